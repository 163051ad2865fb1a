"""What the log answers about days: those of an exercise, of a program, and of training at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from midstance.domain.program import DoneSession
from midstance.domain.quantity import Unit
from midstance.storage.columns import FIRST_DAY, LAST_DAY, day_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from midstance.domain.trend import ExerciseDay
    from midstance.storage.database import Database

_DONE = "deleted_at IS NULL AND counts = 1 AND skipped = 0"
_ENDED = "deleted_at IS NULL AND ending IN ('completed', 'finished-early')"


class Days:
    """Questions about the days of the log; none of them reads more than the span it names."""

    def __init__(self, database: Database) -> None:
        """Ask ``database``."""
        self._database = database

    def of_exercise(
        self, exercise: str, since: date | None = None, until: date | None = None
    ) -> tuple[ExerciseDay, ...]:
        """Each day with counting sets of an exercise, oldest first; one entry for each unit."""
        from midstance.domain.trend import ExerciseDay  # noqa: PLC0415 - Today asks for none

        rows = self._database.rows(
            "SELECT local_date, unit, count(*), sum(value), max(value), max(load_grams), "
            f"max(e1rm_grams) FROM set_record WHERE exercise = ? AND {_DONE} "
            "AND local_date BETWEEN ? AND ? GROUP BY local_date, unit ORDER BY local_date, unit",
            (exercise, *_span(since, until)),
        )
        return tuple(ExerciseDay(_day(day), Unit(unit), *rest) for day, unit, *rest in rows)

    def exercises(self) -> dict[str, date]:
        """The newest day with counting sets of each exercise that was ever done, newest first.

        An index is leapt through from one exercise to the next; no set is read twice.
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
        return {exercise: _day(day) for exercise, day in rows}

    def last_of(self, exercises: Iterable[str], before: date) -> dict[str, tuple[ExerciseDay, ...]]:
        """The newest day with counting sets before a date, of each exercise that has one."""
        newest = ((exercise, self._newest(exercise, before)) for exercise in exercises)
        return {name: self.of_exercise(name, day, day) for name, day in newest if day is not None}

    def _newest(self, exercise: str, before: date) -> date | None:
        row = self._database.row(
            f"SELECT local_date FROM set_record WHERE exercise = ? AND {_DONE} "
            "AND local_date < ? ORDER BY local_date DESC LIMIT 1",
            (exercise, before.isoformat()),
        )
        return _day(row[0]) if row else None

    def of_program(
        self,
        program: str,
        since: date | None = None,
        until: date | None = None,
        weeks: Sequence[int] = (),
    ) -> tuple[DoneSession, ...]:
        """The sessions of a program that were done in a span of dates, oldest first.

        Only those of the program's ``weeks``, where any are named.
        """
        own = f"AND week IN ({', '.join('?' * len(weeks))}) " if weeks else ""
        rows = self._database.rows(
            "SELECT session, week, local_date FROM workout INDEXED BY workout_by_session "
            f"WHERE {_ENDED} AND session >= ? AND session < ? AND local_date BETWEEN ? AND ? "
            f"{own}ORDER BY local_date",
            (f"{program}/", f"{program}0", *_span(since, until), *weeks),
        )
        return tuple(DoneSession(session, week, _day(day)) for session, week, day in rows)

    def sets(self, since: date | None = None, until: date | None = None) -> dict[date, int]:
        """How many counting sets were done on each day that has any."""
        rows = self._database.rows(
            "SELECT w.local_date, count(*) FROM workout w CROSS JOIN set_record s "
            "ON s.workout_id = w.id AND s.deleted_at IS NULL AND s.counts = 1 AND s.skipped = 0 "
            "WHERE w.deleted_at IS NULL AND w.local_date BETWEEN ? AND ? "
            "GROUP BY w.local_date ORDER BY w.local_date",
            _span(since, until),
        )
        return {_day(day): sets for day, sets in rows}

    def sessions(
        self, since: date | None = None, until: date | None = None, *, of_programs: bool = False
    ) -> dict[date, int]:
        """How many workouts ended on each day that has any, of programs alone if so asked."""
        own = "AND instr(session, '/') > 0 " if of_programs else ""
        rows = self._database.rows(
            f"SELECT local_date, count(*) FROM workout WHERE {_ENDED} {own}"
            "AND local_date BETWEEN ? AND ? GROUP BY local_date ORDER BY local_date",
            _span(since, until),
        )
        return {_day(day): sessions for day, sessions in rows}


def _span(since: date | None, until: date | None) -> tuple[str, str]:
    return day_text(since, FIRST_DAY), day_text(until, LAST_DAY)


def _day(text: str) -> date:
    return date.fromisoformat(text)
