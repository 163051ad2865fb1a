"""From the first key to the last saved set."""

from midstance.domain.planned_sets import lay_out, work_sets
from midstance.exchange.exporters.json import set_to_json
from midstance.tui.screens.today import TodayScreen
from midstance.workout.state import Phase
from tests.tui.house import House


async def test_a_whole_session_by_key(house: House) -> None:
    """From Today to the summary, the log ends with exactly the sets that the session prescribes."""
    planned_sets = lay_out(house.session("foundations/A"), house.library.library.exercises)
    async with house.opened() as guest:
        assert "session A" in guest.text()
        await guest.press("space")
        await guest.walk_to(Phase.DONE)
        asked = [
            (planned_set, side)
            for planned_set in planned_sets
            for side in planned_set.recorded_sides
        ]
        assert f"saved {work_sets(planned_sets)}" in guest.text()
        await guest.press("space")
        assert isinstance(guest.screen, TodayScreen)
    kept = [set_to_json(each) for each in house.sets()]
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
