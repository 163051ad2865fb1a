"""An exercise in words: how it is done, its ladder with the runner on it, and its own history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.limitations import MEANINGS
from midstance.coach.single import asked
from midstance.domain.exercise import Impact, Pattern
from midstance.tui.widgets.line import MUTED
from midstance.tui.widgets.prose import BLANK, Paragraph, headed, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from midstance.domain.exercise import Equipment, Exercise, Limitation
    from midstance.domain.muscle import Muscle

IMPACTS = {Impact.NONE: "no impact", Impact.LOW: "low impact", Impact.HIGH: "high impact"}

_GROUPS = ("core", "mobility")
_YESTERDAY, _DAYS, _YEAR = 1, 14, 365


def pattern_text(pattern: Pattern) -> str:
    """A pattern in words: ``core anti-extension``, ``soft tissue``."""
    group, dash, rest = pattern.partition("-")
    return f"{group} {rest}" if dash and group in _GROUPS else pattern.replace("-", " ")


def kit_text(equipment: Iterable[Iterable[Equipment]]) -> str:
    """Alternatives of equipment in words: ``dumbbell and bench, or barbell``."""
    return ", or ".join(" and ".join(item.plain for item in choice) for choice in equipment)


def ago_text(day: date, today: date) -> str:
    """When something was last done, shortly: ``today``, ``9 days ago``, ``3 Feb``."""
    days = (today - day).days
    if days <= _YESTERDAY:
        return "yesterday" if days == _YESTERDAY else "today"
    if days < _DAYS:
        return f"{days} days ago"
    return f"{day.day} {day:%b}" if days < _YEAR else f"{day:%b %Y}"


def about(exercise: Exercise) -> Iterator[Paragraph]:
    """What it is, how it is done, and what to heed."""
    yield text(exercise.name, "bold")
    yield text(_facts(exercise), MUTED)
    yield text(_dose(exercise), MUTED)
    yield BLANK
    if exercise.why:
        yield from (text(exercise.why), BLANK)
    yield from headed("How", *(text(cue, mark="● ") for cue in exercise.cues))
    yield from headed("Mistakes", *(text(each, mark="✗ ") for each in exercise.mistakes))
    yield from headed("Breathing", *_told(exercise.breathing))
    yield from headed("Careful", *_cautions(exercise))
    yield from headed("Muscles", *_muscles(exercise))
    yield from headed("Note", *_told(exercise.note))


def _facts(exercise: Exercise) -> str:
    facts = (
        pattern_text(exercise.pattern),
        f"level {exercise.level} of 5",
        IMPACTS[exercise.impact],
    )
    return " · ".join(facts)


def _dose(exercise: Exercise) -> str:
    rest = f" · rest {exercise.default.rest.text()}" if exercise.default.rest.high else ""
    kit = kit_text(exercise.equipment)
    return f"{asked(exercise).text()}{rest} · {f'needs {kit}' if kit else 'needs nothing'}"


def _told(said: str) -> Iterator[Paragraph]:
    if said:
        yield text(said)


def _cautions(exercise: Exercise) -> Iterator[Paragraph]:
    yield from _told(exercise.caution)
    if exercise.avoid_if:
        yield text(f"Left out while acute: {_complaints(exercise.avoid_if)}.")
    if exercise.care_if:
        yield text(f"With care while acute: {_complaints(exercise.care_if)}.")


def _complaints(limitations: Iterable[Limitation]) -> str:
    return ", ".join(MEANINGS[each].meaning for each in limitations)


def _muscles(exercise: Exercise) -> Iterator[Paragraph]:
    for label, muscles in (("works ", exercise.primary), ("helps ", exercise.secondary)):
        if muscles:
            yield Paragraph(((_names(muscles), "$text"),), label, MUTED)


def _names(muscles: Iterable[Muscle]) -> str:
    return ", ".join(each.plain for each in muscles)
