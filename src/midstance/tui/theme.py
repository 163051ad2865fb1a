"""The themes: dark, light, high contrast, and for few colours, from one set of named colours."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from textual.app import App
from textual.reactive import Reactive
from textual.theme import Theme

PHASES: Mapping[str, str] = {
    "today": "next",
    "next": "next",
    "get-ready": "ready",
    "go": "go",
    "hold": "hold",
    "move": "go",
    "switch": "ready",
    "rest": "rest",
    "done": "best",
    "paused": "rest",
}
"""The accent of each phase of a workout; each has a theme variable `$phase-…`."""


@dataclass(frozen=True, slots=True)
class Palette:
    """What each colour means; one colour never means two things.

    Every accent and every text has a contrast of 4.5 to 1 or better on the three grounds, except
    that `faint` is for large shapes only, and `quiet` is not for the fills of the light theme.
    """

    ground: str
    """The terminal."""

    plane: str
    """The side column, the week strip, a day."""

    raised: str
    """The row under the cursor, today, a tip."""

    line: str
    """Rules between two parts of a plane."""

    track: str
    """The empty part of a bar."""

    faint: str
    """Large shapes that are not on: never small text."""

    quiet: str
    """Labels, units, last time."""

    text: str
    """What is read."""

    bright: str
    """Names, numbers and keys, in bold."""

    next: str
    """Blue: to come, start, the cursor."""

    ready: str
    """Amber: GET READY, SWITCH, short of a goal."""

    go: str
    """Green: GO, MOVE, done."""

    hold: str
    """Violet: HOLD."""

    rest: str
    """Blue-grey: REST, PAUSED."""

    best: str
    """Gold: a best, DONE."""

    run: str
    """Teal: runs and kilometres."""

    hurt: str
    """Coral: pain, a mistake to avoid."""

    ink: str
    """Letters on an accent."""

    fill_go: str
    """The rising level of floor mode at work, under bright text."""

    fill_hold: str
    """The rising level of floor mode in a hold, under bright text."""


DARK_PALETTE = Palette(
    ground="#0D1217",
    plane="#141B22",
    raised="#202B35",
    line="#33414E",
    track="#2A3641",
    faint="#62727F",
    quiet="#97A6B3",
    text="#D6DEE5",
    bright="#F7FAFC",
    next="#6DB7FF",
    ready="#FFAE57",
    go="#5EDB8C",
    hold="#C6A8FF",
    rest="#A3B8D0",
    best="#FFD75A",
    run="#4FD0C8",
    hurt="#FF8A80",
    ink="#0D1217",
    fill_go="#1D3A2E",
    fill_hold="#323045",
)
LIGHT_PALETTE = Palette(
    ground="#FBFBF8",
    plane="#F1F2ED",
    raised="#E2E6E0",
    line="#C3CAC5",
    track="#D9DED8",
    faint="#89949A",
    quiet="#56636D",
    text="#202B32",
    bright="#0A1115",
    next="#0B5EA6",
    ready="#8F4A00",
    go="#17693A",
    hold="#6633B4",
    rest="#41566C",
    best="#6E5200",
    run="#00636A",
    hurt="#B0241C",
    ink="#FFFFFF",
    fill_go="#CDDED2",
    fill_hold="#DDD3EA",
)
CONTRAST_PALETTE = Palette(
    ground="#000000",
    plane="#000000",
    raised="#262626",
    line="#9A9A9A",
    track="#4A4A4A",
    faint="#B4B4B4",
    quiet="#E2E2E2",
    text="#FFFFFF",
    bright="#FFFFFF",
    next="#6FC6FF",
    ready="#FFB84D",
    go="#54FF8F",
    hold="#D9BFFF",
    rest="#C9DCF2",
    best="#FFE34D",
    run="#52F2E8",
    hurt="#FFA199",
    ink="#000000",
    fill_go="#113319",
    fill_hold="#2B2633",
)
DARK_256_PALETTE = Palette(
    ground="#080808",
    plane="#1C1C1C",
    raised="#303030",
    line="#444444",
    track="#3A3A3A",
    faint="#6C6C6C",
    quiet="#AFAFAF",
    text="#D7D7D7",
    bright="#FFFFFF",
    next="#5FAFFF",
    ready="#FFAF5F",
    go="#5FD787",
    hold="#D7AFFF",
    rest="#87AFD7",
    best="#FFD75F",
    run="#5FD7D7",
    hurt="#FF8787",
    ink="#080808",
    fill_go="#005F00",
    fill_hold="#5F005F",
)
SIXTEEN_PALETTE = Palette(
    ground="ansi_black",
    plane="ansi_black",
    raised="ansi_black",
    line="ansi_bright_black",
    track="ansi_bright_black",
    faint="ansi_bright_black",
    quiet="ansi_white",
    text="ansi_white",
    bright="ansi_bright_white",
    next="ansi_bright_blue",
    ready="ansi_yellow",
    go="ansi_bright_green",
    hold="ansi_bright_magenta",
    rest="ansi_white",
    best="ansi_bright_yellow",
    run="ansi_cyan",
    hurt="ansi_bright_red",
    ink="ansi_black",
    fill_go="ansi_black",
    fill_hold="ansi_black",
)


def _tints(palette: Palette) -> str:
    """How a tint of a colour is shown: blended, or as a ground that few colours have."""
    if palette is SIXTEEN_PALETTE:
        return "ground"
    return "plane" if palette is DARK_256_PALETTE else "blended"


def _variables(palette: Palette) -> Mapping[str, str]:
    """Every colour by its own name, the phases, and Textual's names for text and cursors."""
    own = {name.replace("_", "-"): colour for name, colour in asdict(palette).items()}
    phases = {f"phase-{phase}": own[accent] for phase, accent in PHASES.items()}
    return {
        **own,
        **phases,
        "edge": palette.line if palette.plane == palette.ground else palette.plane,
        "tints": _tints(palette),
        "veil": "100%" if palette is CONTRAST_PALETTE else "60%",
        "ansi-background": palette.ground,
        "ansi-foreground": palette.text,
        "text-muted": palette.quiet,
        "text-primary": palette.next,
        "text-accent": palette.next,
        "text-success": palette.go,
        "text-warning": palette.ready,
        "text-error": palette.hurt,
        "block-cursor-background": palette.next,
        "block-cursor-foreground": palette.ink,
        "block-cursor-text-style": "bold",
        "border": palette.next,
        "border-blurred": palette.line,
        "footer-background": palette.ground,
        "footer-key-foreground": palette.bright,
        "input-cursor-background": palette.next,
        "input-cursor-foreground": palette.ink,
        "scrollbar": palette.line,
        "scrollbar-active": palette.next,
        "scrollbar-background": palette.ground,
        "scrollbar-corner-color": palette.ground,
        "scrollbar-hover": palette.next,
    }


def _theme(name: str, palette: Palette, *, is_dark: bool, is_ansi: bool = False) -> Theme:
    return Theme(
        name=name,
        primary=palette.next,
        secondary=palette.rest,
        accent=palette.next,
        success=palette.go,
        warning=palette.ready,
        error=palette.hurt,
        foreground=palette.text,
        background=palette.ground,
        surface=palette.plane,
        panel=palette.raised,
        dark=is_dark,
        ansi=is_ansi,
        variables=dict(_variables(palette)),
    )


DARK = _theme("midstance-dark", DARK_PALETTE, is_dark=True)
"""The default: calm, for a dim room."""

LIGHT = _theme("midstance-light", LIGHT_PALETTE, is_dark=False)
"""For daylight."""

CONTRAST = _theme("midstance-high-contrast", CONTRAST_PALETTE, is_dark=True)
"""For weak eyes and bright sun: every text at 7 to 1 or better."""

DARK_256 = _theme("midstance-256-colours", DARK_256_PALETTE, is_dark=True)
"""The dark one in colours that a terminal of 256 has; it would show blue-greys as teal and navy."""

SIXTEEN = _theme("midstance-16-colours", SIXTEEN_PALETTE, is_dark=True, is_ansi=True)
"""For terminals of sixteen colours, in the terminal's own; it has no planes."""

THEMES = (DARK, LIGHT, CONTRAST)
"""Those that the runner can choose, the default first."""

_BY_NAME = {each.name: each for each in (*THEMES, DARK_256, SIXTEEN)}

THEME_DEFAULTS = dict(_variables(DARK_PALETTE))
"""Our variables in a theme that is not ours."""


class ThemedApp(App[None]):
    """An app that has our themes from its first moment, so that its styles are read only once."""

    theme: Reactive[str] = Reactive(DARK.name)
    """The name of the current theme."""

    has_plain_signs = False
    """Whether the terminal shows no block characters."""

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
        """Our own colours, for themes that are not ours."""
        return dict(THEME_DEFAULTS)


def theme_in_colours(chosen: str, environ: Mapping[str, str]) -> str:
    """The theme for a terminal: the dark one gives way to that of fewer colours where need be.

    Args:
        chosen: The name of the theme that the runner chose.
        environ: The environment, whose `COLORTERM` and `TERM` say what the terminal can show.
    """
    term = environ.get("TERM", "")
    is_rich = environ.get("COLORTERM", "") in {"truecolor", "24bit"}
    if chosen != DARK.name or is_rich or not term or term.endswith(("direct", "kitty")):
        return chosen
    return DARK_256.name if term.endswith("256color") else SIXTEEN.name
