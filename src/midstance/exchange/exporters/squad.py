"""A coach's runners for other programs and for notes: JSON and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from midstance.exchange.exporters.markdown import markdown_table
from midstance.presentation.planning.squad import SQUAD_HEAD, squad_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from midstance.domain.weeks.shared_week import RunnerAtAGlance


def runner_to_json(runner: RunnerAtAGlance) -> dict[str, Any]:
    """A runner's newest week; ``pains`` is null where they are not shared."""
    week = runner.week
    return {
        "name": week.name,
        "first": week.first.isoformat(),
        "made": week.made.isoformat(),
        "program": week.program or None,
        "sessions_done": week.sessions_done,
        "sessions_planned": week.sessions_planned,
        "sessions_other": week.sessions_extra,
        "sets_done": week.sets_done,
        "sets_planned": week.sets_planned,
        "groups": {each.group.value: each.sets for each in week.groups},
        "effort": week.effort,
        "rated": week.rated,
        "runs_done": week.runs_done,
        "runs_planned": week.runs_planned,
        "metres_done": week.metres_done,
        "metres_planned": week.metres_planned,
        "ahead": list(week.ahead),
        "pains": None
        if week.pains is None
        else [
            {"date": each.day.isoformat(), "region": each.region, "level": each.level}
            for each in week.pains
        ],
        "note": week.note,
        "reasons": list(runner.reasons),
    }


def squad_markdown(runners: Iterable[RunnerAtAGlance]) -> Iterator[str]:
    """A heading and a table of the runners, line by line."""
    yield "# Runners"
    yield ""
    yield from markdown_table(SQUAD_HEAD, squad_rows(runners))
