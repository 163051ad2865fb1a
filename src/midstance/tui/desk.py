"""What a front end asks of the world: today's session, a workout to begin or to go on with."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, TypeVar

from midstance.coach.planning import Choice, DoneSession, Due, due
from midstance.domain.record import WorkoutRecord
from midstance.domain.settings import AutoAdvance, Settings
from midstance.domain.steps import lay_out
from midstance.tui.log_keeper import LogKeeper, NoKeeper
from midstance.tui.performer import Performer
from midstance.workout.events import from_plain
from midstance.workout.machine import Machine
from midstance.workout.state import Options
from midstance.workout.whereabouts import ago_text, whereabouts

if TYPE_CHECKING:
    from collections.abc import Callable

    from midstance.context import Context
    from midstance.domain.session import Session
    from midstance.domain.steps import Turn
    from midstance.storage.course import UnderWay
    from midstance.storage.lock import InstanceLock
    from midstance.storage.log import TrainingLog
    from midstance.storage.writer import Writer
    from midstance.tui.performer import Keeper, Listener

T = TypeVar("T")
PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Agenda:
    """What today asks for.

    Attributes:
        due: which session, and why.
        session: that session with its blocks, or None when nothing is left to do.
        turns: the session as it will be laid out.
    """

    due: Due
    session: Session | None
    turns: tuple[Turn, ...]


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


class Desk:
    """Where a front end gets what it needs.

    Attributes:
        context: the outside world.
        settings: how the runner wants to be guided.
        is_rehearsal: nothing is kept.
    """

    def __init__(
        self,
        context: Context,
        settings: Settings,
        lock: InstanceLock | None,
        *,
        is_rehearsal: bool = False,
    ) -> None:
        """Work with ``context``; without a ``lock`` no workout can be kept."""
        self.context, self.settings = context, settings
        self.is_rehearsal = is_rehearsal
        self._lock = lock
        self._writer: Writer | None = None

    @property
    def can_keep(self) -> bool:
        """Whether this program may guide a workout that is kept."""
        return self._lock is not None

    def staff(self, writer: Writer) -> None:
        """Hand the log over to ``writer``; from now on every question goes through it."""
        self._writer = writer

    def ask(self, query: Callable[[TrainingLog], T]) -> T:
        """What the log answers.

        Raises:
            StorageError: it cannot.
            TimeoutError: the disk does not answer.
        """
        if self._writer is None:
            return query(self.context.log)
        return self._writer.ask(query).result(PATIENCE_SECONDS)

    def agenda(self) -> Agenda:
        """What today asks for."""
        library = self.context.library.library
        today = self.context.clock.today()
        chosen, done = self.ask(lambda log: (log.enrolment(), log.workouts_between()))
        choice = Choice(chosen.program, chosen.start) if chosen else None
        sessions = [DoneSession(each.session, each.week, each.local_date) for each in done]
        found = due(library, choice, sessions, today)
        session = library.session(found.session, found.week) if found.session else None
        turns = lay_out(session, library.exercises) if session else ()
        return Agenda(found, session, turns)

    def left(self) -> Return | None:
        """The workout that was left under way, as it stood then; None without one.

        Raises:
            UnreadableCourseError: there is one that cannot go on.
            UnreadableDeedError: it holds a deed that this version cannot read.
        """
        course = self.ask(lambda log: log.under_way())
        return None if course is None else self._replayed(course)

    def _replayed(self, course: UnderWay) -> Return:
        kept = ((each.at_ms, from_plain(each.name, each.fields)) for each in course.deeds)
        machine = Machine.replayed(
            course.turns, self.context.library.library.exercises, _options(course), kept
        )
        last_ms = course.deeds[-1].at_ms if course.deeds else 0
        last_at = course.last_stamp.utc
        alive = max(last_at, course.last_alive or last_at)
        now = self.context.clock.now().utc
        alive = min(alive, max(now, last_at))
        left_ms = last_ms + round((alive - last_at).total_seconds() * 1000)
        away_ms = max(0, round((now - alive).total_seconds() * 1000))
        exercises = machine.exercises
        return Return(
            course,
            machine,
            whereabouts(machine.state, left_ms, exercises),
            ago_text(away_ms // 1000),
            left_ms,
            away_ms,
        )

    def begin(self, session: Session) -> Callable[[Listener], Performer]:
        """Begin a workout of ``session``; the answer makes its performer for a listener."""
        clock, ids = self.context.clock, self.context.ids
        exercises = self.context.library.library.exercises
        turns = lay_out(session, exercises)
        options = self._options()
        now = clock.now()
        workout = WorkoutRecord(ids(), session.id, session.name, session.week, now, clock.today())

        def opened(listener: Listener) -> Performer:
            keeper = self._keeper(workout, listener)
            keeper.begin(workout, turns, asdict(options))
            return self._performer(Machine(turns, exercises, options), keeper, listener)

        return opened

    def go_on(self, back: Return) -> Callable[[Listener], Performer]:
        """Go on with a workout that was left; the answer makes its performer for a listener."""

        def opened(listener: Listener) -> Performer:
            keeper = self._keeper(back.course.workout, listener)
            performer = self._performer(back.machine, keeper, listener, back)
            performer.come_back(back.left_ms, back.away_ms)
            return performer

        return opened

    def _performer(
        self, machine: Machine, keeper: Keeper, listener: Listener, back: Return | None = None
    ) -> Performer:
        names = {turn.exercise for turn in machine.state.turns}
        past = self.ask(lambda log: log.past(names))
        return Performer(
            machine,
            self.context.clock,
            keeper,
            listener,
            past,
            self.settings.weight_unit,
            sequence=back.course.deeds[-1].sequence + 1 if back and back.course.deeds else 0,
            started_ms=back.left_ms + back.away_ms if back else 0,
        )

    def _keeper(self, workout: WorkoutRecord, listener: Listener) -> LogKeeper | NoKeeper:
        if self.is_rehearsal or self._writer is None or self._lock is None:
            return NoKeeper(listener.log_answered)
        return LogKeeper(
            self._writer, self._lock, self.context.clock, workout.id, listener.log_answered
        )

    def _options(self) -> Options:
        own = self.settings
        return Options(
            own.lead_in_seconds, own.switch_seconds, own.re_entry_seconds, own.auto_advance
        )


def _options(course: UnderWay) -> Options:
    kept = dict(course.options)
    kept["auto_advance"] = AutoAdvance(str(kept.get("auto_advance", AutoAdvance.TIMED)))
    return Options(**kept)  # type: ignore[arg-type]  # as asdict wrote them
