"""How long the week and the histories take to open over twenty years of sets, and over far more.

Run: python -m tests.bench.screens_over_years [--sizes 1000 100000 1000000] [--rounds 7]
Each size is asked in turns; figures are medians in milliseconds. A question is measured from the
log to the finished value, beside a bare SELECT of the same rows; a screen from its key to the
figures on it, in an app without a terminal. The goals are those of the two largest usual sizes.
"""

import argparse
import asyncio
import gc
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from textual.pilot import Pilot
from textual.screen import Screen

from midstance.cli.main import EARLY_COLLECTIONS
from midstance.coach.review.history import exercise_history, year_history
from midstance.coach.review.week import review_week, week_facts
from midstance.context import Context, SystemClock, new_id
from midstance.domain.attendance import Enrolment
from midstance.domain.calendar import DAYS, Week
from midstance.domain.library import Library
from midstance.domain.settings import Settings
from midstance.services.log_client import LogClient
from midstance.storage.definitions.loader import load_library
from midstance.storage.definitions.settings import LoadedSettings
from midstance.storage.places import Places
from midstance.storage.training_log import TrainingLog
from midstance.tui.app import MidstanceApp
from midstance.tui.widgets.line import StyledLine
from midstance.tui.widgets.review.chart import Chart
from midstance.tui.widgets.review.year_map import YearMap
from tests.bench.log_scaling import LAST_DAY, Naming, build, milliseconds, save_in_turns

EXERCISE = "back-squat"
PROGRAM = "offseason-strength"
GOALS = {100_000: 100.0, 1_000_000: 300.0}
"""Milliseconds from a key to the figures, by the number of sets."""

PATIENCE_MS = 20_000


@dataclass(frozen=True)
class Question:
    """Something that a screen asks, and the bare SELECT over the same rows."""

    name: str
    ask: Callable[[TrainingLog, Library], object]
    raw: str
    values: tuple[object, ...] = ()


def of_week(log: TrainingLog, library: Library) -> object:
    """The review of the last week."""
    return review_week(week_facts(log, library, Week.of(LAST_DAY), LAST_DAY), library)


QUESTIONS = (
    Question(
        "week: its review",
        of_week,
        "SELECT s.* FROM workout w CROSS JOIN set_record s ON s.workout_id = w.id "
        "AND s.deleted_at IS NULL WHERE w.deleted_at IS NULL AND w.local_date BETWEEN ? AND ?",
        (str(LAST_DAY - timedelta(days=6)), str(LAST_DAY)),
    ),
    Question(
        "history: the year, and its rows of weeks",
        lambda log, library: year_history(log, library, LAST_DAY),
        "SELECT local_date, session, ending FROM workout WHERE deleted_at IS NULL",
    ),
    Question(
        "history: exercises ever done",
        lambda log, _: log.days.exercises(),
        "SELECT DISTINCT exercise FROM set_record WHERE deleted_at IS NULL",
    ),
    Question(
        "history: an exercise from its first day",
        lambda log, library: exercise_history(log, library, EXERCISE),
        "SELECT local_date, unit, value, load_grams, e1rm_grams FROM set_record "
        "WHERE exercise = ? AND deleted_at IS NULL",
        (EXERCISE,),
    ),
)


class FalseClock(SystemClock):
    """A clock that stays on the last day of the logs."""

    def today(self) -> date:
        """The last day."""
        return LAST_DAY


def made(folder: Path, sets: int, library: Library) -> Path:
    """The folder of a log with this many sets of a program that was chosen again and again."""
    if not folder.exists():
        print(f"building {sets:,} sets …", flush=True)
        names = (EXERCISE, *sorted(set(library.exercises) - {EXERCISE}))
        build(folder, sets, Naming(tuple(names[:60]), (f"{PROGRAM}/A", f"{PROGRAM}/B")))
        with TrainingLog(folder, new_id) as log:
            first, stamp = min(log.days.sessions()), SystemClock().now()
            term = DAYS * library.program(PROGRAM).weeks
            for day in range(first.toordinal(), LAST_DAY.toordinal(), term):
                log.enrol(Enrolment(PROGRAM, date.fromordinal(day)), stamp)
    return folder


def ask_all(logs: Mapping[int, TrainingLog], library: Library, rounds: int) -> None:
    """Print what each question takes at each size, and its ratio to the bare SELECT there."""
    for question in QUESTIONS:
        took: dict[int, list[float]] = {size: [] for size in logs}
        raw: dict[int, list[float]] = {size: [] for size in logs}
        for _ in range(rounds):
            for size, log in logs.items():
                took[size].append(milliseconds(partial(question.ask, log, library)))
                select = partial(log.database.rows, question.raw, question.values)
                raw[size].append(milliseconds(select))
        tell(question.name, took, {size: median(times) for size, times in raw.items()})


def tell(
    name: str, took: Mapping[int, list[float]], raw: Mapping[int, float] | None = None
) -> None:
    """Print a row of the table."""
    cells = []
    for size, times in took.items():
        value, goal = median(times), GOALS.get(size, 0)
        ratio = f" ({value / raw[size]:.1f} x raw)" if raw else ""
        late = " LATE" if goal and value > goal else ""
        cells.append(f"{f'{value:.1f} ms{ratio}{late}':>26}")
    print(f"{name:42}", *cells, flush=True)


async def open_screens(places: Places, rounds: int) -> dict[str, list[float]]:
    """Milliseconds from the key of a screen until its figures are there, for each screen."""
    took: dict[str, list[float]] = {name: [] for name, *_ in SCREENS}
    log, library = TrainingLog(places.data, new_id), load_library(places)
    settings = LoadedSettings(Settings())
    client = LogClient(
        Context(FalseClock(), new_id, settings, library, log, places), Settings(), None
    )
    app = MidstanceApp(client, {})
    async with app.run_test(size=(120, 40)) as pilot:
        while client.writer is None:
            await pilot.pause()
        for number in range(rounds + 1):
            for name, key, is_there in SCREENS:
                spent = await opened(pilot, key, is_there)
                took[name] += [spent] if number else []
    return took


async def opened(pilot: Pilot[None], key: str, is_there: Callable[[Screen[object]], bool]) -> float:
    """Milliseconds from a key until its screen shows what it should; the screen is closed again."""
    start = time.perf_counter_ns()
    pilot.app.simulate_key(key)
    for _ in range(PATIENCE_MS):
        if len(pilot.app.screen_stack) > 1 and is_there(pilot.app.screen):
            break
        await asyncio.sleep(0.001)
    spent = (time.perf_counter_ns() - start) / 1e6
    await pilot.press("escape")
    return spent


def has_figures(screen: Screen[object]) -> bool:
    """Whether the week shows its figures."""
    totals = screen.query("#totals").results(StyledLine)
    return any(str(line.content) for line in totals)


def has_chart(screen: Screen[object]) -> bool:
    """Whether the histories show a chart."""
    return any(chart.trend is not None for chart in screen.query(Chart))


def has_year(screen: Screen[object]) -> bool:
    """Whether the histories show the year too."""
    return any(calendar.heat is not None for calendar in screen.query(YearMap))


SCREENS = (
    ("screen: the week, from its key", "w", has_figures),
    ("screen: histories with a chart", "y", has_chart),
    ("screen: histories with the year", "y", has_year),
)


def main() -> None:
    """Build the logs, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--folder", type=Path, help="keep the logs here, and use them again")
    chosen = parser.parse_args()
    gc.set_threshold(*EARLY_COLLECTIONS)
    with tempfile.TemporaryDirectory() as scratch:
        root = chosen.folder or Path(scratch)
        library = load_library(Places(root, root / "config", root / "cache")).library
        folders = {size: made(root / str(size), size, library) for size in chosen.sizes}
        print(f"{'':42}", *(f"{f'{size:,} sets':>26}" for size in folders))
        logs = {size: TrainingLog(folder, new_id) for size, folder in folders.items()}
        ask_all(logs, library, chosen.rounds)
        save_in_turns(logs, chosen.rounds, root)
        for log in logs.values():
            log.close()
        seen = {
            size: asyncio.run(
                open_screens(Places(folder, root / "config", root / "cache"), chosen.rounds)
            )
            for size, folder in folders.items()
        }
        for name, *_ in SCREENS:
            tell(name, {size: took[name] for size, took in seen.items()})


if __name__ == "__main__":
    main()
