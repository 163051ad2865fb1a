"""What a command is, and how its keys are printed for people.

Key maps name keys as Textual does: ``space``, ``plus``, ``ctrl+n``. The names of characters are in
``domain.settings``; here are the keys that type none, and the words on the keyboard.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.settings import key_character, key_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.workout.state import Phase


class Area(StrEnum):
    """Where a command can be given."""

    ANYWHERE = "Anywhere"
    SESSION = "In a workout"
    FIRST_RUN = "First start"
    TODAY = "Today"
    LOG = "Log"
    LIBRARY = "Exercises"
    EXERCISE = "An exercise"
    PROGRAMS = "Programs"
    PROFILE = "Profile"
    WEEK = "Week"
    HISTORY = "Trends"
    MONTH = "Month"


@dataclass(frozen=True, slots=True)
class Command:
    """Something the runner can ask for.

    Attributes:
        id: stable name, used by key maps.
        keys: the usual keys by Textual's names; footers print the first one.
        label: one or two words for the footer.
        help: one line for the help screen.
        phases: the phases in which the help screen lists it first.
    """

    id: str
    area: Area
    keys: tuple[str, ...]
    label: str
    help: str
    phases: frozenset[Phase] = frozenset()

    @property
    def action(self) -> str:
        """The action that Textual calls: ``command('skip')``, or ``quit`` for the whole program."""
        name = self.id.partition(".")[2]
        many = self.area not in {Area.ANYWHERE, Area.TODAY}
        return f"command('{self.id}')" if many else name.replace("-", "_")


_PRINTED_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "space": "Space",
        "enter": "Enter",
        "tab": "Tab",
        "escape": "Esc",
        "backspace": "⌫",
        "delete": "Del",
        "insert": "Ins",
        "home": "Home",
        "end": "End",
        "pageup": "PgUp",
        "pagedown": "PgDn",
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
        **{f"f{number}": f"F{number}" for number in range(1, 25)},
    }
)
_MODIFIERS = MappingProxyType({"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt"})


OTHER_KEYS = (
    ("j k", "Down and up in lists; G to the end"),
    ("/", "Find: in a list, in these keys, on the page of an exercise or a program"),
    ("n N", "The next and the last match of a search there"),
    ("Ctrl+Z", "Stop for now, back to the shell; fg goes on"),
)
"""Keys that are no commands of a key map, with what they do."""


def key_text(key: str) -> str:
    """A key as it is printed on the keyboard: ``Space``, ``+``, ``Ctrl+P``."""
    *modifiers, name = key.split("+")
    printed = _printed(name) or name.upper()
    if not modifiers:
        return printed
    big = printed.upper() if len(printed) == 1 else printed
    return "+".join((*(_MODIFIERS.get(each, each) for each in modifiers), big))


def is_key(key: str) -> bool:
    """Whether a keyboard can have this key; ``key`` is its name in key maps, such as ``ctrl+n``."""
    *modifiers, name = key.split("+")
    return bool(_printed(name)) and _MODIFIERS.keys() >= set(modifiers)


def named_key(printed: str) -> str:
    """The name of the key with this text on it, ``slash`` for ``/``; "" if there is no such key."""
    *modifiers, last = printed.split("+") if len(printed) > 1 else [printed]
    by_text = {text: name for name, text in _PRINTED_NAMES.items()}
    name = by_text.get(last) or (
        key_name(last.lower() if modifiers else last) if len(last) == 1 else ""
    )
    by_modifier = {text: name for name, text in _MODIFIERS.items()}
    if not name or not by_modifier.keys() >= set(modifiers):
        return ""
    return "+".join((*(by_modifier[each] for each in modifiers), name))


def _printed(name: str) -> str:
    """What is printed on the key with this name; "" if there is no such key."""
    if name in _PRINTED_NAMES:
        return _PRINTED_NAMES[name]
    character = key_character(name)
    return character if character.isprintable() else ""
