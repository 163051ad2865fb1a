"""The head of a workout says how far it is, in every phase."""

import pytest

from midstance.domain.steps import lay_out
from midstance.tui.screens.session_head import session_head
from midstance.workout.events import Advanced, FinishedEarly, Skipped
from midstance.workout.machine import Machine
from midstance.workout.view import view
from tests.tui.house import SHORT, House


def machine(house: House) -> Machine:
    """A workout that has not begun."""
    exercises = house.library.library.exercises
    return Machine(lay_out(SHORT, exercises), exercises)


def test_before_it_begins(house: House) -> None:
    """The overview tells how many sets there are, and about how long they take."""
    shown = session_head(view(machine(house), 0), "18:31", is_muted=False)
    assert shown.endswith("min")
    assert f"{len(lay_out(SHORT, house.library.library.exercises))} sets" in shown


@pytest.mark.parametrize("is_muted", [False, True])
def test_while_it_runs(house: House, *, is_muted: bool) -> None:
    """The set that is on, the time so far, when it will be done; and that the sound is off."""
    going = machine(house)
    going.handle(Advanced(), 0)
    going.wake(65_000)
    shown = session_head(view(going, 65_000), "18:31", is_muted=is_muted)
    assert "set 1 of" in shown
    assert "1:05" in shown
    assert shown.endswith("done by 18:31")
    assert shown.startswith("muted") is is_muted


def test_at_its_end(house: House) -> None:
    """When everything is done no further time of day is promised."""
    going = machine(house)
    going.handle(Advanced(), 0)
    while view(going, 0).sets_done < view(going, 0).sets_total:
        going.handle(Skipped(whole_item=True), 0)
    shown = session_head(view(going, 0), "18:31", is_muted=False)
    assert "done by" not in shown
    assert shown.startswith(f"{view(going, 0).sets_total} sets")
    going.handle(FinishedEarly(), 0)
