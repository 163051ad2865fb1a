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
from tests.tui.house import SHORT, SMALL, USUAL, WIDE, Guest, House


def found(guest: Guest) -> list[str]:
    """The ids of the commands that are listed."""
    return [row.key for row in guest.screen.query_one("#rows", RowList).rows]


async def test_every_command_of_the_screen_is_listed(house: House) -> None:
    """Before a letter is typed, each command that has a key here is there, in the table's order."""
    async with house.opened(WIDE, SHORT) as guest:
        here = {active.binding.id for active in guest.screen.active_bindings.values()}
        await guest.press("ctrl+p")
        wanted = [each.id for each in COMMANDS if each.id in here and each.id != "app.palette"]
        assert found(guest) == wanted
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
async def test_words_find_a_command(house: House, typed: str, first: str) -> None:
    """Words of the label or of what it does, in any case and order, find it; labels come first."""
    async with house.opened(USUAL, SHORT) as guest:
        await guest.press("ctrl+p")
        await guest.type(typed)
        assert found(guest)[0] == first


async def test_what_is_chosen_is_done(house: House) -> None:
    """Enter gives the command to the screen beneath, and the palette is gone."""
    async with house.opened(USUAL, SHORT) as guest:
        await guest.press("space", "ctrl+p")
        await guest.type("pause every")
        await guest.press("enter")
        assert isinstance(guest.screen, SessionScreen)
        assert guest.view.word is PhaseLabel.PAUSED


async def test_a_command_of_the_app_is_done(house: House) -> None:
    """What works anywhere works from the palette too, be it chosen by arrow or by click."""
    async with house.opened() as guest:
        before = guest.app.theme
        await guest.press("ctrl+p")
        await guest.type("high contrast")
        await guest.press("down", "up")
        await guest.pilot.click("#rows", offset=(4, 0))
        await guest.settle()
        assert isinstance(guest.screen, TodayScreen)
        assert guest.app.theme != before
        assert guest.app.theme in {each.name for each in THEMES}


async def test_escape_does_nothing(house: House) -> None:
    """Escape leaves the palette, and the screen beneath is as it was."""
    async with house.opened(USUAL, SHORT) as guest:
        before = guest.view
        await guest.press("ctrl+p")
        await guest.type("skip")
        await guest.press("escape")
        assert isinstance(guest.screen, SessionScreen)
        assert guest.view == before


async def test_letters_are_typed_and_taken_back(house: House) -> None:
    """Letters that are keys elsewhere are text here; backspace takes one back at a time."""
    async with house.opened() as guest:
        await guest.press("ctrl+p")
        every = found(guest)
        await guest.type("qld")
        assert isinstance(guest.screen, PaletteScreen)
        assert "/ qld" in guest.text("#typed")
        await guest.press("backspace", "backspace", "backspace", "backspace")
        assert found(guest) == every


async def test_nothing_found_is_said(house: House) -> None:
    """Where no command answers, that is said, and Enter does nothing."""
    async with house.opened() as guest:
        await guest.press("ctrl+p")
        await guest.type("zzz")
        assert "No matches." in guest.text("#rows")
        await guest.press("enter")
        assert isinstance(guest.screen, PaletteScreen)


async def test_what_the_library_lacks_brings_the_nearest(house: House) -> None:
    """Under a heading that cannot be chosen; Enter opens the first of them."""
    async with house.opened() as guest:
        await guest.press("ctrl+p")
        await guest.type("bench press")
        assert found(guest)[:2] == ["#found", "exercise push-up"]
        assert "No bench press here; nearest" in guest.text("#rows")
        await guest.press("enter")
        assert isinstance(guest.screen, ExerciseScreen)


async def test_an_exercise_is_found_and_opened(house: House) -> None:
    """From the second letter on exercises are found as people call them; Enter opens the page."""
    async with house.opened() as guest:
        await guest.press("ctrl+p")
        await guest.type("b")
        assert not [each for each in found(guest) if each.startswith("exercise ")]
        await guest.type("ulga")
        assert found(guest)[0] == "exercise elevated-split-squat"
        assert guest.text("#rows").startswith("▌ Bulgarian split squat ")
        await guest.press("enter")
        assert isinstance(guest.screen, ExerciseScreen)
        assert guest.text("#about").startswith("Bulgarian split squat")


async def test_a_few_exercises_are_enough(house: House) -> None:
    """A word of many names lists the eight best."""
    async with house.opened() as guest:
        await guest.press("ctrl+p")
        await guest.type("squat")
        listed = [each for each in found(guest) if each.startswith("exercise ")]
        assert listed[0] == "exercise bodyweight-squat"
        assert len(listed) == 8


async def test_no_exercise_is_offered_in_a_workout(house: House) -> None:
    """Its page would hide what goes on."""
    async with house.opened(USUAL, SHORT) as guest:
        await guest.press("ctrl+p")
        await guest.type("bulga")
        assert not found(guest)


async def test_a_paste_is_text(house: House) -> None:
    """What is pasted is typed: one line, cleaned, and never longer than there is room for."""
    async with house.opened() as guest:
        await guest.press("ctrl+p")
        guest.screen.post_message(Paste("he\x1b[31m\nlp" + "x" * 500))
        await guest.settle()
        (line,) = guest.text("#typed").splitlines()
        assert "\x1b" not in line
        assert len(line) < 60


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_every_line_fits(house: House, size: tuple[int, int]) -> None:
    """At every size the name and the key of the first command are whole."""
    async with house.opened(size, SHORT) as guest:
        await guest.press("ctrl+p")
        first = guest.text("#rows").splitlines()[0]
        assert first.startswith("▌ go on")
        assert first.rstrip().endswith("Space")


async def test_the_key_that_the_runner_chose_is_shown(house: House) -> None:
    """Of several keys the first of the table is named."""
    async with house.opened() as guest:
        offers = {each.command.id: each for each in palette_over(guest.screen)._entries}
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
