"""A damaged row takes its newest good state: from its file, a backup or the copy of the workout."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from midstance.cli.main import run
from midstance.domain.attendance import Enrolment
from midstance.storage.backups.repair import apply_repairs, plan_repairs
from midstance.storage.training_log import TrainingLog
from tests.storage.old_logs import runs
from tests.storage.samples import (
    at,
    begun,
    content,
    do_workout,
    event,
    lift,
    new_ids,
    open_log,
    record,
    save,
    uuid,
)

TODAY = begun().local_date


@pytest.fixture(name="data")
def a_log(tmp_path: Path) -> Path:
    """A log with a backup, two workouts since, and one under way; its folder."""
    folder = tmp_path / "data"
    with open_log(folder) as log:
        do_workout(log, begun(1), record(0), lift(1, 5, 60))
        log.set_profile_value("level", "beginner", at())
        log.enrol(Enrolment("foundations", TODAY), at())
        log.back_up(TODAY)
        do_workout(log, begun(2, days=2), record(0), record(1))
        log.calendar.change("added runs", at(), runs())
        log.set_profile_value("level", "advanced", at(1))
        log.begin(begun(3, days=3), (), {"lead_in": 5})
        log.record_event(uuid(3), event(0), at(9), save(record(0)))
    return folder


def damage(folder: Path, statement: str) -> None:
    """Change the log as a fault of the disk would."""
    with closing(sqlite3.connect(folder / "log.db", isolation_level=None)) as log:
        log.execute("PRAGMA ignore_check_constraints = ON")
        log.execute(statement)


def repaired(folder: Path) -> list[str]:
    """Repair a log; what was done, in words."""
    with TrainingLog(folder, new_ids()) as log:
        repairs = plan_repairs(log.database, folder / "workouts", folder / "backups")
        apply_repairs(log.database, repairs)
        assert log.examine().text == "ok"
        assert plan_repairs(log.database, folder / "workouts", folder / "backups") == ()
    return [each.text for each in repairs]


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("UPDATE set_record SET value = 99 WHERE serial = 1", ".toml"),
        ("UPDATE calendar_entry SET metres = 99 WHERE run_kind = 'race'", "run-race"),
        ("UPDATE set_record SET done_at = 'x' WHERE serial = 1", ".toml"),
        ("UPDATE workout SET name = 'x' WHERE ending = 'completed'", ".toml"),
        ("UPDATE workout SET machine = 'x' WHERE ending = 'completed'", ".toml"),
        ("UPDATE set_record SET value = 99 WHERE local_date > '2026-11-24'", "under way"),
        ("UPDATE deed SET name = 'x'", "the copy of the workout under way"),
        (
            "UPDATE course SET turns = x'00' WHERE deeds IS NULL",
            "the copy of the workout under way",
        ),
        ("UPDATE profile SET value = 'x' WHERE number = 1", "log-2026-11-22.db"),
        ("UPDATE enrolment SET start = '2026-11-2w'", "log-2026-11-22.db"),
    ],
)
def test_what_is_known_elsewhere_comes_back(data: Path, statement: str, source: str) -> None:
    """Afterwards the log says exactly what it said before."""
    with TrainingLog(data, new_ids()) as log:
        before = content(log), log.profile(), log.enrolments(), log.active_workout()
    damage(data, statement)
    assert all(source in each for each in repaired(data))
    with TrainingLog(data, new_ids()) as log:
        after = content(log), log.profile(), log.enrolments(), log.active_workout()
    assert after == before


def test_what_is_known_nowhere_is_taken_out(data: Path) -> None:
    """The level of after the backup is lost, the one before it holds; the old log lies beside."""
    damage(data, "UPDATE profile SET value = 'x' WHERE number = 2")
    assert repaired(data) == [
        "an answer of the profile (profile 2): no good state is known; it is taken out"
    ]
    with TrainingLog(data, new_ids()) as log:
        assert log.profile() == {"level": "beginner"}
    assert (data / "log.db.before-repair-1").stat().st_mode & 0o777 == 0o600


def test_the_prompt_says_first_and_repairs_when_confirmed(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without ``--apply`` nothing changes; alone, ``--apply`` is refused."""
    monkeypatch.setenv("MIDSTANCE_DATA_DIR", str(data))
    damage(data, "UPDATE set_record SET value = 99 WHERE serial = 1")
    before = (data / "log.db").read_bytes()
    assert run(["doctor", "--repair"]) == 1
    assert "doctor --repair --apply" in capsys.readouterr().out
    assert (data / "log.db").read_bytes() == before
    assert run(["doctor", "--apply"]) == 2
    assert run(["doctor", "--repair", "--apply"]) == 0
    assert "Repaired: 2 rows" in capsys.readouterr().out
    assert run(["doctor", "--repair"]) == 0
    assert "No row of the log is damaged" in capsys.readouterr().out


def test_no_copy_is_written_through_a_link(data: Path) -> None:
    """The copy takes the next free name; what a link would lead to is not made."""
    (data / "log.db.before-repair-1").symlink_to(data / "elsewhere")
    damage(data, "UPDATE profile SET value = 'x' WHERE number = 2")
    repaired(data)
    assert (data / "log.db.before-repair-2").is_file()
    assert not (data / "elsewhere").exists()
