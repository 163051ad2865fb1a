"""What is allowed and still costs: each wish where it applies, and where it just does not."""

from typing import Any

import pytest

from midstance.coach.schedule.planner.costs import (
    option_costs,
    pair_costs,
    spread_costs,
    triple_costs,
)
from midstance.coach.schedule.planner.days import PlanDays
from midstance.coach.schedule.planner.versions import left_out, option_for
from midstance.domain.session import Version
from midstance.domain.weeks.plan import SessionToPlace, WeekToPlan
from tests.coach.schedule.planner.weeks import day, days, neighbour, week

FULL, LIGHTER, LEG_FREE = Version.FULL, Version.LIGHTER, Version.LEG_FREE


def costs(about_runs: str, legs: str, name: str, version: Version = FULL, **more: Any) -> Any:
    """The points of one session on a day."""
    asked = week(about_runs, f"A {legs}", **more)
    option = option_for(asked, 0, day(name), version)
    assert option is not None
    return option_costs(PlanDays(asked), option)


@pytest.mark.parametrize(
    ("about", "legs", "name", "expected"),
    [
        ("", "heavy", "Mon", {}),
        ("Tue tempo", "moderate", "Mon", {"quality_eve_mod": 8}),
        ("Tue tempo", "light", "Mon", {}),
        ("Wed tempo", "heavy", "Mon", {"key48_heavy": 5}),
        ("Wed long", "moderate", "Mon", {"key48_mod": 1}),
        ("Wed long", "light", "Mon", {}),
        ("Tue tempo, Wed long", "moderate", "Mon", {"quality_eve_mod": 8}),
        ("Sun long", "light", "Mon", {"after_long_light": 2}),
        ("Sun long", "moderate", "Mon", {"after_long_mod": 6}),
        ("Sun long", "heavy", "Mon", {"after_long_heavy": 18}),
        ("Sun long", "none", "Mon", {}),
        ("Sun long", "none hiit", "Mon", {"after_long_hiit": 10}),
        ("Sun long", "moderate hiit", "Mon", {"after_long_mod": 6, "after_long_hiit": 10}),
        ("Tue easy", "moderate", "Mon", {"next_easy": 2}),
        ("Tue recovery", "heavy", "Mon", {"next_recovery": 1}),
        ("Tue cross", "heavy", "Mon", {"next_recovery": 1}),
        ("Tue easy", "light", "Mon", {}),
        ("Mon easy", "none", "Mon", {"same_easy": 8}),
        ("Mon recovery", "light", "Mon", {"same_recovery": 9}),
        ("Mon tempo", "light", "Mon", {"same_quality": 9}),
        ("Mon long", "light 20", "Mon", {"same_long_light": 4}),
        ("Mon easy, Mon easy", "none", "Mon", {"same_easy": 8, "same_double": 4}),
        ("Tue long", "light", "Mon", {"long_eve_light": 3}),
        ("Tue long", "none", "Mon", {}),
        ("Mon easy, Tue long", "light", "Mon", {"same_easy": 8}),
        ("Mon other", "light", "Mon", {}),
    ],
)
def test_a_day_costs_by_the_runs_around_it(
    about: str, legs: str, name: str, expected: dict[str, int]
) -> None:
    """For a runner who keeps strength and runs on days of their own."""
    assert costs(about, legs, name, style="alternate") == expected


@pytest.mark.parametrize(
    ("about", "code", "points"),
    [
        ("Mon easy", "same_easy", 3),
        ("Mon recovery", "same_recovery", 5),
        ("Mon tempo", "same_quality", 1),
        ("Mon long", "same_long_light", 4),
    ],
)
def test_who_stacks_pays_less_for_a_run_on_the_day(about: str, code: str, points: int) -> None:
    """Hard days stay hard, so that easy ones stay easy."""
    assert costs(about, "light 20", "Mon", style="stack") == {code: points}


@pytest.mark.parametrize(
    ("about", "legs", "code", "points"),
    [
        ("Tue tempo", "moderate", "quality_eve_mod", 12),
        ("Sun long", "moderate", "after_long_mod", 8),
        ("Tue easy", "moderate", "next_easy", 3),
        ("Tue long", "light", "long_eve_light", 4),
    ],
)
def test_beginners_pay_more_around_leg_work(about: str, legs: str, code: str, points: int) -> None:
    """New work makes sorer legs."""
    assert costs(about, legs, "Mon", level="beginner") == {code: points}


def test_versions_cost_by_their_own_class() -> None:
    """Made lighter, heavy legs are moderate; without legs nothing is left to pay for."""
    about = "Wed long"
    assert costs(about, "heavy", "Mon", LIGHTER) == {"key48_mod": 1}
    assert costs(about, "moderate", "Mon", LIGHTER) == {}
    assert costs(about, "heavy", "Mon", LEG_FREE) == {}


def test_a_race_beyond_the_edge_is_not_seen_in_a_file() -> None:
    """Neither the day after Sunday's race is Monday, nor the eve of Monday's Sunday."""
    assert costs("Sun race", "moderate", "Mon") == {}
    assert costs("Tue race", "heavy", "Sun") == {}
    assert costs("Mon race", "moderate", "Tue") == {"after_long_mod": 6}


def test_the_calendar_sees_the_true_neighbours() -> None:
    """Last Sunday's race and next Tuesday's count; an unknown week counts for nothing."""
    around: dict[str, Any] = {"before": neighbour("Sun race"), "after": neighbour("Tue tempo")}
    assert costs("", "moderate", "Mon", **around) == {"after_long_mod": 6}
    assert costs("", "heavy", "Sun", **around) == {"key48_heavy": 5}
    assert costs("Mon long", "light", "Sun", before=neighbour()) == {}


def test_wishes_count_for_each_day_and_add_up() -> None:
    """A day that is wished for twice counts twice."""
    assert costs("", "none", "Tue", prefer="Tue Tue") == {"prefer": -8}
    assert costs("", "none", "Tue", avoid="Tue") == {"avoid": 5}
    assert costs("", "none", "Wed", prefer="Tue", avoid="Thu") == {}


def test_a_poor_place_costs_once() -> None:
    """A main lift without its first choice of equipment."""
    asked = week("", "A heavy")
    session = SessionToPlace("A", asked.sessions[0].legs, poor_days=days("Sat"))
    asked = WeekToPlan(asked.level, asked.days, (session,))
    option = option_for(asked, 0, day("Sat"), FULL)
    assert option is not None
    assert option_costs(PlanDays(asked), option) == {"wrong_place": 6}


@pytest.mark.parametrize(
    ("points", "last", "expected"),
    [
        (0, FULL, (0, 0, 0)),
        (1, LIGHTER, (-3, 0, 0)),
        (2, LEG_FREE, (-6, -6, 0)),
        (2, Version.LEFT_OUT, (-6, -6, 0)),
        (4, LEG_FREE, (-12, -12, 0)),
        (4, Version.LEFT_OUT, (-12, -12, -8)),
    ],
)
def test_what_was_cut_comes_first(
    points: int, last: Version, expected: tuple[int, int, int]
) -> None:
    """In full always, lighter after a week without its legs, leg-free after the longest wait."""
    asked = week("", "A heavy")
    session = SessionToPlace("A", asked.sessions[0].legs, owed=points, last_version=last)
    asked = WeekToPlan(asked.level, asked.days, (session,))
    options = [option_for(asked, 0, 2, version) for version in (FULL, LIGHTER, LEG_FREE)]
    found = [option_costs(PlanDays(asked), each) for each in options if each is not None]
    assert tuple(each.get("owed", 0) for each in found) == expected
    assert option_costs(PlanDays(asked), left_out(0, session)) == {}


def pair(about: str, one: str, other: str, versions: tuple[Version, Version] = (FULL, FULL)) -> Any:
    """The points of two sessions on two days."""
    asked = week("", about)
    options = (
        option_for(asked, 0, day(one), versions[0]),
        option_for(asked, 1, day(other), versions[1]),
    )
    assert options[0] is not None
    assert options[1] is not None
    return pair_costs(PlanDays(asked), options[0], options[1])


def test_heavy_legs_two_days_apart_cost_once_a_pair() -> None:
    """Over the edge of the week too; one of the two must be heavy as it is done."""
    assert pair("A heavy, B moderate", "Mon", "Wed") == {"leg_gap_2d": 3}
    assert pair("A heavy, B moderate", "Mon", "Sat") == {"leg_gap_2d": 3}
    assert pair("A heavy, B moderate", "Mon", "Thu") == {}
    assert pair("A heavy, B light", "Mon", "Wed") == {}
    assert pair("A heavy, B moderate", "Mon", "Wed", (LIGHTER, FULL)) == {}


def test_the_programs_order_is_worth_a_point() -> None:
    """Only while both sessions are done."""
    assert pair("A none, B none", "Thu", "Mon") == {"order": 1}
    asked = week("", "A none, B none")
    option = option_for(asked, 0, day("Thu"), FULL)
    assert option is not None
    assert pair_costs(PlanDays(asked), option, left_out(1, asked.sessions[1])) == {}


def test_heavy_legs_of_last_saturday_count_on_monday() -> None:
    """By date, exactly two days apart; in a file the ring counts instead."""
    around: dict[str, Any] = {"before": neighbour("", "Sat C heavy legs"), "after": neighbour()}
    assert costs("", "moderate", "Mon", **around) == {"leg_gap_2d": 3}
    assert costs("", "light", "Mon", **around) == {}
    assert costs("", "moderate", "Tue", **around) == {}


def spread(names: str, about: str = "", **more: Any) -> Any:
    """The points of these strength days together."""
    asked = week(about, more.pop("sessions", "A none, B none"), **more)
    return spread_costs(PlanDays(asked), sorted(days(names)))


@pytest.mark.parametrize(
    ("names", "points"),
    [("Mon", 0), ("Mon Thu", 2), ("Mon Wed", 6), ("Mon Wed Fri", 2.7), ("Mon Tue Wed", 10.7)],
)
def test_strength_days_are_spread_evenly(names: str, points: float) -> None:
    """Twice the differences to even gaps, round the week, to a tenth of a point."""
    assert spread(names).get("spacing", 0) == points


def test_too_little_rest_costs_also_where_the_runs_take_it() -> None:
    """Beginners want two days of rest, others one."""
    five = "Mon easy, Tue easy, Wed easy, Thu easy, Fri easy"
    assert "rest_short" not in spread("Sat", five)
    assert spread("Sat", five, level="beginner") == {"rest_short": 4}
    seven = f"{five}, Sat easy, Sun long"
    assert spread("Wed", seven)["rest_short"] == 4
    assert spread("Wed", seven, level="beginner")["rest_short"] == 8


def test_other_days_than_usual_cost_while_the_number_is_the_same() -> None:
    """Three points a day that is new; a week of another number of days is no measure."""
    assert spread("Mon Thu", was="Mon Fri")["change"] == 3
    assert spread("Mon Thu", was="Tue Fri")["change"] == 6
    assert "change" not in spread("Mon Thu", was="Mon Thu")
    assert "change" not in spread("Mon Thu", was="Fri")
    assert spread("Thu", was="Mon Fri")["change"] == 3


def triple(about: str, worked: str, **more: Any) -> int:
    """The points of three hard days in a row."""
    return triple_costs(PlanDays(week(about, "A none", **more)), days(worked))


def test_three_hard_days_in_a_row_cost_for_each_start() -> None:
    """Key runs and leg work alike, round the week."""
    assert triple("Tue tempo, Sun long", "Mon") == 6
    assert triple("Tue tempo, Wed long", "Mon Thu") == 12
    assert triple("Tue tempo, Sun long", "") == 0
    assert triple("Tue easy, Sun long", "Mon") == 0


def test_a_race_after_sunday_is_no_hard_day_of_this_week() -> None:
    """From Saturday's start on the race on Monday is not seen, on Saturday it is."""
    assert triple("Mon race", "Sat Sun") == 0
    assert triple("Sat race, Sun long", "Mon") == 6


def test_the_calendar_counts_hard_days_of_last_week() -> None:
    """Saturday's leg work and Sunday's long run make Monday's the third."""
    around: dict[str, Any] = {"before": neighbour("Sun long", "Sat C heavy"), "after": neighbour()}
    assert triple("", "Mon", **around) == 6
    assert triple("", "Tue", **around) == 0
    ahead: dict[str, Any] = {"before": neighbour(), "after": neighbour("Mon tempo")}
    assert triple("Sun long", "Sat", **ahead) == 6
