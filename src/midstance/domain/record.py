"""What was really done: sets, pains, notes and workouts as the log keeps them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from midstance.domain.quantity import Load, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from midstance.domain.quantity import Side, Target


@dataclass(frozen=True, slots=True)
class SetRecord:
    """One completed (or skipped) set, or one side of it.

    Attributes:
        serial: its number within the workout, given once and never used again.
        place: the item's place in the session, counted from 0.
        value: repetitions, whole seconds, metres or contacts done, as ``target.unit`` says.
        band_cm: distance to the anchor, the resistance of a band, in centimetres.
        effort: rating of perceived exertion, 1-10.
        counts: false for warm-up and cool-down.
    """

    sequence: int
    place: int
    block: str
    exercise: str
    prescribed_exercise: str
    set_number: int
    side: Side | None
    target: Target
    value: int
    load: Load | None = None
    band_cm: int | None = None
    effort: int | None = None
    skipped: bool = False
    counts: bool = True
    note: str = ""

    @property
    def reps(self) -> int | None:
        """Repetitions or contacts done, if that is what was counted."""
        return self.value if self.target.unit in {Unit.REPS, Unit.CONTACTS} else None

    @property
    def seconds(self) -> int | None:
        """Seconds done, if that is what was counted."""
        return self.value if self.target.unit is Unit.SECONDS else None

    @property
    def metres(self) -> int | None:
        """Metres done, if that is what was counted."""
        return self.value if self.target.unit is Unit.METRES else None


@dataclass(frozen=True, slots=True)
class Pain:
    """Something that hurt: where, how much (0-10), and in which exercise."""

    region: str
    level: int
    exercise: str


@dataclass(frozen=True, slots=True)
class LoggedSet:
    """A set as it stands in the log, with its identity and the moment it was done.

    Attributes:
        local_date: the runner's date when the workout began.
    """

    id: UUID
    workout_id: UUID
    session: str
    done_at: Timestamp
    local_date: date
    set: SetRecord


class WorkoutStatus(StrEnum):
    """How a workout came to its end; under way while it has none."""

    UNDER_WAY = "under-way"
    COMPLETED = "completed"
    FINISHED_EARLY = "finished-early"
    THROWN_AWAY = "thrown-away"


@dataclass(frozen=True, slots=True)
class WorkoutRecord:
    """A workout as it is, or was, really done.

    Attributes:
        session: the session's id, ``foundations/A`` or a routine's.
        local_date: the runner's date when it began; it never changes by itself.
        active_seconds: time from start to end without pauses; None while under way.
    """

    id: UUID
    session: str
    name: str
    week: int
    started_at: Timestamp
    local_date: date
    ending: WorkoutStatus = WorkoutStatus.UNDER_WAY
    ended_at: Timestamp | None = None
    active_seconds: int | None = None
    note: str = ""
    sets: tuple[LoggedSet, ...] = ()
    pains: tuple[Pain, ...] = ()


@dataclass(frozen=True, slots=True)
class LogChange:
    """What one deed changed in a workout under way; the log takes all of it or nothing.

    Attributes:
        saved: sets to insert, or to replace where the serial is known.
        removed: serials of sets to take out.
        note, pains: the workout's remarks as they now are, or None when untouched.
        ending: how it ended, or None while it goes on.
        active_ms: active time in milliseconds, with ``ending``.
    """

    saved: tuple[SetRecord, ...] = ()
    removed: tuple[int, ...] = ()
    note: str | None = None
    pains: tuple[Pain, ...] | None = None
    ending: WorkoutStatus | None = None
    active_ms: int | None = None


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """A deed of a workout under way, kept so that it can be played again.

    Attributes:
        sequence: its number in the workout, from 0.
        at_ms: milliseconds of the workout's own clock.
        name, fields: the deed in plain form.
    """

    sequence: int
    at_ms: int
    name: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ExercisePast:
    """What the log knows of one exercise: its last sets and its best.

    Attributes:
        last: the counting sets of the most recent workout that had it, in order.
        best: the set with the highest load, then the highest value, of all time; None without one.
    """

    exercise: str
    last: tuple[SetRecord, ...]
    last_date: date | None
    best: SetRecord | None


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A moment of the wall clock: an instant in UTC with the zone in which the runner lived it.

    Attributes:
        utc: an aware instant in UTC.
        offset_minutes: the zone's distance from UTC at that instant.
        zone: the zone's IANA name, or "" where it is not known.
    """

    utc: datetime
    offset_minutes: int
    zone: str


MAX_NUMBER = 10_000
MAX_TYPED_LOAD = Load(2_000_000)
MAX_TYPED_DIGITS = 4


@dataclass(frozen=True, slots=True)
class SetDraft:
    """A set as it stands in the log, and as it shall stand there.

    Attributes:
        kept: as it stands.
        record: as it shall stand.
        entry: the digits typed so far.
    """

    kept: LoggedSet
    record: SetRecord
    entry: str = ""

    @classmethod
    def of(cls, kept: LoggedSet) -> Self:
        """Nothing is different yet."""
        return cls(kept, kept.set)

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to keep."""
        return self.record != self.kept.set

    def typed(self, digit: int) -> Self:
        """One digit more of the number really done."""
        return self._entered((self.entry + str(digit))[-MAX_TYPED_DIGITS:])

    def erased(self) -> Self:
        """The last digit taken back; with none left, the number is as it was kept."""
        return self._entered(self.entry[:-1])

    def nudged(self, by: int) -> Self:
        """So many more, or less."""
        return self._with_value(self.record.value + by)

    def loaded(self, by: Load, times: int) -> Self:
        """The load changed by so many steps of ``by``."""
        before = self.record.load or Load(0)
        load = Load(before.grams + times * by.grams)
        return replace(self, record=replace(self.record, load=_within(load)))

    def _entered(self, entry: str) -> Self:
        value = int(entry) if entry else self.kept.set.value
        return replace(self._with_value(value), entry=entry)

    def _with_value(self, value: int) -> Self:
        """What has a number was done, even if it was skipped at first."""
        bounded = max(0, min(MAX_NUMBER, value))
        skipped = self.kept.set.skipped and bounded == self.kept.set.value
        record = replace(self.record, value=bounded, skipped=skipped)
        return replace(self, record=record, entry="")


def _within(load: Load) -> Load:
    return max(Load(0), min(MAX_TYPED_LOAD, load))
