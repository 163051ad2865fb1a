"""A year of days as a calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.heat_map import first_day, heat_map
from midstance.domain.settings import WeekStart

TODAY = date(2026, 11, 25)
MONDAY = WeekStart.MONDAY


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.sampled_from(WeekStart))
def test_a_year_is_fifty_three_weeks_up_to_today(today: date, start: WeekStart) -> None:
    """Seven rows; the first day opens a week, the last is today, what is to come is empty."""
    found = heat_map({}, today, start)
    assert [len(week) for week in found.weeks] == [7] * 53
    days = found.days
    assert (days[0].day, days[-1].day) == (first_day(today, start), today)
    assert days[0].day.isoweekday() == (7 if start is WeekStart.SUNDAY else 1)
    assert [each.day - days[0].day for each in days] == [timedelta(n) for n in range(len(days))]
    assert all(None not in week for week in found.weeks[:-1])


@pytest.mark.parametrize(
    ("sets", "shades"),
    [
        ([0, 0, 0], [0, 0, 0]),
        ([0, 1, 1], [0, 4, 4]),
        ([5, 10, 20], [1, 2, 4]),
        ([6, 11, 16], [2, 3, 4]),
    ],
)
def test_the_shades_part_the_span_evenly(sets: list[int], shades: list[int]) -> None:
    """The fullest day is the darkest, a day without sets has no shade."""
    days = [TODAY - timedelta(days=number) for number in range(len(sets))]
    found = heat_map(dict(zip(days, sets, strict=True)), TODAY, MONDAY)
    shown = {each.day: (each.sets, each.shade) for each in found.days}
    assert [shown[day] for day in days] == list(zip(sets, shades, strict=True))


@given(st.dictionaries(st.integers(0, 400), st.integers(1, 80)))
def test_more_sets_are_never_lighter(sets: dict[int, int]) -> None:
    """The shade grows with the sets, from 1 on, and the legend says from where."""
    done = {TODAY - timedelta(days=back): number for back, number in sets.items()}
    found = heat_map(done, TODAY, MONDAY)
    ordered = sorted((each.sets, each.shade) for each in found.days)
    assert [shade for _, shade in ordered] == sorted(shade for _, shade in ordered)
    assert all(shade == sum(number >= each for each in found.shades) for number, shade in ordered)
    assert sum(each.sets for each in found.days) == sum(
        number for day, number in done.items() if day >= first_day(TODAY, MONDAY)
    )


def test_each_month_is_named_where_it_begins() -> None:
    """Twelve or thirteen columns hold the first day of a month."""
    found = heat_map({}, TODAY, MONDAY)
    assert found.months[0] == (1, "Dec")
    assert [name for _, name in found.months][-2:] == ["Oct", "Nov"]
    assert len(found.months) == 12
    for column, _ in found.months:
        assert any(each is not None and each.day.day == 1 for each in found.weeks[column])


@pytest.mark.parametrize(
    ("most", "shades"),
    [
        (0, (1, 1, 1, 1)),
        (1, (1, 1, 1, 1)),
        (2, (1, 1, 2, 2)),
        (3, (1, 1, 2, 3)),
        (4, (1, 2, 3, 4)),
        (8, (1, 3, 5, 7)),
        (30, (1, 8, 16, 23)),
    ],
)
def test_the_legend_says_from_where_each_shade_begins(
    most: int, shades: tuple[int, int, int, int]
) -> None:
    """Four steps up to the fullest day, each from a whole number of sets on."""
    assert heat_map({TODAY: most}, TODAY, MONDAY).shades == shades


@pytest.mark.parametrize(
    ("today", "start", "filled"),
    [
        (date(2026, 11, 23), WeekStart.MONDAY, 1),
        (date(2026, 11, 29), WeekStart.MONDAY, 7),
        (date(2026, 11, 23), WeekStart.SUNDAY, 2),
        (date(2026, 11, 28), WeekStart.SUNDAY, 7),
        (date(2026, 11, 29), WeekStart.SUNDAY, 1),
    ],
)
def test_the_last_column_ends_with_today(today: date, start: WeekStart, filled: int) -> None:
    """Days of this week that are still to come are empty."""
    last = heat_map({}, today, start).weeks[-1]
    assert [each is not None for each in last] == [True] * filled + [False] * (7 - filled)


def test_what_lies_outside_of_the_year_darkens_nothing() -> None:
    """Neither a fuller day two years ago nor one of tomorrow sets the scale."""
    sets = {
        TODAY: 4,
        TODAY + timedelta(days=1): 90,
        first_day(TODAY, MONDAY) - timedelta(days=1): 90,
    }
    found = heat_map(sets, TODAY, MONDAY)
    assert found.shades == (1, 2, 3, 4)
    assert [each.sets for each in found.days if each.sets] == [4]


def test_the_first_day_of_the_year_counts() -> None:
    """The oldest day that is shown is part of the year."""
    first = first_day(TODAY, MONDAY)
    assert heat_map({first: 3}, TODAY, MONDAY).days[0].sets == 3


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 25), date(2025, 11, 24)),
        (date(2024, 2, 29), date(2023, 2, 27)),
        (date(2027, 1, 1), date(2025, 12, 29)),
        (date(2027, 1, 4), date(2026, 1, 5)),
    ],
    ids=["plain", "leap day", "new year's day", "first Monday"],
)
def test_the_year_begins_fifty_two_weeks_before_this_one(today: date, first: date) -> None:
    """Counted in whole weeks, over new years and leap days."""
    assert first_day(today, MONDAY) == first


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.sampled_from(WeekStart))
def test_months_follow_each_other(today: date, start: WeekStart) -> None:
    """Each month's name stands once for each first day, in the order of the calendar."""
    found = heat_map({}, today, start)
    firsts = [each.day for each in found.days if each.day.day == 1]
    shown = [name for _, name in found.months]
    assert shown[: len(firsts)] == [each.strftime("%b") for each in firsts]
    assert len(shown) - len(firsts) <= 1
    columns = [column for column, _ in found.months]
    assert columns == sorted(set(columns))


@given(st.dictionaries(st.integers(0, 300), st.integers(0, 40), min_size=1), st.integers(2, 9))
def test_twice_the_work_all_year_looks_much_the_same(sets: dict[int, int], times: int) -> None:
    """The scale follows the runner: the same share of the fullest day is never lighter."""
    once = {TODAY - timedelta(days=back): number for back, number in sets.items()}
    more = {day: number * times for day, number in once.items()}
    plain, larger = heat_map(once, TODAY, MONDAY), heat_map(more, TODAY, MONDAY)
    assert all(
        after.shade >= before.shade for before, after in zip(plain.days, larger.days, strict=True)
    )
