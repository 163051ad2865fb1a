"""When a set began and ended, from what the log knows."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given

from midstance.domain.record import LoggedSet, WorkoutRecord
from midstance.exchange.exporters.set_times import timed_workout
from tests.coach.gym import EXERCISES
from tests.storage.samples import at, begun, lift, record, uuid, workouts


def seconds(workout: WorkoutRecord) -> list[tuple[float, float]]:
    """The beginning and end of each set, in seconds after the workout's beginning."""
    timed = timed_workout(workout, EXERCISES)
    return [
        ((each.start - timed.start).total_seconds(), (each.end - timed.start).total_seconds())
        for each in timed.sets
    ]


def of_sets(*sets: tuple[object, float]) -> WorkoutRecord:
    """A workout whose sets were done this many seconds after its beginning."""
    head = begun()
    logged = tuple(
        LoggedSet(uuid(10 + n), head.id, head.session, at(after), head.local_date, each)  # type: ignore[arg-type]  # the pairs hold sets
        for n, (each, after) in enumerate(sets)
    )
    return replace(head, sets=logged, ended_at=at(600), active_seconds=540)


def test_repetitions_take_their_seconds_and_the_rest_is_rest() -> None:
    """The library says how long one takes; a set never begins before the one before has ended."""
    quick = lift(1, 8, 60, exercise="squat")
    assert seconds(of_sets((quick, 40), (quick, 130), (quick, 134))) == [
        (32, 40),
        (122, 130),
        (130, 134),
    ]


def test_a_hold_lasted_as_long_as_it_was_held() -> None:
    """Even where the moments in the log lie nearer together."""
    assert seconds(of_sets((record(1, value=30), 60), (record(2, value=45), 61))) == [
        (30, 60),
        (60, 105),
    ]


def test_sets_that_were_typed_together_follow_each_other() -> None:
    """Each with its length."""
    typed = lift(1, 8, 60)
    assert seconds(of_sets((typed, 0), (typed, 0))) == [(0, 8), (8, 16)]


def test_skipped_sets_took_no_time() -> None:
    """They are not there; the timer has no pauses in it, the end is the workout's."""
    workout = of_sets((record(1, skipped=True), 60), (record(2, value=30), 100))
    assert seconds(workout) == [(70, 100)]
    timed = timed_workout(workout, EXERCISES)
    assert (timed.end - timed.start, timed.timer) == (
        timedelta(seconds=600),
        timedelta(seconds=540),
    )


@given(workouts())
def test_whatever_the_clock_did_time_goes_forward(workout: WorkoutRecord) -> None:
    """No set ends before it begins, none begins before the one before, all lie in the workout."""
    timed = timed_workout(workout, EXERCISES)
    moments = [timed.start, *(m for each in timed.sets for m in (each.start, each.end)), timed.end]
    assert moments == sorted(moments)
    assert timedelta() < timed.timer <= timed.end - timed.start


def test_no_number_of_seconds_is_past_the_calendar() -> None:
    """A set takes a day at most, and a workout no longer than from its beginning to its end."""
    endless = record(1, value=10**12)
    assert seconds(of_sets((endless, 60))) == [(0, 24 * 3600)]
    workout = replace(of_sets((record(1, value=30), 60)), active_seconds=2**62)
    assert timed_workout(workout, EXERCISES).timer == timedelta(seconds=600)
