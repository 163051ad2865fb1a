"""Draws the pictures of the README from the running program, with a false clock.

``python -m tests.bench.readme_pictures [NAME ...]`` writes them to ``assets/pictures``.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

from midstance.context import new_id
from midstance.domain.attendance import Enrolment
from midstance.domain.planned_sets import lay_out
from midstance.domain.quantity import Load
from midstance.domain.record import WorkoutRecord
from midstance.domain.runner import Level, Runner
from midstance.domain.session import Purpose, Session
from midstance.domain.settings import Settings
from midstance.presentation.planning.run_text import parse_run, parse_weekly_runs
from midstance.services.calendar.run_calendar import RunCalendar
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places
from midstance.storage.training_log import TrainingLog
from tests.bench.pictures_beside import to_go, to_rest
from tests.bench.svg_cells import svg_of
from tests.shape.project import ROOT
from tests.tui.house import EVENING, WIDE, FalseClock, Guest, House, cells_of, record
from tests.tui.pilot import QuickPilot
from tests.tui.runners import settle

FOLDER = ROOT / "assets" / "pictures"
MONDAY = EVENING.date()
PROGRAM = "power-5k10k"
FIRST_LOADS = {"back-squat": 60_000, "deadlift": 70_000}
"""Grams lifted in the first week that is kept; every second week adds a small plate."""
OTHER_LOADS = {"step-up-loaded": 12_000, "single-leg-calf-raise-loaded": 12_000}
USUAL_LOAD = 20_000
"""Grams of exercises that are named nowhere above; they stay as they are."""
WEEKLY_RUNS = "Tue intervals 9km, Wed easy 8km, Thu easy 6km, Sat easy 6km, Sun long 16km"


@dataclass(frozen=True)
class Picture:
    """One picture: what it shows in words, the day, and the keys that lead there."""

    title: str
    walk: Callable[[Guest], Awaitable[None]]
    day: int = 4
    """Days after Monday."""
    is_new: bool = False
    is_at_work: bool = False


async def stay(guest: Guest) -> None:
    """The screen that opens first."""
    await guest.settle()


async def to_week(guest: Guest) -> None:
    """The review of the week."""
    await guest.press("w")


async def to_trends(guest: Guest) -> None:
    """The deadlift over the months, the last that was trained."""
    await guest.press("y")
    await guest.settle()


PICTURES = {
    "first-run": Picture("The first start: sessions, health questions, one key", stay, is_new=True),
    "today": Picture("Today: the week, the session with loads and last time", stay),
    "go": Picture("In a set: repetitions and load in large letters", to_go, is_at_work=True),
    "rest": Picture("In a rest: the clock, and the next set", to_rest, is_at_work=True),
    "week": Picture("The review of a week", to_week, day=6),
    "trends": Picture(
        "A lift over three months, with the kilometres of each week", to_trends, day=6
    ),
}


def furnish(house: House, last: date) -> None:
    """A runner who has run and lifted for ten weeks, up to the day before ``last``."""
    settle(house, Runner(level=Level.ADVANCED))
    with TrainingLog(house.places.data, new_id) as log:
        runs = RunCalendar(log, new_id, house.clock.now())
        runs.set_weekly(parse_weekly_runs(WEEKLY_RUNS), MONDAY - timedelta(weeks=10))
        day = MONDAY - timedelta(weeks=10)
        while day < last:
            for planned in _runs_of(day):
                runs.add(day, parse_run(planned), is_done=True)
            day += timedelta(days=1)
        for ago in (10, 2):
            log.enrol(Enrolment(PROGRAM, MONDAY - timedelta(weeks=ago)), house.clock.now())
    house.keep(*_workouts(house, last))


def _runs_of(day: date) -> Iterator[str]:
    """What is run on this weekday, by the week."""
    for planned in WEEKLY_RUNS.split(", "):
        weekday, _, text = planned.partition(" ")
        if day.strftime("%a") == weekday:
            yield text


def _workouts(house: House, last: date) -> Iterator[WorkoutRecord]:
    """Two sessions a week, on Tuesday and Friday, with more load every second week."""
    for week in range(-10, 1):
        number = week + 3 if week >= -2 else week + 11
        for letter, weekday in (("A", 1), ("B", 4)):
            day = MONDAY + timedelta(weeks=week, days=weekday)
            if day < last:
                yield _workout(house, f"{PROGRAM}/{letter}", number, day, week + 10)


def _workout(house: House, ref: str, week: int, day: date, grown: int) -> WorkoutRecord:
    """A session as it was planned, with the loads of its week."""
    session = house.session(ref, week)
    sets = (
        record(
            each.exercise,
            each.target.amount,
            each.target.unit,
            place=each.place,
            block=each.purpose.value,
            prescribed_exercise=each.prescribed,
            set_number=each.set_number,
            side=side,
            target=each.target,
            load=_load(each.exercise, grown) if each.load_step else None,
            effort=6 + grown % 2,
            counts=each.purpose.counts,
        )
        for each in lay_out(session, house.library.library.exercises)
        for side in each.recorded_sides
        if each.purpose is not Purpose.COOL_DOWN
    )
    ago = (MONDAY - day).days
    return house.workout(ago, *sets, session=session.id, name=session.name, week=week)


def _load(exercise: str, grown: int) -> Load:
    first = FIRST_LOADS.get(exercise)
    if first is None:
        return Load(OTHER_LOADS.get(exercise, USUAL_LOAD))
    return Load(first + 2_500 * (grown // 2))


async def draw(picture: Picture) -> str:
    """Walk to a picture, and draw what the screen shows."""
    with tempfile.TemporaryDirectory() as home:
        library = load_library(Places(Path(home), Path(home), Path(home)))
        clock = FalseClock(EVENING + timedelta(days=picture.day))
        house = House(Path(home, "house"), library, clock, is_new=picture.is_new)
        house.settings = Settings(flash=False)
        if not picture.is_new:
            furnish(house, MONDAY + timedelta(days=picture.day))
        session = _session_of(house) if picture.is_at_work else None
        async with house.opened(WIDE, session) as guest:
            await picture.walk(guest)
            await guest.settle()
            return svg_of(cells_of(guest.screen), picture.title)


def _session_of(house: House) -> Session:
    """The session that is due, without its warm-up."""
    whole = house.session(f"{PROGRAM}/B", 3)
    blocks = tuple(each for each in whole.blocks if each.purpose is not Purpose.WARM_UP)
    return replace(whole, blocks=blocks)


def main(names: list[str]) -> None:
    """Draw the pictures that are named, or all of them."""
    FOLDER.mkdir(exist_ok=True)
    for name in names or PICTURES:
        with patch("textual.pilot.Pilot", QuickPilot):
            drawn = asyncio.run(draw(PICTURES[name]))
        FOLDER.joinpath(f"{name}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
