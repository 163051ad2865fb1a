"""Text is cleaned before it reaches the screen."""

import re
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.presentation.clean import (
    MAX_COMBINING_MARKS,
    clean,
    clean_lines,
    escape_cell,
    escape_markdown,
    escape_markup,
    one_line,
)

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
def test_nothing_hostile_of_a_name_is_shown(name: str) -> None:
    """No control, override, invisible or unassigned character of a name is shown."""
    cleaned = clean(name)
    assert not FORBIDDEN.search(cleaned)
    assert cleaned.isprintable()
    assert "squ" in cleaned or "tauqs" in cleaned or "\N{REPLACEMENT CHARACTER}" in cleaned


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
def test_ordinary_names_stay_as_they_are(name: str) -> None:
    """Names in any script, with brackets, emoji or joiners where they belong, stay as they are."""
    assert clean(name) == name


def test_something_was_there() -> None:
    """What is taken out leaves a mark, so that a reader sees that it was there."""
    assert clean("a\x1bb") == "a\N{REPLACEMENT CHARACTER}b"


def test_a_joiner_that_joins_nothing() -> None:
    """A joiner between Latin letters or at an end is no longer invisible."""
    assert clean("sq\u200duat\u200c") == "sq\ufffduat\ufffd"


def test_a_character_keeps_four_marks() -> None:
    """A character keeps four combining marks of any number."""
    assert clean("squat" + "\u0335" * 300) == "squat" + "\u0335" * MAX_COMBINING_MARKS


def test_line_breaks_in_one_line() -> None:
    """A line break or a tab in a name is a space."""
    assert clean("a\r\nb\tc\nd\u00a0e") == "a b c d e"


def test_a_long_name_ends_in_an_ellipsis() -> None:
    """A long name ends in an ellipsis at the limit."""
    assert clean("x" * 300) == "x" * 199 + "…"
    assert clean("é" * 10_000_000, 5) == "éééé…"


def test_a_note_keeps_its_lines() -> None:
    """A note keeps its lines, and each is cleaned."""
    assert clean_lines("good\x1b[2J\nset\u202e") == "good\ufffd[2J\nset\ufffd"
    assert len(clean_lines("x\n" * 9000, 50)) == 50


@given(st.text(max_size=300))
def test_any_text_is_printable_and_within_the_limit(text: str) -> None:
    """Whatever comes in, what is shown is printable, within the limit, and cleaned for good."""
    cleaned = clean(text, 60)
    assert cleaned.isprintable()
    assert len(cleaned) <= 60
    assert clean(cleaned, 60) == cleaned


ANY = st.text()
TRICKY = st.text("=+-@'\" \t\r\n,;0123456789.aA<>&|`*_[]()!#\\\x1b\u202e\uff1d")


@given(ANY | TRICKY)
def test_one_line_is_one_line_that_can_be_seen(text: str) -> None:
    """No line break, no control character, no direction override; nothing visible is lost."""
    found = one_line(text)
    assert len(found.splitlines()) <= 1
    assert not [c for c in found if unicodedata.category(c) in {"Cc", "Cs"} or c == "\u202e"]
    assert len(found) == len(text)
    assert all(new == old or not old.isprintable() for new, old in zip(found, text, strict=True))


def test_plain_text_stays_as_it_is() -> None:
    """Letters of any script, joined emoji and punctuation are kept."""
    for text in ("Kniebeuge, 3 x 8", "片足スクワット", "👩‍🚀 strong", "a. b; c: d"):
        assert one_line(text) == text
    assert one_line("left\nknee") == "left knee"
    assert one_line("red\x1b[31m") == "red\ufffd[31m"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("base/A done, 2026-11-23", "base/A done, 2026-11-23"),
        ("9.5 kg (r = 6)", "9.5 kg (r = 6)"),
        ("a | b", r"a \| b"),
        ("<b>*bold*</b>", r"\<b\>\*bold\*\</b\>"),
        ("[a](http://b)", r"\[a\](http\://b)"),
        ("www.a.b", r"www\.a.b"),
        ("- no item", r"\- no item"),
        ("1. no list", r"1\. no list"),
        ("# no heading", r"\# no heading"),
        ("snake_case `code`", r"snake\_case \`code\`"),
        ("  padded\n", "padded"),
    ],
)
def test_markdown_reads_as_the_text(text: str, expected: str) -> None:
    """Signs that steer get a backslash; plain words and numbers do not."""
    assert escape_markdown(text) == expected


@given(TRICKY)
def test_nothing_steers_in_markdown(text: str) -> None:
    """Without its backslashes it is the text; every pipe and bracket has one."""
    found = escape_markdown(text)
    bare = found.replace("\\\\", "")
    for sign in "|<>[]`*_!#":
        assert bare.count(sign) == bare.count(f"\\{sign}")


class Heard(HTMLParser):
    """What a browser makes of a piece of HTML."""

    def __init__(self) -> None:
        """Nothing yet."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data


@given(ANY | TRICKY)
def test_markup_is_text_and_nothing_else(text: str) -> None:
    """In an element and in an attribute a browser reads the text, and no element of its own."""
    heard = Heard()
    heard.feed(f'<p title="{escape_markup(text)}">{escape_markup(text)}</p>')
    heard.close()
    assert heard.tags == [("p", {"title": one_line(text)})]
    assert heard.text == one_line(text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (12, "12"),
        (-5, "-5"),
        (-2.5, "-2.5"),
        ("-5", "-5"),
        ("+3.5", "+3.5"),
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("\uff1d1", "'\uff1d1"),
        ("a=1", "a=1"),
        ("a\x1b[31m", "a\ufffd[31m"),
        ("-", "'-"),
    ],
)
def test_formulas_lose_their_power_and_numbers_stay(value: object, expected: str) -> None:
    """An apostrophe goes before what a spreadsheet would run."""
    assert escape_cell(value) == expected


@given(ANY | TRICKY)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    """But for numbers, none begins with one of the signs; the text is found in it."""
    found = escape_cell(text)
    if found.lstrip(" ")[:1] in set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20") and found.strip():
        assert float(found) == float(text)
    assert found.removeprefix("'") == text or "\ufffd" in found or text.startswith("'")
