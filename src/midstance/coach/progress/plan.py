"""A session planned by the rules of progress: load, rung and amount of each exercise.

The program's table gives sets, amount, effort and rest. The rules give the load and the rung, and
the amount only where the table gives a range or comes again.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.coach.adapt.ladders.rungs import takes_rungs
from midstance.coach.first_times import SOURCE, WHY_LESS, find_first_times
from midstance.coach.progress.amounts import ask_again, climb_range
from midstance.coach.progress.book import asked_rows
from midstance.coach.progress.change import (
    NOTHING_REFUSED,
    Change,
    ChangeKind,
    NextTargets,
    Refusals,
)
from midstance.coach.progress.exposure import AskedRow, asked_row
from midstance.coach.progress.jumps import (
    JUMP_WEEKS_BEFORE,
    allowed_units,
    limit_jumps,
    units_of_week,
)
from midstance.coach.progress.lighter import (
    Lighter,
    after_break,
    change_items,
    lightest,
    make_lighter,
)
from midstance.coach.progress.rung_changes import rung_change
from midstance.coach.progress.working_number import follow_loads
from midstance.domain.library import UnknownIdError
from midstance.domain.quantity import LoadMeaning
from midstance.domain.runner import Level, heaviest_weight
from midstance.domain.session import is_program_session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.coach.adapt.situation import Situation
    from midstance.coach.first_times import FirstTime
    from midstance.coach.log_queries import SetQueries
    from midstance.coach.progress.book import ExposureBook
    from midstance.coach.progress.working_number import LoadState
    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import Load
    from midstance.domain.runner import Loading
    from midstance.domain.session import Block, Item, Prescription, Session

LIGHTER_WEEK_LOAD_SHARE = 0.90
"""The share of the load in a lighter week whose effort is not lower than in the week before."""


@dataclass(frozen=True, slots=True)
class Progression:
    """What the rules read, and how they plan a session by it.

    Attributes:
        situation: who trains where today.
        book: what was done of each exercise.
        refused: the changes that the runner did not want.
        load_share: the share of the loads that a tired day leaves.
        easier: by how much an easier week that the runner takes is lighter; None in other weeks.
    """

    situation: Situation
    book: ExposureBook
    refused: Refusals = NOTHING_REFUSED
    load_share: float = 1.0
    easier: Lighter | None = None

    def plan(self, session: Session, log: SetQueries | None = None) -> NextTargets:
        """``session`` with what comes next for each exercise of its work.

        The jumps of the weeks before are counted in ``log``; without one they are not limited.
        """
        lighter = after_break(self.book.days, self.book.today, self.book.ill_days)
        if not self._is_lighter_week(session):
            lighter = lightest((lighter, self.easier))
        changes = list[Change]()
        first_times, fewer_sets = self._first_times(session)

        def target(block: Block, item: Item) -> Item:
            if not block.purpose.counts:
                return item
            new_rung = rung_change(item, self.situation.library, self.book)
            asked, new_amount = self._next_amount(block, item, session)
            load, new_load = None, None
            if not self._has_effort_cap(item):
                load, new_load = self._next_load(item, asked, session, lighter)
            changes.extend(
                change for change in (new_rung, new_amount, new_load) if change is not None
            )
            return replace(item, prescription=replace(asked, load=load or asked.load))

        planned = change_items(session, target)
        if lighter is not None:
            planned = make_lighter(
                planned, self._exercises, lighter, self._session_before_lighter_week(session)
            )
        if log is not None:
            planned, fewer = self._limit_jumps(planned, log)
            changes.extend(fewer)
        remaining = {item.exercise for item in planned.items}
        shown = tuple(each for each in (*changes, *fewer_sets) if each.exercise in remaining)
        return NextTargets(planned, shown, lighter, first_times).without_cuts_made_in(planned)

    def plan_first(self, session: Session) -> NextTargets:
        """``session`` where the log has no set yet: only what is new in it counts."""
        first_times, changes = self._first_times(session)
        return NextTargets(session, changes, first_times=first_times)

    def _first_times(self, session: Session) -> tuple[tuple[FirstTime, ...], tuple[Change, ...]]:
        """What is new to the runner and may make sore, and the changes that take sets from it."""
        today, kind = self.book.today, ChangeKind.FIRST_TIMES
        found = tuple(
            replace(each, sets=each.asked)
            if (today, kind) in self.refused.of(each.exercise)
            else each
            for each in find_first_times(
                session, self._exercises, lambda exercise: len(self.book.of(exercise))
            )
        )
        cut = (each.exercise for each in found if each.has_fewer_sets)
        return found, tuple(Change(each, kind, today, WHY_LESS, SOURCE) for each in cut)

    @property
    def _exercises(self) -> Mapping[str, Exercise]:
        return self.situation.library.exercises

    def _is_lighter_week(self, session: Session) -> bool:
        return self.situation.library.is_lighter_week(session.id, session.week)

    def _session_before_lighter_week(self, session: Session) -> Session | None:
        """The same session in the last week that was not lighter; None in a normal week."""
        if not self._is_lighter_week(session):
            return None
        library, weeks = self.situation.library, range(session.week - 1, 0, -1)
        usual = (each for each in weeks if not library.is_lighter_week(session.id, each))
        with suppress(UnknownIdError, StopIteration):
            return library.session(session.id, next(usual))
        return None

    def _has_effort_cap(self, item: Item) -> bool:
        """Whether a complaint caps its effort; ``dose.keep_light`` sets the load then."""
        exercise, prescribed = self._exercises[item.exercise], self._exercises.get(item.prescribed)
        instead_of = None if prescribed is exercise else prescribed
        return self.situation.highest_effort(exercise, instead_of) is not None

    def _next_amount(
        self, block: Block, item: Item, session: Session
    ) -> tuple[Prescription, Change | None]:
        exercise, asked = self._exercises[item.exercise], item.prescription
        exposures = self.book.of(exercise)
        if not exposures or item.prescribed or self._is_lighter_week(session):
            return asked, None
        refused = self.refused.of(exercise.id)
        if asked.up_to is not None:
            state = self._load_state(exercise)
            load_change = None if state is None else state.change
            return climb_range(asked, exercise, exposures, load_change, refused)
        if not is_program_session(session.id) or not takes_rungs(block):
            return asked, None
        return ask_again(asked, exercise, exposures, (session.id, session.week), refused)

    def _load_state(self, exercise: Exercise) -> LoadState | None:
        loading = self.situation.loading(exercise)
        if loading is None or loading.load_is is LoadMeaning.HELP:
            return None
        refused = self.refused.of(exercise.id)
        return follow_loads(exercise, self.book.of(exercise), loading, refused)

    def _next_load(
        self, item: Item, asked: Prescription, session: Session, lighter: Lighter | None
    ) -> tuple[Load | None, Change | None]:
        """The load that comes next, with what it changes; None where none is known."""
        exercise = self._exercises[item.exercise]
        loading, state = self.situation.loading(exercise), self._load_state(exercise)
        if loading is None or state is None or asked.load is not None:
            return None, None
        row = asked_row(asked, exercise)
        share = self._load_share(item, row, session, lighter)
        if share < 1 or self._is_lighter_week(session):
            return self._limit_to_heaviest(state.load(row, loading, share), exercise), None
        return self._load_with_change(state, row, exercise, loading)

    def _load_with_change(
        self, state: LoadState, row: AskedRow, exercise: Exercise, loading: Loading
    ) -> tuple[Load, Change | None]:
        """The load of ``row``, and the last change with the grams it adds to this load."""
        load = self._limit_to_heaviest(state.load(row, loading), exercise)
        before = self._limit_to_heaviest(state.load_without_change(row, loading), exercise)
        grams = load.grams - before.grams
        if state.change is None or not grams:
            return load, None
        return load, replace(state.change, grams=grams)

    def _limit_to_heaviest(self, load: Load, exercise: Exercise) -> Load:
        """``load``, at most the heaviest weight that the runner owns."""
        heaviest = heaviest_weight(exercise, self.situation.runner)
        return load if heaviest is None else min(load, heaviest)

    def _load_share(
        self, item: Item, row: AskedRow, session: Session, lighter: Lighter | None
    ) -> float:
        """The share of the load that is asked for: the smallest of all reasons, once."""
        share = self.load_share if lighter is None else min(self.load_share, lighter.load)
        if self._is_lighter_week(session):
            before = asked_rows(self.situation.library, session.id, session.week - 1)
            usual = before.get(item.prescribed or item.exercise)
            if usual is not None and row.effort >= usual.effort:
                share = min(share, LIGHTER_WEEK_LOAD_SHARE)
        return share

    def _limit_jumps(self, session: Session, log: SetQueries) -> tuple[Session, tuple[Change, ...]]:
        """``session`` with no more jumps than the week may still hold."""
        exercises, today = self._exercises, self.book.today
        if not any(exercises[each.exercise].plyo_factor for each in session.items):
            return session, ()
        monday = today - timedelta(days=today.weekday())
        sets = log.sets(monday - timedelta(weeks=JUMP_WEEKS_BEFORE), today)
        units = [
            units_of_week(sets, exercises, monday - timedelta(weeks=number))
            for number in range(JUMP_WEEKS_BEFORE + 1)
        ]
        level = self.situation.runner.level or Level.INTERMEDIATE
        left = allowed_units(units[1:], level) - units[0]
        return limit_jumps(session, exercises, left, today)
