"""Sessions that are lighter on purpose: by how much, after which break, and never twice."""

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
from tests.coach.progress.course import after

BEFORE = (after(-7), after(-4), after(0))


def shares(days: tuple[date, ...], today: date, **more: bool) -> tuple[float, float, float] | None:
    """Sets, load and jumps that are left."""
    found = after_break(days, today, **more)
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
    """So many sessions after a gap of so many days."""
    days = (*BEFORE, *(after(gap + 3 * number) for number in range(back)))
    assert shares(days, after(gap + 3 * back)) == left


def test_who_trains_every_few_weeks_has_a_rhythm() -> None:
    """Three gaps of two to three weeks: all sets, a little less load, no way back."""
    rhythm = (after(0), after(14), after(35))
    assert shares(rhythm, after(52)) == (1, 0.95, 1)
    assert shares(rhythm, after(57)) == (0.5, 0.90, 0)


def test_after_an_illness_the_longer_row() -> None:
    """A break of two weeks with fever is like one of four."""
    assert shares(BEFORE, after(14), was_ill=True) == (0.5, 0.80, 0)
    assert shares(BEFORE, after(10), was_ill=True) is None


def test_after_eight_weeks_loads_begin_lower_still() -> None:
    """A first session at 70 % of the load, then as after a shorter break."""
    assert shares(BEFORE, after(56)) == (0.5, 0.80, 0)
    assert shares(BEFORE, after(57)) == (0.5, 0.70, 0)
    assert shares((*BEFORE, after(57)), after(60)) == (0.5, 0.80, 0)
    assert shares(BEFORE, after(40), was_ill=True) == (0.5, 0.70, 0)


def test_reductions_never_multiply() -> None:
    """The fewest sets and the smallest load hold, each once, with one reason."""
    tired = Lighter("Tired.", "A", load=0.95, jumps=0.5, one_set_less=True)
    back = Lighter("Back.", "B", sets=0.75, load=0.90)
    both = lightest((tired, None, back))
    assert both is not None
    assert (both.sets, both.load, both.jumps, both.reason) == (0.75, 0.90, 0.5, "Back.")
    assert both.count(4) == 3
    assert both.count(2) == 1
    assert both.count(2, is_for_legs=False) == 2
    assert lightest((None,)) is None


def test_a_session_made_lighter() -> None:
    """Sets round up, jumps may go, warm-ups and efforts below the cap stay, rounds count."""

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
    easy = make_lighter(
        session, EXERCISES, Lighter("Back.", "B", sets=0.5, load=0.9, jumps=0, effort=6)
    )
    texts = [each.prescription.text() for each in easy.items]
    assert texts == ["2×60 s @8", "2×8 @6", "1×30 s @5", "1×20 m @6"]
    assert easy.blocks[-1].rounds == 2
