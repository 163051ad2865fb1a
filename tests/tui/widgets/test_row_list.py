"""The list: its cursor, its messages, its lines."""

from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual.geometry import Region
from textual.widgets import Input

from midstance.presentation.blocks import Row, Span, TextLook
from midstance.tui.screens.log.screen import LogScreen
from midstance.tui.widgets.row_list import RowList
from tests.tui.full_week import fill
from tests.tui.laptop import Laptop, User
from tests.tui.widgets.one_widget_app import OneWidgetApp, lines


def row(key: str, text: str = "", right: str = "") -> Row:
    """A row with one piece on each side."""
    return Row(key, (Span(text or key),), (Span(right, "muted"),) if right else ())


def heading(text: str) -> Row:
    """A heading."""
    return Row(text, (Span(text),), is_heading=True)


ROWS = (
    heading("This week"),
    row("mon", "Monday", "38 min"),
    row("wed", "Wednesday", "41 min"),
    heading("Earlier"),
    *(row(f"w{week}") for week in range(30)),
)


def said(app: OneWidgetApp) -> list[str]:
    """What the list said, in words."""
    return [f"{type(message).__name__} {message.row.key}" for message in app.said]


async def test_first_sight() -> None:
    """The cursor is on the first row that can be chosen; both ends of a row are in line."""
    rows = RowList(ROWS)
    async with OneWidgetApp(rows).run_test(size=(30, 6)):
        assert lines(rows)[:4] == [
            "  This week",
            "▌ Monday              38 min",
            "  Wednesday           41 min",
            "  Earlier",
        ]


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        ("down", "wed"),
        ("down down", "w0"),
        ("down down up", "wed"),
        ("up up", "mon"),
        ("end", "w29"),
        ("end down", "w29"),
        ("end home", "mon"),
        ("pagedown", "w2"),
        ("pagedown pageup", "mon"),
        ("pagedown pagedown pagedown pagedown pagedown pagedown pagedown pagedown", "w29"),
    ],
)
async def test_keys(keys: str, key: str) -> None:
    """Keys move the cursor over headings and not beyond the ends, and the cursor is in sight."""
    rows = RowList(ROWS)
    app = OneWidgetApp(rows)
    async with app.run_test(size=(30, 6)) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        assert rows.highlighted is not None
        assert rows.highlighted.key == key
        assert any(line.startswith("▌") for line in lines(rows))
        assert said(app)[-1:] in ([], [f"Highlighted {key}"])


async def test_first_heading_comes_back() -> None:
    """At the first row the heading over it is in sight again."""
    rows = RowList(ROWS)
    async with OneWidgetApp(rows).run_test(size=(30, 6)) as pilot:
        await pilot.press("end", "home")
        await pilot.pause()
        assert lines(rows)[0] == "  This week"


async def test_choose() -> None:
    """Enter chooses the row under the cursor."""
    app = OneWidgetApp(RowList(ROWS))
    async with app.run_test(size=(30, 6)) as pilot:
        await pilot.press("down", "enter")
        assert said(app) == ["Highlighted wed", "Chosen wed"]


async def test_click() -> None:
    """A click selects the row under the mouse, scrolled or not, and a second one chooses it.

    A heading cannot be chosen.
    """
    rows = RowList(ROWS)
    app = OneWidgetApp(rows)
    async with app.run_test(size=(30, 6)) as pilot:
        await pilot.click(rows, offset=(4, 0))
        assert said(app) == []
        await pilot.click(rows, offset=(4, 2))
        assert said(app) == ["Highlighted wed"]
        await pilot.click(rows, offset=(4, 2))
        assert said(app) == ["Highlighted wed", "Chosen wed"]
        await pilot.press("end")
        await pilot.pause()
        await pilot.click(rows, offset=(4, 0))
        await pilot.click(rows, offset=(4, 0))
        assert said(app)[-1] == "Chosen w24"


async def test_other_rows() -> None:
    """When rows come and go the cursor stays with its row, or goes to the nearest one."""
    rows = RowList(ROWS)
    app = OneWidgetApp(rows)
    async with app.run_test(size=(30, 6)) as pilot:
        await pilot.press("down")
        rows.rows = (heading("Now"), row("tue"), *ROWS)
        assert rows.highlighted is not None
        assert rows.highlighted.key == "wed"
        rows.rows = (row("a"), row("b"))
        assert rows.highlighted.key == "b"
        await pilot.pause()
        assert said(app) == ["Highlighted wed", "Highlighted b"]
        assert lines(rows)[:3] == ["  a", "▌ b", ""]


async def test_nothing_to_list() -> None:
    """An empty list says so, and no key does anything."""
    rows = RowList(empty="No workout yet.")
    app = OneWidgetApp(rows)
    async with app.run_test(size=(30, 4)) as pilot:
        await pilot.press("down", "enter", "end", "pagedown", "home")
        await pilot.click(rows, offset=(1, 1))
        assert lines(rows)[0] == "  No workout yet."
        assert rows.highlighted is None
        assert said(app) == []
        rows.rows = (row("a"),)
        assert rows.cursor == 0
        rows.rows = ()
        assert rows.cursor is None


async def test_long_and_hostile_names() -> None:
    """A long name is shortened before the right end, and a hostile one is cleaned."""
    rows = RowList((row("a", "a\x1b[2J very long name of a workout", "6 min"),))
    async with OneWidgetApp(rows).run_test(size=(24, 3)):
        assert lines(rows)[0] == "▌ a\ufffd[2J very lon… 6 min"


async def test_the_cursor_stays_in_sight_at_another_size() -> None:
    """A list that had room for all of its rows shows the one under the cursor in fewer."""
    rows = RowList(ROWS)
    async with OneWidgetApp(rows).run_test(size=(30, 60)) as pilot:
        await pilot.press("end")
        await pilot.resize_terminal(30, 6)
        await pilot.pause()
        assert any(line.startswith("▌ w29") for line in lines(rows))


async def test_columns_are_measured_in_cells() -> None:
    """A column begins in the same cell behind names in any script, and behind a gap at least."""
    names = ("home", "ジム 二階", "👨‍👩‍👧 home", "a place with a long name")
    rows = RowList(tuple(Row(n, (Span(n, column=13), Span("wall"))) for n in names))
    async with OneWidgetApp(rows).run_test(size=(40, 6)):
        before = [line.partition("wall")[0] for line in lines(rows)[: len(names)]]
    assert list(map(cell_len, before)) == [15, 15, 15, 2 + 24 + 2]


async def test_a_move_paints_two_rows() -> None:
    """A move that does not scroll paints two lines."""

    class WatchedRowList(RowList):
        painted: list[tuple[Region, ...]]

        def refresh(
            self,
            *regions: Region,
            repaint: bool = True,
            layout: bool = False,
            recompose: bool = False,
        ) -> "WatchedRowList":
            self.painted = [*getattr(self, "painted", []), regions]
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    rows = WatchedRowList(ROWS)
    async with OneWidgetApp(rows).run_test(size=(30, 6)) as pilot:
        await pilot.pause()
        rows.painted = []
        rows.cursor = 2
        assert [region.y for (region,) in rows.painted] == [1, 2]


async def test_looks() -> None:
    """Each look has a style of its own, and all stand on the ground of the cursor's line."""
    looks: tuple[TextLook, ...] = ("plain", "strong", "muted", "accent", "good", "warning")
    rows = RowList((Row("a", tuple(Span(look, look) for look in looks)),))
    async with OneWidgetApp(rows).run_test(size=(60, 3)):
        pieces = {segment.text: segment.style for segment in rows.render_line(0)}
        styles = [pieces[look] for look in looks]
        assert len({(style.color, style.bold) for style in styles if style}) >= 5
        assert len({style.bgcolor for style in styles if style}) == 1


def place(user: User) -> int | None:
    """The row under the cursor of the list in sight."""
    return next(each for each in user.screen.query(RowList) if each.display).cursor


async def test_through_every_list(laptop: Laptop) -> None:
    """The letters j and k do what the arrow keys do, and G what End does, wherever a list is."""
    fill(laptop)
    async with laptop.opened((120, 40)) as user:
        for key in ("L", "i", "g", "o", "y"):
            await user.press(key)
            places: list[list[int | None]] = []
            for letters in (("down", "down", "up", "end"), ("j", "j", "k", "G")):
                await user.press("home")
                places.append([])
                for letter in letters:
                    await user.press(letter)
                    places[-1].append(place(user))
            assert places[0] == places[1], key
            assert len(set(places[1])) == 3, key


async def test_the_next_and_the_last_match(laptop: Laptop) -> None:
    """After a search n and N go from match to match; in the search itself they are letters."""
    async with laptop.opened((120, 40)) as user:
        await user.press("i", "slash", *"squat", "enter", "escape")
        start = place(user)
        await user.press("n")
        assert place(user) == (start or 0) + 1
        await user.press("N")
        assert place(user) == start
        await user.press("slash", "n", "j")
        assert user.screen.query_one(Input).value == "squatnj"


async def test_a_letter_that_is_a_key_stays_that(laptop: Laptop) -> None:
    """In the log n writes a note; on Today k skips the warm-up, after a click on the list too."""
    fill(laptop)
    async with laptop.opened((120, 40)) as user:
        await user.pilot.click("#blocks", offset=(4, 3))
        await user.press("d", "k")
        assert "skipped" in user.text("#blocks")
        await user.press("L", "enter", "n")
        assert not isinstance(user.screen, LogScreen)


async def test_own_keys_come_before(laptop: Laptop) -> None:
    """A key map may give j another meaning."""
    laptop.settings = replace(laptop.settings, keymap={"library.kit": ("j",)})
    async with laptop.opened((120, 40)) as user:
        await user.press("i")
        listed = user.text("RowList")
        await user.press("j")
        assert place(user) == 0
        assert user.text() != listed
