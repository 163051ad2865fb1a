"""Which backups stay: many young ones, fewer old ones, one of each year for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import date
    from pathlib import Path

ALL_OF_DAYS = 2
DAILY, WEEKLY, MONTHLY = 12, 10, 9


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup on the disk.

    Attributes:
        day: when it was made; None for one made before the tables changed, which stays for good.
        number: the how manieth of its day, from 1.
    """

    path: Path
    day: date | None
    number: int = 1


def kept(backups: Iterable[Backup], today: date) -> frozenset[Backup]:
    """The backups that stay on ``today``.

    All of two days, then the last of twelve days, ten weeks, nine months and of every year; the
    numbers follow the practice of Anki.
    """
    known = list(backups)
    dated = sorted((b.day, b.number, b) for b in known if b.day is not None)
    newest_first = [(day, backup) for day, _, backup in reversed(dated)]
    young = today - timedelta(days=ALL_OF_DAYS)
    staying = {backup for backup in known if backup.day is None}
    staying |= {backup for day, backup in newest_first if day > young}
    staying |= _last_of_each(newest_first, lambda day: day, DAILY)
    staying |= _last_of_each(newest_first, lambda day: day.isocalendar()[:2], WEEKLY)
    staying |= _last_of_each(newest_first, lambda day: (day.year, day.month), MONTHLY)
    staying |= _last_of_each(newest_first, lambda day: day.year, len(known))
    return frozenset(staying)


def _last_of_each(
    newest_first: list[tuple[date, Backup]], span: Callable[[date], Hashable], spans: int
) -> set[Backup]:
    """The newest backup of each of the latest ``spans`` spans that have one."""
    found: dict[Hashable, Backup] = {}
    for day, backup in newest_first:
        found.setdefault(span(day), backup)
    return set(list(found.values())[:spans])
