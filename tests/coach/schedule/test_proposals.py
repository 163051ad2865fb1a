"""The program for each goal, and what suits a week by what comes first."""

from dataclasses import replace
from datetime import date

import pytest

from midstance.coach.schedule.due import DueSession, find_due
from midstance.coach.schedule.proposals import (
    AFTER_A_DAY_OF_SITTING,
    off_season_warning,
    propose_program,
    weekly_advice,
)
from midstance.domain.attendance import CompletedSession, Enrolment
from midstance.domain.library import Library
from midstance.domain.runner import Goal, Level, Priority, Runner

MONDAY = date(2026, 11, 23)
LIFTER = Runner(level=Level.INTERMEDIATE)


@pytest.mark.parametrize(
    ("goal", "program"),
    [
        (Goal.GENERAL, "home-maintain"),
        (Goal.SHORT_RACE, "power-5k10k"),
        (Goal.HALF_MARATHON, "durable-marathon"),
        (Goal.MARATHON, "durable-marathon"),
        (Goal.TRAIL, "trail-stability"),
        (Goal.POWER, "power-5k10k"),
        (Goal.ENDURANCE, "durable-marathon"),
        (Goal.FORM, "durable-marathon"),
        (Goal.COMING_BACK, "foundations"),
    ],
)
def test_each_goal_has_its_program(library: Library, goal: Goal, program: str) -> None:
    """Whoever has some months of strength training begins with it."""
    found = propose_program(library, replace(LIFTER, goal=goal))
    assert found is not None
    assert (found.program.id, found.then) == (program, None)


def test_beginners_have_the_foundations_first(library: Library) -> None:
    """The goal's own program comes after them, and in their place once they are in the log."""
    beginner = Runner(level=Level.BEGINNER, goal=Goal.TRAIL)
    found = propose_program(library, beginner)
    assert found is not None
    assert found.text == f"For your goal: Foundations, then {_name(library, 'trail-stability')}."
    later = propose_program(library, beginner, is_founded=True)
    assert later is not None
    assert later.text == f"For your goal: {_name(library, 'trail-stability')}."


def test_strength_first_has_the_heavy_program(library: Library) -> None:
    """Three sessions a week for who may lift so; a beginner keeps the program of the goal."""
    lifter = Runner(level=Level.ADVANCED, priority=Priority.STRENGTH)
    found = propose_program(library, lifter)
    assert found is not None
    assert found.program.id == "offseason-strength"
    beginner = Runner(level=Level.BEGINNER, priority=Priority.STRENGTH)
    other = propose_program(library, beginner, is_founded=True)
    assert other is not None
    assert other.program.id == "home-maintain"


@pytest.mark.parametrize(
    ("days", "program", "told"),
    [
        (None, "offseason-strength", ""),
        (56, "offseason-strength", ""),
        (55, "durable-marathon", "your next main race is in 7 weeks."),
        (13, "durable-marathon", "your next main race is in 13 days."),
        (1, "durable-marathon", "your next main race is in 1 day."),
    ],
)
def test_the_off_season_program_needs_its_weeks_without_a_main_race(
    library: Library, days: int | None, program: str, told: str
) -> None:
    """Where a race comes before it is over, the goal's own program is proposed, and a word said."""
    marathoner = Runner(Goal.MARATHON, level=Level.ADVANCED, priority=Priority.STRENGTH)
    found = propose_program(library, marathoner, days_to_race=days)
    assert found is not None
    assert found.program.id == program
    said = off_season_warning(library.programs["offseason-strength"], days)
    assert said.endswith(told)
    assert bool(said) == bool(told)
    assert off_season_warning(library.programs["durable-marathon"], days) == ""


def test_a_library_without_the_program_proposes_none() -> None:
    """Nothing is named that cannot be chosen."""
    assert propose_program(Library({}, {}, {}), LIFTER) is None


def test_the_proposal_is_what_is_due_without_a_choice(library: Library) -> None:
    """Its first session, with the goal as the reason."""
    proposal = propose_program(library, replace(LIFTER, goal=Goal.TRAIL))
    found = find_due(library, None, (), MONDAY, proposal)
    assert found.session == "trail-stability/A"
    assert "For your goal: " in found.reason


@pytest.mark.parametrize(
    ("priority", "days", "said"),
    [
        (Priority.RUNNING, (0, 1), "Running first: 2 strength sessions a week are enough"),
        (Priority.BALANCED, (0, 1), ""),
        (Priority.STRENGTH, (0, 1), ""),
        (Priority.RUNNING, (0,), ""),
    ],
)
def test_what_comes_first_sets_the_sessions_a_week(
    library: Library, priority: Priority, days: tuple[int, ...], said: str
) -> None:
    """Of three sessions a week the third is too much where running comes first."""
    done = [_done("offseason-strength", number, day) for number, day in enumerate(days)]
    due = _due(library, "offseason-strength", done, MONDAY.replace(day=26))
    advice = weekly_advice(library, Runner(priority=priority), done, is_rest_day=due.is_rest_day)
    assert advice.startswith(said)
    assert bool(advice) is bool(said)


@pytest.mark.parametrize("priority", Priority)
def test_strength_first_has_room_for_one_more(library: Library, priority: Priority) -> None:
    """A program of two sessions a week is done by Thursday; a short routine may follow."""
    done = [_done("durable-marathon", number, day) for number, day in enumerate((0, 2))]
    due = _due(library, "durable-marathon", done, MONDAY.replace(day=27))
    advice = weekly_advice(library, Runner(priority=priority), done, is_rest_day=due.is_rest_day)
    more = "Strength first: this week has room for one more, such as core-5 or hip-3."
    assert advice == (more if priority is Priority.STRENGTH else "")


@pytest.mark.parametrize(
    ("desk_work", "is_rest_day", "is_said"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_who_sits_is_reminded_to_move(
    library: Library, *, desk_work: bool, is_rest_day: bool, is_said: bool
) -> None:
    """On days without a session, since its warm-up loosens the hips anyway; after other advice."""
    runner = Runner(desk_work=desk_work, priority=Priority.STRENGTH)
    advice = weekly_advice(library, runner, (), is_rest_day=is_rest_day)
    assert advice == (AFTER_A_DAY_OF_SITTING if is_said else "")
    done = [_done("durable-marathon", 0, 0)]
    both = weekly_advice(library, runner, done, is_rest_day=is_rest_day)
    assert both.startswith("Strength first:") is is_rest_day
    assert both.endswith(AFTER_A_DAY_OF_SITTING) is is_said


def _name(library: Library, id_: str) -> str:
    return library.program(id_).name


def _done(program: str, number: int, day: int) -> CompletedSession:
    return CompletedSession(f"{program}/{'AB'[number]}", 1, MONDAY.replace(day=23 + day))


def _due(library: Library, program: str, done: list[CompletedSession], today: date) -> DueSession:
    return find_due(library, Enrolment(program, MONDAY), done, today)
