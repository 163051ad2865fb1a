"""Histories in words and rows."""

from datetime import date, timedelta

import pytest

from midstance.coach.review.history import heat_map, trends
from midstance.domain.attendance import Streak
from midstance.domain.history import DateSpan, ExerciseHistory, TrendQuantity, YearHistory
from midstance.domain.quantity import Unit, WeightUnit
from midstance.domain.record import ExerciseDay
from midstance.domain.settings import WeekStart
from midstance.presentation.blocks import Row
from midstance.presentation.history import (
    TrainedExercise,
    change_text,
    heat_text,
    history_title,
    trained_rows,
    trend_text,
    value_rows,
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


def test_exercises_with_their_last_day() -> None:
    """The year is named where it is long ago."""
    known = [
        TrainedExercise("squat", "Squat", TODAY),
        TrainedExercise("row", "Row", date(2024, 3, 5)),
    ]
    assert [said(row) for row in trained_rows(known, TODAY)] == ["Squat| 23 Nov", "Row| 5 Mar 2024"]


def test_the_calendar_in_words() -> None:
    """Days with sets are counted."""
    assert heat_text(year(0, 0).heat) == "2 training days in a year"


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
    """A row is counted in weeks; this week is told as it stands."""
    assert year_streak_text(year(weeks, longest)) == text
    assert year_streak_text(year(weeks, longest), is_short=True) == short


def test_a_heading_says_which_of_how_many() -> None:
    """Arrows show that there are other quantities, where there are."""
    found = history(lifted(7, 60, 8))
    assert history_title(found, 0) == f"← {TrendQuantity.LOAD.heading} → 1 of 2"
    held = ExerciseDay(TODAY, Unit.SECONDS, 1, 30, 30)
    assert history_title(history(held), 0) == TrendQuantity.HOLD.heading


def test_a_line_in_words() -> None:
    """The first and the last value with their days, and the best where it is neither."""
    deload = (DateSpan(TODAY - timedelta(days=7), TODAY - timedelta(days=1)),)
    found = history(lifted(7, 60, 8), lifted(4, 65, 6), lifted(0, 62.5, 8), lighter=deload)
    load, reps = (trend_text(each, KG, "░") for each in found.trends)
    assert load == "16 Nov 2026 60 kg → 23 Nov 62.5 kg, best 65 kg · ░ deload"
    assert reps == "16 Nov 2026 8 reps → 23 Nov 8 reps · ░ deload"


def test_an_estimate_names_its_formula() -> None:
    """One value has no arrow; an estimate says how it was made and for what it holds."""
    found = history(lifted(0, 60, 8, e1rm=76_000))
    assert trend_text(found.trends[-1], KG, "░") == f"23 Nov 76 kg · {ESTIMATED}"


def test_values_as_a_table() -> None:
    """Every day with its value, newest first, by years; deload days are named."""
    deload = (DateSpan(TODAY - timedelta(days=400), TODAY - timedelta(days=394)),)
    held = ExerciseDay(TODAY, Unit.SECONDS, 1, 30, 30)
    found = history(lifted(400, 60, 8), lifted(0, 62.5, 8), held, lighter=deload)
    reps = next(
        place
        for place, trend in enumerate(found.trends)
        if trend.quantity is TrendQuantity.REPETITIONS
    )
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
def test_the_change_of_four_weeks_is_told(before: float, now: float, expected: str) -> None:
    """The best of the last four weeks against that of the four before."""
    found = history(lifted(35, before, 8), lifted(29, 50, 8), lifted(20, now, 8), lifted(0, 50, 8))
    assert change_text(found.trends[0], KG) == expected
    assert trend_text(found.trends[0], KG, "░").startswith(f"{expected} · ")


def test_without_four_weeks_before_there_is_no_change() -> None:
    """Nothing is compared with nothing, nor with what is months old."""
    for days in (10, 57, 300):
        found = history(lifted(days, 60, 8), lifted(0, 65, 8))
        assert change_text(found.trends[0], KG) == ""
