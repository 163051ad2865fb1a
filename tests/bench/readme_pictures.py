"""Draws the pictures of the README from the running program, with a false clock.

``python -m tests.bench.readme_pictures [NAME ...]`` writes them to ``assets/pictures``.
"""

import asyncio
import sys
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from midstance.domain.settings import Settings
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places
from tests.bench.pictured_runner import MONDAY, furnish, session_due
from tests.bench.pictures_beside import GO, REST, Walk, stay, then
from tests.bench.svg_cells import svg_of
from tests.shape.project import ROOT
from tests.tui.laptop import EVENING, WIDE, FalseClock, Laptop, cells_of
from tests.tui.pilot import QuickPilot

FOLDER = ROOT / "assets" / "pictures"


@dataclass(frozen=True)
class Picture:
    """One picture: what it shows in words, the day, and the keys that lead there."""

    title: str
    walk: Walk
    day: int = 4
    """Days after Monday."""
    is_new: bool = False
    is_at_work: bool = False


PICTURES = {
    "first-run": Picture("The first start: sessions, health questions, one key", stay, is_new=True),
    "today": Picture("Today: the week, the session with loads and last time", stay),
    "go": Picture("In a set: repetitions and load in large letters", GO, is_at_work=True),
    "rest": Picture("In a rest: the clock, and the next set", REST, is_at_work=True),
    "week": Picture("The review of a week", then(stay, "w"), day=6),
    "trends": Picture(
        "A lift over three months, with the kilometres of each week", then(stay, "y"), day=6
    ),
}


async def draw(picture: Picture) -> str:
    """Walk to a picture, and draw what the screen shows."""
    with tempfile.TemporaryDirectory() as home:
        library = load_library(Places(Path(home), Path(home), Path(home)))
        clock = FalseClock(EVENING + timedelta(days=picture.day))
        laptop = Laptop(Path(home, "laptop"), library, clock, is_new=picture.is_new)
        laptop.settings = Settings(flash=False)
        if not picture.is_new:
            furnish(laptop, MONDAY + timedelta(days=picture.day))
        session = session_due(laptop) if picture.is_at_work else None
        async with laptop.opened(WIDE, session) as user:
            await picture.walk(user)
            await user.settle()
            return svg_of(cells_of(user.screen), picture.title)


def main(names: list[str]) -> None:
    """Draw the pictures that are named, or all of them."""
    FOLDER.mkdir(exist_ok=True)
    for name in names or PICTURES:
        with patch("textual.pilot.Pilot", QuickPilot):
            drawn = asyncio.run(draw(PICTURES[name]))
        FOLDER.joinpath(f"{name}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
