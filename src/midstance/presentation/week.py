"""The week in words: its days, its figures and the sets of each muscle group.

``week_sections`` is the whole review; the prompt, Markdown and HTML print its sentences and tables,
and the full screen its short lines. What stands out by name is in ``week_findings``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.domain.attendance import Attendance
from midstance.domain.calendar import date_text
from midstance.domain.quantity import WeightUnit, clock_text
from midstance.domain.volume import Verdict
from midstance.presentation.blocks import MUTED, Section
from midstance.presentation.clean import clean
from midstance.presentation.phrases import (
    day_text,
    number_text,
    plural,
    range_text,
    seconds_text,
    streak_text,
    weekday_text,
)
from midstance.presentation.week_findings import gain_sections, gap_sections, other_sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from midstance.domain.attendance import AttendanceDay, ProgramStanding, WeekEntry
    from midstance.domain.calendar import Week
    from midstance.domain.volume import GroupVolume
    from midstance.domain.weeks.review import WeekReview, WeekTotals
    from midstance.presentation.blocks import StyledText

VOLUME = "Sets a muscle group"


def week_title(review: WeekReview) -> str:
    """The week by its first and last day, in dates that sort."""
    return f"Week {review.week.first.isoformat()} to {review.week.last.isoformat()}"


def week_heading(week: Week) -> str:
    """The week by its first and last day, short: ``Week 16 Nov - 22 Nov 2026``."""
    return f"Week {date_text(week.first)} - {date_text(week.last)} {week.last.year}"


def week_sections(review: WeekReview, unit: WeightUnit = WeightUnit.KG) -> tuple[Section, ...]:
    """Every part that has something to say, in reading order; loads in ``unit``."""
    sections = (
        _days(review),
        _work(review, unit),
        _volume(review),
        *gain_sections(review, unit),
        *gap_sections(review, unit),
        *other_sections(review),
    )
    return tuple(each for each in sections if each.lines or each.rows)


@dataclass(frozen=True, slots=True)
class AttendanceWords:
    """How an attendance is written.

    Attributes:
        sign, style: how a screen marks it.
        brief: the word beside the sign; the weekday of a moved session follows it.
        full: the words in a sentence; the date of the other day replaces ``{}``.
    """

    sign: str
    style: str
    brief: str
    full: str


ATTENDANCE = {
    Attendance.PLANNED: AttendanceWords("○", "$text", "planned", "planned"),
    Attendance.DONE: AttendanceWords("✓", "$text-success", "done", "done"),
    Attendance.MOVED_AWAY: AttendanceWords("→", MUTED, "to", "moved to {}"),
    Attendance.MOVED_HERE: AttendanceWords("✓", "$text-success", "from", "done, moved from {}"),
    Attendance.MISSED: AttendanceWords("✗", "$text-error", "missed", "missed"),
    Attendance.EXTRA: AttendanceWords("+", "$text-accent", "extra", "done, not planned"),
    Attendance.UNDER_WAY: AttendanceWords("▸", "$text-warning", "under way", "under way"),
    Attendance.BEGUN: AttendanceWords("–", MUTED, "begun", "begun, not counted as done"),
}
NAMED_WIDTH = 12
"""Cells that a session's name needs beside its letter."""
LINE_WIDTH = 18
"""Cells of a session's name in a line of its day."""
MAX_ENTRIES = 2


def _days(review: WeekReview) -> Section:
    rows = tuple(
        (
            day_text(day.date),
            "; ".join(f"{each.session} {attendance_text(each)}" for each in day.entries),
            str(day.sets) if day.sets else "",
        )
        for day in review.days
    )
    lines = (*_standing(review.standing), *_streak(review))
    return Section("Days", lines, ("day", "sessions", "sets"), rows)


def _streak(review: WeekReview) -> Iterator[str]:
    """Weeks in a row with the planned sessions; nothing where no session was planned."""
    streak = review.streak
    if review.work.sessions_planned:
        this_week = f"{streak.this_week} of {plural(streak.wanted, 'session')} this week"
        yield f"{streak_text(streak)} with the planned sessions; {this_week}."


def _standing(standing: ProgramStanding | None) -> Iterator[str]:
    if standing is not None:
        lighter = _lighter_week(standing)
        yield f"{standing.name}: {standing.text}{f', a {lighter} week' if lighter else ''}."


def standing_heading(standing: ProgramStanding | None) -> str:
    """Where the runner is in the program, short: ``Base · week 4 of 6, on plan · deload``."""
    if standing is None:
        return ""
    return " · ".join(filter(None, (standing.name, standing.text, _lighter_week(standing))))


def _lighter_week(standing: ProgramStanding) -> str:
    return "taper" if standing.is_taper else "deload" if standing.is_deload else ""


def attendance_text(entry: WeekEntry) -> str:
    """What became of a session: ``moved to Tue 2026-11-24``, ``done, finished early``."""
    other = day_text(entry.other_day) if entry.other_day else ""
    early = ", finished early" if entry.is_early else ""
    return ATTENDANCE[entry.attendance].full.format(other) + early


def day_parts(day: AttendanceDay, width: int, *, is_today: bool) -> Iterator[StyledText]:
    """One day in a column of ``width`` cells: its name, its sessions, the sets done."""
    yield f"{weekday_text(day.date)}\n", "bold $text-accent" if is_today else "bold $text"
    for entry in day.entries[:MAX_ENTRIES]:
        words = ATTENDANCE[entry.attendance]
        yield f"{words.sign} {_session(entry, width - 3)}\n", words.style
        yield f"  {clean(_brief_attendance(entry), width - 1)}\n", MUTED
    if len(day.entries) > MAX_ENTRIES:
        yield f"  and {len(day.entries) - MAX_ENTRIES} more\n", MUTED
    yield (plural(day.sets, "set") if day.sets else "" if day.entries else "·"), MUTED


def day_line_parts(day: AttendanceDay, *, is_today: bool) -> Iterator[StyledText]:
    """One day in lines of its own, for screens too narrow for seven columns."""
    yield f"{weekday_text(day.date):<7}", "bold $text-accent" if is_today else "bold $text"
    for number, entry in enumerate(day.entries):
        words = ATTENDANCE[entry.attendance]
        indent = f"\n{'':7}" if number else ""
        yield f"{indent}{words.sign} {_session(entry)}", words.style
        yield f" {_brief_attendance(entry)}", MUTED
    sets = f" {plural(day.sets, 'set')}" if day.sets else ""
    yield f"{sets}\n" if day.entries or day.sets else "·\n", MUTED


def _session(entry: WeekEntry, width: int = 0) -> str:
    """A program's session by its letter, with its name if there is room; a routine by its name."""
    _, slash, letter = entry.session.rpartition("/")
    named = f"{letter} {entry.name}" if width >= NAMED_WIDTH else letter
    return clean(named if slash else entry.name, width or LINE_WIDTH)


def _brief_attendance(entry: WeekEntry) -> str:
    """What became of a session: ``done``, ``early end``, ``to Thu``."""
    word = ATTENDANCE[entry.attendance].brief
    if entry.other_day:
        return f"{word} {entry.other_day:%a}"
    return "early end" if entry.is_early else word


def _work(review: WeekReview, unit: WeightUnit) -> Section:
    if review.is_empty:
        return Section("Work", ("Nothing was planned or done.",))
    work = review.work
    lines = [
        f"Sessions: {_done_of(work.sessions_done, work.sessions_planned, work.sessions_extra)}.",
        f"Sets: {_done_of(work.sets_done, work.sets_planned, work.sets_extra)}.",
    ]
    if figures := [full for full, _ in _figures(work, unit)]:
        lines.append(f"Work: {', '.join(figures)}.")
    return Section("Work", (*lines, *_effort(review)))


def _figures(work: WeekTotals, unit: WeightUnit) -> Iterator[tuple[str, str]]:
    """Every figure that is not zero, in a sentence and in short."""
    landings, lifted = work.landings, work.tonnage.text(unit)
    contacts, units = plural(landings.contacts, "contact"), number_text(landings.units)
    figures = (
        (work.reps, plural(work.reps, "repetition"), plural(work.reps, "rep")),
        (work.tonnage.grams, f"{lifted} lifted in all", f"{lifted} lifted"),
        (
            work.hold_seconds,
            f"{seconds_text(work.hold_seconds)} held",
            f"{clock_text(work.hold_seconds)} held",
        ),
        (
            work.moving_seconds,
            f"{seconds_text(work.moving_seconds)} of timed movement",
            f"{clock_text(work.moving_seconds)} moving",
        ),
        (landings.contacts, f"{contacts} ({units} contact units)", f"{contacts} ({units} units)"),
    )
    yield from ((full, brief) for value, full, brief in figures if value)


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


def total_parts(review: WeekReview, unit: WeightUnit) -> Iterator[StyledText]:
    """The figures in one or two lines, loads in ``unit``."""
    work, effort = review.work, review.effort
    sessions = work.sessions_done, work.sessions_planned, work.sessions_extra
    sets = work.sets_done, work.sets_planned, work.sets_extra
    yield _brief_done_of(*sessions, "session"), "bold $text"
    yield f" · {_brief_done_of(*sets, 'set')}", "$text"
    for _, brief in _figures(work, unit):
        yield f" · {brief}", "$text"
    if effort is not None:
        mean = number_text(effort.mean)
        yield f" · effort {mean} ({effort.lowest}-{effort.highest})", "$text"
    if load := sum(each.load for each in review.loads):
        yield f" · {load:.0f} effort x minutes", MUTED
    if review.streak.weeks and work.sessions_planned:
        yield f" · {streak_text(review.streak)} with every planned session", "$text-accent"


def _done_of(done: int, planned: int, extra: int) -> str:
    """``2 of 3 planned, 1 other``; ``2, none planned``."""
    if not planned:
        return f"{extra}, none planned"
    of_plan = f"{done} of {planned} planned"
    return f"{of_plan}, {plural(extra, 'other')}" if extra else of_plan


def _brief_done_of(done: int, planned: int, extra: int, word: str) -> str:
    """``2 of 3 sessions``; ``2 of 3 planned sessions, 1 other``; ``2 sessions, none planned``."""
    if not planned:
        return f"{plural(extra, word)}, none planned"
    if not extra:
        return f"{done} of {plural(planned, word)}"
    return f"{done} of {planned} planned {word}{'s' * (planned != 1)}, {plural(extra, 'other')}"


VERDICTS = {
    Verdict.ON_TARGET: ("$text-success", ""),
    Verdict.BELOW_TARGET: ("$text-warning", "↓"),
    Verdict.BELOW_MINIMUM: ("$text-error", "↓"),
    Verdict.ABOVE_TARGET: ("$text-warning", "↑"),
    Verdict.ABOVE_CEILING: ("$text-error", "↑"),
    Verdict.UNRATED: (MUTED, ""),
}
"""The style of a group's sets, and the sign where there is no room for the word."""
WORDED_WIDTH, BAR, SHORT_BAR = 60, 14, 8


def _volume(review: WeekReview) -> Section:
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
    return Section(VOLUME, (), ("group", "sets", "planned", "target", ""), rows)


def volume_parts(volumes: Sequence[GroupVolume], width: int) -> Iterator[StyledText]:
    """A bar for each muscle group: sets done, against the range that serves a runner.

    All bars have one scale. Where ``width`` is too small for words, an arrow says below or above.
    """
    is_worded = width >= WORDED_WIDTH
    cells = BAR if is_worded else SHORT_BAR
    most = max((max(each.sets, *_range(each)) for each in volumes), default=1) or 1
    yield "Sets for each group" if is_worded else "Sets", "bold $text"
    yield "  █ done  ░ target\n", MUTED
    for volume in volumes:
        style, sign = VERDICTS[volume.verdict]
        yield f"{volume.group.value:<15}", "$text"
        yield bar(volume, most, cells), style
        yield f" {number_text(volume.sets):>4}", f"bold {style}"
        yield f"  {range_text(volume.target):<5}", MUTED
        word = f"  {volume.verdict}" if is_worded and sign else f" {sign}"
        yield f"{word.rstrip()}\n", MUTED if is_worded else style


def bar(volume: GroupVolume, most: float, cells: int) -> str:
    """Sets done to half a cell, and the rest of the target, where ``most`` fills all ``cells``."""
    full, half = divmod(round(volume.sets / most * cells * 2), 2)
    low, high = (round(each / most * cells) for each in _range(volume))
    rest = "".join("░" if low <= cell < high else " " for cell in range(full + half, cells))
    return f"{'█' * full}{'▌' * half}{rest}"


def _range(volume: GroupVolume) -> tuple[int, int]:
    return (volume.target.low, volume.target.high) if volume.target else (0, 0)
