"""Strava's JSON says what its structured uploads ask for."""

import json

from hypothesis import given

from midstance.domain.record import WorkoutRecord
from midstance.domain.weeks.run import RunKind
from midstance.exchange.exporters.strava import run_to_strava, workout_to_strava
from tests.coach.gym import EXERCISES
from tests.exchange.exporters.fit.decoder import NAMES
from tests.exchange.exporters.fit.test_run import scheduled
from tests.exchange.exporters.fit.test_strength import DONE
from tests.storage.samples import workouts


def test_a_strength_workout_set_by_set() -> None:
    """Known types, kilograms of both hands together, seconds of a hold; no help, no skipped set."""
    plain = workout_to_strava(DONE, EXERCISES, NAMES)
    assert plain | {"sets": []} == {
        "version": "1.0",
        "sport_type": "WeightTraining",
        "name": DONE.name,
        "start_time": "2026-11-22T11:00:00Z",
        "utc_offset": 3600,
        "elapsed_time": 600,
        "active_time": 540,
        "creator": {"name": "Midstance"},
        "sets": [],
    }
    start = "2026-11-22T11:00:32Z"
    assert plain["sets"][0] == {
        "exercise_type": "SQUAT_GENERIC",
        "start_time": start,
        "repetitions": 8,
        "weight": 62.5,
    }
    rest = [{k: v for k, v in each.items() if k != "start_time"} for each in plain["sets"][1:]]
    assert rest == [
        {"exercise_type": "DUMBBELL_ROW", "repetitions": 10, "weight": 24.0},
        {"exercise_type": "PULL_UP_GENERIC", "repetitions": 5},
        {"exercise_type": "PLANK_HOLD", "duration": 30},
    ]


def test_runs_have_a_sport_that_strava_knows() -> None:
    """A run, a trail run, and a workout for training without impact."""
    assert run_to_strava(scheduled(), 60) == {
        "name": "Easy run",
        "sport_type": "Run",
        "start_date_local": "2026-11-22T12:00:00Z",
        "elapsed_time": 3300,
        "distance": 10_000,
    }
    others = (scheduled(is_trail=True), scheduled(RunKind.CROSS))
    assert [run_to_strava(each, 0)["sport_type"] for each in others] == ["TrailRun", "Workout"]


@given(workouts())
def test_any_workout_is_valid_json(workout: WorkoutRecord) -> None:
    """Whatever was typed, a parser reads the same back."""
    plain = workout_to_strava(workout, EXERCISES, NAMES)
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
