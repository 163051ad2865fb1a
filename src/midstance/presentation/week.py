"""The review of a week as sections in plain words: what every format of it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.one_rep_max import FORMULA, VALID
from midstance.domain.pain import WEEK_PAIN_RULE
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.review import BestKind
from midstance.presentation.blocks import ReportSection
from midstance.presentation.phrases import (
    amount_text,
    attendance_text,
    day_text,
    number_text,
    percent_text,
    plural,
    quantity_text,
    range_text,
    seconds_text,
    set_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.domain.attendance import AttendanceDay
    from midstance.domain.review import Balance, PainNote, PersonalBest, WeekReview, WeekTotals

VOLUME = "Sets a muscle group"
BALANCE = "Left and right"


def week_title(review: WeekReview) -> str:
    """The week by its first and last day."""
    return f"Week {review.week.first.isoformat()} to {review.week.last.isoformat()}"


def week_sections(
    review: WeekReview, unit: WeightUnit = WeightUnit.KG
) -> tuple[ReportSection, ...]:
    """Every part that has something to say, in the order in which they are read."""
    made = (
        _days(review),
        _work(review, unit),
        _volume(review),
        _bests(review, unit),
        _growth(review, unit),
        _focus(review),
        _balance(review, unit),
        _pains(review, unit),
        _left_out(review),
        ReportSection("Runs", review.runs),
        ReportSection("Next week", review.next_week),
    )
    return tuple(each for each in made if each.lines or each.rows)


def _days(review: WeekReview) -> ReportSection:
    rows = tuple(_day(day) for day in review.days)
    return ReportSection("Days", tuple(_standing(review)), ("day", "sessions", "sets"), rows)


def _standing(review: WeekReview) -> Iterator[str]:
    if review.standing is not None:
        lighter = ", a deload week" if review.standing.is_deload else ""
        lighter = ", a taper week" if review.standing.is_taper else lighter
        yield f"{review.standing.name}: {review.standing.text}{lighter}."
    streak = review.streak
    so_far = f"{streak.this_week} of {plural(streak.wanted, 'session')} this week"
    more = " or more" if streak.goes_on else ""
    yield f"{plural(streak.weeks, 'week')}{more} in a row with the planned sessions; {so_far}."


def _day(day: AttendanceDay) -> tuple[str, str, str]:
    told = "; ".join(f"{each.session} {attendance_text(each)}" for each in day.entries)
    return day_text(day.date), told, str(day.sets) if day.sets else ""


def _work(review: WeekReview, unit: WeightUnit) -> ReportSection:
    if review.is_empty:
        return ReportSection("Work", ("Nothing was planned or done.",))
    return ReportSection("Work", (*_sums(review.work, unit), *_effort(review)))


def _sums(work: WeekTotals, unit: WeightUnit) -> Iterator[str]:
    yield f"Sessions: {work.sessions_done} done of {work.sessions_planned} planned."
    yield f"Sets: {work.sets_done} done of {work.sets_planned} planned."
    told = (
        (work.reps, plural(work.reps, "repetition")),
        (work.tonnage.grams, f"{work.tonnage.text(unit)} lifted in all"),
        (work.hold_seconds, f"{seconds_text(work.hold_seconds)} held"),
        (work.moving_seconds, f"{seconds_text(work.moving_seconds)} of timed movement"),
        (work.landings.contacts, _landings(work)),
    )
    if parts := [text for value, text in told if value]:
        yield f"Work: {', '.join(parts)}."


def _landings(work: WeekTotals) -> str:
    units = number_text(work.landings.units)
    return f"{plural(work.landings.contacts, 'contact')} ({units} contact units)"


def _effort(review: WeekReview) -> Iterator[str]:
    effort = review.effort
    if effort is not None:
        mean, spread = number_text(effort.mean), number_text(effort.spread)
        yield (
            f"Effort: {mean} on average, spread {spread}, from {effort.lowest} to "
            f"{effort.highest}, in {plural(effort.rated, 'rating')}."
        )
    if review.loads:
        loads = " + ".join(f"{each.load:.0f}" for each in review.loads)
        total = f"{sum(each.load for each in review.loads):.0f}"
        whole = f"{loads} = {total}" if len(review.loads) > 1 else total
        yield f"Session load (mean effort x minutes, Foster et al. 2001): {whole}."


def _volume(review: WeekReview) -> ReportSection:
    rows = tuple(
        (
            each.group.value,
            number_text(each.sets),
            number_text(each.planned),
            range_text(each.target),
            each.verdict.value,
        )
        for each in review.volume
    )
    strange = f"Not in the library, counted in no group: {', '.join(review.strange)}."
    note = strange if review.strange else ""
    return ReportSection(VOLUME, (), ("group", "sets", "planned", "target", ""), rows, note)


def _bests(review: WeekReview, unit: WeightUnit) -> ReportSection:
    rows = tuple(
        (each.kind.heading, each.name, _best(each, unit), day_text(each.logged.local_date))
        for each in review.bests
    )
    estimated = any(each.kind is BestKind.ESTIMATED_MAXIMUM for each in review.bests)
    note = f"Estimates: {FORMULA}; {VALID}." if estimated else ""
    return ReportSection("Bests of the week", (), ("best", "exercise", "set", "day"), rows, note)


def _best(best: PersonalBest, unit: WeightUnit) -> str:
    told = set_text(best.logged.set, unit)
    found = best.estimate
    if found is None:
        return told
    check = found.cross_check.text(unit)
    return (
        f"{found.load.text(unit)} from {told} (r = {found.repetitions}, "
        f"confidence {found.confidence.value}, Brzycki {check})"
    )


def _growth(review: WeekReview, unit: WeightUnit) -> ReportSection:
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
    return ReportSection("What grew", (), ("exercise", "in", "before", "now", "since"), rows)


def _focus(review: WeekReview) -> ReportSection:
    rows = tuple(
        (each.focus.value, each.name, str(each.sets), amount_text(each.amount, each.unit))
        for each in review.focus
    )
    return ReportSection("Calf, soleus and hip", (), ("", "exercise", "sets", "in all"), rows)


def _balance(review: WeekReview, unit: WeightUnit) -> ReportSection:
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
    return ReportSection(
        BALANCE, (), ("exercise", "left", "right", "difference", "above 15 %"), rows
    )


def _side(balance: Balance, work: int, unit: WeightUnit) -> str:
    if not balance.has_load:
        return amount_text(work, balance.unit)
    return f"{Load(work).text(unit)} x {balance.unit.value}"


def _pains(review: WeekReview, unit: WeightUnit) -> ReportSection:
    rows = tuple(
        (
            day_text(each.day),
            f"{each.pain.region}{f' (noted {each.times} times)' if each.times > 1 else ''}",
            f"{each.pain.level} of 10",
            each.name,
            _done(each, unit),
        )
        for each in review.pains
    )
    head = ("day", "where", "level", "exercise", "done of it")
    return ReportSection("Pains", (), head, rows, WEEK_PAIN_RULE if rows else "")


def _done(note: PainNote, unit: WeightUnit) -> str:
    if note.unit is None:
        return ""
    load = f", up to {note.load.text(unit)}" if note.load else ""
    return f"{plural(note.sets, 'set')}, {amount_text(note.amount, note.unit)}{load}"


def _left_out(review: WeekReview) -> ReportSection:
    rows = tuple(
        (day_text(each.day), each.session, each.name, plural(each.sets, "set"))
        for each in review.left_out
    )
    swapped = tuple(f"{each.name} in place of {each.prescribed_name}." for each in review.swaps)
    return ReportSection("Left out", swapped, ("day", "session", "exercise", "left out"), rows)
