"""Text from anywhere made harmless: for a terminal, for Markdown, for HTML and for a spreadsheet.

For the screen a text is also kept short and narrow; what is exported keeps its length, its
combining marks and every visible character.
"""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

MAX_COMBINING_MARKS = 4
"""How many combining marks one character keeps; more would climb into the lines above it."""

MAX_LENGTH = 200
"""Characters kept of a text when the caller names no other limit."""

_BLANKS = str.maketrans({"\t": " ", "\n": " ", "\r": " ", "\N{NO-BREAK SPACE}": " "})
_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
_JOINED = frozenset(("Lo", "Mc", "Me", "Mn", "Sk", "So"))
_MARKS = frozenset(("Me", "Mn"))

_TRAPS = "\u115f\u1160\u3164\uffa0\ufdfa\ufdfd"
"""Printable by their category, but invisible, or of a width that terminals disagree about."""

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BREAKS = str.maketrans(dict.fromkeys("\t\n\r\v\f\x85\u2028\u2029", " "))
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#!|~$&@]|^[-+=]|:(?=//)|(?<=www)\.")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
_LISTED = re.compile(r"^(\d+)([.)])(?=\s|$)")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_FORMULA = (*"=+-@\t\r\n", *"\uff1d\uff0b\uff0d\uff20")
"""Signs with which a formula begins, the last four as wide ones of East Asian texts."""


def clean(text: str, longest: int = MAX_LENGTH) -> str:
    """Clean a text for one line of the screen.

    Everything that is not printable (control characters, so every escape sequence; direction
    overrides; characters without width; lone surrogates) becomes U+FFFD, so that a reader sees that
    something was there. Line breaks and tabs become a space. Joiners stay between two characters
    that they can join, and four combining marks on each character. Plain text is unchanged.

    Args:
        text: From a file, a key press or a paste.
        longest: How many characters to keep; a longer text ends in an ellipsis.
    """
    if text.isascii() and text.isprintable():
        return _shorten(text, longest)
    enough = text[: longest * (MAX_COMBINING_MARKS + 1)]
    return _shorten(_replace_harmful(enough.replace("\r\n", " ").translate(_BLANKS)), longest)


def clean_lines(text: str, longest: int = 2000) -> str:
    """Clean a text of several lines, such as a note; its line breaks stay.

    Args:
        text: From a file, a key press or a paste.
        longest: How many characters to keep in all.
    """
    enough = text[: longest * (MAX_COMBINING_MARKS + 1)]
    return _shorten("\n".join(clean(line, longest) for line in enough.splitlines()), longest)


def _shorten(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip(_JOINERS) + "…"


def _replace_harmful(text: str) -> str:
    cleaned: list[str] = []
    marks = 0
    for index, character in enumerate(text):
        marks = marks + 1 if _is_mark(character) else 0
        if marks <= MAX_COMBINING_MARKS:
            cleaned.append(character if _is_harmless(character, text, index) else REPLACEMENT)
    return "".join(cleaned)


def _is_mark(character: str) -> bool:
    return not character.isascii() and unicodedata.category(character) in _MARKS


def _is_harmless(character: str, text: str, index: int) -> bool:
    if character in _JOINERS:
        return _can_join(text[:index][-1:]) and _can_join(text[index + 1 :][:1])
    return character.isprintable() and character not in _TRAPS


def _can_join(character: str) -> bool:
    """Whether a joiner beside this character means something: a letter of its kind, or an emoji."""
    return bool(character) and unicodedata.category(character) in _JOINED


def one_line(text: str) -> str:
    """``text`` on one line, with U+FFFD for each character that is invisible or a control."""
    if text.isascii() and text.isprintable():
        return text
    return escape_controls(text.translate(_BREAKS))


def escape_controls(text: str, allowed: str = "") -> str:
    """``text`` with U+FFFD for each character that cannot be seen, but those in ``allowed``."""
    return "".join(
        REPLACEMENT if _is_hidden(each) and each not in allowed else each for each in text
    )


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN and character not in _JOINERS


def escape_markdown(text: str) -> str:
    """``text`` for Markdown, on one line: nothing in it is read as a link, a table or HTML."""
    plain = _MARKDOWN.sub(r"\\\g<0>", one_line(text).strip())
    return _LISTED.sub(r"\1\\\2", plain)


def escape_markup(text: str) -> str:
    """``text`` for HTML and SVG, on one line, in elements and in quoted attributes."""
    return one_line(text).translate(_MARKUP)


def escape_cell(value: object) -> str:
    """A value as a spreadsheet's cell: what would be taken for a formula gets an apostrophe.

    Numbers stay numbers, negative ones too; nothing stays empty. After the advice of OWASP on
    formula injection. Line breaks stay; other control characters become U+FFFD.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = escape_controls(str(value), allowed="\n\r\t")
    is_formula = text.lstrip(" ").startswith(_FORMULA) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text
