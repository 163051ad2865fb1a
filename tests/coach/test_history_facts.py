"""Histories from what a log answers."""

from midstance.coach.history_facts import exercise_history, year_history
from midstance.coach.planning import Choice
from midstance.domain.settings import WeekStart
from midstance.domain.trend import Span
from tests.coach.gym import LIBRARY, MONDAY, day, done, workout
from tests.coach.plain_log import PlainLog

BASE = Choice("base", MONDAY)


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
    assert found.trends[0].lighter == (Span(day(28), day(34)),)
    never_chosen = exercise_history(PlainLog(log.workouts_between()), LIBRARY, "squat")
    assert never_chosen.trends == ()


def test_a_program_without_deload_weeks_shades_nothing() -> None:
    """Neither does one that left the library."""
    workouts = [workout(1, MONDAY, done("squat", 8, kg=60), week=4)]
    for program in ("short", "gone"):
        log = PlainLog(workouts, Choice(program, MONDAY))
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
