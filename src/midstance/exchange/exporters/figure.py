"""A figure as SVG: the same poses as on the screen, as bars with round ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.exchange.exporters.svg import attributes, svg_document
from midstance.figures.drawing import still_window
from midstance.figures.page import panels_of
from midstance.figures.shapes import RIM, shapes_of
from midstance.presentation.clean import escape_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.figures.figure import Figure
    from midstance.figures.page import Panel
    from midstance.figures.shapes import Shape

POSE_WIDTH, POSE_HEIGHT, CAPTION_HEIGHT, POSE_GAP = 150, 130, 22, 24
"""The room of one pose, of the words below it, and between two poses."""


def pose_svg(figure: Figure, panel: Panel, at: tuple[float, float], size: float) -> Iterator[str]:
    """One pose in a square of ``size``, standing on its lower edge; ``at`` is its upper left."""
    left, bottom, right, top = still_window(figure, panel.pose)
    scale = size / max(right - left, top - bottom)
    x = at[0] + size / 2 - (left + right) / 2 * scale
    y = at[1] + size + bottom * scale
    floor = attributes(x1=at[0], y1=y, x2=at[0] + size, y2=y)
    yield f'<line class="figure-floor" {floor}/>'
    for shape in shapes_of(figure, panel.pose, is_wrong=panel.is_wrong):
        yield _shape(shape, x, y, scale)


def _shape(shape: Shape, x: float, y: float, scale: float) -> str:
    kind = f"figure-{shape.part.value}"
    start, end = (
        (x + place[0] * scale, y - place[1] * scale) for place in (shape.start, shape.end)
    )
    if shape.is_ring:
        place = attributes(cx=start[0], cy=start[1], r=shape.wide * scale)
        width = 2 * RIM * scale
        return f'<circle class="{kind} figure-ring" {place} stroke-width="{width:.2f}"/>'
    if shape.start == shape.end:
        return (
            f'<circle class="{kind}" {attributes(cx=start[0], cy=start[1], r=shape.wide * scale)}/>'
        )
    place = attributes(x1=start[0], y1=start[1], x2=end[0], y2=end[1])
    width = (shape.wide + shape.narrow) * scale
    return f'<line class="{kind}" {place} stroke-width="{width:.2f}"/>'


def figure_svg(figure: Figure, title: str) -> str:
    """Both ends of a movement, or what is held and its mistake, as a picture with words."""
    parts: list[str] = []
    panels = panels_of(figure)
    for number, panel in enumerate(panels):
        x = number * (POSE_WIDTH + POSE_GAP)
        parts += pose_svg(figure, panel, (x + (POSE_WIDTH - POSE_HEIGHT) / 2, 0), POSE_HEIGHT)
        place = attributes(x=x + POSE_WIDTH / 2, y=POSE_HEIGHT + CAPTION_HEIGHT - 4)
        words = escape_markup(panel.caption)
        parts.append(f'<text text-anchor="middle" {place}>{words}</text>')
    width = len(panels) * (POSE_WIDTH + POSE_GAP) - POSE_GAP
    return svg_document(title, width, POSE_HEIGHT + CAPTION_HEIGHT, parts)


def figure_style(near: str, far: str, works: str, wrong: str) -> str:
    """The colours of the parts, as rules of a style sheet."""
    colours = {"near": near, "far": far, "works": works, "wrong": wrong, "prop": far}
    rules = [
        f".figure-{part} {{ fill: {colour}; stroke: {colour}; stroke-linecap: round; }}"
        for part, colour in colours.items()
    ]
    rules += [
        "circle { stroke-width: 0; }",
        f"circle.figure-ring {{ fill: none; stroke: {far}; stroke-width: 2; }}",
        f".figure-floor {{ stroke: {far}; stroke-width: 1; }}",
    ]
    return "\n".join(rules)
