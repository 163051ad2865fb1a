"""The lines around the list of Today: the week so far, the session, what it takes, the keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from midstance.domain.calendar import date_text
from midstance.presentation.blocks import MUTED
from midstance.presentation.clean import clean
from midstance.presentation.commands import BY_ID, Keymap, first_key, footer_labels
from midstance.presentation.phrases import weekday_text
from midstance.presentation.planning.runs import week_so_far
from midstance.presentation.planning.session_text import NO_EQUIPMENT, session_details
from midstance.tui.widgets.big_digits.letters import (
    SMALL_ROWS,
    LetterBlocks,
    LetterRows,
    letters,
)
from midstance.tui.widgets.workout.canvas import fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.record import WorkoutRecord
    from midstance.presentation.blocks import StyledText
    from midstance.services.today import TodayPlan

EDGES = 6
"""Columns of a line with two ends that neither of them may fill."""
_GAP = "   "
NAME_LEAVES = 22
"""Columns that a name leaves to the letter of the session and its minutes."""


def program_and_week(plan: TodayPlan) -> str:
    """The left end of the first row: the program and its week."""
    week = f" · week {plan.due.week} of {plan.due.weeks}" if plan.due.weeks else ""
    return f"MIDSTANCE{_GAP}{fitted(clean(plan.program_name), 40)}{week}".rstrip()


def day_and_clock(plan: TodayPlan, clock: str) -> str:
    """The right end of the first row: ``Fri 27 Nov 18:02``."""
    return f"{plan.today:%a} {date_text(plan.today)} {clock}".rstrip()


def with_week_so_far(plan: TodayPlan, left: str, clock: str, width: int) -> str:
    """The day, and before it as much of the week so far as ``left`` has room for.

    The month gives way to it.
    """
    whole, brief = day_and_clock(plan, clock), f"{weekday_text(plan.today)} {clock}".rstrip()
    forms = [_before_day(plan, left, day, width) for day in (whole, brief)]
    return forms[1] if forms[0] == whole and forms[1] != brief else forms[0]


def _before_day(plan: TodayPlan, left: str, day: str, width: int) -> str:
    right = day
    for number, words in _so_far(plan):
        brief = f"{number} {words.removeprefix('strength ')}"
        more = f"{right.removesuffix(day)}{brief}{_GAP}{day}"
        if cell_len(left) + len(more) + EDGES > width:
            break
        right = more
    return right


def so_far_parts(plan: TodayPlan) -> Iterator[StyledText]:
    """The week so far in a line of its own: numbers bright, their words quiet."""
    for place, (number, words) in enumerate(_so_far(plan)):
        yield f"{'     ' if place else ''}{number}", "bold $bright"
        yield f" {words}", MUTED


def _so_far(plan: TodayPlan) -> tuple[tuple[str, str], ...]:
    if plan.session is None:
        return ()
    return tuple(week_so_far(plan.streak, plan.runs, plan.distance_unit))


@dataclass(frozen=True, slots=True)
class DetailRoom:
    """The room for the details of a session.

    Attributes:
        is_low: there is no room for the title, so that its name comes here.
        is_wide: there is room for wide gaps.
        is_long: what it needs may have a second line.
    """

    width: int
    is_low: bool
    is_wide: bool
    is_long: bool = False


def detail_parts(
    plan: TodayPlan,
    exercises: Mapping[str, Exercise],
    clock: Callable[[int], str],
    minutes: int,
    room: DetailRoom,
) -> Iterator[StyledText]:
    """How long the session takes and until when, its sets, and what it needs.

    A workout under way has a line before that.
    """
    if plan.session is None:
        yield "  Nothing is left to do", "bold"
        return
    if plan.under_way is not None:
        name = fitted(clean(_goes_on_at(plan, plan.under_way)), min(60, room.width - 13))
        yield f"  ▸ Resume: {name}\n", "bold $next"
    head = tuple(_label_parts(plan, room))
    yield from head
    *facts, (_, kit) = _facts(plan, exercises, clock(minutes * 60))
    used = indent = sum(cell_len(text) for text, _ in head)
    gap = _GAP if room.is_wide else _GAP[1:]
    for place, (before, number) in enumerate(facts):
        space = gap if place else ""
        if used + len(space + before + number) > room.width:
            return
        yield f"{space}{before}", MUTED
        yield number, "bold $bright" if place < len(facts) - 1 else MUTED
        used += len(space + before + number)
    yield _kit_text(kit, gap, room, (indent, used)), MUTED


def _goes_on_at(plan: TodayPlan, under_way: WorkoutRecord) -> str:
    """The set at which the workout goes on, with its name where another session is due."""
    is_due = plan.session is not None and plan.session.id == under_way.session
    names = (under_way.name if not (is_due and plan.goes_on_at) else "", plan.goes_on_at)
    return ", ".join(filter(None, names))


def _kit_text(kit: str, gap: str, room: DetailRoom, columns: tuple[int, int]) -> str:
    """What is needed behind the facts, or in a line of its own under them."""
    indent, used = columns
    if room.is_long and used + len(gap + kit) > room.width:
        return f"\n{' ' * indent}{_as_fits(kit, room.width - indent)}"
    shown = _as_fits(kit, room.width - used - len(gap) - 1)
    return gap + shown if shown else ""


def _label_parts(plan: TodayPlan, room: DetailRoom) -> Iterator[StyledText]:
    """What kind of session it is, after its name where there is no room for the title."""
    session = plan.session
    if session is None:
        return
    if plan.due.is_rest_day:
        yield "  rest day · next: ", MUTED
    _, slash, letter = session.id.partition("/")
    label = f"session {letter}" if slash else "routine"
    if room.is_low:
        name = fitted(clean(session.name), max(8, room.width - NAME_LEAVES))
        yield f" {name}{_GAP}", "bold $bright"
    yield f"{'' if room.is_low else '  '}{label}{_GAP}", "bold $next"


def _facts(
    plan: TodayPlan, exercises: Mapping[str, Exercise], done_by: str
) -> Iterator[tuple[str, str]]:
    """Minutes, the time at the end, sets, and what is needed: words and a number each."""
    if plan.session is None:
        return
    minutes, sets, kit = session_details(plan.session, plan.planned_sets, exercises)
    yield "", minutes
    if done_by:
        yield "done by ", done_by
    yield "", sets
    yield "", kit or NO_EQUIPMENT


def _as_fits(text: str, room: int) -> str:
    """A list as long as it has room; what is left out of it is counted: ``wall, rope + 3``."""
    parts = text.split(", ")
    for left_out in range(len(parts)):
        more = f" + {left_out}" * bool(left_out)
        shown = ", ".join(parts[: len(parts) - left_out]) + more
        if len(shown) <= room:
            return shown
    return ""


def title_rows(plan: TodayPlan, width: int, blocks: LetterBlocks) -> LetterRows:
    """The session's name in large letters where they fit, else in one row as it has room."""
    name = clean(plan.session.name) if plan.session else ""
    drawn = letters(name, SMALL_ROWS, blocks=blocks)
    fits = len(drawn) == SMALL_ROWS and len(drawn[0]) <= width
    return drawn if fits else (fitted(name, max(1, width)),)


BAD_DAY_KEYS = (
    ("today.lighter", "lighter"),
    ("today.minutes", "20 minutes"),
    ("today.move", "not today"),
    ("today.check-in", "how I feel"),
)


def bad_day_parts(plan: TodayPlan, keymap: Keymap) -> Iterator[StyledText]:
    """What a bad day needs, each at one key."""
    if plan.session is None:
        return
    yield "Bad day?", MUTED
    for id_, words in BAD_DAY_KEYS:
        yield f"{_GAP}{first_key(BY_ID[id_], keymap)}", "bold $bright"
        yield f" {words}", MUTED


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
WIDE_FOOTER = (
    "today.start",
    "today.exercise",
    "today.why",
    "today.warm",
    "app.week",
    "app.history",
    "app.calendar",
    "app.log",
    "app.library",
    "app.programs",
    "app.profile",
    "app.quit",
    "app.help",
)
"""Without what stands in a row of its own over it."""


def start_word(plan: TodayPlan) -> str:
    """What the big key does: it goes on with a workout under way before it starts another."""
    return "start" if plan.under_way is None else "resume"


def footer_keys(plan: TodayPlan, keymap: Keymap, *, is_wide: bool) -> tuple[tuple[str, str], ...]:
    """The keys of the last row with what they do."""
    commands = WIDE_FOOTER if is_wide else FOOTER
    return footer_labels(commands, keymap, {"today.start": start_word(plan)})
