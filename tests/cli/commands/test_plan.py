"""``midstance plan --from``: a week in a file is planned, explained, and the log is not touched."""

import json
from datetime import date, timedelta
from os import environ
from pathlib import Path

import pytest

from midstance.context import new_id, open_log
from midstance.domain.weeks.run import Run, RunKind
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind
from midstance.storage.database.connection import Access
from midstance.storage.places import Places
from tests.cli.conftest import Answer, Type
from tests.cli.world import FalseClock

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


def test_seven_runs_are_planned_and_the_runner_reads_it(typed: Type, tmp_path: Path) -> None:
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


RUNS = (
    (date(2026, 11, 24), Run(RunKind.INTERVALS, metres=10_000)),
    (date(2026, 11, 26), Run(RunKind.EASY, metres=8000)),
    (date(2026, 11, 29), Run(RunKind.LONG, metres=25_000)),
)


def keep(clock: FalseClock, *entries: CalendarEntry) -> None:
    """Put runs or days away into the log."""
    with open_log(Places.find(environ), Access.WRITE) as log:
        log.calendar.change("runs", clock.now(), entries)


@pytest.fixture
def following(typed: Type, clock: FalseClock) -> Type:
    """Commands of a runner who follows a program from Monday on, with three runs this week."""
    typed("profile", "level", "intermediate")
    typed("use", "power-5k10k", "--start", "2026-11-23")
    keep(clock, *(CalendarEntry(new_id(), EntryKind.RUN, day, run) for day, run in RUNS))
    return typed


def days_of(answer: Answer) -> dict[str, str]:
    """The day of each session in the JSON of a plan's first week."""
    return {
        each["session"]: day["date"]
        for day in answer.json["weeks"][0]["days"]
        for each in day["sessions"]
    }


def test_the_weeks_ahead_are_planned_around_the_runs(following: Type) -> None:
    """No heavy legs before intervals or the long run; the next week takes what comes next."""
    answer = following("plan", "--json", "--weeks", "3")
    assert answer.code == 0
    first, *more = answer.json["weeks"]
    assert first["monday"] == "2026-11-23"
    assert first["days"][1]["runs"] == [{"kind": "intervals", "minutes": None, "metres": 10000}]
    assert len(more) == 2
    placed = days_of(answer)
    assert set(placed) == {"power-5k10k/A", "power-5k10k/B"}
    assert not set(placed.values()) & {"2026-11-23", "2026-11-28", "2026-11-29"}
    reasons = {(each["day"], each["rule"]) for each in first["excluded"]}
    assert ("Sat", "H1") in reasons


def test_what_was_done_stays_and_only_the_days_ahead_are_planned(following: Type) -> None:
    """The rest of the week goes on from there."""
    following("log", "add", "power-5k10k/A", "--date", "2026-11-23")
    placed = days_of(following("plan", "--json"))
    assert placed["power-5k10k/A"] == "2026-11-23"
    assert placed["power-5k10k/B"] > "2026-11-23"


def test_a_blocked_day_is_tried_and_saved_when_confirmed(following: Type) -> None:
    """The preview says what moves and what is given up; only ``--apply`` changes the plan."""
    before = days_of(following("plan", "--json"))
    day = before["power-5k10k/B"]
    preview = following("plan", "--block", day)
    assert preview.code == 0
    assert "B: " in preview.out
    assert "keep it with: --apply" in preview.out
    assert days_of(following("plan", "--json")) == before
    assert "Kept." in following("plan", "--block", day, "--apply").out
    assert days_of(following("plan", "--json")).get("power-5k10k/B") != day
    assert "you are away, or keep it free." in following("plan", "--why").out
    following("log", "undo")
    assert days_of(following("plan", "--json")) == before


def test_a_session_is_moved_or_the_rule_that_forbids_it_is_named(following: Type) -> None:
    """Where it is allowed it stays there in later plans."""
    refused = following("plan", "--move", "B", "2026-11-29", "--apply")
    assert refused.code == 1
    assert "Nothing was changed" in refused.err
    before = days_of(following("plan", "--json"))
    free = next(
        day
        for day in ("2026-11-25", "2026-11-26", "2026-11-27")
        if following("plan", "--move", "A", day).code == 0 and before["power-5k10k/A"] != day
    )
    following("plan")
    kept = following("plan", "--move", "A", free, "--apply")
    assert kept.lines[-1] == "Kept. Undo: midstance plan --move A back --apply"
    assert days_of(following("plan", "--json"))["power-5k10k/A"] == free
    assert any("you moved it there" in each for each in following("plan").lines)
    preview = following("plan", "--move", "a", "back")
    assert "A where the plan has it:" in preview.lines
    assert days_of(following("plan", "--json"))["power-5k10k/A"] == free
    following("plan", "--move", "A", "back", "--apply")
    assert days_of(following("plan", "--json")) == before
    assert "was not moved by hand" in following("plan", "--move", "A", "back").err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--apply",), "--apply keeps what --block or --move tries"),
        (("--block", "tue", "--move", "A", "fri"), "do not go together"),
        (("--block", "sometime"), "is no day"),
        (("--block", "2026-11-20"), "is over"),
        (("--move", "C", "friday"), "is no session of this week"),
    ],
)
def test_what_cannot_be_planned_is_named(
    following: Type, arguments: tuple[str, ...], said: str
) -> None:
    """With a word, and nothing is changed."""
    answer = following("plan", *arguments)
    assert answer.code != 0
    assert said in answer.err


def test_without_a_program_there_is_nothing_to_plan(typed: Type) -> None:
    """The way to one is named; for scripts there are no weeks."""
    assert "midstance use" in typed("plan").err
    assert typed("plan", "--json").json == {"weeks": []}


def test_several_days_are_tried_and_kept_together(following: Type) -> None:
    """Of one week or of two; none is left out in silence, and one undo takes all back."""
    asked = ("plan", "--block", "2026-11-24", "--block", "2026-11-26", "--block", "2026-12-01")
    tried = following(*asked)
    assert "Without strength on 2026-11-24 and 2026-11-26:" in tried.out
    assert "Without strength on 2026-12-01:" in tried.out
    before = days_of(following("plan", "--json"))
    assert "Kept." in following(*asked, "--apply").out
    kept = days_of(following("plan", "--json"))
    assert not {"2026-11-24", "2026-11-26"} & set(kept.values())
    following("log", "undo")
    assert days_of(following("plan", "--json")) == before


def test_two_moves_at_once_are_refused(following: Type) -> None:
    """Rather than that the first of them is forgotten."""
    answer = following("plan", "--move", "A", "fri", "--move", "B", "tue")
    assert (answer.code, "one session at a time" in answer.err) == (2, True)


def test_the_days_of_the_profile_are_kept(following: Type) -> None:
    """Strength goes on the days that were named alone."""
    following("profile", "days", "wed", "fri", "sun", "--avoid", "fri", "--style", "stack")
    shown = following("profile", "days").out
    assert "Wednesday, Friday, Sunday" in shown
    assert "stack" in shown
    placed = days_of(following("plan", "--json"))
    assert set(placed.values()) <= {"2026-11-25", "2026-11-27"}
    assert following("profile", "days", "someday").code != 0
    assert "name at least one day" in following("profile", "days", "none").err


def test_days_with_less_time_cut_the_session_to_fit(following: Type) -> None:
    """The plan says so, today cuts it and says what; a word that is no time is named."""
    every = ", ".join(f"{day} 20" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    assert "Mon 20, Tue 20, Wed 20" in following("profile", "days", "--minutes", every).out
    assert "has 20 minutes, so A is cut to fit." in following("plan", "--why").out
    refused = following("profile", "days", "--minutes", "tue 5")
    assert (refused.code, "how many minutes on Tuesday?" in refused.err) == (2, True)
    assert "Minutes:     Tue 45" in following("profile", "days", "--minutes", "tue 45").out
    assert "as long as it takes" in following("profile", "days", "--minutes", "none").out


def test_an_illness_closes_its_days(following: Type, clock: FalseClock) -> None:
    """No strength is planned on them, and the week says why."""
    days = date(2026, 11, 23), date(2026, 11, 29)
    keep(clock, CalendarEntry(new_id(), EntryKind.ILL, days[0], until=days[1]))
    assert days_of(following("plan", "--json")) == {}


def test_today_follows_the_plan(following: Type) -> None:
    """On the eve of intervals the first session waits; today names its day."""
    placed = days_of(following("plan", "--json"))
    today = following("today", "--json").json
    first = min(placed.items(), key=lambda each: each[1])
    assert (today["session"], today["next_on"]) == first
    assert today["is_rest_day"]
    assert "Today is free of strength" in today["reason"]


def test_today_is_due_when_the_plan_says_so(following: Type, clock: FalseClock) -> None:
    """On the day of a session it is due, with the reason for its day."""
    day = min(days_of(following("plan", "--json")).values())
    clock.at += timedelta(days=(date.fromisoformat(day) - clock.today()).days)
    today = following("today", "--json").json
    assert not today["is_rest_day"]
    assert today["next_on"] == day


def test_a_session_that_the_week_makes_lighter_is_lighter(
    following: Type, clock: FalseClock
) -> None:
    """What the reason says is what is asked, and a workout begins with it."""
    for day in ("2026-11-03", "2026-11-07"):
        following("log", "add", "jump-rope", "30c", "--date", day)
    following("plan", "--move", "B", "2026-11-28", "--apply")
    following("log", "add", "power-5k10k/A", "--date", "2026-11-23")
    clock.at += timedelta(days=(date(2026, 11, 28) - clock.today()).days)
    today = following("today", "--json").json
    assert today["session"] == "power-5k10k/B"
    assert "becomes lighter" in today["reason"]
    assert today["differences"][0].startswith("Lighter in this week's plan")
    shown = following("today").out
    assert "Jump rope" not in shown
    assert "RPE 6" in shown
    assert "RPE 7" not in shown


def test_without_runs_today_is_as_the_program_has_it(typed: Type) -> None:
    """Who keeps no runs is asked for the next session at once."""
    typed("use", "power-5k10k", "--start", "2026-11-23")
    assert not typed("today", "--json").json["is_rest_day"]
