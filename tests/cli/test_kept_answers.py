"""Kept answers hold exactly as long as what they were made from."""

import io
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from midstance.cli import kept_answers
from midstance.cli.kept_answers import MOST, Copy, can_be_kept, given_again, keeping
from midstance.cli.prompt import Prompt
from tests.cli.conftest import Type, write_program
from tests.cli.world import FalseClock

NEVER = "this was kept"


@pytest.fixture
def prompt(home: Path, monkeypatch: pytest.MonkeyPatch, clock: FalseClock) -> Prompt:
    """A prompt with a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / ".cache"))
    return Prompt(clock)


def keep(prompt: Prompt, question: str = "today", answer: str = NEVER) -> None:
    """Keep a made-up answer."""
    with keeping(prompt, question):
        print(answer)  # noqa: T201 - what is kept is what is printed


def answers(prompt: Prompt) -> list[Path]:
    """Every answer that is kept."""
    return sorted((prompt.places.cache / "answers").glob("*"))


def test_an_answer_is_given_again_letter_by_letter(
    prompt: Prompt, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was printed once is printed again, and nothing else."""
    assert not given_again(prompt, "today")
    keep(prompt, answer="{\n\n}")
    capsys.readouterr()
    assert given_again(prompt, "today")
    assert capsys.readouterr().out == "{\n\n}\n"
    assert not given_again(prompt, "today---json")


def test_it_is_private(prompt: Prompt) -> None:
    """Only its owner can read an answer, or the folder that it lies in."""
    keep(prompt)
    (file,) = answers(prompt)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def another_day(prompt: Prompt, clock: FalseClock) -> None:
    """Midnight passes."""
    del prompt
    clock.move(86_400)


def another_log(prompt: Prompt, clock: FalseClock) -> None:
    """The log changes: a program is chosen."""
    from midstance.storage.runner import Enrolment  # noqa: PLC0415 - one of many changes

    prompt.log_to_change().enrol(Enrolment("foundations", clock.today()), clock.now())
    prompt.close()


def another_file(prompt: Prompt, clock: FalseClock) -> None:
    """The runner writes a program."""
    del clock
    (prompt.places.config / "programs").mkdir(parents=True)
    write_program(prompt.places.config)


def other_settings(prompt: Prompt, clock: FalseClock) -> None:
    """The runner changes a setting."""
    del clock
    prompt.places.config.mkdir(parents=True)
    (prompt.places.config / "settings.toml").write_text('weight_unit = "lb"\n')


def a_crash(prompt: Prompt, clock: FalseClock) -> None:
    """Another program died in the middle of a change."""
    del clock
    prompt.places.data.mkdir(parents=True, exist_ok=True)
    (prompt.places.data / "log.db-journal").write_bytes(b"\0" * 512)


def other_hands(prompt: Prompt, clock: FalseClock) -> None:
    """Somebody else could have written the answer."""
    del clock
    for file in answers(prompt):
        file.chmod(0o666)


def garbage(prompt: Prompt, clock: FalseClock) -> None:
    """The file was damaged."""
    del clock
    for file in answers(prompt):
        file.write_bytes(b"\xff\n\nno answer\n")


@pytest.mark.parametrize(
    "change",
    [another_day, another_log, another_file, other_settings, a_crash, other_hands, garbage],
    ids=lambda change: change.__name__,
)
def test_it_holds_no_longer_when_anything_changed(
    prompt: Prompt, clock: FalseClock, change: Callable[[Prompt, FalseClock], None]
) -> None:
    """Whatever an answer was made from: when it changes, the question is asked anew."""
    keep(prompt)
    assert given_again(prompt, "today")
    change(prompt, clock)
    assert not given_again(prompt, "today")


def test_what_does_not_depend_on_the_date_outlasts_it(prompt: Prompt, clock: FalseClock) -> None:
    """The log is the same tomorrow if nothing is done."""
    keep(prompt, "log---json")
    another_day(prompt, clock)
    assert given_again(prompt, "log---json")


def test_nothing_is_kept_while_it_changes(prompt: Prompt, clock: FalseClock) -> None:
    """An answer that was overtaken by a change is given once, and not kept."""
    with keeping(prompt, "today"):
        print(NEVER)  # noqa: T201 - what is kept is what is printed
        another_log(prompt, clock)
    assert answers(prompt) == []


def test_nothing_is_kept_of_a_question_that_failed(prompt: Prompt) -> None:
    """An error ends the keeping, and standard output is what it was."""
    output = sys.stdout
    with pytest.raises(ZeroDivisionError), keeping(prompt, "today"):
        print(1 / 0)  # noqa: T201 - what is kept is what is printed
    assert sys.stdout is output
    assert answers(prompt) == []


def test_a_long_answer_is_passed_on_and_not_kept(
    prompt: Prompt, capsys: pytest.CaptureFixture[str]
) -> None:
    """A log of many years is printed as ever."""
    keep(prompt, "log", "x" * (MOST + 1))
    assert len(capsys.readouterr().out) == MOST + 2
    assert answers(prompt) == []


def test_a_cache_that_cannot_be_written_is_done_without(prompt: Prompt, home: Path) -> None:
    """A file where the folder should be costs time, not the answer."""
    (home / ".cache").write_text("")
    keep(prompt)
    assert not given_again(prompt, "today")


def test_odd_names_of_files_are_no_obstacle(prompt: Prompt) -> None:
    """A name that is no text can be part of what an answer was made from."""
    folder = prompt.places.config / "routines"
    folder.mkdir(parents=True)
    (folder / os.fsdecode(b"\xff.toml")).write_text("")
    keep(prompt)
    assert given_again(prompt, "today")


def test_people_at_a_terminal_are_answered_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a pipe or a file gets kept answers."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert can_be_kept()
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert not can_be_kept()
    monkeypatch.setattr(sys, "stdout", None)
    assert not can_be_kept()


def test_a_copy_is_a_stream_like_the_one_below_it() -> None:
    """Whatever prints into it finds what it needs."""
    below = io.StringIO()
    copy = Copy(below)
    assert copy.write("abc") == 3
    copy.flush()
    assert not copy.isatty()
    assert (copy.text(), below.getvalue()) == ("abc", "abc")


def test_a_broken_library_is_told_each_time(typed: Type, config: Path) -> None:
    """While a file is left out, no answer is kept, so that standard error goes on naming it."""
    (config / "routines" / "mine.toml").write_text("id = 3\n")
    assert typed("today").err == typed("today").err != ""


def test_commands_answer_the_same_from_what_is_kept(
    typed: Type, trained: tuple[UUID, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second answer of each question is the first one, without the log being asked."""
    questions = (("today",), ("today", "--json"), ("log",), ("log", "--json"))
    first = [typed(*question).out for question in questions]
    assert len(trained) == 3
    monkeypatch.delattr("midstance.cli.sets.say_sets")
    monkeypatch.delattr("midstance.cli.today.say_today")
    assert [typed(*question).out for question in questions] == first


def test_the_counter_is_where_sqlite_counts(typed: Type, data: Path) -> None:
    """Each change of the log raises the number that answers are compared by."""
    counts = []
    for program in ("foundations", "bootcamp-3"):
        typed("use", program)
        counts.append((data / "log.db").read_bytes()[kept_answers.COUNTER])
    assert counts[0] < counts[1]
