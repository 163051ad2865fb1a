"""The screens of Midstance, how to reach each of them, and which keys to press there."""

import re
from dataclasses import dataclass
from pathlib import Path

NEXT_SENSIBLE_THING = "space"


@dataclass(frozen=True, slots=True)
class Place:
    """A screen to measure.

    Attributes:
        name: What the table calls it.
        arguments: What is typed after ``midstance``.
        path: Keys with the expression that the screen matches after each of them.
        keys: What is pressed in turn; each changes something that can be seen.
        phase: The phase to walk to with the one key that always goes on, or nothing.
        then: Keys after the phase is reached, as in ``path``.
        is_new: Whether the runner's home is empty.
    """

    name: str
    arguments: tuple[str, ...] = ()
    path: tuple[tuple[str, str], ...] = ()
    keys: tuple[str, ...] = ("down", "up")
    phase: str = ""
    then: tuple[tuple[str, str], ...] = ()
    is_new: bool = False

    def is_reached(self, text: str) -> bool:
        """Whether the screen shows the phase itself, and not that it comes next."""
        return re.search(rf"(?<!then ){self.phase}\b", text) is not None


REHEARSAL = ("start", str(Path(__file__).with_name("rehearsal.toml")), "--rehearse")

PLACES = (
    Place("First run", path=(("down", "for runners"),), is_new=True),
    Place("Today", path=(("tab", "MIDSTANCE"),)),
    Place("Help", path=(("?", "(?i)all keys|help"),)),
    Place("Palette", path=(("ctrl+p", "Type part of a name"),)),
    Place("Palette, typing", path=(("ctrl+p", "Type part of a name"),), keys=("l", "backspace")),
    Place("Log", path=(("L", "MIDSTANCE   Log"),)),
    Place("Week", path=(("w", "MIDSTANCE   Week"),), keys=("left", "right")),
    Place("History", path=(("y", "MIDSTANCE   Trends"),)),
    Place("Exercises", path=(("i", "MIDSTANCE   Exercises"),)),
    Place(
        "An exercise",
        path=(("i", "MIDSTANCE   Exercises"), ("enter", "Ladder")),
        keys=("right", "left"),
    ),
    Place("Programs", path=(("g", "MIDSTANCE   Programs"),)),
    Place("A program", path=(("g", "MIDSTANCE   Programs"), ("enter", "choose"))),
    Place("Profile", path=(("o", "MIDSTANCE   Profile"),)),
    Place("Session, before a set", REHEARSAL, phase="NEXT", keys=("right", "left")),
    Place("Session, variants", REHEARSAL, phase="NEXT", then=(("v", "SWAP"),)),
    Place("Session, getting ready", REHEARSAL, phase="GET READY", keys=("c", "c")),
    Place("Session, floor mode", REHEARSAL, phase="HOLD", keys=("f", "f")),
    Place("Session, in a set", REHEARSAL, phase="HOLD", keys=("m", "m")),
    Place("Session, at rest", REHEARSAL, phase="REST", keys=("r", "R")),
    Place("Session, done", REHEARSAL, phase="DONE", keys=("m", "m")),
    Place("Month", path=(("C", r"MIDSTANCE   \w+ 20\d\d"),), keys=("left", "right")),
)
"""Every screen on which the time from a key to the screen is measured."""

COUNTDOWN = Place("Countdown", REHEARSAL, phase="REST")
"""Where a clock counts down long enough to be watched."""
