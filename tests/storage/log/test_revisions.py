"""Which file counts depends on the set of files alone."""

from pathlib import Path
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from midstance.storage.database.database import Database
from midstance.storage.log.revisions import (
    current_revision,
    register_revision,
    revisions_replaced_by,
    unreplaced_revisions,
)
from tests.storage.samples import quick_folder, uuid

WORKOUT = uuid(1)
Known = list[tuple[UUID, list[UUID]]]


def told(folder: Path, known: Known) -> tuple[tuple[UUID, ...], UUID | None]:
    """Heads and truth after files became known in this order."""
    with Database(folder / "log.db") as database:
        with database.transaction():
            for revision, replaces in known:
                register_revision(database, revision, WORKOUT, replaces)
                register_revision(database, revision, WORKOUT, [])
        for revision, replaces in known:
            assert revisions_replaced_by(database, revision) == tuple(replaces)
        return unreplaced_revisions(database, WORKOUT), current_revision(database, WORKOUT)


def test_what_nothing_replaces_counts_and_the_youngest_of_several(tmp_path: Path) -> None:
    """A chain ends in its last; two ends are settled by age; a third that names both wins."""
    one, two, three, four = (uuid(number) for number in (5, 9, 7, 6))
    chain: Known = [(one, []), (two, [one])]
    assert told(tmp_path / "a", chain) == ((two,), two)
    forked: Known = [*chain, (three, [one])]
    assert told(tmp_path / "b", forked) == ((three, two), two)
    settled: Known = [*forked, (four, [two, three])]
    assert told(tmp_path / "c", settled) == ((four,), four)


def test_nothing_known_and_a_circle_are_no_trouble(tmp_path: Path) -> None:
    """Without files there is no truth; files that replace each other are settled by age."""
    assert told(tmp_path / "a", []) == ((), None)
    circle: Known = [(uuid(1), [uuid(2)]), (uuid(2), [uuid(1)])]
    assert told(tmp_path / "b", circle)[1] == uuid(2)
    with Database(tmp_path / "c" / "log.db") as database:
        assert revisions_replaced_by(database, uuid(9)) == ()


@settings(max_examples=30)
@given(st.lists(st.lists(st.integers(0, 7), max_size=3), max_size=8), st.randoms())
def test_the_order_of_arrival_does_not_matter(graph: list[list[int]], chance: object) -> None:
    """Any order of the same files gives the same truth."""
    known: Known = [(uuid(n + 10), [uuid(m + 10) for m in old]) for n, old in enumerate(graph)]
    with quick_folder() as folder:
        first = told(folder / "a", known)
        chance.shuffle(known)  # type: ignore[attr-defined]  # drawn as a random source
        assert told(folder / "b", known) == first
