"""Text is cleaned before it reaches the screen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.tui.shown import MARKS_IN_A_ROW, shown, shown_lines

FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)

HOSTILE = (
    "\x1b]0;squat\x07",
    "\x1b]52;c;c3F1YXQ=\x07",
    "\x1bcsquat",
    "\x1b[2Jsquat",
    "\x1bP+q544e\x1b\\squat",
    "\x9d0;squat\x9c",
    "\x90squat\x9c",
    "\x9b31msquat",
    "squat\r\nlunge",
    "squat\tlunge",
    "squat\x7f\x00\x08",
    "squat\u2028lunge\x85plank",
    "\u202etauqs",
    "\u2066squat\u2069",
    "\u061csquat",
    "squ\u200bat",
    "\ufeffsquat",
    "squ\u2060at\u00ad",
    "squat\U000e0041\U000e007f",
    "squat\ufffe\uffff\U0010ffff",
    "squat\ue000",
    "squat\ud800",
    "squat\u3164\u115f\uffa0",
    "squat\ufdfa\ufdfd",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names(name: str) -> None:
    """No control, override, invisible or unassigned character of a name is shown."""
    clean = shown(name)
    assert not FORBIDDEN.search(clean)
    assert clean.isprintable()
    assert "squ" in clean or "tauqs" in clean or "\N{REPLACEMENT CHARACTER}" in clean


@pytest.mark.parametrize(
    "name",
    [
        "Bulgarian split squat 82.5 kg",
        "[/]squat",
        "[red]squat[/red]",
        ":skull: $primary {squat} %s %n",
        "Kniebeuge für Anfänger",
        "нагрузка",
        "スクワット",
        "سكوات",
        "🏋\u200d♀️ squat",
        "می\u200cشود",
        "=1+1",
        "",
    ],
)
def test_ordinary_names(name: str) -> None:
    """Names in any script, with brackets, emoji or joiners where they belong, stay as they are."""
    assert shown(name) == name


def test_something_was_there() -> None:
    """What is taken out leaves a mark, so that a reader sees that it was there."""
    assert shown("a\x1bb") == "a\N{REPLACEMENT CHARACTER}b"


def test_a_joiner_that_joins_nothing() -> None:
    """A joiner between Latin letters or at an end is no longer invisible."""
    assert shown("sq\u200duat\u200c") == "sq\ufffduat\ufffd"


def test_marks() -> None:
    """A character keeps four combining marks of any number."""
    assert shown("squat" + "\u0335" * 300) == "squat" + "\u0335" * MARKS_IN_A_ROW


def test_line_breaks_in_one_line() -> None:
    """A line break or a tab in a name is a space."""
    assert shown("a\r\nb\tc\nd\u00a0e") == "a b c d e"


def test_long_names() -> None:
    """A long name ends in an ellipsis at the limit."""
    assert shown("x" * 300) == "x" * 199 + "…"
    assert shown("é" * 10_000_000, 5) == "éééé…"


def test_notes() -> None:
    """A note keeps its lines, and each is cleaned."""
    assert shown_lines("good\x1b[2J\nset\u202e") == "good\ufffd[2J\nset\ufffd"
    assert len(shown_lines("x\n" * 9000, 50)) == 50


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    """Whatever comes in, what is shown is printable, within the limit, and clean for good."""
    clean = shown(text, 60)
    assert clean.isprintable()
    assert len(clean) <= 60
    assert shown(clean, 60) == clean
