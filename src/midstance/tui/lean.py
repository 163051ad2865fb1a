"""Lets Textual load without what is never used here: encryption, and a command palette of its own.

Both are imported by `textual.app` whether they are wanted or not. Without them the screen opens
sooner and takes less memory.
"""

import sys
from types import ModuleType

_PALETTE = "textual.command"
_NAMES = (
    "CommandListItem",
    "CommandPalette",
    "DiscoveryHit",
    "Hit",
    "Hits",
    "Provider",
    "SimpleProvider",
)


def leave_out_the_unused() -> None:
    """Put empty stand-ins in their place; nothing happens where they are loaded already.

    If Textual asks more of a stand-in than its names, importing it raises `ImportError`;
    `take_back` then makes room for the real modules.
    """
    if "asyncio" not in sys.modules:
        sys.modules.setdefault("ssl", None)  # type: ignore[arg-type] # None forbids the import
    if _PALETTE not in sys.modules:
        sys.modules[_PALETTE] = _stand_in()


def take_back() -> None:
    """Forget the stand-in and all that met it, so that the next import takes the real palette."""
    for name in tuple(sys.modules):
        if name.split(".")[0] == "textual" or name.startswith("midstance.tui."):
            del sys.modules[name]


def _stand_in() -> ModuleType:
    module = ModuleType(_PALETTE)
    for name in _NAMES:
        setattr(module, name, type(name, (), {"__doc__": "Never used here."}))
    return module
