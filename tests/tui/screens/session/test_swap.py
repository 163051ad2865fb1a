"""What could be done instead, by key: the table, the search, and how long a swap holds."""

from dataclasses import replace

import pytest

from midstance.domain.quantity import Load, LoadMeaning
from midstance.domain.runner import Level, Runner
from midstance.domain.session import Block, Purpose, Session
from midstance.tui.dialogs.choice import ChoiceDialog
from midstance.tui.screens.session.screen import SessionScreen
from midstance.tui.screens.session.swap import SwapScreen
from midstance.workout.state import Phase
from midstance.workout.view import PhaseLabel
from tests.tui.laptop import SHORT, SMALL, USUAL, WIDE, Laptop, User, item, record
from tests.tui.runners import settle

SQUATS = Session(
    "core-5", "Squats", (Block(Purpose.STRENGTH, (item("goblet-squat", "1x8 12 kg @7"),)),)
)


async def to_swap(user: User) -> None:
    """Open the variants of the squat."""
    await user.press("space")
    while user.view.card.exercise != "goblet-squat":
        await user.press("S")
    await user.press("v")
    assert isinstance(user.screen, SwapScreen)


@pytest.mark.parametrize(("before", "rise"), [(10_000, "▲ 2"), (12_000, ""), (14_000, "")])
async def test_a_load_above_last_times_has_its_rise(laptop: Laptop, before: int, rise: str) -> None:
    """By how much stands beside the unit; a load that is the same or less has nothing there."""
    laptop.keep(laptop.workout(3, record("goblet-squat", 8, load=Load(before), effort=7)))
    async with laptop.opened(WIDE, SHORT) as user:
        await to_swap(user)
        await user.press("escape")
        assert ("▲" in user.text()) is bool(rise)
        assert rise in user.text()


@pytest.mark.parametrize("size", [WIDE, USUAL, SMALL])
async def test_the_table_says_everything_of_a_variant(
    laptop: Laptop, size: tuple[int, int]
) -> None:
    """Amount and load of each row; why that load and a cue for the row under the cursor."""
    laptop.keep(laptop.workout(3, record("goblet-squat", 8, load=Load(10_000), effort=7)))
    async with laptop.opened(size, SHORT) as user:
        await to_swap(user)
        text = user.text()
        assert "SWAP" in text or size != SMALL
        assert "Goblet squat" in text
        assert "2 × 8  12" in text
        assert "12 kg: current weight." in text
        assert "● " in text
        if size != SMALL:
            for word in ("EXERCISE", "LVL", "EQUIPMENT", "TODAY", "LAST TIME", "8 @ 10"):
                assert word in text
            assert "dumbbell" in text


async def test_a_set_that_is_next_names_the_nearest_swaps(laptop: Laptop) -> None:
    """Beside it, where there is room; in the set itself they are gone."""
    async with laptop.opened(WIDE, SQUATS) as user:
        await user.press("space")
        await user.walk_to(Phase.SET_UP)
        side = user.text().partition("SWAP  v")[2]
        assert "easier" in side
        assert "no kit" in side
        await user.walk_to(Phase.WORK)
        assert "SWAP  v" not in user.text()


async def test_letters_search_only_after_the_slash(laptop: Laptop) -> None:
    """Before it `c` shows all cues; after it letters are what is searched for, typos and all."""
    async with laptop.opened(WIDE, SHORT) as user:
        await to_swap(user)
        few = user.text()
        await user.press("c")
        assert user.text() != few
        await user.press("c", "z", "q", "k")
        assert user.text() == few
        await user.press("slash", *"hipp thrst")
        assert "Search: hipp thrst" in user.text()
        await user.press(*["backspace"] * 10)
        await user.type("rdl")
        assert "Romanian deadlift" in user.text()
        await user.press("backspace", "backspace", "backspace", *"leg press")
        assert "No leg press here; nearest" in user.text()
        assert "Goblet squat" in user.text()
        await user.press("escape")
        assert user.text() == few
        await user.press("slash", *"xyzzy", "enter")
        assert "No exercise has such a name." in user.text()
        await user.press("escape", "escape")
        assert isinstance(user.screen, SessionScreen)
    assert not any(each.set.is_done for each in laptop.sets())


async def test_an_exercise_of_the_library_gets_a_load_by_the_same_rules(laptop: Laptop) -> None:
    """Its own last time decides, and the reason is in sight before it is taken."""
    settle(laptop, Runner(level=Level.ADVANCED))
    hinge = record(
        "romanian-deadlift", 8, load=Load(16_000), effort=7, load_is=LoadMeaning.EACH_HAND
    )
    laptop.keep(laptop.workout(3, hinge))
    async with laptop.opened(USUAL, SHORT) as user:
        await to_swap(user)
        await user.press("slash")
        await user.type("romanian deadlift")
        assert "kg: from 8 at 2 × 16 kg, RPE 7." in user.text()
        await user.press("enter")
        assert user.view.card.exercise == "romanian-deadlift"
        assert user.view.details.load


async def test_the_clock_runs_on_above_the_table(laptop: Laptop) -> None:
    """While a set is counted its phase and clock stay in the first row."""
    async with laptop.opened(USUAL, SHORT) as user:
        await user.press("space")
        while user.view.word is not PhaseLabel.GO:
            await user.step()
        await user.press("v")
        await user.wait(7)
        assert f"GO {user.view.clock}" in user.text().splitlines()[0]
        assert user.view.clock == "0:07"


@pytest.mark.parametrize(
    ("key", "prefers", "asks"), [("a", 1, False), ("t", 0, False), ("enter", 0, True)]
)
async def test_how_long_a_swap_holds(laptop: Laptop, key: str, prefers: int, *, asks: bool) -> None:
    """`a` holds from now on, `t` today only; after Enter that is asked at the end."""
    async with laptop.opened(USUAL, SQUATS) as user:
        await to_swap(user)
        await user.press("down", key)
        assert user.view.card.exercise != "goblet-squat"
        await user.walk_to(Phase.DONE)
        await user.press("space")
        assert isinstance(user.screen, ChoiceDialog) is asks
        if asks:
            await user.press("escape")
        assert len(user.client.runner().preferences) == prefers


async def test_a_number_and_the_arrows_move_the_cursor(laptop: Laptop) -> None:
    """Nothing is taken by them; the row that is on already changes nothing."""
    async with laptop.opened(USUAL, SHORT) as user:
        await to_swap(user)
        first = user.text()
        await user.press("2")
        second = user.text()
        assert second != first
        await user.press("up", "end", "home", "pagedown", "pageup")
        assert user.text() == first
        await user.press("enter")
        assert user.view.card.exercise == "goblet-squat"


async def test_last_time_is_whole_or_without_its_load(laptop: Laptop) -> None:
    """Where today's pair of dumbbells takes the room, the repetitions stay, and nothing is cut."""
    sets = record("elevated-split-squat-loaded", 6, load=Load(20_000), effort=6)
    laptop.keep(laptop.workout(3, sets, replace(sets, set_number=2)))
    work = (item("elevated-split-squat", "2x6/side @7", "60"),)
    session = Session("bulgarian", "Bulgarian", (Block(Purpose.STRENGTH, work),))
    async with laptop.opened(WIDE, session) as user:
        await user.press("space", "v")
        (row,) = [each for each in user.text().splitlines() if "Loaded Bulgarian" in each]
        last = row.partition("│")[0].rstrip()
        assert last.endswith("6 · 6")
        assert "@" not in last
