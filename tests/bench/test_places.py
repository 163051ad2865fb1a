"""The session that the bench walks through is one that Midstance accepts."""

from pathlib import Path

from tests.shape.project import run_python


def test_the_rehearsal_is_a_valid_session() -> None:
    """The bench's own file has no mistake."""
    rehearsal = Path(__file__).with_name("rehearsal.toml")
    check = run_python("-m", "midstance", "check", str(rehearsal))
    assert (check.returncode, check.stderr) == (0, "")
