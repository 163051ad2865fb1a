"""wger's list of sets."""

from pathlib import Path

import pytest

from midstance.exchange.reading.findings import ImportFileError
from tests.exchange.importers.samples import kilograms, read_sample, read_text, reasons


def test_three_sets_of_one_session() -> None:
    """Eight repetitions with two in reserve, a hold of 45 s, one and a half kilometres."""
    found = read_sample("wger_workoutlog.json")
    (workout,) = found.workouts
    assert [
        (each.exercise, each.reps, each.seconds, each.metres, kilograms(each), each.effort)
        for each in workout.sets
    ] == [
        ("wger exercise 615", 8, None, None, 62.5, 8),
        ("wger exercise 458", None, 45, None, None, None),
        ("wger exercise 999", None, None, 1500, None, 9.5),
    ]
    assert workout.seconds == 25 * 60
    assert not found.left_out


def test_names_are_taken_where_they_are(tmp_path: Path) -> None:
    """A list with the exercises' names needs no numbers."""
    text = (
        '[{"date": "2026-02-24", "exercise": {"id": 1, "name": "Squats"}, "repetitions_unit": 1,'
        ' "repetitions": "5", "weight": "100", "weight_unit": 2}]'
    )
    (workout,) = read_text(tmp_path, "a.json", text).workouts
    assert (workout.sets[0].exercise, kilograms(workout.sets[0])) == ("Squats", 45.36)


@pytest.mark.parametrize(
    "text",
    [
        '{"results": [{"exercise": 1, "repetitions_unit": 1',
        '{"results": {"exercise": 1, "repetitions_unit": 1}}',
        '{"exercise": 1, "repetitions_unit": 1, "results": ' + "[" * 100_000,
    ],
)
def test_what_is_no_list_of_sets_is_refused(tmp_path: Path, text: str) -> None:
    """Cut, of another shape, or nested without end."""
    with pytest.raises(ImportFileError, match=r"JSON|no list"):
        read_text(tmp_path, "a.json", text)


def test_half_a_character_is_a_question_mark(tmp_path: Path) -> None:
    """No name and no key holds what no file can; a whole emoji stays."""
    text = (
        '[{"exercise": "Curl \\ud800 \\ud83d\\udcaa", "repetitions_unit": 1, "repetitions": 5, '
        '"date": "2026-03-01", "session": "\\udfff"}]'
    )
    (workout,) = read_text(tmp_path, "a.json", text).workouts
    assert (workout.key, workout.sets[0].exercise) == ("?", "Curl ? \U0001f4aa")


def test_entries_of_another_shape_are_left_out(tmp_path: Path) -> None:
    """The number of the entry is named."""
    text = '[1, {"exercise": 1, "repetitions_unit": 1}, {"exercise": 2, "date": "soon"}]'
    assert sorted(reasons(read_text(tmp_path, "a.json", text))) == [
        "'soon' is not a date (set 3)",
        "it is no set that can be read (set 1)",
        "it is no set that can be read (set 2)",
    ]
