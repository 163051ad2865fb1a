"""One unit of loads on the screen: what is asked stands in the runner's, wherever it is read."""

from dataclasses import replace

import pytest
from textual.widgets import Input

from midstance.domain.exercise import Equipment
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.settings import Settings
from midstance.storage.definitions.loader import load_library
from midstance.tui.screens.programs.preview import PreviewScreen
from midstance.tui.screens.programs.program import ProgramScreen
from midstance.tui.widgets.row_list import RowList
from tests.tui.house import WIDE, House, record
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


async def test_a_load_that_is_taken_over_as_it_is_shown_stays_exact(pounds: House) -> None:
    """33.07 lb are shown as 33 lb; Enter without a change keeps the 15 kg."""
    pounds.keep(pounds.workout(0, record("goblet-squat", 8, load=Load(15_000))))
    async with pounds.opened(WIDE) as guest:
        await guest.press("l", "enter", "enter", "k")
        assert guest.screen.query_one(Input).value == "33 lb"
        await guest.press("enter")
    assert [each.set.load for each in pounds.sets()] == [Load(15_000)]


async def test_help_is_refused_in_the_log(house: House) -> None:
    """Where a band takes weight off, the dialog of the log takes no kilograms and says why."""
    settle(house, BEGINNER)
    house.keep(house.workout(0, record("band-assisted-pull-up", 8)))
    async with house.opened(WIDE) as guest:
        await guest.press("l", "enter", "enter", "k")
        await guest.press("2", "0", "enter")
        assert "takes weight off in Band-assisted pull-up" in guest.text("#notice")
    assert [each.set.load for each in house.sets()] == [None]


async def test_steps_are_typed_in_the_unit_of_the_settings(house: House) -> None:
    """Where the profile has no unit, a bare number in its dialogs is in that of the settings."""
    lb = replace(house, settings=Settings(weight_unit=WeightUnit.LB))
    settle(lb, replace(BEGINNER, weight_unit=None, load_steps=((Equipment.DUMBBELL, Load(2000)),)))
    async with lb.opened(WIDE) as guest:
        await guest.press("o")
        rows = [row.key for row in guest.screen.query_one(RowList).rows if not row.is_heading]
        await guest.press("home", *["down"] * rows.index("step:dumbbell"), "enter")
        await guest.press("ctrl+u", "5", "enter")
    with lb.log() as log:
        assert log.profile_reading().runner.load_steps == ((Equipment.DUMBBELL, Load(2268)),)
