"""Easier weeks that the runner takes before a deload is due: days of the calendar, and ended.

Older versions kept them in the profile; those are read and ended there.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from midstance.coach.progress.early_deload import EasierWeek
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.domain.record import Timestamp
    from midstance.storage.training_log import TrainingLog

EASIER_KEY = "easier_weeks"
"""The key of the profile under which older versions kept the first and the last day of each."""
_IDS = UUID("3f0b0a52-6c0e-5a57-8a43-0d6f3c1be9a4")
"""What the ids of easier weeks follow from, so that a day begins one of them on every machine."""


def read_easier_weeks(log: TrainingLog) -> tuple[EasierWeek, ...]:
    """The easier weeks, the oldest first; an entry that cannot be read is left out.

    Raises:
        StorageError: the log cannot be read.
    """
    entries = [EasierWeek(each.day, _last(each)) for each in log.calendar.easier_days()]
    return tuple(sorted((*_in_profile(log), *entries), key=lambda each: each.first))


def _last(entry: CalendarEntry) -> date:
    return entry.until or entry.day


def _in_profile(log: TrainingLog) -> Iterator[EasierWeek]:
    plain = log.profile().get(EASIER_KEY)
    for each in plain if isinstance(plain, list) else []:
        match each:
            case [str(first), str(last)]:
                try:
                    yield EasierWeek(date.fromisoformat(first), date.fromisoformat(last))
                except ValueError:
                    continue


def toggle_easier_week(log: TrainingLog, today: date, stamp: Timestamp) -> str:
    """Take seven easier days from today on, or end those that go on; answers what was done.

    Raises:
        StorageError: the log could not take it.
    """
    if not any(today in each for each in read_easier_weeks(log)):
        taken = EasierWeek.of(today)
        id_ = uuid5(_IDS, today.isoformat())
        entry = CalendarEntry(id_, EntryKind.EASIER, taken.first, until=taken.last)
        log.calendar.change(f"easier week from {today.isoformat()}", stamp, saved=(entry,))
        return f"{taken.lighter.reason} Again ends it."
    _end_in_profile(log, today, stamp)
    yesterday = today - timedelta(days=1)
    now = [each for each in log.calendar.easier_days() if each.day <= today <= _last(each)]
    if now:
        log.calendar.change(
            f"end of the easier week on {today.isoformat()}",
            stamp,
            saved=[replace(each, until=yesterday) for each in now if each.day < today],
            deleted=[each for each in now if each.day == today],
        )
    return "The easier week is over: sessions are as planned again."


def _end_in_profile(log: TrainingLog, today: date, stamp: Timestamp) -> None:
    """End those that an older version kept."""
    known = tuple(_in_profile(log))
    if not any(today in each for each in known):
        return
    yesterday = today - timedelta(days=1)
    kept = [replace(each, last=yesterday) if today in each else each for each in known]
    plain = [
        [each.first.isoformat(), each.last.isoformat()] for each in kept if each.first <= each.last
    ]
    log.set_profile_value(EASIER_KEY, plain, stamp)
