"""Text from anywhere, made harmless."""

import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.exchange.defused import cell, markdown, markup, one_line

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
    assert markdown(text) == expected


@given(TRICKY)
def test_nothing_steers_in_markdown(text: str) -> None:
    """Without its backslashes it is the text; every pipe and bracket has one."""
    found = markdown(text)
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
    heard.feed(f'<p title="{markup(text)}">{markup(text)}</p>')
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
    assert cell(value) == expected


@given(ANY | TRICKY)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    """But for numbers, none begins with one of the signs; the text is found in it."""
    found = cell(text)
    if found.lstrip(" ")[:1] in set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20") and found.strip():
        assert float(found) == float(text)
    assert found.removeprefix("'") == text or "\ufffd" in found or text.startswith("'")
