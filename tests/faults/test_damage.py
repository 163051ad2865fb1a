"""However the log is damaged: it is said, with a way out, and nothing is destroyed."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from midstance.cli.main import run
from midstance.storage.training_log import TrainingLog
from tests.faults.garbage_cells import put
from tests.storage.samples import begun, do_workout, new_ids, open_log, record

PAGE = 4096
NOISE = bytes(range(256)) * 64


def cut(size: int) -> Callable[[Path], None]:
    """Keep only the first bytes."""
    return lambda log: os.truncate(log, size)


def poke(at: int, content: bytes) -> Callable[[Path], None]:
    """Write over a part."""

    def damage(log: Path) -> None:
        with log.open("r+b") as opened:
            opened.seek(at)
            opened.write(content)

    return damage


def sql(*statements: str) -> Callable[[Path], None]:
    """Let another program change the log."""

    def damage(log: Path) -> None:
        connection = sqlite3.connect(log, isolation_level=None)
        for statement in statements:
            connection.execute(statement)
        connection.close()

    return damage


def beside(side: str) -> Callable[[Path], object]:
    """Put a file of somebody else's beside the log."""
    return lambda log: log.with_name(log.name + side).write_bytes(NOISE)


def instead(make: Callable[[Path], object]) -> Callable[[Path], None]:
    """Put something else in the log's place."""

    def damage(log: Path) -> None:
        log.unlink()
        make(log)

    return damage


DAMAGES: dict[str, Callable[[Path], object]] = {
    "emptied": cut(0),
    "a hundred bytes": cut(100),
    "a page short": lambda log: os.truncate(log, log.stat().st_size - PAGE),
    "no first page": poke(0, bytes(PAGE)),
    "noise within": poke(PAGE, NOISE[:PAGE]),
    "noise": lambda log: log.write_bytes(NOISE),
    "a text": lambda log: log.write_text("name = 'x'\n"),
    "of a newer version": sql("PRAGMA user_version = 9999"),
    "of another program": sql("PRAGMA application_id = 1"),
    "without its tables": sql("DROP TABLE deed", "DROP TABLE course", "DROP TABLE meta"),
    "a folder": instead(Path.mkdir),
    "a pipe": instead(os.mkfifo),
    "a link to nothing": instead(lambda log: log.symlink_to("/nowhere/log.db")),
    "a link to itself": instead(lambda log: log.symlink_to(log)),
    "a strange write-ahead log": beside("-wal"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_reported_and_left_as_it_is(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line names the file and what to do; the damaged bytes stay where they are."""
    log = tmp_path / "log.db"
    with open_log(tmp_path) as kept:
        do_workout(kept, begun(), record(0), record(1))
    DAMAGES[name](log)
    before = log.read_bytes() if log.is_file() else None
    monkeypatch.setenv("MIDSTANCE_DATA_DIR", str(tmp_path))
    assert run(["log", "undo"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert str(log) in err
    assert any(each in err for each in ("restore FILE", "Move it away", "Upgrade", "links"))
    assert (log.read_bytes() if log.is_file() else None) == before


@pytest.mark.parametrize(
    "foreign",
    [
        "CREATE TRIGGER gone AFTER INSERT ON set_record BEGIN DELETE FROM set_record; END",
        "CREATE VIEW all_sets AS SELECT * FROM set_record",
    ],
)
def test_what_is_not_ours_in_the_log_is_reported_before_a_set_is_saved(
    foreign: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nothing is saved through a foreign trigger; the log is read, and a rebuild is rid of it."""
    with open_log(tmp_path) as kept:
        do_workout(kept, begun(), record(0), record(1))
    sql(foreign)(tmp_path / "log.db")
    monkeypatch.setenv("MIDSTANCE_DATA_DIR", str(tmp_path))
    assert run(["log", "add", "plank", "30s"]) == 1
    assert "is not Midstance's" in capsys.readouterr().err
    assert run(["doctor"]) == 1
    assert "is not Midstance's" in capsys.readouterr().out
    assert run(["log"]) == 0
    assert run(["doctor", "--rebuild"]) == 0
    assert run(["log", "add", "plank", "30s"]) == 0
    with TrainingLog(tmp_path, new_ids()) as log:
        assert len(log.sets()) == 3


@pytest.mark.parametrize("name", ["emptied", "noise", "a page short", "without its tables"])
def test_a_damaged_log_comes_back(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the message names works: the log is made again with every set that was in it."""
    with open_log(tmp_path) as kept:
        do_workout(kept, begun(), record(0), record(1))
        sets = kept.sets()
    DAMAGES[name](tmp_path / "log.db")
    monkeypatch.setenv("MIDSTANCE_DATA_DIR", str(tmp_path))
    assert run(["doctor", "--rebuild"]) == 0
    with TrainingLog(tmp_path, new_ids()) as log:
        assert log.sets() == sets
    kept_aside = [*tmp_path.glob("log.db.aside-1/log.db"), *tmp_path.glob("backups/*.db")]
    assert len(kept_aside) == 1


@pytest.mark.parametrize("week", [-1, 2**62])
def test_a_week_that_no_program_has_is_no_session_of_it(week: int, tmp_path: Path) -> None:
    """Such a row is passed over, also where its checksum fits."""
    with open_log(tmp_path) as kept:
        do_workout(kept, begun(1, session="foundations/A"), record(0), record(1))
    put(tmp_path / "log.db", ("workout", "week", "INTEGER"), week, is_sealed=True)
    with TrainingLog(tmp_path, new_ids()) as log:
        assert log.days.of_program("foundations") == ()
