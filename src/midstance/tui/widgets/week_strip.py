"""The seven days of a week side by side: what was done, what is due today, what is to come."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.coach.review.tally import countable_sets, sets_of_days
from midstance.domain.quantity import DistanceUnit
from midstance.presentation.blocks import MUTED
from midstance.presentation.clean import clean
from midstance.presentation.phrases import plural, weekday_text
from midstance.presentation.planning.runs import kind_text, total_text
from midstance.tui.widgets.line import StyledLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from midstance.domain.record import WorkoutRecord
    from midstance.domain.weeks.run_calendar import ScheduledRun
    from midstance.presentation.blocks import StyledText

DAYS_SHOWN = 7
ROWS = 3
"""Rows of the strip; runs have one more in a wide terminal, else that of how long strength took."""

_FULL_NAMES = 100
"""Columns from which on a day has its weekday in three letters."""


class WeekStrip(StyledLine):
    """A column a day, today on a raised ground."""

    DEFAULT_CSS = """
    WeekStrip { width: 100%; height: 3; text-wrap: nowrap; }
    """

    def show_week(
        self,
        today: date,
        done: Sequence[WorkoutRecord],
        due: str,
        minutes: int,
        runs: Sequence[ScheduledRun] = (),
        unit: DistanceUnit = DistanceUnit.KM,
    ) -> None:
        """Show the week of ``today``; where it has runs, they have a row of their own.

        Args:
            today: The runner's date.
            done: The workouts of this week so far.
            due: What is due today, in a word or two; "" where nothing is.
            minutes: How long it takes.
            runs: The runs of the week, planned and done.
            unit: The unit of their distances.
        """
        width = max(1, self.size.width or 80)
        column = width // DAYS_SHOWN
        monday = today - timedelta(days=today.weekday())
        days = [monday + timedelta(days=number) for number in range(DAYS_SHOWN)]
        columns = [list(_day(each, today, done, due, minutes, column)) for each in days]
        if runs:
            _insert_runs(columns, days, runs, unit, is_wide=width >= _FULL_NAMES)
        self.styles.height = len(columns[0])
        parts: list[StyledText] = []
        for row in range(len(columns[0])):
            for (text, style), day in zip((each[row] for each in columns), days, strict=True):
                ground = " on $raised" if day == today else ""
                parts.append(
                    (
                        clean(text, column - 1).ljust(column),
                        style + ground,
                    )
                )
            parts.append(("\n" if row < len(columns[0]) - 1 else "", ""))
        self.show(*parts)


def _day(
    day: date, today: date, done: Sequence[WorkoutRecord], due: str, minutes: int, column: int
) -> Iterator[StyledText]:
    """The lines of a day, each with its style."""
    is_wide = column * DAYS_SHOWN >= _FULL_NAMES
    name = weekday_text(day) if is_wide else f"{weekday_text(day)[0]} {day.day}"
    word = " today" if is_wide else ""
    yield (f"  {name}{word}", "bold $next") if day == today else (f"  {name}", "bold $text")
    workouts = [each for each in done if each.local_date == day]
    if workouts:
        yield from _done(workouts, is_wide=is_wide)
    elif day == today and due:
        yield f"  ▸ {due if is_wide else due.removeprefix('strength ')}", "bold $next"
        yield f"    {minutes} min", MUTED
    else:
        yield "  ·", MUTED
        yield "", MUTED


def _insert_runs(
    columns: list[list[StyledText]],
    days: Sequence[date],
    runs: Sequence[ScheduledRun],
    unit: DistanceUnit,
    *,
    is_wide: bool,
) -> None:
    """Give each day a row for its runs, under its name."""
    for day, lines in zip(days, columns, strict=True):
        of_day = [each for each in runs if each.day == day]
        lines.insert(1, _runs(of_day, unit, is_wide=is_wide))
        del lines[ROWS + is_wide :]


def _runs(runs: Sequence[ScheduledRun], unit: DistanceUnit, *, is_wide: bool) -> StyledText:
    """How far is run on a day, and where there is room what for; teal once it was done."""
    if not runs:
        return "", MUTED
    longest = max(runs, key=lambda each: each.run.metres or 0)
    far, kind = total_text(runs, unit), kind_text(longest)
    text = f"{far} {kind}".strip() if is_wide or not far else far
    is_done = any(each.is_done for each in runs)
    return f"  {text}", "bold $run" if is_done else "$quiet"


def _done(workouts: Sequence[WorkoutRecord], *, is_wide: bool) -> Iterator[StyledText]:
    """The newest workout of a day, and how many more there are."""
    newest = workouts[-1]
    is_done = newest.is_done(newest.sets)
    sign, style = ("✓", "$go") if is_done else ("◐", MUTED)
    yield f"  {sign} {_short(newest, is_wide=is_wide)}", style
    more = f", {len(workouts) - 1} more" if len(workouts) > 1 else ""
    yield f"    {_length(newest)}{more}", MUTED


def _length(workout: WorkoutRecord) -> str:
    """How long a workout took, or its sets where nobody timed it or it was over at once."""
    minutes = round((workout.active_seconds or 0) / 60)
    done = sets_of_days(countable_sets(workout.sets))
    return f"{minutes} min" if minutes else plural(sum(done.values()), "set")


def _short(workout: WorkoutRecord, *, is_wide: bool) -> str:
    """A session's letter where it is a program's, else its name."""
    _, slash, letter = workout.session.partition("/")
    if not slash:
        return workout.name
    return f"strength {letter}" if is_wide else letter
