"""Sessions of one exercise made from a few words, for the tests of what comes next."""

from datetime import date, timedelta
from typing import Any

from midstance.coach.progress.exposure import AskedRow, Exposure, SetDone
from midstance.domain.exercise import Dose, Exercise, Loadable, Measure, MoveDown, Pattern
from midstance.domain.quantity import Load, LoadMeaning
from midstance.domain.runner import Loading

MONDAY = date(2026, 11, 23)
SQUAT = Exercise(
    "back-squat",
    "Back squat",
    Pattern.SQUAT,
    Measure.REPS,
    Dose(3, 8, 7),
    loadable=Loadable.EXTERNAL,
    down=MoveDown.STANDARD,
)
BAR = Loading(Load.of(2.5), Load.of(20), LoadMeaning.TOTAL)
BELL = Loading(Load.of(4), None, LoadMeaning.ONE_WEIGHT)
EIGHTS = AskedRow(3, 8, 7)


def after(days: int) -> date:
    """The day this many days after the first Monday."""
    return MONDAY + timedelta(days=days)


def session(
    days: int, kg: float | None, effort: int | None = None, row: AskedRow = EIGHTS, **more: Any
) -> Exposure:
    """A session this many days after the first: every set as asked, the last one with an effort.

    ``done`` has the amount of each set where they are not as asked.
    """
    amounts = more.pop("done", (row.amount,) * row.sets)
    grams = None if kg is None else round(kg * 1000)
    last = len(amounts) - 1
    sets = tuple(
        SetDone(amount, effort if number == last else None, grams)
        for number, amount in enumerate(amounts)
    )
    return Exposure(after(days), row, sets, **more)
