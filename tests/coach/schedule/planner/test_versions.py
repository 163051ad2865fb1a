"""Which versions a session has, what each has of it, and what it costs to cut it."""

from dataclasses import replace

import pytest

from midstance.coach.schedule.planner.versions import (
    OUT,
    PRICES,
    PUT_OFF_PRICE,
    left_out,
    option_for,
    options_of,
)
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import DayToPlan, SessionToPlace, WeekToPlan
from tests.coach.schedule.planner.weeks import day, sessions, week

FULL, LIGHTER, LEG_FREE, LEFT_OUT = Version


def versions(session: SessionToPlace) -> dict[str, str]:
    """The class of a session in each version that it has."""
    asked = week("", "A none")
    asked = WeekToPlan(asked.level, asked.days, (session,))
    found = [each.placement() for each in options_of(asked, 0)]
    return {each.version.value: each.legs.value for each in found}


@pytest.mark.parametrize(
    ("about", "classes"),
    [
        ("A none", {"full": "none"}),
        ("A light", {"full": "light", "leg-free": "none"}),
        ("A light legs", {"full": "light"}),
        ("A moderate", {"full": "moderate", "lighter": "light", "leg-free": "none"}),
        ("A heavy legs", {"full": "heavy", "lighter": "moderate"}),
    ],
)
def test_a_session_has_the_versions_that_something_is_left_of(
    about: str, classes: dict[str, str]
) -> None:
    """Lighter where the legs work, leg-free where the upper body does too, and left out always."""
    assert versions(sessions(about)[0]) == classes | {"left-out": "none"}


def test_too_little_without_legs_is_no_version() -> None:
    """Three exercises and ten minutes must be left."""
    session = replace(sessions("A heavy")[0], can_be_leg_free=False)
    assert set(versions(session)) == {"full", "lighter", "left-out"}


def test_after_a_missed_day_a_session_does_not_grow() -> None:
    """It is done in the version that was planned, or less of it."""
    session = replace(sessions("A heavy")[0], fullest=LIGHTER)
    assert set(versions(session)) == {"lighter", "leg-free", "left-out"}


def test_prices_rise_with_what_is_lost() -> None:
    """Nothing, some of the legs, all of them, everything."""
    assert [PRICES[each] for each in Version] == [0, 10, 20, 30]
    session = sessions("A heavy primer")[0]
    assert left_out(0, session).price == 0
    assert left_out(0, sessions("A heavy")[0]).placement().day is None


def test_hiit_and_jumps_go_with_the_version() -> None:
    """Lighter keeps the HIIT and loses the jumps; leg-free loses both."""
    asked = week("", "A moderate hiit jumps")
    options = [option_for(asked, 0, day("Mon"), each) for each in (FULL, LIGHTER, LEG_FREE)]
    found = [(each.is_hiit, each.has_jumps, each.has_upper) for each in options if each]
    assert found == [(True, True, True), (True, False, True), (False, False, True)]


@pytest.mark.parametrize(
    ("limit", "minutes", "price"),
    [(None, 50, 0), (50, 50, 0), (49, 49, 5), (30, 30, 5), (29, 29, 10), (15, 15, 10)],
)
def test_a_session_is_cut_to_the_minutes_of_its_day(
    limit: int | None, minutes: int, price: int
) -> None:
    """Three fifths of it cost little, less of it more."""
    asked = week("", "A heavy 50 jumps")
    days = (DayToPlan(minutes=limit), *asked.days[1:])
    asked = WeekToPlan(asked.level, days, asked.sessions)
    option = option_for(asked, 0, 0, FULL)
    assert option is not None
    assert (option.minutes, option.price) == (minutes, price)
    assert option.has_jumps is (minutes == 50)
    lighter = option_for(asked, 0, 0, LIGHTER)
    assert lighter is not None
    assert lighter.price == price + 10


def test_below_a_quarter_of_an_hour_nothing_is_planned() -> None:
    """Such a day has no option at all."""
    asked = week("", "A heavy")
    asked = WeekToPlan(asked.level, (DayToPlan(minutes=14), *asked.days[1:]), asked.sessions)
    assert option_for(asked, 0, 0, FULL) is None
    assert all(each.day for each in options_of(asked, 0))


def test_what_was_done_has_one_option() -> None:
    """Its day and version are facts."""
    asked = week("", "A heavy, B heavy", fixed={"A": (day("Fri"), LIGHTER)})
    (done,) = options_of(asked, 0)
    assert (done.day, done.version, done.price) == (day("Fri"), LIGHTER, 0)
    assert len(list(options_of(asked, 1))) == 22
    assert [each.day for each in options_of(asked, 1)][-1] == OUT


def test_the_class_of_a_placement_is_a_word() -> None:
    """As it stands in files and JSON."""
    option = option_for(week("", "A heavy"), 0, 0, LIGHTER)
    assert option is not None
    assert option.placement().legs is LegClass.MODERATE
    assert option.is_worked


@pytest.mark.parametrize(
    ("about", "lighter", "put_off"),
    [
        ("A heavy jumps", None, 0),
        ("A heavy jumps", LegClass.MODERATE, 0),
        ("A heavy jumps", LegClass.LIGHT, PUT_OFF_PRICE),
        ("A moderate jumps", LegClass.LIGHT, 0),
    ],
)
def test_a_lighter_version_without_the_new_jumps_puts_them_off(
    about: str, lighter: LegClass | None, put_off: int
) -> None:
    """Where the jumps alone make it heavier it is lighter by two classes, and costs more for it."""
    session = replace(sessions(about)[0], lighter_legs=lighter)
    asked = week("", about)
    asked = WeekToPlan(asked.level, asked.days, (session,))
    found = option_for(asked, 0, day("Mon"), LIGHTER)
    assert found is not None
    below = {"A heavy jumps": LegClass.MODERATE, "A moderate jumps": LegClass.LIGHT}[about]
    assert found.placement().legs is (lighter or below)
    assert found.price == PRICES[LIGHTER] + put_off
    full = option_for(asked, 0, day("Mon"), FULL)
    assert full is not None
    assert full.placement().legs is session.legs
    assert full.price == 0
