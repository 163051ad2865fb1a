"""Pictures of a terminal hold what its cells show."""

from xml.etree import ElementTree as ET

from rich.segment import Segment
from rich.style import Style

from tests.bench.svg_cells import GROUND, svg_of

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*segments: Segment) -> ET.Element:
    """One row as a picture."""
    return ET.fromstring(svg_of([list(segments)], "A & b"))  # noqa: S314 - made here


def test_words_stand_in_their_cells() -> None:
    """Each run of words begins at its column and is as wide as its cells, wide letters too."""
    picture = drawn(Segment("  set 2   深 <3"))
    texts = [
        (each.text, each.get("x"), each.get("textLength")) for each in picture.iter(f"{SVG}text")
    ]
    assert texts == [("set 2", "20", "50"), ("深 <3", "100", "50")]
    assert picture.get("viewBox") == "0 0 150 20"


def test_colours_are_those_of_the_cells() -> None:
    """Ink and ground are swapped in reverse video; the picture's own ground is drawn once."""
    picture = drawn(Segment("GO", Style.parse("bold #5edb8c reverse")), Segment(" on"))
    ground, green = [each.get("fill") for each in picture.iter(f"{SVG}rect")]
    assert (ground, green) == (GROUND, "#5edb8c")
    assert next(each.get("fill") for each in picture.iter(f"{SVG}text")) == GROUND


def test_blocks_and_dots_are_shapes() -> None:
    """Blocks, quarters and braille become paths of their cells, and no letters."""
    picture = drawn(Segment("██▄▘⠁"))
    assert [each.get("d") for each in picture.iter(f"{SVG}path")] == [
        "M0 0h20v20h-20zM20 10h10v10h-10zM30 0h5v10h-5z",
        "M42.5 2.5h.01",
    ]
    assert not list(picture.iter(f"{SVG}text"))
