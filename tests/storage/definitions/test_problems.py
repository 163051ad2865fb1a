"""A problem says where, what and what to do, on one line."""

import pytest

from midstance.storage.definitions.problems import (
    DefinitionFileError,
    Problem,
    UnplacedProblem,
    left_out_texts,
    line_and_column,
    locate,
    nearest,
)


def test_a_problem_is_one_line_that_editors_can_jump_to() -> None:
    """File, line and column first, then key, message and remedy."""
    problem = Problem("a.toml", 3, 7, "exercise[0].level", "9 is out of range", "write 1 to 5")
    assert problem.text() == "a.toml:3:7: exercise[0].level: 9 is out of range; write 1 to 5"


def test_what_is_not_there_is_not_said() -> None:
    """Without key and remedy only place and message remain."""
    assert (
        Problem("a.toml", 1, 1, "", "the file is empty").text() == "a.toml:1:1: the file is empty"
    )


def test_a_path_is_written_as_people_write_it() -> None:
    """Names with dots, list positions in brackets."""
    assert (
        UnplacedProblem(("session", 0, "block", 2, "rest"), "no").key == "session[0].block[2].rest"
    )
    assert UnplacedProblem((), "no").key == ""


def test_files_left_out_are_named_up_to_three_and_then_counted() -> None:
    """One line a file with its first mistake; a folder full of them takes no more than a look."""
    problems = [Problem(f"{name}.toml", 1, 1, "", word) for name in "abcde" for word in ("x", "y")]
    assert left_out_texts(problems[:2]) == ("left out: a.toml:1:1: x; see: midstance check a.toml",)
    assert left_out_texts(problems[:8])[3:] == ("left out: 1 more file; see: midstance doctor",)
    assert left_out_texts(problems)[3:] == ("left out: 2 more files; see: midstance doctor",)


def test_a_file_error_names_every_problem() -> None:
    """One line for each."""
    problems = (Problem("a", 1, 1, "", "one"), Problem("a", 2, 1, "", "two"))
    assert str(DefinitionFileError(problems)).splitlines() == ["a:1:1: one", "a:2:1: two"]


def test_the_nearest_word_is_offered_and_far_ones_are_not() -> None:
    """A slip of the finger is recognised; nonsense is not guessed at."""
    assert nearest("sqat", ("squat", "lunge")) == "did you mean 'squat'?"
    assert nearest("zzz", ("squat", "lunge")) == ""


def test_lines_and_columns_count_from_one() -> None:
    """The first character, one after a line's end, and the last."""
    text = "ab\ncd"
    assert [line_and_column(text, at) for at in (0, 3, 4)] == [(1, 1), (2, 1), (2, 2)]


TEXT = """\
# a comment
id = "x"

[[exercise]]
id = "plank"
default = { sets = 3, amount = 10 }
weeks = [
  "2x10",
  "3x oops",
]

[[exercise]]
name = "Second"
[exercise.up]
sets = 2
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("id",), (2, 6)),
        (("exercise", 0, "id"), (5, 6)),
        (("exercise", 0, "default"), (6, 11)),
        (("exercise", 0, "default", "amount"), (6, 32)),
        (("exercise", 0, "weeks", 1), (9, 3)),
        (("exercise", 1, "up", "sets"), (15, 8)),
    ],
)
def test_a_value_is_found(path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    """At the value's first character."""
    assert locate(TEXT, UnplacedProblem(path, "wrong")) == place


def test_a_place_inside_a_text_is_found() -> None:
    """Counted after the quotation mark."""
    assert locate(TEXT, UnplacedProblem(("exercise", 0, "weeks", 1), "wrong", at=3)) == (9, 7)


def test_a_wrong_key_is_found_itself() -> None:
    """At the key, not at its value."""
    assert locate(TEXT, UnplacedProblem(("exercise", 1, "name"), "wrong", on_key=True)) == (13, 1)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("exercise", 0, "level"), (5, 1)),
        (("exercise", 1, "up"), (14, 11)),
        (("exercise", 1, "up", "amount"), (14, 11)),
        (("exercise", 9, "id"), (4, 3)),
        (("exercise",), (4, 3)),
    ],
)
def test_what_is_missing_is_reported_at_the_nearest_place_above(
    path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    """The table that should hold it, by its first key, or the key that leads there."""
    assert locate(TEXT, UnplacedProblem(path, "is missing")) == place


def test_the_whole_file_is_its_first_line() -> None:
    """Without a path, and for a key that a file without tables lacks."""
    assert locate(TEXT, UnplacedProblem((), "wrong")) == (1, 1)
    assert locate("", UnplacedProblem(("id",), "is missing")) == (1, 1)


def test_a_text_that_cannot_be_spanned_gives_the_line_that_names_the_key() -> None:
    """A second parser that disagrees costs the column, never the message."""
    broken = "a = 1\n  level = = 2\n"
    assert locate(broken, UnplacedProblem(("exercise", 0, "level"), "wrong")) == (2, 1)
    assert locate(broken, UnplacedProblem(("exercise", 0, "name"), "wrong")) == (1, 1)
