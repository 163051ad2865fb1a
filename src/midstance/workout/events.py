"""What may happen in a workout: what the runner does, and what the world reports back.

Every field is a plain number or text, so that an event can be stored and read back as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from types import MappingProxyType
from typing import TypeAlias

from midstance.domain.quantity import check_plain_fields


@dataclass(frozen=True, slots=True)
class AdvancePressed:
    """The one big key: go on to the next step, or enter what was typed."""


@dataclass(frozen=True, slots=True)
class DigitTyped:
    """A digit of the number really done."""

    digit: int


@dataclass(frozen=True, slots=True)
class DigitErased:
    """The last typed digit is erased."""


@dataclass(frozen=True, slots=True)
class PointTyped:
    """The decimal point of a load that is being typed."""


@dataclass(frozen=True, slots=True)
class LoadKeyPressed:
    """The digits typed before are a load, or those that come are; again takes the load."""


@dataclass(frozen=True, slots=True)
class LoadSet:
    """The load is this many grams."""

    grams: int


@dataclass(frozen=True, slots=True)
class EntryDropped:
    """What was typed is dropped; without it the set being fixed is as it was before."""


@dataclass(frozen=True, slots=True)
class ShortSetCounted:
    """The set just saved counts by the runner's word, although it was short."""


@dataclass(frozen=True, slots=True)
class NumberStepped:
    """The number on the screen goes up or down by ``by``."""

    by: int


@dataclass(frozen=True, slots=True)
class LoadStepped:
    """The load goes up or down by ``steps`` of the smallest steps of its equipment."""

    steps: int


@dataclass(frozen=True, slots=True)
class BandDistanceSet:
    """The resistance of a band: the distance to its anchor in centimetres."""

    centimetres: int


@dataclass(frozen=True, slots=True)
class EffortRated:
    """How hard the set was, 1-10 (rating of perceived exertion)."""

    rpe: int


@dataclass(frozen=True, slots=True)
class SkipPressed:
    """The current set, or all that is left of its exercise, is not done."""

    whole_item: bool = False


@dataclass(frozen=True, slots=True)
class ItemPostponed:
    """The kit is taken: another exercise first, then this one."""


@dataclass(frozen=True, slots=True)
class ItemChosen:
    """The exercise at ``place`` comes next; what it is taken out of turn from follows it."""

    place: int


@dataclass(frozen=True, slots=True)
class SetAdded:
    """One more set of the exercise just done."""


@dataclass(frozen=True, slots=True)
class Swapped:
    """A variant takes over what is left of an exercise.

    Attributes:
        place: the item's place in the session.
        exercise: the id of the variant.
        prescription: how it is done, as text; its ``sets`` are ignored.
        load_grams: the load to begin with, or None.
    """

    place: int
    exercise: str
    prescription: str
    load_grams: int | None = None


@dataclass(frozen=True, slots=True)
class PauseToggled:
    """Everything stops, or goes on."""


@dataclass(frozen=True, slots=True)
class RestStretched:
    """The rest gets ``seconds`` more, or less."""

    seconds: int


@dataclass(frozen=True, slots=True)
class UndoPressed:
    """The last change is undone."""


@dataclass(frozen=True, slots=True)
class NoteAdded:
    """A remark on the current or just saved set, or on the whole workout."""

    text: str
    on_workout: bool = False


@dataclass(frozen=True, slots=True)
class PainReported:
    """Something hurts: where, and how much from 0 to 10."""

    region: str
    level: int


@dataclass(frozen=True, slots=True)
class HeartRateNoted:
    """The workout's mean and highest heart rate in beats a minute; None where it is not known."""

    mean: int | None = None
    highest: int | None = None


@dataclass(frozen=True, slots=True)
class ClockStopped:
    """The clock stood still for the runner: the computer slept, or the program was gone."""

    slept_ms: int


@dataclass(frozen=True, slots=True)
class IdleNoticed:
    """The runner seems to have gone: for ``idle_ms``, far beyond the step's need, nothing came."""

    idle_ms: int


@dataclass(frozen=True, slots=True)
class TimePassed:
    """Nothing was done, but the clock ended a set or a rest."""


@dataclass(frozen=True, slots=True)
class StepRestarted:
    """The current step begins again from its start."""


@dataclass(frozen=True, slots=True)
class FinishedEarly:
    """The workout ends here; what is done counts."""


@dataclass(frozen=True, slots=True)
class FinishedAsDone:
    """The workout ends here, and counts as done by the runner's word, however much is done."""


@dataclass(frozen=True, slots=True)
class ItemsDropped:
    """Nothing more is done of the exercises at these places, since they load what hurts."""

    places: tuple[int, ...]

    def __post_init__(self) -> None:
        """Stored places come back as a list."""
        object.__setattr__(self, "places", tuple(self.places))


@dataclass(frozen=True, slots=True)
class WorkoutDiscarded:
    """The workout ends here; nothing of it counts."""


@dataclass(frozen=True, slots=True)
class SetsSaved:
    """The log holds these sets durably."""

    sequences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SavingFailed:
    """The log could not take the last change; ``reason`` says why in words."""

    reason: str


NumberEvent: TypeAlias = (
    DigitTyped
    | DigitErased
    | PointTyped
    | LoadKeyPressed
    | LoadSet
    | EntryDropped
    | NumberStepped
    | LoadStepped
    | BandDistanceSet
    | EffortRated
    | NoteAdded
)
"""What says more about one set."""

PlanEvent: TypeAlias = SkipPressed | ItemPostponed | ItemChosen | SetAdded | Swapped | ItemsDropped
"""What changes what is still to do."""

ClockEvent: TypeAlias = (
    PauseToggled
    | RestStretched
    | ClockStopped
    | IdleNoticed
    | TimePassed
    | StepRestarted
    | FinishedEarly
    | FinishedAsDone
    | WorkoutDiscarded
)
"""What stops, stretches or ends the time."""

RunnerEvent: TypeAlias = (
    AdvancePressed
    | UndoPressed
    | PainReported
    | HeartRateNoted
    | ShortSetCounted
    | NumberEvent
    | PlanEvent
    | ClockEvent
)
"""What changes the workout, and is stored so that it can be replayed."""

Answer: TypeAlias = SetsSaved | SavingFailed
"""What the log answers; it changes only what the screen may claim."""

Event: TypeAlias = RunnerEvent | Answer

EVENT_NAMES: Mapping[type[RunnerEvent], str] = MappingProxyType(
    {
        AdvancePressed: "Advanced",
        DigitTyped: "DigitTyped",
        DigitErased: "DigitErased",
        PointTyped: "PointTyped",
        LoadKeyPressed: "LoadKeyPressed",
        LoadSet: "LoadSet",
        EntryDropped: "EntryDropped",
        ShortSetCounted: "ShortCounted",
        NumberStepped: "Nudged",
        LoadStepped: "LoadNudged",
        BandDistanceSet: "BandSet",
        EffortRated: "EffortRated",
        SkipPressed: "Skipped",
        ItemPostponed: "PutOff",
        ItemChosen: "JumpedTo",
        SetAdded: "SetAdded",
        Swapped: "Swapped",
        ItemsDropped: "ItemsDropped",
        PauseToggled: "PauseToggled",
        RestStretched: "RestStretched",
        UndoPressed: "Undone",
        NoteAdded: "Noted",
        PainReported: "Hurt",
        HeartRateNoted: "HeartRateNoted",
        ClockStopped: "Interrupted",
        IdleNoticed: "Idle",
        TimePassed: "TimePassed",
        StepRestarted: "StepRestarted",
        FinishedEarly: "FinishedEarly",
        FinishedAsDone: "FinishedAsDone",
        WorkoutDiscarded: "ThrownAway",
    }
)
"""The name of each event in the log: frozen, whatever its class is called."""

EVENT_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "DigitTyped": ("digit",),
        "LoadSet": ("grams",),
        "Nudged": ("by",),
        "LoadNudged": ("steps",),
        "BandSet": ("centimetres",),
        "EffortRated": ("rpe",),
        "Skipped": ("whole_item",),
        "JumpedTo": ("place",),
        "Swapped": ("place", "exercise", "prescription", "load_grams"),
        "ItemsDropped": ("places",),
        "RestStretched": ("seconds",),
        "Noted": ("text", "on_workout"),
        "Hurt": ("region", "level"),
        "HeartRateNoted": ("mean_bpm", "max_bpm"),
        "Interrupted": ("slept_ms",),
        "Idle": ("idle_ms",),
    }
)
"""The names of an event's fields in the log, in the order of its class; none where it has none."""

_BY_NAME = MappingProxyType({name: kind for kind, name in EVENT_NAMES.items()})


class UnreadableEventError(ValueError):
    """A stored event that this version cannot read."""


def event_to_plain(event: RunnerEvent) -> tuple[str, dict[str, object]]:
    """The event as a name and plain fields, ready to be stored."""
    name = EVENT_NAMES[type(event)]
    return name, dict(zip(EVENT_FIELDS.get(name, ()), astuple(event), strict=True))


def event_from_plain(name: str, plain: object) -> RunnerEvent:
    """The event that :func:`event_to_plain` wrote.

    Raises:
        UnreadableEventError: there is no such event, or its fields do not fit.
    """
    kind, words = _BY_NAME.get(name), EVENT_FIELDS.get(name, ())
    if kind is None or not isinstance(plain, Mapping) or set(words) != set(plain):
        raise UnreadableEventError(f"{name}({plain!r:.40}) is no event of this version")
    try:
        event = kind(*(plain[word] for word in words))
        check_plain_fields(event)
    except (TypeError, ValueError) as error:
        raise UnreadableEventError(f"{name}: {error}") from error
    return event
