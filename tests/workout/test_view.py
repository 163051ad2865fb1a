"""What a front end shows, from one frozen value."""

import pytest

from midstance.domain.planned_sets import PlannedSet
from midstance.domain.quantity import WeightUnit
from midstance.domain.session import Style
from midstance.workout.display.strip import StripItem, StripMark, strip_items
from midstance.workout.events import SavingFailed, SetsSaved
from midstance.workout.set_count import sets_as_prescribed
from midstance.workout.state import GuideOptions
from midstance.workout.view import (
    PhaseLabel,
    SaveState,
    elapsed_text,
    make_view,
    position_text,
    work_word,
)
from tests.playbook import (
    EXERCISES,
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

SIDES = straight(item("side-plank 2x20 s/side", rest="30"))


@pytest.mark.parametrize(
    ("transcript", "word"),
    [
        ("0 s pass", PhaseLabel.TODAY),
        ("space", PhaseLabel.NEXT),
        ("space; space", PhaseLabel.GET_READY),
        ("space; space; 5 s pass", PhaseLabel.HOLD),
        ("space; space; 25 s pass", PhaseLabel.SWITCH),
        ("space; space; 50 s pass", PhaseLabel.REST),
        ("space; space; 50 s pass; pause", PhaseLabel.PAUSED),
        ("space; space; 9 s pass; pause; pause", PhaseLabel.GET_READY),
        ("space; skips the exercise", PhaseLabel.DONE),
    ],
)
def test_the_word_alone_tells_the_phase(transcript: str, word: PhaseLabel) -> None:
    """Every phase has its own, and a pause has one too."""
    assert perform(SIDES, transcript).view.word is word


@pytest.mark.parametrize(
    ("planned", "seconds"),
    [("run 1x180 s", 180), ("plank 1x30+ s", 0), ("push-up 1x12", 0)],
)
def test_only_a_set_of_one_length_says_how_long_it_lasts(planned: str, seconds: int) -> None:
    """Neither an open hold nor repetitions end after a number of seconds that is known."""
    assert perform(straight(item(planned)), "space").view.asked_seconds == seconds


def test_the_word_of_work_tells_what_to_do() -> None:
    """GO counts, HOLD holds, MOVE moves on the clock."""
    assert perform(PUSH_UPS, "space; space").view.word is PhaseLabel.GO
    assert (
        perform(straight(item("run 1x9 s")), "space; space; 5 s pass").view.word is PhaseLabel.MOVE
    )


def test_the_big_number_is_what_counts_now() -> None:
    """Minutes before the start, the target at set-up, repetitions at GO, else the clock."""
    play = perform(straight(item("push-up 1x12"), item("plank 1x90 s")), "0 s pass")
    found = [play.view.big]
    for line in ("space", "space", "space", "space; 2 s pass", "3 s pass", "90 s pass"):
        go_on(play, line)
        found.append(play.view.big)
    assert found == ["3 min", "12", "12", "1:30", "0:03", "1:30", "1:35"]
    long = perform(straight(item("plank 10x600 s")), "0 s pass")
    assert long.view.big == "100 min"


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
    pounds = make_view(play.machine, play.now, unit=WeightUnit.LB)
    assert pounds.just_saved == "5 reps @ 132.5 lb"
    assert pounds.card.load == "132.5 lb"
    go_on(play, "space")
    assert play.view.just_saved == ""
    assert play.view.effort is None


def test_what_is_saved_is_never_more_than_is_true() -> None:
    """Nothing, saving, saved or not saved, as the log answered; a set is saved with both sides."""
    play = perform(SIDES, "space; space; 27 s pass; space; 1 s pass; space")
    assert (play.view.saving, play.view.count.saved, play.view.waiting) == (SaveState.SAVING, 0, 2)
    play.machine.handle(SetsSaved((1,)), play.now)
    assert (play.view.saving, play.view.count.saved, play.view.waiting) == (SaveState.SAVING, 0, 1)
    play.machine.handle(SavingFailed("disk full"), play.now)
    assert (play.view.saving, play.view.trouble) == (SaveState.NOT_SAVED, "disk full")
    play.machine.handle(SetsSaved((2,)), play.now)
    assert (play.view.saving, play.view.count.saved, play.view.trouble) == (SaveState.SAVED, 1, "")


def test_a_correction_that_was_not_saved_is_shown_as_such() -> None:
    """Though the set itself is in the log with its former number."""
    play = perform(PUSH_UPS, "space; space; space")
    play.machine.handle(SetsSaved((1,)), play.now)
    go_on(play, "nudges -1")
    found = [play.view.saving]
    play.machine.handle(SavingFailed("disk full"), play.now)
    found.append(play.view.saving)
    assert found == [SaveState.SAVING, SaveState.NOT_SAVED]


def test_skipped_sets_are_kept_and_not_counted_as_saved() -> None:
    """`saved N` means sets that were done."""
    play = perform(PUSH_UPS, "space; skips")
    assert play.view.saving is SaveState.SAVING
    play.machine.handle(SetsSaved((1,)), play.now)
    assert (play.view.saving, play.view.count.saved) == (SaveState.NOTHING, 0)


def test_progress_counts_turns() -> None:
    """A set with two sides is one once both are over; a skipped one is not done."""
    play = perform(SIDES, "space")
    assert (play.view.count.done, play.view.count.planned) == (0, 2)
    go_on(play, "space; 27 s pass")
    assert play.view.count.done == 0
    go_on(play, "23 s pass; skips")
    assert (play.view.count.done, play.view.count.planned) == (1, 2)


def test_a_capped_block_counts_the_rounds_so_far() -> None:
    """Rounds that may come are not promised."""
    play = perform(
        planned_sets_of(
            block(item("push-up 1x8"), item("jump 1x4 c"), style=Style.INTERVAL, cap=60)
        ),
        "space; space; space",
    )
    assert (play.view.count.done, play.view.count.planned) == (1, 2)
    assert play.view.card.sets == 1
    go_on(play, "space")
    assert (play.view.count.done, play.view.count.planned) == (2, 4)


def test_a_block_on_the_clock_shows_its_own_time() -> None:
    """What is left of an AMRAP all along, of an EMOM's slot while its set is done."""
    amrap = planned_sets_of(block(item("push-up 1x8"), style=Style.INTERVAL, cap=60, rest="9"))
    play = perform(amrap, "space; 3 s pass")
    assert play.view.block_clock == ""
    go_on(play, "space; 20 s pass")
    assert play.view.block_clock == "0:40"
    go_on(play, "space; 2 s pass; pause; 99 s pass")
    assert (play.view.clock, play.view.block_clock) == ("0:07", "0:38")
    emom = planned_sets_of(block(item("push-up 1x8"), style=Style.INTERVAL, rounds=2, every=60))
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
    assert (play.view.word, play.view.clock) == (PhaseLabel.DONE, "2:45")
    go_on(play, "1 h pass")
    assert (play.view.clock, play.view.active_seconds) == ("2:45", 165)


def test_an_earlier_moment_shows_the_latest() -> None:
    """A clock that runs backwards shows nothing odd."""
    play = perform(PLANKS, "space; space; 9 s pass")
    assert make_view(play.machine, 2000) == play.view


def test_an_unanswered_interruption_offers_no_number() -> None:
    """The screen asks, and shows what is typed."""
    play = perform(PLANKS, "space; space; 9 s pass; sleeps 60 s", GuideOptions())
    found = [(play.view.number, play.view.entry)]
    go_on(play, "types 7")
    found.append((play.view.number, play.view.entry))
    assert found == [(None, ""), (7, "7")]


SIDES_OUTLOOK = straight(item("side-plank 2x20 s/side", rest="30"), item("push-up 1x5"))
EMOM = planned_sets_of(block(item("push-up 1x8"), style=Style.INTERVAL, rounds=2, every=60))
CHANGE = straight(item("plank 1x9 s", change=20), item("run 1x9 s"))


@pytest.mark.parametrize(
    ("planned_sets", "transcript", "then"),
    [
        (SIDES_OUTLOOK, "0 s pass", ""),
        (SIDES_OUTLOOK, "space", "when you are ready"),
        (SIDES_OUTLOOK, "space; space", "then HOLD · left side"),
        (SIDES_OUTLOOK, "space; space; 9 s pass", "then SWITCH · right side"),
        (SIDES_OUTLOOK, "space; space; 27 s pass", "then HOLD · right side"),
        (SIDES_OUTLOOK, "space; space; 34 s pass", "then REST 30 s"),
        (SIDES_OUTLOOK, "space; space; 55 s pass", "starts at 0"),
        (SIDES_OUTLOOK, "space; space; 55 s pass; sleeps 60 s", "when you are ready"),
        (SIDES_OUTLOOK, "space; space; 15 s pass; sleeps 60 s", ""),
        (SIDES_OUTLOOK, "space; space; 120 s pass", "then Push up"),
        (SIDES_OUTLOOK, "space; space; 150 s pass", "when you are ready"),
        (SIDES_OUTLOOK, "space; space; 150 s pass; space", "then DONE"),
        (SIDES_OUTLOOK, "space; skips the exercise; skips", ""),
        (PUSH_UPS, "space; space", "then REST 1:00-1:30"),
        (PUSH_UPS, "space; space; space", "when you are ready"),
        (EMOM, "space; space", "then REST, what is left of the time"),
        (EMOM, "space; space; space", "starts at 0"),
        (straight(item("push-up 2x5")), "space; space", "then set 2 of 2"),
        (CHANGE, "space; space; 9 s pass", "then Run"),
        (CHANGE, "space; space; 20 s pass", "starts at 0"),
        (CHANGE, "space; space; 31 s pass", "then MOVE"),
    ],
)
def test_each_step_says_what_follows(
    planned_sets: tuple[PlannedSet, ...], transcript: str, then: str
) -> None:
    """In words that can be read at a glance."""
    view = perform(planned_sets, transcript).view
    assert view.then == then
    assert view.starts_at_zero is (then == "starts at 0")


def test_without_a_switch_the_other_side_follows() -> None:
    """A screen that is not shown is not announced."""
    play = perform(SIDES_OUTLOOK, "space; space; 9 s pass", GuideOptions(switch=0))
    assert play.view.then == "then HOLD · right side"


def test_work_has_three_words() -> None:
    """By count, a position, a movement on the clock."""
    assert [work_word(each[0]) for each in (PUSH_UPS, PLANKS, CHANGE[1:])] == ["GO", "HOLD", "MOVE"]
    assert perform(PLANKS, "space; sleeps 60 s").view.work == "HOLD"


def marks(play: Play) -> list[str]:
    """Each row's marks as letters: done, skipped, half, now, to do."""
    letters = {
        StripMark.DONE: "d",
        StripMark.SKIPPED: "s",
        StripMark.HALF: "h",
        StripMark.NOW: "n",
        StripMark.TO_DO: "-",
    }
    return ["".join(letters[mark] for mark in row.marks) for row in play.view.rows]


def test_marks_move_with_the_workout() -> None:
    """To do, now, half for one side, done, skipped."""
    play = perform(
        straight(item("side-plank 2x20 s/side", rest="9"), item("push-up 1x5")), "0 s pass"
    )
    assert marks(play) == ["--", "-"]
    found = []
    for line in ("space; space", "25 s pass", "5 s pass", "20 s pass", "skips", "space; space"):
        go_on(play, line)
        found.append(marks(play))
    assert found == [["n-", "-"], ["h-", "-"], ["h-", "-"], ["dn", "-"], ["ds", "n"], ["ds", "d"]]


def test_the_row_on_the_screen_is_known() -> None:
    """None before the start and after the end."""
    play = perform(straight(item("push-up 1x5"), item("squat 1x5")), "0 s pass")
    assert [row.is_now for row in play.view.rows] == [False, False]
    go_on(play, "space; space; space")
    assert [row.is_now for row in play.view.rows] == [False, True]
    assert [row.is_done for row in play.view.rows] == [True, False]
    go_on(play, "space; space")
    assert [row.is_now for row in play.view.rows] == [False, False]
    assert all(row.is_done for row in play.view.rows)


def test_one_side_skipped_is_a_set_done() -> None:
    """Something of it was done."""
    play = perform(straight(item("calf-raise 1x5/side")), "space; space; space; skips")
    assert marks(play) == ["d"]


def test_rows_follow_the_order_of_the_day() -> None:
    """What was put off moves down, and its done sets with it."""
    gym = straight(item("squat 2x5", rest="60"), item("push-up 1x9"))
    play = perform(gym, "space; kit taken")
    assert [row.name for row in play.view.rows] == ["Push up", "Squat"]
    play = perform(gym, "space; space; space; kit taken")
    assert [row.name for row in play.view.rows] == ["Squat", "Push up"]
    assert marks(play) == ["d-", "n"]


def test_a_variant_gives_its_name_to_the_row() -> None:
    """The marks of what was done stay."""
    play = perform(PUSH_UPS, "space; space; space; swaps 0 for plank 3x20 s")
    (row,) = play.view.rows
    assert row == StripItem(
        0,
        "Plank",
        "Strength",
        (StripMark.DONE, StripMark.NOW, StripMark.TO_DO),
        is_now=True,
        amount="3 × 20 s",
    )


def test_a_superset_has_a_row_for_each_exercise() -> None:
    """Rounds are the marks."""
    pair = block(item("push-up 2x8"), item("squat 2x5", rest="60"), style=Style.SUPERSET)
    play = perform(planned_sets_of(pair), "space; space; space; space")
    assert marks(play) == ["dn", "d-"]


def test_a_capped_block_shows_the_rounds_so_far() -> None:
    """One while it is ahead, then as many as were begun, all that were done behind."""
    amrap = block(item("push-up 1x8"), style=Style.INTERVAL, cap=60)
    play = perform(planned_sets_of(block(item("squat 1x5")), amrap), "space")
    assert marks(play) == ["n", "-"]
    go_on(play, "space; space; space; space; space")
    assert marks(play) == ["d", "ddn"]
    go_on(play, "60 s pass; space")
    assert marks(play) == ["d", "ddd"]
    assert sets_as_prescribed(play.machine.state) == play.machine.state.planned_sets


def test_rows_need_only_a_state() -> None:
    """They are the same however they are asked for."""
    play = perform(PUSH_UPS, "space")
    assert strip_items(play.machine.state, EXERCISES) == play.view.rows


SIDES_WHEREABOUTS = straight(item("side-plank 2x20 s/side", rest="30"), item("push-up 1x5"))


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
    play = perform(SIDES_WHEREABOUTS, transcript)
    assert position_text(play.machine.state, play.now, EXERCISES) == where


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "moments ago"),
        (59, "moments ago"),
        (60, "1 minute ago"),
        (14 * 60, "14 minutes ago"),
        (3600, "1 hour ago"),
        (2 * 86400, "2 days ago"),
    ],
)
def test_how_long_ago_in_the_largest_unit(seconds: int, words: str) -> None:
    """Nobody counts minutes over days."""
    assert elapsed_text(seconds) == words
