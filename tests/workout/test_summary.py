"""What a workout amounted to."""

from dataclasses import replace

import pytest

from midstance.domain.quantity import Load, LoadMeaning, Unit
from midstance.domain.record import ExercisePast, HeartRate, SetResult
from midstance.domain.runner import Loading
from midstance.domain.session import Purpose
from midstance.domain.strength.bests import Best, BestKind
from midstance.domain.volume import muscle_shares
from midstance.workout.events import HeartRateNoted
from midstance.workout.summary import ExerciseSummary, Summary, best_of_set, summarise
from tests.playbook import EXERCISES, Play, block, item, perform, planned_sets_of, straight

TWO_SETS = "space; space; space; space; space"


def summary(play: Play, past: dict[str, ExercisePast] | None = None) -> Summary:
    """The figures of a play."""
    return summarise(play.machine.state, play.now, EXERCISES, past or {})


def test_figures_are_sums_over_the_sets_that_count() -> None:
    """Repetitions, held seconds, contacts and load times repetitions."""
    play = perform(
        straight(
            item("squat 2x5 60 kg", rest="60"), item("side-plank 1x20 s/side"), item("jump 1x9 c")
        ),
        """
        space; space; 20 s pass; space; space; types 4; space
        space; 50 s pass; space; space; space
        """,
    )
    assert summary(play) == Summary(
        active_seconds=70,
        noun="set",
        sets_planned=4,
        sets_done=4,
        sets_skipped=0,
        sets_short=0,
        reps=9,
        hold_seconds=40,
        contacts=9,
        tonnage_grams=9 * 60_000,
        exercises=summary(play).exercises,
        pains=0,
    )


def test_a_summary_has_the_heart_rate_that_was_noted() -> None:
    """None is made up where nobody noted one."""
    play = perform(straight(item("squat 2x5 60 kg", rest="60")), TWO_SETS)
    assert not summary(play).heart_rate.is_noted
    play.machine.handle(HeartRateNoted(132, 158), play.now)
    assert summary(play).heart_rate == HeartRate(132, 158)


def test_warm_up_counts_in_time_alone() -> None:
    """Its sets are neither planned nor done in the figures."""
    planned_sets = planned_sets_of(
        block(item("jump 1x9 c"), purpose=Purpose.WARM_UP), block(item("push-up 1x5"))
    )
    found = summary(perform(planned_sets, "space; space; 30 s pass; space; space; space"))
    assert (found.active_seconds, found.contacts) == (30, 0)
    assert (found.sets_planned, found.sets_done) == (1, 1)
    assert [each.exercise for each in found.exercises] == ["push-up"]


def test_skipped_and_added_sets_are_told_apart() -> None:
    """One side done is a set done; an added set is planned at the end."""
    planned_sets = straight(item("calf-raise 2x8/side", rest="30"), item("push-up 2x5", rest="30"))
    play = perform(
        planned_sets, "space; space; space; skips; skips; space; space; one more set; skips; skips"
    )
    found = summary(play)
    assert (found.sets_planned, found.sets_done, found.sets_skipped) == (5, 2, 3)
    calf, push_up = found.exercises
    assert (calf.planned, calf.done, calf.values, calf.left, calf.right) == (2, 1, (8,), 8, 0)
    assert (push_up.planned, push_up.done, push_up.left, push_up.right) == (3, 1, None, None)


def test_sides_are_summed_apart() -> None:
    """So that a difference can be seen."""
    play = perform(
        straight(item("side-plank 2x20 s/side", rest="30")),
        "space; space; 50 s pass; 30 s pass; 30 s pass; 15 s pass; space",
    )
    (found,) = summary(play).exercises
    assert found == ExerciseSummary(
        "Side plank",
        "side-plank",
        2,
        2,
        (20, 20, 20, 15),
        Unit.SECONDS,
        40,
        35,
        best=None,
        sets=found.sets,
    )
    assert [each.value for each in found.sets] == [20, 20, 20, 15]


def test_a_set_ended_between_its_sides_is_a_set() -> None:
    """The log and the week count it as soon as the workout ends, and so does the summary."""
    planks = straight(item("side-plank 2x20 s/side", rest="30"))
    before = perform(planks, "space; space; 25 s pass")
    assert before.view.count.done == 0
    after = perform(planks, "space; space; 25 s pass; finishes early")
    assert len(after.machine.state.sets) == 1
    assert summary(before).sets_done == summary(after).sets_done == 1
    assert summary(before).exercises[0].done == 1


def test_pains_are_counted() -> None:
    """They belong to the day."""
    play = perform(straight(item("push-up 1x5")), "space; hurts 1; hurts 2")
    assert summary(play).pains == 2


def test_a_variant_has_the_name_under_which_it_was_done() -> None:
    """The place is one exercise, named by its last set."""
    play = perform(
        straight(item("push-up 2x5", rest="30")),
        "space; space; space; swaps 0 for jump 2x4 c; space; space",
    )
    (found,) = summary(play).exercises
    assert (found.name, found.planned, found.done) == ("Jump", 2, 2)


def past_of(*results: SetResult) -> dict[str, ExercisePast]:
    """A past of squats with these sets."""
    return {"squat": ExercisePast("squat", (), None, None, results)}


@pytest.mark.parametrize(
    ("kilograms", "reps", "gain"), [(60, 5, 0), (60, 6, 1), (62, 5, 2000), (55, 5, 0)]
)
def test_a_best_goes_beyond_everything_before(kilograms: int, reps: int, gain: int) -> None:
    """By its load for as many, or by its number at this load."""
    play = perform(straight(item("squat 1x5 60 kg")), "space; space; space")
    (done,) = play.machine.state.sets
    state = replace(
        play.machine.state, sets=(replace(done, value=reps, load=Load(kilograms * 1000)),)
    )
    (found,) = summarise(state, 0, EXERCISES, past_of(SetResult(Unit.REPS, 5, 60_000))).exercises
    assert (found.best.gain if found.best else 0) == gain


def test_the_best_of_an_exercise_is_its_last() -> None:
    """Two sets of 62 kg after one of 60: the second repeats the first, which is shown."""
    play = perform(
        straight(item("squat 3x5 62 kg", rest="30")), "space; space; space; space; space; space"
    )
    (found,) = summary(play, past_of(SetResult(Unit.REPS, 5, 60_000))).exercises
    assert found.best == Best(BestKind.HEAVIEST, 60_000, 62_000)
    sets = play.machine.state.sets
    assert best_of_set(sets[1:2], sets, EXERCISES, past_of(SetResult(Unit.REPS, 5, 60_000))) is None


def test_the_first_time_is_no_best() -> None:
    """There is nothing that it beats; nor does another exercise or another unit."""
    play = perform(straight(item("squat 1x5")), "space; space; space")
    sets = play.machine.state.sets
    assert best_of_set(sets, sets, EXERCISES, past_of(SetResult(Unit.REPS, 4))) is not None
    for past in (
        {},
        past_of(),
        past_of(SetResult(Unit.SECONDS, 1)),
        {"deadlift": past_of(SetResult(Unit.REPS, 1))["squat"]},
    ):
        assert best_of_set(sets, sets, EXERCISES, past) is None
    assert best_of_set((), sets, EXERCISES, past_of(SetResult(Unit.REPS, 4))) is None


@pytest.mark.parametrize(
    ("meaning", "kilograms"),
    [
        (LoadMeaning.EACH_HAND, 2 * 5 * 60),
        (LoadMeaning.TOTAL, 5 * 60),
        (LoadMeaning.ONE_WEIGHT, 5 * 60),
        (LoadMeaning.STACK, 5 * 60),
        (LoadMeaning.HELP, 0),
    ],
)
def test_what_was_lifted_counts_both_hands_and_no_help(
    meaning: LoadMeaning, kilograms: int
) -> None:
    """Five repetitions with 60 kg, in whatever way."""
    (planned_set,) = straight(item("squat 1x5 60 kg", rest="0"))
    loaded = replace(planned_set, loading=Loading(Load.of(2), None, meaning))
    play = perform((loaded,), "space; space; space; space")
    assert summary(play).tonnage_grams == kilograms * 1000


def test_the_best_set_is_named() -> None:
    """Of two sides the weaker one; what is no best has none."""
    play = perform(
        straight(item("squat 2x5 62 kg", rest="30")), "space; space; space; space; space"
    )
    (found,) = summary(play, past_of(SetResult(Unit.REPS, 5, 60_000))).exercises
    assert found.best is not None
    assert found.best_set is not None
    assert (found.best_set.value, found.best_set.set_number) == (5, 1)
    (nothing,) = summary(play).exercises
    assert (nothing.best, nothing.best_set) == (None, None)


def test_today_stands_beside_the_last_time() -> None:
    """Its sets, and those that the log knows from before; what it lifted then is summed."""
    first = perform(
        straight(item("squat 2x5 60 kg", rest="30")), "space; space; space; space; space"
    )
    (done,) = summary(first).exercises
    past = {"squat": ExercisePast("squat", done.sets, None, None)}
    again = perform(
        straight(item("squat 2x5 62 kg", rest="30")), "space; space; space; space; space"
    )
    found = summary(again, past)
    assert [each.value for each in found.exercises[0].sets] == [5, 5]
    assert found.exercises[0].last_sets == done.sets
    assert found.last_tonnage_grams == 600_000
    assert summary(first).last_tonnage_grams == 0
    assert [each.exercise for each in found.bests] == []


def test_muscles_are_counted_as_in_the_week() -> None:
    """A set of both sides is one, a muscle that helps counts half, and a jump trains none."""
    play = perform(
        straight(
            item("squat 1x5 60 kg", rest="30"),
            item("calf-raise 1x8/side", rest="30"),
            item("jump 1x4 c"),
        ),
        "space; space; space; space; space; space; space; space; space",
    )
    found = summary(play)
    squat, calf = (dict(muscle_shares(EXERCISES[id_])) for id_ in ("squat", "calf-raise"))
    expected = {group: squat.get(group, 0) + calf.get(group, 0) for group in squat | calf}
    assert dict(found.muscles) == expected
    assert [sets for _, sets in found.muscles] == sorted(expected.values(), reverse=True)


def test_a_warm_up_trains_no_muscle_in_the_figures() -> None:
    """Nor does a set that was skipped."""
    planned_sets = planned_sets_of(
        block(item("squat 1x5"), purpose=Purpose.WARM_UP), block(item("push-up 1x5"))
    )
    play = perform(planned_sets, "space; space; space; skips")
    assert summary(play).muscles == ()


def test_an_exercise_of_before_that_is_unknown_now_has_no_last_time() -> None:
    """Nothing is compared with what the log does not know."""
    (found,) = summary(perform(straight(item("push-up 1x5")), "space; space; space")).exercises
    assert found.last_sets == ()
    assert len(found.sets) == 1


def test_what_was_swapped_is_compared_by_its_own_past() -> None:
    """The last time is that of the exercise that was done, not of the prescribed one."""
    before = perform(straight(item("jump 1x4 c")), "space; space; space")
    (jumped,) = summary(before).exercises
    play = perform(
        straight(item("push-up 2x5", rest="30")),
        "space; space; space; swaps 0 for jump 2x4 c; space; space",
    )
    past = {"jump": ExercisePast("jump", jumped.sets, None, None)}
    (found,) = summary(play, past).exercises
    assert found.exercise == "jump"
    assert found.last_sets == jumped.sets
