"""Loads in the dialogs of the profile."""

from dataclasses import replace

from midstance.domain.exercise import Equipment
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.settings import Settings
from midstance.tui.widgets.row_list import RowList
from tests.tui.laptop import WIDE, Laptop
from tests.tui.runners import BEGINNER, settle


async def test_steps_are_typed_in_the_unit_of_the_settings(laptop: Laptop) -> None:
    """Where the profile has no unit, a bare number in its dialogs is in that of the settings."""
    lb = replace(laptop, settings=Settings(weight_unit=WeightUnit.LB))
    settle(lb, replace(BEGINNER, weight_unit=None, load_steps=((Equipment.DUMBBELL, Load(2000)),)))
    async with lb.opened(WIDE) as user:
        await user.press("o")
        rows = [row.key for row in user.screen.query_one(RowList).rows if not row.is_heading]
        await user.press("home", *["down"] * rows.index("step:dumbbell"), "enter")
        await user.press("ctrl+u", "5", "enter")
    with lb.log() as log:
        assert log.profile_reading().runner.load_steps == ((Equipment.DUMBBELL, Load(2268)),)
