"""Machines that share a folder come to the same log, whatever the tool for copying does."""

import os
import time
from pathlib import Path

import pytest

from midstance.services.upkeep.sync import NAMED_FILE, Arrival, SyncFolder, merge_by_machine
from midstance.storage.errors import StorageError, WorkoutFileError
from tests.cli.conftest import Type
from tests.faults.machines import CONFLICTS, LEFTOVERS, machines, run_history
from tests.storage.samples import begun, do_workout, quick_folder, record


@pytest.mark.parametrize("seed", range(30))
def test_three_machines_end_with_the_same_log(seed: int) -> None:
    """Finished, corrected, deleted, reopened anywhere; files late, twice, cut and repaired."""
    with quick_folder() as folder:
        run_history(folder, seed, steps=18)


def test_what_one_machine_did_comes_to_the_other(tmp_path: Path) -> None:
    """Once; what is known is not sent again, and the shared folder holds each file once."""
    with machines(tmp_path, 2) as (one, other):
        other.shared = one.shared
        do_workout(one.log, begun(1), record(0))
        do_workout(other.log, begun(2, days=1), record(0))
        for each in (one, other, one):
            assert each.sync() == 0
        assert one.state() == other.state()
        assert len(list(one.shared.rglob("*.toml"))) == 2
        assert one.folder.news(one.log.file_names()) == {}


def test_what_is_no_ordinary_file_stops_no_other(tmp_path: Path) -> None:
    """A pipe among the own files is named, the next file is sent; odd notes are written again."""
    with machines(tmp_path, 1) as (one,):
        do_workout(one.log, begun(1), record(0))
        os.mkfifo(one.log.folder / "workouts" / "0.toml")
        assert "0.toml: it is not a regular file" in one.folder.send()
        assert len(list(one.shared.rglob("*.toml"))) == 1
        problem = StorageError("it is cut", "x.toml", "Copy it again.")
        for odd in (b"[" * 5000, b"[[1], 2]", b"{}", b"\xff"):
            (one.log.folder / NAMED_FILE).write_bytes(odd)
            assert one.folder.first_named([problem]) == [problem]
            assert one.folder.first_named([problem]) == []


def test_what_tools_leave_behind_is_passed_over(tmp_path: Path) -> None:
    """Conflict copies, drafts and folders of their own; a copy whose file never came is taken."""
    with machines(tmp_path, 2) as (one, other):
        other.shared = one.shared
        do_workout(one.log, begun(1), record(0))
        one.sync()
        (file,) = one.shared.rglob("*.toml")
        for name in LEFTOVERS:
            (file.parent / name).write_bytes(b"x")
        (one.shared / ".stversions").mkdir()
        for more in CONFLICTS:
            file.with_name(f"{file.stem}{more}.toml").write_bytes(b"cut")
        assert one.folder.news(one.log.file_names()) == {}
        file.rename(file.with_name(f"{file.stem} (7).toml"))
        other.sync()
        assert other.state() == one.state()


def test_a_cut_file_is_named_once_and_taken_when_it_is_whole(tmp_path: Path) -> None:
    """A tool that is not ready yet is no reason to complain at every start."""
    with machines(tmp_path, 2) as (one, other):
        other.shared = one.shared
        do_workout(one.log, begun(1), record(0))
        one.sync()
        (file,) = one.shared.rglob("*.toml")
        whole = file.read_bytes()
        file.write_bytes(whole[:100])
        assert other.sync() == 1
        problem = WorkoutFileError("cut", file, "Copy it again.")
        assert other.folder.first_named([problem]) == [problem]
        assert other.folder.first_named([problem]) == []
        file.write_bytes(whole)
        assert other.sync() == 0
        assert other.state() == one.state()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """It is not made: it may lie on a stick."""
    folder = SyncFolder(tmp_path / "none", "lap-1", tmp_path)
    said = folder.send()
    assert said.startswith("Not copied to")
    assert said.endswith(
        "Connect its disk, or start the program that syncs it; "
        "it is tried again, and the log has everything."
    )
    assert not (tmp_path / "none").exists()


def test_thirty_four_thousand_known_names_take_no_time() -> None:
    """They are compared, and not read; the best of five looks counts."""
    names = [f"2026-11-22-1800-base-A-{number:012x}.toml" for number in range(34_000)]
    with quick_folder() as shared:
        (shared / "lap-1").mkdir()
        for name in names:
            (shared / "lap-1" / name).touch()
        sync, known, looks = SyncFolder(shared, "desk-2", shared), frozenset(names), []
        for _ in range(5):
            start = time.process_time()
            assert sync.news(known) == {}
            looks.append(time.process_time() - start)
    assert min(looks) < 0.05


def test_what_came_is_reported_by_machine() -> None:
    """Workouts and runs together, in one line for each machine."""
    arrivals = [Arrival("laptop-1a2b", 1, 0, ()), Arrival("laptop-1a2b", 1, 3, ())]
    (together,) = merge_by_machine(arrivals)
    assert together.text == "2 workouts and 3 runs came from laptop"
    assert Arrival("laptop-1a2b", 0, 1, ()).text == "1 run came from laptop"
    assert Arrival("laptop-1a2b", 0, 0, ()).text == ""


def test_the_prompt_sends_and_takes_in(typed: Type, config: Path, tmp_path: Path) -> None:
    """A workout that is added here is on Today there, with a word where it came from."""
    (tmp_path / "shared").mkdir()
    (config / "settings.toml").write_text(f'sync = "{tmp_path / "shared"}"\n')
    other = ("--data-dir", str(tmp_path / "other"))
    typed("log", "add", "plank", "30s")
    typed("run", "add", "2026-11-20", "easy", "10km", "--done")
    assert "1 workout and 1 run came from" in typed(*other, "today").err
    assert typed(*other, "today").err == ""
    listed = [typed(*where, "log", "--json").out for where in ((), other)]
    assert listed[0] == listed[1]
    typed(*other, "log", "add", "plank", "40s")
    assert "1 workout came from" in typed("today").err
    (tmp_path / "shared").rename(tmp_path / "gone")
    answer = typed("log", "add", "plank", "50s")
    assert (answer.code, len(answer.err.splitlines())) == (0, 1)
    assert "Not copied to" in answer.err
    assert "Connect its disk" in answer.err


def test_what_both_machines_changed_is_named_on_either(
    typed: Type, config: Path, tmp_path: Path
) -> None:
    """Two sets added to one workout before the machines saw each other: only the newer is there."""
    shared = tmp_path / "shared"
    shared.mkdir()
    (config / "settings.toml").write_text(f'sync = "{shared}"\n')
    other = ("--data-dir", str(tmp_path / "other"))
    typed("log", "add", "goblet squat", "10")
    typed(*other, "today")
    shared.rename(tmp_path / "off")
    typed("log", "add", "plank", "41s")
    typed(*other, "log", "add", "plank", "42s")
    (tmp_path / "off").rename(shared)
    for where in ((), other):
        typed(*where, "run", "add", "2026-11-20", "easy", "5km", "--done")
    said = [typed(*where, "today").err for where in ((), other)]
    lost = "Goblet squat of 2026-11-23 was changed on two machines: the newer change counts. Look"
    assert [lost in each for each in said] == [True, True]
    assert [typed(*where, "today").err for where in ((), other)] == ["", ""]


def test_sets_added_within_a_minute_are_one_file_in_the_shared_folder(
    typed: Type, config: Path, tmp_path: Path
) -> None:
    """However often the prompt sent in between; the other machine takes in one."""
    (tmp_path / "shared").mkdir()
    (config / "settings.toml").write_text(f'sync = "{tmp_path / "shared"}"\n')
    for seconds in (30, 40, 50):
        typed("log", "add", "plank", f"{seconds}s")
    assert len(list(tmp_path.rglob("shared/*/*.toml"))) == 1
    other = ("--data-dir", str(tmp_path / "other"))
    assert "1 workout came from" in typed(*other, "today").err
    listed = [typed(*where, "log", "--json").out for where in ((), other)]
    assert listed[0] == listed[1]
    assert listed[0].count('"plank"') >= 3


def test_the_doctor_names_what_did_not_come_in(typed: Type, config: Path, tmp_path: Path) -> None:
    """A cut file is no secret; nor is a folder that is not there."""
    lap = tmp_path / "shared" / "lap-1"
    lap.mkdir(parents=True)
    (config / "settings.toml").write_text(f'sync = "{lap.parent}"\n')
    typed("log", "add", "plank", "30s")
    assert "not in the log yet" not in typed("doctor").out
    (lap / "2026-11-20-1800-base-A-0123456789ab.toml").write_text("cut")
    assert "not copied whole" in typed("today").err
    assert typed("today").err == ""
    assert "a file there is not in the log yet" in typed("doctor").out
    lap.parent.rename(tmp_path / "gone")
    assert "nothing came from" in typed("today").err
    assert str(lap.parent) in typed("doctor").out
