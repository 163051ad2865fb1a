"""Our colours can be read."""

import os

import pytest
from textual.color import Color
from textual.theme import Theme
from textual.widgets import Static

from midstance.tui.theme import CONTRAST, DARK, LIGHT, PHASE_DEFAULTS, PHASES, THEMES
from tests.tui.pty_terminal import PtyTerminal
from tests.tui.terminal.test_driver import PROGRAM
from tests.tui.widgets.one_widget_app import OneWidgetApp, colours

LEAST = {DARK.name: 4.5, LIGHT.name: 4.5, CONTRAST.name: 7.0}
"""The contrast that WCAG 2.2 asks for at level AA (1.4.3), and at AAA (1.4.6)."""

TEXTS = ("foreground", "text-accent", "text-success", "text-warning", "text-error", "primary")
GROUNDS = ("background", "surface", "panel")


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it, from 1 to 21."""
    dark, light = sorted(luminance(Color.parse(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure() -> None:
    """Black on white has a contrast of 21, and a colour on itself of 1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


async def variables_of(theme: Theme) -> dict[str, str]:
    """A theme's variables, as an app sees them."""
    app = OneWidgetApp(Static())
    async with app.run_test():
        app.theme = theme.name
        return app.get_css_variables()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_text(theme: Theme) -> None:
    """Every colour of text can be read on every ground."""
    variables = await variables_of(theme)
    for text in TEXTS:
        for ground in GROUNDS:
            ratio = contrast(variables[text], variables[ground])
            assert ratio >= LEAST[theme.name], (text, ground, ratio)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_phases(theme: Theme) -> None:
    """Every phase has a colour of its own, to write in or to write on."""
    found = colours(await variables_of(theme))
    assert list(found) == [f"phase-{phase}" for phase in PHASES]
    assert len(set(found.values())) == len(PHASES)
    for phase, colour in found.items():
        ratio = contrast(colour, theme.background or "")
        assert ratio >= LEAST[theme.name], (phase, ratio)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_cursors(theme: Theme) -> None:
    """What is under a cursor can be read, and the footer's keys too."""
    found = await variables_of(theme)
    assert contrast(found["block-cursor-foreground"], found["block-cursor-background"]) >= 4.5
    assert contrast(found["footer-key-foreground"], found["footer-background"]) >= 4.5


async def test_other_themes() -> None:
    """In a theme that is not ours the phases have colours as well."""
    app = OneWidgetApp(Static())
    async with app.run_test():
        assert app.theme == DARK.name
        app.theme = "nord"
        assert colours(app.get_css_variables()) == PHASE_DEFAULTS


def test_no_color() -> None:
    """With NO_COLOR nothing but shades of grey is written."""
    assert "NO_COLOR" not in os.environ or os.environ["NO_COLOR"]
    with PtyTerminal(PROGRAM, environment={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for(r"size=80x24")
        terminal.type(b"q")
        assert terminal.exit_code() == 7
        shades = [
            part.split(b"m")[0].split(b";")[:3] for part in terminal.output.split(b"8;2;")[1:]
        ]
        assert all(len(set(shade)) == 1 for shade in shades)
