"""Names of keys: as they are printed on the keyboard, and whether there is such a key at all."""

from __future__ import annotations

import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PRINTED: Mapping[str, str] = MappingProxyType(
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
        "plus": "+",
        "minus": "-",
        "slash": "/",
        "backslash": "\\",
        "underscore": "_",
        "at": "@",
        "less_than_sign": "<",
        "greater_than_sign": ">",
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
    """Whether a keyboard can have this key, as the screen's library names it."""
    *modifiers, name = key.split("+")
    return bool(_printed(name)) and _MODIFIERS.keys() >= set(modifiers)


def _printed(name: str) -> str:
    """What stands on the key with this name; "" if there is no such key."""
    if name in _PRINTED:
        return _PRINTED[name]
    character = name if len(name) == 1 else _named(name)
    return character if character.isprintable() else ""


def _named(name: str) -> str:
    try:
        return unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""
