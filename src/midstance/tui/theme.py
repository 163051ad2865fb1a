"""The themes: dark, light and high contrast, with a colour for each phase of a workout."""

from collections.abc import Mapping

from textual.app import App
from textual.reactive import Reactive
from textual.theme import Theme

PHASES = (
    "today",
    "next",
    "get-ready",
    "go",
    "hold",
    "move",
    "switch",
    "rest",
    "done",
    "paused",
)
"""Each has a theme variable `$phase-…`: a colour to write in on the background, or to write on."""


def _phases(*colours: str) -> Mapping[str, str]:
    """Theme variables from colours in the order of `PHASES`."""
    return {f"phase-{phase}": colour for phase, colour in zip(PHASES, colours, strict=True)}


def _chrome(*, ground: str, quiet: str, accent: str, on_accent: str) -> Mapping[str, str]:
    """Theme variables for cursors, scroll bars and the footer."""
    return {
        "block-cursor-background": accent,
        "block-cursor-foreground": on_accent,
        "block-cursor-text-style": "bold",
        "border": accent,
        "border-blurred": quiet,
        "footer-background": ground,
        "footer-key-foreground": accent,
        "input-cursor-background": accent,
        "input-cursor-foreground": on_accent,
        "scrollbar": quiet,
        "scrollbar-active": accent,
        "scrollbar-background": ground,
        "scrollbar-corner-color": ground,
        "scrollbar-hover": accent,
    }


DARK = Theme(
    name="midstance-dark",
    primary="#8cc8f0",
    secondary="#8fa6b8",
    accent="#f2b872",
    success="#86d993",
    warning="#f5cb62",
    error="#ff8f85",
    foreground="#e8eaec",
    background="#10161b",
    surface="#1b1f23",
    panel="#262b30",
    dark=True,
    variables={
        **_phases(
            "#f2b872",
            "#7cc9f2",
            "#f7cf5e",
            "#86d993",
            "#ff9e7d",
            "#5fd6c3",
            "#cfaaf7",
            "#93b4f8",
            "#c5dd7c",
            "#aab7c2",
        ),
        **_chrome(ground="#10161b", quiet="#3a4853", accent="#f2b872", on_accent="#10161b"),
    },
)
"""The default: calm, for a dim room."""

LIGHT = Theme(
    name="midstance-light",
    primary="#005a8c",
    secondary="#4c5c68",
    accent="#8a4b00",
    success="#1b6b31",
    warning="#7a5600",
    error="#a8241c",
    foreground="#1b2429",
    background="#f6f7f4",
    surface="#ffffff",
    panel="#e8ece8",
    dark=False,
    variables={
        **_phases(
            "#8a4b00",
            "#005f86",
            "#775400",
            "#1b6b31",
            "#a63c14",
            "#00665c",
            "#7431a8",
            "#234fb0",
            "#4f600a",
            "#52606b",
        ),
        **_chrome(ground="#f6f7f4", quiet="#b4bfc4", accent="#8a4b00", on_accent="#ffffff"),
    },
)
"""For daylight."""

CONTRAST = Theme(
    name="midstance-high-contrast",
    primary="#6fe0ff",
    secondary="#ffffff",
    accent="#ffff00",
    success="#5dff7f",
    warning="#ffd500",
    error="#ff9c94",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    dark=True,
    variables={
        **_phases(
            "#ffff00",
            "#6fe0ff",
            "#ffd500",
            "#5dff7f",
            "#ffab85",
            "#4dffe1",
            "#e9b8ff",
            "#a9c8ff",
            "#d6ff5c",
            "#ffffff",
        ),
        **_chrome(ground="#000000", quiet="#8c8c8c", accent="#ffff00", on_accent="#000000"),
    },
)
"""For weak eyes and bright sun: every text at 7 to 1 or better."""

THEMES = (DARK, LIGHT, CONTRAST)
"""All of them, the default first."""

_BY_NAME = {each.name: each for each in THEMES}

PHASE_DEFAULTS = {name: DARK.variables[name] for name in (f"phase-{phase}" for phase in PHASES)}
"""What `$phase-…` is in a theme that is not ours."""


class ThemedApp(App[None]):
    """An app that has our themes from its first moment, so that its styles are read only once."""

    theme: Reactive[str] = Reactive(DARK.name)
    """The name of the current theme."""

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Every theme by its name."""
        return super().available_themes | _BY_NAME

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by its name; Textual asks for it with every line that is painted.

        Args:
            theme_name: One of ours or of Textual's.
        """
        return _BY_NAME.get(theme_name) or super().get_theme(theme_name)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the phases, for themes that are not ours."""
        return dict(PHASE_DEFAULTS)
