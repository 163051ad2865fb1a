"""Paragraphs that hang behind their marks."""

import pytest

from midstance.tui.widgets.prose import BLANK, Paragraph, Prose, Reading, headed, text
from tests.tui.widgets.one_widget_app import OneWidgetApp, lines

CUES = (text("Sit between the hips, slowly.", mark="● "), BLANK, text("Stand up."), BLANK)


async def shown(prose: Prose) -> list[str]:
    """What the prose shows on a narrow screen."""
    async with OneWidgetApp(prose).run_test(size=(16, 12)) as pilot:
        prose.tell(CUES)
        await pilot.pause()
        return lines(prose)


async def test_lines_hang_behind_the_mark() -> None:
    """Each line after the first begins behind the mark; blank lines at the end are left out."""
    assert await shown(Prose()) == ["● Sit between", "  the hips,", "  slowly.", "", "Stand up."]


async def test_another_width_wraps_anew() -> None:
    """A wider screen takes fewer lines, and the widget is as high as its lines."""
    prose = Prose()
    async with OneWidgetApp(prose).run_test(size=(16, 12)) as pilot:
        prose.tell(CUES)
        await pilot.pause()
        assert prose.size.height == 5
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        assert lines(prose) == ["● Sit between the hips, slowly.", "", "Stand up."]


async def test_hostile_text_is_cleaned() -> None:
    """Nothing that a terminal or markup would obey comes through."""
    prose = Prose()
    async with OneWidgetApp(prose).run_test(size=(40, 5)) as pilot:
        prose.tell([text("[b]loud[/] \x1b[31mred")])
        await pilot.pause()
        assert lines(prose) == ["[b]loud[/] \N{REPLACEMENT CHARACTER}[31mred"]


async def test_a_mark_wider_than_the_screen() -> None:
    """There are always a few cells for the text."""
    prose = Prose()
    async with OneWidgetApp(prose).run_test(size=(4, 5)) as pilot:
        prose.tell([Paragraph((("word", ""),), "mark mark ")])
        await pilot.pause()
        assert len(lines(prose)) == 1


def test_a_heading_without_anything_beneath() -> None:
    """It says nothing at all."""
    assert list(headed("Breathing")) == []
    assert list(headed("Breathing", text("Out.")))[1:] == [text("Out."), BLANK]


@pytest.mark.parametrize("key", ["left", "right"])
def test_reading_leaves_left_and_right_free(key: str) -> None:
    """Only keys that move up and down belong to what is read."""
    keys = Reading()._bindings.key_to_bindings
    assert "down" in keys
    assert key not in keys


async def test_another_theme_colours_anew() -> None:
    """What was drawn in the dark is drawn again in the light, mark and text."""
    prose = Prose()
    app = OneWidgetApp(prose)
    async with app.run_test(size=(30, 5)) as pilot:
        prose.tell(CUES)
        await pilot.pause()
        dark = [part.style for part in prose.render_line(0)]
        app.theme = "midstance-light"
        await pilot.pause()
        light = [part.style for part in prose.render_line(0)]
        assert len(dark) == len(light) > 1
        assert all(was != now for was, now in zip(dark, light, strict=True))
