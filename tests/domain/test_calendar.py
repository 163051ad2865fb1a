"""Weeks, whichever day they begin on."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.calendar import (
    WEEKDAYS,
    DateTextError,
    Week,
    date_text,
    days_later,
    parse_day,
)
from midstance.domain.settings import Settings, WeekStart

DATES = st.dates()
STARTS = st.sampled_from(WeekStart)


@pytest.mark.parametrize(
    ("day", "start", "first"),
    [
        (date(2026, 11, 25), WeekStart.MONDAY, date(2026, 11, 23)),
        (date(2026, 11, 25), WeekStart.SUNDAY, date(2026, 11, 22)),
        (date(2026, 11, 22), WeekStart.MONDAY, date(2026, 11, 16)),
        (date(2026, 11, 22), WeekStart.SUNDAY, date(2026, 11, 22)),
        (date(2027, 1, 1), WeekStart.MONDAY, date(2026, 12, 28)),
    ],
)
def test_a_week_begins_where_the_runner_says(day: date, start: WeekStart, first: date) -> None:
    """Sunday is the last day of one kind of week, and the first of the other."""
    assert Week.of(day, start) == Week(first)


@given(DATES, STARTS)
def test_a_week_holds_the_day_it_was_made_for(day: date, start: WeekStart) -> None:
    """Seven days in a row, but for the very ends of the calendar."""
    week = Week.of(day, start)
    assert len(week.days) == 7
    assert (week.days[0], week.days[-1]) == (week.first, week.last)
    assert day in week
    assert all(each in week for each in week.days)


@given(st.dates(date(1, 2, 1), date(9999, 11, 1)), STARTS, st.integers(-4, 4))
def test_weeks_follow_each_other(day: date, start: WeekStart, number: int) -> None:
    """There and back is where one was; neighbours share no day."""
    week = Week.of(day, start)
    assert week.shifted(number).shifted(-number) == week
    assert week.shifted(1).first > week.last
    assert week.shifted(number).first.weekday() == week.first.weekday()


def test_the_calendar_has_ends() -> None:
    """At the last week or day there is no next one, at the first none before."""
    last, first = Week.of(date.max), Week.of(date.min)
    assert last.last == date.max
    assert last.shifted(5) == last
    assert first.shifted(-5) == first
    assert first.first == date.min
    assert days_later(date.max, 1) == date.max
    assert days_later(date.min, -1) == date.min
    assert days_later(date(2026, 12, 31), 1) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("day", "is_in_it"),
    [
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), True),
        (date(2026, 11, 26), True),
        (date(2026, 11, 29), True),
        (date(2026, 11, 30), False),
    ],
)
def test_both_ends_belong_to_a_week(day: date, *, is_in_it: bool) -> None:
    """Monday and Sunday do, the Sunday before and the Monday after do not."""
    assert (day in Week(date(2026, 11, 23))) is is_in_it


@pytest.mark.parametrize(
    ("weeks", "first"),
    [
        (0, date(2026, 12, 28)),
        (1, date(2027, 1, 4)),
        (-1, date(2026, 12, 21)),
        (9, date(2027, 3, 1)),
        (-52, date(2025, 12, 29)),
    ],
)
def test_weeks_go_over_the_new_year(weeks: int, first: date) -> None:
    """A week is seven days, whatever month and year it lies in."""
    assert Week(date(2026, 12, 28)).shifted(weeks) == Week(first)


@given(DATES, DATES, STARTS)
def test_days_share_a_week_or_stand_in_its_order(one: date, other: date, start: WeekStart) -> None:
    """Two days have the same week exactly when each lies in the other's; weeks are in order."""
    mine, theirs = Week.of(one, start), Week.of(other, start)
    assert (mine == theirs) is (other in mine and one in theirs)
    if mine < theirs:
        assert one < other


@given(st.dates(date(1, 2, 1), date(9999, 11, 1)), STARTS)
def test_a_week_begins_on_the_day_of_its_kind(day: date, start: WeekStart) -> None:
    """Monday is day 1 of the calendar's seven and Sunday the last."""
    week = Week.of(day, start)
    assert week.first.isoweekday() == (1 if start is WeekStart.MONDAY else 7)
    assert (day - week.first).days in range(7)
    assert week.last.toordinal() - week.first.toordinal() == 6


@given(DATES, STARTS)
def test_asking_again_gives_the_same_week(day: date, start: WeekStart) -> None:
    """Every day of a week leads to it, but at the ends of the calendar."""
    week = Week.of(day, start)
    if date(1, 1, 8) < day < date(9999, 12, 24):
        assert {Week.of(each, start) for each in week.days} == {week}


def test_a_week_begins_on_monday_unless_said() -> None:
    """As in the settings that nobody touched."""
    assert Week.of(date(2026, 11, 22)) == Week.of(date(2026, 11, 22), Settings().week_start)


MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", MONDAY),
        (" Tomorrow ", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 22)),
        ("2026-12-01", date(2026, 12, 1)),
        ("2020-02-29", date(2020, 2, 29)),
        ("1 Dec", date(2026, 12, 1)),
        ("dec 1", date(2026, 12, 1)),
        ("23. november", MONDAY),
        ("22 nov", date(2027, 11, 22)),
        ("friday", date(2026, 11, 27)),
        ("fri", date(2026, 11, 27)),
        ("monday", date(2026, 11, 30)),
        ("+10", date(2026, 12, 3)),
        ("+9999", MONDAY + timedelta(days=3650)),
    ],
)
def test_days_that_are_read(text: str, day: date) -> None:
    """Dates, months, days of the week and distances all name a day."""
    assert parse_day(text, MONDAY) == day


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-13-01", "2026-02-30", "31 feb", "fr", "1 foo", "+", "-3", "1.12."]
)
def test_days_that_are_none(text: str) -> None:
    """What names no day is shown with what would."""
    with pytest.raises(DateTextError, match="write 2026-11-23, 1 Dec, friday or"):
        parse_day(text, MONDAY)


@given(st.dates(), st.dates())
def test_every_date_is_read_back(day: date, today: date) -> None:
    """A date as it is printed names itself."""
    assert parse_day(day.isoformat(), today) == day


@given(st.text(max_size=12), st.dates())
def test_no_text_breaks_it(text: str, today: date) -> None:
    """Any text is a day or an error of ours."""
    with suppress(DateTextError):
        assert isinstance(parse_day(text, today), date)


@pytest.mark.parametrize("text", ["marathon 26", "1 decade", "mayfly 3", "3 junk", "sun 3"])
def test_a_word_that_begins_like_a_month_is_none(text: str) -> None:
    """A month may be cut short, but not go on as another word."""
    with pytest.raises(DateTextError, match="is no day"):
        parse_day(text, MONDAY)


@given(st.integers(1, 12), st.integers(3, 9), st.dates(date(1, 1, 1), date(9990, 1, 1)))
def test_a_month_may_be_cut_short(month: int, letters: int, today: date) -> None:
    """Three letters or more name it, before the day or behind, and it lies within a year ahead."""
    name = date(2026, month, 1).strftime("%B")[:letters]
    day = parse_day(f"1 {name}", today)
    assert day == parse_day(f"{name.upper()} 1", today)
    assert (day.month, day.day) == (month, 1)
    assert 0 <= (day - today).days <= 365


@given(st.sampled_from(WEEKDAYS), st.integers(3, 9), st.dates(max_value=date(9999, 12, 1)))
def test_a_day_of_the_week_lies_within_the_next_seven(name: str, letters: int, today: date) -> None:
    """Named on that day itself it is the one in a week; three letters do."""
    day = parse_day(name[:letters], today)
    assert 1 <= (day - today).days <= 7
    assert WEEKDAYS[day.weekday()] == name


@pytest.mark.parametrize(
    ("text", "today"),
    [("tomorrow", date.max), ("yesterday", date.min), ("+1", date.max), ("1 jan", date.max)],
)
def test_typed_day_the_calendar_has_ends(text: str, today: date) -> None:
    """A day beyond them is no day, and no crash."""
    with pytest.raises(DateTextError, match="is no day"):
        parse_day(text, today)


@given(DATES)
def test_a_day_without_its_year_can_be_typed_again(day: date) -> None:
    """The text that is shown is one that is understood."""
    assert date_text(date(2026, 11, 3)) == "3 Nov"
    assert parse_day(date_text(day), day.replace(month=1, day=1)) == day
