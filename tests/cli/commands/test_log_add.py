"""Amounts as they are typed."""

from datetime import UTC, date, datetime

import pytest

from midstance.cli.commands.log_add import read_amount
from midstance.domain.exercise import Dose, Exercise, Measure, Pattern
from midstance.domain.quantity import Amount, Load, Unit
from midstance.domain.record import Timestamp
from midstance.services.logbook.done_elsewhere import noon
from tests.cli.conftest import Type, keep_workout, record
from tests.cli.world import FalseClock


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("12", Measure.REPS, 12),
        ("12 reps", Measure.REPS_PER_SIDE, 12),
        ("30", Measure.SECONDS, 30),
        ("30s", Measure.SECONDS_PER_SIDE, 30),
        ("1:30", Measure.SECONDS, 90),
        ("20m", Measure.METRES, 20),
        ("15c", Measure.CONTACTS, 15),
    ],
)
def test_a_bare_number_is_in_the_exercises_own_unit(
    text: str, measure: Measure, value: int
) -> None:
    """An amount may also name its unit, and a time may be a clock's."""
    exercise = Exercise("any", "Any", Pattern.HIP, measure, Dose(1, 1))
    assert read_amount(text, exercise) == Amount(value, measure.unit)


NOW = Timestamp(datetime(2026, 11, 23, 17, 2, tzinfo=UTC), 60, "Europe/Berlin")


def test_noon_is_read_in_the_zone_of_that_day() -> None:
    """Summer time counts where the zone is known; without its name, today's distance does."""
    summer = date(2026, 7, 1)
    assert noon(summer, NOW) == Timestamp(
        datetime(2026, 7, 1, 10, tzinfo=UTC), 120, "Europe/Berlin"
    )
    assert noon(summer, Timestamp(NOW.utc, 60, "")) == Timestamp(
        datetime(2026, 7, 1, 11, tzinfo=UTC), 60, ""
    )


def test_noon_is_never_still_to_come() -> None:
    """In the morning, what was done today was done by now."""
    morning = Timestamp(datetime(2026, 11, 23, 6, tzinfo=UTC), 60, "Europe/Berlin")
    assert noon(date(2026, 11, 23), morning) == morning


REFUSED = "takes weight off in Band-assisted pull-up; write only how much it helps, such as 20 kg"


def test_help_is_logged_in_kilograms(typed: Type) -> None:
    """Adding and correcting take it and say that it is help; a weight in the hands is refused."""
    answer = typed("log", "add", "band-assisted-pull-up", "8", "--load", "30")
    assert "8 reps @ 30 kg help" in answer.out
    (logged,) = typed("log", "--json").json
    assert REFUSED in typed("log", "edit", logged["id"], "--load", "2x20 kg").err
    assert typed("log", "--json").json == [logged]
    assert "20 kg help" in typed("log", "edit", logged["id"], "--load", "20 kg").out
    assert typed("log", "edit", logged["id"], "--load", "none").code == 0


@pytest.fixture
def helped(typed: Type, clock: FalseClock) -> Type:
    """Commands over a log from a version that took help for a load."""
    sets = [
        record("band-assisted-pull-up", Unit.REPS, 8, load=Load(30_000), counts=True),
        record("band-assisted-pull-up", Unit.REPS, 6, load=Load(20_000), counts=True),
    ]
    keep_workout("single", clock, sets)
    return typed


def test_help_in_an_old_log_counts_nowhere(helped: Type) -> None:
    """No tonnage, not the heaviest, no estimated maximum."""
    week = helped("week", "--date", "2026-11-22").out
    assert "Work: 14 repetitions." in week
    assert "lifted" not in week
    assert "Heaviest" not in week
    assert "estimated" not in week
    assert "with 30 kg" not in week
    page = helped("export", "--format", "html").out
    assert "Heaviest" not in page
    assert "30 kg" not in page


def test_a_session_done_elsewhere_moves_the_program_on(typed: Type) -> None:
    """It counts as done without sets, in the week in which it comes next, and can be undone."""
    typed("use", "foundations", "--start", "2026-11-16")
    answer = typed("log", "add", "foundations/A", "--date", "2026-11-17", "--note", "at the club")
    assert answer.lines == [
        "Added Squat, push, trunk (foundations/A), week 1, as done on 2026-11-17, without sets.",
        "Undo: midstance log undo",
    ]
    assert typed("today", "--json").json["session"] == "foundations/B"
    typed("log", "add", "foundations/B", "--date", "2026-11-20")
    due = typed("today", "--json").json
    assert (due["session"], due["week"]) == ("foundations/A", 2)
    assert "week 2" in typed("log", "add", "foundations/A", "--date", "2026-11-22").out
    assert typed("today", "--json").json["session"] == "foundations/B"
    week = typed("week", "--date", "2026-11-17").out
    assert "A Squat, push, trunk: done" in week
    typed("log", "undo")
    assert typed("today", "--json").json["session"] == "foundations/A"


def test_a_session_done_before_the_program_does_not_count_for_it(typed: Type) -> None:
    """The way to count it is named."""
    typed("use", "foundations")
    answer = typed("log", "add", "foundations/A", "--date", "2026-11-17")
    assert answer.lines[1] == (
        "It does not count for your program, which was begun on 2026-11-23. "
        "To count it: midstance use foundations --start 2026-11-17"
    )
    assert typed("today", "--json").json["session"] == "foundations/A"


def test_a_session_of_a_week_that_is_named(typed: Type) -> None:
    """3/A is entered as week 3, and the program goes on there; a routine has no week."""
    typed("use", "foundations", "--start", "2026-11-16")
    typed("log", "add", "foundations/A", "--week", "3", "--date", "2026-11-17")
    due = typed("today", "--json").json
    assert (due["session"], due["week"]) == ("foundations/B", 3)
    assert "Added 5-minute core (core-5)" in typed("log", "add", "core-5").out


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("foundations/A", "12"), "added whole"),
        (("foundations/A", "--effort", "7"), "added whole"),
        (("foundations/A", "--date", "2026-12-24"), "still to come"),
        (("plank",), "midstance log add plank 12"),
        (("plank", "30s", "--week", "2"), "--week belongs to a session"),
    ],
)
def test_a_session_has_no_amount_and_a_set_no_week(
    typed: Type, arguments: tuple[str, ...], text: str
) -> None:
    """What does not go together is refused with a word."""
    answer = typed("log", "add", *arguments)
    assert (answer.code, text in answer.err) == (2, True)
    unknown = typed("log", "add", "foundations/Z")
    assert (unknown.code, "there is no session 'Z'" in unknown.err) == (1, True)


def test_two_weights_are_added_and_corrected_as_typed(typed: Type) -> None:
    """Bare, "2x", "each" and "in all" are kept as said, shown as such, and counted in full."""
    added = typed("log", "add", "walking-lunge-loaded", "10", "--load", "12", "--side", "left")
    assert "left 10 reps @ 2 × 12 kg" in added.out
    (logged,) = typed("log", "--json").json
    assert (logged["load_kg"], logged["load_is"]) == (12, "one-hand-each")
    assert "240 kg lifted" in typed("week").out
    assert "@ 24 kg" in typed("log", "edit", logged["id"], "--load", "24 kg in all").out
    assert typed("log", "--json").json[0]["load_is"] == "total"
    assert "240 kg lifted" in typed("week").out
    assert "@ 2 × 16 kg" in typed("log", "edit", logged["id"], "--load", "2x16").out
    assert ",16.0,,,10,reps,no,no,yes,," in typed("export", "--format", "csv").out
    assert ",one-hand-each" in typed("export", "--format", "csv").out


def test_a_bar_is_no_pair(typed: Type) -> None:
    """A weight in each hand is refused where a bar is lifted; nothing is added."""
    answer = typed("log", "add", "back-squat", "5", "--load", "2x20")
    assert "write all of it, such as 60 kg" in answer.err
    assert typed("log", "--json").json == []


def test_a_note_is_cut_with_a_word_and_its_lines_are_joined(typed: Type) -> None:
    """Two thousand characters are kept of a long one, wherever a note can be typed."""
    long = "x" * 3000
    typed("run", "add", "today", "easy", "5km")
    typed("log", "add", "plank", "30s")
    (before,) = typed("log", "--json").json
    for command in (
        ["log", "edit", before["id"]],
        ["log", "add", "foundations/A"],
        ["run", "edit", "today"],
    ):
        answer = typed(*command, "--note", f"two\nlines {long}")
        assert answer.code == 0
        assert answer.err == "midstance: only the first 2000 characters of the note were kept\n"
    (each,) = typed("log", "--json").json
    assert each["note"].startswith("two lines xxx")
    assert len(each["note"]) == 2000
