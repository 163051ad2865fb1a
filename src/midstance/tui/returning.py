"""Finds the workout that was left under way, and tells where it stood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.workout.events import from_plain
from midstance.workout.machine import Machine
from midstance.workout.state import options_from_plain
from midstance.workout.whereabouts import ago_text, whereabouts

if TYPE_CHECKING:
    from midstance.storage.course import UnderWay
    from midstance.tui.desk import Desk


@dataclass(frozen=True, slots=True)
class Return:
    """A workout that was left under way.

    Attributes:
        where: where it stands, in one line.
        ago: how long ago it was left, in words.
        machine: the workout as it stood then.
        left_ms: the time of its own clock at which it was left.
        away_ms: how long ago that was.
    """

    course: UnderWay
    machine: Machine
    where: str
    ago: str
    left_ms: int
    away_ms: int


def left(desk: Desk) -> Return | None:
    """The workout that was left under way, as it stood then; None without one.

    Raises:
        UnreadableCourseError: there is one that cannot go on.
        UnreadableDeedError: it holds a deed that this version cannot read.
    """
    course = desk.ask(lambda log: log.under_way())
    return None if course is None else _replayed(desk, course)


def _replayed(desk: Desk, course: UnderWay) -> Return:
    exercises = desk.context.library.library.exercises
    kept = ((each.at_ms, from_plain(each.name, each.fields)) for each in course.deeds)
    machine = Machine.replayed(course.turns, exercises, options_from_plain(course.options), kept)
    last_ms = course.deeds[-1].at_ms if course.deeds else 0
    last_at, now = course.last_stamp.utc, desk.context.clock.now().utc
    alive = min(max(last_at, course.last_alive or last_at), max(now, last_at))
    left_ms = last_ms + round((alive - last_at).total_seconds() * 1000)
    away_ms = max(0, round((now - alive).total_seconds() * 1000))
    where = whereabouts(machine.state_at(left_ms), left_ms, exercises)
    return Return(course, machine, where, ago_text(away_ms // 1000), left_ms, away_ms)
