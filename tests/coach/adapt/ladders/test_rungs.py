"""Passed gates move the rows of a program up, by the rule for gates and rungs, line by line."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from uuid import UUID

import pytest

from midstance.coach.adapt.adaptation import adapt
from midstance.coach.adapt.differences import Replacement
from midstance.coach.adapt.ladders.gates import passed_gates
from midstance.coach.adapt.ladders.ladder_log import LadderLog
from midstance.coach.adapt.situation import Situation
from midstance.coach.adapt.substitution import ReasonKind
from midstance.domain.exercise import Limitation
from midstance.domain.library import Library
from midstance.domain.quantity import Load, Target
from midstance.domain.record import LoggedSet, SetRecord, Timestamp
from midstance.domain.runner import (
    PROFILES,
    Complaint,
    ComplaintStage,
    Level,
    Place,
    Preference,
    Runner,
)
from midstance.domain.session import Block, Item, Prescription, Purpose, Session, Style
from midstance.storage.definitions.compiler import compile_library
from midstance.storage.definitions.sources import bundled_sources
from midstance.storage.places import bundled_assets

TODAY = date(2026, 11, 26)
LONG_AGO = TODAY - timedelta(days=30)
IDS = count(1)
AT_HOME = Place("home", frozenset(PROFILES["home-plus"]))
WHO = Runner(level=Level.INTERMEDIATE, places=(AT_HOME,))
IN_GYM = replace(WHO, places=(Place("gym", PROFILES["gym"]),), body_weight=Load(70_000))


@cache
def shipped() -> Library:
    """The library as it is shipped."""
    return compile_library(bundled_sources(bundled_assets())).library


def sets_of(
    id_: str,
    *values: int,
    effort: int | None = 6,
    asked: int | None = None,
    prescribed: str = "",
    kg: float | None = None,
) -> list[SetRecord]:
    """What one workout had of an exercise; its gate's amount was asked unless said otherwise."""
    exercise = shipped().exercises[id_]
    amount = asked if asked is not None else (exercise.up.amount if exercise.up else 1)
    return [
        SetRecord(
            number,
            0,
            "strength",
            id_,
            prescribed or id_,
            number,
            None,
            Target(amount, exercise.measure.unit),
            value,
            Load.of(kg) if kg else None,
            effort=effort,
        )
        for number, value in enumerate(values, 1)
    ]


def log(*workouts: Iterable[SetRecord], day: date = LONG_AGO) -> list[LoggedSet]:
    """Workouts one after the other, a day apart."""
    begun = [(UUID(int=next(IDS)), sets) for sets in workouts]
    return [
        LoggedSet(
            UUID(int=next(IDS)),
            workout,
            "a/A",
            Timestamp(datetime(2026, 10, 1, tzinfo=UTC), 0, ""),
            day + timedelta(days=number),
            each,
        )
        for number, (workout, sets) in enumerate(begun)
        for each in sets
    ]


def gate_of(id_: str, **more: float | str) -> list[LoggedSet]:
    """Two workouts running that reach the gate of an exercise."""
    up = shipped().exercises[id_].up
    assert up is not None
    made = sets_of(id_, up.amount, up.amount, effort=min(6, up.rpe_max), **more)  # type: ignore[arg-type]  # by its own words
    return log(made, made)


def here(done: Sequence[LoggedSet], runner: Runner = WHO) -> Situation:
    """A runner with such a log."""
    exercises = shipped().exercises
    return Situation(
        shipped(),
        runner,
        TODAY,
        passed_gates(exercises, done),
        ladder=LadderLog(exercises, lambda: done),
    )


def asked_of(*rows: str) -> Session:
    """A program's session of rows such as ``split-squat 2x12/side @7``."""
    items = (row.split(" ", 1) for row in rows)
    block = Block(
        Purpose.STRENGTH, tuple(Item(id_, Prescription.parse(text)) for id_, text in items)
    )
    return Session("home-maintain/A", "A", (block,), 1)


def done_today(
    session: Session, done: Sequence[LoggedSet], runner: Runner = WHO
) -> list[tuple[str, str]]:
    """Each exercise that is done, with what is asked."""
    adapted = adapt(session, here(done, runner))
    return [(each.exercise, each.prescription.text()) for each in adapted.session.items]


ROW = asked_of("split-squat 2x12/side @7")


def test_a_row_takes_the_runners_rung_with_its_own_sets_and_the_rungs_amount() -> None:
    """The harder of both: two sets and effort 7 from the row, eight repetitions from the rung."""
    assert done_today(ROW, []) == [("split-squat", "2×12/side @7")]
    assert done_today(ROW, gate_of("split-squat")) == [("reverse-lunge", "2×8/side @7")]
    adapted = adapt(ROW, here(gate_of("split-squat")))
    (moved,) = adapted.differences
    assert isinstance(moved, Replacement)
    assert moved.reason.kind is ReasonKind.RUNG
    assert adapted.texts(shipped().exercises) == (
        "Reverse lunge instead of Split squat, because you passed the gate of Split squat",
    )


def test_never_more_than_one_rung_above_the_row() -> None:
    """Who passed the gate two rungs up still does the next rung of an easy row."""
    assert done_today(ROW, gate_of("reverse-lunge")) == [("reverse-lunge", "2×8/side @7")]


def test_a_row_that_is_harder_than_the_runners_rung_stays() -> None:
    """A passed lower rung changes nothing above it."""
    session = asked_of("walking-lunge 2x8/side @7")
    assert done_today(session, gate_of("split-squat")) == [("walking-lunge", "2×8/side @7")]


def test_never_an_exercise_that_is_in_the_session() -> None:
    """Where the next rung and its siblings are there, the row stays."""
    session = asked_of("split-squat 2x12/side @7", "reverse-lunge 2x8/side @7")
    assert [each for each, _ in done_today(session, gate_of("split-squat"))] == [
        "split-squat",
        "reverse-lunge",
    ]


def test_never_without_its_kit_and_never_against_a_complaint() -> None:
    """A loaded rung needs the weight, and what has to be spared is spared."""
    session, bare = asked_of("single-leg-calf-raise 2x15/side @7"), Place("bare", frozenset())
    passed = gate_of("single-leg-calf-raise")
    assert done_today(session, passed)[0][0] == "single-leg-calf-raise-loaded"
    on_the_floor = replace(WHO, places=(bare,))
    assert done_today(session, passed, on_the_floor)[0][0] == "single-leg-calf-raise"
    sore = Complaint(Limitation.ACHILLES, ComplaintStage.ACUTE, LONG_AGO)
    careful = done_today(session, passed, replace(WHO, complaints=(sore,)))
    assert careful[0][0] != "single-leg-calf-raise-loaded"


def test_one_change_for_a_pattern_in_a_week() -> None:
    """Of two lunges that could move, one does; the other follows once a week has passed."""
    session = asked_of("split-squat 2x12/side @7", "elevated-split-squat-low 2x10/side @6")
    both = [*gate_of("split-squat"), *gate_of("elevated-split-squat-low")]
    assert [each for each, _ in done_today(session, both)] == [
        "reverse-lunge",
        "elevated-split-squat-low",
    ]
    new = sets_of("reverse-lunge", 8, 8, asked=8, prescribed="split-squat")
    this_week = [*both, *log(new, day=TODAY - timedelta(days=2))]
    assert [each for each, _ in done_today(session, this_week)] == [
        "reverse-lunge",
        "elevated-split-squat-low",
    ]
    last_week = [*both, *log(new, day=TODAY - timedelta(days=9))]
    assert [each for each, _ in done_today(session, last_week)] == [
        "reverse-lunge",
        "elevated-split-squat",
    ]


def test_a_lower_table_takes_no_rung_away_but_the_rung_above_does() -> None:
    """Easy rows leave a passed gate; two sessions short on the next rung take it back."""
    passed = gate_of("split-squat")
    easy = sets_of("split-squat", 8, 8, asked=8)
    short = sets_of("reverse-lunge", 5, 5, asked=8)
    assert done_today(ROW, [*passed, *log(easy, easy)])[0][0] == "reverse-lunge"
    once, twice = log(short, day=TODAY - timedelta(20)), log(short, short, day=TODAY - timedelta(9))
    assert done_today(ROW, [*passed, *once])[0][0] == "reverse-lunge"
    assert done_today(ROW, [*passed, *twice])[0][0] == "split-squat"
    again = gate_of("split-squat")
    assert done_today(ROW, [*passed, *twice, *again])[0][0] == "reverse-lunge"


@pytest.mark.parametrize(
    ("body", "lifted", "expected"),
    [(70, 17.5, "back-squat"), (70, 17, "goblet-squat"), (None, 40, "goblet-squat")],
)
def test_a_barbell_comes_after_a_quarter_of_body_weight(
    body: float | None, lifted: float, expected: str
) -> None:
    """The goblet squat before it must have been a quarter of it; unknown, the runner is asked."""
    runner = replace(IN_GYM, body_weight=Load.of(body) if body else None)
    passed = gate_of("goblet-squat", kg=lifted)
    adapted = adapt(asked_of("goblet-squat 3x10 @7"), here(passed, runner))
    (item,) = adapted.session.items
    assert item.exercise == expected
    assert ("say your body weight" in item.note) == (body is None)


def test_rows_of_the_same_difficulty_are_swaps() -> None:
    """A dumbbell row never becomes an inverted row by itself."""
    session = asked_of("dumbbell-row 3x8/side @7")
    assert done_today(session, gate_of("dumbbell-row"), IN_GYM)[0][0] == "dumbbell-row"


def test_a_choice_by_hand_is_kept() -> None:
    """What the runner wants done instead comes before any gate."""
    chosen = replace(WHO, preferences=(Preference("home-maintain", "split-squat", "split-squat"),))
    assert done_today(ROW, gate_of("split-squat"), chosen)[0][0] == "split-squat"


def test_jumps_and_what_the_clock_drives_stay() -> None:
    """Jumps follow their own weekly limits; routines and circuits are done as they are."""
    jumps = asked_of("snap-down 3x5 c @4")
    assert done_today(jumps, gate_of("snap-down"))[0][0] == "snap-down"
    routine = replace(ROW, id="hip-3")
    assert done_today(routine, gate_of("split-squat"))[0][0] == "split-squat"
    (block,) = ROW.blocks
    circuit = replace(ROW, blocks=(replace(block, style=Style.CIRCUIT),))
    assert done_today(circuit, gate_of("split-squat"))[0][0] == "split-squat"


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (Level.BEGINNER, "glute-bridge-march"),
        (Level.INTERMEDIATE, "glute-bridge-march"),
        (Level.ADVANCED, "single-leg-glute-bridge"),
    ],
)
def test_the_single_leg_bridge_waits_for_the_gate_of_the_bridge(
    level: Level, expected: str
) -> None:
    """In programs it comes after 15 easy two-leg bridges; in routines or once known, at once."""
    session, runner = asked_of("single-leg-glute-bridge 2x8/side @6"), replace(WHO, level=level)
    assert done_today(session, [], runner)[0][0] == expected
    assert done_today(session, gate_of("glute-bridge"), runner)[0][0] == "single-leg-glute-bridge"
    known = log(*[sets_of("single-leg-glute-bridge", 8, asked=8)] * 2)
    assert done_today(session, known, runner)[0][0] == "single-leg-glute-bridge"
    routine = replace(session, id="hip-3")
    assert done_today(routine, [], runner)[0][0] == "single-leg-glute-bridge"
    (block,) = session.blocks
    taken = replace(session, blocks=(replace(block, routine="hip-3"),))
    assert done_today(taken, [], runner)[0][0] == "single-leg-glute-bridge"


class EveryGate:
    """Somebody who passed every gate there is."""

    def __contains__(self, exercise: object) -> bool:
        return True


@pytest.mark.parametrize("level", Level)
def test_over_all_programs_no_row_moves_further_than_the_rule_allows(level: Level) -> None:
    """With every gate passed: one rung, nothing twice, one new exercise a pattern, sets kept."""
    library, runner = shipped(), replace(IN_GYM, level=level)
    situation = replace(here([], runner), passed=EveryGate())
    moved = 0
    for program in library.programs.values():
        for week in (1, program.weeks):
            for session in library.week_sessions(program, week):
                adapted = adapt(session, situation)
                rises = [e for e in adapted.replaced if e.reason.kind is ReasonKind.RUNG]
                moved += len(rises)
                patterns = [library.exercises[each.to].pattern for each in rises]
                assert len(patterns) == len(set(patterns)), session.id
                for each in rises:
                    before, after = (library.exercises[e] for e in (each.instead_of, each.to))
                    assert after.ladder == before.ladder
                    assert (after.rung or 0) == (before.rung or 0) + 1
                    assert not after.plyo_factor
                    assert after.level <= min(level.highest + 1, 4) or level is Level.ADVANCED
                    others = [item.exercise for item in session.items]
                    assert each.to not in others, (session.id, each)
                    row = adapted.session.items[each.place]
                    work = [i for b in session.blocks if b.purpose.counts for i in b.items]
                    asked = next(i for i in work if i.exercise == each.instead_of)
                    assert row.prescription.sets == asked.prescription.sets
                    assert row.prescription.amount == after.default.amount
                    assert row.rest == asked.rest
    assert moved > 10


def test_without_a_log_nothing_moves() -> None:
    """Who looks at a program as it is written sees what is written."""
    plain = Situation(shipped(), WHO, TODAY, passed=EveryGate())
    assert adapt(ROW, plain).session == ROW


def test_a_word_says_what_comes_next_while_body_weight_is_not_known() -> None:
    """It names the lift, the rule, and the two ways on; the row is done as it is."""
    runner = replace(IN_GYM, body_weight=None)
    adapted = adapt(asked_of("goblet-squat 3x10 @7"), here(gate_of("goblet-squat", kg=20), runner))
    assert adapted.session.items[0].note == (
        "Barbell back squat may come next if this load is a quarter of your body weight; say "
        "your body weight in the profile, or choose it among the variants"
    )
    assert adapted.differences == ()
    bodyweight = adapt(asked_of("goblet-squat 3x10 @7"), here(gate_of("goblet-squat"), runner))
    assert bodyweight.session.items[0].note == ""


def test_who_does_the_barbell_already_is_not_asked() -> None:
    """A lift that was ever done needs no body weight."""
    runner = replace(IN_GYM, body_weight=None)
    passed = gate_of("goblet-squat", kg=20)
    known = [*passed, *log(sets_of("back-squat", 5, asked=5, kg=40))]
    session = asked_of("goblet-squat 3x10 @7")
    assert done_today(session, known, runner) == [("back-squat", "3×5 @7")]
