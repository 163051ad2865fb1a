"""Sets are found by date and exercise, with the last time, the best, and the weaker side."""

from datetime import date
from pathlib import Path

from midstance.domain.quantity import Side
from tests.storage.samples import (
    at,
    begun,
    deed,
    do_workout,
    lift,
    open_log,
    record,
    save,
    uuid,
)


def test_sets_are_found_by_date_and_exercise(tmp_path: Path) -> None:
    """Both ends of a span belong to it; the order is by workout, then by serial."""
    with open_log(tmp_path) as log:
        for number in (2, 1, 3):
            do_workout(log, begun(number, days=number), record(1), lift(0, 5, 60))
        days = [date(2026, 11, 22 + number) for number in (1, 2, 3)]
        assert [each.local_date for each in log.sets()] == [d for d in days for _ in range(2)]
        assert [each.set.serial for each in log.sets()] == [0, 1] * 3
        assert [s.local_date for s in log.sets(days[1], days[1], "plank")] == [days[1]]
        assert [s.local_date for s in log.sets(since=days[2])] == [days[2]] * 2
        assert [s.local_date for s in log.sets(until=days[0])] == [days[0]] * 2
        assert [w.id for w in log.workouts_between(days[1], days[2])] == [uuid(2), uuid(3)]
        assert log.days.sets(days[2]) == {days[2]: 2}
        newest = log.newest_set()
    assert newest is not None
    assert newest.workout_id == uuid(3)


def test_the_past_leaves_the_present_out(tmp_path: Path) -> None:
    """Last time and best are of ended workouts; the heaviest load wins, then the repetitions."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(1, days=1), lift(0, 5, 80), lift(1, 6, 80))
        do_workout(log, begun(2, days=2), lift(0, 8, 70), lift(1, 9, 60, counts=False))
        log.begin(begun(3, days=3), (), {})
        log.keep(uuid(3), deed(0), at(9), save(lift(0, 20, 200)))
        past = log.past(["back-squat", "plank"])
    squat = past["back-squat"]
    assert squat.last == (lift(0, 8, 70),)
    assert squat.last_date == date(2026, 11, 24)
    assert squat.best == lift(1, 6, 80)
    assert (past["plank"].last, past["plank"].last_date, past["plank"].best) == ((), None, None)


def test_the_weaker_side_is_the_one_that_did_less(tmp_path: Path) -> None:
    """Grams times amount decide; equal sides and exercises without sides have none."""
    left, right = Side.LEFT, Side.RIGHT
    with open_log(tmp_path) as log:
        do_workout(
            log,
            begun(),
            record(0, "side-plank", 20, side=left),
            record(1, "side-plank", 25, side=right),
            lift(2, 8, 20, side=left, exercise="lunge"),
            lift(3, 9, 16, side=right, exercise="lunge"),
            record(4, "even", 9, side=left),
            record(5, "even", 9, side=right),
            record(6, "plank", 9),
            record(7, "half", 9, side=left),
        )
        names = ["side-plank", "lunge", "even", "plank", "half", "never"]
        assert log.weaker_sides(names) == {"side-plank": left, "lunge": right}
