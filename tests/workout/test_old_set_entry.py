"""By the rules of older versions: numbers, loads, bands, efforts and notes at work and after it."""

import pytest

from midstance.domain.quantity import Load
from midstance.workout.events import (
    BandDistanceSet,
    DigitTyped,
    EffortRated,
    NoteAdded,
    NumberStepped,
)
from midstance.workout.set_entry import displayed_number, entered_number, is_counting
from midstance.workout.state import NotAllowedNowError
from tests.playbook import PLANKS, PUSH_UPS, go_on, item, perform, straight

SIDES = straight(item("side-plank 2x20 s/side", rest="30"))
CALVES = straight(item("calf-raise 2x8/side", rest="30"))
SQUATS = straight(item("squat 3x5 60 kg", rest="60"))


def test_the_number_really_done_is_typed_at_work() -> None:
    """Digits, then the one key; the last digit can be erased."""
    perform(
        PUSH_UPS,
        """
        space; space; types 15 -> GO 15
        erases -> GO 1
        types 4 -> GO 14
        space -> REST 1:00, saves push-up 14
        """,
    )


def test_the_number_can_be_nudged_at_work() -> None:
    """One more or one less than what is shown, never less than nothing."""
    perform(
        PUSH_UPS,
        """
        space; space; nudges -1; nudges -1 -> GO 10
        types 4; nudges +1 -> GO 5
        nudges -9 -> GO 0
        space -> REST 1:30, saves push-up 0
        """,
    )


def test_the_set_just_saved_is_corrected_in_the_rest() -> None:
    """With digits and the key, or with nudges; the rest goes on."""
    play = perform(
        PUSH_UPS,
        """
        space; space; space; 10 s pass -> REST 0:50, saves push-up 12
        types 14 -> REST 0:50
        space -> REST 0:50, saves push-up 14
        nudges +1 -> REST 0:50, saves push-up 15
        space -> GO 12
        """,
    )
    assert [each.sequence for each in play.machine.state.sets] == [1]


def test_digits_outlive_the_end_of_a_rest() -> None:
    """A number typed just before the lead-in can still be entered in it."""
    perform(
        PLANKS,
        """
        space; space; 20 s pass; space; 29 s pass; types 25; 3 s pass -> GET READY 0:03, saves
        space -> GET READY 0:03, saves plank 25
        3 s pass -> HOLD 0:30
        """,
    )


def test_digits_that_were_never_entered_are_dropped_at_work() -> None:
    """They belong to no set any more."""
    play = perform(PLANKS, "space; space; 20 s pass; space; 29 s pass; types 25; 10 s pass")
    assert play.view.entry == ""
    assert play.done == ["plank 15"]


def test_in_a_switch_the_first_side_is_corrected() -> None:
    """Its number, and nothing of the side to come."""
    perform(
        CALVES,
        """
        space; space; space -> SWITCH 0:05, saves calf-raise left 8
        types 6; space -> SWITCH 0:05, saves calf-raise left 6
        nudges +1 -> SWITCH 0:05, saves calf-raise left 7
        space; space -> REST 0:30, saves calf-raise right 8
        types 5; space -> REST 0:30, saves calf-raise right 5
        """,
    )


def test_sides_in_turn_are_corrected_together() -> None:
    """They were counted as one number."""
    perform(
        straight(item("lunge 2x6/side alternating", rest="30")),
        "space; space; space; types 5; space -> REST 0:30, saves, saves, saves lunge left 5, saves "
        "lunge right 5",
    )


def test_the_last_set_of_all_can_be_corrected() -> None:
    """At DONE the first press enters the number, the next one closes."""
    perform(
        straight(item("push-up 1x12")),
        """
        space; space; space -> DONE, saves push-up 12
        types 9; space -> DONE, saves push-up 9
        space -> DONE, closes completed
        """,
    )


def test_a_typed_number_counts_in_a_pause() -> None:
    """Digits and the key enter the number, whether everything is paused or not."""
    perform(
        PUSH_UPS,
        """
        space; space; pause; types 9; space -> REST 1:30, saves push-up 9
        pause; types 8; space -> PAUSED 1:30, saves push-up 8
        space -> REST 1:30
        """,
    )


@pytest.mark.parametrize("before", ["0 s pass", "space", "space; space; 2 s pass"])
def test_a_number_needs_a_set(before: str) -> None:
    """Before the first set there is none to be about, and in a hold the clock decides."""
    for planned_sets in (PLANKS,):
        play = perform(planned_sets, before)
        go_on(play, "types 5 -> refused: A number can be typed")
        go_on(play, "nudges +1 -> refused: No set to correct")
        go_on(play, "effort 7 -> refused: No set to correct")


def test_in_a_hold_no_number_is_asked_for() -> None:
    """The clock says how long it was."""
    play = perform(PLANKS, "space; space; 9 s pass; types 5 -> HOLD 0:26, refused: A number")
    assert not is_counting(play.machine.state)
    go_on(play, "nudges +1 -> HOLD 0:26, refused: No set to correct")


def test_only_digits_are_digits() -> None:
    """Anything else is refused."""
    play = perform(PUSH_UPS, "space; space")
    for digit in (-1, 10):
        with pytest.raises(NotAllowedNowError, match="A digit is 0 to 9"):
            play.does(DigitTyped(digit))


def test_a_number_has_four_digits() -> None:
    """The last four count, and no set is larger than ten thousand."""
    play = perform(PUSH_UPS, "space; space; types 123456789 -> GO 6789")
    play.does(NumberStepped(99_999))
    go_on(play, "0 s pass -> GO 10000")


def test_what_is_shown_is_what_would_be_saved() -> None:
    """The target, unless something was said."""
    state = perform(PUSH_UPS, "space; space").machine.state
    assert (entered_number(state), displayed_number(state)) == (None, 12)
    state = perform(PUSH_UPS, "space; space; types 7").machine.state
    assert (entered_number(state), displayed_number(state)) == (7, 7)


def test_the_load_is_changed_at_work_for_what_is_left() -> None:
    """By the smallest step of the kit: 2.5 kg on a barbell, 1 kg else."""
    perform(
        SQUATS,
        """
        space; load +1; space; load +1 -> GO 5
        space -> REST 1:00, saves squat 5 @ 65 kg
        space; load -2; space -> REST 1:00, saves squat 5 @ 60 kg
        """,
    )
    perform(
        straight(item("carry 1x20 m 10 kg")),
        "space; load +1; space; space -> DONE, saves carry 20 @ 12",
    )


def test_the_load_of_the_set_just_saved_is_corrected_in_the_rest() -> None:
    """What was really lifted goes into the log, and the sets to come follow it."""
    play = perform(
        SQUATS,
        """
        space; space; space; load +1 -> REST, saves squat 5 @ 60 kg, saves squat 5 @ 62.5 kg
        load +1 -> REST, saves squat 5 @ 65 kg
        space; space -> REST, saves squat 5 @ 65 kg
        """,
    )
    assert play.done == ["squat 5 @ 65 kg"] * 2


def test_a_load_that_was_never_said_starts_from_nothing() -> None:
    """Step by step up to what was lifted, never below nothing."""
    perform(
        straight(item("carry 2x20 m", rest="60")),
        """
        space; space; space; load +9 -> REST, saves carry 20, saves carry 20 @ 18 kg
        load -20 -> REST, saves carry 20
        """,
    )


def test_the_load_of_both_sides_is_one() -> None:
    """A correction after the second side is for the first as well."""
    play = perform(
        straight(item("carry 1x20 m/side 10 kg")), "space; space; space; space; space; load +2"
    )
    assert play.done == ["carry left 20 @ 14 kg", "carry right 20 @ 14 kg"]


def test_while_the_next_exercise_is_set_up_the_load_is_its_own() -> None:
    """What is on the screen is what is changed."""
    perform(
        straight(item("squat 1x5 60 kg"), item("deadlift 1x5 80 kg")),
        """
        space; space; space; load +1 -> NEXT 0:00 Deadlift, saves squat 5 @ 60 kg
        space; space -> DONE, saves deadlift 5 @ 82.5 kg
        load -1 -> DONE, saves deadlift 5 @ 80 kg
        """,
    )


def test_what_has_no_weight_has_no_load() -> None:
    """One line says why nothing happens."""
    perform(PUSH_UPS, "load +1 -> TODAY, refused: The workout has not begun")
    perform(PUSH_UPS, "space; load +1 -> NEXT, refused: No weight is logged")
    perform(PUSH_UPS, "space; space; space; load +1 -> REST, saves, refused: No weight is logged")


def test_a_band_is_shown_by_its_length() -> None:
    """At work for what is left; in the rest for the set just saved as well."""
    play = perform(
        straight(item("band-walk 3x9", rest="60")),
        "space; band 80; space; space; band 90 -> REST, saves, saves",
    )
    assert [each.band_cm for each in play.machine.state.sets] == [90]
    assert [planned_set.band_cm for planned_set in play.machine.state.planned_sets[1:]] == [90, 90]
    play.does(BandDistanceSet(-5))
    play.does(BandDistanceSet(5000))
    assert [each.band_cm for each in play.machine.state.sets] == [1000]
    go_on(perform(PUSH_UPS, "0 s pass"), "band 80 -> TODAY, refused: The workout has not begun")


def test_the_effort_belongs_to_both_sides() -> None:
    """Whenever it is said: at the first side, between, at the second, or in the rest."""
    for transcript in (
        "space; space; effort 8; space; space; space",
        "space; space; space; effort 8; space; space",
        "space; space; space; space; effort 8; space",
        "space; space; space; space; space; effort 8",
    ):
        play = perform(CALVES, transcript)
        assert [each.effort for each in play.machine.state.sets] == [8, 8]
        assert play.view.effort == 8


def test_the_effort_of_one_set_is_not_that_of_the_next() -> None:
    """Each set is asked for its own, and none has to be said."""
    play = perform(PUSH_UPS, "space; space; effort 9; space; space; space")
    assert [each.effort for each in play.machine.state.sets] == [9, None]


def test_an_effort_of_a_set_that_is_left_is_forgotten() -> None:
    """A skipped set has none, and passes none on."""
    play = perform(PUSH_UPS, "space; space; effort 9; skips; space; space")
    assert [each.effort for each in play.machine.state.sets] == [None, None]


def test_an_effort_is_one_to_ten() -> None:
    """What lies outside counts as the end of the scale."""
    play = perform(PUSH_UPS, "space; space; space")
    for said, meant in ((0, 1), (11, 10), (7, 7)):
        play.does(EffortRated(said))
        assert play.machine.state.sets[0].effort == meant


def test_a_note_at_work_goes_with_the_set() -> None:
    """It is kept with the side that is recorded next, and with no other."""
    play = perform(PUSH_UPS, "space; space; notes knees in; space; space; space")
    assert [each.note for each in play.machine.state.sets] == ["knees in", ""]


def test_a_note_in_the_rest_goes_with_the_set_just_saved() -> None:
    """A second one replaces it."""
    play = perform(
        PUSH_UPS, "space; space; space; notes slow; notes fast -> REST, saves, saves, saves"
    )
    assert [each.note for each in play.machine.state.sets] == ["fast"]


def test_a_note_of_a_set_put_aside_is_not_that_of_the_next() -> None:
    """What was said of a skipped set is not said of another one."""
    play = perform(PUSH_UPS, "space; space; notes odd; skips; space; space")
    assert [each.note for each in play.machine.state.sets] == ["", ""]


def test_a_note_on_the_workout_is_its_own() -> None:
    """Asked for as such, or where there is no set that it could be about."""
    play = perform(PUSH_UPS, "space; notes windy -> NEXT, annotates windy")
    go_on(play, "space; notes on the workout hot -> GO 12, annotates hot")
    assert play.view.note == "hot"


def test_a_note_ends_somewhere() -> None:
    """Two thousand characters are kept."""
    play = perform(PUSH_UPS, "space")
    play.does(NoteAdded("x" * 3000))
    assert len(play.view.note) == 2000


def test_a_correction_keeps_what_else_was_said() -> None:
    """Number, load, effort and note of a set are independent."""
    play = perform(
        SQUATS, "space; space; space; effort 7; notes deep; load +1; types 4; space; nudges -1"
    )
    (done,) = play.machine.state.sets
    assert (done.value, done.load, done.effort, done.note) == (3, Load(62_500), 7, "deep")


def test_a_hold_cut_off_by_sleep_asks_for_its_seconds() -> None:
    """Only then is a number of a hold typed."""
    play = perform(SIDES, "space; space; 15 s pass; sleeps 60 s")
    assert is_counting(play.machine.state)
    assert displayed_number(play.machine.state) == 10
    assert play.view.number is None
    go_on(play, "types 1; types 4 -> PAUSED 14")
