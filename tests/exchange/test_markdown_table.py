"""Tables in Markdown."""

from hypothesis import given
from hypothesis import strategies as st

from midstance.exchange.markdown_table import table


def test_a_table_has_a_head_and_a_rule() -> None:
    """An empty cell is a blank, so that the row keeps its cells."""
    assert list(table(("set", "note"), [("1", ""), ("2", "slow")])) == [
        "| set | note |",
        "| --- | --- |",
        "| 1 | |",
        "| 2 | slow |",
    ]


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_a_table_stays_a_table(rows: list[tuple[str, str]]) -> None:
    """Whatever is in the cells, each row is one line with three bare pipes."""
    for line in table(("a", "b"), rows):
        assert len(line.splitlines()) == 1
        assert line.replace("\\\\", "").replace("\\|", "").count("|") == 3
