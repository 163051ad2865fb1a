"""Rows give back what was put in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given

from midstance.domain.record import LoggedSet, SetRecord, Timestamp, WorkoutRecord
from midstance.storage.database.tables import (
    SET,
    WORKOUT,
    logged_set_from_row,
    replace_surrogates,
    set_columns,
    timestamp_columns,
    timestamp_from_columns,
    utc_text,
    workout_columns,
    workout_from_row,
)
from tests.storage.samples import MOMENTS, at, begun, lift, record, uuid, workouts


@given(workouts())
def test_a_workout_and_its_sets_come_back_as_they_were(workout: WorkoutRecord) -> None:
    """Reading a row gives the very values from which it was made."""
    assert workout_from_row(WORKOUT.row(workout)) == replace(workout, sets=())
    assert (
        tuple(logged_set_from_row(SET.row(each), workout.session) for each in workout.sets)
        == workout.sets
    )


@given(MOMENTS)
def test_a_moment_comes_back_as_it_was(moment: Timestamp) -> None:
    """A moment survives to the millisecond, with offset and zone."""
    assert timestamp_from_columns(*timestamp_columns(moment)) == moment


def test_moments_are_kept_in_utc() -> None:
    """A moment in any zone is written as UTC with milliseconds and a Z."""
    berlin = datetime(2026, 11, 22, 18, 2, 11, 500_000, timezone(timedelta(hours=1)))
    assert utc_text(berlin) == "2026-11-22T17:02:11.500Z"


def test_active_time_is_kept_to_the_millisecond() -> None:
    """Milliseconds that are known win over the record's seconds."""
    assert workout_columns(replace(begun(), active_seconds=3), 2750)["active_ms"] == 2750
    assert workout_columns(replace(begun(), active_seconds=3))["active_ms"] == 3000
    assert workout_columns(begun())["active_ms"] is None


def test_the_estimate_is_kept_with_the_set() -> None:
    """A set's row has its estimated one-repetition maximum in grams, or nothing."""
    logged = LoggedSet(uuid(1), uuid(2), "core-5", at(), at().utc.date(), lift(0, 5, 60, effort=8))
    held = replace(logged, set=record(0))
    rows = [SET.values(SET.row(each)) for each in (logged, held)]
    assert [row["e1rm_grams"] for row in rows] == [74_000, None]


def test_half_characters_do_not_stop_a_set() -> None:
    """A lone surrogate, which no file can hold, is kept as the replacement character."""
    assert replace_surrogates("a\ud800b") == "a\ufffdb"
    assert replace_surrogates("übung 💪") == "übung 💪"


def test_the_checksum_sees_every_column() -> None:
    """Rows that differ in any one value have other checksums."""
    logged = LoggedSet(uuid(1), uuid(2), "core-5", at(), at().utc.date(), record(effort=5))
    row = SET.row(logged)
    sums = {SET.checksum((*row[:i], "other", *row[i + 1 :])) for i in range(len(row))}
    assert len(sums | {SET.checksum(row)}) == len(row) + 1
    assert set_columns(logged)["crc32"] == SET.checksum(row)


def test_a_whole_set_fits_its_columns() -> None:
    """Every column has its name."""
    logged = LoggedSet(uuid(1), uuid(2), "core-5", at(), at().utc.date(), record())
    columns = set_columns(logged)
    assert columns["exercise"] == "plank"
    assert columns["local_date"] == "2026-11-22"
    assert columns["deleted_at"] is None
    assert isinstance(logged.set, SetRecord)
    assert timestamp_from_columns(columns["done_at"], 60, "").utc == datetime(
        2026, 11, 22, 11, tzinfo=UTC
    )
