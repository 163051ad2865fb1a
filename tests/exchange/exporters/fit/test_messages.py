"""The bytes of a FIT file say what was put in."""

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from midstance.exchange.exporters.fit.messages import (
    FitField,
    Kind,
    Message,
    file_id,
    fit_file,
    fit_moment,
)
from tests.exchange.exporters.fit.decoder import Decoded, decode

_NUMBERS = st.sampled_from([Kind.ENUM, Kind.U8, Kind.U16, Kind.U32]).flatmap(
    lambda kind: st.integers(0, kind.largest).map(lambda value: (kind, value))
)
_TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60)
_VALUES = _NUMBERS | _TEXTS.map(lambda text: (Kind.TEXT, text))
_FIELDS = st.dictionaries(st.integers(0, 254), _VALUES, max_size=5)


@given(st.lists(st.tuples(st.integers(0, 500), _FIELDS), max_size=40))
def test_what_was_written_is_read_back(
    wanted: list[tuple[int, dict[int, tuple[Kind, int | str]]]],
) -> None:
    """Any messages, more kinds of them than there is room for at a time, in their order."""
    content = fit_file(
        Message(number, tuple(FitField(key, *value) for key, value in fields.items()))
        for number, fields in wanted
    )
    assert decode(content) == [
        Decoded(number, {key: value for key, (_, value) in fields.items()})
        for number, fields in wanted
    ]


def test_a_definition_is_written_once() -> None:
    """Messages that lie alike share it; one with a value less has its own."""
    alike = [Message(20, (FitField(253, Kind.U32, n), FitField(3, Kind.U8, 90))) for n in range(9)]
    bare = Message(20, (FitField(253, Kind.U32, 1), FitField(3, Kind.U8, None)))
    sizes = [len(fit_file(each)) for each in ([], alike[:1], alike, [*alike, bare])]
    assert sizes == [16, 16 + 12 + 6, 16 + 12 + 9 * 6, 16 + 12 + 9 * 6 + 9 + 5]


def test_numbers_and_texts_that_do_not_fit() -> None:
    """A number becomes the nearest value, never the one for nothing; a text is cut at a letter."""
    (whole,) = decode(
        fit_file([Message(1, (FitField(0, Kind.U16, 70_000), FitField(1, Kind.TEXT, "é" * 200)))])
    )
    assert whole.values == {0: 65_534, 1: "é" * 127}


def test_moments_that_no_file_can_hold() -> None:
    """A clock that is far off gives the nearest moment."""
    moments = [datetime(year, 1, 1, tzinfo=UTC) for year in (1970, 2026, 2200)]
    assert list(map(fit_moment, moments)) == [0x10000000, 1_136_160_000, 0xFFFFFFFE]


def test_a_file_has_the_number_of_its_workout() -> None:
    """It never is nothing, which platforms take for a file without one."""
    created = datetime(2026, 1, 1, tzinfo=UTC)
    for id_, serial in ((UUID(int=(1 << 90) + 7), 7), (UUID(int=1 << 90), 1)):
        message = file_id(4, id_, created)
        assert {each.number: each.value for each in message.fields}[3] == serial
