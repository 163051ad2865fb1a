"""``midstance doctor``: its exit code is its verdict."""

from pathlib import Path

from tests.cli.conftest import Type


def test_the_verdict_is_the_exit_code(typed: Type, config: Path) -> None:
    """0 where all is sound, 1 where anything is not; the document says which."""
    assert typed("doctor").code == 0
    (config / "programs" / "mine.toml").write_text("weeks = 0\n")
    answer = typed("doctor", "--json")
    assert (answer.code, answer.json["integrity"]) == (1, "ok")
    assert answer.json["problems"]
