"""What a limitation's text promises, held against what a session really prescribes."""

from collections.abc import Iterator, Sequence
from itertools import product

from midstance.coach.adapt.adaptation import adapt
from midstance.coach.adapt.complaint_rules import (
    ALLOWED_WITH_SORE_BONE,
    CAPPED_ONLY,
    LONGEST_HOLD,
    WITHOUT_IMPACT,
)
from midstance.coach.adapt.differences import AdaptedSession
from midstance.coach.adapt.dose import keeps_seconds
from midstance.coach.adapt.situation import Situation
from midstance.coach.adapt.substitution import keeps_purpose
from midstance.domain.exercise import Exercise, Impact, Limitation, Pattern
from midstance.domain.library import Library
from midstance.domain.quantity import Unit
from midstance.domain.runner import PROFILES, Complaint, ComplaintStage, Level, Place, Runner
from midstance.domain.session import Item, Prescription, Session
from tests.coach.people import TODAY


def every_session(library: Library) -> list[Session]:
    """Every session of every week of every program and routine."""
    of_programs = [
        each
        for program in library.programs.values()
        for week in range(1, program.weeks + 1)
        for each in library.week_sessions(program, week)
    ]
    of_routines = [
        library.session(each.id, week)
        for each in library.routines.values()
        for week in range(1, each.weeks + 1)
    ]
    return of_programs + of_routines


def every_runner(library: Library) -> Iterator[Situation]:
    """A runner for each limitation, stage, kit and level."""
    for limitation, stage, kit, level in product(
        Limitation, ComplaintStage, PROFILES, (None, *Level)
    ):
        complaint = Complaint(limitation, stage, TODAY)
        runner = Runner(level=level, places=(Place(kit, PROFILES[kit]),), complaints=(complaint,))
        yield Situation(library, runner, TODAY)


def broken_promises(session: Session, here: Situation) -> list[str]:
    """What an adapted session prescribes that it must not; an empty list when nothing is."""
    adapted = adapt(session, here)
    return [
        f"{session.id} week {session.week}: {item.exercise} {fault}"
        for item in adapted.session.items
        for fault in (*_forbidden(item, here), *_wrong_substitute(item, adapted, session, here))
    ] + [f"{session.id} week {session.week}: {fault}" for fault in _wrong_time(session, adapted)]


def _wrong_time(session: Session, adapted: AdaptedSession) -> Iterator[str]:
    """Where the clock drives a block, what is done instead in seconds takes the same seconds."""
    asked: dict[tuple[str, str], set[int]] = {}
    for block in session.blocks:
        if keeps_seconds(block):
            for item in block.items:
                times = asked.setdefault((block.purpose, item.exercise), set())
                times.add(_whole_time(item.prescription))
    for block in adapted.session.blocks:
        for item in block.items if keeps_seconds(block) else ():
            time = _whole_time(item.prescription)
            before = asked.get((block.purpose, item.prescribed), {0})
            if time and before - {0} and time not in before and time > LONGEST_HOLD:
                yield f"{item.exercise} takes {time} s instead of {sorted(before)} s"


def _whole_time(asked: Prescription) -> int:
    """Seconds of one set with both sides, 0 where it is not timed."""
    return asked.amount * (2 if asked.per_side else 1) if asked.unit is Unit.SECONDS else 0


def _forbidden(item: Item, here: Situation) -> Iterator[str]:
    exercise = here.library.exercise(item.exercise)
    (complaint,) = here.runner.complaints
    yield from _forbidden_by(complaint, exercise)
    cap = _cap(exercise, complaint)
    if cap is not None and _effort(item, exercise) > cap:
        yield f"goes above effort {cap}"
    if complaint.limitation in CAPPED_ONLY and _is_long_hold(item, exercise):
        yield "is held for too long"
    if not (here.runner.level or Level.INTERMEDIATE).allows(exercise):
        yield "is above the level"
    if not exercise.fits(here.kit):
        yield "lacks kit"


def _forbidden_by(complaint: Complaint, exercise: Exercise) -> Iterator[str]:
    limitation, is_acute = complaint.limitation, complaint.stage is ComplaintStage.ACUTE
    lands = exercise.plyo_factor > 0 or exercise.impact is not Impact.NONE
    named = limitation in (*exercise.avoid_if, *exercise.care_if)
    forbidden = limitation in exercise.avoid_if or (named and lands)
    if forbidden and (is_acute or limitation is Limitation.PREGNANCY):
        yield "is to be avoided"
    if lands and limitation in WITHOUT_IMPACT:
        yield "has landings"
    if named and exercise.plyo_factor:
        yield "is a jump"
    bone = limitation is Limitation.SHIN_BONE and is_acute
    if bone and (lands or exercise.pattern not in ALLOWED_WITH_SORE_BONE):
        yield "loads a sore bone"


def _cap(exercise: Exercise, complaint: Complaint) -> int | None:
    if complaint.limitation in CAPPED_ONLY:
        return 7
    if complaint.stage is not ComplaintStage.ACUTE:
        return None
    if complaint.limitation is Limitation.HEART:
        return 4
    return 5 if complaint.limitation in exercise.care_if else None


def _is_long_hold(item: Item, exercise: Exercise) -> bool:
    stretches = exercise.pattern in {Pattern.MOBILITY_STATIC, Pattern.BALANCE}
    return exercise.is_hold and not stretches and item.prescription.amount > LONGEST_HOLD


def _wrong_substitute(
    item: Item, adapted: AdaptedSession, session: Session, here: Situation
) -> Iterator[str]:
    if not item.prescribed:
        return
    exercise = here.library.exercise(item.exercise)
    prescribed = here.library.exercise(item.prescribed)
    before = [each for each in session.items if each.exercise == item.prescribed]
    if not keeps_purpose(exercise, prescribed):
        yield f"has another purpose than {item.prescribed}"
    on_the_clock = any(each.prescription.unit is Unit.SECONDS for each in before)
    if item.prescription.unit is not exercise.measure.unit and not on_the_clock:
        yield "has a unit that is not its own"
    if _effort(item, exercise) > max(_effort(each, prescribed) for each in before):
        yield f"is harder than {item.prescribed}"
    if [each.exercise for each in adapted.session.items].count(item.exercise) > 1:
        yield "is already in the session"
    (complaint,) = here.runner.complaints
    brought = complaint in here.forbidding(prescribed) and complaint.limitation not in CAPPED_ONLY
    if brought and (item.prescription.rpe or 0) > 5:
        yield "goes above the effort of its complaint"


def _effort(item: Item, exercise: Exercise) -> int:
    return item.prescription.rpe if item.prescription.rpe is not None else exercise.default.rpe or 0


def sample(of: Sequence[Session], number: int) -> tuple[Session, ...]:
    """A few sessions, others for each ``number``, so that all are met over all runners."""
    step = max(1, len(of) // SESSIONS_A_RUNNER)
    return tuple(of[number % step :: step])


SESSIONS_A_RUNNER = 2
