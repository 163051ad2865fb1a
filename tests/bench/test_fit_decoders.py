"""The bench of decoders sees a difference, and says which decoders it could not run."""

import pytest

from tests.bench.fit_decoders import DECODERS, Read, differences, main, plain

READ: Read = [(0, {0: 4, 2: "Squat"}), (225, {3: 8})]


def test_each_difference_is_named() -> None:
    """A value that is another one, one that is missing, and a message too few."""
    assert not list(differences(READ, READ))
    other: Read = [(0, {0: 4}), (225, {3: 9})]
    assert list(differences(READ, other)) == [
        "message 0, field 2: None for 'Squat'",
        "message 225, field 3: 9 for 8",
    ]
    assert list(differences(READ, READ[:1])) == ["1 messages for 2"]


def test_values_of_decoders_are_made_alike() -> None:
    """Lists of one, texts with their zero, and what is not known."""
    assert plain([(1, [5]), (2, [5, 6]), (3, "Squat\0"), (4, None), (None, 7)]) == {
        1: 5,
        2: (5, 6),
        3: "Squat",
    }


def test_a_decoder_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing passes by being left out unsaid."""
    assert main(["--decoders", "no/such/folder"]) == 0
    said = capsys.readouterr().out
    assert all(f"{name}: " in said for name in DECODERS)
