"""Commands found by their name: the same table as everywhere, as far as it means something here."""

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
MOST_TYPED = 40
PROMPT = "Type a part of a name; Enter does it, Esc leaves"


class PaletteEntry(NamedTuple):
    """A command that can be given now, with its key and whom it is for."""

    command: Command
    active: ActiveBinding

    @property
    def row(self) -> Row:
        """The command in one line: what it is called, what it does, its key."""
        name = Span(f"{self.command.label:{ENTRY_WIDTH}}", "strong")
        key = Span(key_text(self.active.binding.key), "accent")
        return Row(self.command.id, (name, Span(self.command.help, "muted")), (key,))

    def rank(self, typed: str) -> int | None:
        """How well the command answers to what was typed, best first; None if not at all."""
        label, told = self.command.label.casefold(), self.command.help.casefold()
        if not all(word in f"{label} {told}" for word in typed.split()):
            return None
        return (not label.startswith(typed)) + (typed not in label)


class PaletteScreen(ModalScreen["PaletteEntry | None"]):
    """A list of commands that grows shorter with each letter; answers with the one chosen."""

    CSS_PATH = "palette.tcss"
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "leave it")]

    def __init__(self, offers: Iterable[PaletteEntry]) -> None:
        """Offer these commands."""
        super().__init__()
        self._offers = tuple(offers)
        self._typed = ""

    def compose(self) -> ComposeResult:
        """What was typed, and what answers to it."""
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
        self._typed = clean(typed)[:MOST_TYPED]
        self._show()

    def _show(self) -> None:
        prompt = () if self._typed else ((PROMPT, MUTED),)
        self.query_one("#typed", StyledLine).show(
            ("/ ", "bold $text-accent"), (f"{self._typed}▏", "bold"), *prompt
        )
        rows = self.query_one("#rows", RowList)
        rows.rows = tuple(offer.row for offer in self._found())
        rows.action_first()

    def _found(self) -> list[PaletteEntry]:
        typed = self._typed.casefold().strip()
        ranks = [(offer.rank(typed), offer) for offer in self._offers]
        found = [(rank, offer) for rank, offer in ranks if rank is not None]
        return [offer for _, offer in sorted(found, key=lambda each: each[0])]

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        self.dismiss(next(each for each in self._offers if each.command.id == event.row.key))


def palette_over(screen: Screen[Any]) -> PaletteScreen:
    """The commands that have a key on ``screen``, in the order of the table."""
    return PaletteScreen(_offers(screen))


def _offers(screen: Screen[Any]) -> Iterator[PaletteEntry]:
    found: dict[str, list[ActiveBinding]] = {}
    for active in screen.active_bindings.values():
        found.setdefault(active.binding.id or "", []).append(active)
    for command in COMMANDS:
        if command.id in found and command.id != "app.palette":
            yield PaletteEntry(command, min(found[command.id], key=partial(_place, command)))


def _place(command: Command, active: ActiveBinding) -> int:
    """Where a key stands among those of its command; one that the runner chose comes first."""
    key = active.binding.key
    return command.keys.index(key) if key in command.keys else -1
