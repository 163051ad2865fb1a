"""What comes next of a program, and on which days; what is left out comes again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.schedule.coming import (
    ComingSessions,
    ComingWeek,
    days_as_planned,
    days_as_shown,
    days_to_come,
    missed_in,
    moved_in,
    with_own_days,
)
from midstance.coach.schedule.program_periods import ProgramPeriod, planned_sessions
from midstance.domain.attendance import CompletedSession, Enrolment, PlannedSession
from midstance.domain.calendar import Week
from midstance.domain.runner import Level
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import (
    DayToPlan,
    PastWeek,
    Placement,
    PlannedWeek,
    WeekPlan,
    WeekPlans,
    WeekToPlan,
)
from tests.coach.gym import LIBRARY, MONDAY, day

BASE, SHORT = Enrolment("base", MONDAY), Enrolment("short", MONDAY)
WEEKS = [MONDAY + timedelta(days=7 * number) for number in range(6)]


def coming(
    chosen: Enrolment = BASE,
    races: Iterable[date] = (),
    done: Iterable[tuple[str, int, int]] = (),
    later: Iterable[Enrolment] = (),
) -> ComingSessions:
    """The sessions of a program with two a week for four weeks, or one a week for two."""
    completed = [CompletedSession(f"base/{each}", week, day(on)) for each, week, on in done]
    return ComingSessions(LIBRARY, chosen, later, [*races], completed)


def test_each_week_takes_the_next_sessions() -> None:
    """In the program's order, as many as are wanted."""
    ahead = coming()
    assert ahead.take(WEEKS[0], 2, ()).sessions == {"A": 1, "B": 1}
    assert ahead.take(WEEKS[1], 1, ()).sessions == {"A": 2}
    assert ahead.take(WEEKS[2], 2, ()).sessions == {"B": 2, "A": 3}


def test_what_has_no_day_comes_first_in_the_next_week() -> None:
    """B of week 1 waits, then B of week 2: nothing is skipped, and nothing comes twice a week."""
    ahead = coming()
    weeks = ({"A": 1, "B": 1}, {"B": 1, "A": 2}, {"B": 1, "A": 3}, {"B": 1, "A": 4})
    for monday, expected in zip(WEEKS, weeks, strict=False):
        assert ahead.take(monday, 2, ()).sessions == expected
        ahead.wait({"B"})
    assert ahead.take(WEEKS[4], 2, ()).sessions == {"B": 1}


def test_a_week_away_moves_everything() -> None:
    """Where nothing has a day the next week has the same sessions."""
    ahead = coming()
    first = ahead.take(WEEKS[0], 2, ()).sessions
    ahead.wait(first.keys())
    assert ahead.take(WEEKS[1], 2, ()).sessions == first


def test_a_session_that_was_done_this_week_does_not_come_again_in_it() -> None:
    """A of week 1 was done on Monday; B is what is left, and A of week 2 waits for its week."""
    ahead = coming(done=[("A", 1, 0)])
    assert ahead.take(WEEKS[0], 2, {"A"}).sessions == {"B": 1}
    assert ahead.take(WEEKS[1], 2, ()).sessions == {"A": 2, "B": 2}


def test_a_taper_is_over_with_its_race() -> None:
    """The last week stands on race week; what had no day in it does not come after the race."""
    ahead = coming(SHORT, races=[day(13)])
    assert ahead.take(WEEKS[0], 1, ()).sessions == {"A": 1}
    assert ahead.take(WEEKS[1], 1, ()).sessions == {"A": 2}
    ahead.wait({"A"})
    assert ahead.take(WEEKS[2], 1, ()).sessions == {}


def test_a_later_build_up_is_named_until_it_begins() -> None:
    """The weeks between have nothing, and say when it begins."""
    ahead = coming(SHORT, later=[Enrolment("short", WEEKS[3])])
    ahead.take(WEEKS[0], 1, ())
    ahead.take(WEEKS[1], 1, ())
    assert ahead.begins_again
    between = ahead.take(WEEKS[2], 1, ())
    assert between.sessions == {}
    assert between.text == f"Short begins on {WEEKS[3].isoformat()}."
    assert ahead.take(WEEKS[3], 1, ()).sessions == {"A": 1}
    assert not ahead.begins_again


def test_weeks_are_dropped_where_the_race_is_near() -> None:
    """The taper is week 2 of two: with the race in the first week nothing of week 1 comes after."""
    ahead = coming(SHORT, races=[day(6)])
    assert ahead.take(WEEKS[0], 1, ()).sessions == {"A": 2}
    assert ahead.take(WEEKS[1], 1, ()).sessions == {}


def test_weeks_come_once_more_where_the_race_is_far() -> None:
    """Week 1 is repeated, and left out of a week it does not wait: it was done already."""
    ahead = coming(SHORT, races=[day(20)])
    assert ahead.take(WEEKS[0], 1, ()) == ComingWeek({"A": 1})
    again = ahead.take(WEEKS[1], 1, ())
    assert again.sessions == {"A": 1}
    assert again.text.startswith("The race is next week: week 1 of 2 comes once more")
    ahead.wait({"A"})
    assert ahead.take(WEEKS[2], 1, ()).sessions == {"A": 2}


def test_a_program_that_begins_later_is_named() -> None:
    """Until its first week there is nothing, and it begins then."""
    ahead = coming(Enrolment("base", WEEKS[2]))
    assert ahead.take(WEEKS[0], 2, ()).text == f"Base begins on {WEEKS[2].isoformat()}."
    assert ahead.begins_again
    assert ahead.take(WEEKS[2], 2, ()).sessions == {"A": 1, "B": 1}
    assert not ahead.begins_again


def test_no_session_is_taken_where_none_is_wanted() -> None:
    """A week that is full takes nothing, and nothing is lost by it."""
    ahead = coming()
    assert ahead.take(WEEKS[0], 0, ()).sessions == {}
    ahead.wait(())
    assert ahead.take(WEEKS[1], 2, ()).sessions == {"A": 1, "B": 1}


PROGRAM = ProgramPeriod("base", MONDAY, None)
OWN = planned_sessions(PROGRAM, LIBRARY)
"""A and B in each of the weeks, on Monday and Thursday."""


def plan(number: int, days: Mapping[str, int | None], week: int) -> PlannedWeek:
    """A week of the calendar, counted from the first, with the program's week on these days."""
    placed = tuple(
        Placement(each, on, Version.FULL, LegClass.LIGHT, 30, has_jumps=False, price=0)
        for each, on in days.items()
    )
    return PlannedWeek(
        MONDAY + timedelta(days=7 * number),
        "base",
        WeekToPlan(Level.BEGINNER, tuple(DayToPlan() for _ in range(7)), ()),
        WeekPlans(1, ()),
        WeekPlan(placed, {}),
        dict.fromkeys(days, week),
    )


def of(found: tuple[PlannedSession, ...], letter: str, week: int) -> PlannedSession:
    """The session of a week of the program."""
    return next(each for each in found if (each.session[-1], each.week) == (letter, week))


def test_without_plans_the_days_are_the_programs() -> None:
    """Nothing changes."""
    assert days_as_planned(OWN, (), LIBRARY) == OWN


def test_each_session_takes_the_day_of_its_plan() -> None:
    """The plan of the first week has A on Wednesday and B on Friday; all sessions are there."""
    found = days_as_planned(OWN, (plan(0, {"A": 2, "B": 4}, 1),), LIBRARY)
    assert (of(found, "A", 1).day, of(found, "B", 1).day) == (day(2), day(4))
    assert len(found) == len(OWN)
    assert [each.day for each in found] == sorted(each.day for each in found)


def test_what_a_plan_leaves_out_comes_after_the_plans() -> None:
    """It waits for the runner: it is due on none of the planned days."""
    found = days_as_planned(OWN, (plan(0, {"A": 2, "B": None}, 1),), LIBRARY)
    assert of(found, "B", 1).day == day(7)
    assert of(found, "A", 2).day == day(7)


def test_what_was_due_before_the_plans_keeps_its_day_unless_it_is_made_up_for() -> None:
    """In the second week A of the first comes; B of the first stays where it was missed."""
    found = days_as_planned(OWN, (plan(1, {"A": 1}, 1),), LIBRARY)
    assert (of(found, "A", 1).day, of(found, "B", 1).day) == (day(8), of(OWN, "B", 1).day)


def test_a_day_that_is_over_and_the_day_on_which_it_was_done_count() -> None:
    """A was missed on Tuesday and has no day left; B was done on Saturday."""
    week = plan(0, {"A": None, "B": 3}, 1)
    week = replace(
        week, moved_from={"A": 1}, week=replace(week.week, fixed={"B": (5, Version.FULL)})
    )
    found = days_as_planned(OWN, (week,), LIBRARY)
    assert (of(found, "A", 1).day, of(found, "B", 1).day) == (day(1), day(5))


def own_days(
    week: PlannedWeek, *done: tuple[str, int, int], today: int, later: tuple[PlannedWeek, ...] = ()
) -> list[tuple[str, int, int]]:
    """The days that the program alone had for this week's sessions: letter, week, day."""
    completed = [CompletedSession(f"base/{each}", number, day(on)) for each, number, on in done]
    found = with_own_days((week, *later), OWN, completed, day(today))
    assert found[1:] == later
    return [
        (each.session[-1], each.week, (each.day - MONDAY).days)
        for each in moved_in(found[0], LIBRARY)
    ]


def test_a_day_of_the_program_that_is_over_without_its_session_is_remembered() -> None:
    """A lay on Monday and comes on Tuesday; Thursday of B is not over yet."""
    week = plan(0, {"A": 1, "B": 3}, 1)
    assert own_days(week, today=0) == []
    assert own_days(week, today=1) == [("A", 1, 0)]
    (found,) = with_own_days((week,), OWN, (), day(1))
    assert found.program_weeks == week.program_weeks
    assert found.days == {"A": 1, "B": 3}
    assert missed_in((), found, LIBRARY) == ()


def test_a_session_without_a_day_left_is_of_the_week_in_which_it_comes() -> None:
    """On Saturday there is room for A alone; B comes in the next week."""
    week, after = plan(0, {"A": 5}, 1), plan(1, {"B": 0, "A": 3}, 1)
    after = replace(after, program_weeks={"B": 1, "A": 2})
    assert own_days(week, today=5, later=(after,)) == [("A", 1, 0), ("B", 1, 3)]
    found = with_own_days((week, after), OWN, (), day(5))
    assert [each.session[-1] for each in missed_in((), found[0], LIBRARY)] == ["B"]
    coming = days_to_come(moved_in(found[0], LIBRARY), found, LIBRARY)
    assert coming == {("base/A", 1): day(5), ("base/B", 1): day(7)}


def test_a_session_done_on_another_day_of_the_week_was_moved_there() -> None:
    """Before its day or after it; on its own day, or in an earlier week, nothing moved."""
    week = plan(0, {"A": 1, "B": 3}, 1)
    done = replace(week, week=replace(week.week, fixed={"A": (1, Version.FULL)}))
    assert own_days(done, ("A", 1, 1), today=1) == [("A", 1, 0)]
    assert missed_in((), with_own_days((done,), OWN, (), day(1))[0], LIBRARY) == ()
    early = replace(week, week=replace(week.week, fixed={"B": (1, Version.FULL)}))
    assert own_days(early, ("B", 1, 1), today=1) == [("A", 1, 0), ("B", 1, 3)]
    on_time = replace(week, week=replace(week.week, fixed={"A": (0, Version.FULL)}))
    assert own_days(on_time, ("A", 1, 0), today=3) == []
    assert own_days(plan(0, {}, 1), ("A", 1, -2), today=3) == []


def test_a_runner_who_is_behind_has_the_days_of_this_week_for_what_comes() -> None:
    """In the program's third week A and B of the first are still to be done."""
    assert own_days(plan(2, {"A": 16, "B": 18}, 1), today=15) == [("A", 1, 14)]


def test_what_waits_for_a_week_without_a_plan_has_no_day_yet() -> None:
    """So it is where nothing at all is planned, and where the program is paused."""
    (a, *_) = OWN
    assert days_to_come((a,), (), LIBRARY) == {("base/A", 1): None}
    assert days_to_come((a,), (plan(0, {"A": None}, 1),), LIBRARY) == {("base/A", 1): None}


def test_what_a_race_leaves_no_time_for_does_not_come_again() -> None:
    """A later week of the program is planned instead."""
    (a, *_) = OWN
    assert days_to_come((a,), (plan(0, {"B": 4}, 3),), LIBRARY) == {}


def shown(week: PastWeek, *done: tuple[str, int, int]) -> list[list[tuple[str, int, int]]]:
    """The sessions of the week as it was planned, and those that were moved: letter, week, day."""
    completed = [CompletedSession(f"base/{each}", number, day(on)) for each, number, on in done]
    found = days_as_shown(OWN, week, completed, LIBRARY, BASE)
    return [
        [
            (each.session[-1], each.week, (each.day - week.monday).days)
            for each in sessions
            if week.monday <= each.day < week.monday + timedelta(days=7)
        ]
        for sessions in found
    ]


def test_a_week_that_is_over_has_the_days_that_were_planned_then() -> None:
    """What was done is of the week that it was done as; what was open, of the next one in turn."""
    week = PastWeek(MONDAY, "base", {"A": 2, "B": 4})
    assert shown(week) == [[("A", 1, 2), ("B", 1, 4)], []]
    assert shown(week, ("A", 1, 2)) == [[("A", 1, 2), ("B", 1, 4)], []]
    second = PastWeek(day(7), "base", {"A": 2, "B": 4})
    assert shown(second, ("A", 1, 2)) == [[("B", 1, 4), ("A", 2, 2)][::-1], []]
    every, _ = days_as_shown(OWN, second, (), LIBRARY, BASE)
    assert len({(each.session, each.week) for each in every}) == len(every)


def test_what_was_moved_and_done_in_a_week_keeps_both_days() -> None:
    """What was moved and left stands on its last day alone: it was missed once."""
    week = PastWeek(MONDAY, "base", {"A": 4, "B": 5}, {"A": 2, "B": 3})
    found, moved = shown(week, ("A", 1, 4))
    assert found == [("A", 1, 4), ("B", 1, 5)]
    assert moved == [("A", 1, 2)]


def test_a_session_that_the_program_does_not_have_any_more_is_left_out() -> None:
    """The file of the program was changed since."""
    assert shown(PastWeek(MONDAY, "base", {"A": 2, "Z": 4})) == [[("A", 1, 2)], []]


LETTER_DAYS = st.fixed_dictionaries({"A": st.integers(0, 6), "B": st.integers(0, 6)})


@given(
    LETTER_DAYS,
    st.sets(st.sampled_from("AB")),
    st.integers(0, 6),
    st.integers(0, 4),
)
def test_a_day_before_is_over_or_has_another_one_in_its_place(
    days: dict[str, int], fixed: set[str], today: int, number: int
) -> None:
    """In any week, wherever its sessions lie: none has two days before, none is planned twice."""
    at = {letter: day for letter, day in days.items() if letter in fixed}
    ahead = {letter: max(day, today) for letter, day in days.items() if letter not in fixed}
    week = plan(number, {**at, **ahead}, 1)
    monday = week.monday
    week = replace(
        week, week=replace(week.week, fixed={key: (day, Version.FULL) for key, day in at.items()})
    )
    completed = [
        CompletedSession(f"base/{each}", 1, monday + timedelta(days=day))
        for each, day in at.items()
    ]
    (found,) = with_own_days((week,), OWN, completed, monday + timedelta(days=today))
    moved = moved_in(found, LIBRARY)
    assert len({each.session for each in moved}) == len(moved)
    for each in moved:
        day_before = (each.day - monday).days
        assert day_before < today or each.session[-1] in fixed
        assert day_before != found.days[each.session[-1]]
    assert (found.plan, found.week) == (week.plan, week.week)
    planned = days_as_planned(OWN, (found,), LIBRARY)
    keys = [(each.session, each.week) for each in planned]
    assert len(keys) == len(set(keys)) == len(OWN)
    to_come = days_to_come(moved, (found,), LIBRARY)
    assert set(to_come) == {(each.session, each.week) for each in moved}
    assert all(day is None or day >= monday + timedelta(days=today) for day in to_come.values())


@given(LETTER_DAYS, LETTER_DAYS, st.sets(st.sampled_from("AB")), st.integers(0, 4))
def test_a_week_that_is_over_leaves_nothing_out(
    days: dict[str, int], before: dict[str, int], done: set[str], number: int
) -> None:
    """Every session of the program has one day; what was moved has one before it."""
    monday = MONDAY + timedelta(days=7 * number)
    week = PastWeek(monday, "base", days, before)
    completed = [
        CompletedSession(f"base/{each}", 1, monday + timedelta(days=days[each])) for each in done
    ]
    planned, moved = days_as_shown(OWN, week, completed, LIBRARY, BASE)
    keys = [(each.session, each.week) for each in planned]
    assert len(keys) == len(set(keys)) == len(OWN)
    here = {each.session[-1]: each.day for each in planned if each.day in Week(monday)}
    assert here == {letter: monday + timedelta(days=day) for letter, day in days.items()}
    assert {each.session[-1] for each in moved} == {
        letter for letter in done if before[letter] != days[letter]
    }
    assert all(each.day in Week(monday) for each in moved)
