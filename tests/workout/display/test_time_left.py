"""The estimate of what is left."""

from midstance.domain.planned_sets import PlannedSet, estimated_seconds
from midstance.domain.session import Style
from midstance.workout.display.time_left import idle_limit_ms, seconds_left
from tests.playbook import PLANKS, Play, block, go_on, item, perform, planned_sets_of, straight

SIDES = straight(item("side-plank 2x20 s/side", rest="30"))


def left(planned_sets: tuple[PlannedSet, ...], transcript: str) -> int:
    """Seconds left after a transcript."""
    play = perform(planned_sets, transcript)
    return seconds_left(play.machine.state, play.now)


def test_a_runner_is_away_after_half_an_hour_beyond_what_the_step_needs() -> None:
    """A long step is given three times its length; a short one its length and half an hour."""

    def limit(planned_sets: tuple[PlannedSet, ...], transcript: str) -> float:
        return idle_limit_ms(perform(planned_sets, transcript).machine.state) / 60_000

    assert limit(straight(item("run 1x2400 s")), "space; space; 5 s pass") == 120
    assert limit(PLANKS, "space; space; 35 s pass") == 30.5
    push_ups = straight(item("push-up 2x10", rest="60"))
    assert limit(push_ups, "space; space") == 30 + push_ups[0].seconds / 60
    assert limit(push_ups, "space; space; space") == 31


def test_before_the_start_it_is_the_estimate_of_the_programs() -> None:
    """Set-ups, sets and rests, as they are counted there."""
    assert left(PLANKS, "0 s pass") == estimated_seconds(PLANKS) == 180


def test_it_counts_down_with_the_running_step() -> None:
    """A second in a hold, a switch or a rest is a second less; a lead-in is not counted."""
    play = perform(SIDES, "space; 30 s pass; space")
    whole = 2 * 45 + 30
    assert play.view.seconds_left == whole
    for seconds, expected in ((5, 0), (10, 10), (10, 20), (2, 22), (3, 25), (20, 45), (12, 57)):
        go_on(play, f"{seconds} s pass")
        assert play.view.seconds_left == whole - expected


def test_setting_up_counts_down_and_then_waits() -> None:
    """More than the allowance is not taken from the work to come."""
    assert left(PLANKS, "space; 10 s pass") == 170
    assert left(PLANKS, "space; 99 s pass") == 150


def test_work_that_takes_longer_is_not_taken_from_the_rest() -> None:
    """An overdue set leaves what comes after it as it was."""
    play = perform(straight(item("push-up 2x10", rest="60")), "space; space; 5 s pass")
    assert play.view.seconds_left == 75
    go_on(play, "60 s pass")
    assert play.view.seconds_left == 70


def test_the_second_side_after_an_interruption_is_half_the_set() -> None:
    """What the first side did is done."""
    assert left(SIDES, "space; space; 27 s pass; sleeps 60 s") == 20 + 30 + 45


def test_the_pace_of_the_runner_is_learned() -> None:
    """Once five minutes are behind, what is left is scaled by how long they really took."""
    planned_sets = straight(item("push-up 10x30", rest="60"))
    slow = perform(planned_sets, "space; space")
    for _ in range(3):
        go_on(slow, "45 s pass; space; 90 s pass; space")
    assert slow.view.seconds_left == 7 * 30 + 6 * 60
    for _ in range(2):
        go_on(slow, "45 s pass; space; 90 s pass; space")
    lived, estimated = 5 * 45 + 5 * 90, 30 + 5 * 30 + 4 * 60
    assert slow.view.seconds_left == round((5 * 30 + 4 * 60) * lived / estimated)


def test_the_pace_stays_within_reason() -> None:
    """Never more than twice, nor less than half of the estimate."""
    planned_sets = straight(item("push-up 10x30", rest="60"))
    asleep = perform(planned_sets, "space; space; space; 1 h pass")
    for _ in range(4):
        go_on(asleep, "space; 10 min pass; space; 10 min pass")
    ahead = estimated_seconds(planned_sets[5:]) - planned_sets[5].set_up
    assert asleep.view.seconds_left == 2 * ahead


def test_skipping_is_no_sign_of_a_fast_runner() -> None:
    """Sets that were left out say nothing of the pace."""
    planned_sets = straight(item("push-up 20x30", rest="60"))
    play = perform(planned_sets, "space")
    for _ in range(8):
        go_on(play, "skips")
    assert play.view.seconds_left == 12 * 30 + 11 * 60


def test_a_capped_block_counts_its_own_time_down() -> None:
    """Its rounds do not matter, only its clock."""
    play = perform(
        planned_sets_of(block(item("push-up 1x8"), style=Style.INTERVAL, cap=120, rest="10")),
        "space; space; 20 s pass",
    )
    assert play.view.seconds_left == 100
    go_on(play, "space; 5 s pass")
    assert play.view.seconds_left == 95


def test_nothing_is_left_at_the_end() -> None:
    """At DONE, and after it."""
    assert left(PLANKS, "space; skips the exercise") == 0
    assert left(PLANKS, "space; skips the exercise; space") == 0


def falls(play: Play, seconds: int) -> bool:
    """Whether the estimate never rises while nobody does anything."""
    before = play.view.seconds_left
    for _ in range(seconds):
        go_on(play, "1 s pass")
        if play.view.seconds_left > before:
            return False
        before = play.view.seconds_left
    return True


def test_hands_free_it_never_rises() -> None:
    """A routine on the clock counts down to its end."""
    planned_sets = straight(
        item("plank 1x40 s", change=10), item("side-plank 1x25 s/side", change=10)
    )
    assert falls(perform(planned_sets, "space; space"), 120)
