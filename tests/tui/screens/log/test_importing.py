"""An import on the screen: a path, a preview, answers, one change."""

from pathlib import Path

import pytest
from textual.widgets import Input

from midstance.services.upkeep.importing.session import typed_path
from midstance.tui.dialogs.choice import ChoiceDialog, TextDialog
from midstance.tui.screens.log.importing import ImportScreen
from midstance.tui.screens.log.screen import LogScreen
from tests.exchange.importers.samples import SAMPLES
from tests.tui.house import SMALL, USUAL, WIDE, Guest, House
from tests.tui.patience import until

HEAD = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"


async def open_import(guest: Guest, path: Path) -> ImportScreen:
    """Ask for the import of a file in the log, and wait until it was read."""
    await guest.press("L", "I")
    assert isinstance(guest.screen, TextDialog)
    guest.screen.query_one(Input).value = str(path)
    await guest.press("enter")
    screen = guest.screen
    assert isinstance(screen, ImportScreen)
    await until(guest, lambda: not screen._is_busy)
    return screen


def sets_of(house: House) -> list[str]:
    """The exercises of the sets in the log."""
    return [each.set.exercise for each in house.sets()]


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_a_history_comes_in_by_keys(house: House, size: tuple[int, int]) -> None:
    """I asks for the file, the preview shows what comes, Enter takes it in, u takes it back."""
    async with house.opened(size) as guest:
        screen = await open_import(guest, SAMPLES / "strong_a.csv")
        assert "Import 1 workout and 1 run" in guest.text("#rows")
        assert "1 workout with 8 sets" in guest.text("#rows") or size == SMALL
        await guest.press("enter")
        await until(guest, lambda: len(house.sets()) == 8 and not screen._is_busy)
        assert "Imported 1 workout and 1 run" in guest.text("#rows")
        await guest.press("escape")
        assert isinstance(guest.screen, LogScreen)
        await until(guest, lambda: "Legs, heavy" in guest.text("#workouts"))
        await guest.press("u")
        await until(guest, lambda: not house.sets())


async def test_a_likely_name_is_asked_once(house: House, tmp_path: Path) -> None:
    """Enter on the import asks for the name; the answer is kept, and the sets have it."""
    path = tmp_path / "strong.csv"
    path.write_text(f"{HEAD}2026-11-02 18:00:00,A,1m,Barbel Bak Squad,1,60,5,0,0,\n")
    async with house.opened(USUAL) as guest:
        await open_import(guest, path)
        assert "Barbel Bak Squad → Barbell back squat" in guest.text("#rows")
        await guest.press("enter")
        assert isinstance(guest.screen, ChoiceDialog)
        assert "is it Barbell back squat?" in guest.text()
        await guest.press("y")
        await until(guest, lambda: sets_of(house) == ["back-squat"])
    assert "back-squat" in (house.places.config / "import-names.toml").read_text()


async def test_another_exercise_may_be_typed_or_none(house: House, tmp_path: Path) -> None:
    """The name may mean something else, or stay the runner's own."""
    path = tmp_path / "strong.csv"
    rows = "".join(
        f"2026-11-02 18:00:00,A,1m,{name},1,60,5,0,0,\n"
        for name in ("Barbel Bak Squad", "Gobblet Squad")
    )
    path.write_text(HEAD + rows)
    async with house.opened(USUAL) as guest:
        await open_import(guest, path)
        await guest.press("enter", "t")
        await guest.press(*"plank", "enter")
        await guest.press("n")
        await until(guest, lambda: sets_of(house) == ["plank", "gobblet-squad"])


async def test_an_answer_given_later_renames_what_came_before(house: House, tmp_path: Path) -> None:
    """The file has nothing new, but a likely name; answered, its sets in the log are renamed."""
    path = tmp_path / "strong.csv"
    path.write_text(f"{HEAD}2026-11-02 18:00:00,A,1m,Barbel Bak Squad,1,60,5,0,0,\n")
    async with house.opened(WIDE) as guest:
        await open_import(guest, path)
        await guest.press("enter", "n")
        await until(guest, lambda: sets_of(house) == ["barbel-bak-squad"])
    (house.places.config / "import-names.toml").unlink()
    async with house.opened(WIDE) as guest:
        await open_import(guest, path)
        assert "Import 1" not in guest.text("#rows")
        await guest.press("end", "enter", "y")
        await guest.settle()
        assert "1 set of barbel-bak-squad in the log become" in guest.text("#rows")
        await guest.press("home", "enter")
        await until(guest, lambda: sets_of(house) == ["back-squat"])


async def test_a_guess_can_be_turned_round(house: House) -> None:
    """Enter on the guessed unit reads the file again in the other one."""
    async with house.opened(WIDE) as guest:
        screen = await open_import(guest, SAMPLES / "strong_a.csv")
        assert "weights are in kg" in guest.text("#rows")
        await guest.press("down", "enter")
        await until(guest, lambda: not screen._is_busy)
        assert "weights are in" not in guest.text("#rows")
        await guest.press("home", "enter")
        await until(guest, lambda: len(house.sets()) == 8)
    heaviest = max(each.set.load.grams for each in house.sets() if each.set.load)
    assert heaviest == 32_885


async def test_what_cannot_be_read_is_said_in_words(house: House, tmp_path: Path) -> None:
    """A file that nobody knows, and one that is not there."""
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n")
    async with house.opened(WIDE) as guest:
        await open_import(guest, path)
        assert "in no format that is known here" in guest.text("#notice")
        await guest.press("enter", "escape")
        assert isinstance(guest.screen, LogScreen)
        await guest.press("escape")
        await open_import(guest, tmp_path / "b.csv")
        assert "there is no such file" in guest.text("#notice")


async def test_all_of_it_known_is_said(house: House) -> None:
    """The second time nothing can be chosen."""
    async with house.opened(USUAL) as guest:
        screen = await open_import(guest, SAMPLES / "strong_b_semicolon.csv")
        await guest.press("enter", *["y"] * len(screen._session.likely))
        await until(guest, lambda: len(house.sets()) == 3 and not screen._is_busy)
        await guest.press("escape", "escape")
        await open_import(guest, SAMPLES / "strong_b_semicolon.csv")
        assert "Nothing new" in guest.text("#notice")
        assert "1 workout in the log already" in guest.text("#rows")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" '{}/my file.csv' ", "my file.csv"),
        ('"{}/my file.csv"', "my file.csv"),
        ("{}/my\\ file.csv", "my file.csv"),
        ("file://{}/my%20file.csv", "my file.csv"),
        ("{}/other.csv", "other.csv"),
    ],
)
def test_a_path_may_be_dropped_on_the_terminal(tmp_path: Path, text: str, name: str) -> None:
    """Terminals put quotes around it, or escape its blanks."""
    (tmp_path / "my file.csv").touch()
    assert typed_path(text.format(tmp_path)) == tmp_path / name
