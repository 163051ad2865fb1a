"""What could be done instead, by key: the table, the search, and how long a swap holds."""

import pytest

from midstance.domain.quantity import Load, LoadMeaning
from midstance.domain.runner import Level, Runner
from midstance.domain.session import Block, Purpose, Session
from midstance.tui.dialogs.choice import ChoiceDialog
from midstance.tui.screens.session.screen import SessionScreen
from midstance.tui.screens.session.swap import SwapScreen
from midstance.workout.state import Phase
from midstance.workout.view import PhaseLabel
from tests.tui.house import SHORT, SMALL, USUAL, WIDE, Guest, House, item, record
from tests.tui.runners import settle

SQUATS = Session(
    "core-5", "Squats", (Block(Purpose.STRENGTH, (item("goblet-squat", "1x8 12 kg @7"),)),)
)


async def to_swap(guest: Guest) -> None:
    """Open the variants of the squat."""
    await guest.press("space")
    while guest.view.card.exercise != "goblet-squat":
        await guest.press("S")
    await guest.press("v")
    assert isinstance(guest.screen, SwapScreen)


@pytest.mark.parametrize(("before", "rise"), [(10_000, "▲ 2"), (12_000, ""), (14_000, "")])
async def test_a_load_above_last_times_has_its_rise(house: House, before: int, rise: str) -> None:
    """By how much stands beside the unit; a load that is the same or less has nothing there."""
    house.keep(house.workout(3, record("goblet-squat", 8, load=Load(before), effort=7)))
    async with house.opened(WIDE, SHORT) as guest:
        await to_swap(guest)
        await guest.press("escape")
        assert ("▲" in guest.text()) is bool(rise)
        assert rise in guest.text()


@pytest.mark.parametrize("size", [WIDE, USUAL, SMALL])
async def test_the_table_says_everything_of_a_variant(house: House, size: tuple[int, int]) -> None:
    """Amount and load of each row; why that load and a cue for the row under the cursor."""
    house.keep(house.workout(3, record("goblet-squat", 8, load=Load(10_000), effort=7)))
    async with house.opened(size, SHORT) as guest:
        await to_swap(guest)
        text = guest.text()
        assert "SWAP" in text or size != SMALL
        assert "Goblet squat" in text
        assert "2 × 8  12" in text
        assert "12 kg: current weight." in text
        assert "● " in text
        if size != SMALL:
            for word in ("EXERCISE", "LVL", "EQUIPMENT", "TODAY", "LAST TIME", "8 @ 10"):
                assert word in text
            assert "dumbbell" in text


async def test_a_set_that_is_next_names_the_nearest_swaps(house: House) -> None:
    """Beside it, where there is room; in the set itself they are gone."""
    async with house.opened(WIDE, SQUATS) as guest:
        await guest.press("space")
        await guest.walk_to(Phase.SET_UP)
        side = guest.text().partition("SWAP  v")[2]
        assert "easier" in side
        assert "no kit" in side
        await guest.walk_to(Phase.WORK)
        assert "SWAP  v" not in guest.text()


async def test_letters_search_only_after_the_slash(house: House) -> None:
    """Before it `c` shows all cues; after it letters are what is searched for, typos and all."""
    async with house.opened(WIDE, SHORT) as guest:
        await to_swap(guest)
        few = guest.text()
        await guest.press("c")
        assert guest.text() != few
        await guest.press("c", "z", "q", "k")
        assert guest.text() == few
        await guest.press("slash", *"hipp thrst")
        assert "Search: hipp thrst" in guest.text()
        await guest.press(*["backspace"] * 10)
        await guest.type("rdl")
        assert "Romanian deadlift" in guest.text()
        await guest.press("backspace", "backspace", "backspace", *"leg press")
        assert "No leg press here; nearest" in guest.text()
        assert "Goblet squat" in guest.text()
        await guest.press("escape")
        assert guest.text() == few
        await guest.press("slash", *"xyzzy", "enter")
        assert "No exercise has such a name." in guest.text()
        await guest.press("escape", "escape")
        assert isinstance(guest.screen, SessionScreen)
    assert not any(each.set.is_done for each in house.sets())


async def test_an_exercise_of_the_library_gets_a_load_by_the_same_rules(house: House) -> None:
    """Its own last time decides, and the reason is in sight before it is taken."""
    settle(house, Runner(level=Level.ADVANCED))
    hinge = record(
        "romanian-deadlift", 8, load=Load(16_000), effort=7, load_is=LoadMeaning.EACH_HAND
    )
    house.keep(house.workout(3, hinge))
    async with house.opened(USUAL, SHORT) as guest:
        await to_swap(guest)
        await guest.press("slash")
        await guest.type("romanian deadlift")
        assert "kg: from 8 at 2 × 16 kg, RPE 7." in guest.text()
        await guest.press("enter")
        assert guest.view.card.exercise == "romanian-deadlift"
        assert guest.view.details.load


async def test_the_clock_runs_on_above_the_table(house: House) -> None:
    """While a set is counted its phase and clock stay in the first row."""
    async with house.opened(USUAL, SHORT) as guest:
        await guest.press("space")
        while guest.view.word is not PhaseLabel.GO:
            await guest.step()
        await guest.press("v")
        await guest.wait(7)
        assert f"GO {guest.view.clock}" in guest.text().splitlines()[0]
        assert guest.view.clock == "0:07"


@pytest.mark.parametrize(
    ("key", "prefers", "asks"), [("a", 1, False), ("t", 0, False), ("enter", 0, True)]
)
async def test_how_long_a_swap_holds(house: House, key: str, prefers: int, *, asks: bool) -> None:
    """`a` holds from now on, `t` today only; after Enter that is asked at the end."""
    async with house.opened(USUAL, SQUATS) as guest:
        await to_swap(guest)
        await guest.press("down", key)
        assert guest.view.card.exercise != "goblet-squat"
        await guest.walk_to(Phase.DONE)
        await guest.press("space")
        assert isinstance(guest.screen, ChoiceDialog) is asks
        if asks:
            await guest.press("escape")
        assert len(guest.client.runner().preferences) == prefers


async def test_a_number_and_the_arrows_move_the_cursor(house: House) -> None:
    """Nothing is taken by them; the row that is on already changes nothing."""
    async with house.opened(USUAL, SHORT) as guest:
        await to_swap(guest)
        first = guest.text()
        await guest.press("2")
        second = guest.text()
        assert second != first
        await guest.press("up", "end", "home", "pagedown", "pageup")
        assert guest.text() == first
        await guest.press("enter")
        assert guest.view.card.exercise == "goblet-squat"
