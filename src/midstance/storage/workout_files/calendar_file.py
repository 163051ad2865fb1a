"""One entry of the calendar as a TOML file, sealed and merged as the files of workouts are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

import tomli_w

from midstance.domain.weeks.check_in import CheckIn, SkipReason
from midstance.domain.weeks.run import DayPart, RacePriority, Run, RunKind
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind, RunState
from midstance.storage.database.tables import replace_surrogates
from midstance.storage.errors import UNREADABLE, WorkoutFileError
from midstance.storage.workout_files.codec import (
    parse_bool,
    parse_date,
    parse_int,
    parse_string,
    parse_timestamp,
)
from midstance.storage.workout_files.workout_file import (
    COMMENT,
    add_checksum_line,
    check_file_version,
    parse_file,
    reason_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from midstance.storage.database.tables import Plain

T = TypeVar("T")

CALENDAR_FORMAT = "midstance-calendar"
_HEAD = "# A run or other days that Midstance kept. It is never changed: a change is a new file.\n"
_MARK = f'\nformat = "{CALENDAR_FORMAT}"\n'.encode()
_HIGHEST_EFFORT = 10
"""The end of the scale from 1."""


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What one file says.

    Attributes:
        revision: this file's own id.
        replaces: the revisions that it takes the place of.
        revised_at: when it came to be, in UTC.
        machine: where the entry came to be.
    """

    entry: CalendarEntry
    revision: UUID
    replaces: tuple[UUID, ...]
    revised_at: datetime
    machine: str
    is_deleted: bool = False

    @property
    def name(self) -> str:
        """The file's name: day, kind, and a part of the revision's id."""
        kind = f"run-{self.entry.run.kind}" if self.entry.run.kind else self.entry.kind.value
        return f"{self.entry.day.isoformat()}-{kind}-{self.revision.hex[-12:]}.toml"


def is_calendar_file(content: bytes) -> bool:
    """Whether a file holds an entry of the calendar, and no workout."""
    return _MARK in content.replace(b"\r\n", b"\n")[: len(_HEAD) + len(_MARK)]


def entry_to_bytes(file: CalendarFile) -> bytes:
    """The file's bytes with the checksum line; the same on any machine."""
    plain: Plain = {"format": CALENDAR_FORMAT, "version": 1} | entry_to_plain(file.entry)
    plain |= {
        "revision": str(file.revision),
        "revised_at": file.revised_at,
        "replaces": [str(revision) for revision in file.replaces],
        "machine": file.machine,
        "deleted": file.is_deleted,
    }
    return add_checksum_line((_HEAD + tomli_w.dumps(plain)).encode())


def entry_from_bytes(content: bytes, path: Path) -> CalendarFile:
    """What the file at ``path`` says, whose checksum was verified.

    Raises:
        WorkoutFileError: it is none that Midstance writes, or of another version.
    """
    plain = parse_file(content, path)
    try:
        check_file_version(plain, CALENDAR_FORMAT, path)
        return CalendarFile(
            entry_from_plain(plain),
            UUID(plain["revision"]),
            tuple(UUID(revision) for revision in plain["replaces"]),
            parse_timestamp(plain["revised_at"], "").utc,
            parse_string(plain["machine"]),
            parse_bool(plain["deleted"]),
        )
    except UNREADABLE as error:
        raise WorkoutFileError(
            f"the file cannot be understood ({reason_text(error)})", path, COMMENT
        ) from error


def entry_to_plain(entry: CalendarEntry) -> Plain:
    """An entry as plain values; what nobody said is left out."""
    run = entry.run
    plain: Plain = {
        "id": str(entry.id),
        "kind": entry.kind.value,
        "day": entry.day,
        "until": entry.until,
        "state": entry.state.value,
        "weekly": entry.weekly,
        "weekly_day": entry.weekly_day,
        "run": run.kind,
        "minutes": run.minutes,
        "metres": run.metres,
        "effort": run.effort,
        "hard": run.is_hard,
        "legs": run.is_on_legs,
        "part": run.part,
        "priority": run.priority,
        "trail": run.is_trail,
        "name": replace_surrogates(run.name),
        "mean_bpm": entry.mean_bpm,
        "max_bpm": entry.max_bpm,
        "note": replace_surrogates(entry.note),
        "session": replace_surrogates(entry.session),
        "reason": entry.reason,
    }
    if entry.check_in is not None:
        plain |= _check_in_to_plain(entry.check_in)
    return {
        name: str(value) if isinstance(value, (str, UUID)) else value
        for name, value in plain.items()
        if value is not None and value is not False and value != ""
    }


def _check_in_to_plain(check_in: CheckIn) -> Plain:
    return {
        "fatigue": check_in.fatigue,
        "soreness": check_in.soreness,
        "pain": check_in.pain,
        "region": replace_surrogates(check_in.region),
    }


def _check_in_from_plain(plain: Mapping[str, Any]) -> CheckIn | None:
    if "fatigue" not in plain:
        return None
    fatigue, soreness, pain = (parse_int(plain[name]) for name in ("fatigue", "soreness", "pain"))
    return CheckIn(fatigue, soreness, pain, parse_string(plain.get("region", "")))


def entry_from_plain(plain: Mapping[str, Any]) -> CalendarEntry:
    """The entry that :func:`entry_to_plain` wrote.

    Raises:
        KeyError, TypeError, ValueError: something is missing or wrong.
    """

    def optional(name: str, read: Callable[[Any], T]) -> T | None:
        return read(plain[name]) if name in plain else None

    return CalendarEntry(
        UUID(plain["id"]),
        EntryKind(plain["kind"]),
        parse_date(plain["day"]),
        Run(
            optional("run", RunKind),
            optional("minutes", parse_int),
            optional("metres", parse_int),
            optional("effort", _parse_effort),
            parse_bool(plain.get("hard", False)),
            parse_bool(plain.get("legs", False)),
            optional("part", DayPart),
            optional("priority", RacePriority),
            parse_bool(plain.get("trail", False)),
            parse_string(plain.get("name", "")),
        ),
        RunState(plain["state"]),
        optional("until", parse_date),
        optional("weekly", UUID),
        optional("weekly_day", parse_date),
        optional("mean_bpm", parse_int),
        optional("max_bpm", parse_int),
        parse_string(plain.get("note", "")),
        _check_in_from_plain(plain),
        parse_string(plain.get("session", "")),
        optional("reason", SkipReason),
    )


def _parse_effort(value: object) -> int:
    effort = parse_int(value)
    if effort > _HIGHEST_EFFORT:
        raise ValueError(f"{effort} is no effort")
    return effort
