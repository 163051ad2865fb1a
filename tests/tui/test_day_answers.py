"""What the runner says of the day on Today, by its keys."""

from dataclasses import replace
from pathlib import Path

from midstance.domain.runner import Level, Runner
from midstance.presentation.planning.run_text import parse_weekly_runs
from midstance.services.calendar.check_in import skipped_on
from midstance.services.calendar.run_calendar import RunCalendar
from midstance.tui.dialogs.check_in import CheckInDialog
from midstance.tui.dialogs.choice import ChoiceDialog
from midstance.tui.screens.session.screen import SessionScreen
from midstance.workout.state import Phase
from tests.faults.machines import machines
from tests.storage.samples import at, begun, do_workout, new_ids, record
from tests.tui.house import SHORT, WIDE, Guest, House
from tests.tui.pilot import key_event
from tests.tui.runners import follow, settle


def reason(guest: Guest) -> str:
    """What stands under the session, as one line."""
    return " ".join(guest.text("#reason").split())


async def test_three_keys_say_how_the_day_is(house: House) -> None:
    """The answers stand on Today, the session follows, and starts as it is shown."""
    async with house.opened(WIDE) as guest:
        usual = guest.text("#blocks")
        await guest.press("f", "4", "2", "0")
        assert "Check-in amber, fatigue 4 of 5, soreness 2 of 10, no pain." in reason(guest)
        assert "a leg set less" in reason(guest)
        assert guest.text("#blocks") != usual
        await guest.press("space")
        counted = [each for each in guest.session.machine.state.planned_sets if each.purpose.counts]
        assert min(each.sets for each in counted) == 1


async def test_the_original_is_one_key_away(house: House) -> None:
    """The same key shows the session as the program has it, and as it is today."""
    async with house.opened(WIDE) as guest:
        usual = guest.text("#blocks")
        await guest.press("f", "4", "2", "0", "u")
        assert guest.text("#blocks").strip() == usual.strip()
        assert "the original session all the same" in reason(guest)
        await guest.press("u")
        assert guest.text("#blocks") != usual


async def test_pain_asks_where(house: House) -> None:
    """From 3 of 10 on the place is asked for; what loads it is left out."""
    async with house.opened(WIDE) as guest:
        await guest.press("f", "2", "0", "4")
        assert isinstance(guest.screen, ChoiceDialog)
        await guest.press("k")
        assert "Pain 4 of 10, knee: without" in reason(guest)


async def test_red_is_for_recovery(house: House) -> None:
    """Easy mobility takes the place of the session, and the big key starts it."""
    async with house.opened(WIDE) as guest:
        await guest.press("f", "5", "7", "0")
        assert "Red today" in reason(guest)
        assert "routine" in guest.text("#name")
        await guest.press("space")
        assert isinstance(guest.screen, SessionScreen)
        assert guest.session.machine.state.planned_sets[0].exercise


async def test_answers_are_corrected_and_left(house: House) -> None:
    """Backspace goes one back, other keys do nothing, Escape keeps nothing."""
    async with house.opened(WIDE) as guest:
        usual = guest.text("#blocks")
        await guest.press("f", "9", "0", "3", "4", "backspace", "backspace", "backspace")
        assert isinstance(guest.screen, CheckInDialog)
        assert "4" not in guest.text("#rows").splitlines()[0].split("·")[0]
        await guest.press("escape")
        assert guest.text("#blocks") == usual
        assert "Check-in" not in reason(guest)
        await guest.press("f", "2", "x", "0")
        assert "soreness 10 of 10" in reason(guest)


async def test_a_session_waits_for_a_reason(house: House) -> None:
    """The reason is kept in the log; Escape lets the session be, the same key takes it back."""
    async with house.opened(WIDE) as guest:
        await guest.press("m", "escape")
        assert "rest day" not in guest.text("#name")
        await guest.press("m", "n")
        assert "rest day" in guest.text("#name")
        today = house.clock.today()
        skipped = guest.client.ask(lambda log: skipped_on(log, today))
        assert skipped is not None
        assert skipped.reason == "no-time"
        await guest.press("m")
        assert "rest day" not in guest.text("#name")


async def test_recovery_is_one_key_away(house: House) -> None:
    """Easy mobility starts at once, whatever is due."""
    async with house.opened(WIDE) as guest:
        await guest.press("r")
        assert isinstance(guest.screen, SessionScreen)


async def test_an_easy_run_has_its_heart_rate(house: House) -> None:
    """How high the heart rate may go on an easy run stands among the sentences of the day."""
    with house.log() as log:
        days = parse_weekly_runs("Mon easy, Tue easy, Wed easy, Thu easy, Fri easy, Sat easy")
        RunCalendar(log, new_ids(), at()).set_weekly(days, house.clock.today())
    async with house.opened(WIDE) as guest:
        assert "Easy running: heart rate 75-85 % of the maximum" in reason(guest)


async def test_what_moved_is_shown_on_today(house: House) -> None:
    """A session that waits goes to another day of the plan, with the reason, in a new start too."""
    settle(house, Runner(level=Level.INTERMEDIATE))
    follow(house, "power-5k10k")
    with house.log() as log:
        weekly = parse_weekly_runs("Tue intervals, Wed easy, Fri easy, Sun long")
        RunCalendar(log, new_ids(), at()).set_weekly(weekly, house.clock.today())
    async with house.opened(WIDE) as guest:
        assert "Moved" not in reason(guest)
        await guest.press("m", "n")
        assert "Moved: A " in reason(guest)
        assert "no time" in reason(guest)
    async with house.opened(WIDE) as guest:
        assert "Moved: A " in reason(guest)
        await guest.press("m")
        assert "Moved" not in reason(guest)


async def test_keys_that_come_together_with_the_last_answer_are_too_late(house: House) -> None:
    """A burst of keys answers the three questions once, and ends nothing."""
    async with house.opened(WIDE) as guest:
        await guest.press("f")
        for key in "420420":
            guest.app.post_message(key_event(key))
        await guest.settle()
        assert "Check-in amber, fatigue 4 of 5, soreness 2 of 10, no pain." in reason(guest)


async def test_what_another_machine_did_comes_in_and_what_was_done_here_goes_out(
    house: House, tmp_path: Path
) -> None:
    """At the start, with a word where it came from; a workout that ends is sent at once."""
    with machines(tmp_path, 1) as (other,):
        do_workout(other.log, begun(1), record(0))
        other.sync()
        house.settings = replace(house.settings, sync=str(other.shared))
        async with house.opened() as guest:
            await guest.app.workers.wait_for_complete()
            said = [each.message for each in guest.app._notifications]
            assert said == ["1 workout came from lap"]
        async with house.opened(session=SHORT) as guest:
            await guest.press("space")
            await guest.walk_to(Phase.REST)
            await guest.press("escape", "f", "space")
            await guest.app.workers.wait_for_complete()
            assert other.sync() == 0
    assert len({each.workout_id for each in house.sets()}) == 2
    assert len(list(other.shared.rglob("*.toml"))) == 2


async def test_a_shared_folder_that_is_gone_stops_nothing(house: House, tmp_path: Path) -> None:
    """It is said at the start."""
    house.settings = replace(house.settings, sync=str(tmp_path / "none"))
    async with house.opened() as guest:
        await guest.app.workers.wait_for_complete()
        (said,) = (each.message for each in guest.app._notifications)
        assert said.startswith("Nothing came from")


async def test_a_key_takes_an_easier_week_and_ends_it(house: House) -> None:
    """The session has fewer sets and says until when; tomorrow's has them too; again it is over."""
    async with house.opened(WIDE) as guest:
        usual = guest.text("#blocks")
        await guest.press("z")
        assert "Easier week until Sun 2026-11-29" in reason(guest)
        assert guest.text("#blocks") != usual
        await guest.press("z")
        assert "Easier week" not in reason(guest)
        assert guest.text("#blocks").strip() == usual.strip()
