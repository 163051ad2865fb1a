"""The settings at the prompt, and the unit in which loads are read and shown there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.cli.output import say_aside
from midstance.domain.quantity import DistanceUnit, WeightUnit
from midstance.domain.settings import Settings
from midstance.storage.files import is_missing

if TYPE_CHECKING:
    from midstance.cli.command_context import CommandContext


def settings_with_warnings(context: CommandContext) -> Settings:
    """The settings; a mistake in them is printed on standard error, and the default is used."""
    if is_missing(context.places.settings):
        return Settings()
    from midstance.storage.definitions.settings import load_settings

    loaded = load_settings(context.places)
    for problem in loaded.problems:
        say_aside(f"midstance: {problem.text()}")
    return loaded.settings


def load_unit(context: CommandContext, settings: Settings | None = None) -> WeightUnit:
    """The unit of every load that is typed without one or shown: the profile's, or the settings'.

    Raises:
        StorageError: the log cannot be read.
    """
    chosen = WeightUnit.named_in(context.log().profile())
    return chosen or (settings or settings_with_warnings(context)).weight_unit


def distance_unit(context: CommandContext) -> DistanceUnit:
    """The unit of every distance that is typed without one or shown: the profile's.

    Raises:
        StorageError: the log cannot be read.
    """
    return DistanceUnit.of(context.log().profile())
