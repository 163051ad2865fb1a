"""Sessions that are lighter on purpose: by how much, after which break, and never twice."""

from dataclasses import replace
from datetime import date

import pytest

from midstance.coach.progress.lighter import (
    Lighter,
    after_break,
    lightest,
    make_lighter,
)
from midstance.domain.session import Block, Item, Prescription, Purpose, Session, Style
from tests.coach.gym import EXERCISES
from tests.coach.progress.made_sessions import after

BEFORE = (after(-7), after(-4), after(0))


def shares(days: tuple[date, ...], today: date, *ill: date) -> tuple[float, float, float] | None:
    """Sets, load and jumps that are left, after some days of illness."""
    found = after_break(days, today, frozenset(ill))
    return None if found is None else (found.sets, found.load, found.jumps)


@pytest.mark.parametrize(
    ("gap", "back", "left"),
    [
        (13, 0, None),
        (14, 0, (0.5, 0.90, 0)),
        (28, 0, (0.5, 0.90, 0)),
        (14, 1, (0.75, 0.95, 0.5)),
        (14, 2, None),
        (29, 0, (0.5, 0.80, 0)),
        (29, 1, (0.5, 0.80, 0)),
        (29, 2, (0.7, 0.85, 0)),
        (29, 3, (0.7, 0.85, 0)),
        (56, 4, (0.8, 0.90, 0.5)),
        (56, 5, (0.8, 0.90, 0.5)),
        (56, 6, (0.9, 0.95, 1)),
        (56, 7, None),
    ],
)
def test_the_way_back_is_counted_in_sessions(
    gap: int, back: int, left: tuple[float, float, float] | None
) -> None:
    """This many sessions after a gap of this many days."""
    days = (*BEFORE, *(after(gap + 3 * number) for number in range(back)))
    assert shares(days, after(gap + 3 * back)) == left


def test_who_trains_every_few_weeks_has_a_rhythm() -> None:
    """Three gaps of two to three weeks: all sets, a little less load once, no way back."""
    rhythm = (after(0), after(14), after(35))
    assert shares(rhythm, after(52)) == (1, 0.95, 1)
    assert shares(rhythm, after(57)) == (0.5, 0.90, 0)
    assert shares((*rhythm, after(52)), after(68)) is None
    assert shares((*rhythm, after(52)), after(80)) == (0.5, 0.90, 0)


def test_after_an_illness_the_longer_row() -> None:
    """A break of two weeks with a day of fever in it is like one of four, in every session back."""
    assert shares(BEFORE, after(14), after(6)) == (0.5, 0.80, 0)
    assert shares((*BEFORE, after(14)), after(17), after(6)) == (0.5, 0.80, 0)
    assert shares((*BEFORE, after(14), after(17)), after(20), after(6)) == (0.7, 0.85, 0)
    assert shares(BEFORE, after(10), after(6)) is None
    assert shares(BEFORE, after(14), after(-2)) == (0.5, 0.90, 0)
    found = after_break(BEFORE, after(14), {after(14)})
    assert found is not None
    assert found.reason == (
        "The first session after 14 days without strength and an illness: 50 % of the sets, "
        "80 % of the loads, no jumps."
    )


@pytest.mark.parametrize(
    ("back", "says"),
    [
        (0, "The first session after 14 days without strength: 50 % of the sets, 90 % of the"),
        (1, "The second session after 14 days without strength: 75 % of the sets, 95 % of the"),
    ],
)
def test_what_is_less_is_said(back: int, says: str) -> None:
    """The reason says in numbers what is less, and why."""
    days = (*BEFORE, *(after(14 + 3 * n) for n in range(back)))
    found = after_break(days, after(14 + 3 * back))
    assert found is not None
    assert found.reason == f"{says} loads, {('no jumps', '50 % of the jumps')[back]}."


def test_all_jumps_are_not_said() -> None:
    """The last session of a return has them all again."""
    days = (*BEFORE, *(after(40 + 3 * n) for n in range(6)))
    found = after_break(days, after(58))
    assert found is not None
    assert found.reason.endswith("90 % of the sets, 95 % of the loads.")


def test_after_eight_weeks_loads_begin_lower_still() -> None:
    """A first session at 70 % of the load, then as after a shorter break."""
    assert shares(BEFORE, after(56)) == (0.5, 0.80, 0)
    assert shares(BEFORE, after(57)) == (0.5, 0.70, 0)
    assert shares((*BEFORE, after(57)), after(60)) == (0.5, 0.80, 0)
    assert shares(BEFORE, after(40), after(39)) == (0.5, 0.70, 0)


def test_reductions_never_multiply() -> None:
    """The fewest sets and the smallest load hold, each once, with one reason."""
    tired = Lighter("Tired.", "A", load=0.95, jumps=0.5)
    back = Lighter("Back.", "B", sets=0.75, load=0.90)
    both = lightest((tired, None, back))
    assert both is not None
    assert (both.sets, both.load, both.jumps, both.reason) == (0.75, 0.90, 0.5, "Back.")
    assert both.sets_left(4) == 3
    assert both.sets_left(2) == 2
    assert both.has_cut_sets
    assert not tired.has_cut_sets
    assert lightest((None,)) is None


def test_a_session_made_lighter() -> None:
    """Sets round up, jumps may go, warm-ups stay, rounds count, and loads have their share once."""

    def item(id_: str, asked: str) -> Item:
        return Item(id_, Prescription.parse(asked))

    session = Session(
        "base/A",
        "A",
        (
            Block(Purpose.WARM_UP, (item("jog", "2x60 s @8"),)),
            Block(Purpose.POWER, (item("pogo", "3x10 c @5"),)),
            Block(Purpose.STRENGTH, (item("squat", "3x8 @8"), item("plank", "2x30 s @5"))),
            Block(Purpose.CONDITIONING, (item("carry", "1x20 m @7"),), Style.CIRCUIT, 3),
        ),
    )
    back = Lighter("Back.", "B", sets=0.5, load=0.9, jumps=0)
    easy = make_lighter(session, EXERCISES, back)
    texts = [each.prescription.text() for each in easy.items]
    assert texts == ["2×60 s @8", "2×8 @8", "1×30 s @5", "1×20 m @7"]
    assert easy.blocks[-1].rounds == 2
    assert easy.load_share == 0.9
    assert make_lighter(replace(session, load_share=0.8), EXERCISES, back).load_share == 0.8


@pytest.mark.parametrize(
    ("share", "sets", "rounds"),
    [(1.0, (2, 1), 2), (0.75, (2, 1), 2), (0.5, (2, 1), 2), (0.25, (1, 1), 1)],
)
def test_a_lighter_week_is_made_lighter_by_the_usual_one(
    share: float, sets: tuple[int, int], rounds: int
) -> None:
    """The share is one of the usual sets and rounds, and the fewer of the two are left."""

    def session(squats: int, planks: int, times: int) -> Session:
        items = (
            Item("squat", Prescription.parse(f"{squats}x8 @6")),
            Item("plank", Prescription.parse(f"{planks}x30 s @5")),
        )
        carry = (Item("carry", Prescription.parse("1x20 m @7")),)
        return Session(
            "base/A",
            "A",
            (
                Block(Purpose.STRENGTH, items),
                Block(Purpose.CONDITIONING, carry, Style.CIRCUIT, times),
            ),
        )

    usual, deload = session(4, 2, 4), session(2, 1, 2)
    easy = make_lighter(deload, EXERCISES, Lighter("Back.", "B", sets=share), usual)
    assert tuple(each.prescription.sets for each in easy.blocks[0].items) == sets
    assert easy.blocks[1].rounds == rounds
    assert all(each.prescription.sets for each in easy.items)
