"""How much of what runners' articles ask for is there: whole, in part, or not at all.

A row counts as whole with a test that proves it. Rows S1 to S74 have their tests beside the library
and the coach; what is named here of them is there in part only. When a row becomes whole, it moves
from ``PART`` or ``MISSING`` to ``PROVED`` with the test that says so.
"""

import ast

from tests.shape.project import ROOT

PROVED = {
    "S89": "assets/test_programs.py::test_blocks_keep_their_order",
    "S91": "assets/test_training_order.py::test_the_bundled_files_pass",
    "S92": "assets/test_training_order.py::test_what_a_coach_would_not_let_pass",
    "S93": "assets/test_programs.py::test_blocks_keep_their_order",
    "S99": "coach/review/test_week.py::test_the_volume_is_that_of_the_export",
    "S100": "domain/test_volume.py::test_a_group_is_judged_by_its_own_range",
    "S101": "coach/adapt/test_gates.py::test_no_program_lands_hard_before_its_gates",
    "S102": "assets/test_requirements.py::test_core_needs_no_equipment",
    "S106": "coach/adapt/test_limitations.py::test_every_limitation_is_told",
    "S107": "coach/adapt/test_substitution.py::test_every_stand_in_keeps_the_laws",
    "S111": "domain/test_runner.py::test_what_was_not_said_restricts_nothing_but_the_level",
    "S118": "assets/test_exercises.py::test_the_library_is_whole",
    "S121": "coach/test_safety.py::test_the_first_program_is_begun_with_the_notice_once",
    "S122": "services/test_workout_runner.py::test_a_strong_pain_drops_what_loads_the_region",
    "S124": "cli/commands/test_week.py::test_each_form_is_one_document",
    "S125": "coach/review/test_history.py::test_a_year_holds_calendar_and_rows",
    "S126": "assets/test_exercises.py::test_every_reason_is_a_careful_sentence_of_its_own",
    "S127": "assets/test_exercises.py::test_every_reason_is_a_careful_sentence_of_its_own",
}
"""Rows from S75 on, each with the test that proves it."""

ONLY_FROM_A_FILE = "planned by `plan --from FILE`; the runner's own week is not"
PART = {
    "S18": "the gate stands in the library and a ladder leads on; one leg is open before it",
    "S49": "gates open level 4, the other loaded versions are open by level alone",
    "S51": "what is prescribed is the program's table; nothing adjusts it yet",
    "S56": "the routine is there; an offer of it comes only from a week in a file",
    "S58": "the ceiling of the heart rate is a share, not beats a minute",
    "S63": "the routine is there; that it counts as a hard run is known only to a week in a file",
    "S68": "the off-season has a program; a program has no phase",
    "S72": ONLY_FROM_A_FILE,
    "S73": "programs taper; the date of a race moves nothing",
    "S74": "the switch chooses what is due first, not how many sessions a week has",
    **dict.fromkeys(
        ("S75", "S76", "S77", "S78", "S79", "S80", "S81", "S82", "S84", "S85", "S109"),
        ONLY_FROM_A_FILE,
    ),
    "S83": "the goal is asked; runs are read from a file alone",
    "S86": "the first landings have a notice; the session is not made smaller",
    "S87": "a strong pain changes the session; nothing asks how the day is",
    "S88": "a plan from a file says why a day is free; nothing else does",
    "S90": "a warm-up refuses static stretches; what else it may hold is not asked",
    "S94": "every full session has a one-sided and a core item, and no check asks for it",
    "S95": "cues come before the first set; form is not asked for",
    "S96": "ladders lead from body weight to loads, and a barbell waits; the rest is by level",
    "S98": "tables rise and have lighter weeks; nothing rises by itself",
    "S103": "the goal is a field of the profile; it proposes no program",
    "S104": "the level limits exercises, not how much is done",
    "S108": "the goal knows distance and terrain; it proposes no program",
    "S110": "the field is asked for; it adds nothing yet",
    "S113": "the intervals name their effort, not a share of VO2max",
    "S115": "circuits have a ceiling of 80 %; it cannot be changed",
    "S123": "what is adapted says why; the plan says it for a week in a file",
    "S129": "a week in a file takes other sports; none is offered instead of a run",
}
MISSING = {
    "S97": "no load goes up by itself, so nothing caps its steps",
    "S105": "no check-in asks for sleep, energy and soreness",
    "S112": "no zone is shown",
    "S114": "no zone is shown",
    "S116": "no heart rate can be entered",
    "S117": "the week has no four headings",
    "S119": "nothing reminds of food and drink",
    "S120": "no day has a note on fuel",
    "S128": "no text says it",
}


def test_every_row_is_whole_in_part_or_missing() -> None:
    """129 rows: 82 whole, 38 in part, 9 missing."""
    rows = {f"S{number}" for number in range(1, 130)}
    whole = rows - set(PART) - set(MISSING)
    assert not set(PROVED) & (set(PART) | set(MISSING))
    assert not set(PART) & set(MISSING)
    assert set(PROVED) == {row for row in whole if int(row[1:]) > 74}
    assert (len(whole), len(PART), len(MISSING)) == (82, 38, 9)


def test_what_is_whole_has_its_test() -> None:
    """The test that is named is there."""
    for place in PROVED.values():
        file, _, name = place.partition("::")
        tree = ast.parse((ROOT / "tests" / file).read_text())
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
