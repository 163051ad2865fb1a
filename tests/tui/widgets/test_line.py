"""Lines of text."""

import pytest
from textual.strip import Strip
from textual.widgets import Static

from midstance.tui.widgets.line import EdgeLine, FooterKeys, FooterLine, StyledLine, StyledRows
from tests.tui.widgets.one_widget_app import OneWidgetApp, lines


def text(line: Static) -> list[str]:
    """What a line shows."""
    return [strip.text.rstrip() for strip in line.render_lines(line.size.region)]


async def test_parts_side_by_side() -> None:
    """Parts follow each other, a line break starts a new line, and markup is text."""
    line = StyledLine()
    async with OneWidgetApp(line).run_test(size=(30, 4)) as pilot:
        line.styles.height = 3
        line.show(("[b]12", "bold"), (" reps\n[/", ""))
        await pilot.pause()
        assert text(line) == ["[b]12 reps", "[/", ""]


async def test_equal_parts_paint_nothing() -> None:
    """Showing the same again updates nothing."""

    class Counted(StyledLine):
        updates = 0

        def update(self, *arguments: object, **more: object) -> None:
            self.updates += 1
            super().update(*arguments, **more)  # type: ignore[arg-type]  # passed on as they came

    line = Counted()
    async with OneWidgetApp(line).run_test(size=(30, 4)):
        line.show(("a", ""))
        line.show(("a", ""))
        assert line.updates == 1


async def test_rows() -> None:
    """Rows are cut at the edge, in the styles of their parts, and fill the room; markup is text."""
    rows = StyledRows()
    async with OneWidgetApp(rows).run_test(size=(12, 4)) as pilot:
        rows.show(("[b]12", "bold"), (" reps and more\n[/", "$text-accent"))
        await pilot.pause()
        assert lines(rows) == ["[b]12 reps a", "[/", "", ""]
        first, second = (next(iter(rows.render_line(y))) for y in (0, 1))
        assert first.style is not None
        assert first.style.bold
        assert second.style is not None
        assert second.style.color != first.style.color


async def test_rows_that_stay_are_not_painted() -> None:
    """Only rows that differ are painted again; a theme paints all of them."""

    class Counted(StyledRows):
        painted: list[int] = []  # noqa: RUF012 - of this test alone

        def render_line(self, y: int) -> Strip:
            self.painted.append(y)
            return super().render_line(y)

    rows = Counted()
    async with OneWidgetApp(rows).run_test(size=(12, 4)) as pilot:
        rows.show(("a\nb\nc", ""))
        await pilot.pause()
        rows.painted.clear()
        rows.show(("a\nB\nc", ""))
        await pilot.pause()
        assert rows.painted == [1]
        before = rows.render_line(0)
        pilot.app.theme = "textual-light"
        await pilot.pause()
        assert rows.render_line(0) != before


async def test_rows_are_laid_out_again_only_beyond_their_room() -> None:
    """Fewer or more rows change no layout while the room holds them; what is gone is blank."""
    rows = StyledRows()
    layouts: list[object] = []
    async with OneWidgetApp(rows).run_test(size=(12, 4)) as pilot:
        rows.show(("a\nb\nc", ""))
        await pilot.pause()
        pilot.app.screen.screen_layout_refresh_signal.subscribe(rows, layouts.append)
        for text, expected in (("a\nb", ["a", "b", "", ""]), ("a\nb\nc\nd", list("abcd"))):
            rows.show((text, ""))
            await pilot.pause()
            assert lines(rows) == expected
        assert not layouts
        rows.show(("a\nb\nc\nd\ne", ""))
        await pilot.pause()
        assert layouts
        assert rows.size.height == 5


async def test_rows_in_a_height_of_their_own_are_not_laid_out_again() -> None:
    """However many there are; those beyond it are not seen."""
    rows = StyledRows()
    layouts: list[object] = []
    async with OneWidgetApp(rows).run_test(size=(12, 4)) as pilot:
        rows.styles.height, rows.styles.min_height = 2, 0
        await pilot.pause()
        pilot.app.screen.screen_layout_refresh_signal.subscribe(rows, layouts.append)
        for text, expected in (("a", ["a", ""]), ("a\nb\nc", ["a", "b"])):
            rows.show((text, ""))
            await pilot.pause()
            assert lines(rows) == expected
        assert not layouts


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (30, "Left side                right"),
        (12, "Left…  right"),
        (5, "right"),
        (3, "rig"),
    ],
)
async def test_two_ends(width: int, expected: str) -> None:
    """The right end stays; the left one gives way where they meet."""
    line = EdgeLine()
    async with OneWidgetApp(line).run_test(size=(width, 3)) as pilot:
        line.styles.height = 1
        line.show_ends("Left side", "right")
        await pilot.pause()
        assert text(line)[0] == expected


@pytest.mark.parametrize(
    ("width", "expected"),
    [(40, "MIDSTANCE   November 2026         ← Oct"), (30, "November 2026            ← Oct"),
     (16, "November…   ← Oct")],
)  # fmt: skip
async def test_the_name_of_the_product_gives_way_first(width: int, expected: str) -> None:
    """What the screen shows matters more."""
    line = EdgeLine()
    async with OneWidgetApp(line).run_test(size=(width, 3)) as pilot:
        line.styles.height = 1
        line.show_ends("MIDSTANCE   November 2026", "← Oct")
        await pilot.pause()
        assert text(line)[0].split() == expected.split()


async def test_ends_follow_the_width() -> None:
    """After a resize the ends stand at the new edges."""
    line = EdgeLine()
    async with OneWidgetApp(line).run_test(size=(20, 3)) as pilot:
        line.styles.height = 1
        line.show_ends("a", "b")
        await pilot.resize_terminal(10, 3)
        await pilot.pause()
        assert text(line)[0] == "a        b"


KEYS: FooterKeys = (("Space", "go on"), ("v", "variants"), ("p", "pause"), ("?", "all keys"))


@pytest.mark.parametrize(
    ("width", "drawn"),
    [
        (80, "  Space go on   v variants   p pause   ? all keys"),
        (47, " Space go on   v variants   ? all keys"),
        (30, " Space go on   ? all keys"),
        (20, " Space go on"),
        (6, " Space"),
    ],
)
async def test_narrow(width: int, drawn: str) -> None:
    """Where room is missing the keys before the last are left out, from the right."""
    footer = FooterLine(KEYS)
    async with OneWidgetApp(footer).run_test(size=(width, 3)):
        assert lines(footer) == [drawn]


async def test_other_keys() -> None:
    """Other keys take the place of those shown."""
    footer = FooterLine(KEYS)
    async with OneWidgetApp(footer).run_test(size=(40, 3)) as pilot:
        footer.keys = (("q", "quit"),)
        await pilot.pause()
        assert lines(footer) == [" q quit"]
        footer.keys = ()
        assert lines(footer) == [""]


async def test_only_one_line() -> None:
    """A higher line leaves the rest empty."""
    footer = FooterLine(KEYS)
    footer.styles.height = 2
    async with OneWidgetApp(footer).run_test(size=(40, 3)):
        assert lines(footer)[1] == ""
