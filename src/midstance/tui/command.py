"""A command: something that a key asks for, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from midstance.workout.phase import Phase


class Area(StrEnum):
    """Where a command can be given."""

    ANYWHERE = "Anywhere"
    SESSION = "In a workout"
    TODAY = "Today"
    LOG = "Log"
    LIBRARY = "Exercises"
    EXERCISE = "An exercise"
    PROGRAMS = "Programs"
    PROFILE = "Profile"
    WEEK = "Week"
    HISTORY = "History"


@dataclass(frozen=True, slots=True)
class Command:
    """Something the runner can ask for.

    Attributes:
        id: stable name, used by key maps.
        keys: the keys, as Textual names them; the first one is shown.
        label: one or two words for the footer.
        help: one line for the help screen.
        phases: the phases in whose footer it stands, most useful first in the table.
    """

    id: str
    area: Area
    keys: tuple[str, ...]
    label: str
    help: str
    phases: frozenset[Phase] = frozenset()

    @property
    def action(self) -> str:
        """The action that Textual calls: one of that name, or where there are many, the one."""
        name = self.id.partition(".")[2]
        many = self.area not in {Area.ANYWHERE, Area.TODAY}
        return f"command('{name}')" if many else name.replace("-", "_")
