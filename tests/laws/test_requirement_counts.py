"""How much of what runners' articles ask for is there: whole, in part, or not at all.

A row counts as whole with a test that proves it. Rows S1 to S74 have their tests beside the library
and the coach; what is named here of them is there in part only. When a row becomes whole, it moves
from ``PART`` or ``MISSING`` to ``PROVED`` with the test that says so.
"""

import ast

from tests.shape.project import ROOT

PLANNER = "coach/schedule/planner"
CHECKS = "storage/definitions/checks"
PROVED = {
    "S75": f"{PLANNER}/test_calendar_week.py::test_a_week_has_two_or_three_sessions",
    "S76": f"{PLANNER}/test_costs.py::test_a_day_costs_by_the_runs_around_it",
    "S77": f"{PLANNER}/test_rules.py::test_fast_and_long_runs_close_days_to_leg_work",
    "S78": f"{PLANNER}/test_rules.py::test_shared_muscles_get_a_clear_day",
    "S79": f"{PLANNER}/test_days.py::test_many_days_with_a_run_make_strength_share_them",
    "S80": f"{PLANNER}/test_costs.py::test_beginners_pay_more_around_leg_work",
    "S81": f"{PLANNER}/test_promises.py::test_a_week_keeps_a_day_without_run_and_strength",
    "S82": f"{PLANNER}/test_recovery.py::"
    "test_recovery_is_offered_before_key_runs_and_after_long_ones",
    "S84": f"{PLANNER}/test_rules.py::test_hiit_goes_on_a_day_without_a_run_even_where_it_is_easy",
    "S85": f"{PLANNER}/test_recovery.py::test_the_run_comes_first",
    "S86": "services/calendar/test_targets.py::test_new_jumps_have_a_set_less_the_first_two_times",
    "S87": "coach/test_daily_decision.py::test_each_answer_has_its_action",
    "S88": "cli/commands/test_today.py::test_why_names_every_rule_and_its_source",
    "S103": "coach/schedule/test_proposals.py::test_each_goal_has_its_program",
    "S104": "coach/test_requirements.py::test_the_level_limits_exercises_and_how_much_is_done",
    "S105": "domain/weeks/test_check_in.py::test_every_answer_there_is_has_its_result",
    "S108": "coach/schedule/test_proposals.py::test_each_goal_has_its_program",
    "S119": "presentation/planning/test_today.py::test_food_and_drink_once_a_day",
    "S120": "presentation/planning/test_today.py::test_food_and_drink_once_a_day",
    "S95": "services/calendar/test_targets.py::test_form_that_broke_lets_no_load_rise",
    "S97": "coach/progress/test_laws.py::test_a_target_never_jumps",
    "S98": "coach/progress/test_laws.py::test_loads_and_rungs_move_both_ways",
    "S109": "cli/commands/test_plan.py::test_days_with_less_time_cut_the_session_to_fit",
    "S110": "cli/commands/test_today.py::"
    "test_who_sits_has_hips_in_the_warm_up_and_a_word_on_other_days",
    "S112": "coach/test_heart_rate.py::test_the_easy_zone_in_beats_in_percent_or_by_talking",
    "S114": "cli/commands/test_today.py::test_a_day_with_an_easy_run_names_its_heart_rate",
    "S115": "cli/commands/test_profile.py::test_the_ceiling_of_circuits_is_the_runners_own",
    "S116": "cli/commands/test_log_edit.py::test_a_heart_rate_is_noted_and_stands_in_every_answer",
    "S123": "cli/commands/test_today.py::test_why_names_every_rule_and_its_source",
    "S89": "assets/test_programs.py::test_blocks_keep_their_order",
    "S129": "coach/test_daily_decision.py::test_a_sore_landing_leg_is_offered_another_sport",
    "S128": "assets/test_programs.py::test_heavy_lifting_says_that_body_mass_stays",
    "S90": f"{CHECKS}/test_training_order.py::test_what_a_coach_would_not_let_pass",
    "S94": f"{CHECKS}/test_good_practice.py::test_a_full_session_has_one_leg_and_core_work",
    "S91": f"{CHECKS}/test_training_order.py::test_the_bundled_files_pass",
    "S92": f"{CHECKS}/test_training_order.py::test_what_a_coach_would_not_let_pass",
    "S93": "assets/test_programs.py::test_blocks_keep_their_order",
    "S99": "coach/review/test_week.py::test_the_volume_is_that_of_the_export",
    "S100": "domain/test_volume.py::test_a_group_is_judged_by_its_own_range",
    "S101": "coach/adapt/ladders/test_gates.py::test_no_program_lands_hard_before_its_gates",
    "S102": "assets/test_requirements.py::test_core_needs_no_equipment",
    "S106": "coach/adapt/test_limitations.py::test_every_limitation_is_shown",
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

PART = {
    "S18": "the gate stands in the library and a ladder leads on; one leg is open before it",
    "S49": "gates open level 4, the other loaded versions are open by level alone",
    "S83": "the goal is asked first; runs are entered when the runner wants, not asked for",
    "S96": "ladders lead from body weight to loads, and a barbell waits; the rest is by level",
    "S113": "the intervals name effort and a heart rate of 95 %, not a share of VO2max",
}
MISSING = {
    "S117": "the week has no four headings",
}


def test_every_row_is_whole_in_part_or_missing() -> None:
    """129 rows: 123 whole, 5 in part, 1 missing."""
    rows = {f"S{number}" for number in range(1, 130)}
    whole = rows - set(PART) - set(MISSING)
    assert not set(PROVED) & (set(PART) | set(MISSING))
    assert not set(PART) & set(MISSING)
    assert set(PROVED) == {row for row in whole if int(row[1:]) > 74}
    assert (len(whole), len(PART), len(MISSING)) == (123, 5, 1)


def test_what_is_whole_has_its_test() -> None:
    """The test that is named is there."""
    for place in PROVED.values():
        file, _, name = place.partition("::")
        tree = ast.parse((ROOT / "tests" / file).read_text())
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
