"""Shapes of SVG."""

from hypothesis import given
from hypothesis import strategies as st

from midstance.exchange.svg import coordinate, dot, line, rectangle, svg, text, through
from tests.exchange.pages import Page


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
        line("axis", 0, 0, 10, 10.5),
        text(1, 2, "<b>", anchor="end", kind="name"),
        through([(0, 1), (2.5, 3)]),
        dot(4, 5, "here"),
    ]
    page = Page(svg("A & B", 100, 50, parts))
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
