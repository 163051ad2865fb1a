"""Every row of what runners' articles ask for, groups A to C, is answered somewhere.

Most rows are answered by an exercise, routine or program that says so (tests/assets). Here are the
rows that many exercises answer together, and those that behaviour answers.
"""

import pytest

from midstance.coach.adapt.adaptation import adapt
from midstance.coach.adapt.situation import Situation
from midstance.coach.adapt.variants import CurrentExercise, Relation, ladder_of
from midstance.coach.progress.book import ExposureBook
from midstance.coach.progress.jumps import CAPS, UNITS_ALWAYS_ALLOWED
from midstance.coach.progress.plan import Progression
from midstance.coach.schedule.due import find_due
from midstance.coach.schedule.planner.calendar_week import WeeklyHabits, session_cap
from midstance.domain.attendance import Enrolment
from midstance.domain.exercise import Equipment, Loadable
from midstance.domain.library import Library
from midstance.domain.quantity import Unit
from midstance.domain.runner import Goal, Level, Priority, Runner
from midstance.domain.session import Block, Item, Prescription, Purpose, Session
from midstance.domain.volume import LegClass, ground_contacts
from midstance.domain.weeks.plan import SessionToPlace
from tests.assets.test_requirements import ROWS, seeds_of
from tests.coach.people import TODAY
from tests.coach.plain_log import PlainLog

SHARED = {
    "S5": "single-leg-deadlift step-up step-up-loaded lateral-step-down forward-step-down "
    "single-leg-box-squat split-squat elevated-split-squat",
    "S36": "pallof-press-half-kneeling pallof-press pallof-press-split",
    "S49": "goblet-squat back-squat deadlift barbell-hip-thrust lateral-band-walk band-row "
    "dumbbell-row single-arm-cable-row band-assisted-pull-up elevated-split-squat-loaded",
    "S51": "side-lunge-short incline-push-up push-up-knees push-up chair-squat bodyweight-squat",
    "S55": "snap-down box-jump squat-jump repeated-squat-jump weighted-squat-jump pogo-jump "
    "jump-rope single-leg-pogo drop-jump broad-jump single-leg-hop bounding lateral-bound "
    "split-squat-jump",
    "S59": "circuit-bw hiit-20 leg-circuit-weights",
    "S60": "glute-bridge dead-bug bird-dog plank side-plank superman curl-up bicycle-crunch "
    "russian-twist core-5 core-5-easy core-5-hard home-maintain",
    "S61": "calf-raise single-leg-calf-raise bent-knee-calf-raise seated-soleus-raise",
    "S62": "suitcase-carry prone-ytw inverted-row dead-hang pull-up single-arm-cable-press "
    "half-kneeling-overhead-press",
    "S71": "foundations home-maintain",
}
"""The ids that fulfil a row together; each of them says so."""

BY_BEHAVIOUR = {"S50", "S53", "S72", "S73", "S74"}
"""Rows that no single id answers; each has a test below."""


def test_no_row_is_forgotten() -> None:
    """S1 to S74 are each answered in exactly one place."""
    tables = (set(ROWS), set(SHARED), BY_BEHAVIOUR)
    assert set().union(*tables) == {f"S{number}" for number in range(1, 75)}
    assert sum(map(len, tables)) == 74


@pytest.mark.parametrize("row", SHARED)
def test_shared_rows_are_known_to_all_that_answer_them(library: Library, row: str) -> None:
    """Every named id exists and carries the row."""
    assert [id_ for id_ in SHARED[row].split() if row not in seeds_of(library, id_)] == []


def test_harder_is_reached_in_more_than_one_way(library: Library) -> None:
    """Tempo, one leg and load are separate ways up (S5)."""
    ways = {"elevated-split-squat-slow", "elevated-split-squat-loaded", "single-leg-deadlift"}
    assert ways <= set(library.exercises)
    slow = library.exercises["elevated-split-squat-slow"].tempo
    usual = library.exercises["elevated-split-squat"].tempo
    assert slow is not None
    assert usual is not None
    assert slow.lowering > usual.lowering


def test_band_work_takes_a_band_or_a_weight(library: Library) -> None:
    """What the anchor's distance sets can be logged (S36)."""
    for id_ in SHARED["S36"].split():
        exercise = library.exercises[id_]
        assert any(Equipment.ANCHOR in choice for choice in exercise.equipment)
        assert exercise.loadable is not Loadable.NONE


def test_every_move_of_a_ladder_shows_easier_and_harder(library: Library) -> None:
    """One list holds what is easier and what is harder, wherever the runner stands (S50)."""
    here = Situation(library, Runner(), TODAY)
    for exercise in library.exercises.values():
        asked = CurrentExercise(exercise, Prescription(3, exercise.default.amount))
        relations = {each.relation for each in ladder_of(asked, here, {})}
        for id_, relation in (
            (exercise.easier, Relation.EASIER),
            (exercise.harder, Relation.HARDER),
        ):
            if id_ and library.exercises[id_].ladder == exercise.ladder:
                assert relation in relations, exercise.id


def test_every_full_session_works_the_core(library: Library) -> None:
    """A core block, or a circuit with core stations, in each session of each program (S53)."""
    for program in library.programs.values():
        for session in library.week_sessions(program, 1):
            purposes = {block.purpose for block in session.blocks}
            patterns = {library.exercises[item.exercise].pattern for item in session.items}
            assert Purpose.CORE in purposes or any(p.startswith("core-") for p in patterns)


def test_what_is_due_comes_with_its_reason(library: Library) -> None:
    """A dated session, and why it is this one (S72)."""
    for id_ in library.programs:
        found = find_due(library, Enrolment(id_, TODAY), (), TODAY)
        assert found.session.startswith(f"{id_}/")
        assert found.next_on == TODAY
        assert found.reason


def test_racing_goals_have_programs_that_taper(library: Library) -> None:
    """The runner names a race as the goal, and the programs for races end lighter (S73)."""
    assert {Goal.SHORT_RACE, Goal.HALF_MARATHON, Goal.MARATHON, Goal.TRAIL} <= set(Goal)
    for id_ in ("power-5k10k", "durable-marathon"):
        assert library.programs[id_].taper


def test_running_or_strength_may_come_first() -> None:
    """Three ways to weigh them; running comes first unless something else is said (S74)."""
    assert [each.value for each in Priority] == ["running-first", "balanced", "strength-first"]
    assert Runner().priority is Priority.RUNNING


THREE_SESSIONS = tuple(SessionToPlace(each, LegClass.MODERATE) for each in "ABC")


@pytest.mark.parametrize(
    ("level", "hardest", "sessions", "jumps"),
    [
        (Level.BEGINNER, 2, 2, 20),
        (Level.INTERMEDIATE, 3, 3, 70),
        (Level.ADVANCED, 5, 3, 105),
    ],
)
def test_the_level_limits_exercises_and_how_much_is_done(
    library: Library, level: Level, hardest: int, sessions: int, jumps: int
) -> None:
    """How hard exercises are, how many sessions a week has, and how many jumps (S104).

    All of it without a passed gate and without a log; of the jumps a third of the level's weekly
    number is open at once, and the rest follows week by week.
    """
    runner = Runner(level=level)
    assert max(each.level for each in library.exercises.values() if level.allows(each)) == hardest
    assert session_cap(WeeklyHabits(level), THREE_SESSIONS) == sessions
    hops = Item("box-jump", Prescription(60, 5, Unit.CONTACTS))
    asked = Session("power-5k10k/A", "A", (Block(Purpose.POWER, (hops,)),))
    here, log = Situation(library, runner, TODAY), PlainLog(())
    book = ExposureBook(log, library, TODAY, here.loading)
    planned = Progression(here, book).plan(asked, log).session
    contacts = ground_contacts(planned, library.exercises)
    assert contacts.contacts == jumps
    assert contacts.units <= UNITS_ALWAYS_ALLOWED[level] < CAPS[level]
    for program in library.programs.values():
        for each in library.week_sessions(program, 1):
            adapted = adapt(library.session(each.id), here).session
            items = (library.exercise(item.exercise) for item in adapted.items)
            assert all(level.allows(item) for item in items)
