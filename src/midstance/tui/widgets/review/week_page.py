"""The week on one page: its days, three numbers with their rings, bests, muscles, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from midstance.domain.quantity import WeightUnit
from midstance.presentation.clean import clean
from midstance.presentation.phrases import brief_set_text, gain_text, plural
from midstance.tui.widgets.big_digits.letters import SMALL_ROWS, LetterBlocks, letters
from midstance.tui.widgets.review.muscle_lines import (
    USUAL_PLACES,
    WIDE_PLACES,
    MusclePlaces,
    draw_muscles,
)
from midstance.tui.widgets.review.rings import draw_rings
from midstance.tui.widgets.review.week_days import days_of_week
from midstance.tui.widgets.review.week_facts import (
    WeekFact,
    facts_of_week,
    facts_text,
    hard_days_line,
    notes_of_week,
    targets_moved,
)
from midstance.tui.widgets.week_strip import draw_strip
from midstance.tui.widgets.workout.canvas import Canvas, fitted, wrapped

if TYPE_CHECKING:
    from datetime import date

    from midstance.domain.weeks.review import PersonalBest, WeekReview
    from midstance.tui.widgets.workout.canvas import Rows

WIDE_COLUMNS, USUAL_COLUMNS = 110, 76
SIDE, SIDE_TEXT, SIDE_MARGIN, LABELS = 79, 82, 3, 11
FACTS, FACT_ROWS = 9, 12
TABLE = 22
MOST_BESTS, MOST_LINES = 4, 2
MOST_SIDE = 60
MOST_APART = 8
"""Cells between two of the three numbers at most."""


@dataclass(frozen=True, slots=True)
class WeekPage:
    """What the page shows.

    Attributes:
        cursor: the day under the cursor, from 0; None while it is on the tip.
    """

    review: WeekReview
    today: date
    unit: WeightUnit = WeightUnit.KG
    cursor: int | None = None
    in_ascii: bool = False


def draw_week(page: WeekPage, width: int) -> Rows:
    """The page at this width, as high as it needs to be."""
    if width > SIDE + MOST_SIDE:
        return _draw_centred(page, width)
    if width >= WIDE_COLUMNS:
        return _draw_wide(page, width)
    if width >= USUAL_COLUMNS:
        return _draw_usual(page, width)
    return _draw_small(page, width)


def _draw_centred(page: WeekPage, width: int) -> Rows:
    """The days over the whole width, and all under them in the middle."""
    most = SIDE + MOST_SIDE
    left = (width - most) // 2
    margins = Canvas(width, 1).rows()[0]
    body = _draw_wide(page, most)[FACTS:]
    centred = (margins[:left] + row + margins[left + most :] for row in body)
    return (*_draw_wide(page, width)[:FACTS], *centred)


def _draw_wide(page: WeekPage, width: int) -> Rows:
    review = page.review
    muscles = sum(each.target is not None for each in review.volume)
    notes = _side_notes(page, _side_end(width) - SIDE_MARGIN)
    canvas = Canvas(width, max(TABLE + 2 + muscles, TABLE + len(notes) + 2))
    _draw_days(canvas, 3, page, is_wide=True)
    facts = facts_of_week(review, page.unit)
    rings = [(fact.share, fact.ink) for fact in facts]
    draw_rings(canvas, 3, FACTS, rings, in_ascii=page.in_ascii)
    for place, fact in enumerate(facts):
        half_row = 2 * FACTS + 1 + 8 * place
        after = _draw_number(canvas, 30, half_row, fact, in_ascii=page.in_ascii)
        x = max(51, after + 2)
        canvas.text(x, half_row // 2 + 1, fact.heading, "bright", bold=True, room=SIDE - x - 1)
        for row, text in enumerate(fact.details[:2], half_row // 2 + 2):
            canvas.text(x, row, text, "quiet", room=SIDE - x - 1)
    draw_muscles(
        canvas, TABLE, review.volume, review.eight_weeks, WIDE_PLACES, in_ascii=page.in_ascii
    )
    _draw_bests(canvas, page)
    bottom = canvas.height - 1
    canvas.fill(SIDE, TABLE, _side_end(width) - SIDE, bottom - TABLE, "plane")
    for y, (label, text, ink) in enumerate(notes, TABLE + 1):
        canvas.text(SIDE_TEXT, y, label, "quiet", bold=True)
        canvas.text(SIDE_TEXT + LABELS, y, text, ink)
    return canvas.rows()


def _draw_days(canvas: Canvas, half_row: int, page: WeekPage, *, is_wide: bool) -> None:
    days = days_of_week(page.review, page.today, page.cursor, is_wide=is_wide)
    draw_strip(canvas, half_row, days, is_wide=is_wide, in_ascii=page.in_ascii)


def _side_end(width: int) -> int:
    """The column after the side: it grows with the terminal up to a width that reads well."""
    return min(width, SIDE + MOST_SIDE)


def _draw_number(canvas: Canvas, x: int, half_row: int, fact: WeekFact, *, in_ascii: bool) -> int:
    """Draw the number in big letters; answers the column after it."""
    blocks = LetterBlocks.ASCII if in_ascii else LetterBlocks.QUADRANTS
    drawn = letters(fact.number, SMALL_ROWS, is_bold=True, blocks=blocks)
    if len(drawn) > 1:
        canvas.letters(x, half_row, drawn, fact.ink)
        return x + len(drawn[0])
    return canvas.text(x, half_row // 2 + 1, fact.number, fact.ink, bold=True)


def _draw_bests(canvas: Canvas, page: WeekPage) -> None:
    """Draw the bests on the side: their number in big letters, then each with its gain."""
    top, side_end = FACTS, _side_end(canvas.width)
    end = side_end - SIDE_MARGIN
    canvas.fill(SIDE, top, side_end - SIDE, FACT_ROWS, "plane")
    bests = page.review.bests
    if not bests:
        _draw_growth(canvas, page, top)
        return
    word = f"{len(bests)} BEST{'S' * (len(bests) != 1)}"
    blocks = LetterBlocks.ASCII if page.in_ascii else LetterBlocks.QUADRANTS
    drawn = letters(word, SMALL_ROWS, blocks=blocks)
    if len(drawn) > 1:
        canvas.letters(SIDE_TEXT, 2 * top + 1, drawn, "best")
    else:
        canvas.text(SIDE_TEXT, top + 1, word, "best", bold=True)
    shown = bests if len(bests) <= MOST_BESTS else bests[: 2 * MOST_BESTS - 1]
    step = 2 if len(bests) <= MOST_BESTS else 1
    for place, best in enumerate(shown):
        _draw_best(canvas, top + 4 + step * place, best, page.unit, end, has_gain_below=step > 1)
    if len(shown) < len(bests):
        canvas.text(SIDE_TEXT, top + 11, f"and {len(bests) - len(shown)} more", "quiet")


def _draw_best(
    canvas: Canvas, y: int, best: PersonalBest, unit: WeightUnit, end: int, *, has_gain_below: bool
) -> None:
    canvas.text(SIDE_TEXT, y, "★", "best")
    value = brief_set_text(best.logged.set, unit)
    start = canvas.text_before(end, y, value, "best", bold=True)
    name = fitted(clean(best.name), max(0, start - SIDE_TEXT - 3))
    canvas.text(SIDE_TEXT + 2, y, name, "bright", bold=True)
    if has_gain_below:
        canvas.text_before(end, y + 1, best_detail(best, unit), "quiet")


def best_detail(best: PersonalBest, unit: WeightUnit) -> str:
    """By how much a set is a best: ``▲ 2.5 kg``; of an estimate also how much that is."""
    gain = f"▲ {gain_text(best.best, unit).lstrip('+')}"
    return f"1RM {best.estimate.load.text(unit)}  {gain}" if best.estimate else gain


def _draw_growth(canvas: Canvas, page: WeekPage, top: int) -> None:
    canvas.text(SIDE_TEXT, top + 1, "NEW BESTS", "quiet", bold=True)
    canvas.text(SIDE_TEXT + LABELS, top + 1, "none this week", "quiet")
    if page.review.growth:
        canvas.text(SIDE_TEXT, top + 3, "IMPROVED SINCE LAST TIME", "quiet", bold=True)
    room = FACT_ROWS - 5
    for y, each in enumerate(page.review.growth[:room], top + 4):
        canvas.text(SIDE_TEXT, y, "▲", "go")
        canvas.text(SIDE_TEXT + 2, y, clean(each.name), "text", room=canvas.width - SIDE_TEXT - 5)


def _side_notes(page: WeekPage, end: int) -> list[tuple[str, str, str]]:
    """The lines of the side: a label, a text and its colour, the texts in their room."""
    room = end - SIDE_TEXT - LABELS
    lines: list[tuple[str, str, str]] = []
    has_gap = False
    for label, texts, ink in notes_of_week(page.review, page.unit):
        if label in {"HARD DAYS", "SKIPPED"} and lines and not has_gap:
            has_gap = True
            lines.append(("", "", "text"))
        written = [line for text in texts for line in wrapped(clean(text, 200), room)]
        most = MOST_LINES + (label == "NEXT WEEK")
        if len(written) > most:
            written = [*written[: most - 1], "and more, below"]
        lines += [(label if not place else "", line, ink) for place, line in enumerate(written)]
    return lines


def _draw_usual(page: WeekPage, width: int) -> Rows:
    review = page.review
    muscles = sum(each.target is not None for each in review.volume)
    moved = ", ".join(targets_moved(review, page.unit))
    canvas = Canvas(width, 12 + bool(moved) + muscles)
    _draw_days(canvas, 1, page, is_wide=False)
    _draw_facts_in_a_row(canvas, page)
    _draw_bests_in_a_row(canvas, 9, page)
    canvas.text(2, 10, hard_days_line(review), "quiet", room=width - 4)
    if moved:
        canvas.text(2, 11, f"targets moved: {clean(moved)}", "quiet", room=width - 4)
    draw_muscles(
        canvas,
        11 + bool(moved),
        review.volume,
        review.eight_weeks,
        USUAL_PLACES,
        in_ascii=page.in_ascii,
    )
    return canvas.rows()


def _draw_facts_in_a_row(canvas: Canvas, page: WeekPage) -> None:
    """Draw the three numbers with their words beside them, and as far apart as there is room."""
    facts = facts_of_week(page.review, page.unit)
    blocks = LetterBlocks.ASCII if page.in_ascii else LetterBlocks.QUADRANTS
    taken = sum(
        len(letters(fact.number, SMALL_ROWS, is_bold=True, blocks=blocks)[0])
        + max(cell_len(fact.unit), cell_len(fact.brief))
        for fact in facts
    )
    free = canvas.width - 4 - taken
    beside = 2 if free >= 2 * len(facts) + len(facts) - 1 else 1
    apart = max(1, min(MOST_APART, (free - beside * len(facts)) // (len(facts) - 1)))
    x = 2
    for fact in facts:
        after = _draw_number(canvas, x, 12, fact, in_ascii=page.in_ascii) + beside
        one = canvas.text(after, 6, fact.unit, "bright", bold=True)
        x = max(one, canvas.text(after, 7, fact.brief, "quiet")) + apart


def _draw_bests_in_a_row(canvas: Canvas, y: int, page: WeekPage) -> None:
    bests, unit = page.review.bests, page.unit
    if not bests:
        canvas.text(2, y, "No new best this week", "quiet")
        return
    x = canvas.text(2, y, f"★ {plural(len(bests), 'best')}", "best", bold=True)
    for best in bests:
        name, value = fitted(clean(best.name), 24), brief_set_text(best.logged.set, unit)
        if x + 4 + cell_len(name) + len(value) > canvas.width:
            canvas.text(x + 2, y, "…", "quiet")
            return
        x = canvas.text(x + 2, y, name, "text")
        x = canvas.text(x + 1, y, value, "best", bold=True)


def _draw_small(page: WeekPage, width: int) -> Rows:
    """Everything as lines, for a corner of the screen."""
    review = page.review
    lines = [(each, "bright") for each in wrapped(facts_text(review, page.unit), width - 2)]
    lines += [
        (f"★ {clean(best.name)} {brief_set_text(best.logged.set, page.unit)}", "best")
        for best in review.bests
    ]
    muscles = sum(each.target is not None for each in review.volume)
    canvas = Canvas(width, len(lines) + 2 + muscles)
    for y, (text, ink) in enumerate(lines):
        canvas.text(1, y, text, ink, bold=True, room=width - 2)
    places = _small_places(width)
    draw_muscles(canvas, len(lines) + 1, review.volume, None, places, in_ascii=page.in_ascii)
    return canvas.rows()


def _small_places(width: int) -> MusclePlaces:
    return MusclePlaces(
        name=1, line=14, width=max(4, width - 26), count=width - 6, goal=width - 5, trend=width
    )
