"""A month in coloured text: a plane a day with its run and its strength, and the weeks' totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.domain.attendance import Attendance
from midstance.domain.calendar import DAYS
from midstance.domain.quantity import DistanceUnit
from midstance.presentation.blocks import MUTED
from midstance.presentation.clean import clean
from midstance.presentation.phrases import moves_on_text, number_text, plural
from midstance.presentation.planning.run_text import distance_text, run_minutes_text
from midstance.presentation.planning.runs import brief_kind, kind_text, metres_of, total_text
from midstance.presentation.week import attendance_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from midstance.domain.attendance import WeekEntry
    from midstance.domain.weeks.run_calendar import CalendarEntry, ScheduledRun
    from midstance.presentation.blocks import StyledText

TALL_ROWS, SHORT_ROWS = 5, 3
"""Rows of a week: with bars and a gap, or without."""

DAY_GAP, STAR = 1, "★"


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day with its runs and its strength.

    Attributes:
        strength: the sessions planned, done or missed on it.
        has_best: a set of the day was a best.
        absence: days away or ill that it belongs to; None for none.
    """

    day: date
    runs: tuple[ScheduledRun, ...]
    strength: tuple[WeekEntry, ...]
    has_best: bool = False
    absence: CalendarEntry | None = None

    @property
    def is_done(self) -> bool:
        """Whether a run of the day was done."""
        return any(each.is_done for each in self.runs)


def _in_characters(text: str, width: int) -> str:
    return f"{clean(text, width):<{width}}"


@dataclass(frozen=True, slots=True)
class MonthFrame:
    """How a month is drawn.

    Attributes:
        column: cells of a day, with the gap to the next.
        rows: rows of a week.
        most: metres of a run whose bar fills its day.
        first: the month's first day; days of other months are faint.
        cursor: the day under the cursor.
        fit: makes a text as wide as a number of cells, as the screen measures them.
    """

    column: int
    rows: int
    most: int
    first: date
    today: date
    cursor: date
    unit: DistanceUnit = DistanceUnit.KM
    in_ascii: bool = False
    fit: Callable[[str, int], str] = _in_characters

    @property
    def is_tall(self) -> bool:
        """Whether there is room for bars."""
        return self.rows >= TALL_ROWS

    def here(self, day: date) -> str:
        """The sign of today; "" on any other day."""
        if day != self.today:
            return ""
        return ">" if self.in_ascii else "▸"

    def bar_over(self, day: date) -> str:
        """The sign of the bar over today, which lies in the gap below the same day a week before.

        A blank below any other day.
        """
        if (self.today - day).days != DAYS:
            return " "
        return "-" if self.in_ascii else "▄"

    def bar(self, cells: int) -> str:
        """A bar with this number of cells."""
        return ("=" if self.in_ascii else "▀") * cells

    def open_bar(self, cells: int) -> str:
        """A bar with this number of cells for what is not done."""
        return ("-" if self.in_ascii else "▀") * cells


def week_rows(days: Sequence[MonthDay], frame: MonthFrame) -> Iterator[tuple[StyledText, ...]]:
    """The rows of a week, each a text with its style for each day."""
    cells = [list(_day_rows(each, frame)) for each in days]
    for row in range(frame.rows):
        yield tuple(part for cell in cells for part in cell[row])


def _day_rows(cell: MonthDay, frame: MonthFrame) -> Iterator[tuple[StyledText, ...]]:
    """The rows of a day; in the gap below a tall one lies the bar over today."""
    width = frame.column - DAY_GAP
    ground = _background(cell.day, frame)
    rows = [_head(cell, frame, width), *_body(cell, frame, width)]
    height = frame.rows - frame.is_tall
    rows += [("", MUTED)] * (height - len(rows))
    mark = (">" if frame.in_ascii else "▌") if cell.day == frame.cursor else " "
    for text, style in rows[:height]:
        yield (
            (mark, f"bold $next{ground}"),
            *_filled(text, style, width - 1, ground, frame.fit),
            (" " * DAY_GAP, ""),
        )
    if frame.is_tall:
        yield ((frame.bar_over(cell.day) * width, "$next"), (" " * DAY_GAP, ""))


def _filled(
    text: str, style: str, width: int, ground: str, fit: Callable[[str, int], str]
) -> Iterator[StyledText]:
    """A row of a day; a label keeps its own ground, the star behind it lies on the day's."""
    if " on " in style:
        whole = clean(text)
        shown = fit(whole, width)
        blanks = shown.removeprefix(whole) if shown.startswith(whole) else ""
        label, star, _ = shown.removesuffix(blanks).partition(STAR)
        yield label, style
        yield star, f"$best{ground}"
        yield blanks, ground.strip()
    else:
        yield fit(clean(text), width), f"{style}{ground}"


def _background(day: date, frame: MonthFrame) -> str:
    if day in {frame.cursor, frame.today}:
        return " on $raised"
    is_inside = (day.year, day.month) == (frame.first.year, frame.first.month)
    return " on $plane" if is_inside else ""


def _head(cell: MonthDay, frame: MonthFrame, width: int) -> StyledText:
    """The date left, the kilometres of the day right."""
    number = f"{frame.here(cell.day)}{cell.day.day}"
    room = max(0, width - 1 - len(number) - frame.is_tall)
    far = _short_enough(_length(cell, frame), room - 1)
    text = f"{number}{far:>{room}}"
    if cell.runs:
        return text, f"bold {'$run' if cell.is_done else '$quiet'}"
    return text, "bold $bright" if cell.day == frame.today else MUTED


def _short_enough(far: str, room: int) -> str:
    """A distance as it has room: without the space, without the unit, without tenths."""
    number = far.partition(" ")[0]
    forms = (far, far.replace(" ", ""), number, number.partition(".")[0])
    return next((each for each in forms if len(each) <= room), "")


def _length(cell: MonthDay, frame: MonthFrame) -> str:
    """How far was or is to be run, or for how long where no distance is known."""
    metres = metres_of(cell.runs)
    minutes = sum(each.run.minutes or 0 for each in cell.runs)
    if metres:
        return distance_text(metres, frame.unit)
    return run_minutes_text(minutes) if minutes else ""


def _body(cell: MonthDay, frame: MonthFrame, width: int) -> Iterator[StyledText]:
    if cell.runs:
        more = f" +{len(cell.runs) - 1}" if len(cell.runs) > 1 else ""
        highest = max(cell.runs, key=lambda each: each.run.metres or 0)
        away = f" {cell.absence.kind.value}" if cell.absence else ""
        kind = _kind(kind_text(highest), width - 1 - len(more + away), is_done=cell.is_done)
        yield f"{kind}{more}{away}", "$text" if cell.is_done else "$quiet"
    else:
        yield (cell.absence.kind.value if cell.absence else ""), MUTED
    if frame.is_tall:
        yield _bar(cell, frame, width)
    yield _strength(cell, width - 4 if frame.is_tall else 0, frame)


def _kind(kind: str, room: int, *, is_done: bool) -> str:
    """The kind, with a tick once it was run; in its short form where it has no room."""
    brief = brief_kind(kind)
    if not is_done:
        return kind if len(kind) <= room else brief
    ticked = (f"✓ {kind}", f"✓ {brief}", f"✓{brief}", f"✓{brief.rstrip('.')}")
    return next((each for each in ticked if len(each) <= room), brief)


def _bar(cell: MonthDay, frame: MonthFrame, width: int) -> StyledText:
    metres = metres_of(cell.runs)
    cells = round(metres / frame.most * (width - 2)) if frame.most else 0
    colour = "$run" if cell.is_done else "$faint"
    return frame.bar(max(cells, 1 if metres else 0)), colour


_LABELS = {
    Attendance.DONE: "bold $ink on $go",
    Attendance.MOVED_HERE: "bold $ink on $go",
    Attendance.EXTRA: "bold $ink on $go",
    Attendance.UNDER_WAY: "bold $ink on $next",
    Attendance.PLANNED: "bold $text on $track",
}
_SIGNS = {
    Attendance.MISSED: "○",
    Attendance.BEGUN: "–",
    Attendance.MOVED_AWAY: "○",
    Attendance.MOVES_ON: "○",
}
_PRIORITY = (*_LABELS, *_SIGNS)
"""Of several sessions on a day the first of these is shown."""
_DUE = "bold $ink on $next"


def _strength(cell: MonthDay, width: int, frame: MonthFrame) -> StyledText:
    """The session as a label once it was done or is planned; a missed one is a hollow dot.

    So is one that was done, or comes, on another day, with that day; its label stands there.
    """
    if not cell.strength:
        return "", MUTED
    entry = min(cell.strength, key=lambda each: _PRIORITY.index(each.attendance))
    name = _entry_name(entry, width)
    style = _LABELS.get(entry.attendance)
    if style is None:
        moved = _moved_name(entry, name, width, frame.today)
        return f"{_SIGNS[entry.attendance]} {moved}", MUTED
    if entry.attendance is Attendance.PLANNED and cell.day == frame.today:
        style = _DUE
    sign = "✓" if "$go" in style else "▸" if style == _DUE else "○"
    return f"{sign} {name}{STAR if cell.has_best else ' '}", style


def _moved_name(entry: WeekEntry, name: str, width: int, today: date) -> str:
    """The session with the day on which it was done or comes, as there is room for it."""
    letter, day = _entry_name(entry, 1), entry.other_day
    forms = [f"{each} → {day:%a}" for each in (name, letter) if day is not None]
    if entry.attendance is Attendance.MOVES_ON:
        moved = moves_on_text(day, today)
        forms = [f"{name} {moved}", f"{letter} {moved}", *forms]
    elif entry.attendance is not Attendance.MOVED_AWAY:
        return name
    return next((each for each in forms if len(each) <= width), name)


def _entry_name(entry: WeekEntry, width: int) -> str:
    """A session by its letter and its name, or the name's last word, as there is room for."""
    _, slash, letter = entry.session.rpartition("/")
    name = entry.name.partition(",")[0]
    if not slash:
        forms = (name, name.rpartition(" ")[2])
        return next((each for each in forms if not width or len(each) <= width), name)
    forms = (
        f"{letter} {name[:1].lower()}{name[1:]}",
        f"{letter} {name.rpartition(' ')[2].lower()}",
    )
    return next((each for each in forms if len(each) <= width), letter)


def phases_in_short(phases: Sequence[str], width: int) -> Iterator[str]:
    """The phases of weeks one below the other; a program is named where it begins and fits."""
    before = ""
    for phase in phases:
        program, comma, rest = phase.rpartition(", week")
        is_known = bool(comma) and (program == before or len(phase) > width)
        yield f"week{rest}" if is_known else phase
        before = program


def week_total(
    days: Sequence[MonthDay], sets: tuple[int, int], phase: str, frame: MonthFrame, width: int
) -> tuple[tuple[StyledText, ...], ...]:
    """The totals of a week, a line each: its phase, kilometres and sets, and bars of both.

    ``sets`` are those done and those planned. A week to come is grey.
    """
    runs = [run for day in days for run in day.runs]
    is_ahead = days[0].day > frame.today
    km, work = total_text(runs, frame.unit), _sets_text(*sets, is_ahead=is_ahead)
    run_style, set_style = ("$quiet", "$quiet") if is_ahead else ("bold $run", "bold $go")
    if not frame.is_tall:
        number = _without_name(phase, width)
        work = work if len(work) <= width else work.removesuffix(" sets")
        return ((number, MUTED),), ((km, run_style),), ((work, set_style),)
    if len(km) + len(work) >= width:
        work = work.removesuffix(" sets")
    done, planned = sets
    run = metres_of([each for each in runs if each.is_done])
    return (
        ((phase, MUTED),),
        ((km, run_style), (f"{work:>{max(1, width - len(km))}}", set_style)),
        _share_bar(run, metres_of(runs), frame, width, "$run"),
        _share_bar(done, max(done, planned), frame, width, "$go"),
    )


def _without_name(phase: str, width: int) -> str:
    """The week and what it is, without the program; ``4, deload`` where there is little room."""
    number = phase if phase.startswith("week") else phase.partition(", ")[2] or phase
    return number if len(number) <= width else number.removeprefix("week ")


def _sets_text(done: int, planned: int, *, is_ahead: bool) -> str:
    """``25 of 44 sets``; of a week to come what is planned; "" for none."""
    if not done and not planned:
        return ""
    if is_ahead:
        return plural(planned, "set")
    return f"{done} of {plural(planned, 'set')}" if done < planned else plural(done, "set")


def _share_bar(
    done: int, whole: int, frame: MonthFrame, width: int, colour: str
) -> tuple[StyledText, ...]:
    """What was done in its colour, and the rest of what is planned faint."""
    part = round(done / whole * width) if whole else 0
    rest = width - part if whole else 0
    return (frame.bar(part), colour), (frame.open_bar(rest), "$faint")


def day_lines(cell: MonthDay, unit: DistanceUnit = DistanceUnit.KM) -> Iterator[str]:
    """What lies on a day in words, for the line under the month."""
    for each in cell.runs:
        far = "" if each.run.metres is None else f" {number_text(each.run.metres / unit.metres)}"
        distance = f"{far} {unit.value}" if far else ""
        time = "" if each.run.minutes is None else f" {run_minutes_text(each.run.minutes)}"
        name = f" {each.run.name}" if each.run.name else ""
        yield f"{kind_text(each)}{name}{distance}{time} {each.entry.state.value}"
    for entry in cell.strength:
        yield f"strength {entry.name} {attendance_text(entry)}"
    if cell.absence is not None:
        yield cell.absence.kind.value
