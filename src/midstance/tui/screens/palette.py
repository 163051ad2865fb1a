"""The commands that have a key on the screen beneath, to be found by their name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual import on
from textual.containers import Vertical

from midstance.domain.exercise import Exercise
from midstance.presentation.blocks import MUTED, Row, Span
from midstance.presentation.clean import clean
from midstance.presentation.commands import COMMANDS
from midstance.presentation.key_names import key_text
from midstance.presentation.search.exercises import search_exercises
from midstance.presentation.search.names import (
    MatchRank,
    SearchEntry,
    exercise_entry,
    rank_matches,
)
from midstance.tui.guarded import GuardedDialog
from midstance.tui.widgets.line import StyledLine
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding, BindingType
    from textual.events import Key, Paste
    from textual.screen import Screen

    from midstance.presentation.key_names import Command

ENTRY_WIDTH = 17
MAX_TYPED = 40
NOTHING_FOUND = "No matches."
PROMPT = "Type part of a name; Enter runs it, Esc cancels"


class PaletteEntry(NamedTuple):
    """A command that can be given now, with its active binding."""

    command: Command
    active: ActiveBinding

    def row(self, *, is_narrow: bool = False) -> Row:
        """The command in one line: what it is called, what it does where it has room, its key."""
        name = Span(f"{self.command.label:{ENTRY_WIDTH}}", "strong")
        key = Span(key_text(self.active.binding.key), "accent")
        help_ = () if is_narrow else (Span(self.command.help, "muted"),)
        return Row(self.command.id, (name, *help_), (key,))

    @property
    def search_entry(self) -> SearchEntry[PaletteChoice]:
        """How the command is found: by its label, or by what it does."""
        return SearchEntry(self, (self.command.label,), about=self.command.help)


PaletteChoice = PaletteEntry | Exercise
MAX_EXERCISES = 8
NARROW_PALETTE = 56
"""Columns below which what a command does has no room beside its name."""
MIN_TYPED = 2
"""Letters from which on exercises are found too."""


class PaletteScreen(GuardedDialog["PaletteChoice | None"]):
    """A list of commands that grows shorter with each letter; answers with the one chosen.

    What was typed may also find an exercise.
    """

    CSS_PATH = "palette.tcss"
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "cancel")]

    def __init__(
        self,
        entries: Iterable[PaletteEntry],
        exercises: Iterable[Exercise] = (),
        uses: Mapping[str, int] | None = None,
    ) -> None:
        """A palette of these commands, and of ``exercises`` once something is typed.

        ``uses`` is how often each exercise was done, by its id.
        """
        super().__init__()
        self._entries, self._exercises = tuple(entries), tuple(exercises)
        self._uses = uses or {}
        self._typed = ""
        self._found: Mapping[str, PaletteChoice] = {}

    def compose(self) -> ComposeResult:
        """What was typed, and the commands that match it."""
        with Vertical(id="dialog"):
            yield StyledLine(id="typed")
            yield RowList(id="rows", empty=NOTHING_FOUND)

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
        found = tuple(self._matches())
        self._found = {row.key: choice for row, choice in found if choice is not None}
        rows.rows = tuple(row for row, _ in found)
        rows.action_first()

    def _matches(self) -> Iterator[tuple[Row, PaletteChoice | None]]:
        """A row for each match with what it stands for; a heading stands for nothing."""
        is_long = len(self._typed.strip()) >= MIN_TYPED
        known = self._exercises if is_long else ()
        found = search_exercises(known, self._typed, self._uses)
        shown, notes = found.exercises[:MAX_EXERCISES], found.notes
        entries = [each.search_entry for each in self._entries]
        if not found.heading:
            entries += map(self._entry, shown)
        ranks = rank_matches(tuple(entries), self._typed)
        yield from (
            (self._row(each, notes), each)
            for rank, each in ranks
            if rank < MatchRank.TYPOS_ONLY or not found.heading
        )
        if found.heading:
            yield Row("#found", (Span(found.heading, "muted"),), is_heading=True), None
            yield from ((self._row(each, notes), each) for each in shown)

    def _row(self, choice: PaletteChoice, notes: Mapping[str, str]) -> Row:
        if isinstance(choice, PaletteEntry):
            return choice.row(is_narrow=self.size.width < NARROW_PALETTE)
        return _exercise_row(choice, notes)

    def _entry(self, exercise: Exercise) -> SearchEntry[PaletteChoice]:
        return exercise_entry(exercise, self._uses.get(exercise.id, 0))

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        self.dismiss(self._found[event.row.key])


def _exercise_row(choice: Exercise, notes: Mapping[str, str]) -> Row:
    name, note = Span(clean(choice.name), "strong"), clean(notes.get(choice.id, ""))
    said = (name, Span(f"  {note}", "muted"))
    return Row(f"exercise {choice.id}", said, (Span("exercise", "muted"),))


def palette_over(
    screen: Screen[Any], exercises: Iterable[Exercise] = (), uses: Mapping[str, int] | None = None
) -> PaletteScreen:
    """The commands that have a key on ``screen``, in the order of the table, and ``exercises``.

    ``uses`` is how often each exercise was done, by its id.
    """
    return PaletteScreen(_entries(screen), exercises, uses)


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
