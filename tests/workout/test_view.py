"""What a front end shows, from one frozen value."""

import pytest

from midstance.domain.quantity import WeightUnit
from midstance.domain.session import Style
from midstance.workout.events import NotSaved, Saved
from midstance.workout.state import Options
from midstance.workout.view import Saving, Word, view
from tests.playbook import PLANKS, PUSH_UPS, block, go_on, item, perform, straight, turns_of

SIDES = straight(item("side-plank 2x20 s/side", rest="30"))


@pytest.mark.parametrize(
    ("transcript", "word"),
    [
        ("0 s pass", Word.TODAY),
        ("space", Word.NEXT),
        ("space; space", Word.GET_READY),
        ("space; space; 5 s pass", Word.HOLD),
        ("space; space; 25 s pass", Word.SWITCH),
        ("space; space; 50 s pass", Word.REST),
        ("space; space; 50 s pass; pause", Word.PAUSED),
        ("space; space; 9 s pass; pause; pause", Word.GET_READY),
        ("space; skips the exercise", Word.DONE),
    ],
)
def test_the_word_alone_tells_the_phase(transcript: str, word: Word) -> None:
    """Every phase has its own, and a pause has one too."""
    assert perform(SIDES, transcript).view.word is word


def test_the_word_of_work_tells_what_to_do() -> None:
    """GO counts, HOLD holds, MOVE moves on the clock."""
    assert perform(PUSH_UPS, "space; space").view.word is Word.GO
    assert perform(straight(item("run 1x9 s")), "space; space; 5 s pass").view.word is Word.MOVE


def test_the_big_number_is_what_counts_now() -> None:
    """Minutes before the start, the target at set-up, repetitions at GO, else the clock."""
    play = perform(straight(item("push-up 1x12"), item("plank 1x90 s")), "0 s pass")
    found = [play.view.big]
    for line in ("space", "space", "space", "space; 2 s pass", "3 s pass", "90 s pass"):
        go_on(play, line)
        found.append(play.view.big)
    assert found == ["3 min", "12", "12", "1:30", "0:03", "1:30", "1:35"]


def test_seconds_are_rounded_so_that_a_full_second_is_seen_in_full() -> None:
    """What remains is rounded up, what ran is rounded down."""
    play = perform(PLANKS, "space; space; 5 s pass; 1 ms pass")
    assert play.view.clock == "0:30"
    go_on(play, "998 ms pass")
    assert play.view.clock == "0:30"
    go_on(play, "1 ms pass")
    assert play.view.clock == "0:29"
    play = perform(PUSH_UPS, "space; space; 1.999 s pass")
    assert play.view.clock == "0:01"


def test_the_bar_fills_by_the_second() -> None:
    """From nothing to all of it, and it stays full when overdue."""
    play = perform(PLANKS, "space; space; 5 s pass")
    assert play.view.fraction == 0
    go_on(play, "15.5 s pass")
    assert play.view.fraction == 0.5
    play = perform(PUSH_UPS, "space; space")
    assert play.view.fraction == 0
    go_on(play, "space; 90 s pass")
    assert play.view.fraction == 1
    paused = perform(PLANKS, "space; space; 9 s pass; pause; pause")
    assert paused.view.fraction == 0


def test_overdue_begins_with_the_last_second() -> None:
    """A rest that is over says so; a set that counts up does not."""
    play = perform(PUSH_UPS, "space; space; space; 59.999 s pass")
    found = [(play.view.is_rest_clock, play.view.is_overdue)]
    for line in ("1 ms pass", "space; 1 h pass"):
        go_on(play, line)
        found.append((play.view.is_rest_clock, play.view.is_overdue))
    assert found == [(True, False), (True, True), (False, False)]


def test_the_set_just_saved_is_shown_while_it_can_be_corrected() -> None:
    """With its load in the runner's unit, and its effort."""
    play = perform(straight(item("squat 2x5 60 kg", rest="60")), "space; space; space; effort 7")
    assert play.view.just_saved == "5 reps @ 60 kg"
    assert play.view.effort == 7
    pounds = view(play.machine, play.now, unit=WeightUnit.LB)
    assert pounds.just_saved == "5 reps @ 132.3 lb"
    assert pounds.card.load == "132.3 lb"
    go_on(play, "space")
    assert play.view.just_saved == ""
    assert play.view.effort is None


def test_what_is_saved_is_never_more_than_is_true() -> None:
    """Nothing, saving, saved or not saved, as the log answered; each side of a set counts."""
    play = perform(SIDES, "space; space; 27 s pass; space; 1 s pass; space")
    assert (play.view.saving, play.view.saved, play.view.waiting) == (Saving.SAVING, 0, 2)
    play.machine.handle(Saved((1,)), play.now)
    assert (play.view.saving, play.view.saved, play.view.waiting) == (Saving.SAVING, 1, 1)
    play.machine.handle(NotSaved("disk full"), play.now)
    assert (play.view.saving, play.view.trouble) == (Saving.NOT_SAVED, "disk full")
    play.machine.handle(Saved((2,)), play.now)
    assert (play.view.saving, play.view.saved, play.view.trouble) == (Saving.SAVED, 2, "")


def test_a_correction_that_was_not_saved_is_shown_as_such() -> None:
    """Though the set itself is in the log with its former number."""
    play = perform(PUSH_UPS, "space; space; space")
    play.machine.handle(Saved((1,)), play.now)
    go_on(play, "nudges -1")
    found = [play.view.saving]
    play.machine.handle(NotSaved("disk full"), play.now)
    found.append(play.view.saving)
    assert found == [Saving.SAVING, Saving.NOT_SAVED]


def test_skipped_sets_are_kept_and_not_counted_as_saved() -> None:
    """`saved N` means sets that were done."""
    play = perform(PUSH_UPS, "space; skips")
    assert play.view.saving is Saving.SAVING
    play.machine.handle(Saved((1,)), play.now)
    assert (play.view.saving, play.view.saved) == (Saving.NOTHING, 0)


def test_progress_counts_turns() -> None:
    """A set with two sides is one; skipped ones are behind as well."""
    play = perform(SIDES, "space")
    assert (play.view.sets_done, play.view.sets_total) == (0, 2)
    go_on(play, "space; 27 s pass")
    assert play.view.sets_done == 0
    go_on(play, "23 s pass; skips")
    assert (play.view.sets_done, play.view.sets_total) == (2, 2)


def test_a_capped_block_counts_the_rounds_so_far() -> None:
    """Rounds that may come are not promised."""
    play = perform(
        turns_of(block(item("push-up 1x8"), item("jump 1x4 c"), style=Style.INTERVAL, cap=60)),
        "space; space; space",
    )
    assert (play.view.sets_done, play.view.sets_total) == (1, 2)
    assert play.view.card.sets == 1
    go_on(play, "space")
    assert (play.view.sets_done, play.view.sets_total) == (2, 4)


def test_a_block_on_the_clock_shows_its_own_time() -> None:
    """What is left of an AMRAP all along, of an EMOM's slot while its set is done."""
    amrap = turns_of(block(item("push-up 1x8"), style=Style.INTERVAL, cap=60, rest="9"))
    play = perform(amrap, "space; 3 s pass")
    assert play.view.block_clock == ""
    go_on(play, "space; 20 s pass")
    assert play.view.block_clock == "0:40"
    go_on(play, "space; 2 s pass; pause; 99 s pass")
    assert (play.view.clock, play.view.block_clock) == ("0:07", "0:38")
    emom = turns_of(block(item("push-up 1x8"), style=Style.INTERVAL, rounds=2, every=60))
    play = perform(emom, "space; space; 20 s pass")
    assert play.view.block_clock == "0:40"
    go_on(play, "70 s pass")
    assert play.view.block_clock == "0:00"
    go_on(play, "undo; undo; space; space; 20 s pass; space")
    assert (play.view.clock, play.view.block_clock) == ("0:40", "")
    assert perform(PUSH_UPS, "space; space").view.block_clock == ""


def test_everything_in_seconds_changes_at_once() -> None:
    """Active time and what is left change with the shown clock, not between its seconds."""
    play = perform(PUSH_UPS, "space; 0.7 s pass; space")
    assert play.view.active_seconds == 0
    go_on(play, "0.999 s pass")
    assert play.view.active_seconds == 0
    go_on(play, "1 ms pass")
    assert (play.view.clock, play.view.active_seconds) == ("0:01", 1)


def test_the_tempo_is_counted_while_repetitions_go() -> None:
    """Down three, hold one, up as fast as possible, then from the start."""
    play = perform(straight(item("squat 1x5"), item("plank 1x9 s")), "space")
    assert play.view.tempo_now == ""
    go_on(play, "space")
    beats = []
    for _ in range(6):
        beats.append(play.view.tempo_now)
        go_on(play, "1 s pass")
    assert beats == ["down 1", "down 2", "down 3", "hold 1", "up", "down 1"]
    assert perform(PUSH_UPS, "space; space").view.tempo_now == ""


def test_the_total_stands_still_at_the_end() -> None:
    """DONE shows how long it took, without pauses."""
    play = perform(PLANKS, "space; space; 50 s pass; pause; 99 s pass; pause; 115 s pass")
    assert (play.view.word, play.view.clock) == (Word.DONE, "2:45")
    go_on(play, "1 h pass")
    assert (play.view.clock, play.view.active_seconds) == ("2:45", 165)


def test_an_earlier_moment_shows_the_latest() -> None:
    """A clock that runs backwards shows nothing odd."""
    play = perform(PLANKS, "space; space; 9 s pass")
    assert view(play.machine, 2000) == play.view


def test_an_unanswered_interruption_offers_no_number() -> None:
    """The screen asks, and shows what is typed."""
    play = perform(PLANKS, "space; space; 9 s pass; sleeps 60 s", Options())
    found = [(play.view.number, play.view.entry)]
    go_on(play, "types 7")
    found.append((play.view.number, play.view.entry))
    assert found == [(None, ""), (7, "7")]
