"""An exercise over time."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.history import MOST_POINTS, thinned, trends, unit_text, weeks_of
from midstance.domain.quantity import Unit, WeightUnit
from midstance.domain.settings import WeekStart
from midstance.domain.trend import ExerciseDay, Point, Quantity, Span
from midstance.domain.week import Week

MONDAY = date(2026, 11, 23)


def lifted(number: int, kg: float = 60, reps: int = 8, e1rm: int | None = None) -> ExerciseDay:
    """A day of lifting."""
    day = MONDAY + timedelta(days=number)
    return ExerciseDay(day, Unit.REPS, 3, reps * 3, reps, round(kg * 1000), e1rm)


def test_an_exercise_never_done_has_no_trends() -> None:
    """There is nothing to draw."""
    assert trends([]) == ()


def test_there_is_a_trend_for_all_that_was_counted() -> None:
    """Load, repetitions, hold and estimate, each only where there is any."""
    held = ExerciseDay(MONDAY, Unit.SECONDS, 1, 30, 30)
    found = trends([lifted(0, e1rm=76_000), held])
    assert [each.quantity.value for each in found] == [
        "load",
        "repetitions",
        "hold",
        "estimated-maximum",
    ]
    assert [each.unit for each in found] == ["kg", "", "s", "kg"]
    assert [each.values for each in found] == [(60,), (8,), (30,), (76,)]


def test_loads_are_shown_in_the_runners_unit() -> None:
    """100 kg are 220.45 lb; the points stay grams."""
    (load, _) = trends([lifted(0, 100)], unit=WeightUnit.LB)
    assert (load.values, load.unit, load.points[0].value) == ((220.45,), "lb", 100_000)


def test_one_day_is_a_trend() -> None:
    """A single point has marks on both axes around it."""
    (load, _) = trends([lifted(0)])
    assert [tick.text for tick in load.ticks] == ["59", "59.5", "60", "60.5", "61"]
    assert [tick.text for tick in load.dates] == ["23 Nov"]


def test_only_deload_weeks_of_the_span_are_shaded() -> None:
    """A week that shares a day with the span is kept."""
    weeks = [
        Span(MONDAY + timedelta(days=7 * n), MONDAY + timedelta(days=7 * n + 6))
        for n in (-2, -1, 1, 3)
    ]
    (load, _) = trends([lifted(-3), lifted(8)], weeks)
    assert load.lighter == (weeks[1], weeks[2])


def test_days_without_a_value_leave_no_point() -> None:
    """A day with no load is no point of the load's trend."""
    bare = ExerciseDay(MONDAY + timedelta(days=2), Unit.REPS, 1, 8, 8)
    load, reps = trends([lifted(0), bare])
    assert (len(load.points), len(reps.points)) == (1, 2)


@given(
    st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 500)), min_size=1), st.integers(1, 90)
)
def test_thinning_keeps_the_best_and_the_order(raw: list[tuple[int, int]], most: int) -> None:
    """At most so many points, all of them real, in order, and the highest among them."""
    points = [Point(MONDAY + timedelta(days=n), value) for n, value in sorted(dict(raw).items())]
    kept = thinned(points, most)
    assert len(kept) <= most or kept == tuple(points)
    assert set(kept) <= set(points)
    assert [each.day for each in kept] == sorted(each.day for each in kept)
    assert max(each.value for each in kept) == max(each.value for each in points)


def test_a_long_history_stays_drawable() -> None:
    """Twenty years of four days a week make no more points than a chart can show."""
    (load, _) = trends([lifted(2 * n, 40 + n / 100) for n in range(4000)])
    assert len(load.points) <= MOST_POINTS
    assert load.points[-1].value == 79_990


@given(st.dictionaries(st.integers(0, 2000), st.integers(1, 200), min_size=1))
def test_all_points_lie_between_the_marks(loads: dict[int, int]) -> None:
    """Within the first and the last mark."""
    for trend in trends([lifted(number, loads[number]) for number in sorted(loads)]):
        assert len(trend.values) == len(trend.points)
        assert trend.ticks[0].at <= min(trend.values)
        assert max(trend.values) <= trend.ticks[-1].at


def test_days_are_gathered_into_weeks() -> None:
    """Oldest first, from where the runner's weeks begin; weeks in a row make one span."""
    days = [MONDAY + timedelta(days=n) for n in (22, 8, 1, 0)]
    assert weeks_of(days, WeekStart.MONDAY) == (
        Span(MONDAY, MONDAY + timedelta(days=13)),
        Span(MONDAY + timedelta(days=21), MONDAY + timedelta(days=27)),
    )
    assert weeks_of(days[2:], WeekStart.SUNDAY) == (
        Span(MONDAY - timedelta(days=1), MONDAY + timedelta(days=5)),
    )
    assert weeks_of([], WeekStart.MONDAY) == ()


@given(st.lists(st.integers(0, 200)), st.sampled_from(WeekStart))
def test_spans_hold_every_day_and_whole_weeks(numbers: list[int], start: WeekStart) -> None:
    """No day is outside, no two spans touch, and each week of a span holds a day."""
    days = [MONDAY + timedelta(days=n) for n in numbers]
    spans = weeks_of(days, start)
    assert all(any(span.first <= day <= span.last for span in spans) for day in days)
    gaps = ((later.first - span.last).days for span, later in pairwise(spans))
    assert all(gap > 1 for gap in gaps)
    weeks = sum(((span.last - span.first).days + 1) / 7 for span in spans)
    assert weeks == len({Week.of(day, start) for day in days})


@pytest.mark.parametrize(
    ("quantity", "unit"),
    [("load", "lb"), ("estimated-maximum", "lb"), ("hold", "s"), ("metres", "m"), ("contacts", "")],
)
def test_values_name_their_unit(quantity: str, unit: str) -> None:
    """What is counted needs none."""
    assert unit_text(Quantity(quantity), WeightUnit.LB) == unit


def counted(number: int, unit: Unit, best: int) -> ExerciseDay:
    """A day of one set that was counted in a unit."""
    return ExerciseDay(MONDAY + timedelta(days=number), unit, 1, best, best)


@pytest.mark.parametrize(
    ("unit", "quantity", "follows"),
    [
        (Unit.REPS, Quantity.REPETITIONS, ""),
        (Unit.SECONDS, Quantity.HOLD, "s"),
        (Unit.METRES, Quantity.METRES, "m"),
        (Unit.CONTACTS, Quantity.CONTACTS, ""),
    ],
)
def test_each_unit_has_a_trend_of_its_own(unit: Unit, quantity: Quantity, follows: str) -> None:
    """The best set of each day in that unit, and no other trend."""
    (trend,) = trends([counted(0, unit, 20), counted(3, unit, 25)])
    assert (trend.quantity, trend.unit, trend.values) == (quantity, follows, (20, 25))
    assert all(float(tick.text) == int(tick.at) for tick in trend.ticks)


def test_the_better_of_two_entries_of_a_day_is_its_point() -> None:
    """With weights in repetitions and in metres on one day, the heavier load counts."""
    day = MONDAY
    twice = [
        ExerciseDay(day, Unit.REPS, 1, 8, 8, 24_000),
        ExerciseDay(day, Unit.METRES, 1, 20, 20, 32_000),
    ]
    for order in (twice, twice[::-1]):
        load = trends(order)[0]
        assert [(each.day, each.value) for each in load.points] == [(day, 32_000)]


@pytest.mark.parametrize(
    ("first", "last", "is_kept"),
    [(-7, -1, False), (-7, 0, True), (2, 3, True), (4, 9, True), (5, 9, False), (-9, 9, True)],
)
def test_a_lighter_week_is_shaded_if_it_shares_a_day(
    first: int, last: int, *, is_kept: bool
) -> None:
    """The span of the trend goes from its first day to its last, both included."""
    span = Span(MONDAY + timedelta(days=first), MONDAY + timedelta(days=last))
    (load, _) = trends([lifted(0), lifted(4)], [span])
    assert load.lighter == ((span,) if is_kept else ())


def test_an_estimate_of_some_days_spans_those_alone() -> None:
    """Days without a rating are no part of the estimate's axis."""
    days = [lifted(0), lifted(10, e1rm=76_000), lifted(12, e1rm=78_000), lifted(30)]
    load, _, estimate = trends(days)
    assert (len(load.points), len(estimate.points)) == (4, 2)
    assert estimate.dates[0].at == (MONDAY + timedelta(days=10)).toordinal()


POINTS = st.dictionaries(st.integers(0, 3000), st.integers(0, 500), min_size=1, max_size=200).map(
    lambda raw: [Point(MONDAY + timedelta(days=n), value) for n, value in sorted(raw.items())]
)


@given(POINTS, st.integers(1, 60))
def test_no_point_is_dropped_but_for_a_better_one_nearby(points: list[Point], most: int) -> None:
    """Whatever is left out has one at least as high in its own stretch of the time."""
    kept = thinned(points, most)
    stretch = ((points[-1].day - points[0].day).days + 1) / most
    for point in points:
        near = [each for each in kept if abs((each.day - point.day).days) <= stretch]
        assert any(each.value >= point.value for each in near)


@given(POINTS, st.integers(1, 60))
def test_both_ends_stay_within_a_stretch(points: list[Point], most: int) -> None:
    """The first and the last point that are kept are near the first and the last there were."""
    kept = thinned(points, most)
    stretch = ((points[-1].day - points[0].day).days + 1) / most
    assert (kept[0].day - points[0].day).days <= stretch
    assert (points[-1].day - kept[-1].day).days <= stretch


@given(POINTS, st.integers(1, 60))
def test_thinning_twice_is_thinning_once(points: list[Point], most: int) -> None:
    """What is few enough is left alone."""
    once = thinned(points, most)
    assert thinned(once, most) == once


def test_of_two_equal_points_of_a_stretch_the_first_is_kept() -> None:
    """A best is dated by the day on which it was reached."""
    points = [Point(MONDAY + timedelta(days=n), value) for n, value in enumerate((5, 9, 9, 2))]
    assert thinned(points, 1) == (points[1],)
    assert thinned(points, 2) == (points[1], points[2])
