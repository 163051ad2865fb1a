"""Sets as comma-separated values."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.record import WorkoutRecord
from midstance.exchange.exporters.csv import CSV_COLUMNS, csv_lines
from midstance.exchange.exporters.json import set_to_json
from tests.coach.gym import MONDAY, done, held, logs, sets_of, workout

NOTES = st.text() | st.text("=+-@\t\r\n\"',; 12")


def read(text: str) -> list[dict[str, str]]:
    """The rows as the csv module reads them."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def written(*workouts: WorkoutRecord) -> list[dict[str, str]]:
    """The sets of these workouts, written and read again."""
    return read("".join(csv_lines(map(set_to_json, sets_of(*workouts)))))


def test_an_empty_log_has_a_head() -> None:
    """A line with the names of the columns."""
    assert "".join(csv_lines([])) == ",".join(CSV_COLUMNS) + "\r\n"


def test_every_value_of_a_set_has_its_cell() -> None:
    """Loads in kilograms, the moment with its offset, empty cells for what is not there."""
    (row,) = written(workout(1, MONDAY, done("squat", 8, kg=62.5, effort=8, note="fine, really")))
    assert row["exercise"] == "squat"
    assert (row["reps"], row["seconds"], row["load_kg"], row["effort"]) == ("8", "", "62.5", "8")
    assert (row["local_date"], row["done_at"]) == ("2026-11-23", "2026-11-23T18:00:00+01:00")
    assert (row["target_amount"], row["target_unit"], row["counts"]) == ("8", "reps", "yes")
    assert row["note"] == "fine, really"


def test_a_band_has_its_cell() -> None:
    """It is there only when one was used."""
    with_band, without = written(
        workout(1, MONDAY, held("plank", 30, band_cm=40), held("plank", 9))
    )
    assert (with_band["band_cm"], without["band_cm"]) == ("40", "")


@given(logs(3))
def test_the_columns_are_those_of_the_json(workouts: tuple[WorkoutRecord, ...]) -> None:
    """No value that the JSON has is missing, and each row reads back."""
    rows = [dict(set_to_json(each)) for each in sets_of(*workouts)]
    for row, back in zip(rows, written(*workouts), strict=True):
        plain = {key for key in row if key != "target"}
        assert plain <= set(CSV_COLUMNS)
        assert list(back) == list(CSV_COLUMNS)
        assert back["id"] == row["id"]
        assert back["load_kg"] == ("" if row["load_kg"] is None else str(row["load_kg"]))


@given(NOTES)
def test_any_note_survives_without_its_power(note: str) -> None:
    """Commas, quotes and line breaks come back; a formula comes back as a text."""
    (row,) = written(workout(1, MONDAY, done("squat", 8, note=note)))
    kept = row["note"]
    assert kept.removeprefix("'") == note or "\ufffd" in kept or note.startswith("'")
    assert not kept.startswith(("=", "@", "\t", "\r", "\n"))
