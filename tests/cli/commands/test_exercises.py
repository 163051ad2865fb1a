"""``midstance exercises``: the list and the page of one."""

from midstance.cli.commands.exercises import exercise_to_json
from midstance.domain.exercise import Dose, Exercise, Measure, Pattern
from midstance.domain.quantity import Tempo
from midstance.storage.definitions.structure import FILE_KEYS
from tests.cli.conftest import Type


def test_the_list_has_every_exercise(typed: Type) -> None:
    """A line each, and the same in JSON."""
    lines = typed("exercises").lines
    found = typed("exercises", "--json").json
    assert len(lines) == len(found) + 1
    assert [each["id"] for each in found] == [line.split()[0] for line in lines[1:]]


def test_a_page_tells_all(typed: Type) -> None:
    """What it is for, how it is done, what to avoid, and where it stands on its ladder."""
    out = typed("exercises", "plank").out
    for told in ("Forearm plank  (plank)", "Start with: 3×30 s @6", "Do\n", "Avoid\n", "> 2  "):
        assert told in out


def test_a_page_without_a_ladder_ends_before_it(typed: Type) -> None:
    """Walking stands on no ladder."""
    assert "Ladder" not in typed("exercises", "brisk-walk").out


def test_one_in_json_has_every_field(typed: Type) -> None:
    """Records are objects, choices are words, several are lists."""
    found = typed("exercises", "plank", "--json").json
    assert found["id"] == "plank"
    assert found["default"] == {"sets": 3, "amount": 30, "rpe": 6, "rest": {"low": 45, "high": 45}}
    assert found["pattern"] == "core-anti-extension"
    assert isinstance(found["cues"], list)


def test_records_choices_and_lists_become_json() -> None:
    """Nothing is left that JSON does not know, and nothing is left out."""
    exercise = Exercise(
        "plank",
        "Plank",
        Pattern.CORE_ANTI_EXTENSION,
        Measure.SECONDS,
        Dose(3, 30),
        tempo=Tempo(3, 1, None, 0),
        cues=("Long.", "Firm."),
    )
    found = exercise_to_json(exercise)
    assert found["pattern"] == "core-anti-extension"
    assert found["tempo"] == {"lowering": 3, "pause_low": 1, "lifting": None, "pause_high": 0}
    assert found["cues"] == ["Long.", "Firm."]
    assert tuple(found) == FILE_KEYS[Exercise]
