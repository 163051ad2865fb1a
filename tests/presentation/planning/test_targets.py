"""What changes from one session to the next, in words."""

from dataclasses import replace
from datetime import date

import pytest

from midstance.coach.progress.change import Change, ChangeKind
from midstance.domain.quantity import Load, WeightUnit
from midstance.presentation.planning.targets import (
    change_mark,
    change_note,
    change_to_plain,
    moved_text,
)
from tests.coach.gym import EXERCISES

DAY = date(2026, 11, 23)
MORE = Change("squat", ChangeKind.LOAD_UP, DAY, "All was done.", "A study.", 2500)
LESS = replace(MORE, kind=ChangeKind.LOAD_DOWN, grams=-2500)
RUNG = replace(MORE, kind=ChangeKind.RUNG_UP, grams=0, before="lunge")


@pytest.mark.parametrize(
    ("change", "mark", "note"),
    [
        (MORE, "▲ 2.5", "2.5 kg more"),
        (LESS, "▼ 2.5", "2.5 kg less"),
        (RUNG, "▲", ""),
    ],
)
def test_a_change_in_few_words(change: Change, mark: str, note: str) -> None:
    """A sign with the load, and the load in words; what is no load has the sign alone."""
    assert change_mark(change, WeightUnit.KG) == mark
    assert change_note(change, WeightUnit.KG) == note


def test_a_change_in_a_line() -> None:
    """The name, the load in the runner's unit and the reason."""
    five = replace(MORE, grams=Load.of(5, WeightUnit.LB).grams)
    text = moved_text(five, EXERCISES, WeightUnit.LB)
    assert text == "Squat: 5 lb more. All was done."
    assert moved_text(RUNG, EXERCISES, WeightUnit.KG) == "Squat: All was done."
    gone = replace(RUNG, exercise="gone\x1b[0m")
    assert moved_text(gone, EXERCISES, WeightUnit.KG).startswith("gone")


def test_a_change_for_programs() -> None:
    """The load in kilograms, and where the rule is from."""
    assert change_to_plain(MORE) == {
        "exercise": "squat",
        "kind": "load-up",
        "kilograms": 2.5,
        "basis": "2026-11-23",
        "before": None,
        "reason": "All was done.",
        "source": "A study.",
    }
