"""Whole workouts line by line, through real pipes and in false time."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from midstance.cli.plain.input import Lines
from midstance.cli.plain.start import PlainSession
from midstance.context import Context, new_id
from midstance.domain.planned_sets import lay_out
from midstance.domain.record import LogChange, LoggedEvent, Timestamp
from midstance.domain.settings import Settings, SoundMode
from midstance.services.log_client import LogClient
from midstance.storage.database.lock import InstanceLock
from midstance.storage.definitions.loader import load_library
from midstance.storage.errors import SaveFailedError, UnreadableWorkoutError
from midstance.storage.places import Places
from midstance.storage.training_log import TrainingLog
from tests.cli.conftest import Type
from tests.cli.world import FalseClock, FalseWait
from tests.shape.project import ROOT
from tests.storage.samples import at, begun, event, record, save

WORLD = (sys.executable, "-m", "tests.cli.world")


class Typist:
    """Somebody at the other end of two pipes."""

    def __init__(self, *arguments: str) -> None:
        self.heard: list[str] = []
        self.process = subprocess.Popen(
            [*WORLD, *arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def type(self, *lines: str) -> None:
        """Type lines, each with its Enter."""
        assert self.process.stdin is not None
        self.process.stdin.write("".join(f"{line}\n" for line in lines))
        self.process.stdin.flush()

    def hear(self, beginning: str) -> str:
        """The next line that begins like this; whatever is said before it is kept in mind."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.heard.append(line.rstrip("\n"))
            if line.startswith(beginning):
                return self.heard[-1]
        raise AssertionError(f"{beginning!r} was never said:\n" + "\n".join(self.heard))

    def leave(self) -> tuple[int, str]:
        """Close the pipe; the exit code and what was said on standard error."""
        out, err = self.process.communicate(timeout=60)
        self.heard += out.splitlines()
        return self.process.returncode, err


@pytest.fixture
def typists() -> Iterator[list[Typist]]:
    """Whoever types in this test; nobody is left at the keys."""
    busy: list[Typist] = []
    yield busy
    for typist in busy:
        if typist.process.poll() is None:
            typist.process.kill()
        typist.process.communicate()


def ask(*arguments: str) -> str:
    """The answer of a command that ends by itself."""
    return subprocess.run(
        [*WORLD, *arguments], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


def prescribed(session: str) -> list[tuple[str, str | None, int, float]]:
    """Exercise, side, set and seconds of each entry that a session of timed sets asks for."""
    library = load_library(Places.find(os.environ)).library
    return [
        (
            planned_set.exercise,
            side and side.value,
            planned_set.set_number,
            float(planned_set.target.amount),
        )
        for planned_set in lay_out(library.session(session), library.exercises)
        for side in planned_set.recorded_sides
    ]


def logged() -> list[tuple[str, str | None, int, float]]:
    """The same of each entry in the log."""
    return [
        (each["exercise"], each["side"], each["set_number"], each["seconds"])
        for each in json.loads(ask("log", "--json"))
    ]


@pytest.mark.usefixtures("cleared")
def test_a_whole_routine_goes_into_the_log_as_it_was_prescribed(typists: list[Typist]) -> None:
    """Five minutes of core through pipes: two keys to begin, one to close, seven entries."""
    typist = Typist("start", "core-5", "--plain")
    typists.append(typist)
    typist.hear("Enter starts")
    typist.type("")
    typist.hear("NEXT  Dead bug")
    typist.type("")
    assert typist.hear("DONE  ").endswith("6 of 6 sets. Enter closes.")
    typist.hear("Next time: the same loads and sets.")
    typist.type("")
    assert typist.leave() == (0, "")
    assert typist.heard[-1] == "Closed: saved 6."
    assert logged() == prescribed("core-5")
    assert len(logged()) == 7


def test_each_step_says_its_word_and_the_seconds_that_matter(typists: list[Typist]) -> None:
    """A hold is announced, counted down at 30, 10, 3, 2, 1, and followed by what comes next."""
    typist = Typist("start", "core-5", "--plain", "--rehearse")
    typists.append(typist)
    typist.type("", "")
    typist.hear("NEXT  Forearm plank")
    typist.hear("NEXT  Side plank, left side")
    said = [line for line in typist.heard if not line.startswith("saved ")]
    start = said.index("GET READY  Forearm plank, in 0:05")
    assert said[start : start + 14] == [
        "GET READY  Forearm plank, in 0:05",
        "Brace.",
        "3",
        "2",
        "1",
        "HOLD  Forearm plank, set 1 of 1, 40 s, effort 6",
        "One line, squeeze glutes.",
        "Forearms and balls of the feet on the floor, elbows under shoulders.",
        "0:30",
        "half-way",
        "0:10",
        "3",
        "2",
        "1",
    ]


@pytest.mark.usefixtures("cleared")
def test_the_end_of_the_lines_keeps_the_workout_and_it_goes_on_there(
    typists: list[Typist],
) -> None:
    """Whoever closes the pipe in a hold finds it interrupted, and everything before it saved."""
    first = Typist("start", "core-5", "--plain")
    typists.append(first)
    first.type("", "")
    first.hear("HOLD  Forearm plank")
    code, _ = first.leave()
    assert code == 0
    assert first.heard[-1].endswith("Saved for later. Resume: midstance start --plain")
    kept = logged()
    assert kept[:1] == prescribed("core-5")[:1]

    second = Typist("start", "core-5", "--plain")
    typists.append(second)
    assert second.hear("Resuming 5-minute core")
    second.type("q finish")
    assert second.leave()[0] == 0
    assert logged() == kept


@pytest.mark.usefixtures("cleared")
def test_an_interrupt_keeps_the_workout_and_says_so(typists: list[Typist]) -> None:
    """Ctrl-C ends with 130; nothing of what was done is lost."""
    typist = Typist("start", "foundations/A", "--plain")
    typists.append(typist)
    typist.hear("Enter starts")
    typist.type("")
    typist.hear("NEXT  Brisk walk")
    typist.process.send_signal(signal.SIGINT)
    code, err = typist.leave()
    assert (code, err) == (130, "")
    assert typist.heard[-1].endswith("Saved for later. Resume: midstance start --plain")
    assert json.loads(ask("today", "--json"))["under_way"]["session"] == "foundations/A"


def test_two_workouts_are_never_guided_at_once(typists: list[Typist]) -> None:
    """The second window says that the first one guides, and ends with 1."""
    first = Typist("start", "core-5", "--plain")
    typists.append(first)
    first.hear("Enter starts")
    second = Typist("start", "hip-3", "--plain")
    typists.append(second)
    code, err = second.leave()
    assert code == 1
    assert "already open" in err
    assert len(err.splitlines()) == 1


def test_a_rehearsal_leaves_no_trace(typists: list[Typist], data: Path) -> None:
    """Walking through a session on a new machine does not even make the log."""
    typist = Typist("start", "core-5", "--plain", "--rehearse")
    typists.append(typist)
    typist.type("", "")
    typist.hear("DONE")
    typist.type("")
    assert typist.leave()[0] == 0
    assert typist.heard[-1] == "The preview run is over; nothing was saved."
    assert not (data / "log.db").exists()


@pytest.fixture
def visit(
    data: Path, config: Path, clock: FalseClock, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, list[str]]]:
    """Begins a hold at the prompt in this process; gives the exit code and what was said."""

    def begun(log: TrainingLog | None = None, **settings: Any) -> tuple[int, list[str]]:
        library = load_library(Places.find(os.environ)).library
        read, write = os.pipe()
        os.write(write, b"\n\n\nq\n")
        os.close(write)
        context = Context.open(Places(data, config, data / "cache"), clock)
        if log is not None:
            context.log.close()
            context = replace(context, log=log)
        lines = Lines(read, FalseWait(clock))
        with InstanceLock(data) as lock:
            code = PlainSession(LogClient(context, Settings(**settings), lock), lines).run(
                library.session("core-5")
            )
        lines.close()
        os.close(read)
        return code, capsys.readouterr().out.splitlines()

    return begun


@pytest.mark.usefixtures("cleared")
def test_a_workout_that_cannot_be_saved_ends_with_one(
    visit: Callable[..., tuple[int, list[str]]], data: Path
) -> None:
    """Whoever leaves while the disk is full is told what is not saved, and why."""

    class FullDisk(TrainingLog):
        """A log on a disk that stays full."""

        def record_event(
            self, workout_id: UUID, event: LoggedEvent | None, stamp: Timestamp, change: LogChange
        ) -> None:
            """Refuse."""
            del workout_id, event, stamp, change
            raise SaveFailedError("the disk is full", self.database.path, "Make room.")

    code, said = visit(FullDisk(data, new_id))
    assert code == 1
    assert said[-1].startswith("NOT SAVED: ")
    assert "the disk is full. Make room. (" in said[-1]
    assert said[-1].endswith("log.db)")


def test_a_workout_that_cannot_go_on_can_be_finished_here(
    data: Path, config: Path, clock: FalseClock, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the message advises works at the prompt too; Enter leaves it for now, with exit 1."""
    with TrainingLog(data, new_id) as log:
        log.begin(begun(1), (), {})
        log.record_event(begun(1).id, event(0, "Flown"), at(0), save(record(0)))

    def answered(line: bytes) -> str:
        read, write = os.pipe()
        os.write(write, line)
        os.close(write)
        context = Context.open(Places(data, config, data / "cache"), clock)
        lines = Lines(read, FalseWait(clock))
        try:
            with InstanceLock(data) as lock:
                PlainSession(LogClient(context, Settings(), lock), lines).run(None)
        finally:
            lines.close()
            os.close(read)
            context.log.close()
        return capsys.readouterr().out

    with pytest.raises(UnreadableWorkoutError, match="finish it here"):
        answered(b"\n")
    assert "Finished as it stood; every set done is in the log." in answered(b"y\n")
    with TrainingLog(data, new_id) as log:
        assert (len(log.sets()), log.has_active_workout) == (1, False)


class Terminal(io.StringIO):
    """Standard output that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


@pytest.mark.usefixtures("cleared")
@pytest.mark.parametrize(
    ("settings", "rings"),
    [({}, True), ({"muted": True}, False), ({"sound": SoundMode.OFF}, False)],
)
def test_the_bell_rings_on_a_terminal_where_sound_is_wanted(
    visit: Callable[..., tuple[int, list[str]]],
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, object],
    *,
    rings: bool,
) -> None:
    """Signals can be heard at a terminal; settings turn them off."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    code, _ = visit(**settings)
    assert code == 0
    assert ("\a" in terminal.getvalue()) is rings


def test_without_standard_input_there_is_nothing_to_begin(
    typed: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closed standard input is an end like any other."""
    monkeypatch.setattr(sys, "stdin", None)
    answer = typed("start", "core-5", "--plain")
    assert answer.code == 0
    assert answer.lines[-1] == "Not started; nothing to save."
