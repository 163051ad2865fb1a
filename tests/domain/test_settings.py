"""Settings hold without anything being set."""

import unicodedata
from enum import StrEnum
from types import MappingProxyType

import pytest
from textual.keys import _character_to_key

from midstance.domain.quantity import WeightUnit
from midstance.domain.settings import (
    KEY_CHARACTERS,
    AutoAdvance,
    ExportFormat,
    Settings,
    SoundMode,
    Theme,
    VoiceMode,
    WeekStart,
    key_character,
    key_name,
)


def test_nothing_needs_to_be_set() -> None:
    """The times are those that the guided session is written for, and no key is changed."""
    usual = Settings()
    seconds = (usual.lead_in_seconds, usual.switch_seconds, usual.re_entry_seconds)
    assert seconds == (5, 5, 3)
    assert (usual.weight_unit, usual.auto_advance) == (WeightUnit.KG, AutoAdvance.TIMED)
    assert (usual.sound, usual.muted, dict(usual.keymap)) == (SoundMode.AUTO, False, {})
    assert (usual.voice, usual.voice_command) == (VoiceMode.OFF, ())
    assert usual == Settings()


def test_nothing_is_written_outside_at_first() -> None:
    """A folder must be named; then a finished workout is a file for watches and platforms."""
    usual = Settings()
    assert not usual.export_folder
    assert not usual.sync
    assert usual.export_formats == (ExportFormat.FIT,)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("fit", ExportFormat.FIT),
        ("strava", ExportFormat.STRAVA),
        ("csv", ExportFormat.CSV),
        ("json", ExportFormat.JSON),
        ("markdown", ExportFormat.MARKDOWN),
    ],
)
def test_a_format_has_the_word_that_export_has(word: str, expected: ExportFormat) -> None:
    """The settings and the command call it alike."""
    assert ExportFormat(word) is expected
    assert str(expected) == word


def test_everything_is_shown_and_heard_at_first() -> None:
    """A dark screen that moves and flashes, with all its characters; weeks begin on Monday."""
    usual = Settings()
    assert (usual.theme, usual.week_start) == (Theme.DARK, WeekStart.MONDAY)
    assert (usual.animations, usual.flash, usual.ascii) == (True, True, False)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (AutoAdvance, ["timed", "always", "never"]),
        (SoundMode, ["auto", "bell", "off"]),
        (VoiceMode, ["off", "on", "auto"]),
        (Theme, ["dark", "light", "high-contrast"]),
        (WeekStart, ["monday", "sunday"]),
        (WeightUnit, ["kg", "lb"]),
    ],
)
def test_choices_are_written_as_words(kind: type[StrEnum], words: list[str]) -> None:
    """What stands in the file of the settings is what a runner would write there."""
    assert [str(each) for each in kind] == words


def test_keys_that_nobody_changed_cannot_be_changed_for_all() -> None:
    """The usual keymap is empty and stays so."""
    usual = Settings().keymap
    assert isinstance(usual, MappingProxyType)
    assert Settings(keymap={"pause": ("p",)}) != Settings()


@pytest.mark.parametrize(
    ("key", "named"),
    [
        ("+", "plus"),
        ("-", "minus"),
        ("]", "right_square_bracket"),
        ("/", "slash"),
        ("\\", "backslash"),
        ("_", "underscore"),
        ("@", "at"),
        ("?", "question_mark"),
        ("j", "j"),
        ("R", "R"),
        ("7", "7"),
        ("ctrl+n", "ctrl+n"),
        ("pagedown", "pagedown"),
    ],
)
def test_characters_have_the_names_that_the_screen_gives_them(key: str, named: str) -> None:
    """A runner types the character; the screen's library wants its name."""
    assert key_name(key) == named


@pytest.mark.parametrize("code", range(33, 127))
def test_the_name_of_a_key_leads_back_to_its_character(code: int) -> None:
    """Both ways, for everything that is printed on a keyboard, with Textual's own names."""
    assert key_character(key_name(chr(code))) == chr(code)
    assert key_name(chr(code)) == _character_to_key(chr(code))


def test_only_names_that_unicode_does_not_find_are_in_the_table() -> None:
    """Each is the name that Textual has for its character."""
    for name, character in KEY_CHARACTERS.items():
        assert _character_to_key(character) == name
        with pytest.raises(KeyError):
            unicodedata.lookup(name.replace("_", " "))


@pytest.mark.parametrize("name", ["", "spaec", "pagedown"])
def test_a_key_that_types_nothing_has_no_character(name: str) -> None:
    """Neither a key that moves the cursor, nor one that there is not."""
    assert key_character(name) == ""
