"""A session as rows of a list, and in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.duration import estimated_seconds
from midstance.tui.widgets.rows import Row, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.session import Block, Session
    from midstance.domain.steps import Turn


def detail_text(
    session: Session, turns: tuple[Turn, ...], exercises: Mapping[str, Exercise]
) -> str:
    """How long it takes, how many sets count, and what it needs."""
    minutes = round(estimated_seconds(turns) / 60)
    sets = sum(turn.purpose.counts for turn in turns)
    kit: dict[str, None] = {}
    for item in session.items:
        for choice in exercises[item.exercise].equipment[:1]:
            kit.update(dict.fromkeys(each.plain for each in choice))
    needs = f" · needs {', '.join(kit)}" if kit else " · no equipment"
    return f"{minutes} min · {sets} sets{needs}"


def session_rows(session: Session, exercises: Mapping[str, Exercise]) -> Iterator[Row]:
    """Each exercise with what is asked of it, under the headings of the blocks."""
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
                (Span(item.prescription.text(), "strong"),),
            )


def _heading(block: Block) -> str:
    heading = block.purpose.heading
    return f"{heading} · {block.rounds} rounds" if block.rounds > 1 else heading
