"""What is never planned: each hard rule where it forbids, and where it just does not."""

from dataclasses import replace

import pytest
from hypothesis import given

from midstance.coach.schedule.planner.days import PlanDays
from midstance.coach.schedule.planner.rules import (
    day_rule_broken,
    days_wanted,
    leaves_rest,
    pair_rule_broken,
)
from midstance.coach.schedule.planner.search import plan_week
from midstance.coach.schedule.planner.versions import DayOption, left_out, option_for
from midstance.domain.runner import Level
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import Closure, DayToPlan, HoursBetween, WeekToPlan
from midstance.domain.weeks.run import RunKind, main_run
from tests.coach.schedule.planner.made_weeks import made_weeks
from tests.coach.schedule.planner.weeks import DAYS, day, days, neighbour, runs, sessions, week


def option(
    asked: WeekToPlan, name: str, version: Version = Version.FULL, number: int = 0
) -> DayOption:
    """A session of the week on a day."""
    found = option_for(asked, number, day(name), version)
    assert found is not None
    return found


def broken_on(asked: WeekToPlan, version: Version = Version.FULL) -> dict[str, str]:
    """The rule that forbids the first session on each day on which one does."""
    view = PlanDays(asked)
    codes = {name: day_rule_broken(view, option(asked, name, version)) for name in DAYS}
    return {name: code for name, code in codes.items() if code}


@pytest.mark.parametrize(
    ("legs", "codes"),
    [
        ("none", {"Sun": "H5"}),
        ("light", {"Sun": "H5"}),
        ("moderate", {"Tue": "H6", "Sat": "H1", "Sun": "H5"}),
        ("heavy", {"Mon": "H3", "Tue": "H6", "Sat": "H1", "Sun": "H5"}),
        ("none hiit", {"Mon": "H14", "Tue": "H13", "Wed": "H14", "Sat": "H1", "Sun": "H5"}),
    ],
)
def test_fast_and_long_runs_close_days_to_leg_work(legs: str, codes: dict[str, str]) -> None:
    """The eve of a long run, heavy legs before a fast one, HIIT on either side of it."""
    assert broken_on(week("Tue intervals, Sun long", f"A {legs}")) == codes


def test_the_day_before_a_race_takes_no_legs_at_all() -> None:
    """Upper body alone may go on; on race day nothing does."""
    assert broken_on(week("Sat race", "A light")) == {"Fri": "H1", "Sat": "H5"}
    assert broken_on(week("Sat race", "A none")) == {"Sat": "H5"}


@pytest.mark.parametrize(
    ("about", "code"),
    [("A light 20", ""), ("A none 20", ""), ("A light 21", "H5"), ("A moderate 20", "H5")],
)
def test_beside_a_long_run_twenty_light_minutes_fit(about: str, code: str) -> None:
    """Longer, or heavier for the legs, and the day is closed."""
    assert broken_on(week("Sun long", about)).get("Sun", "") == code


@pytest.mark.parametrize(
    ("level", "slots", "code"),
    [
        ("beginner", "all", "H6"),
        ("intermediate", "", "H6"),
        ("intermediate", "Wed", "H6"),
        ("intermediate", "Tue", ""),
        ("advanced", "all", ""),
    ],
)
def test_leg_work_follows_a_fast_run_only_with_a_second_slot(
    level: str, slots: str, code: str
) -> None:
    """And never for beginners; without legs, or with light ones, one slot is enough."""
    asked = week("Tue tempo", "A moderate", level, two_slots=slots)
    assert broken_on(asked).get("Tue", "") == code
    assert broken_on(asked, Version.LIGHTER).get("Tue", "") == ""
    assert broken_on(asked, Version.LEG_FREE).get("Tue", "") == ""


def test_hiit_goes_on_a_day_without_a_run_even_where_it_is_easy() -> None:
    """It is the run of its day; made lighter it stays so, without legs it does not."""
    asked = week("Thu easy", "A moderate hiit")
    assert broken_on(asked) == {"Thu": "H13"}
    assert broken_on(asked, Version.LIGHTER) == {"Thu": "H13"}
    assert broken_on(asked, Version.LEG_FREE) == {}


def test_days_that_are_not_available_are_closed() -> None:
    """The runner's own days count before any rule about runs."""
    assert broken_on(week("", "A heavy", available="Mon Wed Fri")) == {
        "Tue": "H9",
        "Thu": "H9",
        "Sat": "H9",
        "Sun": "H9",
    }


def test_a_place_that_lacks_too_much_closes_its_day() -> None:
    """Where nothing of the main work is left the session goes elsewhere."""
    asked = week("", "A heavy")
    unfit = type(asked.sessions[0])("A", LegClass.HEAVY, unfit_days=days("Sat Sun"))
    asked = WeekToPlan(asked.level, asked.days, (unfit,))
    assert broken_on(asked) == {"Sat": "H12", "Sun": "H12"}


def closed(legs: str, *, primer: bool = False) -> DayToPlan:
    """A day that something closes from a class of leg load on."""
    return DayToPlan(closures=(Closure(LegClass(legs), "The race is near.", primer),))


def test_a_closed_day_takes_what_is_below_its_class() -> None:
    """A primer goes only where one is allowed, and not where something else closes the day."""
    free = DayToPlan()
    limits = (closed("heavy"), closed("moderate"), closed("light", primer=True), closed("none"))
    asked = WeekToPlan(Level.ADVANCED, (*limits, free, free, free), sessions("A moderate"))
    assert broken_on(asked) == {"Tue": "H10", "Wed": "H10", "Thu": "H10"}
    assert broken_on(asked, Version.LIGHTER) == {"Wed": "H10", "Thu": "H10"}
    assert broken_on(asked, Version.LEG_FREE) == {"Thu": "H10"}
    primer = WeekToPlan(asked.level, asked.days, sessions("A none primer 20"))
    assert set(broken_on(primer).values()) == {"H10"}
    assert "Wed" not in broken_on(primer)
    ill = Closure(LegClass.NONE, "You are ill.")
    both = tuple(replace(day, closures=(*day.closures, ill)) for day in asked.days)
    assert set(broken_on(replace(primer, days=both))) == {*DAYS}


def test_what_was_done_breaks_no_rule() -> None:
    """A session that was done on the eve of the long run stays there."""
    asked = week("Sun long", "A heavy, B heavy", fixed={"A": (day("Sat"), Version.FULL)})
    assert day_rule_broken(PlanDays(asked), option(asked, "Sat")) == ""
    assert day_rule_broken(PlanDays(asked), option(asked, "Sat", number=1)) == "H1"


@pytest.mark.parametrize(
    ("about", "versions", "code"),
    [
        ("A moderate legs, B heavy legs", (Version.FULL, Version.FULL), "H2"),
        ("A light, B light", (Version.FULL, Version.FULL), "H2"),
        ("A light legs, B heavy", (Version.FULL, Version.FULL), ""),
        ("A moderate legs, B moderate legs", (Version.LIGHTER, Version.FULL), ""),
        ("A heavy, B heavy legs", (Version.LEG_FREE, Version.FULL), ""),
        ("A heavy, B heavy", (Version.LEG_FREE, Version.FULL), "H2"),
    ],
)
def test_shared_muscles_get_a_clear_day(
    about: str, versions: tuple[Version, Version], code: str
) -> None:
    """Legs count from moderate on in the version that is done; light legs clash with nothing."""
    asked = week("", about)
    view = PlanDays(asked)

    def broken(one: str, other: str) -> str:
        options = option(asked, one, versions[0]), option(asked, other, versions[1], 1)
        return pair_rule_broken(view, *options)

    assert broken("Wed", "Thu") == broken("Thu", "Wed") == code
    assert broken("Sun", "Mon") == code
    assert broken("Wed", "Fri") == ""
    assert broken("Wed", "Wed") == "H4"


def test_hours_between_two_sessions_hold_while_both_work_the_legs() -> None:
    """72 hours are three days; made light, the pair may be closer."""
    asked = week("", "A heavy legs, C heavy legs", gaps=(HoursBetween(("C", "A"), 72),))
    view = PlanDays(asked)
    assert days_wanted(view, "A", "C") == 3
    assert days_wanted(view, "A", "B") == 0
    one, other = option(asked, "Mon"), option(asked, "Wed", number=1)
    assert pair_rule_broken(view, one, other) == "H15"
    assert pair_rule_broken(view, one, option(asked, "Thu", number=1)) == ""
    assert pair_rule_broken(view, one, option(asked, "Sat", number=1)) == "H15"
    leg_free = option(asked, "Wed", Version.LEG_FREE, 1)
    assert pair_rule_broken(view, one, leg_free) == ""
    assert pair_rule_broken(view, one, left_out(1, asked.sessions[1])) == ""


def test_last_week_is_asked_by_date() -> None:
    """In the calendar Sunday's session closes Monday, and no ring closes the other end."""
    last = neighbour("", "Sun A heavy, Wed C heavy")
    gaps = (HoursBetween(("B", "C"), 72),)
    asked = week("", "B heavy legs", before=last, after=neighbour(), gaps=gaps)
    assert broken_on(asked) == {"Mon": "H2"}
    asked = week("", "B heavy legs", before=neighbour("", "Sat C heavy"), gaps=gaps)
    assert broken_on(asked) == {"Mon": "H15"}
    light = week("", "B light legs", before=last, after=neighbour(), gaps=gaps)
    assert broken_on(light) == {}


def test_the_calendar_sees_next_monday() -> None:
    """A long run beyond Sunday closes Sunday; in a file a race beyond the edge is not seen."""
    asked = week("", "A moderate", before=neighbour(), after=neighbour("Mon race"))
    assert broken_on(asked) == {"Sun": "H1"}
    assert broken_on(week("Mon race", "A moderate")) == {"Mon": "H5"}
    assert broken_on(week("Mon long", "A moderate")) == {"Sun": "H1", "Mon": "H5"}


def test_one_day_without_run_and_strength_stays() -> None:
    """The last free day is never taken."""
    view = PlanDays(week("Mon easy, Tue easy, Wed easy, Thu easy, Sat easy", "A light"))
    assert leaves_rest(view, [day("Fri")])
    assert not leaves_rest(view, [day("Fri"), day("Sun")])


@pytest.mark.parametrize(
    ("about", "closed_day"),
    [
        ("Mon easy, Tue easy 30, Wed tempo, Thu easy, Fri easy, Sat recovery 40, Sun long", "Tue"),
        ("Mon easy, Tue easy, Wed tempo, Thu easy, Fri easy, Sat recovery, Sun long", "Sat"),
        ("Mon easy 30, Mon easy 30, Tue easy, Wed easy, Thu easy, Fri easy, Sat easy, Sun long",
         "Tue"),
        ("Mon easy, Tue easy, Wed easy, Thu easy, Fri easy, Sat cross, Sun cross 20", "Sun"),
    ],
)  # fmt: skip
def test_seven_days_of_runs_keep_the_easiest_without_strength(about: str, closed_day: str) -> None:
    """The one with the fewest minutes, a double by its sum; and three days stay without."""
    asked = week(about, "A none")
    codes = broken_on(asked)
    assert codes.pop(closed_day) == "H8"
    assert "H8" not in codes.values()
    view = PlanDays(asked)
    assert leaves_rest(view, range(4))
    assert not leaves_rest(view, range(5))


def test_seven_hard_days_keep_three_days_without_strength() -> None:
    """Where no easy day is left to close, the three days hold alone."""
    asked = week(
        ", ".join(f"{name} tempo" for name in DAYS),
        "A none",
    )
    assert PlanDays(asked).no_strength_on is None
    assert broken_on(asked) == {}


def test_hard_work_takes_a_rest_day_away() -> None:
    """A day of heavy lifting at work is no day of rest."""
    asked = week("Mon easy, Tue easy, Wed easy, Thu easy, Fri easy, Sat easy, Sun other", "A none")
    assert PlanDays(asked).rest_days == days("Sun")


@given(made_weeks(3))
def test_no_plan_breaks_a_hard_rule(asked: WeekToPlan) -> None:
    """Of every plan that is found, the rules are asked again in other words."""
    view = PlanDays(asked)
    for plan in plan_week(asked).plans:
        placed = {each.day: each for each in plan.placements if each.day is not None}
        kinds = [main_run(each.runs) for each in asked.days]
        for number, each in placed.items():
            assert asked.days[number].is_available
            assert kinds[number] is not RunKind.RACE
            if each.legs in {LegClass.MODERATE, LegClass.HEAVY} and number < 6:
                assert kinds[number + 1] not in {RunKind.LONG, RunKind.RACE}
        if view.rest_days:
            assert view.rest_days - set(placed)
        else:
            assert len(placed) <= 4


def test_runs_are_read_as_they_are_written() -> None:
    """The words of these tests mean what they say."""
    assert [len(each) for each in runs("Mon easy 30, Mon easy")] == [2, 0, 0, 0, 0, 0, 0]
