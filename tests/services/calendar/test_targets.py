"""What comes next for each exercise, and what the runner refuses."""

from collections.abc import Iterator
from datetime import date

import pytest

from midstance.coach.adapt.progress.first_load import KnownLoads
from midstance.coach.adapt.situation import Situation
from midstance.context import Context
from midstance.domain.quantity import Load, Target, Unit, WeightUnit
from midstance.domain.record import SetRecord
from midstance.domain.runner import Level, Runner, load_rules
from midstance.domain.session import Item, Prescription
from midstance.presentation.planning.targets import change_note
from midstance.services.calendar.refusals import read_refusals, toggle_change
from midstance.services.calendar.targets import next_targets
from midstance.services.log_client import LogClient
from midstance.services.start_workout import fill_in_loads
from midstance.services.today import fit_session, today_plan
from midstance.storage.definitions.settings import LoadedSettings
from tests.tui.house import House
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
def client(house: House) -> Iterator[LogClient]:
    """A client of a runner of the power program who squatted three days ago."""
    settle(house, Runner(level=Level.ADVANCED))
    follow(house, "power-5k10k")
    house.keep(house.workout(3, *squats(80), session="power-5k10k/A"))
    loaded, log = LoadedSettings(house.settings), house.log()
    context = Context(house.clock, house.ids, loaded, house.library, log, house.places)
    yield LogClient(context, house.settings, None)
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
    notes = {each.exercise: change_note(each, KG) for each in fitted.changes}
    here = Situation(client.library, client.runner(), TODAY)
    rules = load_rules(client.library.exercises.values(), client.runner(), KG)
    sets = fill_in_loads(plan.planned_sets, rules, KnownLoads({}, {}, KG), here, 1, notes)
    reasons = {each.load_reason for each in sets if each.exercise == "back-squat"}
    assert reasons >= {"2.5 kg more than last time"}


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


def test_the_summary_asks_what_comes_next(client: LogClient) -> None:
    """Once the workout is in the log, each exercise has its next load and what moved it."""
    items = (
        Item("back-squat", Prescription.parse("3x6 @6")),
        Item("plank", Prescription.parse("2x30 s")),
    )
    found = client.ask(lambda log: next_targets(log, client.library, items, TODAY, KG))
    assert found["plank"] == ("", None)
    load, change = found["back-squat"]
    assert load == "82.5 kg"
    assert change is not None
    assert change.grams == 2500
