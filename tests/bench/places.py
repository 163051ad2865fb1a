"""The screens of Midstance, how to reach each of them, and which keys to press there."""

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
    """

    name: str
    arguments: tuple[str, ...] = ()
    path: tuple[tuple[str, str], ...] = ()
    keys: tuple[str, ...] = ("down", "up")
    phase: str = ""


REHEARSAL = ("start", str(Path(__file__).with_name("rehearsal.toml")), "--rehearse")

PLACES = (
    Place("Today"),
    Place("Help", path=(("?", "(?i)all keys|help"),)),
    Place("Palette", path=(("ctrl+p", "(?i)search"),)),
    Place("Session, before a set", REHEARSAL, phase="NEXT", keys=("f", "f")),
    Place("Session, in a set", REHEARSAL, phase="HOLD", keys=("m", "m")),
    Place("Session, at rest", REHEARSAL, phase="REST", keys=("+", "-")),
)
"""Every screen on which the time from a key to the screen is measured."""

COUNTDOWN = Place("Countdown", REHEARSAL, phase="REST")
"""Where a clock counts down long enough to be watched."""
