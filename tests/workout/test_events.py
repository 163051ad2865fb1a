"""Events that can be kept and read back."""

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.workout import events
from midstance.workout.events import (
    RunnerEvent,
    UnreadableEventError,
    event_from_plain,
    event_to_plain,
)

EXAMPLES: tuple[RunnerEvent, ...] = (
    events.AdvancePressed(),
    events.DigitTyped(7),
    events.DigitErased(),
    events.NumberStepped(-1),
    events.LoadStepped(2),
    events.PointTyped(),
    events.LoadKeyPressed(),
    events.LoadSet(82_500),
    events.EntryDropped(),
    events.ShortSetCounted(),
    events.BandDistanceSet(80),
    events.EffortRated(8),
    events.SkipPressed(whole_item=True),
    events.ItemPostponed(),
    events.ItemChosen(4),
    events.SetAdded(),
    events.Swapped(3, "plank", "3x20 s @6", 5000),
    events.ItemsDropped((1, 2)),
    events.PauseToggled(),
    events.RestStretched(-15),
    events.UndoPressed(),
    events.NoteAdded("knees in", on_workout=True),
    events.PainReported("knee", 4),
    events.HeartRateNoted(132, 158),
    events.ClockStopped(600_000),
    events.IdleNoticed(600_000),
    events.TimePassed(),
    events.StepRestarted(),
    events.FinishedEarly(),
    events.FinishedAsDone(),
    events.WorkoutDiscarded(),
)


def test_there_is_an_example_of_every_event() -> None:
    """So that none is forgotten below."""
    assert {type(each) for each in EXAMPLES} == set(get_args(RunnerEvent))


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: type(event).__name__)
def test_every_event_comes_back_from_json(event: RunnerEvent) -> None:
    """Written as a name and plain fields, read as the same event."""
    name, plain = event_to_plain(event)
    assert event_from_plain(name, json.loads(json.dumps(plain))) == event


@given(st.text(max_size=40), st.booleans())
def test_any_note_comes_back(text: str, on_workout: bool) -> None:
    """Whatever was typed."""
    event = events.NoteAdded(text, on_workout)
    assert event_from_plain(*event_to_plain(event)) == event


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Flown", {}),
        ("Saved", {"serials": [1]}),
        ("DigitTyped", {}),
        ("DigitTyped", {"digit": 3, "hand": "left"}),
        ("Advanced", {"by": 1}),
        ("Swapped", {"place": 0, "exercise": "plank", "prescription": "1x9 s"}),
        ("Advanced", []),
    ],
)
def test_an_unknown_event_is_named(name: str, plain: dict[str, object]) -> None:
    """An unknown name, an answer, a field too few or too many."""
    with pytest.raises(UnreadableEventError, match=f"{name}.*is no event of this version"):
        event_from_plain(name, plain)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("DigitTyped", {"digit": "3"}),
        ("DigitTyped", {"digit": True}),
        ("DigitTyped", {"digit": 2**60}),
        ("Noted", {"text": None, "on_workout": False}),
        ("Noted", {"text": "", "on_workout": 1}),
        ("HeartRateNoted", {"mean_bpm": 132, "max_bpm": []}),
        ("ItemsDropped", {"places": 3}),
        ("ItemsDropped", {"places": [0, "1"]}),
    ],
)
def test_a_field_that_holds_something_else_is_named(name: str, plain: dict[str, object]) -> None:
    """Damaged values come into no workout."""
    with pytest.raises(UnreadableEventError, match=f"{name}: "):
        event_from_plain(name, plain)


def test_events_are_values() -> None:
    """Equal when they say the same, and usable as keys."""
    assert len({events.NumberStepped(1), events.NumberStepped(1), events.NumberStepped(2)}) == 2
