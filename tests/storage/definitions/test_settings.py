"""Settings are read once; a mistake costs only the setting it is in, and never the file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.quantity import WeightUnit
from midstance.domain.settings import (
    AutoAdvance,
    ExportFormat,
    Settings,
    SoundMode,
    Theme,
    VoiceMode,
    WeekStart,
)
from midstance.storage.definitions.settings import LoadedSettings, load_settings, read_settings
from midstance.storage.definitions.toml_file import TomlFile, parse
from midstance.storage.places import Places
from tests.shape.project import run_python
from tests.storage.own_files import places

COMMANDS = {"session.skip": ("s",), "session.pause": ("p",)}
ALL = """\
weight_unit = "lb"
lead_in_seconds = 3
switch_seconds = 10
re_entry_seconds = 0
auto_advance = "never"
sound = "bell"
muted = true
theme = "light"
week_start = "sunday"
animations = false
flash = false
ascii = true
figures = false
voice = "auto"
voice_command = ["say", "-r", "180"]
export_folder = "~/gym"
export_formats = ["csv", "fit", "csv"]
sync = "/media/stick"

[keys]
session.skip = ["x", "delete"]
"""


AS_A_LIST = 'write it as a list, such as ["espeak-ng", "-s", "150"]'


def loaded(where: Places, text: str) -> LoadedSettings:
    """What a settings file with ``text`` gives."""
    where.config.mkdir(parents=True, exist_ok=True)
    (where.config / "settings.toml").write_text(text, "utf-8")
    return load_settings(where, COMMANDS)


def test_without_a_file_the_usual_holds(tmp_path: Path) -> None:
    """And none is written."""
    assert load_settings(places(tmp_path)) == LoadedSettings(Settings())
    assert not (tmp_path / "config").exists()


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    """Each to something unusual."""
    read = loaded(places(tmp_path), ALL)
    assert read.problems == ()
    assert read.settings == Settings(
        WeightUnit.LB,
        3,
        10,
        0,
        AutoAdvance.NEVER,
        SoundMode.BELL,
        muted=True,
        theme=Theme.LIGHT,
        week_start=WeekStart.SUNDAY,
        animations=False,
        flash=False,
        ascii=True,
        figures=False,
        voice=VoiceMode.AUTO,
        voice_command=("say", "-r", "180"),
        export_folder="~/gym",
        export_formats=(ExportFormat.CSV, ExportFormat.FIT),
        sync="/media/stick",
        keymap={"session.skip": ("x", "delete")},
    )


def test_a_mistake_costs_only_its_own_setting(tmp_path: Path) -> None:
    """Each is reported with line and column; the others are taken."""
    where = places(tmp_path)
    text = """\
weight_unit = "stone"
lead_in_seconds = 61
muted = true
theem = "light"
keys = { session = { skip = 3, pause = "x" } }
"""
    read = loaded(where, text)
    assert read.settings == Settings(muted=True, keymap={"session.pause": ("x",)})
    assert [(p.line, p.column, p.key, p.remedy) for p in read.problems] == [
        (1, 15, "weight_unit", "write kg or lb"),
        (2, 19, "lead_in_seconds", "write a number from 0 to 60"),
        (4, 1, "theem", "did you mean 'theme'?"),
        (
            *(5, 29, "keys.session.skip"),
            'write a key or a list of keys, such as "j" or ["down", "ctrl+n"]',
        ),
    ]
    assert (where.config / "settings.toml").read_text() == text


@pytest.mark.parametrize("text", ["muted = ", "muted = true\nmuted = true", "x" * 5000])
def test_a_file_that_cannot_be_parsed_leaves_the_usual(tmp_path: Path, text: str) -> None:
    """One problem with its place, and the file as it was."""
    where = places(tmp_path)
    read = loaded(where, text)
    assert read.settings == Settings()
    assert len(read.problems) == 1
    assert (where.config / "settings.toml").read_text() == text


def test_a_folder_in_the_files_place_is_reported(tmp_path: Path) -> None:
    """The usual holds."""
    where = places(tmp_path)
    (where.config / "settings.toml").mkdir(parents=True)
    read = load_settings(where)
    assert read.settings == Settings()
    assert [problem.message for problem in read.problems] == ["this is not an ordinary file"]


@pytest.mark.parametrize(
    ("value", "message", "remedy"),
    [
        ('"espeak-ng"', "'espeak-ng' is not a program with its arguments", AS_A_LIST),
        (
            "[]",
            "the list is empty, so it names no program",
            f"{AS_A_LIST}, or take the line out for the program of this computer",
        ),
        ('[" ", "x"]', "the program has no name", AS_A_LIST),
        ('["say", 3]', "3 is not a text", 'write it in quotes: "like this"'),
        (
            '["say", "a\\u0000b"]',
            "the text holds the unprintable character U+0000",
            "remove it",
        ),
        (str(["x"] * 41), "it has more than 40 parts", AS_A_LIST),
    ],
)
def test_a_speech_program_is_a_list(tmp_path: Path, value: str, message: str, remedy: str) -> None:
    """What is no list of texts is named, and no program of the runner's own is used."""
    read = loaded(places(tmp_path), f"voice = 'on'\nvoice_command = {value}")
    assert read.settings == Settings(voice=VoiceMode.ON)
    (problem,) = read.problems
    assert (problem.line, problem.message, problem.remedy) == (2, message, remedy)


def test_an_unknown_key_that_resembles_none_lists_them_all(tmp_path: Path) -> None:
    """What can be set is said."""
    (told,) = loaded(places(tmp_path), "zzz = 1").problems
    assert told.remedy.startswith("the keys here are weight_unit, lead_in_seconds")


def test_a_key_map_can_be_chosen_by_name(tmp_path: Path) -> None:
    """A bundled one; keys of the settings come before its own."""
    where = places(tmp_path)
    where.config.mkdir()
    (where.config / "settings.toml").write_text('keymap = "vim"\n[keys]\nsession.more = "m"\n')
    read = load_settings(where)
    assert read.problems == ()
    assert read.settings.keymap["session.fewer"][0] == "j"
    assert read.settings.keymap["session.more"] == ("m",)


def test_an_own_key_map_comes_before_the_bundled_one(tmp_path: Path) -> None:
    """By the name of its file; its mistakes are reported in it."""
    where = places(tmp_path)
    (where.config / "keymaps").mkdir(parents=True)
    own = where.config / "keymaps" / "vim.toml"
    own.write_text('[keys]\nsession.skip = "x"\nsession.skp = "y"\n')
    read = loaded(where, 'keymap = "vim"')
    assert dict(read.settings.keymap) == {"session.skip": ("x",)}
    assert [(problem.file, problem.line) for problem in read.problems] == [(str(own), 3)]


def test_a_key_map_that_cannot_be_parsed_is_reported(tmp_path: Path) -> None:
    """The usual keys hold."""
    where = places(tmp_path)
    (where.config / "keymaps").mkdir(parents=True)
    (where.config / "keymaps" / "mine.toml").write_text("[keys")
    read = loaded(where, 'keymap = "mine"')
    assert dict(read.settings.keymap) == {}
    assert len(read.problems) == 1


@pytest.mark.parametrize(
    ("name", "remedy"), [("vin", "did you mean 'vim'?"), ("zzz", "there are left-hand or vim")]
)
def test_a_key_map_that_is_not_there_is_reported(tmp_path: Path, name: str, remedy: str) -> None:
    """With the nearest one, or all of them."""
    (told,) = loaded(places(tmp_path), f'keymap = "{name}"').problems
    assert (told.key, told.remedy) == ("keymap", remedy)


def test_a_key_maps_name_leads_to_no_other_folder(tmp_path: Path) -> None:
    """Only letters, digits and hyphens make a name."""
    (told,) = loaded(places(tmp_path), 'keymap = "../../etc/passwd"').problems
    assert "is not an id" in told.message


def test_settings_load_no_checker(tmp_path: Path) -> None:
    """Small commands read them too, and must not pay for what checks a library."""
    loaded(places(tmp_path), ALL)
    code = (
        "import sys; from pathlib import Path;"
        "from midstance.storage.definitions.settings import load_settings;"
        "from midstance.storage.places import Places; p = Path(sys.argv[1]);"
        "print(load_settings(Places(p, p, p)).settings.muted);"
        "print(*{'attr', 'cattrs', 'platformdirs', 'spanned_toml'} & set(sys.modules))"
    )
    ran = run_python("-c", code, str(tmp_path / "config"))
    assert (ran.stdout, ran.stderr) == ("True\n\n", "")


def test_without_places_no_key_map_is_looked_for() -> None:
    """A file that is only checked needs none of the runner's folders."""
    assert read_settings(parse("f", b'keymap = "anything"'), COMMANDS) == (Settings(), ())


@given(
    st.dictionaries(
        st.sampled_from([*Settings.__match_args__, "keys", "x"]),
        st.recursive(
            st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.text(max_size=4), inner, max_size=3)
            ),
            max_leaves=6,
        ),
    )
)
def test_no_tables_end_in_anything_but_settings(tables: dict[str, object]) -> None:
    """Whatever the file holds, there are settings, and what was not taken was told."""
    settings, problems = read_settings(TomlFile("f", "", tables), COMMANDS)
    assert isinstance(settings, Settings)
    assert all(problem.message for problem in problems)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('sync = "gym"', "write the whole path"),
        ('export_formats = "fit"', "is not a list"),
        ('export_formats = ["fti"]', "did you mean"),
    ],
)
def test_a_folder_or_format_that_cannot_be(tmp_path: Path, line: str, said: str) -> None:
    """It is named, and nothing is written anywhere."""
    read = loaded(places(tmp_path), line)
    (problem,) = read.problems
    assert said in problem.text()
    assert read.settings == Settings()
