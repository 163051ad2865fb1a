"""What every test stands on: a home of its own, steady examples, and the floor under coverage."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.faults.mounted import can_mount
from tests.faults.power_cuts import has_strace
from tests.shape.coverage_floors import rooms_below_their_floor

SLOW_MACHINES = [HealthCheck.too_slow]
PROFILES: dict[str, dict[str, Any]] = {
    "full": {"max_examples": 60, "derandomize": True},
    "quick": {"max_examples": 15, "derandomize": True},
    "explore": {"max_examples": 2000},
}
"""How many examples a law must hold for; only exploring looks at others each time."""

for name, profile in PROFILES.items():
    settings.register_profile(name, deadline=None, suppress_health_check=SLOW_MACHINES, **profile)

collect_ignore = [
    *([] if has_strace() else ["faults/test_recorded_programs.py"]),
    *([] if can_mount() else ["faults/test_mounted_disks.py"]),
]
"""Programs can only be recorded where strace is, and disks mounted by root; everything else needs
Python alone."""

NOT_SLOW = "not slow"
SLOW = (
    "tests/faults/",
    "tests/shape/test_lint.py",
    "tests/shape/test_startup.py",
    "tests/shape/test_types.py",
    "tests/shape/test_wheel.py",
    "tests/tui/terminal/test_driver.py",
    "tests/tui/test_whole_session.py",
)
"""Places whose tests start programs of their own, or take many seconds each."""

MEASURED_WHOLE = ("tests/domain/", "tests/workout/")
"""Where each value that a test is tried with is measured, since these rooms have floors of their
own. Elsewhere measuring takes as long as the tests: the first value is measured, and no law."""

UNMEASURED = "tests/faults/"
"""Where what a room does is tried with damage; the tests of the room itself measure it."""


def pytest_configure(config: pytest.Config) -> None:
    """Try laws with fewer examples where the slow proofs are left out; a named profile wins."""
    is_quick = config.getoption("markexpr") == NOT_SLOW
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile("quick" if is_quick else "full")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the slow proofs, and the tests whose coverage others measure already."""
    measured: set[str] = set()
    for item in items:
        if item.nodeid.startswith(SLOW):
            item.add_marker(pytest.mark.slow)
        name = item.nodeid.partition("[")[0]
        is_repeated = name in measured or is_hypothesis_test(item)
        is_measured_already = is_repeated and not name.startswith(MEASURED_WHOLE)
        if is_measured_already or name.startswith(UNMEASURED):
            item.add_marker(pytest.mark.no_cover)
        measured.add(name)


def is_hypothesis_test(item: pytest.Item) -> bool:
    """Whether the test is a law, which is tried with many examples."""
    return bool(getattr(getattr(item, "obj", None), "is_hypothesis_test", False))


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Home folders that nobody lives in yet, which costs less than a ``tmp_path`` for each."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, so that no test reads or writes what belongs to a person."""
    folder = next(homes)
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
        monkeypatch.delenv(f"MIDSTANCE_{name}_DIR", raising=False)
    return folder


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a whole run that was measured when a room fell below its floor of coverage."""
    options = session.config.option
    whole = session.config.args == ["tests"] and not options.keyword and not options.markexpr
    measured = session.config.pluginmanager.hasplugin("_cov")
    if whole and measured and not hasattr(session.config, "workerinput"):
        below = rooms_below_their_floor(session.config.rootpath)
        session.config.stash[BELOW] = below
        session.exitstatus = session.exitstatus or int(bool(below))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Name the rooms that fell below their floor of coverage."""
    for line in config.stash.get(BELOW, []):
        terminalreporter.write_line(line, red=True)


BELOW = pytest.StashKey[list[str]]()
