"""The palette by key press: what it lists, what it finds, and that it does it."""

import pytest
from textual.events import Paste

from midstance.presentation.commands import BY_ID, COMMANDS
from midstance.presentation.key_names import key_text
from midstance.presentation.search.names import rank_matches
from midstance.tui.screens.library.exercise import ExerciseScreen
from midstance.tui.screens.palette import PaletteEntry, PaletteScreen, palette_over
from midstance.tui.screens.session.screen import SessionScreen
from midstance.tui.screens.today import TodayScreen
from midstance.tui.theme import THEMES
from midstance.tui.widgets.row_list import RowList
from midstance.workout.view import PhaseLabel
from tests.tui.laptop import SHORT, SMALL, USUAL, WIDE, Laptop, User


def found(user: User) -> list[str]:
    """The ids of the commands that are listed."""
    return [row.key for row in user.screen.query_one("#rows", RowList).rows]


async def test_every_command_of_the_screen_is_listed(laptop: Laptop) -> None:
    """Before a letter is typed, each command that has a key here is there, in the table's order."""
    async with laptop.opened(WIDE, SHORT) as user:
        here = {active.binding.id for active in user.screen.active_bindings.values()}
        await user.press("ctrl+p")
        wanted = [each.id for each in COMMANDS if each.id in here and each.id != "app.palette"]
        assert found(user) == wanted
        assert {"session.pause", "app.help", "app.quit"} <= set(wanted)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("pause", "session.pause"),
        ("PAUSE", "session.pause"),
        ("mute", "session.mute"),
        ("sound off", "session.mute"),
        ("off sound", "session.mute"),
        (" floor ", "session.floor"),
        ("one l", "session.fewer"),
        ("key", "app.help"),
    ],
)
async def test_words_find_a_command(laptop: Laptop, typed: str, first: str) -> None:
    """Words of the label or of what it does, in any case and order, find it; labels come first."""
    async with laptop.opened(USUAL, SHORT) as user:
        await user.press("ctrl+p")
        await user.type(typed)
        assert found(user)[0] == first


async def test_what_is_chosen_is_done(laptop: Laptop) -> None:
    """Enter gives the command to the screen beneath, and the palette is gone."""
    async with laptop.opened(USUAL, SHORT) as user:
        await user.press("space", "ctrl+p")
        await user.type("pause every")
        await user.press("enter")
        assert isinstance(user.screen, SessionScreen)
        assert user.view.word is PhaseLabel.PAUSED


async def test_a_command_of_the_app_is_done(laptop: Laptop) -> None:
    """What works anywhere works from the palette too, be it chosen by arrow or by click."""
    async with laptop.opened() as user:
        before = user.app.theme
        await user.press("ctrl+p")
        await user.type("high contrast")
        await user.press("down", "up")
        await user.pilot.click("#rows", offset=(4, 0))
        await user.settle()
        assert isinstance(user.screen, TodayScreen)
        assert user.app.theme != before
        assert user.app.theme in {each.name for each in THEMES}


async def test_escape_does_nothing(laptop: Laptop) -> None:
    """Escape leaves the palette, and the screen beneath is as it was."""
    async with laptop.opened(USUAL, SHORT) as user:
        before = user.view
        await user.press("ctrl+p")
        await user.type("skip")
        await user.press("escape")
        assert isinstance(user.screen, SessionScreen)
        assert user.view == before


async def test_letters_are_typed_and_taken_back(laptop: Laptop) -> None:
    """Letters that are keys elsewhere are text here; backspace takes one back at a time."""
    async with laptop.opened() as user:
        await user.press("ctrl+p")
        every = found(user)
        await user.type("qld")
        assert isinstance(user.screen, PaletteScreen)
        assert "/ qld" in user.text("#typed")
        await user.press("backspace", "backspace", "backspace", "backspace")
        assert found(user) == every


async def test_nothing_found_is_said(laptop: Laptop) -> None:
    """Where no command answers, that is said, and Enter does nothing."""
    async with laptop.opened() as user:
        await user.press("ctrl+p")
        await user.type("zzz")
        assert "No matches." in user.text("#rows")
        await user.press("enter")
        assert isinstance(user.screen, PaletteScreen)


async def test_what_the_library_lacks_brings_the_nearest(laptop: Laptop) -> None:
    """Under a heading that cannot be chosen; Enter opens the first of them."""
    async with laptop.opened() as user:
        await user.press("ctrl+p")
        await user.type("bench press")
        assert found(user)[:2] == ["#found", "exercise push-up"]
        assert "No bench press here; nearest" in user.text("#rows")
        await user.press("enter")
        assert isinstance(user.screen, ExerciseScreen)


async def test_an_exercise_is_found_and_opened(laptop: Laptop) -> None:
    """From the second letter on exercises are found as people call them; Enter opens the page."""
    async with laptop.opened() as user:
        await user.press("ctrl+p")
        await user.type("b")
        assert not [each for each in found(user) if each.startswith("exercise ")]
        await user.type("ulga")
        assert found(user)[0] == "exercise elevated-split-squat"
        assert user.text("#rows").startswith("▌ Bulgarian split squat ")
        await user.press("enter")
        assert isinstance(user.screen, ExerciseScreen)
        assert user.text("#about").startswith("Bulgarian split squat")


async def test_a_few_exercises_are_enough(laptop: Laptop) -> None:
    """A word of many names lists the eight best."""
    async with laptop.opened() as user:
        await user.press("ctrl+p")
        await user.type("squat")
        listed = [each for each in found(user) if each.startswith("exercise ")]
        assert listed[0] == "exercise bodyweight-squat"
        assert len(listed) == 8


async def test_no_exercise_is_offered_in_a_workout(laptop: Laptop) -> None:
    """Its page would hide what goes on."""
    async with laptop.opened(USUAL, SHORT) as user:
        await user.press("ctrl+p")
        await user.type("bulga")
        assert not found(user)


async def test_a_paste_is_text(laptop: Laptop) -> None:
    """What is pasted is typed: one line, cleaned, and never longer than there is room for."""
    async with laptop.opened() as user:
        await user.press("ctrl+p")
        user.screen.post_message(Paste("he\x1b[31m\nlp" + "x" * 500))
        await user.settle()
        (line,) = user.text("#typed").splitlines()
        assert "\x1b" not in line
        assert len(line) < 60


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_every_line_fits(laptop: Laptop, size: tuple[int, int]) -> None:
    """At every size the name and the key of the first command are whole."""
    async with laptop.opened(size, SHORT) as user:
        await user.press("ctrl+p")
        first = user.text("#rows").splitlines()[0]
        assert first.startswith("▌ go on")
        assert first.rstrip().endswith("Space")


async def test_the_key_that_the_runner_chose_is_shown(laptop: Laptop) -> None:
    """Of several keys the first of the table is named."""
    async with laptop.opened() as user:
        offers = {each.command.id: each for each in palette_over(user.screen)._entries}
        (key,) = (span.text for span in offers["today.start"].row().right)
        assert key == key_text(BY_ID["today.start"].keys[0])


def test_a_label_ranks_before_its_explanation(offer: PaletteEntry) -> None:
    """The beginning of a label is the best, then its middle, then what the command does."""
    ranks = [rank_matches((offer.search_entry,), typed) for typed in ("pau", "use", "every")]
    assert [each[0][0] for each in ranks] == sorted(each[0][0] for each in ranks)
    assert len({each[0][0] for each in ranks}) == 3
    assert not rank_matches((offer.search_entry,), "pause swim")


@pytest.fixture
def offer() -> PaletteEntry:
    """The command that pauses, at a key that nobody presses here."""
    return PaletteEntry(BY_ID["session.pause"], None)  # type: ignore[arg-type]  # ranks ask for no key
