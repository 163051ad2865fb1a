"""The keys that a runner chose, as far as there are such commands and such keys."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.tui.key_names import is_key
from midstance.tui.keys import USUAL, Keymap
from midstance.tui.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator


def usable(chosen: Keymap) -> Keymap:
    """The keys of every command: the chosen ones, and the usual ones where those will not do."""
    own = {id_: keys for id_, keys in chosen.items() if not _fault(id_, keys)}
    return MappingProxyType({**USUAL, **own})


def changed(keymap: Keymap) -> dict[str, str]:
    """The commands whose keys are not the usual ones, as the screen's library takes them."""
    return {id_: ",".join(keys) for id_, keys in keymap.items() if keys != USUAL[id_]}


def faults(chosen: Keymap) -> Iterator[str]:
    """One sentence for each command whose chosen keys will not do."""
    return filter(None, (_fault(id_, keys) for id_, keys in chosen.items()))


def _fault(id_: str, keys: tuple[str, ...]) -> str:
    if id_ not in USUAL:
        return f"Keys: there is no command {shown(id_, 40)}. See: midstance keys"
    unknown = next((key for key in keys if not is_key(key)), None)
    if unknown is not None:
        return f"Keys: {id_} keeps its usual key; there is no key {shown(unknown, 40)}."
    return ""
