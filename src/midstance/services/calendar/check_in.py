"""How the runner is today, and sessions that are not wanted on their day: read and saved.

Both are entries of the calendar, so that they are in files, exported and undone as runs are.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from midstance.coach.daily_decision import SORE_DAYS, DayDecision, decide
from midstance.domain.calendar import days_later
from midstance.domain.pain import MAX_PAIN, MODERATE_PAIN
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.check_in import LEAST_FATIGUE, CheckIn, CheckInResult, SkipReason
from midstance.domain.weeks.plan import Closure
from midstance.domain.weeks.run import main_run
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind
from midstance.services.calendar.run_calendar import runs_by_day
from midstance.services.calendar.shown_plan import forget_shown_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.coach.schedule.due import DueSession
    from midstance.domain.library import Library
    from midstance.domain.record import Timestamp
    from midstance.storage.training_log import TrainingLog

WAITING_KEY = "not_today"
"""The key of the profile under which older versions noted a session that waits."""
RECOVERY_ROUTINE = "active-recovery-25"
RED_DAYS = 3
"""A red answer closes its day and the next ones, until another answer: three days in all."""
_IDS = UUID("8f0c7d3e-6a4b-5d21-9f6b-3f1d5b8a7c10")
"""What the ids of check-ins follow from, so that a day has one of them on every machine."""
RED_DAY = "Your last check-in was red; leg work waits for an amber or green one."
PAINFUL_DAY = "Your last workout hurt; leg work waits for an amber or green check-in."
SKIPPED_TEXTS: Mapping[SkipReason, str] = {
    SkipReason.TIRED: "You were too tired for strength that day.",
    SkipReason.NO_TIME: "You had no time for strength that day.",
    SkipReason.ILL: "You were ill that day; strength waits until you are well.",
    SkipReason.TRAVEL: "You were travelling that day.",
    SkipReason.OTHER: "You left strength for another day.",
}
_KINDS_OF_DAYS = frozenset(
    {EntryKind.CHECK_IN, EntryKind.SKIPPED, EntryKind.ILL, EntryKind.AWAY, EntryKind.EASIER}
)


def check_ins(log: TrainingLog, first: date, last: date) -> Mapping[date, CheckIn]:
    """The check-ins of some days.

    Raises:
        StorageError: the log cannot be read.
    """
    entries = log.calendar.entries(first, last)
    return {each.day: each.check_in for each in entries if each.check_in is not None}


def noted_days(log: TrainingLog) -> tuple[CalendarEntry, ...]:
    """Every check-in, every skipped session, all days ill, away or lighter, by their first day.

    Raises:
        StorageError: the log cannot be read.
    """
    return tuple(each for each in log.calendar.every_entry() if each.kind in _KINDS_OF_DAYS)


def decision_on(log: TrainingLog, today: date) -> DayDecision | None:
    """What today's check-in, or else a strong pain in a workout of today, asks for; or None.

    Raises:
        StorageError: the log cannot be read.
    """
    answers = check_ins(log, days_later(today, -SORE_DAYS), today)
    found = _strong_pains(log, today, today) | {**answers}
    if today not in found:
        return None
    tomorrow = days_later(today, 1)
    run = main_run(runs_by_day(log, tomorrow, tomorrow).get(tomorrow, ()))
    key_run = run.plain if run is not None and run.is_key else ""
    decision = decide([found[day] for day in sorted(found, reverse=True)], key_run)
    return decision and replace(decision, is_from_workout=today not in answers)


def _strong_pains(log: TrainingLog, first: date, last: date) -> dict[date, CheckIn]:
    """The strongest pain in the workouts of each day where it was strong, as a red check-in."""
    found: dict[date, CheckIn] = {}
    for workout in log.workouts_between(first, last):
        for pain in workout.pains:
            before = found.get(workout.local_date)
            if pain.level > MODERATE_PAIN and (before is None or pain.level > before.pain):
                level = min(MAX_PAIN, pain.level)
                found[workout.local_date] = CheckIn(LEAST_FATIGUE, 0, level, pain.region)
    return found


def save_check_in(log: TrainingLog, today: date, check_in: CheckIn, stamp: Timestamp) -> None:
    """Note how the runner is today; it takes the place of an earlier answer of the day.

    Raises:
        StorageError: the log could not be written.
    """
    before = check_ins(log, today, today).get(today)
    if before is not None and before.result is CheckInResult.RED:
        forget_shown_plan(log, stamp)
    id_ = uuid5(_IDS, f"check-in {today.isoformat()}")
    entry = CalendarEntry(id_, EntryKind.CHECK_IN, today, check_in=check_in)
    log.calendar.change(f"check-in of {today.isoformat()}", stamp, saved=(entry,))


def skipped_on(log: TrainingLog, day: date) -> CalendarEntry | None:
    """The session that is not wanted on ``day``; None without one.

    Raises:
        StorageError: the log cannot be read.
    """
    entries = log.calendar.entries(day, day)
    return next((each for each in entries if each.kind is EntryKind.SKIPPED), None)


def skip_session(
    log: TrainingLog, session: str, today: date, reason: SkipReason, stamp: Timestamp
) -> None:
    """Let a session wait for another day, for a reason.

    Raises:
        StorageError: the log could not be written.
    """
    id_ = uuid5(_IDS, f"skipped {today.isoformat()}")
    entry = CalendarEntry(id_, EntryKind.SKIPPED, today, session=session, reason=reason)
    log.calendar.change(f"{session} not on {today.isoformat()}", stamp, saved=(entry,))


def take_skip_back(log: TrainingLog, today: date, stamp: Timestamp) -> bool:
    """Let the session of today be done after all; answers whether it was skipped.

    Raises:
        StorageError: the log could not be written.
    """
    skipped = skipped_on(log, today)
    if skipped is None:
        return False
    forget_shown_plan(log, stamp)
    log.calendar.change(f"{skipped.session} on {today.isoformat()}", stamp, deleted=(skipped,))
    return True


def days_closed_by_answers(
    log: TrainingLog, first: date, last: date, today: date
) -> dict[date, Closure]:
    """The days of a span that are closed to strength.

    A red check-in closes them, a strong pain in a workout until a check-in, or a session left for
    now.

    Raises:
        StorageError: the log cannot be read.
    """
    begin = days_later(first, -RED_DAYS)
    entries = log.calendar.entries(begin, last)
    said = check_ins(log, begin, min(last, today))
    pains = _strong_pains(log, begin, min(last, today))
    answers = {day: each.result for day, each in (pains | {**said}).items()}
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    skipped = {
        each.day: Closure(LegClass.NONE, SKIPPED_TEXTS[each.reason])
        for each in entries
        if each.reason is not None and each.day >= first
    }
    reds = {day: red for day in days if (red := _red_day(answers, day))}
    texts = {day: RED_DAY if red in said else PAINFUL_DAY for day, red in reds.items()}
    return {day: Closure(LegClass.NONE, text) for day, text in texts.items()} | skipped


def _red_day(answers: Mapping[date, CheckInResult], day: date) -> date | None:
    """The day of the last answer that may still hold on ``day`` if that was red; else None."""
    last = next((each for each in _days_that_may_hold(day) if each in answers), None)
    return last if last is not None and answers[last] is CheckInResult.RED else None


def _days_that_may_hold(day: date) -> tuple[date, ...]:
    """The days whose answer may still hold on ``day``, that day first."""
    return tuple(days_later(day, -number) for number in range(RED_DAYS))


def wait_if_skipped(due: DueSession, log: TrainingLog, today: date) -> DueSession:
    """What is due, as a rest day where the runner does not want it today."""
    if not due.session or due.is_rest_day or not _is_skipped(log, due, today):
        return due
    reason = "Not today: the session waits and comes next. Nothing is left out or done twice."
    return replace(due, is_rest_day=True, next_on=days_later(today, 1), reason=reason, advice="")


def _is_skipped(log: TrainingLog, due: DueSession, today: date) -> bool:
    skipped = skipped_on(log, today)
    if skipped is not None:
        return skipped.session == due.session
    moved = {"day": today.isoformat(), "session": due.session, "week": due.week}
    return log.profile().get(WAITING_KEY) == moved


def recovery_instead(due: DueSession, decision: DayDecision | None, library: Library) -> DueSession:
    """What is due; on a red day easy mobility, and the session of the program later.

    What the check-in asks for stands beside a session; where none is due, the reason says it.
    """
    if decision is None or not decision.is_rest:
        return due
    reason = due.reason if due.session else f"{decision.text} {due.reason}"
    if decision.is_strong_pain or RECOVERY_ROUTINE not in library.routines:
        return replace(due, is_rest_day=True, reason=reason)
    return replace(
        due,
        session=RECOVERY_ROUTINE,
        week=1,
        is_rest_day=False,
        reason=reason,
        version=Version.FULL,
    )
