"""Settings hold without anything being set."""

from enum import StrEnum
from types import MappingProxyType

import pytest

from midstance.domain.quantity import WeightUnit
from midstance.domain.settings import AutoAdvance, Settings, SoundMode, Theme, WeekStart


def test_nothing_needs_to_be_set() -> None:
    """The times are those that the guided session is written for, and no key is changed."""
    usual = Settings()
    seconds = (usual.lead_in_seconds, usual.switch_seconds, usual.re_entry_seconds)
    assert seconds == (5, 5, 3)
    assert (usual.weight_unit, usual.auto_advance) == (WeightUnit.KG, AutoAdvance.TIMED)
    assert (usual.sound, usual.muted, dict(usual.keymap)) == (SoundMode.AUTO, False, {})
    assert usual == Settings()


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
