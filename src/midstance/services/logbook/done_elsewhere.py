"""Sessions that were done without Midstance, as workouts of the log."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from midstance.coach.schedule.build_ups import choice_now
from midstance.coach.schedule.due import next_week_of
from midstance.domain.record import Timestamp, WorkoutRecord, WorkoutStatus
from midstance.domain.session import program_of

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from midstance.domain.library import Library
    from midstance.storage.training_log import TrainingLog

DONE_ELSEWHERE = "done elsewhere"


def next_week(log: TrainingLog, library: Library, session: str, day: date) -> int:
    """The week in which a session comes on ``day``: the first one in which it is not done; else 1.

    Raises:
        StorageError: the log cannot be read.
    """
    choice = choice_now(log, library, day)
    program = program_of(session)
    if choice is None or choice.program != program or program not in library.programs:
        return 1
    done = log.days.of_program(program, choice.start)
    return next_week_of(library, choice, done, session)


def session_done_elsewhere(
    id_: UUID, library: Library, session: str, week: int, day: date, now: Timestamp
) -> WorkoutRecord:
    """A finished workout of ``session`` without sets that counts by the runner's word.

    Raises:
        UnknownIdError: there is no such session in that week.
    """
    done, at = library.session(session, week), noon(day, now)
    return WorkoutRecord(
        id_,
        done.id,
        done.name,
        done.week,
        at,
        day,
        WorkoutStatus.COMPLETED,
        at,
        0,
        DONE_ELSEWHERE,
        by_word=True,
    )


def noon(day: date, now: Timestamp) -> Timestamp:
    """Noon of ``day`` where the runner is ``now``, or now where that is still to come."""
    at = local_moment(datetime.combine(day, time(12)), now)
    return at if at.utc <= now.utc else now


def local_moment(moment: datetime, now: Timestamp) -> Timestamp:
    """A moment of the runner's wall clock where the runner is ``now``, or an aware one there.

    Raises:
        OverflowError: it lies before or after all dates.
    """
    local = moment.replace(tzinfo=_zone(now)) if moment.tzinfo is None else moment
    local = local.astimezone(_zone(now))
    offset = local.utcoffset() or timedelta()
    return Timestamp(local.astimezone(UTC), round(offset / timedelta(minutes=1)), now.zone)


def _zone(now: Timestamp) -> tzinfo:
    """The runner's zone with its summer time, or without it where its name says nothing here."""
    try:
        return ZoneInfo(now.zone)
    except (KeyError, ValueError, OSError):
        return timezone(timedelta(minutes=now.offset_minutes))
