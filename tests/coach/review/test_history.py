"""An exercise over time."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.review.history import (
    MAX_POINTS,
    exercise_history,
    first_day,
    heat_map,
    recent_trends,
    thin_out,
    trend_unit_text,
    trends,
    week_totals,
    week_trends,
    weeks_of,
    year_history,
)
from midstance.domain.attendance import Enrolment
from midstance.domain.calendar import Week
from midstance.domain.history import DateSpan, TrendPoint, TrendQuantity, WeekTotal
from midstance.domain.quantity import DistanceUnit, Unit, WeightUnit
from midstance.domain.record import ExerciseDay
from midstance.domain.settings import WeekStart
from tests.coach.gym import LIBRARY, MONDAY, day, done, workout
from tests.coach.plain_log import PlainLog

MONDAY_HISTORY = date(2026, 11, 23)


def lifted(number: int, kg: float = 60, reps: int = 8, e1rm: int | None = None) -> ExerciseDay:
    """A day of lifting."""
    day = MONDAY_HISTORY + timedelta(days=number)
    return ExerciseDay(day, Unit.REPS, 3, reps * 3, reps, round(kg * 1000), e1rm)


def test_an_exercise_never_done_has_no_trends() -> None:
    """There is nothing to draw."""
    assert trends([]) == ()


def test_there_is_a_trend_for_all_that_was_counted() -> None:
    """Load, repetitions, hold and estimate, each only where there is any."""
    held = ExerciseDay(MONDAY_HISTORY, Unit.SECONDS, 1, 30, 30)
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
    """100 kg are 220.5 lb, to half a pound; the points stay grams."""
    (load, _) = trends([lifted(0, 100)], unit=WeightUnit.LB)
    assert (load.values, load.unit, load.points[0].value) == ((220.5,), "lb", 100_000)


def test_one_day_is_a_trend() -> None:
    """A single point has marks on both axes around it."""
    (load, _) = trends([lifted(0)])
    assert [tick.text for tick in load.ticks] == ["59", "59.5", "60", "60.5", "61"]
    assert [tick.text for tick in load.dates] == ["23 Nov"]


def test_only_deload_weeks_of_the_span_are_shaded() -> None:
    """A week that shares a day with the span is kept."""
    weeks = [
        DateSpan(MONDAY_HISTORY + timedelta(days=7 * n), MONDAY_HISTORY + timedelta(days=7 * n + 6))
        for n in (-2, -1, 1, 3)
    ]
    (load, _) = trends([lifted(-3), lifted(8)], weeks)
    assert load.lighter == (weeks[1], weeks[2])


def test_days_without_a_value_leave_no_point() -> None:
    """A day with no load is no point of the load's trend."""
    bare = ExerciseDay(MONDAY_HISTORY + timedelta(days=2), Unit.REPS, 1, 8, 8)
    load, reps = trends([lifted(0), bare])
    assert (len(load.points), len(reps.points)) == (1, 2)


@given(
    st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 500)), min_size=1), st.integers(1, 90)
)
def test_thinning_keeps_the_best_and_the_order(raw: list[tuple[int, int]], most: int) -> None:
    """At most this many points, all of them real, in order, and the highest among them."""
    points = [
        TrendPoint(MONDAY_HISTORY + timedelta(days=n), value)
        for n, value in sorted(dict(raw).items())
    ]
    kept = thin_out(points, most)
    assert len(kept) <= most or kept == tuple(points)
    assert set(kept) <= set(points)
    assert [each.day for each in kept] == sorted(each.day for each in kept)
    assert max(each.value for each in kept) == max(each.value for each in points)


def test_a_long_history_stays_drawable() -> None:
    """Twenty years of four days a week make no more points than a chart can show."""
    (load, _) = trends([lifted(2 * n, 40 + n / 100) for n in range(4000)])
    assert len(load.points) <= MAX_POINTS
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
    days = [MONDAY_HISTORY + timedelta(days=n) for n in (22, 8, 1, 0)]
    assert weeks_of(days, WeekStart.MONDAY) == (
        DateSpan(MONDAY_HISTORY, MONDAY_HISTORY + timedelta(days=13)),
        DateSpan(MONDAY_HISTORY + timedelta(days=21), MONDAY_HISTORY + timedelta(days=27)),
    )
    assert weeks_of(days[2:], WeekStart.SUNDAY) == (
        DateSpan(MONDAY_HISTORY - timedelta(days=1), MONDAY_HISTORY + timedelta(days=5)),
    )
    assert weeks_of([], WeekStart.MONDAY) == ()


@given(st.lists(st.integers(0, 200)), st.sampled_from(WeekStart))
def test_spans_hold_every_day_and_whole_weeks(numbers: list[int], start: WeekStart) -> None:
    """No day is outside, no two spans touch, and each week of a span holds a day."""
    days = [MONDAY_HISTORY + timedelta(days=n) for n in numbers]
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
    assert trend_unit_text(TrendQuantity(quantity), WeightUnit.LB) == unit


def counted(number: int, unit: Unit, best: int) -> ExerciseDay:
    """A day of one set that was counted in a unit."""
    return ExerciseDay(MONDAY_HISTORY + timedelta(days=number), unit, 1, best, best)


@pytest.mark.parametrize(
    ("unit", "quantity", "follows"),
    [
        (Unit.REPS, TrendQuantity.REPETITIONS, ""),
        (Unit.SECONDS, TrendQuantity.HOLD, "s"),
        (Unit.METRES, TrendQuantity.METRES, "m"),
        (Unit.CONTACTS, TrendQuantity.CONTACTS, ""),
    ],
)
def test_each_unit_has_a_trend_of_its_own(
    unit: Unit, quantity: TrendQuantity, follows: str
) -> None:
    """The best set of each day in that unit, and no other trend."""
    (trend,) = trends([counted(0, unit, 20), counted(3, unit, 25)])
    assert (trend.quantity, trend.unit, trend.values) == (quantity, follows, (20, 25))
    assert all(float(tick.text) == int(tick.at) for tick in trend.ticks)


def test_the_better_of_two_entries_of_a_day_is_its_point() -> None:
    """With weights in repetitions and in metres on one day, the heavier load counts."""
    day = MONDAY_HISTORY
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
    span = DateSpan(MONDAY_HISTORY + timedelta(days=first), MONDAY_HISTORY + timedelta(days=last))
    (load, _) = trends([lifted(0), lifted(4)], [span])
    assert load.lighter == ((span,) if is_kept else ())


def test_an_estimate_of_some_days_spans_those_alone() -> None:
    """Days without a rating are no part of the estimate's axis."""
    days = [lifted(0), lifted(10, e1rm=76_000), lifted(12, e1rm=78_000), lifted(30)]
    load, _, estimate = trends(days)
    assert (len(load.points), len(estimate.points)) == (4, 2)
    assert estimate.dates[0].at == (MONDAY_HISTORY + timedelta(days=10)).toordinal()


POINTS = st.dictionaries(st.integers(0, 3000), st.integers(0, 500), min_size=1, max_size=200).map(
    lambda raw: [
        TrendPoint(MONDAY_HISTORY + timedelta(days=n), value) for n, value in sorted(raw.items())
    ]
)


@given(POINTS, st.integers(1, 60))
def test_no_point_is_dropped_but_for_a_better_one_nearby(
    points: list[TrendPoint], most: int
) -> None:
    """Whatever is left out has one at least as high in its own stretch of the time."""
    kept = thin_out(points, most)
    stretch = ((points[-1].day - points[0].day).days + 1) / most
    for point in points:
        near = [each for each in kept if abs((each.day - point.day).days) <= stretch]
        assert any(each.value >= point.value for each in near)


@given(POINTS, st.integers(1, 60))
def test_both_ends_stay_within_a_stretch(points: list[TrendPoint], most: int) -> None:
    """The first and the last point that are kept are near the first and the last there were."""
    kept = thin_out(points, most)
    stretch = ((points[-1].day - points[0].day).days + 1) / most
    assert (kept[0].day - points[0].day).days <= stretch
    assert (points[-1].day - kept[-1].day).days <= stretch


@given(POINTS, st.integers(1, 60))
def test_thinning_twice_is_thinning_once(points: list[TrendPoint], most: int) -> None:
    """What is few enough is left alone."""
    once = thin_out(points, most)
    assert thin_out(once, most) == once


def test_of_two_equal_points_of_a_stretch_the_first_is_kept() -> None:
    """A best is dated by the day on which it was reached."""
    points = [
        TrendPoint(MONDAY_HISTORY + timedelta(days=n), value)
        for n, value in enumerate((5, 9, 9, 2))
    ]
    assert thin_out(points, 1) == (points[1],)
    assert thin_out(points, 2) == (points[1], points[2])


BASE = Enrolment("base", MONDAY)


def test_an_exercise_never_done_has_an_empty_history() -> None:
    """It keeps its name; one that is unknown keeps its id."""
    found = exercise_history(PlainLog([]), LIBRARY, "squat")
    assert (found.name, found.days, found.trends) == ("Squat", (), ())
    assert exercise_history(PlainLog([]), LIBRARY, "ghost").name == "ghost"


def test_a_history_has_days_and_trends() -> None:
    """Within the span that was asked for."""
    log = PlainLog([workout(i + 1, day(i), done("squat", 8, kg=60 + i)) for i in range(9)])
    found = exercise_history(log, LIBRARY, "squat", since=day(2), until=day(5))
    assert [each.day for each in found.days] == [day(n) for n in range(2, 6)]
    assert found.trends[0].values == (62, 63, 64, 65)


def test_a_maximum_is_followed_where_one_may_be_estimated() -> None:
    """Of a barbell lift: 60 kg eight times, 60 x (1 + 8/30) = 76; not of a lunge."""
    days = (done("squat", 8, kg=60), done("lunge", 8, kg=60))
    log = PlainLog([workout(1, MONDAY, *days)])
    squat, lunge = (exercise_history(log, LIBRARY, name) for name in ("squat", "lunge"))
    assert [each.best_e1rm_grams for each in squat.days] == [76_000]
    assert [each.best_e1rm_grams for each in lunge.days] == [None]
    assert [each.quantity.value for each in lunge.trends] == ["load", "repetitions"]


def test_the_last_months_have_one_line_each() -> None:
    """The estimated maximum where there is one, else the best set; older days are left out."""
    old = workout(99, day(0), done("squat", 8, kg=100), done("lunge", 20, kg=60))
    lately = [
        workout(number, day(100 + 7 * number), done("squat", 8, kg=60), done("lunge", 8, kg=60))
        for number in range(3)
    ]
    asked = [LIBRARY.exercises[name] for name in ("squat", "lunge", "plank")]
    found = recent_trends(PlainLog([old, *lately]), asked, day(120), WeightUnit.KG)
    assert {name: each.quantity for name, each in found.items()} == {
        "squat": TrendQuantity.ESTIMATED_MAXIMUM,
        "lunge": TrendQuantity.REPETITIONS,
    }
    assert {len(each.points) for each in found.values()} == {3}


def test_one_day_is_no_line() -> None:
    """Neither is a future one, nor is there one at the beginning of the calendar."""
    log = PlainLog([workout(1, MONDAY, done("squat", 8, kg=60))])
    squat = (LIBRARY.exercises["squat"],)
    assert recent_trends(log, squat, day(1), WeightUnit.KG) == {}
    assert recent_trends(log, squat, date.min, WeightUnit.LB) == {}


def test_deload_weeks_are_those_in_which_one_was_done() -> None:
    """Week 4 of the program, done a week late, is shaded where it was done."""
    log = PlainLog(
        [
            workout(1, MONDAY, done("squat", 8, kg=60)),
            workout(2, day(29), done("squat", 8, kg=50), week=4),
            workout(3, day(36), done("squat", 8, kg=60), session="core-5"),
        ],
        BASE,
    )
    found = exercise_history(log, LIBRARY, "squat")
    assert found.trends[0].lighter == (DateSpan(day(28), day(34)),)
    never_chosen = exercise_history(PlainLog(log.workouts_between()), LIBRARY, "squat")
    assert never_chosen.trends == ()


def test_a_program_without_deload_weeks_shades_nothing() -> None:
    """Neither does one that left the library."""
    workouts = [workout(1, MONDAY, done("squat", 8, kg=60), week=4)]
    for program in ("short", "gone"):
        log = PlainLog(workouts, Enrolment(program, MONDAY))
        assert exercise_history(log, LIBRARY, "squat").trends[0].lighter == ()


def test_a_year_holds_calendar_and_rows() -> None:
    """Three full weeks, a gap, two full weeks up to now."""
    on = [-42, -41, -35, -34, -28, -27, -14, -13, -7, -6]
    log = PlainLog([workout(i + 1, day(n), done("squat", 8)) for i, n in enumerate(on)], BASE)
    found = year_history(log, LIBRARY, day(1))
    assert (found.streak.weeks, found.streak.this_week, found.longest) == (2, 0, 3)
    assert sum(each.sets for each in found.heat.days) == len(on)
    assert year_history(log, LIBRARY, day(1), WeekStart.SUNDAY).heat.days[0].day.isoweekday() == 7


def test_an_empty_log_has_a_year() -> None:
    """Every day is there, without a set."""
    found = year_history(PlainLog([]), LIBRARY, day(1))
    assert (found.streak.weeks, found.longest) == (0, 0)
    assert {each.shade for each in found.heat.days} == {0}


def test_the_longest_row_may_lie_years_back() -> None:
    """The whole log is looked at, not the year alone."""
    on = [-1000, -999, -993, -992, -986, -985]
    log = PlainLog([workout(i + 1, day(n), done("squat", 8)) for i, n in enumerate(on)])
    assert year_history(log, LIBRARY, day(1)).longest == 3


TODAY = date(2026, 11, 25)
MONDAY_HEAT_MAP = WeekStart.MONDAY


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
    found = heat_map(dict(zip(days, sets, strict=True)), TODAY, MONDAY_HEAT_MAP)
    shown = {each.day: (each.sets, each.shade) for each in found.days}
    assert [shown[day] for day in days] == list(zip(sets, shades, strict=True))


@given(st.dictionaries(st.integers(0, 400), st.integers(1, 80)))
def test_more_sets_are_never_lighter(sets: dict[int, int]) -> None:
    """The shade grows with the sets, from 1 on, and the legend says from where."""
    done = {TODAY - timedelta(days=back): number for back, number in sets.items()}
    found = heat_map(done, TODAY, MONDAY_HEAT_MAP)
    ordered = sorted((each.sets, each.shade) for each in found.days)
    assert [shade for _, shade in ordered] == sorted(shade for _, shade in ordered)
    assert all(shade == sum(number >= each for each in found.shades) for number, shade in ordered)
    assert sum(each.sets for each in found.days) == sum(
        number for day, number in done.items() if day >= first_day(TODAY, MONDAY_HEAT_MAP)
    )


def test_each_month_is_named_where_it_begins() -> None:
    """Twelve or thirteen columns hold the first day of a month."""
    found = heat_map({}, TODAY, MONDAY_HEAT_MAP)
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
    assert heat_map({TODAY: most}, TODAY, MONDAY_HEAT_MAP).shades == shades


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
        first_day(TODAY, MONDAY_HEAT_MAP) - timedelta(days=1): 90,
    }
    found = heat_map(sets, TODAY, MONDAY_HEAT_MAP)
    assert found.shades == (1, 2, 3, 4)
    assert [each.sets for each in found.days if each.sets] == [4]


def test_the_first_day_of_the_year_counts() -> None:
    """The oldest day that is shown is part of the year."""
    first = first_day(TODAY, MONDAY_HEAT_MAP)
    assert heat_map({first: 3}, TODAY, MONDAY_HEAT_MAP).days[0].sets == 3


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
    assert first_day(today, MONDAY_HEAT_MAP) == first


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
    plain, larger = heat_map(once, TODAY, MONDAY_HEAT_MAP), heat_map(more, TODAY, MONDAY_HEAT_MAP)
    assert all(
        after.shade >= before.shade for before, after in zip(plain.days, larger.days, strict=True)
    )


def test_weeks_add_up_what_was_done_on_their_days() -> None:
    """From the first week with anything to the last one, empty ones between them too."""
    first, last = MONDAY_HISTORY, MONDAY_HISTORY + timedelta(days=20)
    totals = week_totals({first: 4, last: 6}, {first: 1790}, {last: 9_000}, WeekStart.MONDAY)
    assert totals == (
        WeekTotal(first, 4, 30, 0),
        WeekTotal(first + timedelta(weeks=1)),
        WeekTotal(first + timedelta(weeks=2), 6, 0, 9_000),
    )
    sunday = week_totals({last: 1}, {}, {}, WeekStart.SUNDAY)
    assert [each.first for each in sunday] == [last]
    assert week_totals({}, {}, {}, WeekStart.MONDAY) == ()


def test_weeks_have_a_trend_for_all_that_there_was() -> None:
    """Metres are drawn in the runner's unit and stay metres; what no week has is not drawn."""
    totals = [WeekTotal(MONDAY_HISTORY, 4, 0, 10_000)]
    sets, distance = week_trends(totals, DistanceUnit.MILES)
    assert (sets.quantity, sets.values, sets.unit) == (TrendQuantity.WEEKLY_SETS, (4.0,), "")
    assert distance.points == (TrendPoint(MONDAY_HISTORY, 10_000),)
    assert [round(each, 2) for each in distance.values] == [6.21]
    assert distance.unit == "mi"
    assert week_trends([], DistanceUnit.KM) == ()
