"""The library is loaded whole, from the cache when that is true, and own files cannot hurt it."""

from pathlib import Path

from midstance.domain.planned_sets import lay_out
from midstance.storage.definitions.cache import FILE_NAME, LazyMapping
from midstance.storage.definitions.loader import load_library
from tests.shape.project import run_python
from tests.storage.own_files import EXERCISE, PROGRAM, ROUTINE, places, write

COSTLY = ("attr", "cattrs", "difflib", "platformdirs", "spanned_toml", "tomllib")
ASK = """
import sys
before = set(sys.modules)
from pathlib import Path
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places
base = Path(sys.argv[1])
loaded = load_library(Places(base / "data", base / "config", base / "cache"))
print(len(loaded.library.session("foundations/A").items), len(loaded.problems))
print(*(name for name in sys.argv[2:] if name in sys.modules and name not in before))
"""


def test_a_new_runner_has_the_whole_library(tmp_path: Path) -> None:
    """Without any folder there, everything is, and it is kept for the next start."""
    loaded = load_library(places(tmp_path))
    assert len(loaded.library.exercises) == 154
    assert loaded.problems == ()
    assert (tmp_path / "cache" / FILE_NAME).exists()


def test_the_second_start_has_the_same_library_from_the_cache(tmp_path: Path) -> None:
    """Equal in everything, though nothing was parsed."""
    first, second = (load_library(places(tmp_path)).library for _ in range(2))
    assert isinstance(second.exercises, LazyMapping)
    assert not isinstance(first.exercises, LazyMapping)
    assert dict(second.exercises) == first.exercises
    assert dict(second.routines) == first.routines
    assert dict(second.programs) == first.programs


def test_a_start_from_the_cache_loads_no_parser_and_no_checker(tmp_path: Path) -> None:
    """What makes a library costs much to load; what reads a ready one does not."""
    first, second = (run_python("-c", ASK, str(tmp_path), *COSTLY) for _ in range(2))
    assert (first.stderr, second.stderr) == ("", "")
    assert first.stdout.splitlines()[0] == second.stdout.splitlines()[0]
    assert "cattrs" in first.stdout
    assert second.stdout.splitlines()[1:] == [""]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    """At the very next start, also when its size is the same."""
    where = places(tmp_path)
    write(where, "exercises", "a", EXERCISE)
    assert load_library(where).library.exercises["wall-squat"].default.amount == 30
    write(where, "exercises", "a", EXERCISE.replace("30", "45"))
    assert load_library(where).library.exercises["wall-squat"].default.amount == 45


def test_a_removed_file_is_gone(tmp_path: Path) -> None:
    """What it overrode is back."""
    where = places(tmp_path)
    file = write(where, "routines", "core", ROUTINE.replace('"mine"', '"core-5"'))
    assert load_library(where).library.routines["core-5"].name == "Mine"
    file.unlink()
    assert load_library(where).library.routines["core-5"].name == "5-minute core"


def test_a_broken_file_is_reported_at_every_start(tmp_path: Path) -> None:
    """From the cache as well, until it is mended."""
    where = places(tmp_path)
    write(where, "programs", "plan", PROGRAM.replace("bodyweight-squat", "bodywieght-squat"))
    told = [load_library(where).problems for _ in range(2)]
    assert told[0] == told[1]
    assert [(p.line, p.remedy) for p in told[0]] == [(19, "did you mean 'bodyweight-squat'?")]
    write(where, "programs", "plan", PROGRAM)
    assert load_library(where).problems == ()


def test_hostile_files_leave_the_bundled_library_as_it_is(tmp_path: Path) -> None:
    """Every one is named with its reason, and the session of the day can be laid out."""
    where = places(tmp_path)
    write(where, "exercises", "types", EXERCISE.replace("sets = 2", "sets = 1000000000"))
    write(where, "exercises", "nan", EXERCISE + "plyo_factor = nan\n")
    write(where, "exercises", "escape", EXERCISE.replace("Wall squat", "\\u001b]52;c;x\\u0007"))
    write(where, "exercises", "deep", "a = " + "[" * 300 + "]" * 300)
    write(where, "exercises", "dots", ".".join("a" * 2000) + " = 1")
    write(where, "exercises", "bytes", "x").write_bytes(b"\xff\xfe\x00\x01")
    write(where, "routines", "circle", ROUTINE + '[[block]]\npurpose="core"\nroutine="mine"\n')
    write(where, "routines", "sets", ROUTINE.replace("2x30", "1000x30") * 1 + "note = 3\n")
    write(where, "programs", "empty", "")
    with write(where, "programs", "huge", "").open("wb") as opened:
        opened.truncate(50_000_000)
    loaded = load_library(where)
    assert len({problem.file for problem in loaded.problems}) == 10
    assert len(loaded.library.exercises) == 154
    assert lay_out(loaded.library.session("foundations/A"), loaded.library.exercises)
    assert all(problem.text().isprintable() for problem in loaded.problems)


def test_markup_in_a_name_is_only_a_name(tmp_path: Path) -> None:
    """Brackets are letters like any others; what shows them must not read them."""
    where = places(tmp_path)
    write(where, "exercises", "a", EXERCISE.replace("Wall squat", "[bold]Wall[/] squat"))
    loaded = load_library(where)
    assert loaded.problems == ()
    assert loaded.library.exercises["wall-squat"].name == "[bold]Wall[/] squat"


def test_a_cache_that_cannot_be_written_costs_time_and_nothing_else(tmp_path: Path) -> None:
    """The library is there all the same."""
    (tmp_path / "cache").write_text("in the way")
    assert len(load_library(places(tmp_path)).library.exercises) == 154


def test_assets_may_lie_elsewhere(tmp_path: Path) -> None:
    """A folder of the same form is a library."""
    for kind in ("exercises", "routines", "programs"):
        (tmp_path / "assets" / kind).mkdir(parents=True)
    (tmp_path / "assets" / "exercises" / "a.toml").write_text(EXERCISE)
    loaded = load_library(places(tmp_path), tmp_path / "assets")
    assert list(loaded.library.exercises) == ["wall-squat"]
