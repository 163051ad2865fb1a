"""Histories in words and rows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from midstance.coach.review.history import heat_map, trends, week_trends
from midstance.domain.attendance import Streak
from midstance.domain.history import (
    DateSpan,
    ExerciseHistory,
    TrendQuantity,
    WeekTotal,
    YearHistory,
)
from midstance.domain.quantity import DistanceUnit, Load, Target, Unit, WeightUnit
from midstance.domain.record import ExerciseDay, SetRecord
from midstance.domain.settings import WeekStart
from midstance.presentation.blocks import Row
from midstance.presentation.history import (
    PERIODS,
    YEAR_ROW,
    TrainedExercise,
    change_text,
    days_of_bests,
    is_whole_week,
    since,
    trained_rows,
    trend_sentences,
    value_parts,
    value_rows,
    week_total_rows,
    week_value_rows,
    weekly,
    year_streak_text,
)
from midstance.presentation.phrases import ESTIMATED

TODAY = date(2026, 11, 23)
KG = WeightUnit.KG


def lifted(days_ago: int, kg: float, reps: int, e1rm: int | None = None) -> ExerciseDay:
    """A day with three sets of lifting."""
    day = TODAY - timedelta(days=days_ago)
    return ExerciseDay(day, Unit.REPS, 3, reps * 3, reps, round(kg * 1000), e1rm)


def history(*days: ExerciseDay, lighter: tuple[DateSpan, ...] = ()) -> ExerciseHistory:
    """The history of a squat."""
    return ExerciseHistory("squat", "Squat", days, trends(days, lighter))


def year(weeks: int, longest: int) -> YearHistory:
    """A year with these rows of weeks, and one session of two in this one."""
    heat = heat_map({TODAY: 3, TODAY - timedelta(2): 5}, TODAY, WeekStart.MONDAY)
    return YearHistory(heat, Streak(weeks, 2, 1), longest)


def said(row: Row) -> str:
    """A row as it reads."""
    return "|".join("".join(span.text for span in side) for side in (row.left, row.right))


def counted(amount: int, unit: Unit) -> ExerciseDay:
    """A day with one set of this many."""
    return ExerciseDay(TODAY, unit, 1, amount, amount)


def test_exercises_by_kind_with_what_was_done_last() -> None:
    """Loads first, an estimate to whole units; a minute and more as on a clock."""
    known = [
        TrainedExercise("plank", "Plank", "Plank", (counted(100, Unit.SECONDS),)),
        TrainedExercise("walk", "Brisk walk", "Walk", (counted(45, Unit.SECONDS),), is_hold=False),
        TrainedExercise("hop", "Hop", "Hop", (counted(30, Unit.CONTACTS),)),
        TrainedExercise("push-up", "Push-up on the toes", "Push-up", (counted(14, Unit.REPS),)),
        TrainedExercise("squat", "Squat", "Squat", (lifted(3, 60, 8, 76_400), lifted(0, 65, 5))),
        TrainedExercise("row", "Row", "Row", (lifted(0, 22.5, 8),)),
    ]
    assert [said(row) for row in trained_rows(known, KG)] == [
        *("STRENGTH|", "Squat| 76 kg", "Row| 22.5 kg"),
        *("BODY WEIGHT|", "Push-up on the toes| 14", "HOLDS|", "Plank| 1:40"),
        *("TIMED|", "Brisk walk| 45 s", "JUMPS|", "Hop| 30"),
    ]
    short = [said(row) for row in trained_rows(known, WeightUnit.LB, is_short=True)]
    assert short[1:5] == ["Squat| 168 lb", "Row| 49.5 lb", "BODY WEIGHT|", "Push-up| 14"]
    assert TrainedExercise("none", "None").value_text(KG) == ""


WEEKS = tuple(WeekTotal(TODAY - timedelta(weeks=n), 30 + n, 60, 40_500) for n in (2, 1))


def test_the_weeks_have_rows_of_their_own() -> None:
    """Sets, minutes, distance of the last whole week, then the training days of the year."""
    rows = list(week_total_rows(week_trends(WEEKS, DistanceUnit.KM), year(0, 0)))
    assert [said(row) for row in rows] == [
        *("WEEK|", "Strength sets| 31", "Minutes| 60 min", "Distance run| 40.5 km"),
        "Training days| 2",
    ]
    assert rows[-1].key == YEAR_ROW
    assert list(week_total_rows((), None)) == []


def test_a_week_in_words() -> None:
    """In the unit of what was counted, in the table too."""
    sets, minutes, run = week_trends(WEEKS, DistanceUnit.MILES)
    parts = [value_parts(each, each.points[-1].value, KG) for each in (sets, minutes, run)]
    assert parts == [("31",), ("60", "min"), ("25.2", "mi")]
    assert list(trend_sentences(sets, (), (40.0,), KG)) == [
        "Best 32 sets in the week of 9 Nov.",
        "From 32 sets on 9 Nov 2026 to 31 sets on 16 Nov.",
    ]
    rows = [said(row) for row in week_value_rows(run, KG)]
    assert rows == ["week of|in all", "16 Nov 2026|25.2 mi", "9 Nov 2026|25.2 mi"]
    assert said(list(week_value_rows(minutes, KG))[1]) == "16 Nov 2026|60 min"


@pytest.mark.parametrize(
    ("weeks", "longest", "text", "short"),
    [
        (0, 0, "No streak · this week 1 of 2", "No streak"),
        (
            1,
            4,
            "1 week in a row with every planned session · best 4 weeks · this week 1 of 2",
            "1 week in a row · best 4 weeks",
        ),
        (
            11,
            11,
            "11 weeks in a row with every planned session · best 11 weeks · this week 1 of 2",
            "11 weeks in a row · best 11 weeks",
        ),
    ],
)
def test_rows_of_weeks(weeks: int, longest: int, text: str, short: str) -> None:
    """A row is counted in weeks; this week is shown as it stands."""
    assert year_streak_text(year(weeks, longest)) == text
    assert year_streak_text(year(weeks, longest), is_short=True) == short


def test_what_a_chart_says() -> None:
    """The best with the set that it comes from, the change with the runs, how it was estimated."""
    heavy, light = SQUAT, replace(SQUAT, value=5, load=Load(60_000))
    found = history(lifted(35, 60, 8, 70_000), lifted(0, 62.5, 8, 76_400))
    *_, estimated = found.trends
    assert list(trend_sentences(estimated, (light, heavy), (38.2, 0, 46.6), KG)) == [
        "Best 76 kg on 23 Nov, from 8 × 62.5 kg.",
        "Up 6 kg in four weeks while you ran 38 to 47 km a week.",
        f"Estimate: {ESTIMATED}.",
    ]
    reps = found.trends[1]
    assert list(trend_sentences(reps, (heavy,), (40.0,), KG)) == [
        "Best 8 reps on 19 Oct, from 8 × 62.5 kg.",
        "The same as four weeks ago while you ran 40 km a week.",
    ]
    assert list(trend_sentences(history(lifted(0, 60, 8)).trends[0], (), (), KG)) == [
        "Best 60 kg on 23 Nov.",
        "One more week draws a line.",
    ]


SQUAT = SetRecord(
    1, 0, "strength", "squat", "squat", 1, None, Target(8, Unit.REPS), 8, load=Load(62_500)
)


def test_the_months_that_are_shown() -> None:
    """What is older is left out, with its dates; where nothing is newer, everything stays."""
    load = history(lifted(200, 60, 8), lifted(20, 65, 8), lifted(0, 62.5, 8)).trends[0]
    shown = since(load, TODAY - timedelta(days=90))
    assert list(shown.values) == [65, 62.5]
    assert shown.dates[0].at >= (TODAY - timedelta(days=20)).toordinal()
    assert since(load, None) == since(load, TODAY + timedelta(days=1)) == load


def test_values_as_a_table() -> None:
    """Every day with its value, newest first, by years; deload days are named."""
    deload = (DateSpan(TODAY - timedelta(days=400), TODAY - timedelta(days=394)),)
    held = ExerciseDay(TODAY, Unit.SECONDS, 1, 30, 30)
    found = history(lifted(400, 60, 8), lifted(0, 62.5, 8), held, lighter=deload)
    reps = next(each for each in found.trends if each.quantity is TrendQuantity.REPETITIONS)
    rows = list(value_rows(found, reps, KG))
    assert [said(row) for row in rows] == [
        "2026|   in all       best",
        "Mon 23 Nov|  24 reps     8 reps",
        "2025|   in all       best",
        "Sun 19 Oct  deload|  24 reps     8 reps",
    ]
    assert [row.is_heading for row in rows] == [True, False, True, False]
    assert len({row.key for row in rows}) == 4


def test_a_week_is_drawn_by_its_best() -> None:
    """Of several days the best one, of equal ones the first; other weeks stay."""
    found = history(lifted(9, 60, 8), lifted(7, 65, 8), lifted(5, 65, 8), lifted(0, 62.5, 8))
    load = weekly(found.trends[0])
    assert [(TODAY - point.day).days for point in load.points] == [9, 7, 0]
    assert load.values == (60, 65, 62.5)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (60, 65, "▲ 5 kg in 4 weeks"),
        (65, 62.5, "▼ 2.5 kg in 4 weeks"),
        (65, 65, "as much as 4 weeks ago"),
    ],
)
def test_the_change_of_four_weeks_is_shown(before: float, now: float, expected: str) -> None:
    """The best of the last four weeks against that of the four before."""
    found = history(lifted(35, before, 8), lifted(29, 50, 8), lifted(20, now, 8), lifted(0, 50, 8))
    assert change_text(found.trends[0], KG) == expected
    if before > now:
        assert "Down 2.5 kg in four weeks." in trend_sentences(found.trends[0], (), (), KG)


def test_without_four_weeks_before_there_is_no_change() -> None:
    """Nothing is compared with nothing, nor with what is months old."""
    for days in (10, 57, 300):
        found = history(lifted(days, 60, 8), lifted(0, 65, 8))
        assert change_text(found.trends[0], KG) == ""


def test_the_days_whose_sets_are_worth_reading() -> None:
    """The best of each period, of each quantity: what is long ago counts for everything alone."""
    bests = {400: 80_000, 100: 70_000, 10: 60_000}
    days = tuple(
        ExerciseDay(TODAY - timedelta(days=ago), Unit.REPS, 1, 10, 10, grams)
        for ago, grams in bests.items()
    )
    found = ExerciseHistory("squat", "Squat", days, trends(days)[:1])
    assert len(days_of_bests(found, TODAY)) == len(bests) < len(PERIODS)


def test_a_week_is_whole_once_it_is_over() -> None:
    """The week that goes on is not compared with whole ones."""
    assert is_whole_week(TODAY - timedelta(days=7), TODAY)
    assert not is_whole_week(TODAY - timedelta(days=6), TODAY)
