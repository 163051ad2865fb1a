"""Whatever lies in a file, its reader ends in time, and refuses it in words."""

import pytest

from tests.faults.fuzz_readers import Readers, feed_seeded
from tests.faults.stored_readers import Reader


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Readers:
    """Every reader, with files of ours."""
    return Readers(tmp_path_factory.mktemp("readers"))


NAMES = (
    *("exercises", "routines", "programs", "keymaps", "settings"),
    *("workout-files", "run-files", "typed", "shared-weeks", "taken-files", "figures"),
    *("week-files", "import-names", "under-way-copy", "notes", "workout-under-way", "profile"),
    *("journal-rows", "journal-texts"),
)


@pytest.mark.parametrize("name", NAMES)
def test_changed_files_are_read_or_refused(readers: Readers, name: str) -> None:
    """A hundred changed files a reader: nothing but refusals comes out, none after two seconds."""
    assert set(readers.readers) == set(NAMES)
    failures, _ = feed_seeded(readers.readers[name], 100, seed=7)
    assert failures == {}


def test_a_reader_that_never_ends_is_stopped() -> None:
    """The watchdog ends what hangs, so that the long run says so and goes on."""

    def read(_content: bytes) -> None:
        while True:
            pass

    failures, _ = feed_seeded(Reader(read, [b"x"]), 1, seed=1, seconds=0.01)
    assert list(failures) == ["longer than 0.01 s"]


def test_what_comes_out_of_a_reader_is_a_failure() -> None:
    """An error of another kind is kept with the shortest input that led to it."""

    def read(content: bytes) -> None:
        if b"a" in content:
            raise KeyError("a")

    failures, _ = feed_seeded(Reader(read, [b"banana", b"xyz"]), 50, seed=1)
    assert b"a" in failures["KeyError: 'a'"]
