"""The week in words: its days, its figures and the sets of each muscle group.

``week_sections`` is the whole review; the prompt, Markdown and HTML print its sentences and tables.
What stands out by name is in ``week_findings``, with short lines for the full screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.attendance import Attendance
from midstance.domain.calendar import date_text
from midstance.domain.quantity import WeightUnit
from midstance.domain.volume import TOO_FEW
from midstance.presentation.blocks import Section
from midstance.presentation.phrases import (
    day_text,
    group_text,
    number_text,
    plural,
    range_text,
    seconds_text,
    streak_text,
)
from midstance.presentation.week_findings import (
    entry_name,
    gain_sections,
    gap_sections,
    other_sections,
    session_names,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.domain.attendance import ProgramStanding, WeekEntry
    from midstance.domain.volume import GroupVolume
    from midstance.domain.weeks.review import WeekReview, WeekTotals

VOLUME = "Sets per muscle group"


def week_title(review: WeekReview) -> str:
    """The week by its first and last day, in dates that sort."""
    return f"Week {review.week.first.isoformat()} to {review.week.last.isoformat()}"


def week_sections(review: WeekReview, unit: WeightUnit = WeightUnit.KG) -> tuple[Section, ...]:
    """Every part that has something to say, in reading order; loads in ``unit``."""
    sections = (
        _days(review),
        _work_section(review, unit),
        Section("Note", tuple(review.note.splitlines())),
        _volume(review),
        _eight_weeks_section(review),
        *gain_sections(review, unit),
        *gap_sections(review, unit),
        *other_sections(review, unit),
    )
    return tuple(each for each in sections if each.lines or each.rows)


ATTENDANCE = {
    Attendance.PLANNED: "planned",
    Attendance.DONE: "done",
    Attendance.MOVED_AWAY: "moved to {}",
    Attendance.MOVED_HERE: "done, moved from {}",
    Attendance.MISSED: "missed",
    Attendance.EXTRA: "done, not planned",
    Attendance.UNDER_WAY: "under way",
    Attendance.BEGUN: "begun, not counted as done",
    Attendance.MOVES_ON: "moves to {}",
}
"""How an attendance is written; the date of the other day replaces ``{}``."""
MOVES_ON_NEXT = "comes next"


def _days(review: WeekReview) -> Section:
    rows = tuple(
        (
            day_text(day.date),
            "; ".join(f"{entry_name(each)}: {attendance_text(each)}" for each in day.entries),
            str(day.sets) if day.sets else "",
        )
        for day in review.days
    )
    lines = (*_standing_lines(review.standing), *easier_lines(review), *_streak(review))
    return Section("Days", lines, ("day", "sessions", "sets"), rows)


def easier_lines(review: WeekReview) -> Iterator[str]:
    """The days that the runner took lighter; nothing without any."""
    if review.easier_days:
        first, last = day_text(review.easier_days[0]), day_text(review.easier_days[-1])
        days = first if first == last else f"{first} to {last}"
        yield f"Easier by choice, before a deload was due: {days}."


def _streak(review: WeekReview) -> Iterator[str]:
    """Weeks in a row with the planned sessions; nothing where no session was planned."""
    streak = review.streak
    if review.work.sessions_planned:
        this_week = f"{streak.this_week} of {plural(streak.wanted, 'session')} this week"
        yield f"{streak_text(streak)} with the planned sessions; {this_week}."


def _standing_lines(standing: ProgramStanding | None) -> Iterator[str]:
    if standing is not None:
        lighter = _lighter_week(standing)
        yield f"{standing.name}: {standing.text}{f', a {lighter} week' if lighter else ''}."


def _lighter_week(standing: ProgramStanding) -> str:
    return "taper" if standing.is_taper else "deload" if standing.is_deload else ""


def attendance_text(entry: WeekEntry) -> str:
    """What became of a session: ``moved to Tue 2026-11-24``, ``done, finished early``."""
    if entry.attendance is Attendance.MOVES_ON and entry.other_day is None:
        return MOVES_ON_NEXT
    other = day_text(entry.other_day) if entry.other_day else ""
    early = ", finished early" if entry.is_early else ""
    return ATTENDANCE[entry.attendance].format(other) + early


def _work_section(review: WeekReview, unit: WeightUnit) -> Section:
    if review.is_empty:
        return Section("Work", ("Nothing was planned or done.",))
    work = review.work
    lines = [
        f"Sessions: {_done_of(work.sessions_done, work.sessions_planned, work.sessions_extra)}.",
        f"Sets: {_done_of(work.sets_done, work.sets_planned, work.sets_extra)}.",
    ]
    if figures := [*_figures(work, unit)]:
        lines.append(f"Work: {', '.join(figures)}.")
    return Section("Work", (*lines, *_effort(review)))


def _figures(work: WeekTotals, unit: WeightUnit) -> Iterator[str]:
    """Every figure that is not zero."""
    landings = work.landings
    count, units = plural(landings.contacts, "jump"), number_text(landings.units)
    figures = (
        (work.reps, plural(work.reps, "repetition")),
        (work.tonnage.grams, f"{work.tonnage.text(unit)} lifted in all"),
        (work.hold_seconds, f"{seconds_text(work.hold_seconds)} held"),
        (work.moving_seconds, f"{seconds_text(work.moving_seconds)} of timed movement"),
        (landings.contacts, f"{count} ({units} as two-leg jumps)"),
    )
    yield from (text for value, text in figures if value)


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
    names = session_names(review)
    for each in review.heart_rates:
        name = names.get(each.session, each.session)
        yield f"Heart rate, {name} on {each.day:%a}: {each.rate.text()}."


def _done_of(done: int, planned: int, extra: int) -> str:
    """``2 of 3 planned, 1 other``; ``2, none planned``."""
    if not planned:
        return f"{extra}, none planned"
    of_plan = f"{done} of {planned} planned"
    return f"{of_plan}, {plural(extra, 'other')}" if extra else of_plan


def _eight_weeks_section(review: WeekReview) -> Section:
    """Weekly sets of the eight weeks up to this one; nothing where this is the first of them."""
    eight_weeks = review.eight_weeks
    if eight_weeks is None or not any(eight_weeks.sets[:-1]):
        return Section("Eight weeks")
    last = len(eight_weeks.sets) - 1
    heads = (date_text(review.week.shifted(at - last).first) for at in range(last + 1))
    groups = (
        (group_text(each.group), *map(number_text, eight_weeks.groups[each.group]))
        for each in review.volume
    )
    rows = (("all work sets", *map(str, eight_weeks.sets)), *groups)
    return Section("Eight weeks", (), ("sets", *heads), rows)


def verdict_text(volume: GroupVolume) -> str:
    """How the weekly sets stand to their target: ``low, 3 more``, ``on target``."""
    if volume.target is None or volume.verdict not in TOO_FEW:
        return volume.verdict.value
    return f"low, {number_text(volume.target.low - volume.sets)} more"


def _volume(review: WeekReview) -> Section:
    rows = tuple(
        (
            group_text(each.group),
            number_text(each.sets),
            number_text(each.planned),
            range_text(each.target),
            verdict_text(each),
        )
        for each in review.volume
    )
    return Section(VOLUME, (), ("group", "sets", "planned", "target", ""), rows)
