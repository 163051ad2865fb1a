"""A set in JSON is what the contract says."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given

from midstance.domain.quantity import Load, Side, Target, Unit
from midstance.domain.record import LoggedSet, WorkoutRecord
from midstance.domain.stamp import Stamp
from midstance.storage.set_json import local_text, set_to_json
from tests.storage.samples import MOMENTS, at, record, uuid, workouts


def test_a_hold_is_written_as_the_contract_shows_it() -> None:
    """Every key is there, in its order, with null where nothing applies."""
    logged = LoggedSet(
        uuid(1), uuid(2), "foundations/A", at(), date(2026, 11, 22), record(effort=6, set_number=2)
    )
    assert json.dumps(set_to_json(logged)) == (
        f'{{"id": "{uuid(1)}", "workout_id": "{uuid(2)}", "session": "foundations/A", '
        '"block": "core", "exercise": "plank", "prescribed_exercise": "plank", "set_number": 2, '
        '"side": null, "reps": null, "seconds": 30.0, "metres": null, "load_kg": null, '
        '"effort": 6, "target": {"amount": 30, "unit": "seconds", "open_ended": false}, '
        '"skipped": false, "counts": true, "note": "", '
        '"done_at": "2026-11-22T12:00:00+01:00", "local_date": "2026-11-22"}'
    )


def test_each_unit_has_its_key() -> None:
    """Repetitions and contacts are reps; metres are metres; sides are words; a band shows."""
    lifted = record(value=8, load=Load.of(82.5), side=Side.LEFT, band_cm=40)
    for unit, key in ((Unit.REPS, "reps"), (Unit.CONTACTS, "reps"), (Unit.METRES, "metres")):
        told = replace(lifted, target=Target(8, unit))
        plain = set_to_json(LoggedSet(uuid(1), uuid(2), "A", at(), date(2026, 1, 1), told))
        assert (plain["load_kg"], plain["side"], plain["band_cm"]) == (82.5, "left", 40)
        counted = {name: plain.get(name) for name in ("reps", "seconds", "metres")}
        assert counted == {"reps": None, "seconds": None, "metres": None} | {key: 8}


@given(workouts())
def test_every_set_is_valid_json_and_names_its_moment(workout: WorkoutRecord) -> None:
    """Whatever was typed, a parser reads the same back."""
    for logged in workout.sets:
        plain = set_to_json(logged)
        assert json.loads(json.dumps(plain)) == plain


@given(MOMENTS)
def test_a_moment_has_the_runners_offset(moment: Stamp) -> None:
    """The text ends with the zone's distance from UTC, and has no fractions."""
    sign = "-" if moment.offset_minutes < 0 else "+"
    hours, minutes = divmod(abs(moment.offset_minutes), 60)
    assert local_text(moment).endswith(f"{sign}{hours:02}:{minutes:02}")
    assert "." not in local_text(moment)
