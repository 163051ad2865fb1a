"""The exercise beside the stage: last time's numbers, the cue, all cues on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.presentation.blocks import MUTED, StyledText
from midstance.presentation.clean import clean
from midstance.tui.widgets.line import StyledLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.workout.card import Card


class CuePanel(StyledLine):
    """One cue a set, with last time's numbers; everything when asked for."""

    def show_card(self, card: Card, heading: str = "", *, everything: bool = False) -> None:
        """Show ``card``, under ``heading`` when it is not the current one."""
        narrow = self.size.height <= 2  # noqa: PLR2004 - rows of the narrow layout
        parts = self._in_short(card, heading) if narrow else _in_full(card, heading, everything)
        self.show(*parts)

    def _in_short(self, card: Card, heading: str) -> Iterator[StyledText]:
        if heading:
            yield f"{heading}: ", "$text-accent"
            yield f"{clean(card.name)} · {card.amount}", "$text"
            return
        if card.cue:
            yield f"{clean(card.cue, 300)}\n", "$text"
        if card.last:
            yield f"last time {card.last}", MUTED


def _in_full(card: Card, heading: str, everything: bool) -> Iterator[StyledText]:
    if heading:
        yield f"{heading}\n", "$text-accent"
        yield f"{clean(card.name)}\n{card.amount}\n\n", "bold $text"
    if card.last:
        yield "last time  ", MUTED
        yield f"{card.last}\n", "$text"
    if card.best:
        yield "best       ", MUTED
        yield f"{card.best}\n", "$text"
    if card.last or card.best:
        yield "\n", ""
    yield from _all_cues(card) if everything else _one_cue(card)
    if card.caution:
        yield f"\n! {clean(card.caution, 300)}\n", "$text-warning"
    if card.note:
        yield f"\n{clean(card.note, 200)}\n", MUTED


def _one_cue(card: Card) -> Iterator[StyledText]:
    if card.cue:
        yield f"● {clean(card.cue, 300)}\n", "$text"
    if card.tempo:
        yield f"\ntempo {card.tempo}\n", MUTED


def _all_cues(card: Card) -> Iterator[StyledText]:
    for cue in card.cues:
        yield f"● {clean(cue, 300)}\n", "$text"
    for mistake in card.mistakes:
        yield f"✗ {clean(mistake, 300)}\n", "$text-error"
    if card.breathing:
        yield f"\n{clean(card.breathing, 300)}\n", MUTED
    if card.why:
        yield f"\n{clean(card.why, 300)}\n", "$text-accent"
