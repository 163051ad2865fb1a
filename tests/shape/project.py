"""Where the project lies, which files are its own, and how its tools are run."""

import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "midstance"
TESTS = ROOT / "tests"


def own_files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file of the checkout but what ``.gitignore`` names and git's own."""
    ignored = [".git", *(line.rstrip("/") for line in (ROOT / ".gitignore").read_text().split())]
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in ignored):
            continue
        if path.is_dir():
            yield from own_files(path)
        else:
            yield path


def run_tool(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of this environment in the project's folder; its output is text."""
    tool = Path(sysconfig.get_path("scripts")) / name
    return run(str(tool), *arguments)


def run_python(
    *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a fresh interpreter of this environment in the project's folder."""
    return run(sys.executable, *arguments, environment=environment)


def run(
    *command: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command in the project's folder; five minutes at most."""
    return subprocess.run(
        command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True, timeout=300
    )
