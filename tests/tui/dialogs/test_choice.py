"""Small questions: chosen by key, moved through, typed into, and never in the way of text."""

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, Static

from midstance.tui.dialogs.choice import ChoiceDialog, Option, TextDialog
from midstance.tui.widgets.line import StyledLine
from tests.tui.widgets.one_widget_app import OneWidgetApp

HOSTILE = "[b]really[/b] \x1b[2J [/"
OPTIONS = (
    Option("a", "Apples", 1, "red"),
    Option("exclamation_mark", HOSTILE, 2),
    *(Option(str(number), f"Number {number}", number) for number in range(3, 9)),
)


def ask() -> tuple[OneWidgetApp, list[object]]:
    """An app, and what is answered in it."""
    return OneWidgetApp(Static("beneath")), []


async def choose(pilot: Pilot[None], answers: list[object], *keys: str) -> None:
    """Ask, and press keys."""
    pilot.app.push_screen(ChoiceDialog("Which?", OPTIONS, text=HOSTILE), answers.append)
    await pilot.pause()
    await pilot.press(*keys)
    await pilot.pause()


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (("a",), 1),
        (("!",), 2),
        (("enter",), 1),
        (("down", "space"), 2),
        (("up", "pagedown"), 8),
        (("7",), 7),
        (("escape",), None),
        (("z", "tab", "q", "question_mark", "d", "5"), 5),
    ],
)
async def test_a_choice(keys: tuple[str, ...], answer: int | None) -> None:
    """A key of its own, or the mark and the big key, choose; other keys do nothing."""
    app, answers = ask()
    async with app.run_test(size=(60, 20)) as pilot:
        await choose(pilot, answers, *keys)
        assert answers == [answer]
        assert len(app.screen_stack) == 1


async def test_a_choice_is_small_enough_for_the_smallest_screen() -> None:
    """At 40x12 every answer can be reached; what is marked and the question are in sight."""
    app, answers = ask()
    async with app.run_test(size=(40, 12)) as pilot:
        await choose(pilot, answers, *["down"] * 6)
        text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "▸     7  Number 7" in text
        assert "Which?" in text
        await pilot.press("enter")
        assert answers == [7]


@pytest.mark.parametrize(("width", "is_whole"), [(40, False), (80, True)])
async def test_no_detail_is_cut(width: int, *, is_whole: bool) -> None:
    """A detail stands there whole or not at all; a label that is only its key is not repeated."""
    options = (Option("k", "Save and quit", 1, "resume from here later"), Option("2", "2", 2))
    app = OneWidgetApp(Static("beneath"))
    async with app.run_test(size=(width, 12)) as pilot:
        app.push_screen(ChoiceDialog("Leave?", options))
        await pilot.pause()
        text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert ("Save and quit  resume from here later" in text) is is_whole
        assert ("resume" in text) is is_whole
        assert text.count("2") == 1


@pytest.mark.parametrize("size", [(1, 1), (40, 12), (200, 60)])
async def test_hostile_text_in_a_choice(size: tuple[int, int]) -> None:
    """Markup and escape sequences are text, at every size."""
    app, answers = ask()
    async with app.run_test(size=size) as pilot:
        await choose(pilot, answers)
        text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "\x1b" not in text
        assert (size[0] < 60) or "[b]really[/b] \ufffd[2J [/" in text


SCALE = tuple(
    Option("x" if n == 3 else str(n), str(n), n, "enough" if n in {1, 3} else "", n not in {1, 3})
    for n in range(4)
)


@pytest.mark.parametrize(
    ("keys", "answer"), [(("2",), 2), (("x",), 3), (("right", "enter"), 1), (("up", "enter"), 3)]
)
async def test_the_steps_of_a_scale_share_their_lines(keys: tuple[str, ...], answer: int) -> None:
    """A line ends with what it means; arrows go from step to step, and each has its key."""
    answers: list[object] = []
    async with OneWidgetApp(Static("beneath")).run_test(size=(40, 12)) as pilot:
        pilot.app.push_screen(
            ChoiceDialog("How much?", SCALE, text="Mind it. " * 9), answers.append
        )
        await pilot.pause()
        options = pilot.app.screen.query_one("#options", StyledLine)
        assert [" ".join(line.split()) for line in str(options.content).splitlines()] == [
            *("▸0 1 enough", "2 x enough")
        ]
        assert options.region.y < pilot.app.screen.query_one("#text").region.y
        await pilot.press(*keys)
    assert answers == [answer]


async def answered(pilot: Pilot[None], question: TextDialog) -> list[str | None]:
    """Ask a question; what is answered is put into the list."""
    answers: list[str | None] = []
    pilot.app.push_screen(question, answers.append)
    await pilot.pause()
    return answers


async def test_a_question_begins_with_what_is_known() -> None:
    """The field holds the known text; Enter answers with what stands in it then."""
    app = OneWidgetApp(Static("beneath"))
    async with app.run_test(size=(60, 20)) as pilot:
        answers = await answered(pilot, TextDialog("Note", "known", text="More about it"))
        await pilot.press("!", "q", "enter")
        assert answers == ["known!q"]


async def test_a_question_can_be_left() -> None:
    """Esc answers nothing, whatever was typed."""
    app = OneWidgetApp(Static("beneath"))
    async with app.run_test(size=(40, 12)) as pilot:
        answers = await answered(pilot, TextDialog("Note"))
        await pilot.press("x", "escape")
        assert answers == [None]


async def test_a_paste_into_a_question() -> None:
    """A paste is cut where a note would become a book, and a word says so."""
    app = OneWidgetApp(Static("beneath"))
    async with app.run_test(size=(60, 20)) as pilot:
        answers = await answered(pilot, TextDialog("Note", "known "))
        app.screen.query_one(Input).post_message(Paste("x" * 5000))
        await pilot.pause()
        assert "characters were kept" in str(next(iter(app._notifications)).message)
        await pilot.press("enter")
        assert answers == ["known " + "x" * 1994]


async def test_a_key_that_has_no_room_is_said_to_have_none() -> None:
    """Whoever types on at the end of a full field hears of it, once."""
    app = OneWidgetApp(Static("beneath"))
    async with app.run_test(size=(60, 20)) as pilot:
        answers = await answered(pilot, TextDialog("Note", "x" * 1999))
        await pilot.press("y")
        assert not app._notifications
        await pilot.press("z", "z")
        assert [str(each.message) for each in app._notifications] == [
            "Only the first 2000 characters were kept."
        ]
        await pilot.press("enter")
        assert answers == ["x" * 1999 + "y"]


async def test_a_paste_within_a_text_glues_no_words_together() -> None:
    """The space at its beginning or end counts where there is text beside it."""
    app = OneWidgetApp(Static("beneath"))
    async with app.run_test(size=(60, 20)) as pilot:
        answers = await answered(pilot, TextDialog("Note", "knee"))
        app.screen.query_one(Input).post_message(Paste("\tsore "))
        await pilot.pause()
        await pilot.press("home")
        app.screen.query_one(Input).post_message(Paste(" my\n"))
        await pilot.pause()
        await pilot.press("enter")
        assert answers == ["my knee sore"]


async def test_the_lines_of_a_paste_become_one() -> None:
    """Every pasted line is kept, with a space where it broke."""
    app = OneWidgetApp(Static("beneath"))
    async with app.run_test(size=(60, 20)) as pilot:
        answers = await answered(pilot, TextDialog("Note"))
        app.screen.query_one(Input).post_message(Paste("knee sore\n\r\nfrom the run\n"))
        await pilot.pause()
        await pilot.press("enter")
        assert answers == ["knee sore from the run"]
        assert not app._notifications
