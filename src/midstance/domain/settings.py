"""How Midstance should behave: what a runner sets once, and how keys are named in key maps."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.quantity import WeightUnit

if TYPE_CHECKING:
    from collections.abc import Mapping


class AutoAdvance(StrEnum):
    """What begins by itself when its rest is over."""

    TIMED = "timed"
    ALWAYS = "always"
    NEVER = "never"


class SoundMode(StrEnum):
    """What makes the cues: the best that is there, the terminal's bell, or nothing."""

    AUTO = "auto"
    BELL = "bell"
    OFF = "off"


class VoiceMode(StrEnum):
    """Whether a voice says what comes: never, always, or where melodies sound too."""

    OFF = "off"
    ON = "on"
    AUTO = "auto"


class Theme(StrEnum):
    """The colours."""

    DARK = "dark"
    LIGHT = "light"
    HIGH_CONTRAST = "high-contrast"


class WeekStart(StrEnum):
    """The day on which a week begins."""

    MONDAY = "monday"
    SUNDAY = "sunday"


class ExportFormat(StrEnum):
    """In which formats a finished workout is written by itself."""

    FIT = "fit"
    STRAVA = "strava"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, with what holds when nothing is.

    Attributes:
        lead_in_seconds: time to get ready before anything timed.
        switch_seconds: time to change sides.
        re_entry_seconds: time to get back into a hold after a pause.
        muted: no sound at the start; the key for it changes it for a while.
        animations: moving things on the screen.
        flash: the whole screen flashes once when the phase changes.
        ascii: only plain characters, for terminals that show no others.
        figures: movements are shown by a figure; the key for it keeps another choice.
        voice_command: the runner's own speech program with its arguments; empty for the first that
            is found.
        export_folder: where each finished workout is written to, a whole path; "" for nowhere.
        export_formats: in which formats.
        sync: the folder that several machines share, a whole path; "" for none.
        keymap: other keys for commands, by the command's id.
    """

    weight_unit: WeightUnit = WeightUnit.KG
    lead_in_seconds: int = 5
    switch_seconds: int = 5
    re_entry_seconds: int = 3
    auto_advance: AutoAdvance = AutoAdvance.TIMED
    sound: SoundMode = SoundMode.AUTO
    muted: bool = False
    theme: Theme = Theme.DARK
    week_start: WeekStart = WeekStart.MONDAY
    animations: bool = True
    flash: bool = True
    ascii: bool = False
    figures: bool = True
    voice: VoiceMode = VoiceMode.OFF
    voice_command: tuple[str, ...] = ()
    export_folder: str = ""
    export_formats: tuple[ExportFormat, ...] = (ExportFormat.FIT,)
    sync: str = ""
    keymap: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


KEY_CHARACTERS: Mapping[str, str] = MappingProxyType(
    {
        "at": "@",
        "backslash": "\\",
        "greater_than_sign": ">",
        "less_than_sign": "<",
        "minus": "-",
        "plus": "+",
        "slash": "/",
        "underscore": "_",
    }
)
"""Names of keys, as Textual has them, from which ``unicodedata`` does not find the character."""

_KEY_NAMES = {character: name for name, character in KEY_CHARACTERS.items()}


def key_name(key: str) -> str:
    """The name of a key in key maps: ``plus`` for ``+``; a name or a letter as it is."""
    if len(key) > 1 or key.isalnum():
        return key
    name = unicodedata.name(key, key).lower().replace(" ", "_").replace("-", "_")
    return _KEY_NAMES.get(key, name)


def key_character(name: str) -> str:
    """The character that the key with this name types: ``+`` for ``plus``; "" if there is none."""
    if len(name) == 1 or name in KEY_CHARACTERS:
        return KEY_CHARACTERS.get(name, name)
    try:
        return unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""
