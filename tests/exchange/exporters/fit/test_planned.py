"""A planned session as a FIT workout: unfolded, it is the session."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from midstance.domain.library import Library
from midstance.domain.planned_sets import PlannedSet, lay_out
from midstance.domain.quantity import Load, Unit, WeightUnit
from midstance.domain.strength.ramp_up import add_ramp_ups
from midstance.exchange.exporters.fit.planned import (
    STEPS_OF_A_WATCH,
    PlannedWorkout,
    planned_to_fit,
)
from tests.exchange.exporters.fit.decoder import NAMES, Values, values_of

STEP, WORKOUT = 27, 26
REPEAT, REPEAT_FOR, OPEN, TIME, REPS = 6, 7, 5, 0, 29
CREATED = datetime(2026, 11, 22, tzinfo=UTC)


def session(library: Library, name: str, week: int = 1) -> tuple[PlannedSet, ...]:
    """The sets of a session, with ramp-up sets."""
    exercises = library.exercises
    return add_ramp_ups(lay_out(library.session(name, week), exercises), exercises)


def steps_of(library: Library, sets: tuple[PlannedSet, ...]) -> tuple[list[Values], int]:
    """The steps of the file, and how many it says there are."""
    planned = PlannedWorkout(UUID(int=5), "A session", CREATED, sets)
    content, number = planned_to_fit(planned, library.exercises, NAMES, WeightUnit.KG)
    (head,) = values_of(content, WORKOUT)
    assert (head[4], head[11], head[6], head[8]) == (10, 20, number, "A session")
    steps = values_of(content, STEP)
    assert [each[254] for each in steps] == list(range(number))
    return steps, number


def unfolded(steps: list[Values]) -> Iterator[Values]:
    """The steps as the watch goes through them, without those of a time that is not known."""
    at, left = 0, dict[int, int]()
    while at < len(steps):
        step = steps[at]
        if step[1] == REPEAT:
            left[at] = left.get(at, int(step[4])) - 1
            at = int(step[2]) if left[at] else at + 1
            continue
        if step[1] != REPEAT_FOR:
            yield step
        at += 1


def every_session(library: Library) -> Iterator[tuple[PlannedSet, ...]]:
    """Every session of the first and last week of every program, and every routine."""
    for program in library.programs.values():
        for week in (1, program.weeks):
            for each in library.week_sessions(program, week):
                yield add_ramp_ups(lay_out(each, library.exercises), library.exercises)
    for id_ in library.routines:
        yield session(library, id_)


def test_every_session_of_the_library_is_whole_on_the_watch(bundled: Library) -> None:
    """Each side of each set in its order, by both sides' total where there is no room for sides."""
    for sets in every_session(bundled):
        steps, number = steps_of(bundled, sets)
        active = [step for step in unfolded(steps) if step[7] != 1]
        rounds = [each for each in sets if each.cap is None or each.round == 1]
        sides = sum(len(each.recorded_sides) for each in rounds)
        assert len(active) == (sides if sides == len(active) else len(rounds))
        counted = sum(int(step[2]) for step in active if step[1] == REPS)
        wanted = [each for each in rounds if each.prescription.unit in {Unit.REPS, Unit.CONTACTS}]
        assert counted == sum(each.target.amount * len(each.recorded_sides) for each in wanted)
        seconds = sum(int(step[2]) for step in active if step[1] == TIME)
        held = sum(each.target.amount * len(each.sides) for each in rounds if each.is_timed)
        assert seconds == held * 1000
        assert number <= 60


def test_sets_and_rests_are_folded(bundled: Library) -> None:
    """Two sets with their rest are three steps."""
    steps, number = steps_of(bundled, session(bundled, "foundations/A"))
    assert number <= STEPS_OF_A_WATCH
    repeats = [step for step in steps if step[1] == REPEAT]
    assert len(repeats) > 3
    assert all(int(step[2]) < int(step[254]) and int(step[4]) > 1 for step in repeats)


def test_weight_effort_and_name_are_on_the_step(bundled: Library) -> None:
    """Both hands together, in hundredths of a kilogram."""
    plain = session(bundled, "foundations/A")
    first = next(each for each in plain if each.exercise == "chair-squat")
    loaded = replace(first, exercise="goblet-squat").with_load(Load.of(16))
    (step,), _ = steps_of(bundled, (loaded,))
    assert (step[0], step[10], step[11], step[12], step[13]) == ("Goblet squat", 28, 37, 1600, 1)
    assert str(step[8]).startswith("effort 5")


def test_rounds_against_the_clock_repeat_until_it_is_over(bundled: Library) -> None:
    """As many rounds as there is time for are one round and the time."""
    sets = tuple(
        replace(each, cap=300) for each in session(bundled, "foundations/A") if each.block == 1
    )
    steps, _ = steps_of(bundled, tuple(replace(each, round=1) for each in sets))
    assert (steps[-1][1], steps[-1][2], steps[-1][4]) == (REPEAT_FOR, 0, 300_000)


@pytest.mark.parametrize("unit", list(WeightUnit))
def test_a_bare_step_has_no_empty_values(bundled: Library, unit: WeightUnit) -> None:
    """A rest has neither name nor weight."""
    planned = PlannedWorkout(UUID(int=5), "A", CREATED, session(bundled, "core-5"))
    content, _ = planned_to_fit(planned, bundled.exercises, NAMES, unit)
    rests = [step for step in values_of(content, STEP) if step[7] == 1]
    assert rests
    assert all(not {10, 11, 12, 13} & step.keys() for step in rests)
