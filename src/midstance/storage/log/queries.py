"""Every SELECT for the screens and the coach: sets, workouts, and totals by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from midstance.domain.attendance import CompletedSession
from midstance.domain.calendar import days_later
from midstance.domain.quantity import NO_LOAD, LoadMeaning, Side, Unit, meaning_before
from midstance.domain.record import (
    NO_LIGHTER_WEEKS,
    ExerciseDay,
    ExercisePast,
    HeartRate,
    SetRecord,
    SetResult,
)
from midstance.storage.database.tables import (
    FIRST_DAY,
    LAST_DAY,
    SET,
    WORKOUT,
    day_column,
    logged_set_from_row,
    record_from_row,
    utc_text,
    week_from_column,
    workout_from_row,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from midstance.domain.quantity import Load
    from midstance.domain.record import LoggedSet, WorkoutRecord
    from midstance.storage.database.database import Database
    from midstance.storage.database.tables import TableRow


_SET_COLUMNS = SET.sealed()
_SET = SET.sealed("s")
_WORKOUT = WORKOUT.sealed()
_DONE = "deleted_at IS NULL AND counts = 1 AND skipped = 0"
_NOT_NOW = (
    "workout_id NOT IN (SELECT id FROM workout INDEXED BY workout_under_way "
    "WHERE ending = 'under-way' AND deleted_at IS NULL)"
)


def sets_between(
    database: Database, since: date | None, until: date | None, exercise: str | None
) -> Iterator[LoggedSet]:
    """Every set whose workout's date lies in the span, oldest first; of one exercise if named."""
    span = (day_column(since, FIRST_DAY), day_column(until, LAST_DAY))
    if exercise is None:
        rows = database.stream(
            f"SELECT {_SET}, w.session FROM workout w CROSS JOIN set_record s "
            "ON s.workout_id = w.id AND s.deleted_at IS NULL WHERE w.deleted_at IS NULL "
            "AND w.local_date BETWEEN ? AND ? "
            "ORDER BY w.local_date, w.started_at, w.id, s.serial",
            span,
        )
    else:
        rows = database.stream(
            f"SELECT {_SET}, w.session FROM set_record s CROSS JOIN workout w "
            "ON w.id = s.workout_id WHERE s.exercise = ? AND s.deleted_at IS NULL "
            "AND s.local_date BETWEEN ? AND ? "
            "ORDER BY s.local_date, w.started_at, w.id, s.serial",
            (exercise, *span),
        )
    return database.readable(rows, _read_set, SET)


def _read_set(row: TableRow) -> LoggedSet:
    """A set from a row that ends with its session."""
    return logged_set_from_row(row, row[-1])


def newest_set(database: Database) -> LoggedSet | None:
    """The last set of the newest workout that has any; None in an empty log.

    A set that cannot be read counts as none: it is no reason for the program not to start.
    """
    rows = database.rows(
        f"SELECT {_SET}, w.session FROM workout w CROSS JOIN set_record s "
        "ON s.workout_id = w.id AND s.deleted_at IS NULL WHERE w.deleted_at IS NULL "
        "ORDER BY w.local_date DESC, w.started_at DESC, w.id DESC, s.serial DESC LIMIT 1"
    )
    return next(database.readable(rows, _read_set, SET), None)


def past_of(
    database: Database, exercise: str, lighter: Mapping[str, Sequence[int]] = NO_LIGHTER_WEEKS
) -> ExercisePast:
    """The last time and the best set of an exercise, in workouts that have ended.

    The last time is one outside the ``lighter`` weeks of programs, where there is one.
    """
    last = last_sets_of(database, exercise, lighter) or last_sets_of(database, exercise)
    best = database.row(
        f"SELECT {_SET_COLUMNS} FROM set_record WHERE exercise = ? AND {_DONE} AND {_NOT_NOW} "
        "ORDER BY load_grams DESC, value DESC LIMIT 1",
        (exercise,),
    )
    return ExercisePast(
        exercise,
        tuple(logged.set for logged in last),
        last[0].local_date if last else None,
        next(database.readable([best], record_from_row, SET), None) if best else None,
        results_of(database, exercise, None),
    )


def results_of(database: Database, exercise: str, before: date | None) -> tuple[SetResult, ...]:
    """What was done of an exercise until a date, or ever: each different set once.

    Of two sides the weaker one; a set of which a side is missing is left out, and so is the
    workout under way.
    """
    rows = database.rows(
        "SELECT DISTINCT unit, min(value), "
        "CASE WHEN count(load_grams) = count(*) THEN min(load_grams) END, "
        "CASE WHEN count(band_cm) = count(*) THEN min(band_cm) END, "
        "CASE WHEN count(e1rm_grams) = count(*) THEN min(e1rm_grams) END, min(load_is) "
        f"FROM set_record WHERE exercise = ? AND {_DONE} AND {_NOT_NOW} AND local_date < ? "
        "GROUP BY workout_id, place, set_number, unit "
        "HAVING min(value) > 0 AND count(DISTINCT side) != 1",
        (exercise, day_column(before, LAST_DAY)),
    )
    return tuple(database.readable(rows, partial(_read_result, meaning_before(exercise))))


def _read_result(usual: LoadMeaning | None, row: TableRow) -> SetResult:
    unit, amount, grams, band_cm, estimated, word = row
    load_is = LoadMeaning(word) if word else usual
    is_loaded = grams is not None
    return SetResult(Unit(unit), amount, grams, band_cm, estimated, load_is if is_loaded else None)


def last_sets_of(
    database: Database, exercise: str, lighter: Mapping[str, Sequence[int]] = NO_LIGHTER_WEEKS
) -> tuple[LoggedSet, ...]:
    """The counting sets of an exercise in the newest ended workout that has any, in order."""
    outside, values = _outside_lighter_weeks(lighter)
    newest = database.row(
        f"SELECT workout_id FROM set_record WHERE exercise = ? AND {_DONE} AND {_NOT_NOW} "
        f"{outside}ORDER BY local_date DESC, done_at DESC LIMIT 1",
        (exercise, *values),
    )
    if newest is None:
        return ()
    rows = database.rows(
        f"SELECT {_SET}, w.session FROM set_record s JOIN workout w ON w.id = s.workout_id "
        f"WHERE s.workout_id = ? AND s.exercise = ? AND s.{_DONE.replace('AND ', 'AND s.')} "
        "ORDER BY s.serial",
        (newest[0], exercise),
    )
    return tuple(database.readable(rows, _read_set, SET))


def _outside_lighter_weeks(lighter: Mapping[str, Sequence[int]]) -> tuple[str, tuple[object, ...]]:
    """What leaves out sets of these weeks of programs, and its values."""
    programs = {program: weeks for program, weeks in lighter.items() if weeks}
    if not programs:
        return "", ()
    either = " OR ".join(
        f"(session >= ? AND session < ? AND week IN ({', '.join('?' * len(weeks))}))"
        for weeks in programs.values()
    )
    values = tuple(
        value
        for program, weeks in programs.items()
        for value in (f"{program}/", f"{program}0", *weeks)
    )
    inside = f"SELECT 1 FROM workout WHERE workout.id = set_record.workout_id AND ({either})"
    return f"AND NOT EXISTS ({inside}) ", values


def weaker_side(database: Database, exercise: str) -> Side | None:
    """The side that did less the last time: grams times amount, or amount without loads."""
    done = {Side.LEFT: 0, Side.RIGHT: 0}
    for logged in last_sets_of(database, exercise):
        if logged.set.side is not None:
            done[logged.set.side] += _load_times_amount(logged.set)
    left, right = done[Side.LEFT], done[Side.RIGHT]
    if left == right or not left or not right:
        return None
    return Side.LEFT if left < right else Side.RIGHT


def _load_times_amount(record: SetRecord) -> int:
    return record.value * (record.load.grams if record.load else 1)


def exercise_pasts(
    database: Database,
    exercises: Iterable[str],
    lighter: Mapping[str, Sequence[int]] = NO_LIGHTER_WEEKS,
) -> dict[str, ExercisePast]:
    """The past of each exercise."""
    return {exercise: past_of(database, exercise, lighter) for exercise in exercises}


_ENDED = "deleted_at IS NULL AND ending IN ('completed', 'finished-early')"
_SET_PLACE = "place * 10000 + set_number"
_SET_DONE = "skipped = 0 AND short IS NULL"
_IS_DONE = (
    f"coalesce((SELECT max({_SET_DONE}) AND (workout.by_word IS NOT NULL OR "
    f"2 * count(DISTINCT CASE WHEN {_SET_DONE} THEN {_SET_PLACE} END) >= "
    f"max(coalesce(workout.work_sets, 0), count(DISTINCT {_SET_PLACE}))) "
    "FROM set_record WHERE workout_id = workout.id AND set_record.deleted_at IS NULL "
    "AND (counts = 1 OR coalesce(workout.work_sets, 0) = 0 "
    "AND (workout.work_sets = 0 OR workout.ending = 'completed' "
    "OR workout.by_word IS NOT NULL)) "
    "GROUP BY counts ORDER BY counts DESC LIMIT 1), "
    "workout.by_word IS NOT NULL AND workout.work_sets IS NULL AND NOT EXISTS (SELECT 1 FROM "
    "set_record WHERE workout_id = workout.id AND set_record.deleted_at IS NULL))"
)
"""As :meth:`WorkoutRecord.is_done`; both sides of a set have one place and one number."""


class DayIndex:
    """Queries by day; none of them reads more of the log than the span it names."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database

    def of_exercise(
        self,
        exercise: str,
        since: date | None = None,
        until: date | None = None,
        *,
        estimated_from: Load = NO_LOAD,
    ) -> tuple[ExerciseDay, ...]:
        """Each day with counting sets of an exercise, oldest first; one entry for each unit.

        Maxima are estimated from loads of at least ``estimated_from``.
        """
        rows = self._database.rows(
            "SELECT local_date, unit, count(*), sum(value), max(value), max(load_grams), "
            "max(CASE WHEN load_grams >= ? THEN e1rm_grams END) "
            f"FROM set_record WHERE exercise = ? AND {_DONE} "
            "AND local_date BETWEEN ? AND ? GROUP BY local_date, unit ORDER BY local_date, unit",
            (estimated_from.grams, exercise, *_span(since, until)),
        )
        return tuple(self._database.readable(rows, _read_exercise_day))

    def exercises(self) -> dict[str, date]:
        """The newest day with counting sets of each exercise that was ever done, newest first.

        It skips through an index from one exercise to the next and reads no other set.
        """
        rows = self._database.rows(
            "WITH RECURSIVE known (exercise) AS ("
            f"SELECT min(exercise) FROM set_record WHERE {_DONE} UNION ALL SELECT "
            f"(SELECT min(exercise) FROM set_record WHERE {_DONE} AND exercise > known.exercise) "
            "FROM known WHERE known.exercise IS NOT NULL) "
            "SELECT exercise, (SELECT local_date FROM set_record WHERE exercise = known.exercise "
            f"AND {_DONE} ORDER BY local_date DESC LIMIT 1) AS newest "
            "FROM known WHERE exercise IS NOT NULL ORDER BY newest DESC, exercise"
        )
        return dict(self._database.readable(rows, lambda row: (row[0], _day(row[1]))))

    def last_of(
        self,
        exercises: Iterable[str],
        before: date,
        lighter: Mapping[str, Sequence[int]] = NO_LIGHTER_WEEKS,
    ) -> dict[str, date]:
        """The newest day with counting sets before a date, of each exercise that has one.

        Days of the ``lighter`` weeks of programs are passed over.
        """
        newest = ((name, self._newest(name, before, lighter)) for name in exercises)
        return {name: day for name, day in newest if day is not None}

    def uses_in_year(self, exercises: Iterable[str], last: date) -> dict[str, int]:
        """On how many days of the year that ends on ``last`` each exercise was done, if on any."""
        since = day_column(days_later(last, -365), FIRST_DAY)
        found = {}
        for exercise in exercises:
            row = self._database.row(
                f"SELECT count(DISTINCT local_date) FROM set_record WHERE exercise = ? AND {_DONE} "
                "AND local_date BETWEEN ? AND ?",
                (exercise, since, last.isoformat()),
            )
            if row and row[0]:
                found[exercise] = row[0]
        return found

    def _newest(
        self, exercise: str, before: date, lighter: Mapping[str, Sequence[int]]
    ) -> date | None:
        outside, values = _outside_lighter_weeks(lighter)
        row = self._database.row(
            f"SELECT local_date FROM set_record WHERE exercise = ? AND {_DONE} "
            f"AND local_date < ? {outside}ORDER BY local_date DESC LIMIT 1",
            (exercise, before.isoformat(), *values),
        )
        return next(self._database.readable([row], lambda row: _day(row[0])), None) if row else None

    def results(self, exercises: Iterable[str], before: date) -> dict[str, tuple[SetResult, ...]]:
        """What was done of each exercise before a date, each different set once."""
        return {name: results_of(self._database, name, before) for name in exercises}

    def of_program(
        self,
        program: str,
        since: date | None = None,
        until: date | None = None,
        weeks: Sequence[int] = (),
    ) -> tuple[CompletedSession, ...]:
        """The sessions of a program that were done in a span of dates, oldest first.

        Only those of the program's ``weeks``, where any are named.
        """
        own = f"AND week IN ({', '.join('?' * len(weeks))}) " if weeks else ""
        rows = self._database.rows(
            "SELECT session, week, local_date FROM workout INDEXED BY workout_by_session "
            f"WHERE {_ENDED} AND {_IS_DONE} AND session >= ? AND session < ? "
            "AND local_date BETWEEN ? AND ? "
            f"{own}ORDER BY local_date",
            (f"{program}/", f"{program}0", *_span(since, until), *weeks),
        )
        return tuple(
            self._database.readable(
                rows, lambda row: CompletedSession(row[0], week_from_column(row[1]), _day(row[2]))
            )
        )

    def sets(self, since: date | None = None, until: date | None = None) -> dict[date, int]:
        """How many counting sets were done on each day that has any; both sides are one."""
        rows = self._database.rows(
            f"SELECT local_date, sum((SELECT count(DISTINCT {_SET_PLACE}) FROM set_record "
            f"WHERE workout_id = workout.id AND set_record.{_DONE})) AS sets FROM workout "
            "WHERE deleted_at IS NULL AND local_date BETWEEN ? AND ? "
            "GROUP BY local_date HAVING sets > 0 ORDER BY local_date",
            _span(since, until),
        )
        return dict(self._database.readable(rows, _read_day_count))

    def sessions(
        self, since: date | None = None, until: date | None = None, *, of_programs: bool = False
    ) -> dict[date, int]:
        """How many workouts count as done on each day that has any.

        ``of_programs`` leaves out those of no program.
        """
        own = "AND instr(session, '/') > 0 " if of_programs else ""
        rows = self._database.rows(
            f"SELECT local_date, count(*) FROM workout WHERE {_ENDED} AND {_IS_DONE} {own}"
            "AND local_date BETWEEN ? AND ? GROUP BY local_date ORDER BY local_date",
            _span(since, until),
        )
        return dict(self._database.readable(rows, _read_day_count))


def _span(since: date | None, until: date | None) -> tuple[str, str]:
    return day_column(since, FIRST_DAY), day_column(until, LAST_DAY)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _read_day_count(row: TableRow) -> tuple[date, int]:
    return _day(row[0]), row[1]


def _read_exercise_day(row: TableRow) -> ExerciseDay:
    day, unit, *rest = row
    return ExerciseDay(_day(day), Unit(unit), *rest)


def head_of(database: Database, workout_id: UUID) -> WorkoutRecord | None:
    """A workout without its sets, deleted or not; None if the log never had it."""
    row = database.row(f"SELECT {_WORKOUT} FROM workout WHERE id = ?", (workout_id.bytes,))
    return database.read(row, workout_from_row) if row else None


def workout_of(database: Database, workout_id: UUID) -> WorkoutRecord | None:
    """A workout with its sets; None if the log has none with this id, or it was deleted."""
    row = database.row(
        f"SELECT {_WORKOUT} FROM workout WHERE id = ? AND deleted_at IS NULL",
        (workout_id.bytes,),
    )
    return with_sets(database, database.read(row, workout_from_row)) if row else None


def with_sets(database: Database, workout: WorkoutRecord) -> WorkoutRecord:
    """The same workout with its sets in order; damaged ones are left out."""
    rows = _rows_of_sets(database, workout)
    sets = database.readable(rows, lambda row: logged_set_from_row(row, workout.session), SET)
    return replace(workout, sets=tuple(sets))


def with_every_set(database: Database, workout: WorkoutRecord) -> WorkoutRecord:
    """The same workout with its sets in order.

    Raises:
        DamagedLogError: one cannot be read.
    """
    sets = (
        database.read(row, lambda row: logged_set_from_row(row, workout.session))
        for row in _rows_of_sets(database, workout)
    )
    return replace(workout, sets=tuple(sets))


def _rows_of_sets(database: Database, workout: WorkoutRecord) -> list[TableRow]:
    return database.rows(
        f"SELECT {_SET_COLUMNS} FROM set_record "
        "WHERE workout_id = ? AND deleted_at IS NULL ORDER BY serial",
        (workout.id.bytes,),
    )


def set_with_sequence(database: Database, workout_id: UUID, sequence: int) -> LoggedSet | None:
    """A workout's set by its sequence, deleted or not."""
    row = database.row(
        f"SELECT {_SET_COLUMNS}, (SELECT session FROM workout WHERE id = workout_id) "
        "FROM set_record WHERE workout_id = ? AND serial = ?",
        (workout_id.bytes, sequence),
    )
    return database.read(row, _read_set) if row else None


def set_with_id(database: Database, set_id: UUID) -> LoggedSet | None:
    """A set by its id; None if the log has none with this id, or it was deleted."""
    row = database.row(
        f"SELECT {_SET_COLUMNS}, (SELECT session FROM workout WHERE id = workout_id) "
        "FROM set_record WHERE id = ? AND deleted_at IS NULL",
        (set_id.bytes,),
    )
    return database.read(row, _read_set) if row else None


def page_of_workouts(
    database: Database, limit: int, before: WorkoutRecord | None
) -> tuple[WorkoutRecord, ...]:
    """At most ``limit`` workouts without their sets, newest first, older than ``before``."""
    key: tuple[object, ...] = (LAST_DAY, "", b"")
    if before is not None:
        key = (before.local_date.isoformat(), utc_text(before.started_at.utc), before.id.bytes)
    rows = database.rows(
        f"SELECT {_WORKOUT} FROM workout WHERE deleted_at IS NULL "
        "AND (local_date, started_at, id) < (?, ?, ?) "
        "ORDER BY local_date DESC, started_at DESC, id DESC LIMIT ?",
        (*key, limit),
    )
    return tuple(database.readable(rows, workout_from_row, WORKOUT))


def workouts_between(
    database: Database, since: date | None, until: date | None
) -> tuple[WorkoutRecord, ...]:
    """Every workout without its sets whose date lies in the span, oldest first."""
    rows = database.rows(
        f"SELECT {_WORKOUT} FROM workout WHERE deleted_at IS NULL "
        "AND local_date BETWEEN ? AND ? ORDER BY local_date, started_at, id",
        (day_column(since, FIRST_DAY), day_column(until, LAST_DAY)),
    )
    return tuple(database.readable(rows, workout_from_row, WORKOUT))


def heart_rates(database: Database) -> dict[UUID, HeartRate]:
    """The heart rate of each workout for which one was noted."""
    rows = database.rows(
        "SELECT id, mean_bpm, max_bpm FROM workout WHERE deleted_at IS NULL "
        "AND (mean_bpm IS NOT NULL OR max_bpm IS NOT NULL)"
    )
    return dict(
        database.readable(rows, lambda row: (UUID(bytes=row[0]), HeartRate(row[1], row[2])))
    )


def active_workout_head(database: Database) -> WorkoutRecord | None:
    """The workout under way, without its sets; the newest if there are several."""
    row = database.row(
        f"SELECT {_WORKOUT} FROM workout WHERE deleted_at IS NULL "
        "AND ending = 'under-way' ORDER BY started_at DESC LIMIT 1"
    )
    return next(database.readable([row], workout_from_row, WORKOUT), None) if row else None
