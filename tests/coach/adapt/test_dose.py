"""What complaints change in the load with which a set begins; the rest is proved by sessions."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from midstance.coach.adapt.dose import keep_light, loads_that_count
from midstance.coach.adapt.starting.first_load import FirstLoad
from midstance.domain.exercise import Limitation
from midstance.domain.planned_sets import lay_out
from midstance.domain.quantity import Load
from midstance.domain.runner import Complaint, ComplaintStage, Loading, Runner
from tests.coach.people import (
    BACK,
    GYM,
    TODAY,
    acute,
    done,
    exercise_list,
    item,
    make_situation,
    managed,
    past,
    session,
)

LOADING = Loading(Load(2500), Load(20_000))
USUAL = FirstLoad(Load(80_000), "last time 5 @ 80 kg")


def begun(*complaints: Complaint, first: FirstLoad = USUAL, best: int = 80) -> FirstLoad:
    """The load of a back squat whose heaviest set was of ``best`` kilograms."""
    here = make_situation(*complaints, place=GYM, library=exercise_list())
    planned_set = lay_out(session(item(BACK.id)), exercise_list().exercises)[0]
    known = past(done(BACK.id, 5, first.load.grams / 1000), best=done(BACK.id, 5, best))
    return keep_light(first, planned_set, LOADING, known, here)


@pytest.mark.parametrize(
    ("limitation", "kilograms"), [(Limitation.HEART, 40), (Limitation.KNEE_FRONT, 55)]
)
def test_a_capped_effort_has_a_light_load(limitation: Limitation, kilograms: int) -> None:
    """Half of the heaviest with a heart that is not cleared, seven tenths with a sore knee."""
    light = begun(acute(limitation))
    assert light.load == Load.of(kilograms)
    assert light.reason.startswith("light: ")


def test_a_light_load_does_not_get_lighter_each_time() -> None:
    """It is a share of the heaviest, and not of last time's."""
    again = FirstLoad(Load(40_000), "last time 5 @ 40 kg")
    assert begun(acute(Limitation.HEART), first=again) == again


def test_the_empty_bar_is_the_least() -> None:
    """Less than the bar weighs cannot be lifted with it."""
    light = begun(acute(Limitation.HEART), first=FirstLoad(Load(25_000), "last"), best=25)
    assert light.load == Load(20_000)


@pytest.mark.parametrize("complaint", [managed(), managed(Limitation.HYPERTENSION)])
def test_other_complaints_leave_the_load(complaint: Complaint) -> None:
    """What is managed, and a cap at effort 7, begins where the runner was."""
    assert begun(complaint) == USUAL


def test_loads_from_before_a_birth_do_not_count() -> None:
    """What was lifted since then does, without an old best; other runners keep everything."""
    known = past(done(BACK.id, 5, 80), best=done(BACK.id, 5, 90))
    for days, expected in ((1, {}), (0, {BACK.id: replace(known, best=None)})):
        born = Complaint(
            Limitation.POSTPARTUM, ComplaintStage.ACUTE, TODAY - timedelta(days=30 - days)
        )
        last = replace(known, last_date=TODAY - timedelta(days=30))
        before = {BACK.id: last}
        after = {key: replace(each, last_date=last.last_date) for key, each in expected.items()}
        assert loads_that_count(before, Runner(complaints=(born,))) == after
        assert loads_that_count(before, Runner()) == before
    unknown = Complaint(Limitation.POSTPARTUM, ComplaintStage.ACUTE)
    everything = {BACK.id: replace(known, last_date=date(2026, 1, 1))}
    assert loads_that_count(everything, Runner(complaints=(unknown,))) == everything
