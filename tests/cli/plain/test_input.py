"""Typed lines, posted calls and deadlines."""

import os
from collections.abc import Iterator, Sequence
from threading import Thread

import pytest

from midstance.cli.plain.input import (
    ASIDE,
    LEAVE_COMMAND,
    MAX_LINE_LENGTH,
    NO_TEXT,
    TYPEABLE,
    WAS_CUT,
    WITH_WORDS,
    AmbiguousInputError,
    Lines,
    command_of,
    event_for,
    key_lines,
    typed_load,
)
from midstance.domain.quantity import WeightUnit
from midstance.presentation.commands import BY_ID, COMMANDS
from midstance.presentation.key_names import Area, key_text
from midstance.workout.events import (
    BandDistanceSet,
    EffortRated,
    HeartRateNoted,
    LoadSet,
    NoteAdded,
    PainReported,
    RunnerEvent,
)


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


def test_a_line_that_the_terminal_cuts_is_said_to_be_cut() -> None:
    """A terminal takes 4,095 bytes of a line: 1,364 Chinese characters and the command."""
    typed, read = os.openpty()
    said = list[str]()
    lines = Lines(read, say=said.append, encoding="utf-8")
    os.write(typed, b"n " + "\N{CJK UNIFIED IDEOGRAPH-817F}".encode() * 1300 + b"\n")
    assert len(lines.next(None) or "") == 1302
    assert said == []
    for _ in range(4):
        os.write(typed, b"n" * 1100)
    os.write(typed, b"\n")
    while (found := lines.next(None)) is None:
        continue
    assert (len(found), said) == (4095, [WAS_CUT])
    lines.close()
    os.close(typed)
    os.close(read)


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
    """A line that is no text is asked for again, and no line grows without end."""
    said: list[str] = []
    lines = Lines(keys[0], say=said.append, encoding="utf-8")
    os.write(keys[1], b"n M\xfcde\nn M\xc3\xbcde\n")
    assert [lines.next(None), lines.next(None)] == [None, "n Müde"]
    assert said == [NO_TEXT.format("UTF-8")]
    os.write(keys[1], b"x" * 10_000 + b"\n")
    found = None
    while found is None:
        found = lines.next(None)
    assert 0 < len(found) <= MAX_LINE_LENGTH
    lines.close()


def test_typed_bytes_are_read_as_the_arguments_are(keys: tuple[int, int]) -> None:
    """In a Latin-1 locale FC is ü."""
    lines = Lines(keys[0], encoding="iso8859-1")
    os.write(keys[1], b"n M\xfcde\n")
    assert lines.next(None) == "n Müde"
    lines.close()


def test_a_character_that_the_greatest_length_cuts_is_left_out(keys: tuple[int, int]) -> None:
    """Too long a line is cut between two characters, and is text still."""
    lines = Lines(keys[0], encoding="utf-8")
    os.write(keys[1], b"n" + "ü".encode() * MAX_LINE_LENGTH + b"\n")
    line = None
    while line is None:
        line = lines.next(None)
    assert line.strip("ü") == "n"
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


NO_MAP: dict[str, tuple[str, ...]] = {}
ON_THE_SCREEN_ONLY = {
    "session.card",
    *("session.erase", "session.back", "session.ahead", "session.floor"),
    *("session.list", "session.figure"),
}


@pytest.mark.parametrize("line", ["", " ", "space", "Enter", "pagedown"])
def test_an_empty_line_is_the_big_key(line: str) -> None:
    """Enter alone does the next sensible thing."""
    assert command_of(line, NO_MAP) == ("session.advance", "")


@pytest.mark.parametrize("id_", sorted({command.id for command in TYPEABLE} - {LEAVE_COMMAND}))
def test_every_key_of_the_table_that_makes_sense_here_can_be_typed(id_: str) -> None:
    """What stands on the keyboard, or Textual's name for it, is the command."""
    for key in BY_ID[id_].keys:
        assert command_of(key, NO_MAP) == (id_, "")
        assert command_of(key_text(key), NO_MAP) == (id_, "")


def test_nothing_of_a_session_is_forgotten() -> None:
    """Every command of a workout is offered here, but for what only a screen can do."""
    offered = {command.id for command in TYPEABLE}
    assert offered >= {*WITH_WORDS, *ASIDE, LEAVE_COMMAND}
    session = {command.id for command in COMMANDS if command.area is Area.SESSION}
    assert session - offered == ON_THE_SCREEN_ONLY
    assert offered - session == {"app.help"}


def test_words_follow_their_key() -> None:
    """What stands behind the first word belongs to the command."""
    assert command_of("e  very hard ", NO_MAP) == ("session.effort", "very hard")
    assert command_of("q finish", NO_MAP) == (LEAVE_COMMAND, "finish")


@pytest.mark.parametrize(("word", "rpe"), [("easy", 4), ("good", 7), ("max", 10), ("Max", 10)])
def test_a_word_can_stand_for_an_effort(word: str, rpe: int) -> None:
    """The words that the list of keys offers are ratings, in capitals too."""
    assert event_for("session.effort", word) == EffortRated(rpe)


def test_a_key_map_moves_keys_here_too() -> None:
    """A runner's own key takes the place of the usual one."""
    own = {"session.pause": ("x",)}
    assert command_of("x", own) == ("session.pause", "")
    with pytest.raises(AmbiguousInputError):
        command_of("p", own)


@pytest.mark.parametrize("line", ["z", "knee", "12x", "👍", "ctrl+p"])
def test_what_means_nothing_says_so(line: str) -> None:
    """The answer names where the keys are listed."""
    with pytest.raises(AmbiguousInputError, match=r"is not a command here; \? lists the commands"):
        command_of(line, NO_MAP)


@pytest.mark.parametrize(
    ("id_", "words", "event"),
    [
        ("session.effort", "7", EffortRated(7)),
        ("session.effort", "Very Hard", EffortRated(9)),
        ("session.band", "60", BandDistanceSet(60)),
        ("session.hurts", "left knee 3", PainReported("left knee", 3)),
        ("session.heart", "132 158", HeartRateNoted(132, 158)),
        ("session.heart", "none", HeartRateNoted()),
        ("session.note", "knees in", NoteAdded("knees in")),
        ("session.workout-note", "hot day", NoteAdded("hot day", on_workout=True)),
    ],
)
def test_words_make_the_event(id_: str, words: str, event: RunnerEvent) -> None:
    """Numbers, words for effort, a place and a level, or free text."""
    assert event_for(id_, words) == event


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("session.effort", ""),
        ("session.effort", "quite"),
        ("session.effort", "²"),
        ("session.band", "wide"),
        ("session.hurts", "3"),
        ("session.hurts", "knee"),
        ("session.note", ""),
        ("session.heart", ""),
    ],
)
def test_words_that_do_not_fit_are_reported_with_an_example(id_: str, words: str) -> None:
    """The answer shows how it is typed."""
    with pytest.raises(AmbiguousInputError, match=r"^type "):
        event_for(id_, words)


def test_a_heart_rate_that_is_none_is_refused() -> None:
    """The answer says what was expected of which number."""
    with pytest.raises(AmbiguousInputError, match="the mean of 158 is above the maximum of 132"):
        event_for("session.heart", "158 132")


def test_everything_that_can_be_typed_is_listed() -> None:
    """A line for each command, a number and the fixing word; the big key first, leaving last."""
    lines = list(key_lines(NO_MAP))
    assert lines[0][0] == "Enter"
    assert lines[-1][0] == "q"
    assert len(lines) == len(TYPEABLE) + 2


@pytest.mark.parametrize(
    ("line", "grams"),
    [
        ("82.5k", 82_500),
        ("k 82,5", 82_500),
        ("k80", 80_000),
        ("22,5", 22_500),
        ("50lb", 22_680),
        ("50 pounds", 22_680),
        ("50 lbs.", 22_680),
        ("+10 kg", 10_000),
        ("1.234,5 kg", 1_234_500),
        ("20 kilos", 20_000),
    ],
)
def test_a_load_is_read_as_in_every_other_place(line: str, grams: int) -> None:
    """Comma, point, unit and sign, as people write them."""
    assert typed_load(line, WeightUnit.KG) == LoadSet(grams)


@pytest.mark.parametrize("line", ["12", "e 7", "!", "x", "next", "20 s", "k", "k x", "[", "+"])
def test_what_names_no_load_is_left_to_others(line: str) -> None:
    """Repetitions, keys and words are read as no load."""
    assert typed_load(line, WeightUnit.KG) is None


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("-20 kg", "below nothing"),
        ("k -20", "below nothing"),
        ("20-22 kg", "a range"),
        ("1,234 kg", "may be 1234 or 1.234"),
        ("k 2o", "is not a load"),
    ],
)
def test_a_load_that_cannot_be_read_gets_the_word_of_every_other_place(
    line: str, word: str
) -> None:
    """Why, and how it is written."""
    with pytest.raises(AmbiguousInputError, match=r"write it like 82\.5 kg") as caught:
        typed_load(line, WeightUnit.KG)
    assert word in str(caught.value)
