"""The file of a workout says everything, and tells when it was touched."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.record import LoggedSet, WorkoutRecord, WorkoutStatus
from midstance.storage.errors import WorkoutFileError
from midstance.storage.log.event_log import TimedEvent
from midstance.storage.workout_files.workout_file import (
    MOST_BYTES,
    VERSION,
    ResumePoint,
    WorkoutFile,
    check_checksum_line,
    from_bytes,
    to_bytes,
)
from tests.storage.samples import MOMENTS, at, begun, event, record, uuid, workouts

HERE = Path("workouts/some.toml")
ENDED = replace(begun(), ending=WorkoutStatus.COMPLETED, ended_at=at(9))
FILE = WorkoutFile(ENDED, uuid(5), (uuid(3), uuid(4)), at(10).utc, "machine", 1500)


@given(workouts(), st.lists(st.uuids(), max_size=3), MOMENTS, st.booleans())
def test_a_file_says_what_was_put_in(
    workout: WorkoutRecord, replaces: list[object], moment: object, is_deleted: bool
) -> None:
    """Reading gives the very workout, with what it replaces."""
    active_ms = None if workout.active_seconds is None else workout.active_seconds * 1000
    file = WorkoutFile(
        workout,
        uuid(1),
        tuple(replaces),  # type: ignore[arg-type]  # drawn as ids
        moment.utc,  # type: ignore[attr-defined]  # drawn as a moment
        "machine",
        active_ms,
        is_deleted,
    )
    content = to_bytes(file)
    assert check_checksum_line(content, HERE)
    assert from_bytes(content, HERE) == file


def test_the_course_goes_with_a_workout_finished_early() -> None:
    """Turns, options and events come back, so that it can be reopened anywhere."""
    course = ResumePoint("[]", '{"lead_in":5}', (TimedEvent(event(0, "Nudged", by=-1), at(5)),))
    file = replace(FILE, resume_point=course)
    assert from_bytes(to_bytes(file), HERE).resume_point == course


@pytest.mark.parametrize(
    ("session", "part"),
    [
        ("foundations/A", "foundations-A"),
        ("../../etc/passwd", "etc-passwd"),
        ("\x1b[2J", "2J"),
        ("//", "session"),
        ("x" * 500, "x" * 60),
    ],
)
def test_the_name_holds_date_session_and_chance(session: str, part: str) -> None:
    """Only letters, digits and hyphens come into a file's name, whatever the session is called."""
    named = replace(FILE, workout=replace(ENDED, session=session)).name
    assert named == f"2026-11-22-1200-{part}-{uuid(5).hex[-12:]}.toml"


def test_the_same_workout_gives_the_same_bytes() -> None:
    """Two machines write the same file."""
    assert to_bytes(FILE) == to_bytes(replace(FILE))


def test_other_line_ends_are_no_change() -> None:
    """A tool that carries text may write Windows line ends; the workout is the same."""
    content = to_bytes(replace(FILE, workout=replace(ENDED, note="two\r\nlines")))
    carried = content.replace(b"\n", b"\r\n")
    assert check_checksum_line(carried, HERE) == check_checksum_line(content, HERE)
    assert from_bytes(carried, HERE) == from_bytes(content, HERE)


def resealed(content: bytes) -> bytes:
    """The same content with a seal that fits."""
    body = content.rpartition(b"# sha256 ")[0]
    return body + f"# sha256 {sha256(body).hexdigest()}\n".encode()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (f"version = {VERSION}", f"version = {VERSION + 1}", f"version {VERSION + 1}"),
        ("midstance-workout", "midstance-run", "version"),
        ("week = 1", "week = -1", "cannot be understood"),
        ("week = 1", "", "cannot be understood"),
        ("week = 1", "week = ", "cannot be understood"),
        ('"completed"', '"under-way"', "has no end"),
        ("replaces = [", "replaces = 5 #", "cannot be understood"),
        ("week = 1", "a." * 30_000 + "a = 1", "not one that Midstance wrote"),
        ("2026-11-22 12:00:00+01:00", "9999-12-31 23:59:59-23:59", "out of range"),
        ("2026-11-22 12:00:00+01:00", "0001-01-01 00:00:00+23:59", "out of range"),
        ("week = 1", 'x = "' + '\\"' * 80_000, "cannot be understood"),
        ("week = 1", "week = " + "[" * 5000 + "]" * 5000, "not one that Midstance wrote"),
        ("week = 1", "x = '\"'\n" + "a." * 30_000 + "a = 1", "not one that Midstance wrote"),
        ("week = 1", '# "\n' + "a." * 30_000 + "a = 1", "not one that Midstance wrote"),
        ("week = 1", "week = " + "9" * 100_000, "not one that Midstance wrote"),
    ],
)
def test_a_file_that_cannot_be_understood_is_reported(old: str, new: str, told: str) -> None:
    """Other versions, wrong values and hostile content are named and quickly left out."""
    content = resealed(to_bytes(FILE).replace(old.encode(), new.encode(), 1))
    check_checksum_line(content, HERE)
    with pytest.raises(WorkoutFileError, match=told):
        from_bytes(content, HERE)


def test_a_course_that_cannot_be_resumed_is_not_taken_in() -> None:
    """A plan nested without end, or of another kind, is refused before anything is copied."""
    early = replace(ENDED, ending=WorkoutStatus.FINISHED_EARLY)
    for plan in ("[" * 100_000, "{"):
        course = ResumePoint(plan, "{}", ())
        content = to_bytes(replace(FILE, workout=early, resume_point=course))
        with pytest.raises(WorkoutFileError, match="cannot be understood"):
            from_bytes(content, HERE)


def test_two_sets_of_one_place_are_refused() -> None:
    """Only one of them could come into the log."""
    one = LoggedSet(uuid(8), ENDED.id, ENDED.session, at(1), ENDED.local_date, record(0))
    twice = replace(ENDED, sets=(one, replace(one, id=uuid(9))))
    with pytest.raises(WorkoutFileError, match="two sets have one serial"):
        from_bytes(to_bytes(replace(FILE, workout=twice)), HERE)


def test_a_person_can_read_it() -> None:
    """The file begins with what it is, and shows sets under their names."""
    workout = replace(ENDED, name="Foundations A")
    text = to_bytes(replace(FILE, workout=workout)).decode()
    assert text.startswith("# A workout that Midstance kept.")
    assert 'name = "Foundations A"' in text
    assert "started_at = 2026-11-22 12:00:00+01:00" in text
    assert record(0).exercise not in text


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.replace(b"completed", b"thrown-away"),
        lambda content: content[:-10],
        lambda content: content[: len(content) // 2],
        lambda content: content + b"note = 'more'\n",
        lambda content: b"note = 1\n" + content,
        lambda _: b"",
        lambda _: b"\xff" * 100,
    ],
)
def test_a_file_changed_by_hand_is_reported(change: object) -> None:
    """The seal sees any change, a lost end, and what is no workout at all."""
    changed = change(to_bytes(FILE))  # type: ignore[operator]  # one of the functions above
    with pytest.raises(WorkoutFileError, match="changed by hand") as told:
        check_checksum_line(changed, HERE)
    assert told.value.where == str(HERE)
    assert "left out" in told.value.remedy


def test_a_huge_file_is_not_read() -> None:
    """No workout has sixteen megabytes."""
    with pytest.raises(WorkoutFileError, match="too large"):
        check_checksum_line(b" " * (MOST_BYTES + 1), HERE)
