"""The library finds things by id and makes sessions of programs and routines."""

import pytest

from midstance.domain.exercise import Dose, Exercise, Measure, Pattern
from midstance.domain.library import Library, UnknownIdError
from midstance.domain.program import BlockPlan, ItemPlan, Program, Routine, SessionPlan
from midstance.domain.session import Prescription, Purpose


def exercise(
    id_: str, ladder: str | None = None, rung: int | None = None, pattern: Pattern = Pattern.SQUAT
) -> Exercise:
    """An exercise with as little as there must be."""
    return Exercise(id_, id_.title(), pattern, Measure.REPS, Dose(2, 8), ladder=ladder, rung=rung)


def items(*weeks: str) -> tuple[ItemPlan, ...]:
    """One item with a prescription for each week."""
    asked = tuple(None if week == "-" else Prescription.parse(week) for week in weeks)
    return (ItemPlan("squat", asked),)


WARM_UP = Routine("warm", "Warm", "warm up", (BlockPlan(Purpose.WARM_UP, items("1x5")),))
NESTED = Routine(
    "nested",
    "Nested",
    "both",
    (BlockPlan(Purpose.WARM_UP, routine="warm"), BlockPlan(Purpose.CORE, items("1x6", "1x7"))),
    weeks=2,
)
PROGRAM = Program(
    "plan",
    "Plan",
    "a plan",
    weeks=2,
    per_week=2,
    sessions=(
        SessionPlan(
            "A",
            "First",
            (
                BlockPlan(Purpose.WARM_UP, routine="nested", only_weeks=(2,)),
                BlockPlan(Purpose.STRENGTH, items("2x8", "3x8")),
            ),
        ),
        SessionPlan("B", "Second", (BlockPlan(Purpose.STRENGTH, items("2x5", "-")),)),
    ),
)
LIBRARY = Library(
    exercises={
        each.id: each
        for each in (
            exercise("squat", "squat", 2),
            exercise("chair", "squat", 1),
            exercise("front", "squat", 3),
            exercise("back", "squat", 3),
            exercise("lunge"),
        )
    },
    routines={WARM_UP.id: WARM_UP, NESTED.id: NESTED},
    programs={PROGRAM.id: PROGRAM},
)


def test_an_exercise_is_found_by_its_id() -> None:
    """The very exercise."""
    assert LIBRARY.exercise("squat").name == "Squat"


def test_an_unknown_id_says_what_it_could_have_been() -> None:
    """The error names kind and id, and holds what there is."""
    with pytest.raises(UnknownIdError, match="there is no exercise 'sqat'") as caught:
        LIBRARY.exercise("sqat")
    assert (caught.value.kind, caught.value.id) == ("exercise", "sqat")
    assert "squat" in caught.value.known


def test_a_routine_is_a_session_by_itself() -> None:
    """Its id is the session's, and the week chooses the version."""
    session = LIBRARY.session("nested", 2)
    assert (session.id, session.name, session.week) == ("nested", "Nested", 2)
    assert [item.prescription.amount for item in session.items] == [5, 7]


def test_a_program_gives_its_sessions_by_letter_and_week() -> None:
    """``plan/A`` in week 1 has no warm-up here, in week 2 the nested one, with its own week 2."""
    first, second = LIBRARY.session("plan/A"), LIBRARY.session("plan/A", 2)
    assert [item.prescription.amount for item in first.items] == [8]
    assert [item.prescription.amount for item in second.items] == [5, 7, 8]
    assert second.id == "plan/A"


def test_a_block_of_a_routine_remembers_the_innermost_routine() -> None:
    """Blocks that were taken in say where they come from; a program's own say nothing."""
    blocks = LIBRARY.session("plan/A", 2).blocks
    assert [block.routine for block in blocks] == ["warm", "nested", ""]


@pytest.mark.parametrize(
    ("ref", "week", "kind"),
    [
        ("none", 1, "session"),
        ("none/A", 1, "program"),
        ("plan/Z", 1, "session"),
        ("plan/B", 2, "session plan/B in"),
        ("plan/A", 0, "session plan/A in"),
        ("plan/A", 3, "session plan/A in"),
    ],
)
def test_what_is_not_there_is_refused(ref: str, week: int, kind: str) -> None:
    """An unknown program, letter, routine or week raises one error that names what is missing."""
    with pytest.raises(UnknownIdError) as caught:
        LIBRARY.session(ref, week)
    assert caught.value.kind == kind


def test_a_missing_week_names_the_others() -> None:
    """The weeks that there are may be offered."""
    with pytest.raises(UnknownIdError) as caught:
        LIBRARY.session("plan/B", 2)
    assert caught.value.known == ("week 1",)


def test_a_week_holds_the_sessions_that_it_asks_for() -> None:
    """A session that a week leaves out is not among them."""
    ids = [[s.id for s in LIBRARY.week_sessions(PROGRAM, week)] for week in (1, 2)]
    assert ids == [["plan/A", "plan/B"], ["plan/A"]]


def test_a_ladder_stands_from_easiest_to_hardest() -> None:
    """Siblings stand side by side."""
    rungs = [[e.id for e in rung] for rung in LIBRARY.ladder("squat").rungs]
    assert rungs == [["chair"], ["squat"], ["front", "back"]]


def test_an_unknown_ladder_names_those_that_there_are() -> None:
    """The error holds the ladders."""
    with pytest.raises(UnknownIdError) as caught:
        LIBRARY.ladder("climb")
    assert caught.value.known == ("squat",)


def test_a_routine_that_is_taken_in_must_exist() -> None:
    """A library that names a routine it does not hold says so."""
    broken = Library(LIBRARY.exercises, {}, {PROGRAM.id: PROGRAM})
    with pytest.raises(UnknownIdError, match="routine 'nested'"):
        broken.session("plan/A", 2)
