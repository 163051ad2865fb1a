"""A file that somebody points at is checked as what it is, and a session can be read from it."""

import re
from pathlib import Path

import pytest

from midstance.domain.library import Library, UnknownIdError
from midstance.storage.definitions.check_file import (
    check_file,
    check_good_practice,
    read_session_file,
)
from midstance.storage.definitions.checks import KnownIds, LocatedEntry
from midstance.storage.definitions.compiler import compile_library
from midstance.storage.definitions.loader import load_library
from midstance.storage.definitions.problems import DefinitionFileError
from midstance.storage.definitions.sources import bundled_sources
from midstance.storage.places import bundled_assets
from tests.storage.own_files import EXERCISE, PROGRAM, ROUTINE, places, write

LIBRARY = compile_library(bundled_sources(bundled_assets())).library
COMMANDS = {"session.skip": ("s",)}


def written(folder: Path, text: str, name: str = "file.toml") -> Path:
    """A file with ``text``."""
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def told(folder: Path, text: str, name: str = "file.toml", library: Library = LIBRARY) -> list[str]:
    """Every problem of a file as it is printed, without its path."""
    file = written(folder, text, name)
    problems = check_file(file, library, COMMANDS)
    assert {problem.file for problem in problems} <= {str(file)}
    return [problem.text().removeprefix(f"{file}:") for problem in problems]


@pytest.mark.parametrize(
    "text",
    [EXERCISE, ROUTINE, PROGRAM, "muted = true", "[keys]\n"],
    ids=["exercise", "routine", "program", "settings", "keymap"],
)
def test_a_sound_file_of_any_kind_has_no_problem(tmp_path: Path, text: str) -> None:
    """What it is shows in its keys, wherever it lies."""
    assert told(tmp_path, text) == []


BUNDLED = [
    path
    for path in sorted(Path(str(bundled_assets())).glob("*/*.toml"))
    if path.parent.name not in {"figures", "templates", "watches"}  # those are checked as figures,
    # these are whole only once their names are filled in, and tables of watches are none of ours
]


@pytest.mark.parametrize("path", BUNDLED, ids=str)
def test_every_bundled_file_is_sound(path: Path) -> None:
    """Checked one by one against the library that they make."""
    assert check_file(path, LIBRARY) == ()


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        (EXERCISE + "levle = 2", "a.toml", "8:1: exercise[0].levle: this key is not known here"),
        (ROUTINE.replace('"plank"', '"plnk"'), "a.toml", "10:12: block[0].item[0].exercise"),
        (PROGRAM.replace("warmup-5", "warmup"), "a.toml", "13:11: session[0].block[0].routine"),
        ("muted = 1", "settings.toml", "1:9: muted: 1 is neither true nor false"),
        ("[keys]\nsession.skp = 'x'", "a.toml", "2:9: keys.session.skp: there is no command"),
        ("name = 3", "keymaps/a.toml", "1:8: name: 3 is not a text"),
        ("id = 3", "exercises/a.toml", "1:1: exercise: this key is missing"),
        ("id = 3", "programs/a.toml", "1:6: id: 3 is not a text"),
    ],
    ids=range(8),
)
def test_each_kind_of_file_is_checked_as_what_it_is(
    tmp_path: Path, text: str, name: str, said: str
) -> None:
    """By its keys, its name or its folder."""
    assert any(line.startswith(said) for line in told(tmp_path, text, name))


def test_a_file_that_is_nothing_of_ours_is_reported(tmp_path: Path) -> None:
    """With what each kind begins with."""
    (line,) = told(tmp_path, "[tool.ruff]\n")
    assert line.startswith("1:1: this is not a Midstance file; exercises begin with")


def test_problems_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    """From top to bottom."""
    text = "zzz = 1\n" + PROGRAM.replace("weeks = 2", "weeks = 0").replace("A", "A b")
    lines = [int(line.partition(":")[0]) for line in told(tmp_path, text)]
    assert len(lines) == 3
    assert lines == sorted(lines)


def test_a_file_that_is_not_there_or_no_file_is_reported(tmp_path: Path) -> None:
    """The system's own reason."""
    (gone,) = check_file(tmp_path / "gone.toml", LIBRARY)
    (folder,) = check_file(tmp_path, LIBRARY)
    assert gone.message == "this cannot be read: no such file or directory"
    assert folder.message == "this is not an ordinary file"


def test_a_file_that_overrides_is_checked_as_it_will_be(tmp_path: Path) -> None:
    """Its own version counts, and what it upsets in the library is reported in it."""
    assert told(tmp_path, ROUTINE.replace('"mine"', '"core-5"')) == []
    (upset, *_) = told(tmp_path, EXERCISE.replace("wall-squat", "glute-bridge") + "level = 4\n")
    assert upset.startswith("2:6: exercise[0].id: with this, 'wall-hip-hinge' is no longer")


def test_an_id_twice_in_one_file_is_reported(tmp_path: Path) -> None:
    """The second of them."""
    assert told(tmp_path, EXERCISE * 2)[0].startswith("9:6: exercise[1].id: the id 'wall-squat'")


def test_a_broken_library_elsewhere_is_not_this_files_fault(tmp_path: Path) -> None:
    """Only what this file has a part in is reported."""
    broken = Library({}, LIBRARY.routines, LIBRARY.programs)
    assert told(tmp_path, EXERCISE, library=broken) == []


def test_a_routine_is_a_session(tmp_path: Path) -> None:
    """Its only one."""
    session = read_session_file(written(tmp_path, ROUTINE), LIBRARY)
    assert (session.id, [item.exercise for item in session.items]) == ("mine", ["plank"])


def test_a_program_gives_its_first_session_unless_another_is_named(tmp_path: Path) -> None:
    """By letter and by week."""
    second = PROGRAM.partition("[[session]]")[2].replace('"A"', '"B"').replace("3x10", "3x12")
    file = written(tmp_path, f"{PROGRAM}\n[[session]]{second}")
    first, other = (read_session_file(file, LIBRARY, letter, 2) for letter in ("", "B"))
    assert (first.id, first.week, first.items[-1].prescription.amount) == ("plan/A", 2, 10)
    assert (other.id, other.items[-1].prescription.amount) == ("plan/B", 12)


def test_an_unknown_letter_or_week_is_refused(tmp_path: Path) -> None:
    """As in any program."""
    file = written(tmp_path, PROGRAM)
    for letter, week in (("Z", 1), ("A", 3)):
        with pytest.raises(UnknownIdError):
            read_session_file(file, LIBRARY, letter, week)


def test_a_session_file_with_mistakes_is_refused_with_all_of_them(tmp_path: Path) -> None:
    """Shape and names."""
    file = written(
        tmp_path, ROUTINE.replace('"plank"', '"plnk"').replace("[[block]]", "x=1\n[[block]]")
    )
    with pytest.raises(DefinitionFileError) as caught:
        read_session_file(file, LIBRARY)
    assert [problem.key for problem in caught.value.problems] == ["x"]
    file.write_text(ROUTINE.replace('"plank"', '"plnk"'))
    with pytest.raises(DefinitionFileError, match="did you mean 'plank'"):
        read_session_file(file, LIBRARY)


@pytest.mark.parametrize(
    ("text", "held"), [(EXERCISE, "exercises"), ("muted = true", "settings")], ids=range(2)
)
def test_a_file_without_a_session_is_refused(tmp_path: Path, text: str, held: str) -> None:
    """What it holds instead is said."""
    with pytest.raises(DefinitionFileError, match=f"this holds {held}, not a session"):
        read_session_file(written(tmp_path, text), LIBRARY)


def test_an_alias_of_two_exercises_is_reported(tmp_path: Path) -> None:
    """However it is written; the file can be used, and the exercise is found by its own name."""
    where = places(tmp_path)
    text = EXERCISE + 'aliases = ["wall sit", "Press-UP", "goblet (squat)"]\n'
    path = write(where, "exercises", "wall.toml", text)
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
    path = write(where, "exercises", "wall.toml", text)
    assert check_file(path, load_library(where).library) == ()
    again = EXERCISE.replace("wall-squat", "chair-squat") + 'aliases = ["box squat"]\n'
    path = write(where, "exercises", "chair.toml", again)
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
    path = write(where, "programs", "hops.toml", text)
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
    ],
)
def test_jumps_and_weekly_sets_have_a_ceiling(
    tmp_path: Path, change: tuple[str, str], weeks: str, said: list[str]
) -> None:
    """By the highest level that the program is for, and by muscle group."""
    where = places(tmp_path)
    text = HOPS.format(level=1, weeks=weeks).replace(*change)
    path = write(where, "programs", "hops.toml", text)
    problems = check_file(path, load_library(where).library)
    told = [f"{each.message}; {each.remedy}" for each in problems]
    assert told == said


def test_jumps_of_all_sessions_add_up_in_a_week(tmp_path: Path) -> None:
    """Two sessions that are right alone may be too much together."""
    where = places(tmp_path)
    text = HOPS.format(level=1, weeks='["17x5", "17x5", "17x5", "12x5"]')
    session = text.partition("[[session]]")[2]
    both = text + "[[session]]" + session.replace('id = "A"', 'id = "B"')
    path = write(where, "programs", "hops.toml", both)
    messages = [each.message for each in check_file(path, load_library(where).library)]
    assert "week 1 has the load of 170 two-leg jumps in one week" in messages
    assert not [each for each in messages if "one session" in each]


def findings(folder: Path, text: str) -> list[str]:
    """What a check says of a program, without its place."""
    where = places(folder)
    path = write(where, "programs", "own.toml", text)
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


LISTS = re.compile(r"\[[^\[\]]*\]")
HOME_PROGRAM = Path(str(bundled_assets())) / "programs" / "home-maintain.toml"
PLACES = [each.span() for each in LISTS.finditer(HOME_PROGRAM.read_text("utf-8"))]


@pytest.mark.parametrize("value", ["[]", "[111]", "[-1, 0]"])
def test_a_list_of_anything_stops_no_check(tmp_path: Path, value: str) -> None:
    """Each list of a program in turn: it is refused in words, or it is no mistake."""
    text = HOME_PROGRAM.read_text("utf-8")
    for start, end in PLACES:
        told(tmp_path, text[:start] + value + text[end:])


def test_an_exercise_without_weeks_is_a_mistake(tmp_path: Path) -> None:
    """An empty table of weeks is named at its place."""
    text = HOME_PROGRAM.read_text("utf-8")
    empty = re.sub(r"weeks( *)= \[\"[^\]]*\]", r"weeks\1= []", text, count=1)
    assert empty != text
    assert any("there are 0 prescriptions for 4 weeks" in each for each in told(tmp_path, empty))
