"""The log and the week as Markdown, to paste into notes."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.quantity import WeightUnit
from midstance.domain.strength.ramp_up import set_name
from midstance.presentation.clean import escape_markdown
from midstance.presentation.phrases import day_text, set_text
from midstance.presentation.week import week_sections, week_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from midstance.domain.exercise import Exercise
    from midstance.domain.record import LoggedSet, WorkoutRecord
    from midstance.domain.weeks.review import WeekReview
    from midstance.presentation.blocks import Section


EMPTY_CELL = " "
NO_NAMES: Mapping[str, Exercise] = MappingProxyType({})


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table, line by line."""
    yield _row(head)
    yield f"|{' --- |' * len(head)}"
    yield from map(_row, rows)


def _row(cells: Sequence[str]) -> str:
    return f"|{'|'.join(f' {escape_markdown(each)} ' if each else EMPTY_CELL for each in cells)}|"


def log_markdown(
    workouts: Iterable[WorkoutRecord],
    unit: WeightUnit = WeightUnit.KG,
    exercises: Mapping[str, Exercise] = NO_NAMES,
) -> Iterator[str]:
    """Workouts with their sets, line by line, in the order given; loads in ``unit``.

    What ``exercises`` does not hold is called by its id.
    """
    names = {id_: each.name for id_, each in exercises.items()}
    yield "# Training log"
    for workout in workouts:
        yield ""
        name = f"{workout.name} ({workout.session})" if workout.name else workout.session
        yield f"## {day_text(workout.local_date)}: {escape_markdown(name)}"
        yield from _workout(workout, unit, names)


def _workout(workout: WorkoutRecord, unit: WeightUnit, names: Mapping[str, str]) -> Iterator[str]:
    if workout.note:
        yield ""
        yield escape_markdown(workout.note)
    if workout.heart_rate.is_noted:
        yield ""
        yield f"Heart rate: {workout.heart_rate.text()}"
    if workout.pains:
        yield ""
        yield from (
            f"- Pain: {escape_markdown(pain.region)}, {pain.level} of 10, "
            f"{escape_markdown(names.get(pain.exercise, pain.exercise))}"
            for pain in workout.pains
        )
    if workout.sets:
        yield ""
        yield from markdown_table(
            ("exercise", "set", "done", "effort", "note"), _sets(workout.sets, unit, names)
        )


def _sets(
    sets: Iterable[LoggedSet], unit: WeightUnit, names: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    for each in sets:
        record = each.set
        effort = "" if record.effort is None else str(record.effort)
        yield (
            names.get(record.exercise, record.exercise),
            set_name(record.set_number).removeprefix("set "),
            set_text(record, unit),
            effort,
            record.note,
        )


def week_markdown(review: WeekReview, unit: WeightUnit = WeightUnit.KG) -> Iterator[str]:
    """The review of a week, line by line, loads in ``unit``."""
    yield f"# {week_title(review)}"
    for section in week_sections(review, unit):
        yield ""
        yield f"## {escape_markdown(section.heading)}"
        yield from _body(section)


def _body(section: Section) -> Iterator[str]:
    if section.lines:
        yield ""
        yield from (f"- {escape_markdown(line)}" for line in section.lines)
    if section.rows:
        yield ""
        yield from markdown_table(section.head, section.rows)
    if section.note:
        yield ""
        yield escape_markdown(section.note)
