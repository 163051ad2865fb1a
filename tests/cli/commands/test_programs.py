"""``midstance programs``: programs and routines answer to their ids."""

import pytest

from tests.cli.conftest import Type


@pytest.mark.parametrize("id_", ["foundations", "core-5"])
def test_an_id_has_a_page_and_a_document(typed: Type, id_: str) -> None:
    """The page names the id; the document is one object with it."""
    assert f"({id_})" in typed("programs", id_).lines[0]
    assert typed("programs", id_, "--json").json["id"] == id_


def test_an_id_that_is_not_there_is_told(typed: Type) -> None:
    """A typing mistake names the nearest program."""
    answer = typed("programs", "fundations", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "did you mean 'foundations'?" in answer.err
