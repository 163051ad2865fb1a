"""Our colours can be read."""

import os
from dataclasses import asdict

import pytest
from textual.color import Color
from textual.theme import Theme
from textual.widgets import Static

from midstance.domain.quantity import Load
from midstance.domain.settings import Settings
from midstance.domain.settings import Theme as ChosenTheme
from midstance.tui.theme import (
    CONTRAST,
    CONTRAST_PALETTE,
    DARK,
    DARK_256,
    DARK_256_PALETTE,
    DARK_PALETTE,
    LIGHT,
    LIGHT_PALETTE,
    PHASES,
    SIXTEEN,
    THEME_DEFAULTS,
    THEMES,
    Palette,
    theme_in_colours,
)
from tests.tui.laptop import Laptop, record
from tests.tui.pty_terminal import PtyTerminal
from tests.tui.terminal.test_driver import PROGRAM
from tests.tui.widgets.one_widget_app import OneWidgetApp, colours

LEAST = {DARK.name: 4.5, DARK_256.name: 4.5, LIGHT.name: 4.5, CONTRAST.name: 7.0}
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


def test_contrast_is_measured_from_1_to_21() -> None:
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
async def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    """Every colour of text can be read on every ground."""
    variables = await variables_of(theme)
    for text in TEXTS:
        for ground in GROUNDS:
            ratio = contrast(variables[text], variables[ground])
            assert ratio >= LEAST[theme.name], (text, ground, ratio)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_every_phase_has_its_accent(theme: Theme) -> None:
    """Every phase has the colour of what it asks for, to write in or to write on."""
    found = colours(await variables_of(theme))
    assert list(found) == [f"phase-{phase}" for phase in PHASES]
    assert len(set(found.values())) == len(set(PHASES.values()))
    for phase, colour in found.items():
        ratio = contrast(colour, theme.background or "")
        assert ratio >= LEAST[theme.name], (phase, ratio)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_what_is_under_a_cursor_can_be_read(theme: Theme) -> None:
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
        found = app.get_css_variables()
        assert colours(found) == colours(THEME_DEFAULTS)
        assert found["best"] == DARK_PALETTE.best


ACCENTS = ("next", "ready", "go", "hold", "rest", "best", "run", "hurt")
PALETTES = {
    DARK.name: DARK_PALETTE,
    DARK_256.name: DARK_256_PALETTE,
    LIGHT.name: LIGHT_PALETTE,
    CONTRAST.name: CONTRAST_PALETTE,
}


def colour(palette: Palette, name: str) -> str:
    """A colour of a palette by its name."""
    return str(getattr(palette, name))


@pytest.mark.parametrize(("theme", "palette"), PALETTES.items())
def test_palettes(theme: str, palette: Palette) -> None:
    """Every accent and every text can be read on ground, plane and raised row."""
    for text in ("quiet", "text", "bright", *ACCENTS):
        for ground in ("ground", "plane", "raised"):
            ratio = contrast(colour(palette, text), colour(palette, ground))
            assert ratio >= LEAST[theme], (text, ground, ratio)


@pytest.mark.parametrize(("theme", "palette"), PALETTES.items())
def test_letters_on_accents(theme: str, palette: Palette) -> None:
    """Letters on a band can be read, and bright text on a level of floor mode."""
    for accent in ACCENTS:
        assert contrast(palette.ink, colour(palette, accent)) >= LEAST[theme], accent
    for fill in (palette.fill_go, palette.fill_hold):
        assert contrast(palette.bright, fill) >= 7


@pytest.mark.parametrize("palette", PALETTES.values())
def test_large_shapes(palette: Palette) -> None:
    """Shapes that carry no text are visible, and are no text's colour."""
    assert contrast(palette.faint, palette.ground) >= 2.95
    assert contrast(palette.line, palette.ground) >= 1.5
    assert len({colour(palette, accent) for accent in ACCENTS}) == len(ACCENTS)


async def test_sixteen_colours() -> None:
    """A terminal of sixteen colours gets the theme in its own; a chosen one stays."""
    assert theme_in_colours(DARK.name, {"TERM": "xterm"}) == SIXTEEN.name
    assert theme_in_colours(LIGHT.name, {"TERM": "xterm"}) == LIGHT.name
    for environ in ({}, {"TERM": "xterm-direct"}, {"TERM": "xterm", "COLORTERM": "truecolor"}):
        assert theme_in_colours(DARK.name, environ) == DARK.name
    assert (await variables_of(SIXTEEN))["go"] == "ansi_bright_green"


def test_256_colours() -> None:
    """A terminal of 256 colours gets the dark theme in colours that it has; a chosen one stays."""
    environ = {"TERM": "xterm-256color"}
    assert theme_in_colours(DARK.name, environ) == DARK_256.name
    assert theme_in_colours(LIGHT.name, environ) == LIGHT.name
    assert theme_in_colours(DARK.name, environ | {"COLORTERM": "truecolor"}) == DARK.name
    greys = {8 + 10 * step for step in range(24)}
    for name, shown in asdict(DARK_256_PALETTE).items():
        parts = Color.parse(shown).rgb
        is_grey = len(set(parts)) == 1 and parts[0] in greys
        assert is_grey or set(parts) <= {0, 0x5F, 0x87, 0xAF, 0xD7, 0xFF}, name


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


async def test_plain_signs_on_every_screen(laptop: Laptop) -> None:
    """With the setting for plain characters no screen, dialog or footer shows any other."""
    laptop.settings = Settings(ascii=True)
    laptop.keep(laptop.workout(1, record("goblet-squat", 8, load=Load(12_000), effort=7)))
    async with laptop.opened() as user:
        assert user.text().isascii()
        for key in ("w", "y", "C", "L", "i", "g", "o", "question_mark", "ctrl+p"):
            await user.press(key)
            text = user.text()
            assert not [each for each in text if each in "←→↑↓▸▌│─╭╮╰╯×·…▲★○✓"]
            await user.press("escape")


@pytest.mark.parametrize(
    ("theme", "alpha"), [(ChosenTheme.DARK, 0.6), (ChosenTheme.HIGH_CONTRAST, 1)]
)
async def test_nothing_dim_stands_around_a_dialog(
    laptop: Laptop, theme: ChosenTheme, alpha: float
) -> None:
    """In high contrast what a dialog covers is hidden, as it would be grey on black."""
    laptop.settings = Settings(theme=theme)
    async with laptop.opened() as user:
        for key in ("question_mark", "f"):
            await user.press(key)
            assert user.screen.is_modal
            assert user.screen.styles.background.a == pytest.approx(alpha)
            await user.press("escape")
