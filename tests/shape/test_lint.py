"""The code keeps the rules that pyproject.toml chose for it."""

import re

from tests.shape.project import ROOT, own_files, run_tool

SILENCED = re.compile(r"# noqa(?!: [A-Z]+\d+(?:, ?[A-Z]+\d+)*(?: -|  #) \S)")


def test_the_linter_finds_nothing() -> None:
    """Every rule of the linter holds, but for those left out with a reason."""
    findings = run_tool("ruff", "check", "--output-format", "concise", "--no-cache", ".")
    assert findings.returncode == 0, findings.stdout


def test_the_formatter_would_change_nothing() -> None:
    """All code is laid out as the formatter lays it out."""
    changes = run_tool("ruff", "format", "--check", "--no-cache", ".")
    assert changes.returncode == 0, changes.stdout


def test_a_silenced_rule_says_which_and_why() -> None:
    """Each line that silences the linter names the rule, and a reason after it."""
    assert not [
        f"{path.relative_to(ROOT)}:{number}"
        for path in own_files()
        if path.suffix == ".py" and path.parent.name != "shape"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if SILENCED.search(line)
    ]
