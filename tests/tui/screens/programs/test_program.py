"""A program on the screen in the unit of loads that the runner uses."""

from dataclasses import replace

import pytest

from midstance.domain.quantity import WeightUnit
from midstance.storage.definitions.loader import load_library
from midstance.tui.screens.programs.preview import PreviewScreen
from midstance.tui.screens.programs.program import ProgramScreen
from midstance.tui.widgets.row_list import RowList
from tests.tui.house import WIDE, House
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
def pounds(house: House) -> House:
    """A house of a runner who uses pounds and follows a program with a load in kilograms."""
    folder = house.places.config / "programs"
    folder.mkdir(parents=True)
    (folder / "a-squats.toml").write_text(SQUATS)
    loaded = replace(house, library=load_library(house.places))
    settle(loaded, replace(BEGINNER, weight_unit=WeightUnit.LB))
    follow(loaded, "a-squats")
    return loaded


async def test_today_and_programs(pounds: House) -> None:
    """Today, the weeks of a program and the preview of a session say 26.5 lb for 12 kg."""
    async with pounds.opened(WIDE) as guest:
        assert "26.5 lb" in guest.text("#blocks")
        await guest.press("g")
        rows = [row.key for row in guest.screen.query_one(RowList).rows if not row.is_heading]
        await guest.press("home", *["down"] * rows.index("a-squats"), "enter")
        program = guest.screen
        assert isinstance(program, ProgramScreen)
        assert "26.5 lb" in guest.text("#weeks")
        await guest.press("enter")
        preview = guest.screen
        assert isinstance(preview, PreviewScreen)
        assert "26.5 lb" in guest.text("#blocks")


async def test_a_new_unit_is_on_today_at_once(pounds: House) -> None:
    """Whoever goes over to kilograms in the profile finds them when Today comes back."""
    async with pounds.opened(WIDE) as guest:
        await guest.press("o")
        rows = [row.key for row in guest.screen.query_one(RowList).rows if not row.is_heading]
        await guest.press("home", *["down"] * rows.index("units"), "enter", "1")
        await guest.press("escape")
        assert "12 kg" in guest.text("#blocks")
        assert "lb" not in guest.text("#blocks")
