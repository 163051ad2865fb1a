"""Small files as a runner would write them, and the places they lie in."""

from pathlib import Path

from midstance.storage.places import Places

EXERCISE = """\
[[exercise]]
id = "wall-squat"
name = "Wall squat"
pattern = "squat"
measure = "seconds"
default = { sets = 2, amount = 30, rpe = 6, rest = 60 }
equipment = [["wall"]]
"""
ROUTINE = """\
id = "mine"
name = "Mine"
purpose = "my own"
change = 10

[[block]]
purpose = "core"

[[block.item]]
exercise = "plank"
sets = "2x30 s @6"
rest = "45-60 s"
"""
PROGRAM = """\
id = "plan"
name = "Plan"
summary = "Two weeks."
weeks = 2
per_week = 1

[[session]]
id = "A"
name = "All of it"

[[session.block]]
purpose = "warm-up"
routine = "warmup-5"

[[session.block]]
purpose = "strength"

[[session.block.item]]
exercise = "bodyweight-squat"
rest = 60
weeks = ["2x10 @6", "3x10 @6"]
"""


def places(folder: Path) -> Places:
    """Places of their own below ``folder``."""
    return Places(folder / "data", folder / "config", folder / "cache")


def write(where: Places, kind: str, name: str, text: str) -> Path:
    """Write one of the runner's own files."""
    folder = where.config / kind
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.toml"
    file.write_text(text, "utf-8")
    return file
