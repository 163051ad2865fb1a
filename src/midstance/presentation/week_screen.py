"""A week's review as lines of text: seven days, the figures, volume against its targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.attendance import Attendance
from midstance.domain.history import TrendQuantity
from midstance.domain.quantity import Amount, clock_text
from midstance.domain.review import BestKind
from midstance.domain.volume import Verdict
from midstance.presentation.blocks import MUTED, ProseSection, StyledText
from midstance.presentation.clean import clean
from midstance.presentation.history import ESTIMATED, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from midstance.domain.attendance import AttendanceDay, WeekEntry
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.review import (
        Balance,
        FocusWork,
        PainNote,
        PersonalBest,
        SetGrowth,
        WeekReview,
    )
    from midstance.domain.volume import GroupVolume


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
MAX_ENTRIES = 2


def day_parts(day: AttendanceDay, width: int, *, is_today: bool) -> Iterator[StyledText]:
    """One day in a column of so many cells: its name, its sessions, the sets done."""
    yield f"{_name(day)}\n", "bold $text-accent" if is_today else "bold $text"
    for entry in day.entries[:MAX_ENTRIES]:
        sign, word, style = SIGNS[entry.attendance]
        yield f"{sign} {_session(entry, width - 3)}\n", style
        yield f"  {clean(_remark(entry, word), width - 1)}\n", MUTED
    if len(day.entries) > MAX_ENTRIES:
        yield f"  and {len(day.entries) - MAX_ENTRIES} more\n", MUTED
    yield (counted_text(day.sets, "set") if day.sets else "" if day.entries else "·"), MUTED


def day_line_parts(day: AttendanceDay, *, is_today: bool) -> Iterator[StyledText]:
    """One day in lines of its own, for screens too narrow for seven columns."""
    yield f"{_name(day):<7}", "bold $text-accent" if is_today else "bold $text"
    for number, entry in enumerate(day.entries):
        sign, word, style = SIGNS[entry.attendance]
        indent = f"\n{'':7}" if number else ""
        yield f"{indent}{sign} {_session(entry)}", style
        yield f" {_remark(entry, word)}", MUTED
    sets = f" {counted_text(day.sets, 'set')}" if day.sets else ""
    yield f"{sets}\n" if day.entries or day.sets else "·\n", MUTED


def _name(day: AttendanceDay) -> str:
    return f"{day.date:%a} {day.date.day}"


def _session(entry: WeekEntry, width: int = 0) -> str:
    """A program's session by its letter, with its name if there is room; a routine by its name."""
    _, slash, letter = entry.session.rpartition("/")
    named = f"{letter} {entry.name}" if width >= NAMED_WIDTH else letter
    return clean(named if slash else entry.name, width or LINE_WIDTH)


def _remark(entry: WeekEntry, word: str) -> str:
    """What became of it: ``done``, ``early end``, ``to Thu``."""
    told = "early end" if entry.is_early else word
    return f"{word} {entry.other_day:%a}" if entry.other_day else told


def total_parts(review: WeekReview, unit: WeightUnit) -> Iterator[StyledText]:
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
        weeks = f"{counted_text(row.weeks, 'week')} in a row"
        yield f" · {weeks} with every planned session", "$text-accent"


def _of(done: int, planned: int, word: str) -> str:
    """``2 of 3 sessions``; where more was done than planned, ``4 sessions, 2 planned``."""
    if done <= planned:
        return f"{done} of {counted_text(planned, word)}"
    return f"{counted_text(done, word)}, {planned} planned"


def counted_text(number: int, word: str) -> str:
    """A number with its noun: ``1 set``, ``3 sets``."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def _effort(review: WeekReview) -> Iterator[StyledText]:
    if review.effort is not None:
        effort = review.effort
        yield f" · effort {effort.mean:.1f} ({effort.lowest}-{effort.highest})", "$text"
    load = sum(each.load for each in review.loads)
    if load:
        yield f" · {load:.0f} effort x minutes", MUTED


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
        yield f" {volume.sets:>4g}", f"bold {style}"
        yield f"  {target_range_text(volume):<5}", MUTED
        word = f"  {volume.verdict}" if is_worded and sign else f" {sign}"
        yield f"{word.rstrip()}\n", MUTED if is_worded else style


def target_range_text(volume: GroupVolume) -> str:
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


EMPTY_BAR = ProseSection("Nothing stands out", ("no set counted in this week",), MUTED)


def gain_parts(review: WeekReview, unit: WeightUnit) -> tuple[ProseSection, ...]:
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


def gap_parts(review: WeekReview) -> tuple[ProseSection, ...]:
    """What to look at: uneven sides, pains beside their exercises, what was left out."""
    uneven = (each for each in review.balance if each.weaker)
    left_out = (
        f"{each.day:%a} {each.name}: {counted_text(each.sets, 'set')}" for each in review.left_out
    )
    return _kept(
        ("One side less", map(_uneven, uneven), "$text"),
        ("Pains", map(_pain, review.pains), "$text-warning"),
        ("Left out", left_out, "$text"),
    )


def _kept(*lists: tuple[str, Iterable[str], str]) -> tuple[ProseSection, ...]:
    made = (
        ProseSection(heading, tuple(clean(line, 120) for line in lines), style)
        for heading, lines, style in lists
    )
    return tuple(each for each in made if each.lines)


def _bests(bests: Iterable[PersonalBest], unit: WeightUnit) -> Iterator[str]:
    for best in bests:
        yield _best(best, unit)
        if best.kind is BestKind.ESTIMATED_MAXIMUM:
            yield f"  {ESTIMATED}"


def _best(best: PersonalBest, unit: WeightUnit) -> str:
    if best.estimate is not None:
        return f"{best.kind.heading}: {best.estimate.load.text(unit)}, {best.name}"
    done = best.logged.set
    load = f" @ {done.load.text(unit)}" if done.load else ""
    value = Amount(done.value, done.target.unit).text()
    return f"{best.kind.heading}: {value}{load}, {best.name}"


def _growth(each: SetGrowth, unit: WeightUnit) -> str:
    before, now = (value_text(each.quantity, value, unit) for value in (each.before, each.now))
    before = before.partition(" ")[0]
    estimated = " estimated" if each.quantity is TrendQuantity.ESTIMATED_MAXIMUM else ""
    return f"{each.name}: {before} → {now}{estimated}"


def _focus(work: FocusWork) -> str:
    return f"{work.name}: {counted_text(work.sets, 'set')}, {Amount(work.amount, work.unit).text()}"


def _uneven(each: Balance) -> str:
    return f"{each.name}: {each.weaker} {each.difference:.0%} less"


def _pain(note: PainNote) -> str:
    times = f", {note.times} times this week" if note.times > 1 else ""
    return f"{note.day:%a} {note.pain.region} {note.pain.level}/10 in {note.name}{times}"
