"""Text from anywhere made harmless: for Markdown, for web pages, for cells of a spreadsheet."""

from __future__ import annotations

import re
import unicodedata
from html import escape

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_KEPT = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
_BREAKS = str.maketrans(dict.fromkeys("\t\n\r\v\f\x85\u2028\u2029", " "))
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#!|~$&@]|^[-+=]|:(?=//)|(?<=www)\.")
_LISTED = re.compile(r"^(\d+)([.)])(?=\s|$)")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_FORMULA = (*"=+-@\t\r\n", *"\uff1d\uff0b\uff0d\uff20")
"""Signs with which a formula begins, the last four as wide ones of East Asian texts."""


def one_line(text: str) -> str:
    """``text`` on one line, with U+FFFD for all that cannot be seen or steers a terminal."""
    if text.isascii() and text.isprintable():
        return text
    return visible(text.translate(_BREAKS))


def visible(text: str, kept: str = "") -> str:
    """``text`` with U+FFFD for each character that cannot be seen, those in ``kept`` left alone."""
    return "".join(REPLACEMENT if _is_hidden(each) and each not in kept else each for each in text)


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN and character not in _KEPT


def markdown(text: str) -> str:
    """``text`` as it reads in Markdown: nothing in it is taken for a link, a table, or HTML."""
    plain = _MARKDOWN.sub(r"\\\g<0>", one_line(text).strip())
    return _LISTED.sub(r"\1\\\2", plain)


def markup(text: str) -> str:
    """``text`` as it reads in HTML and SVG, in elements and in quoted attributes."""
    return escape(one_line(text), quote=True)


def cell(value: object) -> str:
    """A value as a spreadsheet's cell: what would be taken for a formula gets an apostrophe.

    Numbers stay numbers, negative ones too; nothing stays empty. After the advice of OWASP on
    formula injection. Line breaks stay; other control characters become U+FFFD.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = visible(str(value), kept="\n\r\t")
    is_formula = text.lstrip(" ").startswith(_FORMULA) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text
