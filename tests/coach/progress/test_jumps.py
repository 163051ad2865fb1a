"""How many jumps a week may hold, and what is cut where a session has more."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.progress.change import ChangeKind
from midstance.coach.progress.jumps import (
    CAPS,
    allowed_units,
    limit_jumps,
    units_of,
    units_of_week,
)
from midstance.domain.library import Library
from midstance.domain.quantity import Unit
from midstance.domain.runner import Level
from midstance.domain.session import Block, Item, Prescription, Purpose, Session, Style
from tests.coach.gym import EXERCISES, MONDAY, done, sets_of, workout

POGO = EXERCISES["pogo"]
TODAY = MONDAY


def jumps(*asked: str, style: Style = Style.STRAIGHT) -> Session:
    """A session with pogo jumps, each entry an item of its own, and a squat at the end."""
    items = tuple(Item("pogo", Prescription.parse(each)) for each in asked)
    squat = Block(Purpose.STRENGTH, (Item("squat", Prescription.parse("3x8 @7")),))
    return Session("base/A", "A", (Block(Purpose.POWER, items, style), squat))


def texts(session: Session) -> list[str]:
    """What is asked of each exercise."""
    return [each.prescription.text() for each in session.items]


def test_a_unit_is_a_share_of_a_contact() -> None:
    """Pogo jumps are a quarter; each side has its own contacts; other measures have none."""
    assert units_of(Prescription.parse("2x20 c @5"), POGO) == 10
    assert units_of(Prescription.parse("2x20 c/side @5"), POGO) == 20
    assert units_of(Prescription.parse("2x20 c @5"), POGO, 1) == 5
    assert units_of(Prescription.parse("2x20 @5"), POGO) == 0


def test_a_week_counts_what_was_done_in_it() -> None:
    """From Monday to Sunday, contacts alone; what was skipped or is unknown counts nothing."""

    def contacts(number: int, day: date, **more: object) -> object:
        return workout(number, day, done("pogo", 20, Unit.CONTACTS, **more))

    week = [
        workout(1, MONDAY - timedelta(days=1), done("pogo", 20, Unit.CONTACTS)),
        workout(2, MONDAY, done("pogo", 20, Unit.CONTACTS), done("squat", 8)),
        workout(3, MONDAY + timedelta(days=6), done("pogo", 12, Unit.CONTACTS)),
        workout(4, MONDAY + timedelta(days=7), done("pogo", 20, Unit.CONTACTS)),
        workout(5, MONDAY, done("pogo", 20, Unit.CONTACTS, skipped=True)),
        workout(6, MONDAY, done("ghost", 20, Unit.CONTACTS)),
        workout(7, MONDAY, done("pogo", 20)),
    ]
    assert contacts(8, MONDAY) is not None
    assert units_of_week(sets_of(*week), EXERCISES, MONDAY) == 8


@pytest.mark.parametrize(
    ("asked", "left", "kept"),
    [
        (("2x20 c @5",), 10, ["2×20 c @5"]),
        (("2x20 c @5",), 9.9, ["1×20 c @5"]),
        (("2x20 c @5",), 0, ["1×20 c @5"]),
        (("2x20 c @5",), -3, ["1×20 c @5"]),
        (("2x20 c @5", "3x12 c @5"), 19, ["2×20 c @5", "3×12 c @5"]),
        (("2x20 c @5", "3x12 c @5"), 16, ["2×20 c @5", "2×12 c @5"]),
        (("2x20 c @5", "3x12 c @5"), 13, ["2×20 c @5", "1×12 c @5"]),
        (("2x20 c @5", "3x12 c @5"), 12, ["2×20 c @5"]),
        (("2x20 c @5", "3x12 c @5"), 9, ["1×20 c @5"]),
        (("1x20 c @5", "1x20 c @5", "1x20 c @5"), 10, ["1×20 c @5", "1×20 c @5"]),
    ],
)
def test_sets_are_left_off_from_the_last_jump_on(
    asked: tuple[str, ...], left: float, kept: list[str]
) -> None:
    """The first drills of the table stay, and one set of the very first in any case."""
    cut, changes = limit_jumps(jumps(*asked), EXERCISES, left, TODAY)
    assert texts(cut) == [*kept, "3×8 @7"]
    assert bool(changes) is (texts(cut) != texts(jumps(*asked)))


def test_a_cut_says_why() -> None:
    """One change for each jump that has fewer sets, with the rule's source."""
    _, changes = limit_jumps(jumps("2x20 c @5", "3x12 c @5"), EXERCISES, 9, TODAY)
    assert [each.kind for each in changes] == [ChangeKind.FEWER_JUMPS] * 2
    assert all(each.basis == TODAY and not each.kind.is_up for each in changes)
    assert all("a week may hold only a little more" in each.reason for each in changes)
    assert all("fifth" in each.source for each in changes)


def test_rounds_are_left_alone() -> None:
    """A circuit is measured in rounds and time, which are not cut here."""
    session = jumps("2x20 c @5", style=Style.CIRCUIT)
    assert limit_jumps(session, EXERCISES, 0, TODAY) == (session, ())


def test_a_session_without_jumps_stays_as_it_is() -> None:
    """And one that fits is the same object."""
    plain = Session("base/A", "A", jumps("2x20 c @5").blocks[1:])
    assert limit_jumps(plain, EXERCISES, 0, TODAY) == (plain, ())
    fits = jumps("2x20 c @5")
    assert limit_jumps(fits, EXERCISES, 50, TODAY)[0] is fits


LEVELS = st.sampled_from(Level)
WEEKS = st.lists(st.floats(0, 200), max_size=3)


@given(WEEKS, LEVELS)
def test_a_week_stays_within_its_cap_and_its_rise(before: list[float], level: Level) -> None:
    """At most a fifth or six units more, a third of the cap always, never above the cap."""
    allowed = allowed_units(before, level)
    highest = max(before, default=0.0)
    assert allowed <= CAPS[level]
    assert allowed >= min(CAPS[level] / 3, highest)
    assert allowed <= max(1.2 * highest, highest + 6, CAPS[level] / 3 + 1)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 30)), min_size=1, max_size=4), WEEKS)
def test_no_cut_adds(rows: list[tuple[int, int]], before: list[float]) -> None:
    """Never more units than were asked for; within what is left, or one set of the first alone."""
    session = jumps(*(f"{sets}x{amount} c @5" for sets, amount in rows))
    left = allowed_units(before, Level.BEGINNER)
    cut, _ = limit_jumps(session, EXERCISES, left, TODAY)
    units = [units_of(each.prescription, EXERCISES[each.exercise]) for each in cut.items]
    assert sum(units) <= left + 1e-9 or sum(units) == pytest.approx(rows[0][1] * 0.25)


@pytest.mark.parametrize(
    "program", ["power-5k10k", "trail-stability", "durable-marathon", "offseason-strength"]
)
def test_a_program_done_as_written_is_never_cut(library: Library, program: str) -> None:
    """The tables rise by what the rule allows at the intermediate level: nobody loses a set."""
    plan, units = library.programs[program], list[float]()
    for week in range(1, plan.weeks + 1):
        total = 0.0
        for each in plan.sessions:
            if any(block.in_week(week) for block in each.blocks):
                items = library.program_session(plan, each, week).items
                exercises = library.exercises
                total += sum(units_of(i.prescription, exercises[i.exercise]) for i in items)
        assert total <= allowed_units(units[-3:], Level.INTERMEDIATE) + 1e-9, week
        units.append(total)
