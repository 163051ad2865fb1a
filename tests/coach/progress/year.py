"""A made-up runner who trains by the rules for weeks on end, and what must hold every time.

The runner has a strength of its own for each exercise, which the rules do not know: they see only
what was done and how it was rated. What is promised is asked in other words than the rules' own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from itertools import cycle, islice
from typing import TYPE_CHECKING, TypeVar

from midstance.coach.adapt.adaptation import GATES_LOOK_BACK, adapt
from midstance.coach.adapt.ladders.gates import ExperienceGate, LandingGate, PassedGates
from midstance.coach.adapt.ladders.ladder_log import LadderLog
from midstance.coach.adapt.situation import Situation
from midstance.coach.progress.book import ExposureBook
from midstance.coach.progress.change import ChangeKind, NextTargets, Refusals
from midstance.coach.progress.lighter import after_break
from midstance.coach.progress.plan import Progression
from midstance.coach.progress.rung_changes import held_rungs
from midstance.domain.exercise import Exercise, Pattern
from midstance.domain.library import UnknownIdError
from midstance.domain.quantity import Load, LoadMeaning, Side, Target, Unit
from midstance.domain.record import LoggedSet, Pain, SetRecord, WorkoutRecord
from midstance.domain.runner import HOME_PLUS, Level, Loading, Place, Runner
from tests.coach.gym import workout
from tests.coach.people import BARE, GYM
from tests.coach.plain_log import PlainLog

if TYPE_CHECKING:
    from midstance.coach.progress.exposure import Exposure
    from midstance.domain.library import Library
    from midstance.domain.session import Block, Item, Session

T = TypeVar("T")
START = date(2026, 1, 5)
WEEKLY_CAPS = {Level.BEGINNER: 30.0, Level.INTERMEDIATE: 110.0, Level.ADVANCED: 160.0}
FREE_UNITS = {Level.BEGINNER: 10.0, Level.INTERMEDIATE: 36.0, Level.ADVANCED: 53.0}
DAYS = {1: (1,), 2: (0, 3), 3: (0, 2, 4)}
"""The days of a week on which this many sessions are done."""
STRENGTHS = {
    Pattern.SQUAT: 80.0,
    Pattern.HINGE: 90.0,
    Pattern.BRIDGE: 90.0,
    Pattern.LUNGE: 40.0,
    Pattern.PUSH: 40.0,
    Pattern.PULL: 45.0,
    Pattern.CALF: 45.0,
}
"""Kilograms that a runner of usual strength lifts once; 20 where nothing is named."""
RISE_WITH_ROUNDING = 1.1 * 1.03
"""A tenth, and a step that is within 3 % above it."""
RATINGS = ("every set", "last set", "never", "one more", "one less")
PLACES = (BARE, Place("home", HOME_PLUS), GYM)


class Chance:
    """Numbers that look like chance, and are the same for the same seed (Lehmer's generator)."""

    def __init__(self, seed: int) -> None:
        """Begin with ``seed``."""
        self._state = 48_271 * (seed + 1) % 2_147_483_647
        for _ in range(3):
            self.share()

    def share(self) -> float:
        """A number from 0 up to 1."""
        self._state = 48_271 * self._state % 2_147_483_647
        return self._state / 2_147_483_647

    def one_of(self, values: tuple[T, ...]) -> T:
        """One of some values."""
        return values[int(self.share() * len(values))]


@dataclass(frozen=True, slots=True)
class MadeRunner:
    """A runner and the habits of one.

    Attributes:
        programs: done one after another, and again from the first.
        strength: as a share of the usual one.
        growth: by which share a session makes stronger.
        rates: how sets are rated.
        misses: the share of sessions that are missed.
        away: the weeks without any session, counted from 0.
        refuses: whether now and then a change is refused.
    """

    seed: int
    level: Level
    place: Place
    programs: tuple[str, ...]
    strength: float = 1.0
    growth: float = 0.004
    rates: str = "last set"
    misses: float = 0.1
    away: frozenset[int] = frozenset()
    refuses: bool = False


def made_runner(seed: int, programs: tuple[str, ...]) -> MadeRunner:
    """One of many runners, the same for the same seed."""
    chance = Chance(seed)
    gap, length = int(4 + chance.share() * 40), int(chance.share() * 10)
    first = int(chance.share() * len(programs))
    made = MadeRunner(
        seed,
        chance.one_of(tuple(Level)),
        chance.one_of(PLACES),
        (*programs[first:], *programs[:first]),
        0.6 + chance.share(),
        chance.one_of((0.0, 0.002, 0.004, 0.008)),
        chance.one_of(RATINGS),
        chance.one_of((0.0, 0.1, 0.3)),
        frozenset(range(gap, gap + length)),
        refuses=chance.share() < 0.3,
    )
    return replace(made, programs=made.programs[: chance.one_of((1, 2, 3, len(programs)))])


@dataclass(slots=True)
class Year:
    """What becomes of a runner; ``seen`` counts it, ``faults`` says what should not have been."""

    made: MadeRunner
    library: Library
    workouts: list[WorkoutRecord] = field(default_factory=list)
    refused: Refusals = field(default_factory=Refusals)
    seen: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    gates: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    steepest: float = 0.0
    _able: dict[str, float] = field(default_factory=dict)
    _chance: Chance = field(default_factory=lambda: Chance(0))

    def live(self, weeks: int) -> Year:
        """Train for this many weeks."""
        self._chance = Chance(self.made.seed + 1000)
        for number, (program, week) in enumerate(islice(self._weeks(), weeks)):
            if number in self.made.away:
                continue
            monday = START + timedelta(weeks=number)
            sessions = self.library.programs[program].sessions
            days = DAYS[min(3, len(sessions))]
            for offset, session in zip(days, sessions, strict=False):
                if self._chance.share() < self.made.misses:
                    continue
                with suppress(UnknownIdError):
                    planned = self.library.session(f"{program}/{session.id}", week)
                    self.train(planned, monday + timedelta(days=offset))
            self._note_gates(program)
        return self

    def _weeks(self) -> cycle[tuple[str, int]]:
        programs = (self.library.programs[each] for each in self.made.programs)
        return cycle([(each.id, week) for each in programs for week in range(1, each.weeks + 1)])

    def train(self, session: Session, day: date) -> NextTargets | None:
        """Do a session as the rules plan it; what they promise is held against it."""
        if not any(block.purpose.counts for block in session.blocks):
            return None
        log, here = PlainLog(self.workouts), self._situation(day)
        fitted = adapt(session, here).session
        book = ExposureBook(log, self.library, day, here.loading)
        progress = Progression(here, book, self.refused).plan(fitted, log)
        watch = Watch(self.library, here, book, fitted, progress)
        self.faults += [f"{day} {session.id} {session.week}: {each}" for each in watch.faults()]
        self.steepest = max(self.steepest, watch.steepest)
        self.seen["sessions"] += 1
        self.seen.update(each.kind.value for each in progress.changes)
        self.seen["lighter"] += progress.lighter is not None
        if self.made.refuses and progress.changes and self._chance.share() < 0.3:
            progress = self._refuse(progress, session, here, log)
        self._do(progress.session, day, here)
        return progress

    def _refuse(
        self, progress: NextTargets, asked: Session, here: Situation, log: PlainLog
    ) -> NextTargets:
        """Refuse the first change: it must be gone from the session that is done instead."""
        change = progress.changes[0]
        if not change.kind.can_be_refused:
            return progress
        self.refused = self.refused.toggle(change)
        self.seen["refused"] += 1
        book = ExposureBook(log, self.library, here.today, here.loading)
        fitted = adapt(asked, self._situation(here.today)).session
        after = Progression(here, book, self.refused).plan(fitted, log)
        if change in after.changes:
            self.faults.append(f"{here.today}: {change.exercise} {change.kind} was refused")
        return after

    def _situation(self, day: date) -> Situation:
        exercises, made = self.library.exercises, self.made
        log = PlainLog(self.workouts)
        lately = log.workouts_between(day - timedelta(days=14), day)
        done = partial(log.sets, since=day - GATES_LOOK_BACK)
        return Situation(
            self.library,
            Runner(level=made.level, places=(made.place,)),
            day,
            PassedGates(exercises, done),
            LandingGate(exercises, done, lambda: lately),
            ExperienceGate(done),
            ladder=LadderLog(exercises, done),
            held=held_rungs(self.refused, day),
            is_back=after_break([each.local_date for each in self.workouts], day) is not None,
        )

    def _note_gates(self, program: str) -> None:
        sets = tuple(each for done in self.workouts for each in done.sets)
        passed = PassedGates(self.library.exercises, lambda: sets)
        self.gates[program] |= {each for each in self._able if each in passed}

    # What the runner does

    def _do(self, session: Session, day: date, here: Situation) -> None:
        records: list[SetRecord] = []
        work = [(b, item) for b in session.blocks if b.purpose.counts for item in b.items]
        for place, (block, item) in enumerate(work):
            records += self._do_item(place, block, item, here)
        pains: tuple[Pain, ...] = ()
        if records and self._chance.share() < 0.01:
            pains = (Pain("knee", 4, records[0].exercise),)
        number = len(self.workouts) + 1
        fields = {"session": session.id, "week": session.week, "by_word": True, "pains": pains}
        self.workouts.append(workout(number, day, *records, **fields))

    def _do_item(self, place: int, block: Block, item: Item, here: Situation) -> list[SetRecord]:
        exercise, asked = self.library.exercises[item.exercise], item.prescription
        loading = here.loading(exercise)
        load = item.prescription.load
        if load is None and loading is not None and loading.load_is is not LoadMeaning.HELP:
            load = self._found_load(exercise, asked.amount, loading)
        sets = asked.sets * max(1, block.rounds)
        records = []
        for number in range(1, sets + 1):
            value, effort = self._one_set(exercise, item, load, number, is_last=number == sets)
            sides = (Side.LEFT, Side.RIGHT) if asked.per_side else (None,)
            records += [
                SetRecord(
                    0,
                    place,
                    block.purpose.value,
                    exercise.id,
                    item.prescribed or exercise.id,
                    number,
                    side,
                    Target(asked.amount, asked.unit),
                    value,
                    load,
                    effort=effort,
                    short=value * 5 < asked.amount,
                    counts=value * 5 >= asked.amount,
                    load_is=loading.load_is if loading and load else None,
                )
                for side in sides
            ]
        self._able[exercise.id] = self._able_at(exercise) * (1 + self.made.growth)
        return records

    def _able_at(self, exercise: Exercise) -> float:
        """Kilograms once for what takes a load, else how much of it is the most."""
        if exercise.id not in self._able:
            easier = 1.0 / (1 + 0.15 * (exercise.rung or 0))
            self._able[exercise.id] = exercise.default.amount * 1.9 * self.made.strength * easier
        return self._able[exercise.id]

    def _strength(self, exercise: Exercise) -> float:
        usual = STRENGTHS.get(exercise.pattern, 20.0) * self.made.strength
        grown = self._able_at(exercise) / (exercise.default.amount * 1.9 * self.made.strength)
        return usual * grown

    def _found_load(self, exercise: Exercise, amount: int, loading: Loading) -> Load:
        """The load that a runner finds by feel, with about three repetitions left."""
        grams = 1000 * self._strength(exercise) / (1 + (amount + 3) / 30)
        least = loading.bar or loading.step
        return max(loading.round_down(grams), least)

    def _one_set(
        self, exercise: Exercise, item: Item, load: Load | None, number: int, *, is_last: bool
    ) -> tuple[int, int | None]:
        """What is done of a set, and how it is rated."""
        asked = item.prescription
        if asked.unit is Unit.CONTACTS:
            return asked.amount, 5 if is_last else None
        able, tired = self._able_at(exercise), 1 - 0.02 * number
        if load is not None and load.grams and asked.unit is Unit.REPS:
            able = max(0.0, 30 * (1000 * self._strength(exercise) / load.grams - 1))
        able *= tired
        wanted = asked.amount
        gate = exercise.up.amount if exercise.up else 0
        if is_last and load is None and gate > wanted:
            wanted = max(wanted, min(gate, int(able * 0.8)))
        value = max(0, min(wanted, int(able)))
        left = able - value if asked.unit is Unit.REPS else (able - value) / 5
        return value, self._rated(10 - int(left), is_last=is_last)

    def _rated(self, effort: int, *, is_last: bool) -> int | None:
        rates = self.made.rates
        if rates == "never" or (rates == "last set" and not is_last):
            return None
        return max(3, min(10, effort + {"one more": 1, "one less": -1}.get(rates, 0)))


@dataclass(slots=True)
class Watch:
    """Holds the promises against one planned session."""

    library: Library
    here: Situation
    book: ExposureBook
    fitted: Session
    progress: NextTargets
    steepest: float = 0.0

    def faults(self) -> list[str]:
        """What should not have been, in words."""
        return [
            *self._forbidden(),
            *self._too_much_work(),
            *self._steep(),
            *self._amounts(),
            *self._new_rungs(),
            *self._jumps(),
            *self._unexplained(),
        ]

    def _work(self, session: Session) -> list[Item]:
        return [i for block in session.blocks if block.purpose.counts for i in block.items]

    def _forbidden(self) -> list[str]:
        """Nothing for which the kit is missing, or that a complaint forbids."""
        items = self._work(self.progress.session)
        exercises = [self.library.exercises[each.exercise] for each in items]
        before = {each.exercise for each in self._work(self.fitted)}
        new = [each for each in exercises if each.id not in before]
        wrong = [each for each in exercises if self.here.forbidding(each)]
        wrong += [each for each in new if not each.fits(self.here.kit)]
        return [f"{each.id} cannot be done here" for each in wrong]

    def _too_much_work(self) -> list[str]:
        """Never more sets or effort than the table asks for, and no exercise twice."""
        table, planned = self._work(self.fitted), self._work(self.progress.session)
        asked = sum(each.prescription.sets for each in table)
        given = sum(each.prescription.sets for each in planned)
        names = Counter(each.exercise for each in planned)
        doubled = names - Counter(set(names)) - Counter(e.exercise for e in table)
        faults = [f"{given} sets for {asked}"] if given > asked else []
        faults += [f"{each} twice" for each in doubled]
        efforts = {each.exercise: each.prescription.rpe or 0 for each in table}
        return faults + [
            f"{each.exercise} at effort {each.prescription.rpe}"
            for each in planned
            if (each.prescription.rpe or 0) > efforts.get(each.prescribed or each.exercise, 10)
        ]

    def _steep(self) -> list[str]:
        """No target rises by more than a tenth or a step; a lighter session raises none."""
        faults = []
        for item in self._work(self.progress.session):
            exercise, load = self.library.exercises[item.exercise], item.prescription.load
            loading, done = self.here.loading(exercise), self._counted(exercise)
            if load is None or loading is None or not done or not done[-1].grams:
                continue
            before = _once(done[-1]) * _part(item, exercise)
            one = loading.after_steps(loading.round_down(before + loading.step.grams), 1).grams
            self.steepest = max(self.steepest, load.grams / before if before else 0)
            if load.grams > max(one, RISE_WITH_ROUNDING * before):
                faults.append(f"{exercise.id} from {before / 1000:.1f} to {load.kilograms} kg")
            is_lighter = self.progress.lighter is not None and self.progress.lighter.load < 1
            if is_lighter and load.grams > before + loading.step.grams:
                faults.append(f"{exercise.id} rises in a lighter session")
        return faults

    def _amounts(self) -> list[str]:
        """Above the table two repetitions or five seconds at a time, three above a gate at most."""
        table = {i.exercise: i.prescription for i in self._work(self.fitted)}
        faults = []
        for item in self._work(self.progress.session):
            asked, usual = item.prescription, table[item.exercise]
            more, exercise = asked.amount - usual.amount, self.library.exercises[item.exercise]
            if more <= 0 or usual.up_to:
                continue
            before = max(each.asked.amount for each in self.book.of(exercise))
            step = 5 if asked.unit is Unit.SECONDS else 2
            gate = exercise.up.amount if exercise.up else 0
            if asked.amount > max(before, usual.amount) + step or asked.amount > gate + 3:
                faults.append(f"{exercise.id} asked for {asked.amount} after {before}")
        return faults

    def _counted(self, exercise: Exercise) -> list[Exposure]:
        return [each for each in self.book.of(exercise) if not each.is_lighter and each.grams]

    def _new_rungs(self) -> list[str]:
        """One new rung of a pattern in a session, and none in a lighter one."""
        rungs = [each for each in self.progress.changes if each.kind is ChangeKind.RUNG_UP]
        new = [each for each in rungs if not self.book.sets(each.exercise)]
        patterns = Counter(self.library.exercises[each.exercise].pattern for each in new)
        faults = [f"two new rungs of {name}" for name, count in patterns.items() if count > 1]
        if new and self.progress.lighter is not None:
            faults.append("a new rung in a lighter session")
        return faults

    def _jumps(self) -> list[str]:
        """The units of the week, with those planned, stay within what the weeks before allow."""
        planned = [self._units(each) for each in self._work(self.progress.session)]
        if not any(planned):
            return []
        weeks = [self._units_of_week(number) for number in range(4)]
        level = self.here.runner.level or Level.INTERMEDIATE
        highest = max(weeks[1:])
        rising = max(1.2 * highest, highest + 6, FREE_UNITS[level])
        first = next(each for each in planned if each)
        total, most = weeks[0] + sum(planned), min(rising, WEEKLY_CAPS[level])
        if total <= most + 1e-9 or sum(planned) <= first:
            return []
        return [f"{total:.1f} jump units for {most:.1f}"]

    def _units(self, item: Item) -> float:
        asked, exercise = item.prescription, self.library.exercises[item.exercise]
        if asked.unit is not Unit.CONTACTS:
            return 0.0
        return asked.sets * asked.amount * (2 if asked.per_side else 1) * exercise.plyo_factor

    def _units_of_week(self, back: int) -> float:
        today = self.here.today
        monday = today - timedelta(days=today.weekday(), weeks=back)
        jumps = (each for each in self.library.exercises.values() if each.plyo_factor)
        sets: list[tuple[LoggedSet, float]] = [
            (done, each.plyo_factor) for each in jumps for done in self.book.sets(each.id)
        ]
        in_week = ((d, f) for d, f in sets if 0 <= (d.local_date - monday).days < 7)
        return sum(d.set.value * f for d, f in in_week if d.set.target.unit is Unit.CONTACTS)

    def _unexplained(self) -> list[str]:
        """Every change says why in a sentence, and where the rule is from."""
        changes = self.progress.changes
        return [
            f"{each.exercise} without a reason"
            for each in changes
            if not each.reason.endswith(".") or not each.source.endswith(".")
        ]


def _once(done: Exposure) -> float:
    """The load of a session as if lifted once, from what was asked for."""
    return (done.grams or 0) * (1 + _counted_repetitions(done.asked.amount, done.asked.effort) / 30)


def _part(item: Item, exercise: Exercise) -> float:
    asked = item.prescription
    if asked.unit is not Unit.REPS:
        return 1.0
    effort = (exercise.default.rpe or 7) if asked.rpe is None else asked.rpe
    return 1 / (1 + _counted_repetitions(asked.amount, effort) / 30)


def _counted_repetitions(amount: int, effort: int) -> int:
    return amount + 10 - effort
