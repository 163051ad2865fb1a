"""Today: the session that is due, why, what it takes, and a workout to go on with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.message import Message

from midstance.coach.day_changes import FEWEST_MINUTES, MOST_MINUTES, USUAL_MINUTES
from midstance.domain.planned_sets import estimated_seconds, seconds_by_purpose
from midstance.domain.quantity import WeightUnit
from midstance.domain.strength.ramp_up import is_ramp_up
from midstance.presentation.clean import clean
from midstance.presentation.commands import (
    BY_ID,
    COMMANDS,
    DEFAULT_KEYMAP,
    Keymap,
    first_key,
)
from midstance.presentation.key_names import Area
from midstance.presentation.planning.targets import (
    TARGET_HEADINGS,
    WARM_UP_KEY,
    BesideTargets,
    exercise_of_today,
    today_rows,
)
from midstance.presentation.planning.today import (
    ahead_lines,
    check_in_lines,
    section_paragraphs,
    why_sections,
)
from midstance.tui.dialogs.choice import Option, TextDialog
from midstance.tui.dialogs.lists import NoticeDialog
from midstance.tui.guarded import GuardedScreen
from midstance.tui.widgets.big_digits.letter_bar import LetterBar
from midstance.tui.widgets.big_digits.letters import LetterBlocks
from midstance.tui.widgets.line import EdgeLine, FooterLine, KeyLine, StyledLine
from midstance.tui.widgets.row_list import RowList
from midstance.tui.widgets.today.days import days_around
from midstance.tui.widgets.today.head import (
    DetailRoom,
    bad_day_parts,
    day_and_clock,
    detail_parts,
    footer_keys,
    program_and_week,
    so_far_parts,
    start_word,
    title_rows,
    with_week_so_far,
)
from midstance.tui.widgets.today.reason import ReasonRoom, Weight, as_fits, sentences_of
from midstance.tui.widgets.today.side import NOTHING_READ, BesideExercise, BesideSession, TodaySide
from midstance.tui.widgets.week_strip import WeekStrip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from textual.app import ComposeResult
    from textual.events import Click, Resize
    from textual.geometry import Size

    from midstance.coach.day_changes import DayChanges
    from midstance.domain.exercise import Exercise
    from midstance.domain.session import Item, Session
    from midstance.presentation.blocks import Row
    from midstance.services.today import TodayPlan

WIDE, TALL = 110, 32
HIGH, NARROW, BRIEF = 22, 78, 56
MARGINS = 6
PAGE_WIDTH, SIDE_COLUMNS = 120, 42
ROOMY, ROOMY_PAGE, ROOMY_SIDE = 144, 140, 62
"""Columns from which on the side is wider, and then those of the page and of the side."""
MOST_REASONS, AROUND_WIDE, AROUND, AROUND_LOW = 6, 22, 13, 4
"""Rows of sentences at most, and the rows that the list and they leave to everything else."""
ABOVE_WIDE, ABOVE, ABOVE_LOW = 16, 11, 2
"""Rows around the list and the sentences, of which those have two fifths at most."""
LONG_DETAIL = 44
"""Rows from which on what a session needs may have a line of its own."""


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
    class BesideWanted(Message):
        """There is room to show the exercises of the session beside the list."""

        exercises: tuple[Exercise, ...]
        """Those of the session."""

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
        self._unit, self._in_ascii = unit, in_ascii
        self._beside, self._asked_for, self._list_rows = NOTHING_READ, "", 0
        self._arranged_for = (0, 0)
        self._blocks = LetterBlocks.ASCII if in_ascii else LetterBlocks.QUADRANTS

    def compose(self) -> ComposeResult:
        """The week, the session's name and the bar, its exercises, the reason, the keys."""
        self._arrange(self.app.size)
        key = first_key(BY_ID["today.start"], self._keymap)
        yield EdgeLine(id="top")
        yield WeekStrip(in_ascii=self._in_ascii, id="week")
        with Container(id="frame"), Vertical(id="page"):
            yield StyledLine(id="so-far")
            with Horizontal(id="head"):
                yield StyledLine(id="title")
                yield LetterBar(key, "", blocks=self._blocks, id="start")
            with Horizontal(id="body"):
                with Vertical(id="main"):
                    yield StyledLine(id="name")
                    yield RowList(id="blocks")
                    yield StyledLine(id="reason")
                    yield KeyLine(id="bad-day")
                yield TodaySide(in_ascii=self._in_ascii, id="side")
        yield FooterLine(id="keys")

    def on_click(self, event: Click) -> None:
        """Review the week where it was clicked."""
        if self.clicked_in(event, "#week") is not None:
            self.call_later(self.app.run_action, "week")

    @on(RowList.Chosen)
    def _act_on_clicked_row(self, event: RowList.Chosen) -> None:
        """Open the page of the exercise that was clicked; on the warm-up do what its row offers."""
        if event.row.key == WARM_UP_KEY:
            self.action_warm()
        else:
            self.action_exercise()

    def on_mount(self) -> None:
        """Show what is due."""
        self._draw()
        self.query_one("#blocks", RowList).cursor = self._first_place()

    def _first_place(self) -> int:
        session = self._plan.session
        key = self._beside_targets.key_to_begin(session) if session else ""
        keys = [row.key for row in self.query_one("#blocks", RowList).rows]
        return keys.index(key) if key in keys else 0

    def on_resize(self, event: Resize) -> None:
        """Arrange the screen for its new size; the first layouts say the old one again."""
        if event.size != self._arranged_for:
            self._arrange(event.size)
            self.call_after_refresh(self._draw)

    def _arrange(self, size: Size) -> None:
        """Set what the style sheet tells sizes by; before there are parts, they are styled once."""
        self._arranged_for = width, height = size
        self.set_class(width >= WIDE and height >= TALL, "-wide")
        self.set_class(width >= ROOMY and height >= TALL, "-roomy")
        self.set_class(height < HIGH, "-low")

    def show_plan(self, plan: TodayPlan, notices: tuple[str, ...], unit: WeightUnit) -> None:
        """Show another plan, its loads in ``unit``."""
        self._plan, self._notices, self._unit = plan, notices, unit
        self._draw()

    def _draw(self) -> None:
        plan = self._plan
        left, clock = program_and_week(plan), self._clock(0)
        right = (
            day_and_clock(plan, clock)
            if self.has_class("-wide")
            else with_week_so_far(plan, left, clock, self.size.width)
        )
        self.query_one("#top", EdgeLine).show_ends(left, right)
        self.query_one("#so-far", StyledLine).show(*so_far_parts(plan))
        minutes = round(estimated_seconds(plan.planned_sets) / 60)
        days = partial(days_around, plan, minutes)
        self.query_one("#week", WeekStrip).show(lambda is_wide: days(is_wide=is_wide))
        self._show_title()
        self._show_detail(minutes)
        self._show_rows(is_airy=self.size.height >= TALL)
        self._show_reason()
        self.query_one("#bad-day", KeyLine).show(*bad_day_parts(plan, self._keymap))
        self.query_one("#start", LetterBar).word = start_word(plan).upper()
        keys = footer_keys(plan, self._keymap, is_wide=self.has_class("-wide"))
        self.query_one("#keys", FooterLine).keys = keys
        self._show_side()
        self.refresh(layout=True)
        self.call_after_refresh(self._close_up)

    def _show_rows(self, *, is_airy: bool) -> None:
        session = self._plan.session
        rows = tuple(self._rows(session, is_airy=is_airy)) if session else ()
        self._list_rows = len(rows)
        self.query_one("#blocks", RowList).rows = rows

    def _close_up(self) -> None:
        """Leave the empty rows between blocks out where the list would scroll with them."""
        blocks = self.query_one("#blocks", RowList)
        if blocks.size.height and len(blocks.rows) > blocks.size.height:
            self._show_rows(is_airy=False)
            self._show_reason()

    def _show_detail(self, minutes: int) -> None:
        is_wide, is_low = self.has_class("-wide"), self.has_class("-low")
        is_long = is_wide and self.size.height >= LONG_DETAIL
        room = DetailRoom(self._main_width, is_low=is_low, is_wide=is_wide, is_long=is_long)
        parts = detail_parts(self._plan, self._exercises, self._clock, minutes, room)
        name = self.query_one("#name", StyledLine)
        name.show(*parts)
        name.refresh(layout=True)

    @property
    def _beside_targets(self) -> BesideTargets:
        plan, planned = self._plan, self._plan.planned_sets
        ramped = {each.exercise for each in planned if is_ramp_up(each)}
        opened = {each.exercise for each in planned if each.gate}
        key = first_key(BY_ID["today.warm"], self._keymap)
        return BesideTargets(
            plan.past, plan.targets, ramped, opened, key, is_warm=plan.changes.is_warm
        )

    def _rows(self, session: Session, *, is_airy: bool) -> Iterator[Row]:
        if self.size.height >= TALL and self.size.width >= NARROW:
            yield TARGET_HEADINGS
        yield from today_rows(
            session,
            self._exercises,
            self._beside_targets,
            self._unit,
            seconds=seconds_by_purpose(self._plan.planned_sets),
            is_airy=is_airy,
            is_narrow=self.size.width < NARROW,
            is_brief=self.size.width < BRIEF,
        )

    @property
    def _main_width(self) -> int:
        """The columns of the page beside the side."""
        if self.has_class("-roomy"):
            return ROOMY_PAGE - ROOMY_SIDE
        return min(self.size.width, PAGE_WIDTH) - (SIDE_COLUMNS if self.has_class("-wide") else 0)

    def _show_title(self) -> None:
        """The session's name in large letters where they fit; it is never cut."""
        drawn = title_rows(self._plan, self._main_width - 4, self._blocks)
        title = self.query_one("#title", StyledLine)
        title.set_class(len(drawn) == 1, "-plain")
        title.show(("\n".join(f"  {row}" for row in drawn), "bold $bright"))

    def _show_reason(self) -> None:
        item = self._item
        change = self._plan.change_of(item.exercise) if item else None
        told = sentences_of(self._plan, self._notices, change, self._exercises, self._unit)
        is_wide, is_low = self.has_class("-wide"), self.has_class("-low")
        around, above = (AROUND_LOW, ABOVE_LOW) if is_low else (AROUND, ABOVE)
        if is_wide:
            around, above = AROUND_WIDE, ABOVE_WIDE
        least = (2 + self._plan.due.is_rest_day) if is_wide else 1
        most = max(1, (self.size.height - above) * 2 // 5)
        rows = min(max(self.size.height - around - self._list_rows, least), MOST_REASONS, most)
        room = ReasonRoom(
            self._main_width - (MARGINS if is_wide else MARGINS - 2),
            rows,
            most,
            Weight.DIFFERENCE if is_wide else Weight.NOTICE,
            f"{first_key(BY_ID['today.why'], self._keymap)} more",
        )
        reason = self.query_one("#reason", StyledLine)
        reason.show(*as_fits(told, room))
        reason.refresh(layout=True)

    def _show_side(self) -> None:
        """The exercise under the cursor, where there is room beside the list."""
        if not self.has_class("-wide"):
            return
        item, shown, beside = self._item, None, BesideExercise()
        if item is not None:
            exercise = self._exercises[item.exercise]
            shown = exercise_of_today(item, exercise, self._beside_targets, self._unit)
            beside = self._beside.of(exercise)
        self.query_one("#side", TodaySide).show(shown, beside)
        session = self._plan.session
        if session is not None and session.id != self._asked_for:
            self._asked_for = session.id
            ids = dict.fromkeys(each.exercise for each in session.items)
            self.post_message(self.BesideWanted(tuple(self._exercises[id_] for id_ in ids)))

    def show_beside(self, beside: BesideSession) -> None:
        """Show what was read for the exercises."""
        self._beside = beside
        self._show_side()

    @on(RowList.Highlighted)
    def _look_at(self) -> None:
        """Show what belongs to the exercise under the cursor."""
        self._show_reason()
        self._show_side()

    @property
    def _item(self) -> Item | None:
        """The exercise under the cursor as it is prescribed; None on any other row."""
        row = self.query_one("#blocks", RowList).highlighted
        return self._item_of(row) if row is not None else None

    def _item_of(self, row: Row) -> Item | None:
        session = self._plan.session
        if session is None or not row.key[0].isdecimal():
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
        day = check_in_lines(plan.decision, is_original=plan.changes.is_original)
        ahead = ahead_lines(plan.ahead, plan.distance_unit)
        due = plan.due
        lines = (*day, *ahead, *plan.heart, due.reason, due.advice, *plan.differences)
        has_strength = plan.session is not None and not due.is_rest_day
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
