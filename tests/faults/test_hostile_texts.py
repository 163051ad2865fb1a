"""Hostile texts come in by every way and go out by every way: none acts, none ends in an error."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from midstance.cli.main import run
from midstance.domain.record import Pain
from midstance.domain.weeks.shared_week import LONGEST_RUNNER_NAME, SharedPain
from midstance.storage.workout_files.shared_week import write_shared_week
from tests.coach.review.test_attention import GOOD as WEEK
from tests.faults.conftest import UNEXPECTED
from tests.shape.project import ROOT
from tests.storage.samples import begun, do_workout, open_log, record
from tests.tui.pty_terminal import PtyTerminal

TEXTS: list[str] = json.loads(Path(__file__).with_name("hostile_texts.json").read_text())
"""Escapes, control characters, directions, marks, markup, formulas, paths and empty words."""

STEP = int(os.environ.get("MIDSTANCE_TEST_EVERY", "7"))
"""Where each text takes a command of its own, every so many of them; all with 1."""

STORABLE = [each for each in TEXTS if each.isascii() or not re.search("[\ud800-\udfff]", each)]
"""Those that UTF-8 can hold."""

ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What acts on a terminal, or turns the direction of what follows."""

EXERCISE = """
[[exercise]]
id = "own-{number}"
name = {text}
aliases = [{text}]
why = {text}
pattern = "calf"
measure = "reps"
default = {{ sets = 2, amount = 15, rpe = 5, rest = 45 }}
unit_seconds = 4
level = 1
primary = ["gastrocnemius"]
breathing = {text}
glance = {text}
cues = [{text}]
mistakes = [{text}]
caution = {text}
"""
ROUTINE = """
id = "own-{number}"
name = {text}
purpose = {text}
level = 1
change = 5
[[block]]
purpose = "core"
[[block.item]]
exercise = "plank"
sets = "1x10 s @6"
"""
PROGRAM = """
id = "own-{number}"
name = {text}
summary = {text}
weeks = 1
per_week = 1
levels = [1]
impact = "none"
equipment = {text}
entry = {text}
in_the_week = {text}
progression = {text}
finish = {text}
swaps = {text}
[[session]]
id = "A"
name = {text}
[[session.block]]
purpose = "core"
[[session.block.item]]
exercise = "plank"
weeks = ["1x10 s @6"]
"""
OWN_FILES = {"exercises": EXERCISE, "routines": ROUTINE, "programs": PROGRAM}
SETTINGS = (
    "theme = {text}\n",
    "keymap = {text}\n",
    "{text} = 1\n",
    "lead_in_seconds = {text}\n",
    "[keys]\n{text} = [{text}]\n",
    '[keys]\n"app.quit" = [{text}]\n',
)


def quoted(text: str) -> str:
    """A TOML string of a text; what TOML cannot hold becomes a question mark."""
    return json.dumps(re.sub("[\ud800-\udfff]", "?", text), ensure_ascii=False).replace(
        "\x7f", "\\u007f"
    )


def name_of(number: int, text: str) -> str:
    """A file's name with as much of the text as a name can hold."""
    return re.sub("[/\x00\ud800-\udbff]", "_", text)[:40] + f"-{number}.toml"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home into which every hostile text came by every file that is read."""
    home = tmp_path_factory.mktemp("hostile")
    for folder, template in OWN_FILES.items():
        place = home / "config" / folder
        place.mkdir(parents=True)
        for number, text in enumerate(TEXTS):
            content = template.format(number=number, text=quoted(text))
            (place / name_of(number, text)).write_text(content, encoding="utf-8", newline="")
    (home / "config" / "keymaps").mkdir()
    for number, text in enumerate(TEXTS):
        keymap = f'"app.quit" = [{quoted(text)}]\n{quoted(text or "x")} = ["a"]\n'
        (home / "config" / "keymaps" / name_of(number, text)).write_text(keymap)
    with open_log(home / "elsewhere", machine=7) as log:
        for number, text in enumerate(STORABLE, 1):
            workout = replace(begun(number, session=text), name=text, note=text)
            made = record(0, text, prescribed_exercise=text, block=text, note=text)
            do_workout(log, replace(workout, pains=(Pain(text, 3, text),)), made)
    return home


@pytest.fixture
def said(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator["Said"]:
    """Runs commands in that home."""
    monkeypatch.setenv("MIDSTANCE_DATA_DIR", str(home / "data"))
    monkeypatch.setenv("MIDSTANCE_CONFIG_DIR", str(home / "config"))
    yield Said(capsys)
    assert not list((home / "data").glob("crash-*"))


class Said:
    """What commands said: each is looked at for texts that would act, and for errors of ours."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str, is_file: bool = False) -> str:
        """Run a command; gives its standard output, which may be a file with its own line ends."""
        self._capsys.readouterr()
        run(list(arguments))
        out, err = self._capsys.readouterr()
        for printed in (out, err):
            found = None if is_file and printed is out else ACTING.search(printed)
            assert not found, f"{arguments}: {printed[found.start() - 60 : found.end() + 20]!r}"
            assert UNEXPECTED not in printed
            assert "Traceback" not in printed
        return out


READING = [
    ("exercises",),
    ("exercises", "--json"),
    ("exercises", "own-1"),
    ("programs",),
    ("programs", "--json"),
    ("programs", "own-1"),
    ("today",),
    ("week",),
    ("week", "--json"),
    ("plan",),
    ("log",),
    ("log", "--json"),
    ("profile",),
    ("runs", "--since", "2020-01-01"),
    ("runs", "--since", "2020-01-01", "--json"),
    ("keys",),
    ("backup", "--list"),
    ("doctor",),
    ("doctor", "--json"),
]


def test_files_with_hostile_texts_are_taken_in_or_left_out_in_words(home: Path, said: Said) -> None:
    """A merge, and every command that reads: nothing that was in a file acts on the terminal."""
    merged = said("doctor", "--merge", str(home / "elsewhere"))
    assert f"{len(STORABLE)} added" in merged
    for command in READING:
        said(*command)


@pytest.mark.parametrize("kind", ["exercises", "routines", "programs", "keymaps"])
def test_mistakes_in_hostile_files_are_named_in_words(home: Path, said: Said, kind: str) -> None:
    """Each file of its own is checked by its hostile name."""
    for path in sorted((home / "config" / kind).iterdir())[::STEP]:
        said("check", str(path))


def test_hostile_settings_are_named_in_words(home: Path, said: Said) -> None:
    """As a value, as a key, as the name of a key map and as a key on the keyboard."""
    settings = home / "config" / "settings.toml"
    for text in TEXTS[::STEP]:
        for template in SETTINGS:
            settings.write_text(template.format(text=quoted(text)))
            said("check", str(settings))
        said("week")
    settings.unlink()


def test_hostile_arguments_are_kept_or_refused_in_words(said: Said) -> None:
    """Notes, names of places, ids, days, kinds and names of races and files, as they were typed."""
    said("run", "add", "2026-11-20", "easy", "5km", "30:00")
    for text in TEXTS[::STEP]:
        argument = re.sub("[\x00\ud800-\udbff]", "", text)  # what no argument can hold
        said("log", "add", "plank", "30s", "--note", argument)
        commands: tuple[tuple[str, ...], ...] = (
            ("exercises", argument),
            ("programs", argument),
            ("log", "add", argument, "5"),
            ("log", "--since", argument),
            ("use", argument),
            ("start", argument, "--plain"),
            ("profile", "place", argument),
            ("profile", "goal", argument),
            ("run", "add", "2026-11-21", argument),
            ("run", "race", "2027-05-02", "A", "10km", argument),
            ("run", "edit", "2026-11-20", "--note", argument),
            ("restore", argument),
            ("doctor", "--merge", argument),
            (argument,),
        )
        for command in commands:
            said(*command)
    for command in READING:
        said(*command)


def test_exports_carry_hostile_texts_as_mere_text(home: Path, said: Said, tmp_path: Path) -> None:
    """No formula in a table, no tag or link that lives in a page, and every file can be parsed."""
    said("doctor", "--merge", str(home / "elsewhere"))
    for options in ((), ("--runs",), ("--days",)):
        for row in csv.reader(
            io.StringIO(said("export", "--format", "csv", *options, is_file=True))
        ):
            for cell in row:
                assert not re.match(r"[=+@\t\r-](?![0-9.]+\Z)", cell), cell
    json.loads(said("export", "--format", "json"))
    markdown = said("export", "--format", "markdown")
    assert not re.search(r"(?<!\\)\]\((?:javascript|http)", markdown)
    assert not re.search(r"(?<![\\&])<(?:script|img|svg|http)", markdown)
    for page in (said("export", "--format", "html"), said("week", "--html")):
        assert live_parts(page) == []
    folder = tmp_path / "files"
    said("export", "--format", "toml", "--output", str(folder))
    files = list(folder.rglob("*.toml"))
    assert len(files) >= len(STORABLE)
    for file in files:
        tomllib.loads(file.read_text())
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*\.toml", file.name), file.name


def test_shared_folders_with_hostile_texts_are_mere_text(said: Said, tmp_path: Path) -> None:
    """Weeks of runners, programs of a coach, machines that sync, and how the runner is called."""
    shared = tmp_path / "shared"
    (shared / "programs").mkdir(parents=True)
    for number, text in enumerate(STORABLE):
        name = f"{number} {text}"[:LONGEST_RUNNER_NAME]
        pains = (SharedPain(date(2026, 11, 23), text, 6),)
        write_shared_week(shared, replace(WEEK, name=name, program=text, note=text, pains=pains))
    for number, text in enumerate(TEXTS[::STEP]):
        content = PROGRAM.format(number=f"c{number}", text=quoted(text))
        (shared / "programs" / name_of(number, text)).write_text(content, newline="")
    for form in ((), ("--json",), ("--markdown",)):
        said("squad", str(shared), *form)
    for text in STORABLE[:: 3 * STEP]:
        name = text.replace("\0", "")
        said("share", "--to", str(shared), "--name", name, "--show", "--note", "--pains")
        said("share", "--take", name)
        said("check-in", "3", "4", "5", "--where", name)
    said("share", "--to", str(shared), "--name", "Anna")
    for command in (("today",), ("programs",), ("share", "--take", "own-c1"), ("runs",), ("plan",)):
        said(*command)


def test_hostile_names_in_exports_and_machines_are_mere_text(
    home: Path, said: Said, tmp_path: Path
) -> None:
    """Exercises, workouts and notes of another program; folders of machines in a shared one."""
    export, shared = tmp_path / "export.csv", tmp_path / "sync"
    with export.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(
            [
                "Date",
                "Workout Name",
                "Duration",
                "Exercise Name",
                "Set Order",
                "Weight",
                "Reps",
                "Distance",
                "Seconds",
                "Notes",
                "Workout Notes",
                "RPE",
            ]
        )
        for text in STORABLE:
            day = "2026-01-12 18:04:31"
            rows.writerow([day, text, "52m", text, 1, 40, 5, 0, 0, text, text, text])
    said("import", str(export), "--dry-run")
    said("import", str(export), "--yes", "--unit", "kg")
    files = sorted((home / "elsewhere" / "workouts").glob("*.toml"))
    for number, text in enumerate(STORABLE[::STEP]):
        machine = shared / re.sub("[/\x00\ud800-\udbff]", "_", text)[:40].lstrip(".")
        (machine / "inner").mkdir(parents=True, exist_ok=True)
        (machine / files[number].name).write_bytes(files[number].read_bytes()[: 50 * number])
    settings = home / "config" / "settings.toml"
    settings.write_text(f'sync = "{shared}"\n')
    for command in (("log", "add", "plank", "30s"), ("doctor",), ("log", "undo"), *READING):
        said(*command)
    settings.unlink()


class _Live(HTMLParser):
    """Collects what could act in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tags that load or run something, handlers, and links with another scheme."""
        names = [f"{tag}@{name}" for name, _ in attrs if name.startswith("on")]
        links = [f"{tag} {value}" for name, value in attrs if name in {"href", "src"}]
        bad = {"script", "img", "iframe", "object", "embed", "base", "form", "link"}
        self.found += [*names, *links, *([tag] if tag in bad else [])]


def live_parts(page: str) -> list[str]:
    """What could act in a page."""
    parser = _Live()
    parser.feed(page)
    return parser.found


def test_hostile_lines_typed_in_plain_mode_are_mere_text(home: Path) -> None:
    """Every text as a line, and as a note, in a session at the prompt."""
    lines = [each.replace("\n", " ").replace("\r", " ") for each in TEXTS]
    typed = "\n".join(["", "", *(f"n\n{line}" for line in lines), *lines, "q", "q", "q"])
    done = subprocess.run(
        [sys.executable, "-m", "midstance", "start", "core-5", "--plain"],
        input=typed.encode("utf-8", "surrogateescape" if "\ud800" not in typed else "replace"),
        capture_output=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "MIDSTANCE_DATA_DIR": str(home / "plain"),
            "MIDSTANCE_CONFIG_DIR": str(home / "none"),
        },
    )
    for printed in (done.stdout, done.stderr):
        text = printed.decode().replace("\a", "")
        found = ACTING.search(text)
        assert not found, repr(text[found.start() - 60 : found.end() + 20])
        assert UNEXPECTED not in text


WALK = (
    "i",
    "\x1b[6~",
    "\r",
    "\x1b",
    "\x1b",
    "g",
    "\x1b[6~",
    "\r",
    "\x1b",
    "\x1b",
    "L",
    "\x1b[6~",
    "\r",
)
"""Keys that walk through the lists and pages of the full screen."""

SENT = re.compile(
    "\x1b\\]52;c;UFdO|\x1bcPWN|\x1b\\[2JPWN|\x9b2J|\x9d0;PWN|[\u202e\u2066\u061c]|PWN\x07"
)


def test_screens_show_hostile_texts_as_mere_text(home: Path, said: Said) -> None:
    """Walked through with keys, no screen sends one of them to the terminal, and all open."""
    said("doctor", "--merge", str(home / "elsewhere"))
    program = home / "opener.py"
    program.write_text("from midstance.cli.main import main\nmain()\n")
    folders = {
        "MIDSTANCE_DATA_DIR": str(home / "data"),
        "MIDSTANCE_CONFIG_DIR": str(home / "config"),
        "SSH_CONNECTION": "from afar",
    }
    with PtyTerminal(program, 120, 40, environment=folders) as terminal:
        terminal.wait_for("Space start|Strength for runners")
        for key in WALK:
            terminal.press_and_see(key.encode())
        terminal.type(b"\x11")
        assert terminal.exit_code() == 0
        assert not SENT.search(terminal.output.decode("utf-8", "replace"))
