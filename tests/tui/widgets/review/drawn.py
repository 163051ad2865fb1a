"""Drawings of the review as text, and reviews to draw."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from midstance.domain.attendance import Attendance, AttendanceDay, Streak, WeekEntry
from midstance.domain.calendar import Week
from midstance.domain.exercise import VolumeGroup
from midstance.domain.quantity import NO_LOAD, Load
from midstance.domain.volume import TARGETS, GroundContacts, GroupVolume, verdict
from midstance.domain.weeks.review import EightWeeks, WeekReview, WeekTip, WeekTotals
from midstance.domain.weeks.run import RunKind
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind, RunState, ScheduledRun
from midstance.presentation.planning.run_text import parse_run
from midstance.tui.widgets.workout.canvas import Rows

MONDAY = date(2026, 11, 23)
SUNDAY = date(2026, 11, 29)
TOTALS = WeekTotals(2, 2, 36, 35, 300, 120, 0, GroundContacts(0, 0), Load(6_120_000))
NO_TOTALS = WeekTotals(0, 0, 0, 0, 0, 0, 0, GroundContacts(0, 0), NO_LOAD)
TIP = WeekTip(
    VolumeGroup.PULL, 4, 2.0, "cable-row", "Single-arm cable row", "power-5k10k/B", "Hinge", 4
)


def texts(rows: Rows) -> list[str]:
    """The rows as texts, without blanks at their ends."""
    return ["".join(text for text, _ in row).rstrip() for row in rows]


def inks(rows: Rows, y: int) -> set[str]:
    """The colours of what is written in a row."""
    return {look.ink for text, look in rows[y] if text.strip()}


def volume(group: VolumeGroup, sets: float) -> GroupVolume:
    """This many sets of a group, judged."""
    target = TARGETS.get(group)
    return GroupVolume(group, sets, 0, target, verdict(sets, target))


def eight_weeks(*sets: int, seconds: int = 6_120) -> EightWeeks:
    """Eight weeks with these sets, the last ones named."""
    weeks = (*(0,) * (8 - len(sets)), *sets)
    groups = {group: tuple(float(each) for each in weeks) for group in VolumeGroup}
    times = tuple(each * 180 for each in weeks[:-1])
    loads = tuple(Load(each * 1000) for each in weeks)
    return EightWeeks(weeks, groups, (*times, seconds), loads, {UUID(int=1): 51})


def days(**entries: WeekEntry) -> tuple[AttendanceDay, ...]:
    """A week with a session on some days: ``fri=...``."""
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return tuple(
        AttendanceDay(
            MONDAY + timedelta(days=place),
            (entries[name],) if name in entries else (),
            17 if name in entries and entries[name].workout else 0,
        )
        for place, name in enumerate(names)
    )


def entry(attendance: Attendance, *, is_done: bool = False, session: str = "base/A") -> WeekEntry:
    """A session of that day."""
    workout = UUID(int=1) if is_done else None
    return WeekEntry(session, "Jump and squat", 3, attendance, MONDAY, workout)


def scheduled(day: int, text: str, *, is_done: bool) -> ScheduledRun:
    """A run this many days after Monday."""
    run, state = parse_run(text).run, RunState.DONE if is_done else RunState.PLANNED
    date_ = MONDAY + timedelta(days=day)
    kept = CalendarEntry(
        UUID(int=9 + day), EntryKind.RUN, date_, replace(run, kind=RunKind.EASY), state
    )
    return ScheduledRun(kept, kept.run, is_guessed=False)


def review(totals: WeekTotals = TOTALS, **more: object) -> WeekReview:
    """A week with little more than its totals; ``more`` are its other fields."""
    fields: dict[str, object] = {
        "week": Week(MONDAY),
        "days": days(fri=entry(Attendance.DONE, is_done=True)),
        "work": totals,
        "volume": tuple(volume(group, 5) for group in TARGETS),
        "effort": None,
        "loads": (),
        "balance": (),
        "bests": (),
        "growth": (),
        "focus": (),
        "pains": (),
        "standing": None,
        "streak": Streak(5, 2, 2),
        "left_out": (),
        "swaps": (),
        "eight_weeks": eight_weeks(31, 34, 35),
    }
    return WeekReview(**(fields | more))  # type: ignore[arg-type]  # fields by name
