"""Longer questions: one of many, several of many, something to read."""

from typing import Any

import pytest

from midstance.presentation.blocks import Row, Span, paragraph
from midstance.tui.dialogs.choice import Option
from midstance.tui.dialogs.lists import ChecklistDialog, ListDialog, NoticeDialog
from tests.tui.laptop import SMALL, USUAL, WIDE, Laptop, User

ROWS = tuple(Row(f"r{n}", (Span(f"Row {n}"),)) for n in range(30))
LABELS = tuple((f"k{n}", f"Label {n} " + "very long " * 12 + "indeed") for n in range(12))
ANSWERS = (Option("y", "yes", "Y"), Option("n", "no", "N"))
SIZES = [SMALL, USUAL, WIDE, (200, 60)]

Answers = list[Any]


async def ask(user: User, screen: Any) -> Answers:
    """Show a question; what it answers is put into the list."""
    answers: Answers = []
    user.app.push_screen(screen, answers.append)
    await user.settle()
    return answers


@pytest.mark.parametrize("size", SIZES)
async def test_one_of_many(laptop: Laptop, size: tuple[int, int]) -> None:
    """The cursor begins where it is told to; Enter answers, and the keys are named at any size."""
    async with laptop.opened(size) as user:
        answers = await ask(user, ListDialog("Which?", ROWS, at="r20"))
        assert "▌ Row 20" in user.text("#rows")
        assert "Which?" in user.text("#title")
        assert "Esc cancels." in user.text("#text")
        await user.press("up", "enter")
        assert answers == ["r19"]


@pytest.mark.parametrize("key", ["r99", ""])
async def test_a_place_that_is_not_there(laptop: Laptop, key: str) -> None:
    """The cursor begins at the first row then; Esc answers nothing."""
    async with laptop.opened() as user:
        answers = await ask(user, ListDialog("Which?", ROWS, at=key))
        assert "▌ Row 0" in user.text("#rows")
        await user.press("escape")
        assert answers == [None]


@pytest.mark.parametrize("size", SIZES)
async def test_several_of_many(laptop: Laptop, size: tuple[int, int]) -> None:
    """Space ticks and unticks, a word beside each shows it, Enter answers with what is ticked."""
    async with laptop.opened(size) as user:
        answers = await ask(user, ChecklistDialog("Which?", LABELS, {"k1"}))
        assert "[ ] Label 0" in user.text("#rows")
        assert "[x] Label 1" in user.text("#rows")
        await user.press("space", "down", "space", "down", "space", "enter")
        assert answers == [frozenset({"k0", "k2"})]


@pytest.mark.parametrize("size", [SMALL, USUAL])
async def test_long_labels_are_shown_in_full(laptop: Laptop, size: tuple[int, int]) -> None:
    """What a row shortens stands below the list while the cursor is on it."""
    async with laptop.opened(size) as user:
        await ask(user, ChecklistDialog("Which?", LABELS[:1]))
        assert size == SMALL or "very long indeed" in " ".join(user.text("#text").split())
        await user.press("escape")
        await ask(user, ChecklistDialog("Which?", (("a", "Short"), *LABELS)))
        assert "indeed" not in user.text("#rows")
        assert "Short" not in user.text("#text")
        if size == USUAL:
            await user.press("down")
            assert "very long indeed" in " ".join(user.text("#text").split())


async def test_a_list_that_is_left(laptop: Laptop) -> None:
    """Esc answers nothing, whatever was ticked."""
    async with laptop.opened() as user:
        answers = await ask(user, ChecklistDialog("Which?", LABELS))
        await user.press("space", "escape")
        assert answers == [None]


async def test_an_empty_list(laptop: Laptop) -> None:
    """Without anything to tick, keys do no harm."""
    async with laptop.opened() as user:
        answers = await ask(user, ChecklistDialog("Which?", ()))
        await user.press("space", "down", "enter", "escape")
        assert answers == [None]


@pytest.mark.parametrize("size", SIZES)
async def test_something_to_read(laptop: Laptop, size: tuple[int, int]) -> None:
    """However long it is, the answers stay in sight, and the end can be read."""
    long = [paragraph(f"Paragraph {number}. " + "word " * 30) for number in range(80)]
    async with laptop.opened(size) as user:
        answers = await ask(
            user, NoticeDialog("Read this", (*long, paragraph("The end.")), ANSWERS)
        )
        assert "Paragraph 0." in user.text()
        assert "y yes" in user.text()
        assert "The end." not in user.text()
        await user.press("end")
        assert "The end." in user.text()
        await user.press("n")
        assert answers == ["N"]


@pytest.mark.parametrize(
    ("keys", "answer"), [(("enter",), "Y"), (("y",), "Y"), (("escape",), None), (("q", "n"), "N")]
)
async def test_answers_by_key(laptop: Laptop, keys: tuple[str, ...], answer: str | None) -> None:
    """Enter gives the first answer, each key its own, Esc none; other keys do nothing."""
    async with laptop.opened() as user:
        answers = await ask(user, NoticeDialog("Read this", (paragraph("Short."),), ANSWERS))
        await user.press(*keys)
        assert answers == [answer]


async def test_nothing_to_answer(laptop: Laptop) -> None:
    """A text without answers can only be left."""
    async with laptop.opened() as user:
        answers: Answers = await ask(user, NoticeDialog("Read this", (paragraph("Short."),), ()))
        await user.press("enter", "y")
        assert answers == []
        await user.press("escape")
        assert answers == [None]


async def test_hostile_titles(laptop: Laptop) -> None:
    """Neither title nor rows can steer the terminal or be read as markup."""
    row = Row("a", (Span("[b]\x1b[31m"),))
    async with laptop.opened() as user:
        await ask(user, ListDialog("[/]\x1b]0;x\x07", (row,)))
        assert "[/]" in user.text("#title")
        assert "\x1b" not in user.text()
        assert "[b]" in user.text("#rows")


async def test_every_answer_is_in_sight_under_a_long_text(laptop: Laptop) -> None:
    """On a screen of 60 by 20 three answers stand one under the other, all above the frame."""
    answers = tuple(Option(key, f"a rather long answer {key}", key) for key in ("enter", "f"))
    async with laptop.opened((60, 20)) as user:
        await ask(user, NoticeDialog("Read this", (paragraph("word " * 300),), answers))
        assert "Esc cancel" in user.text("#text")
        dialog = user.screen.query_one("#dialog").content_region
        assert user.screen.query_one("#text").region.bottom <= dialog.bottom


@pytest.mark.parametrize(("size", "is_stacked"), [(SMALL, True), (USUAL, False)])
async def test_no_answer_is_broken(
    laptop: Laptop, size: tuple[int, int], *, is_stacked: bool
) -> None:
    """A key and what it does stay in one row, so where there is little room each has its own."""
    answers = (Option("enter", "Continue with the rest", 1), Option("f", "Finish here", 2))
    async with laptop.opened(size) as user:
        await ask(user, NoticeDialog("Stopped", (paragraph("word " * 200),), answers))
        text = user.text("#text")
        for each in ("Enter Continue with the rest", "f Finish here", "Esc cancel"):
            assert each in text
        assert (len(text.splitlines()) == 3) is is_stacked
