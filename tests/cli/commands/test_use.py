"""``midstance use``: the program that Today follows."""

import pytest

from tests.cli.conftest import Type
from tests.cli.world import FalseClock


def test_a_program_begins_today(typed: Type) -> None:
    """Chosen today, its first session is due at once."""
    answer = typed("use", "home-maintain")
    assert answer.lines == [
        "Home maintenance begins on 2026-11-23: 4 weeks.",
        "Today: Squat, push, bridge (home-maintain/A). Start: midstance start",
    ]
    assert typed("today", "--json").json["program"] == "home-maintain"


def test_an_off_season_program_before_a_race_is_chosen_with_a_word(typed: Type) -> None:
    """It is followed all the same; a race of lesser weight, and other programs, say nothing."""
    typed("run", "race", "2026-12-19", "B", "10km")
    assert "race" not in typed("use", "offseason-strength").out
    typed("run", "race", "2026-12-20", "10km")
    said = "It is for the off-season and takes 8 weeks; your next main race is in 3 weeks."
    assert said in typed("use", "offseason-strength").lines
    assert "race" not in typed("use", "power-5k10k").out


def test_a_program_can_begin_later(typed: Type) -> None:
    """Before its first day there is rest, and the reason names the day."""
    answer = typed("use", "foundations", "--start", "2026-12-01")
    assert answer.lines[-1] == "Foundations begins on 2026-12-01."
    assert typed("today", "--json").json["is_rest_day"]


def test_another_choice_takes_the_place_of_the_first(typed: Type) -> None:
    """The newest choice counts."""
    typed("use", "foundations")
    typed("use", "bootcamp-3")
    assert typed("today", "--json").json["session"] == "bootcamp-3/A"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("foundation",), 1, "did you mean 'foundations'?"),
        (("core-5",), 1, "there is no program 'core-5'"),
        (("foundations", "--start", "soon"), 2, "'soon' is not a date"),
    ],
)
def test_what_cannot_be_chosen_changes_nothing(
    typed: Type, arguments: tuple[str, ...], code: int, told: str
) -> None:
    """A wrong name or date is reported, and the program stays."""
    typed("use", "bootcamp-3")
    answer = typed("use", *arguments)
    assert answer.code == code
    assert told in answer.err
    assert typed("today", "--json").json["program"] == "bootcamp-3"


def test_a_program_is_joined_in_any_week(typed: Type) -> None:
    """Week 3 begins today, and its first session is due."""
    answer = typed("use", "foundations", "--week", "3")
    assert answer.lines == [
        "Week 3 of 6 of Foundations begins on 2026-11-23.",
        "Today: Squat, push, trunk (foundations/A), week 3. Start: midstance start",
    ]
    today = typed("today", "--json").json
    assert (today["session"], today["week"], today["weeks"]) == ("foundations/A", 3, 6)
    assert "Foundations: week 3 of 6, on plan." in typed("week").out


def test_a_start_in_the_past_may_mean_a_week_of_today(typed: Type) -> None:
    """Where the calendar is further on than what is due, the way there is named."""
    answer = typed("use", "foundations", "--start", "2026-11-09")
    assert answer.lines[-1] == "If you are in week 3 now: midstance use foundations --week 3"
    assert typed("today", "--json").json["week"] == 1
    assert "week 3 now" not in typed("use", "foundations", "--week", "3").out


def test_a_paused_program_owes_nothing_until_it_is_taken_up_again(
    typed: Type, clock: FalseClock
) -> None:
    """Pausing is said by today, start and week; afterwards the same week goes on."""
    typed("use", "foundations", "--week", "3")
    assert typed("use", "--pause").lines == [
        "Foundations is paused from 2026-11-23; nothing is due until you resume it.",
        "Resume: midstance use --resume",
    ]
    clock.move(30 * 86_400)
    reason = (
        "Foundations has been paused since 2026-11-23. "
        "It resumes with A (Squat, push, trunk), week 3."
    )
    assert reason in typed("today").lines
    assert typed("today", "--json").json["is_rest_day"]
    assert reason in typed("start", "--plain").err
    assert "Foundations: paused in week 3 of 6." in typed("week").out
    assert "is already paused" in typed("use", "--pause").err
    assert typed("use", "--resume").lines == [
        "Foundations resumed.",
        "Today: Squat, push, trunk (foundations/A), week 3. Start: midstance start",
    ]
    assert "Foundations: week 3 of 6, on plan." in typed("week").out
    assert "is not paused" in typed("use", "--resume").err


def test_coming_back_to_a_program_tells_what_of_it_is_in_the_log(
    typed: Type,
) -> None:
    """What was done before counts for nothing, and the way to count it is named."""
    typed("use", "foundations", "--start", "2026-11-16")
    typed("log", "add", "foundations/A", "--date", "2026-11-17")
    typed("use", "bootcamp-3")
    assert typed("use", "foundations").lines[-1] == (
        "One session of it, done on 2026-11-17, is in the log and does not count. "
        "To count from there: midstance use foundations --start 2026-11-17"
    )
    typed("use", "foundations", "--start", "2026-11-17")
    assert typed("today", "--json").json["session"] == "foundations/B"


@pytest.mark.parametrize(
    ("arguments", "code", "text"),
    [
        (("foundations", "--week", "7"), 2, "Foundations has only 6 weeks"),
        ((), 2, "name a program"),
        (("--pause",), 1, "no program is chosen"),
        (("--resume",), 1, "no program is chosen"),
        (("--pause", "--resume"), 2, "are used alone"),
        (("foundations", "--pause"), 2, "are used alone"),
    ],
)
def test_what_cannot_be_joined_or_paused(
    typed: Type, arguments: tuple[str, ...], code: int, text: str
) -> None:
    """A word says why."""
    answer = typed("use", *arguments)
    assert (answer.code, text in answer.err) == (code, True)
