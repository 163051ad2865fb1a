"""Runners for a laptop: what its log knows of them, and what they follow."""

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
from tests.tui.laptop import Laptop, record

HOME = Place("home", HOME_BASIC | {Equipment.DUMBBELL})
BEGINNER = Runner(level=Level.BEGINNER, places=(HOME, Place("hotel", FLOOR)), active="home")
SORE = Runner(
    level=Level.INTERMEDIATE,
    places=(HOME,),
    complaints=(Complaint(Limitation.ACHILLES, ComplaintStage.ACUTE, date(2026, 11, 1)),),
    load_steps=((Equipment.DUMBBELL, Load(2000)),),
    preferences=(Preference("foundations", "plank", "side-plank"),),
)


def settle(laptop: Laptop, runner: Runner) -> None:
    """Let the log of a laptop know its runner."""
    laptop.places.make()
    with laptop.log() as log:
        for key, value in profile_changes(Runner(), runner).items():
            log.set_profile_value(key, value, laptop.clock.now())


def follow(laptop: Laptop, program: str, days_ago: int = 0) -> None:
    """Choose a program, this many days ago."""
    laptop.places.make()
    start = laptop.clock.today() - timedelta(days=days_ago)
    with laptop.log() as log:
        log.enrol(Enrolment(program, start), laptop.clock.now())


def known(laptop: Laptop) -> Runner:
    """Who lives there, by what the log knows."""
    with laptop.log() as log:
        return runner_from_plain(log.profile()).runner


def know(laptop: Laptop, program: str) -> None:
    """Let a log hold every exercise of a program's first week twice, in routines of last month."""
    library = laptop.library.library
    sessions = library.week_sessions(library.program(program), 1)
    ids = {item.exercise for each in sessions for item in each.items}
    for days_ago in (20, 24):
        laptop.keep(laptop.workout(days_ago, *(record(each, 10) for each in sorted(ids))))
