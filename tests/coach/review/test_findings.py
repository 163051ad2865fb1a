"""What each side did."""

from dataclasses import replace
from datetime import date
from statistics import mean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.review.findings import (
    find_imbalances,
    find_skipped_work,
    find_swaps,
    focus_of,
    focus_work,
    noted_heart_rates,
    pain_notes,
    session_loads,
    summarise_effort,
)
from midstance.domain.exercise import Measure, Muscle, Pattern
from midstance.domain.pain import GO_ON, PainRule, apply_pain_rule, stopped_text
from midstance.domain.quantity import Load, Side, Unit
from midstance.domain.record import HeartRate, Pain, SetRecord, WorkoutRecord, WorkoutStatus
from midstance.domain.weeks.review import Balance, ExerciseSwap, Focus, SkippedWork
from midstance.workout.effects import AnnouncePhase, OfferSwap
from midstance.workout.events import PainReported
from tests.coach.gym import (
    EXERCISES,
    LIBRARY,
    day,
    done,
    exercise,
    held,
    logs,
    sets_of,
    sides,
    workout,
)
from tests.playbook import PLANKS, perform


def sided_sets(*records: SetRecord) -> tuple[Balance, ...]:
    """The balances of these sets."""
    return find_imbalances(workout(1, date(2026, 11, 23), *records).sets, EXERCISES)


def test_a_difference_above_fifteen_percent_is_named() -> None:
    """The weaker side is named, and the difference is of the stronger side's work."""
    (found,) = sided_sets(*sides(held("side-plank", 20), 30))
    assert (found.left, found.right, found.weaker) == (20, 30, Side.LEFT)
    assert found.difference == pytest.approx(1 / 3)
    assert found.name == "Side plank"


@pytest.mark.parametrize(("right", "weaker"), [(17, None), (16, Side.RIGHT), (20, None)])
def test_fifteen_percent_itself_is_not_named(right: int, weaker: Side | None) -> None:
    """17 of 20 is a difference of exactly 15 %, and is let be."""
    (found,) = sided_sets(*sides(done("lunge", 20), right))
    assert found.weaker is weaker


def test_load_weighs_where_every_set_has_one() -> None:
    """Eight with 20 kg are as much as ten with 16 kg."""
    left = done("lunge", 8, kg=20, side=Side.LEFT)
    (found,) = sided_sets(left, done("lunge", 10, kg=16, side=Side.RIGHT))
    assert (found.left, found.right, found.has_load, found.difference) == (
        160_000,
        160_000,
        True,
        0.0,
    )


def test_a_missing_load_leaves_the_amounts() -> None:
    """Where one set has no load, repetitions are compared."""
    (found,) = sided_sets(
        done("lunge", 8, kg=20, side=Side.LEFT), done("lunge", 8, side=Side.RIGHT)
    )
    assert (found.left, found.right, found.has_load) == (8, 8, False)


def test_a_side_that_did_nothing_differs_wholly() -> None:
    """Only the right side worked: it differs by all of it, but a missing set is no weakness."""
    (found,) = sided_sets(done("clamshell", 12, side=Side.RIGHT))
    assert (found.left, found.difference, found.weaker) == (0, 1.0, None)


def test_two_zeros_are_even() -> None:
    """No work on both sides is no difference."""
    (found,) = sided_sets(*sides(done("lunge", 0), 0))
    assert (found.difference, found.weaker) == (0.0, None)


def test_units_are_not_mixed() -> None:
    """Repetitions and seconds of one exercise are two lines; what has no sides is none."""
    found = sided_sets(*sides(done("lunge", 8), 8), *sides(held("lunge", 20), 10), done("squat", 5))
    assert [(each.unit, each.weaker) for each in found] == [
        (Unit.SECONDS, Side.RIGHT),
        (Unit.REPS, None),
    ]


@given(st.integers(0, 100), st.integers(0, 100))
def test_swapping_the_sides_swaps_the_verdict(left: int, right: int) -> None:
    """Neither side is favoured."""
    (one,) = sided_sets(*sides(done("ghost", left), right))
    (other,) = sided_sets(*sides(done("ghost", right), left))
    assert one.difference == other.difference
    assert {one.weaker, other.weaker} in ({None}, {Side.LEFT, Side.RIGHT})
    assert 0 <= one.difference <= 1


@pytest.mark.parametrize(
    ("left", "right", "difference", "weaker"),
    [
        ((8, 8, 8), (8, 8, 8), 0.0, None),
        ((10, 10, 10), (10, 10, 6), 0.0, None),
        ((10, 10, 10), (8, 8, 5), 0.2, Side.RIGHT),
        ((10, 8, 6), (6, 8, 10), 0.0, None),
        ((8, 8), (10, 10, 10), 0.2, None),
        ((100,), (85,), 0.15, None),
        ((100,), (84,), 0.16, Side.RIGHT),
        ((7,), (6,), 1 / 7, None),
        ((6,), (5,), 1 / 6, Side.RIGHT),
    ],
)
def test_the_best_set_of_each_side_is_compared(
    left: tuple[int, ...], right: tuple[int, ...], difference: float, weaker: Side | None
) -> None:
    """One weak set is let be, and nothing is named where a side has a set less."""
    (found,) = sided_sets(
        *(done("clamshell", value, side=Side.LEFT) for value in left),
        *(done("clamshell", value, side=Side.RIGHT) for value in right),
    )
    assert found.difference == pytest.approx(difference)
    assert found.weaker is weaker


def test_the_largest_difference_comes_first() -> None:
    """Three exercises stand in the order of how much their sides differ, equals by their ids."""
    found = sided_sets(
        *sides(done("lunge", 10), 10),
        *sides(done("clamshell", 10), 10),
        *sides(held("side-plank", 30), 20),
    )
    assert [each.exercise for each in found] == ["side-plank", "clamshell", "lunge"]


def test_a_stronger_arm_by_load_alone_is_named() -> None:
    """The same repetitions with a fifth less weight are a fifth less work."""
    (found,) = sided_sets(
        done("lunge", 8, kg=10, side=Side.LEFT), done("lunge", 8, kg=8, side=Side.RIGHT)
    )
    assert found.weaker is Side.RIGHT
    assert found.difference == pytest.approx(0.2)


AMOUNTS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=5)


@given(AMOUNTS, st.integers(2, 5))
def test_the_same_week_over_again_is_as_uneven(amounts: list[tuple[int, int]], times: int) -> None:
    """Doing everything more often changes nothing: the best set of each side is compared."""
    records = [each for pair in amounts for each in sides(done("lunge", pair[0]), pair[1])]
    (once,), (often,) = sided_sets(*records), sided_sets(*records * times)
    assert (often.left, often.right) == (once.left, once.right)
    assert often.difference == pytest.approx(once.difference)
    assert often.weaker is once.weaker


@given(AMOUNTS, st.integers(1, 60))
def test_an_even_set_never_makes_it_more_uneven(amounts: list[tuple[int, int]], more: int) -> None:
    """The same on both sides brings the shares together."""
    records = [each for pair in amounts for each in sides(done("lunge", pair[0]), pair[1])]
    (before,), (after,) = (
        sided_sets(*records),
        sided_sets(*records, *sides(done("lunge", more), more)),
    )
    assert after.difference <= before.difference


MONDAY = date(2026, 11, 23)


@given(st.lists(st.integers(1, 10), min_size=1))
def test_mean_and_spread_are_those_of_the_ratings(ratings: list[int]) -> None:
    """They agree with the statistics module; unrated sets change nothing."""
    rated = workout(1, MONDAY, *(done("squat", 8, effort=each) for each in [*ratings, None]))
    found = summarise_effort(rated.sets)
    assert found is not None
    assert found.rated == len(ratings)
    assert found.mean == pytest.approx(mean(ratings))
    assert found.spread == pytest.approx(pstdev(ratings), abs=1e-9)
    assert (found.lowest, found.highest) == (min(ratings), max(ratings))


def test_without_ratings_there_is_no_effort() -> None:
    """Nothing is made up."""
    assert summarise_effort(workout(1, MONDAY, done("squat", 8)).sets) is None


def test_session_load_is_effort_times_minutes() -> None:
    """Mean effort 7 over half an hour is 210."""
    held = workout(1, MONDAY, done("squat", 8, effort=6), done("squat", 8, effort=8))
    (found,) = session_loads([held], held.sets)
    assert (found.effort, found.minutes, found.load) == (7, 30, 210)
    assert (found.session, found.day) == ("base/A", MONDAY)


def test_a_workout_without_ratings_or_length_has_no_load() -> None:
    """Neither does one that is still under way."""
    unrated = workout(1, MONDAY, done("squat", 8))
    endless = workout(2, MONDAY, done("squat", 8, effort=8), active_seconds=None)
    assert session_loads([unrated, endless], sets_of(unrated, endless)) == ()


def test_each_workout_has_its_own_load() -> None:
    """Two on one day are two."""
    first = workout(1, MONDAY, done("squat", 8, effort=5))
    second = workout(2, MONDAY, done("squat", 8, effort=9), active_seconds=600)
    found = session_loads([first, second], sets_of(first, second))
    assert [each.load for each in found] == [150, 90]


def test_heart_rates_are_those_that_were_noted() -> None:
    """In the order of the workouts; one without a figure is left out."""
    first = workout(1, MONDAY, done("squat", 8), heart_rate=HeartRate(132, 158))
    bare = workout(2, MONDAY, done("squat", 8))
    strap = workout(3, MONDAY, done("squat", 8), heart_rate=HeartRate(None, 171))
    found = noted_heart_rates([first, bare, strap])
    assert [(each.workout, each.rate.mean, each.rate.highest) for each in found] == [
        (first.id, 132, 158),
        (strap.id, None, 171),
    ]
    assert {(each.session, each.day) for each in found} == {("base/A", MONDAY)}


def test_a_week_without_a_heart_rate_names_none() -> None:
    """A mean of nothing would be made up."""
    assert noted_heart_rates([workout(1, MONDAY, done("squat", 8))]) == ()


RATINGS = st.lists(st.integers(1, 10), min_size=1, max_size=8)


@given(RATINGS, st.integers(1, 7200))
def test_a_load_is_the_mean_rating_for_each_minute(ratings: list[int], seconds: int) -> None:
    """Ten minutes at effort 6 weigh as much as twenty at effort 3."""
    rated = [done("squat", 8, effort=each, set_number=n) for n, each in enumerate(ratings)]
    week = workout(1, MONDAY, *rated, active_seconds=seconds)
    (found,) = session_loads([week], week.sets)
    assert found.effort * found.minutes * 60 == pytest.approx(sum(ratings) / len(ratings) * seconds)
    assert min(ratings) <= found.effort <= max(ratings)


@given(RATINGS)
def test_unrated_sets_leave_the_effort_as_it_is(ratings: list[int]) -> None:
    """Who rates some of the sets is judged by those."""
    rated = [done("squat", 8, effort=each) for each in ratings]
    plain = workout(1, MONDAY, *rated).sets
    mixed = workout(1, MONDAY, *rated, done("squat", 8), done("plank", 9)).sets
    assert summarise_effort(mixed) == summarise_effort(plain)


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("calf-raise", Focus.CALF),
        ("soleus-raise", Focus.SOLEUS),
        ("clamshell", Focus.HIP),
        ("squat", None),
        ("pogo", None),
        ("jog", None),
    ],
)
def test_the_muscle_that_works_first_decides(id_: str, expected: Focus | None) -> None:
    """Jumps and jogs train the calf too, but are not the small work that is meant."""
    assert focus_of(EXERCISES[id_]) is expected


def test_a_hip_exercise_may_train_another_muscle_first() -> None:
    """The pattern is enough; balance on one leg works the side of the hip."""
    bridge = exercise("march", Pattern.HIP, Measure.REPS, primary=(Muscle.GLUTE_MAX,))
    stand = exercise("stand", Pattern.BALANCE, Measure.SECONDS, primary=(Muscle.GLUTE_MED,))
    nothing = exercise("breathe", Pattern.HIP, Measure.SECONDS)
    assert [focus_of(each) for each in (bridge, stand, nothing)] == [Focus.HIP, Focus.HIP, None]


def test_the_work_is_shown_by_name() -> None:
    """Calf, then soleus, then hip; sets and amounts, both sides added; the unknown is left out."""
    week = workout(
        1,
        MONDAY,
        *sides(done("clamshell", 12), 10),
        done("soleus-raise", 15),
        done("soleus-raise", 12, set_number=2),
        done("calf-raise", 20),
        held("calf-raise", 30),
        done("ghost", 9),
    )
    found = [(w.focus.value, w.name, w.sets, w.amount) for w in focus_work(week.sets, EXERCISES)]
    assert found == [
        ("calf", "Calf raise", 1, 20),
        ("calf", "Calf raise", 1, 30),
        ("soleus", "Soleus raise", 2, 27),
        ("hip", "Clamshell", 1, 22),
    ]


@pytest.mark.parametrize(
    ("pattern", "first", "expected"),
    [
        (Pattern.CALF, Muscle.GASTROCNEMIUS, Focus.CALF),
        (Pattern.CALF, Muscle.SOLEUS, Focus.SOLEUS),
        (Pattern.BALANCE, Muscle.SOLEUS, Focus.SOLEUS),
        (Pattern.HIP, Muscle.GLUTE_MED, Focus.HIP),
        (Pattern.SQUAT, Muscle.GLUTE_MED, Focus.HIP),
        (Pattern.SQUAT, Muscle.QUADS, None),
        (Pattern.BRIDGE, Muscle.HAMSTRINGS, None),
        (Pattern.CONDITIONING, Muscle.GLUTE_MED, None),
        (Pattern.CORE_ANTI_LATERAL, Muscle.OBLIQUES, None),
    ],
)
def test_pattern_and_first_muscle_decide_together(
    pattern: Pattern, first: Muscle, expected: Focus | None
) -> None:
    """The muscle goes before the pattern; running is never small work."""
    second = (Muscle.SOLEUS, Muscle.GLUTE_MED)
    made = exercise("made", pattern, Measure.REPS, primary=(first, *second), secondary=second)
    assert focus_of(made) is expected


def test_two_units_of_one_exercise_are_two_lines() -> None:
    """Raises in repetitions and raises held are not added up."""
    week = workout(
        1, MONDAY, done("calf-raise", 15), held("calf-raise", 40), done("calf-raise", 12)
    )
    found = focus_work(week.sets, EXERCISES)
    assert sorted((each.unit.value, each.amount) for each in found) == [
        ("reps", 27),
        ("seconds", 40),
    ]


@given(logs())
def test_all_small_work_is_shown_in_order(workouts: tuple[WorkoutRecord, ...]) -> None:
    """No set of calf, soleus or hip work is missing, and the parts stand in their order."""
    every = sets_of(*workouts)
    found = focus_work(every, EXERCISES)
    small = {"calf-raise", "soleus-raise", "clamshell"}
    assert sum(each.amount for each in found) == sum(
        each.set.value for each in every if each.set.exercise in small
    )
    parts = [list(Focus).index(each.focus) for each in found]
    assert parts == sorted(parts)


NEXT_MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def test_a_pain_is_lined_up_with_what_was_done() -> None:
    """The note holds the sets of that exercise in that workout, and its heaviest load."""
    hurt = workout(
        1,
        NEXT_MONDAY,
        done("squat", 8, kg=60),
        done("squat", 6, kg=70, set_number=2),
        held("plank", 30),
        done("squat", 0, skipped=True, set_number=3),
        pains=(Pain("knee", 4, "squat"),),
    )
    other = workout(2, TUESDAY, done("squat", 8, kg=90))
    (note,) = pain_notes([hurt, other], sets_of(hurt, other), EXERCISES)
    assert (note.day, note.session, note.name, note.rule) == (
        NEXT_MONDAY,
        "base/A",
        "Squat",
        PainRule.AMBER,
    )
    assert (note.sets, note.amount, note.unit, note.load) == (2, 14, Unit.REPS, Load.of(70))


def test_a_pain_before_the_first_set_stands_alone() -> None:
    """Nothing was done of that exercise: no sets, no unit, no load; an unknown id stays."""
    hurt = workout(1, NEXT_MONDAY, pains=(Pain("knee", 7, "ghost"),))
    (note,) = pain_notes([hurt], hurt.sets, EXERCISES)
    assert (note.name, note.sets, note.amount, note.unit, note.load) == ("ghost", 0, 0, None, None)


def test_a_region_that_hurts_again_is_counted() -> None:
    """Three notes, two of the same region, oldest first."""
    first = workout(1, NEXT_MONDAY, pains=(Pain("knee", 2, "squat"), Pain("calf", 1, "squat")))
    second = workout(2, TUESDAY, pains=(Pain("knee", 3, "lunge"),))
    notes = pain_notes([first, second], (), EXERCISES)
    assert [(n.pain.region, n.day, n.times) for n in notes] == [
        ("knee", NEXT_MONDAY, 2),
        ("calf", NEXT_MONDAY, 1),
        ("knee", TUESDAY, 2),
    ]


@pytest.mark.parametrize("level", range(11))
def test_the_review_and_the_workout_judge_alike(level: int) -> None:
    """What went on, was offered easier or stopped on the day is shown so in the week's review."""
    play = perform(PLANKS, "space; space; 9 s pass")
    effects = play.does(PainReported("knee", level))
    assert (apply_pain_rule(level) is PainRule.GREEN) is (AnnouncePhase(GO_ON) in effects)
    offers = [each for each in effects if isinstance(each, OfferSwap)]
    assert (apply_pain_rule(level) is PainRule.AMBER) is bool(offers)
    assert (apply_pain_rule(level) is PainRule.RED) is (
        AnnouncePhase(stopped_text("Plank")) in effects
    )


def test_both_sides_of_a_sore_exercise_are_one_set() -> None:
    """Sets are counted as everywhere, and the amount is of both sides."""
    hurt = workout(1, NEXT_MONDAY, *sides(done("lunge", 8), 7), pains=(Pain("knee", 4, "lunge"),))
    (note,) = pain_notes([hurt], hurt.sets, EXERCISES)
    assert (note.sets, note.amount) == (1, 15)


def test_amounts_of_two_units_are_not_added() -> None:
    """Where it was held and counted in one workout, the first unit is shown."""
    hurt = workout(
        1, NEXT_MONDAY, held("squat", 30), done("squat", 8), pains=(Pain("knee", 4, "squat"),)
    )
    (note,) = pain_notes([hurt], hurt.sets, EXERCISES)
    assert (note.amount, note.unit, note.sets) == (30, Unit.SECONDS, 2)


def test_two_pains_of_one_exercise_stand_beside_the_same_sets() -> None:
    """Knee and calf in one squat: two notes, each with all that was done."""
    pains = (Pain("knee", 4, "squat"), Pain("calf", 6, "squat"))
    hurt = workout(1, NEXT_MONDAY, done("squat", 8, kg=60), pains=pains)
    notes = pain_notes([hurt], hurt.sets, EXERCISES)
    assert [(n.pain.region, n.rule.value, n.amount, n.times) for n in notes] == [
        ("knee", "amber", 8, 1),
        ("calf", "red", 8, 1),
    ]


def test_pain_in_the_warm_up_is_noted_with_what_was_done() -> None:
    """What counts in no sum was done all the same."""
    hurt = workout(1, NEXT_MONDAY, held("jog", 180, counts=False), pains=(Pain("shin", 3, "jog"),))
    (note,) = pain_notes([hurt], hurt.sets, EXERCISES)
    assert (note.name, note.amount, note.unit) == ("Jog", 180, Unit.SECONDS)


def test_a_week_without_pain_has_no_notes() -> None:
    """Nothing hurt, nothing is shown."""
    well = workout(1, NEXT_MONDAY, done("squat", 8))
    assert pain_notes([well], well.sets, EXERCISES) == ()


WHOLE: tuple[SetRecord, ...] = (
    *(done("squat", 8, set_number=n) for n in (1, 2, 3)),
    *sides(done("lunge", 8), 8),
    *sides(done("lunge", 8, set_number=2), 8),
    *(held("plank", 30, set_number=n) for n in (1, 2)),
)


def session_of(*records: SetRecord, **more: object) -> list[tuple[str, int]]:
    """What a workout of these sets left out: exercise and sets."""
    done_ = workout(1, MONDAY, *records, **more)
    return [(each.exercise, each.sets) for each in find_skipped_work([done_], done_.sets, LIBRARY)]


def test_a_whole_session_leaves_nothing_out() -> None:
    """Warm-up is not owed."""
    assert session_of(*WHOLE) == []


def test_what_was_skipped_or_never_reached_is_left_out() -> None:
    """A skipped set, and all that an early end cut off."""
    skipped = done("squat", 0, skipped=True, set_number=3)
    assert session_of(*WHOLE[:2], skipped, ending=WorkoutStatus.FINISHED_EARLY) == [
        ("squat", 1),
        ("lunge", 2),
        ("plank", 2),
    ]


def test_what_a_lighter_workout_did_not_begin_with_was_not_skipped() -> None:
    """Led to its end with two squats of three; one that it began with and skipped is named."""
    fewer = (*WHOLE[:2], *WHOLE[3:])
    assert session_of(*fewer, work_sets=6) == []
    assert session_of(*fewer, work_sets=None) == [("squat", 1)]
    assert session_of(*fewer, work_sets=6, ending=WorkoutStatus.FINISHED_EARLY) == [("squat", 1)]
    skipped = done("squat", 0, skipped=True, set_number=3)
    assert session_of(*fewer, skipped, work_sets=7) == [("squat", 1)]


def test_an_added_set_makes_up_for_no_other_exercise() -> None:
    """Five squats and no plank: the plank is still owed."""
    more = [done("squat", 8, set_number=n) for n in (4, 5)]
    assert session_of(*WHOLE[:-2], *more) == [("plank", 2)]


def test_a_swapped_set_was_done_for_what_was_asked() -> None:
    """Dead bugs in place of planks leave no plank out."""
    instead = [done("dead-bug", 10, prescribed_exercise="plank", set_number=n) for n in (1, 2)]
    assert session_of(*WHOLE[:-2], *instead) == []


def test_a_session_done_elsewhere_owes_nothing() -> None:
    """Nobody said which of its sets were done, so none of them was skipped."""
    elsewhere = replace(workout(1, day(1)), by_word=True)
    assert find_skipped_work([elsewhere], (), LIBRARY) == ()
    assert find_skipped_work([replace(elsewhere, by_word=False)], (), LIBRARY)


def test_a_session_that_is_not_in_the_library_owes_what_was_skipped() -> None:
    """Its own entries say what was asked; warm-up is left aside."""
    records = (
        done("squat", 8),
        done("ghost", 0, skipped=True),
        held("jog", 0, skipped=True, counts=False),
    )
    done_ = workout(1, MONDAY, *records, session="gone/Z")
    assert find_skipped_work([done_], done_.sets, LIBRARY) == (
        SkippedWork(MONDAY, "gone/Z", "ghost", "ghost", 1),
    )


def test_a_workout_under_way_owes_nothing_yet() -> None:
    """Only what has ended can have left something out."""
    assert session_of(WHOLE[0], ending=WorkoutStatus.UNDER_WAY) == []


def test_swaps_are_named_once() -> None:
    """Both names are shown; what the library does not hold keeps its id."""
    records = [done("ghost", 10, prescribed_exercise="plank", set_number=n) for n in (1, 2)]
    found = find_swaps(workout(1, MONDAY, *records, done("squat", 8)).sets, EXERCISES)
    assert found == (ExerciseSwap("ghost", "ghost", "plank", "Plank"),)


@given(
    st.integers(0, 5), st.integers(0, 4), st.integers(0, 4), st.sampled_from(sorted(WorkoutStatus))
)
def test_what_is_owed_is_what_was_asked_less_what_was_done(
    squats: int, lunges: int, planks: int, ending: WorkoutStatus
) -> None:
    """For each exercise by itself, whatever was done of the others, once the workout has ended."""
    records = (
        *(done("squat", 8, set_number=n + 1) for n in range(squats)),
        *(each for n in range(lunges) for each in sides(done("lunge", 8, set_number=n + 1), 8)),
        *(held("plank", 30, set_number=n + 1) for n in range(planks)),
    )
    owed = {"squat": 3 - squats, "lunge": 2 - lunges, "plank": 2 - planks}
    has_ended = ending in {WorkoutStatus.COMPLETED, WorkoutStatus.FINISHED_EARLY}
    expected = {id_: number for id_, number in owed.items() if number > 0 and has_ended}
    assert dict(session_of(*records, ending=ending)) == expected


@pytest.mark.parametrize("side", Side)
def test_one_side_is_enough_to_have_begun_a_set(side: Side) -> None:
    """A lunge with one leg alone is a set that was done; its balance is shown elsewhere."""
    one_leg = [done("lunge", 8, side=side, set_number=n) for n in (1, 2)]
    assert session_of(*WHOLE[:3], *one_leg, *WHOLE[-2:]) == []


def test_sets_of_another_workout_make_up_for_nothing() -> None:
    """Monday's missing planks stay missing, whatever Tuesday's workout had."""
    monday = workout(1, MONDAY, *WHOLE[:-2])
    tuesday = workout(2, day(1), *WHOLE, *WHOLE[-2:])
    found = find_skipped_work([monday, tuesday], sets_of(monday, tuesday), LIBRARY)
    assert [(each.day, each.exercise, each.sets) for each in found] == [(MONDAY, "plank", 2)]


def test_each_workout_owes_its_own_session() -> None:
    """A routine asks for its own exercises, and each debt bears its day and its session."""
    squat_day = workout(1, MONDAY, *WHOLE[:-1])
    core = workout(2, day(1), held("plank", 40), session="core-5")
    found = find_skipped_work([squat_day, core], sets_of(squat_day, core), LIBRARY)
    assert [(each.day, each.session, each.name, each.sets) for each in found] == [
        (MONDAY, "base/A", "Plank", 1),
        (day(1), "core-5", "Dead bug", 1),
    ]


def test_a_swap_that_was_skipped_is_owed_under_the_asked_name() -> None:
    """What was swapped and then left undone is missing as what the program asked for."""
    skipped = done("dead-bug", 0, prescribed_exercise="plank", set_number=2, skipped=True)
    assert session_of(*WHOLE[:-1], skipped) == [("plank", 1)]


def test_swaps_come_in_the_order_in_which_they_were_done() -> None:
    """There and back are two swaps, and doing what was asked is none."""
    records = [
        done("lunge", 8, prescribed_exercise="squat"),
        done("squat", 8, prescribed_exercise="lunge"),
        done("plank", 8),
        done("lunge", 8, prescribed_exercise="squat", set_number=2),
    ]
    found = find_swaps(workout(1, MONDAY, *records).sets, EXERCISES)
    assert [(each.name, each.prescribed_name) for each in found] == [
        ("Lunge", "Squat"),
        ("Squat", "Lunge"),
    ]
