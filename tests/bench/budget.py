"""Measures Midstance against the bare Textual app, in turns, and compares medians with the budget.

Run it from the project's folder on a quiet Linux machine::

    python -m tests.bench.budget --rounds 9

Each program runs in a terminal of its own, at the home of a runner with half a year in the log.
Only ratios carry over from one machine to another. The exit status is 1 if a figure misses its
budget.
"""

import argparse
import os
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.figures import (
    error_after,
    first_change,
    first_match,
    last_change,
    lateness,
    percentile,
    ticks,
)
from tests.bench.home import furnished_home
from tests.bench.places import COUNTDOWN, NEXT_SENSIBLE_THING, PLACES, Place
from tests.bench.process import peak_megabytes, wake_ups
from tests.bench.terminal import Terminal

QUIET = 0.4
"""Seconds without output after which a screen counts as stable."""

PAUSES = (0.021, 0.047, 0.033, 0.059, 0.04)
"""Seconds between two keys, uneven so that no rhythm of the program's hides or helps."""

Samples = defaultdict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Program:
    """A program to measure: its command, what says that it is ready, and the key that ends it."""

    name: str
    command: tuple[str, ...]
    ready: str
    leave: str


BARE = Program("bare", (sys.executable, str(Path(__file__).with_name("bare.py"))), "READY", "q")
OURS = Program(
    "ours",
    (str(Path(sysconfig.get_path("scripts")) / "midstance"),),
    "MIDSTANCE|for runners",
    "ctrl+q",
)


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure and its budget, as a ratio to another figure if ``base`` names one."""

    what: str
    figure: str
    limit: float
    share: float = 0.5
    base: str = ""

    def judge(self, samples: Samples) -> tuple[str, bool]:
        """The row of the table, and whether the budget is kept."""
        value = percentile(samples[self.figure], self.share)
        base = percentile(samples[self.base], self.share) if self.base else 1.0
        kept = value / base <= self.limit
        ratio = (f"{base:.1f}", f"{value / base:.2f}") if self.base else ("", "")
        cells = (self.what, f"{value:.1f}", *ratio, f"{self.limit:g}", "yes" if kept else "NO")
        return "| " + " | ".join(cells) + " |", kept


GOALS = (
    Goal("Today ready, ms", "ours ready", 1.35, base="bare ready"),
    Goal("Today stable, ms", "ours stable", 1.4, base="bare stable"),
    Goal("peak memory, MB", "ours memory", 1.3, base="bare memory"),
    *(
        Goal(
            f"key to screen, {place.name}, p95 ms",
            f"ours key {place.name}",
            4.0,
            0.95,
            f"bare key {place.name}",
        )
        for place in PLACES
    ),
    Goal("Escape to screen, p95 ms", "ours escape", 35.0, 0.95),
    Goal("wake-ups a second, nothing moves", "ours idle", 0.5),
    Goal("wake-ups a second, a rest counts down", "ours rest", 6.0),
    Goal("exit, ms", "ours exit", 0.15, base="bare exit"),
    Goal("countdown late, p95 ms", "ours late", 30.0, 0.95),
    Goal("countdown wrong after a freeze, ms", "ours frozen", 30.0, 1.0),
    Goal("midstance --version, ms", "version", 3.0, base="pass"),
    Goal("midstance log --json into a pipe, ms", "log", 9.0, base="pass"),
    Goal("midstance today into a pipe, ms", "today", 9.0, base="pass"),
    Goal("midstance today on a terminal, ms", "today on a terminal", 14.0, base="pass"),
)


def environment(home: str) -> dict[str, str]:
    """What a new user's shell gives to a program."""
    return {
        "COLORTERM": "truecolor",
        "HOME": home,
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
    }


def opened(program: Program, home: str, arguments: Sequence[str] = ()) -> Terminal:
    """Start a program in a terminal of 120 by 40."""
    return Terminal((*program.command, *arguments), environment(home))


def measure_start_and_exit(program: Program, home: str, samples: Samples) -> None:
    """From the start to a stable screen, and from the key that leaves to the end."""
    with opened(program, home) as terminal:
        frames = terminal.collect(20, quiet=QUIET)
        since = terminal.started_at
        samples[f"{program.name} ready"].append(first_match(frames, program.ready, since))
        samples[f"{program.name} stable"].append(last_change(frames, since))
        samples[f"{program.name} memory"].append(peak_megabytes(terminal.pid))
        left = terminal.press(program.leave)
        terminal.collect(20)
        if terminal.ended_at is None or terminal.status:
            raise RuntimeError(f"{program.name} did not leave cleanly: {terminal.status}")
        samples[f"{program.name} exit"].append((terminal.ended_at - left) * 1000)


def measure_keys(
    terminal: Terminal, keys: Sequence[str], count: int, measured: Sequence[str] = ()
) -> Iterator[float]:
    """Press keys in turn; from each of the ``measured`` ones (or all) to the first change."""
    for number in range(count):
        key = keys[number % len(keys)]
        terminal.collect(PAUSES[number % len(PAUSES)])
        at = terminal.press(key)
        took = first_change(terminal.collect(1, quiet=0.08), at)
        if took is not None and key in (measured or keys):
            yield took


def arrive(terminal: Terminal, program: Program, place: Place) -> None:
    """Go to a place from the program's first screen."""
    terminal.wait_for("MIDSTANCE|for runners" if place.arguments == () else r"\b[A-Z]{4,}\b")
    terminal.settle(QUIET)
    for key, wanted in place.path:
        terminal.press(key)
        terminal.wait_for(wanted)
    for _ in range(40):
        if place.is_reached(terminal.drawing.text):
            break
        terminal.press(NEXT_SENSIBLE_THING)
        terminal.settle(0.1)
    else:
        raise RuntimeError(f"{program.name} shows no {place.phase}:\n{terminal.drawing.text}")
    for key, wanted in place.then:
        terminal.press(key)
        terminal.wait_for(wanted)


def measure_place(place: Place, home: str, count: int, samples: Samples) -> None:
    """From a key to the screen in one place, and in the bare app, a key here and a key there.

    So whatever else the machine does meets both alike.
    """
    with (
        tempfile.TemporaryDirectory() as empty,
        opened(OURS, empty if place.is_new else home, place.arguments) as ours,
        opened(BARE, home) as bare,
    ):
        bare.wait_for(BARE.ready)
        arrive(ours, OURS, place)
        for number in range(count):
            samples[f"bare key {place.name}"] += measure_keys(bare, ("x",), 1)
            key = place.keys[number % len(place.keys)]
            ours.collect(PAUSES[number % len(PAUSES)])
            samples[f"ours key {place.name}"] += measure_keys(ours, (key,), 1)


def wake_ups_a_second(terminal: Terminal, seconds: float) -> float:
    """How often a second the program is woken while nobody touches it."""
    terminal.collect(1)
    before = wake_ups(terminal.pid)
    terminal.collect(seconds)
    return (wake_ups(terminal.pid) - before) / seconds


def measure_rest_of_today(home: str, count: int, samples: Samples) -> None:
    """Escape out of the help, and wake-ups while Today lies there."""
    with opened(OURS, home) as terminal:
        terminal.wait_for(OURS.ready)
        terminal.settle(QUIET)
        samples["ours idle"].append(wake_ups_a_second(terminal, 5))
        samples["ours escape"] += measure_keys(terminal, ("?", "escape"), count, ("escape",))


def measure_countdown(home: str, samples: Samples) -> None:
    """Wake-ups, lateness of each second, and the error after three seconds of standstill."""
    with opened(OURS, home, COUNTDOWN.arguments) as terminal:
        arrive(terminal, OURS, COUNTDOWN)
        began = terminal.pressed_at
        before = wake_ups(terminal.pid)
        watched = ticks(terminal.collect(6), COUNTDOWN.phase)
        samples["ours rest"].append((wake_ups(terminal.pid) - before) / 6)
        samples["ours late"] += lateness(watched, began)
        os.kill(terminal.pid, signal.SIGSTOP)
        terminal.collect(3)
        os.kill(terminal.pid, signal.SIGCONT)
        after = ticks(terminal.collect(4), COUNTDOWN.phase)
        samples["ours frozen"].append(error_after(watched[-1], after[1:]))


def measure_commands(home: str, samples: Samples) -> None:
    """Commands that end by themselves, beside an interpreter that does nothing."""
    for name, command in (
        ("pass", (sys.executable, "-c", "pass")),
        ("version", (*OURS.command, "--version")),
        ("log", (*OURS.command, "log", "--json")),
        ("today", (*OURS.command, "today")),
    ):
        began = time.monotonic()
        subprocess.run(command, env=environment(home), check=True, capture_output=True)
        samples[name].append((time.monotonic() - began) * 1000)
    with opened(OURS, home, ("today",)) as terminal:
        terminal.collect(20)
        if terminal.ended_at is None or terminal.status:
            raise RuntimeError(f"today did not end cleanly: {terminal.status}")
        samples["today on a terminal"].append((terminal.ended_at - terminal.started_at) * 1000)


def measure_all(rounds: int, count: int) -> Samples:
    """Every figure: starts and commands in turns, then each place beside the bare app."""
    samples: Samples = defaultdict(list)
    with furnished_home(datetime.now(UTC)) as home:
        for program in (BARE, OURS):
            measure_start_and_exit(program, home, defaultdict(list))
        for number in range(rounds):
            for program in (BARE, OURS) if number % 2 else (OURS, BARE):
                measure_start_and_exit(program, home, samples)
            measure_commands(home, samples)
        for place in PLACES:
            measure_place(place, home, count, samples)
        for _ in range(2):
            measure_rest_of_today(home, count, samples)
            measure_countdown(home, samples)
    return samples


def main() -> int:
    """Measure, print the table, and answer with the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=7, help="starts of each program")
    parser.add_argument("--keys", type=int, default=40, help="keys pressed in each place")
    options = parser.parse_args()
    samples = measure_all(options.rounds, options.keys)
    judged = [goal.judge(samples) for goal in GOALS]
    print("| figure | midstance | beside it | ratio | budget | kept |")
    print("| --- | --- | --- | --- | --- | --- |")
    print(*(row for row, _ in judged), sep="\n")
    return 0 if all(kept for _, kept in judged) else 1


if __name__ == "__main__":
    sys.exit(main())
