"""Where a workout was left, in one line."""

import pytest

from midstance.workout.whereabouts import ago_text, whereabouts
from tests.playbook import EXERCISES, item, perform, straight

SIDES = straight(item("side-plank 2x20 s/side", rest="30"), item("push-up 1x5"))


@pytest.mark.parametrize(
    ("transcript", "where"),
    [
        ("0 s pass", "not begun"),
        ("space", "setting up set 1 of 2, Side plank"),
        ("space; space; 2 s pass", "getting ready for set 1 of 2, Side plank"),
        ("space; space; 9 s pass", "0:04 into set 1 of 2, Side plank, left side"),
        ("space; space; 26 s pass", "changing sides in set 1 of 2, Side plank"),
        ("space; space; 71 s pass", "0:21 into the rest before set 2 of 2, Side plank"),
        ("space; skips the exercise; space; 3 s pass", "0:03 into set 1 of 1, Push up"),
        ("space; skips the exercise; skips", "everything is done"),
    ],
)
def test_each_phase_says_where(transcript: str, where: str) -> None:
    """The set, the exercise, the side, and how far into it."""
    play = perform(SIDES, transcript)
    assert whereabouts(play.machine.state, play.now, EXERCISES) == where


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "just now"),
        (59, "just now"),
        (60, "1 minute ago"),
        (14 * 60, "14 minutes ago"),
        (3600, "1 hour ago"),
        (2 * 86400, "2 days ago"),
    ],
)
def test_how_long_ago_in_the_largest_unit(seconds: int, words: str) -> None:
    """Nobody counts minutes over days."""
    assert ago_text(seconds) == words
