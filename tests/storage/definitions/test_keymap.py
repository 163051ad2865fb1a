"""Key maps give other keys to commands; what is wrong in one is reported and left out."""

import pytest

from midstance.storage.definitions.keymap import read_keymap, read_keys
from midstance.storage.definitions.toml_file import parse

USUAL = {
    "session.skip": ("s",),
    "session.pause": ("p",),
    "log.skip": ("s",),
    "app.quit": ("q", "ctrl+q"),
    "app.help": ("question_mark",),
    "session.leave": ("escape",),
    "week.back": ("escape",),
}


def read(text: str) -> tuple[dict[str, tuple[str, ...]], list[tuple[str, str]]]:
    """The keys of a key map file, and its mistakes by their keys."""
    keys, wrong = read_keymap(parse("f", text.encode()), USUAL)
    return keys, [(fault.key, fault.message) for fault in wrong]


def test_keys_are_given_one_by_one_or_as_a_list() -> None:
    """Under a dotted name, in a table, or in quotes."""
    text = """
name = "Mine"
[keys]
session.skip = "x"
"app.quit" = ["Q", "ctrl+x"]
[keys.log]
skip = ["+"]
"""
    assert read(text) == (
        {"session.skip": ("x",), "app.quit": ("Q", "ctrl+x"), "log.skip": ("plus",)},
        [],
    )


def test_an_empty_key_map_changes_nothing() -> None:
    """Not even a table is needed."""
    assert read("") == ({}, [])


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        ("keys = 3", "keys", "3 is not a table"),
        ("[keyz]", "keyz", "this key is not known here"),
        ("name = ''", "name", "the name is empty"),
        ("[keys]\nsession.skp = 'x'", "keys.session.skp", "there is no command 'session.skp'"),
        ("[keys]\nsession.skip = 3", "keys.session.skip", "3 is not a key"),
        ("[keys]\nsession.skip = ''", "keys.session.skip", "'' is not a key"),
        ("[keys]\nsession.skip = ['x', 'a b']", "keys.session.skip[1]", "'a b' is not a key"),
        ("[keys]\nsession.skip = []", "keys.session.skip", "a command has 1 to 8 keys"),
        ("[keys]\nsession.skip = '\\u001b'", "keys.session.skip", r"'\\u001b' is not a key"),
    ],
)
def test_what_is_no_key_is_reported(text: str, key: str, said: str) -> None:
    """Where it stands, and that command keeps its usual keys."""
    assert read(text) == ({}, [(key, said)])


@pytest.mark.parametrize("command", ["app.help", "app.quit", "session.leave", "week.back"])
def test_a_way_out_needs_a_key_that_every_keyboard_has(command: str) -> None:
    """Help, back and quit keep their usual keys where a map would leave one out of reach."""
    for lost in ('"\\u4e00"', '["\\u4e00", "\\u2603", "ctrl+\\u4e00"]'):
        keys, mistakes = read(f"[keys]\n{command} = {lost}")
        assert keys == {}
        assert "this command is a way out" in mistakes[0][1]
    keys, mistakes = read(f'[keys]\n{command} = ["\\u4e00", "f9"]')
    assert keys == {command: ("\u4e00", "f9")}
    assert mistakes == []


def test_nine_keys_are_too_many() -> None:
    """Nobody remembers them."""
    many = ", ".join(f"'{letter}'" for letter in "abcdefghi")
    assert read(f"[keys]\nsession.skip = [{many}]")[1] == [
        ("keys.session.skip", "a command has 1 to 8 keys")
    ]


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("session.skip = 'p'", "'p' is already used for 'session.pause'"),
        ("session.skip = ['x', 'q']", "'q' is already used for 'app.quit'"),
        ("app.quit = 's'", "'s' is already used for 'session.skip'"),
    ],
)
def test_a_key_that_is_taken_is_reported_and_left_out(line: str, taken: str) -> None:
    """By a command of the same area, or by one that can be given anywhere."""
    keys, wrong = read(f"[keys]\n{line}")
    assert keys == {}
    assert [said for _, said in wrong] == [f"the key {taken}"]


def test_areas_that_never_meet_may_share_a_key() -> None:
    """The log and a workout are never on the screen together."""
    assert read("[keys]\nlog.skip = 'p'") == ({"log.skip": ("p",)}, [])


def test_a_key_that_its_command_gave_up_is_free() -> None:
    """Two commands may change places."""
    keys, wrong = read("[keys]\nsession.skip = 'p'\nsession.pause = 's'")
    assert (keys, wrong) == ({"session.skip": ("p",), "session.pause": ("s",)}, [])


def test_of_two_that_want_one_key_the_first_gets_it() -> None:
    """The second is reported."""
    keys, wrong = read("[keys]\nsession.skip = 'x'\nsession.pause = 'x'")
    assert keys == {"session.skip": ("x",)}
    assert [key for key, _ in wrong] == ["keys.session.pause"]


def test_without_a_table_of_commands_any_name_will_do() -> None:
    """Only the keys themselves are checked then."""
    assert read_keys({"anything": "x"}, ("keys",), {}) == ({"anything": ("x",)}, ())
