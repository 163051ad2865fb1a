"""What keeps a workout through the writer."""

from pathlib import Path

import pytest

from midstance.domain.record import LogChange, LoggedEvent, WorkoutStatus
from midstance.services.workout_recorder import NullRecorder, WorkoutRecorder
from midstance.storage.database.lock import InstanceLock, last_alive
from midstance.storage.errors import SaveFailedError
from midstance.storage.training_log import TrainingLog
from midstance.storage.writer import Writer
from midstance.workout.events import Answer, SavingFailed, SetsSaved
from tests.playbook import PLANKS
from tests.tui.laptop import FalseClock, Laptop, record

EVENT = LoggedEvent(0, 0, "Advanced", {})


class Full(TrainingLog):
    """A log that takes nothing."""

    def record_event(self, *_arguments: object, **_more: object) -> None:
        """Nothing is kept."""
        raise SaveFailedError("the disk is full", "log.db", "Make room.")


@pytest.mark.parametrize("kind", [TrainingLog, Full])
def test_each_change_is_answered(laptop: Laptop, kind: type[TrainingLog]) -> None:
    """What is durable is answered with its serials, what is not with the reason."""
    laptop.places.make()
    clock, heard = FalseClock(), list[Answer]()
    workout = laptop.workout(0, ending=WorkoutStatus.UNDER_WAY, ended_at=None, active_seconds=None)
    with InstanceLock(laptop.places.data) as lock:
        writer = Writer(kind(laptop.places.data, laptop.ids), lambda call: call())
        recorder = WorkoutRecorder(writer, lock, clock, workout.id, heard.append)
        recorder.begin(workout, PLANKS, {})
        recorder.record(EVENT, clock.now(), LogChange(saved=(record("plank", 30),)))
        recorder.retry()
        writer.close(10)
    assert heard[0] == SetsSaved(())
    if kind is TrainingLog:
        assert heard[1:] == [SetsSaved((1,))]
    else:
        assert any(
            isinstance(each, SavingFailed) and "disk is full" in each.reason for each in heard
        )


def test_the_heartbeat_is_the_clocks(laptop: Laptop) -> None:
    """The moment at which the workout was looked after last outlives the program."""
    laptop.places.make()
    clock = FalseClock()
    clock.move(90)
    with InstanceLock(laptop.places.data) as lock:
        writer = Writer(laptop.log(), lambda call: call())
        WorkoutRecorder(writer, lock, clock, laptop.ids(), lambda _answer: None).alive()
        writer.close(10)
    assert last_alive(laptop.places.data) == clock.now().utc


def test_a_rehearsal_touches_nothing(laptop: Laptop, tmp_path: Path) -> None:
    """Its keeper takes everything and leaves no trace."""
    heard: list[Answer] = []
    recorder = NullRecorder(heard.append)
    recorder.begin(laptop.workout(0), PLANKS, {})
    recorder.record(EVENT, FalseClock().now(), LogChange())
    recorder.retry()
    recorder.alive()
    assert not [*tmp_path.glob("laptop/**/*.db")]
