"""The schemas describe the files as the program reads them."""

import json
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from jsonschema import Draft202012Validator

from midstance.domain.exercise import (
    Dose,
    Equipment,
    Exercise,
    Gate,
    Impact,
    Limitation,
    Loadable,
    Measure,
    MoveDown,
    Muscle,
    Pattern,
)
from midstance.domain.program import Program, ProgramBlock, ProgramItem, ProgramSession, Routine
from midstance.domain.session import Purpose, Style
from midstance.domain.settings import Settings
from midstance.storage.definitions import settings
from midstance.storage.definitions.structure import FILE_KEYS
from midstance.storage.places import PACKAGE
from tests.shape.project import ROOT

ASSETS = ROOT / "assets"
KINDS = {
    "exercises": "exercise",
    "figures": "figure",
    "programs": "program",
    "routines": "routine",
    "keymaps": "keymap",
}
FILES = [path for kind in KINDS for path in sorted((ASSETS / kind).glob("*.toml"))]


def schema(name: str) -> dict[str, Any]:
    """One of the schemas."""
    read: dict[str, Any] = json.loads((ASSETS / "schemas" / f"{name}.json").read_text("utf-8"))
    return read


def mistakes(name: str, text: str) -> list[str]:
    """Where ``text`` does not follow the schema."""
    found = Draft202012Validator(schema(name)).iter_errors(tomllib.loads(text))
    return sorted(error.json_path for error in found)


@pytest.mark.parametrize("name", ["exercise", "figure", "keymap", "program", "routine", "settings"])
def test_each_schema_is_one(name: str) -> None:
    """It is valid itself, and says what each key means."""
    Draft202012Validator.check_schema(schema(name))
    for key, about in schema(name)["properties"].items():
        assert key == "exercise" or about["description"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_bundled_file_follows_its_schema_and_names_it(path: Path) -> None:
    """An editor that reads the first line checks the file, and finds nothing wrong."""
    text = path.read_text("utf-8")
    name = KINDS[path.parent.name]
    assert text.startswith(f"#:schema ../schemas/{name}.json\n")
    assert mistakes(name, text) == []


def test_every_setting_follows_the_schema_as_it_is_without_a_file() -> None:
    """A settings file that says what holds anyway has no mistake, and misses no key."""
    usual = settings._settings_to_plain(Settings())
    written = tomli_w.dumps(usual | {"keymap": "vim", "keys": {"session.pause": ["p", "f9"]}})
    assert mistakes("settings", written) == []
    assert {*usual, "keymap"} == settings.SETTINGS_KEYS
    assert set(schema("settings")["properties"]) == {*settings.SETTINGS_KEYS, "keys"}


@pytest.mark.parametrize(
    ("name", "text", "path"),
    [
        ("exercise", "[[exercise]]\nid = 'A B'", "$.exercise[0].id"),
        ("exercise", "[[exercise]]\npattern = 'sqat'", "$.exercise[0].pattern"),
        ("exercise", "[[exercise]]\ncuess = []", "$.exercise[0]"),
        ("exercise", "[[exercise]]\nlevel = 6", "$.exercise[0].level"),
        ("exercise", "[[exercise]]\ntempo = 'slow'", "$.exercise[0].tempo"),
        ("exercise", "[[exercise]]\nequipment = ['cable']", "$.exercise[0].equipment[0]"),
        ("routine", "weeks = 0", "$.weeks"),
        ("routine", "[[block]]\npurpose = 'corr'", "$.block[0].purpose"),
        ("routine", "[[block]]\nroutine = 'a'\nitem = []", "$.block[0]"),
        ("routine", "[[block]]\n[[block.item]]\nsets = '3 of 8'", "$.block[0].item[0].sets"),
        ("routine", "[[block]]\n[[block.item]]\nrest = 'long'", "$.block[0].item[0].rest"),
        ("program", "levels = [1]", "$.levels"),
        ("program", "[[session]]\nid = 'A'\nname = ''", "$.session[0].name"),
        ("settings", "weight_unit = 'stone'", "$.weight_unit"),
        ("settings", "lead_in_seconds = -1", "$.lead_in_seconds"),
        ("keymap", "[keys]\nskip = 3", "$.keys.skip"),
        ("figure", "[[figure]]\nid = 'a'\npath = ['b']\nview = 'top'", "$.figure[0].view"),
        ("figure", "[[figure]]\nid = 'a'\npath = ['b']\nhead = 900", "$.figure[0].head"),
    ],
)
def test_schemas_refuse_mistakes(name: str, text: str, path: str) -> None:
    """A wrong value is found at its own key."""
    assert path in mistakes(name, text)


@pytest.mark.parametrize(
    ("name", "where", "kind"),
    [
        ("exercise", ["$defs", "exercise"], Exercise),
        ("exercise", ["$defs", "exercise", "properties", "default"], Dose),
        ("exercise", ["$defs", "exercise", "properties", "up"], Gate),
        ("routine", [], Routine),
        ("routine", ["$defs", "block"], ProgramBlock),
        ("routine", ["$defs", "item"], ProgramItem),
        ("program", [], Program),
        ("program", ["$defs", "session"], ProgramSession),
        ("program", ["$defs", "block"], ProgramBlock),
        ("program", ["$defs", "item"], ProgramItem),
    ],
)
def test_schemas_know_every_key(name: str, where: list[str], kind: type) -> None:
    """A schema has the keys that the program reads, no fewer and no others but the shorthands."""
    about: Any = schema(name)
    for step in where:
        about = about[step]
    shorthand = {Routine: {"change"}, ProgramItem: {"sets"}}.get(kind, set())
    assert set(about["properties"]) - shorthand == set(FILE_KEYS[kind])


@pytest.mark.parametrize(
    ("name", "where", "kind"),
    [
        ("exercise", ["$defs", "muscle"], Muscle),
        ("exercise", ["$defs", "limitation"], Limitation),
        ("exercise", ["$defs", "exercise", "properties", "pattern"], Pattern),
        ("exercise", ["$defs", "exercise", "properties", "measure"], Measure),
        ("exercise", ["$defs", "exercise", "properties", "impact"], Impact),
        ("exercise", ["$defs", "exercise", "properties", "loadable"], Loadable),
        ("exercise", ["$defs", "exercise", "properties", "down"], MoveDown),
        (
            "exercise",
            ["$defs", "exercise", "properties", "equipment", "items", "items"],
            Equipment,
        ),
        ("routine", ["$defs", "block", "properties", "purpose"], Purpose),
        ("program", ["$defs", "block", "properties", "style"], Style),
    ],
)
def test_schemas_know_every_word(name: str, where: list[str], kind: type[StrEnum]) -> None:
    """A choice offers exactly the words that the program knows."""
    about: Any = schema(name)
    for step in where:
        about = about[step]
    assert about["enum"] == [member.value for member in kind]


def test_schemas_ship_with_the_package() -> None:
    """They lie among the assets that are installed."""
    assert (PACKAGE.parents[1] / "assets" / "schemas").is_dir()
