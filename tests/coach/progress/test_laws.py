"""Laws of progress: of a year of made-up runners, and of one session after any log.

``tests/bench/simulated_year.py`` lets two hundred runners train for a year.
"""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.adapt.situation import Situation
from midstance.coach.progress.book import ExposureBook
from midstance.coach.progress.change import NOTHING_REFUSED, ChangeKind, NextTargets, Refusals
from midstance.coach.progress.plan import Progression
from midstance.domain.library import Library
from midstance.domain.quantity import LoadMeaning, Target, Unit
from midstance.domain.record import Pain, WorkoutRecord
from midstance.domain.runner import Level, Runner
from midstance.domain.session import Block, Item, Prescription, Purpose, Session
from tests.coach.gym import done, workout
from tests.coach.people import GYM
from tests.coach.plain_log import PlainLog
from tests.coach.progress.year import RATINGS, START, Chance, MadeRunner, Year, made_runner


@pytest.fixture(scope="module")
def years(library: Library) -> list[Year]:
    """Three months of six runners."""
    programs = tuple(library.programs)
    return [Year(made_runner(seed, programs), library).live(13) for seed in (2, 3, 8, 11, 12, 19)]


def test_the_promises_hold(years: list[Year]) -> None:
    """Kit, complaints, sets, efforts, rises, rungs, jumps: nothing that should not have been."""
    assert [fault for year in years for fault in year.faults] == []


def test_loads_and_rungs_move_both_ways(years: list[Year]) -> None:
    """Runners differ, so that every kind of change comes up."""
    seen = sum((year.seen for year in years), Counter[str]())
    assert seen["sessions"] > 100
    for kind in (
        ChangeKind.LOAD_UP,
        ChangeKind.LOAD_DOWN,
        ChangeKind.RUNG_UP,
        ChangeKind.RUNG_DOWN,
        ChangeKind.FEWER_JUMPS,
    ):
        assert seen[kind.value], kind
    assert seen["lighter"]
    assert seen["refused"]


def test_who_grows_lifts_more_in_the_end(library: Library) -> None:
    """Sixteen weeks of the strength program: the squat is heavier than it was in the first."""
    place = made_runner(0, tuple(library.programs)).place
    programs = ("offseason-strength", "power-5k10k")
    made = made_runner(6, programs)
    strong = MadeRunner(1, made.level, made.place, programs, 1.2, 0.008, RATINGS[0], 0.0)
    assert strong.place != place
    loads = [
        (each.local_date, each.set.load.kilograms)
        for workout in Year(strong, library).live(16).workouts
        for each in workout.sets
        if each.set.exercise == "back-squat" and each.set.load and each.set.target.amount <= 8
    ]
    assert loads[0][0] < START + timedelta(days=14)
    assert max(kilograms for _, kilograms in loads[-6:]) > 1.1 * loads[0][1]


def test_the_same_seed_is_the_same_year(library: Library) -> None:
    """What a bench finds can be looked at again."""
    programs = tuple(library.programs)
    first, again = (Year(made_runner(3, programs), library).live(6) for _ in range(2))
    assert first.workouts == again.workouts
    assert first.seen == again.seen
    assert Chance(1).share() != Chance(2).share()


def test_a_made_runner_does_what_is_asked(years: list[Year]) -> None:
    """Sets have a target and an effort that can be rated; nothing is done beyond measure."""
    sets = [each.set for year in years for done in year.workouts for each in done.sets]
    assert all(each.effort is None or 3 <= each.effort <= 10 for each in sets)
    assert {each.target.unit for each in sets} >= {Unit.REPS, Unit.SECONDS, Unit.CONTACTS}
    assert max(each.value for each in sets if each.target.unit is Unit.REPS) <= 60


REPETITIONS = st.integers(3, 12)
EFFORTS = st.none() | st.integers(5, 10)
DAYS_OFF = st.sampled_from([2, 3, 4, 7, 7, 15, 30, 60])


@st.composite
def squat_logs(draw: st.DrawFn) -> tuple[int, list[WorkoutRecord]]:
    """What a runner squatted over some weeks, whatever was asked; and the days until today."""
    workouts: list[WorkoutRecord] = []
    day, kilograms = 0, draw(st.integers(8, 48)) * 2.5
    for number in range(draw(st.integers(1, 8))):
        day += draw(DAYS_OFF)
        kilograms = max(20.0, kilograms + 2.5 * draw(st.integers(-2, 2)))
        asked, effort = draw(REPETITIONS), draw(EFFORTS)
        short = draw(st.sampled_from([0, 0, 0, 1, 3]))
        records = [
            done(
                "back-squat",
                max(1, asked - short),
                kg=kilograms,
                set_number=count,
                effort=effort,
                load_is=LoadMeaning.TOTAL,
                target=Target(asked, Unit.REPS),
            )
            for count in (1, 2, 3)
        ]
        pains = (Pain("knee", draw(st.sampled_from([0, 0, 0, 2, 4])), "back-squat"),)
        fields = {"session": "gone/A", "week": 1, "by_word": True, "pains": pains}
        workouts.append(workout(number + 1, START + timedelta(days=day), *records, **fields))
    return day + draw(DAYS_OFF), workouts


def squats_of(session: str, week: int, asked: str) -> Session:
    """A session of squats and planks."""
    rows = ((Purpose.STRENGTH, "back-squat", asked), (Purpose.CORE, "plank", "3x30 s @6"))
    items = ((each, Item(id_, Prescription.parse(text))) for each, id_, text in rows)
    return Session(session, "A", tuple(Block(each, (item,)) for each, item in items), week)


def next_time(
    library: Library,
    drawn: tuple[int, list[WorkoutRecord]],
    session: Session,
    refused: Refusals = NOTHING_REFUSED,
) -> NextTargets:
    """What comes next in ``session`` after a drawn log."""
    today, log = START + timedelta(days=drawn[0]), PlainLog(drawn[1])
    here = Situation(library, Runner(level=Level.INTERMEDIATE, places=(GYM,)), today)
    book = ExposureBook(log, library, today, here.loading)
    return Progression(here, book, refused).plan(session, log)


def grams(targets: NextTargets) -> int:
    """The load of the squat; 0 without one."""
    load = targets.session.items[0].prescription.load
    return load.grams if load else 0


@given(squat_logs(), REPETITIONS)
def test_a_deload_never_raises(
    library: Library, drawn: tuple[int, list[WorkoutRecord]], amount: int
) -> None:
    """The same row in a deload week has no more load than in a usual one, and no more sets."""
    usual = next_time(library, drawn, squats_of("power-5k10k/A", 3, f"3x{amount} @7"))
    deload = next_time(library, drawn, squats_of("power-5k10k/A", 4, f"3x{amount} @7"))
    assert grams(deload) <= grams(usual)
    assert sets_of_work(deload) <= sets_of_work(usual)
    assert not [each for each in deload.changes if each.kind is ChangeKind.LOAD_UP and each.grams]


def sets_of_work(targets: NextTargets) -> int:
    """All sets of a session."""
    return sum(each.prescription.sets for each in targets.session.items)


@given(squat_logs(), REPETITIONS)
def test_a_refusal_holds(
    library: Library, drawn: tuple[int, list[WorkoutRecord]], amount: int
) -> None:
    """Once refused a change is gone, and the load is the one without it; again brings it back."""
    session = squats_of("gone/A", 1, f"3x{amount} @7")
    targets = next_time(library, drawn, session)
    for change in targets.changes:
        refused = NOTHING_REFUSED.toggle(change)
        without = next_time(library, drawn, session, refused)
        assert change not in without.changes
        assert grams(without) == grams(targets) - change.grams
        assert next_time(library, drawn, session, refused.toggle(change)) == targets


@given(squat_logs(), REPETITIONS)
def test_a_break_takes_and_never_adds(
    library: Library, drawn: tuple[int, list[WorkoutRecord]], amount: int
) -> None:
    """After two weeks off no load goes up and no set is added, and one reason is shown."""
    targets = next_time(library, drawn, squats_of("gone/A", 1, f"3x{amount} @7"))
    gap = (START + timedelta(days=drawn[0]) - drawn[1][-1].local_date).days
    if gap < 14:
        return
    assert targets.lighter is not None
    assert targets.lighter.reason.endswith(".")
    assert not targets.changes
    assert sets_of_work(targets) < 6 or targets.lighter.sets == 1
    assert all(each.prescription.sets >= 1 for each in targets.session.items)


@given(squat_logs(), REPETITIONS)
def test_a_load_can_be_made_and_is_asked_twice_alike(
    library: Library, drawn: tuple[int, list[WorkoutRecord]], amount: int
) -> None:
    """On the bar's own steps, never below the empty bar; the same question has one answer."""
    session = squats_of("gone/A", 1, f"3x{amount} @7")
    targets = next_time(library, drawn, session)
    assert grams(targets) >= 20_000
    assert (grams(targets) - 20_000) % 2_500 == 0
    assert next_time(library, drawn, session) == targets


@given(squat_logs(), REPETITIONS)
def test_a_target_never_jumps(
    library: Library, drawn: tuple[int, list[WorkoutRecord]], amount: int
) -> None:
    """A change moves a load up by a tenth or a step at most, and down by a tenth and a step."""
    targets = next_time(library, drawn, squats_of("gone/A", 1, f"3x{amount} @7"))
    for change in targets.changes:
        before = grams(targets) - change.grams
        if change.kind is ChangeKind.LOAD_UP:
            assert 0 < change.grams <= max(2_500, 0.1 * before) + 2_500
        if change.kind is ChangeKind.LOAD_DOWN:
            assert 0 < -change.grams <= 0.1 * before + 5_000
