"""Typed lines, posted calls and deadlines."""

import os
from collections.abc import Iterator, Sequence
from threading import Thread

import pytest

from midstance.cli.lines import LONGEST, Lines


@pytest.fixture
def keys() -> Iterator[tuple[int, int]]:
    """A pipe: the end to read from, and the end to type into."""
    read, write = os.pipe()
    yield read, write
    for end in (read, write):
        try:
            os.close(end)
        except OSError:
            continue


def test_lines_come_one_by_one(keys: tuple[int, int]) -> None:
    """However they arrive, each line is given once, without its end."""
    lines = Lines(keys[0])
    os.write(keys[1], b"12\r\n\nq fin")
    assert [lines.next(None), lines.next(None)] == ["12", ""]
    assert lines.next(0) is None
    os.write(keys[1], b"ish\n")
    assert lines.next(None) == "q finish"
    lines.close()


def test_the_end_gives_the_last_line_and_then_nothing(keys: tuple[int, int]) -> None:
    """A last line without its Enter counts; after it there is the end, again and again."""
    lines = Lines(keys[0])
    os.write(keys[1], b"one\ntwo")
    os.close(keys[1])
    assert lines.next(None) == "one"
    heard = [lines.next(None)]
    if heard == [None]:
        heard = [lines.next(None)]
    assert heard == ["two"]
    for _ in range(2):
        with pytest.raises(EOFError):
            lines.next(None)
    lines.close()


def test_odd_bytes_and_endless_lines_are_bounded(keys: tuple[int, int]) -> None:
    """What is no text becomes a mark, and no line grows without end."""
    lines = Lines(keys[0])
    os.write(keys[1], b"\xff\n")
    assert lines.next(None) == "\N{REPLACEMENT CHARACTER}"
    os.write(keys[1], b"x" * 10_000 + b"\n")
    found = None
    while found is None:
        found = lines.next(None)
    assert 0 < len(found) <= LONGEST
    lines.close()


def test_a_call_from_another_thread_wakes_and_is_done_here(keys: tuple[int, int]) -> None:
    """Whoever waits for a line is woken by a posted call."""
    lines = Lines(keys[0])
    done: list[str] = []
    thread = Thread(target=lambda: lines.post(lambda: done.append("saved")))
    thread.start()
    assert lines.next(None) is None
    thread.join()
    assert done == ["saved"]
    lines.close()


def test_a_call_posted_after_the_end_is_still_kept(keys: tuple[int, int]) -> None:
    """Posting never fails, and closing does what is left."""
    lines = Lines(keys[0])
    done: list[str] = []
    lines.post(lambda: done.append("late"))
    lines.close()
    lines.post(lambda: done.append("too late"))
    assert done == ["late"]
    lines.do_calls()
    assert done == ["late", "too late"]


def test_the_deadline_is_passed_on(keys: tuple[int, int]) -> None:
    """The wait is asked for exactly the seconds that there are."""
    asked: list[float | None] = []

    def wait(_: Sequence[int], seconds: float | None) -> Sequence[int]:
        asked.append(seconds)
        return ()

    lines = Lines(keys[0], wait)
    assert lines.next(1.5) is None
    assert asked == [1.5]
    lines.close()


def test_a_descriptor_that_breaks_is_an_end(keys: tuple[int, int]) -> None:
    """A lost terminal ends the lines as the end of a pipe does."""
    lines = Lines(keys[0], lambda descriptors, _: descriptors[:1])
    os.close(keys[0])
    assert lines.next(None) is None
    with pytest.raises(EOFError):
        lines.next(None)
    lines.close()
