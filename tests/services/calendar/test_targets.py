"""What comes next for each exercise, and what the runner refuses."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from midstance.coach.adapt.situation import Situation
from midstance.coach.adapt.starting.first_load import KnownLoads
from midstance.coach.daily_decision import LIGHTER_ALREADY
from midstance.coach.day_changes import AS_PLANNED, DayChanges
from midstance.coach.progress.early_deload import COMES_NEXT, OFFER
from midstance.context import Context
from midstance.domain.quantity import Load, Target, Unit, WeightUnit
from midstance.domain.record import LoggedSet, SetRecord, Timestamp, WorkoutRecord, WorkoutStatus
from midstance.domain.runner import Level, Runner, load_rules
from midstance.domain.weeks.check_in import CheckIn, SkipReason
from midstance.presentation.phrases import load_change_text
from midstance.services.calendar.check_in import save_check_in, skip_session
from midstance.services.calendar.refusals import read_refusals, toggle_change
from midstance.services.calendar.reviews import moved_targets
from midstance.services.calendar.targets import plan_next_times, read_target_inputs
from midstance.services.log_client import LogClient
from midstance.services.start_workout import fill_in_loads
from midstance.services.today import FittedSession, fit_session, today_plan
from midstance.storage.definitions.settings import LoadedSettings
from tests.tui.laptop import Laptop
from tests.tui.runners import follow, settle

TODAY = date(2026, 11, 23)
KG = WeightUnit.KG


def squats(kg: float, effort: int = 6) -> tuple[SetRecord, ...]:
    """Three sets of six squats, as the first week of the power program asks."""
    return tuple(
        SetRecord(
            number,
            0,
            "strength",
            "back-squat",
            "back-squat",
            number,
            None,
            Target(6, Unit.REPS),
            6,
            Load.of(kg),
            effort=effort,
        )
        for number in (1, 2, 3)
    )


@pytest.fixture
def client(laptop: Laptop) -> Iterator[LogClient]:
    """A client of a runner of the power program who squatted three days ago."""
    settle(laptop, Runner(level=Level.ADVANCED))
    follow(laptop, "power-5k10k")
    laptop.keep(laptop.workout(3, *squats(80), session="power-5k10k/A"))
    loaded, log = LoadedSettings(laptop.settings), laptop.log()
    context = Context(laptop.clock, laptop.ids, loaded, laptop.library, log, laptop.places)
    yield LogClient(context, laptop.settings, None)
    log.close()


def test_the_load_goes_up_on_today_and_in_the_workout(client: LogClient) -> None:
    """Both have the same load, and the workout says in a few words why."""
    plan = client.ask(lambda log: today_plan(log, client.library, TODAY, unit=KG))
    change = plan.change_of("back-squat")
    assert change is not None
    assert change.grams == 2500
    assert plan.session is not None
    wanted = plan.wanted
    assert wanted is not None
    loads = [item.prescription.load for item in plan.session.items if item.exercise == "back-squat"]
    assert loads == [Load.of(82.5)]
    fitted = client.ask(lambda log: fit_session(log, client.library, wanted, TODAY, unit=KG))
    assert fitted.session == plan.session
    notes = {each.exercise: load_change_text(each.grams, KG) for each in fitted.changes}
    here = Situation(client.library, client.runner(), TODAY)
    rules = load_rules(client.library.exercises.values(), client.runner(), KG)
    sets = fill_in_loads(plan.planned_sets, rules, KnownLoads({}, {}, KG), here, 1, notes)
    reasons = {each.load_reason for each in sets if each.exercise == "back-squat"}
    assert reasons >= {"2.5 kg more"}


def test_a_change_is_refused_and_taken_after_all(client: LogClient) -> None:
    """The load is as it was; the second key brings the change back, and a third exercise none."""
    stamp = client.now()

    def press(exercise: str) -> str:
        plan = client.ask(lambda log: today_plan(log, client.library, TODAY, unit=KG))
        return client.ask(lambda log: toggle_change(log, exercise, plan.targets, TODAY, stamp))

    def grams() -> int:
        plan = client.ask(lambda log: today_plan(log, client.library, TODAY, unit=KG))
        change = plan.change_of("back-squat")
        return change.grams if change else 0

    assert press("back-squat") == "Left as it was."
    assert grams() == 0
    assert len(client.ask(read_refusals).entries) == 1
    assert press("back-squat") == "Taken after all."
    assert grams() == 2500
    assert press("push-up") == ""


def test_form_that_broke_lets_no_load_rise(client: LogClient, laptop: Laptop) -> None:
    """Sets rated easy, one of them with the words in its note: a step back, and the reason."""
    first, *others = squats(82.5)
    broken = (replace(first, note="form broke; knees in"), *others)
    laptop.keep(laptop.workout(1, *broken, session="power-5k10k/A"))
    plan = client.ask(lambda log: today_plan(log, client.library, TODAY, unit=KG))
    change = plan.change_of("back-squat")
    assert change is not None
    assert change.grams < 0
    assert change.reason.startswith("Form broke in a set")


def test_the_end_says_what_comes_next(client: LogClient) -> None:
    """A workout that has just been done: the week after it, one step more, whoever asks."""
    done = workout_of_squats(82.5, week=2)
    found = client.ask(lambda log: plan_next_times(log, client.library, done, KG))
    assert [each.exercise for each in found] == ["back-squat"]
    following = found[0]
    assert following.change is not None
    assert following.change.grams == 2500
    assert following.item.prescription.load is not None
    assert following.item.prescription.load > Load.of(82.5)
    assert following.word == ""
    later = workout_of_squats(82.5, week=3)
    (deload,) = client.ask(lambda log: plan_next_times(log, client.library, later, KG))
    assert deload.word == "deload"
    assert deload.change is None
    assert deload.item.prescription.load is not None
    assert deload.item.prescription.load <= Load.of(82.5)


def test_the_end_says_what_the_next_session_shows(client: LogClient, laptop: Laptop) -> None:
    """The load at the end of a workout is the one that Today has a week later."""
    done = workout_of_squats(82.5, week=2)
    (promised,) = client.ask(lambda log: plan_next_times(log, client.library, done, KG))
    laptop.keep(done)
    later = TODAY + timedelta(days=7)
    session = client.library.session("power-5k10k/A", 3)
    shown = client.ask(lambda log: fit_session(log, client.library, session, later, unit=KG))
    squat = next(each for each in shown.session.items if each.exercise == "back-squat")
    assert squat.prescription.load == promised.item.prescription.load
    assert [each.grams for each in shown.changes if each.exercise == "back-squat"] == [2500]


def test_a_week_says_what_its_workouts_moved(client: LogClient, laptop: Laptop) -> None:
    """Each change on the day of its workout, as it was said then, whatever was done since."""
    failed = laptop.workout(0, *squats(85, effort=10), session="power-5k10k/A", week=2)
    laptop.keep(replace(failed, by_word=True))

    def moved(since: date, until: date) -> list[tuple[date, str, int]]:
        workouts = client.ask(lambda log: log.workouts_between(since, until))
        found = client.ask(lambda log: moved_targets(log, client.library, workouts, KG))
        assert all(each.reason and each.source for each in found)
        return [(each.day, each.name, each.grams) for each in found]

    squat, before = "Barbell back squat", TODAY - timedelta(days=3)
    assert moved(before, before) == [(before, squat, 2500)]
    assert moved(before, TODAY) == [(before, squat, 2500), (TODAY, squat, -2500)]
    under_way = laptop.workout(0, *squats(85), session="power-5k10k/A", week=3)
    under_way = replace(under_way, ending=WorkoutStatus.UNDER_WAY)
    assert client.ask(lambda log: moved_targets(log, client.library, [under_way], KG)) == ()


def test_a_session_that_is_gone_comes_no_more(client: LogClient) -> None:
    """Nothing is said of it, and nothing goes wrong."""
    gone = replace(workout_of_squats(80, week=1), session="gone/A")
    assert client.ask(lambda log: plan_next_times(log, client.library, gone, KG)) == ()


def fitted(
    client: LogClient, week: int, days: int = 0, changes: DayChanges = AS_PLANNED
) -> FittedSession:
    """Session A of a week of the power program, this many days from now."""
    session = client.library.session("power-5k10k/A", week)
    day = TODAY + timedelta(days=days)
    return client.ask(lambda log: fit_session(log, client.library, session, day, changes, KG))


def squat_in(found: FittedSession) -> tuple[int, float]:
    """The sets of the squat and its load in kilograms."""
    squat = next(each for each in found.session.items if each.exercise == "back-squat")
    assert squat.prescription.load is not None
    return squat.prescription.sets, squat.prescription.load.kilograms


def box_jumps_in(found: FittedSession) -> int:
    """The sets of the box jump."""
    return next(e.prescription.sets for e in found.session.items if e.exercise == "box-jump")


def test_new_jumps_have_a_set_less_the_first_two_times(client: LogClient, laptop: Laptop) -> None:
    """With a sentence on soreness; the third time has the sets of the table, without a word."""
    for days_ago, text in ((2, "4 exercises"), (1, "4 exercises"), (0, "3 exercises")):
        found = fitted(client, 2)
        assert (box_jumps_in(found), [each.kind.value for each in found.changes]) == (
            (2, ["load-up", "first-times"]) if days_ago else (3, ["load-up"])
        )
        (said,) = (each for each in found.differences if "sore for one to three days" in each)
        assert said.startswith(text)
        assert found.soreness == said
        jumps = replace(
            squats(80)[0], exercise="box-jump", prescribed_exercise="box-jump", load=None
        )
        laptop.keep(laptop.workout(days_ago, jumps, session="power-5k10k/B"))


def test_fewer_new_jumps_are_refused_and_never_cut_twice(client: LogClient) -> None:
    """One key brings the set back; a tired day takes the same set, not another one."""
    changes, now = fitted(client, 2).changes, client.now()
    client.ask(lambda log: toggle_change(log, "box-jump", changes, TODAY, now))
    assert box_jumps_in(fitted(client, 2)) == 3
    client.ask(lambda log: toggle_change(log, "box-jump", (), TODAY, now))
    say_amber(client)
    assert box_jumps_in(fitted(client, 2)) == 2
    assert box_jumps_in(fitted(client, 2, changes=DayChanges(is_light=True))) == 2


def say_amber(client: LogClient, days: int = 0) -> None:
    """A check-in with tired legs, this many days from now."""
    day, check_in = TODAY + timedelta(days=days), CheckIn(4, 2)
    client.ask(lambda log: save_check_in(log, day, check_in, client.now()))


def test_an_amber_day_is_lighter_once(client: LogClient) -> None:
    """A set less and the load of the day on Today; the runner's own wish takes nothing twice."""
    sets, kg = squat_in(fitted(client, 2))
    say_amber(client)
    amber = fitted(client, 2)
    assert squat_in(amber) == (sets - 1, 75)
    assert amber.changes == ()
    assert kg == 85
    both = fitted(client, 2, changes=DayChanges(is_light=True))
    assert squat_in(both)[0] == sets - 1
    assert LIGHTER_ALREADY in both.differences


def test_after_a_break_an_amber_day_takes_no_more(client: LogClient) -> None:
    """Half of the sets and nine tenths of the load, with one reason for it."""
    back = fitted(client, 2, days=14)
    say_amber(client, days=14)
    both = fitted(client, 2, days=14)
    assert squat_in(both) == squat_in(back)
    assert LIGHTER_ALREADY in both.differences
    again = fitted(client, 2, days=14, changes=DayChanges(is_light=True))
    assert squat_in(again) == squat_in(back)


def test_a_deload_week_stays_as_it_is_on_an_amber_day(client: LogClient) -> None:
    """Its table is lighter already."""
    usual = fitted(client, 4)
    say_amber(client)
    assert squat_in(fitted(client, 4)) == squat_in(usual)


def test_tired_days_and_days_of_illness_are_remembered(client: LogClient, laptop: Laptop) -> None:
    """A lighter squat on an amber day lowers nothing; a break with an illness is a longer one."""
    say_amber(client)
    laptop.keep(laptop.workout(0, *squats(75, 5), session="power-5k10k/A"))
    inputs = client.ask(lambda log: read_target_inputs(log, TODAY))
    assert inputs.lighter_days == {TODAY}
    assert squat_in(fitted(client, 2, days=3))[1] == 85
    skip = SkipReason.ILL
    day, stamp = TODAY + timedelta(days=4), client.now()
    client.ask(lambda log: skip_session(log, "power-5k10k/B", day, skip, stamp))
    ill = client.ask(lambda log: read_target_inputs(log, day))
    assert ill.ill_days == {day}
    usual = fitted(client, 2, days=13)
    back = fitted(client, 2, days=16)
    assert back.session.load_share == 0.80
    assert squat_in(back)[1] < squat_in(usual)[1]
    assert any("and an illness" in each for each in back.differences)


def test_an_easier_week_is_offered(client: LogClient) -> None:
    """After four amber days, on Today, and not in a lighter week."""

    def is_offered(week: int) -> bool:
        return any(OFFER in each for each in fitted(client, week).differences)

    for days in (-3, -2, -1):
        say_amber(client, days=days)
    assert not is_offered(2)
    say_amber(client)
    assert is_offered(2)
    assert not is_offered(4)
    assert any(COMES_NEXT in each for each in fitted(client, 3).differences)


def workout_of_squats(kg: float, week: int) -> WorkoutRecord:
    """Today's session A of a week with its squats, each at the effort that was asked."""
    id_, moment = UUID(int=7), Timestamp(datetime(2026, 11, 23, 18, tzinfo=UTC), 60, "")
    sets = tuple(
        LoggedSet(UUID(int=number), id_, "power-5k10k/A", moment, TODAY, record)
        for number, record in enumerate(squats(kg), 70)
    )
    return WorkoutRecord(
        id_,
        "power-5k10k/A",
        "Strength",
        week,
        moment,
        TODAY,
        WorkoutStatus.COMPLETED,
        moment,
        1800,
        sets=sets,
        by_word=True,
    )
