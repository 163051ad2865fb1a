"""Only the context meets the world's clock."""

import ast
from collections.abc import Iterator

import pytest

from tests.shape.project import SOURCE, TESTS

CLOCK_METHODS = {"now", "today", "utcnow"}
CLOCK_MODULES = {"random", "secrets", "time"}


def clock_reads(tree: ast.AST) -> Iterator[int]:
    """Lines that import a clock or chance, or ask a class for the present."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names) if any(name.name in CLOCK_MODULES for name in names):
                yield node.lineno
            case ast.ImportFrom(module=module) if module in CLOCK_MODULES:
                yield node.lineno
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=asked)) if (
                owner in {"date", "datetime", "Date", "DateTime"} and asked in CLOCK_METHODS
            ):
                yield node.lineno


def test_no_module_but_the_context_reads_a_clock() -> None:
    """Time, today's date and chance are arguments everywhere else."""
    reads = [
        f"{path.relative_to(SOURCE)}:{line}"
        for path in SOURCE.rglob("*.py")
        if path != SOURCE / "context.py"
        for line in clock_reads(ast.parse(path.read_text("utf-8")))
    ]
    assert not reads


def test_no_ban_is_lifted_in_passing() -> None:
    """No line of code or test silences the rule that bans clocks."""
    lifted = "noqa: TID" + "251"
    assert not [
        path
        for path in (*SOURCE.rglob("*.py"), *TESTS.rglob("*.py"))
        if lifted in path.read_text("utf-8")
    ]


@pytest.mark.parametrize(
    "code", ["import time", "from time import monotonic", "datetime.now(UTC)", "date.today()"]
)
def test_a_clock_read_is_seen(code: str) -> None:
    """Each way to read a clock is recognised."""
    assert list(clock_reads(ast.parse(code))) == [1]
