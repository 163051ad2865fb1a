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
