"""Every figure of week, history and exports is the one that pencil and paper find."""

import csv
import io
import json
import re
from os import environ
from pathlib import Path
from typing import Any

import pytest

from midstance.cli.main import run
from midstance.context import open_log
from midstance.storage.database.connection import Access
from midstance.storage.places import Places
from tests.cli.world import FalseClock, FalseWait
from tests.laws.ten_logs import NOTHING, SHEETS, Sheet

WEEK = ("week", "--date", "2026-11-19")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the library lies compiled, once for all logs."""
    return tmp_path_factory.mktemp("cache")


ASKED_BY_PEOPLE = (
    WEEK,
    (*WEEK, "--markdown"),
    (*WEEK, "--html"),
    ("export", "--format", "markdown"),
    ("export", "--format", "html"),
    ("log",),
)


class LogOwner:
    """Someone who keeps a log, and asks for it in every form."""

    def __init__(self, sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
        """Keep the workouts of ``sheet``, in its unit."""
        self._clock, self._capsys = FalseClock(), capsys
        with open_log(Places.find(environ), Access.WRITE) as log:
            log.corrections.add_workouts(list(sheet.workouts), self._clock.now())
            log.set_profile_value("weight_unit", sheet.unit.value, self._clock.now())

    def use_pounds(self) -> None:
        """Choose pounds from now on."""
        with open_log(Places.find(environ), Access.WRITE) as log:
            log.set_profile_value("weight_unit", "lb", self._clock.now())

    def asked(self, *arguments: str) -> str:
        """What the program answers."""
        self._capsys.readouterr()
        code = run(arguments, self._clock, FalseWait(self._clock))
        out, err = self._capsys.readouterr()
        assert (code, err) == (0, ""), err
        return out


@pytest.fixture(params=SHEETS, ids=[each.name for each in SHEETS])
def sheet(request: pytest.FixtureRequest) -> Sheet:
    """One of the ten logs."""
    found: Sheet = request.param
    return found


@pytest.fixture
def owner(
    sheet: Sheet,
    home: Path,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> LogOwner:
    """The log of the sheet."""
    assert home.is_dir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return LogOwner(sheet, capsys)


def test_the_week_has_the_figures_of_the_sheet(sheet: Sheet, owner: LogOwner) -> None:
    """Sessions, sets, sums, groups, effort, sides, bests, growth, and what was left out."""
    week = json.loads(owner.asked(*WEEK, "--json"))
    assert week["work"] == NOTHING | sheet.work
    assert {e["group"]: e["sets"] for e in week["volume"] if e["sets"]} == sheet.groups
    assert effort_of(week) == sheet.effort
    assert columns(week["balance"], "exercise unit left right difference weaker") == sheet.balance
    assert columns(week["bests"], "kind exercise before now") == sheet.bests
    assert columns(week["growth"], "exercise quantity before now since") == sheet.growth
    assert columns(week["focus"], "focus exercise sets amount") == sheet.focus
    assert columns(week["left_out"], "exercise sets") == sheet.left_out


def effort_of(week: dict[str, Any]) -> tuple[Any, ...] | None:
    """Ratings, mean and spread, and effort times minutes of the only rated session."""
    effort = week["effort"]
    if effort is None:
        assert week["session_loads"] == []
        return None
    (session,) = week["session_loads"]
    return effort["ratings"], effort["mean"], effort["spread"], session["load"]


def columns(entries: list[dict[str, Any]], names: str) -> tuple[tuple[Any, ...], ...]:
    """These columns of each entry."""
    return tuple(tuple(each[name] for name in names.split()) for each in entries)


def test_the_week_says_the_same_to_read(sheet: Sheet, owner: LogOwner) -> None:
    """In Markdown, on the page and at the prompt, in the runner's unit."""
    markdown = owner.asked(*WEEK, "--markdown").replace("\\", "")
    assert not [line for line in sheet.says if line not in markdown]
    page = owner.asked(*WEEK, "--html")
    on_page = [re.findall(r"<t[dh]>([^<]*)</t[dh]>", row) for row in page.split("<tr>")[1:]]
    tables = [line for line in markdown.splitlines() if line[:1] == "|" and "---" not in line]
    assert [[each.strip() for each in line[1:-1].split("|")] for line in tables] == on_page
    other = "kg" if sheet.unit == "lb" else "lb"
    for text in (markdown, page, owner.asked(*WEEK)):
        assert not re.search(rf"\d {other}\b", text)


def test_the_exports_hold_set_by_set_what_was_done(sheet: Sheet, owner: LogOwner) -> None:
    """CSV and JSON in kilograms, Markdown in the runner's unit."""
    names = ("exercise", "set_number", "side", "reps", "seconds", "metres", "load_kg", "effort")
    rows = csv.DictReader(io.StringIO(owner.asked("export", "--format", "csv"), newline=""))
    assert tuple(",".join(row[name] for name in names) for row in rows) == sheet.rows
    entries = json.loads(owner.asked("export", "--format", "json"))
    assert tuple(",".join(plain(each[name]) for name in names) for each in entries) == sheet.rows
    markdown = owner.asked("export", "--format", "markdown")
    tables = re.findall(r"^\| [^|\n]+ \| \d+ \| (.*?) \|", markdown, re.MULTILINE)
    assert tuple(tables) == sheet.texts


def plain(value: object) -> str:
    """A value of JSON as CSV writes it."""
    return "" if value is None else str(value)


def test_the_history_has_a_line_for_each_day(sheet: Sheet, owner: LogOwner) -> None:
    """Sets, all together, the best set, the heaviest, and a maximum where one is estimated."""
    page = owner.asked("export", "--format", "html")
    found = {}
    for part in page.split("<h2>")[2:]:
        rows = re.findall(r"<tr>(<td>\d{4}-.*?)</tr>", part)
        found[part.partition("</h2>")[0]] = tuple(
            "|".join(re.findall(r"<td>(.*?)</td>", row)) for row in rows
        )
    assert found == sheet.history


def test_pounds_are_read_everywhere_whole_or_by_half(sheet: Sheet, owner: LogOwner) -> None:
    """Whatever unit a load was lifted in, whoever reads pounds finds no kilogram."""
    owner.use_pounds()
    pages = [owner.asked(*each) for each in ASKED_BY_PEOPLE]
    is_loaded = any(row.split(",")[6] for row in sheet.rows)
    assert any(re.search(r"\d lb\b", page) for page in pages) is is_loaded
    for page in pages:
        assert_in_pounds(page)


def assert_in_pounds(page: str) -> None:
    """No kilogram, and no pound finer than a half."""
    assert not re.findall(r"\d ?kg\b", page)
    assert not re.findall(r"\d+\.(?!5 lb)\d+ lb\b", page)


@pytest.mark.parametrize("sheet", SHEETS[:1], ids=["kilograms"])
def test_pages_of_the_library_are_in_pounds_too(owner: LogOwner) -> None:
    """Programs, exercises and the day, with the loads that were lifted."""
    owner.use_pounds()
    for asked in (("today",), ("profile",), ("programs", "power-5k10k"), ("exercises", "deadlift")):
        assert_in_pounds(owner.asked(*asked))
