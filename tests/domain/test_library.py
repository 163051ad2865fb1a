"""The library finds things by id and makes sessions of programs and routines."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from midstance.domain.exercise import Dose, Equipment, Exercise, Impact, Measure, Muscle, Pattern
from midstance.domain.library import EquipmentFilter, ExerciseFilter, Library, UnknownIdError
from midstance.domain.program import Program, ProgramBlock, ProgramItem, ProgramSession, Routine
from midstance.domain.runner import FLOOR
from midstance.domain.session import Prescription, Purpose
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places


def exercise(
    id_: str, ladder: str | None = None, rung: int | None = None, pattern: Pattern = Pattern.SQUAT
) -> Exercise:
    """An exercise with as little as there must be."""
    return Exercise(id_, id_.title(), pattern, Measure.REPS, Dose(2, 8), ladder=ladder, rung=rung)


def items(*weeks: str) -> tuple[ProgramItem, ...]:
    """One item with a prescription for each week."""
    asked = tuple(None if week == "-" else Prescription.parse(week) for week in weeks)
    return (ProgramItem("squat", asked),)


WARM_UP = Routine("warm", "Warm", "warm up", (ProgramBlock(Purpose.WARM_UP, items("1x5")),))
NESTED = Routine(
    "nested",
    "Nested",
    "both",
    (
        ProgramBlock(Purpose.WARM_UP, routine="warm"),
        ProgramBlock(Purpose.CORE, items("1x6", "1x7")),
    ),
    weeks=2,
)
PROGRAM = Program(
    "plan",
    "Plan",
    "a plan",
    weeks=2,
    per_week=2,
    sessions=(
        ProgramSession(
            "A",
            "First",
            (
                ProgramBlock(Purpose.WARM_UP, routine="nested", only_weeks=(2,)),
                ProgramBlock(Purpose.STRENGTH, items("2x8", "3x8")),
            ),
        ),
        ProgramSession("B", "Second", (ProgramBlock(Purpose.STRENGTH, items("2x5", "-")),)),
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
    """The library answers with the very exercise."""
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


def routine(id_: str, *blocks: ProgramBlock, weeks: int = 1) -> Routine:
    """A routine of these blocks."""
    return Routine(id_, id_.title(), id_, blocks, weeks=weeks)


def taking(id_: str, *weeks: int) -> ProgramBlock:
    """A block that takes a routine whole, in some weeks or in all."""
    return ProgramBlock(Purpose.WARM_UP, routine=id_, only_weeks=weeks)


def library(
    *routines: Routine, sessions: tuple[ProgramSession, ...] = (), weeks: int = 3
) -> Library:
    """A library with one program of three weeks."""
    program = Program("plan", "Plan", "", weeks, len(sessions), sessions)
    return Library(LIBRARY.exercises, {each.id: each for each in routines}, {"plan": program})


def shape(held: Library, ref: str, week: int) -> list[tuple[str, int]]:
    """The routine of each block with the amount of its first item."""
    blocks = held.session(ref, week).blocks
    return [(block.routine, block.items[0].prescription.amount) for block in blocks]


CORE = routine("core", ProgramBlock(Purpose.CORE, items("1x30", "1x40", "1x50")), weeks=3)
AROUND = routine(
    "around",
    ProgramBlock(Purpose.WARM_UP, items("1x1")),
    taking("core", 1, 3),
    ProgramBlock(Purpose.COOL_DOWN, items("1x9", "-")),
)
OUTER = routine("outer", taking("around"), ProgramBlock(Purpose.BALANCE, items("1x7")))
ROUND_ABOUT = library(
    CORE,
    AROUND,
    OUTER,
    sessions=(ProgramSession("A", "First", (taking("outer", 2, 3), taking("core"))),),
)


@pytest.mark.parametrize(
    ("ref", "week", "expected"),
    [
        ("core", 1, [("core", 30)]),
        ("core", 2, [("core", 40)]),
        ("core", 7, [("core", 50)]),
        ("around", 1, [("around", 1), ("core", 30), ("around", 9)]),
        ("around", 2, [("around", 1)]),
        ("around", 3, [("around", 1), ("core", 50)]),
        ("outer", 1, [("around", 1), ("core", 30), ("around", 9), ("outer", 7)]),
        ("outer", 2, [("around", 1), ("outer", 7)]),
        ("plan/A", 1, [("core", 30)]),
        ("plan/A", 2, [("around", 1), ("outer", 7), ("core", 40)]),
        ("plan/A", 3, [("around", 1), ("core", 50), ("outer", 7), ("core", 50)]),
    ],
)
def test_routines_are_taken_into_routines(
    ref: str, week: int, expected: list[tuple[str, int]]
) -> None:
    """Every block keeps its order, its own routine and its own week, however deep it was taken."""
    assert shape(ROUND_ABOUT, ref, week) == expected


@pytest.mark.parametrize(
    ("ref", "name"), [("core", "Core"), ("outer", "Outer"), ("plan/A", "First")]
)
def test_a_session_has_the_name_that_was_asked_for(ref: str, name: str) -> None:
    """What was taken in gives blocks, and neither its id nor its name."""
    session = ROUND_ABOUT.session(ref, 3)
    assert (session.id, session.name, session.week) == (ref, name, 3)


def test_what_a_routine_says_of_its_blocks_holds_wherever_it_is_taken() -> None:
    """The purpose is that of the routine's own block, not of the place that takes it."""
    purposes = [block.purpose for block in ROUND_ABOUT.session("plan/A", 3).blocks]
    assert purposes == [Purpose.WARM_UP, Purpose.CORE, Purpose.BALANCE, Purpose.CORE]


@pytest.mark.parametrize("week", [-1, 0, 4, 100])
def test_a_program_has_no_weeks_but_its_own(week: int) -> None:
    """Before the first and after the last there is no session, and all weeks are offered."""
    with pytest.raises(UnknownIdError, match=f"no session plan/A in 'week {week}'") as caught:
        ROUND_ABOUT.session("plan/A", week)
    assert caught.value.known == ("week 1", "week 2", "week 3")


@pytest.mark.parametrize(
    ("ref", "message", "known"),
    [
        ("pilates", "there is no session 'pilates'", ("core", "around", "outer")),
        ("plam/A", "there is no program 'plam'", ("plan",)),
        ("plan/B", "there is no session 'B'", ("A",)),
        ("plan/", "there is no session ''", ("A",)),
        ("plan/a", "there is no session 'a'", ("A",)),
        ("/A", "there is no program ''", ("plan",)),
        ("", "there is no session ''", ("core", "around", "outer")),
    ],
)
def test_what_was_meant_may_be_offered(ref: str, message: str, known: tuple[str, ...]) -> None:
    """The error says what there is of that kind, in the library's order."""
    with pytest.raises(UnknownIdError) as caught:
        ROUND_ABOUT.session(ref)
    assert (str(caught.value), caught.value.known) == (message, known)


def test_an_unknown_id_is_a_failed_lookup() -> None:
    """Whoever looks up anything may catch it as such."""
    with pytest.raises(LookupError, match="there is no program 'none'"):
        LIBRARY.program("none")
    assert LIBRARY.program("plan") is PROGRAM


@pytest.mark.parametrize(
    ("week", "ids"), [(1, ["plan/A", "plan/B"]), (2, ["plan/A"]), (3, ["plan/A"])]
)
def test_a_week_asks_for_exactly_the_sessions_that_can_be_had(week: int, ids: list[str]) -> None:
    """Every session of a week is the one that its own id gives."""
    sessions = LIBRARY.week_sessions(PROGRAM, week)
    assert [session.id for session in sessions] == ids
    assert [session.week for session in sessions] == [week] * len(ids)
    if week <= PROGRAM.weeks:
        assert sessions == tuple(LIBRARY.session(id_, week) for id_ in ids)


def test_rungs_follow_their_numbers_and_siblings_the_library() -> None:
    """Gaps between numbers are no rungs; an exercise without a rung stands on none."""
    stairs = [("c", 7), ("a", 2), ("none", None), ("b", 7), ("other", 1)]
    held = {
        id_: exercise(id_, "steps" if id_ != "other" else "stool", rung) for id_, rung in stairs
    }
    ladder = Library(held, {}, {}).ladder("steps")
    assert ladder.id == "steps"
    assert [[each.id for each in rung] for rung in ladder.rungs] == [["a"], ["c", "b"]]


def test_the_exercises_of_a_ladder_are_found_by_its_name() -> None:
    """All of them, in the library's order; no ladder has none."""
    held = {
        id_: exercise(id_, ladder, 1)
        for id_, ladder in [("x", "squat"), ("y", "hinge"), ("z", "squat"), ("none", None)]
    }
    library = Library(held, {}, {})
    assert list(library.on_ladder("squat")) == [held["x"], held["z"]]
    assert not [*library.on_ladder(None), *library.on_ladder("climb")]


def test_ladders_that_are_known_are_not_looked_for() -> None:
    """A library from the cache says who stands on them, and builds no exercise to find out."""
    held = {id_: exercise(id_, "squat", 1) for id_ in ("x", "y")}
    library = Library(held, {}, {}, {"squat": ("y",)})
    assert list(library.on_ladder("squat")) == [held["y"]]
    assert Library(held, {}, {}).ladders == {"squat": ("x", "y")}


def test_lighter_weeks_are_those_of_the_program_in_the_id() -> None:
    """Deload and taper weeks count for its sessions alone; routines and lost programs have none."""
    program = replace(PROGRAM, deload=(2,), taper=(4,))
    library = Library(LIBRARY.exercises, {}, {program.id: program})
    lighter = [week for week in range(1, 6) if library.is_lighter_week(f"{program.id}/A", week)]
    assert lighter == [2, 4]
    assert library.lighter_weeks == {program.id: (2, 4)}
    assert not library.is_lighter_week("gone/A", 2)
    assert not library.is_lighter_week("core-5", 2)


def test_known_ladders_are_shown_once_and_sorted() -> None:
    """However many exercises stand on them."""
    held = {
        id_: exercise(id_, ladder, 1)
        for id_, ladder in [("x", "squat"), ("y", "hinge"), ("z", "squat")]
    }
    with pytest.raises(UnknownIdError, match="there is no ladder 'climb'") as caught:
        Library(held, {}, {}).ladder("climb")
    assert caught.value.known == ("hinge", "squat")


def test_a_routine_that_is_missing_is_missed_only_where_it_is_asked_for() -> None:
    """A week that leaves the broken block out can be trained."""
    broken = library(
        sessions=(
            ProgramSession("A", "A", (taking("gone", 2), ProgramBlock(Purpose.CORE, items("1x5")))),
        )
    )
    assert shape(broken, "plan/A", 1) == [("", 5)]
    with pytest.raises(UnknownIdError, match="there is no routine 'gone'"):
        broken.session("plan/A", 2)


@pytest.fixture(scope="module")
def filter_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The bundled library."""
    folder = tmp_path_factory.mktemp("places")
    return load_library(Places(folder, folder, folder)).library


CASES: list[tuple[ExerciseFilter, Callable[[Exercise], bool]]] = [
    (ExerciseFilter(pattern=Pattern.SQUAT), lambda each: each.pattern is Pattern.SQUAT),
    (
        ExerciseFilter(muscle=Muscle.SOLEUS),
        lambda each: Muscle.SOLEUS in each.primary or Muscle.SOLEUS in each.secondary,
    ),
    (ExerciseFilter(kit=EquipmentFilter("floor", FLOOR)), lambda each: each.fits(FLOOR)),
    (
        ExerciseFilter(kit=EquipmentFilter("chair", item=Equipment.CHAIR)),
        lambda each: any(Equipment.CHAIR in choice for choice in each.equipment),
    ),
    (ExerciseFilter(level=2), lambda each: each.level <= 2),
    (ExerciseFilter(impact=Impact.HIGH), lambda each: each.impact is Impact.HIGH),
    (
        ExerciseFilter("bulgarian", level=1, kit=EquipmentFilter("floor", FLOOR)),
        lambda each: each.level == 1 and each.fits(FLOOR),
    ),
]


@pytest.mark.parametrize(("exercise_filter", "fits"), CASES)
def test_each_filter_selects_exactly_what_fits(
    filter_library: Library, exercise_filter: ExerciseFilter, fits: Callable[[Exercise], bool]
) -> None:
    """Exactly those that fit go through, in the order of the library, and there are some."""
    exercises = filter_library.exercises.values()
    found = exercise_filter.select(exercises)
    assert found == tuple(each for each in exercises if fits(each))
    assert 0 < len(found) < len(exercises)
    assert not exercise_filter.is_open


def test_nothing_said_lets_everything_through(filter_library: Library) -> None:
    """The open sieve keeps nothing back."""
    exercises = tuple(filter_library.exercises.values())
    assert ExerciseFilter().is_open
    assert ExerciseFilter().select(exercises) == exercises


def test_levels_go_round() -> None:
    """One key leads from any level to each one, and back to any."""
    exercise_filter, seen = ExerciseFilter(), []
    for _ in range(6):
        exercise_filter = exercise_filter.up_to_next_level()
        seen.append(exercise_filter.level)
    assert seen == [1, 2, 3, 4, 5, None]


@pytest.mark.parametrize(
    ("exercise_filter", "goes_through"),
    [
        (ExerciseFilter("lunge"), True),
        (ExerciseFilter(pattern=Pattern.HINGE), False),
        (ExerciseFilter(muscle=Muscle.QUADS), True),
        (ExerciseFilter(muscle=Muscle.GLUTE_MAX), True),
        (ExerciseFilter(muscle=Muscle.SOLEUS), False),
        (ExerciseFilter(kit=EquipmentFilter("floor", FLOOR)), False),
        (
            ExerciseFilter(
                kit=EquipmentFilter("both", frozenset({Equipment.DUMBBELL, Equipment.WALL}))
            ),
            True,
        ),
        (ExerciseFilter(kit=EquipmentFilter("kettlebell", item=Equipment.KETTLEBELL)), True),
        (ExerciseFilter(kit=EquipmentFilter("nothing", frozenset(), Equipment.KETTLEBELL)), False),
        (ExerciseFilter(level=1), False),
        (ExerciseFilter(level=2), True),
        (ExerciseFilter(impact=Impact.LOW), False),
        (ExerciseFilter("goblet", Pattern.SQUAT, Muscle.QUADS, level=3, impact=Impact.NONE), True),
        (
            ExerciseFilter("goblet", Pattern.SQUAT, Muscle.SOLEUS, level=3, impact=Impact.NONE),
            False,
        ),
    ],
)
def test_one_exercise_in_many_sieves(
    exercise_filter: ExerciseFilter, *, goes_through: bool
) -> None:
    """Everything that was said must hold; what is there comes before an item to look for."""
    goblet = Exercise(
        "goblet-squat",
        "Goblet squat",
        Pattern.SQUAT,
        Measure.REPS,
        Dose(3, 8),
        primary=(Muscle.QUADS,),
        secondary=(Muscle.GLUTE_MAX,),
        equipment=((Equipment.DUMBBELL,), (Equipment.KETTLEBELL,)),
        level=2,
    )
    assert exercise_filter.selects(goblet) is goes_through
