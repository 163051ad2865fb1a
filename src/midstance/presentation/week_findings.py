"""What stands out in a week by name: bests, growth, uneven sides, pains, what was left out.

Each section has its table for pages and its short lines for the full screen, side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.history import TrendQuantity
from midstance.domain.pain import WEEK_PAIN_RULE
from midstance.domain.quantity import Load, WeightUnit, spoken_load
from midstance.domain.session import is_program_session, letter_of
from midstance.domain.strength.bests import BestKind
from midstance.domain.strength.one_rep_max import FORMULA, VALID
from midstance.domain.weeks.review import SpacingRule
from midstance.presentation.blocks import MUTED, Section
from midstance.presentation.clean import clean
from midstance.presentation.phrases import (
    ESTIMATED,
    amount_text,
    change_with_reason,
    day_text,
    done_text,
    gain_text,
    group_text,
    percent_text,
    plural,
    quantity_text,
    set_text,
    weekday_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.domain.attendance import WeekEntry
    from midstance.domain.weeks.review import (
        Balance,
        MovedTarget,
        PainNote,
        PersonalBest,
        SetGrowth,
        WeekReview,
        WeekSpacing,
        WeekTip,
    )

BALANCE = "Left and right"


def entry_name(entry: WeekEntry) -> str:
    """``A Squat, push, trunk``: the letter of a program's session before its name."""
    letter = f"{letter_of(entry.session)} " if is_program_session(entry.session) else ""
    return clean(f"{letter}{entry.name}")


def session_names(review: WeekReview) -> dict[str, str]:
    """The names of the sessions of the week by their ids."""
    return {each.session: entry_name(each) for day in review.days for each in day.entries}


def gain_sections(review: WeekReview, unit: WeightUnit) -> tuple[Section, ...]:
    """What went well: bests, what grew, the work on calf, soleus and hip."""
    return _bests(review, unit), _growth(review, unit), _focus(review)


def gap_sections(review: WeekReview, unit: WeightUnit) -> tuple[Section, ...]:
    """What to look at: uneven sides, pains beside their exercises, what was left out."""
    return _balance(review, unit), _pains(review, unit), _left_out(review)


def other_sections(review: WeekReview, unit: WeightUnit) -> tuple[Section, ...]:
    """Targets that moved, what was done instead of what, runs, and what comes next."""
    swaps = tuple(f"{each.name} in place of {each.prescribed_name}" for each in review.swaps)
    return (
        Section("Targets moved", tuple(moved_target_text(each, unit) for each in review.moved)),
        Section("Swapped", swaps),
        Section("Not in the library, counted in no group", review.unknown_exercises, style=MUTED),
        Section("Runs", review.runs),
        Section("Hard days and spacing", tuple(_spacing(review))),
        Section("Next week", review.next_week, style="$text-accent"),
        Section("Tip", tuple(" ".join(each) for each in (tip_texts(review.tip),) if each)),
    )


def moved_target_text(moved: MovedTarget, unit: WeightUnit) -> str:
    """What moved, on which day and why: ``Mon Back squat: 2.5 kg more. All sets were done.``."""
    why = change_with_reason(moved.grams, moved.reason, unit)
    return f"{moved.day:%a} {moved.name}: {why}"


def _spacing(review: WeekReview) -> Iterator[str]:
    """Of a week with runs: beside them spacing matters."""
    if review.spacing is not None and review.runs:
        yield from spacing_lines(review.spacing)


def hard_days_text(spacing: WeekSpacing) -> str:
    """How many hard days there were, and which: ``3 (Tue, Fri, Sun)``; ``none``."""
    days = ", ".join(weekday_text(day).partition(" ")[0] for day in spacing.hard_days)
    return f"{len(spacing.hard_days)} ({days})" if days else "none"


def spacing_texts(spacing: WeekSpacing) -> tuple[str, ...]:
    """What lay too near, each in words; nothing where spacing was kept."""
    return tuple(
        _BREAKS[each.rule].format(weekday_text(each.day), weekday_text(each.other))
        for each in spacing.breaks
    )


_BREAKS = {
    SpacingRule.BEFORE_LONG: "legs on {}, the long run or race on {}",
    SpacingRule.BEFORE_FAST: "heavy legs on {}, a fast run on {}",
    SpacingRule.ON_LONG: "legs and the long run or race on {}",
    SpacingRule.IN_A_ROW: "legs on {} and again on {}",
}


def spacing_lines(spacing: WeekSpacing) -> Iterator[str]:
    """Hard days and spacing as sentences."""
    yield f"Hard days: {hard_days_text(spacing)}."
    if not spacing.breaks:
        yield "Spacing kept: leg work lay clear of long and fast runs, with a day between."
    for text in spacing_texts(spacing):
        yield f"Spacing not kept: {text}."


_TIMES = ("", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def tip_texts(tip: WeekTip | None) -> tuple[str, str] | None:
    """What was short, and what to do about it: ``Pull is short for the fourth week.``."""
    if tip is None:
        return None
    group = group_text(tip.group).capitalize()
    verb = "are" if group.endswith("s") else "is"
    short = f"short for the {_TIMES[tip.weeks]} week"
    if tip.weeks == 1:
        short = f"{plural(tip.missing, 'set')} short"
    session = letter_of(tip.session) if is_program_session(tip.session) else tip.session_name
    what = f"{tip.name} is added to {session}." if tip.is_taken else f"Add {tip.name} to {session}?"
    return f"{group} {verb} {short}.", what


def _bests(review: WeekReview, unit: WeightUnit) -> Section:
    rows = tuple(
        (
            each.best.kind.heading,
            each.name,
            _best(each, unit),
            gain_text(each.best, unit),
            day_text(each.logged.local_date),
        )
        for each in review.bests
    )
    estimated = any(each.best.kind is BestKind.ESTIMATED_MAXIMUM for each in review.bests)
    note = f"Estimates: {FORMULA}; {VALID}." if estimated else ""
    brief = tuple(line for each in review.bests for line in _brief_best(each, unit))
    head = ("best", "exercise", "set", "better by", "day")
    return Section("New bests", (), head, rows, note, brief)


def _best(best: PersonalBest, unit: WeightUnit) -> str:
    done, estimate = set_text(best.logged.set, unit), best.estimate
    if estimate is None:
        return done
    check = estimate.cross_check.text(unit)
    return (
        f"{estimate.load.text(unit)} from {done} (r = {estimate.repetitions}, "
        f"confidence {estimate.confidence.value}, Brzycki {check})"
    )


def _brief_best(best: PersonalBest, unit: WeightUnit) -> Iterator[str]:
    estimate = best.estimate
    value = done_text(best.logged.set, unit) if estimate is None else estimate.load.text(unit)
    yield f"{best.best.kind.heading}: {value} ({gain_text(best.best, unit)}), {best.name}"
    if best.best.kind is BestKind.ESTIMATED_MAXIMUM:
        yield f"  {ESTIMATED}"


def _growth(review: WeekReview, unit: WeightUnit) -> Section:
    rows = tuple(
        (
            each.name,
            each.quantity.heading.lower(),
            quantity_text(each.quantity, each.before, unit),
            quantity_text(each.quantity, each.now, unit),
            day_text(each.since),
        )
        for each in review.growth
    )
    brief = tuple(_brief_growth(each, unit) for each in review.growth)
    head = ("exercise", "in", "before", "now", "since")
    return Section("Improved", (), head, rows, brief=brief)


def _brief_growth(each: SetGrowth, unit: WeightUnit) -> str:
    """``Loaded step-up: 40 → 45 kg``: a unit that both values share is written once."""
    before, now = (
        quantity_text(each.quantity, value, unit).split(" ") for value in (each.before, each.now)
    )
    is_shared = before[1].rstrip("s") == now[1].rstrip("s")
    first = before[0] if is_shared else " ".join(before)
    estimated = " estimated" if each.quantity is TrendQuantity.ESTIMATED_MAXIMUM else ""
    return f"{each.name}: {first} → {' '.join(now)}{estimated}"


def _focus(review: WeekReview) -> Section:
    amounts = [amount_text(each.amount, each.unit) for each in review.focus]
    rows = tuple(
        (each.focus.value, each.name, str(each.sets), amount)
        for each, amount in zip(review.focus, amounts, strict=True)
    )
    brief = tuple(
        f"{each.name}: {plural(each.sets, 'set')}, {amount}"
        for each, amount in zip(review.focus, amounts, strict=True)
    )
    head = ("", "exercise", "sets", "in all")
    return Section("Calf, soleus and hip", (), head, rows, brief=brief)


def _balance(review: WeekReview, unit: WeightUnit) -> Section:
    """Every exercise with two sides in the table, the uneven ones alone in the short lines."""
    rows = tuple(
        (
            each.name,
            _side(each, each.left, unit),
            _side(each, each.right, unit),
            percent_text(each.difference),
            f"{each.weaker.value} did less" if each.weaker else "",
        )
        for each in review.balance
    )
    brief = tuple(
        f"{each.name}: {each.weaker.value} did {percent_text(each.difference)} less"
        for each in review.balance
        if each.weaker
    )
    head = ("exercise", "left", "right", "difference", "above 15 %")
    return Section(BALANCE, (), head, rows, brief=brief)


def _side(balance: Balance, work: int, unit: WeightUnit) -> str:
    if not balance.has_load:
        return amount_text(work, balance.unit)
    return f"{Load(work).text(unit)} x {balance.unit.value}"


def _pains(review: WeekReview, unit: WeightUnit) -> Section:
    rows, brief = [], []
    for each in review.pains:
        pain, times = each.pain, f"noted {each.times} times" if each.times > 1 else ""
        where = f"{pain.region} ({times})" if times else pain.region
        done = _done_of_exercise(each, unit)
        rows.append((day_text(each.day), where, f"{pain.level} of 10", each.name, done))
        line = f"{each.day:%a} {pain.region} {pain.level}/10 in {each.name}"
        brief.append(f"{line}, {times}" if times else line)
    head = ("day", "where", "level", "exercise", "done of it")
    note = WEEK_PAIN_RULE if rows else ""
    return Section("Pains", (), head, tuple(rows), note, tuple(brief), "$text-warning")


def _done_of_exercise(note: PainNote, unit: WeightUnit) -> str:
    if note.unit is None:
        return ""
    most = spoken_load(note.load, note.load_is, unit)
    load = f", up to {most}" if most else ""
    return f"{plural(note.sets, 'set')}, {amount_text(note.amount, note.unit)}{load}"


def _left_out(review: WeekReview) -> Section:
    names = session_names(review)
    rows = tuple(
        (
            day_text(each.day),
            names.get(each.session, each.session),
            each.name,
            plural(each.sets, "set"),
        )
        for each in review.left_out
    )
    brief = tuple(
        f"{each.day:%a} {each.name}: {plural(each.sets, 'set')}" for each in review.left_out
    )
    head = ("day", "session", "exercise", "left out")
    return Section("Skipped", (), head, rows, brief=brief)
