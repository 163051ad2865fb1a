"""The beat on which everything shown in seconds changes."""

from midstance.workout.ticks import last_tick, next_second
from tests.playbook import PLANKS, PUSH_UPS, go_on, perform


def test_the_beat_is_that_of_the_shown_clock() -> None:
    """It starts with the step, wherever in a second that was."""
    state = perform(PUSH_UPS, "space; 0.3 s pass; space").machine.state
    assert last_tick(state, 300) == 300
    assert last_tick(state, 1299) == 300
    assert last_tick(state, 1300) == 1300
    assert next_second(state, 300) == 1300
    assert next_second(state, 1299) == 1300
    assert next_second(state, 1300) == 2300


def test_a_rest_of_a_broken_length_beats_towards_its_end() -> None:
    """Its last second is a full one, and its first may be short."""
    play = perform(PUSH_UPS, "space; space; space; 50.4 s pass; pause; pause; rest -15 s")
    state = play.machine.state
    assert state.clock.length == 50_400
    play = perform(PUSH_UPS, "space; space; space; 80.4 s pass; rest +15 s")
    assert next_second(play.machine.state, 80_400) == 81_400
    assert last_tick(play.machine.state, 95_399) == 94_400


def test_no_beat_lies_before_the_beginning() -> None:
    """Nor does anything shown run backwards when a step begins inside a second."""
    play = perform(PUSH_UPS, "space; space; space; 80.4 s pass; rest +15 s; 0.1 s pass; again")
    assert play.machine.state.clock.began == 80_500
    assert last_tick(play.machine.state, 80_500) == 80_500


def test_while_held_the_beat_stands_still() -> None:
    """Until the seconds to get back into the set run, on their own beat."""
    play = perform(PLANKS, "space; space; 9.2 s pass; pause; 3.5 s pass")
    assert last_tick(play.machine.state, play.now) == 9200
    go_on(play, "pause; 0.1 s pass")
    assert next_second(play.machine.state, play.now) == 13_700
    assert last_tick(play.machine.state, play.now) == 9200
