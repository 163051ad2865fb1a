"""The whole page of a week at every size."""

from dataclasses import replace
from datetime import date

import pytest

from midstance.coach.review.week import review_week, week_facts
from midstance.domain.calendar import Week
from midstance.domain.weeks.review import WeekReview
from midstance.tui.widgets.review.week_page import WeekPage, best_detail, draw_week
from tests.tui.full_week import fill
from tests.tui.laptop import Laptop
from tests.tui.widgets.review.drawn import NO_TOTALS, SUNDAY, inks, review, texts

WIDTHS = (20, 40, 60, 76, 80, 100, 110, 120, 140, 200, 250)


@pytest.fixture
def full(laptop: Laptop) -> WeekReview:
    """A week that holds something of everything."""
    fill(laptop)
    library = laptop.library.library
    with laptop.log() as log:
        week = Week(date(2026, 11, 16))
        return review_week(week_facts(log, library, week, laptop.clock.today()), library)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("in_ascii", [False, True])
def test_every_row_has_the_width(full: WeekReview, width: int, *, in_ascii: bool) -> None:
    """At every width, for a full week and an empty one, with and without blocks."""
    for shown in (full, review(), review(NO_TOTALS, volume=(), eight_weeks=None)):
        rows = draw_week(WeekPage(shown, SUNDAY, in_ascii=in_ascii), width)
        assert {len(row) for row in rows} == {width}
        if in_ascii:
            assert not {text for row in rows for text, _ in row} & set("▀▄█▌⣿━▇")


def test_the_wide_page(full: WeekReview) -> None:
    """Numbers stand beside the rings, bests on the side, and each label once."""
    lines = texts(draw_week(WeekPage(full, SUNDAY), 120))
    assert lines[10][51:].startswith("strength sessions")
    assert lines[14][51:].startswith("work sets")
    assert lines[18][51:].startswith("minutes")
    assert lines[22].startswith("   SETS PER MUSCLE")
    whole = "\n".join(lines)
    for label in ("NEXT WEEK", "SKIPPED", "PAIN", "SIDES", "MOVED"):
        assert whole.count(label) == 1


def test_a_large_terminal_has_the_week_in_the_middle(full: WeekReview) -> None:
    """The days go over the whole width; nothing under them is glued to the left."""
    rows = texts(draw_week(WeekPage(full, SUNDAY), 200))
    table = next(row for row in rows if "SETS PER MUSCLE" in row)
    assert table.index("SETS") == 3 + (200 - 139) // 2


def test_bests_are_gold(full: WeekReview) -> None:
    """With a star, the set and its gain."""
    assert full.bests
    rows = draw_week(WeekPage(full, SUNDAY), 120)
    starred = [y for y, line in enumerate(texts(rows)) if "★" in line]
    assert len(starred) == min(len(full.bests), 7)
    assert all("best" in inks(rows, y) for y in starred)
    assert all("▲" in best_detail(best, WeekPage(full, SUNDAY).unit) for best in full.bests)


def test_more_bests_than_there_is_room_for(full: WeekReview) -> None:
    """The rest is counted."""
    many = replace(full, bests=full.bests[:1] * 20)
    assert "and 13 more" in "\n".join(texts(draw_week(WeekPage(many, SUNDAY), 120)))
    assert "★ 20 bests" in "\n".join(texts(draw_week(WeekPage(many, SUNDAY), 80)))


def test_without_a_best(full: WeekReview) -> None:
    """What grew stands in its place."""
    whole = "\n".join(texts(draw_week(WeekPage(replace(full, bests=()), SUNDAY), 120)))
    assert "NEW BESTS  none this week" in whole
    assert full.growth
    assert full.growth[0].name[:20] in whole
    narrow = draw_week(WeekPage(replace(full, bests=()), SUNDAY), 80)
    assert "No new best this week" in "\n".join(texts(narrow))


@pytest.mark.parametrize("done", [2, 11])
def test_three_numbers_keep_to_their_row(full: WeekReview, done: int) -> None:
    """At 80 columns each stands apart from its words and from the next one, within the margins."""
    work = replace(full.work, sets_done=9 * done, sessions_done=done, sessions_planned=2)
    for width in (76, 80, 100):
        rows = texts(draw_week(WeekPage(replace(full, work=work), SUNDAY), width))
        words, below = rows[6], rows[7]
        assert "sessions" in words
        assert "sets" in words
        assert "▀sessions" not in words
        assert max(len(words.rstrip()), len(below.rstrip())) <= width - 2


def test_a_corner_has_the_numbers_in_words(full: WeekReview) -> None:
    """Sessions, sets and every muscle."""
    lines = texts(draw_week(WeekPage(full, SUNDAY), 40))
    assert "sessions" in lines[0]
    assert any("lower back" in line for line in lines)
