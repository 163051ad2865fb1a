"""Lets two hundred made-up runners train for a year, and holds every promise against each session.

Run it from the project's folder: ``python -m tests.bench.simulated_year [RUNNERS [WEEKS]]``. It
takes some minutes; what should not have been is printed, and the exit status is 1. The suite has a
smaller one in ``tests/coach/progress/test_laws.py``.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from midstance.coach.adapt.ladders.rungs import takes_rungs
from midstance.coach.progress.change import ChangeKind
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places
from tests.coach.progress.year import Year, made_runner

if TYPE_CHECKING:
    from midstance.domain.library import Library
    from midstance.domain.program import Program

RUNNERS, WEEKS = 200, 52


def main(arguments: list[str]) -> int:
    """Let them all live; the answer is 1 where a promise was broken or a program leads nowhere."""
    runners, weeks = [*map(int, arguments), *(RUNNERS, WEEKS)[len(arguments) :]]
    library, began = bundled_library(), process_time()
    programs = tuple(library.programs)
    years = [Year(made_runner(seed, programs), library).live(weeks) for seed in range(runners)]
    seen = sum((each.seen for each in years), Counter[str]())
    print(f"{runners} runners, {weeks} weeks: {seen['sessions']} sessions planned and done")
    print(f"{1000 * (process_time() - began) / max(1, seen['sessions']):.1f} ms for each")
    for kind in ChangeKind:
        who = sum(bool(each.seen[kind.value]) for each in years)
        if kind is not ChangeKind.LIGHTER:
            print(f"{kind.value:12} {seen[kind.value]:6} times, {who:4} runners")
    print(f"lighter {seen['lighter']} sessions, {seen['refused']} changes refused")
    print(f"the steepest rise of a load: {max(each.steepest for each in years):.2f} times")
    faults = [f"runner {each.made.seed}: {fault}" for each in years for fault in each.faults]
    print(*(faults or ["no promise broken"]), sep="\n")
    return int(bool(faults) | print_gates(library, years))


def bundled_library() -> Library:
    """Everything that is bundled, and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        return load_library(Places(here / "data", here / "config", here / "cache")).library


def print_gates(library: Library, years: list[Year]) -> bool:
    """Print of each program which of its gates somebody passed; answers whether one has none."""
    passed: dict[str, set[str]] = defaultdict(set)
    for year in years:
        for name, gates in year.gates.items():
            passed[name] |= gates
    is_stuck = False
    for program in library.programs.values():
        wanted = gates_of(library, program)
        found = wanted & passed[program.id]
        print(f"{program.id}: {len(found)} of {len(wanted)} gates passed by someone")
        if missing := sorted(wanted - found):
            print(f"    by nobody: {', '.join(missing)}")
        is_stuck |= bool(wanted) and not found
    return is_stuck


def gates_of(library: Library, program: Program) -> set[str]:
    """The exercises of a program's own tables that have a gate before a rung above them."""
    return {
        item.exercise
        for week in range(1, program.weeks + 1)
        for session in library.week_sessions(program, week)
        for block in session.blocks
        if takes_rungs(block)
        for item in block.items
        if (exercise := library.exercises[item.exercise]).up and not exercise.plyo_factor
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
