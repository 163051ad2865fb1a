"""``midstance check``: every mistake, each with its place."""

from pathlib import Path

import pytest

from tests.cli.conftest import Type, write_program


def test_a_file_without_mistakes_is_said_to_be_so(typed: Type, config: Path) -> None:
    """Good news is one line, and the exit code is 0."""
    file = str(write_program(config))
    assert typed("check", file).lines == ["No mistakes in 1 file."]
    assert typed("check", file, file).lines == ["No mistakes in 2 files."]


def test_every_mistake_is_a_line_that_editors_understand(typed: Type, tmp_path: Path) -> None:
    """``file:line:column: message`` for each, of all files at once, and the exit code is 1."""
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text('id = "one"\nname = "One"\npurpose = "x"\n[[block]]\npurpose = "legs"\n')
    two.write_text("[[exercise]]\nid = \n")
    answer = typed("check", str(one), str(two))
    assert (answer.code, answer.err) == (1, "")
    assert any(line.startswith(f"{one}:5:") for line in answer.lines)
    assert any(line.startswith(f"{two}:2:") for line in answer.lines)


def test_hostile_text_in_a_file_is_shown_and_not_obeyed(typed: Type, tmp_path: Path) -> None:
    """Escape sequences in a name never reach the terminal."""
    file = tmp_path / "mine.toml"
    file.write_text('id = "\\u001b[31mred"\nname = "[b]x[/b]"\n[[block]]\npurpose = "core"\n')
    answer = typed("check", str(file))
    assert answer.code == 1
    assert "\x1b" not in answer.out


@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b"x" * 300_000, b"[" * 5000])
def test_what_is_no_file_of_ours_is_one_line(typed: Type, tmp_path: Path, content: bytes) -> None:
    """Bytes that are no text, nothing at all, far too much: each is one mistake."""
    file = tmp_path / "mine.toml"
    file.write_bytes(content)
    answer = typed("check", str(file))
    assert answer.code == 1
    assert len(answer.lines) == 1
    assert answer.lines[0].startswith(f"{file}:1:")


def test_a_file_that_is_not_there_is_a_mistake_too(typed: Type, tmp_path: Path) -> None:
    """A wrong path is reported like any other mistake."""
    answer = typed("check", str(tmp_path / "nowhere.toml"))
    assert answer.code == 1
    assert "no such file" in answer.out.lower()


def test_a_week_is_checked_as_a_week(typed: Type, tmp_path: Path) -> None:
    """Its runs and sessions, as ``midstance plan --from`` would read them."""
    file = tmp_path / "week.toml"
    file.write_text('level = "beginner"\n[[session]]\nid = "A"\nlegs = "light"\n', "utf-8")
    assert typed("check", str(file)).lines == ["No mistakes in 1 file."]
    file.write_text('level = "beginner"\n[[session]]\nid = "A"\nlegs = "lite"\n', "utf-8")
    answer = typed("check", str(file))
    assert answer.code == 1
    assert answer.lines[0].startswith(f"{file}:4:8: session[0].legs: 'lite' is not known here")


def test_what_a_coach_would_change_is_no_mistake(typed: Type, config: Path) -> None:
    """It is named with its reason, and the file passes."""
    file = config / "routines" / "mine.toml"
    file.write_text(
        'id = "mine"\nname = "Mine"\npurpose = "Mine."\n'
        '[[block]]\npurpose = "core"\n[[block.item]]\nexercise = "plank"\nsets = "1x8"\n'
        '[[block]]\npurpose = "strength"\n[[block.item]]\nexercise = "push-up"\nsets = "1x8"\n'
    )
    answer = typed("check", str(file))
    assert (answer.code, answer.lines[-1]) == (0, "No mistakes in 1 file.")
    assert "strength comes after core" in answer.lines[0]
    assert "Why: " in answer.lines[0]
