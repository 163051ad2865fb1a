"""How far one walks: which modules lie on six ways through the code, by its import graph.

``python -m tests.shape.ways [CHECKOUT [WAYS]]`` prints them, with the totals of the checkout.
``WAYS`` is a TOML file for a checkout whose modules have other names: a table for each way, with
the keys of :class:`Way`.
"""

import argparse
import re
import statistics
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.shape.project import ROOT
from tests.shape.size import (
    Module,
    import_cycles,
    import_graph,
    measure,
    reachable,
)


@dataclass(frozen=True, slots=True)
class Way:
    """What somebody reads or loads to follow one thing from its beginning to its end.

    Attributes:
        legs: pairs of modules; every module on an import path from the first to the second counts.
        loads: modules that one start imports; whatever they load in turn counts.
        word: a name in the code, or several with ``|`` between them; every module that uses one
            of them counts.
    """

    legs: tuple[tuple[str, str], ...] = ()
    loads: tuple[str, ...] = ()
    word: str = ""


WAYS = {
    "a set, from the key to the disk and back": Way(
        legs=(
            ("tui.screens.session.screen", "workout.view"),
            ("services.workout_runner", "workout.recording"),
            ("services.workout_recorder", "storage.writer"),
            ("storage.log.active_workout", "storage.database.tables"),
        )
    ),
    "a prescription, from its file to the first screen": Way(
        legs=(
            ("storage.definitions.loader", "domain.quantity"),
            ("tui.screens.today", "presentation.planning.session_text"),
            ("presentation.planning.session_text", "domain.quantity"),
        )
    ),
    "a week, from the log to every form in which it is shown": Way(
        legs=(
            ("tui.screens.review.week", "storage.log.queries"),
            ("tui.screens.review.week", "domain.weeks.review"),
            ("cli.commands.week", "domain.weeks.review"),
            ("cli.commands.export", "domain.weeks.review"),
            ("coach.review.week", "coach.log_queries"),
        )
    ),
    "another variant of an exercise, in the middle of a workout": Way(
        legs=(
            ("tui.screens.session.dialogs", "coach.adapt.variants"),
            ("services.profile", "coach.adapt.variants"),
            ("services.workout_runner", "workout.plan_changes"),
            ("coach.adapt.variants", "domain.exercise"),
        )
    ),
    "a start, up to the first screen": Way(
        loads=("cli.main", "cli.screen", "context", "tui.app", "storage.training_log")
    ),
    "a change: a measure": Way(word="Measure|Unit"),
    "a change: the style of a block": Way(word="Style"),
    "a change: a column of a set": Way(word="band_cm"),
}


def on_the_way(way: Way, modules: Iterable[Module], package: Path) -> list[str]:
    """The modules of a package that lie on a way, without the package's own name.

    Raises:
        KeyError: the package has no module of that name.
    """
    known = list(modules)
    graph = _short(import_graph(known, lambda module: module.imports))
    loading = _short(import_graph(known, lambda module: module.imports_at_load))
    found = set(way.loads).union(*(reachable(start, loading) for start in way.loads))
    for start, goal in way.legs:
        found |= between(start, goal, graph)
    if way.word:
        found |= set(users_of(way.word, package))
    return sorted(found)


def _short(graph: dict[str, set[str]]) -> dict[str, set[str]]:
    prefix = f"{min(graph, key=len)}."
    return {
        name.removeprefix(prefix): {each.removeprefix(prefix) for each in targets}
        for name, targets in graph.items()
    }


def between(start: str, goal: str, graph: dict[str, set[str]]) -> set[str]:
    """Every module on an import path from one to another, both of them included."""
    return {
        name
        for name in {start} | reachable(start, graph)
        if name == goal or goal in reachable(name, graph)
    }


def users_of(word: str, package: Path) -> Iterator[str]:
    """The modules in which a word, or one of several with ``|`` between them, occurs."""
    pattern = re.compile(rf"\b(?:{word})\b")
    for path in package.rglob("*.py"):
        if pattern.search(path.read_text("utf-8")):
            yield ".".join(path.relative_to(package).with_suffix("").parts)


def totals(modules: Iterable[Module], package: Path) -> dict[str, object]:
    """How large a package is; a module of one line is a package's own sentence, and not counted."""
    real = [module for module in modules if module.lines > 1]
    folders = {
        folder: sum(path.suffix == ".py" and path.stem != "__init__" for path in folder.iterdir())
        for folder in (path.parent for path in package.rglob("*.py"))
    }
    largest = max(folders, key=lambda folder: folders[folder])
    return {
        "files": len(real),
        "lines": sum(module.lines for module in real),
        "median of a file's lines": statistics.median(module.lines for module in real),
        "largest folder": f"{folders[largest]} files in {largest.relative_to(package.parent)}",
        "imports inside functions": sum(module.late_imports for module in real),
        "import cycles": len(import_cycles(real)),
    }


def read_ways(file: Path) -> dict[str, Way]:
    """The ways that a TOML file describes."""
    return {
        name: Way(
            tuple((start, goal) for start, goal in table.get("legs", ())),
            tuple(table.get("loads", ())),
            table.get("word", ""),
        )
        for name, table in tomllib.loads(file.read_text("utf-8")).items()
    }


def report(package: Path, ways: dict[str, Way]) -> Iterator[str]:
    """The ways through a package and its totals, line by line."""
    modules = measure(package)
    for name, way in ways.items():
        files = on_the_way(way, modules, package)
        yield f"{len(files):4}  {name}"
        yield from (f"        {file}" for file in files)
    yield from (f"{value!s:>10}  {name}" for name, value in totals(modules, package).items())


def main() -> None:
    """Print the report on the checkout that the command line names, or on this one."""
    parser = argparse.ArgumentParser(prog="python -m tests.shape.ways", description=__doc__)
    parser.add_argument("checkout", nargs="?", type=Path, default=ROOT)
    parser.add_argument("ways", nargs="?", type=Path)
    given = parser.parse_args()
    ways = read_ways(given.ways) if given.ways else WAYS
    print("\n".join(report(given.checkout / "src" / "midstance", ways)))  # noqa: T201  # its answer


if __name__ == "__main__":
    main()
