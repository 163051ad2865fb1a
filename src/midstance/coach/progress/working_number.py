"""The load of an exercise that goes up and down by rule.

Each loaded exercise has one working number, never rounded: as if one repetition at effort 10. The
load of a row is its share for the repetitions and the effort (Epley 1985). It is for planning
and never shown as a maximum. Loads rise by a step once the sets were done at or below the effort
asked for, by 2-10 % (Ratamess et al. 2009, American College of Sports Medicine, Med Sci Sports
Exerc 41:687-708); when to hold and to go back is coaching practice and a choice of this program.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from midstance.coach.adapt.ladders.gates import NOTHING_LEFT
from midstance.coach.progress.change import Change, ChangeKind
from midstance.coach.progress.exposure import (
    A_WEEK,
    FAILS_COUNT_FOR,
    TOO_MUCH_PAIN,
    SessionVerdict,
)
from midstance.domain.exercise import MoveDown
from midstance.domain.quantity import Load, Unit
from midstance.domain.strength.one_rep_max import maximum_per_load, repetitions_in_reserve

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from midstance.coach.progress.exposure import AskedRow, Exposure
    from midstance.domain.exercise import Exercise
    from midstance.domain.runner import Loading

SMALL_STEP = 0.10
"""A step of at most this share of the load is taken at once."""
STEP_TOLERANCE = 1
"""Grams by which a load may miss a step of the kit."""
ROUND_UP_WITHIN = 1.03
"""A step that is this near above the number is taken instead of the one below."""
WEEKLY_RISE_WITH_BAR, WEEKLY_RISE_WITHOUT_BAR = 1.05, 1.10
"""The most that a load may grow within a week, as a factor, where one step is not more."""
SMALL_DROP, LARGE_DROP = 0.95, 0.90
"""The share of the load that is left where a step would be too large, and after repeated fails."""
MUCH_RESERVE = 2
"""Repetitions in reserve beyond the planned effort from which a large step is taken at once."""
HARD_IN_A_ROW = 2  # sessions in a row, all too hard or all with a best, that move the load
UNRATED_SESSIONS_FOR_MORE, UNRATED_SESSIONS_AFTER_CHANGE = 3, 4
"""Complete sessions without a rating, in a row, that raise the load: before and after a change."""

MORE_LOAD = (
    "Load goes up by 2-10 % once more could be done than is asked for "
    "(Ratamess et al. 2009, American College of Sports Medicine)."
)
LESS_LOAD = "Common coaching practice: after too hard a session a little less, then up again."
TENDON_RULE = (
    "Pain up to 3 of 10 may be trained with, above it the load goes down "
    "(after Silbernagel et al. 2007)."
)


def share_of_working_number(row: AskedRow) -> float:
    """The share of the working number that ``row`` asks for; 1 for what is not repetitions.

    Where the table names a percentage of the maximum too, the lower of both.
    """
    to_limit = row.amount + repetitions_in_reserve(row.effort)
    usual = 1 / maximum_per_load(to_limit) if row.unit is Unit.REPS else 1.0
    return usual if row.percent is None else min(usual, row.percent / 100)


def load_of_row(working: float, row: AskedRow, loading: Loading, part: float = 1.0) -> Load:
    """The load of ``row`` as the kit can make it, at least one step; ``part`` of it is asked for.

    Rounded down, but up where the next step is within 3 %.
    """
    grams = working * share_of_working_number(row) * part
    below = loading.round_down(grams)
    above = loading.after_steps(below, 1)
    is_between = grams - below.grams > STEP_TOLERANCE
    load = above if is_between and above.grams <= grams * ROUND_UP_WITHIN and part >= 1 else below
    least = loading.bar or loading.step
    return max(load, least)


@dataclass(slots=True)
class _LoadHistory:
    """The load and the counts that the sessions judged so far lead to."""

    loading: Loading
    exercise: Exercise
    refused: frozenset[tuple[date, ChangeKind]]
    working: float = 0.0
    last: Exposure | None = None
    change: Change | None = None
    before: float = 0.0
    unrated: int = 0
    bests: int = 0
    hard: int = 0
    has_changed: bool = False
    fails: int = 0
    since_fail: int = 0
    rises: list[tuple[date, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LoadState:
    """Where the load of an exercise stands.

    Attributes:
        working: the working number, in grams.
        before: the working number without the last change.
        last: the last session that counts for it.
        change: what that session changed; None where all stays.
    """

    working: float
    before: float
    last: Exposure
    change: Change | None

    def load(self, row: AskedRow, loading: Loading, part: float = 1.0) -> Load:
        """The load for ``row``; the same row without a change keeps the load it had."""
        if (
            self.change is None
            and part >= 1
            and row.asks_the_same(self.last.asked)
            and self.last.grams
        ):
            return Load(self.last.grams)
        working = self.working if part >= 1 else min(self.working, self.before)
        return load_of_row(working, row, loading, part)

    def load_without_change(self, row: AskedRow, loading: Loading) -> Load:
        """The load for ``row`` if the last change had been refused."""
        if row.asks_the_same(self.last.asked) and self.last.grams:
            return Load(self.last.grams)
        return load_of_row(self.before, row, loading)


def follow_loads(
    exercise: Exercise,
    exposures: Iterable[Exposure],
    loading: Loading,
    refused: frozenset[tuple[date, ChangeKind]] = frozenset(),
) -> LoadState | None:
    """Where the load of ``exercise`` stands after ``exposures``, oldest first.

    None where no session had a load. What was lighter on purpose, and a change that was
    ``refused``, change nothing.
    """
    history = _LoadHistory(loading, exercise, refused)
    for each in exposures:
        if each.is_lighter or not each.grams or _was_lighter_by_choice(history, each):
            continue
        _start_from_lifted_load(history, each)
        _judge(history, each)
    if history.last is None:
        return None
    return LoadState(history.working, history.before, history.last, history.change)


def _was_lighter_by_choice(history: _LoadHistory, now: Exposure) -> bool:
    """Whether less than planned was lifted on a day cut short or rated easier than planned.

    Such a day was lighter by choice and says nothing of the next load.
    """
    if history.last is None or now.verdict is SessionVerdict.FAIL:
        return False
    planned = load_of_row(history.working, now.asked, history.loading).grams
    is_less = (now.grams or 0) < planned - STEP_TOLERANCE
    return is_less and (not now.is_complete or (now.margin or 0) > 0)


def _start_from_lifted_load(history: _LoadHistory, now: Exposure) -> None:
    """Start from the load that was lifted, if it was not the planned one."""
    grams = now.grams or 0
    is_known = history.last is not None
    expected = load_of_row(history.working, now.asked, history.loading).grams if is_known else 0
    if expected != grams:
        working = grams / share_of_working_number(now.as_done)
        if is_known and working > history.working:
            history.rises.append((now.day, history.working))
        history.working = working
    history.last, history.change, history.before = now, None, history.working


def _judge(history: _LoadHistory, now: Exposure) -> None:
    """Let one session change the working number."""
    verdict = now.verdict
    history.since_fail += 1
    history.hard = history.hard + 1 if now.is_hard else 0
    if verdict is SessionVerdict.FAIL:
        _lower_after_fail(history, now)
        return
    unrated = _count_unrated(history, now)
    history.bests = history.bests + 1 if verdict is SessionVerdict.BEST or unrated else 0
    if history.bests:
        _raise_load(history, now, unrated)
    elif history.hard >= HARD_IN_A_ROW:
        _step_back(history, now)


def _count_unrated(history: _LoadHistory, now: Exposure) -> int:
    """How many unrated sessions in a row are as good as a best now; 0 where they are too few."""
    history.unrated = history.unrated + 1 if now.is_complete and now.effort is None else 0
    needed = UNRATED_SESSIONS_AFTER_CHANGE if history.has_changed else UNRATED_SESSIONS_FOR_MORE
    return needed if history.unrated >= needed else 0


def _raise_load(history: _LoadHistory, now: Exposure, unrated: int) -> None:
    load = Load(now.grams or 0)
    higher = _higher_load(history, now, load, is_sure=bool(unrated))
    if higher is None:
        return
    history.unrated = history.bests = 0
    if unrated:
        done = f"Every set done in {unrated} sessions in a row."
    else:
        planned = "as" if now.effort == now.asked.effort else f"with {now.asked.effort}"
        done = f"Every set done at RPE {now.effort}, {planned} planned."
    _apply(history, now, ChangeKind.LOAD_UP, higher, done, MORE_LOAD)


def _higher_load(history: _LoadHistory, now: Exposure, load: Load, *, is_sure: bool) -> Load | None:
    """The next load; None where it waits for another session or another week."""
    one, two = (history.loading.after_steps(load, steps) for steps in (1, 2))
    much_reserve = (now.margin or 0) >= MUCH_RESERVE
    is_small = one.grams - load.grams <= SMALL_STEP * load.grams
    if not (is_small or much_reserve or is_sure or history.bests >= HARD_IN_A_ROW):
        return None
    wanted = two if much_reserve and two.grams - load.grams <= SMALL_STEP * load.grams else one
    most = _most_this_week(history, now)
    return next((each for each in (wanted, one) if each.grams <= most), None)


def _most_this_week(history: _LoadHistory, now: Exposure) -> float:
    """The heaviest load that a week's rise allows: a step, or 5 % (10 % without a bar)."""
    lately = [working for day, working in history.rises if now.day - day < A_WEEK]
    working = min([*lately, history.working])
    is_same = working == history.working
    base = Load(now.grams or 0) if is_same else load_of_row(working, now.asked, history.loading)
    percent = WEEKLY_RISE_WITH_BAR if history.loading.bar else WEEKLY_RISE_WITHOUT_BAR
    return max(history.loading.after_steps(base, 1).grams, base.grams * percent)


def _step_back(history: _LoadHistory, now: Exposure) -> None:
    load = Load(now.grams or 0)
    lower = history.loading.after_steps(load, -1)
    is_large = load.grams - lower.grams > SMALL_STEP * load.grams
    target = load.grams * SMALL_DROP if is_large else lower.grams
    history.hard = 0
    reason = (
        f"Two sessions that follow each other took more than effort {now.asked.effort}, "
        "so the load goes back a step."
    )
    _apply(history, now, ChangeKind.LOAD_DOWN, target, reason, LESS_LOAD)


def _lower_after_fail(history: _LoadHistory, now: Exposure) -> None:
    """Less after a fail; much less after another within three sessions."""
    history.unrated = history.bests = history.hard = 0
    history.fails = (
        history.fails + 1 if history.fails and history.since_fail <= FAILS_COUNT_FOR else 1
    )
    history.since_fail = 0
    load = Load(now.grams or 0)
    what = _what_failed(now)
    sore_tendon = history.exercise.down is MoveDown.TENDON and now.pain > TOO_MUCH_PAIN
    source = TENDON_RULE if sore_tendon else LESS_LOAD
    if history.fails == 1 and not sore_tendon:
        lower = history.loading.after_steps(load, -1)
        reason = f"{what}, so the load goes back a step."
        _apply(history, now, ChangeKind.LOAD_DOWN, lower, reason, source)
    else:
        often = "" if history.fails == 1 else ", again within three sessions"
        reason = f"{what}{often}, so the load goes down by a tenth."
        _apply(history, now, ChangeKind.LOAD_DOWN, load.grams * LARGE_DROP, reason, source)


def _what_failed(now: Exposure) -> str:
    if now.pain > TOO_MUCH_PAIN:
        return f"It hurt, {now.pain} of 10"
    if now.is_form_broken:
        return "Form broke in a set"
    if now.effort == NOTHING_LEFT:
        return "Nothing was left in a set"
    return "Two sets or more fell short"


def _apply(
    history: _LoadHistory,
    now: Exposure,
    kind: ChangeKind,
    target: Load | float,
    reason: str,
    source: str,
) -> None:
    """Let the working number follow from ``target`` for the row that was done, unless refused."""
    history.has_changed = True
    if (now.day, kind) in history.refused:
        return
    grams = target.grams if isinstance(target, Load) else target
    if not grams or grams == now.grams:
        return
    history.before = history.working
    if kind.is_up:
        history.rises.append((now.day, history.working))
    history.working = max(grams, 1) / share_of_working_number(now.asked)
    history.change = Change(history.exercise.id, kind, now.day, reason, source)
