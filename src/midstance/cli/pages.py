"""The page of one exercise, and values of the library in plain form for JSON."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING

from midstance.cli.output import say, say_text
from midstance.domain.session import Prescription
from midstance.workout.cards import kit_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library


def plain(value: object) -> object:
    """A value of the library as JSON can hold it: records as objects, words for choices."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value


def say_exercise(exercise: Exercise, library: Library) -> None:
    """Print everything about one exercise."""
    say(f"{exercise.name}  ({exercise.id})")
    say_text("", exercise.why)
    say()
    for label, text in _facts(exercise):
        if text:
            say_text(f"{label + ':':<12}", text)
    for label, texts in (("Do", exercise.cues), ("Avoid", exercise.mistakes)):
        if texts:
            say()
            say(label)
            for text in texts:
                say_text("  - ", text)
    for line in _ladder(exercise, library):
        say(line)


def _facts(exercise: Exercise) -> tuple[tuple[str, str], ...]:
    dose, measure = exercise.default, exercise.measure
    asked = Prescription(dose.sets, dose.amount, measure.unit, measure.per_side, rpe=dose.rpe)
    return (
        ("Pattern", exercise.pattern.value),
        ("Level", f"{exercise.level} of 5, impact {exercise.impact.value}"),
        ("Equipment", kit_text(exercise) or "none"),
        ("Start with", f"{asked.text()}, rest {dose.rest.text()}"),
        ("Tempo", exercise.tempo.text() if exercise.tempo else ""),
        ("Muscles", ", ".join(muscle.plain for muscle in exercise.primary)),
        ("Also", ", ".join(muscle.plain for muscle in exercise.secondary)),
        ("Breathing", exercise.breathing),
        ("Caution", exercise.caution),
        ("Not with", ", ".join(each.value for each in exercise.avoid_if)),
        ("Care with", ", ".join(each.value for each in exercise.care_if)),
        ("Note", exercise.note),
    )


def _ladder(exercise: Exercise, library: Library) -> Iterator[str]:
    """The exercises around this one, easiest first, this one marked."""
    if exercise.ladder is None:
        return
    yield ""
    yield f"Ladder {exercise.ladder}, easiest first"
    for rung in library.ladder(exercise.ladder).rungs:
        for each in rung:
            mark = ">" if each.id == exercise.id else " "
            yield f"{mark} {each.rung}  {each.name}  ({each.id})"
