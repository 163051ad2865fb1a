"""What follows the step on the screen, in words."""

import pytest

from midstance.domain.session import Style
from midstance.domain.steps import Turn
from midstance.workout.outlook import work_word
from midstance.workout.state import Options
from tests.playbook import PLANKS, PUSH_UPS, block, item, perform, straight, turns_of

SIDES = straight(item("side-plank 2x20 s/side", rest="30"), item("push-up 1x5"))
EMOM = turns_of(block(item("push-up 1x8"), style=Style.INTERVAL, rounds=2, every=60))
CHANGE = straight(item("plank 1x9 s", change=20), item("run 1x9 s"))


@pytest.mark.parametrize(
    ("turns", "transcript", "then"),
    [
        (SIDES, "0 s pass", ""),
        (SIDES, "space", "waits for you"),
        (SIDES, "space; space", "then HOLD · left side"),
        (SIDES, "space; space; 9 s pass", "then SWITCH · right side"),
        (SIDES, "space; space; 27 s pass", "then HOLD · right side"),
        (SIDES, "space; space; 34 s pass", "then REST 30 s"),
        (SIDES, "space; space; 55 s pass", "starts by itself"),
        (SIDES, "space; space; 55 s pass; sleeps 60 s", "waits for you"),
        (SIDES, "space; space; 15 s pass; sleeps 60 s", ""),
        (SIDES, "space; space; 120 s pass", "then Push up"),
        (SIDES, "space; space; 150 s pass", "waits for you"),
        (SIDES, "space; space; 150 s pass; space", "then DONE"),
        (SIDES, "space; skips the exercise; skips", ""),
        (PUSH_UPS, "space; space", "then REST 60-90 s"),
        (PUSH_UPS, "space; space; space", "waits for you"),
        (EMOM, "space; space", "then REST, what is left of the time"),
        (EMOM, "space; space; space", "starts by itself"),
        (straight(item("push-up 2x5")), "space; space", "then set 2 of 2"),
        (CHANGE, "space; space; 9 s pass", "then Run"),
        (CHANGE, "space; space; 20 s pass", "starts by itself"),
        (CHANGE, "space; space; 31 s pass", "then MOVE"),
    ],
)
def test_each_step_says_what_follows(turns: tuple[Turn, ...], transcript: str, then: str) -> None:
    """In words that can be read at a glance."""
    assert perform(turns, transcript).view.then == then


def test_without_a_switch_the_other_side_follows() -> None:
    """A screen that is not shown is not announced."""
    play = perform(SIDES, "space; space; 9 s pass", Options(switch=0))
    assert play.view.then == "then HOLD · right side"


def test_work_has_three_words() -> None:
    """By count, a position, a movement on the clock."""
    assert [work_word(each[0]) for each in (PUSH_UPS, PLANKS, CHANGE[1:])] == ["GO", "HOLD", "MOVE"]
