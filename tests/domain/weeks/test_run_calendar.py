"""Weekly runs fill weeks, and a change of one occurrence touches no other."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.weeks.run import Run, RunKind
from midstance.domain.weeks.run_calendar import (
    CalendarEntry,
    EntryKind,
    RunState,
    first_on_or_after,
    occurrence_of,
    runs_between,
    weekly_runs_after,
    with_kinds,
)

DAYS = st.dates(date(2, 1, 1), date(9990, 12, 31))
OFFSETS = st.integers(-40, 40)


@st.composite
def weekly_runs(draw: st.DrawFn, start: date, first_id: int = 1) -> tuple[CalendarEntry, ...]:
    """Up to five weekly runs that begin about ``start``."""
    offsets = draw(st.lists(OFFSETS, max_size=5))
    return tuple(
        CalendarEntry(
            UUID(int=first_id + number), EntryKind.WEEKLY, start + timedelta(days=offset), Run(None)
        )
        for number, offset in enumerate(offsets)
    )


def days(entries: tuple[CalendarEntry, ...], first: date, last: date) -> Counter[date]:
    """How many runs each day has."""
    return Counter(each.day for each in runs_between(entries, first, last))


@given(st.data(), DAYS)
def test_a_weekly_run_is_there_once_a_week_from_its_first_day_on(
    data: st.DataObject, start: date
) -> None:
    """Leap days, years and the last weeks of years make no difference."""
    entries = data.draw(weekly_runs(start))
    first, last = start - timedelta(days=60), start + timedelta(days=60)
    wanted = Counter(
        day
        for each in entries
        for day in (first + timedelta(days=n) for n in range(121))
        if day >= each.day and day.weekday() == each.day.weekday()
    )
    assert days(entries, first, last) == wanted


@given(st.data(), DAYS)
def test_moving_one_occurrence_moves_nothing_else(data: st.DataObject, start: date) -> None:
    """The day that it leaves has one run less, the day that it goes to one more."""
    entries = data.draw(weekly_runs(start).filter(bool))
    first, last = start - timedelta(days=60), start + timedelta(days=60)
    run = data.draw(st.sampled_from(runs_between(entries, first, last)))
    to = data.draw(st.integers(0, 120).map(lambda n: first + timedelta(days=n)))
    before = days(entries, first, last)
    after = days((*entries, replace(run, day=to)), first, last)
    assert after + Counter([run.day]) == before + Counter([to])
    left_out = replace(run, state=RunState.LEFT_OUT)
    assert days((*entries, left_out), first, last) + Counter([run.day]) == before


@given(st.data(), DAYS)
def test_a_part_of_a_span_has_the_runs_of_the_whole(data: st.DataObject, start: date) -> None:
    """Whatever is asked for, one day or a season, the same runs are on the same days."""
    entries = data.draw(weekly_runs(start))
    first, last = start - timedelta(days=30), start + timedelta(days=30)
    whole = runs_between(entries, first, last)
    parts = [
        each for n in range(61) for each in runs_between(entries, *(first + timedelta(days=n),) * 2)
    ]
    assert list(whole) == parts


@given(st.data(), DAYS, OFFSETS)
def test_a_new_week_of_runs_leaves_the_days_before_it(
    data: st.DataObject, start: date, offset: int
) -> None:
    """Before its first day the old runs stay; from then on only the new ones are there."""
    old = data.draw(weekly_runs(start))
    begin = start + timedelta(days=offset)
    weekdays = data.draw(st.lists(st.integers(0, 6), max_size=4))
    new = tuple(
        CalendarEntry(UUID(int=100 + n), EntryKind.WEEKLY, first_on_or_after(begin, weekday))
        for n, weekday in enumerate(weekdays)
    )
    saved, gone = weekly_runs_after(old, new, begin)
    ids = {each.id for each in (*saved, *gone)}
    entries = (*saved, *(each for each in old if each.id not in ids))
    first, last = start - timedelta(days=90), start + timedelta(days=90)
    eve = begin - timedelta(days=1)
    assert days(entries, first, eve) == days(old, first, eve)
    assert days(entries, begin, last) == days(new, begin, last)


def test_an_occurrence_has_the_same_id_on_every_machine() -> None:
    """Two machines that move the same occurrence mean the same run."""
    series = CalendarEntry(UUID(int=7), EntryKind.WEEKLY, date(2026, 11, 3))
    ids = {occurrence_of(series, date(2026, 11, day)).id for day in (3, 10, 10)}
    assert len(ids) == 2


def test_two_runs_of_a_day_stand_in_the_same_order_in_every_week() -> None:
    """As they were typed, whatever the ids of their occurrences are."""
    day = date(2026, 12, 1)
    double = [
        CalendarEntry(UUID(int=n), EntryKind.WEEKLY, day, Run(kind))
        for n, kind in ((1, RunKind.INTERVALS), (2, RunKind.EASY))
    ]
    kinds = [each.run.kind for each in runs_between(double, day, day + timedelta(days=69))]
    assert kinds == [RunKind.INTERVALS, RunKind.EASY] * 10


def test_a_moved_occurrence_goes_with_its_series_and_a_done_one_stays() -> None:
    """A new weekly plan takes the planned runs of the old one along, never what was run."""
    series = CalendarEntry(UUID(int=7), EntryKind.WEEKLY, date(2026, 11, 3))
    moved = replace(occurrence_of(series, date(2026, 11, 10)), day=date(2026, 11, 12))
    done = replace(occurrence_of(series, date(2026, 11, 17)), state=RunState.DONE)
    ended = replace(series, until=date(2026, 11, 8))
    found = runs_between((ended, moved, done), date(2026, 11, 1), date(2026, 11, 30))
    assert [each.day for each in found] == [date(2026, 11, 3), date(2026, 11, 17)]


def test_a_race_stands_in_place_of_the_weekly_runs_of_its_day() -> None:
    """A run that was typed for that day stays, and the weekly one is back when the race is gone."""
    sunday = date(2026, 11, 29)
    long = CalendarEntry(UUID(int=1), EntryKind.WEEKLY, sunday, Run(RunKind.LONG, 100))
    typed = CalendarEntry(UUID(int=2), EntryKind.RUN, sunday, Run(RunKind.EASY, 15))
    race = CalendarEntry(UUID(int=3), EntryKind.RUN, sunday, Run(RunKind.RACE, metres=10_000))
    next_sunday = sunday + timedelta(days=7)
    with_race = runs_between((long, typed, race), sunday, next_sunday)
    assert [(each.day, each.run.kind) for each in with_race] == [
        (sunday, RunKind.EASY),
        (sunday, RunKind.RACE),
        (next_sunday, RunKind.LONG),
    ]
    gone = replace(race, state=RunState.LEFT_OUT)
    kinds = {each.run.kind for each in runs_between((long, typed, gone), sunday, sunday)}
    assert kinds == {RunKind.EASY, RunKind.LONG}


def test_a_kind_that_nobody_said_follows_from_the_other_runs_of_its_week() -> None:
    """The longest of three is long; the same run beside none is easy, and both are guesses."""
    monday = date(2026, 11, 23)
    runs = [
        CalendarEntry(UUID(int=n), EntryKind.RUN, monday + timedelta(days=n), Run(None, minutes))
        for n, minutes in enumerate((40, 40, 70, 70), start=4)
    ]
    runs[0] = replace(runs[0], run=Run(RunKind.TEMPO, 40))
    found = with_kinds(runs)
    assert [each.kind for each in found] == [
        *(RunKind.TEMPO, RunKind.EASY, RunKind.LONG, RunKind.EASY),
    ]
    assert [each.is_guessed for each in found] == [False, True, True, True]
