"""One change of the profile at a time."""

from datetime import date

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
