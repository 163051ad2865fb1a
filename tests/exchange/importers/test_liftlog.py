"""LiftLog's table."""

from datetime import UTC, datetime

from tests.exchange.importers.samples import kilograms, read_sample


def test_three_sets_with_their_moments() -> None:
    """One moment has an offset and no seconds; no weight is the body alone."""
    found = read_sample("liftlog.csv")
    (workout,) = found.workouts
    assert [(each.exercise, each.reps, kilograms(each)) for each in workout.sets] == [
        ("Romanian Deadlift", 8, 50.0),
        ("Romanian Deadlift", 7, 50.0),
        ("Push-ups", 15, None),
    ]
    assert workout.key == "5f0c6c1e-30f5-4a55-9a5b-0a8d7f0e1a11"
    assert workout.start == datetime(2026, 2, 20, 18, 5, 6)  # noqa: DTZ001  # as it is written
    assert workout.sets[2].at == datetime(2026, 2, 20, 18, 15, tzinfo=UTC)
    assert workout.sets[1].note == "grip, not hamstrings"
