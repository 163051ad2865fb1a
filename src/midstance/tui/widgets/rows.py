"""Rows of a list as values: what they say and what each piece of them is."""

from dataclasses import dataclass
from typing import Literal

Look = Literal["plain", "strong", "muted", "accent", "good", "warning"]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a row."""

    text: str
    """As it is known; it is cleaned when it is drawn."""

    look: Look = "plain"
    """What it is, which decides how it is drawn."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list."""

    key: str
    """Tells it from the others; the cursor stays with it when rows come and go."""

    left: tuple[Span, ...]
    """What stands at the left, shortened where room is missing."""

    right: tuple[Span, ...] = ()
    """What stands at the right end, never shortened."""

    is_heading: bool = False
    """Whether it names the rows under it; the cursor passes over it."""
