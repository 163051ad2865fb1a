"""Charts for a page."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.review.history import heat_map, trends
from midstance.domain.exercise import VolumeGroup
from midstance.domain.history import DateSpan
from midstance.domain.quantity import Unit
from midstance.domain.record import ExerciseDay
from midstance.domain.settings import WeekStart
from midstance.domain.volume import TARGETS, GroupVolume, verdict
from midstance.exchange.exporters.svg import (
    HEIGHT,
    LEFT,
    TOP,
    WIDTH,
    coordinate,
    heat_chart,
    polyline,
    rectangle,
    svg_document,
    svg_dot,
    svg_line,
    svg_text,
    trend_chart,
    volume_chart,
)
from tests.exchange.pages import Page

MONDAY = date(2026, 11, 23)


def lifted(number: int, kilograms: int) -> ExerciseDay:
    """A day of lifting, without an estimate."""
    return ExerciseDay(MONDAY + timedelta(days=number), Unit.REPS, 1, 8, 8, kilograms * 1000)


def of(group: VolumeGroup, sets: float, planned: float = 0) -> GroupVolume:
    """A line of the volume."""
    target = TARGETS.get(group)
    return GroupVolume(group, sets, planned, target, verdict(sets, target))


@given(st.lists(st.floats(0, 200), min_size=12, max_size=12))
def test_no_bar_leaves_the_picture(sets: list[float]) -> None:
    """However many sets there were."""
    volume = [of(group, number) for group, number in zip(VolumeGroup, sets, strict=True)]
    for tag, held in Page(volume_chart(volume)).elements:
        if tag == "rect":
            assert float(held["x"] or 0) + float(held["width"] or 0) <= WIDTH


def test_the_bar_says_its_verdict_in_colour_and_words() -> None:
    """Good on target, low below, high above the ceiling, plain without a target."""
    volume = [
        of(VolumeGroup.QUADS, 6, planned=7),
        of(VolumeGroup.CORE, 1),
        of(VolumeGroup.PUSH, 99),
        of(VolumeGroup.SHIN_FOOT, 3),
    ]
    page = Page(volume_chart(volume))
    coloured = [each for each in page.classes("rect") if each not in {"track", "band"}]
    assert coloured == ["good", "low", "high", "none"]
    assert "trunk: 1 set, low, 9 more" in page.texts["title"]
    assert page.classes("line") == ["plan"]


def test_the_line_goes_from_the_first_to_the_last_day() -> None:
    """The first point at the left, the last at the right, higher values higher up."""
    (load, _) = trends([lifted(0, 60), lifted(7, 70), lifted(14, 65)])
    page = Page(trend_chart(load))
    dots = [held for tag, held in page.elements if tag == "circle"]
    across = [float(held["cx"] or 0) for held in dots]
    down = [float(held["cy"] or 0) for held in dots]
    assert across == sorted(across)
    assert across[0] == LEFT
    assert down[1] < down[2] < down[0]
    assert "2026-11-30: 70 kg" in page.texts["title"]


def test_a_single_day_stands_in_the_middle() -> None:
    """There is no line to draw, and no division by nothing."""
    (load, _) = trends([lifted(0, 60)])
    (held,) = [held for tag, held in Page(trend_chart(load)).elements if tag == "circle"]
    assert LEFT < float(held["cx"] or 0) < WIDTH


def test_a_deload_week_is_shaded_within_the_picture() -> None:
    """Cut off where the chart ends."""
    week = DateSpan(MONDAY + timedelta(days=7), MONDAY + timedelta(days=13))
    (load, _) = trends([lifted(0, 60), lifted(10, 50)], [week])
    (shade,) = [h for t, h in Page(trend_chart(load)).elements if h.get("class") == "rest"]
    assert float(shade["x"] or 0) + float(shade["width"] or 0) <= WIDTH
    assert (shade["y"], shade["height"]) == (str(TOP), str(HEIGHT))


def test_every_day_of_the_calendar_has_a_cell() -> None:
    """Its shade is a class, its sets are said."""
    heat = heat_map({MONDAY: 5}, MONDAY, WeekStart.MONDAY)
    page = Page(heat_chart(heat))
    assert page.count("rect") == len(heat.days)
    assert page.classes("rect").count("h4") == 1
    assert "2026-11-23: 5 sets" in page.texts["title"]


@given(st.floats(-10_000, 10_000))
def test_coordinates_are_short_and_close(number: float) -> None:
    """At most two decimals, no exponent."""
    found = coordinate(number)
    assert abs(float(found) - number) <= 0.0051
    assert "e" not in found
    assert len(found.partition(".")[2]) <= 2


def test_shapes_carry_their_class_and_place() -> None:
    """The page's style colours them; none has a colour of its own."""
    parts = [
        rectangle("good", 1, 2, -3, 4, "a < b"),
        svg_line("axis", 0, 0, 10, 10.5),
        svg_text(1, 2, "<b>", anchor="end", kind="name"),
        polyline([(0, 1), (2.5, 3)]),
        svg_dot(4, 5, "here"),
    ]
    page = Page(svg_document("A & B", 100, 50, parts))
    assert [tag for tag, _ in page.elements if tag not in {"div", "title"}] == [
        "svg",
        "rect",
        "line",
        "text",
        "polyline",
        "circle",
    ]
    assert page.texts["title"] == ["a < b", "here", "A & B"] or page.texts["title"][0] == "A & B"
    assert page.elements[1][1]["role"] == "img"
    (box,) = [held for tag, held in page.elements if tag == "rect"]
    assert (box["width"], box["class"]) == ("0", "good")
    assert page.texts["text"] == ["<b>"]
    assert not [held for _, held in page.elements if {"fill", "stroke"} & set(held)]
