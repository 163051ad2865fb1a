"""A log with everything in it, kept as a file for each version of its tables.

A new version adds its file, made by running this module, and never changes an older one:
python -m tests.storage.old_logs
"""

import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from midstance.domain.attendance import Enrolment
from midstance.domain.quantity import Side
from midstance.domain.record import LogChange, Pain, Timestamp, WorkoutStatus
from midstance.domain.weeks.check_in import CheckIn, SkipReason
from midstance.domain.weeks.run import DayPart, RacePriority, Run, RunKind
from midstance.domain.weeks.run_calendar import (
    CalendarEntry,
    EntryKind,
    RunState,
    occurrence_of,
)
from midstance.storage.database.tables import CURRENT_SCHEMA
from midstance.storage.training_log import TrainingLog
from tests.storage.samples import (
    NOON,
    at,
    begun,
    do_workout,
    event,
    lift,
    numbered_ids,
    record,
    save,
    uuid,
)

DAY, WEEK = NOON.date(), timedelta(days=7)
FOLDER = Path(__file__).parent / "logs"


def fill(log: TrainingLog) -> None:
    """Do, correct, delete, reopen and begin: something of each kind."""
    do_workout(log, begun(1, days=-9), lift(0, 5, 82.5, effort=7), lift(1, 4, 82.5, note="heavy"))
    left = record(0, "side-plank", 25, side=Side.LEFT)
    right = record(1, "side-plank", 28, side=Side.RIGHT, skipped=True)
    do_workout(log, begun(2, "core-5", days=-7), left, right, ending=WorkoutStatus.FINISHED_EARLY)
    do_workout(log, begun(3, days=-6), record(0), ending=WorkoutStatus.THROWN_AWAY)
    do_workout(log, begun(4, days=-5), record(0), record(1, counts=False))
    first, second = log.workout(uuid(4)).sets  # type: ignore[union-attr]  # it was done above
    log.corrections.edit_set(first.id, record(0, value=44, band_cm=120), at(10))
    log.corrections.delete_set(second.id, at(11))
    log.corrections.add_set(uuid(1), record(0, "calf-raise", 15), at(-9), at(12))
    log.corrections.delete_workout(uuid(2), at(13))
    log.corrections.undo(at(14))
    log.enrol(Enrolment("foundations", NOON.date()), at(15))
    log.set_profile_value("goal", "10 km", at(16))
    log.begin(begun(5), (), {"lead_in": 5})
    log.record_event(
        uuid(5), event(0, "Nudged", by=-1), Timestamp(NOON, -210, "America/St_Johns"), save(left)
    )
    log.record_event(
        uuid(5), None, at(17), LogChange(note="ü 💪", pains=(Pain("calf", 3, "plank"),))
    )
    log.calendar.change("added runs", at(18), runs())


def runs() -> tuple[CalendarEntry, ...]:
    """A race, a weekly run with one occurrence moved, days away and lighter, a check-in, a skip."""
    run = Run(RunKind.RACE, 100, 21_098, 9, part=DayPart.MORNING, priority=RacePriority.A)
    race = CalendarEntry(uuid(31), EntryKind.RUN, DAY, run, RunState.DONE, note="ü 💪")
    easy = CalendarEntry(uuid(32), EntryKind.WEEKLY, DAY + WEEK, Run(None, 40))
    moved = replace(occurrence_of(easy, DAY + WEEK), day=DAY)
    away = CalendarEntry(uuid(33), EntryKind.AWAY, DAY + WEEK, until=DAY + 2 * WEEK)
    sore = CalendarEntry(
        uuid(34), EntryKind.CHECK_IN, DAY, check_in=CheckIn(4, 6, 3, "knee"), note="ü 💪"
    )
    skipped = CalendarEntry(
        uuid(35), EntryKind.SKIPPED, DAY, session="foundations/A", reason=SkipReason.NO_TIME
    )
    lighter = CalendarEntry(uuid(36), EntryKind.EASIER, DAY, until=DAY + WEEK)
    return race, easy, moved, away, sore, skipped, lighter


def main() -> None:
    """Write the log of this version."""
    path = FOLDER / f"schema-{CURRENT_SCHEMA.version}.db"
    with tempfile.TemporaryDirectory() as scratch:
        with TrainingLog(Path(scratch), numbered_ids()) as log:
            fill(log)
        FOLDER.mkdir(exist_ok=True)
        shutil.copyfile(Path(scratch) / "log.db", path)


if __name__ == "__main__":
    main()
