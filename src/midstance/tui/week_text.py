"""A week's review as lines of text: seven days, the figures, volume against its targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.attendance import Attendance
from midstance.domain.quantity import clock_text
from midstance.domain.weekly_sets import Verdict
from midstance.tui.shown import shown
from midstance.tui.widgets.line import MUTED, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from midstance.domain.attendance import Day, Entry
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.review import WeekReview
    from midstance.domain.weekly_sets import GroupVolume

SIGNS = {
    Attendance.PLANNED: ("○", "planned", "$text"),
    Attendance.DONE: ("✓", "done", "$text-success"),
    Attendance.MOVED_AWAY: ("→", "to", MUTED),
    Attendance.MOVED_HERE: ("✓", "from", "$text-success"),
    Attendance.MISSED: ("✗", "missed", "$text-error"),
    Attendance.EXTRA: ("+", "extra", "$text-accent"),
    Attendance.UNDER_WAY: ("▸", "under way", "$text-warning"),
}
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
NAMED_WIDTH = 12
"""Cells that a session's name needs beside its letter."""
LINE_WIDTH = 18
"""Cells of a session's name in a line of its day."""
MOST_ENTRIES = 2


def day_parts(day: Day, width: int, *, is_today: bool) -> Iterator[Part]:
    """One day in a column of so many cells: its name, its sessions, the sets done."""
    yield f"{_name(day)}\n", "bold $text-accent" if is_today else "bold $text"
    for entry in day.entries[:MOST_ENTRIES]:
        sign, word, style = SIGNS[entry.attendance]
        yield f"{sign} {_session(entry, width - 3)}\n", style
        yield f"  {shown(_remark(entry, word), width - 1)}\n", MUTED
    if len(day.entries) > MOST_ENTRIES:
        yield f"  and {len(day.entries) - MOST_ENTRIES} more\n", MUTED
    yield (counted(day.sets, "set") if day.sets else "" if day.entries else "·"), MUTED


def day_line_parts(day: Day, *, is_today: bool) -> Iterator[Part]:
    """One day in lines of its own, for screens too narrow for seven columns."""
    yield f"{_name(day):<7}", "bold $text-accent" if is_today else "bold $text"
    for number, entry in enumerate(day.entries):
        sign, word, style = SIGNS[entry.attendance]
        indent = f"\n{'':7}" if number else ""
        yield f"{indent}{sign} {_session(entry)}", style
        yield f" {_remark(entry, word)}", MUTED
    sets = f" {counted(day.sets, 'set')}" if day.sets else ""
    yield f"{sets}\n" if day.entries or day.sets else "·\n", MUTED


def _name(day: Day) -> str:
    return f"{day.date:%a} {day.date.day}"


def _session(entry: Entry, width: int = 0) -> str:
    """A program's session by its letter, with its name if there is room; a routine by its name."""
    _, slash, letter = entry.session.rpartition("/")
    named = f"{letter} {entry.name}" if width >= NAMED_WIDTH else letter
    return shown(named if slash else entry.name, width or LINE_WIDTH)


def _remark(entry: Entry, word: str) -> str:
    """What became of it: ``done``, ``early end``, ``to Thu``."""
    told = "early end" if entry.is_early else word
    return f"{word} {entry.other_day:%a}" if entry.other_day else told


def total_parts(review: WeekReview, unit: WeightUnit) -> Iterator[Part]:
    """The week in one or two lines of figures."""
    work = review.work
    yield _of(work.sessions_done, work.sessions_planned, "session"), "bold $text"
    yield f" · {_of(work.sets_done, work.sets_planned, 'set')}", "$text"
    landings = work.landings
    contacts = f"{landings.contacts} contacts ({landings.units:g} units)"
    figures = (
        (work.reps, f"{work.reps} reps"),
        (work.hold_seconds, f"{clock_text(work.hold_seconds)} held"),
        (work.moving_seconds, f"{clock_text(work.moving_seconds)} moving"),
        (landings.contacts, contacts),
        (work.tonnage.grams, f"{work.tonnage.text(unit)} lifted"),
    )
    for figure, text in figures:
        if figure:
            yield f" · {text}", "$text"
    yield from _effort(review)
    row = review.streak
    if row.weeks:
        weeks = f"{counted(row.weeks, 'week')} in a row"
        yield f" · {weeks} with every planned session", "$text-accent"


def _of(done: int, planned: int, word: str) -> str:
    """``2 of 3 sessions``; where more was done than planned, ``4 sessions, 2 planned``."""
    if done <= planned:
        return f"{done} of {counted(planned, word)}"
    return f"{counted(done, word)}, {planned} planned"


def counted(number: int, word: str) -> str:
    """A number with its noun: ``1 set``, ``3 sets``."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def _effort(review: WeekReview) -> Iterator[Part]:
    if review.effort is not None:
        effort = review.effort
        yield f" · effort {effort.mean:.1f} ({effort.lowest}-{effort.highest})", "$text"
    load = sum(each.load for each in review.loads)
    if load:
        yield f" · {load:.0f} effort x minutes", MUTED


def volume_parts(volumes: Sequence[GroupVolume], width: int) -> Iterator[Part]:
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
        yield f" {volume.sets:>4g}", f"bold {style}"
        yield f"  {range_text(volume):<5}", MUTED
        word = f"  {volume.verdict}" if is_worded and sign else f" {sign}"
        yield f"{word.rstrip()}\n", MUTED if is_worded else style


def range_text(volume: GroupVolume) -> str:
    """The sets that serve a runner: ``6-14``; "" where no number is known."""
    return f"{volume.target.low}-{volume.target.high}" if volume.target else ""


def bar(volume: GroupVolume, most: float, cells: int) -> str:
    """Sets done to half a cell, and the rest of the target, where ``most`` fills all ``cells``."""
    full, half = divmod(round(volume.sets / most * cells * 2), 2)
    low, high = (round(each / most * cells) for each in _range(volume))
    rest = "".join("░" if low <= cell < high else " " for cell in range(full + half, cells))
    return f"{'█' * full}{'▌' * half}{rest}"


def _range(volume: GroupVolume) -> tuple[int, int]:
    return (volume.target.low, volume.target.high) if volume.target else (0, 0)
