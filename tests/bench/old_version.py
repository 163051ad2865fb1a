"""Lets another version of Midstance and this one read, continue and repeat each other's work.

Run: python -m tests.bench.old_version CHECKOUT
CHECKOUT is a folder with another version's ``src``; it runs with the packages that are installed
here. Both live through the same story in false time; prints what was compared, and ends with 1
where anything differs.
"""

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from itertools import islice
from pathlib import Path

from tests.storage.golden_files import CONFIG, DATA, FOLDER
from tests.storage.log_text import log_text
from tests.storage.story import ANSWERS, GO_ON, STORY, Heard, Scene, answers_at, live

HERE = Path(__file__).parents[2]
MUST_DIFFER = re.compile(r'(?<=\()[0-9a-f]{8}(?=\))|(?<="midstance": ).*')
SAME_FOR_BOTH = tuple(scene for scene in STORY if not scene.command.startswith("profile step"))
"""Version 0.1.0 did not use a named step in load in a workout."""
MOST_LINES = 12
"""Lines of a difference that are shown."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two lists of lines that should be the same."""

    what: str
    old: list[str]
    new: list[str]

    def difference(self) -> list[str]:
        """The first lines that differ, cut short; none where all are the same."""
        found = unified_diff(self.old, self.new, "expected", "found", n=0, lineterm="")
        return [line[:300] for line in islice(found, MOST_LINES)]


class Versions:
    """Both versions, and a folder for the homes in which they live."""

    def __init__(self, old: Path, scratch: Path) -> None:
        self.old, self.new = old / "src", HERE / "src"
        self._scratch = scratch

    def home(self, name: str) -> Path:
        """A home with the runner's own files and no log."""
        shutil.copytree(FOLDER / "config", self._scratch / name / CONFIG)
        return self._scratch / name

    def copy(self, home: Path, name: str) -> Path:
        """The same home again, its times too."""
        return shutil.copytree(home, self._scratch / name)

    def compared(self) -> Iterator[Compared]:
        """Everything that is compared, in turn."""
        by_old, by_new = self.home("by-old"), self.home("by-new")
        yield Compared(
            "what the story answers",
            told(self.old, by_old, SAME_FOR_BOTH),
            told(self.new, by_new, SAME_FOR_BOTH),
        )
        yield Compared("what the story writes", log_text(by_old / DATA), log_text(by_new / DATA))
        for name, home in (("old", by_old), ("new", by_new)):
            yield from self._answers(f"the {name} version's log", home)
            yield from self._going_on(f"the {name} version's workout", home, name)

    def _answers(self, whose: str, home: Path) -> Iterator[Compared]:
        """Both versions read the same log."""
        answers = [live(source, home, answers_at()) for source in (self.old, self.new)]
        for name, old, new in zip(ANSWERS, *answers, strict=True):
            about = f"{whose}: {name}"
            yield Compared(about, lines_of(old), lines_of(new))

    def _going_on(self, whose: str, home: Path, name: str) -> Iterator[Compared]:
        """Both versions continue the same workout, and each reads how the other ended it."""
        homes = [self.copy(home, f"{name}-by-{each}") for each in ("old", "new")]
        went = [
            told(source, each, (GO_ON,))
            for source, each in zip((self.old, self.new), homes, strict=True)
        ]
        yield Compared(f"{whose}: what going on answers", *went)
        yield Compared(f"{whose}: what going on writes", *(log_text(each / DATA) for each in homes))
        for how, each in zip(("old", "new"), homes, strict=True):
            yield from self._answers(f"{whose}, ended by the {how}", each)


def told(source: Path, home: Path, scenes: Iterable[Scene]) -> list[str]:
    """What a version answers to scenes, line by line."""
    return [
        line.replace(str(home), "HOME")
        for heard in live(source, home, scenes)
        for line in lines_of(heard)
    ]


def lines_of(heard: Heard) -> list[str]:
    """An answer without what must differ: a new set's id, and the version's own number."""
    lines = (f"code {heard.code}", *heard.lines, *heard.err.splitlines())
    return [MUST_DIFFER.sub("…", line) for line in lines]


def report(all_compared: Iterator[Compared], say: Callable[[str], object] = print) -> int:
    """Print a line for each comparison; answers with how many differ."""
    differ = 0
    for each in all_compared:
        difference = each.difference()
        differ += bool(difference)
        say(f"{'DIFFERS' if difference else 'same':<8} {len(each.new):>6} lines  {each.what}")
        for line in difference:
            say(f"         {line}")
    return differ


def main() -> None:
    """Compare, and end with 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkout", type=Path)
    checkout = parser.parse_args().checkout.absolute()
    with tempfile.TemporaryDirectory() as scratch:
        differ = report(Versions(checkout, Path(scratch)).compared())
    if differ:
        sys.exit(f"{differ} differ")


if __name__ == "__main__":
    main()
