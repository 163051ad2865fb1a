"""``midstance today`` through the parser."""

from pathlib import Path
from typing import Any

import pytest

from midstance.domain.quantity import Unit
from tests.cli.conftest import Type, add_today, keep_workout, record, write_program
from tests.cli.world import FalseClock


def test_its_help_says_what_it_answers(typed: Type) -> None:
    """Help goes through the parser, and the parser knows the option."""
    out = typed("today", "--help").out
    assert "what is due today, and why" in out
    assert "--json" in out


DAY = 86_400


def test_a_new_runner_is_shown_a_first_session(typed: Type) -> None:
    """Without a choice there is a suggestion with its minutes, equipment and exercises."""
    answer = typed("today")
    assert answer.lines[:2] == [
        "TODAY  Monday 2026-11-23",
        "Due: Squat, push, trunk (foundations/A), week 1 of 6, 34 minutes",
    ]
    assert "You need: wall, chair, towel" in answer.lines
    assert any("No program chosen yet;" in line for line in answer.lines)
    assert "0 of 2 strength this week." in answer.lines
    assert "Warm-up        Brisk walk                          60 s" in answer.lines


def test_json_tells_the_same_to_programs(typed: Type) -> None:
    """One document with the session, its blocks and the reason."""
    found = typed("today", "--json").json
    assert found["date"] == "2026-11-23"
    assert (found["session"], found["week"], found["weeks"]) == ("foundations/A", 1, 6)
    assert (found["minutes"], found["is_rest_day"], found["under_way"]) == (34, False, None)
    assert found["blocks"][0]["purpose"] == "warm-up"
    assert found["blocks"][0]["items"][0] == {
        "exercise": "brisk-walk",
        "name": "Brisk walk",
        "prescription": "1×60 s",
        "rest": "0 s",
    }


@pytest.mark.usefixtures("trained")
def test_the_day_after_a_session_the_next_one_is_due_with_advice(typed: Type) -> None:
    """What the log holds moves the program on, and a clear day is advised."""
    answer = typed("today")
    assert answer.lines[1].startswith("Due: Hinge, balance, back (foundations/B)")
    assert any("A day between strength sessions" in line for line in answer.lines)


@pytest.mark.usefixtures("trained")
def test_a_rest_day_names_what_comes_next(typed: Type, clock: FalseClock) -> None:
    """On the very day of a session nothing more is due."""
    clock.move(-DAY)
    answer = typed("today")
    assert answer.lines[1].startswith("Next: Hinge, balance, back (foundations/B)")
    assert any("is done today" in line for line in answer.lines)
    found = typed("today", "--json").json
    assert (found["is_rest_day"], found["next_on"]) == (True, "2026-11-23")


def test_who_sits_has_hips_in_the_warm_up_and_a_word_on_other_days(typed: Type) -> None:
    """Two exercises more in a session that is due, a reminder to move where none is."""
    typed("profile", "desk-work", "yes")
    today = typed("today").out
    assert "in the warm-up, because you sit most of the day" in today
    assert "getting up every hour" not in today
    typed("use", "foundations")
    typed("log", "add", "foundations/A")
    done = " ".join(typed("today").out.split())
    assert "getting up every hour, and two minutes of easy hip movement" in done


def test_a_program_that_is_gone_is_named(typed: Type, config: Path) -> None:
    """Whoever deletes the file of the chosen program is told, in one line."""
    file = write_program(config)
    assert typed("use", "short").code == 0
    file.unlink()
    answer = typed("today")
    assert (answer.code, answer.err) == (0, "")
    assert answer.lines[1].startswith("Due: Squat, push, trunk (foundations/A)")
    assert any(
        line.startswith("Your program cannot be used: there is no program 'short'. ")
        for line in answer.lines
    )


def test_what_was_added_to_today_is_said(typed: Type, clock: FalseClock) -> None:
    """An exercise that was added on the screen is in the session, and named as an addition."""
    before = typed("today", "--json").json
    add_today("foundations/A", "side-plank", clock)
    answer = typed("today")
    assert "Also today: Side plank." in answer.lines
    after = typed("today", "--json").json
    assert count_items(after) == count_items(before) + 1
    assert after["differences"] == ["Also today: Side plank."]
    assert after["minutes"] > before["minutes"]


def test_what_was_added_goes_with_the_day(typed: Type, clock: FalseClock) -> None:
    """On the next day the session is as it was written."""
    add_today("foundations/A", "side-plank", clock)
    clock.move(DAY)
    assert typed("today", "--json").json["differences"] == []


def count_items(document: dict[str, Any]) -> int:
    """How many exercises the blocks of today's document have."""
    return sum(len(block["items"]) for block in document["blocks"])


def test_a_broken_file_is_left_out_and_named(typed: Type, config: Path) -> None:
    """The rest of the library goes on; standard error says which file is left out, and why."""
    file = config / "routines" / "mine.toml"
    file.write_text("id = 3\n")
    answer = typed("today")
    assert answer.code == 0
    assert answer.lines[1].startswith("Due: Squat, push, trunk (foundations/A)")
    (line,) = answer.err.splitlines()
    assert line.startswith(f"midstance: left out: {file}:1:")
    assert line.endswith(f"; see: midstance check {file}")


def test_a_broken_program_says_where_and_the_first_one_takes_its_place(
    typed: Type, config: Path
) -> None:
    """With line and column of the mistake at once, and without a word that none was chosen."""
    file = write_program(config)
    typed("use", "short")
    file.write_text(file.read_text().replace('name = "All"', "name = “All”"))
    answer = typed("today")
    assert answer.code == 0
    assert f"{file}:9:8: " in answer.err
    assert answer.lines[1].startswith("Due: Squat, push, trunk (foundations/A)")
    assert (
        "Your program cannot be used: there is no program 'short'. "
        "Foundations takes its place until then."
    ) in answer.lines


def test_when_all_is_done_the_reason_alone_is_left(
    typed: Type, config: Path, clock: FalseClock
) -> None:
    """A program whose last session was done asks for nothing more."""
    write_program(config)
    assert typed("use", "short", "--start", "2026-11-01").code == 0
    keep_workout("short/A", clock, [record("plank", Unit.SECONDS, 30)])
    assert typed("today").lines == [
        "TODAY  Monday 2026-11-23",
        "Short is complete. Rest.",
    ]
    found = typed("today", "--json").json
    assert (found["session"], found["blocks"], found["next_on"]) == (None, [], None)


def test_less_time_and_heavy_legs(typed: Type) -> None:
    """The session is cut and lighter, with what was cut; what is no time is refused."""
    answer = typed("today", "--minutes", "20", "--light")
    assert int(answer.lines[1].split()[-2]) <= 20
    assert any(line.startswith("20 minutes: without") for line in answer.lines)
    assert any(line.startswith("Lighter today: a set less") for line in answer.lines)
    assert "5<=x<=180" in typed("today", "--minutes", "3").err


def test_why_names_every_rule_and_its_source(typed: Type) -> None:
    """The week around the runs with each excluded day; without runs the reason alone."""
    assert "OTHER DAYS" not in typed("today", "--why").out
    typed("use", "power-5k10k")
    typed("run", "template", "Tue intervals, Wed easy, Fri easy, Sun long")
    answer = typed("today", "--why")
    assert "OTHER DAYS" in answer.out
    assert "Doma et al." in answer.out
    assert any(line.startswith("Tomorrow: ") for line in answer.lines)


def squat_often(typed: Type) -> None:
    """A runner of the power program who squats as asked, three times."""
    typed("profile", "level", "advanced")
    typed("use", "power-5k10k")
    for back in ("2026-11-16", "2026-11-19"):
        typed("log", "add", "back-squat", "6", "--sets", "3", "--load", "80", "--date", back)
    more = ("--load", "80", "--effort", "6", "--date", "2026-11-21")
    typed("log", "add", "back-squat", "6", "--sets", "3", *more)


def test_what_changes_has_its_reason_and_can_be_refused(typed: Type) -> None:
    """The line names the load and why; --why adds the source; --refuse leaves it as it was."""
    squat_often(typed)
    for day in ("2026-11-03", "2026-11-07"):
        typed("log", "add", "box-jump", "5c", "--date", day)
    line = "Barbell back squat: 2.5 kg more. Every set done at RPE"
    assert any(each.startswith(line) for each in typed("today").lines)
    assert "Ratamess et al. 2009" in typed("today", "--why").out
    assert [each["exercise"] for each in typed("today", "--json").json["changes"]] == ["back-squat"]
    assert typed("today", "--refuse", "back-squat").lines == ["Left as it was."]
    assert typed("today", "--json").json["changes"] == []
    assert typed("today", "--refuse", "back-squat").lines == ["Taken after all."]
    refused = typed("today", "--refuse", "push-up")
    assert refused.code == 1
    assert "exercises that change: back-squat" in refused.err


def test_a_day_with_an_easy_run_names_its_heart_rate(typed: Type) -> None:
    """In beats where the maximum is known, until the run is done; a fast run has none."""
    typed("run", "add", "today", "intervals", "8km")
    assert "Easy running" not in typed("today").out
    typed("run", "add", "today", "easy", "6km")
    said = typed("today").out
    assert "Easy running: heart rate 75-85 % of the maximum, 60-75 % of the maximal" in said
    typed("profile", "max-heart-rate", "200")
    assert "heart rate 150-170 bpm" in typed("today").out
    assert "150-170 bpm" in typed("today", "--json").json["heart_rate"][0]


def test_an_easier_week_is_taken_shown_and_ended(typed: Type) -> None:
    """It holds on each of its days, stands in plan and week, and the same words end it."""
    typed("use", "foundations")
    typed("run", "add", "2026-11-25", "easy", "6km")
    typed("log", "add", "plank", "3x30s")
    said = typed("today", "--easier-week").out
    assert said.startswith("Easier week until Sun 2026-11-29: a third fewer sets")
    assert "Easier week until Sun 2026-11-29" in typed("today").out
    assert "Easier week until Sun 2026-11-29" in typed("plan").out
    assert "Easier by choice, before a deload was due: Mon 2026-11-23 to Sun" in typed("week").out
    assert len(typed("week", "--json").json["easier_days"]) == 7
    assert "is over" in typed("today", "--easier-week").out
    assert "Easier week" not in typed("today").out
    assert typed("week", "--json").json["easier_days"] == []


def test_what_was_missed_since_the_plan_was_printed_is_told(typed: Type, clock: FalseClock) -> None:
    """A was printed for Monday; on Tuesday it has another day, with the reason, all day long."""
    typed("use", "foundations")
    typed("profile", "level", "beginner")
    typed("profile", "days", "mon tue wed thu fri")
    typed("run", "template", "Tue easy 40min, Thu easy 40min, Sat long 12km")
    first = typed("today").out
    assert "Due: Squat, push, trunk (foundations/A)" in first
    assert typed("today").out == first
    clock.move(24 * 3600)
    moves = [
        next(line for line in typed(command).lines if line.startswith("Moved: A"))
        for command in ("today", "today", "plan")
    ]
    assert len(set(moves)) == 1
    assert moves[0].startswith("Moved: A was missed on Monday and goes to")


def test_a_plan_that_cannot_be_saved_is_printed_all_the_same(typed: Type, home: Path) -> None:
    """The log lies where nothing may be written."""
    typed("use", "foundations")
    typed("profile", "level", "beginner")
    typed("profile", "days", "mon tue wed thu fri")
    typed("run", "template", "Tue easy 40min, Sat long 12km")
    (log,) = home.rglob("log.db")
    log.chmod(0o400)
    answer = typed("today")
    assert (answer.code, answer.err) == (0, "")
    assert "Due: Squat, push, trunk (foundations/A)" in answer.out
