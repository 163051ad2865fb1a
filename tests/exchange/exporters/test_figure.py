"""Figures as SVG: both poses with their words, each part in its class, nothing fetched."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from midstance.exchange.exporters.card import WorkoutCard, card_svg
from midstance.exchange.exporters.figure import figure_style, figure_svg
from midstance.figures.shapes import Part
from tests.figures.every import bundled, every_figure


@pytest.mark.parametrize("name", ["squat/goblet", "plank", "pull-up", "hip-thrust"])
def test_a_picture_holds_both_poses_and_their_words(name: str) -> None:
    """It is well-formed, has a title, and stays within its box."""
    text = figure_svg(bundled(name), "A <b>name</b>")
    root = ET.fromstring(text)  # noqa: S314 - made by us
    assert "A &lt;b&gt;name&lt;/b&gt;" in text
    assert len([each for each in root.iter() if each.tag.endswith("text")]) == 2
    places = [float(each.attrib["cx"]) for each in root.iter() if "cx" in each.attrib]
    assert all(0 <= x <= 324 for x in places)


def test_every_part_has_a_colour() -> None:
    """The style sheet names each class that a figure uses."""
    style = figure_style("a", "b", "c", "d")
    for part in Part:
        assert f".figure-{part.value}" in style


def test_every_figure_can_be_a_picture() -> None:
    """None of them fails."""
    for name, figure in every_figure().items():
        assert figure_svg(figure, name).count("<line") > 8


def test_a_card_shows_the_movements_in_a_row() -> None:
    """Five at most; without any it is as high as ever."""
    plain = WorkoutCard("Core", "Fri 27 Nov 2026", (("1", "set"),), (), ())
    shown = replace(plain, figures=(bundled("plank"),) * 7)
    before, after = "".join(card_svg(plain)), "".join(card_svg(shown))
    assert 'figure-floor"' not in before
    assert after.count('class="figure-floor"') == 5
