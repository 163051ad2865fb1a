"""A session in outline: how long it takes, what it needs, what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from midstance.domain.library import Library
    from midstance.domain.session import Session


def minutes(library: Library, session: Session) -> int:
    """How long a session takes, in whole minutes."""
    from midstance.domain.duration import estimated_seconds
    from midstance.domain.steps import lay_out

    return round(estimated_seconds(lay_out(session, library.exercises)) / 60)


def block_rows(library: Library, session: Session) -> list[tuple[str, str, str]]:
    """A row for each exercise: the block's heading (once), the name, what is asked."""
    rows: list[tuple[str, str, str]] = []
    for block in session.blocks:
        heading = block.purpose.heading
        for item in block.items:
            name = library.exercises[item.exercise].name
            rows.append((heading, name, item.prescription.text()))
            heading = ""
    return rows


def equipment(library: Library, session: Session) -> list[str]:
    """What a session needs, each item once, in the order in which it is needed."""
    needed: dict[str, None] = {}
    for item in session.items:
        for choice in library.exercises[item.exercise].equipment[:1]:
            needed.update(dict.fromkeys(each.plain for each in choice))
    return list(needed)


def session_blocks(library: Library, session: Session) -> list[dict[str, object]]:
    """The blocks of a session as plain values."""
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
