"""A correction while it is typed."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.quantity import Load, Target, Unit
from midstance.domain.record import LoggedSet, SetRecord
from midstance.tui.draft import Draft
from tests.tui.house import EVENING, FalseClock

RECORD = SetRecord(4, 1, "strength", "squat", "squat", 2, None, Target(10, Unit.REPS), 8)
KEPT = LoggedSet(
    UUID(int=1), UUID(int=2), "foundations/A", FalseClock().now(), EVENING.date(), RECORD
)


def test_digits_are_the_number() -> None:
    """Digits follow each other, the last can be taken back, and none left is the number kept."""
    draft = Draft.of(KEPT).typed(1).typed(2)
    assert (draft.record.value, draft.entry, draft.is_changed) == (12, "12", True)
    assert draft.erased().record.value == 1
    assert not draft.erased().erased().is_changed
    assert Draft.of(KEPT).typed(9).typed(9).typed(9).typed(9).typed(9).record.value == 9999


def test_one_more_after_digits() -> None:
    """A nudge goes on from the number that was typed."""
    draft = Draft.of(KEPT).typed(1).typed(2).nudged(1)
    assert (draft.record.value, draft.entry) == (13, "")


def test_a_skipped_set_with_a_number_was_done() -> None:
    """Who gives a skipped set a number has done it; back at the old number it is skipped again."""
    skipped = replace(KEPT, set=replace(RECORD, skipped=True, value=0))
    assert not Draft.of(skipped).nudged(5).record.skipped
    assert not Draft.of(skipped).nudged(5).nudged(-5).is_changed


@pytest.mark.parametrize(
    ("before", "steps", "after"), [(None, 2, 5000), (20_000, -1, 17_500), (2_000, -3, 0)]
)
def test_load_in_steps(before: int | None, steps: int, after: int) -> None:
    """A load goes up and down by steps from what was kept, and never below nothing."""
    record = replace(RECORD, load=None if before is None else Load(before))
    draft = Draft.of(replace(KEPT, set=record)).loaded(Load(2500), steps)
    assert draft.record.load == Load(after)


@given(st.lists(st.one_of(st.integers(0, 9), st.sampled_from((-1000, -1, 1, 1000))), max_size=12))
def test_a_number_stays_within_what_a_set_can_be(deeds: list[int]) -> None:
    """Whatever is typed, the number is from 0 to 10,000 and nothing else of the set changes."""
    draft = Draft.of(KEPT)
    for deed in deeds:
        draft = draft.typed(deed) if 0 <= deed <= 9 else draft.nudged(deed)
    assert 0 <= draft.record.value <= 10_000
    assert replace(draft.record, value=RECORD.value) == RECORD
