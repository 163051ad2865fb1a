"""Which session is due, day by day through small programs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.schedule.due import CLEAR_DAY, DueSession, find_due, sessions_ahead
from midstance.coach.schedule.joining import split_at_skipped_weeks
from midstance.coach.schedule.program_periods import ProgramPeriod, planned_sessions
from midstance.domain.attendance import CompletedSession, Enrolment
from midstance.domain.exercise import Dose, Exercise, Measure, Pattern
from midstance.domain.library import Library, UnknownIdError
from midstance.domain.program import Program, ProgramBlock, ProgramItem, ProgramSession, Routine
from midstance.domain.session import Prescription, Purpose
from tests.coach import gym

MONDAY = date(2026, 11, 23)
SQUAT = Exercise("squat", "Squat", Pattern.SQUAT, Measure.REPS, Dose(2, 8))
BLOCK = ProgramBlock(Purpose.STRENGTH, (ProgramItem("squat", (Prescription.parse("2x8"),)),))
ONLY_LATER = ProgramBlock(
    Purpose.STRENGTH, (ProgramItem("squat", (Prescription.parse("2x8"),)),), only_weeks=(2, 3)
)


def program(id_: str = "foundations", *, weeks: int = 3, b_block: ProgramBlock = BLOCK) -> Program:
    """A program of two sessions a week."""
    return Program(
        id_,
        id_.title(),
        "For beginners.",
        weeks,
        2,
        (ProgramSession("A", "Squat day", (BLOCK,)), ProgramSession("B", "Hinge day", (b_block,))),
        finish="Choose another one.",
    )


def library(*programs: Program, routines: tuple[Routine, ...] = ()) -> Library:
    """A library that holds these programs and routines."""
    return Library(
        {"squat": SQUAT},
        {routine.id: routine for routine in routines},
        {each.id: each for each in programs},
    )


EXERCISE_LIST = library(program(), program("power"))
CHOSEN = Enrolment("foundations", MONDAY)


def day(number: int) -> date:
    """The day that lies ``number`` days after the first Monday."""
    return MONDAY + timedelta(days=number)


def done(letter: str, week: int, number: int) -> CompletedSession:
    """A session of the program, done ``number`` days after the first Monday."""
    return CompletedSession(f"foundations/{letter}", week, day(number))


def place(found: DueSession) -> tuple[str, int, bool]:
    """What is due, without the words."""
    return found.session, found.week, found.is_rest_day


def test_the_first_day_asks_for_the_first_session() -> None:
    """On the day a program begins, its first session of its first week is due."""
    found = find_due(EXERCISE_LIST, CHOSEN, (), MONDAY)
    assert found == DueSession(
        "foundations/A",
        1,
        3,
        "foundations",
        is_rest_day=False,
        next_on=MONDAY,
        reason="It is the next session of Foundations, week 1 of 3.",
    )


def test_the_second_session_follows_the_first() -> None:
    """After A comes B of the same week, two days later without any advice."""
    found = find_due(EXERCISE_LIST, CHOSEN, [done("A", 1, 0)], day(2))
    assert place(found) == ("foundations/B", 1, False)
    assert found.advice == ""


def test_there_are_never_two_sessions_on_one_day() -> None:
    """Once a session is done, the rest of the day is free and the next one is named."""
    found = find_due(EXERCISE_LIST, CHOSEN, [done("A", 1, 0)], MONDAY)
    assert place(found) == ("foundations/B", 1, True)
    assert found.next_on == day(1)
    assert found.reason == "A (Squat day) is done today. Next: B (Hinge day), week 1."
    assert found.advice == CLEAR_DAY


def test_the_day_after_a_session_comes_with_advice() -> None:
    """A second day in a row is allowed; a clear day is advised."""
    found = find_due(EXERCISE_LIST, CHOSEN, [done("A", 1, 0)], day(1))
    assert place(found) == ("foundations/B", 1, False)
    assert "may" in found.advice


def test_a_finished_week_rests_until_the_next_one_begins() -> None:
    """When both sessions of week 1 are done, week 2 waits for its Monday."""
    found = find_due(EXERCISE_LIST, CHOSEN, [done("A", 1, 0), done("B", 1, 2)], day(4))
    assert place(found) == ("foundations/A", 2, True)
    assert found.next_on == day(7)
    assert found.reason == "Week 1 of Foundations is done. Week 2 begins on 2026-11-30."
    assert found.advice == ""


def test_a_session_on_sunday_makes_monday_a_second_day_in_a_row() -> None:
    """The advice looks ahead to the day on which the next week begins."""
    found = find_due(EXERCISE_LIST, CHOSEN, [done("A", 1, 0), done("B", 1, 6)], day(6))
    assert (found.next_on, found.advice) == (day(7), CLEAR_DAY)


def test_a_missed_week_is_made_up_and_not_left_out() -> None:
    """Weeks follow what was done: three weeks later B of week 1 is still the next one."""
    found = find_due(EXERCISE_LIST, CHOSEN, [done("A", 1, 0)], day(16))
    assert place(found) == ("foundations/B", 1, False)
    assert found.reason.endswith("nothing is skipped, and nothing is done twice.")


def test_the_calendar_never_names_a_week_that_the_program_lacks() -> None:
    """Long after its end the program waits for its next session, and counts no weeks."""
    found = find_due(EXERCISE_LIST, CHOSEN, [done("A", 1, 0)], day(400))
    assert "week 1 of 3. It waited for you; nothing is skipped" in found.reason
    assert not {"400", "57", "58"} & set(found.reason.split())


def test_before_the_start_is_rest() -> None:
    """A program that begins on Monday asks for nothing on Sunday."""
    found = find_due(EXERCISE_LIST, CHOSEN, (), day(-1))
    assert place(found) == ("foundations/A", 1, True)
    assert (found.next_on, found.reason) == (MONDAY, "Foundations begins on 2026-11-23.")


def test_what_was_done_before_the_start_does_not_count() -> None:
    """Beginning a program again begins it from the front."""
    found = find_due(EXERCISE_LIST, CHOSEN, [done("A", 1, -20), done("B", 1, -18)], MONDAY)
    assert place(found) == ("foundations/A", 1, False)


def test_other_programs_and_routines_do_not_count() -> None:
    """Only sessions of the chosen program move it on."""
    others = [CompletedSession("power/A", 1, MONDAY), CompletedSession("core-5", 1, MONDAY)]
    assert place(find_due(EXERCISE_LIST, CHOSEN, others, MONDAY)) == ("foundations/A", 1, False)


def test_sessions_done_out_of_order_are_not_asked_for_again() -> None:
    """Whoever did B first does A next, and then goes on with week 2."""
    assert place(find_due(EXERCISE_LIST, CHOSEN, [done("B", 1, 0)], day(2))) == (
        "foundations/A",
        1,
        False,
    )
    both = [done("B", 1, 0), done("A", 1, 2)]
    assert place(find_due(EXERCISE_LIST, CHOSEN, both, day(7))) == ("foundations/A", 2, False)


def test_a_session_that_a_week_leaves_out_is_not_asked_for() -> None:
    """Where B exists from week 2 on, week 1 is done after A."""
    exercise_list = library(program(b_block=ONLY_LATER))
    found = find_due(exercise_list, CHOSEN, [done("A", 1, 0)], day(7))
    assert place(found) == ("foundations/A", 2, False)


def test_a_finished_program_asks_for_nothing() -> None:
    """After the last session there is nothing to do but to choose again."""
    all_of_it = [done(letter, week, 7 * week) for week in (1, 2, 3) for letter in "AB"]
    found = find_due(EXERCISE_LIST, CHOSEN, all_of_it, day(30))
    assert (place(found), found.next_on) == (("", 0, True), None)
    assert found.reason == "Foundations is complete. Choose another one."


def test_without_a_choice_the_first_program_is_suggested() -> None:
    """A new runner is offered the program for beginners, with its own summary."""
    found = find_due(EXERCISE_LIST, None, (), MONDAY)
    assert place(found) == ("foundations/A", 1, False)
    assert found.reason == ("No program chosen yet; Foundations is a good start. For beginners.")


def test_whoever_began_without_a_choice_goes_on() -> None:
    """Sessions of the suggested program count from the first one that was done."""
    assert place(find_due(EXERCISE_LIST, None, [done("A", 1, 3)], day(5))) == (
        "foundations/B",
        1,
        False,
    )


def test_without_the_usual_program_another_one_is_suggested() -> None:
    """Where the library lacks the program for beginners, its first one takes the place."""
    assert find_due(library(program("power")), None, (), MONDAY).session == "power/A"


def test_without_programs_a_routine_is_due() -> None:
    """A library of routines alone still has something to do."""
    routine = Routine("core-5", "Core", "Core.", (BLOCK,))
    found = find_due(library(routines=(routine,)), None, (), MONDAY)
    assert (found.session, found.week, found.weeks, found.program) == ("core-5", 1, 0, "")


def test_an_empty_library_asks_for_nothing() -> None:
    """With nothing to train there is nothing due, and no error."""
    found = find_due(library(), None, (), MONDAY)
    assert (place(found), found.next_on) == (("", 0, True), None)


def test_a_chosen_program_that_is_gone_is_named() -> None:
    """A program file that was deleted is shown with what there is instead."""
    with pytest.raises(UnknownIdError) as told:
        find_due(EXERCISE_LIST, Enrolment("gone", MONDAY), (), MONDAY)
    assert (told.value.id, told.value.known) == ("gone", ("foundations", "power"))


@given(gaps=st.lists(st.integers(min_value=0, max_value=9), min_size=60, max_size=60))
def test_doing_what_is_due_walks_the_whole_program_once(gaps: list[int]) -> None:
    """However the days fall, each session is due once, in order, on a day of its own."""
    behind: list[CompletedSession] = []
    today = MONDAY
    for gap in gaps:
        today += timedelta(days=gap)
        found = find_due(EXERCISE_LIST, CHOSEN, behind, today)
        if not found.is_rest_day:
            behind.append(CompletedSession(found.session, found.week, today))
    order = [(f"foundations/{letter}", week) for week in (1, 2, 3) for letter in "AB"]
    assert [(each.session, each.week) for each in behind] == order[: len(behind)]
    assert len({each.local_date for each in behind}) == len(behind)


@given(first=st.integers(0, 30), later=st.integers(0, 30))
def test_a_day_later_the_same_is_due_or_it_still_rests(first: int, later: int) -> None:
    """While nothing is done, waiting changes neither the session nor, once due, that it is due."""
    behind = [done("A", 1, 0)]
    then, afterwards = (
        find_due(EXERCISE_LIST, CHOSEN, behind, day(number)) for number in (first, first + later)
    )
    assert (then.session, then.week) == (afterwards.session, afterwards.week)
    assert then.is_rest_day >= afterwards.is_rest_day


GYM_ORDER = [
    (each.session, each.week)
    for each in planned_sessions(ProgramPeriod("base", MONDAY, None), gym.LIBRARY)
]
BASE = Enrolment("base", MONDAY)


def of_gym(*numbers: int) -> list[CompletedSession]:
    """The first sessions of the four weeks of ``base``, done on these days."""
    pairs = zip(GYM_ORDER, numbers, strict=False)
    return [CompletedSession(session, week, day(number)) for (session, week), number in pairs]


@pytest.mark.parametrize(
    ("behind", "today", "expected"),
    [
        ((), 0, ("base/A", 1, False, 0)),
        ((), 13, ("base/A", 1, False, 13)),
        ((0, 3), 3, ("base/A", 2, True, 7)),
        ((0, 3), 6, ("base/A", 2, True, 7)),
        ((0, 3), 7, ("base/A", 2, False, 7)),
        ((0, 3, 7, 10, 14, 17), 20, ("base/A", 4, True, 21)),
        ((0, 3, 7, 10, 14, 17), 21, ("base/A", 4, False, 21)),
        ((0, 3, 7, 10, 14, 17, 21), 21, ("base/B", 4, True, 22)),
        ((0, 3, 7, 10, 14, 17, 21), 40, ("base/B", 4, False, 40)),
        ((20, 21, 22, 23, 24), 24, ("base/B", 3, True, 25)),
    ],
)
def test_four_weeks_with_a_lighter_last_one(
    behind: tuple[int, ...], today: int, expected: tuple[str, int, bool, int]
) -> None:
    """A deload week begins on its own day like any other, and is caught up like any other."""
    found = find_due(gym.LIBRARY, BASE, of_gym(*behind), day(today))
    assert (*place(found), found.next_on) == (*expected[:3], day(expected[3]))
    assert (found.program, found.weeks) == ("base", 4)


@pytest.mark.parametrize(
    ("behind", "today", "reason"),
    [
        ((), -8, "Base begins on 2026-11-23."),
        ((0,), 0, "A (Squat day) is done today. Next: B (Calf day), week 1."),
        ((0, 1), 1, "Week 1 of Base is done. Week 2 begins on 2026-11-30."),
        ((0, 3, 7, 10), 11, "Week 2 of Base is done. Week 3 begins on 2026-12-07."),
        ((0, 3, 7), 9, "It is the next session of Base, week 2 of 4."),
        (
            (0, 3, 7),
            14,
            (
                "It is the next session of Base, week 2 of 4. "
                "It waited for you; nothing is skipped, and nothing is done twice."
            ),
        ),
        (
            (0, 3, 7, 10, 14, 17, 21, 24),
            24,
            "Base is complete. Choose another one.",
        ),
    ],
)
def test_the_reason_word_for_word(behind: tuple[int, ...], today: int, reason: str) -> None:
    """Before the start, on a rest day, when due, when late and at the end."""
    assert find_due(gym.LIBRARY, BASE, of_gym(*behind), day(today)).reason == reason


def test_sessions_done_in_another_programs_time_count_where_they_belong() -> None:
    """Two programs side by side: each is moved on by its own sessions alone."""
    mixed = [*of_gym(0), CompletedSession("short/A", 1, day(1)), *of_gym(0, 3)[1:]]
    assert place(find_due(gym.LIBRARY, BASE, mixed, day(7))) == ("base/A", 2, False)
    assert place(find_due(gym.LIBRARY, Enrolment("short", MONDAY), mixed, day(7))) == (
        "short/A",
        2,
        False,
    )


def test_another_programs_session_today_leaves_today_free_for_the_own_one() -> None:
    """Only a session of the chosen program makes the day a rest day."""
    found = find_due(gym.LIBRARY, BASE, [CompletedSession("short/A", 1, MONDAY)], MONDAY)
    assert (place(found), found.advice) == (("base/A", 1, False), "")


def test_a_program_chosen_again_waits_for_nothing_of_the_first_time() -> None:
    """The second time begins at its own date, whatever was done before it."""
    found = find_due(gym.LIBRARY, Enrolment("base", day(30)), of_gym(0, 3, 7, 10), day(31))
    assert place(found) == ("base/A", 1, False)


def test_the_same_session_twice_fulfils_it_once() -> None:
    """A second A of week 1 does not stand for the A of week 2."""
    twice = [
        *of_gym(0),
        CompletedSession("base/A", 1, day(1)),
        CompletedSession("base/B", 1, day(3)),
    ]
    assert place(find_due(gym.LIBRARY, BASE, twice, day(7))) == ("base/A", 2, False)


def test_a_session_dated_tomorrow_pushes_the_next_one_behind_it() -> None:
    """After a flight to an earlier date, the next session is not due on the day of the last."""
    found = find_due(gym.LIBRARY, BASE, of_gym(1), MONDAY)
    assert (place(found), found.next_on) == (("base/B", 1, True), day(2))
    assert found.reason == "A (Squat day) is done on 2026-11-24. Next: B (Calf day), week 1."
    assert place(find_due(gym.LIBRARY, BASE, of_gym(1), day(2))) == ("base/B", 1, False)


SOME_DONE = st.lists(st.tuples(st.sampled_from(GYM_ORDER), st.integers(0, 40)), max_size=10)


@given(SOME_DONE, st.integers(-5, 45))
def test_due_is_the_first_session_that_is_not_done(
    behind: list[tuple[tuple[str, int], int]], today: int
) -> None:
    """Whatever was done in whatever order, it is followed from the week that was joined last."""
    log = [CompletedSession(*key, day(number)) for key, number in behind]
    found = find_due(gym.LIBRARY, BASE, log, day(today))
    now = split_at_skipped_weeks(BASE, log)[0]
    keys = {(each.session, each.week) for each in log if each.local_date >= now.start}
    ahead = (key for key in GYM_ORDER if key[1] >= now.week and key not in keys)
    first = next(ahead, ("", 0))
    assert (found.session, found.week) == first


@given(SOME_DONE, st.integers(-5, 45))
def test_what_is_named_for_a_later_day_is_due_on_it(
    behind: list[tuple[tuple[str, int], int]], today: int
) -> None:
    """A rest day's promise holds: on the day it names, and no day sooner, the session is due."""
    log = [CompletedSession(*key, day(number)) for key, number in behind if number <= today]
    found = find_due(gym.LIBRARY, BASE, log, day(today))
    assert found.is_rest_day == (found.next_on != day(today))
    if found.next_on is not None:
        then = find_due(gym.LIBRARY, BASE, log, found.next_on)
        assert place(then) == (found.session, found.week, False)
        assert then.advice == found.advice
        for number in range(today, (found.next_on - MONDAY).days):
            assert find_due(gym.LIBRARY, BASE, log, day(number)).is_rest_day


@given(SOME_DONE, st.integers(0, 45))
def test_a_clear_day_is_advised_after_a_day_of_training_alone(
    behind: list[tuple[tuple[str, int], int]], today: int
) -> None:
    """The advice stands exactly where the session would follow the last one by a day."""
    log = [CompletedSession(*key, day(number)) for key, number in behind if number <= today]
    found = find_due(gym.LIBRARY, BASE, log, day(today))
    last = max((each.local_date for each in log), default=None)
    follows = last is not None and found.next_on == last + timedelta(days=1)
    assert found.advice == (CLEAR_DAY if follows else "")


def test_the_sessions_ahead_come_in_the_programs_order() -> None:
    """All that is not done yet, each with its week, from the week that is next."""
    whole = list(sessions_ahead(EXERCISE_LIST, CHOSEN, ()))
    assert whole == [(f"foundations/{letter}", week) for week in (1, 2, 3) for letter in "AB"]
    behind = (done("A", 1, 0), done("B", 2, 4))
    assert list(sessions_ahead(EXERCISE_LIST, CHOSEN, behind)) == [
        ("foundations/B", 1),
        ("foundations/A", 2),
        ("foundations/A", 3),
        ("foundations/B", 3),
    ]


def test_sessions_of_another_program_or_from_before_are_not_behind() -> None:
    """Only what was done of this program since it was chosen counts."""
    other = CompletedSession("power/A", 1, day(0))
    early = done("A", 1, -7)
    assert next(sessions_ahead(EXERCISE_LIST, CHOSEN, (other, early))) == ("foundations/A", 1)


def test_who_joins_later_has_the_later_weeks_ahead() -> None:
    """Earlier weeks are not asked for."""
    joined = Enrolment("foundations", MONDAY, 3)
    assert list(sessions_ahead(EXERCISE_LIST, joined, ())) == [
        ("foundations/A", 3),
        ("foundations/B", 3),
    ]


def test_a_finished_program_has_nothing_ahead() -> None:
    """Every session of every week was done."""
    every = [done(letter, week, week) for week in (1, 2, 3) for letter in "AB"]
    assert list(sessions_ahead(EXERCISE_LIST, CHOSEN, every)) == []


@given(st.sets(st.tuples(st.sampled_from("AB"), st.integers(1, 3))))
def test_nothing_that_was_done_comes_again(behind: set[tuple[str, int]]) -> None:
    """Nothing comes twice, and the order is the program's, whatever was done in whatever order."""
    sessions = [done(letter, week, 7 * week) for letter, week in behind]
    ahead = list(sessions_ahead(EXERCISE_LIST, CHOSEN, sessions))
    assert len(ahead) == len(set(ahead))
    assert not {(f"foundations/{letter}", week) for letter, week in behind} & set(ahead)
    assert ahead == sorted(ahead, key=lambda each: (each[1], each[0]))


def test_who_does_a_later_week_goes_on_from_there() -> None:
    """Weeks that were passed over are not asked for again."""
    later = (done("A", 2, 7),)
    assert list(sessions_ahead(EXERCISE_LIST, CHOSEN, later)) == [
        ("foundations/B", 2),
        ("foundations/A", 3),
        ("foundations/B", 3),
    ]
