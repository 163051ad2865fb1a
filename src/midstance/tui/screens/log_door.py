"""The way into the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.tui.log_rows import Naming
from midstance.tui.records import Records
from midstance.tui.screens.log import LogScreen

if TYPE_CHECKING:
    from midstance.storage.writer import Writer
    from midstance.tui.desk import Desk
    from midstance.tui.keys import Keymap


def log_screen(desk: Desk, writer: Writer, keymap: Keymap) -> LogScreen:
    """The log, read and corrected through ``writer``."""
    context = desk.context
    naming = Naming(context.library.library.exercises, desk.settings.weight_unit)
    screen = LogScreen(Records(writer, context.clock, desk.refusal), naming, keymap)
    screen.add_class("-log")
    return screen
