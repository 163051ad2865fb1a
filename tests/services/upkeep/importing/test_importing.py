"""An import carried out: its progress, its files, and what it leaves when it fails."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from midstance.domain.quantity import Load
from midstance.domain.record import HeartRate
from midstance.domain.runner import Runner
from midstance.exchange.exporters.fit.strength import workout_to_fit
from midstance.exchange.exporters.platform_names import platform_names
from midstance.exchange.read_exports import read_exports
from midstance.exchange.reading.findings import Findings, ImportedSet, ImportedWorkout
from midstance.services.upkeep.importing.conversion import Converter, set_ids, workout_id
from midstance.services.upkeep.importing.importing import carry_out, plan_import
from midstance.services.upkeep.importing.plan import ImportPlan
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places, read_asset
from midstance.storage.training_log import TrainingLog
from tests.exchange.importers.samples import OPTIONS, SAMPLES
from tests.storage.samples import at, open_log


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Folders of a runner who has nothing yet."""
    return Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache")


def planned(log: TrainingLog, places: Places, *names: str) -> ImportPlan:
    """What the import of these samples would change."""
    found = read_exports([SAMPLES / name for name in names], OPTIONS)
    return plan_import(log, load_library(places).library.exercises, {}, found, at())


def test_progress_counts_what_is_saved_and_then_its_files(tmp_path: Path, places: Places) -> None:
    """Two workouts and two runs are eight steps, the last of them when the last file is there."""
    seen: list[tuple[int, int]] = []
    with open_log(tmp_path / "log") as log:
        plan = planned(log, places, "strong_a.csv", "hevy_kg.csv")
        library = load_library(places).library
        carry_out(log, library, plan, lambda done, whole: seen.append((done, whole)))
        files = sorted((tmp_path / "log" / "workouts").glob("*.toml"))
    assert seen == [(step, 8) for step in range(1, 9)]
    assert len(files) == 4


def test_what_fails_leaves_nothing(tmp_path: Path, places: Places) -> None:
    """An import that breaks off in the middle is not there at all."""

    def fail(done: int, _whole: int) -> None:
        if done > 1:
            raise KeyboardInterrupt

    with open_log(tmp_path / "log") as log:
        plan = planned(log, places, "strong_a.csv", "hevy_kg.csv")
        with pytest.raises(KeyboardInterrupt):
            carry_out(log, load_library(places).library, plan, fail)
        assert log.newest_set() is None
        assert log.calendar.every_entry() == ()


def test_a_backup_is_made_before(tmp_path: Path, places: Places) -> None:
    """Where there is something to lose, a copy of it is there."""
    with open_log(tmp_path / "log") as log:
        carry_out(log, load_library(places).library, planned(log, places, "strong_a.csv"))
        assert not list((tmp_path / "log").glob("backups/*.db"))
        carry_out(log, load_library(places).library, planned(log, places, "hevy_kg.csv"))
        assert len(list((tmp_path / "log" / "backups").iterdir())) == 1


def a_workout(source: str, *, is_of_a_watch: bool) -> ImportedWorkout:
    """Forty minutes at noon: as a watch guessed its sets, or as they were typed elsewhere."""
    start = datetime(2026, 1, 12, 12, tzinfo=UTC)
    workout = ImportedWorkout(source, "1", "Legs", start, seconds=2400, is_of_a_watch=is_of_a_watch)
    if is_of_a_watch:
        workout.mean_bpm, workout.max_bpm = 118, 151
        workout.sets += [ImportedSet("Unknown", reps=number) for number in (4, 9)]
    else:
        workout.sets += [ImportedSet("Squat", reps=5, load=Load(80_000)) for _ in range(3)]
    return workout


WATCH, TYPED = ("FIT", True), ("Hevy", False)


@pytest.mark.parametrize(
    "order", [((WATCH,), (TYPED,)), ((TYPED,), (WATCH,)), ((WATCH, TYPED),), ((TYPED, WATCH),)]
)
def test_what_a_watch_recorded_beside_another_program_is_one_workout(
    tmp_path: Path, places: Places, order: tuple[tuple[tuple[str, bool], ...], ...]
) -> None:
    """Whichever comes first, the sets are those that were typed, the heart rate is the watch's."""
    library = load_library(places).library
    with open_log(tmp_path / "log") as log:
        for together in order:
            found = Findings(OPTIONS)
            found.workouts += [a_workout(name, is_of_a_watch=watch) for name, watch in together]
            carry_out(log, library, plan_import(log, library.exercises, {}, found, at()))
        (head,) = log.workouts_between()
        assert head.session == "imported/hevy"
        assert head.heart_rate == HeartRate(118, 151)
        assert [each.set.value for each in log.sets()] == [5, 5, 5]
        found = Findings(OPTIONS)
        found.workouts += [a_workout(*WATCH[:1], is_of_a_watch=True)]
        again = plan_import(log, library.exercises, {}, found, at())
        assert (again.known, again.is_empty) == (1, True)


@pytest.mark.parametrize("is_set", [False, True])
def test_a_watchs_workout_that_was_corrected_stays(
    tmp_path: Path, places: Places, *, is_set: bool
) -> None:
    """And one that gave way is back after the undo."""
    library = load_library(places).library
    with open_log(tmp_path / "log") as log:

        def plan_of(name: str, *, is_of_a_watch: bool) -> ImportPlan:
            found = Findings(OPTIONS)
            found.workouts.append(a_workout(name, is_of_a_watch=is_of_a_watch))
            return plan_import(log, library.exercises, {}, found, at())

        carry_out(log, library, plan_of("FIT", is_of_a_watch=True))
        plan = plan_of("Hevy", is_of_a_watch=False)
        assert len(plan.replaced) == 1
        carry_out(log, library, plan)
        log.corrections.undo(at())
        (head,) = log.workouts_between()
        first, second = log.sets()
        assert [first.set.value, second.set.value] == [4, 9]
        if is_set:
            log.corrections.edit_set(first.id, replace(first.set, value=5), at())
        else:
            log.corrections.amend_workout(replace(head, note="heavy"), at())
        plan = plan_of("Hevy", is_of_a_watch=False)
        assert (len(plan.new), plan.replaced) == (1, [])


def test_a_file_that_midstance_wrote_is_no_guess_of_a_watch(tmp_path: Path, places: Places) -> None:
    """Typed sets of the same time come beside its own, and it is known where it came from."""
    library = load_library(places).library
    with open_log(tmp_path / "log") as log:
        for own_or_watch, name in ((False, "own"), (True, "watch")):
            found = Findings(OPTIONS)
            workout = a_workout("FIT", is_of_a_watch=own_or_watch)
            workout.key, workout.start = name, workout.start.replace(day=12 + own_or_watch)
            workout.sets += [ImportedSet("Plank", seconds=60), ImportedSet("Sled push", metres=20)]
            found.workouts.append(workout)
            carry_out(log, library, plan_import(log, library.exercises, {}, found, at()))
        assert [each.session for each in log.workouts_between()] == [
            "imported/midstance",
            "imported/fit",
        ]
        found = Findings(OPTIONS)
        found.workouts.append(a_workout("Hevy", is_of_a_watch=False))
        found.workouts[0].sets = [ImportedSet("Squat", reps=8)]
        plan = plan_import(log, library.exercises, {}, found, at())
        assert (len(plan.new), plan.replaced) == (1, [])
        for head in log.workouts_between():
            file = tmp_path / "own.fit"
            whole = log.workout(head.id)
            assert whole is not None
            names = platform_names(read_asset)
            file.write_bytes(workout_to_fit(whole, library.exercises, names))
            found = read_exports([file], OPTIONS)
            again = plan_import(log, library.exercises, {}, found, at())
            assert (again.known, again.is_empty, again.replaced) == (1, True, [])


def test_nothing_is_known_by_a_workout_that_is_to_be_replaced(
    tmp_path: Path, places: Places
) -> None:
    """Two exports of the typed sets beside a watch's: the second is no part of what goes."""
    library = load_library(places).library
    with open_log(tmp_path / "log") as log:
        found = Findings(OPTIONS)
        found.workouts.append(a_workout(*WATCH[:1], is_of_a_watch=True))
        carry_out(log, library, plan_import(log, library.exercises, {}, found, at()))
        found = Findings(OPTIONS)
        typed, guessed = (a_workout(name, is_of_a_watch=False) for name in ("Hevy", "Strong"))
        guessed.sets = [ImportedSet("Squat", reps=number) for number in (4, 9)]
        found.workouts += [typed, guessed]
        carry_out(log, library, plan_import(log, library.exercises, {}, found, at()))
        sessions = {each.session for each in log.workouts_between()}
        assert sessions == {"imported/hevy", "imported/strong"}


def test_ids_never_change(tmp_path: Path, places: Places) -> None:
    """They are kept in every log that imported something: other ids would double all of it."""
    with open_log(tmp_path / "log") as log:
        plan = planned(log, places, "strong_a.csv")
    workout, *_ = plan.new
    assert str(workout_id(workout)) == "1d946f85-d765-5f5f-8d55-88e3e66952ba"
    assert str(set_ids(workout)[0]) == "98170584-dfba-56c1-9b58-af6c4e4608e0"
    converter = Converter(load_library(places).library.exercises, plan.names, Runner(), plan.now)
    assert converter.workout(workout).sets[0].id == set_ids(workout)[0]
    assert [str(each.id) for each in plan.runs_to_save] == ["a09bd194-b522-55cc-85be-b699c1d05165"]
