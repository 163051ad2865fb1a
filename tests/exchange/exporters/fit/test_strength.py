"""A strength workout as a FIT file, read back value for value."""

from dataclasses import replace

from hypothesis import given

from midstance.domain.quantity import Load, LoadMeaning, WeightUnit
from midstance.domain.record import HeartRate, WorkoutRecord
from midstance.exchange.exporters.fit.messages import fit_moment
from midstance.exchange.exporters.fit.strength import workout_to_fit
from midstance.exchange.exporters.set_times import timed_workout
from tests.coach.gym import EXERCISES
from tests.exchange.exporters.fit.decoder import NAMES, Values, decode, values_of
from tests.exchange.exporters.test_set_times import of_sets
from tests.storage.samples import begun, lift, record, workouts

SET, TITLE, SESSION, ACTIVITY = 225, 264, 18, 34
SQUAT = lift(1, 8, 62.5, exercise="squat")
TWO_HANDS = lift(2, 10, 12, exercise="dumbbell-row", load_is=LoadMeaning.EACH_HAND)
HELPED = lift(3, 5, 15, exercise="pull-up", load_is=LoadMeaning.HELP)
DONE = of_sets(
    (SQUAT, 40), (record(2, skipped=True), 50), (TWO_HANDS, 130), (HELPED, 200), (record(4), 260)
)
START = fit_moment(DONE.started_at.utc)


def _set(end: int, ms: int, index: int, **more: int) -> Values:
    keys = {"reps": 3, "weight": 4, "category": 7, "name": 8, "unit": 9, "title": 11}
    kind = 1 if more else 0
    span: Values = {254: START + end, 0: ms, 5: kind, 6: START + end - ms // 1000, 10: index}
    return span | {keys[key]: value for key, value in more.items()}


def test_sets_and_rests_follow_each_other_with_their_values() -> None:
    """Both hands together, in sixteenths of a kilogram; help and a skipped set weigh nothing."""
    assert values_of(workout_to_fit(DONE, EXERCISES, NAMES), SET) == [
        _set(40, 8_000, 0, reps=8, weight=1000, category=28, unit=1, title=0),
        _set(120, 80_000, 1),
        _set(130, 10_000, 2, reps=10, weight=384, category=23, name=2, unit=1, title=1),
        _set(195, 65_000, 3),
        _set(200, 5_000, 4, reps=5, category=21, name=38, title=2),
        _set(230, 30_000, 5),
        _set(260, 30_000, 6, category=19, name=43, title=3),
    ]


def test_each_exercise_has_its_own_name_as_a_title() -> None:
    """Help is said there; one of the runner's own has its category and no number."""
    assert values_of(workout_to_fit(DONE, EXERCISES, NAMES), TITLE) == [
        {254: 0, 0: 28, 2: "Squat"},
        {254: 1, 0: 23, 1: 2, 2: "dumbbell-row"},
        {254: 2, 0: 21, 1: 38, 2: "pull-up (assisted)"},
        {254: 3, 0: 19, 1: 43, 2: "Plank"},
    ]


def test_the_session_is_strength_training_of_its_length() -> None:
    """Elapsed from start to end, the timer without pauses, the runner's own time beside UTC."""
    content = workout_to_fit(DONE, EXERCISES, NAMES)
    (session,), (activity,) = values_of(content, SESSION), values_of(content, ACTIVITY)
    assert [session[n] for n in (2, 5, 6, 7, 8)] == [START, 10, 20, 600_000, 540_000]
    assert (activity[253], activity[5]) == (START + 600, START + 600 + 3600)
    order = [each.number for each in decode(content) if each.number not in {SET, TITLE}]
    assert order == [0, 21, 12, 20, 21, 19, 18, 34]


def test_a_heart_rate_that_was_noted_is_in_it() -> None:
    """Its mean and maximum; without one nothing is made up."""
    noted = replace(DONE, heart_rate=HeartRate(118, 152))
    sessions = [
        values_of(workout_to_fit(each, EXERCISES, NAMES), SESSION)[0] for each in (noted, DONE)
    ]
    assert [(each.get(16), each.get(17)) for each in sessions] == [(118, 152), (None, None)]


def test_a_correction_leaves_the_files_number() -> None:
    """A second upload is seen as the same workout."""
    corrected = replace(DONE, sets=DONE.sets[1:], note="corrected")
    heads = [decode(workout_to_fit(each, EXERCISES, NAMES))[0] for each in (DONE, corrected)]
    assert heads[0] == heads[1]


def test_pounds_are_shown_as_pounds() -> None:
    """The weight stays in kilograms; the unit says how to show it."""
    pounds = of_sets((replace(SQUAT, load=Load.parse("225 lb")), 40))
    (done,) = values_of(workout_to_fit(pounds, EXERCISES, NAMES, WeightUnit.LB), SET)
    assert (done[4], done[9]) == (1633, 2)


@given(workouts())
def test_any_workout_becomes_a_file_that_can_be_read(workout: WorkoutRecord) -> None:
    """Every set that was done is in it, in the order of time."""
    sets = values_of(workout_to_fit(workout, EXERCISES, NAMES), SET)
    active = [each for each in sets if each[5] == 1]
    assert len(active) == len(timed_workout(workout, EXERCISES).sets)
    ends = [int(each[254]) for each in sets]
    assert ends == sorted(ends)


def test_a_workout_without_sets_is_a_file_all_the_same() -> None:
    """It has a length, and a record, which some platforms ask for."""
    content = workout_to_fit(begun(), EXERCISES, NAMES)
    assert not values_of(content, SET)
    assert len(values_of(content, 20)) == 1
