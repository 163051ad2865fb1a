"""How a session of an exercise is judged."""

from dataclasses import replace

import pytest

from midstance.coach.progress.exposure import AskedRow, Exposure, SessionVerdict, SetDone
from midstance.domain.quantity import Unit
from tests.coach.progress.made_sessions import MONDAY, session

PLANK = AskedRow(3, 40, 6, Unit.SECONDS)
CASES = [
    (session(0, 60, 7), SessionVerdict.BEST),
    (session(0, 60, 7, pain=2), SessionVerdict.BEST),
    (session(0, 60, 8), SessionVerdict.OK),
    (session(0, 60), SessionVerdict.OK),
    (session(0, 60, 9), SessionVerdict.HOLD),
    (session(0, 60, 7, pain=3), SessionVerdict.HOLD),
    (session(0, 60, 7, done=(8, 8)), SessionVerdict.HOLD),
    (session(0, 60, 7, done=(8, 8, 7)), SessionVerdict.HOLD),
    (session(0, 60, 7, done=(8, 7, 7)), SessionVerdict.HOLD),
    (session(0, 60, 7, done=(8, 6, 6)), SessionVerdict.FAIL),
    (session(0, 60, 10), SessionVerdict.FAIL),
    (session(0, 60, 10, AskedRow(1, 8, 10)), SessionVerdict.BEST),
    (session(0, 60, 5, pain=4), SessionVerdict.FAIL),
    (session(0, None, 6, PLANK, done=(40, 40, 33)), SessionVerdict.HOLD),
    (session(0, None, 6, PLANK, done=(40, 32, 32)), SessionVerdict.FAIL),
    (session(0, 20, 7, AskedRow(3, 8, 7, up_to=12)), SessionVerdict.OK),
    (session(0, 20, 7, AskedRow(3, 8, 7, up_to=12), done=(12, 12, 12)), SessionVerdict.BEST),
]


@pytest.mark.parametrize(("done", "verdict"), CASES)
def test_a_session_is_judged(done: Exposure, verdict: SessionVerdict) -> None:
    """By repetitions, the highest effort and pain; a range counts from its lower end."""
    assert done.verdict is verdict
    assert done.is_complete is (verdict in {SessionVerdict.BEST, SessionVerdict.OK})


def test_form_that_broke_fails_an_easy_session() -> None:
    """Whatever the rating says: more waits."""
    easy = session(0, 60, 5)
    broken = replace(easy, sets=(*easy.sets[:2], replace(easy.sets[2], is_form_broken=True)))
    assert (easy.verdict, easy.is_form_broken) == (SessionVerdict.BEST, False)
    assert (broken.verdict, broken.is_form_broken) == (SessionVerdict.FAIL, True)


def test_the_load_that_counts() -> None:
    """The heaviest of a set done as asked; without one, that of most sets."""
    row = AskedRow(3, 8, 7)
    mixed = (SetDone(8, 6, 60_000), SetDone(8, 7, 62_500), SetDone(6, 9, 65_000))
    assert Exposure(MONDAY, row, mixed).grams == 62_500
    hard = (SetDone(7, 8, 60_000), SetDone(7, 8, 60_000), SetDone(7, 9, 65_000))
    assert Exposure(MONDAY, row, hard).grams == 60_000
    assert Exposure(MONDAY, row, (SetDone(8, 7),)).grams is None


def test_what_was_done_in_truth() -> None:
    """The fewest repetitions where they fell short, and never more than were asked for."""
    row = AskedRow(3, 8, 7)
    assert session(0, 60, 7).as_done == row
    assert session(0, 60, 7, done=(8, 8, 5)).as_done == AskedRow(3, 5, 7)
    assert session(0, 60, 7, done=(10, 9, 9)).as_done == row
    assert session(0, 60, 7, done=(0, 0)).as_done == AskedRow(3, 1, 7)


def test_the_margin_is_what_was_left_of_the_effort() -> None:
    """Below the effort asked for it is above nothing; unrated it is not known."""
    assert session(0, 60, 5).margin == 2
    assert session(0, 60, 9).margin == -2
    assert session(0, 60).margin is None
    assert session(0, 60, 8).is_hard
    assert not session(0, 60, 7).is_hard
    assert not session(0, 60).is_hard


def test_rows_that_ask_alike() -> None:
    """Amount, effort, unit and share of the maximum; not the sets."""
    row = AskedRow(3, 8, 7)
    assert row.asks_the_same(AskedRow(2, 8, 7))
    assert not row.asks_the_same(AskedRow(3, 8, 8))
    assert not row.asks_the_same(AskedRow(3, 8, 7, percent=70))
    assert (row.high, AskedRow(3, 8, 7, up_to=12).high) == (8, 12)
