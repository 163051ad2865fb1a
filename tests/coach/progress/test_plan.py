"""A session with what comes next: loads, rungs, jumps and lighter days together."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from midstance.coach.adapt.situation import Situation
from midstance.coach.progress.book import ExposureBook
from midstance.coach.progress.change import ChangeKind, NextTargets, Refusals
from midstance.coach.progress.jumps import allowed_units
from midstance.coach.progress.lighter import Lighter
from midstance.coach.progress.plan import Progression
from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.library import Library
from midstance.domain.quantity import Load, LoadMeaning, Side, Target, Unit
from midstance.domain.record import SetRecord, WorkoutRecord
from midstance.domain.runner import Complaint, Level, Runner
from midstance.domain.session import Block, Item, Prescription, Purpose, Session
from tests.coach.gym import MONDAY, done, workout
from tests.coach.plain_log import PlainLog

TODAY = MONDAY + timedelta(days=28)


def ago(days: int) -> date:
    """The day this many days before today."""
    return TODAY - timedelta(days=days)


def sets(id_: str, count: int, amount: int, effort: int | None = 7, **more: Any) -> list[SetRecord]:
    """This many sets of an exercise, each as asked."""
    unit = more.pop("unit", Unit.REPS)
    is_per_side = more.pop("per_side", False)
    asked = more.pop("target", amount)
    both = (Side.LEFT, Side.RIGHT) if is_per_side else (None,)
    return [
        done(
            id_,
            amount,
            unit,
            set_number=number,
            side=side,
            effort=effort,
            target=Target(asked, unit),
            **more,
        )
        for number in range(1, count + 1)
        for side in both
    ]


def worked(number: int, days: int, *records: SetRecord, **more: Any) -> WorkoutRecord:
    """A workout this many days ago that counts, whatever its sets are."""
    fields = {"session": "foundations/A", "week": 3, "by_word": True, **more}
    return workout(number, ago(days), *records, **fields)


def one(id_: str, asked: str, purpose: Purpose = Purpose.STRENGTH, **more: Any) -> Session:
    """A session of one exercise."""
    item = Item(id_, Prescription.parse(asked))
    fields = {"id": "foundations/A", "name": "A", "week": 5, **more}
    return Session(blocks=(Block(purpose, (item,)),), **fields)


def planned(
    library: Library,
    session: Session,
    *workouts: WorkoutRecord,
    runner: Runner | None = None,
    refused: Refusals | None = None,
    load_share: float = 1.0,
    easier: Lighter | None = None,
) -> NextTargets:
    """What comes next in ``session`` after ``workouts``."""
    here = Situation(library, runner or Runner(level=Level.INTERMEDIATE), TODAY)
    log = PlainLog(workouts)
    book = ExposureBook(log, library, TODAY, here.loading)
    return Progression(here, book, refused or Refusals(), load_share, easier).plan(session, log)


def load(progress: NextTargets) -> float | None:
    """The load of the first exercise, in kilograms."""
    found = progress.session.items[0].prescription.load
    return found.kilograms if found else None


SQUATS = one("back-squat", "3x8 @7")


def squats(number: int, days: int, kg: float, effort: int | None = 7, **more: Any) -> WorkoutRecord:
    """Three sets of eight squats this many days ago, in a session that is not known any more."""
    records = sets("back-squat", 3, 8, effort, kg=kg, load_is=LoadMeaning.TOTAL)
    return worked(number, days, *records, session="gone/A", **more)


def test_a_load_goes_up_with_its_reason(library: Library) -> None:
    """By a step, with a sentence and a source; the next time it is taken for granted."""
    progress = planned(library, SQUATS, squats(1, 10, 60), squats(2, 5, 60, 8), squats(3, 3, 60))
    change = progress.of("back-squat")
    assert load(progress) == 62.5
    assert change is not None
    assert (change.kind, change.grams, change.basis) == (ChangeKind.LOAD_UP, 2500, ago(3))
    assert change.reason == "Every set done at RPE 7, as planned."
    assert "Ratamess" in change.source


@pytest.mark.parametrize(
    ("efforts", "reason"),
    [
        ([7], "Every set done at RPE 7, as planned."),
        ([6], "Every set done at RPE 6, with 7 planned."),
        ([5], "Every set done at RPE 5, with 7 planned."),
        ([None, None, None], "Every set done in 3 sessions in a row."),
    ],
)
def test_the_reason_of_a_load_that_goes_up_is_one_short_sentence(
    library: Library, efforts: list[int | None], reason: str
) -> None:
    """How hard it was against the plan; without a rating, how often it was done as planned.

    It has room beside the name of the exercise in a line of 80 columns.
    """
    done = [
        squats(number, 3 * (len(efforts) - number + 1), 60, effort)
        for number, effort in enumerate(efforts, 1)
    ]
    change = planned(library, SQUATS, *done).of("back-squat")
    assert change is not None
    assert change.kind is ChangeKind.LOAD_UP
    assert change.reason == reason
    assert len("Barbell back squat: 2.5 kg more. " + reason) <= 80
    assert change.source.count(".") >= 1
    assert not change.source.startswith(reason)
    assert planned(library, SQUATS, *done[:-1]).of("back-squat") is None


def test_refusing_restores(library: Library) -> None:
    """The load of the last time, no change, and once taken again the same as before."""
    done_before = squats(1, 3, 60)
    change = planned(library, SQUATS, done_before).changes[0]
    refused = Refusals().toggle(change)
    without = planned(library, SQUATS, done_before, refused=refused)
    assert (load(without), without.changes) == (60, ())
    again = planned(library, SQUATS, done_before, refused=refused.toggle(change))
    assert load(again) == 62.5
    assert Refusals.from_plain(refused.to_plain()) == refused
    assert Refusals.from_plain([{"exercise": "x", "day": "soon", "kind": "load-up"}, 7]) == (
        Refusals()
    )


def test_nothing_known_leaves_the_load_open(library: Library) -> None:
    """Who begins the session finds a first load; so where a complaint caps the effort."""
    assert load(planned(library, SQUATS)) is None
    heart = Runner(level=Level.INTERMEDIATE, complaints=(Complaint(Limitation.HEART),))
    assert load(planned(library, SQUATS, squats(1, 3, 60), runner=heart)) is None


def test_a_tired_day_takes_its_share_once(library: Library) -> None:
    """No step up on such a day; after a break, and in a lighter week, the smaller share holds."""
    tired = planned(library, SQUATS, squats(1, 3, 60), load_share=0.925)
    assert load(tired) == 55
    assert tired.changes == ()
    back = planned(library, SQUATS, squats(1, 14, 60), load_share=0.925)
    assert load(back) == load(planned(library, SQUATS, squats(1, 14, 60)))
    deload = one("back-squat", "2x8 @7", id="power-5k10k/A", week=4)
    lighter = planned(library, deload, squats(1, 3, 60))
    assert load(planned(library, deload, squats(1, 3, 60), load_share=0.925)) == load(lighter)


def test_who_trains_every_two_weeks_gets_stronger_too(library: Library) -> None:
    """Once the rhythm is known its sessions count, and the load goes up by the usual rules."""
    known = [squats(number, days, 60) for number, days in enumerate((90, 75, 60), 1)]
    rhythm = [squats(4, 45, 57.5), squats(5, 30, 60), squats(6, 15, 62.5)]
    progress = planned(library, SQUATS, *known, *rhythm)
    assert progress.lighter is None
    assert load(progress) == 65
    assert [each.kind for each in progress.changes] == [ChangeKind.LOAD_UP]


def test_tired_days_and_days_of_illness_are_read(library: Library) -> None:
    """What was done on a tired day says nothing of the next load; an illness makes a longer way."""
    here = Situation(library, Runner(level=Level.INTERMEDIATE), TODAY)
    log = PlainLog((squats(1, 6, 60), squats(2, 3, 55)))
    book = ExposureBook(log, library, TODAY, here.loading, {ago(3)})
    assert load(Progression(here, book).plan(SQUATS)) == 62.5
    gone = PlainLog((squats(1, 14, 60),))
    ill = ExposureBook(gone, library, TODAY, here.loading, (), {ago(9)})
    found = Progression(here, ill).plan(SQUATS)
    assert found.lighter is not None
    assert found.lighter.load == 0.80
    assert found.session.load_share == 0.80


def test_a_break_takes_sets_and_load(library: Library) -> None:
    """Half of the sets at nine tenths after 14 days, with one reason, and no step up."""
    progress = planned(library, SQUATS, squats(1, 14, 60))
    assert progress.session.items[0].prescription.text() == "2×8 52.5 kg @7"
    assert progress.changes == ()
    assert progress.lighter is not None
    assert progress.lighter.reason == (
        "The first session after 14 days without strength: 50 % of the sets, 90 % of the loads, "
        "no jumps."
    )


def test_after_eight_weeks_away_the_load_begins_much_lower(library: Library) -> None:
    """At seven tenths; what is lifted then says nothing of the load to come back to."""
    assert load(planned(library, SQUATS, squats(1, 60, 60))) == 40


def test_no_more_than_the_heaviest_weight_there_is(library: Library) -> None:
    """A step that the kit cannot make is no change."""
    most = ((Equipment.BARBELL, Load.of(60)),)
    runner = Runner(level=Level.INTERMEDIATE, heaviest=most)
    progress = planned(library, SQUATS, squats(1, 3, 60), runner=runner)
    assert (load(progress), progress.changes) == (60, ())


def test_a_lighter_week_takes_its_load_from_the_number(library: Library) -> None:
    """At a lower effort the load follows by itself; at the same it is nine tenths."""
    power: dict[str, Any] = {"id": "power-5k10k/A", "week": 4}
    table = library.session("power-5k10k/A", 4)
    row = next(item for item in table.items if item.exercise == "back-squat")
    lighter = planned(
        library, one("back-squat", row.prescription.text(), **power), squats(1, 3, 60, 8)
    )
    kept = planned(library, one("back-squat", "3x8 @8", **power), squats(1, 3, 60, 8))
    full = planned(library, one("back-squat", "3x8 @8"), squats(1, 3, 60, 8))
    assert (load(full), load(kept)) == (62.5, 55)
    assert load(lighter) is not None


@pytest.mark.parametrize(
    ("before", "level", "units"),
    [
        ((), Level.BEGINNER, 10),
        ((), Level.INTERMEDIATE, 36),
        ((), Level.ADVANCED, 53),
        ((36, 42), Level.INTERMEDIATE, 50.4),
        ((10,), Level.BEGINNER, 16),
        ((30,), Level.BEGINNER, 30),
        ((100,), Level.INTERMEDIATE, 110),
        ((150,), Level.ADVANCED, 160),
    ],
)
def test_a_week_holds_a_limited_number_of_jumps(
    before: tuple[float, ...], level: Level, units: float
) -> None:
    """A fifth or six units more than the weeks before, the level's share, never above its cap."""
    assert allowed_units(before, level) == units


def test_too_many_jumps_lose_sets_from_the_last(library: Library) -> None:
    """The first drill stays as it is."""
    pogo = Item("pogo-jump", Prescription.parse("2x20 c @5"))
    box = Item("box-jump", Prescription.parse("12x5 c @6"))
    session = Session("power-5k10k/A", "A", (Block(Purpose.POWER, (pogo, box)),), 2)
    progress = planned(library, session)
    factors = [library.exercises[each.exercise].plyo_factor for each in (pogo, box)]
    assert factors == [0.25, 0.5]
    texts = [item.prescription.text() for item in progress.session.items]
    assert texts == ["2×20 c @5", "10×5 c @6"]
    assert progress.changes[0].kind is ChangeKind.FEWER_JUMPS


def test_more_is_asked_again_of_the_table_alone(library: Library) -> None:
    """A program done again asks two more; a routine, alone or in a program, stays as it is."""
    here = Situation(library, Runner(level=Level.INTERMEDIATE), TODAY)

    def amount(session: str, routine: str) -> int:
        fields = {"session": session, "week": 1}
        records = sets("plank", 2, 20, unit=Unit.SECONDS)
        log = PlainLog((worked(1, 7, *records, **fields),))
        item = Item("plank", Prescription.parse("2x20 s @6"))
        asked = Session(session, "A", (Block(Purpose.CORE, (item,), routine=routine),), 1)
        book = ExposureBook(log, library, TODAY, here.loading)
        return Progression(here, book).plan(asked).session.items[0].prescription.amount

    assert amount("foundations/A", "") == 25
    assert amount("foundations/A", "core-5") == 20
    assert amount("core-5", "core-5") == 20
    assert amount("core-5", "") == 20


def sets_of(progress: NextTargets) -> dict[str, int]:
    """The sets of each exercise that counts."""
    return {
        item.exercise: item.prescription.sets
        for block in progress.session.blocks
        if block.purpose.counts
        for item in block.items
    }


EASIER = Lighter("Easier.", "Why.", sets=2 / 3, load=0.9, jumps=0.5)


@pytest.mark.parametrize("days", [15, 20, 28])
def test_a_break_in_a_lighter_week_halves_no_second_time(library: Library, days: int) -> None:
    """Half of the usual week's sets, or those of the lighter week where they are fewer."""
    usual, lighter = (library.session("power-5k10k/A", week) for week in (3, 4))
    before = squats(1, days, 60)
    ordinary, deload = (
        sets_of(planned(library, usual, before)),
        sets_of(planned(library, lighter, before)),
    )
    assert ordinary["back-squat"] == 2
    assert deload["back-squat"] == 2
    table = {item.exercise: item.prescription.sets for item in lighter.items}
    for name, number in deload.items():
        assert number == min(table[name], ordinary.get(name, table[name]))


def test_an_easier_week_takes_a_third_of_the_sets_once(library: Library) -> None:
    """With its reason; a break beside it leaves the fewer sets of the two, and a deload its own."""
    usual, deload = (library.session("power-5k10k/A", week) for week in (3, 4))
    trained, rested = squats(1, 3, 60), squats(1, 20, 60)
    easier = planned(library, usual, trained, easier=EASIER)
    assert sets_of(easier)["back-squat"] == 2
    assert easier.lighter == EASIER
    both = planned(library, usual, rested, easier=EASIER)
    assert sets_of(both) == sets_of(planned(library, usual, rested))
    assert sets_of(planned(library, deload, trained, easier=EASIER)) == sets_of(
        planned(library, deload, trained)
    )


JUMPS = one("box-jump", "3x5 c @6", Purpose.POWER)


def jumped(number: int, days: int) -> WorkoutRecord:
    """Two sets of five box jumps this many days ago."""
    records = sets("box-jump", 2, 5, unit=Unit.CONTACTS)
    return worked(number, days, *records, session="gone/A")


@pytest.mark.parametrize(
    ("before", "is_new"),
    [
        ((), True),
        ((jumped(1, 7),), True),
        ((jumped(1, 9), jumped(2, 4)), False),
        ((jumped(1, 300), jumped(2, 290)), True),
    ],
)
def test_a_jump_is_new_the_first_two_times_in_half_a_year(
    library: Library, before: tuple[WorkoutRecord, ...], *, is_new: bool
) -> None:
    """The session keeps its sets here; how many of them there are to be stands beside it."""
    progress = planned(library, JUMPS, *before)
    kinds = [each.kind for each in progress.changes]
    assert (ChangeKind.FIRST_TIMES in kinds) is is_new
    assert [(each.exercise, each.asked, each.sets) for each in progress.first_times] == (
        [("box-jump", 3, 2)] if is_new else []
    )
    assert progress.session.items[0].prescription.sets == 3


def test_a_first_workout_is_planned_alike(library: Library) -> None:
    """With an empty log too, and what has two sets is named without losing one."""
    here = Situation(library, Runner(level=Level.INTERMEDIATE), TODAY)
    book = ExposureBook(PlainLog(()), library, TODAY, here.loading)
    first = Progression(here, book).plan_first(JUMPS)
    assert [each.kind for each in first.changes] == [ChangeKind.FIRST_TIMES]
    assert (first.changes[0].basis, first.changes[0].source[:9]) == (TODAY, "What make")
    two = Progression(here, book).plan_first(one("box-jump", "2x5 c @6", Purpose.POWER))
    assert two.changes == ()
    assert [each.has_fewer_sets for each in two.first_times] == [False]


def test_all_sets_of_a_new_jump_can_be_had(library: Library) -> None:
    """Refused today, the table holds today; another day asks again."""
    change = planned(library, JUMPS).changes[0]
    refused = Refusals().toggle(change)
    progress = planned(library, JUMPS, refused=refused)
    assert progress.changes == ()
    assert [each.sets for each in progress.first_times] == [3]
    yesterday = Refusals().toggle(replace(change, basis=ago(1)))
    assert planned(library, JUMPS, refused=yesterday).changes == (change,)


def test_a_break_and_new_jumps_take_no_set_twice(library: Library) -> None:
    """A session back has so few sets that the first times leave it as it is."""
    half = Lighter("Back.", "A source.", sets=0.5)
    progress = planned(library, JUMPS, easier=half)
    assert progress.session.items[0].prescription.sets == 2
    assert progress.changes == ()
    assert [each.sets for each in progress.first_times] == [2]
