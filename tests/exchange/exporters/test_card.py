"""A workout on a card."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from midstance.exchange.exporters.card import WorkoutCard, card_lines, card_svg
from tests.exchange.weeks import NASTY

CARD = WorkoutCard(
    "React and hinge",
    "Fri 27 Nov 2026",
    (("51", "minutes"), ("19", "sets"), ("2.4", "t lifted")),
    (("Deadlift", "5 × 82.5 kg", "+2.5 kg"),),
    (("Deadlift", "5 · 5 · 5 @ 82.5 kg"), ("Side plank", "30 · 30 s")),
)
EMPTY = WorkoutCard("Core", "Fri 27 Nov 2026", (("1", "set"),), (), ())


def test_names_in_wide_letters() -> None:
    """What was done begins in the same column behind names in any script."""
    rows = (("片足スクワット", "5"), ("Pre\u0301", "8"), ("Split squat", "6"))
    lines = list(card_lines(replace(CARD, rows=rows)))[-5:-2]
    assert lines == ["片足スクワット  5", "Pre\u0301             8", "Split squat     6"]


def test_as_text() -> None:
    """Numbers, bests, and each exercise in a row."""
    assert list(card_lines(CARD)) == [
        "React and hinge · Fri 27 Nov 2026",
        "51 minutes · 19 sets · 2.4 t lifted",
        "★ Deadlift 5 × 82.5 kg (+2.5 kg)",
        "",
        "Deadlift    5 · 5 · 5 @ 82.5 kg",
        "Side plank  30 · 30 s",
        "",
        "midstance",
    ]
    assert list(card_lines(EMPTY))[1] == "1 set"


@pytest.mark.parametrize("card", [CARD, EMPTY])
def test_as_a_picture(card: WorkoutCard) -> None:
    """It is whole XML, says all that the text says, and everything lies within it."""
    picture = ET.fromstring("\n".join(card_svg(card)))  # noqa: S314 - written by ourselves
    said = [each.text or "" for each in picture.iter() if each.tag.endswith("text")]
    assert all(number in said and what in said for number, what in card.facts)
    assert all(done in said for _, done in card.rows)
    height = float(picture.get("height", "0"))
    lows = [float(each.get("y", "0")) for each in picture.iter() if each.tag.endswith("text")]
    assert max(lows) < height


def test_nothing_is_fetched_and_nothing_is_run() -> None:
    """Hostile names are text, however long they are, and no part of it is an address to load."""
    nasty = replace(
        CARD,
        title=NASTY * 9,
        bests=((NASTY, "5 reps", "+1 rep"),),
        rows=((NASTY, NASTY * 9),),
    )
    picture = "\n".join(card_svg(nasty))
    ET.fromstring(picture)  # noqa: S314 - written by ourselves
    assert "<script" not in picture
    assert not [word for word in ("href", "src=", "url(", "@import", "<a ") if word in picture]
    text = "\n".join(card_lines(nasty))
    assert "\x1b" not in picture + text
    assert "\u202e" not in picture + text
