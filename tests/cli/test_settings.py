"""One unit of loads at the prompt: the profile's, for what is typed and for what is shown."""

import os
import sys
from pathlib import Path

import pytest

from midstance.domain.quantity import Unit
from tests.cli.conftest import Type, keep_workout, record
from tests.cli.world import FalseClock

SQUATS = """\
id = "squats"
name = "Squats"
summary = "One exercise."
weeks = 1
per_week = 1
finish = "Rest."
[[session]]
id = "A"
name = "All"
[[session.block]]
purpose = "strength"
[[session.block.item]]
exercise = "goblet-squat"
sets = "2x5 12 kg @6"
"""
ROUTINE = """\
id = "loads"
name = "Loads"
purpose = "One exercise."
[[block]]
purpose = "strength"
[[block.item]]
exercise = "goblet-squat"
rest = 10
sets = "2x5 12 kg @6"
"""


@pytest.fixture
def pounds(typed: Type, config: Path) -> Type:
    """Commands of a runner who uses pounds and follows a program with a load in kilograms."""
    (config / "programs" / "squats.toml").write_text(SQUATS)
    (config / "routines" / "loads.toml").write_text(ROUTINE)
    assert typed("profile", "units", "lb").code == 0
    assert typed("use", "squats").code == 0
    return typed


@pytest.mark.parametrize("load", ["50", "50 lb", "50lbs", "+50", "22.68 kg"])
def test_a_load_is_shown_in_the_unit_of_the_profile(pounds: Type, load: str) -> None:
    """50 lb however it was typed: in the echo, the table, the week and the exports."""
    pounds("log", "add", "goblet-squat", "8", "--load", "45 lb", "--date", "2026-11-10")
    added = pounds("log", "add", "goblet-squat", "8", "--load", load)
    assert "set 1: 8 reps @ 50 lb (" in added.out
    for command in (
        ("log",),
        ("week",),
        ("week", "--markdown"),
        ("week", "--html"),
        ("export", "--format", "markdown"),
        ("export", "--format", "html"),
    ):
        answer = pounds(*command)
        assert "50 lb" in answer.out, command
        assert " kg" not in answer.out, command


def test_a_correction_is_read_and_shown_in_the_unit_of_the_profile(pounds: Type) -> None:
    """A bare number in edit is in pounds; edit, delete and the table after undo say so."""
    pounds("log", "add", "goblet-squat", "8", "--load", "50")
    (logged,) = pounds("log", "--json").json
    assert logged["load_kg"] == 22.68
    edited = pounds("log", "edit", logged["id"], "--load", "55")
    assert "8 reps @ 55 lb." in edited.out
    assert pounds("log", "--json").json[0]["load_kg"] == 24.948
    assert "8 reps @ 55 lb." in pounds("log", "delete", logged["id"]).out
    pounds("log", "undo")
    assert "55 lb" in pounds("log").out


def test_what_is_asked_is_in_the_unit_of_the_profile(pounds: Type) -> None:
    """Today and the pages of programs and routines; JSON keeps the kilograms of the file."""
    in_words = "2 × 5 @ 26.5 lb, RPE 6"
    for command, told in (
        (("today",), in_words),
        (("programs", "squats"), "2×5 26.5 lb @6"),
        (("programs", "loads"), in_words),
    ):
        answer = pounds(*command)
        assert told in answer.out, command
        assert "kg" not in answer.out, command
        assert "5 12 kg @6" in pounds(*command, "--json").out, command


def test_plain_mode_begins_in_the_unit_of_the_profile(
    pounds: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list at the head of the session is in pounds, as its steps are."""
    read, write = os.pipe()
    os.write(write, b"\n\nq\n")
    os.close(write)
    with open(read) as lines:  # noqa: PTH123 - a descriptor
        monkeypatch.setattr(sys, "stdin", lines)
        answer = pounds("start", "loads", "--plain", "--rehearse")
    assert any(line.endswith("2 × 5 @ 26.5 lb, RPE 6") for line in answer.lines)
    assert " kg" not in answer.out


def test_the_unit_of_the_settings_holds_where_the_profile_has_none(
    typed: Type, config: Path
) -> None:
    """It is read and shown in pounds without a word in the profile."""
    (config / "settings.toml").write_text('weight_unit = "lb"\n')
    assert "@ 50 lb" in typed("log", "add", "goblet-squat", "8", "--load", "50").out
    assert typed("log", "--json").json[0]["load_kg"] == 22.68
    assert "50 lb" in typed("log").out


@pytest.mark.parametrize(
    ("load", "word"),
    [
        ("-20", "help from a band or a machine goes into the note"),
        ("20-25", "choose one number"),
        ("1,234", "may be 1234 or 1.234"),
        ("heavy", "write it like 82.5 kg or 180 lb"),
    ],
)
def test_a_load_that_is_not_clear_gets_the_same_word_everywhere(
    typed: Type, clock: FalseClock, load: str, word: str
) -> None:
    """Adding, correcting and the steps of the profile read loads alike, and change nothing."""
    keep_workout("foundations/A", clock, [record("goblet-squat", Unit.REPS, 8)])
    before = typed("log", "--json").out
    id_ = typed("log", "--json").json[0]["id"]
    for command in (
        ("log", "add", "goblet-squat", "8", "--load", load),
        ("log", "edit", id_, "--load", load),
        ("profile", "step", "dumbbell", load),
    ):
        answer = typed(*command)
        assert answer.code != 0, command
        assert word in answer.err, command
    assert typed("log", "--json").out == before
