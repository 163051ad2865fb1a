"""A home to measure in: of a runner who has said who trains, and has for months."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from midstance.context import new_id
from midstance.domain.quantity import Load, Target, Unit
from midstance.domain.record import LoggedSet, SetRecord, Timestamp, WorkoutRecord, WorkoutStatus
from midstance.storage.database.connection import Access
from midstance.storage.training_log import TrainingLog

WORKOUTS = 60
"""Two or three a week for half a year."""

SETS = (
    ("goblet-squat", Unit.REPS, 10, 12_000),
    ("goblet-squat", Unit.REPS, 10, 12_000),
    ("single-leg-calf-raise", Unit.REPS, 12, None),
    ("glute-bridge", Unit.REPS, 15, None),
    ("plank", Unit.SECONDS, 40, None),
    ("plank", Unit.SECONDS, 35, None),
)
"""What each workout amounts to: exercise, unit, value, grams."""


@contextmanager
def furnished_home(now: datetime) -> Iterator[str]:
    """A home with a profile and a log that ends the day before ``now``; gone afterwards."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, ".local", "share", "midstance")
        folder.mkdir(parents=True)
        with TrainingLog(folder, new_id, Access.WRITE) as log:
            log.set_profile_value("screening", [], stamp(now))
            log.corrections.add_workouts(list(workouts(now)), stamp(now))
        yield home


def workouts(now: datetime) -> Iterator[WorkoutRecord]:
    """Everything that was trained, oldest first."""
    for ago in range(WORKOUTS * 3, 0, -3):
        yield workout(now - timedelta(days=ago))


def workout(began: datetime) -> WorkoutRecord:
    """Half an hour of training."""
    id_, day = new_id(), began.date()
    sets = tuple(
        LoggedSet(new_id(), id_, "foundations/A", stamp(began), day, record(sequence))
        for sequence in range(1, len(SETS) + 1)
    )
    ended = stamp(began + timedelta(minutes=30))
    return WorkoutRecord(
        id_,
        "foundations/A",
        "Foundations A",
        1,
        stamp(began),
        day,
        WorkoutStatus.COMPLETED,
        ended,
        1800,
        sets=sets,
    )


def record(sequence: int) -> SetRecord:
    """One set of the workout, done as it was asked for."""
    exercise, unit, value, grams = SETS[sequence - 1]
    asked = Target(value, unit)
    load = None if grams is None else Load(grams)
    return SetRecord(
        sequence, sequence - 1, "strength", exercise, exercise, 1, None, asked, value, load=load
    )


def stamp(moment: datetime) -> Timestamp:
    """A moment as the log keeps it."""
    return Timestamp(moment.astimezone(UTC), 0, "UTC")
