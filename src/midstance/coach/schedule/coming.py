"""The sessions that a program still has: week after week, and on the days of the plans.

They come in step with the races ahead. A program alone spreads its sessions evenly; where runs are
known, the plans of the weeks say which days take them, and every page names those.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.coach.schedule.due import next_week_of, sessions_ahead
from midstance.coach.schedule.race_weeks import week_before_race, weeks_left_for, weeks_to_race
from midstance.domain.attendance import PlannedSession
from midstance.domain.calendar import DAYS, Week, days_later
from midstance.domain.session import letter_of, program_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from midstance.domain.attendance import CompletedSession, Enrolment
    from midstance.domain.library import Library
    from midstance.domain.session import Session
    from midstance.domain.weeks.plan import PastWeek, PlannedWeek


@dataclass(frozen=True, slots=True)
class ComingWeek:
    """What a program has for a week.

    Attributes:
        sessions: the program's week of each, by its letter.
        text: a word on the race that shifts them, or on when the program begins; "" for nothing.
    """

    sessions: Mapping[str, int]
    text: str = ""


class ComingSessions:
    """The sessions that are still to be done, week after week; the weeks before a race follow it.

    After an A race that another one follows the program begins again. Without a race it waits for
    the runner, and nothing is left out.
    """

    def __init__(
        self,
        library: Library,
        chosen: Enrolment,
        later: Iterable[Enrolment],
        races: Sequence[date],
        done: Sequence[CompletedSession],
    ) -> None:
        """Begin with what ``done`` leaves of the program; ``later`` are its build-ups to come.

        ``races`` are the days of the A races ahead.

        Raises:
            UnknownIdError: the library does not hold the program.
        """
        self._library, self._program = library, library.program(chosen.program)
        self._later, self._races = [*later], races
        self._taken: dict[str, int] = {}
        self._before: tuple[tuple[str, int], ...] = ()
        self._is_before_start = False
        self._begin(chosen, done)

    def _begin(self, choice: Enrolment, done: Sequence[CompletedSession]) -> None:
        self._choice, self._done, self._is_begun = choice, done, bool(done)
        self._left = list(sessions_ahead(self._library, choice, done))

    @property
    def begins_again(self) -> bool:
        """Whether the program begins later, for the first time or for another race."""
        return bool(self._later) or self._is_before_start

    def take(self, monday: date, number: int, fixed: Container[str]) -> ComingWeek:
        """The next sessions for a week, each letter once, and none that was done in it (``fixed``).

        What was left over from the weeks before comes first, in the program's order.
        """
        following = self._build_up_to_wait_for(Week(monday).last)
        self._taken, self._before = {}, tuple(self._left)
        if following is not None:
            return ComingWeek({}, f"{self._program.name} begins on {following.start.isoformat()}.")
        left = self._weeks_left(monday)
        reached = self._next_week_without_race(left)
        before = week_before_race(self._program, reached, left, is_begun=self._is_begun)
        self._is_begun = True
        if before.week is None:
            self._taken = self._next(self._left, number, fixed)
            self._left = [each for each in self._left if not self._is_taken(*each)]
            return ComingWeek(self._taken, before.text)
        week = self._week_begun_in(monday) or before.week
        self._drop_up_to(week if week >= reached else 0)
        sessions = self._library.week_sessions(self._program, week)
        self._taken = self._next(((each.id, week) for each in sessions), number, fixed)
        is_said = self._taken and week == before.week
        return ComingWeek(self._taken, before.text if is_said else "")

    def wait(self, letters: Container[str]) -> None:
        """Let these sessions of the week taken last come again: it has no day for them.

        Those of a taper do not: it is over with its race.
        """
        again = {
            (session, week)
            for session, week in self._before
            if self._is_taken(session, week)
            and letter_of(session) in letters
            and week not in self._program.taper
        }
        left = {*self._left, *again}
        self._left = [each for each in self._before if each in left]

    def _is_taken(self, session: str, week: int) -> bool:
        return self._taken.get(letter_of(session)) == week

    @staticmethod
    def _next(
        sessions: Iterable[tuple[str, int]], number: int, fixed: Container[str]
    ) -> dict[str, int]:
        taken: dict[str, int] = {}
        for session, week in sessions:
            letter = letter_of(session)
            if len(taken) < number and letter not in fixed:
                taken.setdefault(letter, week)
        return taken

    def _build_up_to_wait_for(self, last: date) -> Enrolment | None:
        """The build-up that begins after the week with this last day, where nothing is left in it.

        One that begins in the week goes on from here.
        """
        while self._later and self._later[-1].start <= last:
            self._begin(self._later.pop(), ())
        self._is_before_start = self._choice.start > last
        if self._is_before_start or self._left or not self._later:
            return self._choice if self._is_before_start else None
        return self._later[-1]

    def _weeks_left(self, monday: date) -> int | None:
        races = (day for day in self._races if day >= self._choice.start)
        return weeks_left_for(self._program, self._choice.week, weeks_to_race(races, monday))

    def _next_week_without_race(self, weeks_left: int | None) -> int:
        """The week that would come without a race; between near races the taper comes again."""
        comes_again = weeks_left is not None and self._choice.week in self._program.taper
        over = self._program.weeks if comes_again else self._program.weeks + 1
        return self._left[0][1] if self._left else over

    def _drop_up_to(self, week: int) -> None:
        """Leave out what is left of the program's weeks up to this one."""
        self._left = [each for each in self._left if each[1] > week]

    def _week_begun_in(self, monday: date) -> int | None:
        """The program's week of which a session was done in this one; the rest of it follows."""
        days = Week(monday)
        return max((each.week for each in self._done if each.local_date in days), default=None)


def days_as_planned(
    planned: Iterable[PlannedSession], plans: Sequence[PlannedWeek], library: Library
) -> tuple[PlannedSession, ...]:
    """Each session with the day of the plans.

    What was due before the plans and lies in none of them keeps its day. What would come in their
    weeks and has no day there comes after them, as the program waits for the runner.

    Args:
        planned: on the days that the program alone has for them.
        plans: weeks one after the other, of the program of these sessions; it is in the library.
        library: the program's sessions.
    """
    if not plans:
        return tuple(planned)
    first, after = plans[0].monday, days_later(plans[-1].monday, DAYS)
    found = {
        (each.session, each.week): each for week in plans for each in _sessions_of(week, library)
    }
    own = {(each.session, each.week): each for each in planned}
    later = {
        key: each if each.day < first else replace(each, day=max(each.day, after))
        for key, each in own.items()
    }
    return tuple(sorted({**later, **found}.values(), key=lambda each: each.day))


def with_own_days(
    plans: Sequence[PlannedWeek],
    own: Iterable[PlannedSession],
    done: Iterable[CompletedSession],
    today: date,
) -> tuple[PlannedWeek, ...]:
    """The plans, this week's with the days that the program alone had for its sessions.

    Those are the days that were shown where no runs are known. Each is over without its session, or
    has seen it done on another day of the week.
    """
    this_week = plans[0]
    before = {(each.session, each.week) for each in done if each.local_date < this_week.monday}
    moved, numbers = {}, {}
    for each in own:
        letter, at = letter_of(each.session), (each.day - this_week.monday).days
        if not 0 <= at < DAYS or (each.session, each.week) in before:
            continue
        done_on, _ = this_week.week.fixed.get(letter, (None, None))
        if each.day < today if done_on is None else done_on != at:
            weeks = (plan.program_weeks.get(letter) for plan in plans)
            moved[letter], numbers[letter] = at, next(filter(None, weeks), each.week)
    this_week = replace(
        this_week, moved_from=moved, program_weeks={**numbers, **this_week.program_weeks}
    )
    return (this_week, *plans[1:])


def days_as_shown(
    own: Iterable[PlannedSession],
    week: PastWeek,
    done: Sequence[CompletedSession],
    library: Library,
    choice: Enrolment,
) -> tuple[tuple[PlannedSession, ...], tuple[PlannedSession, ...]]:
    """A program's sessions with a week that is over as it was planned then.

    Answers with each session on its day, and with those done in the week on the days that they had
    before they were moved.

    Args:
        own: on the days that the program alone has for them.
        week: what the week was planned to have.
        done: the sessions done since the program was chosen.
        library: holds the program; what that does not have any more is left out.
        choice: when and with which week it was chosen.
    """
    days = Week(week.monday)
    until = [each for each in done if each.local_date <= days.last]
    here = {each.session: each for each in until if each.local_date in days}
    found = {}
    for each in own:
        after = days_later(week.monday, DAYS) if each.day in days else each.day
        found[each.session, each.week] = replace(each, day=after)
    moved: list[PlannedSession] = []
    for letter, day in week.days.items():
        id_, before = f"{week.program}/{letter}", week.before.get(letter, day)
        its = here.get(id_)
        number = its.week if its else next_week_of(library, choice, until, id_)
        session = _session_in_week(library, id_, number)
        if session is not None:
            planned = PlannedSession(id_, session.name, number, days_later(week.monday, day))
            found[id_, number] = planned
            if its and before not in {day, (its.local_date - week.monday).days}:
                moved.append(replace(planned, day=days_later(week.monday, before)))
    return tuple(sorted(found.values(), key=lambda each: each.day)), tuple(moved)


def _session_in_week(library: Library, id_: str, number: int) -> Session | None:
    """A session of a week of its program; None where that does not have it any more."""
    sessions = library.week_sessions(library.program(program_of(id_)), number)
    return next((each for each in sessions if each.id == id_), None)


def moved_in(week: PlannedWeek, library: Library) -> tuple[PlannedSession, ...]:
    """The sessions of a week on the days that they had before and were not done on."""
    return tuple(_sessions_on(week, week.moved_from, library))


def missed_in(
    own: Iterable[PlannedSession], week: PlannedWeek, library: Library
) -> tuple[PlannedSession, ...]:
    """The days on which sessions were missed: those before a week, and those that it cannot move.

    ``own`` are the sessions on the days that the program alone has for them.
    """
    moved = moved_in(week, library)
    return (
        *(each for each in own if each.day < week.monday),
        *(each for each in moved if not week.has_day(letter_of(each.session))),
    )


def days_to_come(
    open_sessions: Iterable[PlannedSession], plans: Sequence[PlannedWeek], library: Library
) -> dict[tuple[str, int], date | None]:
    """On which day each of these sessions comes now; None where no plan has a day for it yet.

    Those that do not come again are left out: a taper is over with its race, and weeks that a race
    leaves no time for are passed over.

    Args:
        open_sessions: sessions of the program that were not done.
        plans: this week and the next ones; none while the program is paused.
        library: the program's weeks.
    """
    planned = {key: day for week in plans for key, day in _days_to_do(week)}
    program = library.programs.get(plans[0].program) if plans else None
    taper = program.taper if program else ()
    furthest = max((week for _, week in planned), default=0)
    return {
        (each.session, each.week): planned.get((each.session, each.week))
        for each in open_sessions
        if (each.session, each.week) in planned
        or (each.week not in taper and each.week >= furthest)
    }


def _days_to_do(week: PlannedWeek) -> Iterator[tuple[tuple[str, int], date]]:
    """The sessions that a week still has to do, each with its day."""
    for letter in week.program_weeks:
        day = week.day_of(letter)
        if day is not None and letter not in week.week.fixed:
            yield (f"{week.program}/{letter}", week.program_weeks[letter]), day


def _sessions_of(week: PlannedWeek, library: Library) -> Iterator[PlannedSession]:
    return _sessions_on(week, week.days, library)


def _sessions_on(
    week: PlannedWeek, days: Mapping[str, int], library: Library
) -> Iterator[PlannedSession]:
    for letter, day in days.items():
        id_, number = f"{week.program}/{letter}", week.program_weeks[letter]
        name = library.session(id_, number).name
        yield PlannedSession(id_, name, number, week.monday + timedelta(days=day))
