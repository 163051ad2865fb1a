"""Moments stand in files as the runner saw them."""

from datetime import datetime

import pytest
from hypothesis import given

from midstance.domain.stamp import Stamp
from midstance.storage.plain_values import local_time, to_stamp
from tests.storage.samples import MOMENTS


@given(MOMENTS)
def test_a_moment_is_written_as_the_runner_saw_it(moment: Stamp) -> None:
    """The local time with its offset gives the moment back."""
    assert to_stamp(local_time(moment), moment.zone) == moment


def test_a_moment_without_offset_is_refused() -> None:
    """A local time alone does not say when it was."""
    with pytest.raises(ValueError, match="offset"):
        to_stamp(datetime(2026, 11, 22, 12), "")  # noqa: DTZ001  # that is the point
