"""The log as one JSON array."""

import json

from hypothesis import given

from midstance.domain.record import WorkoutRecord
from midstance.exchange.json_lines import json_lines
from midstance.storage.set_json import set_to_json
from tests.coach.gym import logs, sets_of


@given(logs())
def test_the_array_holds_every_set(workouts: tuple[WorkoutRecord, ...]) -> None:
    """One line for each entry between the brackets, and one document in all."""
    rows = [dict(set_to_json(each)) for each in sets_of(*workouts)]
    text = "".join(json_lines(rows))
    assert json.loads(text) == rows
    assert text.endswith("]\n")
    assert text.count("\n") == (len(rows) + 2 if rows else 1)
