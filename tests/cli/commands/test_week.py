"""``midstance week`` as it is typed."""

import pytest

from tests.cli.conftest import Type


@pytest.mark.usefixtures("trained")
@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("--markdown", "# Week 2026-11-16 to 2026-11-22"),
        ("--html", "<!DOCTYPE html>"),
        ("--json", "{"),
    ],
)
def test_each_form_is_one_document(typed: Type, form: str, begins: str) -> None:
    """Standard output holds it and nothing else; what the terminal would obey is gone."""
    answer = typed("week", "--date", "yesterday", form)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(begins)
    assert "\x1b" not in answer.out


def test_only_one_form_at_a_time(typed: Type) -> None:
    """Two at once are wrong usage, the same twice is not."""
    answer = typed("week", "--json", "--html")
    assert answer.code == 2
    assert "one of" in answer.err
    assert typed("week", "--json", "--json").code == 0


@pytest.mark.parametrize("day", ["yesterdy", "2026-13-01", ""])
def test_a_day_that_is_none_is_wrong_usage(typed: Type, day: str) -> None:
    """The line says how to write one."""
    answer = typed("week", "--date", day)
    assert answer.code == 2
    assert "2026-11-23" in answer.err


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_weeks_too(typed: Type, day: str) -> None:
    """No error, at either end."""
    assert len(typed("week", "--date", day, "--json").json["days"]) == 7
