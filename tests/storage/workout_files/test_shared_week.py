"""Shared weeks as files: what is written is read again, and nothing else is."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from midstance.domain.exercise import VolumeGroup
from midstance.domain.weeks.shared_week import SharedPain, SharedSets
from midstance.storage.errors import StorageError
from midstance.storage.workout_files.shared_week import (
    MOST_BYTES_SHARED,
    MOST_SHARED_FILES,
    read_shared_weeks,
    shared_file_name,
    shared_to_bytes,
    write_shared_week,
)
from midstance.storage.workout_files.workout_file import add_checksum_line
from tests.coach.review.test_attention import FIRST, GOOD, LAST

FULL = replace(
    GOOD,
    groups=(SharedSets(VolumeGroup.CALVES, 6.5, 4), SharedSets(VolumeGroup.PULL, 2.0, None)),
    ahead=("Tue 1: B Hinge",),
    pains=(SharedPain(FIRST, "knee\nleft", 4),),
    note='felt "good"\nslept well',
)


@pytest.mark.parametrize(
    "week",
    [
        GOOD,
        FULL,
        replace(FULL, effort=None, rated=0),
        replace(FULL, pains=()),
        replace(GOOD, note="x"),
    ],
)
def test_what_is_written_is_read_again(tmp_path: Path, week: object) -> None:
    """Each value, and that pains were not shared is another thing than none."""
    assert isinstance(week, type(GOOD))
    path = write_shared_week(tmp_path / "coach", week)
    assert read_shared_weeks(tmp_path / "coach") == ([week], [])
    assert path.stat().st_mode & 0o777 == 0o600


def test_sharing_again_takes_the_place_of_the_week(tmp_path: Path) -> None:
    """One file a week and runner."""
    write_shared_week(tmp_path, GOOD)
    write_shared_week(tmp_path, replace(GOOD, made=LAST, sets_done=1))
    assert [each.sets_done for each in read_shared_weeks(tmp_path)[0]] == [1]


def test_runners_of_like_names_have_files_of_their_own() -> None:
    """Letters that not every disk takes make no two names one."""
    names = ("Anna", "Anna Ö", "Anna Ä", "春", "夏", "a/b", "a-b", "..", "")
    files = {shared_file_name(replace(GOOD, name=name)) for name in names}
    assert len(files) == len(names)
    assert "week-2026-11-23-anna.toml" in files
    assert all(name.isascii() and "/" not in name for name in files)


def test_the_folders_inside_are_read_too(tmp_path: Path) -> None:
    """A folder a runner; links, other files and deeper folders are passed over."""
    write_shared_week(tmp_path / "anna", GOOD)
    write_shared_week(tmp_path / "bea", replace(GOOD, name="Bea"))
    write_shared_week(tmp_path / "a" / "b", replace(GOOD, name="Deep"))
    (tmp_path / "link").symlink_to(tmp_path / "a" / "b")
    (tmp_path / "notes.toml").write_text("x")
    weeks, problems = read_shared_weeks(tmp_path)
    assert sorted(each.name for each in weeks) == ["Anna", "Bea"]
    assert problems == []


def only_problem(folder: Path) -> str:
    """What is said of the one file that was left out."""
    weeks, problems = read_shared_weeks(folder)
    assert weeks == []
    (problem,) = problems
    assert isinstance(problem, StorageError)
    return problem.what


def test_a_changed_file_is_left_out(tmp_path: Path) -> None:
    """Every cut and every flipped bit of content is reported, and nothing else comes out."""
    path = tmp_path / shared_file_name(FULL)
    content = shared_to_bytes(FULL)
    for at in range(0, len(content), 7):
        path.write_bytes(content[:at] + bytes([content[at] ^ 1 << at % 8]) + content[at + 1 :])
        weeks, problems = read_shared_weeks(tmp_path)
        assert (weeks, len(problems)) == ([], 1)
        path.write_bytes(content[:at])
        assert only_problem(tmp_path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("version = 1", "version = 2"),
        ("midstance-shared-week", "midstance-workout"),
        ("done = 2", "done = -2"),
        ("done = 2", "done = 1e9"),
        ("mean = 7.0", "mean = 11"),
        ("mean = 7.0", "mean = nan"),
        ('name = "calves"', 'name = "wings"'),
        ("level = 4", "level = 400"),
        ("first = 2026-11-23", 'first = "monday"'),
        ("[sessions]", "[others]"),
        ("ahead = [", "ahead = 3 # ["),
    ],
)
def test_a_sealed_file_that_says_nonsense_is_left_out(tmp_path: Path, old: str, new: str) -> None:
    """A right checksum is no promise of right content."""
    text = shared_to_bytes(FULL).decode().rpartition("# sha256")[0]
    assert old in text
    sealed = add_checksum_line(text.replace(old, new).encode())
    (tmp_path / shared_file_name(FULL)).write_bytes(sealed)
    assert only_problem(tmp_path)


def test_what_is_no_small_ordinary_file_is_not_read(tmp_path: Path) -> None:
    """A pipe, a link, a folder and a large file are named."""
    real = tmp_path / "elsewhere"
    real.write_bytes(shared_to_bytes(GOOD))
    for make in (
        os.mkfifo,
        lambda path: path.symlink_to(real),
        lambda path: path.mkdir(),
        lambda path: path.write_bytes(b"#" * (MOST_BYTES_SHARED + 1)),
    ):
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        make(folder / "week-2026-11-23-x.toml")
        assert only_problem(folder)


def test_what_is_too_much_is_named(tmp_path: Path) -> None:
    """The newest weeks are read, and how many of the oldest were not is said."""
    for number in range(MOST_SHARED_FILES + 2):
        (tmp_path / f"week-2026-11-23-z{number:05}.toml").symlink_to("nowhere")
    write_shared_week(tmp_path, replace(GOOD, first=LAST + timedelta(days=1)))
    weeks, problems = read_shared_weeks(tmp_path)
    assert len(weeks) == 1
    assert problems[0].what == "3 files of the oldest weeks are too many to read"
    assert len(problems) == MOST_SHARED_FILES


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Reading says so; writing makes it, or says why not."""
    assert only_problem(tmp_path / "none")
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        write_shared_week(tmp_path / "file" / "inside", GOOD)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("ahead = [", 'ahead = "x"\nother = [', "'x' is no list"),
        ("[sessions]", "[others]", "'sessions' is missing"),
        ("made = 2026-11-29", "made = 2026-11-29T10:00:00", "'2026-11-29 10:00:00' is no date"),
        ('name = "calves"', 'name = "wings"', "'wings' is not known here"),
        ("done = 2", f"done = {'9' * 5000}", "a number has too many digits"),
        ("done = 2", f"done = {'9' * 4000}", "a value is too long"),
        ("ahead = [", f"ahead = {'[' * 2000} # [", "it is nested too deeply"),
    ],
)
def test_why_a_file_is_left_out_is_said_in_a_few_words(
    tmp_path: Path, old: str, new: str, why: str
) -> None:
    """Neither the words of the language it is written in, nor pages of digits."""
    text = shared_to_bytes(FULL).decode().rpartition("# sha256")[0]
    assert old in text
    sealed = add_checksum_line(text.replace(old, new).encode())
    (tmp_path / shared_file_name(FULL)).write_bytes(sealed)
    assert only_problem(tmp_path) == f"the file cannot be understood ({why})"


@pytest.mark.parametrize(("folder", "file"), [(0o755, 0o644), (0o750, 0o640), (0o700, 0o600)])
def test_whoever_may_read_the_folder_may_read_the_week(
    tmp_path: Path, folder: int, file: int
) -> None:
    """A coach has another account; sharing again changes nothing about that."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(folder)
    before = os.umask(0o077)
    try:
        for _ in range(2):
            path = write_shared_week(tmp_path / "shared", GOOD)
            assert path.stat().st_mode & 0o777 == file
        made = write_shared_week(tmp_path / "new", GOOD)
    finally:
        os.umask(before)
    assert made.stat().st_mode & 0o777 == 0o600
