"""What proofs of faults stand on: the prompt's own fixtures, and the words of a mistake of ours."""

from tests.cli.conftest import clock, config, typed
from tests.cli.conftest import data as data_folder

__all__ = ["clock", "config", "data_folder", "typed"]

UNEXPECTED = "unexpected error"
"""What the last line says of an error that nobody foresaw."""
