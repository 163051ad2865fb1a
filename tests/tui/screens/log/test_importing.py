"""An import on the screen: a path, a preview, answers, one change."""

from pathlib import Path

import pytest
from textual.widgets import Input

from midstance.services.upkeep.importing.session import typed_path
from midstance.tui.dialogs.choice import ChoiceDialog, TextDialog
from midstance.tui.screens.log.importing import ImportScreen
from midstance.tui.screens.log.screen import LogScreen
from tests.exchange.importers.samples import SAMPLES
from tests.tui.laptop import SMALL, USUAL, WIDE, Laptop, User
from tests.tui.patience import until

HEAD = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"


async def open_import(user: User, path: Path) -> ImportScreen:
    """Ask for the import of a file in the log, and wait until it was read."""
    await user.press("L", "I")
    assert isinstance(user.screen, TextDialog)
    user.screen.query_one(Input).value = str(path)
    await user.press("enter")
    screen = user.screen
    assert isinstance(screen, ImportScreen)
    await until(user, lambda: not screen._is_busy)
    return screen


def sets_of(laptop: Laptop) -> list[str]:
    """The exercises of the sets in the log."""
    return [each.set.exercise for each in laptop.sets()]


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_a_history_comes_in_by_keys(laptop: Laptop, size: tuple[int, int]) -> None:
    """I asks for the file, the preview shows what comes, Enter takes it in, u takes it back."""
    async with laptop.opened(size) as user:
        screen = await open_import(user, SAMPLES / "strong_a.csv")
        assert "Import 1 workout and 1 run" in user.text("#rows")
        assert "1 workout with 8 sets" in user.text("#rows") or size == SMALL
        await user.press("enter")
        await until(user, lambda: len(laptop.sets()) == 8 and not screen._is_busy)
        assert "Imported 1 workout and 1 run" in user.text("#rows")
        assert "Enter" not in user.text("#keys")
        await user.press("escape")
        assert isinstance(user.screen, LogScreen)
        await until(user, lambda: "Legs, heavy" in user.text("#workouts"))
        await user.press("u")
        await until(user, lambda: not laptop.sets())


async def test_a_likely_name_is_asked_once(laptop: Laptop, tmp_path: Path) -> None:
    """Enter on the import asks for the name; the answer is kept, and the sets have it."""
    path = tmp_path / "strong.csv"
    path.write_text(f"{HEAD}2026-11-02 18:00:00,A,1m,Barbel Bak Squad,1,60,5,0,0,\n")
    async with laptop.opened(USUAL) as user:
        await open_import(user, path)
        assert "Barbel Bak Squad → Barbell back squat" in user.text("#rows")
        await user.press("enter")
        assert isinstance(user.screen, ChoiceDialog)
        assert "is it Barbell back squat?" in user.text()
        await user.press("y")
        await until(user, lambda: sets_of(laptop) == ["back-squat"])
    assert "back-squat" in (laptop.places.config / "import-names.toml").read_text()


async def test_another_exercise_may_be_typed_or_none(laptop: Laptop, tmp_path: Path) -> None:
    """The name may mean something else, or stay the runner's own."""
    path = tmp_path / "strong.csv"
    rows = "".join(
        f"2026-11-02 18:00:00,A,1m,{name},1,60,5,0,0,\n"
        for name in ("Barbel Bak Squad", "Gobblet Squad")
    )
    path.write_text(HEAD + rows)
    async with laptop.opened(USUAL) as user:
        await open_import(user, path)
        await user.press("enter", "t")
        await user.press(*"plank", "enter")
        await user.press("n")
        await until(user, lambda: sets_of(laptop) == ["plank", "gobblet-squad"])


async def test_an_answer_given_later_renames_what_came_before(
    laptop: Laptop, tmp_path: Path
) -> None:
    """The file has nothing new, but a likely name; answered, its sets in the log are renamed."""
    path = tmp_path / "strong.csv"
    path.write_text(f"{HEAD}2026-11-02 18:00:00,A,1m,Barbel Bak Squad,1,60,5,0,0,\n")
    async with laptop.opened(WIDE) as user:
        await open_import(user, path)
        await user.press("enter", "n")
        await until(user, lambda: sets_of(laptop) == ["barbel-bak-squad"])
    (laptop.places.config / "import-names.toml").unlink()
    async with laptop.opened(WIDE) as user:
        await open_import(user, path)
        assert "Import 1" not in user.text("#rows")
        await user.press("end", "enter", "y")
        await user.settle()
        assert "1 set of barbel-bak-squad in the log become" in user.text("#rows")
        await user.press("home", "enter")
        await until(user, lambda: sets_of(laptop) == ["back-squat"])


async def test_a_guess_can_be_turned_round(laptop: Laptop) -> None:
    """Enter on the guessed unit reads the file again in the other one."""
    async with laptop.opened(WIDE) as user:
        screen = await open_import(user, SAMPLES / "strong_a.csv")
        assert "weights are in kg" in user.text("#rows")
        await user.press("down", "enter")
        await until(user, lambda: not screen._is_busy)
        assert "weights are in" not in user.text("#rows")
        await user.press("home", "enter")
        await until(user, lambda: len(laptop.sets()) == 8)
    heaviest = max(each.set.load.grams for each in laptop.sets() if each.set.load)
    assert heaviest == 32_885


async def test_no_line_of_the_preview_is_cut(laptop: Laptop) -> None:
    """What does not fit beside its label goes on beneath it; a choice keeps its key."""
    async with laptop.opened(USUAL) as user:
        await open_import(user, SAMPLES / "strong_a.csv")
        shown = user.text("#rows")
        assert "…" not in shown
        assert "the file names none" in shown
        assert "Enter takes the other" in shown
        assert "Enter import, or answer" in user.text("#keys")


async def test_what_cannot_be_read_is_said_in_words(laptop: Laptop, tmp_path: Path) -> None:
    """A file that nobody knows, and one that is not there."""
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n")
    async with laptop.opened(WIDE) as user:
        await open_import(user, path)
        assert "in no format that is known here" in user.text("#notice")
        await user.press("enter", "escape")
        assert isinstance(user.screen, LogScreen)
        await user.press("escape")
        await open_import(user, tmp_path / "b.csv")
        assert "there is no such file" in user.text("#notice")


async def test_all_of_it_known_is_said(laptop: Laptop) -> None:
    """The second time nothing can be chosen."""
    async with laptop.opened(USUAL) as user:
        screen = await open_import(user, SAMPLES / "strong_b_semicolon.csv")
        await user.press("enter", *["y"] * len(screen._session.likely))
        await until(user, lambda: len(laptop.sets()) == 3 and not screen._is_busy)
        await user.press("escape", "escape")
        await open_import(user, SAMPLES / "strong_b_semicolon.csv")
        assert "Nothing new" in user.text("#notice")
        assert "1 workout in the log already" in user.text("#rows")


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
