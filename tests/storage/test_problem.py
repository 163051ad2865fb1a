"""A problem says where, what and what to do, on one line."""

from midstance.storage.problem import Fault, FileError, Problem, line_and_column, nearest


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
    assert Fault(("session", 0, "block", 2, "rest"), "no").key == "session[0].block[2].rest"
    assert Fault((), "no").key == ""


def test_a_file_error_names_every_problem() -> None:
    """One line for each."""
    problems = (Problem("a", 1, 1, "", "one"), Problem("a", 2, 1, "", "two"))
    assert str(FileError(problems)).splitlines() == ["a:1:1: one", "a:2:1: two"]


def test_the_nearest_word_is_offered_and_far_ones_are_not() -> None:
    """A slip of the finger is recognised; nonsense is not guessed at."""
    assert nearest("sqat", ("squat", "lunge")) == "did you mean 'squat'?"
    assert nearest("zzz", ("squat", "lunge")) == ""


def test_lines_and_columns_count_from_one() -> None:
    """The first character, one after a line's end, and the last."""
    text = "ab\ncd"
    assert [line_and_column(text, at) for at in (0, 3, 4)] == [(1, 1), (2, 1), (2, 2)]
