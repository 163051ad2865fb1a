"""A program on the screen in the unit of loads that the runner uses."""

from dataclasses import replace

import pytest

from midstance.domain.quantity import WeightUnit
from midstance.storage.definitions.loader import load_library
from midstance.tui.screens.programs.preview import PreviewScreen
from midstance.tui.screens.programs.program import ProgramScreen
from midstance.tui.widgets.row_list import RowList
from tests.tui.laptop import WIDE, Laptop
from tests.tui.runners import BEGINNER, follow, settle

SQUATS = """\
id = "a-squats"
name = "A few squats"
summary = "One exercise."
weeks = 1
per_week = 1
finish = "Rest."
[[session]]
id = "A"
name = "All"
[[session.block]]
purpose = "strength"
[[session.block.item]]
exercise = "goblet-squat"
sets = "2x5 12 kg @6"
"""


@pytest.fixture
def pounds(laptop: Laptop) -> Laptop:
    """A laptop of a runner who uses pounds and follows a program with a load in kilograms."""
    folder = laptop.places.config / "programs"
    folder.mkdir(parents=True)
    (folder / "a-squats.toml").write_text(SQUATS)
    loaded = replace(laptop, library=load_library(laptop.places))
    settle(loaded, replace(BEGINNER, weight_unit=WeightUnit.LB))
    follow(loaded, "a-squats")
    return loaded


async def test_today_and_programs(pounds: Laptop) -> None:
    """Today, the weeks of a program and the preview of a session say 26.5 lb for 12 kg."""
    async with pounds.opened(WIDE) as user:
        assert "26.5 lb" in user.text("#blocks")
        await user.press("g")
        rows = [row.key for row in user.screen.query_one(RowList).rows if not row.is_heading]
        await user.press("home", *["down"] * rows.index("a-squats"), "enter")
        program = user.screen
        assert isinstance(program, ProgramScreen)
        assert "26.5 lb" in user.text("#weeks")
        await user.press("enter")
        preview = user.screen
        assert isinstance(preview, PreviewScreen)
        assert "26.5 lb" in user.text("#blocks")


async def test_a_new_unit_is_on_today_at_once(pounds: Laptop) -> None:
    """Whoever goes over to kilograms in the profile finds them when Today comes back."""
    async with pounds.opened(WIDE) as user:
        await user.press("o")
        rows = [row.key for row in user.screen.query_one(RowList).rows if not row.is_heading]
        await user.press("home", *["down"] * rows.index("units"), "enter", "1")
        await user.press("escape")
        assert "12 kg" in user.text("#blocks")
        assert "lb" not in user.text("#blocks")
