"""One program week by week, and the questions before the runner follows it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container

from midstance.coach.program_fit import program_fit
from midstance.domain.attendance import Enrolment
from midstance.domain.calendar import DateTextError, parse_day
from midstance.domain.library import UnknownIdError
from midstance.domain.quantity import whole_number
from midstance.presentation.blocks import BLANK, paragraph
from midstance.presentation.clean import clean
from midstance.presentation.commands import DEFAULT_KEYMAP, Keymap, footer_labels
from midstance.presentation.key_names import Area
from midstance.presentation.log import log_day_text
from midstance.presentation.planning.session_text import session_minutes
from midstance.presentation.programs import (
    program_paragraphs,
    sessions_before_text,
    sessions_of,
    week_names,
    week_table_rows,
)
from midstance.tui.dialogs.choice import ChoiceDialog, Option, TextDialog
from midstance.tui.dialogs.lists import NoticeDialog
from midstance.tui.screens.command_screen import WIDE_WIDTH, CommandScreen, Handlers, bindings_of
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.prose import Prose, ScrollingProse
from midstance.tui.widgets.week_table import WeekTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import App, ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from midstance.coach.adapt.situation import Situation
    from midstance.coach.program_fit import ProgramFit
    from midstance.domain.attendance import ProgramStanding
    from midstance.domain.program import Program
    from midstance.domain.session import Session
    from midstance.presentation.blocks import Paragraph
    from midstance.services.profile import ProfileService


DAYS_A_WEEK = 7
TYPED, LATER_WEEK = "typed", "week"


class NextStep(Enum):
    """What the runner does with the program that is followed."""

    PAUSE = auto()
    RESUME = auto()
    BEGIN_AGAIN = auto()


async def choose_start(
    app: App[None], program: Program, fit: ProgramFit, situation: Situation, season: str = ""
) -> Enrolment | None:
    """From when ``program`` is followed; None where the runner does not choose it after all.

    ``season`` says why it does not fit the time of the year.
    """
    if season or not fit.suits:
        answers = (Option("c", "follow this program", value=True),)
        notice = NoticeDialog(
            f"{program.name} for you",
            (*_season(season), *_differences(program, fit, situation)),
            answers,
        )
        if not await app.push_screen_wait(notice):
            return None
    return await start_dialog(app, program, situation.today)


def _season(text: str) -> Iterator[Paragraph]:
    if text:
        yield from (paragraph(text), BLANK)


def _differences(program: Program, fit: ProgramFit, situation: Situation) -> Iterator[Paragraph]:
    if fit.too_early:
        yield from (paragraph(f"{fit.too_early} {program.entry}".strip()), BLANK)
    lines = fit.texts(situation.library.exercises)
    if lines:
        yield paragraph("Changed for you:", "bold $text-accent")
    yield from (paragraph(each, mark="● ") for each in lines)


async def start_dialog(app: App[None], program: Program, today: date) -> Enrolment | None:
    """When does ``program`` begin, and in which week?"""
    monday = today + timedelta(days=DAYS_A_WEEK - today.weekday())
    tomorrow = today + timedelta(days=1)
    answer = await app.push_screen_wait(
        ChoiceDialog(
            f"When does {program.name} begin?",
            (
                Option("t", "Today", today.isoformat(), log_day_text(today)),
                Option("m", "Tomorrow", tomorrow.isoformat(), log_day_text(tomorrow)),
                Option("n", "Next Monday", monday.isoformat(), log_day_text(monday)),
                Option("o", "Another day", TYPED, "typed"),
                Option("w", "Today, in a later week", LATER_WEEK, "typed"),
            ),
        )
    )
    if answer == LATER_WEEK:
        week = await _ask_week(app, program)
        return Enrolment(program.id, today, week) if week else None
    day = await _ask_day(app, today) if answer == TYPED else _parse(answer)
    return await _ask_where(app, program, Enrolment(program.id, day), today) if day else None


def _parse(answer: str | None) -> date | None:
    return date.fromisoformat(answer) if answer else None


async def _ask_where(
    app: App[None], program: Program, choice: Enrolment, today: date
) -> Enrolment | None:
    """A start at least a week ago may mean that the runner is further on by now."""
    now = min(choice.week_on(today), program.weeks)
    if now <= 1:
        return choice
    return await app.push_screen_wait(
        ChoiceDialog(
            f"Which week of {program.name} are you in?",
            (
                Option("w", f"In week {now}", Enrolment(program.id, today, now), "from today"),
                Option("l", "Follow the log", choice, "workouts since then count"),
            ),
        )
    )


async def _ask_week(app: App[None], program: Program) -> int | None:
    """A typed week; the question comes again until the program has it."""
    title = f"In which week of {program.name} are you?"
    text = f"1 to {program.weeks}; it begins today."
    while True:
        answer = await app.push_screen_wait(TextDialog(title, "", text=text))
        if answer is None:
            return None
        week = whole_number(answer)
        if week is not None and 1 <= week <= program.weeks:
            return week


async def _ask_day(app: App[None], today: date) -> date | None:
    """A typed day; the question comes again until the text is one."""
    typed = ""
    text = f"Such as {today.isoformat()}, 1 Dec, friday, or +10 for in ten days."
    while True:
        answer = await app.push_screen_wait(
            TextDialog("On which day does week 1 begin?", typed, text=text)
        )
        if answer is None:
            return None
        try:
            return parse_day(answer, today)
        except DateTextError as error:
            typed, text = answer, str(error)


class ProgramScreen(CommandScreen):
    """One program, week by week."""

    CSS_PATH = "program.tcss"
    AUTO_FOCUS = "#weeks"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.PROGRAMS)
    FOOTER = (
        "programs.open",
        "programs.choose",
        "programs.rehearse",
        "programs.about",
        "programs.back",
        "app.help",
    )

    def __init__(
        self,
        profile_service: ProfileService,
        program: Program,
        preview: Callable[[Session], None],
        rehearse: Callable[[Session], None],
        keymap: Keymap = DEFAULT_KEYMAP,
    ) -> None:
        """Show ``program``; ``preview`` and ``rehearse`` open one of its sessions."""
        super().__init__(keymap)
        self._profile_service, self._program = profile_service, program
        self._preview, self._rehearse = preview, rehearse
        self._standing: ProgramStanding | None = None
        library = profile_service.library
        minutes = [session_minutes(library, each) for each in sessions_of(library, program)]
        self._minutes = (min(minutes, default=0), max(minutes, default=0))

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "programs.open": lambda: self._with_session(self._preview),
            "programs.choose": lambda: self.start(self._choose),
            "programs.rehearse": lambda: self._with_session(self._rehearse),
            "programs.about": self._toggle_about,
            "programs.back": lambda: self.end_search() or self.dismiss(None),
        }

    def compose(self) -> ComposeResult:
        """What it is for, the weeks, keys."""
        yield EdgeLine(id="top")
        with Container(id="body"):
            with ScrollingProse(id="side"):
                yield Prose(id="about")
            yield WeekTable(id="weeks")
        yield StyledLine(id="notice")
        yield FooterLine(
            footer_labels(self.FOOTER, self.keymap, {"programs.open": "preview"}), id="keys"
        )

    def on_mount(self) -> None:
        """Show the program, and read how far it is."""
        table = self.query_one("#weeks", WeekTable)
        table.weeks = week_names(self._program)
        table.rows = tuple(
            week_table_rows(
                self._profile_service.library, self._program, self._profile_service.load_unit
            )
        )
        self._show()
        self.read(self._read)

    def _show(self) -> None:
        paragraphs = program_paragraphs(self._program, self._minutes, self._standing)
        self.query_one("#about", Prose).show_paragraphs(paragraphs)
        is_chosen = self._standing is not None and self._standing.program == self._program.id
        has_room = self.app.size.width >= WIDE_WIDTH
        text = f"● {self._standing.text}" if is_chosen and self._standing and has_room else ""
        self.query_one("#top", EdgeLine).show_ends(
            f"MIDSTANCE   Programs · {clean(self._program.name)}", text
        )

    async def _read(self) -> None:
        self._standing = await self._profile_service.standing()
        self._show()

    def _with_session(self, use: Callable[[Session], None]) -> None:
        marked = self.query_one("#weeks", WeekTable).marked
        if marked is None:
            return
        ref, week = marked
        try:
            use(self._profile_service.library.session(ref, week))
        except UnknownIdError:
            self.say(f"Week {week} has no such session; choose another week with ← and →.")

    async def _choose(self) -> None:
        """Follow the program; one that is followed is paused, goes on or begins again."""
        standing = self._standing
        if standing is None or standing.program != self._program.id:
            await self._choose_start_and_follow()
            return
        wait = (
            Option("p", "Resume it today", NextStep.RESUME)
            if standing.is_paused
            else Option("p", "Pause it", NextStep.PAUSE, "nothing is due until you resume it")
        )
        again = Option("b", "Start again, or in another week", NextStep.BEGIN_AGAIN)
        title = f"{self._program.name} is your program"
        match await self.app.push_screen_wait(ChoiceDialog(title, (wait, again))):
            case NextStep.BEGIN_AGAIN:
                await self._choose_start_and_follow()
            case NextStep.PAUSE:
                start = await self._profile_service.pause()
                when = log_day_text(start) if start else ""
                self.say(f"Paused from {when} on. c resumes it.")
                await self._read()
            case NextStep.RESUME:
                await self._profile_service.resume()
                self.say(f"{self._program.name} resumed.")
                await self._read()

    async def _choose_start_and_follow(self) -> None:
        """Follow the program from a day and in a week that the runner names."""
        situation = await self._profile_service.situation()
        fit = program_fit(self._program, situation)
        season = await self._profile_service.off_season_warning(self._program)
        choice = await choose_start(self.app, self._program, fit, situation, season)
        if choice is None:
            return
        earlier = await self._profile_service.enrol(choice)
        start = log_day_text(choice.start)
        self.say(
            f"{self._program.name} is your program now; week {choice.week} begins on {start}."
            + (f" {sessions_before_text(earlier)}" if earlier else "")
        )
        await self._read()

    def _toggle_about(self) -> None:
        """Go from the table to what the program is for, and back."""
        self.toggle_class("-about")
        is_about = self.has_class("-about") and not self.has_class("-wide")
        self.call_after_refresh(self.query_one("#side" if is_about else "#weeks").focus)

    def on_resize(self, event: Resize) -> None:
        """Put what it is for beside the table where there is room."""
        self.set_class(event.size.width >= WIDE_WIDTH, "-wide")
