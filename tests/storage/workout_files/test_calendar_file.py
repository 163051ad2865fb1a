"""The file of a run is read only as it was written, and its words stay."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from midstance.domain.weeks.run import DayPart, RacePriority, Run, RunKind
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind, RunState
from midstance.storage.errors import WorkoutFileError
from midstance.storage.workout_files.calendar_file import (
    CalendarFile,
    entry_from_bytes,
    entry_from_plain,
    entry_to_bytes,
    entry_to_plain,
    is_calendar_file,
)
from midstance.storage.workout_files.workout_file import to_bytes
from tests.storage.workout_files.test_workout_file import FILE as WORKOUT_FILE

WHOLE = CalendarEntry(
    UUID(int=1),
    EntryKind.RUN,
    date(2028, 2, 29),
    Run(
        *(RunKind.RACE, 100, 21_098, 9, True, True),
        DayPart.MORNING,
        RacePriority.A,
        is_trail=True,
        name="Spring half",
    ),
    RunState.DONE,
    date(2028, 3, 1),
    UUID(int=2),
    date(2028, 2, 28),
    160,
    180,
    "windy",
)
FILE = CalendarFile(WHOLE, UUID(int=3), (UUID(int=4),), datetime(2028, 3, 1, tzinfo=UTC), "here")
WORDS = {
    "id": "00000000-0000-0000-0000-000000000001",
    "kind": "run",
    "day": date(2028, 2, 29),
    "until": date(2028, 3, 1),
    "state": "done",
    "weekly": "00000000-0000-0000-0000-000000000002",
    "weekly_day": date(2028, 2, 28),
    "run": "race",
    "minutes": 100,
    "metres": 21_098,
    "effort": 9,
    "hard": True,
    "legs": True,
    "part": "morning",
    "priority": "A",
    "trail": True,
    "name": "Spring half",
    "mean_bpm": 160,
    "max_bpm": 180,
    "note": "windy",
}
HERE = Path("run.toml")


def test_an_entry_is_stored_in_these_words() -> None:
    """Every field has its word, in this order."""
    assert list(entry_to_plain(WHOLE).items()) == list(WORDS.items())
    assert entry_from_plain(WORDS) == WHOLE
    plain = tomllib.loads(entry_to_bytes(FILE).decode())
    assert list(plain) == [
        *("format", "version", *WORDS, "revision", "revised_at", "replaces", "machine", "deleted")
    ]
    assert (plain["format"], plain["version"]) == ("midstance-calendar", 1)


def test_a_file_says_what_was_written() -> None:
    """It is known from a workout's file by its first lines, whatever ends its lines."""
    content = entry_to_bytes(FILE)
    assert entry_from_bytes(content, HERE) == FILE
    assert is_calendar_file(content)
    assert is_calendar_file(content.replace(b"\n", b"\r\n"))
    assert not is_calendar_file(to_bytes(WORKOUT_FILE))
    assert FILE.name == "2028-02-29-run-race-000000000003.toml"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"version = 1", b"version = 2"),
        (b'run = "race"', b'run = "sprint"'),
        (b"metres = 21098", b"metres = -1"),
        (b"effort = 9", b"effort = 12"),
        (b"day = 2028-02-29", b'day = "soon"'),
        (b"minutes = 100", b"minutes ="),
    ],
)
def test_what_midstance_never_writes_is_left_out_with_the_reason(old: bytes, new: bytes) -> None:
    """A newer version, an unknown kind, a number out of range, a broken line."""
    content = entry_to_bytes(FILE)
    assert old in content
    with pytest.raises(WorkoutFileError, match="file"):
        entry_from_bytes(content.replace(old, new), HERE)
