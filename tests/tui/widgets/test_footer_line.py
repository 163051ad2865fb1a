"""The line of keys."""

import pytest

from midstance.tui.widgets.footer_line import FooterLine, Keys
from tests.tui.widgets.one_widget_app import OneWidgetApp, lines

KEYS: Keys = (("Space", "go on"), ("v", "variants"), ("p", "pause"), ("?", "all keys"))


@pytest.mark.parametrize(
    ("width", "drawn"),
    [
        (80, " Space go on   v variants   p pause   ? all keys"),
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
