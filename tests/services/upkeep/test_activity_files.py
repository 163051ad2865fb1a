"""Workouts and sessions as files for other programs."""

import json
from dataclasses import replace
from datetime import date

import pytest

from midstance.coach.schedule.due import DueSession
from midstance.domain.quantity import WeightUnit
from midstance.domain.record import WorkoutStatus
from midstance.services.today import TodayPlan
from midstance.services.upkeep.activity_files import has_something_done, planned_file, workout_as
from tests.coach.gym import EXERCISES, LIBRARY, done, workout

DAY = date(2026, 11, 24)
DONE = workout(7, DAY, done("squat", 8, kg=60))


@pytest.mark.parametrize(
    ("form", "ending", "start"),
    [
        ("fit", ".fit", b"\x0e\x20"),
        ("strava", ".strava.json", b"{"),
        ("csv", ".csv", b"\xef\xbb\xbflocal_date,"),
        ("json", ".json", b"[\n{"),
        ("markdown", ".md", b"#"),
    ],
)
def test_a_workout_in_each_format(form: str, ending: str, start: bytes) -> None:
    """Its name says day, time and session, and is the same after a correction."""
    name, content = workout_as(form, DONE, EXERCISES, WeightUnit.KG)
    assert name.startswith("2026-11-24-")
    assert name.endswith(f"-base-A-000000000007{ending}")
    assert content.startswith(start)
    corrected = replace(DONE, sets=(), note="none of it")
    assert workout_as(form, corrected, EXERCISES, WeightUnit.KG)[0] == name


def test_strava_gets_every_set_in_a_known_type() -> None:
    """One of the runner's own exercises goes by its movement."""
    _, content = workout_as("strava", DONE, EXERCISES, WeightUnit.KG)
    assert [each["exercise_type"] for each in json.loads(content)["sets"]] == ["SQUAT_GENERIC"]


def test_only_what_was_done_is_a_file() -> None:
    """Neither a workout under way, nor one without a set."""
    assert has_something_done(DONE)
    assert not has_something_done(replace(DONE, ending=WorkoutStatus.UNDER_WAY))
    assert not has_something_done(replace(DONE, sets=()))


def test_a_day_of_rest_has_no_file_for_a_watch() -> None:
    """There is nothing to do."""
    due = DueSession("", 0, 0, "", is_rest_day=True, next_on=None, reason="")
    assert planned_file(TodayPlan(due, None, (), None), LIBRARY, WeightUnit.KG) is None
