"""The words of a scene."""

from dataclasses import replace

import pytest

from midstance.tui.widgets.workout.scene import (
    clock_digits,
    entry_text,
    hero_pieces,
    log_text,
    session_head,
    short_head,
)
from midstance.workout.view import SaveState
from tests.tui.widgets.workout.scenes import SCENES, scene


@pytest.mark.parametrize(
    ("clock", "digits"), [("0:18", "18"), ("0:05", "5"), ("0:00", "0"), ("1:48", "1:48")]
)
def test_seconds_in_the_fewest_digits(clock: str, digits: str) -> None:
    """Below a minute the minutes are left out."""
    assert clock_digits(replace(SCENES["hold"].view, clock=clock)) == digits


def test_the_huge_number_follows_what_is_typed() -> None:
    """Repetitions and load as planned, as typed, and as the saved set is fixed."""
    assert [text for text, _ in hero_pieces(SCENES["go"])] == ["5", "×", "82.5"]
    assert hero_pieces(SCENES["typing"])[0][0] == "4"
    fixed = scene("lifts", "space; space; types 3; space; erases")
    assert fixed.view.fixing == "fix set 1"
    assert [text for text, _ in hero_pieces(fixed)] == ["3", "×", "82.5"]
    assert "fix set 1" in entry_text(fixed.view)
    assert fixed.accent == "ready"


def test_what_the_log_holds() -> None:
    """Saved, saving, or not saved with how many wait."""
    view = SCENES["rest"].view
    assert log_text(view) == "saved 1"
    assert log_text(replace(view, saving=SaveState.SAVING)) == "saving"
    assert log_text(replace(view, saving=SaveState.NOT_SAVED, waiting=2)) == "NOT SAVED (2)"
    assert log_text(SCENES["next"].view) == ""


def test_the_heads() -> None:
    """The long one for wide terminals, the short one for small ones."""
    assert session_head(SCENES["rest"]).startswith("saved 1 · set 2 of 5 · ")
    assert session_head(SCENES["rest"]).endswith("ends 18:53")
    assert short_head(SCENES["rest"]) == "REST 1:48 · saved 1 · 2 of 5"
