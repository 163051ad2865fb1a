"""Today: the session that is due, why, what it takes, and a workout to go on with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.message import Message

from midstance.coach.day_changes import FEWEST_MINUTES, MOST_MINUTES, USUAL_MINUTES
from midstance.domain.planned_sets import estimated_seconds
from midstance.domain.quantity import WeightUnit
from midstance.domain.strength.ramp_up import is_ramp_up
from midstance.presentation.blocks import MUTED
from midstance.presentation.clean import clean
from midstance.presentation.commands import (
    BY_ID,
    COMMANDS,
    DEFAULT_KEYMAP,
    Keymap,
    first_key,
    footer_labels,
)
from midstance.presentation.key_names import Area
from midstance.presentation.phrases import weekday_text
from midstance.presentation.planning.runs import week_so_far
from midstance.presentation.planning.targets import (
    TARGET_HEADINGS,
    WARM_UP_SKIPPED,
    BesideTargets,
    exercise_lines,
    moved_text,
    today_rows,
)
from midstance.presentation.planning.today import (
    ahead_lines,
    day_lines_of_today,
    food_text,
    section_paragraphs,
    why_sections,
)
from midstance.presentation.session import session_detail_text
from midstance.tui.dialogs.choice import Option, TextDialog
from midstance.tui.dialogs.lists import NoticeDialog
from midstance.tui.guarded import GuardedScreen
from midstance.tui.widgets.big_digits.letters import SMALL_ROWS, LetterBlocks, letters
from midstance.tui.widgets.letter_bar import LetterBar
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.row_list import RowList
from midstance.tui.widgets.week_strip import WeekStrip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from textual.app import ComposeResult
    from textual.events import Click, Resize

    from midstance.coach.day_changes import DayChanges
    from midstance.domain.exercise import Exercise
    from midstance.domain.session import Item, Session
    from midstance.presentation.blocks import Row, StyledText
    from midstance.services.today import TodayPlan

FOOTER = (
    "today.start",
    "today.check-in",
    "today.minutes",
    "today.why",
    "today.lighter",
    "today.move",
    "today.warm",
    "today.exercise",
    "today.refuse",
    "app.week",
    "app.calendar",
    "app.log",
    "app.library",
    "app.programs",
    "app.profile",
    "app.quit",
    "app.help",
)
WIDE, TALL = 110, 32
HIGH, NARROW = 22, 78
PAGE_WIDTH, SIDE_WIDTH = 120, 35
SIDE_COLUMNS, EDGES = 42, 6


class TodayScreen(GuardedScreen[None]):
    """What is due today; the big key starts it."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(",".join(each.keys), each.action, each.label, id=each.id, show=False)
            for each in COMMANDS
            if each.area is Area.TODAY
        ),
        *(
            Binding(key, f"look('{key}')", "through the exercises", show=False)
            for key in ("up", "down", "home", "end")
        ),
    ]

    @dataclass
    class Started(Message):
        """The runner wants to start the session on the screen."""

    @dataclass
    class Changed(Message):
        """The runner wants the session changed today."""

        changes: DayChanges
        """All that is to be changed in it."""

    @dataclass
    class Moved(Message):
        """The runner does not want to do the session today, or does so after all."""

    @dataclass
    class CheckInAsked(Message):
        """The runner wants to say how the day is."""

    @dataclass
    class EasierAsked(Message):
        """The runner wants seven lighter days, or no more of them."""

    @dataclass
    class RecoveryAsked(Message):
        """The runner wants easy mobility instead."""

    @dataclass
    class Opened(Message):
        """The runner wants to see the page of an exercise."""

        exercise: Exercise
        """The one under the cursor."""

    @dataclass
    class Refused(Message):
        """The runner wants an exercise as it was the last time, or its change after all."""

        exercise: Exercise
        """The one under the cursor."""

    def __init__(
        self,
        plan: TodayPlan,
        exercises: Mapping[str, Exercise],
        notices: tuple[str, ...],
        keymap: Keymap = DEFAULT_KEYMAP,
        unit: WeightUnit = WeightUnit.KG,
        *,
        clock: Callable[[int], str] = lambda _: "",
        in_ascii: bool = False,
    ) -> None:
        """Show a plan.

        Args:
            plan: What is due.
            exercises: By id.
            notices: Lines that the runner should read.
            keymap: The keys that the footer names.
            unit: That of loads.
            clock: The time of day after a number of seconds, in words.
            in_ascii: Whether to draw without block characters.
        """
        super().__init__()
        self._keymap, self._clock = keymap, clock
        self._plan, self._exercises, self._notices = plan, exercises, notices
        self._unit = unit
        self._blocks = LetterBlocks.ASCII if in_ascii else LetterBlocks.QUADRANTS

    def compose(self) -> ComposeResult:
        """The week, the session's name and the bar, its exercises, the reason, the keys."""
        key = first_key(BY_ID["today.start"], self._keymap)
        yield EdgeLine(id="top")
        yield WeekStrip(id="week")
        with Container(id="frame"), Vertical(id="page"):
            yield StyledLine(id="so-far")
            with Horizontal(id="head"):
                yield StyledLine(id="title")
                yield LetterBar(key, "START", blocks=self._blocks, id="start")
            with Horizontal(id="body"):
                with Vertical(id="main"):
                    yield StyledLine(id="name")
                    yield RowList(id="blocks")
                    yield StyledLine(id="reason")
                yield StyledLine(id="side")
        yield FooterLine(footer_labels(FOOTER, self._keymap), id="keys")

    def on_click(self, event: Click) -> None:
        """Review the week where it was clicked."""
        if self.clicked_in(event, "#week") is not None:
            self.call_later(self.app.run_action, "week")

    @on(RowList.Chosen)
    def _open_chosen(self) -> None:
        """Open the page of the exercise that was clicked."""
        self.action_exercise()

    def on_mount(self) -> None:
        """Show what is due."""
        self.show_plan(self._plan, self._notices, self._unit)
        rows = self.query_one("#blocks", RowList).rows
        places = (place for place, row in enumerate(rows) if row.key[0].isdecimal())
        self.query_one("#blocks", RowList).cursor = next(places, 0)

    def on_resize(self, event: Resize) -> None:
        """Arrange the screen for its new size."""
        width, height = event.size
        self.set_class(width >= WIDE and height >= TALL, "-wide")
        self.set_class(height < HIGH, "-low")
        self.call_after_refresh(self._draw)

    def show_plan(self, plan: TodayPlan, notices: tuple[str, ...], unit: WeightUnit) -> None:
        """Show another plan, its loads in ``unit``."""
        self._plan, self._notices, self._unit = plan, notices, unit
        self._draw()

    def _draw(self) -> None:
        session, due = self._plan.session, self._plan.due
        week = f" · week {due.week} of {due.weeks}" if due.weeks else ""
        day = f"{weekday_text(self._plan.today)}  {self._clock(0)}".rstrip()
        top = f"MIDSTANCE   {clean(self._plan.program_name, 40)}{week}"
        self.query_one("#top", EdgeLine).show_ends(top, self._beside(top, day))
        minutes = round(estimated_seconds(self._plan.planned_sets) / 60)
        due_word = "" if due.is_rest_day or session is None else _short(session)
        strip = self.query_one("#week", WeekStrip)
        plan = self._plan
        strip.show_week(plan.today, plan.week, due_word, minutes, plan.runs, plan.distance_unit)
        self._show_title()
        self._show_detail(minutes)
        rows = self.query_one("#blocks", RowList)
        rows.rows = tuple(self._rows(session)) if session else ()
        self._show_reason()
        self._show_side()
        self.refresh(layout=True)

    def _beside(self, left: str, day: str) -> str:
        """The day, and before it as much of the week so far as ``left`` has room for.

        In a wide terminal the week has a line of its own, in two inks.
        """
        plan, line = self._plan, self.query_one("#so-far", StyledLine)
        so_far = week_so_far(plan.streak, plan.runs, plan.distance_unit)
        parts = list(so_far) if plan.session else []
        if self.has_class("-wide"):
            line.show(*_in_two_inks(parts))
            return day
        right = day
        for number, words in parts:
            brief = f"{number} {words.removeprefix('strength ')}"
            more = f"{right.removesuffix(day)}{brief}   {day}"
            if len(left) + len(more) + EDGES > self.size.width:
                break
            right = more
        return right

    def _show_detail(self, minutes: int) -> None:
        """How long it takes and until when, its sets, and what it needs, in a second line if long.

        The name of the session comes first where there is no room for the title.
        """
        plan = self._plan
        detail = _detail(plan, self._exercises)
        if plan.session and (done_by := self._clock(minutes * 60)):
            long, _, rest = detail.partition(" · ")
            detail = f"{long} · done by {done_by} · {rest}"
        start = tuple(_name(plan, is_low=self.has_class("-low")))
        head = "".join(text for text, _ in start).rpartition("\n")[2]
        width = min(self.size.width, PAGE_WIDTH) - (SIDE_COLUMNS if self.has_class("-wide") else 0)
        if self.has_class("-wide") and len(head) + len(detail) > width:
            facts, _, kit = detail.rpartition(" · ")
            detail = f"{facts}\n{' ' * len(head)}{_as_fits(kit, width - len(head))}"
        else:
            detail = _as_fits(detail, width - len(head) - 1)
        self.query_one("#name", StyledLine).show(*start, (detail, "$text"))

    @property
    def _beside_targets(self) -> BesideTargets:
        plan, planned = self._plan, self._plan.planned_sets
        ramped = {each.exercise for each in planned if is_ramp_up(each)}
        opened = {each.exercise for each in planned if each.gate}
        return BesideTargets(plan.past, plan.targets, ramped, opened)

    def _rows(self, session: Session) -> Iterator[Row]:
        if self.size.height >= TALL and self.size.width >= NARROW:
            yield TARGET_HEADINGS
        if self._plan.changes.is_warm:
            yield WARM_UP_SKIPPED
        yield from today_rows(
            session,
            self._exercises,
            self._beside_targets,
            self._unit,
            is_airy=self.size.height >= TALL,
            is_narrow=self.size.width < NARROW,
        )

    def _show_title(self) -> None:
        """The session's name in large letters where they fit; it is never cut."""
        session = self._plan.session
        name = clean(session.name) if session else ""
        width = min(self.size.width, PAGE_WIDTH) - (45 if self.has_class("-wide") else 4)
        drawn = letters(name, SMALL_ROWS, blocks=self._blocks)
        if len(drawn) != SMALL_ROWS or len(drawn[0]) > width:
            drawn = (name,)
        title = self.query_one("#title", StyledLine)
        title.set_class(len(drawn) != SMALL_ROWS, "-plain")
        title.show(("\n".join(f"  {row}" for row in drawn), "bold $bright"))

    def _show_reason(self) -> None:
        session, due, item = self._plan.session, self._plan.due, self._item
        change = self._plan.change_of(item.exercise) if item else None
        why = f"{moved_text(change, self._exercises, self._unit)}\n" if change else ""
        notes = {item.note for item in session.items if item.note} if session else set()
        extra = [line for line in self._plan.differences if not any(n in line for n in notes)]
        reason = self.query_one("#reason", StyledLine)
        food = food_text(self._plan.ahead, has_strength=self._plan.ahead.strength is not None)
        reason.show(
            *((f"{clean(line, 300)}\n", "$text") for line in self._day_lines()),
            *((f"{clean(line, 600)}\n", "$text-warning") for line in (*self._notices, *extra)),
            (why if not self.has_class("-wide") else "", "$next"),
            (clean(" ".join(filter(None, (due.reason, due.advice, food))), 900), MUTED),
        )
        reason.refresh(layout=True)

    def _day_lines(self) -> Iterator[str]:
        plan = self._plan
        yield from day_lines_of_today(plan.decision, is_original=plan.changes.is_original)
        yield from ahead_lines(plan.ahead, plan.distance_unit)
        yield from plan.heart

    @on(RowList.Highlighted)
    def _look_at(self) -> None:
        """Show what belongs to the exercise under the cursor."""
        self._show_reason()
        self._show_side()

    def _show_side(self) -> None:
        """The exercise under the cursor: what is asked, the last time, the best, its cues."""
        item = self._item
        parts: tuple[StyledText, ...] = ()
        if item is not None:
            exercise = self._exercises[item.exercise]
            shown = exercise_lines(item, exercise, self._beside_targets, self._unit, SIDE_WIDTH)
            parts = tuple(shown)
        self.query_one("#side", StyledLine).show(*parts)

    @property
    def _item(self) -> Item | None:
        """The exercise under the cursor as it is prescribed; None on any other row."""
        row, session = self.query_one("#blocks", RowList).highlighted, self._plan.session
        if row is None or session is None or not row.key[0].isdecimal():
            return None
        block, _, place = row.key.partition(".")
        return session.blocks[int(block)].items[int(place)]

    def action_look(self, key: str) -> None:
        """Move through the exercises; the keys that start the session stay free for that."""
        blocks = self.query_one("#blocks", RowList)
        match key:
            case "home":
                blocks.action_first()
            case "end":
                blocks.action_last()
            case _:
                blocks.action_move(1 if key == "down" else -1)

    def action_start(self) -> None:
        """Start the session."""
        self.post_message(self.Started())

    def action_warm(self) -> None:
        """Skip the warm-up, or do it after all."""
        changes = self._plan.changes
        self._change(replace(changes, is_warm=not changes.is_warm))

    def action_lighter(self) -> None:
        """Make the session lighter, or as it was."""
        changes = self._plan.changes
        self._change(replace(changes, is_light=not changes.is_light))

    def action_minutes(self) -> None:
        """Ask how much time there is; the session is cut to it."""
        self._ask_minutes("", str(self._plan.changes.minutes or USUAL_MINUTES))

    def _ask_minutes(self, problem: str, typed: str) -> None:
        def cut(answer: str | None) -> None:
            if answer is None:
                return
            number = answer.strip()[:5]  # thousands of digits are no number to Python
            if number in {"", "0"}:
                self._change(replace(self._plan.changes, minutes=0))
            elif number.isdecimal() and FEWEST_MINUTES <= int(number) <= MOST_MINUTES:
                self._change(replace(self._plan.changes, minutes=int(number)))
            else:
                wanted = f"a number from {FEWEST_MINUTES} to {MOST_MINUTES}"
                self._ask_minutes(f"{clean(number, 40)} is no time: type {wanted}. ", answer)

        text = f"{problem}The session is cut to fit, the cuts are shown. 0: the whole session."
        self.app.push_screen(TextDialog("Minutes", typed, text=text, types_over=True), cut)

    def _change(self, changes: DayChanges) -> None:
        self.post_message(self.Changed(changes))

    def action_move(self) -> None:
        """Let the session wait for another day, or take that back."""
        self.post_message(self.Moved())

    def action_check_in(self) -> None:
        """Say how the day is."""
        self.post_message(self.CheckInAsked())

    def action_original(self) -> None:
        """The session as the program has it, or as plan and check-in have it."""
        changes = self._plan.changes
        self._change(replace(changes, is_original=not changes.is_original))

    def action_easier(self) -> None:
        """Take seven lighter days, or end them."""
        self.post_message(self.EasierAsked())

    def action_why(self) -> None:
        """Why today is as it is, with rules and sources."""
        plan = self._plan
        lines = (*self._day_lines(), plan.due.reason, plan.due.advice, *plan.differences)
        has_strength = plan.session is not None and not plan.due.is_rest_day
        sections = why_sections(plan.ahead, filter(None, lines), has_strength=has_strength)
        paragraphs = section_paragraphs(sections)
        self.app.push_screen(NoticeDialog("Why", paragraphs, (Option("e", "close", True),)))

    def action_recovery(self) -> None:
        """Easy mobility instead."""
        self.post_message(self.RecoveryAsked())

    def action_refuse(self) -> None:
        """Leave the exercise under the cursor as it was, or take its change after all."""
        if (item := self._item) is not None:
            self.post_message(self.Refused(self._exercises[item.exercise]))

    def action_exercise(self) -> None:
        """The page of the exercise under the cursor."""
        if (item := self._item) is not None:
            self.post_message(self.Opened(self._exercises[item.exercise]))


def _name(plan: TodayPlan, *, is_low: bool) -> Iterator[StyledText]:
    """What comes before the session's details; its name where there is no room for the title."""
    if plan.session is None:
        yield "  Nothing is left to do", "bold"
        return
    if plan.under_way is not None:
        yield f"  ▸ Resume: {clean(plan.goes_on_at or plan.under_way.name, 60)}\n", "bold $next"
    if plan.due.is_rest_day:
        yield "  rest day · next: ", MUTED
    if is_low:
        yield f"{clean(plan.session.name)}   ", "bold $bright"
    _, slash, letter = plan.session.id.partition("/")
    label = f"session {letter}" if slash else "routine"
    yield f"{label}   " if is_low else f"  {label}   ", "bold $next"


def _in_two_inks(parts: list[tuple[str, str]]) -> Iterator[StyledText]:
    """Numbers bright, their words quiet, with gaps between."""
    for place, (number, words) in enumerate(parts):
        yield f"{'     ' if place else ''}{number}", "bold $bright"
        yield f" {words}", MUTED


def _short(session: Session) -> str:
    """A program's session by its letter, or a routine by its name."""
    _, slash, letter = session.id.partition("/")
    return f"strength {letter}" if slash else session.name


def _detail(plan: TodayPlan, exercises: Mapping[str, Exercise]) -> str:
    if plan.session is None:
        return ""
    text = session_detail_text(plan.session, plan.planned_sets, exercises)
    return text.replace(" · needs ", " · ")


def _as_fits(text: str, room: int) -> str:
    """A list as long as it has room; what is left out of it is counted: ``wall, rope + 3``."""
    parts = text.split(", ")
    for left_out in range(len(parts)):
        more = f" + {left_out}" * bool(left_out)
        shown = ", ".join(parts[: len(parts) - left_out]) + more
        if len(shown) <= room:
            return shown
    return text
