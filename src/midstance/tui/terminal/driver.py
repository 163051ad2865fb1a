"""Which driver runs the screen: ours where it can, else the one that Textual chooses."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual import constants

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.driver import Driver

REQUIRED_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "textual._parser": ("Read1",),
        "textual._xterm_parser": (
            "XTermParser",
            "XTermParser.feed",
            "XTermParser.read1",
            "XTermParser.tick",
            "XTermParser._timeout_time",
        ),
        "textual.drivers.linux_driver": (
            "LinuxDriver",
            "LinuxDriver._app",
            "LinuxDriver._auto_restart",
            "LinuxDriver._file",
            "LinuxDriver._get_terminal_size",
            "LinuxDriver._loop",
            "LinuxDriver._must_signal_resume",
            "LinuxDriver._query_in_band_window_resize",
            "LinuxDriver._sigcont_application",
            "LinuxDriver._sigtstp_application",
            "LinuxDriver._size",
            "LinuxDriver.exit_event",
            "LinuxDriver.fileno",
            "LinuxDriver.run_input_thread",
        ),
        "textual.messages": ("InBandWindowResize",),
    }
)
"""What our driver uses of Textual beyond its documented interface, by module."""


def driver_class() -> type[Driver] | None:
    """The class for `App(driver_class=...)`; None lets Textual choose.

    Textual chooses where the environment variable TEXTUAL_DRIVER names a driver, on Windows, and
    where this version of Textual lacks a name that our driver needs.
    """
    if constants.DRIVER or any(missing_names()):
        return None
    from midstance.tui.terminal.posix_driver import PosixDriver  # noqa: PLC0415 - only where it can be loaded

    return PosixDriver


def missing_names() -> Iterator[str]:
    """The required names, with their modules, that this version of Textual lacks."""
    for module, names in REQUIRED_NAMES.items():
        try:
            loaded: object = import_module(module)
        except ImportError:
            loaded = None
        yield from (f"{module}.{name}" for name in names if not _has_attribute(loaded, name))


def _has_attribute(module: object, name: str) -> bool:
    owner, _, attribute = name.partition(".")
    found = getattr(module, owner, None)
    if not attribute:
        return found is not None
    return isinstance(found, type) and (hasattr(found, attribute) or _is_set_in(found, attribute))


def _is_set_in(owner: type, attribute: str) -> bool:
    """Whether a constructor of the class, or of one above it, mentions the attribute.

    An instance's attributes are not to be seen before there is one.
    """
    constructors = (vars(each).get("__init__") for each in owner.__mro__)
    codes = (getattr(each, "__code__", None) for each in constructors)
    return any(code is not None and attribute in code.co_names for code in codes)
