"""A workout under way in words, and what is asked at its end."""

from dataclasses import replace

import pytest

from midstance.domain.planned_sets import PlannedSet
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.runner import LoadRules
from midstance.presentation.commands import BY_ID, COMMANDS, DEFAULT_KEYMAP, first_key
from midstance.presentation.key_names import Area
from midstance.presentation.workout import (
    SENT,
    effort_question,
    ending_of,
    marks_text,
    session_keys,
    strip_rows,
    summary_lines,
)
from midstance.workout.display.strip import StripItem, StripMark
from midstance.workout.events import (
    FinishedAsDone,
    FinishedEarly,
    NumberStepped,
    RestStretched,
    SkipPressed,
    WorkoutDiscarded,
)
from midstance.workout.machine import Machine
from midstance.workout.state import GuideOptions
from midstance.workout.summary import summarise
from tests.playbook import EXERCISES, PLANKS, PUSH_UPS, Play, go_on, item, perform, straight


def test_only_commands_of_a_workout_send_an_event() -> None:
    """What sends one needs no question first; opposite keys send opposite events."""
    assert {BY_ID[id_].area for id_ in SENT} == {Area.SESSION}
    assert SENT["session.more"] == NumberStepped(1)
    assert SENT["session.fewer"] == NumberStepped(-1)
    assert SENT["session.longer"] == RestStretched(15)
    assert SENT["session.shorter"] == RestStretched(-15)
    assert SENT["session.skip-item"] == SkipPressed(whole_item=True)


ENDED_SESSION = straight(
    item("squat 2x5 60 kg"), item("side-plank 1x20 s/side"), item("push-up 5x8")
)
ONE_SET = "space; space; space"
OF_PROGRAM = ("foundations/A", "Squat, push, trunk")
ROUTINE = ("core-5", "5-minute core")


@pytest.mark.parametrize(
    ("of_session", "question", "first"),
    [
        (OF_PROGRAM, "Count A as done, or do it again next time?", "do it again next time"),
        (ROUTINE, "Count 5-minute core as done?", "not counted"),
    ],
)
def test_little_done_is_asked_about(of_session: tuple[str, str], question: str, first: str) -> None:
    """A session of a program comes again; a routine is due at no time."""
    play = perform(ENDED_SESSION, ONE_SET)
    summary = summarise(play.machine.state, play.now, EXERCISES, {})
    ending = ending_of(summary, *of_session, is_half_done=False)
    assert ending.question == question
    assert [(each.key, each.event) for each in ending.answers] == [
        ("space", FinishedEarly()),
        ("d", FinishedAsDone()),
    ]
    assert ending.answers[0].label == first


def test_nothing_done_can_be_discarded() -> None:
    """The big key keeps it."""
    play = perform(ENDED_SESSION, "space")
    summary = summarise(play.machine.state, play.now, EXERCISES, {})
    ending = ending_of(summary, *OF_PROGRAM, is_half_done=False)
    assert ending.question == "No set was done. Discard this workout?"
    assert [each.event for each in ending.answers] == [FinishedEarly(), WorkoutDiscarded()]


def test_enough_is_not_asked_about() -> None:
    """There is only the summary."""
    play = perform(ENDED_SESSION, ONE_SET)
    summary = summarise(play.machine.state, play.now, EXERCISES, {})
    assert ending_of(summary, *OF_PROGRAM, is_half_done=True).question == ""


def test_a_summary_in_lines() -> None:
    """The time and the totals, then each exercise; loads are in the runner's unit."""
    play = perform(ENDED_SESSION, f"{ONE_SET}; space; space; space; 50 s pass")
    summary = summarise(play.machine.state, play.now, EXERCISES, {})
    assert list(summary_lines(summary, WeightUnit.KG)) == [
        f"0:{play.now // 1000} · 3 of 8 sets · 10 reps · 0:40 held · {Load(600_000).text()} lifted",
        "Squat: 2 of 2: 5 · 5",
        "Side plank: 1 of 1: 20 left · 20 right s",
    ]


TRANSCRIPTS = (
    ("", "start"),
    ("space", "begin"),
    ("space; space", "log 12"),
    ("space; space; types 9", "log 9"),
    ("space; space; space", "start set 2"),
    ("space; space; space; types 9", "set it"),
    ("space; space; space; erases", "keep"),
    ("space; space; pause", "resume"),
    ("space; skips the exercise", "close"),
)


@pytest.mark.parametrize(("transcript", "label"), TRANSCRIPTS)
def test_the_big_key_says_what_it_does_now(transcript: str, label: str) -> None:
    """In every phase the first key is the main one with its action, and the last leads to all."""
    play = workout(PUSH_UPS, transcript)
    keys = session_keys(play.view)
    assert keys[0] == ("Space", label)
    assert keys[-1] == ("?", "keys")


@pytest.mark.parametrize("transcript", [transcript for transcript, _ in TRANSCRIPTS])
def test_the_help_names_the_keys_of_the_row_first(transcript: str) -> None:
    """What the last row offers stands in the help among what means something now."""
    view = workout(PUSH_UPS, transcript).view
    ours = [each for each in COMMANDS if each.area is Area.SESSION]
    now = {first_key(each, DEFAULT_KEYMAP) for each in ours if view.phase in each.phases}
    assert {key for key, _ in session_keys(view)} - {"0-9", "[ ]", "?"} <= now


def test_a_question_has_its_keys_alone() -> None:
    """While it is in sight the row leaves out what y and n would do without it."""
    view = workout(PUSH_UPS, "space; space; space").view
    assert ("n", "note") in session_keys(view)
    asked = dict(session_keys(view, is_asked=True))
    assert "n" not in asked
    assert asked["e"] == "RPE"


def test_broken_form_is_offered_for_a_saved_set_alone() -> None:
    """Before the first set the effort is asked for without the key that could note nothing."""
    assert "form" not in effort_question(workout(PUSH_UPS, "space; space").view)
    saved = workout(PUSH_UPS, "space; space; space").view
    assert effort_question(saved).endswith("B form broke")


def workout(planned_sets: tuple[PlannedSet, ...], transcript: str) -> Play:
    """A workout by today's rules of loads, after a transcript."""
    play = Play(planned_sets)
    rules = LoadRules(WeightUnit.KG, {})
    play.machine = Machine(planned_sets, EXERCISES, GuideOptions(loads=rules))
    go_on(play, *filter(None, (transcript,)))
    return play


def test_a_clock_says_what_stopping_saves() -> None:
    """Before a hold the key begins it at once; within it the key names the seconds held."""
    assert session_keys(workout(PLANKS, "space; space").view)[0] == ("Space", "go now")
    held = workout(PLANKS, "space; space; space; 12 s pass")
    assert session_keys(held.view)[0] == ("Space", "stop, save 12 s")
    cut = workout(PLANKS, "space; space; space; 4 s pass; sleeps 10 min")
    assert session_keys(cut.view)[0] == ("Space", "do it again")


def test_the_row_names_the_chosen_keys() -> None:
    """A key that the runner chose stands there; on the floor only what is needed lying down."""
    chosen = {**DEFAULT_KEYMAP, "session.pause": ("f9", "p")}
    view = workout(PUSH_UPS, "space; space").view
    assert ("F9", "pause") in session_keys(view, chosen)
    floor = session_keys(view, is_floor=True)
    assert [label for _, label in floor] == [
        *("log 12", "reps", "pause", "back to the full screen", "keys")
    ]


def test_a_rest_offers_the_last_set() -> None:
    """The set just saved can be fixed by the key that names it."""
    keys = dict(session_keys(workout(PUSH_UPS, "space; space; space").view))
    assert keys["⌫"] == "fix set 1"
    assert keys["e"] == "RPE"


def test_many_sets_are_counted() -> None:
    """A mark for each set, or a count where there are more than six."""
    few = StripItem(0, "a", "Core", (StripMark.DONE, StripMark.NOW), is_now=True)
    assert marks_text(few) == "●○"
    assert marks_text(replace(few, marks=(StripMark.DONE,) * 8)) == "8/8"


def test_the_session_is_a_list_to_jump_in() -> None:
    """Each exercise stands under its block with its marks, the one that is on stands out."""
    rows = list(strip_rows(workout(PUSH_UPS, "space; space; space").view.rows))
    assert [row.is_heading for row in rows] == [True, False]
    assert rows[1].key == "0"
    assert "●○○" in rows[1].right[0].text
