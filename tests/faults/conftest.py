"""What proofs of faults stand on: the prompt's own fixtures, and the words of a mistake of ours."""

import pytest

from tests.cli.conftest import clock, config, typed
from tests.cli.conftest import data as data_folder

__all__ = ["clock", "config", "data_folder", "typed"]

UNEXPECTED = "unexpected error"
"""What the last line says of an error that nobody foresaw."""


@pytest.fixture(autouse=True)
def unmeasured_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure no coverage in the programs that are started here, as most of them are killed."""
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
