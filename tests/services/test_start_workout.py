"""What a workout under way asks of the log and the coach."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, TypeVar, cast

import pytest

from midstance.coach.adapt.situation import Situation
from midstance.coach.adapt.starting.first_load import KnownLoads
from midstance.context import Context
from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.planned_sets import PlannedSet, lay_out
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.record import SetRecord
from midstance.domain.runner import Complaint, ComplaintStage, Level, Place, Runner, load_rules
from midstance.domain.session import Block, Item, Prescription, Purpose, Session
from midstance.services.before_workout import check_readiness
from midstance.services.log_client import LogClient
from midstance.services.start_workout import (
    begin_workout,
    fill_in_loads,
    find_easier_variant,
    find_left_workout,
    left_set_text,
)
from midstance.services.today import today_plan
from midstance.storage.definitions.settings import LoadedSettings
from midstance.storage.errors import StorageError, UnreadableWorkoutError
from midstance.storage.training_log import TrainingLog
from tests.coach.people import done, past
from tests.storage.samples import begun
from tests.tui.laptop import Laptop
from tests.tui.runners import follow, settle

if TYPE_CHECKING:
    from midstance.services.workout_runner import Listener

T = TypeVar("T")
KG = WeightUnit.KG


@pytest.fixture
def client(laptop: Laptop) -> Iterator[LogClient]:
    """A client of a runner who trains on the floor with one kettlebell."""
    settle(laptop, Runner(places=(Place("floor", frozenset({Equipment.KETTLEBELL})),)))
    loaded = LoadedSettings(laptop.settings)
    log = laptop.log()
    context = Context(laptop.clock, laptop.ids, loaded, laptop.library, log, laptop.places)
    yield LogClient(context, laptop.settings, None)
    log.close()


def first_set(client: LogClient, exercise: str, prescription: str) -> PlannedSet:
    """The first planned set of one exercise."""
    item = Item(exercise, Prescription.parse(prescription))
    session = Session("one", "One", (Block(Purpose.STRENGTH, (item,)),))
    return lay_out(session, client.context.library.library.exercises)[0]


def test_the_easier_variant_fits_the_place_of_the_profile(client: LogClient) -> None:
    """A chair squat needs a chair, so that nothing below a bodyweight squat is offered here."""
    assert find_easier_variant(client, first_set(client, "bodyweight-squat", "2x10 @6")) is None
    easier = find_easier_variant(client, first_set(client, "back-squat", "3x5 @7"))
    assert easier is not None
    assert easier.exercise.id == "goblet-squat"
    assert easier.prescription.sets == 3


def test_a_workout_begins_with_no_more_than_the_heaviest_weight(client: LogClient) -> None:
    """A load from the log or the plan stops at the heaviest kettlebell, and the reason says so."""
    place = Place("floor", frozenset({Equipment.KETTLEBELL}))
    here = client.context.library.library
    most = ((Equipment.KETTLEBELL, Load.of(24)),)
    at_home = Situation(here, Runner(places=(place,), heaviest=most), date(2026, 11, 23))
    exercises, rules = here.exercises, load_rules(here.exercises.values(), at_home.runner, KG)

    def begun(prescription: str, *last: SetRecord) -> tuple[Load | None, str]:
        known = KnownLoads(exercises, {"goblet-squat": past(*last)} if last else {}, KG)
        planned = (first_set(client, "goblet-squat", prescription),)
        (ready,) = fill_in_loads(planned, rules, known, at_home)
        return ready.prescription.load, ready.load_reason

    heavy, light = done("goblet-squat", 8, 32), done("goblet-squat", 8, 16)
    capped = (Load.of(24), "last time 8 @ 32 kg, at most your heaviest")
    assert begun("3x8 @7", heavy) == capped
    assert begun("3x8 @7", light) == (Load.of(16), "last time 8 @ 16 kg")
    assert begun("3x8 40 kg @7") == (Load.of(24), "your heaviest")


class BrokenClient(LogClient):
    """A client whose log cannot answer any more."""

    def ask(self, query: Callable[[TrainingLog], T]) -> T:
        """Nothing is answered."""
        raise StorageError(f"{query} cannot be answered", self.context.places.data, "Wait.")


def test_a_workout_whose_exercise_is_gone_is_named(client: LogClient) -> None:
    """An own exercise whose file was deleted meanwhile; what to do about it is said."""
    planned = (replace(first_set(client, "plank", "2x30 s"), exercise="my-plank"),)
    client.ask(lambda log: log.begin(begun(1), planned, {}))
    with pytest.raises(UnreadableWorkoutError, match=r"'my-plank' is not there any more.*finish"):
        find_left_workout(client)
    assert left_set_text(client) == ""


def test_without_a_log_nothing_is_offered(client: LogClient) -> None:
    """A log that cannot answer stops no workout: there is just no offer."""
    planned_set = first_set(client, "back-squat", "3x5 @7")
    broken = BrokenClient(client.context, client.settings, None)
    assert find_easier_variant(broken, planned_set) is None


def test_a_session_is_adapted_once(laptop: Laptop) -> None:
    """Who manages an Achilles tendon starts one rung lower, and not two."""
    sore = Complaint(Limitation.ACHILLES, ComplaintStage.MANAGED, date(2026, 11, 1))
    settle(laptop, Runner(level=Level.ADVANCED, complaints=(sore,), screening=()))
    follow(laptop, "offseason-strength")
    loaded = LoadedSettings(laptop.settings)
    with laptop.log() as log:
        context = Context(laptop.clock, laptop.ids, loaded, laptop.library, log, laptop.places)
        client = LogClient(context, laptop.settings, None)
        plan = client.ask(lambda log: today_plan(log, client.library, client.today))
        assert plan.session is not None
        assert plan.wanted is not None
        ready = check_readiness(client, plan.wanted).accept()
        runner = begin_workout(client.for_rehearsal(), ready)(
            cast("Listener", SimpleNamespace(log_answered=print))
        )
        begun = list(dict.fromkeys(each.exercise for each in runner.machine.state.planned_sets))
    asked = list(dict.fromkeys(each.exercise for each in plan.planned_sets))
    assert begun == asked
    assert begun != [item.exercise for item in plan.wanted.items]


def test_a_circuit_shows_its_ceiling_in_beats(client: LogClient, laptop: Laptop) -> None:
    """Its sets carry the share into the log; the beats are those of the profile as it is now."""
    settle(laptop, Runner(max_bpm=187, screening=()))
    ready = check_readiness(client, laptop.session("circuit-bw")).accept()
    runner = begin_workout(client.for_rehearsal(), ready)(
        cast("Listener", SimpleNamespace(log_answered=print))
    )
    sets = runner.machine.state.planned_sets
    assert {each.heart_percent for each in sets if each.purpose.counts} == {80}
    at = next(number for number, each in enumerate(sets) if each.purpose.counts)
    card = runner.card_at(at)
    assert card is not None
    assert (card.ceiling, card.heart) == ("150 bpm", "≤ 150 bpm")
    assert runner.view().card.ceiling == ""
