"""Commands found by their name: the same table as everywhere, as far as it means something here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from midstance.tui.key_names import key_text
from midstance.tui.keys import BY_ID

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from midstance.tui.keys import Command


class Offer(NamedTuple):
    """A command that can be given now."""

    command: Command
    key: str
    """The key for it, as it is printed on the keyboard."""
    run: Callable[[], Awaitable[Any]]

    @property
    def name(self) -> str:
        """What is searched: the label, and what the command does."""
        return f"{self.command.label}: {self.command.help}"


class Commands(Provider):
    """Offers each command of the screen on which the palette was opened."""

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for offer in self._offers():
            yield DiscoveryHit(Content(offer.command.label), offer.run, help=_help(offer))

    async def search(self, query: str) -> Hits:
        """The commands in whose label or help ``query`` is found."""
        matcher = self.matcher(query)
        for offer in self._offers():
            score = max(matcher.match(offer.command.label), matcher.match(offer.name) / 2)
            if score > 0:
                label = matcher.highlight(offer.command.label)
                yield Hit(score, label, offer.run, text=offer.command.label, help=_help(offer))

    def _offers(self) -> Iterator[Offer]:
        """Each command whose key is bound here, with the first of its keys."""
        seen = {"app.palette"}
        for active in self.screen.active_bindings.values():
            command = BY_ID.get(active.binding.id or "")
            if command is not None and command.id not in seen:
                seen.add(command.id)
                run = partial(self.app.run_action, active.binding.action, active.node)
                yield Offer(command, key_text(active.binding.key), run)


def _help(offer: Offer) -> str:
    return f"{offer.key}   {offer.command.help}"
