"""What a workout asks of the world: save, remove, announce, sound, speak, finish."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from midstance.domain.record import NO_HEART_RATE

if TYPE_CHECKING:
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.record import HeartRate, Pain, SetRecord, WorkoutStatus


class CueKind(StrEnum):
    """A cue that differs from the others without looking."""

    LEAD_IN = "lead-in"
    START = "start"
    HALF_WAY = "half-way"
    LAST_THREE = "last-three"
    END = "end"
    SWITCH = "switch"
    REST_OVER = "rest-over"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class SaveSets:
    """Save these sets; one that is saved under the same sequence number takes the new values."""

    sets: tuple[SetRecord, ...]


@dataclass(frozen=True, slots=True)
class RemoveSets:
    """Take these sets out of the log again."""

    sequences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SaveNotes:
    """Keep the workout's note, pains and heart rate as they are now."""

    note: str
    pains: tuple[Pain, ...]
    heart_rate: HeartRate = NO_HEART_RATE


@dataclass(frozen=True, slots=True)
class AnnouncePhase:
    """Say one line to the runner."""

    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Give a signal that was due at ``at`` milliseconds of the workout's clock."""

    kind: CueKind
    at: int


class SpokenMoment(StrEnum):
    """What a voice speaks of: what comes, how far a hold is, or nothing, when a hold begins."""

    AHEAD = "ahead"
    GET_READY = "get-ready"
    SWITCH = "switch"
    HALF_WAY = "half-way"
    FIVE = "five"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Speak:
    """Speak of a set and its ``side``, due at ``at`` milliseconds of the workout's clock.

    It takes the place of whatever is still being spoken.
    """

    moment: SpokenMoment
    at: int
    planned_set: PlannedSet
    side: int


@dataclass(frozen=True, slots=True)
class OfferSwap:
    """Offer an easier exercise in place of the one at ``place``, and say why.

    Attributes:
        exercise: the library's next rung down; which one fits the runner is not decided here.
    """

    place: int
    exercise: str
    reason: str


@dataclass(frozen=True, slots=True)
class FinishWorkout:
    """Close the workout in the log.

    Attributes:
        active_ms: milliseconds from start to end, pauses left out.
        by_word: the runner said that it counts as done.
    """

    ending: WorkoutStatus
    active_ms: int
    by_word: bool = False


Effect: TypeAlias = (
    SaveSets | RemoveSets | SaveNotes | AnnouncePhase | Cue | Speak | OfferSwap | FinishWorkout
)
