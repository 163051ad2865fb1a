"""What a runner did of an exercise, in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.variants import Relation
from midstance.domain.quantity import Amount
from midstance.tui.exercise_text import ago_text
from midstance.tui.widgets.line import MUTED
from midstance.tui.widgets.prose import Paragraph, headed, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import Past, SetRecord
    from midstance.tui.dossier import Page


def history(page: Page, today: date) -> Iterator[Paragraph]:
    """The last time, the best, and what complaints ask for."""
    here = next((each for each in page.variants if each.relation is Relation.HERE), None)
    if here is not None and here.care:
        yield from headed("Today", text(f"{here.care[0].upper()}{here.care[1:]}.", "$text-warning"))
    yield from headed("Your own", *_own(page.past, page.unit, today))


def _own(past: Past | None, unit: WeightUnit, today: date) -> Iterator[Paragraph]:
    if past is None or not past.last or past.last_date is None:
        yield text("Not done yet.", MUTED)
        return
    yield Paragraph(((sets_text(past.last, unit), "$text"),), "last  ", MUTED)
    yield Paragraph(((ago_text(past.last_date, today), MUTED),), "      ", MUTED)
    if past.best is not None:
        yield Paragraph(((_best_text(past.best, unit), "$text"),), "best  ", MUTED)


def sets_text(sets: Iterable[SetRecord], unit: WeightUnit) -> str:
    """Sets in one line: ``12 · 12 · 10 @ 12 kg, effort 7``; both sides of a set as ``8/8``."""
    done = tuple(sets)
    numbers: dict[int, list[str]] = {}
    for each in done:
        numbers.setdefault(each.set_number, []).append(str(each.value))
    values = " · ".join("/".join(sides) for sides in numbers.values())
    loads = dict.fromkeys(each.load.text(unit) for each in done if each.load)
    efforts = [each.effort for each in done if each.effort is not None]
    said = f"{values} {done[0].target.unit.symbol}".rstrip()
    said += f" @ {', '.join(loads)}" if loads else ""
    return said + (f", effort {max(efforts)}" if efforts else "")


def _best_text(best: SetRecord, unit: WeightUnit) -> str:
    load = f" @ {best.load.text(unit)}" if best.load else ""
    return Amount(best.value, best.target.unit).text() + load
