"""The page of a trend, drawn by itself."""

from dataclasses import replace

import pytest

from midstance.tui.widgets.review.chart import TOO_SMALL
from midstance.tui.widgets.review.trend_page import TrendPage, draw_trend_head, draw_trend_page
from midstance.tui.widgets.workout.canvas import Rows
from tests.tui.widgets.review.test_chart import trend_of

PAGE = TrendPage(
    "Barbell deadlift",
    "Deadlift",
    trend_of([80, 85, 82, 90]),
    ("90", "kg"),
    is_best=True,
    caption=("Heaviest load", "1 of 2", "best of each week"),
    change="▲ 5 kg in 4 weeks",
    is_up=True,
    sentences=("Best 90 kg on 28 Sep.", "Up 5 kg in four weeks."),
)


def said(rows: Rows) -> list[str]:
    """The rows as they read."""
    return ["".join(text for text, _ in row).rstrip() for row in rows]


def inks(rows: Rows, text: str) -> set[str]:
    """The colours of the cells that show a text of one character."""
    return {look.ink for row in rows for cell, look in row if cell == text}


def test_large_where_there_is_room() -> None:
    """Name and number three rows high, the number of a best in gold; the sentences at the foot."""
    rows = draw_trend_page(PAGE, 84, 36)
    assert {"bright", "best"} <= inks(rows, "█")
    assert said(rows)[5].split() == [
        *("Heaviest", "load", "·", "1", "of", "2", "·", "best", "of", "each", "week"),
        *("▲", "5", "kg", "in", "4", "weeks"),
    ]
    assert said(rows)[-2].endswith("★ best so far   Best 90 kg on 28 Sep.")
    assert said(rows)[-1].endswith("Up 5 kg in four weeks.")
    usual = draw_trend_page(replace(PAGE, is_best=False), 84, 36)
    assert "best" not in inks(usual, "█")


@pytest.mark.parametrize(("width", "height"), [(40, 10), (54, 22), (34, 30), (84, 36), (164, 58)])
def test_a_page_keeps_to_its_room(width: int, height: int) -> None:
    """Every row is as wide as the page; name, number and change are whole."""
    rows = draw_trend_page(replace(PAGE, in_ascii=height == 10), width, height)
    assert {len(row) for row in rows} == {width}
    assert len(rows) == height
    text = "\n".join(said(rows))
    assert "▲ 5 kg in 4 weeks" in text
    assert "Heaviest load" in text


def test_without_a_chart_it_says_why() -> None:
    """Nothing to draw, and no room to draw, are said under the name."""
    nothing = said(draw_trend_page(TrendPage("Rest", "Rest", None), 40, 12, "No set yet."))
    assert nothing[:2] == [" Rest", ""]
    assert " No set yet." in nothing
    assert any(TOO_SMALL in line for line in said(draw_trend_page(PAGE, 40, 5)))


def test_a_name_in_another_script_is_text() -> None:
    """It takes three rows at most; a very long one ends in an ellipsis there."""
    name = "平板支撑" * 40
    head = said(draw_trend_head(replace(PAGE, name=name, short_name=name), 40, 54))
    assert sum("平" in line for line in head) == 3
    assert "…" in "".join(head)
