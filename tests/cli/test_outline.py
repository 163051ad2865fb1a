"""A session in outline."""

import os

import pytest

from midstance.cli.outline import block_rows, equipment, minutes, session_blocks
from midstance.domain.library import Library
from midstance.storage.library import load_library
from midstance.storage.places import Places


@pytest.fixture
def library() -> Library:
    """The bundled library."""
    return load_library(Places.find(os.environ)).library


def test_the_minutes_are_those_of_the_programs(library: Library) -> None:
    """Rounded to whole minutes, as the tables of the programs say them."""
    assert minutes(library, library.session("core-5")) == 5
    assert minutes(library, library.session("foundations/A", 6)) == 39


def test_each_block_is_named_once(library: Library) -> None:
    """The heading stands beside the first exercise of its block."""
    rows = block_rows(library, library.session("foundations/A"))
    headings = [heading for heading, _, _ in rows if heading]
    assert headings == [
        *("Warm-up", "Strength", "Single-leg", "Hips", "Calf and foot", "Core", "Cool-down")
    ]
    assert rows[0] == ("Warm-up", "Brisk walk", "1×60 s")


def test_equipment_is_named_once_in_the_order_of_need(library: Library) -> None:
    """What several exercises need stands there once; the floor needs nothing."""
    assert equipment(library, library.session("foundations/A")) == ["wall", "chair", "towel"]
    assert equipment(library, library.session("core-5")) == []


def test_blocks_in_plain_form_say_where_they_come_from(library: Library) -> None:
    """A block that was taken from a routine names it."""
    first, second, *_ = session_blocks(library, library.session("foundations/A"))
    assert (first["routine"], first["purpose"]) == ("warmup-5", "warm-up")
    assert (second["routine"], second["style"], second["rounds"]) == (None, "straight", 1)
