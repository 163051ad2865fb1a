"""What is said of a rung that is not the one of the last time."""

from datetime import date, timedelta

import pytest

from midstance.coach.progress.book import ExposureBook
from midstance.coach.progress.change import Change, ChangeKind, Refusals
from midstance.coach.progress.rung_changes import REFUSED_FOR, held_rungs, rung_change
from midstance.domain.library import Library
from midstance.domain.record import WorkoutRecord
from midstance.domain.session import Item, Prescription
from tests.coach.gym import MONDAY, done, workout
from tests.coach.plain_log import PlainLog

BRIDGE, MARCH = "glute-bridge", "glute-bridge-march"
TODAY = MONDAY + timedelta(days=28)
NOTE = "instead of Glute bridge (two legs), because you passed the gate of Glute bridge"
AS_WRITTEN = Item(BRIDGE, Prescription.parse("2x12 @6"))
ON_THE_RUNG = Item(MARCH, Prescription.parse("2x8/side @6"), note=NOTE, prescribed=BRIDGE)


def ago(days: int) -> date:
    """The day this many days before today."""
    return TODAY - timedelta(days=days)


def bridges(days: int) -> WorkoutRecord:
    """The exercise of the table, this many days ago."""
    return workout(100 + days, ago(days), done(BRIDGE, 12))


def marches(days: int, prescribed: str = BRIDGE) -> WorkoutRecord:
    """The rung above in its place, this many days ago."""
    return workout(200 + days, ago(days), done(MARCH, 8, prescribed_exercise=prescribed))


def change_of(library: Library, item: Item, *workouts: WorkoutRecord) -> Change | None:
    """What is said of the item after these workouts."""
    ordered = sorted(workouts, key=lambda each: each.local_date)
    book = ExposureBook(PlainLog(ordered), library, TODAY, lambda _: None)
    return rung_change(item, library, book)


def test_a_rung_that_is_new_is_a_change(library: Library) -> None:
    """With the reason of its note, today as its day, and the exercise below."""
    found = change_of(library, ON_THE_RUNG, bridges(7), bridges(3))
    assert found is not None
    assert (found.kind, found.exercise, found.before) == (ChangeKind.RUNG_UP, MARCH, BRIDGE)
    assert found.basis == TODAY
    assert found.reason == f"I{NOTE[1:]}."
    assert found.source.endswith(".")


@pytest.mark.parametrize(
    ("workouts", "is_news"),
    [
        ([], True),
        ([bridges(3)], True),
        ([bridges(7), marches(3)], False),
        ([marches(7), bridges(3)], True),
        ([marches(3)], False),
        ([bridges(3), marches(3)], False),
    ],
)
def test_the_same_rung_as_the_last_time_is_no_news(
    library: Library,
    workouts: list[WorkoutRecord],
    is_news: bool,
) -> None:
    """Only after a session on the rung below is it a change again."""
    assert (change_of(library, ON_THE_RUNG, *workouts) is not None) is is_news


@pytest.mark.parametrize(
    ("workouts", "is_news"),
    [
        ([], False),
        ([bridges(3)], False),
        ([bridges(7), marches(3)], True),
        ([marches(7), bridges(3)], False),
        ([bridges(7), marches(3, MARCH)], False),
    ],
)
def test_the_way_back_is_said_once(
    library: Library,
    workouts: list[WorkoutRecord],
    is_news: bool,
) -> None:
    """Where the row was on the rung above; a row of the harder exercise itself is another one."""
    found = change_of(library, AS_WRITTEN, *workouts)
    assert (found is not None) is is_news
    if found is not None:
        assert found.kind is ChangeKind.RUNG_DOWN
        assert library.exercises[MARCH].name in found.reason


def test_a_substitute_is_no_rung(library: Library) -> None:
    """What kit or a complaint brought in is said elsewhere, and is no progress."""
    other = Item("plank", Prescription.parse("2x30 s"), note="instead", prescribed=BRIDGE)
    below = Item(BRIDGE, Prescription.parse("2x12 @6"), note="instead", prescribed=MARCH)
    gone = Item(MARCH, Prescription.parse("2x8/side @6"), note="instead", prescribed="gone")
    for each in (other, below, gone):
        assert change_of(library, each, bridges(3)) is None


def test_a_refused_rung_waits_for_four_weeks() -> None:
    """Under the exercise that the program names; other refusals hold no rung."""
    change = Change(MARCH, ChangeKind.RUNG_UP, TODAY, "Because.", "A source.", before=BRIDGE)
    load = Change("back-squat", ChangeKind.LOAD_UP, TODAY, "Because.", "A source.")
    refused = Refusals().toggle(change).toggle(load)
    assert held_rungs(refused, TODAY) == {BRIDGE}
    assert held_rungs(refused, TODAY + REFUSED_FOR - timedelta(days=1)) == {BRIDGE}
    assert held_rungs(refused, TODAY + REFUSED_FOR) == frozenset()
