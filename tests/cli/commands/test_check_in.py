"""``midstance check-in`` and ``midstance skip`` through the parser."""

from pathlib import Path

import pytest

from tests.cli.conftest import Type


def test_a_check_in_is_saved_and_the_session_follows(typed: Type) -> None:
    """Today says the answer and what it changes, in JSON too; undo takes it back."""
    answer = typed("check-in", "4", "2")
    assert answer.lines[0] == (
        "Saved: fatigue 4 of 5, soreness 2 of 10, no pain. Undo: midstance log undo"
    )
    assert "Amber today: a leg set less" in answer.out
    found = typed("today", "--json").json["check_in"]
    assert found == {
        "fatigue": 4,
        "soreness": 2,
        "pain": 0,
        "region": "",
        "result": "amber",
        "action": "amber-light",
    }
    usual = typed("today", "--original").out
    assert "the original session all the same" in usual
    typed("log", "undo")
    assert typed("today", "--json").json["check_in"] is None


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("6", "0"), "6 is not in the range 1<=x<=5"),
        (("1", "11"), "11 is not in the range 0<=x<=10"),
        (("1", "2", "--where", "knee"), "name how much too"),
        (("1", "2", "3", "--where", "k" * 41), "40 characters at most"),
    ],
)
def test_wrong_answers_are_refused(typed: Type, words: tuple[str, ...], says: str) -> None:
    """The message names the range or what is missing; nothing is saved."""
    answer = typed("check-in", *words)
    assert answer.code == 2
    assert says in answer.err


def test_a_session_waits_and_comes_back(typed: Type) -> None:
    """Skipped once a day, with a reason, and taken back; without one there is nothing to do."""
    answer = typed("skip", "--because", "no-time")
    assert "waits. Undo: midstance skip --back" in answer.out
    assert "Next: Squat, push, trunk (foundations/A)" in answer.out
    assert "waits already" in typed("skip").err
    assert "Due: Squat, push, trunk (foundations/A)" in typed("skip", "--back").out
    assert "nothing of today was skipped" in typed("skip", "--back").err


def test_a_rest_day_has_nothing_to_skip(typed: Type) -> None:
    """The reason of the rest is said."""
    typed("check-in", "1", "0", "8", "--where", "knee")
    assert "nothing is due today" in typed("skip").err


def test_the_export_of_files_holds_check_ins_and_skipped_sessions(
    typed: Type, tmp_path: Path
) -> None:
    """They leave the log as runs do."""
    typed("check-in", "4", "2", "3", "--where", "knee")
    typed("skip", "--because", "travel")
    folder = tmp_path / "out"
    folder.mkdir()
    assert typed("export", "--format", "toml", "--output", str(folder)).code == 0
    exported = "".join(file.read_text("utf-8") for file in folder.rglob("*.toml"))
    assert 'kind = "check-in"' in exported
    assert 'region = "knee"' in exported
    assert 'reason = "travel"' in exported


def test_a_pain_that_running_loads_offers_another_sport(typed: Type) -> None:
    """Beside the run of today, in a sentence that says may; a ride is offered no ride."""
    offered = "A bike ride, a swim or the elliptical may take the run's place"
    typed("use", "foundations")
    typed("run", "add", "today", "easy", "8km")
    assert offered not in typed("today").out
    typed("check-in", "2", "2", "3", "--where", "ankle")
    assert offered in typed("today").out
    typed("run", "edit", "today", "bike", "1h")
    assert offered not in typed("today").out
