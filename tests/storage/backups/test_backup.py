"""The log is copied once a day, whole and checked."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from midstance.storage.backups.backup import (
    DAILY,
    MONTHLY,
    WEEKLY,
    Backup,
    backups_in,
    backups_to_keep,
    sets_in,
)
from tests.storage.samples import begun, content, do_workout, open_log, record

TODAY = date(2026, 11, 22)


def names(folder: Path) -> list[str]:
    """The backups' names."""
    return [backup.path.name for backup in backups_in(folder / "backups")]


def test_a_backup_is_the_whole_log(tmp_path: Path) -> None:
    """Opened as a log, it holds the same, and is for its owner alone."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0))
        path = log.back_up(TODAY)
        before = content(log)
    assert path.name == "log-2026-11-22.db"
    assert path.stat().st_mode & 0o777 == 0o600
    assert sets_in(path) == 1
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "log.db").write_bytes(path.read_bytes())
    with open_log(tmp_path / "other") as copy:
        assert content(copy) == before


def test_the_first_start_of_a_day_after_a_change_makes_one(tmp_path: Path) -> None:
    """Another start on that day, and a day without a change, make none."""
    with open_log(tmp_path) as log:
        assert log.back_up_if_due(TODAY) is not None
        do_workout(log, begun(), record(0))
        assert log.back_up_if_due(TODAY) is None
        assert log.back_up_if_due(TODAY + timedelta(days=1)) is not None
        assert log.back_up_if_due(TODAY + timedelta(days=2)) is None
        assert log.back_up_if_due(TODAY + timedelta(days=9)) is None
    assert names(tmp_path) == ["log-2026-11-22.db", "log-2026-11-23.db"]


def test_several_of_a_day_are_numbered(tmp_path: Path) -> None:
    """A backup by hand never takes another's place; the newest is named last."""
    with open_log(tmp_path) as log:
        for _ in range(11):
            log.back_up(TODAY)
    assert names(tmp_path)[:2] == ["log-2026-11-22.db", "log-2026-11-22-2.db"]
    assert [b.number for b in backups_in(tmp_path / "backups")] == [*range(1, 12)]


def test_a_clock_that_was_years_ahead_stops_no_check(tmp_path: Path) -> None:
    """A backup of a day to come says nothing of the last week."""
    with open_log(tmp_path) as log:
        log.back_up(TODAY)
        log.back_up(TODAY + timedelta(days=3650))
        assert log.check_if_due(TODAY + timedelta(days=1)) is None
        assert log.check_if_due(TODAY + timedelta(days=8)) is not None


def test_old_ones_go(tmp_path: Path) -> None:
    """A new backup thins out the older ones; other files in the folder stay."""
    folder = tmp_path / "backups"
    with open_log(tmp_path) as log:
        for days in range(40):
            log.back_up(TODAY - timedelta(days=40 - days))
        (folder / "letter.txt").touch()
        (folder / "log-before-schema-1.db").touch()
        log.back_up(TODAY)
    kept = names(tmp_path)
    assert "log-before-schema-1.db" in kept
    assert (folder / "letter.txt").exists()
    assert len(kept) < 25


def test_a_log_that_shrank_takes_no_older_backup_away(tmp_path: Path) -> None:
    """Rows are never deleted; fewer of them means that something went wrong."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0), record(1))
        for days in range(30):
            log.back_up(TODAY - timedelta(days=30 - days))
        before = set(names(tmp_path))
        with log.database.transaction():
            log.database.run("DELETE FROM set_record WHERE serial = 1")
        log.back_up(TODAY)
    assert set(names(tmp_path)) == before | {"log-2026-11-22.db"}


def test_a_backup_that_cannot_be_read_counts_for_nothing(tmp_path: Path) -> None:
    """It has no sets that a new one could lack."""
    path = tmp_path / "log-2026-11-22.db"
    path.write_bytes(b"broken" * 1000)
    assert sets_in(path) == 0
    assert backups_in(tmp_path / "missing") == ()


def backup(day: date | None, number: int = 1) -> Backup:
    """A backup of a day."""
    return Backup(Path(f"{day}-{number}"), day, number)


def daily(days: int) -> list[Backup]:
    """A backup on each of this many days up to today."""
    return [backup(TODAY - timedelta(days)) for days in range(days)]


def test_all_of_two_days_stay() -> None:
    """What was made today and yesterday stays, however many they are."""
    young = [backup(TODAY - timedelta(days=days), n) for days in (0, 1) for n in range(1, 9)]
    assert backups_to_keep(young, TODAY) == set(young)


def test_an_older_day_keeps_its_last() -> None:
    """Of several backups of one day, the last stays."""
    several = [backup(TODAY - timedelta(days=5), number) for number in (1, 2, 10)]
    assert backups_to_keep(several, TODAY) == {several[-1]}


def test_twenty_years_of_daily_backups_become_a_few_dozen() -> None:
    """Twelve days, ten weeks, nine months and every year are left."""
    left = {backup.day for backup in backups_to_keep(daily(20 * 365), TODAY)}
    assert {TODAY - timedelta(days=days) for days in range(DAILY)} <= left
    assert date(2026, 9, 20) in left
    assert date(2026, 9, 13) not in left
    assert date(2026, 3, 31) in left
    assert date(2026, 2, 28) not in left
    assert {date(year, 12, 31) for year in range(2007, 2026)} <= left
    assert len(left) <= DAILY + WEEKLY + MONTHLY + 21


def test_a_backup_before_a_change_of_tables_stays_for_good() -> None:
    """Whatever else is there, what has no day is kept."""
    before = backup(None)
    assert before in backups_to_keep([before, *daily(500)], TODAY)


def test_a_rare_user_loses_nothing() -> None:
    """Backups count where there are any: one a year for ten years all stay."""
    yearly = [backup(date(year, 6, 1)) for year in range(2016, 2027)]
    assert backups_to_keep(yearly, TODAY) == set(yearly)


@given(st.sets(st.tuples(st.dates(date(2020, 1, 1), TODAY), st.integers(1, 3)), max_size=60))
def test_the_newest_always_stays_and_thinning_again_takes_nothing(
    made: set[tuple[date, int]],
) -> None:
    """Rotation never takes the newest, and is done when it is done."""
    backups = [backup(day, number) for day, number in made]
    left = backups_to_keep(backups, TODAY)
    assert left <= set(backups)
    assert backups_to_keep(left, TODAY) == left
    if made:
        assert backup(*max(made)) in left
