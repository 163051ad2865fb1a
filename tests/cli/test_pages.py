"""An exercise in plain form."""

from midstance.cli.pages import plain_exercise
from midstance.domain.exercise import Dose, Exercise, Measure, Pattern
from midstance.domain.quantity import Tempo
from midstance.storage.shape import FILE_KEYS


def test_records_choices_and_lists_become_json() -> None:
    """Nothing is left that JSON does not know, and nothing is left out."""
    exercise = Exercise(
        "plank",
        "Plank",
        Pattern.CORE_ANTI_EXTENSION,
        Measure.SECONDS,
        Dose(3, 30),
        tempo=Tempo(3, 1, None, 0),
        cues=("Long.", "Firm."),
    )
    found = plain_exercise(exercise)
    assert found["pattern"] == "core-anti-extension"
    assert found["tempo"] == {"lowering": 3, "pause_low": 1, "lifting": None, "pause_high": 0}
    assert found["cues"] == ["Long.", "Firm."]
    assert tuple(found) == FILE_KEYS[Exercise]
