"""What a session asks for in words: its rows, its prescriptions, its kit, plain values for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.planned_sets import (
    estimated_seconds,
    lay_out,
    usual_loading,
    work_sets,
)
from midstance.domain.quantity import Unit, WeightUnit
from midstance.presentation.blocks import Row, Span
from midstance.presentation.phrases import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.planned_sets import LoadingOf, PlannedSet
    from midstance.domain.session import Block, Prescription, Session

NO_EQUIPMENT = "no equipment"


def session_detail_text(
    session: Session, planned_sets: tuple[PlannedSet, ...], exercises: Mapping[str, Exercise]
) -> str:
    """How long it takes, how many sets count, and what it needs."""
    minutes, sets, needed = session_details(session, planned_sets, exercises)
    return f"{minutes} · {sets} · {f'needs {needed}' if needed else NO_EQUIPMENT}"


def session_details(
    session: Session, planned_sets: tuple[PlannedSet, ...], exercises: Mapping[str, Exercise]
) -> tuple[str, str, str]:
    """The same, each by itself: ``45 min``, ``18 sets``, ``barbell``; "" for no equipment."""
    minutes = round(estimated_seconds(planned_sets) / 60)
    count = work_sets(planned_sets)
    sets = plural(count, "set") if count else plural(len(planned_sets), "move")
    return f"{minutes} min", sets, ", ".join(_equipment(session, exercises))


def session_rows(
    session: Session, exercises: Mapping[str, Exercise], unit: WeightUnit = WeightUnit.KG
) -> Iterator[Row]:
    """Each exercise with its prescription, loads in ``unit``, under the headings of the blocks."""
    for number, block in enumerate(session.blocks):
        yield Row(f"b{number}", (Span(_heading(block), "muted"),), is_heading=True)
        for place, item in enumerate(block.items):
            rest = f"rest {item.rest.text()}" if item.rest.high else ""
            yield Row(
                f"{number}.{place}",
                (
                    Span(exercises[item.exercise].name),
                    Span(f"   {item.note or rest}", "warning" if item.prescribed else "muted"),
                ),
                (Span(target_text(item.prescription, unit), "strong"),),
            )


def asked_text(prescription: Prescription, *, is_open: bool = False) -> str:
    """How much is asked, without load and effort: ``3 × 5``, ``2 × 10 a side``, ``3 × 8+``."""
    amount = str(prescription.amount)
    if prescription.up_to is not None:
        amount = f"{amount}-{prescription.up_to}"
    if prescription.open_ended or is_open:
        amount += "+"
    word = prescription.unit.suffix
    if prescription.sets == 1 and prescription.unit is Unit.REPS:
        word = " reps"
    side = " a side" if prescription.per_side else ""
    sets = f"{prescription.sets} × " if prescription.sets > 1 else ""
    return f"{sets}{amount}{word}{side}"


def target_text(prescription: Prescription, unit: WeightUnit = WeightUnit.KG) -> str:
    """What is asked, in full: ``2 × 10 a side @ 12 kg, RPE 6``, ``3 × 5, 75 % of 1RM``."""
    load = f" @ {prescription.load.text(unit)}" if prescription.load else ""
    parts = [
        f"{asked_text(prescription)}{load}",
        "" if prescription.rpe is None else f"RPE {prescription.rpe}",
        "" if prescription.percent is None else f"{prescription.percent} % of 1RM",
    ]
    return ", ".join(filter(None, parts))


def _heading(block: Block) -> str:
    heading = block.purpose.heading
    return f"{heading} · {block.rounds} rounds" if block.rounds > 1 else heading


def session_minutes(library: Library, session: Session, loading: LoadingOf = usual_loading) -> int:
    """How long a session takes, in whole minutes, with loads made as ``loading`` says."""
    planned_sets = lay_out(session, library.exercises, loading=loading)
    return round(estimated_seconds(planned_sets) / 60)


def block_rows(
    library: Library, session: Session, unit: WeightUnit = WeightUnit.KG
) -> list[tuple[str, str, str]]:
    """A row for each exercise: the block's heading (once), the name, the prescription."""
    rows: list[tuple[str, str, str]] = []
    for block in session.blocks:
        heading = block.purpose.heading
        for item in block.items:
            name = library.exercises[item.exercise].name
            rows.append((heading, name, target_text(item.prescription, unit)))
            heading = ""
    return rows


def session_equipment(library: Library, session: Session) -> list[str]:
    """What a session needs, each item once, in the order in which it is needed."""
    return _equipment(session, library.exercises)


def _equipment(session: Session, exercises: Mapping[str, Exercise]) -> list[str]:
    needed: dict[str, None] = {}
    for item in session.items:
        for choice in exercises[item.exercise].equipment[:1]:
            needed.update(dict.fromkeys(each.plain for each in choice))
    return list(needed)


def session_blocks(library: Library, session: Session) -> list[dict[str, object]]:
    """The blocks of a session as plain values; the loads in prescriptions are in kilograms."""
    return [
        {
            "purpose": block.purpose.value,
            "style": block.style.value,
            "rounds": block.rounds,
            "routine": block.routine or None,
            "items": [
                {
                    "exercise": item.exercise,
                    "name": library.exercises[item.exercise].name,
                    "prescription": item.prescription.text(),
                    "rest": item.rest.text(),
                }
                for item in block.items
            ],
        }
        for block in session.blocks
    ]
