"""What a week amounted to in three numbers, each with its ring: sessions, work sets, and how far.

A week without a distance shows its minutes of strength in the place of the kilometres.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.domain.attendance import Attendance
from midstance.domain.quantity import duration_text
from midstance.domain.session import letter_of
from midstance.presentation.phrases import (
    load_change_text,
    percent_text,
    plural,
    streak_text,
    tonnage_text,
    weekday_text,
)
from midstance.presentation.planning.runs import metres_of, total_text
from midstance.presentation.planning.targets import DOWN, UP
from midstance.presentation.week import MOVES_ON_NEXT
from midstance.presentation.week_findings import hard_days_text, spacing_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from midstance.domain.attendance import Streak, WeekEntry
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.weeks.review import WeekReview

WELL_APART = "legs and runs well apart"
COUNTED_WEEKS = 4
"""Weeks before this one whose mean is what is usual."""


@dataclass(frozen=True, slots=True)
class WeekFact:
    """A number of the week.

    Attributes:
        number: in big letters.
        ink: its colour, and that of its ring.
        share: how far the ring is closed.
        heading, details: what it is, and with what it is compared.
        brief: the comparison where there is little room.
        unit: what is counted, in a word.
    """

    number: str
    ink: str
    share: float
    heading: str
    details: tuple[str, ...]
    brief: str
    unit: str


def facts_of_week(review: WeekReview, unit: WeightUnit) -> tuple[WeekFact, WeekFact, WeekFact]:
    """Sessions and sets against those planned; the distance against that, or else the time."""
    third = _distance(review) if metres_of(review.scheduled_runs) else _minutes(review)
    return _sessions(review), _sets(review, unit), third


def _distance(review: WeekReview) -> WeekFact:
    runs, unit = review.scheduled_runs, review.distance_unit
    done = [each for each in runs if each.is_done]
    far, whole = metres_of(done), metres_of(runs)
    planned = round(whole / unit.metres)
    heading = f"{unit.value} in {plural(len(done), 'run')}"
    compared = "all that was planned" if far == whole else f"{planned} planned"
    number, brief = str(round(far / unit.metres)), f"of {planned}" if far < whole else ""
    return WeekFact(number, "run", far / whole, heading, (compared,), brief, unit.value)


def _sessions(review: WeekReview) -> WeekFact:
    work = review.work
    planned = work.sessions_planned
    done = work.sessions_done if planned else work.sessions_extra
    number = f"{done}/{planned}" if planned else str(done)
    details = _session_details(review)
    noun = "session" if not planned and done == 1 else "sessions"
    words = _plan_words(review)
    details = details or [(words, words)]
    share = _share(done, planned or review.streak.wanted)
    heading = f"strength {noun}"
    texts, brief = tuple(text for text, _ in details), details[0][1]
    return WeekFact(number, "go", share, heading, texts, brief, noun)


def _plan_words(review: WeekReview) -> str:
    """How the week stands to its plan where nothing else is said of it."""
    work = review.work
    if not work.sessions_planned:
        return "none planned"
    entries = [each.attendance for day in review.days for each in day.entries]
    missed, moves_on = entries.count(Attendance.MISSED), entries.count(Attendance.MOVES_ON)
    if missed:
        return f"{missed} missed"
    if not work.sessions_done:
        return "still to come"
    return f"{moves_on} still to come" if moves_on else "as planned"


def _session_details(review: WeekReview) -> list[tuple[str, str]]:
    """What is besides the plan, what was moved, and the weeks in a row; each in full and brief."""
    work, streak = review.work, review.streak
    others = plural(work.sessions_extra, "other") if work.sessions_planned else ""
    moved = sum(
        each.attendance is Attendance.MOVED_HERE for day in review.days for each in day.entries
    )
    found = (
        (work.sessions_extra, others, others),
        (moved, f"{moved} moved", f"{moved} moved"),
        (streak.weeks, streak_text(streak), _brief_streak_text(streak)),
    )
    return [(text, brief) for number, text, brief in found if number and text]


def _brief_streak_text(streak: Streak) -> str:
    """Weeks in a row as ``5-week streak``; in full where it is one, or may be more."""
    is_in_full = streak.weeks == 1 or streak.goes_on
    return streak_text(streak) if is_in_full else f"{streak.weeks}-week streak"


def _share(done: float, wanted: float) -> float:
    """How much of what was wanted is done; whole or nothing where nothing was."""
    return done / wanted if wanted else float(bool(done))


def _sets(review: WeekReview, unit: WeightUnit) -> WeekFact:
    work = review.work
    weeks = review.eight_weeks.sets if review.eight_weeks else (0, 0)
    done, before = work.sets_done + work.sets_extra, weeks[-2]
    seconds = review.eight_weeks.seconds[-1] if review.eight_weeks else 0
    lifted = f"{tonnage_text(work.tonnage, unit)} lifted" if work.tonnage.grams else ""
    took = f"in {duration_text(seconds)}" if seconds else ""
    details = ((before, f"last week {before}"), (lifted or took, f"{lifted} {took}".strip()))
    share = _share(done, _usual_mean(weeks))
    if work.sets_planned:
        share = _share(work.sets_done, work.sets_planned)
    shown = tuple(text for number, text in details if number)
    noun = "set" if done == 1 else "sets"
    return WeekFact(str(done), "next", share, f"work {noun}", shown, _change(done, before), noun)


def _change(now: int, before: int) -> str:
    """How many more or fewer than the week before, where there was one: ``up 6``."""
    if not before or now == before:
        return ""
    return f"{'up' if now > before else 'down'} {abs(now - before)}"


def _minutes(review: WeekReview) -> WeekFact:
    seconds = review.eight_weeks.seconds if review.eight_weeks else (0,)
    minutes, usual = round(seconds[-1] / 60), round(_usual_mean(seconds) / 60)
    share = _share(minutes, usual)
    detail, brief = (f"usually {usual}", f"usual {usual}") if usual else ("", "")
    noun, details = "minute" if minutes == 1 else "minutes", (detail,) if detail else ()
    return WeekFact(str(minutes), "rest", share, noun, details, brief, noun)


def _usual_mean(values: tuple[int, ...]) -> float:
    """The mean of the last four weeks before this one in which there was something."""
    found = [each for each in values[:-1] if each][-COUNTED_WEEKS:]
    return sum(found) / len(found) if found else 0


def facts_text(review: WeekReview, unit: WeightUnit) -> str:
    """The three numbers in a line: ``2/2 sessions · 44 sets · 1 h 46``."""
    sessions, sets, _ = facts_of_week(review, unit)
    seconds = review.eight_weeks.seconds[-1] if review.eight_weeks else 0
    parts = [f"{sessions.number} {sessions.unit}", f"{sets.number} {sets.unit}"]
    if seconds:
        parts.append(duration_text(seconds))
    if review.work.tonnage.grams:
        parts.append(tonnage_text(review.work.tonnage, unit))
    if any(each.is_done for each in review.scheduled_runs):
        parts.append(total_text(review.scheduled_runs, review.distance_unit))
    return " · ".join(filter(None, parts))


WeekNote = tuple[str, tuple[str, ...], str]
"""A label, what there is to say under it, and the colour of that."""


def notes_of_week(review: WeekReview, unit: WeightUnit) -> tuple[WeekNote, ...]:
    """What is next, which targets moved, what was skipped, hurt or uneven, and the own note."""
    planned = review.work.sets_planned
    skipped = sum(each.sets for each in review.left_out)
    of_all = (
        f"{skipped} of {plural(planned, 'set')}" if planned >= skipped else plural(skipped, "set")
    )
    left_out = of_all if skipped else "none"
    notes = review.note.splitlines()
    return (
        ("NEXT WEEK", review.next_week or ("nothing planned",), "text"),
        *((("TARGETS", (_brief_targets(review, unit),), "text"),) if review.moved else ()),
        *((("EASIER", _easier_days_text(review), "text"),) if review.easier_days else ()),
        *_hard_days(review),
        ("SKIPPED", (left_out,), "text"),
        ("PAIN", _pains(review), "hurt" if review.pains else "text"),
        ("SIDES", _sides(review), "text"),
        ("MOVED", _moved_and_swapped(review), "text"),
        *((("HEART", _heart_rates(review), "text"),) if review.heart_rates else ()),
        *((("NOTE", tuple(notes), "text"),) if notes else ()),
    )


def _hard_days(review: WeekReview) -> Iterator[WeekNote]:
    """Hard days, and whether runs and leg work kept apart, of a week with runs."""
    spacing = review.spacing
    if spacing is None or not review.scheduled_runs:
        return
    yield "HARD DAYS", (hard_days_text(spacing),), "text"
    broken = spacing_texts(spacing)
    yield "SPACING", broken or (WELL_APART,), "ready" if broken else "text"


def _easier_days_text(review: WeekReview) -> tuple[str, ...]:
    first, last = (f"{day:%a}" for day in (review.easier_days[0], review.easier_days[-1]))
    return (f"{first}-{last}, by choice" if first != last else f"{first}, by choice",)


def _brief_targets(review: WeekReview, unit: WeightUnit) -> str:
    """The one target that moved, or how many went up and down."""
    if len(review.moved) == 1:
        return targets_moved(review, unit)[0]
    up = sum(each.is_up for each in review.moved)
    counted = ((UP, up), (DOWN, len(review.moved) - up))
    signs = "  ".join(f"{sign} {number}" for sign, number in counted if number)
    return f"{signs}, why: below"


def targets_moved(review: WeekReview, unit: WeightUnit) -> tuple[str, ...]:
    """Which targets moved, a line each: ``▲ Back squat 2.5 kg more``."""
    return tuple(
        f"{UP if each.is_up else DOWN} {each.name} {load_change_text(each.grams, unit)}".rstrip()
        for each in review.moved
    )


def hard_days_line(review: WeekReview) -> str:
    """Hard days and spacing in a line: ``hard days 2 (Tue, Fri) · legs and runs well apart``."""
    spacing = review.spacing
    if spacing is None or not review.scheduled_runs:
        return ""
    broken = "; ".join(spacing_texts(spacing))
    text = f"too near: {broken}" if broken else WELL_APART
    return f"hard days {hard_days_text(spacing)} · {text}"


def _pains(review: WeekReview) -> tuple[str, ...]:
    worst: dict[str, str] = {}
    for each in sorted(review.pains, key=lambda note: -note.pain.level):
        pain = each.pain
        worst.setdefault(pain.region, f"{pain.region} {pain.level}/10 on {each.day:%a}")
    return tuple(worst.values()) or ("none",)


def _heart_rates(review: WeekReview) -> tuple[str, ...]:
    """A line for each workout: ``A on Mon: mean 132, maximum 158 bpm``."""
    return tuple(
        f"{each.session.rpartition('/')[2]} on {each.day:%a}: {each.rate.text()}"
        for each in review.heart_rates
    )


def _sides(review: WeekReview) -> tuple[str, ...]:
    uneven = [each for each in review.balance if each.weaker]
    if not uneven:
        return ("even",) if review.balance else ("nothing one-sided",)
    texts = []
    for each in uneven:
        if each.has_load and each.weaker:
            less = percent_text(each.difference)
            texts.append(f"{each.name}: {each.weaker.value} {less} less")
        else:
            texts.append(f"{each.name}: L {each.left} R {each.right}")
    return tuple(texts)


def _moved_and_swapped(review: WeekReview) -> tuple[str, ...]:
    moved = tuple(
        f"{letter_of(each.session)} {_where_to(each, day.date)}"
        for day in review.days
        for each in day.entries
        if each.attendance in {Attendance.MOVED_HERE, Attendance.MOVES_ON}
    )
    swapped = tuple(f"{each.name} for {each.prescribed_name}" for each in review.swaps)
    return (*moved, *swapped) or ("nothing",)


def _where_to(entry: WeekEntry, day: date) -> str:
    """The day to which a session was moved, or moves on."""
    if entry.attendance is Attendance.MOVED_HERE:
        return f"to {day:%a}"
    return f"to {weekday_text(entry.other_day)}" if entry.other_day else MOVES_ON_NEXT
