# ruff: noqa: S608 - the tables and columns are our own
"""A damaged value in any row costs that row alone: every command answers, and says so."""

import sqlite3
from pathlib import Path

import pytest

from midstance.cli.main import run
from midstance.domain.attendance import Enrolment
from midstance.storage.training_log import TrainingLog
from tests.faults.conftest import UNEXPECTED
from tests.faults.damaged_cells import Damage, Damager
from tests.faults.damaged_screens import try_logs as try_screens
from tests.faults.garbage_cells import try_logs
from tests.storage.samples import at, begun, do_workout, lift, new_ids, open_log, record

COMMANDS = (
    ["today"],
    ["week"],
    ["log"],
    ["log", "--json"],
    ["profile"],
    ["exercises", "plank"],
    ["export", "--format", "markdown"],
    ["export", "--format", "html"],
    ["export", "--format", "json"],
    ["doctor"],
)
STEP = 37
"""A prime: the cases are spread over the columns of all tables."""
GARBAGE = ("x", "", "[[[", "2026-13-99", -1, 2**62, "\N{SNOWMAN}", "9999-12-31T23:59:59.999Z", "{}")


@pytest.fixture(name="data")
def a_rich_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log with two workouts, a profile and a program; its folder, which the commands use."""
    folder = tmp_path / "data"
    with open_log(folder) as log:
        do_workout(log, begun(1), record(0), lift(1, 5, 60))
        do_workout(log, begun(2, days=2), record(0), record(1))
        log.set_profile_value("level", "beginner", at())
        log.set_profile_value("level", "advanced", at(1))
        log.enrol(Enrolment("foundations", begun().local_date), at())
        log.enrol(Enrolment("power-5k10k", begun().local_date), at(1))
    monkeypatch.setenv("MIDSTANCE_DATA_DIR", str(folder))
    monkeypatch.setenv("MIDSTANCE_CONFIG_DIR", str(tmp_path / "config"))
    return folder


def damage(folder: Path, statement: str, *values: object) -> None:
    """Change the log as a fault of the disk would, without its checks."""
    connection = sqlite3.connect(folder / "log.db", isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(statement, values)
    connection.close()


def columns(folder: Path) -> list[tuple[str, str, str]]:
    """Every table, column and type."""
    connection = sqlite3.connect(folder / "log.db")
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    found = [
        (table, row[1], row[2])
        for table in tables
        for row in connection.execute(f"PRAGMA table_info({table})")
    ]
    connection.close()
    return found


def test_a_damaged_profile_leaves_the_value_before(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The newest level is broken; the one before it holds, and a line says that something is."""
    damage(data, "UPDATE profile SET value = 'x' WHERE number = 2")
    assert run(["profile"]) == 0
    answer = capsys.readouterr()
    assert "beginner" in answer.out
    assert "part of the log is damaged" in answer.err


def test_a_damaged_choice_of_program_leaves_the_one_before(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Today goes on with the program that was chosen before."""
    damage(data, "UPDATE enrolment SET start = '2026-11-2w' WHERE number = 2")
    assert run(["today"]) == 0
    assert "foundations" in capsys.readouterr().out


@pytest.mark.parametrize("column", ["id", "side", "unit", "done_at", "local_date", "load_is"])
def test_a_damaged_newest_set_stops_no_start(
    data: Path, column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Today, and with it the full screen, says what is due without that set."""
    value = b"x" if column == "id" else "x"
    damage(
        data,
        f"UPDATE set_record SET {column} = ? WHERE id = (SELECT max(id) FROM set_record)",
        value,
    )
    assert run(["today"]) == 0
    answer = capsys.readouterr()
    assert "foundations" in answer.out or "power-5k10k" in answer.out
    assert "part of the log is damaged and was left out (a set (plank, foundations/A" in answer.err


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE set_record SET value = 31 WHERE serial = 0", "a set (plank, foundations/A"),
        ("UPDATE workout SET note = 'x'", "a workout (foundations/A"),
    ],
)
def test_what_is_shown_and_was_never_saved_is_named_at_once(
    data: Path, statement: str, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A value that might be right is shown; its checksum says that it is not, before the doctor."""
    damage(data, statement)
    for command in (["log"], ["week"], ["export", "--format", "markdown"]):
        assert run(command) == 0
        answer = capsys.readouterr()
        assert answer.out
        assert f"is not what was saved, and is shown as it is ({named}" in answer.err
    assert run(["doctor", "--repair", "--apply"]) == 0
    capsys.readouterr()
    assert run(["log"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("table", ["profile", "enrolment"])
def test_a_rebuild_drops_what_is_damaged(
    data: Path, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Afterwards nothing is left out any more."""
    column = {"profile": "value", "enrolment": "start"}[table]
    damage(data, f"UPDATE {table} SET {column} = 'x' WHERE number = 2")
    assert run(["doctor", "--rebuild"]) == 0
    capsys.readouterr()
    assert run(["today"]) == 0
    assert capsys.readouterr().err == ""
    with TrainingLog(data, new_ids()) as log:
        assert len(log.profile()) == 1
        assert len(log.enrolments()) == (2 if table == "profile" else 1)


@pytest.mark.parametrize("number", range(40))
def test_garbage_in_any_cell_ends_in_words(
    data: Path, number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever a cell holds, no command ends with an error of our own making."""
    cells = columns(data)
    table, column, kind = cells[number * STEP % len(cells)]
    wanted = [each for each in GARBAGE if isinstance(each, int) == (kind == "INTEGER")]
    value = wanted[number % len(wanted)]
    try:
        damage(
            data,
            f"UPDATE {table} SET {column} = ?",
            str(value).encode() if kind == "BLOB" else value,
        )
    except sqlite3.IntegrityError:
        damage(data, f"DELETE FROM {table}")
    for command in COMMANDS:
        run(command)
        err = capsys.readouterr().err
        assert UNEXPECTED not in err, (table, column, value, command, err)
    assert not list(data.glob("crash-*"))


def test_garbage_in_several_cells_with_and_without_its_checksum(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No command ends with an error, and the doctor tells of what has no fitting checksum."""
    for name in ("DATA", "CONFIG"):
        monkeypatch.setenv(f"MIDSTANCE_{name}_DIR", "")  # so that they are as before afterwards
    assert try_logs(tmp_path, logs=2, seed=3) == []


def test_one_damaged_cell_of_any_type_ends_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command and every main screen answers, the doctor tells, and what it advises works."""
    for name in ("DATA", "CONFIG"):
        monkeypatch.setenv(f"MIDSTANCE_{name}_DIR", "")  # so that they are as before afterwards
    damager = Damager(tmp_path)
    cells = {(table, column): (table, column, kind) for table, column, kind in damager.cells}
    for cell, value in (
        (("workout", "session"), None),
        (("enrolment", "start"), b"\xff"),
    ):
        assert damager.try_damage(Damage(cells[cell], 23, value)) == []
    assert damager.tried == 2


def test_the_full_screen_opens_on_damaged_logs_or_offers_a_way_out(tmp_path: Path) -> None:
    """A log that is something else altogether, and one with damage of any kind."""
    wrong, ended = try_screens(tmp_path, logs=2, seed=4)
    assert wrong == []
    assert sum(ended.values()) == 2
