"""Good practice: what a check says of programs and aliases that could be used as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.exercise import Exercise, Loadable
from midstance.domain.library import Library
from midstance.domain.program import Program
from midstance.domain.session import Purpose, letter_of
from midstance.domain.volume import TARGETS, ground_contacts, sets_per_group, work_set_count
from midstance.storage.definitions.checks.training_order import COMPOUND, LIFTS, MOVING_WARM_UP
from midstance.storage.definitions.problems import UnplacedProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from midstance.domain.program import ProgramBlock, ProgramItem, Routine
    from midstance.domain.session import Session
    from midstance.storage.definitions.checks.consistency import KnownIds, LocatedEntry
    from midstance.storage.definitions.problems import KeyPath

RISE, RISE_IN_UNITS = 1.2, 6
"""How far the contact units of a week may rise: by a fifth, or by six units where that is more."""
WEEKS_BEFORE = 3
"""Weeks against which the contact units of a week are measured."""
ALWAYS_ALLOWED = {1: 10, 2: 10, 3: 36, 4: 53, 5: 53}
"""Contact units a week that a program may ask by the lowest level that it is for."""
UNITS_A_SESSION, UNITS_A_WEEK = {1: 10, 2: 10, 3: 60}, {1: 20, 2: 20, 3: 110}
MOST_UNITS_A_SESSION, MOST_UNITS_A_WEEK = 90, 160
"""The most contact units of jumps, by the highest level that a program is for."""
DELOAD_SHARE = 0.75
"""Work sets of a lighter week against those of the week before."""
MOST_WEEKS_IN_A_ROW = 6
"""Weeks without a lighter one among them."""
MOST_EFFORT = 8
SLOW_RISE = "tendons and bones adapt slowly; a fifth a week is coaching practice"
LIGHTER_IS_LIGHTER = (
    "a lighter week has fewer sets at lower effort (Bell et al. 2023, Sports Medicine Open 9)"
)
LIGHTER_WEEKS = (
    "strength athletes take a lighter week about every six weeks "
    "(Rogerson et al. 2024, Sports Medicine Open, 246 athletes)"
)
FEW_CONTACTS = (
    "runners land thousands of times a week as it is, so these limits lie below the textbook's "
    "(Potach and Chu, National Strength and Conditioning Association)"
)
ENOUGH_SETS = (
    "about four sets a week and muscle bring most of the strength "
    "(Iversen et al. 2021, Sports Medicine 51:2079-2095); the ceiling is coaching practice"
)
IN_RESERVE = (
    "the last two repetitions before failure cost a runner more than they give; coaching practice"
)
FULL_SESSION = 4
"""Exercises, warm-up and cool-down apart; fewer are a short session with a purpose of its own."""
ONE_LEG_AND_CORE = "each step of a run is a step on one leg under a steady trunk; coaching practice"


def check_good_practice(
    entry: LocatedEntry, path: KeyPath, known: KnownIds
) -> Iterator[UnplacedProblem]:
    """Faults of ``entry``, at ``path`` in its file, which ``known`` shows beside all others.

    A file with such a fault can still be used: only who asks for a check hears of it.
    """
    if isinstance(entry, Exercise):
        yield from _shared_aliases(entry, path, known.exercises)
    elif isinstance(entry, Program):
        library = Library(known.exercises, known.routines, {})
        yield from _steep_rises(entry, path, library)
        yield from _heavy_deloads(entry, path, library)
        yield from _beyond_ceilings(entry, path, library)
        yield from _long_ways(entry, path)
        yield from _cold_sessions(entry, path, library.routines)
        yield from _efforts(entry, path, library.exercises)
        yield from _incomplete_sessions(entry, path, library)


def _shared_aliases(
    exercise: Exercise, path: KeyPath, exercises: Mapping[str, Exercise]
) -> Iterator[UnplacedProblem]:
    """Aliases that another exercise has too, as a name or an alias: a search has to guess."""
    owners = {
        _written_alike(called): other.id
        for other in exercises.values()
        if other.id != exercise.id
        for called in (other.name, other.id, *other.aliases)
    }
    for number, alias in enumerate(exercise.aliases):
        if owner := owners.get(_written_alike(alias)):
            message = f"{alias!r} is also a name of {owner!r}"
            remedy = "leave it out, or write a name that only this one has"
            yield UnplacedProblem((*path, "aliases", number), message, remedy)


def _written_alike(called: str) -> str:
    return "".join(filter(str.isalnum, called.casefold()))


def _steep_rises(program: Program, path: KeyPath, library: Library) -> Iterator[UnplacedProblem]:
    """Weeks with many more jumps than the three before them."""
    weeks = [
        sum(
            ground_contacts(session, library.exercises).units
            for session in library.week_sessions(program, week)
        )
        for week in range(1, program.weeks + 1)
    ]
    for number, units in enumerate(weeks[1:], 1):
        before = max(weeks[max(0, number - WEEKS_BEFORE) : number])
        free = ALWAYS_ALLOWED[program.levels[0]]
        most = max(RISE * before, before + RISE_IN_UNITS, free)
        if units > most:
            asked = f"week {number + 1} has the load of {units:g} two-leg jumps"
            message = f"{asked}; {most:g} is the most there"
            remedy = "let jumps rise by a fifth a week, or by six units where that is more"
            place = (*path, "session")
            yield UnplacedProblem(place, message, remedy, on_key=True, why=SLOW_RISE)


def _heavy_deloads(program: Program, path: KeyPath, library: Library) -> Iterator[UnplacedProblem]:
    """Lighter weeks that are hardly lighter than the week before."""
    for number, week in enumerate(program.deload):
        lighter, before = (
            sum(map(work_set_count, library.week_sessions(program, each)))
            for each in (week, week - 1)
        )
        if week > 1 and week not in program.taper and lighter > DELOAD_SHARE * before:
            message = f"the lighter week {week} has {lighter} work sets after {before}"
            remedy = f"ask for {int(DELOAD_SHARE * before)} at most, a quarter less"
            place = (*path, "deload", number)
            yield UnplacedProblem(place, message, remedy, why=LIGHTER_IS_LIGHTER)


def _long_ways(program: Program, path: KeyPath) -> Iterator[UnplacedProblem]:
    """More weeks in a row than runners should load without a lighter one."""
    last = 0
    for lighter in sorted({*program.deload, *program.taper, program.weeks + 1}):
        if lighter - last - 1 > MOST_WEEKS_IN_A_ROW:
            message = f"weeks {last + 1} to {lighter - 1} have no lighter week among them"
            remedy = f"make one of every {MOST_WEEKS_IN_A_ROW} weeks lighter, and name it in deload"
            yield UnplacedProblem((*path, "weeks"), message, remedy, why=LIGHTER_WEEKS)
        last = lighter


def _cold_sessions(
    program: Program, path: KeyPath, routines: Mapping[str, Routine]
) -> Iterator[UnplacedProblem]:
    """Sessions that come to jumps, lifts or conditioning without a warm-up before them."""
    for number, session in enumerate(program.sessions):
        for week in range(1, program.weeks + 1):
            blocks = [each for each in session.blocks if each.is_in_week(week)]
            if cold := _cold_block(blocks, week, routines):
                place = (*path, "session", number, "id")
                message = f"session {session.id!r} has no warm-up before its {cold.purpose.value}"
                remedy = 'begin with a block of purpose "warm-up", such as routine "warmup-5"'
                yield UnplacedProblem(place, message, remedy, why=MOVING_WARM_UP)
                break


NEEDS_WARMTH = COMPOUND | {Purpose.CONDITIONING}


def _cold_block(
    blocks: Iterable[ProgramBlock], week: int, routines: Mapping[str, Routine]
) -> ProgramBlock | None:
    """The first block of a week that needs a warm-up and has none before it, nor in its routine."""
    for block in blocks:
        if block.purpose is Purpose.WARM_UP:
            return None
        own = routines[block.routine].blocks if block.routine in routines else ()
        inside = [each for each in own if each.is_in_week(week)]
        if any(each.purpose is Purpose.WARM_UP for each in inside):
            return None
        if block.purpose in NEEDS_WARMTH and (inside or block.in_week(week)):
            return block
    return None


def _efforts(
    program: Program, path: KeyPath, exercises: Mapping[str, Exercise]
) -> Iterator[UnplacedProblem]:
    """Loaded lifts that are asked for nearer to failure than serves a runner."""
    for place, item in _lifts(program, path):
        asked = max((each.rpe or 0 for each in item.weeks if each is not None), default=0)
        if asked > MOST_EFFORT and exercises[item.exercise].loadable is Loadable.EXTERNAL:
            message = f"{item.exercise!r} is asked for at effort {asked}"
            remedy = f"ask for {MOST_EFFORT} at most, two repetitions before the last one possible"
            yield UnplacedProblem(place, message, remedy, why=IN_RESERVE)


def _incomplete_sessions(
    program: Program, path: KeyPath, library: Library
) -> Iterator[UnplacedProblem]:
    """Full sessions with lifts that leave out work on one side, or the core, in some week."""
    weeks = [library.week_sessions(program, week) for week in range(1, program.weeks + 1)]
    for number, plan in enumerate(program.sessions):
        own = [each for week in weeks for each in week if letter_of(each.id) == plan.id]
        first = {what: each.week for each in reversed(own) for what in _left_out(each, library)}
        for what, week in first.items():
            message = f"session {plan.id!r} has no {what} in week {week}"
            place = (*path, "session", number, "id")
            yield UnplacedProblem(place, message, "add one", why=ONE_LEG_AND_CORE)


def _left_out(session: Session, library: Library) -> Iterator[str]:
    blocks = [block for block in session.blocks if block.purpose.counts]
    asked = [library.exercises[item.exercise] for block in blocks for item in block.items]
    if len(asked) < FULL_SESSION or not any(block.purpose in LIFTS for block in blocks):
        return
    if not any(map(_is_one_sided, asked)):
        yield "exercise on one leg or one side"
    if not any(each.pattern.is_core for each in asked):
        yield "core exercise"


def _is_one_sided(exercise: Exercise) -> bool:
    return exercise.measure.per_side or exercise.alternating


def _lifts(program: Program, path: KeyPath) -> Iterator[tuple[KeyPath, ProgramItem]]:
    for number, session in enumerate(program.sessions):
        for block_number, block in enumerate(session.blocks):
            for item_number, item in enumerate(block.items if block.purpose in LIFTS else ()):
                steps = ("session", number, "block", block_number, "item", item_number)
                yield (*path, *steps, "exercise"), item


def _beyond_ceilings(
    program: Program, path: KeyPath, library: Library
) -> Iterator[UnplacedProblem]:
    """Weeks with more jumps, or more sets for a muscle group, than serve a runner."""
    weeks: dict[tuple[str, str, str], list[int]] = {}
    for week in range(1, program.weeks + 1):
        for too_much in _too_much_in(week, program, library):
            weeks.setdefault(too_much, []).append(week)
    for (what, remedy, why), found in weeks.items():
        message = f"{_weeks_have(found)} {what}"
        yield UnplacedProblem((*path, "session"), message, remedy, on_key=True, why=why)


def _too_much_in(week: int, program: Program, library: Library) -> Iterator[tuple[str, str, str]]:
    """What a week has too much of, the remedy, and why."""
    level = program.levels[1]
    in_session = UNITS_A_SESSION.get(level, MOST_UNITS_A_SESSION)
    in_week = UNITS_A_WEEK.get(level, MOST_UNITS_A_WEEK)
    sessions = library.week_sessions(program, week)
    units = [ground_contacts(each, library.exercises).units for each in sessions]
    for what, found, most in (
        ("one session", max(units, default=0), in_session),
        ("one week", sum(units), in_week),
    ):
        if found > most:
            load = f"the load of {found:g} two-leg jumps in {what}"
            yield load, f"keep to {most} at level {level}", FEW_CONTACTS
    for group, sets in sets_per_group(sessions, library.exercises).items():
        target = TARGETS.get(group)
        if target is not None and sets > target.ceiling:
            yield f"{sets:g} sets for {group.value}", f"keep to {target.ceiling}", ENOUGH_SETS


def _weeks_have(weeks: Sequence[int]) -> str:
    """``week 2 has``, ``weeks 1 to 6 have``, ``weeks 1, 3 and 4 have``."""
    if len(weeks) == 1:
        return f"week {weeks[0]} has"
    if len(weeks) > 2 and weeks[-1] - weeks[0] == len(weeks) - 1:  # noqa: PLR2004  # two are named both
        return f"weeks {weeks[0]} to {weeks[-1]} have"
    *others, last = map(str, weeks)
    return f"weeks {', '.join(others)} and {last} have"
