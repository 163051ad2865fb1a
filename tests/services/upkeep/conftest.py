"""Commands as they are typed, for what they do to folders outside."""

from tests.cli.conftest import clock, config, data, typed

__all__ = ["clock", "config", "data", "typed"]
