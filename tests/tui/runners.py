"""Runners to live in a house: what its log knows of them, and what they follow."""

from datetime import date, timedelta

from midstance.domain.attendance import Enrolment
from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.quantity import Load
from midstance.domain.runner import (
    FLOOR,
    HOME_BASIC,
    Complaint,
    ComplaintStage,
    Level,
    Place,
    Preference,
    Runner,
)
from midstance.storage.log.profile import profile_changes, runner_from_plain
from tests.tui.house import House

HOME = Place("home", HOME_BASIC | {Equipment.DUMBBELL})
BEGINNER = Runner(level=Level.BEGINNER, places=(HOME, Place("hotel", FLOOR)), active="home")
SORE = Runner(
    level=Level.INTERMEDIATE,
    places=(HOME,),
    complaints=(Complaint(Limitation.ACHILLES, ComplaintStage.ACUTE, date(2026, 11, 1)),),
    load_steps=((Equipment.DUMBBELL, Load(2000)),),
    preferences=(Preference("foundations", "plank", "side-plank"),),
)


def settle(house: House, runner: Runner) -> None:
    """Let the log of a house know its runner."""
    house.places.make()
    with house.log() as log:
        for key, value in profile_changes(Runner(), runner).items():
            log.set_profile_value(key, value, house.clock.now())


def follow(house: House, program: str, days_ago: int = 0) -> None:
    """Choose a program, this many days ago."""
    house.places.make()
    start = house.clock.today() - timedelta(days=days_ago)
    with house.log() as log:
        log.enrol(Enrolment(program, start), house.clock.now())


def known(house: House) -> Runner:
    """Who lives there, by what the log knows."""
    with house.log() as log:
        return runner_from_plain(log.profile()).runner
