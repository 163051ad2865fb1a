"""The library: every exercise, routine and program by id, and sessions made from them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from midstance.domain.exercise import Exercise, Ladder
from midstance.domain.session import Block, Session, program_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from midstance.domain.exercise import Equipment, Impact, Muscle, Pattern
    from midstance.domain.program import Program, ProgramBlock, ProgramSession, Routine


T = TypeVar("T")


class UnknownIdError(LookupError):
    """An id that the library does not hold.

    Attributes:
        known: the ids that it could have been.
        near: the few of them that a search by name finds, the best first.
    """

    def __init__(
        self, kind: str, id_: str, known: tuple[str, ...], near: tuple[str, ...] = ()
    ) -> None:
        """``kind`` is exercise, session and so on; ``id_`` is the one that was not found."""
        super().__init__(f"there is no {kind} {id_!r}")
        self.kind, self.id, self.known, self.near = kind, id_, known, near


@dataclass(frozen=True, slots=True)
class Library:
    """All that can be trained, by id.

    Attributes:
        ladders: the ids of the exercises on each ladder; where they are not given, they are looked
            for among the ``exercises``.
    """

    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]
    programs: Mapping[str, Program]
    ladders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look for the ladders."""
        if not self.ladders:
            object.__setattr__(self, "ladders", _ladders_of(self.exercises))

    def exercise(self, id_: str) -> Exercise:
        """The exercise.

        Raises:
            UnknownIdError: there is none with this id.
        """
        return _find(self.exercises, "exercise", id_)

    def exercise_name(self, id_: str) -> str:
        """The name of the exercise; the id itself where there is none with it."""
        known = self.exercises.get(id_)
        return known.name if known else id_

    @property
    def lighter_weeks(self) -> Mapping[str, Sequence[int]]:
        """The deload and taper weeks of each program."""
        return {each.id: each.lighter_weeks for each in self.programs.values()}

    def is_lighter_week(self, session: str, week: int) -> bool:
        """Whether ``week`` is a deload or taper week in the program of the session's id."""
        program = self.programs.get(program_of(session))
        return program is not None and week in program.lighter_weeks

    def program(self, id_: str) -> Program:
        """The program.

        Raises:
            UnknownIdError: there is none with this id.
        """
        return _find(self.programs, "program", id_)

    def session(self, ref: str, week: int = 1) -> Session:
        """The session that ``ref`` names, ``foundations/A`` or a routine's id; ``week`` is 1-based.

        Raises:
            UnknownIdError: there is no such program, session or routine, or the week has none.
        """
        program_id, slash, letter = ref.partition("/")
        if not slash:
            return self._routine_session(_find(self.routines, "session", ref), week)
        program = self.program(program_id)
        plans = {plan.id: plan for plan in program.sessions}
        return self.program_session(program, _find(plans, "session", letter), week)

    def program_session(self, program: Program, plan: ProgramSession, week: int) -> Session:
        """One session of a program in ``week``.

        Raises:
            UnknownIdError: the program leaves this session out in that week, or has no such week.
        """
        blocks = tuple(self._blocks(plan.blocks, week)) if 1 <= week <= program.weeks else ()
        if not blocks:
            held = tuple(f"week {w}" for w in range(1, program.weeks + 1) if w != week)
            raise UnknownIdError(f"session {program.id}/{plan.id} in", f"week {week}", held)
        return Session(f"{program.id}/{plan.id}", plan.name, blocks, week)

    def week_sessions(self, program: Program, week: int) -> tuple[Session, ...]:
        """All sessions of ``program`` in ``week``, in order."""
        made = ((plan, tuple(self._blocks(plan.blocks, week))) for plan in program.sessions)
        return tuple(
            Session(f"{program.id}/{plan.id}", plan.name, blocks, week)
            for plan, blocks in made
            if blocks
        )

    def on_ladder(self, id_: str | None) -> Iterator[Exercise]:
        """The exercises on a ladder, in no order of their rungs; none for no ladder."""
        return (self.exercises[each] for each in self.ladders.get(id_ or "", ()))

    def ladder(self, id_: str) -> Ladder:
        """The ladder with its rungs from easiest to hardest.

        Raises:
            UnknownIdError: no exercise is on such a ladder.
        """
        by_rung: dict[int, list[Exercise]] = {}
        for exercise in self.on_ladder(id_):
            if exercise.rung is not None:
                by_rung.setdefault(exercise.rung, []).append(exercise)
        if not by_rung:
            raise UnknownIdError("ladder", id_, tuple(sorted(self.ladders)))
        return Ladder(id_, tuple(tuple(by_rung[rung]) for rung in sorted(by_rung)))

    def _routine_session(self, routine: Routine, week: int) -> Session:
        blocks = tuple(self._blocks(routine.blocks, week, routine.id))
        return Session(routine.id, routine.name, blocks, week)

    def _blocks(
        self, plans: tuple[ProgramBlock, ...], week: int, routine: str = ""
    ) -> Iterator[Block]:
        for plan in plans:
            if plan.routine and plan.is_in_week(week):
                taken = _find(self.routines, "routine", plan.routine)
                yield from self._blocks(taken.blocks, week, taken.id)
            elif block := plan.in_week(week, routine):
                yield block


def _ladders_of(exercises: Mapping[str, Exercise]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for each in exercises.values():
        if each.ladder is not None:
            found.setdefault(each.ladder, []).append(each.id)
    return {ladder: tuple(ids) for ladder, ids in found.items()}


def _find(known: Mapping[str, T], kind: str, id_: str) -> T:
    try:
        return known[id_]
    except KeyError:
        raise UnknownIdError(kind, id_, tuple(known)) from None


HIGHEST_LEVEL = 5  # the level of the hardest exercises; the easiest have 1


@dataclass(frozen=True, slots=True)
class EquipmentFilter:
    """Equipment to look for, under a name.

    Attributes:
        owned: what is available; None selects what uses ``item`` instead.
    """

    name: str
    owned: frozenset[Equipment] | None = None
    item: Equipment | None = None

    def suits(self, exercise: Exercise) -> bool:
        """Whether the exercise can be done with what is there, or uses the item."""
        if self.owned is not None:
            return exercise.fits(self.owned)
        return any(self.item in choice for choice in exercise.equipment)


@dataclass(frozen=True, slots=True)
class ExerciseFilter:
    """A filter over exercises; without any condition it selects all of them.

    Attributes:
        text: what is searched for among the names of those that are selected.
        muscle: trained first or second.
        level: the highest one.
    """

    text: str = ""
    pattern: Pattern | None = None
    muscle: Muscle | None = None
    kit: EquipmentFilter | None = None
    level: int | None = None
    impact: Impact | None = None

    @property
    def is_open(self) -> bool:
        """Whether it selects everything."""
        return self == ExerciseFilter()

    def select(self, exercises: Iterable[Exercise]) -> tuple[Exercise, ...]:
        """The selected exercises, in their order, whatever is searched for among them."""
        return tuple(each for each in exercises if self.selects(each))

    def selects(self, exercise: Exercise) -> bool:
        """Whether it selects this exercise."""
        return (
            self.pattern in {None, exercise.pattern}
            and (self.muscle is None or self.muscle in exercise.primary + exercise.secondary)
            and (self.kit is None or self.kit.suits(exercise))
            and exercise.level <= (self.level or HIGHEST_LEVEL)
            and self.impact in {None, exercise.impact}
        )

    def up_to_next_level(self) -> ExerciseFilter:
        """The same filter up to one level more; after the highest, every level again."""
        next_level = (self.level or 0) + 1
        return replace(self, level=next_level if next_level <= HIGHEST_LEVEL else None)
