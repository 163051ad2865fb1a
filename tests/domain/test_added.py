"""What was put into a session by hand, and how it is kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.added import Added

MONDAY = date(2026, 11, 23)
PLANK = Added(MONDAY, "foundations/A", 2, ("plank",))


@given(
    st.builds(
        Added,
        st.dates(),
        st.text(max_size=20),
        st.integers(1, 100),
        st.lists(st.text(max_size=10), max_size=4).map(tuple),
    )
)
def test_what_is_kept_comes_back(added: Added) -> None:
    """Plain values hold all of it."""
    assert Added.from_plain(added.to_plain()) == added


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "plank",
        {},
        {"day": "today", "session": "a", "week": 1, "exercises": []},
        {"day": "2026-11-23", "session": 1, "week": 1, "exercises": []},
        {"day": "2026-11-23", "session": "a", "week": "1", "exercises": []},
        {"day": "2026-11-23", "session": "a", "week": 1, "exercises": "plank"},
        {"day": "2026-11-23", "session": "a", "week": 1, "exercises": ["plank", None]},
        {"day": "2026-11-23", "session": "a", "week": 1},
    ],
)
def test_what_is_not_ours_is_nothing(kept: object) -> None:
    """A value that cannot be read is left alone."""
    assert Added.from_plain(kept) is None


def test_it_is_for_one_session_on_one_day() -> None:
    """Another day, another session and another week have nothing added."""
    assert PLANK.is_for(MONDAY, "foundations/A", 2)
    assert not PLANK.is_for(date(2026, 11, 24), "foundations/A", 2)
    assert not PLANK.is_for(MONDAY, "foundations/B", 2)
    assert not PLANK.is_for(MONDAY, "foundations/A", 3)


def test_the_same_key_takes_it_out_again() -> None:
    """Toggling twice leaves what was there, and others in their order."""
    both = PLANK.toggled("bird-dog")
    assert both.exercises == ("plank", "bird-dog")
    assert both.toggled("plank").exercises == ("bird-dog",)
    assert both.toggled("bird-dog") == PLANK
