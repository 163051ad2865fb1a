"""The code stays in pieces that can be read: the size rules.

They bound a module, a function and a folder; none of them rewards cutting one concept in two.
"""

from collections import Counter
from pathlib import Path

import pytest

from tests.shape.project import SOURCE, TESTS
from tests.shape.size import Function, Module, import_cycles, lines_of, measure, nearest_rank

CORE = ("domain", "workout", "coach")
SMALL = 60
ONE_THING_A_FILE = (
    *("cli.commands.", "exchange.exporters.", "exchange.importers."),
    "tui.dialogs.",
    "tui.widgets.",
)
"""Rooms in which a file is found by the name of the one command, format or widget in it."""
SMALL_ON_PURPOSE = {
    "midstance": "the version",
    "midstance.__main__": "an entry point",
    "midstance.cli.errors": "exit codes and errors, without their translation, which few runs load",
    "midstance.cli.settings": "the settings and the unit of loads, shared by several commands",
    "midstance.presentation.safety": "the notices, worded once for the screen and the prompt",
    "midstance.coach.schedule.time_off": "when no week is missed, which reviews and Today ask",
    "midstance.services.calendar.refusals": "what is refused, without the rules behind it",
    "midstance.services.upkeep.coach_folder": "what only the screen needs, without its event loop",
    "midstance.services.upkeep.sharing_choice": "the choice, without the week that is shared",
    "midstance.services.upkeep.daily": "what a start does once a day",
    "midstance.tui.folder_transfers": "files that come and go, beside the questions of Today",
    "midstance.storage.figures.any_file": "what a check looks at, without what a screen needs",
    "midstance.storage.definitions.loader": "the border to the compiler, which few starts load",
}
MOST_ENTRIES = 12
FLAT_VOCABULARIES = {"domain": 16, "workout": 16, "presentation": 16}
MOST_LATE_IMPORTS = 70
ONE_A_FILE = {
    "FOOTER",
    "SOURCE",
    "T",
    "command",
    "main",
    "parse",
    "read",
    "recognises",
    "rows",
    "run",
}
"""Names that mean the same in every file of their kind: a command, a footer, an importer."""
LISTS_FOUND_BY_NAME = {
    "cli/commands",
    "exchange/exporters",
    "exchange/importers",
    "storage/database/migrations",
}


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    """Every module of the package, measured."""
    return measure(SOURCE)


@pytest.fixture(scope="module")
def functions(modules: list[Module]) -> list[Function]:
    """Every function of the package, measured."""
    return [function for module in modules for function in module.functions]


def test_no_module_is_too_long(modules: list[Module]) -> None:
    """A module ends at 500 lines."""
    assert not [(module.name, module.lines) for module in modules if module.lines > 500]


def test_a_small_module_has_a_reason(modules: list[Module]) -> None:
    """Below 60 lines a module is one command, format or widget, or says here why it stands alone.

    A package's own sentence is no module.
    """
    small = {
        module.name
        for module in modules
        if module.lines < SMALL
        and module.lines > 1
        and not module.name.removeprefix("midstance.").startswith(ONE_THING_A_FILE)
    }
    assert small == set(SMALL_ON_PURPOSE)


def test_no_folder_is_crowded() -> None:
    """A folder has 12 entries, or 16 where it is one flat vocabulary; lists of a kind are free."""
    folders = [path for path in SOURCE.rglob("*") if path.is_dir() and path.name != "__pycache__"]
    crowded = {
        name: count
        for folder in folders
        if (name := folder.relative_to(SOURCE).as_posix()) not in LISTS_FOUND_BY_NAME
        if (count := entries(folder)) > FLAT_VOCABULARIES.get(name, MOST_ENTRIES)
    }
    assert not crowded


def entries(folder: Path) -> int:
    """How many modules and folders lie in a folder; a style sheet belongs to its module."""
    names = (path for path in folder.iterdir() if path.suffix != ".tcss")
    return sum(path.name not in {"__init__.py", "__pycache__", "py.typed"} for path in names)


def test_functions_are_short(functions: list[Function]) -> None:
    """Nineteen of twenty functions have at most 25 lines, and none has over 60."""
    lengths = [function.lines for function in functions]
    assert not [(function.where, function.lines) for function in functions if function.lines > 60]
    assert nearest_rank(lengths, 0.95) <= 25


def test_functions_decide_little(functions: list[Function]) -> None:
    """No function has over 10 branches."""
    assert not [(fn.where, fn.branches) for fn in functions if fn.branches > 10]


def test_every_function_is_annotated(functions: list[Function]) -> None:
    """Every parameter and every result has its type."""
    assert not [function.where for function in functions if not function.is_typed]


def test_everything_public_is_documented(modules: list[Module]) -> None:
    """Every public module, class, function and method says what it is."""
    assert not [name for module in modules for name in module.undocumented]


def test_no_modules_import_each_other_in_a_circle(modules: list[Module]) -> None:
    """Imports, late ones and those for types alone too, form no circle."""
    assert not import_cycles(modules)


def test_few_imports_are_late(modules: list[Module]) -> None:
    """Imports inside functions are for starts that must be quick, and there are few."""
    assert sum(module.late_imports for module in modules) <= MOST_LATE_IMPORTS


def test_a_public_name_means_one_thing(modules: list[Module]) -> None:
    """No public function, class or constant is defined in two modules under one name."""
    places = Counter(name for module in modules for name in set(module.public))
    doubled = {name for name, count in places.items() if count > 1}
    assert doubled <= ONE_A_FILE


def test_the_package_has_more_lines_of_tests_than_of_code() -> None:
    """Tests have at least as many lines as the code."""
    assert python_lines(TESTS) >= python_lines(SOURCE)


def test_the_core_has_two_fifths_more_of_tests() -> None:
    """Tests of domain, workout and coach have at least 1.4 times the lines of their code."""
    tests = sum(python_lines(TESTS / room) for room in CORE)
    assert tests >= 1.4 * sum(python_lines(SOURCE / room) for room in CORE)


def python_lines(folder: Path) -> int:
    """Lines of all Python below a folder; the stopwatches of the bench are no tests."""
    return sum(lines_of(path) for path in folder.rglob("*.py") if "bench" not in path.parts)


def test_a_circle_is_seen(tmp_path: Path) -> None:
    """Two modules that import each other are found, even where one import is late."""
    package = tmp_path / "pair"
    package.mkdir()
    (package / "left.py").write_text('"""Left."""\nimport pair.right\n')
    (package / "right.py").write_text("def late():\n    from pair import left\n")
    left, right = measure(package)
    assert import_cycles([left, right]) == [["pair.left", "pair.right"]]
    assert right.undocumented == ("pair.right: the module", "pair.right: late")


def test_late_imports_and_public_names_are_seen(tmp_path: Path) -> None:
    """An import in a function is late, and loads nothing; what begins with `_` is not public."""
    package = tmp_path / "one"
    package.mkdir()
    (package / "thing.py").write_text(
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import ast\n"
        "MOST: int = 3\nleast, _own = 1, 2\nclass Thing:\n    def method(self):\n"
        "        import json\n        return json\ndef _helper():\n    import csv, html\n"
    )
    (thing,) = measure(package)
    assert (thing.public, thing.late_imports) == (("MOST", "Thing"), 2)
    assert thing.imports_at_load == {"typing.TYPE_CHECKING"}
    assert thing.imports == thing.imports_at_load | {"ast", "csv", "html", "json"}


def test_sizes_are_counted_as_the_budget_means_them(tmp_path: Path) -> None:
    """A docstring is no code; a comprehension, a condition and an `and` are branches."""
    package = tmp_path / "one"
    package.mkdir()
    (package / "thing.py").write_text(
        '"""A thing."""\n\n\ndef pick(values):\n    """Pick.\n\n    More.\n    """\n'
        "    if values and values[0]:\n        return [v for v in values]\n    return []\n"
    )
    (thing,) = measure(package)
    (pick,) = thing.functions
    assert (thing.lines, pick.lines, pick.branches, pick.is_typed) == (11, 4, 4, False)
