"""A session as this runner can do it today, and every difference from what was prescribed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from midstance.coach.adapt import dose
from midstance.coach.adapt.differences import (
    AdaptedSession,
    AddedToWarmUp,
    Difference,
    DroppedExercise,
    EasedEffort,
    EmptiedBlock,
    Replacement,
    ShorterHold,
    instead_text,
)
from midstance.coach.adapt.ladders.gates import (
    FREE_OF_PAIN,
    ExperienceGate,
    LandingGate,
    PassedGates,
    passed_gates,
)
from midstance.coach.adapt.ladders.ladder_log import LadderLog
from midstance.coach.adapt.ladders.rungs import (
    STAYS,
    Climb,
    climb,
    climb_item,
    climbs_in,
    takes_rungs,
)
from midstance.coach.adapt.preferences import preferred_exercise
from midstance.coach.adapt.single_exercise import (
    AFTER_SITTING,
    exercises_after_sitting,
    warm_up_with,
)
from midstance.coach.adapt.situation import Situation
from midstance.coach.adapt.starting.converted_prescription import convert_prescription
from midstance.coach.adapt.substitution import (
    CHOSEN,
    Reason,
    ReasonKind,
    Substitute,
    effort_reason,
    find_substitute,
    hold_reason,
    why_instead,
)
from midstance.domain.exercise import Pattern
from midstance.domain.pain import BONE_WARNING
from midstance.domain.quantity import WeightUnit
from midstance.domain.runner import Runner
from midstance.domain.session import Style, is_program_session, program_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from datetime import date

    from midstance.coach.log_queries import LogQueries, RunnerQueries
    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.record import LoggedSet, WorkoutRecord
    from midstance.domain.session import Block, Item, Session


RECOVERY = ("active-recovery-25", "foam-10")


def adapt(session: Session, situation: Situation) -> AdaptedSession:
    """``session`` as the runner can do it; harder only by a gate or the runner's choice.

    Who sits most of the day has two exercises more in the warm-up.

    Raises:
        UnknownIdError: the session names an exercise that the library does not hold.
    """
    adapted = _adapt_blocks(session, situation)
    if not situation.runner.desk_work:
        return adapted
    more = exercises_after_sitting(
        adapted.session, situation.library.exercises, situation.is_open_without_care
    )
    if not more:
        return adapted
    longer = warm_up_with(adapted.session, more)
    at = next(n for n, item in enumerate(longer.items) if item.note == AFTER_SITTING)
    moved = (_shift_place(each, at, len(more)) for each in adapted.differences)
    added = AddedToWarmUp(tuple(each.id for each in more))
    return AdaptedSession(longer, (*moved, added), adapted.warning)


def _shift_place(difference: Difference, at: int, by: int) -> Difference:
    """The difference with its place corrected for ``by`` items inserted at the place ``at``."""
    if isinstance(difference, (Replacement, EasedEffort, ShorterHold)) and difference.place >= at:
        return replace(difference, place=difference.place + by)
    return difference


def _adapt_blocks(session: Session, situation: Situation) -> AdaptedSession:
    blocks: list[Block] = []
    differences: list[Difference] = []
    place, prescribed = 0, Counter(item.exercise for item in session.items)
    done_instead: set[str] = set()
    moved: set[Pattern] = set()
    for block in session.blocks:
        by_table = is_program_session(session.id) and not block.routine
        situation = replace(situation, in_program=by_table)
        items: list[Item] = []
        for item in block.items:
            others = prescribed - Counter([item.exercise])
            taken = frozenset({*others, *done_instead})
            here = _Slot(block, place + len(items), taken, frozenset(moved))
            done, changed = _adapt_item(item, here, session, situation)
            moved.update(_patterns_with_new_rung(changed, situation))
            items += done
            differences += changed
            done_instead.update(each.exercise for each in done)
        if items:
            blocks.append(replace(block, items=tuple(items)))
        else:
            offers = _recovery_routines(session, situation)
            differences.append(EmptiedBlock(block.purpose, offers))
        place += len(items)
    fitted = replace(session, blocks=tuple(blocks))
    fitted, differences = _add_sets_to_twins(fitted, differences)
    warning = BONE_WARNING if situation.has_sore_bone else ""
    return AdaptedSession(fitted, tuple(differences), warning)


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where an item is.

    Attributes:
        place: its place in the adapted session, counted from 0.
        taken: the exercises of all other items.
        moved: the patterns in which an earlier item moved to a rung that is new to the runner.
    """

    block: Block
    place: int
    taken: frozenset[str]
    moved: frozenset[Pattern]


def _patterns_with_new_rung(changed: list[Difference], situation: Situation) -> Iterator[Pattern]:
    """The patterns in which these differences bring an exercise that was never done before."""
    log = situation.ladder
    for each in changed:
        if isinstance(each, Replacement) and each.reason.kind is ReasonKind.RUNG:
            exercise = _exercise(each.to, situation)
            if log is not None and not log.was_done(exercise):
                yield exercise.pattern


def _adapt_item(
    item: Item, slot: _Slot, session: Session, situation: Situation
) -> tuple[list[Item], list[Difference]]:
    """The item to do, if any, with its differences from ``item``."""
    prescribed = _exercise(item.exercise, situation)
    situation = replace(situation, effort=item.prescription.rpe)
    higher = _rung_to_climb(prescribed, session, slot, situation)
    if higher.to is not None:
        return _on_higher_rung(item, slot, prescribed, higher, situation)
    if higher.why:
        item = dose.add_note(item, higher.why)
    substitute = _choose_exercise(prescribed, session, situation, slot.taken)
    if substitute is None:
        reason = why_instead(prescribed, situation) or CHOSEN
        twin = find_substitute(prescribed, situation)
        name = twin.exercise.id if twin else ""
        return [], [DroppedExercise(prescribed.id, slot.block.purpose, reason, name)]
    if substitute.exercise is prescribed:
        return _apply_limits(item, slot.place, prescribed, situation)
    exercise = substitute.exercise
    replaced = Replacement(slot.place, exercise.id, prescribed.id, substitute.reason or CHOSEN)
    in_time = dose.keeps_seconds(slot.block)
    replacing = replace(
        item,
        exercise=exercise.id,
        prescription=convert_prescription(
            item.prescription, prescribed, exercise, keeps_seconds=in_time
        ),
        tempo=None,
        note=instead_text(replaced, situation.library.exercises),
        prescribed=prescribed.id,
    )
    reachable = dose.slow_down(replacing, exercise, prescribed)
    limited, differences = _apply_limits(
        reachable, slot.place, exercise, situation, instead_of=prescribed
    )
    return limited, [replaced, *differences]


def _rung_to_climb(
    prescribed: Exercise, session: Session, slot: _Slot, situation: Situation
) -> Climb:
    """The rung that passed gates allow in a program, unless the runner chose an exercise."""
    preferred = preferred_exercise(situation.runner, program_of(session.id), prescribed.id)
    is_free = situation.in_program and prescribed.id not in situation.held
    if preferred or not is_free or not takes_rungs(slot.block):
        return STAYS
    no_more_new = Pattern if _allows_no_new_rung(session, situation) else slot.moved
    return climb(prescribed, situation, slot.taken, no_more_new)


def _allows_no_new_rung(session: Session, situation: Situation) -> bool:
    """Whether no rung is new: in deload and taper weeks, and after a break."""
    return situation.is_back or situation.library.is_lighter_week(session.id, session.week)


def _on_higher_rung(
    item: Item, slot: _Slot, prescribed: Exercise, higher: Climb, situation: Situation
) -> tuple[list[Item], list[Difference]]:
    exercise = higher.to or prescribed
    reason = Reason(ReasonKind.RUNG, higher.why)
    replaced = Replacement(slot.place, exercise.id, prescribed.id, reason)
    note = instead_text(replaced, situation.library.exercises)
    climbed = climb_item(item, exercise, prescribed, note)
    limited, differences = _apply_limits(
        climbed, slot.place, exercise, situation, instead_of=prescribed
    )
    return limited, [replaced, *differences]


def _choose_exercise(
    prescribed: Exercise, session: Session, situation: Situation, taken: Container[str]
) -> Substitute | None:
    """The runner's choice or its substitute, else a substitute for what is prescribed."""
    id_ = preferred_exercise(situation.runner, program_of(session.id), prescribed.id)
    chosen = situation.library.exercises.get(id_) if id_ else None
    if chosen is None:
        return find_substitute(prescribed, situation, taken=taken)
    by_choice = find_substitute(chosen, situation, is_chosen=True, taken=taken)
    return by_choice or find_substitute(prescribed, situation, taken=taken)


def _apply_limits(
    item: Item,
    place: int,
    exercise: Exercise,
    situation: Situation,
    instead_of: Exercise | None = None,
) -> tuple[list[Item], list[Difference]]:
    """The item at the effort, and for the time, that complaints allow."""
    differences: list[Difference] = []
    cap = situation.highest_effort(exercise, instead_of)
    prescribed = (
        item.prescription.rpe if item.prescription.rpe is not None else exercise.default.rpe
    )
    if cap is not None and prescribed is not None and prescribed > cap[0]:
        eased = EasedEffort(place, exercise.id, cap[0], effort_reason(*cap))
        note = dose.cap_note(exercise, *cap)
        because = "" if item.note else f", because {eased.reason.text}"
        item = dose.add_note(dose.cap_effort(item, cap[0]), note + because)
        differences.append(eased)
    complaint = situation.breathing_complaint()
    if complaint is None:
        return [item], differences
    if dose.is_held_too_long(item, exercise):
        reason = hold_reason(complaint)
        item = dose.shorten_hold(item)
        differences.append(ShorterHold(place, exercise.id, item.prescription.amount, reason))
    note = dose.breathing_note(exercise)
    return [dose.add_note(item, note) if note else item], differences


def _add_sets_to_twins(
    session: Session, differences: list[Difference]
) -> tuple[Session, list[Difference]]:
    """One set more of each exercise that would have replaced a dropped one, once."""
    may_take_set = {
        item.exercise for block in session.blocks if _takes_sets(block) for item in block.items
    }
    in_session, with_more = {item.exercise for item in session.items}, set[str]()
    changed: list[Difference] = []
    for each in differences:
        if not isinstance(each, DroppedExercise):
            changed.append(each)
            continue
        adds_set = each.block.counts and each.twin in may_take_set - with_more
        if adds_set:
            with_more.add(each.twin)
        twin = each.twin if each.twin in in_session else ""
        changed.append(replace(each, twin=twin, adds_set=adds_set))
    return (_with_more_sets(session, with_more) if with_more else session), changed


def _takes_sets(block: Block) -> bool:
    """Whether an exercise in ``block`` can have one set more than prescribed."""
    return block.purpose.counts and block.style is Style.STRAIGHT


def _with_more_sets(session: Session, exercises: set[str]) -> Session:
    """``session`` with one set more of the first straight work item of each of ``exercises``."""
    left, blocks = set(exercises), []
    for block in session.blocks:
        items = []
        for item in block.items:
            adds = _takes_sets(block) and item.exercise in left
            left -= {item.exercise} if adds else set()
            sets = item.prescription.sets + adds
            items.append(replace(item, prescription=replace(item.prescription, sets=sets)))
        blocks.append(replace(block, items=tuple(items)))
    return replace(session, blocks=tuple(blocks))


def _recovery_routines(session: Session, situation: Situation) -> tuple[str, ...]:
    """The names of the recovery routines of which something can be done."""
    library = situation.library
    known = (id_ for id_ in RECOVERY if id_ in library.routines and id_ != session.id)
    sessions = map(library.session, known)
    return tuple(each.name for each in sessions if _leaves_something(each, situation))


def _leaves_something(session: Session, situation: Situation) -> bool:
    return any(
        find_substitute(_exercise(item.exercise, situation), situation) is not None
        for item in session.items
    )


def _exercise(id_: str, situation: Situation) -> Exercise:
    return situation.library.exercise(id_)


GATES_LOOK_BACK = timedelta(days=180)


def current_situation(
    log: LogQueries, library: Library, today: date, unit: WeightUnit = WeightUnit.KG
) -> Situation:
    """Who trains where today, with the gates that were passed in the last half year."""
    done, lately = _done_lately(log, today), _workouts_lately(log, today)
    passed = passed_gates(library.exercises, done)
    landings = LandingGate(library.exercises, lambda: done, lambda: lately)
    return Situation(
        library,
        log.runner() or Runner(),
        today,
        passed,
        landings=landings,
        experience=ExperienceGate(lambda: done),
        unit=unit,
        ladder=LadderLog(library.exercises, lambda: done),
    )


def is_affected(session: Session, log: RunnerQueries, library: Library, today: date) -> bool:
    """Whether anything in ``session`` may have to change; False is certain.

    This is cheaper than adapting, for all whose sessions fit.
    """
    here = lazy_situation(log, library, today)
    if here.runner.complaints or here.runner.preferences or here.runner.desk_work:
        return True
    in_program = is_program_session(session.id)
    fits = all(
        replace(
            here, effort=item.prescription.rpe, in_program=in_program and not block.routine
        ).is_open(library.exercise(item.exercise))
        for block in session.blocks
        for item in block.items
    )
    return not fits or (in_program and climbs_in(session, here))


def adapt_for_runner(
    session: Session,
    log: RunnerQueries,
    library: Library,
    today: date,
    runner: Runner | None = None,
    held: frozenset[str] = frozenset(),
    *,
    is_back: bool = False,
) -> AdaptedSession:
    """``session`` as the runner can do it; who said nothing counts as intermediate.

    A ``runner`` takes the place of the one of the profile. The log's sets are read only where a
    gate matters. ``held`` are exercises whose next rung the runner refused; who ``is_back`` from a
    break tries nothing new.
    """
    here = replace(lazy_situation(log, library, today), held=held, is_back=is_back)
    return adapt(session, here if runner is None else replace(here, runner=runner))


def lazy_situation(
    log: RunnerQueries, library: Library, today: date, unit: WeightUnit = WeightUnit.KG
) -> Situation:
    """The same as :func:`current_situation`, but its gates read the log only once one matters."""
    done = cache(lambda: _done_lately(log, today))
    return Situation(
        library,
        log.runner() or Runner(),
        today,
        PassedGates(library.exercises, done),
        landings=LandingGate(library.exercises, done, lambda: _workouts_lately(log, today)),
        experience=ExperienceGate(done),
        unit=unit,
        ladder=LadderLog(library.exercises, done),
    )


def _done_lately(log: RunnerQueries, today: date) -> Sequence[LoggedSet]:
    return log.sets(since=today - GATES_LOOK_BACK)


def _workouts_lately(log: RunnerQueries, today: date) -> Sequence[WorkoutRecord]:
    return log.workouts_between(since=today - FREE_OF_PAIN)
