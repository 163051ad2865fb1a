"""What is asked and read before a workout at the prompt, through a real pipe."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from midstance.coach.safety import NOTICE, QUESTIONS, SEE_A_DOCTOR
from midstance.context import open_log
from midstance.domain.pain import PAIN_RULE, RED_FLAGS
from midstance.domain.runner import Runner
from midstance.storage.places import Places
from tests.cli.conftest import Answer, Type

if TYPE_CHECKING:
    from io import TextIOWrapper

Begin = Callable[..., Answer]
NOT_BEGUN = "Not started; nothing to save."
KEPT = "saved 0. Saved for later. Resume: midstance start --plain"
NUMBERS = (
    "n or none: none of these apply, start. h: yes to some, asked one by one. "
    "Numbers such as 2 5 are yes to those. q quits."
)


@pytest.fixture
def begin(typed: Type, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Starts 5-minute core and types the lines that follow; the end of the lines leaves it."""
    opened: list[TextIOWrapper] = []

    def start(*lines: str, options: tuple[str, ...] = ()) -> Answer:
        read, write = os.pipe()
        os.write(write, "".join(f"{line}\n" for line in ("", *lines)).encode())
        os.close(write)
        opened.append(open(read))  # noqa: SIM115, PTH123 - a descriptor, closed below
        monkeypatch.setattr(sys, "stdin", opened[-1])
        answer = typed("start", "core-5", "--plain", *options)
        assert answer.code == 0
        return answer

    yield start
    for stream in opened:
        stream.close()


def runner() -> Runner | None:
    """Who trains, by what the log knows."""
    with open_log(Places.find(os.environ)) as log:
        return log.runner()


def test_before_the_very_first_workout(begin: Begin) -> None:
    """Seven questions, then the notice with pain rule and red flags; then the workout begins."""
    answer = begin("n", "", "q")
    for number, question in enumerate(QUESTIONS, 1):
        assert f"{number}  {question.text}" in answer.lines
    for text in (NOTICE, PAIN_RULE, *(f"{flag};" for flag in RED_FLAGS[:-1])):
        assert text in answer.lines
    assert answer.lines[-1] == KEPT
    assert runner() == Runner(screening=(), notices_shown=("advice:core-5",))


@pytest.mark.parametrize("none", ["0", "no", "None"])
def test_none_is_true_in_several_words(begin: Begin, none: str) -> None:
    """What one would say are the same answer; the next start does not ask."""
    begin(none, "", "q discard", "q discard")
    again = begin("q")
    assert not any("Do any of these apply to you?" in line for line in again.lines)
    assert not any(NOTICE in line for line in again.lines)
    assert again.lines[-1] == KEPT


@pytest.mark.parametrize("lines", [(), ("q",), ("", "8", "1 x", "quit")])
def test_an_unanswered_screening_begins_nothing_and_asks_again(
    begin: Begin, lines: tuple[str, ...]
) -> None:
    """Enter alone declares nothing, and what is no answer is asked again; who leaves begins not."""
    for _ in range(2):
        answer = begin(*lines)
        assert answer.lines.count(NUMBERS) == max(1, len(lines))
        assert answer.lines[-1] == NOT_BEGUN
    assert runner() is None


@pytest.mark.parametrize("lines", [(), ("q",), ("no",), ("what", "n")])
def test_an_unread_notice_begins_nothing_and_is_shown_again(
    begin: Begin, lines: tuple[str, ...]
) -> None:
    """The answers to the questions are kept; the notice comes again until it is understood."""
    assert begin("none", *lines).lines[-1] == NOT_BEGUN
    assert runner() == Runner(screening=())
    again = begin("y", "q")
    assert NOTICE in again.lines
    assert NUMBERS not in again.lines
    assert again.lines[-1] == KEPT


@pytest.mark.parametrize("refusal", ["no", "", "q", "what\nn"])
def test_a_yes_asks_for_a_doctor_first_and_no_leaves(begin: Begin, refusal: str) -> None:
    """Who answers with yes hears of a doctor, and without one does not begin."""
    answer = begin("2, 6", refusal)
    assert SEE_A_DOCTOR in answer.lines
    assert answer.lines[-1] == NOT_BEGUN
    assert runner() == Runner(screening=("chest-pain", "joints"))


def test_a_yes_is_asked_again_each_time(begin: Begin) -> None:
    """Who has spoken to a doctor begins, and is asked again with the answers of the last time."""
    begin("1", "y", "", "q discard", "q discard")
    again = begin("", "yes", "q")
    assert "Yes last time: 1. Enter: same as last time." in again.lines
    assert SEE_A_DOCTOR in again.lines
    assert again.lines[-1] == KEPT
    assert runner() == Runner(screening=("heart",), notices_shown=("advice:core-5",))


def test_one_by_one(begin: Begin) -> None:
    """With h the seven questions are asked in turn, and only y and n answer."""
    answer = begin("h", "n", "", "y", *["n"] * 5, "no")
    assert f"{QUESTIONS[1].text} y or n; q quits." in answer.lines
    assert SEE_A_DOCTOR in answer.lines
    assert runner() == Runner(screening=("chest-pain",))
    assert begin("h", "q").lines[-1] == NOT_BEGUN


def test_a_yes_can_be_taken_back(begin: Begin) -> None:
    """Once none is true any more the workout begins, and nothing is asked after that."""
    begin("1", "n")
    assert begin("0", "", "q").lines[-1] == KEPT
    assert runner() == Runner(screening=(), notices_shown=("advice:core-5",))


def test_nothing_is_asked_in_a_rehearsal(begin: Begin, data: Path) -> None:
    """A rehearsal begins at once, and the log stays as it is."""
    answer = begin("q", options=("--rehearse",))
    assert NUMBERS not in answer.lines
    assert answer.lines[-1] == "The preview run is over; nothing was saved."
    assert not (data / "log.db").exists()
