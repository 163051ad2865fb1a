"""The commands that have a key on the screen beneath, to be found by their name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual import on
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from midstance.presentation.blocks import MUTED, Row, Span
from midstance.presentation.clean import clean
from midstance.presentation.commands import COMMANDS
from midstance.presentation.key_names import key_text
from midstance.tui.widgets.line import StyledLine
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding, BindingType
    from textual.events import Key, Paste

    from midstance.presentation.commands import Command

ENTRY_WIDTH = 17
MAX_TYPED = 40
PROMPT = "Type a part of a name; Enter does it, Esc leaves"


class PaletteEntry(NamedTuple):
    """A command that can be given now, with its active binding."""

    command: Command
    active: ActiveBinding

    @property
    def row(self) -> Row:
        """The command in one line: what it is called, what it does, its key."""
        name = Span(f"{self.command.label:{ENTRY_WIDTH}}", "strong")
        key = Span(key_text(self.active.binding.key), "accent")
        return Row(self.command.id, (name, Span(self.command.help, "muted")), (key,))

    def rank(self, typed: str) -> int | None:
        """How well the command matches what was typed, 0 best; None if it does not."""
        label, about = self.command.label.casefold(), self.command.help.casefold()
        if not all(word in f"{label} {about}" for word in typed.split()):
            return None
        return (not label.startswith(typed)) + (typed not in label)


class PaletteScreen(ModalScreen["PaletteEntry | None"]):
    """A list of commands that grows shorter with each letter; answers with the one chosen."""

    CSS_PATH = "palette.tcss"
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "leave it")]

    def __init__(self, entries: Iterable[PaletteEntry]) -> None:
        """A palette of these commands."""
        super().__init__()
        self._entries = tuple(entries)
        self._typed = ""

    def compose(self) -> ComposeResult:
        """What was typed, and the commands that match it."""
        with Vertical(id="dialog"):
            yield StyledLine(id="typed")
            yield RowList(id="rows", empty="No command here is called that.")

    def on_mount(self) -> None:
        """Show every command."""
        self._show()

    def on_key(self, event: Key) -> None:
        """Type, and take back what was typed."""
        if event.key == "backspace":
            self._type(self._typed[:-1])
        elif event.character and event.is_printable:
            self._type(self._typed + event.character)

    def on_paste(self, event: Paste) -> None:
        """Take a paste for typing."""
        self._type(self._typed + event.text)

    def _type(self, typed: str) -> None:
        self._typed = clean(typed)[:MAX_TYPED]
        self._show()

    def _show(self) -> None:
        prompt = () if self._typed else ((PROMPT, MUTED),)
        self.query_one("#typed", StyledLine).show(
            ("/ ", "bold $text-accent"), (f"{self._typed}▏", "bold"), *prompt
        )
        rows = self.query_one("#rows", RowList)
        rows.rows = tuple(entry.row for entry in self._matches())
        rows.action_first()

    def _matches(self) -> list[PaletteEntry]:
        typed = self._typed.casefold().strip()
        ranks = [(entry.rank(typed), entry) for entry in self._entries]
        matches = [(rank, entry) for rank, entry in ranks if rank is not None]
        return [entry for _, entry in sorted(matches, key=lambda each: each[0])]

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        self.dismiss(next(each for each in self._entries if each.command.id == event.row.key))


def palette_over(screen: Screen[Any]) -> PaletteScreen:
    """The commands that have a key on ``screen``, in the order of the table."""
    return PaletteScreen(_entries(screen))


def _entries(screen: Screen[Any]) -> Iterator[PaletteEntry]:
    bindings: dict[str, list[ActiveBinding]] = {}
    for active in screen.active_bindings.values():
        bindings.setdefault(active.binding.id or "", []).append(active)
    for command in COMMANDS:
        if command.id in bindings and command.id != "app.palette":
            yield PaletteEntry(command, min(bindings[command.id], key=partial(_key_rank, command)))


def _key_rank(command: Command, active: ActiveBinding) -> int:
    """The place of a key among those of its command; one that the runner chose comes first."""
    key = active.binding.key
    return command.keys.index(key) if key in command.keys else -1
