"""When something hurts."""

import pytest

from midstance.domain.pain import NO_ADVICE
from midstance.domain.record import Pain
from midstance.domain.session import Style
from midstance.workout.effects import AnnouncePhase, OfferSwap
from midstance.workout.events import PainReported
from tests.playbook import (
    PLANKS,
    PUSH_UPS,
    Play,
    block,
    go_on,
    item,
    perform,
    planned_sets_of,
    straight,
)


def said(play: Play, level: int) -> str:
    """What is said to the runner about a pain."""
    texts = []
    for effect in play.does(PainReported("knee", level)):
        if isinstance(effect, AnnouncePhase):
            texts.append(effect.text)
        if isinstance(effect, OfferSwap):
            texts.append(effect.reason)
    return " ".join(texts)


@pytest.mark.parametrize("level", range(11))
def test_whatever_hurts_it_is_no_medical_advice(level: int) -> None:
    """At every level the line is there, and the pain is kept."""
    play = perform(PLANKS, "space; space; 9 s pass")
    assert NO_ADVICE in said(play, level)
    assert play.machine.state.pains == (Pain("knee", level, "plank"),)


def test_a_little_is_noted_and_the_work_goes_on() -> None:
    """Up to 2 of 10."""
    perform(
        PLANKS,
        "space; space; 9 s pass; hurts 2; 1 s pass -> HOLD 0:25, annotates 2 in plank, says Noted",
    )


@pytest.mark.parametrize("level", [3, 4, 5])
def test_some_offers_the_easier_version(level: int) -> None:
    """From 3 to 5 of 10 nothing is decided for the runner."""
    play = perform(PLANKS, "space; space; 9 s pass")
    go_on(play, f"hurts {level} -> HOLD 0:26, annotates, offers knee-plank at 0")


def test_without_an_easier_version_less_may_help() -> None:
    """Nothing is offered that does not exist, or that comes too late."""
    go_on(perform(PUSH_UPS, "space"), "hurts 4 -> NEXT, annotates, says Noted. From 3 to 5")
    done = perform(straight(item("plank 1x9 s"), item("jump 1x4 c")), "space; space; 14 s pass")
    go_on(done, "hurts 4 -> NEXT 0:00 Jump, annotates 4 in plank, says Noted. From 3 to 5")


@pytest.mark.parametrize("level", [6, 10, 99])
def test_much_stops_the_exercise(level: int) -> None:
    """Above 5 of 10 all that is left of it is skipped."""
    play = perform(
        straight(item("plank 3x30 s", rest="30"), item("push-up 1x5")), "space; space; 9 s pass"
    )
    go_on(play, f"hurts {level} -> NEXT 0:00 Push up, saves, saves, saves, annotates, says No more")
    assert play.machine.state.pains[0].level == min(10, level)
    assert play.done == ["plank skipped"] * 3


def test_in_the_rest_it_is_the_exercise_just_done() -> None:
    """The sets of it that are still to come are stopped, and the rest leads to what is next."""
    perform(
        straight(item("plank 2x30 s", rest="30"), item("push-up 1x5")),
        """
        space; space; 40 s pass -> REST 0:25, saves plank 30
        hurts 7 -> NEXT 0:05 Push up, saves plank skipped, annotates 7 in plank, says No more
        """,
    )


def test_in_a_superset_the_one_that_hurts_stops() -> None:
    """The other exercise goes on, its next set is not touched."""
    pair = block(item("push-up 3x8"), item("squat 3x5", rest="60-90"), style=Style.SUPERSET)
    play = perform(
        planned_sets_of(pair),
        """
        space; space; space; space; 9 s pass -> REST 0:51 Push up, saves, saves squat 5
        types 4; hurts 8 -> REST 0:51 Push up, saves squat skipped, annotates 8 in squat, says No
        space -> REST 1:21 Push up, saves squat 4
        space; space -> REST 1:00 Push up, saves push-up 8
        """,
    )
    assert play.done.count("squat skipped") == 2


def test_in_a_capped_block_it_does_not_come_again() -> None:
    """Rounds that might have come are left out without a record."""
    play = perform(
        planned_sets_of(
            block(item("push-up 1x8"), item("jump 1x4 c"), style=Style.INTERVAL, cap=60)
        ),
        """
        space; space; space; hurts 1 -> GO 4 Jump, saves push-up 8, annotates, says
        hurts 8 -> GO 8 Push up, saves jump skipped, annotates, says No more
        """,
    )
    assert {planned_set.exercise for planned_set in play.machine.state.planned_sets[2:]} == {
        "push-up"
    }


def test_a_pain_in_the_rest_stops_what_was_done_and_not_what_comes() -> None:
    """In a capped block the rounds of the one that hurt are left out behind the scenes."""
    play = perform(
        planned_sets_of(
            block(item("push-up 1x8"), item("jump 1x4 c"), style=Style.INTERVAL, cap=60, rest="9")
        ),
        "space; space; space; space; hurts 8 -> REST 0:09 Push up, saves, saves, annotates, says",
    )
    assert {planned_set.exercise for planned_set in play.machine.state.planned_sets[2:]} == {
        "push-up"
    }


def test_at_the_end_it_is_only_noted() -> None:
    """There is nothing left to stop."""
    perform(PUSH_UPS, "space; skips the exercise; hurts 8 -> DONE, saves, annotates, says No more")
    perform(
        straight(item("plank 1x9 s")),
        "space; space; 14 s pass; hurts 8 -> DONE, saves plank 9, annotates 8 in plank, says No",
    )


def test_several_pains_are_kept_in_order() -> None:
    """Each with where it was and how much."""
    play = perform(PLANKS, "space; hurts 1; hurts 4; hurts 0")
    assert [each.level for each in play.machine.state.pains] == [1, 4, 0]
    play.does(PainReported("back", -3))
    assert play.machine.state.pains[-1] == Pain("back", 0, "plank")


def test_before_the_start_nothing_hurts() -> None:
    """Pain before a workout is not part of it."""
    perform(PLANKS, "hurts 8 -> TODAY, refused: The workout has not begun")
