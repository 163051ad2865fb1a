"""What the line-by-line guide says of a view."""

from dataclasses import replace

import pytest

from midstance.cli.plain import speech
from midstance.domain.planned_sets import lay_out
from midstance.domain.quantity import NO_REST, RestWindow
from midstance.domain.session import Block, Item, Prescription, Purpose, Session
from midstance.domain.strength.bests import Best, BestKind
from midstance.storage.definitions.compiler import compile_library
from midstance.storage.definitions.sources import bundled_sources
from midstance.storage.places import bundled_assets
from midstance.workout.events import AdvancePressed, PauseToggled, SavingFailed, SetsSaved
from midstance.workout.machine import Machine
from midstance.workout.view import SaveState, View, make_view

SECOND = 1000


@pytest.fixture(scope="module")
def machine_of() -> Machine:
    """A plank of 30 s, twice, before it has begun."""
    library = compile_library(bundled_sources(bundled_assets())).library
    items = (Item("plank", Prescription.parse("2x30 s @6"), RestWindow(45, 45)),)
    session = Session("s", "S", (Block(Purpose.CORE, items, rest=NO_REST),))
    return Machine(lay_out(session, library.exercises), library.exercises)


@pytest.fixture
def machine(machine_of: Machine) -> Machine:
    """The same, fresh for each test."""
    return Machine(machine_of.state.planned_sets, machine_of.exercises)


def lines(machine: Machine, now: int, *, begins_by_itself: bool = False) -> list[str]:
    """How the step is announced."""
    return list(speech.step_lines(make_view(machine, now), begins_by_itself=begins_by_itself))


def test_every_step_begins_with_its_word(machine: Machine) -> None:
    """TODAY, NEXT, GET READY, HOLD, REST and DONE, each at the start of its line."""
    heard = [lines(machine, 0)[0]]
    machine.handle(AdvancePressed(), 0)
    heard.append(lines(machine, 0)[0])
    machine.handle(AdvancePressed(), 0)
    for now in (0, 6, 36, 81, 200):
        machine.wake(now * SECOND)
        heard.append(lines(machine, now * SECOND)[0])
    assert heard == [
        "TODAY  Enter starts.",
        "NEXT  Forearm plank, set 1 of 2, 30 s, effort 6",
        "GET READY  Forearm plank, in 0:05",
        "HOLD  Forearm plank, set 1 of 2, 30 s, effort 6",
        "REST  0:44, then Forearm plank, set 2 of 2, 30 s, effort 6",
        "GET READY  Forearm plank, in 0:04",
        "DONE  1:55, 2 of 2 sets. Enter closes.",
    ]


def test_a_pause_says_how_to_go_on(machine: Machine) -> None:
    """PAUSED names the key that lifts it."""
    machine.handle(AdvancePressed(), 0)
    machine.handle(PauseToggled(), SECOND)
    assert lines(machine, SECOND) == ["PAUSED  p resumes."]


def test_a_set_up_says_when_it_begins(machine: Machine) -> None:
    """By itself after this many seconds, or when the runner is ready."""
    machine.handle(AdvancePressed(), 0)
    assert lines(machine, 0)[-1] == "Enter when you are ready."
    assert lines(machine, 0, begins_by_itself=True)[-1].startswith("Starts in")


@pytest.mark.parametrize(("now", "seconds"), [(5_000, 30), (5_001, 30), (25_000, 10), (34_999, 1)])
def test_seconds_to_go_are_rounded_up(machine: Machine, now: int, seconds: int) -> None:
    """A second is to go until it is over."""
    machine.handle(AdvancePressed(), 0)
    machine.handle(AdvancePressed(), 0)
    machine.wake(now)
    assert speech.seconds_to_go(machine.state, now) == seconds


def test_nothing_counts_down_where_nothing_runs(machine: Machine) -> None:
    """Before the first set and in a pause there is no moment to say."""
    assert speech.seconds_to_go(machine.state, 0) is None
    machine.handle(AdvancePressed(), 0)
    machine.handle(AdvancePressed(), 0)
    machine.wake(6 * SECOND)
    machine.handle(PauseToggled(), 6 * SECOND)
    assert speech.seconds_to_go(machine.state, 9 * SECOND) is None
    machine.handle(PauseToggled(), 9 * SECOND)
    assert speech.seconds_to_go(machine.state, 10 * SECOND) == 2


def test_moments_are_said_as_a_clock_shows_them() -> None:
    """The last three are bare numbers."""
    assert [speech.moment_text(seconds) for seconds in speech.MOMENTS] == [
        *("0:30", "0:10", "3", "2", "1")
    ]


def rested(machine: Machine) -> View:
    """The view in the rest after the first set."""
    machine.handle(AdvancePressed(), 0)
    machine.handle(AdvancePressed(), 0)
    machine.wake(40 * SECOND)
    return make_view(machine, 40 * SECOND)


def test_saved_is_said_once_and_only_when_it_is_so(machine: Machine) -> None:
    """While it waits nothing is said; when it is durable, its number; then nothing more."""
    waiting = rested(machine)
    assert list(speech.saving_lines(None, waiting)) == []
    machine.handle(SetsSaved((1,)), 40 * SECOND)
    saved = make_view(machine, 40 * SECOND)
    assert list(speech.saving_lines(waiting, saved)) == ["saved 1"]
    assert list(speech.saving_lines(saved, saved)) == []


def test_trouble_is_said_with_its_cause_and_the_key(machine: Machine) -> None:
    """NOT SAVED, why, and what tries again; once for each cause."""
    waiting = rested(machine)
    machine.handle(SavingFailed("The disk is full."), 40 * SECOND)
    trouble = make_view(machine, 40 * SECOND)
    assert trouble.saving is SaveState.NOT_SAVED
    said = ["NOT SAVED: The disk is full. Type x to try again."]
    assert list(speech.saving_lines(waiting, trouble)) == said
    assert list(speech.saving_lines(trouble, trouble)) == []


def test_changes_inside_a_step_are_said(machine: Machine) -> None:
    """A corrected set, its effort, another load and more sets each have their words."""
    before = rested(machine)
    after = replace(before, just_saved="25 s", effort=8)
    assert list(speech.changes(before, after)) == ["25 s, effort 8"]
    heavier = replace(before, card=replace(before.card, load="20 kg", sets=3))
    assert list(speech.changes(before, heavier)) == ["20 kg", "set 2 of 3"]
    rated = replace(before, just_saved="", effort=7)
    assert list(speech.changes(replace(before, just_saved=""), rated)) == ["effort 7"]
    assert list(speech.changes(before, before)) == []


def test_where_it_stands_is_one_line(machine: Machine) -> None:
    """The word with its number or its clock."""
    resting = rested(machine)
    assert speech.status_text(resting) == "REST  0:40"
    assert speech.status_text(replace(resting, number=12)) == "REST  12"
    assert speech.status_text(replace(resting, clock="")) == "REST"


def test_a_best_is_said_once(machine: Machine) -> None:
    """With the set that it is about, and again only with another set."""
    before = rested(machine)
    best = replace(before, just_saved="35 s", best=Best(BestKind.LONGEST_HOLD, 30, 35))
    assert list(speech.best_lines(before, best)) == ["Best yet, +5 s."]
    assert list(speech.best_lines(None, best)) == ["Best yet, +5 s."]
    assert list(speech.best_lines(best, best)) == []
    assert list(speech.best_lines(best, replace(best, just_saved="36 s"))) == ["Best yet, +5 s."]
    assert list(speech.best_lines(best, before)) == []


@pytest.mark.parametrize(
    ("ceiling", "words", "said"),
    [
        ("150 bpm", "Up to 150 beats.", ", heart rate up to 150 bpm"),
        ("", "Go so hard that you can still speak.", ", talk test"),
        ("", "", ""),
    ],
)
def test_the_ceiling_of_the_heart_rate_is_said_with_the_set(
    machine: Machine, ceiling: str, words: str, said: str
) -> None:
    """In words, and as sentences among all cues."""
    machine.handle(AdvancePressed(), 0)
    view = make_view(machine, 0)
    card = replace(view.card, ceiling=ceiling, ceiling_words=words)
    first = next(iter(speech.step_lines(replace(view, card=card), begins_by_itself=False)))
    assert (said in first, "heart rate" in first) == (True, "bpm" in ceiling)
    assert (f"Heart rate: {words}" in speech.all_cues(card)) is bool(words)
