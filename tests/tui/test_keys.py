"""The one table of commands."""

from collections import Counter

import pytest

from midstance.tui.command import Area, Command
from midstance.tui.keys import (
    ADVANCE_LABELS,
    BY_ID,
    COMMANDS,
    USUAL,
    first_key,
    footer_keys,
    keys_for,
)
from midstance.workout.phase import Phase


def together(command: Command) -> list[Command]:
    """The commands that can be given on the same screens."""
    areas = set(Area) if command.area is Area.ANYWHERE else {command.area, Area.ANYWHERE}
    return [other for other in COMMANDS if other.area in areas]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_no_key_means_two_things(command: Command) -> None:
    """On every screen each key has one meaning."""
    others = Counter(key for other in together(command) for key in other.keys)
    assert {others[key] for key in command.keys} == {1}


def test_ids_are_unique_and_speak() -> None:
    """Each command has an id of its own, a label of a few words, and a line of help."""
    assert len(BY_ID) == len(COMMANDS)
    assert all(command.label and len(command.label.split()) <= 3 for command in COMMANDS)
    assert all(command.help[0].isupper() or command.help[0].isdigit() for command in COMMANDS)


def test_actions() -> None:
    """A command of the workout or the log is one action with a name; others have their own."""
    assert BY_ID["session.put-off"].action == "command('put-off')"
    assert BY_ID["log.undo"].action == "command('undo')"
    assert BY_ID["app.help"].action == "help"


@pytest.mark.parametrize("phase", Phase)
def test_the_footer_begins_with_the_big_key_and_ends_with_help(phase: Phase) -> None:
    """In every phase the first key says what it does now, and the last one leads to all others."""
    keys = footer_keys(phase)
    assert keys[0] == ("Space", ADVANCE_LABELS[phase])
    assert keys[-1] == ("?", "all keys")


def test_the_footer_names_the_chosen_keys() -> None:
    """A key that the runner chose stands in the footer instead of the usual one."""
    chosen = {**USUAL, "session.pause": ("f9", "p"), "log.undo": ("z",)}
    assert ("F9", "pause") in footer_keys(Phase.WORK, chosen)
    assert keys_for(("log.undo", "log.back"), chosen, {"log.back": "drop it"}) == (
        ("z", "undo"),
        ("Esc", "drop it"),
    )
    assert first_key(BY_ID["session.pause"]) == "p"
