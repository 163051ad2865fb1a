"""One change of the profile at a time."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.profile_changes import (
    renamed,
    with_complaint,
    with_load_step,
    with_place,
    without_place,
)
from midstance.domain.quantity import Load
from midstance.domain.runner import FLOOR, GYM, HOME_BASIC, Complaint, Course, Place, Runner

HOME, HOTEL = Place("home", HOME_BASIC), Place("hotel", FLOOR)
SETTLED = Runner(places=(HOME, HOTEL), active="home")
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def test_a_new_place_is_where_one_trains() -> None:
    """It comes behind the others, and is the active one."""
    after = with_place(SETTLED, Place("gym", GYM))
    assert [each.name for each in after.places] == ["home", "hotel", "gym"]
    assert after.equipment == GYM


def test_a_known_place_is_equipped_anew() -> None:
    """It keeps its turn and gets other equipment."""
    after = with_place(SETTLED, Place("hotel", GYM))
    assert after.places == (HOME, Place("hotel", GYM))
    assert after.place == Place("hotel", GYM)


def test_a_place_is_called_otherwise() -> None:
    """The active one stays the active one; a name that is taken changes nothing."""
    after = renamed(SETTLED, "home", "flat")
    assert (after.places[0], after.active) == (Place("flat", HOME_BASIC), "flat")
    assert renamed(SETTLED, "hotel", "inn").active == "home"
    assert renamed(SETTLED, "home", "hotel") == SETTLED
    assert renamed(Runner(places=(HOME,)), "home", "flat").place == Place("flat", HOME_BASIC)


def test_a_place_is_forgotten() -> None:
    """Without the active place the first of the others is; without any, nothing restricts."""
    after = without_place(SETTLED, "home")
    assert (after.places, after.active) == ((HOTEL,), "hotel")
    assert without_place(SETTLED, "hotel").active == "home"
    bare = without_place(after, "hotel")
    assert (bare.places, bare.active) == ((), "")


def test_a_complaint_takes_its_course() -> None:
    """It begins on its day, keeps it while nothing changes, and begins anew with another course."""
    acute = with_complaint(Runner(), Limitation.KNEE_FRONT, Course.ACUTE, MONDAY)
    assert acute.complaints == (Complaint(Limitation.KNEE_FRONT, Course.ACUTE, MONDAY),)
    assert with_complaint(acute, Limitation.KNEE_FRONT, Course.ACUTE, TUESDAY) == acute
    settled = with_complaint(acute, Limitation.KNEE_FRONT, Course.MANAGED, TUESDAY)
    assert settled.complaints == (Complaint(Limitation.KNEE_FRONT, Course.MANAGED, TUESDAY),)
    assert with_complaint(settled, Limitation.KNEE_FRONT, None, TUESDAY) == Runner()


def test_steps_in_load() -> None:
    """An item has one step; without one the usual holds."""
    after = with_load_step(Runner(), Equipment.DUMBBELL, Load(2000))
    assert after.load_steps == ((Equipment.DUMBBELL, Load(2000)),)
    assert with_load_step(after, Equipment.DUMBBELL, Load(500)).load_steps == (
        (Equipment.DUMBBELL, Load(500)),
    )
    assert with_load_step(after, Equipment.DUMBBELL, None) == Runner()


@pytest.mark.parametrize(
    ("active", "leaving", "then"),
    [
        ("home", "home", "hotel"),
        ("hotel", "hotel", "home"),
        ("hotel", "home", "hotel"),
        ("", "home", ""),
        ("home", "office", "home"),
    ],
)
def test_where_one_trains_when_a_place_is_gone(active: str, leaving: str, then: str) -> None:
    """Only the place that was left makes room for the first of the others."""
    after = without_place(replace(SETTLED, active=active), leaving)
    assert after.active == then
    assert leaving not in {each.name for each in after.places}


@given(st.sampled_from(Limitation), st.sampled_from(Limitation), st.sampled_from(Course))
def test_complaints_do_not_touch_each_other(
    one: Limitation, other: Limitation, course: Course
) -> None:
    """Each limitation is held once; taking one away leaves the other as it stood."""
    first = with_complaint(Runner(), one, Course.ACUTE, MONDAY)
    both = with_complaint(first, other, course, TUESDAY)
    assert len(both.complaints) == len({one, other})
    assert with_complaint(both, other, None, TUESDAY) == (first if one is not other else Runner())


def test_a_complaint_that_is_not_there_can_be_taken_away() -> None:
    """Nothing changes."""
    acute = with_complaint(Runner(), Limitation.CALF, Course.ACUTE, MONDAY)
    assert with_complaint(acute, Limitation.WRIST, None, TUESDAY) == acute


def test_an_unknown_place_is_not_renamed() -> None:
    """Neither a place nor the active one changes."""
    assert renamed(SETTLED, "office", "desk") == SETTLED
    assert renamed(SETTLED, "home", "home") == SETTLED


def test_steps_in_load_stand_side_by_side() -> None:
    """Each item has its own; taking away the one that is not there changes nothing."""
    dumbbell = with_load_step(Runner(), Equipment.DUMBBELL, Load(2000))
    both = with_load_step(dumbbell, Equipment.BARBELL, Load(1000))
    assert dict(both.load_steps) == {
        Equipment.DUMBBELL: Load(2000),
        Equipment.BARBELL: Load(1000),
    }
    assert with_load_step(both, Equipment.BARBELL, None) == dumbbell
    assert with_load_step(dumbbell, Equipment.KETTLEBELL, None) == dumbbell
