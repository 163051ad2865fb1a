"""Longer questions: one of many, several of many, something to read."""

from typing import Any

import pytest

from midstance.presentation.blocks import Row, Span, paragraph
from midstance.tui.dialogs.choice import Option
from midstance.tui.dialogs.lists import ChecklistDialog, ListDialog, NoticeDialog
from tests.tui.house import SMALL, USUAL, WIDE, Guest, House

ROWS = tuple(Row(f"r{n}", (Span(f"Row {n}"),)) for n in range(30))
LABELS = tuple((f"k{n}", f"Label {n} " + "very long " * 12 + "indeed") for n in range(12))
ANSWERS = (Option("y", "yes", "Y"), Option("n", "no", "N"))
SIZES = [SMALL, USUAL, WIDE, (200, 60)]

Answers = list[Any]


async def ask(guest: Guest, screen: Any) -> Answers:
    """Show a question; what it answers is put into the list."""
    answers: Answers = []
    guest.app.push_screen(screen, answers.append)
    await guest.settle()
    return answers


@pytest.mark.parametrize("size", SIZES)
async def test_one_of_many(house: House, size: tuple[int, int]) -> None:
    """The cursor begins where it is told to; Enter answers, and the keys are named at any size."""
    async with house.opened(size) as guest:
        answers = await ask(guest, ListDialog("Which?", ROWS, at="r20"))
        assert "▌ Row 20" in guest.text("#rows")
        assert "Which?" in guest.text("#title")
        assert "Esc cancels." in guest.text("#text")
        await guest.press("up", "enter")
        assert answers == ["r19"]


@pytest.mark.parametrize("key", ["r99", ""])
async def test_a_place_that_is_not_there(house: House, key: str) -> None:
    """The cursor begins at the first row then; Esc answers nothing."""
    async with house.opened() as guest:
        answers = await ask(guest, ListDialog("Which?", ROWS, at=key))
        assert "▌ Row 0" in guest.text("#rows")
        await guest.press("escape")
        assert answers == [None]


@pytest.mark.parametrize("size", SIZES)
async def test_several_of_many(house: House, size: tuple[int, int]) -> None:
    """Space ticks and unticks, a word beside each shows it, Enter answers with what is ticked."""
    async with house.opened(size) as guest:
        answers = await ask(guest, ChecklistDialog("Which?", LABELS, {"k1"}))
        assert "[ ] Label 0" in guest.text("#rows")
        assert "[x] Label 1" in guest.text("#rows")
        await guest.press("space", "down", "space", "down", "space", "enter")
        assert answers == [frozenset({"k0", "k2"})]


@pytest.mark.parametrize("size", [SMALL, USUAL])
async def test_long_labels_are_shown_in_full(house: House, size: tuple[int, int]) -> None:
    """What a row shortens stands below the list while the cursor is on it."""
    async with house.opened(size) as guest:
        await ask(guest, ChecklistDialog("Which?", LABELS[:1]))
        assert size == SMALL or "very long indeed" in " ".join(guest.text("#text").split())
        await guest.press("escape")
        await ask(guest, ChecklistDialog("Which?", (("a", "Short"), *LABELS)))
        assert "indeed" not in guest.text("#rows")
        assert "Short" not in guest.text("#text")
        if size == USUAL:
            await guest.press("down")
            assert "very long indeed" in " ".join(guest.text("#text").split())


async def test_a_list_that_is_left(house: House) -> None:
    """Esc answers nothing, whatever was ticked."""
    async with house.opened() as guest:
        answers = await ask(guest, ChecklistDialog("Which?", LABELS))
        await guest.press("space", "escape")
        assert answers == [None]


async def test_an_empty_list(house: House) -> None:
    """Without anything to tick, keys do no harm."""
    async with house.opened() as guest:
        answers = await ask(guest, ChecklistDialog("Which?", ()))
        await guest.press("space", "down", "enter", "escape")
        assert answers == [None]


@pytest.mark.parametrize("size", SIZES)
async def test_something_to_read(house: House, size: tuple[int, int]) -> None:
    """However long it is, the answers stay in sight, and the end can be read."""
    long = [paragraph(f"Paragraph {number}. " + "word " * 30) for number in range(80)]
    async with house.opened(size) as guest:
        answers = await ask(
            guest, NoticeDialog("Read this", (*long, paragraph("The end.")), ANSWERS)
        )
        assert "Paragraph 0." in guest.text()
        assert "y yes" in guest.text()
        assert "The end." not in guest.text()
        await guest.press("end")
        assert "The end." in guest.text()
        await guest.press("n")
        assert answers == ["N"]


@pytest.mark.parametrize(
    ("keys", "answer"), [(("enter",), "Y"), (("y",), "Y"), (("escape",), None), (("q", "n"), "N")]
)
async def test_answers_by_key(house: House, keys: tuple[str, ...], answer: str | None) -> None:
    """Enter gives the first answer, each key its own, Esc none; other keys do nothing."""
    async with house.opened() as guest:
        answers = await ask(guest, NoticeDialog("Read this", (paragraph("Short."),), ANSWERS))
        await guest.press(*keys)
        assert answers == [answer]


async def test_nothing_to_answer(house: House) -> None:
    """A text without answers can only be left."""
    async with house.opened() as guest:
        answers: Answers = await ask(guest, NoticeDialog("Read this", (paragraph("Short."),), ()))
        await guest.press("enter", "y")
        assert answers == []
        await guest.press("escape")
        assert answers == [None]


async def test_hostile_titles(house: House) -> None:
    """Neither title nor rows can steer the terminal or be read as markup."""
    row = Row("a", (Span("[b]\x1b[31m"),))
    async with house.opened() as guest:
        await ask(guest, ListDialog("[/]\x1b]0;x\x07", (row,)))
        assert "[/]" in guest.text("#title")
        assert "\x1b" not in guest.text()
        assert "[b]" in guest.text("#rows")


async def test_every_answer_is_in_sight_under_a_long_text(house: House) -> None:
    """On a screen of 60 by 20 three answers stand one under the other, all above the frame."""
    answers = tuple(Option(key, f"a rather long answer {key}", key) for key in ("enter", "f"))
    async with house.opened((60, 20)) as guest:
        await ask(guest, NoticeDialog("Read this", (paragraph("word " * 300),), answers))
        assert "Esc cancel" in guest.text("#text")
        dialog = guest.screen.query_one("#dialog").content_region
        assert guest.screen.query_one("#text").region.bottom <= dialog.bottom


@pytest.mark.parametrize(("size", "is_stacked"), [(SMALL, True), (USUAL, False)])
async def test_no_answer_is_broken(
    house: House, size: tuple[int, int], *, is_stacked: bool
) -> None:
    """A key and what it does stay in one row, so where there is little room each has its own."""
    answers = (Option("enter", "Continue with the rest", 1), Option("f", "Finish here", 2))
    async with house.opened(size) as guest:
        await ask(guest, NoticeDialog("Stopped", (paragraph("word " * 200),), answers))
        text = guest.text("#text")
        for each in ("Enter Continue with the rest", "f Finish here", "Esc cancel"):
            assert each in text
        assert (len(text.splitlines()) == 3) is is_stacked
