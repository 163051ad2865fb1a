"""A workout on a card to show: as a picture in SVG, which fetches nothing, and as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from midstance.exchange.exporters.figure import figure_style, pose_svg
from midstance.exchange.exporters.svg import coordinate
from midstance.figures.page import panels_of
from midstance.presentation.clean import clean, escape_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.figures.figure import Figure


@dataclass(frozen=True, slots=True)
class WorkoutCard:
    """What a card says; its texts are made harmless when they are written.

    Attributes:
        title: the session's name; ``day``: the day on which it was done.
        facts: a number each, with what it is: ``("51", "minutes")``.
        bests: an exercise each, the set that was a best, and by how much.
        rows: an exercise each, and its sets.
        figures: what shows the movements of the first exercises.
    """

    title: str
    day: str
    facts: tuple[tuple[str, str], ...]
    bests: tuple[tuple[str, str, str], ...]
    rows: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...] = ()


LONGEST_NAME, LONGEST_TEXT = 30, 40
"""Characters of an exercise's name, and of the title."""


def card_lines(card: WorkoutCard) -> Iterator[str]:
    """The card as lines of text, to paste anywhere."""
    yield f"{clean(card.title, LONGEST_TEXT)} · {card.day}"
    yield " · ".join(f"{number} {what}" for number, what in card.facts)
    for name, done, gain in card.bests:
        yield f"★ {clean(name, LONGEST_NAME)} {done} ({gain})"
    if card.rows:
        yield ""
    names = [clean(name, LONGEST_NAME) for name, _ in card.rows]
    width = max(map(_columns, names), default=0)
    for name, (_, done) in zip(names, card.rows, strict=True):
        yield f"{name}{' ' * (width - _columns(name))}  {clean(done)}"
    yield ""
    yield "midstance"


def _columns(text: str) -> int:
    """How many columns a text takes in letters of one width, as terminals and editors count."""
    return sum(
        0 if category(each) in {"Mn", "Me", "Cf"} else 2 if east_asian_width(each) in "WF" else 1
        for each in text
    )


WIDTH, MARGIN, ROW = 640, 40, 26
"""Pixels of the picture: its width, its margin, and the height of a row."""
TITLE_AT, FACTS_AT, BELOW_FACTS = 64, 136, 48
"""Pixels from the top to the title and the facts, and from the facts to what is below."""
CARD_STYLE = """text { font: 16px ui-monospace, Menlo, Consolas, monospace; fill: #D6DEE5; }
.ground { fill: #0D1217; } .title { font-size: 26px; font-weight: 700; fill: #F7FAFC; }
.number { font-size: 40px; font-weight: 700; fill: #F7FAFC; } .quiet { fill: #97A6B3; }
.best { fill: #FFD75A; font-weight: 700; } .rule { stroke: #33414E; }"""

CARD_FIGURES = figure_style("#F7FAFC", "#62727F", "#5EDB8C", "#FF8A80")
FIGURE_SIZE, MOST_FIGURES = 96, 5
"""Pixels of a figure's side, and how many figures stand in the row."""


def card_svg(card: WorkoutCard) -> Iterator[str]:
    """The lines of the picture, as high as it needs to be."""
    top = FACTS_AT + BELOW_FACTS
    if card.figures:
        top += FIGURE_SIZE + ROW
    table = top + ROW * len(card.bests) + (ROW if card.bests else 0)
    height = table + ROW * len(card.rows) + MARGIN
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>'
    title = f"{clean(card.title, LONGEST_TEXT)}, {card.day}"
    yield f"<title>{escape_markup(title)}</title>"
    yield f"<style>{CARD_STYLE}{CARD_FIGURES}</style>"
    yield f'<rect class="ground" width="{WIDTH}" height="{height}" rx="12"/>'
    yield _text(MARGIN, TITLE_AT, clean(card.title, LONGEST_NAME), "title")
    yield _text(WIDTH - MARGIN, TITLE_AT, card.day, "quiet", at_end=True)
    yield from _facts(card)
    yield from _figures(card)
    for place, (name, done, gain) in enumerate(card.bests):
        y = top + ROW * place
        yield _text(MARGIN, y, f"★ {clean(name, LONGEST_NAME)}", "best")
        yield _text(WIDTH - MARGIN, y, f"{done}  {gain}", "best", at_end=True)
    for place, (name, done) in enumerate(card.rows):
        y = table + ROW * place
        yield _text(MARGIN, y, clean(name, LONGEST_NAME), "")
        yield _text(WIDTH - MARGIN, y, clean(done, LONGEST_TEXT), "quiet", at_end=True)
    yield "</svg>"


def _facts(card: WorkoutCard) -> Iterator[str]:
    """The numbers side by side, and a rule under them."""
    step = (WIDTH - 2 * MARGIN) / max(1, len(card.facts))
    for place, (number, what) in enumerate(card.facts):
        x = MARGIN + step * place
        yield _text(x, FACTS_AT - 22, number, "number")
        yield _text(x, FACTS_AT, what, "quiet")
    y = FACTS_AT + 16
    yield f'<line class="rule" x1="{MARGIN}" y1="{y}" x2="{WIDTH - MARGIN}" y2="{y}"/>'


def _figures(card: WorkoutCard) -> Iterator[str]:
    """The far end of each movement in a row, below the facts."""
    step = (WIDTH - 2 * MARGIN) / MOST_FIGURES
    for place, figure in enumerate(card.figures[:MOST_FIGURES]):
        panel = panels_of(figure, has_wrong=False)[-1]
        at = MARGIN + step * place + (step - FIGURE_SIZE) / 2, FACTS_AT + BELOW_FACTS - ROW / 2
        yield from pose_svg(figure, panel, at, FIGURE_SIZE)


def _text(x: float, y: float, text: str, kind: str, *, at_end: bool = False) -> str:
    anchor = ' text-anchor="end"' if at_end else ""
    place = f'x="{coordinate(x)}" y="{coordinate(y)}"'
    return f'<text class="{kind}" {place}{anchor}>{escape_markup(text)}</text>'
