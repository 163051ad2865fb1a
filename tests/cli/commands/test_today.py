"""``midstance today`` through the parser."""

from tests.cli.conftest import Type


def test_its_help_says_what_it_answers(typed: Type) -> None:
    """Help goes through the parser, and the parser knows the option."""
    out = typed("today", "--help").out
    assert "what is due today, and why" in out
    assert "--json" in out
