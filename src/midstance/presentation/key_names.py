"""How keys are printed for people, and which keys there are.

Key maps name keys as Textual does: ``space``, ``plus``, ``ctrl+n``. The names of characters are in
``domain.settings``; here are the keys that type none, and the words on the keyboard.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.settings import key_character

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def _printed(name: str) -> str:
    """What is printed on the key with this name; "" if there is no such key."""
    if name in _PRINTED_NAMES:
        return _PRINTED_NAMES[name]
    character = key_character(name)
    return character if character.isprintable() else ""
