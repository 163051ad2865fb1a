"""The cache is used when it holds exactly these files, whole, and is one's own; else it is not."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from zipfile import Path as ZipPath
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import Dose, Exercise, Measure, Pattern
from midstance.domain.library import Library
from midstance.domain.program import ProgramItem
from midstance.domain.quantity import Load, RestWindow, Tempo, Unit
from midstance.domain.session import Prescription
from midstance.storage.definitions.cache import (
    FILE_NAME,
    LazyMapping,
    LoadedLibrary,
    cache_key,
    decode,
    encode,
    load_cached,
    save_cached,
)
from midstance.storage.definitions.compiler import compile_library
from midstance.storage.definitions.problems import Problem
from midstance.storage.definitions.sources import FileKind, Source, bundled_sources
from midstance.storage.places import PACKAGE, bundled_assets
from tests.storage.own_files import EXERCISE, PROGRAM

SOURCES = (
    Source(FileKind.EXERCISES, "exercises/a.toml", EXERCISE.encode()),
    Source(FileKind.PROGRAMS, "/own/plan.toml", PROGRAM.encode(), own=True),
)
MADE = compile_library(SOURCES)
ASSETS = bundled_assets()
KEY = cache_key(SOURCES, ASSETS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which the library is kept."""
    save_cached(tmp_path / "cache", KEY, MADE)
    return tmp_path / "cache"


def test_what_was_kept_comes_back(folder: Path) -> None:
    """The library and the problems of the files that were left out."""
    kept = load_cached(folder, KEY)
    assert kept is not None
    assert MADE.problems
    assert kept.problems == MADE.problems
    assert dict(kept.library.exercises) == MADE.library.exercises
    assert dict(kept.library.programs) == MADE.library.programs


def test_it_is_kept_for_its_owner_only(folder: Path) -> None:
    """Mode 0600 in a folder of 0700, and nothing else is left there."""
    assert [file.name for file in folder.iterdir()] == [FILE_NAME]
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_without_a_cache_there_is_none(tmp_path: Path) -> None:
    """At the first start nothing is cached, and nothing fails."""
    assert load_cached(tmp_path, KEY) is None


CHANGES: dict[str, tuple[Source, ...]] = {
    "a byte": (
        Source(FileKind.EXERCISES, "exercises/a.toml", EXERCISE.replace("30", "31").encode()),
        SOURCES[1],
    ),
    "a name": (Source(FileKind.EXERCISES, "exercises/b.toml", EXERCISE.encode()), SOURCES[1]),
    "a file less": SOURCES[:1],
    "a file more": (*SOURCES, Source(FileKind.ROUTINES, "r.toml")),
    "trouble": (SOURCES[0], Source(FileKind.PROGRAMS, "/own/plan.toml", trouble="gone", own=True)),
    "the order": SOURCES[::-1],
    "whose it is": (SOURCES[0], Source(FileKind.PROGRAMS, "/own/plan.toml", PROGRAM.encode())),
    "where one ends": (
        Source(FileKind.EXERCISES, "exercises/a.toml", EXERCISE.encode() + b"\n"),
        Source(FileKind.PROGRAMS, "/own/plan.toml", PROGRAM.encode()[:-1], own=True),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_of_the_files_makes_it_stale(folder: Path, change: str) -> None:
    """Same size and same time do not help: the bytes themselves are compared."""
    assert load_cached(folder, cache_key(CHANGES[change], ASSETS)) is None


def checkout(folder: Path) -> Path:
    """A package with a module at the top of each room that compiles, and one below."""
    for room in ("domain", "storage/definitions"):
        (folder / room).mkdir(parents=True)
        (folder / room / "a.py").write_text("x = 1")
    (folder / "storage/b.py").write_text("x = 1")
    (folder / "domain/notes.txt").write_text("x")
    return folder


@pytest.mark.parametrize("module", ["domain/a.py", "storage/b.py", "storage/definitions/a.py"])
def test_other_code_makes_it_stale_in_a_checkout(tmp_path: Path, module: str) -> None:
    """What compiles the files is part of the key, however deep in its room it lies."""
    package = checkout(tmp_path)
    before = cache_key(SOURCES, ASSETS, package)
    (package / "domain/notes.txt").write_text("what is no code")
    assert cache_key(SOURCES, ASSETS, package) == before
    (package / module).write_text("x = 10")
    assert cache_key(SOURCES, ASSETS, package) != before
    assert cache_key(SOURCES, ASSETS, PACKAGE) == KEY


def test_a_module_that_moved_makes_it_stale(tmp_path: Path) -> None:
    """Even where its content, size and times are the same."""
    package = checkout(tmp_path)
    before = cache_key(SOURCES, ASSETS, package)
    (package / "storage/b.py").rename(package / "storage/definitions/b.py")
    assert cache_key(SOURCES, ASSETS, package) != before


def test_another_version_makes_it_stale(folder: Path) -> None:
    """An installed program, with its assets inside, is known by its version."""
    assert load_cached(folder, cache_key(SOURCES, ASSETS, version="0.0.0")) is None


def test_the_code_of_an_installed_program_is_not_looked_at(tmp_path: Path) -> None:
    """It comes and goes with its version and its assets."""
    package = checkout(tmp_path)
    inside = package / "assets"
    for kind in FileKind:
        (inside / kind).mkdir(parents=True)
    before = cache_key(SOURCES, inside, package)
    (package / "domain/a.py").write_text("x = 10")
    assert cache_key(SOURCES, inside, package) == before


def test_a_cache_of_the_first_format_is_not_believed(folder: Path) -> None:
    """Its key was a list of the source files and of the library's, without a line of its own."""
    whole = (folder / FILE_NAME).read_bytes().partition(b"\n")[2]
    library = whole.removeprefix(KEY)
    listed = [[s.kind, s.file, len(s.content), s.trouble, s.own] for s in SOURCES]
    stamps = [["domain", "session.py", 9000, 1_700_000_000_000_000_000, 1_700_000_000_000_000_000]]
    head = json.dumps([stamps, listed]).encode()
    old = b"\n".join((head, *(s.content for s in SOURCES), library))
    (folder / FILE_NAME).write_bytes(checked(old))
    assert load_cached(folder, KEY) is None
    assert KEY.startswith(b"midstance library 5\n")


def test_other_assets_make_it_stale(tmp_path: Path) -> None:
    """A file more, and one of the same size and time that took another's place."""
    shown = tmp_path / "assets"
    for room in FileKind:
        (shown / room).mkdir(parents=True)
    before = cache_key((), shown)
    first = shown / "exercises" / "a.toml"
    first.write_text("a = 1")
    with_one = cache_key((), shown)
    assert before != with_one
    times = first.stat()
    first.write_text("a = 2")
    os.utime(first, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert cache_key((), shown) != with_one


def test_a_package_that_is_no_folder_keeps_nothing(tmp_path: Path) -> None:
    """Its assets have no times that could be compared."""
    with ZipFile(tmp_path / "package.zip", "w") as packed:
        packed.writestr("assets/exercises/a.toml", "a = 1")
    assert cache_key((), ZipPath(tmp_path / "package.zip")) == b""


def test_code_that_is_no_folder_keeps_nothing(tmp_path: Path) -> None:
    """Without a key nothing is written, and nothing is believed."""
    assert cache_key(SOURCES, ASSETS, tmp_path / "package.zip") == b""
    save_cached(tmp_path / "cache", b"", MADE)
    assert not (tmp_path / "cache").exists()
    save_cached(tmp_path / "cache", KEY, MADE)
    assert load_cached(tmp_path / "cache", b"") is None


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda whole: whole[: len(whole) // 2],
    "empty": lambda _: b"",
    "one bit": lambda whole: whole[:-20] + bytes([whole[-20] ^ 1]) + whole[-19:],
    "the checksum": lambda whole: b"00000000" + whole[8:],
    "something else": lambda _: b"SQLite format 3\0" * 10,
    "no line end": lambda whole: whole.replace(b"\n", b" "),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_not_believed(folder: Path, damage: str) -> None:
    """The checksum covers all of it."""
    file = folder / FILE_NAME
    file.write_bytes(DAMAGES[damage](file.read_bytes()))
    assert load_cached(folder, KEY) is None


def checked(body: bytes) -> bytes:
    """``body`` with a right checksum, as only a program that knows the format would write it."""
    from binascii import crc32  # noqa: PLC0415 - only these tests forge a cache

    return b"%08x\n" % crc32(body) + body


@pytest.mark.parametrize(
    "rest",
    [
        b"",
        b"[]\nexercises",
        b"[]\nanimals cat {}",
        b"{}\nexercises",
        b"[[1]]",
        b"not json",
        b"\xff\xfe",
    ],
)
def test_a_cache_in_another_form_is_not_believed(folder: Path, rest: bytes) -> None:
    """Even with the right key and checksum."""
    (folder / FILE_NAME).write_bytes(checked(KEY + rest))
    assert load_cached(folder, KEY) is None


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_cache_that_others_may_write_is_not_believed(folder: Path, mode: int) -> None:
    """Whoever can write it could put anything in it."""
    (folder / FILE_NAME).chmod(mode)
    assert load_cached(folder, KEY) is None


def test_a_cache_of_absurd_size_is_not_read(folder: Path) -> None:
    """Nothing that big was written by us."""
    with (folder / FILE_NAME).open("r+b") as opened:
        opened.truncate(65 * 1024 * 1024)
    assert load_cached(folder, KEY) is None


def test_a_pipe_in_the_caches_place_is_not_waited_for(tmp_path: Path) -> None:
    """Reading it ends at once with nothing, and the next cache takes its place."""
    os.mkfifo(tmp_path / FILE_NAME)
    assert load_cached(tmp_path, KEY) is None
    save_cached(tmp_path, KEY, MADE)
    assert load_cached(tmp_path, KEY) is not None


def test_a_link_in_the_caches_place_is_not_followed(tmp_path: Path) -> None:
    """Neither is what it leads to believed, nor is it written; the next cache takes its place."""
    elsewhere = tmp_path / "elsewhere"
    save_cached(elsewhere, KEY, MADE)
    before = (elsewhere / FILE_NAME).read_bytes()
    (tmp_path / FILE_NAME).symlink_to(elsewhere / FILE_NAME)
    assert load_cached(tmp_path, KEY) is None
    save_cached(tmp_path, KEY, MADE)
    assert load_cached(tmp_path, KEY) is not None
    assert (elsewhere / FILE_NAME).read_bytes() == before


def test_a_folder_in_the_caches_place_is_done_without(tmp_path: Path) -> None:
    """Neither reading nor writing ends in an error."""
    folder = tmp_path / "cache"
    (folder / FILE_NAME).mkdir(parents=True)
    save_cached(folder, KEY, MADE)
    assert load_cached(folder, KEY) is None
    assert [file.name for file in folder.iterdir()] == [FILE_NAME]


def test_a_place_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """A file where the folder should be: every start compiles again, and works."""
    (tmp_path / "cache").write_text("in the way")
    save_cached(tmp_path / "cache", KEY, MADE)
    assert load_cached(tmp_path / "cache", KEY) is None


def test_a_half_written_file_of_a_start_that_died_is_in_nobodys_way(folder: Path) -> None:
    """The same process number may come again; the new cache is written all the same."""
    (folder / f".{FILE_NAME}.{os.getpid()}").write_text("half")
    save_cached(folder, KEY, LoadedLibrary(Library({}, {}, {}), ()))
    cached = load_cached(folder, KEY)
    assert cached is not None
    assert cached.problems == ()
    assert [file.name for file in folder.iterdir()] == [FILE_NAME]


def test_problems_are_kept_with_all_they_say(tmp_path: Path) -> None:
    """Every attribute, whatever characters it holds."""
    told = Problem("ä\x85.toml", 3, 4, "a[0].b", "it's \x1b wrong\u2028", "do\nthis")
    save_cached(tmp_path / "cache", KEY, LoadedLibrary(MADE.library, (told,)))
    kept = load_cached(tmp_path / "cache", KEY)
    assert kept is not None
    assert kept.problems == (told,)


LIBRARY = compile_library(bundled_sources(bundled_assets())).library
EVERYTHING = [
    *LIBRARY.exercises.values(),
    *LIBRARY.routines.values(),
    *LIBRARY.programs.values(),
]


@pytest.mark.parametrize("value", EVERYTHING, ids=lambda value: value.id)
def test_everything_that_is_bundled_comes_back_exactly(value: object) -> None:
    """One line of JSON for each, equal in every attribute and type."""
    line = encode(value)
    assert "\n" not in line
    assert decode(line) == value
    assert repr(decode(line)) == repr(value)


def test_the_ladders_come_back_before_any_exercise_is_built(folder: Path) -> None:
    """Who stands on a ladder is known, and only those who are asked for are built."""
    save_cached(folder, KEY, LoadedLibrary(LIBRARY))
    cached = load_cached(folder, KEY)
    assert cached is not None
    library = cached.library
    assert library.ladders == LIBRARY.ladders
    squats = list(library.on_ladder("squat"))
    assert squats == list(LIBRARY.on_ladder("squat"))
    assert isinstance(library.exercises, LazyMapping)
    assert len(library.exercises._built) == len(squats) > 1


@given(
    st.builds(
        ProgramItem,
        st.text(),
        st.lists(
            st.none()
            | st.builds(
                Prescription,
                st.integers(),
                st.integers(),
                st.sampled_from(Unit),
                st.booleans(),
                st.none() | st.integers(),
                load=st.none() | st.builds(Load, st.integers()),
            ),
            max_size=4,
        ).map(tuple),
        st.builds(RestWindow, st.integers(), st.integers()),
        st.none() | st.integers(),
        st.none() | st.builds(Tempo, st.integers(), st.integers(), st.none(), st.integers()),
        st.text(),
    )
)
def test_any_item_comes_back_exactly(item: ProgramItem) -> None:
    """Whatever texts and numbers it holds."""
    assert decode(encode(item)) == item


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        '{"Nothing":[]}',
        '{"Exercise":[]}',
        '{"Load":[1],"Dose":[1]}',
        '{"Pattern":"sqat"}',
        '{"Load":[1,2,3]}',
        "[" * 100_000,
    ],
)
def test_a_line_that_nobody_wrote_is_refused(line: str) -> None:
    """With one kind of error, whatever is wrong."""
    with pytest.raises(ValueError, match="not a value of the library"):
        decode(line)


def test_kept_values_are_built_when_asked_for_and_once() -> None:
    """A damaged line hurts only who asks for it; the same value comes back the same."""
    plank = Exercise("plank", "Plank", Pattern.CORE_FLEXION, Measure.SECONDS, Dose(1, 30))
    kept: LazyMapping[Exercise] = LazyMapping({"plank": encode(plank), "broken": "{"})
    assert kept["plank"] == plank
    assert kept["plank"] is kept["plank"]
    assert (list(kept), len(kept)) == (["plank", "broken"], 2)
    assert "broken" in kept
    assert "none" not in kept
    with pytest.raises(ValueError, match="not a value of the library"):
        kept["broken"]
    with pytest.raises(KeyError):
        kept["none"]


def test_kept_values_equal_the_same_values_in_a_dictionary() -> None:
    """A mapping like any other."""
    kept: LazyMapping[Exercise] = LazyMapping(
        {id_: encode(e) for id_, e in LIBRARY.exercises.items()}
    )
    assert dict(kept) == LIBRARY.exercises
