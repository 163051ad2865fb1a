"""The quick way gives the parser's answers, or leaves the question to it."""

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.cli import quick
from midstance.cli.parser import midstance
from midstance.cli.prompt import Prompt
from tests.cli.conftest import Type
from tests.cli.world import FalseClock

QUICK = [
    ["--version"],
    ["log"],
    ["log", "--json"],
    ["log", "--json", "--since", "2026-11-01"],
    ["log", "--until", "today", "--exercise", "plank", "--json"],
    ["today"],
    ["today", "--json"],
]
LEFT = [
    ["--help"],
    ["log", "--help"],
    ["log", "--since"],
    ["log", "--since", "--json"],
    ["log", "--since="],
    ["log", "--json", "--json"],
    ["log", "undo"],
    ["log", "--json", "edit"],
    ["today", "tomorrow"],
    ["today", "--since", "today"],
    ["exercises"],
    ["--data-dir"],
    ["--data-dir", "log"],
    ["--json", "log"],
]


@pytest.fixture
def logged(typed: Type) -> None:
    """A log with a set and a chosen program."""
    assert typed("use", "foundations").code == 0


@pytest.mark.usefixtures("logged")
@pytest.mark.parametrize("arguments", QUICK)
def test_both_ways_print_the_same(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What the quick way answers is, letter by letter, what the parser's commands answer."""
    assert quick.answer(arguments, Prompt(FalseClock())) == 0
    quickly = capsys.readouterr()
    midstance.main(arguments, "midstance", standalone_mode=False, obj=Prompt(FalseClock()))
    assert capsys.readouterr() == quickly


@pytest.mark.parametrize("arguments", LEFT)
def test_everything_else_is_left_to_the_parser(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Help, mistakes and rarer commands are none of its business, and it says nothing."""
    assert quick.answer(arguments, Prompt(FalseClock())) is None
    assert capsys.readouterr() == ("", "")


@given(
    st.lists(
        st.sampled_from(
            ["log", "today", "--json", "--since", "today", "--until", "-x", "", "edit", "plank"]
        ),
        min_size=1,
        max_size=6,
    )
)
def test_what_is_read_quickly_is_read_as_the_parser_reads_it(words: list[str]) -> None:
    """No list of words is taken as something else than the parser takes it for."""
    heard: list[tuple[str, dict[str, str]]] = []
    answers = {
        name: lambda _, given, name=name: heard.append((name, dict(given))) for name in quick.VALUES
    }
    if quick.answer(words, Prompt(FalseClock()), answers) is None:
        assert not heard
        return
    ((name, given),) = heard
    context = midstance.make_context("midstance", list(words), obj=Prompt(FalseClock()))
    command = midstance.get_command(context, name)
    assert command is not None
    parsed = command.make_context(name, words[1:], parent=context).params
    assert parsed.pop("as_json") == ("--json" in given)
    assert {f"--{key}": value for key, value in parsed.items() if value is not None} == {
        key: value for key, value in given.items() if key != "--json"
    }


def test_folders_before_the_command_are_heeded(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The quick way reads the log that was pointed at."""
    folder = tmp_path_factory.mktemp("log")
    monkeypatch.setattr("sys.stdout", StringIO())
    prompt = Prompt(FalseClock())
    assert quick.answer(["--data-dir", str(folder), "log", "--json"], prompt) == 0
    assert prompt.places.data == folder


def test_without_a_word_the_screen_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser is not needed for what is typed most of all."""
    opened: list[Prompt] = []

    def open_screen(prompt: Prompt) -> int:
        opened.append(prompt)
        return 3

    monkeypatch.setattr("midstance.cli.screen.open_screen", open_screen)
    prompt = Prompt(FalseClock())
    assert quick.answer([], prompt) == 3
    assert opened == [prompt]


def test_a_shell_that_completes_is_left_to_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """It calls without a word too, and says in the environment what it wants."""
    monkeypatch.setenv(quick.COMPLETION, "bash_complete")
    assert quick.answer([], Prompt(FalseClock())) is None
