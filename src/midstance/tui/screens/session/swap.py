"""What could be done instead of an exercise, and a search through the whole library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on

from midstance.presentation.exercise import grouped_variants
from midstance.storage.errors import StorageError
from midstance.tui.guarded import GuardedDialog
from midstance.tui.screens.session.swap_table import Swap, SwapPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.events import Key, MouseScrollDown, MouseScrollUp

    from midstance.coach.adapt.variants import Variant
    from midstance.domain.exercise import Exercise
    from midstance.domain.planned_sets import PlannedSet
    from midstance.services.start_workout import VariantFinder
    from midstance.tui.figures import ScreenFigures
    from midstance.tui.screens.command_screen import CommandScreen
    from midstance.tui.widgets.figure import ShownFigure
    from midstance.tui.widgets.workout.scene import Scene

KEYS = (
    ("Enter", "select"),
    ("/", "search"),
    ("a", "from now on"),
    ("t", "today only"),
    ("c", "all cues"),
    ("↑↓", "look"),
    ("1-9", "to a row"),
    ("Esc", "cancel"),
)
SEARCH_KEYS = (("Enter", "select"), ("↑↓", "look"), ("Esc", "back to the list"))
LONGEST_SEARCH = 60
PAGE = 8


@dataclass(frozen=True, slots=True)
class SwapChoice:
    """What the runner chose.

    Attributes:
        lasts: whether it holds from now on, or today only; None leaves that to be asked.
    """

    variant: Variant
    lasts: bool | None


class SwapScreen(GuardedDialog[SwapChoice | None]):
    """The variants of an exercise; Escape leaves it as it is."""

    AUTO_FOCUS = ""
    covers_all = True

    def __init__(
        self,
        planned_set: PlannedSet,
        exercise: Exercise,
        finder: VariantFinder,
        below: CommandScreen,
        scene: Callable[[], Scene],
    ) -> None:
        """Offer what could be done instead of ``planned_set``.

        Args:
            planned_set: the set on the screen.
            exercise: its exercise.
            finder: answers the variants.
            below: the screen of the workout, whose clock runs on.
            scene: what that screen shows at the moment.

        Raises:
            StorageError: the log cannot be read.
        """
        super().__init__()
        self._planned_set, self._exercise, self._finder = planned_set, exercise, finder
        self._below, self._scene = below, scene
        self._around = tuple(
            (heading, tuple(variants))
            for heading, variants in grouped_variants(finder.around(planned_set)).items()
        )
        self._groups, self._cursor = self._around, 0
        self._typed: str | None = None
        self._notice, self._shows_cues = "", False
        self.figures: ScreenFigures | None = None
        """What shows the movements; None for words alone."""

    def compose(self) -> ComposeResult:
        """One pane, drawn cell by cell."""
        yield SwapPane(id="swap")

    def on_mount(self) -> None:
        """Show the table, and every change of the workout's clock."""
        self.watch(self._below, "view", self._draw)

    @property
    def _variants(self) -> tuple[Variant, ...]:
        return tuple(each for _, variants in self._groups for each in variants)

    def on_key(self, event: Key) -> None:
        """Move, take, or search; letters search only after the slash."""
        event.stop()
        event.prevent_default()
        self._notice = ""
        if not self._moves(event.key):
            if self._typed is None:
                self._command(event.key, event.character or "")
            else:
                self._type(event, self._typed)
        self._draw()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self._move(1)
        self._draw()

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self._move(-1)
        self._draw()

    @on(SwapPane.VariantClicked)
    def _take_click(self, event: SwapPane.VariantClicked) -> None:
        """Put the cursor on the variant that was clicked; take it where the cursor was there."""
        if event.place == self._cursor:
            self._take_variant(lasts=None)
            return
        self._cursor = event.place
        self._draw()

    def _moves(self, key: str) -> bool:
        last = len(self._variants) - 1
        by = {"up": -1, "down": 1, "pageup": -PAGE, "pagedown": PAGE, "home": -last, "end": last}
        if key in by:
            self._move(by[key])
        elif key in {"enter", "space"} and not (key == "space" and self._typed is not None):
            self._take_variant(lasts=None)
        elif key == "escape":
            self._go_back()
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        self._cursor = max(0, min(self._cursor + by, len(self._variants) - 1))

    def _go_back(self) -> None:
        if self._typed is None:
            self.dismiss(None)
        else:
            self._typed, self._groups, self._cursor = None, self._around, 0

    def _command(self, key: str, character: str) -> None:
        if character in {"a", "t"}:
            self._take_variant(lasts=character == "a")
        elif character == "c":
            self._shows_cues = not self._shows_cues
        elif character == "/":
            self._search("")
        elif key.isdecimal() and 0 < int(key) <= len(self._variants):
            self._cursor = int(key) - 1

    def _type(self, event: Key, typed: str) -> None:
        if event.key == "backspace":
            self._search(typed[:-1])
        elif event.character and event.is_printable and len(typed) < LONGEST_SEARCH:
            self._search(typed + event.character)

    def _search(self, typed: str) -> None:
        try:
            found = self._finder.called(typed, self._planned_set)
        except StorageError as error:
            self._notice = str(error)
            return
        self._typed, self._cursor = typed, 0
        heading = found.heading or ("found" if typed else "most used")
        self._groups = ((heading, found.variants),) if found.variants else ()

    def _take_variant(self, *, lasts: bool | None) -> None:
        """Take the row under the cursor; one that does not fit today says why again."""
        variants = self._variants
        if not variants:
            return
        variant = variants[self._cursor]
        if variant.fits:
            self.dismiss(SwapChoice(variant, lasts))
        else:
            self._notice = f"{variant.exercise.name} is not for today: {variant.why_not}."

    def _figure(self) -> ShownFigure | None:
        """What shows the movement of the row under the cursor."""
        variants = self._variants
        if self.figures is None or not variants:
            return None
        return self.figures.of_exercise(variants[self._cursor].exercise)

    def _draw(self) -> None:
        if not self.is_attached:
            return
        exercise = self._exercise
        swap = Swap(
            self._scene(),
            exercise.name,
            exercise.big_name,
            ", ".join(each.plain for each in exercise.primary),
            self._groups,
            self._cursor,
            self._typed,
            self._finder.library_size,
            self._notice,
            self._shows_cues,
            KEYS if self._typed is None else SEARCH_KEYS,
            self._figure(),
        )
        self.query_one(SwapPane).show(swap)
