"""``midstance use``: the program that Today follows."""

import pytest

from tests.cli.conftest import Type


def test_a_program_begins_today(typed: Type) -> None:
    """Chosen today, its first session is due at once."""
    answer = typed("use", "home-maintain")
    assert answer.lines == [
        "Home maintenance begins on 2026-11-23: 4 weeks.",
        "Today: home-maintain/A. Go: midstance start",
    ]
    assert typed("today", "--json").json["program"] == "home-maintain"


def test_a_program_can_begin_later(typed: Type) -> None:
    """Before its first day there is rest, and the reason names the day."""
    answer = typed("use", "foundations", "--start", "2026-12-01")
    assert answer.lines[-1] == "Foundations begins on 2026-12-01."
    assert typed("today", "--json").json["is_rest_day"]


def test_another_choice_takes_the_place_of_the_first(typed: Type) -> None:
    """The newest choice counts."""
    typed("use", "foundations")
    typed("use", "bootcamp-3")
    assert typed("today", "--json").json["session"] == "bootcamp-3/A"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("foundation",), 1, "did you mean 'foundations'?"),
        (("core-5",), 1, "there is no program 'core-5'"),
        (("foundations", "--start", "soon"), 2, "'soon' is not a date"),
    ],
)
def test_what_cannot_be_chosen_changes_nothing(
    typed: Type, arguments: tuple[str, ...], code: int, told: str
) -> None:
    """A wrong name or date is told, and the program stays."""
    typed("use", "bootcamp-3")
    answer = typed("use", *arguments)
    assert answer.code == code
    assert told in answer.err
    assert typed("today", "--json").json["program"] == "bootcamp-3"
