"""A check names what is no good practice, with the reason; such a file can be used all the same."""

from pathlib import Path

import pytest

from midstance.storage.definitions.check_file import check_file
from midstance.storage.definitions.checks.consistency import KnownIds, LocatedEntry
from midstance.storage.definitions.checks.good_practice import check_good_practice
from midstance.storage.definitions.loader import load_library
from tests.storage.own_files import EXERCISE, PROGRAM, places, write


def test_an_alias_of_two_exercises_is_reported(tmp_path: Path) -> None:
    """However it is written; the file can be used, and the exercise is found by its own name."""
    where = places(tmp_path)
    text = EXERCISE + 'aliases = ["wall sit", "Press-UP", "goblet (squat)"]\n'
    path = write(where, "exercises", "wall", text)
    loaded = load_library(where)
    assert loaded.problems == ()
    told = [problem.text() for problem in check_file(path, loaded.library)]
    assert len(told) == 2
    assert "exercise[0].aliases[1]: 'Press-UP' is also a name of 'push-up'" in told[0]
    assert "exercise[0].aliases[2]: 'goblet (squat)' is also a name of 'goblet-squat'" in told[1]
    assert loaded.library.exercise("wall-squat").aliases[0] == "wall sit"


def test_aliases_of_its_own_are_right(tmp_path: Path) -> None:
    """Nothing is said of names that no other exercise has, or of an exercise that overrides."""
    where = places(tmp_path)
    text = EXERCISE + 'aliases = ["wall sit", "Wandsitz"]\n'
    path = write(where, "exercises", "wall", text)
    assert check_file(path, load_library(where).library) == ()
    again = EXERCISE.replace("wall-squat", "chair-squat") + 'aliases = ["box squat"]\n'
    path = write(where, "exercises", "chair", again)
    assert check_file(path, load_library(where).library) == ()


HOPS = """\
id = "hops"
name = "Hops"
summary = "Jumps."
weeks = 4
per_week = 1
levels = [{level}, 4]
deload = [4]

[[session]]
id = "A"
name = "All of it"

[[session.block]]
purpose = "warm-up"
routine = "warmup-5"

[[session.block]]
purpose = "power"

[[session.block.item]]
exercise = "squat-jump"
weeks = {weeks}
"""


@pytest.mark.parametrize(
    ("weeks", "level", "said"),
    [
        ('["2x5", "3x5", "3x6", "2x5"]', 1, ()),
        ('["1x5", "1x10", "2x8", "1x10"]', 1, ()),
        (
            '["2x5", "2x9", "2x9", "1x9"]',
            1,
            ("week 2 has the load of 18 two-leg jumps; 16 is the most",),
        ),
        ('["2x5", "2x9", "2x9", "1x9"]', 3, ()),
        ('["8x5", "8x6", "8x6", "6x5"]', 1, ()),
        (
            '["8x5", "7x7", "7x7", "5x5"]',
            1,
            ("week 2 has the load of 49 two-leg jumps; 48 is the most",),
        ),
        ('["4x5", "-", "4x6", "-"]', 1, ()),
        ('["4x5", "4x5", "4x5", "4x5"]', 1, ("the lighter week 4 has 4 work sets after 4",)),
        ('["4x5", "4x5", "4x5", "3x5"]', 1, ()),
    ],
)
def test_weeks_rise_slowly_and_the_lighter_one_is_lighter(
    tmp_path: Path, weeks: str, level: int, said: tuple[str, ...]
) -> None:
    """By a fifth or six units against the highest of three weeks; by a quarter of the sets."""
    where = places(tmp_path)
    text = HOPS.format(level=level, weeks=weeks)
    path = write(where, "programs", "hops", text)
    told = [problem.text() for problem in check_file(path, load_library(where).library)]
    assert len(told) == len(said)
    for line, words in zip(told, said, strict=True):
        assert words in line


def test_every_bundled_file_is_good_practice(tmp_path: Path) -> None:
    """No exercise, program or routine of the library has such a fault."""
    library = load_library(places(tmp_path)).library
    known = KnownIds(library.exercises, library.routines)
    entries: list[LocatedEntry] = [*library.exercises.values(), *library.programs.values()]
    for entry in (*entries, *library.routines.values()):
        assert list(check_good_practice(entry, (), known)) == [], entry.id


@pytest.mark.parametrize(
    ("change", "weeks", "said"),
    [
        (("", ""), '["18x5", "18x5", "18x5", "13x5"]', []),
        (
            ("", ""),
            '["19x5", "18x5", "18x5", "13x5"]',
            ["week 1 has the load of 95 two-leg jumps in one session; keep to 90 at level 4"],
        ),
        (
            ("[1, 4]", "[1, 3]"),
            '["13x5", "12x5", "12x5", "9x5"]',
            ["week 1 has the load of 65 two-leg jumps in one session; keep to 60 at level 3"],
        ),
        (
            ("squat-jump", "goblet-squat"),
            '["18x5", "19x5", "18x5", "13x5"]',
            ["week 2 has 19 sets for quads; keep to 18"],
        ),
        (
            ("squat-jump", "goblet-squat"),
            '["19x5", "19x5", "19x5", "13x5"]',
            ["weeks 1 to 3 have 19 sets for quads; keep to 18"],
        ),
        (
            ("squat-jump", "goblet-squat"),
            '["19x5", "18x5", "19x5", "13x5"]',
            ["weeks 1 and 3 have 19 sets for quads; keep to 18"],
        ),
    ],
)
def test_jumps_and_weekly_sets_have_a_ceiling(
    tmp_path: Path, change: tuple[str, str], weeks: str, said: list[str]
) -> None:
    """By the highest level that the program is for, and by muscle group."""
    where = places(tmp_path)
    text = HOPS.format(level=1, weeks=weeks).replace(*change)
    path = write(where, "programs", "hops", text)
    problems = check_file(path, load_library(where).library)
    told = [f"{each.message}; {each.remedy}" for each in problems]
    assert told == said


def test_jumps_of_all_sessions_add_up_in_a_week(tmp_path: Path) -> None:
    """Two sessions that are right alone may be too much together."""
    where = places(tmp_path)
    text = HOPS.format(level=1, weeks='["17x5", "17x5", "17x5", "12x5"]')
    session = text.partition("[[session]]")[2]
    both = text + "[[session]]" + session.replace('id = "A"', 'id = "B"')
    path = write(where, "programs", "hops", both)
    messages = [each.message for each in check_file(path, load_library(where).library)]
    assert "weeks 1 to 3 have the load of 170 two-leg jumps in one week" in messages
    assert not [each for each in messages if "one session" in each]


def findings(folder: Path, text: str) -> list[str]:
    """What a check says of a program, without its place."""
    where = places(folder)
    path = write(where, "programs", "own", text)
    problems = check_file(path, load_library(where).library)
    return [each.text().removeprefix(f"{path}:") for each in problems]


def with_block(purpose: str, exercise: str, sets: str = "2x5 @6") -> str:
    """One more block, at the end of a program file."""
    item = f'[[session.block.item]]\nexercise = "{exercise}"\nsets = "{sets}"\n'
    return f'\n[[session.block]]\npurpose = "{purpose}"\n\n{item}'


def test_jumps_after_lifts_are_named_with_the_rule_behind_it(tmp_path: Path) -> None:
    """Where, what, what to do, and why with its source; before the lifts they are right."""
    lift, jumps = with_block("strength", "goblet-squat"), with_block("power", "squat-jump", "2x5")
    head = PROGRAM.partition('[[session.block]]\npurpose = "strength"')[0]
    assert findings(tmp_path, head + jumps + lift) == []
    (line,) = findings(tmp_path, head + lift + jumps)
    assert line == (
        "24:11: session[0].block[2].purpose: power comes after strength; put it before strength, "
        "right after the warm-up and balance. Why: speed and lifts for many muscles need fresh "
        "legs, and come first (American College of Sports Medicine 2009, Med Sci Sports Exerc "
        "41:687-708)"
    )


def test_a_full_session_has_one_leg_and_core_work(tmp_path: Path) -> None:
    """Each is asked for once a session with lifts, at the first week without it; short ones not."""
    lifts = [with_block("strength", each) for each in ("goblet-squat", "push-up", "glute-bridge")]
    session = PROGRAM.partition('[[session.block]]\npurpose = "strength"')[0]
    short, full = session + "".join(lifts), PROGRAM + "".join(lifts)
    assert findings(tmp_path, short) == []
    said = [line.partition(": ")[2].partition(";")[0] for line in findings(tmp_path, full)]
    assert said == [
        "session[0].id: session 'A' has no exercise on one leg or one side in week 1",
        "session[0].id: session 'A' has no core exercise in week 1",
    ]
    one_leg, core = (
        with_block("single-leg", "reverse-lunge", "2x5/side"),
        with_block("core", "plank", "2x20 s"),
    )
    assert findings(tmp_path, full + one_leg + core) == []


def test_a_session_that_begins_cold_is_named(tmp_path: Path) -> None:
    """Also where the warm-up is there in other weeks only; a routine may bring its own."""
    cold = PROGRAM.replace('[[session.block]]\npurpose = "warm-up"\nroutine = "warmup-5"\n', "")
    (line,) = findings(tmp_path, cold)
    assert "session 'A' has no warm-up before its strength; begin with a block" in line
    assert "Behm et al. 2016" in line
    late = PROGRAM.replace('routine = "warmup-5"\n', 'routine = "warmup-5"\nonly_weeks = [2]\n')
    assert len(findings(tmp_path, late)) == 1
    circuit = '[[session.block]]\npurpose = "conditioning"\nroutine = "circuit-bw"\n'
    head = cold.partition('[[session.block]]\npurpose = "strength"')[0]
    assert findings(tmp_path, head + circuit) == []
    assert findings(tmp_path, head + with_block("core", "plank", "2x20 s @5")) == []


@pytest.mark.parametrize(
    ("weeks", "more", "said"),
    [
        (6, "", []),
        (7, "", ["weeks 1 to 7 have no lighter week among them"]),
        (12, "deload = [6]", []),
        (12, "deload = [4]", ["weeks 5 to 12 have no lighter week among them"]),
        (12, "deload = [4]\ntaper = [11, 12]", []),
        (14, "taper = [14]", ["weeks 1 to 13 have no lighter week among them"]),
    ],
)
def test_no_more_than_six_weeks_go_without_a_lighter_one(
    tmp_path: Path, weeks: int, more: str, said: list[str]
) -> None:
    """Deload and taper weeks count as lighter; the line names the survey behind it."""
    text = PROGRAM.replace("weeks = 2\n", f"weeks = {weeks}\n{more}\n")
    text = text.replace('["2x10 @6", "3x10 @6"]', '["3x10 @6"]')
    lighter = [each for each in findings(tmp_path, text) if "lighter week among" in each]
    assert len(lighter) == len(said)
    for line, words in zip(lighter, said, strict=True):
        assert words in line
        assert line.startswith("4:9: weeks: ")
        assert "Rogerson et al. 2024" in line


@pytest.mark.parametrize(
    ("exercise", "sets", "is_named"),
    [
        ("goblet-squat", "2x5 @9", True),
        ("goblet-squat", "2x5 @10", True),
        ("goblet-squat", "2x5 @8", False),
        ("push-up", "2x5 @9", False),
    ],
)
def test_loads_near_failure_are_named(
    tmp_path: Path, exercise: str, sets: str, is_named: bool
) -> None:
    """Above effort 8, where a weight is lifted."""
    lines = findings(tmp_path, PROGRAM + with_block("strength", exercise, sets))
    assert len(lines) == is_named
    for line in lines:
        assert f"'{exercise}' is asked for at effort {sets.partition('@')[2]}; ask for 8" in line
