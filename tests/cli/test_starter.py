"""The ids that names give."""

import pytest

from midstance.cli.starter import id_of, program_text


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Hill legs", "hill-legs"),
        ("  5K / 10K  ", "5k-10k"),
        ("Über-Läufe", "uber-laufe"),
        ("!?", ""),
        ("ходьба", ""),
        ("x" * 80, "x" * 60),
    ],
)
def test_ids(name: str, id_: str) -> None:
    """Small letters, digits and hyphens are what is left of a name."""
    assert id_of(name) == id_


def test_the_starter_says_where_it_lies() -> None:
    """Its first lines name the commands for this very file."""
    text = program_text("Hill legs", "/own/programs/hill-legs.toml")
    assert text.startswith("# Hill legs: a program of your own.")
    assert "midstance check /own/programs/hill-legs.toml" in text
    assert "midstance use hill-legs" in text
