"""A session changed for one day: already warm, lighter, or cut to the minutes there are.

The rules are this program's own. Lighter is for heavy legs: a set less, effort 6 at most, loads a
little lower and half the jumps. Less time keeps the start of a session: 10 minutes are a short
warm-up, one main lift and one core exercise; 15 add a single-leg exercise; 20 a pull or a push.
With more time sets and exercises are left off from the end of each block. A cut session has no
jumps, and always something to warm up with. What the plan of the week makes lighter is here too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.domain.calendar import WEEKDAYS
from midstance.domain.exercise import Pattern
from midstance.domain.planned_sets import estimated_seconds, lay_out
from midstance.domain.session import Purpose, Version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from midstance.domain.exercise import Exercise
    from midstance.domain.session import Block, Item, Prescription, Session

    Exercises = Mapping[str, Exercise]

LIGHT_EFFORT = 6  # the highest effort (0-10) of a session made lighter
LIGHT_LOAD_SHARE = 0.925  # the share of the load in a session made lighter
USUAL_MINUTES = 20  # what is proposed where the runner shortens a session
FEWEST_MINUTES, MOST_MINUTES = 5, 180  # the shortest and the longest session that may be asked for
_MINUTES_FOR_TWO, _MINUTES_FOR_THREE, _MINUTES_FOR_FOUR = 14, 19, 20
"""Up to these minutes a session has two, three or four exercises."""
_SHORTEST_WARM_UP, _SHORT_WARM_UP = 2, 3
"""Exercises of a warm-up."""
_USUAL_SETS = 2  # sets of an exercise in a shortened session, as long as there is time for two
_SHORTEST_CAP = 240
"""Seconds below which the time of a block is not cut."""


@dataclass(frozen=True, slots=True)
class DayChanges:
    """What the runner wants changed in today's session.

    Attributes:
        is_warm: whether the warm-up is left out.
        is_light: whether it is to be lighter.
        minutes: how much time there is; None for what the day of the week usually has, 0 for as
            long as it takes.
        is_original: whether it is to be as the program has it, whatever the plan of the week and
            the check-in say.
    """

    is_warm: bool = False
    is_light: bool = False
    minutes: int | None = None
    is_original: bool = False


AS_PLANNED = DayChanges()


def change_for_day(
    session: Session, exercises: Exercises, changes: DayChanges
) -> tuple[Session, tuple[str, ...]]:
    """``session`` with a day's changes, and a sentence for each of them.

    It is to be applied to the session as the runner can do it, so that its minutes are true.
    """
    changed, texts = session, []
    if changes.is_warm:
        changed = without_warm_up(changed)
    if changes.is_light:
        changed = lighten(changed, exercises)
        texts.append(LIGHTER)
    if changes.minutes:
        shorter = shorten(changed, exercises, changes.minutes)
        texts.append(cut_text(changed, shorter, exercises, changes.minutes))
        changed = shorter
    return changed, tuple(texts)


def without_warm_up(session: Session) -> Session:
    """``session`` for a runner who is warm already; a session of nothing else stays as it is."""
    blocks = tuple(block for block in session.blocks if block.purpose is not Purpose.WARM_UP)
    return replace(session, blocks=blocks) if blocks else session


LIGHTER = "Lighter today: a set less of each exercise, RPE 6 at most, and loads about 7 % lower."


def lighten(session: Session, exercises: Exercises) -> Session:
    """``session`` for a day with heavy legs or little sleep (``amber-light``).

    Each exercise that counts has a set less and an effort of 6 at most, jumps are halved, and
    loads begin about 7 % lower.
    """

    def lighter(block: Block) -> Block:
        items = tuple(_lighter_item(item, exercises) for item in block.items)
        return replace(block, rounds=max(1, block.rounds - 1), items=items)

    return replace(_change_work(session, lighter), load_share=LIGHT_LOAD_SHARE)


def _lighter_item(item: Item, exercises: Exercises) -> Item:
    asked = item.prescription
    rpe = None if asked.rpe is None else min(asked.rpe, LIGHT_EFFORT)
    lighter = replace(asked, sets=max(1, asked.sets - 1), rpe=rpe)
    return _halve_jumps(replace(item, prescription=lighter), exercises)


def ease_legs(session: Session, exercises: Exercises) -> Session:
    """``session`` for a day that is amber: a set less on leg exercises, half the jumps.

    Loads begin about 7 % lower.
    """

    def loads_legs(item: Item) -> bool:
        exercise = exercises[item.exercise]
        return bool(exercise.leg_load or exercise.plyo_factor)

    def eased(block: Block) -> Block:
        rounds = block.rounds - 1 if any(map(loads_legs, block.items)) else block.rounds
        items = (
            _halve_jumps(_with_sets(each, max(1, each.prescription.sets - 1)), exercises)
            if loads_legs(each)
            else each
            for each in block.items
        )
        return replace(block, rounds=max(1, rounds), items=tuple(items))

    return replace(_change_work(session, eased), load_share=LIGHT_LOAD_SHARE)


def _change_work(session: Session, change: Callable[[Block], Block]) -> Session:
    """``session`` with ``change`` applied to each block that counts."""
    blocks = (change(block) if block.purpose.counts else block for block in session.blocks)
    return replace(session, blocks=tuple(blocks))


def _halve_jumps(item: Item, exercises: Exercises) -> Item:
    asked = item.prescription
    if not exercises[item.exercise].plyo_factor:
        return item
    up_to = asked.up_to and max(1, asked.up_to // 2)
    amount = max(1, asked.amount // 2)
    halved = replace(asked, amount=amount, up_to=None if up_to == amount else up_to)
    return replace(item, prescription=halved)


PLANNED_TEXTS = {
    Version.LIGHTER: "Lighter in this week's plan: a leg set less, RPE 6 at most, no jumps.",
    Version.LEG_FREE: "Without legs in this week's plan: upper body, core and light hip work.",
}


def as_planned(session: Session, exercises: Exercises, *, takes_sets: bool = True) -> Session:
    """``session`` in the version that the plan of the week has for it.

    ``lighter`` has one set less on leg items of two sets or more, where it ``takes_sets``, an
    effort of at most 6 and no jumps; ``leg-free`` has the items that load no legs, and hip items.
    Nothing is cut where no work would be left.
    """
    if session.version is Version.FULL:
        return session

    def stays(block: Block, item: Item) -> bool:
        exercise = exercises[item.exercise]
        if not block.purpose.counts:
            return True
        if session.version is Version.LEG_FREE:
            return not exercise.leg_load or exercise.pattern is Pattern.HIP
        return not exercise.plyo_factor

    cut = only_items(session, stays)
    if not any(block.purpose.counts for block in cut.blocks):
        return session
    if session.version is Version.LEG_FREE:
        return cut
    fewer = 1 if takes_sets else 0

    def lighter(block: Block) -> Block:
        items = (_spare_legs(item, exercises[item.exercise], fewer) for item in block.items)
        return replace(block, items=tuple(items))

    return _change_work(cut, lighter)


def _spare_legs(item: Item, exercise: Exercise, fewer: int) -> Item:
    asked = item.prescription
    rpe = None if asked.rpe is None else min(asked.rpe, LIGHT_EFFORT)
    sets = max(1, asked.sets - fewer) if exercise.leg_load else asked.sets
    return replace(item, prescription=replace(asked, sets=sets, rpe=rpe))


def shorten(session: Session, exercises: Exercises, minutes: int) -> Session:
    """``session`` cut to at most ``minutes`` (``short``), or as near as its rules come.

    A session that fits already stays as it is.
    """
    limit = minutes * 60

    def fits(candidate: Session) -> bool:
        return estimated_seconds(lay_out(candidate, exercises)) <= limit

    if fits(session):
        return session
    calm = _without_jumps(session, exercises) or session
    short = _few_exercises(calm, exercises, minutes) if _has_main_lift(calm) else None
    cuts = _cuts(calm, _FROM_THE_END) if short is None else _cuts(short, _SETS_FIRST)
    nearest = calm
    for nearest in cuts:
        if fits(nearest):
            break
    return nearest


_MAIN_LIFTS = (Purpose.STRENGTH, Purpose.SINGLE_LEG)
_TRUNK_AND_FEET = (Purpose.CORE, Purpose.HIPS, Purpose.CALF_FOOT)


def _has_main_lift(session: Session) -> bool:
    return any(block.purpose in _MAIN_LIFTS for block in session.blocks)


def _without_jumps(session: Session, exercises: Exercises) -> Session | None:
    """The session without jumps; None where nothing that counts would be left of it."""
    calm = only_items(session, lambda _, item: not exercises[item.exercise].plyo_factor)
    return calm if any(block.purpose.counts for block in calm.blocks) else None


def _few_exercises(session: Session, exercises: Exercises, minutes: int) -> Session | None:
    """The two to four exercises that are done in 20 minutes or less; None with more time."""
    if minutes > _MINUTES_FOR_FOUR:
        return None
    chosen = [_first_of(session, _MAIN_LIFTS[:1]) or _first_of(session, _MAIN_LIFTS)]
    if minutes > _MINUTES_FOR_TWO:
        chosen.append(_first_of(session, _MAIN_LIFTS[1:]))
    if minutes > _MINUTES_FOR_THREE:
        chosen.append(_pull_or_push(session, exercises, chosen))
    chosen.append(_first_of(session, _TRUNK_AND_FEET))
    moves = _SHORTEST_WARM_UP if minutes <= _MINUTES_FOR_TWO else _SHORT_WARM_UP
    warm_up = [
        item for block in session.blocks if block.purpose is Purpose.WARM_UP for item in block.items
    ][:moves]
    remaining = [*warm_up, *filter(None, chosen)]
    short = only_items(session, lambda _, item: any(item is each for each in remaining))
    return short if minutes <= _MINUTES_FOR_TWO else _limit_sets(short, _USUAL_SETS)


def _first_of(session: Session, purposes: tuple[Purpose, ...]) -> Item | None:
    blocks = (block for wanted in purposes for block in session.blocks if block.purpose is wanted)
    return next((item for block in blocks for item in block.items), None)


def _pull_or_push(session: Session, exercises: Exercises, chosen: list[Item | None]) -> Item | None:
    found = (
        item
        for block in session.blocks
        if block.purpose.counts
        for item in block.items
        if exercises[item.exercise].pattern in {Pattern.PULL, Pattern.PUSH}
    )
    return next((item for item in found if all(item is not each for each in chosen)), None)


def only_items(session: Session, stays: Callable[[Block, Item], bool]) -> Session:
    """The session with the items that stay alone, and no empty block."""
    blocks = (
        replace(block, items=tuple(item for item in block.items if stays(block, item)))
        for block in session.blocks
    )
    return replace(session, blocks=tuple(block for block in blocks if block.items))


def _limit_sets(session: Session, most: int) -> Session:
    def limited(block: Block) -> Block:
        return replace(block, items=tuple(_with_sets(item, most) for item in block.items))

    return _change_work(session, limited)


def _with_sets(item: Item, most: int) -> Item:
    asked = item.prescription
    return replace(item, prescription=replace(asked, sets=min(asked.sets, most)))


@dataclass(frozen=True, slots=True)
class _CutLimit:
    """How far a block may be cut: its fewest sets, and whether exercises may be dropped."""

    fewest_sets: int
    drops_exercises: bool = True


_FROM_THE_END = (_CutLimit(_USUAL_SETS), _CutLimit(1))
_SETS_FIRST = (_CutLimit(1, drops_exercises=False), _CutLimit(1))


def _cuts(session: Session, limits: tuple[_CutLimit, ...]) -> Iterator[Session]:
    """Shorter and shorter sessions: each step takes one set or exercise off one block.

    Blocks are cut from the last to the first, down to the first limit and then to the next.
    """
    yield session
    for limit in limits:
        before: Session | None = None
        while before != session:
            before = session
            for place in range(len(session.blocks) - 1, -1, -1):
                block = _cut_once(session.blocks[place], limit)
                if block is not session.blocks[place]:
                    after = session.blocks[place + 1 :]
                    session = replace(session, blocks=(*session.blocks[:place], block, *after))
                    yield session
    yield from _fewer_blocks(session)


def _cut_once(block: Block, limit: _CutLimit) -> Block:
    """A block without the last set or exercise that it can do without; the same where none is."""
    if block.purpose is Purpose.WARM_UP:
        moves = _SHORT_WARM_UP if limit.fewest_sets == _USUAL_SETS else _SHORTEST_WARM_UP
        return replace(block, items=block.items[:-1]) if len(block.items) > moves else block
    if block.cap is not None:
        return replace(block, cap=block.cap - 60) if block.cap > _SHORTEST_CAP else block
    if block.rounds > limit.fewest_sets:
        return replace(block, rounds=block.rounds - 1)
    return _fewer_sets_or_exercises(block, limit)


def _fewer_sets_or_exercises(block: Block, limit: _CutLimit) -> Block:
    items = list(block.items)
    for place in (len(items) - 1,) if limit.drops_exercises else range(len(items) - 1, -1, -1):
        sets = items[place].prescription.sets
        if block.purpose.counts and sets > limit.fewest_sets:
            items[place] = _with_sets(items[place], sets - 1)
            return replace(block, items=tuple(items))
    return replace(block, items=block.items[:-1]) if items[1:] and limit.drops_exercises else block


def _fewer_blocks(session: Session) -> Iterator[Session]:
    """Without the cool-down, then without the last block that counts but the first."""
    left = [block for block in session.blocks if block.purpose is not Purpose.COOL_DOWN]
    if left and len(left) < len(session.blocks):
        yield replace(session, blocks=tuple(left))
    while sum(block.purpose.counts for block in left) > 1:
        last = max(place for place, block in enumerate(left) if block.purpose.counts)
        del left[last]
        yield replace(session, blocks=tuple(left))


def fit_to_weekday(
    session: Session, exercises: Exercises, day: date, minutes: int | None
) -> tuple[Session, tuple[str, ...]]:
    """``session`` cut to what the runner has on this day of the week, and a sentence on it.

    It stays as it is where it fits, or where the day has no limit.
    """
    shorter = session if minutes is None else shorten(session, exercises, minutes)
    if minutes is None or shorter == session:
        return session, ()
    name = WEEKDAYS[day.weekday()].capitalize()
    return shorter, (f"Your {name}s have {cut_text(session, shorter, exercises, minutes)}",)


def cut_text(before: Session, after: Session, exercises: Exercises, minutes: int) -> str:
    """What was cut for ``minutes``, in a sentence or two."""
    takes = round(estimated_seconds(lay_out(after, exercises)) / 60)
    if before == after:
        return f"{minutes} minutes: nothing to cut, it takes {takes}."
    needs = f" It takes {takes} all the same." if takes > minutes else ""
    cuts = [*_left_out(before, after, exercises), *_fewer_sets(before, after, exercises)]
    return f"{minutes} minutes: {'; '.join(cuts)}.{needs}"


def _left_out(before: Session, after: Session, exercises: Exercises) -> Iterator[str]:
    names = [
        exercises[id_].name
        for id_ in _sets_by_exercise(before)
        if id_ not in _sets_by_exercise(after)
    ]
    if names:
        yield f"without {', '.join(names)}"
    for purpose, word in ((Purpose.WARM_UP, "warm-up"), (Purpose.COOL_DOWN, "cool-down")):
        had, has = _move_count(before, purpose), _move_count(after, purpose)
        if has < had:
            yield f"{has} of {had} moves of the {word}" if has else f"no {word}"


def _fewer_sets(before: Session, after: Session, exercises: Exercises) -> Iterator[str]:
    had = _sets_by_exercise(before)
    fewer: dict[tuple[int, int], list[str]] = {}
    for id_, sets in _sets_by_exercise(after).items():
        if sets < had.get(id_, 0):
            fewer.setdefault((sets, had[id_]), []).append(exercises[id_].name)
    for (sets, of), names in fewer.items():
        yield f"{sets} of {of} sets of {', '.join(names)}"


def _move_count(session: Session, purpose: Purpose) -> int:
    return sum(len(block.items) for block in session.blocks if block.purpose is purpose)


def _sets_by_exercise(session: Session) -> dict[str, int]:
    """The sets of each exercise that counts, by its id."""
    counted: dict[str, int] = {}
    for block in session.blocks:
        for item in block.items if block.purpose.counts else ():
            sets = _planned_sets(item.prescription, block)
            counted[item.exercise] = counted.get(item.exercise, 0) + sets
    return counted


def _planned_sets(asked: Prescription, block: Block) -> int:
    return asked.sets * (block.rounds if block.cap is None else 1)
