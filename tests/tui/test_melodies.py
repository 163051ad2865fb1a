"""The cues as melodies."""

from itertools import pairwise

import pytest

from midstance.tui.melodies import MELODIES, Note
from midstance.workout.effects import CueKind


def test_distinct() -> None:
    """Every cue has a melody, and no two are alike."""
    assert set(MELODIES) == set(CueKind)
    assert len(set(MELODIES.values())) == len(CueKind)


def test_short() -> None:
    """No cue lasts longer than a second, so that three can follow each other."""
    assert all(sum(length for _, length in notes) < 1000 for notes in MELODIES.values())


def pitches(kind: CueKind) -> list[float]:
    """The pitches of a cue, without its pauses."""
    notes: tuple[Note, ...] = tuple(MELODIES[kind])
    return [pitch for pitch, _ in notes if pitch]


@pytest.mark.parametrize("kind", [CueKind.START, CueKind.REST_OVER])
def test_what_begins_rises(kind: CueKind) -> None:
    """A set or the end of a rest is heard as something that goes up."""
    assert all(low < high for low, high in pairwise(pitches(kind)))


@pytest.mark.parametrize("kind", [CueKind.END, CueKind.OVERDUE])
def test_what_ends_falls(kind: CueKind) -> None:
    """The end of a set, or a rest that is too long, is heard as something that goes down."""
    assert all(high > low for high, low in pairwise(pitches(kind)))
