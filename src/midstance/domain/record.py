"""What the log holds: sets, workouts, pains, heart rates, and what a change makes of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from midstance.domain.quantity import (
    Load,
    LoadMeaning,
    QuantityError,
    TypedLoad,
    Unit,
    load_with_meaning,
    meaning_before,
    whole_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from midstance.domain.quantity import Side, Target, WeightUnit
    from midstance.domain.runner import Loading


NO_LIGHTER_WEEKS: Mapping[str, Sequence[int]] = MappingProxyType({})
"""Of no program the weeks that are lighter on purpose."""
_NO_WORK = frozenset({"warm-up", "ramp-up", "cool-down"})
"""The purposes of blocks without work sets, by name: reading a log needs no session."""


@dataclass(frozen=True, slots=True)
class ExerciseDay:
    """What was done of one exercise on one day in one unit.

    Attributes:
        sets: entries that count and were done; each side has one of its own.
        amount: all repetitions, seconds, metres or contacts together.
        best_amount: the largest in one set.
        heaviest_grams: the heaviest load, or None.
        best_e1rm_grams: the best estimated one-repetition maximum, or None.
    """

    day: date
    unit: Unit
    sets: int
    amount: int
    best_amount: int
    heaviest_grams: int | None = None
    best_e1rm_grams: int | None = None


@dataclass(frozen=True, slots=True)
class SetRecord:
    """One completed (or skipped) set, or one side of it.

    Attributes:
        sequence: its number within the workout, given once and never used again.
        place: the item's place in the session, counted from 0.
        value: repetitions, whole seconds, metres or contacts done, as ``target.unit`` says.
        band_cm: distance to the anchor, the resistance of a band, in centimetres.
        effort: rating of perceived exertion, 1-10.
        counts: false for warm-up, ramp-up, cool-down and short sets.
        short: far less than its target was done, so that it is kept, but is not a set done.
        load_is: what the number of the load means; None in sets of older versions.
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
    short: bool = False
    load_is: LoadMeaning | None = None

    @property
    def is_done(self) -> bool:
        """Whether it is a set done, of the work or not: neither skipped nor short."""
        return not self.skipped and not self.short

    @property
    def is_below_a_fifth(self) -> bool:
        """Whether less than a fifth of the target was done: too little for a set."""
        return self.value * 5 < self.target.amount

    def as_counted(self) -> SetRecord:
        """The same set as a set done, by the runner's word, however little it was."""
        if not self.short:
            return self
        counts = self.block not in _NO_WORK
        return replace(self, short=False, counts=counts)

    def as_short(self) -> SetRecord:
        """The same set as one that counts nowhere, because far too little of it was done."""
        return replace(self, short=True, counts=False)

    @property
    def meaning(self) -> LoadMeaning:
        """What the number of the load means, for sets of older versions by the exercise."""
        return self.said_meaning or LoadMeaning.ONE_WEIGHT

    @property
    def said_meaning(self) -> LoadMeaning | None:
        """The same, but None where neither the set nor its exercise says it."""
        return self.load_is or meaning_before(self.exercise)

    def with_load(self, typed: TypedLoad | None, usual: LoadMeaning | None) -> SetRecord:
        """The set with a load as it was typed; ``usual`` is its meaning by default."""
        if typed is None:
            return replace(self, load=None)
        return replace(self, load=typed.load, load_is=typed.load_is or usual or self.load_is)

    @property
    def lifted_grams(self) -> int:
        """What the load weighs, both hands together; help is nothing that is lifted."""
        return self.load.grams * self.meaning.weights if self.load else 0

    def load_text(self, unit: WeightUnit) -> str:
        """The load in ``unit``: ``20 kg``, ``2 × 12 kg``; "" without one."""
        return load_with_meaning(self.load, self.meaning, unit)

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
    """A set in the log, with its identity and the moment it was done.

    Attributes:
        local_date: the runner's date when the workout began.
    """

    id: UUID
    workout_id: UUID
    session: str
    done_at: Timestamp
    local_date: date
    set: SetRecord


MAX_WORKOUT_MINUTES = 1440
"""The longest duration that can be entered for a workout: a day."""


LOWEST_BPM, HIGHEST_BPM = 20, 260
"""Beats a minute that a heart can have; what lies outside was misread or mistyped."""
_NO_HEART_RATE = frozenset({"", "none"})


@dataclass(frozen=True, slots=True)
class HeartRate:
    """The heart rate of a workout in beats a minute, typed or read from a strap.

    Attributes:
        mean, highest: over the whole workout; None where it was not noted.
    """

    mean: int | None = None
    highest: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``132 158``, ``132/158``, or ``132`` for the mean alone; ``none`` has neither.

        Raises:
            QuantityError: a word is no number, a number is no heart rate, or they are reversed.
        """
        words = text.lower().replace("bpm", " ").replace("/", " ").replace(",", " ").split()
        if not words or (len(words) == 1 and words[0] in _NO_HEART_RATE):
            return cls()
        if len(words) > 2:  # noqa: PLR2004  # a mean and a maximum
            raise QuantityError(f"{text!r} is more than a mean and a maximum, such as 132 158")
        return cls.of(*(parse_bpm(word) for word in words))

    @classmethod
    def of(cls, mean: int | None = None, highest: int | None = None) -> Self:
        """The heart rate with these figures, each checked.

        Raises:
            QuantityError: one is no heart rate, or the mean is above the maximum.
        """
        for bpm in (mean, highest):
            if bpm is not None and not LOWEST_BPM <= bpm <= HIGHEST_BPM:
                raise QuantityError(f"{bpm} is no heart rate; write {LOWEST_BPM} to {HIGHEST_BPM}")
        if mean is not None and highest is not None and mean > highest:
            raise QuantityError(
                f"the mean of {mean} is above the maximum of {highest}; the mean comes first"
            )
        return cls(mean, highest)

    @property
    def is_noted(self) -> bool:
        """Whether there is a figure."""
        return self.mean is not None or self.highest is not None

    @property
    def figures(self) -> str:
        """As :meth:`parse` reads it: ``132 158``; "" without a mean."""
        return " ".join(str(bpm) for bpm in (self.mean, self.highest) if self.mean and bpm)

    def text(self) -> str:
        """In words: ``mean 132, maximum 158 bpm``; "" where nothing was noted."""
        figures = ((self.mean, f"mean {self.mean}"), (self.highest, f"maximum {self.highest}"))
        parts = ", ".join(text for bpm, text in figures if bpm is not None)
        return f"{parts} bpm" if parts else ""


def parse_bpm(text: str) -> int:
    """A heart rate in beats a minute.

    Raises:
        QuantityError: the text is no whole number, or no heart can have it.
    """
    bpm = whole_number(text)
    if bpm is None and not text.isdecimal():
        raise QuantityError(f"{text!r} is no heart rate; write beats a minute, such as 132")
    if bpm is None or not LOWEST_BPM <= bpm <= HIGHEST_BPM:
        raise QuantityError(f"{text} is no heart rate; write {LOWEST_BPM} to {HIGHEST_BPM}")
    return bpm


NO_HEART_RATE = HeartRate()


class WorkoutStatus(StrEnum):
    """How a workout ended; under way while it has not."""

    UNDER_WAY = "under-way"
    COMPLETED = "completed"
    FINISHED_EARLY = "finished-early"
    THROWN_AWAY = "thrown-away"

    @property
    def is_finished(self) -> bool:
        """Whether the workout was done to its end or finished early."""
        return self in {WorkoutStatus.COMPLETED, WorkoutStatus.FINISHED_EARLY}


@dataclass(frozen=True, slots=True)
class WorkoutRecord:
    """A workout as it was, or is being, done.

    Attributes:
        session: the session's id, ``foundations/A`` or a routine's.
        local_date: the runner's date when it began; it never changes by itself.
        active_seconds: time from start to end without pauses; None while under way.
        work_sets: the work sets with which it began; None where that is not known.
        by_word: the runner said that it counts as done, whatever of it was done.
        heart_rate: its mean and its maximum, where they were noted.
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
    work_sets: int | None = None
    by_word: bool = False
    heart_rate: HeartRate = NO_HEART_RATE

    def is_done(self, sets: Iterable[LoggedSet]) -> bool:
        """Whether it counts as done, with these ``sets``: half of its work sets, or the word.

        Both sides of a set are one, and a short one is not done. A workout without work sets is
        measured by all of its sets;
        one in which nothing was done, or that has not ended, never counts. One that was done
        elsewhere has no sets at all, and counts by the word.
        """
        if not self.ending.is_finished:
            return False
        records = [each.set for each in sets]
        return self._has_enough(records) if records else self._was_elsewhere

    @property
    def _was_elsewhere(self) -> bool:
        return self.by_word and self.work_sets is None

    def _has_enough(self, records: list[SetRecord]) -> bool:
        measured = [each for each in records if each.counts] or self._without_work(records)
        done = {(each.place, each.set_number) for each in measured if each.is_done}
        planned = {(each.place, each.set_number) for each in measured}
        most = max(len(planned), self.work_sets or 0)
        return bool(done) and (self.by_word or 2 * len(done) >= most)

    def _without_work(self, records: list[SetRecord]) -> list[SetRecord]:
        """All sets of a workout that has no work sets; none where that cannot be known."""
        if self.work_sets is None:
            is_whole = self.ending is WorkoutStatus.COMPLETED or self.by_word
            return records if is_whole else []
        return [] if self.work_sets else records


def sides_by_set(records: Iterable[SetRecord]) -> dict[tuple[int, int], list[SetRecord]]:
    """The records of each set, its sides together, by the place of its item and its number."""
    sides: dict[tuple[int, int], list[SetRecord]] = {}
    for each in records:
        sides.setdefault((each.place, each.set_number), []).append(each)
    return sides


@dataclass(frozen=True, slots=True)
class LogChange:
    """What one event changes in an active workout; the log takes all of it or nothing.

    Attributes:
        saved: sets to insert, or to replace where the sequence number is known.
        removed: sequence numbers of sets to delete.
        note, pains: the workout's remarks as they now are, or None when untouched.
        ending: how it ended, or None while it goes on.
        active_ms: active time in milliseconds, with ``ending``.
        by_word: the runner said that the workout counts as done, with ``ending``.
        heart_rate: as it now is, or None when untouched.
    """

    saved: tuple[SetRecord, ...] = ()
    removed: tuple[int, ...] = ()
    note: str | None = None
    pains: tuple[Pain, ...] | None = None
    ending: WorkoutStatus | None = None
    active_ms: int | None = None
    by_word: bool = False
    heart_rate: HeartRate | None = None


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """An event of an active workout, as it is replayed to resume it.

    Attributes:
        sequence: its number in the workout, from 0.
        at_ms: milliseconds of the workout's own clock.
        name, fields: the event as plain values, under its stored name.
    """

    sequence: int
    at_ms: int
    name: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SetResult:
    """A set as it is compared; of two sides the weaker one.

    Attributes:
        amount: repetitions, seconds, metres or contacts, as ``unit`` says.
        grams: the load, or the help that took weight off; None where none was logged.
        estimated_grams: the maximum by Epley's formula; None where the set gives none.
    """

    unit: Unit
    amount: int
    grams: int | None = None
    band_cm: int | None = None
    estimated_grams: int | None = None
    load_is: LoadMeaning | None = None


@dataclass(frozen=True, slots=True)
class ExercisePast:
    """What the log knows of one exercise: its last sets and its best.

    Attributes:
        last: the counting sets of the most recent workout that had it, in order.
        best: the set with the highest load, then the highest value, of all time; None without one.
        results: every different set that was ever done of it, to compare the next one with.
    """

    exercise: str
    last: tuple[SetRecord, ...]
    last_date: date | None
    best: SetRecord | None
    results: tuple[SetResult, ...] = ()


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


MAX_VALUE = 10_000  # repetitions, seconds, metres or contacts of a set at most
MAX_TYPED_LOAD = Load(2_000_000)  # two tonnes: no more is taken for a load
MAX_TYPED_DIGITS = 4  # of the amount of a set; the last digits count


@dataclass(frozen=True, slots=True)
class SetDraft:
    """A correction of a logged set that is not saved yet.

    Attributes:
        kept: the set in the log.
        record: what it is to become.
        entry: the digits typed so far.
    """

    kept: LoggedSet
    record: SetRecord
    entry: str = ""

    @classmethod
    def of(cls, kept: LoggedSet) -> Self:
        """A draft without a change."""
        return cls(kept, kept.set)

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to save."""
        return self.record != self.kept.set

    def type_digit(self, digit: int) -> Self:
        """With one more digit of the number really done."""
        return self._set_entry((self.entry + str(digit))[-MAX_TYPED_DIGITS:])

    def erase_digit(self) -> Self:
        """Without the last digit; with none left, the number is the one in the log."""
        return self._set_entry(self.entry[:-1])

    def change_value(self, by: int) -> Self:
        """With ``by`` added to the number."""
        return self._set_value(self.record.value + by)

    def step_load(self, loading: Loading, steps: int) -> Self:
        """With the load changed by ``steps`` of what can be loaded."""
        before = self.record.load
        load = _clamp_load(loading.after_steps(before, steps))
        load_is = self.record.load_is if before else loading.load_is
        return replace(self, record=replace(self.record, load=load, load_is=load_is))

    def _set_entry(self, entry: str) -> Self:
        value = int(entry) if entry else self.kept.set.value
        return replace(self._set_value(value), entry=entry)

    def _set_value(self, value: int) -> Self:
        """A skipped or short set with a new number counts as done."""
        kept, bounded = self.kept.set, max(0, min(MAX_VALUE, value))
        record = replace(self.record, value=bounded)
        if bounded == kept.value:
            record = replace(record, skipped=kept.skipped, short=kept.short, counts=kept.counts)
        else:
            record = replace(record.as_counted(), skipped=False)
        return replace(self, record=record, entry="")


def _clamp_load(load: Load) -> Load:
    return max(Load(0), min(MAX_TYPED_LOAD, load))
