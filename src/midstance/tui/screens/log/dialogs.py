"""The questions that the log asks before it corrects or deletes something."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.domain.quantity import Unit, WeightUnit
from midstance.presentation.log import day_text, done_text
from midstance.tui.dialogs.choice import Choice, Option, Question

if TYPE_CHECKING:
    from midstance.domain.record import LoggedSet, SetRecord, WorkoutRecord

_AMOUNTS = {
    Unit.REPS: "Repetitions",
    Unit.SECONDS: "Seconds",
    Unit.METRES: "Metres",
    Unit.CONTACTS: "Contacts",
}


Sure = Choice[bool]
"""A question that is answered with yes or no."""


class Wrong(StrEnum):
    """What is wrong with a set."""

    NUMBER = "number"
    LOAD = "load"
    EFFORT = "effort"
    NOTE = "note"
    ALL = "all"


def what_is_wrong(title: str, record: SetRecord, unit: WeightUnit) -> Choice[Wrong]:
    """What is wrong with this set?"""
    load = record.load.text(unit) if record.load else "none"
    effort = str(record.effort) if record.effort is not None else "not rated"
    return Choice(
        title,
        (
            Option("v", "Number", Wrong.NUMBER, done_text(record)),
            Option("k", "Load", Wrong.LOAD, load),
            Option("e", "Effort", Wrong.EFFORT, effort),
            Option("n", "Note", Wrong.NOTE, record.note),
            Option("x", "It was not done", Wrong.ALL, "delete it"),
        ),
    )


def number(record: SetRecord) -> Question:
    """The number really done."""
    return Question(f"{_AMOUNTS[record.target.unit]} really done", str(record.value))


def load(record: SetRecord, unit: WeightUnit) -> Question:
    """The load really used; an empty answer means none."""
    initial = record.load.text(unit) if record.load else ""
    return Question("Load, such as 12.5 kg or 30 lb", initial, text="Empty for none.")


def delete_set(title: str, logged: LoggedSet) -> Sure:
    """Really delete this set?"""
    return _delete(f"Delete {title}?", done_text(logged.set))


def delete_workout(workout: WorkoutRecord) -> Sure:
    """Really delete this workout?"""
    return _delete(f"Delete {workout.name}?", f"{day_text(workout.local_date)}, with all its sets")


def _delete(title: str, detail: str) -> Sure:
    return Choice(
        title,
        (
            Option("n", "No, keep it", value=False),
            Option("x", "Yes, delete it", value=True, detail="u brings it back"),
        ),
        text=detail,
    )


def reopen(workout: WorkoutRecord) -> Sure:
    """Really go on with this workout?"""
    return Choice(
        f"Go on with {workout.name}?",
        (
            Option("n", "No, it is finished", value=False),
            Option("r", "Yes, reopen it", value=True, detail="u finishes it again"),
        ),
        text=f"{day_text(workout.local_date)}, finished early",
    )


def search(before: str) -> Question:
    """Which exercise?"""
    return Question(
        "Search an exercise", before, text="A part of its name. Empty for all workouts."
    )
