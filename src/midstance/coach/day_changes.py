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
    Chosen = Callable[[Block, Item], bool]

LIGHT_EFFORT = 6
LIGHT_LOAD_SHARE = 0.925
USUAL_MINUTES = 20
FEWEST_MINUTES, MOST_MINUTES = 5, 180
_TWO_EXERCISES, _THREE_EXERCISES, _FOUR_EXERCISES = 14, 19, 20
_SHORTEST_WARM_UP, _SHORT_WARM_UP = 2, 3
_USUAL_SETS = 2
_SHORTEST_CAP = 240


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
    blocks = (
        replace(
            block,
            rounds=max(1, block.rounds - 1),
            items=tuple(_lighter(item, exercises) for item in block.items),
        )
        if block.purpose.counts
        else block
        for block in session.blocks
    )
    return replace(session, blocks=tuple(blocks), load_share=LIGHT_LOAD_SHARE)


def _lighter(item: Item, exercises: Exercises) -> Item:
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
        if not block.purpose.counts:
            return block
        rounds = block.rounds - 1 if any(map(loads_legs, block.items)) else block.rounds
        items = (
            _halve_jumps(_with_sets(each, max(1, each.prescription.sets - 1)), exercises)
            if loads_legs(each)
            else each
            for each in block.items
        )
        return replace(block, rounds=max(1, rounds), items=tuple(items))

    return replace(session, blocks=tuple(map(eased, session.blocks)), load_share=LIGHT_LOAD_SHARE)


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
    blocks = (
        replace(
            block,
            items=tuple(
                _spare_legs(item, exercises[item.exercise], 1 if takes_sets else 0)
                for item in block.items
            ),
        )
        if block.purpose.counts
        else block
        for block in cut.blocks
    )
    return replace(cut, blocks=tuple(blocks))


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

    def fits(tried: Session) -> bool:
        return estimated_seconds(lay_out(tried, exercises)) <= limit

    if fits(session):
        return session
    calm = _without_jumps(session, exercises) or session
    core = _core_of(calm, exercises, minutes) if _has_main_lift(calm) else None
    cuts = _cuts(calm, _FROM_THE_END) if core is None else _cuts(core, _SETS_FIRST)
    nearest = calm
    for nearest in cuts:
        if fits(nearest):
            break
    return nearest


def _has_main_lift(session: Session) -> bool:
    return any(block.purpose in _MAIN for block in session.blocks)


_MAIN = (Purpose.STRENGTH, Purpose.SINGLE_LEG)
_CORE = (Purpose.CORE, Purpose.HIPS, Purpose.CALF_FOOT)


def _without_jumps(session: Session, exercises: Exercises) -> Session | None:
    """The session without jumps; None where nothing that counts would be left of it."""
    calm = only_items(session, lambda _, item: not exercises[item.exercise].plyo_factor)
    return calm if any(block.purpose.counts for block in calm.blocks) else None


def _core_of(session: Session, exercises: Exercises, minutes: int) -> Session | None:
    """What is done in 20 minutes or less; None where more time is left."""
    if minutes > _FOUR_EXERCISES:
        return None
    chosen = [_first_of(session, _MAIN[:1]) or _first_of(session, _MAIN)]
    if minutes > _TWO_EXERCISES:
        chosen.append(_first_of(session, _MAIN[1:]))
    if minutes > _THREE_EXERCISES:
        chosen.append(_pull_or_push(session, exercises, chosen))
    chosen.append(_first_of(session, _CORE))
    moves = _SHORTEST_WARM_UP if minutes <= _TWO_EXERCISES else _SHORT_WARM_UP
    warm_up = [
        item for block in session.blocks if block.purpose is Purpose.WARM_UP for item in block.items
    ][:moves]
    wanted = [*warm_up, *filter(None, chosen)]
    short = only_items(session, lambda _, item: any(item is each for each in wanted))
    return short if minutes <= _TWO_EXERCISES else _limit_sets(short, _USUAL_SETS)


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


def only_items(session: Session, is_kept: Chosen) -> Session:
    """The session with these items alone, and no empty block."""
    blocks = (
        replace(block, items=tuple(item for item in block.items if is_kept(block, item)))
        for block in session.blocks
    )
    return replace(session, blocks=tuple(block for block in blocks if block.items))


def _limit_sets(session: Session, most: int) -> Session:
    blocks = (
        replace(block, items=tuple(_with_sets(item, most) for item in block.items))
        if block.purpose.counts
        else block
        for block in session.blocks
    )
    return replace(session, blocks=tuple(blocks))


def _with_sets(item: Item, most: int) -> Item:
    asked = item.prescription
    return replace(item, prescription=replace(asked, sets=min(asked.sets, most)))


@dataclass(frozen=True, slots=True)
class _Stage:
    """How far a block may be cut: its fewest sets, and whether exercises may be dropped."""

    fewest: int
    drops: bool = True


_FROM_THE_END = (_Stage(_USUAL_SETS), _Stage(1))
_SETS_FIRST = (_Stage(1, drops=False), _Stage(1))


def _cuts(session: Session, stages: tuple[_Stage, ...]) -> Iterator[Session]:
    """Ever shorter sessions: each block without its last set or exercise, one after another."""
    yield session
    for stage in stages:
        before: Session | None = None
        while before != session:
            before = session
            for place in range(len(session.blocks) - 1, -1, -1):
                block = _cut_once(session.blocks[place], stage)
                if block is not session.blocks[place]:
                    after = session.blocks[place + 1 :]
                    session = replace(session, blocks=(*session.blocks[:place], block, *after))
                    yield session
    yield from _fewer_blocks(session)


def _cut_once(block: Block, stage: _Stage) -> Block:
    """A block without the last set or exercise that it can do without; the same where none is."""
    if block.purpose is Purpose.WARM_UP:
        moves = _SHORT_WARM_UP if stage.fewest == _USUAL_SETS else _SHORTEST_WARM_UP
        return replace(block, items=block.items[:-1]) if len(block.items) > moves else block
    if block.cap is not None:
        return replace(block, cap=block.cap - 60) if block.cap > _SHORTEST_CAP else block
    if block.rounds > stage.fewest:
        return replace(block, rounds=block.rounds - 1)
    return _fewer_sets_or_exercises(block, stage)


def _fewer_sets_or_exercises(block: Block, stage: _Stage) -> Block:
    items = list(block.items)
    for place in (len(items) - 1,) if stage.drops else range(len(items) - 1, -1, -1):
        sets = items[place].prescription.sets
        if block.purpose.counts and sets > stage.fewest:
            items[place] = _with_sets(items[place], sets - 1)
            return replace(block, items=tuple(items))
    return replace(block, items=block.items[:-1]) if items[1:] and stage.drops else block


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
    names = [exercises[id_].name for id_ in _sets(before) if id_ not in _sets(after)]
    if names:
        yield f"without {', '.join(names)}"
    for purpose, word in ((Purpose.WARM_UP, "warm-up"), (Purpose.COOL_DOWN, "cool-down")):
        had, has = _moves(before, purpose), _moves(after, purpose)
        if has < had:
            yield f"{has} of {had} moves of the {word}" if has else f"no {word}"


def _fewer_sets(before: Session, after: Session, exercises: Exercises) -> Iterator[str]:
    had = _sets(before)
    fewer: dict[tuple[int, int], list[str]] = {}
    for id_, sets in _sets(after).items():
        if sets < had.get(id_, 0):
            fewer.setdefault((sets, had[id_]), []).append(exercises[id_].name)
    for (sets, of), names in fewer.items():
        yield f"{sets} of {of} sets of {', '.join(names)}"


def _moves(session: Session, purpose: Purpose) -> int:
    return sum(len(block.items) for block in session.blocks if block.purpose is purpose)


def _sets(session: Session) -> dict[str, int]:
    """The sets of each exercise that counts, by its id."""
    counted: dict[str, int] = {}
    for block in session.blocks:
        for item in block.items if block.purpose.counts else ():
            sets = _planned(item.prescription, block)
            counted[item.exercise] = counted.get(item.exercise, 0) + sets
    return counted


def _planned(asked: Prescription, block: Block) -> int:
    return asked.sets * (block.rounds if block.cap is None else 1)
