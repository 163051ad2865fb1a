"""Checks what no single value can tell: names that must exist, ladders that must end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, assert_never

from midstance.domain.exercise import IN_HANDS, MEANT_BY, Exercise, Loadable
from midstance.domain.program import Program, ProgramBlock, Routine
from midstance.domain.quantity import LoadMeaning
from midstance.domain.session import Style
from midstance.storage.definitions.problems import UnplacedProblem, nearest
from midstance.storage.definitions.values import MAX_AMOUNT, MAX_SETS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.domain.exercise import Equipment
    from midstance.storage.definitions.problems import KeyPath

MAX_NESTING = 4
"""Routines inside each other."""
LEVEL_SPAN = 1, 5
"""The lowest and the highest level of a runner."""
LocatedEntry = Exercise | Routine | Program


@dataclass(frozen=True, slots=True)
class KnownIds:
    """Everything that may be named, by id."""

    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]


def check_consistency(
    entry: LocatedEntry, path: KeyPath, known: KnownIds
) -> Iterator[UnplacedProblem]:
    """Every fault of ``entry``, at ``path`` in its file; ``known`` is what it may refer to."""
    match entry:
        case Exercise():
            yield from _check_exercise(entry, path, known)
        case Routine():
            yield from _check_routine(entry, path, known)
        case Program():
            yield from _check_program(entry, path, known)
        case _:
            assert_never(entry)


def _check_exercise(
    exercise: Exercise, path: KeyPath, known: KnownIds
) -> Iterator[UnplacedProblem]:
    for key, ids in (
        ("easier", (exercise.easier,)),
        ("harder", (exercise.harder,)),
        ("alternatives", exercise.alternatives),
        ("substitutes", exercise.substitutes),
    ):
        for number, id_ in enumerate(ids):
            place = (*path, key) if key in {"easier", "harder"} else (*path, key, number)
            if id_ == exercise.id:
                yield UnplacedProblem(place, f"{id_!r} names itself", "name another exercise")
            elif id_ is not None:
                yield from _unknown(id_, "exercise", known.exercises, place)
    yield from _check_amounts(exercise, path)
    yield from _check_load_words(exercise, path)
    yield from _check_ladder(exercise, path, known)
    yield from _check_substitutes(exercise, path, known)


def _check_amounts(exercise: Exercise, path: KeyPath) -> Iterator[UnplacedProblem]:
    most = MAX_AMOUNT[exercise.measure.unit]
    for key, dose in (("default", exercise.default), ("up", exercise.up)):
        if dose is not None and dose.amount > most:
            message = f"{dose.amount} is more than {most} {exercise.measure.unit.value} in a set"
            yield UnplacedProblem((*path, key, "amount"), message, "write a smaller number")


def _check_load_words(exercise: Exercise, path: KeyPath) -> Iterator[UnplacedProblem]:
    """Only an exercise with loads says what they mean, and only as its equipment allows."""
    place = (*path, "load_is")
    if exercise.load_is and exercise.loadable is not Loadable.EXTERNAL:
        message = "load_is says what a weight means, but no weight can be logged"
        yield UnplacedProblem(place, message, 'write loadable = "external", or leave load_is out')
        return
    for item, word in exercise.load_is:
        at = place if item is None else (*place, item.value)
        if fault := _wrong_load_word(exercise, item, word):
            yield UnplacedProblem(at, *fault)


def _wrong_load_word(
    exercise: Exercise, item: Equipment | None, word: LoadMeaning
) -> tuple[str, str] | None:
    """Message and remedy where a load cannot mean ``word`` with ``item``."""
    kit = set(chain(*exercise.equipment))
    if item is not None and item not in kit:
        return f"{item.value!r} is not among the equipment", "name an item that is used"
    usual = word if item is None else MEANT_BY.get(item, word)
    if word is not usual:
        return f"it is {usual.value!r}, not {word.value!r}", f'write "{usual.value}"'
    in_hands = (kit if item is None else {item}) & IN_HANDS
    if word in ({LoadMeaning.HELP} if in_hands else {LoadMeaning.HELP, LoadMeaning.EACH_HAND}):
        return f"{word.value!r} does not fit the equipment", 'write "one-weight"'
    return None


def _check_substitutes(
    exercise: Exercise, path: KeyPath, known: KnownIds
) -> Iterator[UnplacedProblem]:
    for number, id_ in enumerate(exercise.substitutes):
        other = known.exercises.get(id_)
        if other is not None and other.level > exercise.level + 2:
            message = f"{id_!r} (level {other.level}) is harder than level {exercise.level}"
            remedy = "name an exercise that is at most two levels higher"
            yield UnplacedProblem((*path, "substitutes", number), message, remedy, about=id_)


def _check_ladder(exercise: Exercise, path: KeyPath, known: KnownIds) -> Iterator[UnplacedProblem]:
    if (exercise.ladder is None) != (exercise.rung is None):
        message = "a ladder needs a rung, and a rung needs a ladder"
        yield UnplacedProblem(
            (*path, "ladder"), message, 'write both: ladder = "squat", rung = 2', on_key=True
        )
    for key, id_, up in (("easier", exercise.easier, -1), ("harder", exercise.harder, 1)):
        other = known.exercises.get(id_ or "")
        if other is not None:
            yield from _check_neighbour((exercise, other), up, (*path, key), known.exercises)
    if _turns_in_a_circle(exercise, known.exercises):
        message = f"going on to what is harder than {exercise.id!r} leads back to it"
        yield UnplacedProblem(
            (*path, "harder"), message, "let a ladder end at its hardest exercise"
        )


def _check_neighbour(
    pair: tuple[Exercise, Exercise], up: int, path: KeyPath, exercises: Mapping[str, Exercise]
) -> Iterator[UnplacedProblem]:
    """On one ladder a neighbour lies in the right direction, and its way back does not lead past.

    Siblings share a rung, so the way back may end beside the exercise it came from. Links from one
    ladder to another may go one way.
    """
    exercise, other = pair
    if exercise.ladder != other.ladder or exercise.rung is None or other.rung is None:
        return
    word, back = ("harder", other.easier) if up > 0 else ("easier", other.harder)
    if (other.rung - exercise.rung) * up <= 0:
        message = f"{other.id!r} (rung {other.rung}) is not {word} than rung {exercise.rung}"
        yield UnplacedProblem(
            path, message, "number the rungs from the easiest to the hardest", about=other.id
        )
    elif not _leads_back(exercise, other, exercises.get(back or ""), up):
        message = f"{other.id!r} does not lead back here but to {back!r}"
        yield UnplacedProblem(
            path, message, "let neighbours on a ladder name each other", about=other.id
        )


def _leads_back(exercise: Exercise, other: Exercise, back: Exercise | None, up: int) -> bool:
    if back is None or back.ladder != exercise.ladder:
        return False
    here, there, between = exercise.rung or 0, other.rung or 0, back.rung or 0
    return (between - here) * up >= 0 and (there - between) * up > 0


def _turns_in_a_circle(exercise: Exercise, exercises: Mapping[str, Exercise]) -> bool:
    seen: set[str] = set()
    after = exercise.harder
    while after is not None and after in exercises and after not in seen:
        if after == exercise.id:
            return True
        seen.add(after)
        after = exercises[after].harder
    return False


def _check_program(program: Program, path: KeyPath, known: KnownIds) -> Iterator[UnplacedProblem]:
    yield from _duplicates([plan.id for plan in program.sessions], "session", (*path, "session"))
    if not program.sessions:
        yield UnplacedProblem(path, "the program has no session", "add [[session]]")
    for key, weeks in (("deload", program.deload), ("taper", program.taper)):
        yield from _beyond_weeks(weeks, program.weeks, (*path, key))
    yield from _wrong_levels(program.levels, (*path, "levels"))
    for number, plan in enumerate(program.sessions):
        place = (*path, "session", number)
        yield from _check_blocks(plan.blocks, program.weeks, place, known)


def _wrong_levels(levels: tuple[int, ...], path: KeyPath) -> Iterator[UnplacedProblem]:
    """A file may hold any whole numbers here, and any number of them."""
    lowest, highest = LEVEL_SPAN
    if len(levels) != len(LEVEL_SPAN) or not lowest <= levels[0] <= levels[1] <= highest:
        message = f"{list(levels)} are not the lowest and the highest level"
        yield UnplacedProblem(path, message, f"write two levels from {lowest} to {highest}")


def _check_routine(routine: Routine, path: KeyPath, known: KnownIds) -> Iterator[UnplacedProblem]:
    yield from _check_nesting(routine, path, known.routines)
    yield from _check_blocks(routine.blocks, routine.weeks, path, known)


def _check_nesting(
    routine: Routine, path: KeyPath, routines: Mapping[str, Routine]
) -> Iterator[UnplacedProblem]:
    level, depth = _named_in(routine), 0
    while level and depth < MAX_NESTING and routine.id not in level:
        level = {id_ for name in level if name in routines for id_ in _named_in(routines[name])}
        depth += 1
    if routine.id in level:
        message = f"the routine {routine.id!r} takes in itself"
        yield UnplacedProblem(
            (*path, "block"), message, "leave out the block that names it", on_key=True
        )
    elif level:
        message = f"routines take in routines more than {MAX_NESTING} deep"
        yield UnplacedProblem((*path, "block"), message, "make it flatter", on_key=True)


def _named_in(routine: Routine) -> set[str]:
    return {block.routine for block in routine.blocks if block.routine}


def _check_blocks(
    blocks: tuple[ProgramBlock, ...], weeks: int, path: KeyPath, known: KnownIds
) -> Iterator[UnplacedProblem]:
    if not blocks:
        yield UnplacedProblem(path, "there is no block", "add a block with its items")
    for number, block in enumerate(blocks):
        place = (*path, "block", number)
        yield from _check_block(block, place, known)
        yield from _beyond_weeks(block.only_weeks, weeks, (*place, "only_weeks"))
        yield from _check_items(block, weeks, place, known)
    if (sets := _most_sets(blocks, weeks, known.routines)) > MAX_SETS:
        message = f"the session has {sets} sets; {MAX_SETS} is the most"
        yield UnplacedProblem(
            (*path, "block"), message, "ask for fewer sets or rounds", on_key=True
        )


def _check_block(block: ProgramBlock, path: KeyPath, known: KnownIds) -> Iterator[UnplacedProblem]:
    if block.routine:
        yield from _unknown(block.routine, "routine", known.routines, (*path, "routine"))
    if bool(block.routine) == bool(block.items):
        message = "a block has either items of its own or takes in a routine"
        yield UnplacedProblem(path, message, 'write [[…block.item]] or routine = "warmup-5"')
    if block.style is not Style.INTERVAL and (block.every or block.cap):
        message = "every and cap belong to intervals"
        yield UnplacedProblem((*path, "style"), message, 'write style = "interval"')
    if block.style in {Style.STRAIGHT, Style.SUPERSET} and block.rounds > 1:
        message = f"a {block.style.value} block has no rounds"
        yield UnplacedProblem((*path, "rounds"), message, 'write style = "circuit", or more sets')


def _check_items(
    block: ProgramBlock, weeks: int, path: KeyPath, known: KnownIds
) -> Iterator[UnplacedProblem]:
    for number, item in enumerate(block.items):
        place = (*path, "item", number)
        yield from _unknown(item.exercise, "exercise", known.exercises, (*place, "exercise"))
        if len(item.weeks) not in {1, weeks}:
            planned = f"{weeks} week{'' if weeks == 1 else 's'}"
            message = f"there are {len(item.weeks)} prescriptions for {planned}"
            remedy = 'write one for each week ("-" for none), or sets = "…" for all of them'
            yield UnplacedProblem((*place, "weeks"), message, remedy)


def _most_sets(
    blocks: tuple[ProgramBlock, ...], weeks: int, routines: Mapping[str, Routine]
) -> int:
    return max((_sets_in(blocks, week, routines, {}) for week in range(1, weeks + 1)), default=0)


def _sets_in(
    blocks: tuple[ProgramBlock, ...],
    week: int,
    routines: Mapping[str, Routine],
    done: dict[str, int],
) -> int:
    """Sets of ``blocks`` in ``week``; each routine is counted once and remembered in ``done``."""
    total = 0
    for block in (block for block in blocks if block.is_in_week(week)):
        if block.routine in routines:
            if block.routine not in done:
                done[block.routine] = 1
                done[block.routine] = _sets_in(routines[block.routine].blocks, week, routines, done)
            total += max(1, done[block.routine])
        elif made := block.in_week(week):
            total += made.rounds * sum(item.prescription.sets for item in made.items)
    return total


def _beyond_weeks(named: tuple[int, ...], weeks: int, path: KeyPath) -> Iterator[UnplacedProblem]:
    for number, week in enumerate(named):
        if week > weeks:
            message = f"there is no week {week}; the last is {weeks}"
            yield UnplacedProblem((*path, number), message, f"write weeks from 1 to {weeks}")


def _duplicates(ids: list[str], what: str, path: KeyPath) -> Iterator[UnplacedProblem]:
    for id_, times in Counter(ids).items():
        if times > 1:
            again = len(ids) - 1 - ids[::-1].index(id_)
            message = f"the {what} {id_!r} is there {times} times"
            yield UnplacedProblem((*path, again, "id"), message, "give each its own id")


def _unknown(
    id_: str, what: str, known: Mapping[str, object], path: KeyPath
) -> Iterator[UnplacedProblem]:
    if id_ not in known:
        message = f"there is no {what} {id_!r}"
        remedy = partial(nearest, id_, tuple(known), f"see the {what}s that there are")
        yield UnplacedProblem(path, message, remedy)
