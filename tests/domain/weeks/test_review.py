"""The review as a value."""

from uuid import UUID

import pytest

from midstance.domain.weeks.review import SessionLoad
from tests.coach.gym import MONDAY, day, done, workout
from tests.exchange.weeks import review_of


def test_session_load_is_a_product() -> None:
    """Effort 7 over 40 minutes is 280."""
    assert SessionLoad(UUID(int=1), "base/A", MONDAY, 7, 40).load == pytest.approx(280)


def test_a_week_is_empty_without_plan_and_work() -> None:
    """A plan alone, or a set alone, fills it."""
    assert review_of(chosen=()).is_empty
    assert not review_of().is_empty
    assert not review_of(workout(1, day(1), done("squat", 8)), chosen=()).is_empty
