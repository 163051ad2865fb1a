"""``midstance plan --from``: a week in a file is planned, explained, and the log is not touched."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Type

TEN_K = """\
level = "intermediate"
style = "alternate"
two_slots = true
run = [
  { day = "Tue", kind = "intervals" }, { day = "Wed", kind = "easy" },
  { day = "Fri", kind = "easy" }, { day = "Sun", kind = "long" },
]
session = [
  { id = "A", legs = "heavy", shares = ["legs", "upper"] },
  { id = "B", legs = "heavy", shares = ["legs", "upper"] },
]
"""
NOTHING = 'level = "beginner"\navailable = []\n[[session]]\nid = "A"\nlegs = "heavy"\n'


@pytest.fixture
def ten_k(tmp_path: Path) -> str:
    """A week with four runs and two heavy sessions."""
    return str(write(tmp_path, TEN_K))


def write(folder: Path, text: str) -> Path:
    """A week in a file."""
    file = folder / "week.toml"
    file.write_text(text, "utf-8")
    return file


def test_the_answer_for_scripts_has_the_agreed_form(typed: Type, ten_k: str) -> None:
    """How often all fits, and the three best with days, versions, points and price."""
    answer = typed("plan", "--from", ten_k, "--json")
    assert (answer.code, answer.err) == (0, "")
    assert set(answer.json) == {"feasible", "plans"}
    assert answer.json["feasible"] == 6
    assert answer.json["plans"][0] == {
        "cost": 22.0,
        "days": {"A": "Tue", "B": "Thu"},
        "versions": {"A": "full", "B": "full"},
        "costs": {"same_quality": 9.0, "next_easy": 4.0, "spacing": 6.0, "leg_gap_2d": 3.0},
        "version_price": 0,
    }
    assert answer.json["plans"][2]["versions"] == {"A": "leg-free", "B": "full"}


def test_the_week_is_printed_day_by_day(typed: Type, ten_k: str) -> None:
    """Runs, strength and their order, the reasons, the points and the next best."""
    answer = typed("plan", "--from", ten_k)
    assert (answer.code, answer.err) == (0, "")
    assert "WEEK  week.toml: 2 sessions to place" in answer.lines
    (tuesday,) = (line for line in answer.lines if line.startswith("Tue  "))
    assert tuesday.split()[:3] == ["Tue", "intervals", "A"]
    assert "run first, strength 6 hours later, 3 at least" in tuesday
    assert any(line.startswith("A on Tuesday: Hard with hard: ") for line in answer.lines)
    assert "Easy mobility on Monday sets you up for intervals." in answer.lines
    assert "Thu A, Tue B: 1 point more: sessions out of their order" in answer.lines
    assert not any("H1" in line for line in answer.lines)


def test_why_names_rules_sources_and_every_other_day(typed: Type, ten_k: str) -> None:
    """Each of the twelve days that were not taken has its line."""
    answer = typed("plan", "--from", ten_k, "--why")
    assert "Doma et al. 2017" in answer.out
    days = answer.lines[answer.lines.index("OTHER DAYS") + 2 :]
    assert len(days) == 12
    assert any("the intervals the day after need springy legs" in line for line in days)
    assert any(line.endswith("H3 S77 S80") for line in days)


def test_why_as_json_adds_the_reasons(typed: Type, ten_k: str) -> None:
    """The plans stay as they are, and the reasons come beside them."""
    plain = typed("plan", "--from", ten_k, "--json").json
    found = typed("plan", "--from", ten_k, "--json", "--why").json
    assert {key: found[key] for key in plain} == plain
    assert found["why"]["A"]["why"][0].startswith("Hard with hard")
    assert {"H6", "S76"} <= set(found["why"]["A"]["rules"])
    (monday,) = (
        each for each in found["excluded"] if (each["session"], each["day"]) == ("A", "Mon")
    )
    assert (monday["rule"], monday["extra_cost"]) == ("H3", None)
    assert monday["sources"][:2] == ["S77", "S80"]
    assert (found["recovery"], found["proposed"]) == ("Mon", None)


def test_a_week_without_any_place_says_why_and_what_would_help(typed: Type, tmp_path: Path) -> None:
    """No plan is an answer too: the request could not be met, and the reasons are there."""
    file = str(write(tmp_path, NOTHING))
    answer = typed("plan", "--from", file)
    assert (answer.code, answer.err) == (1, "")
    assert "No session fits in this week. If you had time on Monday, A fits." in answer.lines
    assert sum("it is not one of your days for strength" in line for line in answer.lines) == 7
    plain = typed("plan", "--from", file, "--json")
    assert (plain.code, plain.json) == (1, {"feasible": 0, "plans": []})
    why = typed("plan", "--from", file, "--json", "--why").json
    assert why["proposed"] == "If you had time on Monday, A fits."


def test_seven_runs_are_planned_and_the_runner_is_told(typed: Type, tmp_path: Path) -> None:
    """No day of rest is left: three days stay without strength."""
    runs = "".join(
        f'[[run]]\nday = "{name}"\nkind = "easy"\n'
        for name in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    )
    text = f'level = "advanced"\n{runs}[[session]]\nid = "A"\nlegs = "none"\n'
    answer = typed("plan", "--from", str(write(tmp_path, text)))
    assert answer.code == 0
    assert any(line.startswith("Your runs leave no day of rest") for line in answer.lines)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            TEN_K.replace("intervals", "interval"),
            ":5:25: run[0].kind: 'interval' is not known here",
        ),
        ("level = ", ":1:9: this is not valid TOML"),
        ("", ":1:1: level: this key is missing; add it"),
    ],
)
def test_a_mistake_is_named_with_file_line_key_and_remedy(
    typed: Type, tmp_path: Path, text: str, said: str
) -> None:
    """On standard error, and nothing on standard output."""
    file = write(tmp_path, text)
    answer = typed("plan", "--from", str(file), "--json")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"midstance: {file}{said}")


def test_the_file_must_be_named(typed: Type) -> None:
    """The usage says how."""
    answer = typed("plan")
    assert answer.code == 2
    assert "--from" in answer.err


def test_the_log_is_not_touched(typed: Type, ten_k: str, data: Path) -> None:
    """Nothing is made where no log is yet."""
    typed("plan", "--from", ten_k, "--json", "--why")
    assert not data.exists()


def test_escape_sequences_in_ids_are_not_obeyed(typed: Type, tmp_path: Path) -> None:
    """A name that a terminal would obey is refused as a name."""
    text = NOTHING.replace('"A"', json.dumps("\x1b[31mA"))
    answer = typed("plan", "--from", str(write(tmp_path, text)))
    assert answer.code == 1
    assert "\x1b" not in answer.out + answer.err
