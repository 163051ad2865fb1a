"""The code stays in small pieces: the size budget."""

from pathlib import Path
from statistics import median

import pytest

from tests.shape.project import SOURCE, TESTS
from tests.shape.size import Function, Module, import_cycles, lines_of, measure, nearest_rank

CORE = ("domain", "workout", "coach")


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    """Every module of the package, measured."""
    return measure(SOURCE)


@pytest.fixture(scope="module")
def functions(modules: list[Module]) -> list[Function]:
    """Every function of the package, measured."""
    return [function for module in modules for function in module.functions]


def test_modules_are_short(modules: list[Module]) -> None:
    """Half of the modules have at most 90 lines, and none has over 300."""
    assert median(module.lines for module in modules) <= 90
    assert not [(module.name, module.lines) for module in modules if module.lines > 300]


def test_functions_are_short(functions: list[Function]) -> None:
    """Half of the functions have at most 5 lines, nineteen of twenty 18, and none over 40."""
    lengths = [function.lines for function in functions]
    assert not [(function.where, function.lines) for function in functions if function.lines > 40]
    assert nearest_rank(lengths, 0.5) <= 5
    assert nearest_rank(lengths, 0.95) <= 18


def test_functions_decide_little(functions: list[Function]) -> None:
    """Nineteen of twenty functions have at most 6 branches, and none over 10."""
    assert not [(fn.where, fn.branches) for fn in functions if fn.branches > 10]
    assert nearest_rank((function.branches for function in functions), 0.95) <= 6


def test_every_function_is_annotated(functions: list[Function]) -> None:
    """Every parameter and every result has its type."""
    assert not [function.where for function in functions if not function.is_typed]


def test_everything_public_is_documented(modules: list[Module]) -> None:
    """Every public module, class, function and method says what it is."""
    assert not [name for module in modules for name in module.undocumented]


def test_no_modules_import_each_other_in_a_circle(modules: list[Module]) -> None:
    """Imports, late ones and those for types alone too, form no circle."""
    assert not import_cycles(modules)


def test_the_package_has_more_lines_of_tests_than_of_code() -> None:
    """Tests have at least 1.1 times the lines of the code."""
    assert python_lines(TESTS) >= 1.1 * python_lines(SOURCE)


def test_the_core_has_half_as_much_again_of_tests() -> None:
    """Tests of domain, workout and coach have at least 1.5 times the lines of their code."""
    tests = sum(python_lines(TESTS / room) for room in CORE)
    assert tests >= 1.5 * sum(python_lines(SOURCE / room) for room in CORE)


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
