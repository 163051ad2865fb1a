"""``midstance week`` as it is typed."""

from datetime import timedelta
from os import environ
from pathlib import Path

import pytest

from midstance.context import open_log
from midstance.domain.quantity import Unit
from midstance.storage.database.connection import Access
from midstance.storage.places import Places
from tests.cli.conftest import Type
from tests.cli.world import FalseClock
from tests.coach.gym import done, held, sides, workout


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


@pytest.fixture
def filled(home: Path, clock: FalseClock) -> None:
    """A log of three weeks up to today, a Monday."""
    assert home.is_dir()
    today = clock.today()
    workouts = [
        workout(
            back,
            today - timedelta(days=back),
            *(done("back-squat", 5, kg=60 + back, effort=8, set_number=n) for n in (1, 2)),
            *sides(done("single-leg-calf-raise", 12), 4 if back in {2, 6} else 12),
            held("plank", 30 + back),
            held("easy-jog", 180, counts=False),
            done("pogo-jump", 20, Unit.CONTACTS),
            session="foundations/A",
        )
        for back in (14, 6, 2)
    ]
    with open_log(Places.find(environ), Access.WRITE) as log:
        log.corrections.add_workouts(workouts, clock.now())


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("back", [0, 7, 14])
def test_the_json_agrees_with_the_log(typed: Type, clock: FalseClock, back: int) -> None:
    """Sums of each week are those of the sets that the log lists for its seven days."""
    day = (clock.today() - timedelta(days=back)).isoformat()
    week = typed("week", "--date", day, "--json").json
    rows = typed("log", "--since", week["first"], "--until", week["last"], "--json").json
    counted = [row for row in rows if row["counts"] and not row["skipped"]]
    sets = {(row["workout_id"], row["exercise"], row["set_number"]) for row in counted}
    assert week["work"]["sets_done"] + week["work"]["sets_extra"] == len(sets)
    reps = [row for row in counted if row["target"]["unit"] == "reps"]
    assert week["work"]["reps"] == sum(row["reps"] for row in reps)
    assert week["work"]["hold_seconds"] == sum(row["seconds"] or 0 for row in counted)
    tonnage = sum((row["load_kg"] or 0) * row["reps"] for row in reps)
    assert week["work"]["tonnage_kg"] == pytest.approx(tonnage)
    days = {each["date"]: each["sets"] for each in week["days"]}
    assert sum(days.values()) == len(sets)
    assert len(days) == 7


@pytest.mark.usefixtures("filled")
def test_the_text_has_headings_and_tables(typed: Type) -> None:
    """For people: no escapes, no JSON."""
    answer = typed("week", "--date", "2026-11-21")
    assert answer.code == 0
    assert answer.lines[0] == "Week 2026-11-16 to 2026-11-22"
    assert "SETS PER MUSCLE GROUP" in answer.lines
    assert "\x1b" not in answer.out
    assert "right did less" in answer.out


@pytest.mark.usefixtures("filled")
def test_a_week_may_begin_on_sunday(typed: Type, config: Path) -> None:
    """The settings say where."""
    (config / "settings.toml").write_text('week_start = "sunday"\n')
    assert typed("week", "--json").json["first"] == "2026-11-22"


@pytest.mark.usefixtures("filled")
def test_loads_follow_the_settings(typed: Type, config: Path) -> None:
    """Pounds in the texts, kilograms in the JSON."""
    (config / "settings.toml").write_text('weight_unit = "lb"\n')
    assert " lb" in typed("week", "--date", "2026-11-21").out
    assert typed("week", "--date", "2026-11-21", "--json").json["work"]["tonnage_kg"] > 0


def test_a_mistake_in_the_settings_is_reported_and_the_default_holds(
    typed: Type, config: Path
) -> None:
    """On standard error, so that the answer stays an answer."""
    (config / "settings.toml").write_text('week_start = "friday"\n')
    answer = typed("week", "--json")
    assert answer.json["first"] == "2026-11-23"
    assert "settings.toml" in answer.err


def test_the_standing_of_the_chosen_program_is_reported(typed: Type) -> None:
    """As soon as a program is chosen, its sessions are planned."""
    assert typed("use", "foundations").code == 0
    week = typed("week", "--json").json
    assert week["program"]["text"] == "week 1 of 6, on plan"
    assert [day["date"] for day in week["days"] if day["sessions"]] == ["2026-11-23", "2026-11-26"]


def test_an_empty_log_has_a_week(typed: Type, data: Path) -> None:
    """Asking makes no log."""
    assert "Nothing was planned or done." in typed("week").out
    assert not data.exists()


def test_a_session_of_this_week_that_was_not_done_moves_on(typed: Type, clock: FalseClock) -> None:
    """In every form; last week's was missed."""
    typed("use", "foundations")
    clock.move(24 * 3600)
    line = "A Squat, push, trunk: moves to Tue 2026-11-24"
    assert f"Mon 2026-11-23  {line}" in typed("week").out
    assert line in typed("week", "--markdown").out
    assert line in typed("week", "--html").out
    monday, tuesday, *_ = typed("week", "--json").json["days"]
    (moved,), (planned,) = monday["sessions"], tuesday["sessions"]
    assert (moved["status"], moved["other_date"]) == ("moves-on", "2026-11-24")
    assert (planned["session"], planned["status"]) == (moved["session"], "planned")
    assert typed("week", "--json").json["work"]["sessions_planned"] == 2
    clock.move(6 * 24 * 3600)
    last_week = typed("week", "--date", "2026-11-23").out
    assert "A Squat, push, trunk: missed" in last_week
    assert "moves" not in last_week
