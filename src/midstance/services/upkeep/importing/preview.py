"""A plan of an import in words: what comes in, what was guessed, what is left out, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from midstance.presentation.clean import clean
from midstance.presentation.phrases import plural
from midstance.services.upkeep.importing.names import NameOrigin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from midstance.domain.exercise import Exercise
    from midstance.exchange.reading.findings import LeftOut
    from midstance.services.upkeep.importing.plan import ImportPlan

MOST_SOURCES = 3
"""Files that are listed by name."""
MOST_NAMES = 30
"""Names of a kind that are listed; a number stands for the rest."""
LONGEST_SHOWN = 60
"""Characters of a name from a file; more are cut off."""
PreviewLine = tuple[str, str, str]
"""A label, a text behind it, and what may be answered there: a guess, a name, or nothing.

A line without a label goes on with the one above.
"""


def import_title(plan: ImportPlan) -> str:
    """What an import is called where it is undone: ``of 12 workouts and 3 runs from Strong``."""
    parts = []
    if workouts := len(plan.new) + len(plan.extended) + len(plan.heart_rates):
        parts.append(plural(workouts, "workout"))
    if plan.renamed:
        parts.append(plural(_sets_renamed(plan), "renamed set"))
    if plan.runs_to_save or plan.vanished:
        parts.append(plural(len(plan.runs_to_save) + len(plan.vanished), "run"))
    sources = list(dict.fromkeys(name for _, name in plan.findings.formats))
    more = f" and {len(sources) - MOST_SOURCES} more" if len(sources) > MOST_SOURCES else ""
    named = ", ".join(sources[:MOST_SOURCES]) + more
    return f"of {' and '.join(parts) or 'nothing'} from {named}"


def _sets_renamed(plan: ImportPlan) -> int:
    return sum(plan.logged_as_own[each.name] for each in plan.renamed)


def preview_lines(plan: ImportPlan, exercises: Mapping[str, Exercise]) -> Iterator[PreviewLine]:
    """All that the runner should see before an import, in the order of importance."""
    yield from _files(plan)
    yield from _workouts(plan)
    yield from _runs(plan)
    for guess in plan.findings.guesses.values():
        yield "Guessed: ", f"{guess.about} are in {guess.answer}, {guess.why}", guess.about
    yield from _names(plan, exercises)
    for each in plan.renamed:
        sets = plural(plan.logged_as_own[each.name], "set")
        name = exercises[each.exercise].name
        yield "Renamed: ", f"{sets} of {clean(each.own)} in the log become {name}", ""
    for note in dict.fromkeys(plan.findings.notes):
        yield "Note: ", clean(note), ""
    files = {file for file, _ in plan.findings.formats}
    files |= {each.file for each in plan.findings.left_out.values() if each.file}
    for left_out in plan.findings.left_out.values():
        several = len(files) > 1 and left_out.file != ""
        yield "Left out: ", left_out_text(left_out, several=several), ""


def _files(plan: ImportPlan) -> Iterator[PreviewLine]:
    by_format: dict[str, list[str]] = {}
    for file, name in plan.findings.formats:
        by_format.setdefault(name, []).append(Path(file).name)
    for name, files in by_format.items():
        what = clean(files[0], LONGEST_SHOWN) if len(files) == 1 else plural(len(files), "file")
        yield "Read: ", f"{what} ({name})", ""


def _workouts(plan: ImportPlan) -> Iterator[PreviewLine]:
    if plan.new:
        days = sorted(each.start.date() for each in plan.new)
        sets = sum(len(each.sets) for each in plan.new)
        text = f"{plural(len(plan.new), 'workout')} with {plural(sets, 'set')}, {_span(days)}"
        yield "New: ", text, ""
    if plan.extended:
        sets = sum(len(ids) for _, ids in plan.extended)
        of_them = plural(len(plan.extended), "workout")
        yield "Joined: ", f"{plural(sets, 'further set')} of {of_them} that the log has", ""
    if plan.heart_rates:
        of_them = plural(len(plan.heart_rates), "workout")
        yield "Joined: ", f"the heart rate of {of_them} that the log has", ""
    if plan.replaced:
        of_them = plural(len(plan.replaced), "workout")
        yield "Replaced: ", f"{of_them} that a watch recorded at the same time", ""
    if plan.known:
        others = f", {plan.elsewhere} of them from elsewhere" if plan.elsewhere else ""
        yield "Known: ", f"{plural(plan.known, 'workout')} in the log already{others}", ""


def _runs(plan: ImportPlan) -> Iterator[PreviewLine]:
    days = sorted(each.day for each in plan.runs_to_save if each.is_done)
    done = plan.new_runs + plan.done_as_planned
    counted = (
        ("New: ", done, "run", f", {_span(days)}"),
        ("", plan.done_as_planned, "", f"{plan.done_as_planned} in the place of a planned run"),
        ("Joined: ", plan.completed, "run", " with distance, time or heart rate added"),
        ("New: ", plan.planned, "planned run", ""),
        ("Changed: ", plan.changed, "planned run", ""),
        ("Gone: ", len(plan.vanished), "planned run", " no longer in the calendar"),
        ("Known: ", plan.known_runs, "run", " in the log already"),
    )
    for label, count, what, more in counted:
        if count:
            yield label, (plural(count, what) if what else "") + more, ""


def _span(days: Sequence[date]) -> str:
    """The first and the last of ``days``, or the only one; "" without any."""
    if not days:
        return ""
    return str(days[0]) if days[0] == days[-1] else f"{days[0]} to {days[-1]}"


def _names(plan: ImportPlan, exercises: Mapping[str, Exercise]) -> Iterator[PreviewLine]:
    by_origin: dict[NameOrigin, list[str]] = {}
    for each in plan.names.values():
        known = exercises.get(each.exercise)
        name = clean(each.name, LONGEST_SHOWN)
        meant = known.name if known else each.own
        by_origin.setdefault(each.origin, []).append(f"{name} → {meant}")
    mapped = by_origin.get(NameOrigin.ALIAS, []) + by_origin.get(NameOrigin.ANSWER, [])
    yield from _list_names("Names: ", mapped)
    yield from _list_names("Likely: ", by_origin.get(NameOrigin.PROPOSED, []), "name")
    yield from _list_names("Your own: ", by_origin.get(NameOrigin.OWN, []))


def _list_names(label: str, texts: list[str], about: str = "") -> Iterator[PreviewLine]:
    for number, text in enumerate(texts[:MOST_NAMES]):
        yield label if number == 0 else "", text, about
    if len(texts) > MOST_NAMES:
        yield "", f"and {len(texts) - MOST_NAMES} more", ""


def left_out_text(left_out: LeftOut, *, several: bool) -> str:
    """Why something was not taken, how often, and where."""
    lines = ", ".join(map(str, left_out.lines))
    more = " and more" if len(left_out.lines) < left_out.count and left_out.lines else ""
    where = f" (line {lines}{more})" if lines else ""
    file = f"{clean(Path(left_out.file).name, LONGEST_SHOWN)}: " if several else ""
    return f"{file}{left_out.count} × {clean(left_out.reason)}{where}"


def plan_to_json(plan: ImportPlan) -> dict[str, object]:
    """The same for other programs."""
    return {
        "files": [{"file": file, "format": name} for file, name in plan.findings.formats],
        "workouts": {
            "new": len(plan.new),
            "sets": sum(len(each.sets) for each in plan.new),
            "joined": len(plan.extended),
            "sets_joined": sum(len(ids) for _, ids in plan.extended),
            "known": plan.known,
            "replaced": len(plan.replaced),
            "heart_rates": len(plan.heart_rates),
            "sets_renamed": _sets_renamed(plan),
            "days": sorted({each.start.date().isoformat() for each in plan.new}),
        },
        "runs": {
            "new": plan.new_runs,
            "done_as_planned": plan.done_as_planned,
            "completed": plan.completed,
            "planned": plan.planned,
            "changed": plan.changed,
            "gone": len(plan.vanished),
            "known": plan.known_runs,
        },
        "guessed": [
            {"file": file, "about": each.about, "answer": each.answer, "why": each.why}
            for (file, _), each in plan.findings.guesses.items()
        ],
        "names": [
            {
                "name": each.name,
                "is": each.origin.value,
                "exercise": each.exercise or None,
                "logged_as": each.logged_as,
                "sets": each.sets,
            }
            for each in plan.names.values()
        ],
        "left_out": [
            {"file": each.file, "reason": each.reason, "count": each.count, "lines": each.lines}
            for each in plan.findings.left_out.values()
        ],
        "notes": list(dict.fromkeys(plan.findings.notes)),
    }
