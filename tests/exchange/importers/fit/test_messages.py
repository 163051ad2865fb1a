"""Messages of a FIT file: those that are wanted are decoded, all others stepped over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.exchange.importers.fit.messages import (
    MOST_MESSAGES,
    SET,
    TITLE,
    CutFitError,
    FitDecoder,
    checksum,
)

BIG, LITTLE = 1, 0


def define(
    number: int, *fields: tuple[int, int, int], order: int = LITTLE, local: int = 0
) -> bytes:
    """A definition of messages with these fields: number, size, type."""
    numbered = number.to_bytes(2, "big" if order else "little")
    described = b"".join(bytes(field) for field in fields)
    return bytes((0x40 | local, 0, order)) + numbered + bytes((len(fields),)) + described


def decoded(content: bytes) -> FitDecoder:
    """The decoder after its walk."""
    decoder = FitDecoder(content, 0, len(content))
    decoder.run()
    return decoder


def test_the_first_of_several_guesses_counts() -> None:
    """A watch writes three categories for a set, the likeliest first."""
    content = define(SET, (7, 6, 0x84), (3, 2, 0x84)) + b"\0" + b"\x1c\0\x08\0\x11\0" + b"\x0a\0"
    assert decoded(content).found[SET][0].numbers == {7: 28, 3: 10}


@pytest.mark.parametrize(("order", "low"), [(LITTLE, b"\x2c\x01"), (BIG, b"\x01\x2c")])
def test_either_order_of_bytes(order: int, low: bytes) -> None:
    """300 is 300; all ones say that nothing is known."""
    content = define(SET, (3, 2, 0x84), (4, 2, 0x84), order=order) + b"\0" + low + b"\xff\xff"
    assert decoded(content).found[SET][0].numbers == {3: 300}


def test_a_text_ends_at_its_zero() -> None:
    """What stands behind it is no part of it; bytes that are no text are marked."""
    content = define(TITLE, (2, 8, 0x07), (0, 2, 0x84)) + b"\0" + b"Sq\xffat\0xy" + b"\x1c\0"
    (title,) = decoded(content).found[TITLE]
    assert (title.texts, title.numbers) == ({2: "Sq\ufffdat"}, {0: 28})


def test_other_messages_are_stepped_over() -> None:
    """Records, fields of developers and compressed times have their length, and no more."""
    record = define(20, (3, 1, 2), local=1)
    developers = bytes((0x60, 0, 0)) + SET.to_bytes(2, "little") + b"\1" + bytes((3, 2, 0x84))
    developers += b"\1" + bytes((0, 4, 0))
    content = record + b"\x01\x8c" + developers + b"\0\x05\0ABCD" + b"\xa3\x90"
    assert decoded(content).found[SET][0].numbers == {3: 5}
    assert set(decoded(content).found) == {SET}


def test_a_message_that_was_never_defined_is_the_end() -> None:
    """What was found before stays."""
    decoder = FitDecoder(define(SET, (3, 1, 2)) + b"\0\x07\x05", 0, 13)
    with pytest.raises(CutFitError):
        decoder.run()
    assert decoder.found[SET][0].numbers == {3: 7}


def test_no_file_fills_the_memory() -> None:
    """What is beyond the limit is counted and not decoded."""
    decoder = decoded(define(SET, (3, 1, 2)) + b"\0\x07" * (MOST_MESSAGES + 5))
    assert (len(decoder.found[SET]), decoder.passed_over) == (MOST_MESSAGES, 5)


@given(st.binary(max_size=80), st.integers(0, 90))
def test_any_bytes_are_decoded_or_cut(content: bytes, end: int) -> None:
    """Nothing else comes out, and the walk ends where the file says."""
    decoder = FitDecoder(content, 0, min(end, len(content)))
    try:
        decoder.run()
    except CutFitError:
        return
    assert decoder.place == decoder.end


def test_the_checksum_is_that_of_the_protocol() -> None:
    """The usual test of this checksum."""
    assert checksum(b"123456789") == 0xBB3D
