"""Short lists under headings."""

from hypothesis import given
from hypothesis import strategies as st

from midstance.tui.widgets.sections import Section, Sections, fitting
from tests.tui.widgets.one_widget_app import OneWidgetApp, lines


def section(name: str, count: int) -> Section:
    """A list of so many lines."""
    return Section(name, tuple(f"{name} {number}" for number in range(1, count + 1)))


def texts(*sections: Section, rows: int) -> list[str]:
    """What fits, line by line."""
    return "".join(text for text, _ in fitting(sections, rows)).splitlines()


def test_a_list_is_cut_with_a_word_on_the_rest() -> None:
    """What is left out is counted."""
    assert texts(section("a", 5), rows=4) == ["a", "  a 1", "  a 2", "  and 3 more"]


def test_the_last_line_stands_where_its_count_would() -> None:
    """``and 1 more`` is never said: that line itself has room there."""
    assert texts(section("a", 3), rows=4) == ["a", "  a 1", "  a 2", "  a 3"]


def test_room_is_shared_by_turns() -> None:
    """A short list gives its rows to a long one."""
    found = texts(section("a", 1), section("b", 9), rows=8)
    assert found == ["a", "  a 1", "b", "  b 1", "  b 2", "  b 3", "  b 4", "  and 5 more"]


@given(st.lists(st.integers(1, 12), max_size=6), st.integers(0, 60))
def test_no_more_than_the_rows(counts: list[int], rows: int) -> None:
    """The lists keep to the rows, but for one line each; with room for all, nothing is cut."""
    sections = [section(str(number), count) for number, count in enumerate(counts)]
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
        widget.show_sections([section("a", 20)])
        await pilot.pause()
        assert [line for line in lines(widget) if line][-1] == "  and 17 more"
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert [line for line in lines(widget) if line][-1] == "  and 10 more"
        widget.is_fitted = False
        await pilot.pause()
        assert [line for line in lines(widget) if line][-1] == "  and 14 more"
