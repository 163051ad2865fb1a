"""Loads that are corrected by the dialog of the log."""

from dataclasses import replace

from textual.widgets import Input

from midstance.domain.quantity import Load, LoadMeaning, WeightUnit
from tests.tui.house import WIDE, House, record
from tests.tui.runners import BEGINNER, settle


async def test_a_load_that_is_taken_over_as_it_is_shown_stays_exact(house: House) -> None:
    """33.07 lb are shown as 33 lb; Enter without a change keeps the 15 kg."""
    settle(house, replace(BEGINNER, weight_unit=WeightUnit.LB))
    house.keep(house.workout(0, record("goblet-squat", 8, load=Load(15_000))))
    async with house.opened(WIDE) as guest:
        await guest.press("L", "enter", "enter", "k")
        assert guest.screen.query_one(Input).value == "33 lb"
        await guest.press("enter")
    assert [each.set.load for each in house.sets()] == [Load(15_000)]


async def test_help_is_typed_in_the_log(house: House) -> None:
    """Where a band takes weight off, the dialog takes the kilograms of help and nothing lifted."""
    settle(house, BEGINNER)
    house.keep(house.workout(0, record("band-assisted-pull-up", 8)))
    async with house.opened(WIDE) as guest:
        await guest.press("L", "enter", "enter", "k")
        await guest.type("2x20")
        await guest.press("enter")
        assert "takes weight off in Band-assisted pull-up" in guest.text("#notice")
        await guest.press("enter", "k", "2", "0", "enter")
        assert "20 kg help" in guest.text()
    assert [(each.set.load, each.set.load_is) for each in house.sets()] == [
        (Load(20_000), LoadMeaning.HELP)
    ]
