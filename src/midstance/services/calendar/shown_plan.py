"""The plan of this week as the runner saw it last, and what moved in it since, with the reasons.

A plan that was shown is a promise: sessions of the next days move only for a reason, and the screen
gives that reason on the day of the move.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from midstance.domain.calendar import DAYS, Week
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import PastWeek, Placement, PlanMove, WeekPlan
from midstance.storage.errors import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from midstance.domain.record import Timestamp
    from midstance.domain.weeks.plan import PlannedWeek
    from midstance.storage.training_log import TrainingLog

SHOWN_PLAN_KEY = "shown_plan"
"""The key of the profile that holds the plan of this week as it was shown last."""


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """A plan as it was shown: where each session lay and in which version.

    Attributes:
        moves: what moved in it since it was first shown, each with the day on which it moved.
    """

    monday: date
    program: str
    plan: WeekPlan
    moves: tuple[tuple[date, PlanMove], ...] = ()

    def only(self, sessions: Iterable[str]) -> WeekPlan:
        """The plan with these sessions alone."""
        known = set(sessions)
        return WeekPlan(tuple(each for each in self.plan.placements if each.session in known), {})

    def moves_on(self, day: date) -> tuple[PlanMove, ...]:
        """What moved on a day."""
        return tuple(move for on, move in self.moves if on == day)


def read_shown_plan(log: TrainingLog, monday: date, program: str) -> ShownPlan | None:
    """The plan of a week of a program as it was shown last; None where it never was.

    Raises:
        StorageError: the log cannot be read.
    """
    try:
        shown = _read(log.profile().get(SHOWN_PLAN_KEY))
    except UNREADABLE:
        return None
    return shown if shown and (shown.monday, shown.program) == (monday, program) else None


def read_past_plans(log: TrainingLog, week: Week) -> tuple[PastWeek, ...]:
    """What a week that is over was planned to have, as it was shown last in each program.

    Of a week that begins on a Sunday these are the plans of both weeks that it touches. Nothing
    for weeks without a plan that was shown: those without runs, and those in which nobody looked.

    Raises:
        StorageError: the log cannot be read.
    """
    mondays = {Week.of(day).first for day in week.days}
    newest: dict[tuple[date, str], PastWeek] = {}
    for plain in log.profile_history(SHOWN_PLAN_KEY):
        with suppress(*UNREADABLE):
            shown = _read(plain)
            if shown is not None and shown.monday in mondays:
                newest[shown.monday, shown.program] = _as_past(shown)
    return tuple(newest.values())


def _as_past(shown: ShownPlan) -> PastWeek:
    """The day of each session at last, and the one that it had before."""
    before = {move.session: move.before for _, move in shown.moves if move.before is not None}
    days = {each.session: each.day for each in shown.plan.placements if each.day is not None}
    return PastWeek(shown.monday, shown.program, {**before, **days}, before)


def save_shown_plan(
    log: TrainingLog, weeks: Sequence[PlannedWeek], today: date, stamp: Timestamp
) -> None:
    """Save the plan of this week as the one that the runner saw; without a plan do nothing.

    Raises:
        StorageError: the log could not be written.
    """
    plan = weeks[0].plan if weeks else None
    if plan is not None and is_unsaved_plan(log, weeks, today):
        log.set_profile_value(SHOWN_PLAN_KEY, _to_plain(log, weeks[0], plan, today), stamp)


def is_unsaved_plan(log: TrainingLog, weeks: Sequence[PlannedWeek], today: date) -> bool:
    """Whether the plan of this week is another one than the runner saw last.

    Raises:
        StorageError: the log cannot be read.
    """
    plan = weeks[0].plan if weeks else None
    return plan is not None and (
        _to_plain(log, weeks[0], plan, today) != log.profile().get(SHOWN_PLAN_KEY)
    )


def _to_plain(
    log: TrainingLog, week: PlannedWeek, plan: WeekPlan, today: date
) -> dict[str, object]:
    before = read_shown_plan(log, week.monday, week.program)
    earlier = tuple(each for each in before.moves if each[0] != today) if before else ()
    return {
        "monday": week.monday.isoformat(),
        "program": week.program,
        "placements": [[each.session, each.day, each.version.value] for each in plan.placements],
        "moves": [
            [on.isoformat(), move.session, move.before, move.after, move.why]
            for on, move in (*earlier, *((today, move) for move in week.moves))
        ],
    }


def forget_shown_plan(log: TrainingLog, stamp: Timestamp) -> None:
    """Let this week be planned as if it had never been shown, after a change was undone.

    Raises:
        StorageError: the log could not be written.
    """
    if log.profile().get(SHOWN_PLAN_KEY):
        log.set_profile_value(SHOWN_PLAN_KEY, None, stamp)


def _read(plain: object) -> ShownPlan | None:
    """The plan as it was saved.

    Raises:
        KeyError, TypeError, ValueError: it was saved in another form, or is damaged.
    """
    if not isinstance(plain, Mapping):
        return None
    return ShownPlan(
        date.fromisoformat(plain["monday"]),
        str(plain["program"]),
        WeekPlan(tuple(_placements(plain["placements"])), {}),
        tuple(
            (
                date.fromisoformat(on),
                PlanMove(str(session), _day(before), _day(after), str(why)),
            )
            for on, session, before, after, why in plain["moves"]
        ),
    )


def _day(plain: int | None) -> int | None:
    if plain not in (None, *range(DAYS)):
        raise ValueError(f"{plain!r} is no day of a week")
    return plain


def _placements(plain: Iterable[tuple[str, int | None, str]]) -> Iterator[Placement]:
    """Day and version of each session; planning the week again computes the rest."""
    for session, day, version in plain:
        yield Placement(
            str(session),
            _day(day),
            Version(version),
            LegClass.NONE,
            minutes=0,
            has_jumps=False,
            price=0,
        )
