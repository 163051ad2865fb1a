"""``midstance restore``: a copy takes the log's place."""

from pathlib import Path

import pytest

from tests.cli.conftest import Type


@pytest.mark.usefixtures("trained")
@pytest.mark.parametrize("content", [b"", b"not a log at all " * 500])
def test_what_is_no_log_is_refused(typed: Type, data: Path, tmp_path: Path, content: bytes) -> None:
    """The log stays as it is, byte for byte."""
    other = tmp_path / "other.db"
    other.write_bytes(content)
    before = (data / "log.db").read_bytes()
    answer = typed("restore", str(other))
    assert (answer.code, answer.out) == (1, "")
    assert str(other) in answer.err
    assert (data / "log.db").read_bytes() == before
