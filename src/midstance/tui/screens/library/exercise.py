"""The page of an exercise: how it is done, its ladder, and how it went so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, Horizontal, Vertical

from midstance.coach.adapt.adaptation import adapt
from midstance.coach.adapt.single_exercise import single_exercise_session
from midstance.presentation.blocks import paragraph
from midstance.presentation.clean import clean
from midstance.presentation.commands import DEFAULT_KEYMAP, Keymap, footer_labels
from midstance.presentation.exercise import exercise_facts, history_paragraphs, ladder_paragraphs
from midstance.presentation.key_names import Area
from midstance.tui.dialogs.choice import Option
from midstance.tui.dialogs.lists import NoticeDialog
from midstance.tui.screens.command_screen import WIDE_WIDTH, CommandScreen, Handlers, bindings_of
from midstance.tui.widgets.figure import FigurePane
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.prose import Prose, ScrollingProse
from midstance.tui.widgets.review.chart import Chart

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from midstance.domain.exercise import Exercise
    from midstance.domain.history import Trend
    from midstance.domain.session import Session
    from midstance.presentation.exercise import ExercisePage
    from midstance.services.profile import ProfileService
    from midstance.tui.figures import ScreenFigures

CHARTS = 2
FIGURE_FROM = 76
"""Columns from which a figure stands beside the text."""
MIN_POINTS = 2
"""Values that a chart needs to show a course."""


class ExerciseScreen(CommandScreen):
    """All about one exercise."""

    CSS_PATH = "exercise.tcss"
    AUTO_FOCUS = "#body"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.EXERCISE)
    FOOTER = (
        "exercise.start",
        "exercise.add",
        "exercise.easier",
        "exercise.harder",
        "exercise.back",
        "app.help",
    )

    def __init__(
        self,
        profile_service: ProfileService,
        exercise: Exercise,
        begin: Callable[[Session], None],
        keymap: Keymap = DEFAULT_KEYMAP,
        *,
        in_ascii: bool = False,
        figures: ScreenFigures,
    ) -> None:
        """Show ``exercise``; ``begin`` opens a workout of it alone.

        Args:
            profile_service: what the log and the profile know.
            exercise: the exercise shown first.
            begin: opens a workout.
            keymap: the keys that the footer names.
            in_ascii: whether charts are drawn without block characters.
            figures: what shows movements, where the runner wants that.
        """
        super().__init__(keymap)
        self._profile_service, self._exercise, self._begin = profile_service, exercise, begin
        self._in_ascii, self._figures = in_ascii, figures
        self._page: ExercisePage | None = None
        self._shown = exercise

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "exercise.start": self._start,
            "exercise.add": lambda: self.start(self._add_or_remove),
            "exercise.easier": self._go_to_easier,
            "exercise.harder": self._go_to_harder,
            "exercise.figure": self._toggle_figure,
            "exercise.back": lambda: self.end_search() or self.dismiss(None),
        }

    def compose(self) -> ComposeResult:
        """How it is done, the ladder, the history, keys."""
        yield EdgeLine(id="top")
        with ScrollingProse(id="body"), Container(id="columns"):
            with Horizontal(id="intro"):
                yield Prose(id="about")
                yield FigurePane(self._figures.ink, id="small-figure")
            with Vertical(id="own"):
                yield FigurePane(self._figures.ink, id="large-figure")
                yield Prose(id="ladder")
                yield Prose(id="history")
                for number in range(CHARTS):
                    yield StyledLine(id=f"title{number}", classes="-title")
                    yield Chart(in_ascii=self._in_ascii, id=f"trend{number}")
        yield StyledLine(id="notice")
        yield FooterLine(footer_labels(self.FOOTER, self.keymap), id="keys")

    def on_mount(self) -> None:
        """Show the exercise; what the log knows of it is read once the screen is there."""
        self._show()

    def on_screen_resume(self) -> None:
        """Read again what may have changed, such as by a workout, and move again."""
        for pane in self.query(FigurePane):
            pane.go_on()
        self.read(self._read)

    def on_screen_suspend(self) -> None:
        """Nothing moves below another screen."""
        for pane in self.query(FigurePane):
            pane.rest()

    def _show(self) -> None:
        self._shown = self._exercise
        self.query_one("#about", Prose).show_paragraphs(exercise_facts(self._exercise))
        self._show_figure()
        self._show_top()
        self.query_one("#body").scroll_home(animate=False)

    def _show_figure(self) -> None:
        shown = self._figures.of_exercise(self._exercise)
        for pane in self.query(FigurePane):
            pane.show(shown.figure if shown else None, self._exercise)

    def _toggle_figure(self) -> None:
        self.say(self._figures.toggle())
        self._show_figure()

    def _show_top(self) -> None:
        added = "in today's session" if self._page and self._page.is_added else ""
        self.query_one("#top", EdgeLine).show_ends(
            f"MIDSTANCE   Exercises · {clean(self._exercise.name)}", added
        )
        labels = {"exercise.add": "take out"} if added else {}
        self.query_one("#keys", FooterLine).keys = footer_labels(self.FOOTER, self.keymap, labels)

    async def _read(self) -> None:
        """Show another exercise with all that is known of it at once: a page is laid out once."""
        exercise = self._exercise
        try:
            page = await self._profile_service.page(exercise)
        finally:
            if self._shown is not self._exercise:
                self._show()
        if exercise is self._exercise:
            self._show_page(page)

    def _show_page(self, page: ExercisePage) -> None:
        self._page = page
        self.query_one("#ladder", Prose).show_paragraphs(ladder_paragraphs(page, self._exercise))
        self.query_one("#history", Prose).show_paragraphs(
            history_paragraphs(page, self._profile_service.today)
        )
        trends = [each for each in page.history.trends if len(each.points) >= MIN_POINTS]
        for number in range(CHARTS):
            self._show_trend(number, trends[number] if number < len(trends) else None)
        self._show_top()

    def _show_trend(self, number: int, trend: Trend | None) -> None:
        title, chart = (
            self.query_one(f"#title{number}", StyledLine),
            self.query_one(f"#trend{number}"),
        )
        title.display = chart.display = trend is not None
        if trend is not None and isinstance(chart, Chart):
            chart.trend = trend
            unit = f", {trend.unit}" if trend.unit else ""
            title.show((f"{trend.quantity.heading}{unit}", "bold $text-accent"))

    def _go_to_easier(self) -> None:
        self._go_to(self._exercise.easier, "This is the easiest version.")

    def _go_to_harder(self) -> None:
        self._go_to(self._exercise.harder, "This is the hardest version.")

    def _go_to(self, id_: str | None, message: str) -> None:
        """Show the exercise with this id, or ``message`` where there is none."""
        exercise = self._profile_service.library.exercises.get(id_ or "")
        if exercise is None:
            self.say(message)
            return

        self._exercise, self._page = exercise, None
        self._show_top()
        self.read_when_seen(self._read)

    async def _add_or_remove(self) -> None:
        is_in = await self._profile_service.toggle_added(self._exercise)
        self.say("It is in today's session now." if is_in else "It is out of today's session.")
        await self._read()

    def _start(self) -> None:
        """Begin the exercise alone; ask first where the runner would get another one."""
        if self._page is None:
            return
        session = single_exercise_session(self._exercise)
        adapted = adapt(session, self._page.situation)
        if not adapted.replaced and adapted.session.items:
            self._begin(session)
            return
        lines = adapted.texts(self._profile_service.library.exercises)
        answers = (Option("y", "do that", value=True),) if adapted.session.items else ()

        def answered(answer: bool | None) -> None:
            if answer:
                self._begin(session)

        title = f"{self._exercise.name} does not fit today"
        notice = NoticeDialog(title, (paragraph(f"{each}.") for each in lines), answers)
        self.app.push_screen(notice, answered)

    def on_resize(self, event: Resize) -> None:
        """Set two columns where there is room, and a figure beside the text."""
        self.set_class(event.size.width >= FIGURE_FROM, "-beside")
        self.set_class(event.size.width >= WIDE_WIDTH, "-wide")
