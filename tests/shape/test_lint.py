"""The code keeps the rules that pyproject.toml chose for it."""

from tests.shape.project import run_tool


def test_the_linter_finds_nothing() -> None:
    """Every rule of the linter holds, but for those left out with a reason."""
    findings = run_tool("ruff", "check", "--output-format", "concise", "--no-cache", ".")
    assert findings.returncode == 0, findings.stdout


def test_the_formatter_would_change_nothing() -> None:
    """All code is laid out as the formatter lays it out."""
    changes = run_tool("ruff", "format", "--check", "--no-cache", ".")
    assert changes.returncode == 0, changes.stdout
