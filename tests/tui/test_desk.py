"""What a front end asks of the world."""

import pytest

from midstance.context import Context
from midstance.domain.quantity import WeightUnit
from midstance.storage.errors import StorageError
from midstance.storage.lock import InstanceLock
from midstance.storage.settings import LoadedSettings
from midstance.storage.writer import Writer
from midstance.tui.desk import Desk
from tests.tui.house import House, record


def context_of(house: House) -> Context:
    """The outside world of a house."""
    house.places.make()
    return Context(
        house.clock,
        house.ids,
        LoadedSettings(house.settings),
        house.library,
        house.log(),
        house.places,
    )


def test_the_log_is_asked_directly_or_through_the_writer(house: House) -> None:
    """Before there is a writer the log answers itself, afterwards the writer's thread does."""
    house.keep(house.workout(0, record("plank", 30)))
    desk = Desk(context_of(house), house.settings, None)
    assert len(desk.ask(lambda log: log.workouts())) == 1
    desk.staff(Writer(desk.context.log, lambda call: call()))
    assert len(desk.ask(lambda log: log.workouts())) == 1
    assert desk.writer is not None
    desk.writer.close(10)


def test_a_failing_answer_is_the_askers(house: House) -> None:
    """What goes wrong in the writer's thread is raised where the question was asked."""
    desk = Desk(context_of(house), house.settings, None)
    desk.staff(Writer(desk.context.log, lambda call: call()))

    def fails(_log: object) -> None:
        raise StorageError("it is broken", "log.db", "Mend it.")

    with pytest.raises(StorageError, match="it is broken"):
        desk.ask(fails)
    assert desk.writer is not None
    desk.writer.close(10)


def test_who_may_keep_and_correct(house: House) -> None:
    """With the lock everything may be kept; without it, and in a rehearsal, the log is read."""
    context = context_of(house)
    with InstanceLock(house.places.data) as lock:
        holder = Desk(context, house.settings, lock)
        rehearsal = Desk(context, house.settings, lock, is_rehearsal=True)
    second = Desk(context, house.settings, None)
    context.log.close()
    assert (holder.can_keep, holder.refusal) == (True, "")
    assert rehearsal.refusal == "Read-only: this is a rehearsal."
    assert (second.can_keep, second.refusal) == (False, "Read-only: open in another window.")


def test_loads_are_shown_in_the_runners_unit(house: House) -> None:
    """The profile's unit comes before the settings' one, at the start and once it is changed."""
    context = context_of(house)
    desk = Desk(context, house.settings, None)
    shown = [desk.settings.weight_unit]
    for profile in ({"level": "beginner"}, {"weight_unit": "lb"}):
        desk.heed(profile)
        shown.append(desk.settings.weight_unit)
    assert shown == [WeightUnit.KG, WeightUnit.KG, WeightUnit.LB]
    context.log.put_profile("weight_unit", "lb", house.clock.now())
    again = Desk(context, house.settings, None)
    context.log.close()
    assert again.settings.weight_unit is WeightUnit.LB
