"""A power cut at any moment, or a call that fails, loses no set that was called saved.

The programs are recorded with strace; where it is missing, these tests are not collected, and
``python -m tests.faults.power_cuts`` says what to install.
"""

from functools import partial
from pathlib import Path

import pytest

from tests.faults.failing_calls import KINDS, try_kind
from tests.faults.power_cuts import try_states
from tests.faults.programs import OLD_LOGS, PROGRAMS, SETS, Program, lay_old


def test_no_power_cut_loses_a_set(tmp_path: Path) -> None:
    """A log that is made, three sets, the end, its file and a backup: 80 states, all sound."""
    assert try_states(tmp_path, sets=3, states=80, seed=1) == []


def test_no_power_cut_loses_a_set_where_names_change_in_any_order(tmp_path: Path) -> None:
    """The same, where a later name may be there and an earlier one not."""
    assert try_states(tmp_path, sets=2, states=20, seed=3, in_any_order=True) == []


@pytest.mark.parametrize("name", ["answers", "rebuild", "restore"])
def test_no_power_cut_loses_what_another_program_saved(tmp_path: Path, name: str) -> None:
    """Answers of the profile, a rebuild and a restore: the log before or after, all there."""
    assert try_states(tmp_path, sets=2, states=20, seed=4, program=PROGRAMS[name]) == []


@pytest.mark.parametrize("old", [min(OLD_LOGS.glob("*.db")), max(OLD_LOGS.glob("*.db"))])
def test_no_power_cut_loses_a_log_that_is_migrated(tmp_path: Path, old: Path) -> None:
    """A log of the oldest and of the newest tables before now: old or new afterwards, all there."""
    program = Program(SETS, partial(lay_old, old=old))
    assert try_states(tmp_path, sets=1, states=40, seed=2, program=program) == []


def test_the_states_show_a_program_that_does_not_sync(tmp_path: Path) -> None:
    """The same program with SQLite's syncing off loses sets in some of the states."""
    careless = SETS.replace("known =", "log.database.run('PRAGMA synchronous = OFF'); known =", 1)
    assert try_states(tmp_path, sets=2, states=40, seed=1, program=Program(careless)) != []


@pytest.mark.parametrize("kind", KINDS)
def test_a_failing_call_loses_and_doubles_no_set(kind: str) -> None:
    """The first three calls of each kind fail in turn: it is said, and a second try saves it."""
    reached, wrong = try_kind(kind, most=3)
    assert (reached > 0, wrong) == (True, [])
