"""Whole rows go into the journal as text, and come back as they were."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from midstance.storage.database import Database
from midstance.storage.table_rows import (
    from_text,
    insert_row,
    read_row,
    to_text,
    update_row,
)

VALUES = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text() | st.binary()


@given(st.dictionaries(st.text(min_size=1, max_size=9), VALUES))
def test_any_row_survives_as_text(row: dict[str, object]) -> None:
    """Whatever a column may hold comes back."""
    assert from_text(to_text(row)) == row


def test_nothing_stays_nothing() -> None:
    """A row that was not there before has no text."""
    assert to_text(None) is None
    assert from_text(None) is None


def test_a_row_is_found_by_its_key_alone(tmp_path: Path) -> None:
    """Inserted, read by column, changed in the columns that are named, and missed."""
    course: dict[str, object] = {"workout_id": b"w" * 16, "turns": b"t", "options": "{}"}
    with Database(tmp_path / "log.db") as database:
        database.connection.execute("PRAGMA foreign_keys = OFF")
        with database.transaction():
            insert_row(database, "course", course)
            update_row(database, "course", {"workout_id": b"w" * 16, "options": "[]"})
        kept = read_row(database, "course", course | {"options": "other"})
        assert kept == course | {"options": "[]", "deeds": None}
        assert read_row(database, "course", {"workout_id": b"x" * 16}) is None
