"""Lines planned sessions up with what was done: done, moved, missed, still planned, or extra."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.attendance import Attendance, Day, Entry
from midstance.domain.record import Ending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from midstance.domain.attendance import Planned
    from midstance.domain.program import DoneSession
    from midstance.domain.record import WorkoutRecord
    from midstance.domain.week import Week


class Attended:
    """The planned sessions of the terms that touch a week, and on which days they were done."""

    def __init__(
        self, planned: Iterable[Planned], done: Iterable[DoneSession], today: date
    ) -> None:
        """``done`` holds the sessions done in those terms; the first of a kind fulfils the plan."""
        self._planned = {(each.session, each.week): each for each in planned}
        self._done: dict[tuple[str, int], date] = {}
        for each in sorted(done, key=lambda each: each.local_date):
            self._done.setdefault((each.session, each.week), each.local_date)
        self._today = today

    def days(
        self, week: Week, workouts: Iterable[WorkoutRecord], sets: Mapping[date, int]
    ) -> tuple[Day, ...]:
        """The seven days; ``sets`` are the work sets done on each."""
        here = [each for each in workouts if each.ending is not Ending.THROWN_AWAY]
        for each in here:
            if each.ending is Ending.UNDER_WAY:
                self._done.setdefault((each.session, each.week), each.local_date)
        entries = [*self._of_workouts(here), *self._of_plan(week)]
        return tuple(
            Day(day, tuple(entry for on, entry in entries if on == day), sets.get(day, 0))
            for day in week.days
        )

    def _of_plan(self, week: Week) -> Iterator[tuple[date, Entry]]:
        """What was planned in the week and not done on its own day."""
        for key, each in self._planned.items():
            done_on = self._done.get(key)
            if each.day in week and done_on != each.day:
                kind = self._undone(each) if done_on is None else Attendance.MOVED_AWAY
                yield each.day, Entry(each.session, each.name, each.week, kind, done_on)

    def _undone(self, each: Planned) -> Attendance:
        return Attendance.MISSED if each.day < self._today else Attendance.PLANNED

    def _of_workouts(self, workouts: Iterable[WorkoutRecord]) -> Iterator[tuple[date, Entry]]:
        fulfilled: set[tuple[str, int]] = set()
        for each in sorted(workouts, key=lambda each: (each.local_date, each.started_at.utc)):
            key = (each.session, each.week)
            is_first = key not in fulfilled and self._done.get(key) == each.local_date
            planned = self._planned.get(key) if is_first else None
            fulfilled.add(key)
            yield each.local_date, _entry(each, planned)


def _entry(workout: WorkoutRecord, planned: Planned | None) -> Entry:
    is_moved = planned is not None and planned.day != workout.local_date
    return Entry(
        workout.session,
        workout.name,
        workout.week,
        _kind(workout, planned, is_moved=is_moved),
        planned.day if planned and is_moved else None,
        workout.id,
        workout.ending is Ending.FINISHED_EARLY,
    )


def _kind(workout: WorkoutRecord, planned: Planned | None, *, is_moved: bool) -> Attendance:
    if workout.ending is Ending.UNDER_WAY:
        return Attendance.UNDER_WAY
    if planned is None:
        return Attendance.EXTRA
    return Attendance.MOVED_HERE if is_moved else Attendance.DONE
