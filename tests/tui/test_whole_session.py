"""From the first key to the last saved set."""

from midstance.domain.planned_sets import lay_out, work_sets
from midstance.exchange.exporters.json import set_to_json
from midstance.tui.screens.today import TodayScreen
from midstance.workout.state import Phase
from tests.tui.laptop import Laptop


async def test_a_whole_session_by_key(laptop: Laptop) -> None:
    """From Today to the summary, the log ends with exactly the sets that the session prescribes."""
    planned_sets = lay_out(laptop.session("foundations/A"), laptop.library.library.exercises)
    async with laptop.opened() as user:
        assert "session A" in user.text()
        await user.press("space")
        await user.walk_to(Phase.DONE)
        asked = [
            (planned_set, side)
            for planned_set in planned_sets
            for side in planned_set.recorded_sides
        ]
        assert f"saved {work_sets(planned_sets)}" in user.text()
        await user.press("space")
        assert isinstance(user.screen, TodayScreen)
    kept = [set_to_json(each) for each in laptop.sets()]
    assert [
        (
            each["exercise"],
            each["set_number"],
            each["side"],
            each["reps"] or each["seconds"] or each["metres"],
            each["counts"],
            each["skipped"],
        )
        for each in kept
    ] == [
        (
            planned_set.exercise,
            planned_set.set_number,
            side,
            planned_set.target.amount,
            planned_set.purpose.counts,
            False,
        )
        for planned_set, side in asked
    ]
