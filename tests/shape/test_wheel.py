"""What is built for others holds what they need and nothing else."""

import os
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click import Command, Context, Group

from midstance.cli.parser import midstance
from tests.shape.project import ROOT, own_files, run_python

ASSETS = ROOT / "assets"
PICTURES = ASSETS / "pictures"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from that sdist."""
    folder = tmp_path_factory.mktemp("dist")
    building = run_python("-m", "build", "--no-isolation", "--outdir", str(folder))
    assert building.returncode == 0, building.stdout + building.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("site")
    (archive,) = built.glob("*.whl")
    shutil.unpack_archive(archive, folder, "zip")
    return folder


def test_the_wheel_holds_every_asset(wheel: Path) -> None:
    """Each file below ``assets`` lies in the wheel's package, but the pictures of the README."""
    packed = wheel / "midstance" / "assets"
    wanted = {
        path.relative_to(ASSETS): path.read_bytes()
        for path in own_files(ASSETS)
        if PICTURES not in path.parents
    }
    found = {path.relative_to(packed): path.read_bytes() for path in own_files(packed)}
    assert found == wanted


def test_the_wheel_holds_every_module_and_style_sheet(wheel: Path) -> None:
    """Each file of the package in the checkout lies in the wheel."""
    source = ROOT / "src"
    wanted = {str(path.relative_to(source)) for path in own_files(source)}
    assert wanted <= {str(path.relative_to(wheel)) for path in wheel.rglob("*")}


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    """Beside the package and its description there is nothing, and no tests."""
    assert {path.name.partition("-")[0] for path in wheel.iterdir()} == {"midstance"}
    assert not list(wheel.rglob("test_*")) + list(wheel.rglob("tests"))


def test_every_command_has_a_man_page(wheel: Path) -> None:
    """Each command and command below it has a page where ``man`` looks, with all its options."""
    (folder,) = wheel.glob("*.data/data/share/man/man1")
    pages = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    commands = dict(walk(context_of(midstance, "midstance")))
    assert pages.keys() == {f"{name}.1" for name in commands}
    for name, command in commands.items():
        page = pages[f"{name}.1"].replace("\\-", "-")
        requests = {line.split()[0] for line in page.splitlines() if line.startswith(".")}
        assert requests <= {".TH", ".SH", ".PP", ".TP", ".B"}
        options = {word for each in command.params for word in each.opts if word[0] == "-"}
        assert not [word for word in options if word not in page]


def context_of(command: Command, name: str, parent: Context | None = None) -> Context:
    """A context as the program makes it: click keeps the help option of the first one for good."""
    return Context(command, parent, name, **command.context_settings)


def walk(ctx: Context) -> Iterator[tuple[str, Command]]:
    """The command of a context and those below it, by the names of their pages."""
    yield ctx.command_path.replace(" ", "-"), ctx.command
    if isinstance(ctx.command, Group):
        for name in ctx.command.list_commands(ctx):
            command = ctx.command.get_command(ctx, name)
            assert command is not None
            yield from walk(context_of(command, name, ctx))


def test_the_sdist_can_run_its_own_checks(built: Path) -> None:
    """The source archive holds code, assets, tests and the texts, under the agreed top level."""
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        tops = {Path(name).parts[1] for name in packed.getnames()}
    assert tops - {".gitignore", "PKG-INFO"} == {
        ".build",
        "LICENSE",
        "README.md",
        "assets",
        "pyproject.toml",
        "src",
        "tests",
    }


def test_what_is_installed_finds_its_library(wheel: Path, home: Path) -> None:
    """The program as installed lists the same exercises as the program in the checkout."""
    listings = [
        run_python(
            *("-m", "midstance", "exercises", "--json"),
            environment={**os.environ, "HOME": str(home), "PYTHONPATH": str(place)},
        )
        for place in (wheel, ROOT / "src")
    ]
    assert [listing.returncode for listing in listings] == [0, 0], listings[0].stderr
    assert listings[0].stdout == listings[1].stdout
    assert '"plank"' in listings[0].stdout
