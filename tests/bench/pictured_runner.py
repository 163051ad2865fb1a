"""The runner whose screens are drawn: ten weeks of runs and lifts, up to a day of one week.

What is due, the kilometres and the deadlift are those of the target pictures.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from midstance.context import new_id
from midstance.domain.attendance import Enrolment
from midstance.domain.planned_sets import lay_out
from midstance.domain.quantity import Load
from midstance.domain.record import WorkoutRecord
from midstance.domain.runner import Level, Runner, usual_meaning
from midstance.domain.session import Purpose, Session
from midstance.presentation.planning.run_text import parse_run, parse_weekly_runs
from midstance.services.calendar.run_calendar import RunCalendar
from midstance.storage.training_log import TrainingLog
from tests.tui.laptop import EVENING, Laptop, record
from tests.tui.runners import settle

MONDAY = EVENING.date()
PROGRAM = "power-5k10k"
FIRST_LOADS = {"back-squat": 60_000, "deadlift": 70_000}
"""Grams lifted in the first week that is kept; every second week adds a small plate."""
OTHER_LOADS = {
    "single-arm-cable-row": 25_000,
    "step-up-loaded": 12_000,
    "single-leg-calf-raise-loaded": 12_000,
}
USUAL_LOAD = 20_000
"""Grams of exercises that are named nowhere above; they stay as they are."""
WEEKLY_RUNS = "Tue intervals 8km, Wed easy 7km, Thu easy 6km, Sat easy 8km, Sun long 18km"


def session_due(laptop: Laptop) -> Session:
    """The session that is due on Friday, without its warm-up."""
    whole = laptop.session(f"{PROGRAM}/B", 3)
    blocks = tuple(each for each in whole.blocks if each.purpose is not Purpose.WARM_UP)
    return replace(whole, blocks=blocks)


def furnish(laptop: Laptop, last: date) -> None:
    """A runner who has run and lifted for ten weeks, up to the day before ``last``."""
    settle(laptop, Runner(level=Level.ADVANCED))
    with TrainingLog(laptop.places.data, new_id) as log:
        runs = RunCalendar(log, new_id, laptop.clock.now())
        runs.set_weekly(parse_weekly_runs(WEEKLY_RUNS), MONDAY - timedelta(weeks=10))
        day = MONDAY - timedelta(weeks=10)
        while day < last:
            for planned in _runs_of(day):
                runs.add(day, parse_run(planned), is_done=True)
            day += timedelta(days=1)
        for ago in (10, 2):
            log.enrol(Enrolment(PROGRAM, MONDAY - timedelta(weeks=ago)), laptop.clock.now())
    laptop.keep(*_workouts(laptop, last))


def _runs_of(day: date) -> Iterator[str]:
    """What is run on this weekday, by the week."""
    for planned in WEEKLY_RUNS.split(", "):
        weekday, _, text = planned.partition(" ")
        if day.strftime("%a") == weekday:
            yield text


def _workouts(laptop: Laptop, last: date) -> Iterator[WorkoutRecord]:
    """Two sessions a week, on Tuesday and Friday, with more load every second week."""
    for week in range(-10, 1):
        number = week + 3 if week >= -2 else week + 11
        for letter, weekday in (("A", 1), ("B", 4)):
            day = MONDAY + timedelta(weeks=week, days=weekday)
            if day < last:
                yield _workout(laptop, f"{PROGRAM}/{letter}", number, day, week + 10)


def _workout(laptop: Laptop, ref: str, week: int, day: date, grown: int) -> WorkoutRecord:
    """A session as it was planned, with the loads of its week."""
    session, exercises = laptop.session(ref, week), laptop.library.library.exercises
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
            load_is=usual_meaning(exercises[each.exercise], Runner()) if each.load_step else None,
            effort=7 - grown % 2,
            counts=each.purpose.counts,
        )
        for each in lay_out(session, exercises)
        for side in each.recorded_sides
        if each.purpose is not Purpose.COOL_DOWN
    )
    ago = (MONDAY - day).days
    return laptop.workout(ago, *sets, session=session.id, name=session.name, week=week)


def _load(exercise: str, grown: int) -> Load:
    first = FIRST_LOADS.get(exercise)
    if first is None:
        return Load(OTHER_LOADS.get(exercise, USUAL_LOAD))
    return Load(first + 2_500 * (grown // 2))
