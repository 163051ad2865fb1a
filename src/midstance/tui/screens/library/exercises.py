"""Every exercise in one list, with a search and filters, and the page of the marked one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container
from textual.widgets import Input

from midstance.domain.exercise import Equipment, Impact, Muscle, Pattern
from midstance.domain.library import EquipmentFilter, ExerciseFilter
from midstance.domain.runner import PROFILES
from midstance.presentation.blocks import Row, Span
from midstance.presentation.commands import DEFAULT_KEYMAP, Keymap, footer_labels
from midstance.presentation.exercise import ExerciseList, exercise_facts, filter_chips, pattern_text
from midstance.presentation.key_names import Area
from midstance.tui.dialogs.lists import ListDialog
from midstance.tui.screens.command_screen import WIDE_WIDTH, CommandScreen, Handlers, bindings_of
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.prose import Prose, ScrollingProse
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Key, Resize

    from midstance.domain.exercise import Exercise
    from midstance.domain.runner import Place
    from midstance.services.profile import ProfileService


ANY = "any"
NO_MATCH = "No matches; 0 clears the filters."


@dataclass(frozen=True, slots=True)
class FilterDialog:
    """A question about one filter.

    Attributes:
        screen: the dialog, which answers with a key.
        exercise_filters: the filter for each key.
    """

    screen: ListDialog
    exercise_filters: Mapping[str, ExerciseFilter]


def pattern_dialog(now: ExerciseFilter) -> FilterDialog:
    """Which movement pattern?"""
    rows = (_row(each.value, pattern_text(each).capitalize()) for each in Pattern)
    choices = {each.value: replace(now, pattern=each) for each in Pattern}
    return _filter_dialog("Which movement pattern?", rows, choices, now, replace(now, pattern=None))


def muscle_dialog(now: ExerciseFilter) -> FilterDialog:
    """Which muscle?"""
    rows = (
        _row(each.value, each.plain.capitalize(), each.value.replace("_", " ")) for each in Muscle
    )
    choices = {each.value: replace(now, muscle=each) for each in Muscle}
    return _filter_dialog("Which muscle?", rows, choices, now, replace(now, muscle=None))


def equipment_dialog(now: ExerciseFilter, place: Place | None) -> FilterDialog:
    """Which equipment: that of a place or profile, or one item?"""
    here = (EquipmentFilter(place.name, place.equipment),) if place else ()
    there = (*here, *(EquipmentFilter(name, owned) for name, owned in PROFILES.items()))
    kits = {f"What {each.name} allows": each for each in there}
    kits |= {
        f"What uses: {each.plain}": EquipmentFilter(each.plain, item=each) for each in Equipment
    }
    rows = (_row(words, words) for words in kits)
    choices = {words: replace(now, kit=each) for words, each in kits.items()}
    return _filter_dialog("Which equipment?", rows, choices, now, replace(now, kit=None))


def _filter_dialog(
    title: str,
    rows: Iterable[Row],
    choices: Mapping[str, ExerciseFilter],
    now: ExerciseFilter,
    without: ExerciseFilter,
) -> FilterDialog:
    at = next((key for key, each in choices.items() if each == now), ANY)
    return FilterDialog(
        ListDialog(title, (_row(ANY, "Any"), *rows), at=at), {ANY: without, **choices}
    )


def _row(key: str, text: str, detail: str = "") -> Row:
    return Row(key, (Span(text),), (Span(detail, "muted"),) if detail else ())


class LibraryScreen(CommandScreen):
    """Every exercise that can be trained."""

    CSS_PATH = "exercises.tcss"
    AUTO_FOCUS = "#exercises"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.LIBRARY)
    FOOTER = (
        "library.open",
        "library.search",
        "library.all",
        "library.back",
        "app.programs",
        "app.help",
    )

    def __init__(
        self,
        profile_service: ProfileService,
        open_exercise: Callable[[Exercise], None],
        keymap: Keymap = DEFAULT_KEYMAP,
    ) -> None:
        """Show every exercise; ``open_exercise`` opens the page of one."""
        super().__init__(keymap)
        self._profile_service, self._open_exercise = profile_service, open_exercise
        self._exercise_list = ExerciseList(
            profile_service.library.exercises.values(), profile_service.today
        )
        self._filter = ExerciseFilter()
        self._place: Place | None = None

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "library.open": self._open,
            "library.search": self.search.focus,
            "library.pattern": lambda: self._ask(pattern_dialog(self._filter)),
            "library.muscle": lambda: self._ask(muscle_dialog(self._filter)),
            "library.kit": lambda: self._ask(equipment_dialog(self._filter, self._place)),
            "library.level": lambda: self._apply(self._filter.up_to_next_level()),
            "library.impact": self._filter_next_impact,
            "library.all": self._drop_filters,
            "library.back": self._back,
        }

    def compose(self) -> ComposeResult:
        """The search, the filters, the exercises, the page of one, keys."""
        yield EdgeLine(id="top")
        yield Input(placeholder="/ search", id="search", max_length=60, select_on_focus=False)
        yield StyledLine(id="chips")
        with Container(id="body"):
            yield RowList(id="exercises", empty=NO_MATCH)
            with ScrollingProse(id="side", can_focus=False):
                yield Prose(id="about")
        yield StyledLine(id="notice")
        yield FooterLine(footer_labels(self.FOOTER, self.keymap), id="keys")

    def on_mount(self) -> None:
        """Show all exercises, and read when each was last done."""
        self._apply(self._filter)
        self.read(self._read)

    @property
    def list(self) -> RowList:
        """The exercises that pass the filters."""
        return self.query_one("#exercises", RowList)

    @property
    def search(self) -> Input:
        """The field for a part of a name."""
        return self.query_one("#search", Input)

    async def _read(self) -> None:
        runner = (await self._profile_service.reading()).runner
        self._place = runner.place
        self._exercise_list.owned = runner.equipment if runner.place else None
        self._exercise_list.last = await self._profile_service.last_days()
        self._exercise_list.uses = await self._profile_service.uses()
        self._show()

    def on_screen_resume(self) -> None:
        """Read again what may have changed on another screen."""
        self.read(self._read)

    def _apply(self, exercise_filter: ExerciseFilter) -> None:
        self._filter = exercise_filter
        self._show()

    def _show(self) -> None:
        if not self.is_on_stack:
            return
        width = self.list.size.width or self.app.size.width
        self.list.rows = tuple(self._exercise_list.rows(self._filter, width))
        count = sum(not row.is_heading for row in self.list.rows)
        total = "" if self._filter.is_open else f" of {len(self._exercise_list.exercises)}"
        self.query_one("#top", EdgeLine).show_ends("MIDSTANCE   Exercises", f"{count}{total}")
        self.query_one("#chips", StyledLine).show(
            *filter_chips(self._filter, self.keymap, self.app.size.width)
        )
        self._show_page()

    @on(RowList.Highlighted)
    def _show_page(self) -> None:
        row = self.list.highlighted
        exercise = self._profile_service.library.exercises.get(row.key) if row else None
        self.query_one("#about", Prose).show_paragraphs(
            exercise_facts(exercise) if exercise else ()
        )
        self.query_one("#side").scroll_home(animate=False)

    @on(RowList.Chosen)
    def _open(self) -> None:
        if row := self.list.highlighted:
            self._open_exercise(self._profile_service.library.exercise(row.key))

    @on(Input.Changed, "#search")
    def _type(self, event: Input.Changed) -> None:
        self._apply(replace(self._filter, text=event.value))
        self.list.action_first()

    @on(Input.Submitted, "#search")
    def _open_first(self) -> None:
        """Enter opens the best match; without a text it leaves the field."""
        self.list.focus()
        if self._filter.text.strip():
            self._open()

    def on_key(self, event: Key) -> None:
        """Down leaves the search for the list."""
        if self.search.has_focus and event.key in {"down", "up", "pagedown"}:
            event.stop()
            self.list.focus()

    def _ask(self, dialog: FilterDialog) -> None:
        def answered(key: str | None) -> None:
            if key is not None:
                self._apply(dialog.exercise_filters[key])

        self.app.push_screen(dialog.screen, answered)

    def _filter_next_impact(self) -> None:
        order = (None, *Impact)
        after = order[(order.index(self._filter.impact) + 1) % len(order)]
        self._apply(replace(self._filter, impact=after))

    def _drop_filters(self) -> None:
        self.search.value = ""
        self._apply(ExerciseFilter())

    def _back(self) -> None:
        if self.search.has_focus:
            self.search.value = ""
            self.list.focus()
        elif not self._filter.is_open:
            self._drop_filters()
        else:
            self.dismiss(None)

    def on_resize(self, event: Resize) -> None:
        """Put the page beside the list where there is room."""
        self.set_class(event.size.width >= WIDE_WIDTH, "-wide")
        self.call_after_refresh(self._show)
