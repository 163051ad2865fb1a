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
from tests.tui.laptop import SHORT, WIDE, Laptop, User
from tests.tui.pilot import key_event
from tests.tui.runners import follow, settle


def reason(user: User) -> str:
    """What stands under the session, as one line."""
    return " ".join(user.text("#reason").split())


async def test_three_keys_say_how_the_day_is(laptop: Laptop) -> None:
    """The answers stand on Today, the session follows, and starts as it is shown."""
    async with laptop.opened(WIDE) as user:
        usual = user.text("#blocks")
        await user.press("f", "4", "2", "0")
        assert "Check-in amber, fatigue 4 of 5, soreness 2 of 10, no pain." in reason(user)
        assert "a leg set less" in reason(user)
        assert user.text("#blocks") != usual
        await user.press("space")
        counted = [each for each in user.session.machine.state.planned_sets if each.purpose.counts]
        assert min(each.sets for each in counted) == 1


async def test_the_original_is_one_key_away(laptop: Laptop) -> None:
    """The same key shows the session as the program has it, and as it is today."""
    async with laptop.opened(WIDE) as user:
        usual = user.text("#blocks")
        await user.press("f", "4", "2", "0", "u")
        assert user.text("#blocks").strip() == usual.strip()
        assert "the original session all the same" in reason(user)
        await user.press("u")
        assert user.text("#blocks") != usual


async def test_the_original_of_a_usual_day_says_that_nothing_is_adapted(laptop: Laptop) -> None:
    """Where the key changes nothing, it says so; with a check-in there is something to change."""
    async with laptop.opened(WIDE) as user:
        await user.press("u", "u")
        said = [each.message for each in user.app._notifications]
        assert said == ["Nothing is adapted today: this is the session as in the program."] * 2
        user.app.clear_notifications()
        await user.press("f", "4", "2", "0", "u")
        assert all("Nothing is adapted" not in each.message for each in user.app._notifications)


async def test_pain_asks_where(laptop: Laptop) -> None:
    """From 3 of 10 on the place is asked for; what loads it is left out."""
    async with laptop.opened(WIDE) as user:
        await user.press("f", "2", "0", "4")
        assert isinstance(user.screen, ChoiceDialog)
        await user.press("k")
        assert "Pain 4 of 10, knee: without" in reason(user)


async def test_red_is_for_recovery(laptop: Laptop) -> None:
    """Easy mobility takes the place of the session, and the big key starts it."""
    async with laptop.opened(WIDE) as user:
        await user.press("f", "5", "7", "0")
        assert "Red today" in reason(user)
        assert "routine" in user.text("#name")
        await user.press("space")
        assert isinstance(user.screen, SessionScreen)
        assert user.session.machine.state.planned_sets[0].exercise


async def test_answers_are_corrected_and_left(laptop: Laptop) -> None:
    """Backspace goes one back, other keys do nothing, Escape keeps nothing."""
    async with laptop.opened(WIDE) as user:
        usual = user.text("#blocks")
        await user.press("f", "9", "0", "3", "4", "backspace", "backspace", "backspace")
        assert isinstance(user.screen, CheckInDialog)
        assert "4" not in user.text("#rows").splitlines()[0].split("·")[0]
        await user.press("escape")
        assert user.text("#blocks") == usual
        assert "Check-in" not in reason(user)
        await user.press("f", "2", "x", "0")
        assert "soreness 10 of 10" in reason(user)


async def test_a_session_waits_for_a_reason(laptop: Laptop) -> None:
    """The reason is kept in the log; Escape lets the session be, the same key takes it back."""
    async with laptop.opened(WIDE) as user:
        await user.press("m", "escape")
        assert "rest day" not in user.text("#name")
        await user.press("m", "n")
        assert "rest day" in user.text("#name")
        today = laptop.clock.today()
        skipped = user.client.ask(lambda log: skipped_on(log, today))
        assert skipped is not None
        assert skipped.reason == "no-time"
        await user.press("m")
        assert "rest day" not in user.text("#name")


async def test_recovery_is_one_key_away(laptop: Laptop) -> None:
    """Easy mobility starts at once, whatever is due."""
    async with laptop.opened(WIDE) as user:
        await user.press("r")
        assert isinstance(user.screen, SessionScreen)


async def test_an_easy_run_has_its_heart_rate(laptop: Laptop) -> None:
    """How high the heart rate may go on an easy run stands among the sentences of the day."""
    with laptop.log() as log:
        days = parse_weekly_runs("Mon easy, Tue easy, Wed easy, Thu easy, Fri easy, Sat easy")
        RunCalendar(log, new_ids(), at()).set_weekly(days, laptop.clock.today())
    async with laptop.opened(WIDE) as user:
        assert "Easy running: heart rate 75-85 % of the maximum" in reason(user)


async def test_what_moved_is_shown_on_today(laptop: Laptop) -> None:
    """A session that waits goes to another day of the plan, with the reason, in a new start too."""
    settle(laptop, Runner(level=Level.INTERMEDIATE))
    follow(laptop, "power-5k10k")
    with laptop.log() as log:
        weekly = parse_weekly_runs("Tue intervals, Wed easy, Fri easy, Sun long")
        RunCalendar(log, new_ids(), at()).set_weekly(weekly, laptop.clock.today())
    async with laptop.opened(WIDE) as user:
        assert "Moved" not in reason(user)
        await user.press("m", "n")
        assert "Moved: A " in reason(user)
        assert "no time" in reason(user)
    async with laptop.opened(WIDE) as user:
        assert "Moved: A " in reason(user)
        await user.press("m")
        assert "Moved" not in reason(user)


async def test_keys_that_come_together_with_the_last_answer_are_too_late(laptop: Laptop) -> None:
    """A burst of keys answers the three questions once, and ends nothing."""
    async with laptop.opened(WIDE) as user:
        await user.press("f")
        for key in "420420":
            user.app.post_message(key_event(key))
        await user.settle()
        assert "Check-in amber, fatigue 4 of 5, soreness 2 of 10, no pain." in reason(user)


async def test_what_another_machine_did_comes_in_and_what_was_done_here_goes_out(
    laptop: Laptop, tmp_path: Path
) -> None:
    """At the start, with a word where it came from; a workout that ends is sent at once."""
    with machines(tmp_path, 1) as (other,):
        do_workout(other.log, begun(1), record(0))
        other.sync()
        laptop.settings = replace(laptop.settings, sync=str(other.shared))
        async with laptop.opened() as user:
            await user.app.workers.wait_for_complete()
            said = [each.message for each in user.app._notifications]
            assert said == ["1 workout came from lap"]
        async with laptop.opened(session=SHORT) as user:
            await user.press("space")
            await user.walk_to(Phase.REST)
            await user.press("escape", "f", "space")
            await user.app.workers.wait_for_complete()
            assert other.sync() == 0
    assert len({each.workout_id for each in laptop.sets()}) == 2
    assert len(list(other.shared.rglob("*.toml"))) == 2


async def test_a_shared_folder_that_is_gone_stops_nothing(laptop: Laptop, tmp_path: Path) -> None:
    """It is said at the start."""
    laptop.settings = replace(laptop.settings, sync=str(tmp_path / "none"))
    async with laptop.opened() as user:
        await user.app.workers.wait_for_complete()
        (said,) = (each.message for each in user.app._notifications)
        assert said.startswith("Nothing came from")


async def test_a_key_takes_an_easier_week_and_ends_it(laptop: Laptop) -> None:
    """The session has fewer sets and says until when; tomorrow's has them too; again it is over."""
    async with laptop.opened(WIDE) as user:
        usual = user.text("#blocks")
        await user.press("z")
        assert "Easier week until Sun 2026-11-29" in reason(user)
        assert user.text("#blocks") != usual
        await user.press("z")
        assert "Easier week" not in reason(user)
        assert user.text("#blocks").strip() == usual.strip()
