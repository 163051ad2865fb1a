"""Lays out what shows a figure: its movement, or its still poses with a word below each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from midstance.figures.drawing import (
    Field,
    FigureInk,
    figure_fits,
    lies_down,
    moving,
    still,
    still_window,
    window_of,
)
from midstance.figures.shapes import Part

if TYPE_CHECKING:
    from midstance.figures.drawing import FigureRows
    from midstance.figures.figure import Figure
    from midstance.figures.skeleton import Pose

PAIR = 2
WITHOUT_BRAILLE = ("linux", "wsvt25", "xterm-freebsd", "vt220")
WRONG_SIGN = "✗"


@dataclass(frozen=True, slots=True)
class Panel:
    """One still pose, the words below it, and whether it is the mistake."""

    caption: str
    pose: Pose
    is_wrong: bool = False

    @property
    def part(self) -> Part | None:
        """The colour of the words."""
        return Part.WRONG if self.is_wrong else None


def panels_of(figure: Figure, *, has_wrong: bool = True) -> tuple[Panel, ...]:
    """The poses that show a figure without moving: both ends, or one that is held and its mistake.

    Each has words, which number the poses of a movement.
    """
    if not figure.is_still:
        return tuple(
            Panel(f"{number}  {in_words(name)}", pose)
            for number, (name, pose) in enumerate(figure.stills, 1)
        )
    panels = [Panel(in_words(name), pose) for name, pose in figure.stills]
    if has_wrong and figure.wrong is not None:
        wrong = figure.wrong
        panels.append(Panel(f"{WRONG_SIGN} {in_words(wrong.name)}", wrong.pose, is_wrong=True))
    return tuple(panels)


def in_words(name: str) -> str:
    """The name of a pose as it is read: ``hips back``."""
    return name.replace("-", " ")


def stills(
    figure: Figure,
    width: int,
    height: int,
    ink: FigureInk = FigureInk.BRAILLE,
    *,
    has_wrong: bool = True,
) -> FigureRows:
    """The still poses with their words: side by side, or one above the other for those that lie.

    Where there is little room the first pose stands alone; no rows where it could not be told.
    """
    panels = panels_of(figure, has_wrong=has_wrong)
    for shown in (panels, panels[:1]):
        if rows := _laid_out(figure, shown, width, height, ink):
            return rows
    return ()


def least_still_rows(figure: Figure, width: int, most: int, ink: FigureInk) -> int:
    """The fewest rows, up to ``most``, in which `stills` shows a figure; 0 where it shows none."""
    panels = panels_of(figure)
    window = still_window(figure, panels[0].pose)
    for height in range(1, most + 1):
        fields = (_field(figure, shown, width, height, ink) for shown in (panels, panels[:1]))
        if any(figure_fits(window, field) for field in fields):
            return height
    return 0


def _field(
    figure: Figure, panels: tuple[Panel, ...], width: int, height: int, ink: FigureInk
) -> Field:
    """The room of one pose."""
    above = lies_down(figure) or len(panels) == 1
    across, down = (width, height // len(panels)) if above else ((width - 1) // PAIR, height)
    return Field(across, down - 1, ink)


def _laid_out(
    figure: Figure, panels: tuple[Panel, ...], width: int, height: int, ink: FigureInk
) -> FigureRows:
    above = lies_down(figure) or len(panels) == 1
    field = _field(figure, panels, width, height, ink)
    if not figure_fits(still_window(figure, panels[0].pose), field):
        return ()
    drawn = [_panel(figure, panel, field) for panel in panels]
    if above:
        return tuple(chain.from_iterable(drawn))
    first, second = drawn
    gap = ((" ", None),) * (width - PAIR * field.width)
    return tuple((*left, *gap, *right) for left, right in zip(first, second, strict=True))


def _panel(figure: Figure, panel: Panel, field: Field) -> FigureRows:
    """One pose and, centred below it, its words."""
    rows = still(figure, panel.pose, field, is_wrong=panel.is_wrong)
    words = panel.caption
    if len(words) > field.width:
        words = words.partition("  ")[2][: field.width]
    words = words.center(field.width)
    return (*rows, tuple((sign, panel.part) for sign in words))


def moved(
    figure: Figure, share: float, width: int, height: int, ink: FigureInk = FigureInk.BRAILLE
) -> FigureRows:
    """The figure at ``share`` of its way; no rows where the room is too small to tell it."""
    field = Field(width, height, ink)
    return moving(figure, share, field) if figure_fits(window_of(figure), field) else ()


def ink_for(terminal: str, *, is_ascii: bool) -> FigureInk:
    """What a terminal can show: the consoles of Linux and BSD have no braille in their fonts.

    ``terminal`` is what the environment calls it.
    """
    if is_ascii:
        return FigureInk.PLAIN
    return FigureInk.HALVES if terminal in WITHOUT_BRAILLE else FigureInk.BRAILLE


def figure_text(rows: FigureRows, ink: FigureInk = FigureInk.BRAILLE) -> str:
    """Rows of cells as lines of text."""
    text = "\n".join("".join(sign for sign, _ in row).rstrip() for row in rows)
    return text.replace(WRONG_SIGN, "x") if ink is FigureInk.PLAIN else text
