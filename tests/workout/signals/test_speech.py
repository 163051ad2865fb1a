"""What a voice says, and when."""

import re
from collections import Counter
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.adapt.single_exercise import single_exercise_session
from midstance.domain.library import Library
from midstance.domain.planned_sets import PlannedSet, lay_out
from midstance.domain.quantity import Load, LoadMeaning, WeightUnit
from midstance.domain.runner import Loading
from midstance.domain.session import Purpose, Style
from midstance.domain.settings import AutoAdvance
from midstance.domain.strength.ramp_up import NUMBERS_BEFORE
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places
from midstance.workout import events
from midstance.workout.effects import Speak, SpokenMoment
from midstance.workout.signals.speech import SPEAKS_FROM, sentence
from midstance.workout.state import GuideOptions, NotAllowedNowError
from tests.playbook import (
    EXERCISES,
    PLANKS,
    PUSH_UPS,
    SECOND,
    Play,
    block,
    go_on,
    item,
    perform,
    planned_sets_of,
    straight,
)
from tests.workout.signals.spoken_sentences import SENTENCES
from tests.workout.test_laws import Act, interrupted, options, sessions

SIDES = straight(item("side-plank 2x20 s/side", rest="30"))
NEXT_SIDES = "Next, Side plank, set {} of two. Left side. Twenty seconds."
WORDS_ALONE = re.compile(r"(?:[A-Z][A-Za-z',-]*(?: [A-Za-z',-]+)*\.(?: |$))*")
"""Sentences of letters, with commas, hyphens and apostrophes, each with a full stop."""


def test_a_set_with_two_sides_from_set_up_to_the_next_rest() -> None:
    """What comes, the lead-in, half-way and five in each hold, and the change of sides."""
    play = perform(SIDES, "space; space; 50 s pass")
    assert play.spoken == [
        (NEXT_SIDES.format("one"), 0),
        ("Side plank. Left side. Twenty seconds.", 0),
        ("", 5),
        ("Halfway.", 15),
        ("Five.", 20),
        ("Switch sides. Right side.", 25),
        ("", 30),
        ("Halfway.", 40),
        ("Five.", 45),
        (NEXT_SIDES.format("two"), 50),
    ]


def test_repetitions_are_announced_with_their_load() -> None:
    """In the set-up and in each rest; the work itself needs no word."""
    squats = straight(item("squat 2x8-12 60 kg", rest="90"))
    play = perform(squats, "space; space; space; space")
    assert [text for text, _ in play.spoken] == [
        "Next, Squat, set one of two. Eight to twelve repetitions, sixty kilograms.",
        "Next, Squat, set two of two. Eight to twelve repetitions, sixty kilograms.",
    ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("plank 1x30+ s", "Next, Plank. Thirty seconds or more."),
        ("lunge 1x6/side alternating", "Next, Lunge. Six repetitions each side."),
        ("dead-bug 1x45 s alternating", "Next, Dead bug. Forty-five seconds, sides in turn."),
        ("carry 1x40 m 24 kg", "Next, Carry. Forty metres, twenty-four kilograms."),
        ("jump 1x5 c", "Next, Jump. Five jumps."),
        ("run 1x90 s", "Next, Run. Ninety seconds."),
    ],
)
def test_every_kind_of_amount_is_said(asked: str, said: str) -> None:
    """Repetitions, jumps, metres and times, for one side or both."""
    assert perform(straight(item(asked)), "space").spoken == [(said, 0)]


def test_a_load_in_two_hands_and_in_pounds() -> None:
    """Each hand is named, and the unit is the runner's."""
    (squat,) = straight(item("squat 1x12 22.5 kg"))
    loading = Loading(Load(2500), None, LoadMeaning.EACH_HAND)
    ahead = Speak(SpokenMoment.AHEAD, 0, replace(squat, loading=loading), 0)
    twelve = "Next, Squat. Twelve repetitions,"
    said = sentence(ahead, EXERCISES, WeightUnit.KG)
    assert said == f"{twelve} twenty-two and a half kilograms each hand."
    said = sentence(ahead, EXERCISES, WeightUnit.LB)
    assert said == f"{twelve} forty-nine and a half pounds each hand."
    no_weight = replace(ahead, planned_set=squat.with_load(Load(0)))
    assert sentence(no_weight, EXERCISES, WeightUnit.KG) == "Next, Squat. Twelve repetitions."


def test_ramp_up_sets_and_rounds_against_the_clock_have_no_number() -> None:
    """One is called by its name; of the other nobody knows how many there will be."""
    (squat, *_) = straight(item("squat 3x6 60 kg"))
    ramp_up = replace(squat, purpose=Purpose.RAMP_UP, set_number=NUMBERS_BEFORE + 1)
    capped = replace(squat, cap=300)
    for planned_set, name in ((ramp_up, "Next, Squat, ramp-up set."), (capped, "Next, Squat.")):
        said = sentence(Speak(SpokenMoment.AHEAD, 0, planned_set, 0), EXERCISES, WeightUnit.KG)
        assert said.startswith(f"{name} Six")


def test_the_lead_in_leaves_the_remark_in_brackets_out() -> None:
    """Five seconds are short, and the rest has said it all; a name of signs alone is none."""
    (plank,) = straight(item("plank 1x30 s"))
    for name, short, full in (
        ("Plank (on the forearms)", "Plank", "Plank, on the forearms"),
        ("* * *", "Your exercise", "your exercise"),
    ):
        named = {"plank": replace(EXERCISES["plank"], name=name)}
        ready = sentence(Speak(SpokenMoment.GET_READY, 0, plank, 0), named, WeightUnit.KG)
        ahead = sentence(Speak(SpokenMoment.AHEAD, 0, plank, 0), named, WeightUnit.KG)
        assert (ready, ahead) == (f"{short}. Thirty seconds.", f"Next, {full}. Thirty seconds.")


def test_what_comes_is_said_again_only_when_it_is_another() -> None:
    """A skip, a jump and a swap name the new set; numbers, loads and pauses say nothing."""
    play = perform(PUSH_UPS, "space; space; space")
    before = len(play.spoken)
    go_on(play, "nudges +1; pause; pause; rest +15 s; effort 7; 1 s pass")
    assert len(play.spoken) == before
    go_on(play, "skips")
    assert play.spoken[-1][0].startswith("Next, Push up, set three of three.")
    go_on(play, "swaps 0 for plank 2x30 s")
    assert play.spoken[-1][0].startswith("Next, Plank,")
    go_on(play, "undo")
    assert play.spoken[-1][0].startswith("Next, Push up, set three of three.")


def test_a_number_that_was_chosen_before_is_the_one_that_is_said() -> None:
    """Where a lead-in follows, it has the number of the screen."""
    (plank, *_) = PLANKS
    play = perform((plank,), "space")
    play.machine.state = replace(play.machine.state, stepped_to=40)
    play.does(events.AdvancePressed())
    assert play.spoken[-1] == ("Plank. Forty seconds.", 0)


def test_a_short_rest_leaves_it_to_the_lead_in() -> None:
    """Nine seconds before a lead-in are silent; where none follows they have the short sentence."""
    play = perform(straight(item("plank 2x20 s", rest="9")), "space; space; 25 s pass")
    assert play.spoken[-1:] == [("Five.", 20)]
    go_on(play, "9 s pass")
    assert play.spoken[-1:] == [("Plank. Twenty seconds.", 34)]
    rounds = planned_sets_of(block(item("plank 1x20 s"), style=Style.INTERVAL, rounds=2, every=25))
    play = perform(rounds, "space; space; 25 s pass")
    assert play.spoken[-1:] == [("Plank. Twenty seconds.", 25)]


def test_a_restarted_hold_is_led_in_and_counted_again() -> None:
    """Again from the lead-in, with half-way and five of the new time."""
    play = perform(PLANKS, "space; space; 25 s pass; again; 35 s pass")
    assert [text for text, _ in play.spoken[1:8]] == [
        *("Plank. Thirty seconds.", "", "Halfway."),
        *("Plank. Thirty seconds.", "", "Halfway.", "Five."),
    ]


def test_nothing_is_said_before_the_start_and_after_the_end() -> None:
    """Neither in the overview, nor when all is done."""
    assert perform(PUSH_UPS, "1 min pass").spoken == []
    play = perform(straight(item("push-up 1x8")), "space; space; space; 1 min pass; space")
    assert [text for text, _ in play.spoken] == ["Next, Push up. Eight repetitions."]


def hold_of(seconds: int) -> tuple[PlannedSet, ...]:
    """One hold."""
    return straight(item(f"plank 1x{seconds} s"))


@given(st.integers(1, 90), st.lists(st.tuples(st.floats(0.1, 40), st.floats(0.1, 40)), max_size=3))
def test_halfway_and_five_are_said_exactly_once(
    seconds: int, pauses: list[tuple[float, float]]
) -> None:
    """However often a hold is paused; a hold of less than fifteen seconds has neither."""
    play = perform(hold_of(seconds), "space; space; 5 s pass")
    for before, pause in pauses:
        if play.machine.state.is_on_the_clock:
            play.passes(before)
        if play.machine.state.is_on_the_clock:
            go_on(play, "pause")
            play.passes(pause)
            go_on(play, "pause; 3 s pass")
    play.passes(seconds)
    times = int(seconds * SECOND >= SPEAKS_FROM)
    counted = Counter(text for text, _ in play.spoken)
    assert (counted["Halfway."], counted["Five."]) == (times, times)
    assert [t for t, _ in play.spoken if t in {"Halfway.", "Five."}] == ["Halfway.", "Five."][
        : 2 * times
    ]


@given(st.integers(15, 90))
def test_both_are_said_at_their_moment(seconds: int) -> None:
    """Half-way at half of the time, and five with five seconds left, however late it is woken."""
    play = perform(hold_of(seconds), "space; space; 5 s pass")
    play.passes_unseen(seconds)
    at = {text: at for text, at in play.spoken if text in {"Halfway.", "Five."}}
    assert at == {"Halfway.": 5 + seconds / 2, "Five.": seconds}


IN_A_HOLD = {SpokenMoment.SILENCE, SpokenMoment.HALF_WAY, SpokenMoment.FIVE}


def lived_through(
    planned_sets: tuple[PlannedSet, ...], chosen: GuideOptions, life: list[Act]
) -> list[Speak]:
    """Everything that was to be spoken in a life.

    While a timed set runs, what was begun last is one word, or silence.
    """
    play, spoken = Play(planned_sets, chosen), list[Speak]()
    for act in [events.AdvancePressed(), *life]:
        with suppress(NotAllowedNowError):
            if isinstance(act, int):
                play.passes(act / SECOND)
            else:
                play.does(act)
        spoken = [each for each in play.asked if isinstance(each, Speak)]
        if play.machine.state.is_on_the_clock and spoken:
            assert spoken[-1].moment in IN_A_HOLD
    return spoken


@given(sessions(), options, interrupted, st.sampled_from(WeightUnit))
def test_no_sentence_is_spoken_over_a_hold(
    planned_sets: tuple[PlannedSet, ...],
    chosen: GuideOptions,
    life: list[Act],
    unit: WeightUnit,
) -> None:
    """Whatever the runner does: when a timed set begins the last sentence ends; all is words."""
    for each in lived_through(planned_sets, chosen, life):
        said = sentence(each, EXERCISES, unit)
        assert WORDS_ALONE.fullmatch(said), said


def test_sentences_are_in_the_order_of_their_moments() -> None:
    """With everything beginning by itself, and woken once, each has its own moment."""
    always = GuideOptions(auto_advance=AutoAdvance.ALWAYS)
    play = perform(SIDES, "space; space; 2 min pass unseen", always)
    assert play.spoken == perform(SIDES, "space; space; 2 min pass", always).spoken
    moments = [at for _, at in play.spoken]
    assert moments == sorted(moments)


NO_WORDS = re.compile(r"[^A-Za-z',. -]|[A-Z]{2}|  | [,.]")
"""Digits and signs, letters run together as in short forms, and gaps."""

SHORT_FORMS = {"reps", "rep", "sec", "secs", "min", "mins", "kg", "lb", "lbs", "cm", "db", "kb"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The bundled library."""
    folder = tmp_path_factory.mktemp("places")
    return load_library(Places(folder / "data", folder / "config", folder / "cache")).library


def said(library: Library, id_: str, moment: SpokenMoment) -> str:
    """What is said of an exercise done by itself, as it is usual."""
    session = single_exercise_session(library.exercises[id_])
    first = lay_out(session, library.exercises, {})[0]
    return sentence(Speak(moment, 0, first, 0), library.exercises, WeightUnit.KG)


def test_the_table_has_what_is_said_of_every_exercise(library: Library) -> None:
    """A new exercise gets a line here, so that somebody has read its sentence."""
    exercises = sorted(library.exercises)
    assert {id_: said(library, id_, SpokenMoment.AHEAD) for id_ in exercises} == SENTENCES
    assert list(SENTENCES) == exercises


@pytest.mark.parametrize("moment", SpokenMoment)
def test_no_sentence_of_any_exercise_has_a_digit_or_a_short_form(
    library: Library, moment: SpokenMoment
) -> None:
    """No digit, no sign, no short form is left in anything that is said of any exercise."""
    for id_ in library.exercises:
        text = said(library, id_, moment)
        assert not NO_WORDS.search(text), text
        assert not SHORT_FORMS & set(re.findall(r"\w+", text.lower())), text
