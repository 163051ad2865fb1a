"""An import on the screen: a bar while files are read, what would change, then one change."""

from __future__ import annotations

from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from textual import on

from midstance.domain.library import UnknownIdError
from midstance.presentation.blocks import MUTED, Row, Span
from midstance.presentation.clean import clean
from midstance.presentation.commands import DEFAULT_KEYMAP, Keymap, footer_labels
from midstance.presentation.key_names import Area
from midstance.presentation.search.names import exercise_called
from midstance.services.upkeep.importing.preview import import_title, preview_lines
from midstance.tui.dialogs.choice import ChoiceDialog, Option, TextDialog
from midstance.tui.screens.command_screen import CommandScreen, Handlers, bindings_of
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from midstance.domain.exercise import Exercise
    from midstance.services.upkeep.importing.names import NameMeaning
    from midstance.services.upkeep.importing.plan import ImportPlan
    from midstance.services.upkeep.importing.session import ImportSession

BAR_WIDTH = 40
LABEL_WIDTH, MARGINS, FEWEST_COLUMNS = 10, 4, 20
ENTER_SWAPS = "Enter takes the other"
FRAME_SECONDS = 0.25
IMPORT, GUESS, NAME = "import", "guess ", "name "
"""The keys of rows that can be chosen begin with these."""
NOTHING_NEW_HERE = "Nothing new: all of it is in the log already, or was left out."


class ImportLeftError(Exception):
    """The runner left while files were being read."""


def path_dialog() -> TextDialog:
    """Which file is to be imported?"""
    text = "A file, a folder or a zip archive of another program; drop it here or type its path."
    return TextDialog("Import", text=text)


def name_dialog(meaning: NameMeaning, exercise: str) -> ChoiceDialog[str]:
    """What does this name mean? Answers ``yes``, ``own`` or ``other``."""
    return ChoiceDialog(
        f"{clean(meaning.name)}: is it {exercise}?",
        (
            Option("y", "Yes", "yes", exercise),
            Option("n", "No, an exercise of my own", "own", meaning.own),
            Option("t", "No, another one", "other", "type its name"),
        ),
        text="The answer is kept for later imports.",
    )


class ImportScreen(CommandScreen):
    """What an import would change, and the keys that carry it out."""

    CSS_PATH = "importing.tcss"
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.LOG)

    def __init__(self, session: ImportSession, keymap: Keymap = DEFAULT_KEYMAP) -> None:
        """Show the import of ``session``."""
        super().__init__(keymap)
        self._session = session
        self._progress = (0, 0)
        self._what = "Reading"
        self._is_busy = True
        self._has_left = False

    def handlers(self) -> Handlers:
        """What each command does."""
        return {"log.open": self._choose_highlighted, "log.back": self._leave}

    def compose(self) -> ComposeResult:
        """The bar, what would change, one line for messages, keys."""
        yield EdgeLine(id="top")
        yield StyledLine(id="bar")
        yield RowList(id="rows")
        yield StyledLine(id="notice")
        yield FooterLine(id="keys")

    def on_mount(self) -> None:
        """Begin to read."""
        self.query_one("#top", EdgeLine).show_ends("MIDSTANCE   Import", clean(self._session.name))
        self.set_interval(FRAME_SECONDS, self._show_bar)
        self._prepare()

    def allows_quitting(self) -> bool:
        """Leaving ends the reading; what is being saved is saved."""
        self._has_left = True
        return True

    def _prepare(self) -> None:
        self._begin("Reading")
        self.start(self._read)

    def _begin(self, what: str) -> None:
        self._what, self._is_busy, self._progress = what, True, (0, 0)
        self._show_bar()

    async def _read(self) -> None:
        try:
            plan = await self._session.prepare(self._hear)
        except ImportLeftError:
            return
        finally:
            self._end()
        self._show_plan(plan)

    def _end(self) -> None:
        self._is_busy = False
        if self.is_on_stack:
            self._show_bar()

    def _hear(self, done: int, whole: int) -> None:
        """Note the progress, in whatever thread it is made."""
        if self._has_left:
            raise ImportLeftError
        self._progress = done, whole

    def _hear_saving(self, done: int, whole: int) -> None:
        self._progress = done, whole

    def _show_bar(self) -> None:
        bar = self.query_one("#bar", StyledLine)
        bar.display = self._is_busy
        done, whole = self._progress
        share = min(1.0, done / whole) if whole else 0.0
        filled = int(share * BAR_WIDTH)
        bar.show(
            (f"{self._what}  ", MUTED),
            ("█" * filled, "bold $primary"),
            ("░" * (BAR_WIDTH - filled), MUTED),
            (f"  {int(share * 100)}%", "bold"),
        )

    def _show_plan(self, plan: ImportPlan) -> None:
        rows = self.query_one("#rows", RowList)
        rows.rows = tuple(self._rows(plan))
        rows.focus()
        self._show_keys()
        if plan.is_empty:
            self.say(NOTHING_NEW_HERE)

    def _show_keys(self) -> None:
        """The key that imports or answers only while there is a row to choose."""
        may_choose = any(not row.is_heading for row in self.query_one("#rows", RowList).rows)
        ids = ("log.open", "log.back") if may_choose else ("log.back",)
        labels = {"log.open": "import, or answer"}
        self.query_one("#keys", FooterLine).keys = footer_labels(ids, self.keymap, labels)

    def _rows(self, plan: ImportPlan) -> Iterator[Row]:
        """Every line of the preview; guesses and likely names can be chosen."""
        if not plan.is_empty:
            title = import_title(plan).removeprefix("of ")
            yield Row(IMPORT, (Span(f"Import {title}", "strong"),))
        waiting = iter(self._session.likely)
        for number, (label, text, about) in enumerate(preview_lines(plan, self._exercises)):
            room = self.size.width - LABEL_WIDTH - (len(ENTER_SWAPS) + 2 if about else 0) - MARGINS
            first, *more = wrap(clean(text), max(FEWEST_COLUMNS, room)) or [""]
            spans = Span(f"{label:{LABEL_WIDTH}}", "muted"), Span(first)
            if about == "name":
                each = next(waiting)
                yield Row(f"{NAME}{each.name}", spans, (Span("Enter answers", "accent"),))
            elif about:
                yield Row(f"{GUESS}{about}", spans, (Span(ENTER_SWAPS, "accent"),))
            else:
                yield Row(str(number), spans, is_heading=True)
            for line in more:
                yield Row(str(number), (Span(" " * LABEL_WIDTH + line),), is_heading=True)

    @on(RowList.Chosen)
    def _choose(self) -> None:
        self._choose_highlighted()

    def _choose_highlighted(self) -> None:
        row = self.query_one("#rows", RowList).highlighted
        if row is None or self._is_busy:
            return
        if row.key == IMPORT:
            self._ask_next(self._carry_out)
        elif row.key.startswith(GUESS):
            self._session.take_other_guess(row.key.removeprefix(GUESS))
            self._prepare()
        elif row.key.startswith(NAME):
            self._ask_name(row.key.removeprefix(NAME), self._show_again)

    def _show_again(self) -> None:
        if self._session.plan is not None:
            self._show_plan(self._session.plan)

    def _ask_next(self, then: Callable[[], None]) -> None:
        """Ask for each likely name, then go on."""
        waiting = self._session.likely
        if waiting:
            self._ask_name(waiting[0].name, partial(self._ask_next, then))
        else:
            then()

    def _ask_name(self, name: str, then: Callable[[], None]) -> None:
        meaning = next(each for each in self._session.likely if each.name == name)

        def answered(answer: str | None) -> None:
            if answer == "other":
                self.app.push_screen(TextDialog("Which exercise is it?"), typed)
            elif answer is not None:
                self._answer(name, meaning.exercise if answer == "yes" else "", then)

        def typed(text: str | None) -> None:
            if text is None:
                return
            try:
                self._answer(name, exercise_called(self._session.library, text).id, then)
            except UnknownIdError as error:
                near = ", ".join(self._exercises[each].name for each in error.near)
                more = f" Near it: {near}." if near else ""
                self.say(f"{clean(text)} is no exercise, or several.{more}")

        known = self._exercises[meaning.exercise].name
        self.app.push_screen(name_dialog(meaning, known), answered)

    def _answer(self, name: str, exercise: str, then: Callable[[], None]) -> None:
        async def keep() -> None:
            self._session.answer(name, exercise)
            self._show_again()
            then()

        self.start(keep)

    def _carry_out(self) -> None:
        self._begin("Saving")
        self.start(self._save)

    async def _save(self) -> None:
        try:
            title = await self._session.carry_out(self._hear_saving)
        finally:
            self._end()
        self.query_one("#rows", RowList).rows = (
            Row("done", (Span(f"Imported {title.removeprefix('of ')}."),), is_heading=True),
            Row("undo", (Span("In the log, u takes it back.", "muted"),), is_heading=True),
        )
        self._show_keys()

    @property
    def _exercises(self) -> Mapping[str, Exercise]:
        return self._session.exercises

    def _leave(self) -> None:
        self._has_left = True
        self.dismiss(None)
