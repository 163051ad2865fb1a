"""One count of a workout's sets, and sets of which far too little was done."""

from dataclasses import replace

import pytest

from midstance.domain.planned_sets import GateOffer
from midstance.domain.quantity import WeightUnit
from midstance.domain.record import WorkoutStatus
from midstance.domain.runner import LoadRules
from midstance.domain.session import Purpose
from midstance.workout.set_count import SetCount, count_sets, reached_gate
from midstance.workout.state import GuideOptions
from midstance.workout.summary import is_half_done, summarise
from tests.playbook import EXERCISES, Play, block, go_on, item, perform, planned_sets_of, straight

RULES = GuideOptions(loads=LoadRules(WeightUnit.KG, {}), short_sets=True)
PLANKS = straight(item("plank 3x30 s", rest="30"))
PUSH_UPS = straight(item("push-up 2x10", rest="30"))
SIDES = straight(item("side-plank 2x20 s/side", rest="30"), item("push-up 1x10"))
WARMED_UP = planned_sets_of(
    block(item("jump 2x20 c"), purpose=Purpose.WARM_UP), block(item("plank 2x30 s", rest="30"))
)
MOVES = planned_sets_of(block(item("plank 2x30 s", rest="30"), purpose=Purpose.COOL_DOWN))


def counted(play: Play) -> tuple[int, int, int, int]:
    """Done, skipped, short and planned."""
    count = count_sets(play.machine.state)
    return count.done, count.skipped, count.short, count.planned


@pytest.mark.parametrize(
    ("planned_sets", "transcript", "recorded"),
    [
        (PLANKS, "space; space; 5 s pass; 5 s pass; space", ["plank 5 short"]),
        (PLANKS, "space; space; 5 s pass; 6 s pass; space", ["plank 6"]),
        (PUSH_UPS, "space; space; types 1; space", ["push-up 1 short"]),
        (PUSH_UPS, "space; space; types 2; space", ["push-up 2"]),
        (straight(item("carry 1x40 m")), "space; space; types 7; space", ["carry 7 short"]),
        (straight(item("jump 1x40 c")), "space; space; types 0; space", ["jump 0 short"]),
        (
            SIDES,
            "space; space; 5 s pass; 2 s pass; space; 5 s pass; 3 s pass; space",
            ["side-plank left 2 short", "side-plank right 3 short"],
        ),
        (WARMED_UP, "space; space; types 1; space", ["jump 1"]),
    ],
)
def test_less_than_a_fifth_of_the_target_is_short(
    planned_sets: tuple[object, ...], transcript: str, recorded: list[str]
) -> None:
    """It is kept with its true number; a warm-up, which counts nowhere anyway, is never short."""
    play = perform(planned_sets, transcript, RULES)  # type: ignore[arg-type]  # planned sets
    assert play.done == recorded


def test_a_short_set_counts_nowhere_until_the_runner_says_so() -> None:
    """The rest says what was done of it; after the word it is a set like any other."""
    play = perform(PLANKS, "space; space; 5 s pass; 2 s pass; space", RULES)
    assert (counted(play), play.view.short) == ((0, 0, 1, 3), "2 s")
    assert not play.machine.state.sets[0].counts
    go_on(play, "counts it")
    assert (counted(play), play.view.short, play.done) == ((1, 0, 0, 3), "", ["plank 2"])
    assert play.machine.state.sets[0].counts


def test_undo_takes_the_word_back() -> None:
    """The set is short again, and can be counted again."""
    play = perform(PLANKS, "space; space; 5 s pass; 2 s pass; space; counts it; undo", RULES)
    assert play.done == ["plank 2 short"]
    go_on(play, "counts it")
    assert play.done == ["plank 2"]


def test_both_short_sides_are_counted_at_once() -> None:
    """The word is about the set; a side of which nothing at all was done stays as it is."""
    play = perform(
        SIDES, "space; space; 5 s pass; 2 s pass; space; 5 s pass; 3 s pass; space", RULES
    )
    assert play.view.short == "2/3 s"
    go_on(play, "counts it")
    assert play.done == ["side-plank left 2", "side-plank right 3"]
    play = perform(
        SIDES, "space; space; 5 s pass; 0 s pass; space; 5 s pass; 3 s pass; space", RULES
    )
    go_on(play, "counts it")
    assert play.done == ["side-plank left 0 short", "side-plank right 3"]


@pytest.mark.parametrize("way_on", ["30 s pass; 5 s pass", "space; 5 s pass"])
def test_going_on_leaves_it_short(way_on: str) -> None:
    """Space and the clock answer nothing; once the next set runs there is nothing to count."""
    play = perform(PLANKS, f"space; space; 5 s pass; 2 s pass; space; {way_on}; 1 s pass", RULES)
    assert play.view.short == ""
    go_on(play, "counts it -> HOLD 0:29 Plank, refused: No short set to count.")


def test_nothing_at_all_cannot_be_counted() -> None:
    """There is no set of no seconds."""
    play = perform(PLANKS, "space; space; 5 s pass; space", RULES)
    assert play.done == ["plank 0 short"]
    go_on(play, "counts it")
    assert play.done == ["plank 0 short"]


def test_a_corrected_number_decides_again() -> None:
    """Enough makes it a set, too little makes it short; the runner's word stays."""
    play = perform(PUSH_UPS, "space; space; types 1; space; erases; types 8; space", RULES)
    assert play.done == ["push-up 8"]
    go_on(play, "erases; types 1; space")
    assert play.done == ["push-up 1 short"]
    go_on(play, "counts it; erases; nudges -1; space")
    assert play.done == ["push-up 0"]


def test_a_workout_of_an_older_version_has_no_short_sets() -> None:
    """Its log is read as it was written."""
    assert perform(PLANKS, "space; space; 5 s pass; space", GuideOptions()).done == ["plank 0"]


def test_a_workout_of_short_sets_alone_is_nothing_done() -> None:
    """Neither by the count, nor in the summary, nor for the session."""
    short = "space; 5 s pass; 2 s pass; space"
    play = perform(PLANKS, f"space; {short}; {short}; {short}", RULES)
    found = summarise(play.machine.state, play.now, EXERCISES, {})
    assert (found.sets_done, found.sets_short, found.hold_seconds) == (0, 3, 0)
    assert (found.exercises, is_half_done(play.machine)) == ((), False)


def test_a_session_of_mobility_is_counted_by_its_moves() -> None:
    """There a short one is no move done."""
    play = perform(MOVES, "space; space; 5 s pass; 2 s pass; space", RULES)
    assert count_sets(play.machine.state) == SetCount("move", 2, 0, 0, 1)
    go_on(play, "space; 5 s pass; 30 s pass")
    assert counted(play) == (1, 0, 1, 2)
    assert is_half_done(play.machine)


def test_warm_up_is_not_counted() -> None:
    """The head of the session has the number that Today had."""
    play = perform(WARMED_UP, "space; space; space; space; space", RULES)
    assert counted(play) == (0, 0, 0, 2)
    assert play.view.is_work
    assert not perform(WARMED_UP, "space", RULES).view.is_work


def test_a_set_of_two_sides_is_done_when_both_are_over() -> None:
    """Between its sides it is not done yet; with one side skipped it is."""
    play = perform(SIDES, "space; space; 25 s pass", RULES)
    assert counted(play) == (0, 0, 0, 3)
    go_on(play, "skips")
    assert counted(play) == (1, 0, 0, 3)
    go_on(play, "finishes early")
    assert counted(play) == (1, 0, 0, 3)


@pytest.mark.parametrize(
    ("transcript", "is_enough"),
    [
        ("space; space; space; skips", True),
        ("space; skips; skips", False),
        ("space; space; space; one more set", True),
        ("space; space; space; one more set; one more set; skips; skips; skips", False),
    ],
)
def test_half_of_the_sets_with_which_it_began_are_enough(transcript: str, is_enough: bool) -> None:
    """Added sets are asked for once they are done or skipped."""
    play = perform(PUSH_UPS, transcript, RULES)
    assert is_half_done(play.machine) is is_enough
    assert play.machine.state.ending is not WorkoutStatus.COMPLETED


FOUR_MOVES = planned_sets_of(block(item("plank 4x30 s", rest="15"), purpose=Purpose.WARM_UP))


@pytest.mark.parametrize(
    ("transcript", "counts"),
    [
        ("space; space; 5 s pass; 30 s pass", False),
        ("space; space; 5 s pass; 30 s pass; space; 5 s pass; 30 s pass", True),
        ("space; skips; skips; skips; skips", False),
        ("space; skips; skips; space; 5 s pass; 30 s pass; space; 5 s pass; 30 s pass", True),
    ],
)
def test_half_of_the_moves_make_a_session_done(transcript: str, *, counts: bool) -> None:
    """One move of four is begun, not done, however it ends."""
    play = perform(FOUR_MOVES, transcript, RULES)
    assert is_half_done(play.machine) is counts
    if play.machine.state.ending is None:
        go_on(play, "finishes early")
        assert play.machine.state.by_word is counts


def test_the_runners_word_counts_only_what_was_done() -> None:
    """After one move it makes the session done, after none nothing."""
    one = perform(FOUR_MOVES, "space; space; 5 s pass; 30 s pass", RULES)
    none = perform(FOUR_MOVES, "space; skips", RULES)
    for play, expected in ((one, True), (none, False)):
        go_on(play, "finishes as done")
        assert play.machine.state.by_word is expected


@pytest.mark.parametrize(
    ("transcript", "is_asked"),
    [
        ("types 1; types 5; space", True),
        ("types 1; types 4; space", False),
        ("effort 7; types 1; types 5; space", False),
        ("skips", False),
    ],
)
def test_a_set_that_reached_its_gate_is_asked_for_its_effort(
    transcript: str, *, is_asked: bool
) -> None:
    """Only with the amount done and no effort said; any other set is left in peace."""
    first, last = straight(item("push-up 2x10", rest="30"))
    opened = (first, replace(last, gate=GateOffer(15, 7)))
    play = perform(opened, "space; space; space; 30 s pass; space", RULES)
    before = play.machine.state
    go_on(play, transcript)
    found = reached_gate(before, play.machine.state)
    assert found == (GateOffer(15, 7) if is_asked else None)
