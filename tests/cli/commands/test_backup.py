"""``midstance backup``: a copy now, or the list of copies."""

import pytest

from tests.cli.conftest import Type


@pytest.mark.usefixtures("trained")
def test_each_copy_of_a_day_has_its_own_name(typed: Type) -> None:
    """A second copy does not take the first one's place."""
    assert (typed("backup").code, typed("backup").code) == (0, 0)
    names = [line.split("  ")[0].rpartition("/")[2] for line in typed("backup", "--list").lines]
    assert names == ["log-2026-11-23-2.db", "log-2026-11-23.db"]
