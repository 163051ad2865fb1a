"""Every exercise on the screen: found by typing, by sieves, and opened."""

import pytest

from midstance.tui.screens.library.exercise import ExerciseScreen
from midstance.tui.screens.library.exercises import LibraryScreen
from midstance.tui.screens.today import TodayScreen
from tests.tui.laptop import SMALL, USUAL, WIDE, Laptop, User, record
from tests.tui.runners import BEGINNER, settle


def names(user: User) -> list[str]:
    """The ids of the exercises in the list."""
    assert isinstance(user.screen, LibraryScreen)
    return [row.key for row in user.screen.list.rows if not row.is_heading]


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_every_exercise_is_there(laptop: Laptop, size: tuple[int, int]) -> None:
    """All 154 stand under their patterns; where there is room, one has its page beside the list."""
    async with laptop.opened(size) as user:
        await user.press("i")
        assert len(names(user)) == len(laptop.library.library.exercises) == 154
        assert "Exercises" in user.text("#top")
        assert "▌ Single-leg balance" in " ".join(user.text("#exercises").split())
        assert ("Mistakes" in user.text("#about")) is (size[0] >= 100)
        assert "Enter open" in user.text("#keys")


async def test_typing_searches_at_once(laptop: Laptop) -> None:
    """Each letter narrows the list; down leaves the field, Esc drops the text, then the screen."""
    async with laptop.opened() as user:
        await user.press("i", "slash")
        await user.type("goblet")
        assert names(user) == ["goblet-squat"]
        assert "1 of 154" in user.text("#top")
        await user.press("down", "escape")
        assert len(names(user)) == 154
        await user.press("escape")
        assert isinstance(user.screen, TodayScreen)


async def test_enter_opens_the_best_match(laptop: Laptop) -> None:
    """The plain squat for squat, and the elevated split squat for what lifters call it."""
    for typed, title in (
        ("squat", "Bodyweight squat"),
        ("bulga", "Bulgarian split squat"),
        ("RDL", "Romanian deadlift"),
        ("press ups", "Push-up"),
        ("sqaut", "Bodyweight squat"),
    ):
        async with laptop.opened() as user:
            await user.press("i", "slash")
            await user.type(typed)
            await user.press("enter")
            assert isinstance(user.screen, ExerciseScreen)
            assert user.text("#about").splitlines()[0] == title


async def test_words_for_what_is_wanted_and_for_what_is_not_here(laptop: Laptop) -> None:
    """A muscle or a complaint finds what suits it; what the library lacks brings the nearest."""
    async with laptop.opened(WIDE) as user:
        await user.press("i", "slash")
        await user.type("achilles")
        assert "Achilles tendon and calves" in user.text("#exercises")
        assert names(user)[0] == "isometric-calf-hold"
        await user.press(*["backspace"] * 8, *"bench press")
        assert "No bench press here; nearest" in user.text("#exercises")
        assert "Push-up  nearest" in user.text("#exercises")
        assert "4 of 154" in user.text("#top")
        await user.press("enter")
        assert isinstance(user.screen, ExerciseScreen)
        assert user.text("#about").startswith("Push-up")


async def test_what_is_done_often_is_found_first(laptop: Laptop) -> None:
    """Of names that match as well, the one that was done on more days stands higher."""
    laptop.keep(*(laptop.workout(days, record("tibialis-raise", 8)) for days in (2, 4)))
    async with laptop.opened() as user:
        await user.press("i", "slash")
        await user.type("raise")
        assert names(user)[0] == "tibialis-raise"


async def test_enter_in_an_empty_field_goes_to_the_list(laptop: Laptop) -> None:
    """Nothing is opened that was not searched for."""
    async with laptop.opened() as user:
        await user.press("i", "slash", "enter")
        assert isinstance(user.screen, LibraryScreen)
        assert user.screen.list.has_focus


async def test_letters_in_the_field_are_text(laptop: Laptop) -> None:
    """A key that is a command elsewhere is typed; Esc empties the field, and leaves it."""
    async with laptop.opened() as user:
        await user.press("i", "slash")
        await user.type("gol1")
        assert isinstance(user.screen, LibraryScreen)
        assert user.screen.search.value == "gol1"
        assert "No matches; 0 clears" in user.text("#exercises")
        await user.press("escape")
        assert user.screen.search.value == ""
        assert user.screen.list.has_focus


async def test_down_goes_from_the_field_to_the_list(laptop: Laptop) -> None:
    """What was typed stays."""
    async with laptop.opened() as user:
        await user.press("i", "slash")
        await user.type("plank")
        found = names(user)
        await user.press("down", "enter")
        assert isinstance(user.screen, ExerciseScreen)
        await user.press("escape")
        assert names(user) == found


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
    laptop: Laptop, keys: tuple[str, ...], chip: str, some: str
) -> None:
    """Digits narrow the list, a chip says how, and 0 drops all of it."""
    settle(laptop, BEGINNER)
    async with laptop.opened(WIDE) as user:
        await user.press("i", *keys)
        assert chip in user.text("#chips")
        assert some in names(user)
        assert len(names(user)) < 154
        await user.press("0")
        assert len(names(user)) == 154


async def test_a_question_that_is_left_changes_nothing(laptop: Laptop) -> None:
    """Esc leaves the list as it was, and the cursor stands on what holds already."""
    async with laptop.opened() as user:
        await user.press("i", "1", "down", "enter", "1")
        assert "▌ Squat" in user.text("#rows")
        await user.press("escape")
        assert {each.split("-")[-1] for each in names(user)} >= {"squat"}
        await user.press("1", "home", "enter")
        assert len(names(user)) == 154


async def test_narrow_screens_name_only_what_is_said(laptop: Laptop) -> None:
    """At 40 columns no chip stands for what lets everything through."""
    async with laptop.opened(SMALL) as user:
        await user.press("i")
        assert user.text("#chips").strip() == ""
        await user.press("4")
        assert "level up to 1" in user.text("#chips")


async def test_what_is_missing_and_when_it_was_done(laptop: Laptop) -> None:
    """The list says which kit is not there, and when an exercise was done last."""
    settle(laptop, BEGINNER)
    laptop.keep(
        laptop.workout(2, record("goblet-squat", 8)), laptop.workout(30, record("plank", 30))
    )
    async with laptop.opened() as user:
        await user.press("i", "slash")
        await user.type("goblet squat")
        assert user.text("#exercises").rstrip().endswith("2 days ago")
        for words, told in (("back squat", "no barbell, rack"), ("forearm plank", "24 Oct")):
            await user.press("escape", "slash")
            await user.type(words)
            assert told in user.text("#exercises")


async def test_the_same_key_does_not_open_it_twice(laptop: Laptop) -> None:
    """From the page of an exercise, the key leads back to the list."""
    async with laptop.opened() as user:
        await user.press("i", "enter")
        assert isinstance(user.screen, ExerciseScreen)
        await user.press("i")
        assert len(names(user)) == 154
        assert len(user.app.screen_stack) == 2


async def test_a_click_opens_too(laptop: Laptop) -> None:
    """A click on a row selects it, and a second one opens its page."""
    async with laptop.opened() as user:
        await user.press("i")
        for _ in range(2):
            await user.pilot.click("#exercises", offset=(10, 3))
            await user.settle()
        assert isinstance(user.screen, ExerciseScreen)
