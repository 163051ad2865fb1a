"""The one table of commands."""

from collections import Counter
from itertools import combinations

import pytest

from midstance.presentation.commands import (
    BY_ID,
    COMMANDS,
    DEFAULT_KEYMAP,
    changed_keys,
    first_key,
    footer_labels,
    keymap_problems,
    usable_keys,
)
from midstance.presentation.key_names import Area, Command, is_key

COMES_FIRST = {"session.count-short": "app.history", "session.card": "app.library"}
"""A command of a screen whose key is that of one which can otherwise be given anywhere."""


def together(command: Command) -> list[Command]:
    """The commands that can be given on the same screens."""
    areas = set(Area) if command.area is Area.ANYWHERE else {command.area, Area.ANYWHERE}
    pairs = set(COMES_FIRST.items())
    return [
        other
        for other in COMMANDS
        if other.area in areas and not {(command.id, other.id), (other.id, command.id)} & pairs
    ]


def test_only_named_commands_take_a_key_that_holds_elsewhere() -> None:
    """And they take it on their own screen, before the one that can be given anywhere."""
    for first, other in COMES_FIRST.items():
        assert set(BY_ID[first].keys) & set(BY_ID[other].keys)
        assert BY_ID[first].area is not Area.ANYWHERE
        assert BY_ID[other].area is Area.ANYWHERE


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


def test_every_command_has_an_action() -> None:
    """A command of the workout or the log is one action with a name; others have their own."""
    assert BY_ID["session.put-off"].action == "command('session.put-off')"
    assert BY_ID["log.undo"].action == "command('log.undo')"
    assert BY_ID["app.help"].action == "help"


def test_the_footer_names_the_chosen_keys() -> None:
    """A key that the runner chose stands in the footer instead of the usual one."""
    chosen = {**DEFAULT_KEYMAP, "log.undo": ("z",)}
    assert footer_labels(("log.undo", "log.back"), chosen, {"log.back": "cancel"}) == (
        ("z", "undo"),
        ("Esc", "cancel"),
    )
    assert first_key(BY_ID["session.pause"]) == "p"


AREAS = (Area.LIBRARY, Area.EXERCISE, Area.PROGRAMS, Area.PROFILE)


def of(area: Area) -> list[Command]:
    """The commands of an area."""
    return [each for each in COMMANDS if each.area is area]


@pytest.mark.parametrize("area", AREAS)
def test_study_keys_no_key_means_two_things(area: Area) -> None:
    """Within an area and beside what is possible anywhere, each key has one command."""
    anywhere = [each for each in COMMANDS if each.area is Area.ANYWHERE]
    for first, second in combinations([*of(area), *anywhere], 2):
        assert not set(first.keys) & set(second.keys), (first.id, second.id)


def test_every_key_is_one() -> None:
    """A keyboard can have each of them, and each command says what it does."""
    for command in COMMANDS:
        assert all(map(is_key, command.keys))
        assert command.help
        assert len(command.label.split()) <= 3
        if command.area not in {Area.ANYWHERE, Area.TODAY}:
            assert command.action == f"command('{command.id}')"


CHOSEN = {
    "session.pause": ("f9",),
    "session.skip": ("spaec",),
    "session.fly": ("x",),
    "app.help": ("question_mark",),
}


def test_what_will_do_is_used() -> None:
    """A known command gets its new keys; all others, and those with an unknown key, keep theirs."""
    keys = usable_keys(CHOSEN)
    assert keys["session.pause"] == ("f9",)
    assert keys["session.skip"] == DEFAULT_KEYMAP["session.skip"]
    assert set(keys) == set(DEFAULT_KEYMAP)


def test_invalid_bindings_are_reported() -> None:
    """An unknown command and an unknown key are each named in one sentence."""
    assert list(keymap_problems(CHOSEN)) == [
        "Keys: session.skip keeps its default key; there is no key spaec.",
        "Keys: there is no command session.fly. See: midstance keys",
    ]


def test_only_what_differs_is_bound_again() -> None:
    """The screen's library hears of the commands whose keys are not the usual ones."""
    assert changed_keys(usable_keys(CHOSEN | {"app.quit": ("Q", "ctrl+q")})) == {
        "session.pause": "f9",
        "app.quit": "Q,ctrl+q",
    }
