"""A file that somebody points at is checked as what it is, and a session can be read from it."""

import re
from pathlib import Path

import pytest

from midstance.domain.library import Library, UnknownIdError
from midstance.storage.definitions.check_file import (
    check_file,
    read_session_file,
)
from midstance.storage.definitions.compiler import compile_library
from midstance.storage.definitions.problems import DefinitionFileError
from midstance.storage.definitions.sources import bundled_sources
from midstance.storage.places import bundled_assets
from tests.storage.own_files import EXERCISE, PROGRAM, ROUTINE

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
    """The message is the system's own reason."""
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
    """The second of the two is the one that is marked."""
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
    """Mistakes of shape and of names are all named."""
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
