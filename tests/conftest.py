"""What every test stands on: a home of its own, steady examples, and the floor under coverage."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.shape.coverage_floors import rooms_below_their_floor

SLOW_MACHINES = [HealthCheck.too_slow]

settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=SLOW_MACHINES
)
settings.register_profile(
    "explore", deadline=None, max_examples=2000, suppress_health_check=SLOW_MACHINES
)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, so that no test reads or writes what belongs to a person."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
        monkeypatch.delenv(f"MIDSTANCE_{name}_DIR", raising=False)
    return folder


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a whole run that was measured when a room fell below its floor of coverage."""
    whole = session.config.args == ["tests"] and not session.config.getoption("keyword")
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
