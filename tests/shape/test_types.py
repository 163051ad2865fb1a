"""The types of the code and of its tests are right, strictly."""

import re

from tests.shape.project import ROOT, own_files, run_tool

SILENCED = re.compile(r"# type: ignore(?!\[[\w, -]+\] {1,2}# \S)")


def test_the_type_checker_finds_nothing() -> None:
    """The strict type checker accepts the code and the tests."""
    findings = run_tool("mypy")
    assert findings.returncode == 0, findings.stdout


def test_a_silenced_type_error_says_which_and_why() -> None:
    """Each ignored type error names its code and a reason after it."""
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in own_files()
        if path.suffix == ".py" and path.name != "test_types.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if SILENCED.search(line)
    ]
    assert not bare
