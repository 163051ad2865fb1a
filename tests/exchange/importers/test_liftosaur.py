"""Liftosaur's table."""

from datetime import UTC, datetime

from tests.exchange.importers.samples import kilograms, read_sample, reasons


def test_what_was_done_comes_in_and_what_was_only_asked_does_not() -> None:
    """One warm-up, one set at 7.5; the third was never done."""
    found = read_sample("liftosaur.csv")
    (workout,) = found.workouts
    assert [
        (each.kind.value, each.reps, kilograms(each), each.effort) for each in workout.sets
    ] == [
        ("warm-up", 5, 40.0, None),
        ("normal", 5, 70.0, 7.5),
    ]
    assert workout.start == datetime(2026, 2, 17, 17, 5, 11, tzinfo=UTC)
    assert (workout.name, workout.seconds) == ("Day 1", 4 * 60 + 29)
    assert workout.sets[1].note == 'keep tempo, "3-1-1"'
    assert reasons(found) == {"the set was not done": [4]}
