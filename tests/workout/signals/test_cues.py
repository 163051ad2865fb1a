"""Which signal is due when."""

import pytest

from midstance.domain.planned_sets import PlannedSet
from midstance.domain.session import Style
from midstance.domain.settings import AutoAdvance
from midstance.workout.signals.cues import cues_until, last_tick_at, next_cue_at, next_second_at
from midstance.workout.state import GuideOptions
from tests.playbook import PLANKS, PUSH_UPS, block, go_on, item, perform, planned_sets_of, straight

SIDES = straight(item("side-plank 2x20 s/side", rest="30"))


def last_three(end: float) -> list[tuple[str, float]]:
    """Three, two, one."""
    return [("last-three", end - left) for left in (3, 2, 1)]


def test_a_set_with_two_sides_from_lead_in_to_lead_in() -> None:
    """Every signal at its very moment: half-way from ten seconds on, the last three everywhere."""
    play = perform(SIDES, "space; space; 80 s pass")
    assert play.cues == [
        ("lead-in", 0),
        *last_three(5),
        ("start", 5),
        ("half-way", 15),
        *last_three(25),
        ("end", 25),
        ("switch", 25),
        ("start", 30),
        ("half-way", 40),
        *last_three(50),
        ("end", 50),
        *last_three(80),
        ("lead-in", 80),
    ]


def test_late_signals_keep_their_moment() -> None:
    """Woken once at the end, the machine names when each was due, in order."""
    play = perform(SIDES, "space; space; 80 s pass unseen")
    assert play.cues == perform(SIDES, "space; space; 80 s pass").cues


def test_short_work_has_no_half_way() -> None:
    """Below ten seconds there are only start, the last three and the end."""
    play = perform(straight(item("plank 1x8 s")), "space; space; 13 s pass")
    assert play.cues[4:] == [("start", 5), *last_three(13), ("end", 13)]
    play = perform(straight(item("plank 1x2 s")), "space; space; 7 s pass")
    assert play.cues[4:] == [("start", 5), ("last-three", 5), ("last-three", 6), ("end", 7)]


def test_an_open_ended_hold_signals_its_target() -> None:
    """The end of what is asked sounds, and the hold goes on without a sound."""
    play = perform(straight(item("plank 1x9+ s")), "space; space; 60 s pass")
    assert play.cues[4:] == [("start", 5), *last_three(14), ("end", 14)]


def test_the_rest_before_a_count_is_over_and_then_overdue() -> None:
    """What waits for the runner calls once, and again after half a minute."""
    play = perform(PUSH_UPS, "space; space; space; 5 min pass")
    assert play.cues == [("rest-over", 60), ("overdue", 90)]
    play = perform(
        straight(item("plank 1x9 s", change=8), item("jump 1x3 c")), "space; space; 99 s pass"
    )
    assert play.cues[-2:] == [("rest-over", 22), ("overdue", 52)]


def test_a_count_begun_by_key_makes_no_sound() -> None:
    """Who pressed the key knows."""
    assert perform(PUSH_UPS, "space; space; 10 s pass").cues == []


def test_a_count_begun_by_the_clock_sounds() -> None:
    """After a switch, in intervals, and where everything begins by itself."""
    calves = straight(item("calf-raise 1x8/side"))
    assert perform(calves, "space; space; space; 5 s pass").cues == [("switch", 0), ("start", 5)]
    emom = planned_sets_of(block(item("push-up 1x8"), style=Style.INTERVAL, rounds=2, every=60))
    play = perform(emom, "space; space; 20 s pass; space; 40 s pass")
    assert play.cues == [("start", 0), *last_three(60), ("start", 60)]
    always = GuideOptions(auto_advance=AutoAdvance.ALWAYS)
    play = perform(PUSH_UPS, "space; space; space; 60 s pass", always)
    assert play.cues == [("start", 0), *last_three(60), ("start", 60)]


def test_a_slot_that_is_overrun_calls() -> None:
    """When the next set should have begun and this one is not done."""
    emom = planned_sets_of(block(item("push-up 1x8"), style=Style.INTERVAL, rounds=2, every=60))
    assert perform(emom, "space; space; 70 s pass").cues[-1] == ("overdue", 60)


def capped(text: str) -> tuple[PlannedSet, ...]:
    """As many rounds as possible in a minute."""
    return planned_sets_of(block(item(text), style=Style.INTERVAL, cap=60))


def test_the_end_of_a_capped_block_sounds_once() -> None:
    """Whether it cuts a hold short, comes with its end, or in a count."""
    for text in ("plank 1x40 s", "plank 1x30 s", "push-up 1x9"):
        play = perform(capped(text), "space; space; 5 s pass; 90 s pass")
        ends = [at for kind, at in play.cues if kind == "end"]
        begun = 0 if "push" in text else 5
        assert ends[-1] == begun + 60
        assert len(ends) == len(set(ends))


def test_a_pause_holds_all_signals() -> None:
    """None is due while everything stands still; then they come that much later."""
    play = perform(PLANKS, "space; space; 10 s pass; pause; 10 min pass")
    state = play.machine.state
    assert next_cue_at(state, play.now) is None
    assert cues_until(state, play.now + 3_600_000) == ()
    go_on(play, "space; 3 s pass; 25 s pass")
    assert play.cues[5:8] == last_three(613)
    assert play.cues[8:] == [("half-way", 623), *last_three(638), ("end", 638)]


@pytest.mark.parametrize("transcript", ["0 s pass", "space; skips the exercise"])
def test_nothing_sounds_at_the_ends(transcript: str) -> None:
    """Neither before the start nor after the last set."""
    assert perform(PUSH_UPS, f"{transcript}; 1 h pass").cues == []


def test_after_sleep_the_rest_calls_instead_of_counting_down() -> None:
    """What no longer begins by itself has no last three."""
    play = perform(SIDES, "space; space; 60 s pass; sleeps 5 s; 60 s pass")
    assert play.cues[-2:] == [("rest-over", 80), ("overdue", 110)]


def test_the_next_signal_is_known() -> None:
    """So that the machine can be woken for it."""
    play = perform(PLANKS, "space; space; 6 s pass")
    assert next_cue_at(play.machine.state, play.now) == 20_000
    go_on(play, "14 s pass")
    assert next_cue_at(play.machine.state, play.now) == 32_000


def test_the_beat_is_that_of_the_shown_clock() -> None:
    """It starts with the step, wherever in a second that was."""
    state = perform(PUSH_UPS, "space; 0.3 s pass; space").machine.state
    assert last_tick_at(state, 300) == 300
    assert last_tick_at(state, 1299) == 300
    assert last_tick_at(state, 1300) == 1300
    assert next_second_at(state, 300) == 1300
    assert next_second_at(state, 1299) == 1300
    assert next_second_at(state, 1300) == 2300


def test_a_rest_of_a_broken_length_beats_towards_its_end() -> None:
    """Its last second is a full one, and its first may be short."""
    play = perform(PUSH_UPS, "space; space; space; 50.4 s pass; pause; pause; rest -15 s")
    state = play.machine.state
    assert state.clock.length == 50_400
    play = perform(PUSH_UPS, "space; space; space; 80.4 s pass; rest +15 s")
    assert next_second_at(play.machine.state, 80_400) == 81_400
    assert last_tick_at(play.machine.state, 95_399) == 94_400


def test_no_beat_lies_before_the_beginning() -> None:
    """Nor does anything shown run backwards when a step begins inside a second."""
    play = perform(PUSH_UPS, "space; space; space; 80.4 s pass; rest +15 s; 0.1 s pass; again")
    assert play.machine.state.clock.began == 80_500
    assert last_tick_at(play.machine.state, 80_500) == 80_500


def test_while_held_the_beat_stands_still() -> None:
    """Until the seconds to get back into the set run, on their own beat."""
    play = perform(PLANKS, "space; space; 9.2 s pass; pause; 3.5 s pass")
    assert last_tick_at(play.machine.state, play.now) == 9200
    go_on(play, "pause; 0.1 s pass")
    assert next_second_at(play.machine.state, play.now) == 13_700
    assert last_tick_at(play.machine.state, play.now) == 9200
