"""A gate is passed by enough good sets in enough sessions running."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.adapt.adaptation import adapt
from midstance.coach.adapt.ladders.gates import (
    AFTER_BOTH_LEGS,
    LOWER_LEG_AND_KNEE,
    SKILLS,
    WITH_WEIGHTS,
    GateTry,
    LandingGate,
    PassedGates,
    falls_short,
    is_form_broken,
    lands_hard,
    passed_gates,
    toggle_form,
    try_gate,
)
from midstance.coach.adapt.situation import Situation
from midstance.coach.adapt.substitution import ReasonKind, why_ruled_out
from midstance.coach.adapt.variants import CurrentExercise, ladder_of
from midstance.domain.exercise import Gate, Limitation, Measure, MoveDown
from midstance.domain.library import UnknownIdError
from midstance.domain.quantity import Side, Target, Unit
from midstance.domain.record import LoggedSet, Pain, SetRecord, Timestamp, WorkoutRecord
from midstance.domain.runner import Level, Runner
from midstance.domain.session import Prescription, Session
from midstance.storage.definitions.compiler import compile_library
from midstance.storage.definitions.sources import bundled_sources
from midstance.storage.places import bundled_assets
from midstance.tui.screens.session.dialogs import REGIONS
from tests.coach.people import AIR, CHAIR, TODAY, done, exercise, make_situation, managed

GATE = Gate(2, 12, 7, 2)
SQUAT = exercise("squat", up=GATE)
STAMP = Timestamp(datetime(2026, 11, 23, tzinfo=UTC), 0, "")


def squats(value: int, effort: int | None = None, *, number: int = 1, asked: int = 12) -> SetRecord:
    """A set of squats where the table asked for ``asked``."""
    made = done("squat", value, effort=effort, number=number)
    return replace(made, target=Target(asked, Unit.REPS))


GOOD = (squats(12), squats(13, 6, number=2))
SHORT = (squats(12), squats(11, 6, number=2))


def log(*workouts: Iterable[SetRecord]) -> list[LoggedSet]:
    """Workouts one after the other."""
    return [
        LoggedSet(
            UUID(int=number * 100 + each.sequence), UUID(int=number), "a/A", STAMP, TODAY, each
        )
        for number, sets in enumerate(workouts)
        for each in sets
    ]


def is_passed(*workouts: Iterable[SetRecord]) -> bool:
    """Whether the squat's gate was passed."""
    return "squat" in passed_gates({"squat": SQUAT}, log(*workouts))


def test_two_good_sessions_running_pass() -> None:
    """The gate asks for two; one is not enough, and one between two bad ones neither."""
    assert is_passed(GOOD, GOOD)
    assert not is_passed(GOOD)
    assert not is_passed(GOOD, SHORT, GOOD)
    assert not is_passed()


def test_once_passed_stays_passed() -> None:
    """A bad day later does not close the gate."""
    assert is_passed(SHORT, GOOD, GOOD, SHORT)


REACHED, MISSED, NOT_TRIED = GateTry


@pytest.mark.parametrize(
    ("sets", "said"),
    [
        (GOOD, REACHED),
        ((squats(12, 7),), REACHED),
        (SHORT, MISSED),
        ((squats(11), squats(12, 7, number=2)), MISSED),
        ((squats(12), squats(12, 8, number=2)), MISSED),
        ((squats(12), squats(12, number=2)), MISSED),
        ((squats(8, asked=8), squats(12, 7, number=2, asked=8)), REACHED),
        ((squats(7, asked=8), squats(12, 7, number=2, asked=8)), MISSED),
        ((squats(8, asked=8), squats(8, 5, number=2, asked=8)), NOT_TRIED),
        ((squats(8, asked=8), squats(7, 5, number=2, asked=8)), MISSED),
        ((squats(12, asked=15), squats(12, 7, number=2, asked=15)), REACHED),
        ((replace(squats(12, 7), target=Target(12, Unit.SECONDS)),), NOT_TRIED),
        ((), NOT_TRIED),
    ],
    ids=[
        *("good", "one set", "last short", "first short", "too hard", "not rated"),
        *("beyond the table", "below the table", "as a lighter table", "below a lighter table"),
        *("above the gate", "other unit", "nothing"),
    ],
)
def test_a_session_says_whether_the_gate_was_reached(
    sets: tuple[SetRecord, ...], said: GateTry
) -> None:
    """The last set reaches the gate at its effort, the others what the table asks, at most that."""
    assert try_gate(GATE, SQUAT, sets) is said


def test_hard_exercises_must_show_it_twice() -> None:
    """From level 4 on the last two sets are open, and one set alone says nothing."""
    hard = replace(SQUAT, level=4)
    both = (squats(8, asked=8), squats(12, 7, number=2, asked=8), squats(12, 7, number=3, asked=8))
    assert try_gate(GATE, hard, both) is REACHED
    weak = (squats(8, asked=8), squats(11, 7, number=2), squats(12, 7, number=3))
    assert try_gate(GATE, hard, weak) is MISSED
    assert try_gate(GATE, hard, both[:1]) is NOT_TRIED


def test_a_lighter_week_between_is_passed_over() -> None:
    """A session in which the gate was not tried neither counts nor starts the count again."""
    lighter = (squats(8, 5, asked=8),)
    assert is_passed(GOOD, lighter, GOOD)
    assert is_passed(GOOD, lighter, lighter, GOOD)
    assert not is_passed(GOOD, lighter)
    assert not is_passed(GOOD, lighter, SHORT, GOOD)


def test_both_sides_must_reach_it() -> None:
    """A set whose left side fell short is not a good set."""
    pairs = [
        done("squat", value, effort=6, number=number, side=side)
        for number, left in ((1, 12), (2, 9))
        for side, value in ((Side.LEFT, left), (Side.RIGHT, 12))
    ]
    asked = [replace(each, target=Target(12, Unit.REPS)) for each in pairs]
    assert try_gate(GATE, SQUAT, asked) is MISSED
    assert try_gate(GATE, SQUAT, asked[:2]) is REACHED


def test_an_exercise_without_a_gate_is_never_passed() -> None:
    """No gate, no passing; and what the library does not hold is passed over."""
    sets = [done("chair-squat", 50, effort=3, number=n) for n in (1, 2, 3)]
    held = {"chair-squat": CHAIR}
    assert passed_gates(held, log(sets, sets, sets)) == frozenset()
    assert passed_gates({"air-squat": AIR}, log(GOOD, GOOD)) == frozenset()


def test_skipped_and_warm_up_sets_count_for_nothing() -> None:
    """Only sets that count and were done pass a gate."""
    skipped = [replace(each, skipped=True) for each in GOOD]
    warm = [replace(each, counts=False) for each in GOOD]
    assert not is_passed(skipped, skipped)
    assert not is_passed(warm, warm)


def sets_in(marks: str) -> list[tuple[SetRecord, ...]]:
    """A workout for each mark: a cross is a good session, a dot a short one."""
    return [GOOD if mark == "x" else SHORT for mark in marks]


MARKS = st.text(alphabet="x.", max_size=8)


@given(MARKS)
def test_two_crosses_side_by_side_pass(marks: str) -> None:
    """However the sessions fell, it takes two good ones with no short one between them."""
    assert is_passed(*sets_in(marks)) is ("xx" in marks)


@given(MARKS, MARKS, st.integers(1, 4))
def test_the_gate_says_how_many_sessions(before: str, after: str, sessions: int) -> None:
    """This many crosses in a row pass wherever they stand, and one fewer alone does not."""
    squat = replace(SQUAT, up=replace(GATE, sessions=sessions))
    row = f"{before}.{'x' * sessions}.{after}"
    assert passed_gates({"squat": squat}, log(*sets_in(row))) == {"squat"}
    fewer = f".{'x' * (sessions - 1)}."
    assert not passed_gates({"squat": squat}, log(*sets_in(fewer)))


@pytest.mark.parametrize(
    ("value", "effort", "is_good"),
    [(12, 7, True), (11, 7, False), (12, 8, False), (30, 1, True), (12, None, False)],
)
def test_a_set_is_good_at_its_edges(value: int, effort: int | None, *, is_good: bool) -> None:
    """Twelve at effort 7 are just enough; one less, or one harder, or unrated, are not."""
    sets = [squats(value, effort, number=number) for number in (1, 2)]
    assert (try_gate(GATE, SQUAT, sets) is REACHED) is is_good


@given(st.lists(st.tuples(st.integers(0, 20), st.none() | st.integers(1, 10)), min_size=1))
def test_the_last_set_decides_and_no_other_falls_short(made: list[tuple[int, int | None]]) -> None:
    """However many sets there are, only the last must be rated."""
    sets = [squats(value, effort, number=n) for n, (value, effort) in enumerate(made, 1)]
    value, effort = made[-1]
    is_easy = effort is not None and effort <= 7
    enough = all(each >= 12 for each, _ in made)
    assert (try_gate(GATE, SQUAT, sets) is REACHED) is (enough and is_easy)
    assert value >= 12 or try_gate(GATE, SQUAT, sets) is MISSED


@pytest.mark.parametrize("note", ["form broke", "knees in; Form broke"])
def test_form_that_broke_reaches_no_gate(note: str) -> None:
    """A session of easy sets misses it, and shows that the exercise is too hard yet."""
    good = (squats(15, 6), squats(15, 6, number=2), squats(15, 6, number=3))
    broken = (*good[:2], replace(good[2], note=note))
    assert is_passed(good, good)
    assert not is_passed(good, broken)
    exercise = LIBRARY.exercise("bodyweight-squat")
    assert falls_short(exercise, broken)
    assert not falls_short(exercise, good)
    for typed in ("", "knees in", "a;b ; ", " ;;", "form broke here"):
        assert toggle_form(toggle_form(typed)) == typed
    assert toggle_form("form broke; a; Form broke") == "a"
    assert not is_form_broken("form broke down here")


def test_the_log_is_read_only_when_a_gate_is_asked_about() -> None:
    """Once, however often it is asked; most sessions ask about none."""
    read: list[int] = []

    def done_lately() -> list[LoggedSet]:
        read.append(1)
        return log(GOOD, GOOD)

    gates = PassedGates({"squat": SQUAT}, done_lately)
    assert not read
    assert "squat" in gates
    assert "plank" not in gates
    assert len(read) == 1


LIBRARY = compile_library(bundled_sources(bundled_assets())).library
STAMP_LANDINGS = Timestamp(datetime(2026, 11, 20, tzinfo=UTC), 0, "")
JUMP, HOP = LIBRARY.exercises["squat-jump"], LIBRARY.exercises["single-leg-hop"]
SOFT = LIBRARY.exercises["box-jump"]


def one(
    id_: str, value: int, days_ago: int, side: Side | None = None, number: int = 1
) -> LoggedSet:
    """A set of an exercise, this many days ago."""
    unit = LIBRARY.exercises[id_].measure.unit
    target = Target(value, unit)
    record = SetRecord(number, 0, "strength", id_, id_, number, side, target, value)
    workout = UUID(int=days_ago + 1)
    day = TODAY - timedelta(days=days_ago)
    return LoggedSet(UUID(int=number), workout, "a/A", STAMP_LANDINGS, day, record)


def sided(id_: str, value: int, days_ago: int, sets: int = 1) -> list[LoggedSet]:
    """Sets of an exercise, each on both sides."""
    return [one(id_, value, days_ago, side, n) for n in range(1, sets + 1) for side in Side]


def workout(days_ago: int, sets: int = 10, session_id: str = "a/A") -> list[LoggedSet]:
    """A workout of glute bridges, this many days ago."""
    found = [one("glute-bridge", 10, days_ago, number=n) for n in range(1, sets + 1)]
    return [replace(each, session=session_id) for each in found]


MONDAYS = [TODAY.weekday() + 7 * weeks for weeks in range(4)]
WEEKS = [each for monday in MONDAYS for day in (7, 5) for each in workout(monday + day)]
SKILLED = [each for id_, sets, amount, _ in SKILLS for each in sided(id_, amount, 3, sets)]
JUMPED = [one("box-jump", 5, days_ago) for days_ago in (3, 10, 17, 24)]


def landings(done: Iterable[LoggedSet], *pains: Pain) -> LandingGate:
    """What a log with these sets and pains says."""
    day = TODAY - timedelta(days=3)
    workout = WorkoutRecord(UUID(int=1), "a/A", "A", 1, STAMP_LANDINGS, day, pains=pains)
    held = tuple(done)
    return LandingGate(LIBRARY.exercises, lambda: held, lambda: (workout,))


def someone(
    done: Iterable[LoggedSet] = (), *pains: Pain, level: Level | None = Level.INTERMEDIATE
) -> Situation:
    """A runner with a log."""
    return replace(make_situation(level=level, library=LIBRARY), landings=landings(done, *pains))


def test_all_gates_passed() -> None:
    """Four weeks, and each skill shown in one session, open the first jumps."""
    known = landings([*WEEKS, *SKILLED])
    assert known.missing(JUMP) == ()
    assert known.missing(HOP) == ("four weeks of jumps on both legs",)
    assert landings([*WEEKS, *SKILLED, *JUMPED]).missing(HOP) == ()


WEIGHTED = LIBRARY.exercises[WITH_WEIGHTS]
SQUAT_JUMPS = [one("squat-jump", 5, days_ago) for days_ago in (3, 10, 17, 24)]


def test_jumps_with_weights_ask_for_eight_weeks_and_squat_jumps() -> None:
    """What its caution says is what the log must show, on top of what every jump asks for."""
    known = [*WEEKS, *SKILLED, *JUMPED]
    eight, four = "eight weeks of strength work", "four weeks of squat jumps"
    assert landings(known).missing(WEIGHTED) == (eight, four)
    assert landings([*known, *SQUAT_JUMPS]).missing(WEIGHTED) == (eight,)
    mondays = [monday + 28 for monday in MONDAYS]
    earlier = [each for monday in mondays for day in (7, 5) for each in workout(monday + day)]
    assert landings([*earlier, *known]).missing(WEIGHTED) == (four,)
    assert landings([*earlier, *known, *SQUAT_JUMPS]).missing(WEIGHTED) == ()


def test_a_program_with_two_sets_opens_the_gate() -> None:
    """Two sessions of two sets at the gate's amount pass it, though the gate names three sets."""
    bridge = LIBRARY.exercises["glute-bridge"]
    assert bridge.up is not None
    assert bridge.up.sets == 3
    sets = [
        replace(done(bridge.id, 15, effort=6, number=n), target=Target(asked, Unit.REPS))
        for n, asked in ((1, 15), (2, 15))
    ]
    assert bridge.id in passed_gates({bridge.id: bridge}, log(sets, sets))
    assert bridge.id not in passed_gates({bridge.id: bridge}, log(sets))


BEYOND_THE_TABLE = {"negative-pull-up"}
"""Rungs whose gate asks more repetitions than any table: the last set may go on to it."""


def test_each_gate_before_level_four_can_be_opened_by_a_program() -> None:
    """What an intermediate runner is given until then reaches the gate's amount and effort."""
    situation = Situation(LIBRARY, Runner(level=Level.INTERMEDIATE), date(2026, 11, 23))
    wanted: set[str | None] = set()
    done_there: dict[str, list[Prescription]] = {}
    for program in LIBRARY.programs.values():
        for week in range(1, program.weeks + 1):
            for session in LIBRARY.week_sessions(program, week):
                asked = [LIBRARY.exercises[each.exercise] for each in session.items]
                wanted |= {each.easier for each in asked if each.level == 4}
                for each in adapt(session, situation).session.items:
                    done_there.setdefault(each.exercise, []).append(each.prescription)
    assert len(wanted) > 4
    for rung in wanted:
        gate = LIBRARY.exercises[str(rung)].up
        assert gate is not None
        easy = [p for p in done_there.get(str(rung), []) if (p.rpe or 0) <= gate.rpe_max]
        far = [p for p in easy if (p.up_to or p.amount) >= gate.amount]
        assert len(easy if rung in BEYOND_THE_TABLE else far) >= gate.sessions, rung


def test_an_empty_log_misses_all() -> None:
    """They are named in the order in which they are worked for; soft landings ask for none."""
    named = ("four weeks of strength work", *(words for *_, words in SKILLS))
    assert landings(()).missing(JUMP) == named
    assert landings(()).missing(SOFT) == ()


@pytest.mark.parametrize(("id_", "sets", "amount", "words"), SKILLS)
def test_each_gate_needs_every_side_and_set(id_: str, sets: int, amount: int, words: str) -> None:
    """One repetition less on one side, or one set less, does not pass it."""
    others = [each for each in SKILLED if each.set.exercise != id_]
    whole = sided(id_, amount, 3, sets)
    for short in (
        [*whole[:-1], one(id_, amount - 1, 3, Side.RIGHT, sets)],
        sided(id_, amount, 3, sets - 1),
        [replace(each, set=replace(each.set, skipped=True)) for each in whole],
        [replace(each, set=replace(each.set, counts=False)) for each in whole],
    ):
        assert landings([*WEEKS, *others, *short]).missing(JUMP) == (words,)


def test_sets_of_two_sessions_do_not_add_up() -> None:
    """Three sets of twelve belong to one session."""
    others = [each for each in SKILLED if each.set.exercise != "lateral-step-down"]
    apart = [*sided("lateral-step-down", 12, 3, 2), *sided("lateral-step-down", 12, 10, 2)]
    assert len(landings([*WEEKS, *others, *apart]).missing(JUMP)) == 1


@pytest.mark.parametrize(
    ("done", "counts"),
    [
        (WEEKS, True),
        ([each for days_ago in (1, 2, 3, 4) for each in workout(days_ago)], False),
        ([each for monday in MONDAYS for each in workout(monday + 7)], False),
        ([e for monday in MONDAYS for day in (7, 5) for e in workout(monday + day, 9)], False),
        ([replace(each, session="active-recovery-25") for each in WEEKS], False),
    ],
    ids=["whole", "one week", "one workout a week", "nine sets", "a routine"],
)
def test_a_week_of_strength_work_has_two_workouts_of_a_program(
    done: list[LoggedSet], *, counts: bool
) -> None:
    """Two of at least ten sets that count, in each of four weeks; recovery is none."""
    missing = landings([*done, *SKILLED]).missing(JUMP)
    assert missing == (() if counts else ("four weeks of strength work",))


@pytest.mark.parametrize(
    ("pain", "sore"),
    [
        (Pain("knee", 3, "plank"), "knee"),
        (Pain("knee", 2, "plank"), ""),
        (Pain("shoulder", 8, "plank"), ""),
    ],
)
def test_pain_keeps_landings_away(pain: Pain, sore: str) -> None:
    """Above 2 of 10, in the lower leg or the knee; whoever it is, and whatever was chosen."""
    for level in (*Level, None):
        runner = someone([*WEEKS, *SKILLED, *JUMPED], pain, level=level)
        assert runner.sore(JUMP) == sore
        assert runner.is_open(JUMP, is_chosen=True) == (not sore)
        assert runner.sore(SOFT) == ""


def test_the_regions_are_those_that_are_asked_for() -> None:
    """A pain is noted under the same words."""
    assert {label for _, label in REGIONS} >= LOWER_LEG_AND_KNEE


def test_who_is_asked() -> None:
    """Everybody, unknown level included; only what is chosen by hand passes."""
    for level in (*Level, None):
        assert not someone(level=level).is_open(JUMP)
        assert someone([*WEEKS, *SKILLED], level=level).is_open(JUMP) is (
            level is not Level.BEGINNER
        )
    assert someone().is_open(JUMP, is_chosen=True)
    assert make_situation(level=Level.INTERMEDIATE, library=LIBRARY).is_open(JUMP)


def test_the_advanced_need_no_weeks_in_the_log_but_every_skill() -> None:
    """The skills open the jump to the advanced alone; each of them is still asked for."""
    assert someone(SKILLED, level=Level.ADVANCED).is_open(JUMP)
    assert not someone(SKILLED, level=None).is_open(JUMP)
    assert someone(WEEKS, level=Level.ADVANCED).missing(JUMP) == tuple(w for *_, w in SKILLS)
    bone = replace(managed(Limitation.SHIN_BONE, TODAY))
    runner = someone(SKILLED, level=Level.ADVANCED)
    assert not replace(runner, runner=replace(runner.runner, complaints=(bone,))).is_open(JUMP)


def test_the_reason_names_every_gate_that_is_left() -> None:
    """It says what there is to do, in the order in which it is tried."""
    found = why_ruled_out(JUMP, someone())
    assert found is not None
    assert found.kind is ReasonKind.GATES
    assert found.text == (
        "hard landings may come after four weeks of strength work, 3 × 12 lateral step-downs a "
        "side, 20 single-leg calf raises a side and 30 s of single-leg stand a side"
    )
    last = why_ruled_out(JUMP, someone(WEEKS + SKILLED[:-1] + sided("single-leg-stand", 29, 3)[:1]))
    assert last is not None
    assert last.text == "hard landings may come after 30 s of single-leg stand a side"
    hurt = why_ruled_out(JUMP, someone((), Pain("knee", 5, "plank"), level=None))
    assert hurt is not None
    assert hurt.text == "hard landings may better wait: knee hurt in the last two weeks"


def test_bone_waits_for_three_months() -> None:
    """A bone stress injury that is cleared keeps jumps away for longer than other complaints."""
    for days, is_open in ((30, False), (90, False), (91, True)):
        bone = managed(Limitation.SHIN_BONE, TODAY - timedelta(days=days))
        assert make_situation(bone, library=LIBRARY).is_open(JUMP) == is_open
        knee = managed(Limitation.KNEE_FRONT, TODAY - timedelta(days=days))
        assert make_situation(knee, library=LIBRARY).is_open(JUMP)
    told = why_ruled_out(JUMP, make_situation(managed(Limitation.SHIN_BONE), library=LIBRARY))
    assert told is not None
    assert "for three months" in told.text


def prescribed() -> Iterator[Session]:
    """Every session of every program in each week that has it."""
    for program in LIBRARY.programs.values():
        for plan in program.sessions:
            for week in range(1, program.weeks + 1):
                with suppress(UnknownIdError):
                    yield LIBRARY.session(f"{program.id}/{plan.id}", week)


@pytest.mark.parametrize("level", [Level.BEGINNER, Level.INTERMEDIATE])
def test_no_program_lands_hard_before_its_gates(level: Level) -> None:
    """Week by week, whatever lands hard is replaced by what does not, and the reason is shown."""
    runner = someone(level=level)
    replaced = 0
    for session in prescribed():
        adapted = adapt(session, runner)
        names = [item.exercise for item in adapted.session.items]
        assert not any(lands_hard(LIBRARY.exercises[name]) for name in names)
        replaced += sum(each.reason.kind is ReasonKind.GATES for each in adapted.replaced)
    assert replaced or level is Level.BEGINNER


def test_the_hardest_jumps_are_in_the_library() -> None:
    """A gate for an exercise that does not exist would guard nothing."""
    assert all(lands_hard(LIBRARY.exercises[id_]) for id_ in AFTER_BOTH_LEGS)


def test_a_variant_that_comes_too_early_says_so() -> None:
    """It is shown and not forbidden: the choice is the runner's."""
    under_way = CurrentExercise(SOFT, Prescription(sets=3, amount=4, unit=Unit.CONTACTS))
    found = {each.exercise.id: each for each in ladder_of(under_way, someone(), {})}
    assert found["squat-jump"].fits
    assert found["squat-jump"].too_early.startswith("hard landings may come after")
    assert not found["box-jump"].too_early


HARDER = exercise("jump-squat", easier="squat")
LONG_HOLD = exercise("hold", easier="squat", down=MoveDown.HOLD, measure=Measure.SECONDS)


def above(*pairs: tuple[int, int | None], asked: int = 10) -> list[SetRecord]:
    """A workout of the rung above: values with their efforts."""
    return [
        replace(
            done(HARDER.id, value, effort=effort, number=number), target=Target(asked, Unit.REPS)
        )
        for number, (value, effort) in enumerate(pairs, 1)
    ]


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        (above((10, 7), (10, 7)), False),
        (above((9, 7), (10, 7)), False),
        (above((9, 7), (9, 7)), True),
        (above((9, None)), True),
        (above((10, None)), False),
        (above((10, 9), (10, 9)), False),
        (above((10, 10), (10, 7)), True),
    ],
)
def test_a_session_falls_short(sets: list[SetRecord], *, expected: bool) -> None:
    """Two sets below what was asked, or the only one, or a set with nothing left."""
    assert falls_short(HARDER, sets) is expected


@pytest.mark.parametrize(("value", "expected"), [(60, False), (36, False), (35, True), (0, True)])
def test_a_hold_falls_short_below_three_fifths(value: int, *, expected: bool) -> None:
    """A position that breaks a little early is no reason to go back."""
    held = replace(done(LONG_HOLD.id, value), target=Target(60, Unit.SECONDS))
    assert falls_short(LONG_HOLD, [held]) is expected


def passes_with(*workouts: Iterable[SetRecord]) -> bool:
    """Whether the squat's gate is passed where the rung above is known too."""
    return "squat" in passed_gates({"squat": SQUAT, HARDER.id: HARDER}, log(*workouts))


def test_two_short_sessions_running_on_the_rung_above_take_the_gate_back() -> None:
    """One is none, a good one between starts over, and the gate can be passed again."""
    bad, good = above((8, 9), (8, 9)), above((10, 7), (10, 7))
    assert passes_with(GOOD, GOOD, good, good)
    assert passes_with(GOOD, GOOD, bad)
    assert passes_with(GOOD, GOOD, bad, good, bad)
    assert not passes_with(GOOD, GOOD, bad, bad)
    assert not passes_with(GOOD, GOOD, bad, bad, GOOD)
    assert passes_with(GOOD, GOOD, bad, bad, GOOD, GOOD)
    assert passes_with(bad, bad, GOOD, GOOD)
