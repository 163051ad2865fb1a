"""``midstance log`` through the parser: the same answers as the quick way, and corrections."""

import pytest

from tests.cli.conftest import Type


@pytest.mark.usefixtures("trained")
def test_options_may_be_written_in_any_form(typed: Type) -> None:
    """With an equals sign or a space, an option means the same."""
    assert typed("log", "--exercise=plank").out == typed("log", "--exercise", "plank").out


@pytest.mark.usefixtures("trained")
def test_a_correction_names_itself_and_the_way_back(typed: Type) -> None:
    """Each change says what the set is now, and how to take it back."""
    answer = typed("log", "edit", "0000aaa1", "--seconds", "20")
    assert answer.lines == [
        "Corrected: 2026-11-22, plank, set 1: 20 s. Take it back: midstance log undo"
    ]
    assert typed("log", "undo").lines == ["Undone: edit of plank, set 1, 2026-11-22."]
    assert typed("log", "--json").json[0]["seconds"] == 30.0


@pytest.mark.usefixtures("trained")
def test_an_edit_without_anything_to_correct_is_wrong_usage(typed: Type) -> None:
    """The line shows what can be named."""
    answer = typed("log", "edit", "0000aaa1")
    assert answer.code == 2
    assert "--reps 10" in answer.err
