"""What stands out in a week, as short lists under headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.bests import BestKind
from midstance.domain.quantity import Amount
from midstance.domain.trend import Quantity
from midstance.tui.history_text import ESTIMATED, value_text
from midstance.tui.shown import shown
from midstance.tui.week_text import counted
from midstance.tui.widgets.line import MUTED
from midstance.tui.widgets.sections import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from midstance.domain.bests import Best, Growth
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.review import Balance, FocusWork, PainNote, WeekReview

EMPTY = Section("Nothing stands out", ("no set counted in this week",), MUTED)


def gains(review: WeekReview, unit: WeightUnit) -> tuple[Section, ...]:
    """What went well, what was done by name and instead of what, and what comes next."""
    swaps = (f"{each.name} for {each.prescribed_name}" for each in review.swaps)
    return _kept(
        ("Bests of the week", _bests(review.bests, unit), "$text"),
        ("Grew", (_growth(each, unit) for each in review.growth), "$text"),
        ("Calf, soleus and hip", map(_focus, review.focus), "$text"),
        ("Runs", review.runs, "$text"),
        ("Next week", review.next_week, "$text-accent"),
        ("Swapped", swaps, "$text"),
        ("Not in the library, counted in no group", review.strange, MUTED),
    )


def gaps(review: WeekReview) -> tuple[Section, ...]:
    """What to look at: uneven sides, pains beside their exercises, what was left out."""
    uneven = (each for each in review.balance if each.weaker)
    left_out = (
        f"{each.day:%a} {each.name}: {counted(each.sets, 'set')}" for each in review.left_out
    )
    return _kept(
        ("One side less", map(_uneven, uneven), "$text"),
        ("Pains", map(_pain, review.pains), "$text-warning"),
        ("Left out", left_out, "$text"),
    )


def _kept(*lists: tuple[str, Iterable[str], str]) -> tuple[Section, ...]:
    made = (
        Section(heading, tuple(shown(line, 120) for line in lines), style)
        for heading, lines, style in lists
    )
    return tuple(each for each in made if each.lines)


def _bests(bests: Iterable[Best], unit: WeightUnit) -> Iterator[str]:
    for best in bests:
        yield _best(best, unit)
        if best.kind is BestKind.ESTIMATED_MAXIMUM:
            yield f"  {ESTIMATED}"


def _best(best: Best, unit: WeightUnit) -> str:
    if best.estimate is not None:
        return f"{best.kind.heading}: {best.estimate.load.text(unit)}, {best.name}"
    done = best.logged.set
    load = f" @ {done.load.text(unit)}" if done.load else ""
    value = Amount(done.value, done.target.unit).text()
    return f"{best.kind.heading}: {value}{load}, {best.name}"


def _growth(each: Growth, unit: WeightUnit) -> str:
    before, now = (value_text(each.quantity, value, unit) for value in (each.before, each.now))
    before = before.partition(" ")[0]
    estimated = " estimated" if each.quantity is Quantity.ESTIMATED_MAXIMUM else ""
    return f"{each.name}: {before} → {now}{estimated}"


def _focus(work: FocusWork) -> str:
    return f"{work.name}: {counted(work.sets, 'set')}, {Amount(work.amount, work.unit).text()}"


def _uneven(each: Balance) -> str:
    return f"{each.name}: {each.weaker} {each.difference:.0%} less"


def _pain(note: PainNote) -> str:
    times = f", {note.times} times this week" if note.times > 1 else ""
    return f"{note.day:%a} {note.pain.region} {note.pain.level}/10 in {note.name}{times}"
