"""What typed lines mean in a workout."""

import pytest

from midstance.cli.typed import (
    ASIDE,
    DEEDS,
    LEAVE,
    WITH_WORDS,
    UnclearError,
    command_of,
    key_lines,
    said_deed,
)
from midstance.tui.command import Area
from midstance.tui.key_names import key_text
from midstance.tui.keys import BY_ID, COMMANDS
from midstance.workout.events import BandSet, Deed, EffortRated, Hurt, Noted

NO_MAP: dict[str, tuple[str, ...]] = {}
ON_THE_SCREEN_ONLY = {
    *("session.erase", "session.variants", "session.back", "session.ahead", "session.floor")
}


@pytest.mark.parametrize("line", ["", " ", "space", "Enter", "pagedown"])
def test_an_empty_line_is_the_big_key(line: str) -> None:
    """Enter alone does the next sensible thing."""
    assert command_of(line, NO_MAP) == ("session.advance", "")


@pytest.mark.parametrize("id_", sorted({*DEEDS, *WITH_WORDS, *ASIDE}))
def test_every_key_of_the_table_that_makes_sense_here_can_be_typed(id_: str) -> None:
    """What stands on the keyboard, or Textual's name for it, is the command."""
    for key in BY_ID[id_].keys:
        assert command_of(key, NO_MAP) == (id_, "")
        assert command_of(key_text(key), NO_MAP) == (id_, "")


def test_nothing_of_a_session_is_forgotten() -> None:
    """Every command of a workout is offered here, but for what only a screen can do."""
    offered = {*DEEDS, *WITH_WORDS, *ASIDE, LEAVE}
    session = {command.id for command in COMMANDS if command.area is Area.SESSION}
    assert session - offered == ON_THE_SCREEN_ONLY
    assert offered - session == {"app.help"}


def test_words_follow_their_key() -> None:
    """What stands behind the first word belongs to the command."""
    assert command_of("e  very hard ", NO_MAP) == ("session.effort", "very hard")
    assert command_of("q finish", NO_MAP) == (LEAVE, "finish")


def test_a_key_map_moves_keys_here_too() -> None:
    """A runner's own key takes the place of the usual one."""
    own = {"session.pause": ("x",)}
    assert command_of("x", own) == ("session.pause", "")
    with pytest.raises(UnclearError):
        command_of("p", own)


@pytest.mark.parametrize("line", ["z", "knee", "12x", "👍", "ctrl+p"])
def test_what_means_nothing_says_so(line: str) -> None:
    """The answer names where the keys are listed."""
    with pytest.raises(UnclearError, match=r"means nothing here; \? lists what does"):
        command_of(line, NO_MAP)


@pytest.mark.parametrize(
    ("id_", "words", "deed"),
    [
        ("session.effort", "7", EffortRated(7)),
        ("session.effort", "Very Hard", EffortRated(9)),
        ("session.band", "60", BandSet(60)),
        ("session.hurts", "left knee 3", Hurt("left knee", 3)),
        ("session.note", "knees in", Noted("knees in")),
        ("session.workout-note", "hot day", Noted("hot day", on_workout=True)),
    ],
)
def test_words_make_the_deed(id_: str, words: str, deed: Deed) -> None:
    """Numbers, words for effort, a place and a level, or free text."""
    assert said_deed(id_, words) == deed


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("session.effort", ""),
        ("session.effort", "quite"),
        ("session.effort", "²"),
        ("session.band", "wide"),
        ("session.hurts", "3"),
        ("session.hurts", "knee"),
        ("session.note", ""),
    ],
)
def test_words_that_do_not_fit_are_told_with_an_example(id_: str, words: str) -> None:
    """The answer shows how it is typed."""
    with pytest.raises(UnclearError, match=r"^type "):
        said_deed(id_, words)


def test_everything_that_can_be_typed_is_listed() -> None:
    """The list has a line for each command, the big key first and the way out last."""
    lines = list(key_lines(NO_MAP))
    assert lines[0][0] == "Enter"
    assert lines[-1][0] == "q"
    assert len(lines) == len({*DEEDS, *WITH_WORDS, *ASIDE}) + 2
