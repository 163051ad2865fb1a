"""A week's review as lines of text: seven days, volume against its targets, what stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.attendance import Attendance
from midstance.domain.bests import BestKind
from midstance.domain.quantity import Amount, Load, WeightUnit, clock_text
from midstance.domain.weekly_sets import Verdict
from midstance.tui.shown import shown
from midstance.tui.widgets.line import MUTED, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from midstance.domain.attendance import Day, Entry
    from midstance.domain.bests import Best, Growth
    from midstance.domain.review import FocusWork, WeekReview
    from midstance.domain.weekly_sets import GroupVolume

SIGNS = {
    Attendance.PLANNED: ("○", "planned", "$text"),
    Attendance.DONE: ("✓", "done", "$text-success"),
    Attendance.MOVED_AWAY: ("→", "moved", MUTED),
    Attendance.MOVED_HERE: ("✓", "done, moved", "$text-success"),
    Attendance.MISSED: ("✗", "missed", "$text-error"),
    Attendance.EXTRA: ("+", "extra", "$text-accent"),
    Attendance.UNDER_WAY: ("▸", "under way", "$text-warning"),
}
VERDICTS = {
    Verdict.ON_TARGET: "$text-success",
    Verdict.BELOW_TARGET: "$text-warning",
    Verdict.BELOW_MINIMUM: "$text-error",
    Verdict.ABOVE_TARGET: "$text-warning",
    Verdict.ABOVE_CEILING: "$text-error",
    Verdict.UNRATED: MUTED,
}
BAR = 18
MOST_IN_A_LIST = 5


def day_parts(day: Day, *, is_today: bool) -> Iterator[Part]:
    """One day: its name, what became of its sessions, the sets done."""
    style = "bold $text-accent" if is_today else "bold $text"
    yield f"{day.date:%a} {day.date.day}\n", style
    for entry in day.entries[:2]:
        yield from _entry(entry)
    if not day.entries:
        yield "·\n", MUTED
    if day.sets:
        yield f"{day.sets} sets", MUTED


def _entry(entry: Entry) -> Iterator[Part]:
    sign, word, style = SIGNS[entry.attendance]
    yield f"{sign} {shown(entry.session.rpartition('/')[2], 12)}\n", style
    moved = f" {entry.other_day:%a}" if entry.other_day else ""
    early = ", early end" if entry.is_early else ""
    yield f"  {word}{moved}{early}\n", MUTED


def total_parts(review: WeekReview, unit: WeightUnit) -> Iterator[Part]:
    """The week in one or two lines of figures."""
    work = review.work
    yield f"{work.sessions_done} of {work.sessions_planned} sessions", "bold $text"
    yield f" · {work.sets_done} of {work.sets_planned} sets", "$text"
    landings = work.landings
    contacts = f"{landings.contacts} contacts ({landings.units:g} units)"
    figures = (
        (work.reps, f"{work.reps} reps"),
        (work.hold_seconds, f"{clock_text(work.hold_seconds)} held"),
        (work.moving_seconds, f"{clock_text(work.moving_seconds)} moving"),
        (landings.contacts, contacts),
        (work.tonnage.grams, f"{work.tonnage.text(unit)} lifted"),
    )
    for figure, text in figures:
        if figure:
            yield f" · {text}", "$text"
    yield from _effort(review)
    row = review.streak
    if row.weeks:
        weeks = f"{row.weeks} week{'' if row.weeks == 1 else 's'} in a row"
        yield f" · {weeks} with {row.wanted} sessions", "$text-accent"


def _effort(review: WeekReview) -> Iterator[Part]:
    if review.effort is not None:
        effort = review.effort
        yield f" · effort {effort.mean:.1f} ({effort.lowest}-{effort.highest})", "$text"
    load = sum(each.load for each in review.loads)
    if load:
        yield f" · load {load:.0f}", MUTED


def volume_parts(volumes: Iterable[GroupVolume]) -> Iterator[Part]:
    """A bar for each muscle group: sets done, against the range that serves a runner."""
    yield "Sets for each muscle group", "bold $text"
    yield "   █ done  ░ target\n", MUTED
    for volume in volumes:
        style = VERDICTS[volume.verdict]
        target = volume.target
        yield f"{volume.group.value:<15}", "$text"
        yield _bar(volume), style
        yield f" {volume.sets:>4g}", f"bold {style}"
        yield (f"  {target.low}-{target.high}" if target else ""), MUTED
        word = "" if volume.verdict in {Verdict.ON_TARGET, Verdict.UNRATED} else volume.verdict
        yield f"  {word}\n", MUTED


def _bar(volume: GroupVolume) -> str:
    target = volume.target
    most = max(volume.sets, target.ceiling if target else volume.sets, 1)
    done = round(volume.sets / most * BAR)
    low, high = (
        (round(target.low / most * BAR), round(target.high / most * BAR)) if target else (0, 0)
    )
    return "".join(
        "█" if cell < done else "░" if low <= cell < high else " " for cell in range(BAR)
    )


def finding_parts(review: WeekReview, unit: WeightUnit) -> Iterator[Part]:
    """What stands out: bests, growth, calf and hip work, sides, pains, what was left out."""
    yield from _section("Bests of the week", (_best(best, unit) for best in review.bests))
    yield from _section("Grew", (_growth(each, unit) for each in review.growth))
    yield from _section("Calf, soleus and hip", map(_focus, review.focus))
    uneven = (each for each in review.balance if each.weaker)
    yield from _section(
        "One side less",
        (f"{each.name}: {each.weaker} {each.difference:.0%} less" for each in uneven),
    )
    yield from _section(
        "Pains",
        (
            f"{note.day:%a} {note.pain.region} {note.pain.level}/10 in {note.name}"
            for note in review.pains
        ),
        "$text-warning",
    )
    left = (f"{each.day:%a} {each.name}: {each.sets} sets" for each in review.left_out)
    yield from _section("Left out", left)
    swaps = (f"{each.name} for {each.prescribed_name}" for each in review.swaps)
    yield from _section("Swapped", swaps)
    yield from _section("Runs", review.runs)
    yield from _section("Next week", review.next_week)


def _section(heading: str, lines: Iterable[str], style: str = "$text") -> Iterator[Part]:
    found = list(lines)
    if not found:
        return
    yield f"{heading}\n", "bold $text"
    for line in found[:MOST_IN_A_LIST]:
        yield f"  {shown(line, 120)}\n", style
    if len(found) > MOST_IN_A_LIST:
        yield f"  and {len(found) - MOST_IN_A_LIST} more\n", MUTED


def _best(best: Best, unit: WeightUnit) -> str:
    if best.kind is BestKind.ESTIMATED_MAXIMUM and best.estimate is not None:
        value = f"{best.estimate.load.text(unit)} (Epley)"
    else:
        done = best.logged.set
        load = f" @ {done.load.text(unit)}" if done.load else ""
        value = f"{Amount(done.value, done.target.unit).text()}{load}"
    return f"{best.kind.heading}: {best.name} {value}"


def _growth(each: Growth, unit: WeightUnit) -> str:
    before, now = (_measured(value, each, unit) for value in (each.before, each.now))
    return f"{each.name}: {before} → {now} ({each.quantity.heading.lower()})"


def _measured(value: int, each: Growth, unit: WeightUnit) -> str:
    return Load(value).text(unit) if each.quantity.is_load else str(value)


def _focus(work: FocusWork) -> str:
    sets = f"{work.sets} set{'' if work.sets == 1 else 's'}"
    return f"{work.name}: {sets}, {Amount(work.amount, work.unit).text()}"
