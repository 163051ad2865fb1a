"""Every key on one screen."""

import pytest
from textual.widgets import Static

from midstance.presentation.commands import COMMANDS, DEFAULT_KEYMAP
from midstance.presentation.key_names import Area, key_text
from midstance.tui.screens.help import HelpScreen
from midstance.tui.widgets.line import KeyLine
from midstance.tui.widgets.prose import Prose
from midstance.workout.state import Phase
from tests.tui.widgets.one_widget_app import OneWidgetApp


async def lines(
    area: Area, phase: Phase | None = None, size: tuple[int, int] = (120, 200)
) -> list[str]:
    """Every line of the help over a screen."""
    app = OneWidgetApp(Static(""))
    async with app.run_test(size=size) as pilot:
        app.push_screen(HelpScreen(area, phase, {**DEFAULT_KEYMAP, "app.quit": ("f12",)}))
        await pilot.pause()
        await pilot.pause()
        columns = app.screen.query("#columns Prose").results(Prose)
        return [
            strip.text.strip()
            for column in columns
            if column.display
            for strip in column.render_lines(column.size.region)
        ]


async def test_every_command_is_there() -> None:
    """Each command of the table stands there with its keys, those of the runner's key map too."""
    text = " ".join(await lines(Area.TODAY))
    missing = [c.id for c in COMMANDS if " ".join(text.split()).find(c.help.split(";")[0][:20]) < 0]
    assert not missing
    assert "F12  Quit Midstance" in text


@pytest.mark.parametrize("area", [Area.TODAY, Area.SESSION, Area.LOG])
async def test_the_keys_of_the_screen_come_first(area: Area) -> None:
    """The first heading is that of the screen on which somebody asked."""
    assert (await lines(area, size=(48, 20)))[0] == area.value


async def test_the_keys_of_the_phase_come_before_all() -> None:
    """In a workout, what means something now stands at the top."""
    text = await lines(Area.SESSION, Phase.REST, (48, 20))
    assert text[0] == "Now"
    now = [c for c in COMMANDS if c.area is Area.SESSION and Phase.REST in c.phases]
    head = "\n".join(text[: text.index(Area.SESSION.value)])
    assert all(key_text(command.keys[0]) in head for command in now)


async def test_letters_scroll_it() -> None:
    """Down by a line with j, up with k, to the end with G."""
    app = OneWidgetApp(Static(""))
    async with app.run_test(size=(60, 20)) as pilot:
        app.push_screen(HelpScreen(Area.TODAY))
        await pilot.pause()
        page, places = app.screen.query_one("#list"), []
        for key in ("j", "j", "k", "G"):
            await pilot.press(key)
            await pilot.pause()
            places.append(page.scroll_y)
        assert places[:3] == [1, 2, 1]
        assert places[3] == page.max_scroll_y > 20


async def test_slash_finds_in_it() -> None:
    """The first match comes into sight and is marked; n and N go round; Esc ends, then closes."""
    app = OneWidgetApp(Static(""))
    async with app.run_test(size=(60, 20)) as pilot:
        app.push_screen(HelpScreen(Area.TODAY))
        await pilot.pause()

        async def after(*keys: str) -> tuple[str, float]:
            await pilot.press(*keys)
            await pilot.pause()
            title = app.screen.query_one("#title", KeyLine)
            return str(title.render()), app.screen.query_one("#list").scroll_y

        said, first = await after("slash", *"MEDICAL help", "enter")
        assert "1 of 1" in said
        assert first > 20
        said, _ = await after("slash", *"session", "enter")
        count = int(said.partition(" of ")[2].split()[0])
        assert count > 5
        said, second = await after("n")
        assert f"{int(said.split()[2])} of {count}" in said
        assert (await after("N", "n"))[1] == second
        assert "zebra is not on this page" in (await after("slash", *"zebra", "enter"))[0]
        assert "closes" in (await after("escape"))[0]
        await pilot.press("n", "escape")
        assert not isinstance(app.screen, HelpScreen)


@pytest.mark.parametrize(("width", "columns"), [(40, 1), (80, 1), (120, 2), (200, 3)])
async def test_columns(width: int, columns: int) -> None:
    """There are as many columns as there is room for, and none cuts a command in two."""
    app = OneWidgetApp(Static(""))
    async with app.run_test(size=(width, 40)) as pilot:
        app.push_screen(HelpScreen(Area.TODAY))
        await pilot.pause()
        await pilot.pause()
        found = list(app.screen.query("#columns Prose").results(Prose))
        assert sum(column.display for column in found) == columns
        await pilot.resize_terminal(1, 1)
        await pilot.resize_terminal(width, 40)
        await pilot.pause()
        assert sum(column.display for column in found) == columns
