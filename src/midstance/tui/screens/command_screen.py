"""The screen that others are built on: commands by key, a line for messages, background work."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.css.query import NoMatches

from midstance.presentation.blocks import MUTED
from midstance.presentation.clean import clean
from midstance.presentation.commands import BY_ID, COMMANDS, DEFAULT_KEYMAP, Keymap
from midstance.presentation.key_names import Area
from midstance.storage.errors import StorageError
from midstance.tui.dialogs.choice import find_in_page
from midstance.tui.guarded import GuardedScreen
from midstance.tui.widgets.line import StyledLine
from midstance.tui.widgets.prose import ScrollingProse
from midstance.tui.widgets.row_list import (
    FIND_BINDINGS,
    FIND_KEY,
    LETTER_BINDINGS,
    MATCH_LETTERS,
    move_by_letter,
    what_moves,
)
from midstance.tui.widgets.workout.canvas import fitted

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer
    from textual.worker import Worker

    from midstance.workout.view import View

WIDE_WIDTH = 100
"""Columns from which on a screen sets its parts side by side."""

NOTICE_SECONDS = 8.0
READING = "reading"
"""The group of what is read beside the keys."""
SEEN_SECONDS = 0.04
"""Too short to be noticed, and longer than the time between two repeats of a key held down."""
ERROR_STYLE = "bold $text-error"

Handlers = Mapping[str, Callable[[], object]]
"""What commands do, by the command's id."""

Work = Callable[[], Coroutine[None, None, None]]
"""Something that waits, such as for an answer of the log."""


def bindings_of(area: Area) -> list[BindingType]:
    """A binding for each command of an area."""
    return [
        Binding(",".join(command.keys), command.action, command.label, id=command.id, show=False)
        for command in COMMANDS
        if command.area is area
    ]


class CommandScreen(GuardedScreen[None]):
    """A screen whose keys are commands of one area.

    A subclass has `BINDINGS` made by `bindings_of`, and `handlers` for those commands of the area
    that mean something on it. Messages go to its `StyledLine` with the id ``notice``.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*LETTER_BINDINGS, *FIND_BINDINGS]
    FOOTER: ClassVar[tuple[str, ...]] = ()
    """Ids of the commands that the footer names at first, the most useful first."""

    def __init__(self, keymap: Keymap = DEFAULT_KEYMAP) -> None:
        """A screen whose footer names the keys of ``keymap``."""
        super().__init__()
        self.keymap = keymap
        self._notice_timer: Timer | None = None

    def on_mount(self) -> None:
        """Over a workout under way show its phase and clock in a row at the top."""
        show_workout_above(self)

    def allows_quitting(self) -> bool:
        """Whether the program may be left from here at once."""
        return True

    def handlers(self) -> Handlers:
        """What each command does; a command that is not here does nothing on this screen."""
        return {}

    @cached_property
    def _handlers(self) -> Handlers:
        return self.handlers()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command means something on this screen, or a letter moves through its list."""
        if action == "letter":
            return self._is_free(str(parameters[0])) and what_moves(self) is not None
        if action == "find":
            return self._is_free(FIND_KEY) and self._text_page is not None
        return action != "command" or parameters[0] in self._handlers

    def _is_free(self, letter: str) -> bool:
        """Whether a letter is no key here; those for matches need a search to go on from."""
        has_search = any(id_.endswith(".search") for id_ in self._handlers)
        if letter in MATCH_LETTERS and not (
            has_search or (self._text_page and self._text_page.sought)
        ):
            return False
        return not any(
            letter in keys
            for id_, keys in self.keymap.items()
            if id_ in self._handlers or BY_ID[id_].area is Area.ANYWHERE
        )

    @property
    def _text_page(self) -> ScrollingProse | None:
        """The page to read that the keys move."""
        page = what_moves(self)
        return page if isinstance(page, ScrollingProse) else None

    def action_letter(self, letter: str) -> None:
        """Move through the list."""
        if said := move_by_letter(self, letter):
            self.say(said)

    def action_find(self) -> None:
        """Ask what to find on the page."""
        if self._text_page is not None:
            find_in_page(self._text_page, self.say)

    def end_search(self) -> bool:
        """Mark on the page nothing any more that was sought; answers whether anything was."""
        is_ended = self._text_page is not None and self._text_page.end_search()
        if is_ended:
            self.say("")
        return is_ended

    def action_command(self, id_: str) -> None:
        """Do what the command with this id asks for."""
        self._handlers[id_]()

    @property
    def is_on_stack(self) -> bool:
        """Whether the runner has not left it; it may be covered."""
        return self in self.app.screen_stack

    def read(self, work: Work, group: str = READING) -> None:
        """Begin to read beside the keys, in place of older reading of the same group."""
        self._run_beside_keys(work, group, is_exclusive=True)

    def read_when_seen(self, work: Work) -> None:
        """Begin to read as in :meth:`read`, once what is shown at once is on the terminal.

        Until then nothing else takes the processor; a key that is held down reads nothing of what
        it passes by.
        """

        async def wait_and_work() -> None:
            await asyncio.sleep(SEEN_SECONDS)
            await work()

        self.read(wait_and_work)

    def start(self, work: Work) -> None:
        """Begin ``work`` beside the keys; it goes on to its end."""
        self._run_beside_keys(work, "working", is_exclusive=False)

    def _run_beside_keys(self, work: Work, group: str, *, is_exclusive: bool) -> Worker[None]:
        running: Work = partial(self._run, work)
        return self.run_worker(running, group=group, exclusive=is_exclusive)

    async def _run(self, work: Work) -> None:
        """Do ``work``; nothing is shown any more once the screen was left."""
        try:
            await work()
        except NoMatches:
            if self.is_on_stack:
                raise
        except StorageError as error:
            if self.is_on_stack:
                self.show_error(error)

    def show_error(self, error: StorageError) -> None:
        """Say what is wrong with the log."""
        self.say(error_line(error), ERROR_STYLE)

    def say(self, text: str, style: str = "bold $text-accent") -> None:
        """Show one line for a few seconds."""
        line = self.query_one("#notice", StyledLine)
        line.show((clean(text, 400), style))
        if self._notice_timer:
            self._notice_timer.stop()
        self._notice_timer = self.set_timer(NOTICE_SECONDS, line.show)


def show_workout_above(screen: Screen[None]) -> None:
    """Over a workout under way mount a row with its phase and clock at the top of ``screen``."""
    workouts = [each for each in screen.app.screen_stack if each.has_class("-workout")]
    if not workouts or screen in workouts or not screen.is_attached:
        return
    row = StyledLine(id="workout-row")
    row.styles.dock, row.styles.height, row.styles.text_wrap = "top", 1, "nowrap"
    screen.mount(row, before=0)
    screen.watch(workouts[-1], "view", partial(_show_workout, row))


def _show_workout(row: StyledLine, view: View | None) -> None:
    if view is not None:
        word, name = view.word.value, fitted(clean(view.card.name), 60)
        colour = f"bold $phase-{word.lower().replace(' ', '-')}"
        phase = f" {word} {view.paused or view.clock}".rstrip()
        row.show((phase, colour), (f"  {name}", "$text"), ("  ·  Esc back", MUTED))


def error_line(error: StorageError) -> str:
    """What is wrong and what to do first; a long path comes last, where it may be cut off."""
    if not error.where:
        return error.what
    return f"{error.what}. {error.remedy} ({error.where})"
