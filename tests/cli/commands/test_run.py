"""``midstance run`` and ``midstance runs`` through the parser."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Type

WEEK = "Tue intervals 8km, Thu easy 45min, Sun long 18km"


def listed(typed: Type, *options: str) -> list[str]:
    """Each run of the four weeks, in short."""
    return [
        f"{run['date']} {run['kind']} {run['state']}"
        for run in typed("runs", "--json", *options).json
    ]


def test_a_week_of_runs_fills_the_coming_weeks(typed: Type) -> None:
    """From today, a Monday; it is shown as it was set, and can be taken back."""
    answer = typed("run", "template", WEEK)
    assert answer.lines == [
        f"From Mon 2026-11-23 on, each week: {WEEK}. Take it back: midstance run undo"
    ]
    assert listed(typed)[:4] == [
        "2026-11-24 intervals planned",
        "2026-11-26 easy planned",
        "2026-11-29 long planned",
        "2026-12-01 intervals planned",
    ]
    assert len(listed(typed)) == 12
    assert "Tue  intervals 8 km" in typed("run", "template").out
    assert [each["weekday"] for each in typed("run", "template", "--json").json] == [
        *("Tue", "Thu", "Sun")
    ]
    typed("run", "template", "--clear")
    assert listed(typed) == []
    typed("run", "undo")
    typed("log", "undo")
    assert listed(typed) == []


def test_one_run_is_moved_changed_done_and_deleted(typed: Type) -> None:
    """By its day, its kind or its id; the other weeks stay."""
    typed("run", "template", WEEK)
    assert "Wed 2026-11-25: intervals, 8 km, planned" in typed("run", "move", "tue", "wed").out
    assert "tempo, 12 km, 1 h" in typed("run", "edit", "2026-11-25", "tempo", "12km", "1h").out
    run = typed("runs", "--json").json[0]
    assert run["weekly_date"] == "2026-11-24"
    assert "Deleted: Wed 2026-11-25" in typed("run", "delete", run["id"][-8:]).out
    assert listed(typed)[:2] == ["2026-11-26 easy planned", "2026-11-29 long planned"]
    assert listed(typed)[2] == "2026-12-01 intervals planned"
    typed("run", "add", "today", "easy", "6km", "done")
    typed("run", "add", "today", "recovery", "20min")
    answer = typed("run", "edit", "today", "7km")
    assert (answer.code, "name the kind or the number: 2026-11-23/easy" in answer.err) == (1, True)
    changed = typed("run", "edit", "today/easy", "--note", "hot", "--mean-hr", "140")
    assert "easy, 6 km, done" in changed.out
    assert "easy, 6.5 km" in typed("run", "edit", "today/1", "6,5km").out
    assert typed("runs", "--json").json[0]["note"] == "hot"


def test_what_a_change_moves_is_said_with_it(typed: Type) -> None:
    """Once, with the reason; the next change says only what it moves itself."""
    typed("use", "power-5k10k")
    for day in ("2026-11-03", "2026-11-07"):
        typed("log", "add", "jump-rope", "30c", "--date", day)
    typed("run", "template", WEEK)
    moved = [each for each in typed("run", "add", "fri", "tempo").lines if "Moved: " in each]
    assert len(moved) == 1
    assert moved[0].startswith("Moved: B goes to ")
    assert "tempo run" in moved[0] or "fast run" in moved[0]
    assert "Moved:" not in typed("run", "edit", "thu", "7km").out
    assert moved[0] in typed("today").out


def test_a_run_in_the_past_was_done_and_takes_the_planned_ones_place(typed: Type) -> None:
    """Unless it is said otherwise; what was not done is still planned."""
    typed("run", "template", "Mon easy 8km", "--from", "2026-11-09")
    answer = typed("run", "add", "2026-11-16", "easy", "44min")
    assert answer.out.startswith("Done as planned: Mon 2026-11-16: easy, 8 km, 44 min, done")
    typed("run", "add", "2026-11-10", "easy", "5km", "--planned")
    assert listed(typed, "--since", "2026-11-09", "--until", "2026-11-22") == [
        "2026-11-09 easy planned",
        "2026-11-10 easy planned",
        "2026-11-16 easy done",
    ]
    assert "In all: 8 of 29 km." in typed("runs", "--since", "2026-11-09", "--until", "today").out


def test_a_race_and_days_away_are_noted(typed: Type) -> None:
    """A race is an A race unless B is said; days away go as they came."""
    answer = typed("run", "race", "2027-03-14", "half", "marathon", "1h45", "Spring")
    assert "A race (Spring), 21.1 km, 1 h 45 min, planned" in answer.out
    typed("run", "race", "2028-02-29", "B", "10km")
    found = typed("runs", "--since", "2028-02-29", "--until", "2028-02-29", "--json").json
    assert [(each["priority"], each["metres"]) for each in found] == [("B", 10_000)]
    typed("run", "away", "2026-12-24", "2026-12-27")
    typed("run", "ill", "today")
    lines = typed("runs", "--until", "2026-12-31").lines
    assert "Ill on Mon 2026-11-23." in lines
    assert "Away from Thu 2026-12-24 to Sun 2026-12-27." in lines
    typed("run", "delete", "2026-12-24")
    assert "Away" not in typed("runs", "--until", "2026-12-31").out


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        (("add", "2026-11-31", "easy"), 2, "'2026-11-31' is no day"),
        (("add", "tomorrow"), 2, "say what the run is"),
        (("add", "tomorrow", "50m"), 2, "write 50min"),
        (("add", "tomorrow", "easy", "done"), 2, "still to come"),
        (("edit", "tomorrow", "5km"), 1, "there is no run 'tomorrow'"),
        (("edit", "tomorrow"), 2, "say what changes"),
        (("delete", "zzz"), 1, "neither a day nor the end of an id"),
        (("template", "easy"), 2, "no day of the week"),
        (("template", "Tue easy", "--clear"), 2, "do not go together"),
        (("template", "Sun easy", "--from", "9999-12-31"), 2, "the calendar ends"),
        (("away", "2026-12-27", "2026-12-24"), 2, "is before"),
        (("undo",), 1, "no correction to undo"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_remedy(
    typed: Type, words: tuple[str, ...], code: int, expected: str
) -> None:
    """What, where, and what to write instead; nothing is changed."""
    answer = typed("run", *words)
    assert (answer.code, answer.out) == (code, "")
    assert expected in answer.err


def test_who_runs_in_miles_reads_miles(typed: Type) -> None:
    """The profile's unit is that of a bare number, of the list and of today."""
    assert typed("profile", "distance", "mi").code == 0
    assert "5 mi" in typed("run", "add", "2026-11-23", "easy", "5mi").out
    assert "5 mi" in typed("runs").out
    assert "5 mi" in typed("today").out
    assert "km" not in typed("runs").out
    assert typed("profile", "distance", "km").code == 0
    assert "8.05 km" in typed("runs").out or "8 km" in typed("runs").out
    assert typed("profile", "distance", "leagues").code == 2


def test_distances_are_in_the_unit_of_the_profile(typed: Type, tmp_path: Path) -> None:
    """A bare number too; JSON stays in metres."""
    del tmp_path
    typed("run", "add", "tomorrow", "easy", "5mi")
    assert "8 km" in typed("runs").out
    assert typed("runs", "--json").json[0]["metres"] == 8047


def test_runs_leave_in_every_format(typed: Type, tmp_path: Path) -> None:
    """As tables of their own, in the whole log's Markdown and page, and as files."""
    typed("run", "template", WEEK)
    typed("run", "add", "2026-11-20", "easy", "6km", "=SUM")
    rows = typed("export", "--runs").lines
    assert rows[0].startswith("date,kind,kind_is_guessed,state,metres")
    assert rows[1].startswith("2026-11-20,easy,no,done,6000")
    assert ",'=SUM," in rows[1]
    found = typed("export", "--runs", "--format", "json").json
    assert [each["date"] for each in found][:2] == ["2026-11-20", "2026-11-24"]
    assert "| Fri 2026-11-20 | easy | 6 km |" in typed("export", "--format", "markdown").out
    assert typed("export", "--runs", "--format", "markdown").out.startswith("# Runs")
    for options in ((), ("--runs",)):
        page = typed("export", "--format", "html", *options).out
        assert "<td>Fri 2026-11-20</td><td>easy</td><td>6 km</td>" in page
    answer = typed("export", "--format", "toml", "--output", str(tmp_path / "out"))
    assert "4 files of runs" in answer.out
    assert len(list((tmp_path / "out").iterdir())) == 4
    assert json.loads(typed("export", "--format", "json").out) == []


def test_today_and_the_week_show_the_runs(typed: Type) -> None:
    """Today's run beside today's session; the week's with what they add up to."""
    typed("run", "template", "Mon easy 6km, Sun long 18km")
    typed("run", "edit", "2026-11-30", "7km")
    assert "Run: easy, 6 km, planned" in typed("today").lines
    assert [each["kind"] for each in typed("today", "--json").json["runs"]] == ["easy"]
    week = typed("week").lines
    assert "RUNS" in week
    assert "Mon 23: easy, 6 km, planned" in week
    assert "In all: 24 km." in week
    assert typed("week", "--json").json["runs"][-1] == "In all: 24 km."
