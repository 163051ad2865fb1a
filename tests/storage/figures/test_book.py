"""Figures on disk: found by name, the runner's own first, with what is wrong in them named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from midstance.domain.library import Library
from midstance.storage.figures.any_file import check_any_file
from midstance.storage.figures.book import FigureBook
from midstance.storage.places import bundled_assets

OWN = """
[[figure]]
id = "wave"
path = ["down", "up"]
hip = [50, 51]
trunk = 90
[figure.pose.down]
arms = { turn = [-90, -90] }
[figure.pose.up]
arms = { turn = [80, 90] }
"""
EXERCISE = """
[[exercise]]
id = "wave"
name = "Wave"
pattern = "mobility-dynamic"
measure = "reps"
default = { sets = 1, amount = 5, rpe = 3 }
primary = ["delts"]
figure = "wave"
"""
NO_LIBRARY = Library({}, {}, {})
Keep = Callable[[str], Path]


@pytest.fixture
def book(tmp_path: Path) -> FigureBook:
    """The figures with the runner's own folder."""
    return FigureBook(bundled_assets(), tmp_path)


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """Writes a file of the runner's own figures."""

    def write(text: str) -> Path:
        file = tmp_path / "figures" / "mine.toml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    return write


def test_a_figure_is_found_by_its_name_and_its_change(book: FigureBook) -> None:
    """``words`` and what nobody knows have none."""
    squat, goblet = book.figure("squat"), book.figure("squat/goblet")
    assert squat is not None
    assert goblet is not None
    assert [prop.kind for prop in goblet.props] == ["kettlebell"]
    assert goblet.path[1][1].hip == squat.path[1][1].hip
    assert [book.figure(name) for name in ("", "words", "squat/on-the-moon", "moon")] == [None] * 4
    assert book.problems == ()


def test_own_files_add_figures_and_replace_bundled_ones(book: FigureBook, keep: Keep) -> None:
    """The runner's own comes first."""
    keep(OWN + OWN.replace("wave", "plank"))
    wave, plank = book.figure("wave"), book.figure("plank")
    assert wave is not None
    assert wave.low
    assert plank is not None
    assert not plank.is_still


MISTAKES = {
    "an unknown joint": (OWN.replace("arms = { turn = [80", "tail = { turn = [80"), "not known"),
    "no number": (OWN.replace("51", "nan"), "not a number"),
    "beyond all": (OWN.replace("51", "1e9"), "out of range"),
    "a true": (OWN.replace("51", "true"), "not a number"),
    "one number": (OWN.replace("[50, 51]", "[50]"), "1 numbers"),
    "no list": (OWN.replace("[50, 51]", "50"), "no list"),
    "no trunk": (OWN.replace("trunk = 90", ""), "no trunk"),
    "no pose": (OWN.replace('"down", "up"', '"down", "upp"'), "no pose 'upp'"),
    "no path": (OWN.replace('path = ["down", "up"]', ""), "path is missing"),
    "a long path": (OWN.replace('"down", "up"', '"down", ' * 17), "17 poses"),
    "a million poses": (OWN.replace('"down", "up"', '"up",\n' * 20_000), "more than 1000"),
    "two targets": (OWN.replace("turn = [80, 90]", "turn = [80, 90], touch = [1, 2]"), "turn and"),
    "out of reach": (
        OWN.replace("{ turn = [-90, -90] }", "{ touch = [50, 10] }").replace(
            "{ turn = [80, 90] }", "{ touch = [50, 60] }"
        ),
        "cannot reach its target",
    ),
    "below the floor": (OWN.replace("[50, 51]", "[50, 30]"), "below the floor"),
    "a broken elbow": (OWN.replace("[80, 90]", "[80, 20]"), "elbow is bent by -60"),
    "a broken back": (OWN.replace("trunk = 90", "trunk = 90\nchest = 170"), "the back is bent"),
    "another kind": (OWN.replace("turn = [80, 90]", "touch = [60, 100]"), "from turn to touch"),
    "an unknown prop": (OWN + 'props = [{ kind = "moon", at = "hands" }]', "not known"),
    "a view": (OWN.replace('id = "wave"', 'id = "wave"\nview = "top"'), "'top' is not known"),
    "twice": (OWN * 2, "there twice"),
    "no table": ("figure = 3", "no list"),
    "an empty file": ("figure = []", "no list"),
    "a change": (OWN + "[figure.change.big]\nwidth = 3", "not known"),
    "a mistake of nothing": (OWN + '[figure.wrong.bad]\nof = "sit"', "no pose 'sit'"),
}


@pytest.mark.parametrize(("text", "says"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_its_line_and_a_remedy(
    book: FigureBook, keep: Keep, text: str, says: str
) -> None:
    """And no figure comes of it, so that words are shown."""
    file = keep(text)
    (first, *_) = problems = check_any_file(file, NO_LIBRARY, book)
    assert any(says in problem.message for problem in problems), problems
    assert first.line > 0
    assert all(problem.remedy for problem in problems)
    if "wave" in text:
        assert book.figure("wave") is None
        assert book.problems == problems


def test_a_figure_without_mistakes_has_none(book: FigureBook, keep: Keep) -> None:
    """A million of one number too many are not needed."""
    assert check_any_file(keep(OWN), NO_LIBRARY, book) == ()


def test_an_exercise_may_only_name_a_figure_that_is_there(
    book: FigureBook, keep: Keep, tmp_path: Path
) -> None:
    """The check says so; the exercise can be used all the same."""
    file = tmp_path / "exercises.toml"
    file.write_text(EXERCISE, "utf-8")
    (problem,) = check_any_file(file, NO_LIBRARY, book)
    assert problem.key == "exercise[0].figure"
    assert "no figure 'wave'" in problem.message
    keep(OWN)
    assert check_any_file(file, NO_LIBRARY, FigureBook(bundled_assets(), tmp_path)) == ()


def test_a_folder_that_cannot_be_read_is_no_trouble(tmp_path: Path) -> None:
    """A pipe in it is named, and not waited for."""
    (tmp_path / "figures" / "pipe.toml").mkdir(parents=True)
    book = FigureBook(bundled_assets(), tmp_path)
    assert book.figure("squat") is not None
    assert "not an ordinary file" in book.problems[0].message
