"""The sessions that a program still has: week after week, and on the days of the plans.

They come in step with the races ahead. A program alone spreads its sessions evenly; where runs are
known, the plans of the weeks say which days take them, and every page names those.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.coach.schedule.due import sessions_ahead
from midstance.coach.schedule.race_weeks import week_before_race, weeks_left_for, weeks_to_race
from midstance.domain.attendance import PlannedSession
from midstance.domain.calendar import DAYS, Week, days_later
from midstance.domain.session import letter_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from midstance.domain.attendance import CompletedSession, Enrolment
    from midstance.domain.library import Library
    from midstance.domain.weeks.plan import PlannedWeek


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


def missed_in(week: PlannedWeek, library: Library) -> tuple[PlannedSession, ...]:
    """The sessions that a week has no day for any more, on the days on which they were shown."""
    return tuple(
        each
        for each in _sessions_of(week, library)
        if week.missed.get(letter_of(each.session)) == (each.day - week.monday).days
    )


def _sessions_of(week: PlannedWeek, library: Library) -> Iterator[PlannedSession]:
    for letter, day in week.days.items():
        id_, number = f"{week.program}/{letter}", week.program_weeks[letter]
        name = library.session(id_, number).name
        yield PlannedSession(id_, name, number, week.monday + timedelta(days=day))
