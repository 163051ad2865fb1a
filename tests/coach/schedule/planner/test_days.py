"""The days around a session, over the edges of the week as well."""

import pytest

from midstance.coach.schedule.planner.days import PlanDays
from midstance.domain.weeks.plan import PlanStyle, WeekToPlan
from midstance.domain.weeks.run import RunKind
from tests.coach.schedule.planner.weeks import day, days, neighbour, week


def test_a_week_in_a_file_follows_itself() -> None:
    """After Sunday comes its own Monday, and before Monday its own Sunday."""
    view = PlanDays(week("Mon tempo, Sun long", "A none"))
    assert view.run_on(7) is RunKind.TEMPO
    assert view.run_on(-1) is RunKind.LONG
    assert view.run_on(8) is None


def test_a_race_is_not_seen_beyond_the_edge_of_a_file() -> None:
    """It is run once, and not every week; inside the week it is seen."""
    view = PlanDays(week("Mon race, Sun race", "A none"))
    assert (view.run_on(7), view.run_on(-1)) == (None, None)
    assert view.is_long_or_race(day("Sun"))
    assert view.is_quality(day("Mon"))


def test_the_calendar_has_true_neighbours() -> None:
    """Last week as it was run, next week as it is planned, and nothing where nothing is known."""
    view = PlanDays(week("Mon easy", "A none", before=neighbour("Sun race")))
    assert view.run_on(-1) is RunKind.RACE
    assert view.run_on(7) is None
    assert view.distance(day("Mon"), day("Sun")) == 6
    assert PlanDays(week("", "A none")).distance(day("Mon"), day("Sun")) == 1


def test_last_weeks_sessions_have_negative_days() -> None:
    """Sunday is one day before Monday."""
    view = PlanDays(week("", "A none", before=neighbour("", "Fri A heavy, Sun B light")))
    assert [(number, each.session) for number, each in view.trained_before()] == [
        (-3, "A"),
        (-1, "B"),
    ]


@pytest.mark.parametrize(
    ("about", "style"),
    [
        ("Mon easy, Tue easy, Wed easy, Thu easy", PlanStyle.ALTERNATE),
        ("Mon easy, Tue easy, Wed easy, Thu easy, Fri cross", PlanStyle.STACK),
        ("Mon easy, Mon easy, Tue easy, Wed easy, Thu easy", PlanStyle.ALTERNATE),
        ("Mon easy, Tue easy, Wed easy, Thu easy, Fri other", PlanStyle.ALTERNATE),
        ("Sat long, Sun long", PlanStyle.STACK),
        ("Mon long, Sun long", PlanStyle.STACK),
        ("Fri long, Sun long", PlanStyle.ALTERNATE),
    ],
)
def test_many_days_with_a_run_make_strength_share_them(about: str, style: PlanStyle) -> None:
    """From five on, or where two long runs are neighbours."""
    assert PlanDays(week(about, "A none")).style is style
    chosen = week(about, "A none", style="alternate")
    assert PlanDays(chosen).style is PlanStyle.ALTERNATE


def test_long_runs_on_sunday_and_monday_are_no_neighbours_in_the_calendar() -> None:
    """There they lie six days apart."""
    apart = week("Mon long, Sun long", "A none", before=neighbour(), after=neighbour())
    assert PlanDays(apart).style is PlanStyle.ALTERNATE


def test_doubles_and_rest_days_are_known() -> None:
    """Two runs make a double; a day without run and hard work is a day of rest."""
    view = PlanDays(week("Mon easy, Mon recovery, Tue other, Wed tempo", "A none"))
    assert view.doubles == days("Mon")
    assert view.rest_days == days("Tue Thu Fri Sat Sun")
    assert view.no_strength_on is None


def test_a_week_has_seven_days() -> None:
    """And so have the weeks beside it."""
    whole = week("", "A none")
    with pytest.raises(ValueError, match="7 days"):
        WeekToPlan(whole.level, whole.days[:6], whole.sessions)
    with pytest.raises(ValueError, match="7 days"):
        WeekToPlan(whole.level, whole.days, whole.sessions, before=neighbour()[:3])
