"""The README says what is so."""

import os
import re
from pathlib import Path

from midstance.presentation.commands import COMMANDS
from midstance.presentation.key_names import Area, key_text
from tests.shape.project import ROOT, SOURCE, own_files, run_python

README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")


def shell_lines() -> list[str]:
    """Every line of the README's shell blocks."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_the_gate_runs_the_line_that_the_readme_gives() -> None:
    """What decides on a change is the README's own line for running every check, word for word."""
    gate = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    (checks,) = [line for line in shell_lines() if line.startswith("python3") and "pytest" in line]
    assert gate[-1] == checks


def test_setting_up_takes_one_line_each() -> None:
    """Python and pip suffice: one line opens the app, one line runs every check."""
    lines = [line for line in shell_lines() if line.startswith("python3 -m venv .venv && ")]
    assert [line.split(" && ")[-1].split()[0] for line in lines] == [
        ".venv/bin/midstance",
        ".venv/bin/pytest",
    ]


def test_every_command_stands_in_the_readme() -> None:
    """The table of commands names those that there are, and no others."""
    overview = run_python("-m", "midstance", "--help").stdout
    offered = re.findall(r"^  ([a-z]+) ", overview.partition("Commands:")[2], re.MULTILINE)
    table = README.partition("## Commands")[2].partition("\n## ")[0]
    assert set(re.findall(r"`midstance ([a-z]+)", table)) == set(offered)


def test_every_file_that_is_named_exists() -> None:
    """The README and the page for contributors name no file or table that is not there."""
    pages = README.partition("## Security")[2] + CONTRIBUTING
    rooms = "|".join(path.name for path in SOURCE.iterdir() if path.is_dir())
    named = re.findall(rf"`((?:tests|assets|{rooms})/[\w/.]+)`(?:: `(\w+)`)?", pages)
    assert len(named) > 20
    for path, name in named:
        place = ROOT / path if path.startswith(("tests", "assets")) else SOURCE / path
        assert place.exists(), path
        assert name in (place.read_text("utf-8") if place.is_file() else ""), name


def test_every_promise_names_its_proof() -> None:
    """No line of the table of promises is without a test, or the contract that forbids it."""
    table = README.partition("## Security")[2].partition("\n## ")[0]
    promises = [line for line in table.splitlines() if line.startswith("| ")][2:]
    assert len(promises) > 8
    for promise in promises:
        assert re.search(r"`(?:tests/[\w/]+\.py|pyproject\.toml)`", promise), promise


def test_every_key_of_a_workout_stands_in_the_readme() -> None:
    """The tables of keys name the first key of each command in a workout and of those anywhere."""
    tables = README.partition("## A first session")[2].partition("\n## ")[0]
    rows = [row for row in tables.splitlines() if row.startswith("| ")]
    printed = set(re.split(r"[\s|,.;]+", "\n".join(rows).replace("\\\\", "\\")))
    assert not [
        command.id
        for command in COMMANDS
        if command.area in {Area.SESSION, Area.TODAY, Area.ANYWHERE}
        and key_text(command.keys[0]) not in printed
    ]


def test_what_it_looks_like_comes_first() -> None:
    """Every picture that is kept is shown before the first heading, with words for it."""
    shown = dict(re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", README.partition("\n## ")[0]))
    kept = {str(path.relative_to(ROOT)) for path in own_files(ROOT / "assets" / "pictures")}
    assert sorted(shown.values()) == sorted(kept)
    assert len(kept) >= 5


def test_the_files_of_the_readme_are_valid(tmp_path: Path) -> None:
    """The program and the settings shown there have no mistake, and the program can be followed."""
    program, settings, week = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    file = tmp_path / "programs" / "two-a-week.toml"
    file.parent.mkdir()
    file.write_text(program, "utf-8")
    (tmp_path / "settings.toml").write_text(settings, "utf-8")
    (tmp_path / "week.toml").write_text(week, "utf-8")
    others = (str(tmp_path / "settings.toml"), str(tmp_path / "week.toml"))
    check = run_python("-m", "midstance", "check", str(file), *others)
    assert (check.returncode, check.stdout) == (0, "No mistakes in 3 files.\n")
    shown = run_python("-m", "midstance", "--config-dir", str(tmp_path), "programs", "two-a-week")
    assert "3×10 12 kg @7" in shown.stdout


def test_every_shell_of_the_readme_is_completed() -> None:
    """Each line about completion makes the program print something for that shell to run."""
    shells = re.findall(r"_MIDSTANCE_COMPLETE=(\w+) midstance", README)
    assert len(shells) == 3
    for shell in shells:
        environment = {**os.environ, "_MIDSTANCE_COMPLETE": shell}
        script = run_python("-m", "midstance", environment=environment).stdout
        assert "_MIDSTANCE_COMPLETE" in script
