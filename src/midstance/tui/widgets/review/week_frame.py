"""What stands around the page of a week: its row at the top, and the tip at the bottom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.domain.calendar import date_text
from midstance.presentation.clean import clean
from midstance.presentation.week_findings import tip_texts
from midstance.tui.widgets.workout.canvas import Canvas, fitted, wrapped

if TYPE_CHECKING:
    from datetime import date

    from midstance.domain.attendance import ProgramStanding
    from midstance.domain.calendar import Week
    from midstance.domain.weeks.review import WeekTip
    from midstance.tui.widgets.workout.canvas import Rows

WIDE, MARGIN_FROM, BRIEF = 110, 76, 60


@dataclass(frozen=True, slots=True)
class WeekHead:
    """What the row at the top says.

    Attributes:
        clock: the time of day.
        notice: one line for the runner, in place of what stands on the right.
    """

    week: Week
    standing: ProgramStanding | None
    today: date
    clock: str
    notice: str = ""


def week_span(week: Week, *, is_full: bool = True) -> str:
    """The week by its days: ``23-29 Nov``, ``30 Nov - 6 Dec``; without its month ``23-29``."""
    first, last = week.first, week.last
    if first.month != last.month:
        return f"{date_text(first)} - {date_text(last)}"
    return f"{first.day}-{date_text(last)}" if is_full else f"{first.day}-{last.day}"


def draw_week_head(head: WeekHead, width: int) -> Rows:
    """Product, week and program on the left; the week before and the time on the right."""
    canvas, margin = Canvas(width, 1), 2 if width >= MARGIN_FROM else 1
    is_wide = width >= WIDE
    if head.notice:
        x = canvas.text(margin, 0, "MIDSTANCE", "bright", bold=True)
        canvas.text(x + 3, 0, head.notice, "next", bold=True)
        return canvas.rows()
    before = week_span(head.week.shifted(-1), is_full=is_wide)
    day = f"{head.today:%a}"
    now = f"{day} {date_text(head.today)}  {head.clock}" if is_wide else f"{day} {head.clock}"
    right = f"← {before}    {now}" if width >= MARGIN_FROM else f"← {before}"
    end = canvas.text_before(width - margin, 0, right, "quiet")
    x = canvas.text(margin, 0, "MIDSTANCE", "bright", bold=True) if width >= BRIEF else 0
    year = "" if head.week.last.year == head.today.year else f" {head.week.last.year}"
    text = f"Week {week_span(head.week)}{year}"
    standing = head.standing
    start = x + 3 if x else margin
    room = max(0, end - start - 2)
    if standing is not None and width >= BRIEF:
        text += _standing_text(standing, room - len(text))
    canvas.text(start, 0, fitted(text, room), "quiet")
    return canvas.rows()


def _standing_text(standing: ProgramStanding, room: int) -> str:
    """The program and how far it is; without its name where both have no room."""
    whole = f" · {clean(standing.name)}, {standing.text}"
    return whole if len(whole) <= room else f" · {standing.text}"


def draw_tip(tip: WeekTip | None, width: int, *, is_chosen: bool, is_high: bool) -> Rows:
    """The tip as a raised bar with what Enter does; no row where there is no tip."""
    texts = tip_texts(tip)
    if tip is None or texts is None:
        return ()
    margin = 3 if width >= WIDE else 2
    word = "undo it" if tip.is_taken else "do it"
    what, offer = (clean(each) for each in texts)
    lines = _tip_lines(what, offer, width - 2 * margin - len(word) - 8)
    above = int(is_high)
    canvas = Canvas(width, len(lines) + 2 * above)
    canvas.fill(0, 0, width, canvas.height, "raised")
    for y in range(canvas.height if is_chosen else 0):
        canvas.text(0, y, "▌", "ready")
    left = len(what)
    for y, line in enumerate(lines, above):
        x = canvas.text(margin, y, line[:left], "bright", bold=True)
        canvas.text(x, y, line[left:], "text")
        left = max(0, left - len(line) - 1)
    x = canvas.text_before(width - margin, above, word, "quiet")
    canvas.text_before(x - 1, above, "Enter", "bright", bold=True)
    return canvas.rows()


def _tip_lines(what: str, offer: str, room: int) -> list[str]:
    """Both in one line where they fit, a little apart; else as many lines as they need."""
    whole = f"{what}  {offer}"
    return [whole] if len(whole) <= room else wrapped(f"{what} {offer}", room)
