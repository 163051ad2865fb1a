"""What an importer finds in a file: workouts, runs, what it left out, and what it had to guess.

Loads are grams inside and distances metres; a moment without a zone is the runner's local time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from midstance.domain.quantity import NO_LOAD, DistanceUnit, Load, WeightUnit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from midstance.domain.quantity import Side
    from midstance.domain.weeks.run import Run

MOST_LINES_NAMED = 5
"""Lines of a file that are named for one kind of mistake."""
MAX_REPS, MAX_GRAMS, MAX_SECONDS, MAX_METRES = 10_000, 2_000_000, 86_400, 1_000_000
"""What a set or run can hold; anything above is a mistake in the file."""
LONGEST_NAME, LONGEST_NOTE = 200, 2000
"""Characters of a name and of a note; more are cut off."""
_YOUR_UNIT = "your own unit, because the file names none"
U = TypeVar("U", WeightUnit, DistanceUnit)
"""A unit that a file may leave out."""
_RUN_NAME = re.compile(
    r"(?:(?:outdoor|indoor|road|trail|track|treadmill|easy|long|virtual)s? )*"
    r"(?:run|runs|running|jog|jogging|treadmill)"
    r"(?: \((?:treadmill|outdoors?|indoors?|machine)\))?"
)


class ImportFileError(Exception):
    """A file that cannot be imported at all; nothing of it is taken.

    Attributes:
        what: what is wrong, in words.
        where: the file.
        remedy: what the runner can do.
    """

    def __init__(self, what: str, where: Path | str, remedy: str) -> None:
        """Say what is wrong, where, and what to do."""
        super().__init__(what, str(where), remedy)
        self.what, self.where, self.remedy = what, str(where), remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}"


class SetKind(StrEnum):
    """What a set was in its workout."""

    NORMAL = "normal"
    WARM_UP = "warm-up"
    DROP = "drop"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class ImportedSet:
    """One set that was done.

    Attributes:
        exercise: its name as the other program writes it.
        load: what was lifted, or what helped; None for the body alone.
        is_help: the load took weight off.
        effort: rating of perceived exertion, 1-10, in halves; None where it was not rated.
        at: when it was done, where the file says it of single sets.
        lasted: how many seconds a set took in which repetitions were counted, where it is known.
        side: the side that worked, where the file says it.
        is_total: the load is what both hands moved together.
    """

    exercise: str
    kind: SetKind = SetKind.NORMAL
    reps: int | None = None
    seconds: int | None = None
    metres: int | None = None
    load: Load | None = None
    is_help: bool = False
    effort: float | None = None
    note: str = ""
    at: datetime | None = None
    lasted: int | None = None
    side: Side | None = None
    is_total: bool = False


@dataclass(slots=True)
class ImportedWorkout:
    """A workout that was done; importers add its sets one by one.

    Attributes:
        source: the program it comes from.
        key: what tells it from all others of this source, in every later export too.
        has_time: whether the time of day is known.
        seconds: how long it took, or None.
        mean_bpm, max_bpm: its heart rate, or None.
        is_of_a_watch: a watch recorded it, perhaps beside another program: it is the same as any
            workout of the same time.
    """

    source: str
    key: str
    name: str
    start: datetime
    has_time: bool = True
    seconds: int | None = None
    note: str = ""
    sets: list[ImportedSet] = field(default_factory=list)
    mean_bpm: int | None = None
    max_bpm: int | None = None
    is_of_a_watch: bool = False


@dataclass(frozen=True, slots=True)
class ImportedRun:
    """A run that was done, or other endurance training (``is_cross``).

    Attributes:
        seconds: moving time where it is known, else the whole.
    """

    source: str
    key: str
    start: datetime
    has_time: bool = True
    seconds: int | None = None
    metres: int | None = None
    mean_bpm: int | None = None
    max_bpm: int | None = None
    name: str = ""
    is_cross: bool = False
    is_trail: bool = False


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """A run of a calendar that is still to come.

    Attributes:
        feed: the name of the calendar.
        key: what tells the entry from all others, in every later version of the calendar.
        is_cancelled: it was planned before, and is not any more.
    """

    feed: str
    key: str
    day: date
    run: Run
    note: str = ""
    is_cancelled: bool = False


@dataclass(slots=True)
class LeftOut:
    """Why something was not taken, how often, and in which lines of which file first."""

    file: str
    reason: str
    count: int = 0
    lines: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a file does not say.

    Attributes:
        about: what was guessed: ``weights``, ``distances``, ``dates``.
        answer: the guess, and ``why``; ``option`` is what to write for another one.
    """

    about: str
    answer: str
    why: str
    option: str


ReadTables: TypeAlias = "Callable[[bytes, tuple[str, ...]], Mapping[str, list[dict[str, object]]]]"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the runner said of the files, and what is usual for the runner where nobody did.

    Attributes:
        weight, distance: the units of a file that names none; None where nobody said.
        day_first: whether 4/3/2026 is the fourth of March; None where nobody said.
        read_tables: reads the tables with these names from the content of a database.
        said_before: the units named of a program before, by its name and what is measured.
        read_asset: the text of a bundled data file, by its folder and name.
    """

    weight: WeightUnit | None = None
    distance: DistanceUnit | None = None
    day_first: bool | None = None
    usual_weight: WeightUnit = WeightUnit.KG
    usual_distance: DistanceUnit = DistanceUnit.KM
    read_tables: ReadTables | None = None
    read_asset: Callable[[tuple[str, ...]], str] | None = None
    said_before: Mapping[tuple[str, str], str] = field(default_factory=dict)


class Findings:
    """What was found in one file, or in several together.

    Attributes:
        file: the name of the file that is being read.
        formats: the format of each file that was recognised.
        feeds: the calendars that were read whole: what they do not hold any more was taken out.
        notes: what else the runner should know.
        said: the units that the runner named, by the program and what is measured.
    """

    def __init__(self, options: ReadOptions | None = None, file: str = "") -> None:
        """Nothing is found yet."""
        self.options, self.file = options or ReadOptions(), file
        self.formats: list[tuple[str, str]] = []
        self.workouts: list[ImportedWorkout] = []
        self.runs: list[ImportedRun] = []
        self.planned: list[PlannedRun] = []
        self.feeds: set[str] = set()
        self.left_out: dict[tuple[str, str], LeftOut] = {}
        self.guesses: dict[tuple[str, str], Guess] = {}
        self.notes: list[str] = []
        self.said: dict[tuple[str, str], str] = {}

    def leave_out(self, reason: str, line: int = 0) -> None:
        """Note that something was not taken; ``line`` is 0 where the file has no lines."""
        entry = self.left_out.setdefault((self.file, reason), LeftOut(self.file, reason))
        entry.count += 1
        if line and len(entry.lines) < MOST_LINES_NAMED:
            entry.lines.append(line)

    def weight_unit(self) -> WeightUnit:
        """The unit of weights in a file that names none."""
        return self._unit("weights", "--unit", self.options.weight, self.options.usual_weight)

    def distance_unit(self) -> DistanceUnit:
        """The unit of distances in a file that names none."""
        options = self.options
        return self._unit("distances", "--distance", options.distance, options.usual_distance)

    def _unit(self, about: str, option: str, said: U | None, usual: U) -> U:
        """What the runner said, now or of this program before; else what is usual."""
        source = self.formats[-1][1] if self.formats else ""
        if said is not None:
            self.said[source, about] = said.value
            return said
        units = {each.value: each for each in type(usual)}
        before = units.get(self.options.said_before.get((source, about), ""))
        chosen = before or usual
        other = next(each for each in units.values() if each is not chosen)
        why = f"as you said of {source} before" if before else _YOUR_UNIT
        guess = Guess(about, chosen.value, why, f"{option} {other.value}")
        self.guesses[self.file, about] = guess
        return chosen

    def guess_dates(self, *, day_first: bool) -> None:
        """Note that the order of day and month was guessed."""
        answer = "day before month" if day_first else "month before day"
        option = f"--dates {'mdy' if day_first else 'dmy'}"
        why = "no day of the file is above 12"
        self.guesses[self.file, "dates"] = Guess("dates", answer, why, option)

    def add(self, other: Findings) -> None:
        """Take over all that was found in another file."""
        self.formats += other.formats
        self.workouts += other.workouts
        self.runs += other.runs
        self.planned += other.planned
        self.feeds |= other.feeds
        self.left_out |= other.left_out
        self.guesses |= other.guesses
        self.notes += other.notes
        self.said |= other.said


def problem_of(done: ImportedSet) -> str:
    """Why a set cannot be what it says, or "" if it can."""
    amounts = tuple(each or 0 for each in (done.reps, done.seconds, done.metres))
    limits = (MAX_REPS, MAX_SECONDS, MAX_METRES)
    if not all(0 <= value <= most for value, most in zip(amounts, limits, strict=True)):
        return "a number is below zero, or too large to be true"
    load = done.load or NO_LOAD
    if not 0 <= load.grams <= MAX_GRAMS:
        return "the load is below zero, or above 2,000 kg"
    return "" if any(amounts) or _is_attempt(done) else "nothing was done in it"


def _is_attempt(done: ImportedSet) -> bool:
    """Whether a set without any repetition was a try: it had a load, or ended in failure."""
    return done.reps == 0 and (done.load is not None or done.kind is SetKind.FAILURE)


def is_run_name(name: str) -> bool:
    """Whether an exercise of a strength program is a run: ``Running (Treadmill)``."""
    return _RUN_NAME.fullmatch(" ".join(name.casefold().split())) is not None


def add_imported_set(
    findings: Findings, workout: ImportedWorkout, entry: ImportedSet, line: int
) -> None:
    """Add a set to its workout; a run among the sets becomes a run, and nonsense is left out."""
    reason = problem_of(entry)
    if reason:
        findings.leave_out(reason, line)
    elif is_run_name(entry.exercise) and not entry.reps:
        findings.runs.append(
            ImportedRun(
                workout.source,
                f"{workout.key}/{entry.exercise}/{entry.seconds}/{entry.metres}",
                workout.start,
                workout.has_time,
                entry.seconds or None,
                entry.metres or None,
                name=workout.name,
                is_trail="trail" in entry.exercise.casefold(),
            )
        )
    else:
        workout.sets.append(entry)


def numbered_key(seen: dict[str, int], key: str) -> str:
    """``key`` for the first workout that has it, with a number for each further one."""
    seen[key] = seen.get(key, -1) + 1
    return f"{key} {seen[key]}" if seen[key] else key
