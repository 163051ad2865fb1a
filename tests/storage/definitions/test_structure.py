"""Parsed TOML becomes the domain's values, or every mistake in it is reported at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import (
    Dose,
    Equipment,
    Exercise,
    Gate,
    Limitation,
    Loadable,
    Measure,
    MoveDown,
    Muscle,
    Pattern,
)
from midstance.domain.program import Program, ProgramBlock, ProgramItem, ProgramSession, Routine
from midstance.domain.quantity import LoadMeaning, RestWindow, Tempo
from midstance.domain.session import Prescription, Purpose, Style
from midstance.storage.definitions.problems import DefinitionFileError, Problem, UnplacedProblem
from midstance.storage.definitions.structure import ExerciseFile, problems_of_error, structure
from midstance.storage.definitions.toml_file import TomlFile, parse
from tests.storage.own_files import EXERCISE, PROGRAM, ROUTINE

WHOLE = """\
[[exercise]]
id = "bar-squat"
name = "Bar squat"
pattern = "squat"
measure = "reps-per-side"
default = { sets = 3, amount = 5, rpe = 7, rest = "2:00-3:00" }
primary = ["quads"]
secondary = ["glute_med", "erector_spinae"]
equipment = [["barbell", "rack"], ["dumbbell"]]
alternating = true
level = 4
impact = "low"
loadable = "external"
load_is = { dumbbell = "one-hand-each" }
leg_load = 3
plyo_factor = 1
unit_seconds = 4
tempo = "2-1-X-0"
ramp_up = true
ladder = "squat"
rung = 4
easier = "goblet-squat"
harder = "one-leg-squat"
alternatives = ["front-squat"]
up = { sets = 3, amount = 6, rpe_max = 8, sessions = 2 }
down = "std"
substitutes = ["goblet-squat"]
why = "It may help."
breathing = "Out on the way up."
cues = ["Bar over the middle of the foot."]
mistakes = ["Heels up."]
caution = "With a rack."
note = "Heavy."
avoid_if = ["low-back"]
care_if = ["knee-front"]
seeds = ["S2"]
"""


def routine(text: str) -> Routine:
    """The routine that ``text`` holds."""
    return structure(parse("f.toml", text.encode()), Routine)


def problems(text: str, kind: type) -> dict[str, Problem]:
    """The problems of a file by their keys."""
    with pytest.raises(DefinitionFileError) as caught:
        structure(parse("f.toml", text.encode()), kind)
    return {problem.key: problem for problem in caught.value.problems}


def test_an_exercise_with_every_key_is_read() -> None:
    """Each key lands in its attribute, typed."""
    (read,) = structure(parse("f", WHOLE.encode()), ExerciseFile).exercise
    assert read == Exercise(
        "bar-squat",
        "Bar squat",
        Pattern.SQUAT,
        Measure.REPS_PER_SIDE,
        Dose(3, 5, 7, RestWindow(120, 180)),
        (Muscle.QUADS,),
        (Muscle.GLUTE_MED, Muscle.ERECTOR_SPINAE),
        ((Equipment.BARBELL, Equipment.RACK), (Equipment.DUMBBELL,)),
        alternating=True,
        level=4,
        impact=read.impact,
        loadable=Loadable.EXTERNAL,
        load_is=((Equipment.DUMBBELL, LoadMeaning.EACH_HAND),),
        leg_load=3,
        plyo_factor=1.0,
        unit_seconds=4.0,
        tempo=Tempo(2, 1, None, 0),
        ramp_up=True,
        ladder="squat",
        rung=4,
        easier="goblet-squat",
        harder="one-leg-squat",
        alternatives=("front-squat",),
        up=Gate(3, 6, 8, 2),
        down=MoveDown.STANDARD,
        substitutes=("goblet-squat",),
        why="It may help.",
        breathing="Out on the way up.",
        cues=("Bar over the middle of the foot.",),
        mistakes=("Heels up.",),
        caution="With a rack.",
        note="Heavy.",
        avoid_if=(Limitation.LOW_BACK,),
        care_if=(Limitation.KNEE_FRONT,),
        seeds=("S2",),
    )
    assert read.impact.value == "low"


def test_an_exercise_needs_little() -> None:
    """Id, name, pattern, measure and a starting prescription."""
    (read,) = structure(parse("f", EXERCISE.encode()), ExerciseFile).exercise
    assert read.default == Dose(2, 30, 6, RestWindow(60, 60))
    assert (read.level, read.ladder, read.cues) == (1, None, ())


def test_a_routines_change_holds_for_its_blocks() -> None:
    """Where a block says nothing of its own."""
    own = ROUTINE + '\n[[block]]\npurpose = "hips"\nchange = 0\nroutine = "hip-3"\n'
    first, second = routine(own).blocks
    assert (first.change, second.change) == (10, 0)
    assert first.items == (
        ProgramItem("plank", (Prescription.parse("2x30 s @6"),), RestWindow(45, 60)),
    )


def test_without_a_change_the_runner_leads() -> None:
    """A routine need not run on the clock."""
    assert routine(ROUTINE.replace("change = 10\n", "")).blocks[0].change is None


def test_a_program_with_its_sessions_is_read() -> None:
    """Sessions, blocks and items by their short names in the file."""
    program = structure(parse("f", PROGRAM.encode()), Program)
    assert program.sessions == (
        ProgramSession(
            "A",
            "All of it",
            (
                ProgramBlock(Purpose.WARM_UP, routine="warmup-5"),
                ProgramBlock(
                    Purpose.STRENGTH,
                    (
                        ProgramItem(
                            "bodyweight-squat",
                            (Prescription.parse("2x10 @6"), Prescription.parse("3x10 @6")),
                            RestWindow(60, 60),
                        ),
                    ),
                ),
            ),
        ),
    )
    assert program.levels == (1, 5)


def test_every_style_and_clock_of_a_block_is_read() -> None:
    """Circuits with rounds and rest, intervals on the minute or under a cap."""
    styles = """
[[block]]
purpose = "conditioning"
style = "circuit"
rounds = 3
rest = 90
change = 20
only_weeks = [1]
note = "round and round"
item = [{ exercise = "plank", sets = "1x30 s", change = 5, tempo = "1-0-1-0", note = "still" }]
[[block]]
purpose = "conditioning"
style = "interval"
every = 60
cap = 600
item = [{ exercise = "plank", weeks = ["1x30 s", "-"] }]
"""
    head = 'id = "a"\nname = "A"\npurpose = "p"\nweeks = 2\nlevel = 2\nheart_rate_cap = 80\n'
    read = routine(head + styles)
    circuit, interval = read.blocks
    assert (read.weeks, read.level, read.heart_rate_cap) == (2, 2, 80)
    assert (circuit.style, circuit.rounds, circuit.rest) == (Style.CIRCUIT, 3, RestWindow(90, 90))
    assert (circuit.change, circuit.only_weeks, circuit.note) == (20, (1,), "round and round")
    assert circuit.items[0] == ProgramItem(
        "plank",
        (Prescription.parse("1x30 s"),),
        change=5,
        tempo=Tempo(1, 0, 1, 0),
        note="still",
    )
    assert (interval.every, interval.cap) == (60, 600)
    assert interval.items[0].weeks == (Prescription.parse("1x30 s"), None)


def test_every_mistake_is_reported_at_once_and_at_its_place() -> None:
    """Ten different ones in one file."""
    found = problems(
        """\
id = "My Plan"
nam = "Plan"
summary = 3
weeks = 1.5
per_week = 99
levels = [1, 2, 3]
deload = 4

[[session]]
id = "A"
name = "\\u001b[2J"

[[session.block]]
purpose = "warmup"
style = "straigt"
item = [
  { exercise = "plank", sets = "3x8 oops", rest = "long" },
  { exercise = "plank", weeks = "3x8" },
  { sets = "3x8", tempo = "fast", x = 1 },
]
""",
        Program,
    )
    item = "session[0].block[0].item"
    assert {key: (p.line, p.column) for key, p in found.items()} == {
        "id": (1, 6),
        "nam": (2, 1),
        "name": (1, 1),
        "summary": (3, 11),
        "weeks": (4, 9),
        "per_week": (5, 12),
        "levels": (6, 10),
        "deload": (7, 10),
        "session[0].name": (11, 9),
        "session[0].block[0].purpose": (14, 11),
        "session[0].block[0].style": (15, 9),
        f"{item}[0].sets": (17, 37),
        f"{item}[0].rest": (17, 52),
        f"{item}[1].weeks": (18, 33),
        f"{item}[2].exercise": (19, 5),
        f"{item}[2].tempo": (19, 28),
        f"{item}[2].x": (19, 35),
    }
    assert found["nam"].remedy == "did you mean 'name'?"
    assert found["session[0].block[0].purpose"].remedy == "did you mean 'warm-up'?"
    assert found[f"{item}[2].exercise"].message == "this key is missing"
    assert found[f"{item}[2].x"].remedy.startswith("the keys here are exercise, weeks")


@pytest.mark.parametrize(
    ("line", "key", "said"),
    [
        ("level = nan", "exercise[0].level", "nan is not a whole number"),
        ("plyo_factor = nan", "exercise[0].plyo_factor", "nan is not a number"),
        ("plyo_factor = inf", "exercise[0].plyo_factor", "inf is not a number"),
        ("level = true", "exercise[0].level", "true is not a whole number"),
        ("level = 2026-11-22", "exercise[0].level", "2026-11-22 is not a whole number"),
        ("ramp_up = 1", "exercise[0].ramp_up", "1 is neither true nor false"),
        ("cues = 'one'", "exercise[0].cues", "'one' is not a list"),
        ("cues = [1]", "exercise[0].cues[0]", "1 is not a text"),
        ("equipment = ['cable']", "exercise[0].equipment[0]", "'cable' is not a list"),
        ("equipment = [['cabel']]", "exercise[0].equipment[0][0]", "'cabel' is not known here"),
        ("up = 3", "exercise[0].up", "3 is not a table"),
        ("up = { sets = 0 }", "exercise[0].up.sets", "0 is out of range"),
        ("primary = ['quad']", "exercise[0].primary[0]", "'quad' is not known here"),
        ("ladder = 'A B'", "exercise[0].ladder", "'A B' is not an id"),
        ("a.b.c = 1", "exercise[0].a", "this key is not known here"),
    ],
)
def test_wrong_values_are_reported_by_their_key(line: str, key: str, said: str) -> None:
    """Wrong types, words that are none, numbers that are none."""
    bare = EXERCISE.partition("equipment")[0]
    assert problems(bare + line, ExerciseFile)[key].message == said


@pytest.mark.parametrize("value", ["1000000000", "-1", "0.5", "'3'"])
def test_nobody_asks_for_a_billion_sets(value: str) -> None:
    """A thousand are the most, one is the least."""
    text = EXERCISE.replace("sets = 2", f"sets = {value}")
    assert "exercise[0].default.sets" in problems(text, ExerciseFile)


@pytest.mark.parametrize("text", ["", "exercise = 3", "[exercise]", "exercise = [1]", "x = 1"])
def test_what_is_no_file_of_exercises_is_reported(text: str) -> None:
    """Empty, or something else under its name."""
    assert problems(text, ExerciseFile)


@pytest.mark.parametrize("change", ["'ten'", "-1", "true", "99999999"])
def test_a_routines_change_is_seconds(change: str) -> None:
    """A wrong one is reported at its own key."""
    two = ROUTINE + '[[block]]\npurpose = "hips"\nroutine = "hip 3"\n'
    found = problems(two.replace("change = 10", f"change = {change}"), Routine)
    assert {key: problem.line for key, problem in found.items()} == {"change": 4}


def test_both_shorthand_and_weeks_are_one_too_many() -> None:
    """``sets`` stands for ``weeks``, not beside it."""
    found = problems(ROUTINE + 'weeks = ["1x5 s"]\n', Routine)
    assert set(found) == {"block[0].item[0].sets"}


def test_an_item_without_anything_asked_is_reported() -> None:
    """Neither ``weeks`` nor ``sets``: the former is missing, in a program as well."""
    found = problems(ROUTINE.replace('sets = "2x30 s @6"\n', ""), Routine)
    assert set(found) == {"block[0].item[0].weeks"}
    assert set(problems(PROGRAM.replace("weeks = 2\n", ""), Program)) == {"weeks"}


def test_an_error_that_nobody_foresaw_is_reported_too() -> None:
    """With its own words, at the place where it came up."""
    assert list(problems_of_error(OverflowError("too much"), {}, ("weeks",))) == [
        UnplacedProblem(("weeks",), "this cannot be read (too much)")
    ]


VALUES = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "name", "block", "item", "weeks", "sets", "rest", "x"]), inner
        )
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(
        st.sampled_from(
            ["id", "name", "purpose", "block", "session", "weeks", "change", "exercise", "levels"]
        ),
        VALUES,
    ),
    st.sampled_from([ExerciseFile, Routine, Program]),
)
def test_no_tables_end_in_anything_but_problems(tables: dict[str, object], kind: type) -> None:
    """Whatever a parser could hand over, it is read or its mistakes are reported."""
    told: tuple[Problem, ...] = ()
    try:
        structure(TomlFile("f", "", tables), kind)
    except DefinitionFileError as error:
        told = error.problems
    assert all(problem.message and problem.text().count("\n") == 0 for problem in told)
