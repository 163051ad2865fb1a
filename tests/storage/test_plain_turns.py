"""Turns come back from what is kept exactly, or say why not."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.quantity import Load, RestWindow, Side, Target, Tempo
from midstance.domain.session import Purpose, Style
from midstance.domain.steps import Turn
from midstance.storage.course import compact, packed, unpacked
from midstance.storage.errors import UnreadableCourseError
from midstance.storage.plain_turns import FORMAT, turns_from_plain, turns_to_plain
from tests.storage.samples import TARGETS, TEXT

HERE = Path("log.db")
SMALL = st.integers(0, 999)
BEATS = st.integers(0, 10)
LOADS = st.none() | SMALL.map(Load)
BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "purpose": st.sampled_from(Purpose),
    "style": st.sampled_from(Style),
    "target": TARGETS,
    "sides": st.sampled_from([(None,), (Side.RIGHT, Side.LEFT)]),
    "load": LOADS,
    "load_step": LOADS,
    "tempo": st.none() | st.builds(Tempo, BEATS, BEATS, st.none() | BEATS, BEATS),
    "rest": st.builds(RestWindow, SMALL, SMALL),
    "seconds": st.floats(0, 1e6),
}
BY_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "int": SMALL,
    "int | None": st.none() | SMALL,
    "bool": st.booleans(),
    "str": TEXT,
}
TURNS = st.builds(
    Turn,
    **{
        f.name: BY_NAME[f.name] if f.name in BY_NAME else BY_TYPE[str(f.type)] for f in fields(Turn)
    },
)


@given(st.lists(TURNS, max_size=3).map(tuple))
def test_turns_come_back_as_they_were(turns: tuple[Turn, ...]) -> None:
    """Every field of every turn survives being kept."""
    assert turns_from_plain(unpacked(packed(turns_to_plain(turns))), HERE) == turns


def test_what_is_as_usual_takes_no_room() -> None:
    """A plain turn is short."""
    turn = Turn(
        place=0,
        block=0,
        purpose=Purpose.CORE,
        style=Style.STRAIGHT,
        exercise="plank",
        prescribed="plank",
        set_number=1,
        sets=1,
        round=1,
        target=Target(30, Style.STRAIGHT),  # type: ignore[arg-type]  # any word will do
        sides=(None,),
        seconds=30.0,
    )
    kept = compact(turns_to_plain([turn]))
    assert not [name for name in ("rest", "load", "tempo", "note", "cap") if f'"{name}"' in kept]


@pytest.mark.parametrize(
    "plain",
    [
        {"format": FORMAT + 1, "turns": []},
        {"turns": []},
        {"format": FORMAT, "turns": [{}]},
        {"format": FORMAT, "turns": [{"unknown": 1}]},
        {"format": FORMAT, "turns": [{"purpose": "sleep"}]},
        {"format": FORMAT, "turns": 5},
        [],
        None,
    ],
)
def test_a_course_of_another_version_is_told(plain: object) -> None:
    """What cannot be read names the remedy, and no set is at risk."""
    with pytest.raises(UnreadableCourseError, match="finish it as it stands"):
        turns_from_plain(plain, HERE)
