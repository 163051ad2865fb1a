"""The review of a week: planned and done, volume, balance, bests, pains, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from midstance.domain.quantity import DistanceUnit, LoadMeaning

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from midstance.domain.attendance import AttendanceDay, ProgramStanding, Streak
    from midstance.domain.calendar import Week
    from midstance.domain.exercise import VolumeGroup
    from midstance.domain.history import TrendQuantity
    from midstance.domain.pain import PainRule
    from midstance.domain.quantity import Load, Side, Unit
    from midstance.domain.record import HeartRate, LoggedSet, Pain
    from midstance.domain.strength.bests import Best
    from midstance.domain.strength.one_rep_max import Estimate
    from midstance.domain.volume import GroundContacts, GroupVolume
    from midstance.domain.weeks.run_calendar import ScheduledRun


@dataclass(frozen=True, slots=True)
class WeekTotals:
    """The week in figures; warm-up and cool-down never count, and a per-side set is one set.

    Attributes:
        sessions_planned, sets_planned: what the program planned for these seven days.
        sessions_done, sets_done: how much of that was done; never more than was planned.
        sessions_extra, sets_extra: what was done besides.
        hold_seconds: of positions held, both sides added; ``moving_seconds``: of timed movements.
        tonnage: load times repetitions, both sides added.
    """

    sessions_planned: int
    sessions_done: int
    sets_planned: int
    sets_done: int
    reps: int
    hold_seconds: int
    moving_seconds: int
    landings: GroundContacts
    tonnage: Load
    sessions_extra: int = 0
    sets_extra: int = 0


@dataclass(frozen=True, slots=True)
class EffortSummary:
    """The ratings of the sets that were rated (1-10): mean, spread, lowest and highest.

    Attributes:
        spread: the standard deviation of the ratings.
    """

    rated: int
    mean: float
    spread: float
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class SessionLoad:
    """Session load after Foster et al. 2001: effort times minutes.

    The mean effort of the rated sets serves as the rating of the whole session.
    """

    workout: UUID
    session: str
    day: date
    effort: float
    minutes: float

    @property
    def load(self) -> float:
        """Effort times minutes, in arbitrary units."""
        return self.effort * self.minutes


@dataclass(frozen=True, slots=True)
class WorkoutHeartRate:
    """The heart rate that was noted for a workout."""

    workout: UUID
    session: str
    day: date
    rate: HeartRate


@dataclass(frozen=True, slots=True)
class Balance:
    """The best set of each side of one exercise.

    Attributes:
        left, right: amounts, or amount times grams where every set had a load.
        has_load: whether it is amount times grams.
        difference: of the stronger side's work, 0-1.
        weaker: the side that did less, where the difference is worth naming and both sides have
            as many sets.
    """

    exercise: str
    name: str
    unit: Unit
    left: int
    right: int
    has_load: bool
    difference: float
    weaker: Side | None


class Focus(StrEnum):
    """The small work that runners should see by name."""

    CALF = "calf"
    SOLEUS = "soleus"
    HIP = "hip"


@dataclass(frozen=True, slots=True)
class FocusWork:
    """What was done of one calf, soleus or hip exercise."""

    focus: Focus
    exercise: str
    name: str
    sets: int
    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class PainNote:
    """A pain beside the exercise in which it was felt.

    Attributes:
        name: the exercise's name.
        sets, amount, unit, load: what was done of that exercise in that workout, and the heaviest
            load; no sets and no unit where it was not done at all.
        load_is: what the number of that load means.
        times: how often this region was noted in the week.
    """

    day: date
    session: str
    pain: Pain
    name: str
    rule: PainRule
    times: int
    sets: int = 0
    amount: int = 0
    unit: Unit | None = None
    load: Load | None = None
    load_is: LoadMeaning = LoadMeaning.ONE_WEIGHT


@dataclass(frozen=True, slots=True)
class SkippedWork:
    """Prescribed sets of an exercise that were not done."""

    day: date
    session: str
    exercise: str
    name: str
    sets: int


@dataclass(frozen=True, slots=True)
class ExerciseSwap:
    """An exercise done instead of another."""

    exercise: str
    name: str
    prescribed: str
    prescribed_name: str


@dataclass(frozen=True, slots=True)
class EightWeeks:
    """The eight weeks up to a week, oldest first; that week is the last one.

    Attributes:
        sets: work sets done in each week.
        groups: weekly sets of each muscle group.
        seconds: time under way in the workouts of each week, paused time left out.
        tonnage: what was lifted in each week.
        minutes: how long each workout of the last week was, by its id.
    """

    sets: tuple[int, ...]
    groups: Mapping[VolumeGroup, tuple[float, ...]]
    seconds: tuple[int, ...]
    tonnage: tuple[Load, ...]
    minutes: Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class WeekTip:
    """An exercise for a muscle group that had too few sets, and the session that can take it.

    Attributes:
        weeks: weeks in a row in which the group had too few, this one included; eight at most.
        missing: sets that would have been enough this week.
        exercise, name: the exercise's id and name.
        session, session_name, week: the session that comes next, and the program's week.
        is_taken: the runner has added it already.
    """

    group: VolumeGroup
    weeks: int
    missing: float
    exercise: str
    name: str
    session: str
    session_name: str
    week: int
    is_taken: bool = False


class SpacingRule(StrEnum):
    """What the planner keeps apart, and a week may not have kept."""

    BEFORE_LONG = "before-long"
    BEFORE_FAST = "before-fast"
    ON_LONG = "on-long"
    IN_A_ROW = "in-a-row"


@dataclass(frozen=True, slots=True)
class SpacingBreak:
    """Leg work too near a run, or too near other leg work.

    Attributes:
        day: of the leg work.
        other: of the run, or of the leg work after it.
    """

    rule: SpacingRule
    day: date
    other: date


@dataclass(frozen=True, slots=True)
class WeekSpacing:
    """How hard and easy days lay in a week.

    Attributes:
        hard_days: days with a long or fast run that was done, or with moderate or heavy leg work.
        strength_days: those of them that had the leg work.
        breaks: what lay too near, by its day.
    """

    hard_days: tuple[date, ...]
    strength_days: tuple[date, ...] = ()
    breaks: tuple[SpacingBreak, ...] = ()


@dataclass(frozen=True, slots=True)
class MovedTarget:
    """What is asked of an exercise from a workout of the week on, by a rule.

    Attributes:
        day: of that workout.
        exercise, name: the id and the name of what is asked now.
        kind: what changed, in the word that is stored where it is refused: ``load-up``.
        is_up: more is asked for.
        grams: by how much the load changes, below nothing for less; 0 where it does not.
        reason, source: why, and where the rule comes from, as sentences.
    """

    day: date
    exercise: str
    name: str
    kind: str
    is_up: bool
    grams: int
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class WeekReview:
    """The whole week.

    Attributes:
        volume: a line for each muscle group that has a target or was trained.
        balance: exercises done with both sides, the largest difference first.
        unknown_exercises: exercises that the library does not hold; they count in no muscle group.
        runs: the runs beside the strength days, a line each.
        scheduled_runs: the same runs as they are kept; ``distance_unit``: the runner's unit.
        next_week: what changes next week and why, a line each.
        eight_weeks: the eight weeks up to this one.
        note: what the runner wrote about the week.
        tip: the one thing to change next.
        heart_rates: of the workouts for which one was noted.
        spacing: its hard days, and whether runs and leg work kept apart; None without the runs.
        moved: the targets that its workouts moved, in their order.
        easier_days: those that the runner took lighter, before a deload was due.
    """

    week: Week
    days: tuple[AttendanceDay, ...]
    work: WeekTotals
    volume: tuple[GroupVolume, ...]
    effort: EffortSummary | None
    loads: tuple[SessionLoad, ...]
    balance: tuple[Balance, ...]
    bests: tuple[PersonalBest, ...]
    growth: tuple[SetGrowth, ...]
    focus: tuple[FocusWork, ...]
    pains: tuple[PainNote, ...]
    standing: ProgramStanding | None
    streak: Streak
    left_out: tuple[SkippedWork, ...]
    swaps: tuple[ExerciseSwap, ...]
    unknown_exercises: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    next_week: tuple[str, ...] = ()
    eight_weeks: EightWeeks | None = None
    note: str = ""
    tip: WeekTip | None = None
    scheduled_runs: tuple[ScheduledRun, ...] = ()
    distance_unit: DistanceUnit = DistanceUnit.KM
    heart_rates: tuple[WorkoutHeartRate, ...] = ()
    spacing: WeekSpacing | None = None
    moved: tuple[MovedTarget, ...] = ()
    easier_days: tuple[date, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was planned or done."""
        return not any(day.entries or day.sets for day in self.days)


@dataclass(frozen=True, slots=True)
class PersonalBest:
    """A set of the week that was a best: why, and the estimate from it for a best estimate.

    Attributes:
        name: the exercise's name.
        logged: the set; of two sides, the weaker one.
    """

    best: Best
    name: str
    logged: LoggedSet
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class SetGrowth:
    """What grew against the last day of the same exercise before this week.

    Attributes:
        before, now: grams for loads and estimates, else what is counted.
        since: the day to which it is compared.
    """

    exercise: str
    name: str
    quantity: TrendQuantity
    before: int
    now: int
    since: date
