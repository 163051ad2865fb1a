"""What was called saved is there after any death of the program, and nothing twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from midstance.storage.database.connection import Access
from midstance.storage.errors import StorageError
from midstance.storage.training_log import TrainingLog
from tests.storage.samples import begun, content, do_workout, numbered_ids, open_log, record

CHILD = """
import os, sys
from pathlib import Path
from midstance.domain.record import LogChange
from tests.storage.samples import at, begun, event, finish, new_ids, record, save
from midstance.storage.training_log import TrainingLog

log = TrainingLog(Path(sys.argv[1]), new_ids())
course = log.active_workout()
if course is None:
    workout = begun(int(sys.argv[2]))
    log.begin(workout, (), {})
    done, sequence = 0, 0
else:
    workout = course.workout
    done, sequence = len(workout.sets), len(course.events)
print("ready", flush=True)
while True:
    ending = done == 6
    change = finish() if ending else save(record(done))
    log.record_event(workout.id, event(sequence), at(sequence), change)
    if ending:
        print("ended", flush=True)
        break
    done, sequence = done + 1, sequence + 1
    print("saved", done, flush=True)
"""


@pytest.mark.parametrize("seed", range(6))
def test_no_saved_set_is_lost_to_sigkill(tmp_path: Path, seed: int) -> None:
    """Killed at odd moments and started again until it ends, the workout has its six sets once."""
    for life in range(40):
        heard = live(tmp_path, seed, patience=(seed * 7 + life * 13) % 11)
        check(tmp_path, seed, heard)
        if "ended" in heard:
            break
    with open_log(tmp_path, machine=9) as log:
        (done,) = log.workouts()
        assert log.file_problems == ()
        assert [each.set.sequence for each in log.sets()] == list(range(6))
    assert done.ending.value == "completed"
    assert len(list(tmp_path.glob("workouts/*.toml"))) == 1


def live(folder: Path, seed: int, patience: int) -> list[str]:
    """Start the program, and kill it after some lines and a little more; answers what it said."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), str(seed + 1)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdout
        heard = []
        for line in process.stdout:
            heard.append(line.strip())
            if len(heard) > patience % 4 and patience != 10:
                for _ in range(patience * 20_000):
                    pass
                process.kill()
                break
        return heard + [line.strip() for line in process.stdout if line.endswith("\n")]


def check(folder: Path, seed: int, heard: list[str]) -> None:
    """Every set that was called saved is in the log, and the log is sound."""
    try:
        with open_log(folder, machine=9 + seed) as log:
            saved = max((int(line.split()[1]) for line in heard if line[:5] == "saved"), default=0)
            assert len(log.sets()) >= saved
            assert len({each.set.sequence for each in log.sets()}) == len(log.sets())
            assert log.examine().text == "ok"
    except StorageError as error:
        raise AssertionError(str(error)) from error


HOT = """
import os, signal, sys
from pathlib import Path
from tests.storage.samples import open_log

log = open_log(Path(sys.argv[1]), machine=3)
connection = log.database.connection
connection.execute("PRAGMA cache_spill = 1")
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE set_record SET note = printf('%5000s', 'torn')")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("access", list(Access))
def test_a_half_written_change_is_played_back(tmp_path: Path, access: Access) -> None:
    """A death in the middle of a commit leaves the log as it was, also for a mere reader."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), *(record(number) for number in range(40)))
        before = content(log)
    subprocess.run(
        [sys.executable, "-c", HOT, str(tmp_path)],
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (tmp_path / "log.db-journal").stat().st_size
    with TrainingLog(tmp_path, numbered_ids(4), access) as log:
        assert content(log) == before
        assert log.examine().text == "ok"
    assert not (tmp_path / "log.db-journal").exists()
    (aside,) = tmp_path.glob("log.db.before-recovery-*")
    assert {file.name for file in aside.iterdir()} == {"log.db", "log.db-journal"}
