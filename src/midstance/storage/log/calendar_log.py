"""Runs, days away and check-ins in the log: read by days, changed with a journal, and undone."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from midstance.domain.weeks.check_in import CheckIn, SkipReason
from midstance.domain.weeks.run import DayPart, RacePriority, Run, RunKind
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind, RunState
from midstance.storage.database.tables import replace_surrogates, utc_text
from midstance.storage.errors import NotThereError
from midstance.storage.log.journal import CORRECTION, Journal
from midstance.storage.log.revisions import request_entry_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from midstance.domain.record import Timestamp
    from midstance.storage.database.database import Database
    from midstance.storage.database.tables import Columns, TableRow

COLUMNS = (
    *("id", "kind", "day", "until", "state", "weekly", "weekly_day", "run_kind", "minutes"),
    *("metres", "effort", "is_hard", "is_on_legs", "part", "priority", "is_trail", "name"),
    *("mean_bpm", "max_bpm", "note", "fatigue", "soreness", "pain", "region", "session", "reason"),
)
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM calendar_entry WHERE deleted_at IS NULL"


def entry_columns(entry: CalendarEntry) -> Columns:
    """An entry by column, without the machine that made it; it is not deleted."""
    run = entry.run
    values = (
        entry.id.bytes,
        entry.kind.value,
        entry.day.isoformat(),
        entry.until and entry.until.isoformat(),
        entry.state.value,
        entry.weekly and entry.weekly.bytes,
        entry.weekly_day and entry.weekly_day.isoformat(),
        run.kind and run.kind.value,
        run.minutes,
        run.metres,
        run.effort,
        int(run.is_hard),
        int(run.is_on_legs),
        run.part and run.part.value,
        run.priority and run.priority.value,
        int(run.is_trail),
        replace_surrogates(run.name),
        entry.mean_bpm,
        entry.max_bpm,
        replace_surrogates(entry.note),
        *_check_in_columns(entry.check_in),
        replace_surrogates(entry.session) or None,
        entry.reason and entry.reason.value,
    )
    return dict(zip(COLUMNS, values, strict=True)) | {"deleted_at": None}


def _check_in_columns(check_in: CheckIn | None) -> tuple[object, ...]:
    if check_in is None:
        return (None, None, None, None)
    numbers = (check_in.fatigue, check_in.soreness, check_in.pain)
    return (*numbers, replace_surrogates(check_in.region))


def entry_from_row(row: TableRow) -> CalendarEntry:
    """The entry of a row that begins with ``COLUMNS``.

    Raises:
        ValueError, TypeError: a value is none that is kept there.
    """
    values = dict(zip(COLUMNS, row, strict=False))
    return CalendarEntry(
        UUID(bytes=values["id"]),
        EntryKind(values["kind"]),
        date.fromisoformat(values["day"]),
        _run(values),
        RunState(values["state"]),
        _day(values["until"]),
        None if values["weekly"] is None else UUID(bytes=values["weekly"]),
        _day(values["weekly_day"]),
        values["mean_bpm"],
        values["max_bpm"],
        values["note"],
        _check_in(values),
        values["session"] or "",
        None if values["reason"] is None else SkipReason(values["reason"]),
    )


def _check_in(values: Columns) -> CheckIn | None:
    if values["fatigue"] is None:
        return None
    names = ("fatigue", "soreness", "pain", "region")
    return CheckIn(*(values[name] for name in names))


def _run(values: Columns) -> Run:
    kind, part, priority = values["run_kind"], values["part"], values["priority"]
    return Run(
        None if kind is None else RunKind(kind),
        values["minutes"],
        values["metres"],
        values["effort"],
        bool(values["is_hard"]),
        bool(values["is_on_legs"]),
        None if part is None else DayPart(part),
        None if priority is None else RacePriority(priority),
        bool(values["is_trail"]),
        values["name"],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


class CalendarLog:
    """The runner's calendar; each method that changes it is one change, undone as one.

    Every method raises :class:`StorageError` where the log cannot answer or take a change.
    """

    def __init__(
        self,
        database: Database,
        machine: str,
        ids: Callable[[], UUID],
        write_files: Callable[[], None],
    ) -> None:
        """Read and change the log in ``database``; ``write_files`` is called after each change."""
        self._database, self._machine = database, machine
        self._ids, self._write_files = ids, write_files

    def entries(self, first: date, last: date) -> tuple[CalendarEntry, ...]:
        """All that the days from ``first`` to ``last`` depend on: runs, absences, check-ins."""
        span = first.isoformat(), last.isoformat()
        rows = self._database.rows(
            f"{_SELECT} AND (kind = 'weekly' "
            "OR kind IN ('run', 'check-in', 'skipped') AND day BETWEEN ? AND ? "
            "OR weekly_day BETWEEN ? AND ? "
            "OR kind IN ('away', 'ill', 'easier') AND day <= ? AND until >= ?) ORDER BY day, id",
            (*span, *span, span[1], span[0]),
        )
        return tuple(self._database.readable(rows, entry_from_row))

    def easier_days(self) -> tuple[CalendarEntry, ...]:
        """All days that the runner took or takes lighter, by their first day."""
        rows = self._database.rows(f"{_SELECT} AND kind = 'easier' ORDER BY day, id")
        return tuple(self._database.readable(rows, entry_from_row))

    def absences(self) -> tuple[tuple[date, date], ...]:
        """The first and the last day of each time away or ill, the first one first."""
        rows = self._database.rows(f"{_SELECT} AND kind IN ('away', 'ill') ORDER BY day, id")
        found = self._database.readable(rows, entry_from_row)
        return tuple((each.day, each.until or each.day) for each in found)

    def every_entry(self) -> tuple[CalendarEntry, ...]:
        """Everything, by its first day."""
        rows = self._database.rows(f"{_SELECT} ORDER BY day, id")
        return tuple(self._database.readable(rows, entry_from_row))

    def races_by_day(self) -> dict[date, tuple[Run, ...]]:
        """The races of each day that has any, by the days; races are no weekly runs."""
        rows = self._database.rows(
            f"{_SELECT} AND kind = 'run' AND run_kind = 'race' AND state <> 'left-out' "
            "ORDER BY day, id"
        )
        found: dict[date, tuple[Run, ...]] = {}
        for each in self._database.readable(rows, entry_from_row):
            found[each.day] = (*found.get(each.day, ()), each.run)
        return found

    def entry(self, entry_id: UUID) -> CalendarEntry | None:
        """The entry with this id; None if there is none, or it was deleted."""
        row = self._database.row(f"{_SELECT} AND id = ?", (entry_id.bytes,))
        return None if row is None else self._database.read(row, entry_from_row)

    def change(
        self,
        what: str,
        stamp: Timestamp,
        saved: Iterable[CalendarEntry] = (),
        deleted: Iterable[CalendarEntry] = (),
    ) -> None:
        """Save and delete entries as one change; ``what`` names it where it is undone.

        Raises:
            NotThereError: one of ``deleted`` is not there any more.
        """
        with self._database.transaction():
            journal = Journal(self._database, CORRECTION, what, stamp.utc)
            touched = [self._save(journal, each) for each in saved]
            touched += [self._delete(journal, each, stamp) for each in deleted]
            if journal.has_noted:
                for entry_id in touched:
                    request_entry_file(self._database, entry_id, self._ids(), utc_text(stamp.utc))
        self._write_files()

    def _save(self, journal: Journal, entry: CalendarEntry) -> UUID:
        columns = entry_columns(entry)
        row = self._database.row(
            "SELECT machine FROM calendar_entry WHERE id = ?", (entry.id.bytes,)
        )
        journal.put("calendar_entry", columns | {"machine": row[0] if row else self._machine})
        return entry.id

    def _delete(self, journal: Journal, entry: CalendarEntry, stamp: Timestamp) -> UUID:
        if self.entry(entry.id) is None:
            raise NotThereError(
                "that run is not there any more", self._database.path, "See: midstance runs"
            )
        key: Columns = {"id": entry.id.bytes, "deleted_at": utc_text(stamp.utc)}
        journal.put("calendar_entry", key)
        return entry.id


def pending_entries(database: Database) -> list[tuple[UUID, UUID]]:
    """The entries whose files must be written, each with the revision that the file holds."""
    rows = database.rows("SELECT entry_id, revision FROM calendar_filing WHERE is_done = 0")
    return list(database.readable(rows, lambda row: (UUID(bytes=row[0]), UUID(bytes=row[1]))))


def filed_entry(database: Database, entry_id: UUID) -> tuple[CalendarEntry, str, bool, datetime]:
    """An entry as its file has it: with its machine, whether it is deleted, and since when.

    Raises:
        StorageError: the log cannot be read.
    """
    row = database.rows(
        f"SELECT {', '.join(COLUMNS)}, machine, deleted_at, "
        "(SELECT revised_at FROM calendar_filing WHERE entry_id = id) "
        "FROM calendar_entry WHERE id = ?",
        (entry_id.bytes,),
    )[0]
    *_, machine, deleted_at, revised_at = row
    entry = database.read(row, entry_from_row)
    moment = database.read((revised_at,), lambda each: datetime.fromisoformat(each[0]))
    return entry, machine, deleted_at is not None, moment
