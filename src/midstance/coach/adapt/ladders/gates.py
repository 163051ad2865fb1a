"""Which gates the log shows as passed: before the next rung, hard landings and heavy lifts."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from enum import Enum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from midstance.domain.exercise import Impact, MoveDown
from midstance.domain.pain import MILD_PAIN
from midstance.domain.record import sides_by_set
from midstance.domain.session import is_program_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from midstance.domain.exercise import Exercise, Gate
    from midstance.domain.record import LoggedSet, SetRecord, WorkoutRecord


def passed_gates(exercises: Mapping[str, Exercise], done: Iterable[LoggedSet]) -> frozenset[str]:
    """The exercises whose gate is passed; ``done`` in the order of the log.

    Once passed it stays so, whatever lower rung a table asks for, until the rung above turns out
    to be too much: then it must be passed again.
    """
    workouts: dict[str, dict[UUID, list[SetRecord]]] = {}
    order: dict[UUID, int] = {}
    for each in done:
        if each.set.counts and each.set.is_done:
            order.setdefault(each.workout_id, len(order))
            of_exercise = workouts.setdefault(each.set.exercise, {})
            of_exercise.setdefault(each.workout_id, []).append(each.set)

    def is_passed(id_: str) -> bool:
        failure = _last_failure_above(exercises, id_, workouts, order)
        since = (sets for workout, sets in workouts[id_].items() if order[workout] > failure)
        return _is_reached_often_enough(exercises[id_], tuple(since))

    return frozenset(id_ for id_ in workouts if id_ in exercises and is_passed(id_))


def _last_failure_above(
    exercises: Mapping[str, Exercise],
    id_: str,
    workouts: Mapping[str, Mapping[UUID, Sequence[SetRecord]]],
    order: Mapping[UUID, int],
) -> int:
    """The newest workout in which a rung above ``id_`` was too much again; -1 without one."""
    last_failure = -1
    for above, sessions in workouts.items():
        exercise, short_in_a_row = exercises.get(above), 0
        if exercise is None or exercise.easier != id_:
            continue
        for workout, sets in sessions.items():
            short_in_a_row = short_in_a_row + 1 if falls_short(exercise, sets) else 0
            if short_in_a_row >= SHORT_SESSIONS:
                last_failure = max(last_failure, order[workout])
    return last_failure


SHORT_SESSIONS = 2
"""Sessions in a row that fall short before a rung is taken back."""
_BROKEN_HOLD = 0.6
"""The share of its time below which a hold broke down."""
NOTHING_LEFT = 10
"""The effort after which no repetition would have been possible."""
FORM_BROKE = "form broke"
"""What the note of a set says whose form broke; it stays in the log as words."""


def is_form_broken(note: str) -> bool:
    """Whether a part of the note says that form broke; parts end with a semicolon."""
    return any(part.strip().lower() == FORM_BROKE for part in note.split(";"))


def toggle_form(note: str) -> str:
    """The note with the words that form broke before its own, or without them again."""
    if not is_form_broken(note):
        return f"{FORM_BROKE}; {note}" if note else FORM_BROKE
    typed = note.removeprefix(f"{FORM_BROKE}; ")
    if not is_form_broken(typed):
        return typed
    parts = (part.strip() for part in note.split(";"))
    return "; ".join(part for part in parts if part.lower() != FORM_BROKE)


def falls_short(exercise: Exercise, sets: Sequence[SetRecord]) -> bool:
    """Whether one session shows that ``exercise`` is too hard yet.

    A hold broke before three fifths of its time; of anything else two sets, or the only one, fell
    short of what was asked, or nothing was left in one. Broken form shows it of all.
    """
    if any(is_form_broken(each.note) for each in sets):
        return True
    if exercise.down is MoveDown.HOLD:
        return any(each.value < each.target.amount * _BROKEN_HOLD for each in sets)
    if any(each.effort is not None and each.effort >= NOTHING_LEFT for each in sets):
        return True
    numbers = {(each.place, each.set_number) for each in sets}
    short = {(each.place, each.set_number) for each in sets if each.value < each.target.amount}
    return len(short) >= min(2, len(numbers))


class PassedGates:
    """The passed gates as a container that reads the log at the first question."""

    def __init__(
        self, exercises: Mapping[str, Exercise], done: Callable[[], Iterable[LoggedSet]]
    ) -> None:
        """``done`` reads the sets that count for gates, in the order of the log."""
        self._exercises, self._done = exercises, done

    def __contains__(self, exercise: object) -> bool:
        return exercise in self._passed

    @cached_property
    def _passed(self) -> frozenset[str]:
        return passed_gates(self._exercises, self._done())


def _is_reached_often_enough(exercise: Exercise, sessions: Sequence[Sequence[SetRecord]]) -> bool:
    """Whether the gate was reached in enough sessions in a row; those without a try are ignored."""
    gate, in_a_row = exercise.up, 0
    if gate is None:
        return False
    for sets in sessions:
        result = try_gate(gate, exercise, sets)
        if result is not GateTry.NOT_TRIED:
            in_a_row = in_a_row + 1 if result is GateTry.REACHED else 0
        if in_a_row >= gate.sessions:
            return True
    return False


class GateTry(Enum):
    """What one session says of a gate."""

    REACHED = "reached"
    MISSED = "missed"
    NOT_TRIED = "not tried"


LEVEL_WITH_TWO_OPEN_SETS = 4  # the level (1-5) from which the last two sets must reach it


def open_set_count(exercise: Exercise) -> int:
    """How many sets at the end of a session must reach the gate: two from level 4 on, else one."""
    return 2 if exercise.level >= LEVEL_WITH_TWO_OPEN_SETS else 1


def try_gate(gate: Gate, exercise: Exercise, sets: Iterable[SetRecord]) -> GateTry:
    """What the ``sets`` of one session say of ``gate``, a side that fell short of its whole set.

    The last set, which may go on beyond the table, must reach the gate's amount at or below its
    effort, and is the only one that must be rated; all others must reach what the table asks for,
    or the gate's amount where that is less. Where no more was done than a lower table asked for,
    as in lighter weeks, the gate was not tried. The sets that a gate names are a recommendation.
    """
    groups, last = tuple(sides_by_set(sets).values()), open_set_count(exercise)
    others, open_sets = list(chain(*groups[:-last])), list(chain(*groups[-last:]))
    units = {each.target.unit for each in (*others, *open_sets)}
    if len(groups) < last or units != {exercise.measure.unit}:
        return GateTry.NOT_TRIED
    if any(is_form_broken(each.note) for each in (*others, *open_sets)):
        return GateTry.MISSED
    if any(each.value < min(each.target.amount, gate.amount) for each in others):
        return GateTry.MISSED
    return _try_last_sets(gate, open_sets)


def _try_last_sets(gate: Gate, last: Sequence[SetRecord]) -> GateTry:
    if all(each.value >= gate.amount for each in last):
        is_easy = all(each.effort is not None and each.effort <= gate.rpe_max for each in last)
        return GateTry.REACHED if is_easy else GateTry.MISSED
    as_the_table = all(each.value >= each.target.amount for each in last)
    return GateTry.NOT_TRIED if as_the_table else GateTry.MISSED


WEEKS_BEFORE_JUMPS = 4  # weeks of strength work, or of easier jumps, before hard landings
STRENGTH_WEEKS = "four weeks of strength work"
WORKOUTS_A_WEEK = 2
SETS_A_WORKOUT = 10
"""A week of strength work has two workouts of a program, each with ten sets that count."""

FREE_OF_PAIN = timedelta(days=14)
LOWER_LEG_AND_KNEE = frozenset({"Achilles or calf", "foot or toe", "shin", "knee"})
"""Regions in which a pain above 2 of 10 forbids hard landings."""

SKILLS = (
    ("lateral-step-down", 3, 12, "3 × 12 lateral step-downs a side"),
    ("single-leg-calf-raise", 1, 20, "20 single-leg calf raises a side"),
    ("single-leg-stand", 1, 30, "30 s of single-leg stand a side"),
)
"""Exercise, sets of one session, amount of each side, and both in words."""

AFTER_BOTH_LEGS = frozenset(
    {
        "single-leg-pogo",
        "single-leg-hop",
        "bounding",
        "split-squat-jump",
        "drop-jump",
        "weighted-squat-jump",
    }
)
"""The jumps that come after four weeks of jumps on both legs."""


WITH_WEIGHTS = "weighted-squat-jump"
"""The jump with weights in the hands, which asks for more weeks than any other."""


def lands_hard(exercise: Exercise) -> bool:
    """Whether it is a jump with hard landings."""
    return bool(exercise.plyo_factor) and exercise.impact is Impact.HIGH


class LandingGate:
    """What forbids hard landings; the log is read once, and only for a jump."""

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        done: Callable[[], Iterable[LoggedSet]],
        recent_workouts: Callable[[], Iterable[WorkoutRecord]],
    ) -> None:
        """``done`` reads the sets that count for gates, ``recent_workouts`` those of two weeks."""
        self._exercises, self._read, self._recent_workouts = exercises, done, recent_workouts

    @cached_property
    def sore(self) -> str:
        """Where it hurt too much in the last two weeks, or ""."""
        pains = (pain for workout in self._recent_workouts() for pain in workout.pains)
        too_much = (
            pain.region
            for pain in pains
            if pain.region in LOWER_LEG_AND_KNEE and pain.level > MILD_PAIN
        )
        return next(too_much, "")

    def missing(self, exercise: Exercise, *, without_weeks: bool = False) -> tuple[str, ...]:
        """The gates that the log does not show to be passed, in words; none for soft landings.

        ``without_weeks`` leaves out the weeks of strength work, and no other gate.
        """
        if not lands_hard(exercise):
            return ()
        unmet = [
            gate for gate in self._unmet_gates if not (without_weeks and gate == STRENGTH_WEEKS)
        ]
        if exercise.id in AFTER_BOTH_LEGS and not self._has_jumped_on_both_legs:
            unmet.append("four weeks of jumps on both legs")
        if exercise.id == WITH_WEIGHTS:
            unmet.extend(self._unmet_with_weights)
        return tuple(unmet)

    @cached_property
    def _unmet_with_weights(self) -> tuple[str, ...]:
        """What a jump with weights asks for besides, whatever the level."""
        squat_jumps = (each for each in self._done if each.set.exercise == "squat-jump")
        return tuple(
            words
            for weeks, needed, words in (
                (_count_strength_weeks(self._done), 8, "eight weeks of strength work"),
                (_count_weeks(squat_jumps), WEEKS_BEFORE_JUMPS, "four weeks of squat jumps"),
            )
            if weeks < needed
        )

    @cached_property
    def _done(self) -> tuple[LoggedSet, ...]:
        return tuple(each for each in self._read() if each.set.counts and each.set.is_done)

    @cached_property
    def _unmet_gates(self) -> tuple[str, ...]:
        return tuple(self._list_unmet_gates())

    def _list_unmet_gates(self) -> Iterator[str]:
        if _count_strength_weeks(self._done) < WEEKS_BEFORE_JUMPS:
            yield STRENGTH_WEEKS
        for id_, sets, amount, words in SKILLS:
            if not self._has_done(id_, sets, amount):
                yield words

    @cached_property
    def _has_jumped_on_both_legs(self) -> bool:
        jumps = (each for each in self._done if self._is_on_both_legs(each.set.exercise))
        return _count_weeks(jumps) >= WEEKS_BEFORE_JUMPS

    def _is_on_both_legs(self, id_: str) -> bool:
        exercise = self._exercises.get(id_)
        return exercise is not None and bool(exercise.plyo_factor) and not exercise.measure.per_side

    def _has_done(self, id_: str, sets: int, amount: int) -> bool:
        """Whether one session had ``sets`` sets that reached ``amount`` on every side."""
        reached: dict[tuple[object, int, int], bool] = {}
        for each in self._done:
            if each.set.exercise == id_:
                key = each.workout_id, each.set.place, each.set.set_number
                reached[key] = reached.get(key, True) and each.set.value >= amount
        in_session = [workout for (workout, _, _), is_reached in reached.items() if is_reached]
        return any(in_session.count(workout) >= sets for workout in in_session)


WORKOUTS_UNTIL_KNOWN = 2
"""Workouts with an exercise that show that it is known."""


def workouts_by_exercise(sets: Iterable[LoggedSet]) -> Mapping[str, set[UUID]]:
    """The workouts in which each exercise was done, by its id."""
    workouts: dict[str, set[UUID]] = {}
    for each in sets:
        workouts.setdefault(each.set.exercise, set()).add(each.workout_id)
    return workouts


class ExperienceGate:
    """What the log shows of a runner who named no level; the log is read once, when needed."""

    def __init__(self, done: Callable[[], Iterable[LoggedSet]]) -> None:
        """``done`` reads the sets that count for gates."""
        self._read = done

    def shows(self, exercise: Exercise) -> bool:
        """Whether four weeks of strength work, or two workouts with ``exercise``, were done."""
        workouts = len(self._workouts.get(exercise.id, ()))
        return self._has_strength or workouts >= WORKOUTS_UNTIL_KNOWN

    @cached_property
    def _done(self) -> tuple[LoggedSet, ...]:
        return tuple(each for each in self._read() if each.set.counts and not each.set.skipped)

    @cached_property
    def _has_strength(self) -> bool:
        return _count_strength_weeks(self._done) >= WEEKS_BEFORE_JUMPS

    @cached_property
    def _workouts(self) -> Mapping[str, set[UUID]]:
        return workouts_by_exercise(self._done)


def _count_weeks(sets: Iterable[LoggedSet]) -> int:
    return len({each.local_date.isocalendar()[:2] for each in sets})


def _count_strength_weeks(sets: Iterable[LoggedSet]) -> int:
    """Weeks with enough workouts of a program; routines such as recovery are none."""
    of_program = [each for each in sets if is_program_session(each.session)]
    counted = Counter((each.workout_id, each.local_date.isocalendar()[:2]) for each in of_program)
    workouts = Counter(week for (_, week), count in counted.items() if count >= SETS_A_WORKOUT)
    return sum(count >= WORKOUTS_A_WEEK for count in workouts.values())
