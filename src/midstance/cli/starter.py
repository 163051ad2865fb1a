"""A first file for a program of the runner's own: small, whole, and with a word on each part."""

from __future__ import annotations

import re
import unicodedata
from string import Template

LONGEST_ID = 60
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")

_PROGRAM = Template("""\
# $name: a program of your own.
#
# Read what is wrong with it: midstance check $file
# Look at it:                 midstance programs $id
# Follow it:                  midstance use $id
#
# "2x10 @6" is two sets of ten repetitions at effort 6 of 10. "s" stands for seconds, "m" for
# metres, "c" for contacts, "/side" for each side, "10+ s" for an open end, "~79%" for a share of
# the most that could be lifted once. "-" leaves the exercise out in that week. Rests are in
# seconds, or a window such as "60-90 s".

id       = "$id"  # what you type; small letters, digits and hyphens
name     = "$title"
summary  = "What it is for, in a sentence."
weeks    = 4
per_week = 2

# All of these may be left out.
levels      = [1, 3]  # the lowest and the highest level of its exercises, 1 to 5
impact      = "none"  # how hard its landings are: none, low, high
equipment   = "chair, mat"
deload      = [4]     # weeks that are lighter on purpose
entry       = "When to begin with it."
in_the_week = "On which days, and how far from hard runs."
progression = "How it grows."
finish      = "When it is done, and what comes next."

# A session is its blocks in this order: warm-up, balance, power, strength, single-leg, hips,
# calf-foot, core, conditioning, cool-down. Leave out what you do not need. What there is:
# midstance exercises
[[session]]
id   = "A"
name = "Legs and trunk"

# A routine taken whole: midstance programs lists them.
[[session.block]]
purpose = "warm-up"
routine = "warmup-5"

[[session.block]]
purpose = "strength"

[[session.block.item]]
exercise = "bodyweight-squat"
rest     = 60
weeks    = ["2x10 @5", "2x12 @6", "3x12 @6", "2x10 @5"]

[[session.block.item]]
exercise = "incline-push-up"
rest     = "60-90 s"
weeks    = ["2x8 @6", "2x10 @6", "3x10 @6", "2x8 @5"]

# The exercises of a superset alternate; "circuit" goes round, "interval" runs on the clock.
[[session.block]]
purpose = "core"
style   = "superset"

[[session.block.item]]
exercise = "plank"
rest     = 30
sets     = "2x30 s @6"  # the same in every week

[[session.block.item]]
exercise = "bird-dog"
rest     = 30
sets     = "2x8/side @5"

[[session]]
id   = "B"
name = "Hips and calves"

[[session.block]]
purpose = "warm-up"
routine = "warmup-5"

[[session.block]]
purpose = "hips"

[[session.block.item]]
exercise = "glute-bridge"
rest     = 45
weeks    = ["2x12 @5", "2x15 @6", "3x15 @6", "2x12 @5"]

[[session.block]]
purpose = "calf-foot"

[[session.block.item]]
exercise = "calf-raise"
rest     = 45
weeks    = ["2x12 @5", "2x15 @6", "3x15 @6", "2x12 @5"]

[[session.block]]
purpose = "cool-down"
routine = "cooldown-5"
""")


def id_of(name: str) -> str:
    """The id that a name gives: small letters, digits and hyphens; "" where it has none of them."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NOT_IN_IDS.sub("-", plain.lower()).strip("-")[:LONGEST_ID].strip("-")


def program_text(name: str, file: str) -> str:
    """The starter for a program called ``name``, that will lie in ``file``."""
    title = " ".join(name.split())
    written = title.replace("\\", "\\\\").replace(chr(34), "\\" + chr(34))
    return _PROGRAM.substitute(name=title, title=written, id=id_of(name), file=file)
