"""Loads that are corrected by the dialog of the log."""

from dataclasses import replace

from textual.widgets import Input

from midstance.domain.quantity import Load, LoadMeaning, WeightUnit
from tests.tui.laptop import WIDE, Laptop, record
from tests.tui.runners import BEGINNER, settle


async def test_a_load_that_is_taken_over_as_it_is_shown_stays_exact(laptop: Laptop) -> None:
    """33.07 lb are shown as 33 lb; Enter without a change keeps the 15 kg."""
    settle(laptop, replace(BEGINNER, weight_unit=WeightUnit.LB))
    laptop.keep(laptop.workout(0, record("goblet-squat", 8, load=Load(15_000))))
    async with laptop.opened(WIDE) as user:
        await user.press("L", "enter", "enter", "k")
        assert user.screen.query_one(Input).value == "33 lb"
        await user.press("enter")
    assert [each.set.load for each in laptop.sets()] == [Load(15_000)]


async def test_help_is_typed_in_the_log(laptop: Laptop) -> None:
    """Where a band takes weight off, the dialog takes the kilograms of help and nothing lifted."""
    settle(laptop, BEGINNER)
    laptop.keep(laptop.workout(0, record("band-assisted-pull-up", 8)))
    async with laptop.opened(WIDE) as user:
        await user.press("L", "enter", "enter", "k")
        await user.type("2x20")
        await user.press("enter")
        assert "takes weight off in Band-assisted pull-up" in user.text("#notice")
        await user.press("enter", "k", "2", "0", "enter")
        assert "20 kg help" in user.text()
    assert [(each.set.load, each.set.load_is) for each in laptop.sets()] == [
        (Load(20_000), LoadMeaning.HELP)
    ]
