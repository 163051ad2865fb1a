"""What the screens about exercises, programs and the profile have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import Screen

from midstance.presentation.clean import clean
from midstance.presentation.commands import COMMANDS, DEFAULT_KEYMAP, Keymap
from midstance.storage.errors import StorageError
from midstance.tui.widgets.line import StyledLine

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from textual.timer import Timer

    from midstance.presentation.commands import Area

WIDE_WIDTH = 100
NOTICE_SECONDS = 8.0


def bindings_of(area: Area) -> list[BindingType]:
    """A binding for each command of an area."""
    return [
        Binding(",".join(command.keys), command.action, command.label, id=command.id, show=False)
        for command in COMMANDS
        if command.area is area
    ]


class CommandScreen(Screen[None]):
    """Does what commands ask for, and says what went wrong in one line with the id ``notice``."""

    def __init__(self, keymap: Keymap = DEFAULT_KEYMAP) -> None:
        """Name keys as ``keymap`` has them."""
        super().__init__()
        self.keymap = keymap
        self._notice_timer: Timer | None = None

    @property
    def events(self) -> Mapping[str, Callable[[], object]]:
        """What each command of the area does, by the second part of its id."""
        return {}

    def action_command(self, name: str) -> None:
        """Do what a command of the table asks for."""
        self.events[name]()

    def start(self, work: Coroutine[None, None, None], group: str = "reading") -> None:
        """Let ``work`` go on beside the keys; newer reading replaces older one."""
        self.run_worker(self._told(work), group=group, exclusive=group == "reading")

    @property
    def is_open(self) -> bool:
        """Whether it was not left yet."""
        return self in self.app.screen_stack

    async def _told(self, work: Coroutine[None, None, None]) -> None:
        """Do ``work``; an answer that comes when the screen was left shows nothing."""
        try:
            await work
        except NoMatches:
            if self.is_open:
                raise
        except StorageError as error:
            if self.is_open:
                self.say(_told(error), "bold $text-error")

    def say(self, text: str, style: str = "bold $text-accent") -> None:
        """Show one line for a few seconds."""
        self.query_one("#notice", StyledLine).show((clean(text, 400), style))
        if self._notice_timer:
            self._notice_timer.stop()
        self._notice_timer = self.set_timer(
            NOTICE_SECONDS, self.query_one("#notice", StyledLine).show
        )


def _told(error: StorageError) -> str:
    """What is wrong and what to do first; a long path comes last, where it may be cut off."""
    if not error.where:
        return error.what
    return f"{error.what}. {error.remedy} ({error.where})"
