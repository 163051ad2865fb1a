"""The dialogs of the log: what is wrong with a set, and whether to delete or reopen."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.domain.quantity import Unit, WeightUnit
from midstance.presentation.log import log_day_text, minutes_text, set_amount_text
from midstance.tui.dialogs.choice import ChoiceDialog, Option, TextDialog

if TYPE_CHECKING:
    from datetime import date

    from midstance.domain.record import LoggedSet, SetRecord, WorkoutRecord

_AMOUNTS = {
    Unit.REPS: "Repetitions",
    Unit.SECONDS: "Seconds",
    Unit.METRES: "Metres",
    Unit.CONTACTS: "Jumps",
}


class SetProblem(StrEnum):
    """What is wrong with a set."""

    NUMBER = "number"
    LOAD = "load"
    EFFORT = "effort"
    NOTE = "note"
    DURATION = "duration"
    HEART = "heart"
    ALL = "all"


def problem_dialog(
    title: str, record: SetRecord, unit: WeightUnit, workout: WorkoutRecord | None
) -> ChoiceDialog[SetProblem]:
    """What is wrong with this set, or with the time or the heart rate of its workout?"""
    load = record.load_text(unit) or "none"
    effort = str(record.effort) if record.effort is not None else "not rated"
    return ChoiceDialog(
        title,
        (
            Option("v", "Number", SetProblem.NUMBER, set_amount_text(record)),
            Option("k", "Load", SetProblem.LOAD, load),
            Option("e", "Effort", SetProblem.EFFORT, effort),
            Option("n", "Note", SetProblem.NOTE, record.note),
            *_of_workout(workout),
            Option("x", "Not done: delete it", SetProblem.ALL, "delete it"),
        ),
    )


def _of_workout(workout: WorkoutRecord | None) -> tuple[Option[SetProblem], ...]:
    took = minutes_text(workout) if workout else ""
    rate = workout.heart_rate.text() if workout else ""
    return (
        Option("m", "Minutes of the workout", SetProblem.DURATION, took or "not entered"),
        Option("h", "Heart rate of the workout", SetProblem.HEART, rate or "not noted"),
    )


def workout_dialog(workout: WorkoutRecord) -> ChoiceDialog[SetProblem]:
    """What is wrong with a workout that has no sets?"""
    return ChoiceDialog(f"{workout.name}, without sets", _of_workout(workout))


def number_dialog(record: SetRecord) -> TextDialog:
    """The number really done."""
    return TextDialog(f"{_AMOUNTS[record.target.unit]} you did", str(record.value))


def load_dialog(record: SetRecord, unit: WeightUnit) -> TextDialog:
    """The load really used; an empty answer means none."""
    initial = record.load_text(unit)
    text = "2 x 12 kg is a weight in each hand; empty for none."
    return TextDialog("Load, such as 12.5 kg or 30 lb", initial, text=text)


def duration_dialog(workout: WorkoutRecord) -> TextDialog:
    """How long the workout took."""
    seconds = workout.active_seconds
    initial = "" if not seconds else str(round(seconds / 60))
    return TextDialog("Minutes that it took", initial, text="Pauses left out.")


def delete_set_dialog(title: str, logged: LoggedSet) -> ChoiceDialog[bool]:
    """Really delete this set?"""
    return _delete_dialog(f"Delete {title}?", set_amount_text(logged.set))


def delete_workout_dialog(workout: WorkoutRecord) -> ChoiceDialog[bool]:
    """Really delete this workout?"""
    return _delete_dialog(
        f"Delete {workout.name}?", f"{log_day_text(workout.local_date)}, with all its sets"
    )


def _delete_dialog(title: str, detail: str) -> ChoiceDialog[bool]:
    return ChoiceDialog(
        title,
        (
            Option("n", "No, keep it", value=False),
            Option("x", "Yes, delete it", value=True, detail="u undoes this"),
        ),
        text=detail,
    )


def reopen_dialog(workout: WorkoutRecord) -> ChoiceDialog[bool]:
    """Really go on with this workout?"""
    return ChoiceDialog(
        f"Go on with {workout.name}?",
        (
            Option("n", "No, it is finished", value=False),
            Option("r", "Yes, reopen it", value=True, detail="u undoes this"),
        ),
        text=f"{log_day_text(workout.local_date)}, finished early",
    )


def session_dialog(next_session: str) -> TextDialog:
    """Which session was done without Midstance?"""
    return TextDialog(
        "Which session did you do elsewhere?",
        next_session,
        text="Such as foundations/A or core-5. It counts as done, without sets.",
    )


def day_dialog(today: date) -> TextDialog:
    """On which day was it done?"""
    return TextDialog(
        "On which day?", "yesterday", text=f"today, yesterday, or such as {today.isoformat()}."
    )


def search_dialog(before: str) -> TextDialog:
    """Which exercise?"""
    return TextDialog(
        "Search an exercise", before, text="Part of its name. Empty for all workouts."
    )
