"""The review as JSON."""

import json

from hypothesis import given

from midstance.domain.record import WorkoutRecord
from midstance.exchange.week_json import week_json
from tests.coach.gym import logs
from tests.exchange.weeks import FULL, reviewed


def test_a_full_week_is_one_document() -> None:
    """Days with their sessions, figures in kilograms, the estimate with its formula."""
    found = week_json(reviewed(*FULL))
    assert (found["first"], found["last"]) == ("2026-11-23", "2026-11-29")
    assert found["days"][1]["sessions"][0] == {
        "session": "base/A",
        "name": "Squat day",
        "week": 1,
        "status": "done-moved",
        "other_date": "2026-11-23",
        "workout_id": "00000000-0000-0000-0000-000000000002",
        "finished_early": True,
    }
    assert found["work"]["tonnage_kg"] == 985
    assert found["program"]["behind"] == 1
    estimated = found["bests"][-1]
    assert (estimated["kind"], estimated["estimate"]["formula"]) == ("estimated-maximum", "epley")
    assert estimated["estimate"]["brzycki_kg"] == 75
    assert found["growth"][0] == {
        "exercise": "squat",
        "quantity": "load",
        "before": 60,
        "now": 62.5,
        "since": "2026-11-16",
    }
    assert found["balance"][0]["unit"] == "kg-reps"
    assert [each["rule"] for each in found["pains"]] == ["amber", "green"]
    assert found["not_in_library"] == ["ghost"]


def test_an_empty_week_has_every_key() -> None:
    """A script finds the same keys, with nothing in them."""
    empty = week_json(reviewed(chosen=()))
    assert list(empty) == list(week_json(reviewed(*FULL)))
    assert (empty["effort"], empty["program"], empty["bests"], empty["runs"]) == (
        None,
        None,
        [],
        [],
    )
    assert len(empty["days"]) == 7


@given(logs())
def test_any_review_is_plain(workouts: tuple[WorkoutRecord, ...]) -> None:
    """It goes through JSON unchanged: no dates, no identifiers, no infinities."""
    found = week_json(reviewed(*workouts))
    assert json.loads(json.dumps(found, allow_nan=False)) == found
