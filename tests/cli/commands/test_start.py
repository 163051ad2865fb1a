"""``midstance start``: which session, on what, and what is in the way."""

import os
import pty
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from midstance.cli.plain.start import START_HINT
from midstance.context import open_log
from midstance.domain.quantity import Unit
from midstance.domain.runner import Place, Runner
from midstance.storage.database.connection import Access
from midstance.storage.places import Places
from tests.cli.conftest import Type, add_today, keep_workout, record, write_program
from tests.cli.world import FalseClock

if TYPE_CHECKING:
    from io import TextIOWrapper

Keys = Callable[[str], None]


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[Keys]:
    """Whatever is typed into standard input before the command begins, and then its end."""
    opened: list[TextIOWrapper] = []

    def type_ahead(text: str) -> None:
        read, write = os.pipe()
        os.write(write, text.encode())
        os.close(write)
        stream = open(read)  # noqa: SIM115, PTH123 - closed when the test is over
        opened.append(stream)
        monkeypatch.setattr(sys, "stdin", stream)

    yield type_ahead
    for stream in opened:
        stream.close()


@pytest.fixture
def dumb_terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Standard input is a terminal that cannot move its cursor; the end to type into."""
    main, terminal = pty.openpty()
    with open(terminal) as stream:  # noqa: PTH123 - a descriptor, no path
        monkeypatch.setattr(sys, "stdin", stream)
        monkeypatch.setattr("midstance.cli.commands.start.has_terminal", lambda: True)
        monkeypatch.setenv("TERM", "dumb")
        yield main
    os.close(main)


def overview(typed: Type, keys: Keys, *arguments: str) -> str:
    """The first line of a session's overview, left without beginning."""
    keys("q\n")
    answer = typed("start", *arguments, "--plain")
    assert answer.code == 0
    assert answer.lines[-1] == "Not started; nothing to save."
    return answer.lines[0]


def test_a_new_runner_begins_with_the_short_core_session(typed: Type, keys: Keys) -> None:
    """On an empty log it says what this is, what else there is, and begins with 5-minute core."""
    assert overview(typed, keys) == "MIDSTANCE  Strength for runners, one set at a time."
    answer = typed("start", "--plain")
    assert "TODAY  5-minute core, 5 minutes" in answer.lines
    assert "Foundations A, 34 min" in answer.out
    assert "midstance start hip-3 --plain" in answer.out


def test_todays_session_is_meant_where_none_is_named(typed: Type, keys: Keys) -> None:
    """What today says is what starts."""
    typed("use", "foundations")
    assert overview(typed, keys) == "TODAY  Squat, push, trunk, 34 minutes"


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (("core-5",), "TODAY  5-minute core, 5 minutes"),
        (("foundations/B",), "TODAY  Hinge, balance, back, 29 minutes"),
        (("foundations/A", "--week", "3"), "TODAY  Squat, push, trunk, week 3, 37 minutes"),
    ],
)
def test_sessions_and_routines_start_by_name(
    typed: Type, keys: Keys, arguments: tuple[str, ...], first: str
) -> None:
    """A program's session in any week, or a routine."""
    assert overview(typed, keys, *arguments) == first


def test_a_file_starts_too(typed: Type, keys: Keys, config: Path) -> None:
    """A program or routine that lies anywhere is taken from its file."""
    assert overview(typed, keys, str(write_program(config))) == "TODAY  All, 1 minute"


def test_a_file_with_mistakes_names_them_all(typed: Type, tmp_path: Path) -> None:
    """Every mistake is a line with its place, and nothing starts."""
    file = tmp_path / "mine.toml"
    file.write_text('id = "Mine!"\nname = ""\n[[block]]\npurpose = "legs"\n')
    answer = typed("start", str(file), "--plain")
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) > 2
    assert all(line.startswith(f"midstance: {file}:") for line in answer.err.splitlines())


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("core-6", "there is no session 'core-6'; did you mean 'core-5'?"),
        ("foundations/C", "there is no session 'C'"),
        ("fundations/A", "did you mean 'foundations/A'?"),
        ("foundations", "name one of its sessions: foundations/A or foundations/B"),
        ("nowhere.toml", "nowhere.toml"),
    ],
)
def test_what_does_not_exist_is_reported_with_what_does(typed: Type, name: str, told: str) -> None:
    """A typing mistake, a program's name alone, or a file that is not there."""
    answer = typed("start", name, "--plain")
    assert answer.code == 1
    assert told in answer.err


def test_a_week_that_the_program_lacks_is_reported(typed: Type) -> None:
    """There is no week 9 of six."""
    answer = typed("start", "foundations/A", "--week", "9", "--plain")
    assert answer.code == 1
    assert "week 9" in answer.err


def test_nothing_starts_twice_on_a_day_by_itself(typed: Type, clock: FalseClock) -> None:
    """On a rest day the line says why, and how to do it all the same."""
    keep_workout("foundations/A", clock, [record("plank", Unit.SECONDS, 30)])
    clock.move(-86_400)
    answer = typed("start", "--plain")
    assert (answer.code, answer.out) == (1, "")
    assert "nothing is due today" in answer.err
    assert "midstance start foundations/B" in answer.err


def test_the_day_after_a_session_starts_with_a_word_of_advice(
    typed: Type, keys: Keys, clock: FalseClock
) -> None:
    """Advice goes to standard error and stops nobody."""
    keep_workout("foundations/A", clock, [record("plank", Unit.SECONDS, 30)])
    keys("q\n")
    answer = typed("start", "--plain")
    assert answer.code == 0
    assert "A day between strength sessions" in answer.err


def test_the_overview_answers_questions(typed: Type, keys: Keys) -> None:
    """``?`` lists the keys, anything else says what can be typed; the end leaves."""
    keys("what\n?\n")
    answer = typed("start", "core-5", "--plain")
    assert answer.code == 0
    assert answer.lines.count(START_HINT) == 2
    assert any(line.startswith("a number: ") for line in answer.lines)


@pytest.mark.usefixtures("cleared")
def test_one_workout_is_ended_before_another_begins(typed: Type, keys: Keys) -> None:
    """While one is under way it goes on by its name or without one; another is refused."""
    keys("\nq\n")
    answer = typed("start", "core-5", "--plain")
    assert answer.lines[-1] == "saved 0. Saved for later. Resume: midstance start --plain"
    refused = typed("start", "hip-3", "--plain")
    assert refused.code == 1
    assert "5-minute core is under way since 2026-11-23" in refused.err
    assert any(
        line.startswith("Under way since 2026-11-23: 5-minute core")
        for line in typed("today").lines
    )
    for name in ((), ("core-5",)):
        keys("q\n")
        again = typed("start", *name, "--plain")
        assert again.lines[0].startswith("Resuming 5-minute core: setting up set 1 of 1, Dead")
    keys("q finish\n")
    assert typed("start", "--plain").lines[-1] == "Closed: saved 0."
    assert typed("today", "--json").json["under_way"] is None


@pytest.mark.usefixtures("cleared")
def test_a_rehearsal_goes_beside_a_workout_under_way(typed: Type, keys: Keys) -> None:
    """Walking through another session touches nothing."""
    keys("\nq\n")
    typed("start", "core-5", "--plain")
    keys("\nq\n")
    answer = typed("start", "hip-3", "--plain", "--rehearse")
    assert "Preview run: nothing is saved." in answer.lines
    assert answer.lines[-1] == "The preview run is over; nothing was saved."


def test_without_a_terminal_the_plain_guide_is_named(typed: Type, keys: Keys) -> None:
    """A pipe gets no screen: wrong usage, with what to use instead."""
    keys("")
    answer = typed("start", "core-5")
    assert answer.code == 2
    assert answer.err == (
        "midstance: the full screen needs a terminal. "
        "Use midstance today, midstance log, or midstance start --plain.\n"
    )


def test_a_dumb_terminal_is_guided_line_by_line(typed: Type, dumb_terminal: int) -> None:
    """Where nothing can be drawn, the plain guide takes over and says so."""
    os.write(dumb_terminal, b"q\n")
    answer = typed("start", "core-5")
    assert answer.code == 0
    assert answer.err == (
        "midstance: this terminal cannot draw the full screen; continuing line by line.\n"
    )
    assert answer.lines[0] == "TODAY  5-minute core, 5 minutes"


def test_settings_with_a_mistake_are_reported_and_the_rest_holds(
    typed: Type, keys: Keys, config: Path
) -> None:
    """A wrong value is named with its line; the workout begins all the same."""
    (config / "settings.toml").write_text('lead_in_seconds = "soon"\n')
    keys("q\n")
    answer = typed("start", "core-5", "--plain")
    assert answer.code == 0
    assert "settings.toml:1:" in answer.err


def test_a_log_that_cannot_be_written_is_reported(typed: Type, data: Path) -> None:
    """Where the folder of the log is a file, one line says so."""
    data.parent.mkdir(parents=True)
    data.write_text("")
    answer = typed("start", "core-5", "--plain")
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1


def test_a_program_that_is_gone_starts_the_first_one_and_says_so(
    typed: Type, keys: Keys, config: Path
) -> None:
    """What is started in its place is named with the reason, on standard error."""
    file = write_program(config)
    assert typed("use", "short").code == 0
    file.unlink()
    keys("q\n")
    answer = typed("start", "--plain")
    assert answer.code == 0
    assert answer.err.startswith(
        "midstance: Your program cannot be used: there is no program 'short'. "
    )
    assert answer.lines[0] == "TODAY  Squat, push, trunk, 34 minutes"


def test_what_was_added_to_today_is_started_too(typed: Type, keys: Keys, clock: FalseClock) -> None:
    """The overview of today's session holds the exercise that the runner added to it."""
    add_today("foundations/A", "side-plank", clock)
    keys("q\n")
    answer = typed("start", "--plain")
    assert any("Side plank" in line for line in answer.lines)
    assert not any("Side plank" in line for line in overview_lines(typed, keys, "foundations/A"))


def test_what_does_not_fit_is_replaced_in_the_overview(
    typed: Type, keys: Keys, clock: FalseClock
) -> None:
    """The overview shows what will be done, whether the session was named or is due."""
    prescribed = overview_lines(typed, keys, "foundations/A")
    with open_log(Places.find(os.environ), Access.WRITE) as log:
        nothing_there = Runner(places=(Place("hotel", frozenset()),))
        log.save_runner(Runner(), nothing_there, clock.now())
    due, named = overview_lines(typed, keys), overview_lines(typed, keys, "foundations/A")
    assert any("Chair squat" in line for line in prescribed)
    assert not any("Chair squat" in line for line in due if " instead of " not in line)
    assert any("Chair squat (sit-to-stand), because hotel has no chair" in line for line in due)
    assert due == named


def test_the_overview_says_each_difference(typed: Type, keys: Keys) -> None:
    """Nobody said anything yet: a heavy lift comes as its substitute, with the reason."""
    keys("q\n")
    lines = typed("start", "power-5k10k/A", "--week", "2", "--plain").lines
    assert not any(line.startswith("Strength") and "Barbell back squat" in line for line in lines)
    assert (
        "Goblet squat instead of Barbell back squat, because barbell lifts above RPE 6 wait "
        "until your experience is set in the profile or the log shows it"
    ) in lines


def overview_lines(typed: Type, keys: Keys, *arguments: str) -> list[str]:
    """A session's overview, left without beginning."""
    keys("q\n")
    return typed("start", *arguments, "--plain").lines


def test_less_time_and_heavy_legs(typed: Type, keys: Keys) -> None:
    """The session that is guided is the one cut to the minutes, with what was cut."""
    typed("use", "foundations")
    keys("q\n")
    answer = typed("start", "--minutes", "15", "--light", "--plain")
    assert any(line.startswith("15 minutes: without ") for line in answer.lines)
    assert any(line.startswith("Lighter today") for line in answer.lines)
    assert int(answer.lines[0].split()[-2]) <= 15
