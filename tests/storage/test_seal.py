"""The last line of a file tells whether anything before it was touched."""

import pytest

from midstance.storage.errors import WorkoutFileError
from midstance.storage.seal import MOST_BYTES, seal_of
from midstance.storage.workout_file import to_bytes
from tests.storage.test_workout_file import FILE, HERE


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.replace(b"completed", b"thrown-away"),
        lambda content: content[:-10],
        lambda content: content[: len(content) // 2],
        lambda content: content + b"note = 'more'\n",
        lambda content: b"note = 1\n" + content,
        lambda _: b"",
        lambda _: b"\xff" * 100,
    ],
)
def test_a_file_changed_by_hand_is_told(change: object) -> None:
    """The seal sees any change, a lost end, and what is no workout at all."""
    changed = change(to_bytes(FILE))  # type: ignore[operator]  # one of the functions above
    with pytest.raises(WorkoutFileError, match="changed by hand") as told:
        seal_of(changed, HERE)
    assert told.value.where == str(HERE)
    assert "left out" in told.value.remedy


def test_a_huge_file_is_not_read() -> None:
    """No workout has sixteen megabytes."""
    with pytest.raises(WorkoutFileError, match="too large"):
        seal_of(b" " * (MOST_BYTES + 1), HERE)
