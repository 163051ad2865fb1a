"""Commands found by their name: the same table as everywhere, as far as it means something here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from midstance.tui.key_names import key_text
from midstance.tui.keys import COMMANDS
from midstance.tui.widgets.line import MUTED

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.binding import ActiveBinding

    from midstance.tui.command import Command


LABEL_WIDTH = 13
KEY_WIDTH = 6


class Offer(NamedTuple):
    """A command that can be given now."""

    command: Command
    key: str
    """The key for it, as it is printed on the keyboard."""
    run: Callable[[], Awaitable[Any]]

    def line(self, label: Content) -> Content:
        """The command in one line, under this ``label``: its key, and what it does."""
        return Content.assemble(
            label.pad_right(LABEL_WIDTH - len(label)),
            (f"{self.key:>{KEY_WIDTH}}", "bold $text-accent"),
            (f"   {self.command.help}", f"not bold {MUTED}"),
        )


class Commands(Provider):
    """Offers each command of the screen on which the palette was opened."""

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for offer in self._offers():
            label = offer.command.label
            yield DiscoveryHit(offer.line(Content(label)), offer.run, text=label)

    async def search(self, query: str) -> Hits:
        """The commands in whose label or help ``query`` is found."""
        matcher = self.matcher(query)
        for offer in self._offers():
            label = offer.command.label
            score = max(matcher.match(label), matcher.match(offer.command.help) / 2)
            if score > 0:
                yield Hit(score, offer.line(matcher.highlight(label)), offer.run, text=label)

    def _offers(self) -> Iterator[Offer]:
        """Each command that has a key here, in the order of the table."""
        found: dict[str, list[ActiveBinding]] = {}
        for active in self.screen.active_bindings.values():
            found.setdefault(active.binding.id or "", []).append(active)
        for command in COMMANDS:
            if command.id in found and command.id != "app.palette":
                first = min(found[command.id], key=partial(_place, command))
                run = partial(self.app.run_action, first.binding.action, first.node)
                yield Offer(command, key_text(first.binding.key), run)


def _place(command: Command, active: ActiveBinding) -> int:
    """Where a key stands among those of its command; one that the runner chose comes first."""
    key = active.binding.key
    return command.keys.index(key) if key in command.keys else -1
