"""Backups thin out with age, and one of each year stays for good."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from midstance.storage.retention import DAILY, MONTHLY, WEEKLY, Backup, kept

TODAY = date(2026, 11, 22)


def backup(day: date | None, number: int = 1) -> Backup:
    """A backup of a day."""
    return Backup(Path(f"{day}-{number}"), day, number)


def daily(days: int) -> list[Backup]:
    """A backup on each of so many days up to today."""
    return [backup(TODAY - timedelta(days)) for days in range(days)]


def test_all_of_two_days_stay() -> None:
    """What was made today and yesterday stays, however many they are."""
    young = [backup(TODAY - timedelta(days=days), n) for days in (0, 1) for n in range(1, 9)]
    assert kept(young, TODAY) == set(young)


def test_an_older_day_keeps_its_last() -> None:
    """Of several backups of one day, the last stays."""
    several = [backup(TODAY - timedelta(days=5), number) for number in (1, 2, 10)]
    assert kept(several, TODAY) == {several[-1]}


def test_twenty_years_of_daily_backups_become_a_few_dozen() -> None:
    """Twelve days, ten weeks, nine months and every year are left."""
    left = {backup.day for backup in kept(daily(20 * 365), TODAY)}
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
    assert before in kept([before, *daily(500)], TODAY)


def test_a_rare_user_loses_nothing() -> None:
    """Backups count where there are any: one a year for ten years all stay."""
    yearly = [backup(date(year, 6, 1)) for year in range(2016, 2027)]
    assert kept(yearly, TODAY) == set(yearly)


@given(st.sets(st.tuples(st.dates(date(2020, 1, 1), TODAY), st.integers(1, 3)), max_size=60))
def test_the_newest_always_stays_and_thinning_again_takes_nothing(
    made: set[tuple[date, int]],
) -> None:
    """Rotation never takes the newest, and is done when it is done."""
    backups = [backup(day, number) for day, number in made]
    left = kept(backups, TODAY)
    assert left <= set(backups)
    assert kept(left, TODAY) == left
    if made:
        assert backup(*max(made)) in left
