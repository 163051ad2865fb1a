"""Text as it may stand on the screen, with nothing in it that a terminal would obey."""

import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

MARKS_IN_A_ROW = 4
"""How many combining marks one character keeps; more would climb into the lines above it."""

LONGEST = 200
"""Characters kept of a text when the caller names no other limit."""

_BLANKS = str.maketrans({"\t": " ", "\n": " ", "\r": " ", "\N{NO-BREAK SPACE}": " "})
_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
_JOINED = frozenset(("Lo", "Mc", "Me", "Mn", "Sk", "So"))
_MARKS = frozenset(("Me", "Mn"))

_TRAPS = "\u115f\u1160\u3164\uffa0\ufdfa\ufdfd"
"""Printable by their category, but invisible, or of a width that terminals disagree about."""


def shown(text: str, longest: int = LONGEST) -> str:
    """Clean one line of text for the screen.

    Whatever is not printable (control characters, so every escape sequence; direction overrides;
    characters without width; lone surrogates) becomes U+FFFD, so that a reader sees that something
    was there. Line breaks and tabs become a space. Joiners stay between two characters that they
    can join, and four combining marks on each character. Plain text comes back as it is.

    Args:
        text: From a file, a key press or a paste.
        longest: How many characters to keep; a longer text ends in an ellipsis.
    """
    if text.isascii() and text.isprintable():
        return _clipped(text, longest)
    enough = text[: longest * (MARKS_IN_A_ROW + 1)]
    return _clipped(_cleaned(enough.replace("\r\n", " ").translate(_BLANKS)), longest)


def shown_lines(text: str, longest: int = 2000) -> str:
    """Clean a text of several lines, such as a note; its line breaks stay.

    Args:
        text: From a file, a key press or a paste.
        longest: How many characters to keep in all.
    """
    enough = text[: longest * (MARKS_IN_A_ROW + 1)]
    return _clipped("\n".join(shown(line, longest) for line in enough.splitlines()), longest)


def _clipped(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _cleaned(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for place, character in enumerate(text):
        marks = marks + 1 if _is_mark(character) else 0
        if marks <= MARKS_IN_A_ROW:
            kept.append(character if _may_stay(character, text, place) else REPLACEMENT)
    return "".join(kept)


def _is_mark(character: str) -> bool:
    return not character.isascii() and unicodedata.category(character) in _MARKS


def _may_stay(character: str, text: str, place: int) -> bool:
    if character in _JOINERS:
        return _can_join(text[:place][-1:]) and _can_join(text[place + 1 :][:1])
    return character.isprintable() and character not in _TRAPS


def _can_join(character: str) -> bool:
    """Whether a joiner beside this character means something: a letter of its kind, or an emoji."""
    return bool(character) and unicodedata.category(character) in _JOINED
