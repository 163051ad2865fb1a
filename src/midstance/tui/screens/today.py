"""Today: the session that is due, why, what it takes, and a workout to go on with."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from midstance.domain.quantity import WeightUnit
from midstance.presentation.blocks import MUTED
from midstance.presentation.clean import clean
from midstance.presentation.commands import COMMANDS, DEFAULT_KEYMAP, Keymap, footer_labels
from midstance.presentation.key_names import Area
from midstance.presentation.session import session_detail_text, session_rows
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.app import ComposeResult

    from midstance.domain.exercise import Exercise
    from midstance.services.today import TodayPlan

FOOTER = (
    "today.start",
    "app.log",
    "app.week",
    "app.library",
    "app.programs",
    "app.profile",
    "app.quit",
    "app.help",
)


class TodayScreen(Screen[None]):
    """What is due today; the big key starts it."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(",".join(each.keys), each.action, each.label, id=each.id, show=False)
            for each in COMMANDS
            if each.area is Area.TODAY
        ),
        *(
            Binding(key, f"look('{key}')", "through the blocks", show=False)
            for key in ("up", "down", "home", "end")
        ),
    ]

    class Started(Message):
        """The runner wants to start the session on the screen."""

    def __init__(
        self,
        plan: TodayPlan,
        exercises: Mapping[str, Exercise],
        notices: tuple[str, ...],
        keymap: Keymap = DEFAULT_KEYMAP,
        unit: WeightUnit = WeightUnit.KG,
    ) -> None:
        """Show ``plan``, loads in ``unit``; ``notices`` are lines that the runner should read."""
        super().__init__()
        self._keymap = keymap
        self._plan, self._exercises, self._notices = plan, exercises, notices
        self._unit = unit

    def compose(self) -> ComposeResult:
        """The word, the session, its blocks, the reason, the keys."""
        yield EdgeLine(id="top")
        yield StyledLine(id="word")
        yield StyledLine(id="name")
        yield RowList(id="blocks")
        yield StyledLine(id="reason")
        yield FooterLine(footer_labels(FOOTER, self._keymap), id="keys")

    def on_mount(self) -> None:
        """Show what is due."""
        self.show_plan(self._plan, self._notices, self._unit)

    def show_plan(self, plan: TodayPlan, notices: tuple[str, ...], unit: WeightUnit) -> None:
        """Show another plan, its loads in ``unit``."""
        self._plan, self._notices, self._unit = plan, notices, unit
        session, due = plan.session, plan.due
        week = f"week {due.week} of {due.weeks}" if due.weeks else ""
        self.query_one("#top", EdgeLine).show_ends("MIDSTANCE", week)
        self.query_one("#word", StyledLine).show(("TODAY", ""))
        detail = _detail(plan, self._exercises)
        self.query_one("#name", StyledLine).show(*_name(plan), (f"\n{detail}", "$text"))
        self.query_one("#blocks", RowList).rows = (
            tuple(session_rows(session, self._exercises, unit)) if session else ()
        )
        notes = {item.note for item in session.items if item.note} if session else set()
        extra = [line for line in plan.differences if not any(note in line for note in notes)]
        self.query_one("#reason", StyledLine).show(
            *((f"{clean(line, 300)}\n", "$text-warning") for line in (*notices, *extra)),
            (clean(f"{due.reason} {due.advice}", 600), MUTED),
        )
        self.refresh(layout=True)

    def action_look(self, key: str) -> None:
        """Move through the blocks; the keys that start the session stay free for that."""
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


def _name(plan: TodayPlan) -> Iterator[tuple[str, str]]:
    if plan.session is None:
        yield "Nothing is left to do", "bold"
        return
    if plan.due.is_rest_day:
        yield "rest day · next: ", MUTED
    yield clean(plan.session.name), "bold"
    yield f"   {plan.session.id}", MUTED


def _detail(plan: TodayPlan, exercises: Mapping[str, Exercise]) -> str:
    if plan.session is None:
        return ""
    return session_detail_text(plan.session, plan.planned_sets, exercises)
