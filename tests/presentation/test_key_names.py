"""Names of keys."""

import pytest

from midstance.domain.settings import key_name
from midstance.presentation.commands import COMMANDS
from midstance.presentation.key_names import is_key, key_text, named_key


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("space", "Space"),
        ("pagedown", "PgDn"),
        ("plus", "+"),
        ("exclamation_mark", "!"),
        ("right_square_bracket", "]"),
        ("less_than_sign", "<"),
        ("colon", ":"),
        ("a", "a"),
        ("R", "R"),
        ("f2", "F2"),
        ("ctrl+p", "Ctrl+P"),
        ("shift+tab", "Shift+Tab"),
        ("spaec", "SPAEC"),
    ],
)
def test_a_key_is_named_as_on_the_keyboard(name: str, printed: str) -> None:
    """Every key has the name or the sign that is printed on it."""
    assert key_text(name) == printed


@pytest.mark.parametrize("name", ["x", "é", "f24", "ctrl+shift+home", "full_stop", "enter"])
def test_keys_that_there_are(name: str) -> None:
    """A character, a named key, and both with modifiers are keys."""
    assert is_key(name)


@pytest.mark.parametrize("name", ["", "spaec", "f25", "hyper+x", "ctrl+", "\x1b", "null"])
def test_keys_that_there_are_not(name: str) -> None:
    """A name that nothing bears is no key, and a control character is none either."""
    assert not is_key(name)


def test_every_command_has_keys_that_there_are() -> None:
    """The table names no key that a keyboard cannot have."""
    assert not [key for command in COMMANDS for key in command.keys if not is_key(key)]


def test_a_printed_key_has_its_name_again() -> None:
    """What is printed for a key of the table leads back to it; other texts lead to no key."""
    keys = {key for command in COMMANDS for key in command.keys}
    assert {named_key(key_text(key)) for key in keys} == {key_name(key) for key in keys}
    assert {named_key(text) for text in ("", "All keys", "0-9", "Strg+X", "+x")} == {""}
