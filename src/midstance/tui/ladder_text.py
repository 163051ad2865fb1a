"""The ladder of an exercise with the runner on it, drawn in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.variants import Relation
from midstance.tui.widgets.line import MUTED
from midstance.tui.widgets.prose import Paragraph, headed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.coach.variants import Variant
    from midstance.domain.exercise import Exercise
    from midstance.tui.dossier import Page
    from midstance.tui.widgets.line import Part

SIDE_BY_SIDE = 46
"""Characters of siblings that still stand on one line."""


def ladder(page: Page, exercise: Exercise) -> Iterator[Paragraph]:
    """The ladder from its easiest rung, siblings side by side, then what else could be done."""
    rungs: dict[int, list[Variant]] = {}
    others = []
    for each in page.variants:
        if each.relation is Relation.OTHER_KIT:
            others.append(each)
        else:
            rungs.setdefault(each.steps, []).append(each)
    drawn = (
        line
        for number, steps in enumerate(sorted(rungs), 1)
        for line in _rung(number, rungs[steps])
    )
    title = "Ladder, from easy to hard" if len(rungs) > 1 else "No easier or harder version"
    yield from headed(title, *drawn)
    instead = (Paragraph(tuple(_variant(each)), "  ") for each in others)
    yield from headed(f"Instead of {exercise.name}", *instead)


def _rung(number: int, siblings: list[Variant]) -> Iterator[Paragraph]:
    """Siblings side by side, or beneath each other where they have much to say."""
    is_here = any(each.relation is Relation.HERE for each in siblings)
    style = "bold $text-accent" if is_here else MUTED
    for place, parts in enumerate(_set_out([tuple(_variant(each)) for each in siblings])):
        yield Paragraph(parts, "│   │ " if place else f"├─{number}─┤ ", style)


def _set_out(told: list[tuple[Part, ...]]) -> list[tuple[Part, ...]]:
    """All in one line if they fit, else a line each."""
    if sum(len(part) for parts in told for part, _ in parts) > SIDE_BY_SIDE:
        return told
    return [tuple(part for parts in told for part in (*parts, ("   ", "")))]


def _variant(variant: Variant) -> Iterator[Part]:
    is_here = variant.relation is Relation.HERE
    yield ("✓ " if variant.fits else "✗ "), "$text-success" if variant.fits else "$text-warning"
    yield variant.exercise.name, "bold" if is_here else "$text"
    if is_here:
        yield " ◂ you are here", "bold $text-accent"
    if variant.why_not:
        yield f" ({variant.why_not})", "$text-warning"
    elif variant.too_early:
        yield f" (level {variant.exercise.level} may come too early)", "$text-warning"
