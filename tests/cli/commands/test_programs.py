"""``midstance programs``: programs and routines answer to their ids."""

from pathlib import Path

import pytest

from tests.cli.conftest import Type, write_program


@pytest.mark.parametrize("id_", ["foundations", "core-5"])
def test_an_id_has_a_page_and_a_document(typed: Type, id_: str) -> None:
    """The page names the id; the document is one object with it."""
    assert f"({id_})" in typed("programs", id_).lines[0]
    assert typed("programs", id_, "--json").json["id"] == id_


def test_an_id_that_is_not_there_is_reported(typed: Type) -> None:
    """A typing mistake names the nearest program."""
    answer = typed("programs", "fundations", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "did you mean 'foundations'?" in answer.err


def test_the_list_has_programs_and_routines(typed: Type) -> None:
    """Each with its minutes, programs first."""
    lines = typed("programs").lines
    (foundations,) = [line for line in lines if line.startswith("foundations ")]
    assert "20-43" in foundations
    (core,) = [line for line in lines if line.startswith("core-5 ")]
    assert " 5 " in core
    found = typed("programs", "--json").json
    assert {each["id"] for each in found["programs"]} >= {"foundations"}
    assert {each["id"] for each in found["routines"]} >= {"core-5", "hip-3"}


def test_a_program_is_a_table_week_by_week(typed: Type) -> None:
    """A row for each exercise in the program's order, a dash where a week leaves it out."""
    lines = typed("programs", "foundations").lines
    head = next(line for line in lines if line.startswith("block"))
    assert head.split()[-2:] == ["week", "6"]
    (squat,) = [line for line in lines if "Chair squat" in line]
    assert squat.split()[-8:] == ["2×10", "@5", "2×12", "@5", "-", "-", "-", "-"]
    minutes = next(line for line in lines if line.startswith("minutes"))
    assert minutes.split() == ["minutes", "34", "37", "37", "36", "41", "43"]
    names = [line[15:].split("  ")[0] for line in lines if line.startswith(("Strength", "Hips"))]
    assert names[:2] == ["Chair squat (sit-to-stand)", "Bodyweight squat"]


def test_a_routine_is_a_list_of_exercises(typed: Type) -> None:
    """What it is for, its minutes, and what it asks."""
    lines = typed("programs", "hip-3").lines
    assert lines[0] == "3-move hip routine  (hip-3)"
    assert "10 minutes" in lines
    assert any("2 × 12 a side, RPE 6" in line for line in lines)


def test_one_in_json_has_every_week(typed: Type) -> None:
    """A session for each letter and week, with its minutes and blocks."""
    found = typed("programs", "foundations", "--json").json
    weeks = [(each["session"], each["week"]) for each in found["sessions"]]
    assert weeks[:3] == [("foundations/A", 1), ("foundations/B", 1), ("foundations/A", 2)]
    assert len(weeks) == 13
    routine = typed("programs", "core-5", "--json").json
    assert (routine["id"], routine["minutes"]) == ("core-5", 5)


def test_weeks_that_are_lighter_on_purpose_are_named(typed: Type) -> None:
    """Deload and taper weeks stand in the head."""
    out = typed("programs", "power-5k10k").out
    assert "Deload:" in out
    assert "Taper:" in out


def test_an_own_program_is_listed_too(typed: Type, config: Path) -> None:
    """A file of the runner's own joins the library."""
    write_program(config)
    assert any(line.startswith("short ") for line in typed("programs").lines)
    assert typed("programs", "short").code == 0


def test_every_page_opens(typed: Type) -> None:
    """Each program and each routine has a page, a routine within a routine included."""
    found = typed("programs", "--json").json
    for each in (*found["programs"], *found["routines"]):
        answer = typed("programs", each["id"])
        assert (answer.code, answer.err) == (0, ""), each["id"]
        assert answer.lines[0] == f"{each['name']}  ({each['id']})"


def test_routines_in_a_routine_are_rows_in_its_order(typed: Type) -> None:
    """The boot camp's circuit begins with its own warm-up and ends with its own cool-down."""
    lines = typed("programs", "bootcamp-3").lines
    start = next(number for number, line in enumerate(lines) if line.startswith("bootcamp-3/B"))
    rows = lines[start + 2 : start + 5]
    names = ("Short dynamic warm-up", "Body-weight circuit", "Short static cool-down")
    assert all(name in row for name, row in zip(names, rows, strict=True)), rows


def test_a_circuit_shows_every_version_with_its_rounds(typed: Type) -> None:
    """Each week has its rounds and their seconds; the cap of the heart rate is in the head."""
    lines = typed("programs", "circuit-bw").lines
    assert "26-34 minutes" in lines
    assert "at most 80 % of your maximum heart rate" in lines
    typed("profile", "circuit-ceiling", "75")
    own = typed("programs", "circuit-bw").out
    assert "at most 75 % of your maximum heart rate" in own
    assert "80 %" not in own
    assert [line for line in lines if line.startswith("Week ")] == ["Week 1", "Week 2", "Week 3"]
    assert [line for line in lines if " rounds, " in line] == [
        "2 rounds, 30 s to change, 90 s between rounds",
        "3 rounds, 25 s to change, 90 s between rounds",
        "3 rounds, 20 s to change, 90 s between rounds",
    ]


def test_the_goal_proposes_a_program_in_the_first_line(typed: Type) -> None:
    """Once a goal is said, the list begins with it; Today asks for its first session."""
    assert not typed("programs").out.startswith("For your goal")
    typed("profile", "goal", "trail")
    assert typed("programs").lines[0].startswith("For your goal: Trail")
    assert "trail-stability/A" in typed("today").out
