"""Whatever lies in the folders, Midstance opens or says what to do; each case once kept it shut."""

import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from midstance.storage.database.tables import LAYOUTS
from midstance.storage.training_log import TrainingLog
from midstance.storage.workout_files.workout_file import add_checksum_line
from tests.cli.conftest import Type
from tests.faults.conftest import UNEXPECTED
from tests.storage.samples import at, begun, do_workout, event, new_ids, open_log, record, save

COMMANDS = (["log"], ["today"], ["week"], ["doctor"], ["export", "--format", "csv"], ["backup"])
JOURNAL_HEAD, PAGE = 516, 4096
SHARE_OF_THE_TABLES = 2203
"""Every so many bytes of the tables' text one bit is flipped: a prime, to meet every part."""


@pytest.fixture(name="trained")
def a_log(data_folder: Path) -> Path:
    """The folder of a log with a finished workout, and with two sets of one under way."""
    with open_log(data_folder) as log:
        do_workout(log, begun(1), record(0))
        under_way = begun(2)
        log.begin(under_way, (), {})
        for number in range(2):
            log.record_event(under_way.id, event(number), at(number), save(record(number)))
    return data_folder


def sets_in(folder: Path) -> int:
    """How many sets the log holds."""
    with TrainingLog(folder, new_ids()) as log:
        return len(log.sets())


def change(log: Path, *statements: str) -> None:
    """Let another program change a log."""
    connection = sqlite3.connect(log, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def leave_torn_journal(log: Path) -> None:
    """Leave what a power cut in an unsynced journal can: its head, and a page of zeros."""
    connection = sqlite3.connect(log, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA user_version = 1")
    journal = log.with_name("log.db-journal")
    written = journal.read_bytes()
    connection.execute("ROLLBACK")
    connection.close()
    journal.write_bytes(written[:JOURNAL_HEAD] + bytes(PAGE) + written[-4:])


@pytest.mark.parametrize("way", ["restore", "rebuild"])
def test_a_first_page_that_a_torn_journal_zeroed_is_no_loss(
    trained: Path, typed: Type, way: str
) -> None:
    """The copy from before is named, and can be restored; a rebuild has the workout under way."""
    leave_torn_journal(trained / "log.db")
    answer = typed("log")
    (copy,) = trained.glob("log.db.before-recovery-*/log.db")
    assert answer.code == 1
    assert f"midstance restore {copy}" in answer.err
    assert "nothing was changed" not in answer.err
    commands = {"restore": ["restore", str(copy)], "rebuild": ["doctor", "--rebuild"]}
    assert typed(*commands[way]).code == 0
    assert sets_in(trained) == 3


@pytest.mark.parametrize("version", [0, -1, *list(LAYOUTS)[:-1]])
def test_a_version_that_the_tables_do_not_have_is_damage_with_a_way_out(
    trained: Path, typed: Type, version: int
) -> None:
    """No copy with it takes the log's place; a log with it is rebuilt."""
    copy = trained / "copy.db"
    copy.write_bytes((trained / "log.db").read_bytes())
    change(copy, f"PRAGMA user_version = {version}")
    refused = typed("restore", str(copy))
    assert refused.code == 1
    assert f"{copy}: the log is damaged" in refused.err
    assert sets_in(trained) == 3
    (trained / "log.db").write_bytes(copy.read_bytes())
    assert "doctor --rebuild" in typed("log", "undo").err
    assert typed("doctor", "--rebuild").code == 0
    assert sets_in(trained) == 3


@pytest.mark.parametrize(
    "foreign",
    [
        "CREATE UNIQUE INDEX one ON profile (key)",
        "CREATE TABLE more (value)",
        "CREATE TRIGGER gone AFTER INSERT ON set_record BEGIN DELETE FROM set_record; END",
        "CREATE VIEW every_set AS SELECT * FROM set_record",
        "DROP INDEX workout_by_date",
    ],
)
def test_what_midstance_did_not_lay_is_reported_before_anything_is_saved(
    trained: Path, typed: Type, foreign: str
) -> None:
    """Foreign tables, indexes, triggers and views are damage; a rebuild is rid of them."""
    change(trained / "log.db", foreign)
    assert typed("doctor").code == 1
    refused = typed("log", "add", "plank", "30s")
    assert "the log is damaged" in refused.err
    assert typed("log").code == 0
    assert typed("doctor", "--rebuild").code == 0
    assert typed("log", "add", "plank", "30s").code == 0


def flips_in_the_tables(whole: bytes) -> Iterator[bytes]:
    """Logs with one bit of the tables' text flipped each."""
    start, end = whole.find(b"CREATE TABLE"), whole.rfind(b"CREATE TABLE")
    for place in range(min(start, end), max(start, end), SHARE_OF_THE_TABLES):
        flipped = bytearray(whole)
        flipped[place] ^= 0x80 >> place % 8
        yield bytes(flipped)


def test_any_bit_in_the_text_of_the_tables_ends_in_words(trained: Path, typed: Type) -> None:
    """Reading, the doctor, a rebuild and a restore go on or say what is wrong."""
    log = trained / "log.db"
    whole = log.read_bytes()
    good = trained / "good.db"
    good.write_bytes(whole)
    for flipped in flips_in_the_tables(whole):
        log.write_bytes(flipped)
        for command in (["log"], ["doctor"], ["log", "undo"]):
            answer = typed(*command)
            assert UNEXPECTED not in answer.err + answer.out
        assert typed("restore", str(good)).code == 0
    assert sets_in(trained) == 3


@pytest.mark.parametrize("side", ["log.db-journal", "log.db-wal"])
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_side_file_that_is_no_file_is_named_and_not_waited_for(
    trained: Path, typed: Type, side: str, kind: str
) -> None:
    """SQLite would wait for ever for a pipe, and write through a link."""
    precious = trained.parent / "precious"
    precious.write_text("mine")
    make = {"link": lambda path: path.symlink_to(precious), "pipe": os.mkfifo, "folder": Path.mkdir}
    make[kind](trained / side)
    for command in COMMANDS[:2]:
        answer = typed(*command)
        assert answer.code == 1
        assert f"{trained / side}: it is a link or not a regular file" in answer.err
    assert precious.read_text() == "mine"


def test_odd_files_among_the_backups_are_no_backups(trained: Path, typed: Type) -> None:
    """A pipe, a link to nothing, a folder and an impossible day are passed over."""
    backups = trained / "backups"
    backups.mkdir()
    os.mkfifo(backups / "log-2026-01-01.db")
    (backups / "log-2026-01-02.db").symlink_to("/nowhere")
    (backups / "log-2026-01-03.db").mkdir()
    (backups / "log-2026-13-99.db").touch()
    assert typed("backup").code == 0
    assert len(typed("backup", "--list").lines) == 1
    assert typed("doctor").code == 0


def test_nothing_is_written_through_a_link(trained: Path, typed: Type) -> None:
    """A log, a folder of backups or of files that is a link is named; what it leads to stays."""
    elsewhere = trained.parent / "elsewhere"
    elsewhere.mkdir()
    (trained / "backups").symlink_to(elsewhere)
    (trained / "workouts").rename(trained / "old")
    (trained / "workouts").symlink_to(elsewhere)
    assert f"{trained / 'backups'}: it is a link" in typed("backup").err
    added = typed("log", "add", "plank", "30s", "--date", "yesterday")
    assert added.code == 0
    assert f"{trained / 'workouts'}: it is a link" in added.err
    assert "is not written yet; the log has it" in typed("doctor").out
    assert list(elsewhere.iterdir()) == []
    (trained / "log.db").rename(elsewhere / "mine.db")
    (trained / "log.db").symlink_to(elsewhere / "mine.db")
    before = (elsewhere / "mine.db").read_bytes()
    assert f"--data-dir {elsewhere}" in typed("log", "add", "plank", "30s").err
    assert typed("log").code == 0
    assert (elsewhere / "mine.db").read_bytes() == before


def test_a_crafted_workout_file_is_left_out_alone(trained: Path, typed: Type) -> None:
    """Deep nesting, far times and broken strings cost the file, and quickly."""
    (own,) = (trained / "workouts").glob("*.toml")
    body = own.read_text().rpartition("# sha256")[0]
    course = '\n[course]\nturns = "{}"\noptions = "{{}}"\ndeeds = []\n'
    crafted = (
        body.replace('"completed"', '"finished-early"') + course.format("[" * 100_000),
        body + "x = " + "[" * 3000 + "]" * 3000 + "\n",
        body + 'x = "' + '\\"' * 80_000,
        body.replace("revised_at = 2", "revised_at = 9999-12-31 23:59:59-23:59 # 2"),
        body.replace("started_at = 2", "started_at = 0001-01-01 00:00:00+23:59 # 2"),
    )
    folder = trained.parent / "from-elsewhere"
    folder.mkdir()
    for number, text in enumerate(crafted):
        (folder / f"{number}.toml").write_bytes(add_checksum_line(text.encode()))
        (trained / "workouts" / f"bad-{number}.toml").write_bytes(add_checksum_line(text.encode()))
    answer = typed("doctor", "--merge", str(folder))
    assert "0 added, 0 already known, 5 left out" in answer.out
    assert len(answer.err.splitlines()) == len(crafted)
    assert "Rebuilt from 1 file" in typed("doctor", "--rebuild").out
    assert sets_in(trained) == 3


@pytest.mark.parametrize("zone", ["XYZ+24", "XYZ+99:99", "<+99>-99", ":", "../../etc/passwd"])
def test_a_zone_that_cannot_be_is_no_error(
    trained: Path, typed: Type, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever TZ holds, commands answer."""
    assert trained.is_dir()
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    for command in COMMANDS:
        assert typed(*command).err == ""
    monkeypatch.delenv("TZ")
    time.tzset()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("exercise=[" + "{},\n" * 60_000 + "]", "1000 entries"),
        ("[[exercise]]\n" * 900, "and 4400 more"),
        ("lead_in_seconds = 0x" + "f" * 4000, "out of range"),
    ],
    ids=["a list", "tables", "a number"],
)
def test_a_large_file_of_mistakes_is_reported_in_time(
    typed: Type, config: Path, text: str, word: str
) -> None:
    """A hundred mistakes at most, then how many more there are."""
    folder = config if "lead" in text else config / "exercises"
    file = folder / "settings.toml"
    file.write_text(text)
    answer = typed("check", str(file))
    assert answer.code == 1
    assert word in answer.out
    assert len(answer.lines) <= 101
