"""A mistake is found where it stands in the file."""

import pytest

from midstance.storage.locate import locate
from midstance.storage.problem import Fault

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
    assert locate(TEXT, Fault(path, "wrong")) == place


def test_a_place_inside_a_text_is_found() -> None:
    """Counted after the quotation mark."""
    assert locate(TEXT, Fault(("exercise", 0, "weeks", 1), "wrong", at=3)) == (9, 7)


def test_a_wrong_key_is_found_itself() -> None:
    """At the key, not at its value."""
    assert locate(TEXT, Fault(("exercise", 1, "name"), "wrong", on_key=True)) == (13, 1)


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
def test_what_is_missing_is_told_at_the_nearest_place_above(
    path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    """The table that should hold it, by its first key, or the key that leads there."""
    assert locate(TEXT, Fault(path, "is missing")) == place


def test_the_whole_file_is_its_first_line() -> None:
    """Without a path, and for a key that a file without tables lacks."""
    assert locate(TEXT, Fault((), "wrong")) == (1, 1)
    assert locate("", Fault(("id",), "is missing")) == (1, 1)


def test_a_text_that_cannot_be_spanned_gives_the_line_that_names_the_key() -> None:
    """A second parser that disagrees costs the column, never the message."""
    broken = "a = 1\n  level = = 2\n"
    assert locate(broken, Fault(("exercise", 0, "level"), "wrong")) == (2, 1)
    assert locate(broken, Fault(("exercise", 0, "name"), "wrong")) == (1, 1)
