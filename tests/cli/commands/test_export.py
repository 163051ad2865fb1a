"""``midstance export`` as it is typed."""

from tests.cli.conftest import Type


def test_an_unknown_format_is_wrong_usage(typed: Type) -> None:
    """The line names those that there are."""
    answer = typed("export", "--format", "xlsx")
    assert answer.code == 2
    assert "markdown" in answer.err


def test_csv_is_usual(typed: Type) -> None:
    """Without a format it is what a spreadsheet opens."""
    assert typed("export").out == typed("export", "--format", "csv").out
