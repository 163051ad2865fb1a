"""A set as plain values shows what was done, and nothing else gets through."""

import pytest

from midstance.domain.record import Pain
from midstance.storage.plain_workout import to_workout
from tests.storage.test_plain_workout import plain_workout


def test_what_is_as_usual_is_left_out() -> None:
    """A file shows only what somebody did."""
    (kept,) = plain_workout()["set"]
    assert kept["load_kg"] == 12.5
    assert not {"side", "band_cm", "skipped", "counts", "note", "open_ended"} & set(kept)
    assert to_workout(plain_workout()).pains == (Pain("calf", 3, "plank"),)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", 5),
        ("done", 1.5),
        ("done", -1),
        ("side", "up"),
        ("unit", "miles"),
        ("skipped", 1),
        ("load_kg", "heavy"),
        ("load_kg", -1),
        ("load_kg", float("nan")),
        ("load_kg", 1e300),
        ("note", 5),
        ("effort", "hard"),
    ],
)
def test_a_wrong_value_of_a_set_is_refused(key: str, value: object) -> None:
    """The same holds for each set."""
    plain = plain_workout()
    plain["set"] = [plain["set"][0] | {key: value}]
    with pytest.raises((TypeError, ValueError)):
        to_workout(plain)
