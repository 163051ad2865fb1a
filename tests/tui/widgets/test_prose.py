"""Paragraphs that hang behind their marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.presentation.blocks import BLANK, Paragraph, Section, paragraph, section
from midstance.tui.widgets.prose import Prose, ScrollingProse, Sections, fit_sections
from tests.tui.widgets.one_widget_app import OneWidgetApp, lines

CUES = (paragraph("Sit between the hips, slowly.", mark="● "), BLANK, paragraph("Stand up."), BLANK)


async def shown(prose: Prose) -> list[str]:
    """What the prose shows on a narrow screen."""
    async with OneWidgetApp(prose).run_test(size=(16, 12)) as pilot:
        prose.show_paragraphs(CUES)
        await pilot.pause()
        return lines(prose)


async def test_lines_hang_behind_the_mark() -> None:
    """Each line after the first begins behind the mark; blank lines at the end are left out."""
    assert await shown(Prose()) == ["● Sit between", "  the hips,", "  slowly.", "", "Stand up."]


async def test_another_width_wraps_again() -> None:
    """A wider screen takes fewer lines, and the widget is as high as its lines."""
    prose = Prose()
    async with OneWidgetApp(prose).run_test(size=(16, 12)) as pilot:
        prose.show_paragraphs(CUES)
        await pilot.pause()
        assert prose.size.height == 5
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        assert lines(prose) == ["● Sit between the hips, slowly.", "", "Stand up."]


async def test_what_is_found_is_marked() -> None:
    """Without regard to capitals, also where the line breaks inside it; only what is meant."""
    prose = Prose()
    app = OneWidgetApp(prose)
    async with app.run_test(size=(12, 10)) as pilot:
        prose.show_paragraphs([paragraph("Keep the heels heavy, keep still.")])
        await pilot.pause()
        assert list(prose.matches("KEEP")) == [0, 2]
        assert list(prose.matches("the heels")) == [0]
        assert list(prose.matches("")) == list(prose.matches("a+")) == []
        prose.mark("keep")
        reversed_ = [
            segment.text
            for y in range(3)
            for segment in prose.render_line(y)
            if segment.style and segment.style.reverse
        ]
        assert [each.casefold() for each in reversed_] == ["keep", "keep"]


async def test_hostile_text_is_cleaned() -> None:
    """Nothing that a terminal or markup would obey comes through."""
    prose = Prose()
    async with OneWidgetApp(prose).run_test(size=(40, 5)) as pilot:
        prose.show_paragraphs([paragraph("[b]loud[/] \x1b[31mred")])
        await pilot.pause()
        assert lines(prose) == ["[b]loud[/] \N{REPLACEMENT CHARACTER}[31mred"]


async def test_a_mark_wider_than_the_screen() -> None:
    """There are always a few cells for the text."""
    prose = Prose()
    async with OneWidgetApp(prose).run_test(size=(4, 5)) as pilot:
        prose.show_paragraphs([Paragraph((("word", ""),), "mark mark ")])
        await pilot.pause()
        assert len(lines(prose)) == 1


def test_a_heading_without_anything_beneath() -> None:
    """It says nothing at all."""
    assert list(section("Breathing")) == []
    assert list(section("Breathing", paragraph("Out.")))[1:] == [paragraph("Out."), BLANK]


@pytest.mark.parametrize("key", ["left", "right"])
def test_reading_leaves_left_and_right_free(key: str) -> None:
    """Only keys that move up and down belong to what is read."""
    keys = ScrollingProse()._bindings.key_to_bindings
    assert "down" in keys
    assert key not in keys


async def test_another_theme_colours_again() -> None:
    """What was drawn in the dark is drawn again in the light, mark and text."""
    prose = Prose()
    app = OneWidgetApp(prose)
    async with app.run_test(size=(30, 5)) as pilot:
        prose.show_paragraphs(CUES)
        await pilot.pause()
        dark = [part.style for part in prose.render_line(0)]
        app.theme = "midstance-light"
        await pilot.pause()
        light = [part.style for part in prose.render_line(0)]
        assert len(dark) == len(light) > 1
        assert all(was != now for was, now in zip(dark, light, strict=True))


def prose_section(name: str, count: int) -> Section:
    """A list of this many lines."""
    return Section(name, tuple(f"{name} {number}" for number in range(1, count + 1)))


def texts(*sections: Section, rows: int) -> list[str]:
    """What fits, line by line."""
    return "".join(text for text, _ in fit_sections(sections, rows)).splitlines()


def test_a_list_is_cut_with_a_word_on_the_rest() -> None:
    """What is left out is counted."""
    assert texts(prose_section("a", 5), rows=4) == ["a", "  a 1", "  a 2", "  and 3 more"]


def test_the_last_line_stands_where_its_count_would() -> None:
    """``and 1 more`` is never said: that line itself has room there."""
    assert texts(prose_section("a", 3), rows=4) == ["a", "  a 1", "  a 2", "  a 3"]


def test_room_is_shared_line_by_line() -> None:
    """A short list gives its rows to a long one."""
    found = texts(prose_section("a", 1), prose_section("b", 9), rows=8)
    assert found == ["a", "  a 1", "b", "  b 1", "  b 2", "  b 3", "  b 4", "  and 5 more"]


@given(st.lists(st.integers(1, 12), max_size=6), st.integers(0, 60))
def test_no_more_than_the_rows(counts: list[int], rows: int) -> None:
    """The lists keep to the rows, but for one line each; with room for all, nothing is cut."""
    sections = [prose_section(str(number), count) for number, count in enumerate(counts)]
    found = texts(*sections, rows=rows)
    assert len(found) <= max(rows, sum(min(count, 2) + 1 for count in counts))
    if rows >= sum(counts) + len(counts):
        assert len(found) == sum(counts) + len(counts)


async def test_the_widget_keeps_to_its_height() -> None:
    """Fitted it fills what it is given; else it is a few lines of each list."""
    widget = Sections()
    app = OneWidgetApp(widget)
    async with app.run_test(size=(40, 5)) as pilot:
        widget.styles.height = "1fr"
        widget.is_fitted = True
        widget.show_sections([prose_section("a", 20)])
        await pilot.pause()
        assert [line for line in lines(widget) if line][-1] == "  and 17 more"
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert [line for line in lines(widget) if line][-1] == "  and 10 more"
        widget.is_fitted = False
        await pilot.pause()
        assert [line for line in lines(widget) if line][-1] == "  and 14 more"
