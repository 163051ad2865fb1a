"""A check hears what a coach would not let pass; the program uses the file all the same."""

from pathlib import Path

import pytest

from midstance.domain.library import Library
from midstance.storage.definitions.check_file import check_file, read_session_file
from midstance.storage.definitions.checks.consistency import KnownIds, LocatedEntry
from midstance.storage.definitions.checks.training_order import check_training_order
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places

HEAD = """id = "mine"
name = "Mine"
purpose = "Mine."
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The bundled library."""
    folder = tmp_path_factory.mktemp("places")
    return load_library(Places(folder / "data", folder / "config", folder / "cache")).library


def routine(*blocks: str) -> str:
    """A routine of blocks: purpose and exercise, with what follows the amount, or ``/routine``."""
    text = HEAD
    for block in blocks:
        purpose, _, name = block.partition(" ")
        text += f'[[block]]\npurpose = "{purpose}"\n'
        if name.startswith("/"):
            text += f'routine = "{name[1:]}"\n'
        else:
            id_, blank, asked = name.partition(" ")
            text += f'[[block.item]]\nexercise = "{id_}"\nsets = "1x8{blank}{asked}"\n'
    return text


def messages(folder: Path, text: str, library: Library) -> list[str]:
    """What a check of a file says."""
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return [f"{each.key}: {each.message}" for each in check_file(path, library)]


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        (
            ("warm-up wall-calf-stretch", "core plank"),
            "block[0].item[0].exercise: 'wall-calf-stretch' is a static stretch in a warm-up",
        ),
        (
            ("warm-up /cooldown-5", "core plank"),
            "block[0].routine: 'cooldown-5' holds a static stretch, and this is a warm-up",
        ),
        (
            ("warm-up broad-jump", "core plank"),
            "block[0].item[0].exercise: 'broad-jump' is a jump in a warm-up",
        ),
        (
            ("warm-up bodyweight-squat @7", "core plank"),
            "block[0].item[0].exercise: 'bodyweight-squat' is hard work in a warm-up",
        ),
        (
            ("warm-up goblet-squat 10 kg", "core plank"),
            "block[0].item[0].exercise: 'goblet-squat' is a loaded exercise in a warm-up",
        ),
        (
            ("core plank", "strength push-up"),
            "block[1].purpose: strength comes after core",
        ),
        (
            ("hips clamshell", "single-leg reverse-lunge"),
            "block[1].purpose: single-leg comes after hips",
        ),
        (
            ("single-leg reverse-lunge", "power squat-jump", "hips clamshell"),
            "block[1].purpose: power comes after single-leg",
        ),
    ],
)
def test_what_a_coach_would_not_let_pass(
    tmp_path: Path, library: Library, blocks: tuple[str, ...], said: str
) -> None:
    """What tires in a warm-up, small muscles before large lifts, late jumps."""
    assert messages(tmp_path, routine(*blocks), library) == [said]


@pytest.mark.parametrize(
    "blocks",
    [
        ("warm-up bodyweight-squat @5", "warm-up jump-rope", "core plank"),
        ("warm-up cat-cow", "power squat-jump", "strength push-up", "core plank"),
        ("warm-up /warmup-10", "strength push-up", "core plank", "cool-down wall-calf-stretch"),
        ("single-leg reverse-lunge", "strength push-up", "hips clamshell"),
        ("core plank", "conditioning mountain-climber", "cool-down /cooldown-5"),
    ],
)
def test_what_passes(tmp_path: Path, library: Library, blocks: tuple[str, ...]) -> None:
    """A warm-up that moves, lifts before small work, and any order among the lifts."""
    assert messages(tmp_path, routine(*blocks), library) == []


def test_a_file_that_a_coach_would_change_can_be_used(tmp_path: Path, library: Library) -> None:
    """The check names it; a session can be started from it as before."""
    assert messages(tmp_path, routine("core plank", "strength push-up"), library)
    assert len(read_session_file(tmp_path / "mine.toml", library).items) == 2


def test_the_bundled_files_pass(library: Library) -> None:
    """No program and no routine of the library has such a fault."""
    known = KnownIds(library.exercises, library.routines)
    entries: list[LocatedEntry] = [*library.programs.values(), *library.routines.values()]
    for entry in entries:
        assert list(check_training_order(entry, (), known)) == [], entry.id
