"""A coach's runners in words: a row for each, and what one shared week says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import DistanceUnit
from midstance.presentation.phrases import day_text, group_text, number_text, offered_text, plural
from midstance.presentation.planning.run_text import distance_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from midstance.domain.weeks.shared_week import RunnerAtAGlance, SharedWeek

SQUAD_HEAD = ("runner", "week of", "sessions", "sets", "effort", "km", "a word first?")
NOTHING_SHARED = (
    "No shared weeks here. A runner shares with: midstance share --to FOLDER --name NAME"
)


def squad_rows(runners: Iterable[RunnerAtAGlance]) -> tuple[tuple[str, ...], ...]:
    """A row for each runner, with the cells of ``SQUAD_HEAD``."""
    return tuple(
        (
            each.week.name,
            each.week.first.isoformat(),
            _done_text(
                each.week.sessions_done, each.week.sessions_planned, each.week.sessions_extra
            ),
            _done_text(each.week.sets_done, each.week.sets_planned),
            "" if each.week.effort is None else number_text(each.week.effort),
            _kilometres(each.week),
            ", ".join(each.reasons),
        )
        for each in runners
    )


def _done_text(done: int, planned: int, extra: int = 0) -> str:
    """``2 of 3``; ``2 of 3 + 1`` with one besides; ``1`` where none was planned."""
    if not planned:
        return str(done + extra)
    return f"{done} of {planned}" + (f" + {extra}" if extra else "")


def _kilometres(week: SharedWeek) -> str:
    """``21 of 47``; "" where no distance is known."""
    done, planned = (
        distance_text(metres, DistanceUnit.KM).partition(" ")[0]
        for metres in (week.metres_done, week.metres_planned)
    )
    if not week.metres_planned:
        return ""
    return planned if week.metres_done == week.metres_planned else f"{done} of {planned}"


def shared_lines(week: SharedWeek) -> Iterator[str]:
    """All that a coach gets to see of a week, a line each, as the runner reads it before."""
    yield f"{week.name}, week of {day_text(week.first)}"
    if week.program:
        yield week.program
    yield f"Sessions: {_done_text(week.sessions_done, week.sessions_planned, week.sessions_extra)}."
    yield f"Sets: {_done_text(week.sets_done, week.sets_planned)}."
    yield from _figures(week)
    if week.ahead:
        yield f"Next week: {'; '.join(week.ahead)}."
    if week.pains is None:
        yield "Pains: not shared. Share them with --pains."
    else:
        pains = (f"{each.region} {each.level} of 10 on {each.day:%a}" for each in week.pains)
        yield f"Pains: {', '.join(pains) or 'none'}."
    yield f"Note: {week.note}" if week.note else "Note: not shared. Share it with --note."


def _figures(week: SharedWeek) -> Iterator[str]:
    """Muscle groups, effort and runs, where there is something to say."""
    trained = [each for each in week.groups if each.sets]
    if trained:
        groups = (f"{group_text(each.group)} {number_text(each.sets)}" for each in trained)
        yield f"Sets a muscle group: {', '.join(groups)}."
    if week.effort is not None:
        yield f"Effort: {number_text(week.effort)} on average of {plural(week.rated, 'rating')}."
    if kilometres := _kilometres(week):
        yield f"Runs: {_done_text(week.runs_done, week.runs_planned)}, {kilometres} km."


def offer_text(name: str, id_: str, fault: str, file: str) -> str:
    """A program that a coach put into the shared folder, and how to take it."""
    if fault:
        return f"Your coach’s program {name or file} cannot be used: {fault}"
    return f"{offered_text(name)} Take it: midstance share --take {id_}"
