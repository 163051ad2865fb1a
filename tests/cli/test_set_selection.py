"""The log at the prompt: lines to read, JSON to compute with."""

import re
from uuid import UUID

import pytest

from tests.cli.conftest import Type

Trained = tuple[UUID, ...]


@pytest.mark.usefixtures("trained")
def test_the_sets_stand_in_a_table_with_clean_text(typed: Type) -> None:
    """Date, names of session and exercise, side, amount, load, effort, note, id; no escapes."""
    answer = typed("log")
    head, plank, carry, curl = answer.lines
    assert head.split() == [
        *("date", "session", "exercise", "set", "done", "load", "effort", "note", "id")
    ]
    columns = ["2026-11-22", "Evening", "Forearm plank", "1", "30 s", "6", "0000aaa1"]
    assert re.split(r"\s{2,}", plank) == columns
    assert "1 left  20 m     16 kg" in carry
    assert "skipped" in curl
    assert "[b]today[/b]" in curl
    assert "\x1b" not in answer.out


@pytest.mark.usefixtures("trained")
def test_json_is_what_the_contract_says(typed: Type) -> None:
    """Every key of a set is there, loads in kilograms, the moment with the runner's offset."""
    plank, carry, curl = typed("log", "--json").json
    assert plank == {
        "id": "01936b5c-0000-7000-8000-00000000aaa1",
        "workout_id": "01936b5c-0000-7000-8000-000000000001",
        "session": "foundations/A",
        "block": "core",
        "exercise": "plank",
        "prescribed_exercise": "plank",
        "set_number": 1,
        "side": None,
        "reps": None,
        "seconds": 30.0,
        "metres": None,
        "load_kg": None,
        "effort": 6,
        "target": {"amount": 30, "unit": "seconds", "open_ended": False},
        "skipped": False,
        "counts": True,
        "note": "",
        "done_at": "2026-11-22T18:02:00+01:00",
        "local_date": "2026-11-22",
    }
    assert (carry["side"], carry["metres"], carry["load_kg"]) == ("left", 20, 16.0)
    assert (curl["skipped"], curl["reps"]) == (True, 0)


@pytest.mark.usefixtures("trained")
@pytest.mark.parametrize(
    ("options", "count"),
    [
        ((), 3),
        (("--since", "yesterday"), 3),
        (("--since", "today"), 0),
        (("--until", "2026-11-21"), 0),
        (("--since", "2026-11-22", "--until", "2026-11-22", "--exercise", "plank"), 1),
        (("--exercise", "side-plank"), 0),
    ],
)
def test_spans_include_both_ends(typed: Type, options: tuple[str, ...], count: int) -> None:
    """Dates limit the days on both sides, and an exercise picks its own sets."""
    assert len(typed("log", "--json", *options).json) == count


def test_an_empty_log_says_how_to_begin(typed: Type) -> None:
    """Before the first set there is one helpful line, or an empty array."""
    assert typed("log").lines == ["No sets logged yet. Start a workout: midstance start"]
    assert typed("log", "--json").out == "[]\n"


@pytest.mark.usefixtures("trained")
def test_an_exercise_that_nobody_knows_is_named(typed: Type) -> None:
    """A typing mistake is no empty answer."""
    answer = typed("log", "--exercise", "planck")
    assert answer.code == 1
    assert "did you mean 'plank', 'plank-knees' or 'side-plank'?" in answer.err
