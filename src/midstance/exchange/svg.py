"""Shapes and texts of SVG, coloured by classes of the page they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.exchange.defused import markup

if TYPE_CHECKING:
    from collections.abc import Iterable


def svg(title: str, width: float, height: float, parts: Iterable[str]) -> str:
    """A picture with a title that a screen reader says."""
    size = f'viewBox="0 0 {coordinate(width)} {coordinate(height)}"'
    head = f'<svg role="img" {size} {attributes(width=width, height=height)}>'
    said = f"<title>{markup(title)}</title>"
    return f'<div class="wide">{head}{said}{"".join(parts)}</svg></div>'


def coordinate(number: float) -> str:
    """A coordinate with at most two decimals."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def attributes(**values: float) -> str:
    """Coordinates as attributes: ``x="10" y="2.5"``."""
    return " ".join(f'{name}="{coordinate(value)}"' for name, value in values.items())


def rectangle(kind: str, x: float, y: float, width: float, height: float, title: str = "") -> str:
    """A filled rectangle; its title shows when it is pointed at."""
    said = f"<title>{markup(title)}</title>" if title else ""
    place = attributes(x=x, y=y, width=max(0.0, width), height=height, rx=2)
    return f'<rect class="{kind}" {place}>{said}</rect>'


def line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    """A straight line."""
    return f'<line class="{kind}" {attributes(x1=x1, y1=y1, x2=x2, y2=y2)}/>'


def text(x: float, y: float, said: str, *, anchor: str = "start", kind: str = "") -> str:
    """A text at a place."""
    how = f'class="{kind}" {attributes(x=x, y=y)} text-anchor="{anchor}"'
    return f"<text {how}>{markup(said)}</text>"


def through(places: Iterable[tuple[float, float]]) -> str:
    """A line through places, from the first to the last."""
    points = " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in places)
    return f'<polyline class="line" points="{points}"/>'


def dot(x: float, y: float, title: str) -> str:
    """A dot; its title shows when it is pointed at."""
    place = attributes(cx=x, cy=y, r=3)
    return f'<circle class="dot" {place}><title>{markup(title)}</title></circle>'
