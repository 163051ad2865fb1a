"""Changes, and those that a runner refuses."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.first_times import FirstTime
from midstance.coach.progress.change import (
    NOTHING_REFUSED,
    Change,
    ChangeKind,
    NextTargets,
    Refusals,
)
from midstance.coach.progress.lighter import Lighter
from midstance.domain.quantity import Unit
from midstance.domain.session import Block, Item, Prescription, Purpose, Session
from tests.coach.gym import MONDAY

UP = {ChangeKind.LOAD_UP, ChangeKind.AMOUNT_UP, ChangeKind.RUNG_UP}
CHANGE = Change("back-squat", ChangeKind.LOAD_UP, MONDAY, "Because.", "A source.", 2500)


@pytest.mark.parametrize("kind", ChangeKind)
def test_a_kind_is_up_or_not(kind: ChangeKind) -> None:
    """Load, amount and rung go up; all others ask for less."""
    assert kind.is_up is (kind in UP)


def test_a_rung_is_refused_by_the_exercise_of_the_program() -> None:
    """The one that the program names: that is where the choice is made again."""
    rung = Change("march", ChangeKind.RUNG_UP, MONDAY, "Because.", "A source.", before="bridge")
    assert rung.subject == "bridge"
    assert CHANGE.subject == "back-squat"
    refused = NOTHING_REFUSED.toggle(rung)
    assert refused.of("bridge") == {(MONDAY, ChangeKind.RUNG_UP)}
    assert refused.of("march") == frozenset()


def test_only_this_change_is_refused() -> None:
    """Not another exercise, another day, nor another kind."""
    refused = NOTHING_REFUSED.toggle(CHANGE)
    assert refused.of("back-squat") == {(MONDAY, ChangeKind.LOAD_UP)}
    assert refused.of("deadlift") == frozenset()


def test_old_refusals_are_forgotten() -> None:
    """What lies before the sessions that count says nothing any more."""
    refused = NOTHING_REFUSED.toggle(CHANGE)
    assert refused.since(MONDAY) == refused
    assert refused.since(MONDAY + timedelta(days=1)) == NOTHING_REFUSED


@pytest.mark.parametrize(
    "plain",
    [
        None,
        "refused",
        7,
        {},
        [7],
        [{}],
        [{"exercise": "x", "day": "2026-11-23"}],
        [{"exercise": "x", "day": "the 23rd", "kind": "load-up"}],
        [{"exercise": "x", "day": "2026-11-23", "kind": "sideways"}],
        [{"exercise": 7, "day": "2026-11-23", "kind": "load-up"}],
    ],
)
def test_what_cannot_be_read_is_left_out(plain: object) -> None:
    """A damaged entry of the profile refuses nothing, and breaks nothing."""
    assert Refusals.from_plain(plain) == NOTHING_REFUSED


def test_a_damaged_entry_takes_no_other_with_it() -> None:
    """The one that can be read holds."""
    plain = [*NOTHING_REFUSED.toggle(CHANGE).to_plain(), {"exercise": "x"}]
    assert Refusals.from_plain(plain) == NOTHING_REFUSED.toggle(CHANGE)


ENTRIES = st.builds(
    Change,
    st.sampled_from(["back-squat", "plank", "pogo-jump"]),
    st.sampled_from(ChangeKind),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.just("Because."),
    st.just("A source."),
)


@given(st.lists(ENTRIES, max_size=6))
def test_what_is_written_is_read_again(changes: list[Change]) -> None:
    """Refusals survive the profile, whatever they are."""
    refused = NOTHING_REFUSED
    for each in changes:
        refused = refused.toggle(each)
    plain = refused.to_plain()
    assert Refusals.from_plain(plain) == refused
    assert [each["day"] for each in plain] == sorted(each["day"] for each in plain)


@given(st.lists(ENTRIES, max_size=6), ENTRIES)
def test_twice_is_as_before(changes: list[Change], change: Change) -> None:
    """The second key takes the change after all."""
    refused = NOTHING_REFUSED
    for each in changes:
        refused = refused.toggle(each)
    assert refused.toggle(change).toggle(change) == refused
    assert refused.toggle(change) != refused


EMPTY = Session("base/A", "A", ())


@pytest.mark.parametrize(
    ("lighter", "has_cut"),
    [
        (None, False),
        (Lighter("Back.", "A rule.", sets=0.5, load=0.9), True),
        (Lighter("Back.", "A rule.", sets=0.75, load=0.95), True),
        (Lighter("Back.", "A rule.", sets=0.8, load=0.9), False),
        (Lighter("A rhythm.", "A rule.", load=0.95), False),
    ],
)
def test_a_break_that_leaves_few_sets_is_known(lighter: Lighter | None, *, has_cut: bool) -> None:
    """Half or three quarters of them: then no other reason takes one more."""
    assert NextTargets(EMPTY, lighter=lighter).has_cut_sets is has_cut


def test_the_change_of_an_exercise_is_found() -> None:
    """The first one; None of an exercise that stays as it was."""
    more = Change("plank", ChangeKind.AMOUNT_UP, MONDAY, "Because.", "A source.")
    targets = NextTargets(EMPTY, (CHANGE, more))
    assert targets.of("back-squat") == CHANGE
    assert targets.of("plank") == more
    assert targets.of("push-up") is None


def targets(sets: int) -> NextTargets:
    """Box jumps that are new to the runner: the table has three sets, two are done."""
    first = FirstTime("box-jump", 3, sets)
    fewer = Change("box-jump", ChangeKind.FIRST_TIMES, MONDAY, "Because.", "A source.")
    return NextTargets(jumps(3), (CHANGE, fewer), first_times=(first,))


def jumps(sets: int) -> Session:
    """A session of this many sets of box jumps."""
    asked = Prescription(sets, 5, Unit.CONTACTS)
    return Session("a/A", "A", (Block(Purpose.POWER, (Item("box-jump", asked),)),))


@pytest.mark.parametrize(
    ("sets", "changes"),
    [
        (3, [ChangeKind.LOAD_UP, ChangeKind.FIRST_TIMES]),
        (2, [ChangeKind.LOAD_UP]),
        (1, [ChangeKind.LOAD_UP]),
        (0, [ChangeKind.LOAD_UP]),
    ],
)
def test_a_set_is_taken_once(sets: int, changes: list[ChangeKind]) -> None:
    """Where the day has left so few sets already, the first times are no reason for it."""
    left = jumps(sets) if sets else replace(jumps(1), blocks=())
    found = targets(2).without_cuts_made_in(left)
    assert [each.kind for each in found.changes] == changes
    assert found.first_times == targets(2).first_times


def test_a_light_day_takes_a_set_of_everything_already() -> None:
    """Nothing is new on it that another sentence would have to say."""
    found = targets(2).without_cuts_made_in(jumps(3), is_light=True)
    assert [each.kind for each in found.changes] == [ChangeKind.LOAD_UP]
    assert found.first_times == ()


def test_fewer_sets_the_first_times_can_be_refused() -> None:
    """Who has jumped for years without a log may have all sets."""
    assert ChangeKind.FIRST_TIMES.can_be_refused
    assert not ChangeKind.FIRST_TIMES.is_up
    assert not ChangeKind.FEWER_JUMPS.can_be_refused
