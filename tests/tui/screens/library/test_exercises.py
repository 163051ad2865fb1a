"""Every exercise on the screen: found by typing, by sieves, and opened."""

import pytest

from midstance.tui.screens.library.exercise import ExerciseScreen
from midstance.tui.screens.library.exercises import LibraryScreen
from midstance.tui.screens.today import TodayScreen
from tests.tui.house import SMALL, USUAL, WIDE, Guest, House, record
from tests.tui.runners import BEGINNER, settle


def names(guest: Guest) -> list[str]:
    """The ids of the exercises in the list."""
    assert isinstance(guest.screen, LibraryScreen)
    return [row.key for row in guest.screen.list.rows if not row.is_heading]


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_every_exercise_is_there(house: House, size: tuple[int, int]) -> None:
    """All 154 stand under their patterns; where there is room, one has its page beside the list."""
    async with house.opened(size) as guest:
        await guest.press("i")
        assert len(names(guest)) == len(house.library.library.exercises) == 154
        assert "Exercises" in guest.text("#top")
        assert "▌ Single-leg balance" in " ".join(guest.text("#exercises").split())
        assert ("Mistakes" in guest.text("#about")) is (size[0] >= 100)
        assert "Enter open" in guest.text("#keys")


async def test_typing_searches_at_once(house: House) -> None:
    """Each letter narrows the list; down leaves the field, Esc drops the text, then the screen."""
    async with house.opened() as guest:
        await guest.press("i", "slash")
        await guest.type("goblet")
        assert names(guest) == ["goblet-squat"]
        assert "1 of 154" in guest.text("#top")
        await guest.press("down", "escape")
        assert len(names(guest)) == 154
        await guest.press("escape")
        assert isinstance(guest.screen, TodayScreen)


async def test_enter_opens_the_best_match(house: House) -> None:
    """The plain squat for squat, and the elevated split squat for what lifters call it."""
    for typed, title in (
        ("squat", "Bodyweight squat"),
        ("bulga", "Bulgarian split squat"),
        ("RDL", "Romanian deadlift"),
        ("press ups", "Push-up"),
        ("sqaut", "Bodyweight squat"),
    ):
        async with house.opened() as guest:
            await guest.press("i", "slash")
            await guest.type(typed)
            await guest.press("enter")
            assert isinstance(guest.screen, ExerciseScreen)
            assert guest.text("#about").splitlines()[0] == title


async def test_words_for_what_is_wanted_and_for_what_is_not_here(house: House) -> None:
    """A muscle or a complaint finds what suits it; what the library lacks brings the nearest."""
    async with house.opened(WIDE) as guest:
        await guest.press("i", "slash")
        await guest.type("achilles")
        assert "Achilles tendon and calves" in guest.text("#exercises")
        assert names(guest)[0] == "isometric-calf-hold"
        await guest.press(*["backspace"] * 8, *"bench press")
        assert "No bench press here; nearest" in guest.text("#exercises")
        assert "Push-up  nearest" in guest.text("#exercises")
        assert "4 of 154" in guest.text("#top")
        await guest.press("enter")
        assert isinstance(guest.screen, ExerciseScreen)
        assert guest.text("#about").startswith("Push-up")


async def test_what_is_done_often_is_found_first(house: House) -> None:
    """Of names that match as well, the one that was done on more days stands higher."""
    house.keep(*(house.workout(days, record("tibialis-raise", 8)) for days in (2, 4)))
    async with house.opened() as guest:
        await guest.press("i", "slash")
        await guest.type("raise")
        assert names(guest)[0] == "tibialis-raise"


async def test_enter_in_an_empty_field_goes_to_the_list(house: House) -> None:
    """Nothing is opened that was not searched for."""
    async with house.opened() as guest:
        await guest.press("i", "slash", "enter")
        assert isinstance(guest.screen, LibraryScreen)
        assert guest.screen.list.has_focus


async def test_letters_in_the_field_are_text(house: House) -> None:
    """A key that is a command elsewhere is typed; Esc empties the field, and leaves it."""
    async with house.opened() as guest:
        await guest.press("i", "slash")
        await guest.type("gol1")
        assert isinstance(guest.screen, LibraryScreen)
        assert guest.screen.search.value == "gol1"
        assert "No matches; 0 clears" in guest.text("#exercises")
        await guest.press("escape")
        assert guest.screen.search.value == ""
        assert guest.screen.list.has_focus


async def test_down_goes_from_the_field_to_the_list(house: House) -> None:
    """What was typed stays."""
    async with house.opened() as guest:
        await guest.press("i", "slash")
        await guest.type("plank")
        found = names(guest)
        await guest.press("down", "enter")
        assert isinstance(guest.screen, ExerciseScreen)
        await guest.press("escape")
        assert names(guest) == found


@pytest.mark.parametrize(
    ("keys", "chip", "some"),
    [
        (("1", "down", "enter"), "pattern squat", "goblet-squat"),
        (("2", "down", "enter"), "muscle quads", "split-squat"),
        (("3", "down", "enter"), "kit home", "plank"),
        (("3", "end", "up", "enter"), "kit foam roller", "foam-roll-calves"),
        (("4",), "level up to 1", "chair-squat"),
        (("5", "5", "5"), "impact high", "bounding"),
    ],
)
async def test_each_sieve_has_its_key(
    house: House, keys: tuple[str, ...], chip: str, some: str
) -> None:
    """Digits narrow the list, a chip says how, and 0 drops all of it."""
    settle(house, BEGINNER)
    async with house.opened(WIDE) as guest:
        await guest.press("i", *keys)
        assert chip in guest.text("#chips")
        assert some in names(guest)
        assert len(names(guest)) < 154
        await guest.press("0")
        assert len(names(guest)) == 154


async def test_a_question_that_is_left_changes_nothing(house: House) -> None:
    """Esc leaves the list as it was, and the cursor stands on what holds already."""
    async with house.opened() as guest:
        await guest.press("i", "1", "down", "enter", "1")
        assert "▌ Squat" in guest.text("#rows")
        await guest.press("escape")
        assert {each.split("-")[-1] for each in names(guest)} >= {"squat"}
        await guest.press("1", "home", "enter")
        assert len(names(guest)) == 154


async def test_narrow_screens_name_only_what_is_said(house: House) -> None:
    """At 40 columns no chip stands for what lets everything through."""
    async with house.opened(SMALL) as guest:
        await guest.press("i")
        assert guest.text("#chips").strip() == ""
        await guest.press("4")
        assert "level up to 1" in guest.text("#chips")


async def test_what_is_missing_and_when_it_was_done(house: House) -> None:
    """The list says which kit is not there, and when an exercise was done last."""
    settle(house, BEGINNER)
    house.keep(house.workout(2, record("goblet-squat", 8)), house.workout(30, record("plank", 30)))
    async with house.opened() as guest:
        await guest.press("i", "slash")
        await guest.type("goblet squat")
        assert guest.text("#exercises").rstrip().endswith("2 days ago")
        for words, told in (("back squat", "no barbell, rack"), ("forearm plank", "24 Oct")):
            await guest.press("escape", "slash")
            await guest.type(words)
            assert told in guest.text("#exercises")


async def test_the_same_key_does_not_open_it_twice(house: House) -> None:
    """From the page of an exercise, the key leads back to the list."""
    async with house.opened() as guest:
        await guest.press("i", "enter")
        assert isinstance(guest.screen, ExerciseScreen)
        await guest.press("i")
        assert len(names(guest)) == 154
        assert len(guest.app.screen_stack) == 2


async def test_a_click_opens_too(house: House) -> None:
    """A click on a row selects it, and a second one opens its page."""
    async with house.opened() as guest:
        await guest.press("i")
        for _ in range(2):
            await guest.pilot.click("#exercises", offset=(10, 3))
            await guest.settle()
        assert isinstance(guest.screen, ExerciseScreen)
