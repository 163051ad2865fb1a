"""A library is made of files; a file with a mistake is left out as a whole."""

from midstance.storage.definitions.cache import LoadedLibrary
from midstance.storage.definitions.compiler import compile_library, link_ladders
from midstance.storage.definitions.sources import FileKind, Source, bundled_sources
from midstance.storage.places import bundled_assets
from tests.storage.own_files import EXERCISE, PROGRAM, ROUTINE

BUNDLED = bundled_sources(bundled_assets())
RUNG = """
[[exercise]]
id = "plank-weighted"
name = "Plank with a weight"
pattern = "core-anti-extension"
measure = "seconds"
default = { sets = 2, amount = 30 }
level = 4
ladder = "plank"
rung = 5
easier = "plank-reach"
"""


def own(kind: FileKind, name: str, text: str) -> Source:
    """One of the runner's own files."""
    return Source(kind, f"/own/{kind}/{name}.toml", text.encode(), own=True)


def compiled(*sources: Source) -> LoadedLibrary:
    """The bundled library with ``sources``."""
    return compile_library([*BUNDLED, *sources])


def test_the_bundled_library_has_no_problem() -> None:
    """It is whole, and nothing is left out."""
    made = compiled()
    assert made.problems == ()
    held = made.library
    assert (len(held.exercises), len(held.routines), len(held.programs)) == (154, 15, 7)


def test_own_files_extend_the_library() -> None:
    """An exercise, a routine and a program stand beside the bundled ones."""
    made = compiled(
        own(FileKind.EXERCISES, "a", EXERCISE),
        own(FileKind.ROUTINES, "mine", ROUTINE),
        own(FileKind.PROGRAMS, "plan", PROGRAM),
    )
    assert made.problems == ()
    assert "wall-squat" in made.library.exercises
    assert len(made.library.session("plan/A", 2).items) == 9
    assert len(made.library.session("mine").items) == 1


def test_own_files_override_by_id() -> None:
    """The runner's core routine replaces the bundled one, everywhere it is named."""
    made = compiled(own(FileKind.ROUTINES, "core", ROUTINE.replace('"mine"', '"core-5"')))
    assert made.problems == ()
    assert made.library.routines["core-5"].name == "Mine"
    assert len(made.library.routines) == 15


def test_a_file_with_a_mistake_is_left_out_as_a_whole() -> None:
    """Its sound exercise too, while the bundled library and other own files stay."""
    two = EXERCISE + EXERCISE.replace("wall-squat", "other").replace('"squat"', '"sqat"')
    made = compiled(own(FileKind.EXERCISES, "two", two), own(FileKind.ROUTINES, "mine", ROUTINE))
    assert "wall-squat" not in made.library.exercises
    assert "mine" in made.library.routines
    assert {problem.file for problem in made.problems} == {"/own/exercises/two.toml"}
    assert len(made.library.exercises) == 154


def test_what_needs_a_file_that_was_left_out_is_left_out_after_it() -> None:
    """Each file is reported with its own reason."""
    using = ROUTINE.replace('"plank"', '"wall-squat"')
    broken = EXERCISE + "level = 9\n"
    made = compiled(own(FileKind.EXERCISES, "a", broken), own(FileKind.ROUTINES, "mine", using))
    assert [(p.file, p.key) for p in made.problems] == [
        ("/own/exercises/a.toml", "exercise[0].level"),
        ("/own/routines/mine.toml", "block[0].item[0].exercise"),
    ]
    assert "mine" not in made.library.routines


def test_a_file_that_cannot_be_read_is_reported() -> None:
    """The trouble is the message."""
    made = compiled(Source(FileKind.PROGRAMS, "/own/x.toml", trouble="permission denied", own=True))
    assert [problem.text() for problem in made.problems] == ["/own/x.toml:1:1: permission denied"]


def test_a_file_of_no_exercise_is_reported() -> None:
    """An empty list is a mistake."""
    made = compiled(own(FileKind.EXERCISES, "none", "exercise = []\n"))
    assert [problem.message for problem in made.problems] == ["the file holds nothing"]


def test_an_id_that_comes_twice_in_own_files_is_reported() -> None:
    """In one file or in two; the later one names the earlier."""
    inside = compiled(own(FileKind.EXERCISES, "a", EXERCISE * 2))
    assert [(p.line, p.key) for p in inside.problems] == [(9, "exercise[1].id")]
    made = compiled(own(FileKind.EXERCISES, "a", EXERCISE), own(FileKind.EXERCISES, "b", EXERCISE))
    (told,) = made.problems
    assert told.file == "/own/exercises/b.toml"
    assert told.message == "the id 'wall-squat' is already used in /own/exercises/a.toml"
    assert "wall-squat" in made.library.exercises


def test_the_same_id_for_a_routine_and_an_exercise_is_no_trouble() -> None:
    """Kinds have names of their own."""
    made = compiled(own(FileKind.ROUTINES, "plank", ROUTINE.replace('"mine"', '"plank"', 1)))
    assert made.problems == ()


def test_a_new_rung_need_only_name_its_neighbour() -> None:
    """The open end of the ladder is tied to it."""
    made = compiled(own(FileKind.EXERCISES, "rung", RUNG))
    assert made.problems == ()
    assert made.library.exercises["plank-reach"].harder == "plank-weighted"
    assert made.library.ladder("plank").rungs[-1][0].id == "plank-weighted"


def test_a_new_first_rung_is_tied_as_well() -> None:
    """Downwards: what was the beginning now has something easier."""
    first = RUNG.replace('easier = "plank-reach"', 'harder = "superman"').replace(
        'ladder = "plank"\nrung = 5', 'ladder = "back-extension"\nrung = 1'
    )
    top = """
[[exercise]]
id = "superman"
name = "Superman"
pattern = "core-extension"
measure = "reps"
default = { sets = 2, amount = 8 }
ladder = "back-extension"
rung = 2
"""
    made = compiled(own(FileKind.EXERCISES, "first", first + top))
    assert made.problems == ()
    assert made.library.exercises["superman"].easier == "plank-weighted"


def test_tying_changes_nothing_in_the_bundled_library() -> None:
    """Every link there is written out."""
    exercises = compiled().library.exercises
    assert link_ladders(exercises) == exercises


def test_an_own_exercise_that_upsets_a_bundled_one_answers_for_it() -> None:
    """The bundled library stays right; the own file is told why it cannot be used."""
    harder = EXERCISE.replace('"wall-squat"', '"glute-bridge"') + "level = 4\n"
    made = compiled(own(FileKind.EXERCISES, "bridge", harder))
    assert made.library.exercises["glute-bridge"].level == 1
    assert {problem.file for problem in made.problems} == {"/own/exercises/bridge.toml"}
    assert any("is no longer right" in problem.message for problem in made.problems)
    assert {problem.key for problem in made.problems} == {"exercise[0].id"}


def test_a_circle_through_bundled_exercises_is_the_own_files_fault() -> None:
    """An override that leads back down is left out."""
    loop = EXERCISE.replace('"wall-squat"', '"plank-reach"') + 'harder = "plank-knees"\n'
    made = compiled(own(FileKind.EXERCISES, "loop", loop))
    assert made.library.exercises["plank-reach"].harder is None
    assert {problem.file for problem in made.problems} == {"/own/exercises/loop.toml"}


def test_an_own_routine_that_makes_a_bundled_session_too_long_is_left_out() -> None:
    """Alone it is right; the boot camp that takes it in would have more than a thousand sets."""
    long = ROUTINE.replace('"mine"', '"core-5-easy"').replace("2x30 s", "990x30 s")
    made = compiled(own(FileKind.ROUTINES, "core", long), own(FileKind.EXERCISES, "a", EXERCISE))
    (told,) = made.problems
    assert (told.file, told.key) == ("/own/routines/core.toml", "id")
    assert told.message.startswith("with this file, programs/bootcamp-3.toml is no longer right")
    assert made.library.routines["core-5-easy"].name == "5-minute core, easier"
    assert "wall-squat" in made.library.exercises


def test_problems_come_in_the_order_of_their_places() -> None:
    """By file, line and column, each once."""
    messy = "exercise = 3\nname = 4\n[[block]]\npurpose = 'x'\n"
    made = compiled(own(FileKind.ROUTINES, "b", messy), own(FileKind.ROUTINES, "a", messy))
    places = [(p.file, p.line, p.column) for p in made.problems]
    assert places == sorted(places)
    assert len(set(made.problems)) == len(made.problems)
