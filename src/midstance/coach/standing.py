"""How a program stands on a day: in which of its weeks, and how many sessions behind or ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.attendance import Standing
from midstance.domain.week import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from midstance.coach.schedule import Term
    from midstance.domain.attendance import Planned
    from midstance.domain.program import DoneSession, Program

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def standing(
    term: Term,
    program: Program,
    planned: Sequence[Planned],
    done: Iterable[DoneSession],
    day: date,
    *,
    is_over: bool,
) -> Standing:
    """Where ``program`` stands on ``day``, whose own session is owed once it ``is_over``."""
    fulfilled = {(each.session, each.week) for each in done if each.local_date <= day}
    kept = {each for each in planned if (each.session, each.week) in fulfilled}
    owed = {each for each in planned if each.day < day or (is_over and each.day == day)}
    behind, ahead = len(owed - kept), sum(each.day > day for each in kept)
    week = max(0, (day - term.start).days // DAYS + 1)
    is_whole = term.end is None or (term.end - term.start).days >= DAYS * program.weeks
    is_done = is_whole and len(kept) == len(planned)
    return Standing(
        program.id,
        program.name,
        week,
        program.weeks,
        done=len(kept),
        total=len(planned),
        behind=behind,
        ahead=ahead,
        is_deload=week in program.deload,
        is_taper=week in program.taper,
        text=_text(program.weeks, week, behind, ahead, is_done=is_done)
        if week
        else f"begins on {term.start.isoformat()}",
    )


def _text(weeks: int, week: int, behind: int, ahead: int, *, is_done: bool) -> str:
    if is_done:
        return f"all {weeks} weeks done"
    where = f"week {week} of {weeks}" if week <= weeks else f"after its {weeks} weeks"
    if behind:
        return f"{where}, {_sessions(behind)} behind"
    return f"{where}, {_sessions(ahead)} ahead" if ahead else f"{where}, on plan"


def _sessions(number: int) -> str:
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{word} session{'' if number == 1 else 's'}"
