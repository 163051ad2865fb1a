"""A set in JSON is what the contract says."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given

from midstance.domain.quantity import Load, Side, Target, Unit
from midstance.domain.record import LoggedSet, Timestamp, WorkoutRecord
from midstance.domain.weeks.review import SpacingBreak, SpacingRule, WeekSpacing
from midstance.exchange.exporters.json import json_lines, local_text, set_to_json, week_json
from tests.coach.gym import logs, sets_of
from tests.exchange.weeks import FULL, WITH_LESS_EFFORT, review_of
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
def test_a_moment_has_the_runners_offset(moment: Timestamp) -> None:
    """The text ends with the zone's distance from UTC, and has no fractions."""
    sign = "-" if moment.offset_minutes < 0 else "+"
    hours, minutes = divmod(abs(moment.offset_minutes), 60)
    assert local_text(moment).endswith(f"{sign}{hours:02}:{minutes:02}")
    assert "." not in local_text(moment)


@given(logs())
def test_the_array_holds_every_set(workouts: tuple[WorkoutRecord, ...]) -> None:
    """One line for each entry between the brackets, and one document in all."""
    rows = [dict(set_to_json(each)) for each in sets_of(*workouts)]
    text = "".join(json_lines(rows))
    assert json.loads(text) == rows
    assert text.endswith("]\n")
    assert text.count("\n") == (len(rows) + 2 if rows else 1)


def test_a_full_week_is_one_document() -> None:
    """Days with their sessions, figures in kilograms, the estimate with its formula."""
    found = week_json(review_of(*FULL))
    assert (found["first"], found["last"]) == ("2026-11-23", "2026-11-29")
    assert found["days"][1]["sessions"][0] == {
        "session": "base/A",
        "name": "Squat day",
        "week": 1,
        "status": "done-moved",
        "other_date": "2026-11-23",
        "workout_id": "00000000-0000-0000-0000-000000000002",
        "finished_early": True,
    }
    assert found["work"]["tonnage_kg"] == 985
    assert found["spacing"] is None
    assert found["program"]["behind"] == 1
    (heaviest,) = found["bests"]
    assert (heaviest["kind"], heaviest["exercise"]) == ("heaviest", "squat")
    assert (heaviest["before"], heaviest["now"], heaviest["estimate"]) == (60, 62.5, None)
    assert found["growth"][0] == {
        "exercise": "squat",
        "quantity": "load",
        "unit": "kg",
        "before": 60,
        "now": 62.5,
        "since": "2026-11-16",
    }
    assert found["balance"][0]["unit"] == "kg-reps"
    assert [each["rule"] for each in found["pains"]] == ["amber", "green"]
    assert found["not_in_library"] == ["ghost"]


def test_an_estimate_has_its_formula_beside_it() -> None:
    """62.5 kg x (1 + 5/30) before, and x (1 + 7/30) now; Brzycki: 62.5 kg x 36 / (37 - 7)."""
    (best,) = week_json(review_of(*WITH_LESS_EFFORT))["bests"]
    assert (best["kind"], best["before"], best["now"]) == ("estimated-maximum", 72.917, 77.083)
    assert (best["estimate"]["formula"], best["estimate"]["kg"]) == ("epley", 77.083)
    assert best["estimate"]["brzycki_kg"] == 75


def test_an_empty_week_has_every_key() -> None:
    """A script finds the same keys, with nothing in them."""
    empty = week_json(review_of(chosen=()))
    assert list(empty) == list(week_json(review_of(*FULL)))
    assert (empty["effort"], empty["program"], empty["bests"], empty["runs"]) == (
        None,
        None,
        [],
        [],
    )
    assert len(empty["days"]) == 7


@given(logs())
def test_any_review_is_plain(workouts: tuple[WorkoutRecord, ...]) -> None:
    """It goes through JSON unchanged: no dates, no identifiers, no infinities."""
    found = week_json(review_of(*workouts))
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_hard_days_and_what_lay_too_near_are_days() -> None:
    """Each with the code of what was not kept."""
    day, after = date(2026, 11, 28), date(2026, 11, 29)
    near = SpacingBreak(SpacingRule.BEFORE_LONG, day, after)
    found = week_json(replace(review_of(*FULL), spacing=WeekSpacing((day, after), (day,), (near,))))
    assert found["spacing"] == {
        "hard_days": ["2026-11-28", "2026-11-29"],
        "strength_days": ["2026-11-28"],
        "breaks": [{"rule": "before-long", "day": "2026-11-28", "other": "2026-11-29"}],
    }
