"""The ways through the code are walked on modules that exist, and counted as they are meant."""

from pathlib import Path

import pytest

from tests.shape.project import SOURCE
from tests.shape.size import measure
from tests.shape.ways import WAYS, Way, between, on_the_way, read_ways, report


def test_every_way_leads_somewhere() -> None:
    """Both ends of each leg exist, one leads to the other, and some file is on each way."""
    modules = measure(SOURCE)
    for way in WAYS.values():
        files = on_the_way(way, modules, SOURCE)
        assert len(files) > 1
        assert {*way.loads, *(end for leg in way.legs for end in leg)} <= set(files)


def test_a_leg_holds_what_lies_between() -> None:
    """A module counts when the start leads to it and it leads to the goal."""
    graph = {"a": {"b", "c"}, "b": {"d"}, "c": set(), "d": {"e"}, "e": set()}
    assert between("a", "d", graph) == {"a", "b", "d"}
    assert between("c", "d", graph) == set()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout: one module loads another, and a third later."""
    package = tmp_path / "src" / "midstance"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text('"""A package."""\n')
    (package / "a.py").write_text("import midstance.b\ndef late():\n    import midstance.c\n")
    (package / "b.py").write_text("Style = 1\nMORE = 2\n")
    (package / "c.py").write_text("from midstance.b import Style\nUNSTYLED = Style\n")
    return package


def test_a_start_and_a_word_are_counted(checkout: Path) -> None:
    """A start loads what is imported at once; a word is found in whole, wherever it is used."""
    modules = measure(checkout)
    assert on_the_way(Way(loads=("a",)), modules, checkout) == ["a", "b"]
    assert on_the_way(Way(word="Style"), modules, checkout) == ["b", "c"]
    assert on_the_way(Way(legs=(("a", "b"),)), modules, checkout) == ["a", "b", "c"]


def test_ways_of_another_layout_come_from_a_file(checkout: Path, tmp_path: Path) -> None:
    """The report names each way of the file with its files, and the totals."""
    file = tmp_path / "ways.toml"
    file.write_text('["a word"]\nword = "Style"\n["a leg"]\nlegs = [["a", "c"]]\n', "utf-8")
    lines = list(report(checkout, read_ways(file)))
    assert [line.strip() for line in lines[:3]] == ["2  a word", "b", "c"]
    assert [line.strip() for line in lines[3:6]] == ["2  a leg", "a", "c"]
    assert [line.split("  ")[-1] for line in lines[6:]] == [
        "files",
        "lines",
        "median of a file's lines",
        "largest folder",
        "imports inside functions",
        "import cycles",
    ]
    assert "1  imports inside functions" in lines[-2]
