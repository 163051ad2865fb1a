"""How a program stands, in numbers and in words."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.schedule import program_standing as standing
from midstance.coach.schedule.program_periods import ProgramPeriod, planned_sessions
from midstance.coach.schedule.program_standing import (
    count_owed,
    current_standing,
    program_standing,
)
from midstance.domain.attendance import CompletedSession, Pause, PlannedSession, ProgramStanding
from midstance.domain.library import Library
from tests.coach.gym import BASE, LIBRARY, MONDAY, day

TERM = ProgramPeriod("base", MONDAY, None)
PLAN = planned_sessions(TERM, LIBRARY)


def on(number: int, done: int = 0, *, is_over: bool = True) -> ProgramStanding:
    """The standing on a day, after the first ``done`` sessions on their own days."""
    fulfilled = [CompletedSession(each.session, each.week, each.day) for each in PLAN[:done]]
    return program_standing(TERM, BASE, PLAN, fulfilled, day(number), is_over=is_over)


@pytest.mark.parametrize(
    ("number", "done", "text"),
    [
        (-1, 0, "begins on 2026-11-23"),
        (0, 1, "week 1 of 4, on plan"),
        (6, 2, "week 1 of 4, on plan"),
        (6, 1, "week 1 of 4, one session behind"),
        (14, 2, "week 3 of 4, two sessions behind"),
        (27, 8, "all 4 weeks done"),
        (40, 7, "after its 4 weeks, one session behind"),
    ],
)
def test_the_standing_is_shown_in_words(number: int, done: int, text: str) -> None:
    """Week, and sessions behind what was planned."""
    assert on(number, done).text == text


def test_todays_session_is_owed_only_when_the_day_is_over() -> None:
    """In the morning nobody is behind."""
    assert on(0, is_over=False).behind == 0
    assert on(0, is_over=True).behind == 1


def test_a_session_done_before_its_day_is_ahead() -> None:
    """The second session on the second day: one ahead."""
    done = [CompletedSession("base/A", 1, day(0)), CompletedSession("base/B", 1, day(1))]
    found = program_standing(TERM, BASE, PLAN, done, day(1), is_over=True)
    assert (found.ahead, found.text) == (1, "week 1 of 4, one session ahead")


def test_what_was_done_later_does_not_count_yet() -> None:
    """A past week is seen as it was at its end."""
    late = [CompletedSession("base/A", 1, day(9))]
    found = program_standing(TERM, BASE, PLAN, late, day(6), is_over=True)
    assert (found.done, found.behind) == (0, 2)


def test_lighter_weeks_are_marked() -> None:
    """Week 4 is a deload week; week 3 is not."""
    assert (on(20).is_deload, on(21).is_deload, on(21).is_taper) == (False, True, False)


def test_many_sessions_are_counted_in_figures() -> None:
    """Above ten, numbers are not written out."""
    found = program_standing(TERM, BASE, different(12), (), day(80), is_over=True)
    assert found.text.endswith(", 12 sessions behind")


def different(number: int) -> list[PlannedSession]:
    """This many different sessions, all planned on the first day."""
    return [PlannedSession(f"base/{each}", "", 1, MONDAY) for each in range(number)]


def test_a_session_that_was_missed_again_and_again_is_owed_once() -> None:
    """The program waits, and nothing is done twice: four weeks missed owe one of each session."""
    found = program_standing(TERM, BASE, PLAN, (), day(27), is_over=True)
    assert (found.behind, found.done, found.total) == (2, 0, 8)


@pytest.mark.parametrize(("on_day", "behind"), [(13, 2), (14, 1), (17, 1)])
def test_a_session_done_since_its_last_turn_is_owed_no_more(on_day: int, behind: int) -> None:
    """Of whatever week of the program it is: the first A in the third week leaves B alone."""
    late = [CompletedSession("base/A", 1, day(on_day))]
    found = program_standing(TERM, BASE, PLAN, late, day(18), is_over=False)
    assert found.behind == behind


def test_turns_before_the_last_one_are_not_counted() -> None:
    """Who missed a week and did the next one owes nothing."""
    second = [CompletedSession(each.session, each.week, each.day) for each in PLAN[2:4]]
    found = program_standing(TERM, BASE, PLAN, second, day(13), is_over=True)
    assert (found.behind, found.text) == (0, "week 2 of 4, on plan")


@pytest.mark.parametrize(
    ("number", "week"),
    [(-100, 0), (-1, 0), (0, 1), (6, 1), (7, 2), (27, 4), (28, 5), (365, 53)],
)
def test_the_week_is_the_calendars(number: int, week: int) -> None:
    """0 before the start, and beyond the last week it goes on counting."""
    assert on(number).week == week


@pytest.mark.parametrize(
    ("owed", "words"),
    [
        (1, "one session"),
        (2, "two sessions"),
        (3, "three sessions"),
        (4, "four sessions"),
        (5, "five sessions"),
        (6, "six sessions"),
        (7, "seven sessions"),
        (8, "eight sessions"),
    ],
)
def test_numbers_up_to_ten_are_words(owed: int, words: str) -> None:
    """After the end, each session that is owed is shown."""
    found = program_standing(TERM, BASE, different(owed), (), day(60), is_over=True)
    assert found.text == f"after its 4 weeks, {words} behind"


def test_the_weeks_before_a_race_are_marked() -> None:
    """The second week of the short program is its taper, and no deload week."""
    short = LIBRARY.program("short")
    term = ProgramPeriod("short", MONDAY, None)
    plan = planned_sessions(term, LIBRARY)
    marks = [
        (found.is_taper, found.is_deload)
        for number in (0, 7, 14)
        for found in [program_standing(term, short, plan, (), day(number), is_over=False)]
    ]
    assert marks == [(False, False), (True, False), (False, False)]


def test_behind_comes_before_ahead() -> None:
    """Whoever skipped the first and did the third hears of what is missing."""
    done = [CompletedSession("base/B", 1, day(1))]
    found = program_standing(TERM, BASE, PLAN, done, day(1), is_over=False)
    assert (found.behind, found.ahead) == (1, 1)
    assert found.text == "week 1 of 4, one session behind"


def test_a_session_done_twice_is_one() -> None:
    """What is done again adds nothing."""
    done = [CompletedSession("base/A", 1, day(0)), CompletedSession("base/A", 1, day(1))]
    assert program_standing(TERM, BASE, PLAN, done, day(2), is_over=True).done == 1


def test_a_program_that_gave_way_is_not_shown_as_finished() -> None:
    """One week followed, both of its sessions done: three weeks were never reached."""
    cut = ProgramPeriod("base", MONDAY, day(7))
    plan = planned_sessions(cut, LIBRARY)
    done = [CompletedSession(each.session, each.week, each.day) for each in plan]
    found = program_standing(cut, BASE, plan, done, day(6), is_over=True)
    assert (found.done, found.total) == (2, 2)
    assert found.text == "week 1 of 4, on plan"


def test_a_program_followed_to_its_end_is_finished_though_another_came_after() -> None:
    """The next choice begins on the day after the last week."""
    whole = ProgramPeriod("base", MONDAY, day(28))
    done = [CompletedSession(each.session, each.week, each.day) for each in PLAN]
    found = program_standing(whole, BASE, PLAN, done, day(27), is_over=True)
    assert found.text == "all 4 weeks done"


KEPT = st.sets(st.sampled_from(range(8)))


@given(KEPT, st.integers(0, 40), st.booleans())
def test_nothing_is_both_behind_and_ahead(kept: set[int], number: int, is_over: bool) -> None:
    """What is owed is the last turn of each session, where that was not done."""
    done = [CompletedSession(PLAN[i].session, PLAN[i].week, MONDAY) for i in kept]
    found = program_standing(TERM, BASE, PLAN, done, day(number), is_over=is_over)
    past = [i for i, each in enumerate(PLAN) if each.day < day(number + is_over)]
    assert found.done == len(kept)
    last = {PLAN[i].session: i for i in past}
    done_at_once = {PLAN[i].session for i in kept if last.get(PLAN[i].session) in {0, i}}
    assert found.behind == len(last.keys() - done_at_once)
    assert found.ahead == sum(PLAN[i].day > day(number) for i in kept)
    assert found.done + found.behind <= found.total == len(PLAN)


@given(KEPT, st.integers(0, 40))
def test_another_session_never_makes_it_worse(kept: set[int], number: int) -> None:
    """With one more session done, no more are behind and no fewer ahead."""
    done = [CompletedSession(PLAN[i].session, PLAN[i].week, MONDAY) for i in sorted(kept)]
    before = program_standing(TERM, BASE, PLAN, done[1:], day(number), is_over=True)
    after = program_standing(TERM, BASE, PLAN, done, day(number), is_over=True)
    assert after.behind <= before.behind
    assert after.ahead >= before.ahead


@dataclass
class Chosen:
    """A choice of a program."""

    program: str
    start: date
    week: int = 1
    pauses: tuple[Pause, ...] = ()


@dataclass
class ShortLog:
    """A log that answers about programs alone."""

    chosen: list[Chosen]
    done: list[CompletedSession] = field(default_factory=list)

    def enrolments(self) -> list[Chosen]:
        """Every choice, the newest first."""
        return self.chosen

    def races_by_day(self) -> dict[date, Any]:
        """No races."""
        return {}

    def absences(self) -> list[tuple[date, date]]:
        """Never away."""
        return []

    @property
    def days(self) -> "ShortLog":
        """What it answers about days."""
        return self

    def of_program(
        self, program: str, since: date, until: date | None = None
    ) -> list[CompletedSession]:
        """What was done of it."""
        return [
            each
            for each in self.done
            if each.session.startswith(program) and since <= each.local_date <= (until or date.max)
        ]


def standing_now(library: Library, *log: Any) -> Any:
    """How the chosen program stands on Monday."""
    return current_standing(ShortLog(*log), library, MONDAY)  # type: ignore[arg-type]  # as far as it is asked


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "no sessions"), (1, "one session"), (10, "ten sessions"), (11, "11 sessions")],
)
def test_few_sessions_are_counted_in_words(number: int, text: str) -> None:
    """Up to ten; more stand in figures."""
    assert standing._sessions_text(number) == text


def test_the_standing_of_the_newest_choice(library: Library) -> None:
    """The last choice counts, with what was done of it since."""
    begun = MONDAY - timedelta(days=7)
    done = [
        CompletedSession("foundations/A", 1, begun),
        CompletedSession("foundations/B", 1, MONDAY),
    ]
    log = [Chosen("foundations", begun), Chosen("bootcamp-3", begun - timedelta(days=30))], done
    now = standing_now(library, *log)
    assert (now.program, now.week) == ("foundations", 2)
    assert now.text == "week 2 of 6, on plan"


@pytest.mark.parametrize("chosen", [[], [Chosen("gone", MONDAY)]])
def test_without_a_program_there_is_no_standing(library: Library, chosen: list[Chosen]) -> None:
    """Neither nobody's choice nor a program that is gone has a standing."""
    assert standing_now(library, chosen) is None


TURNS = st.lists(st.tuples(st.sampled_from("AB"), st.integers(1, 4), st.integers(0, 27)))


@given(TURNS, TURNS)
def test_what_is_owed_is_what_plain_loops_find(
    due: list[tuple[str, int, int]], did: list[tuple[str, int, int]]
) -> None:
    """Of each session its last day counts, unless it was done in that week's name or since."""
    turns = [
        PlannedSession(f"base/{letter}", letter, week, day(on)) for letter, week, on in sorted(due)
    ]
    done = [CompletedSession(f"base/{letter}", week, day(on)) for letter, week, on in did]
    owed = 0
    for letter in "AB":
        own = sorted((turn for turn in turns if turn.name == letter), key=lambda each: each.day)
        if not own:
            continue
        last = own[-1]
        is_same = any(each.week == last.week for each in done if each.session == last.session)
        is_since = any(each.local_date >= last.day for each in done if each.session == last.session)
        owed += not (is_same or is_since)
    assert count_owed(turns, done) == owed <= len({turn.name for turn in turns})
