"""The questions about health, by key."""

from midstance.coach.safety import QUESTIONS
from midstance.tui.dialogs.health import HealthDialog
from midstance.tui.theme import ThemedApp
from tests.tui.pilot import key_event


async def test_keys_that_come_together_with_the_last_answer_are_too_late() -> None:
    """A burst of answers answers each question once, and ends nothing."""
    app, heard = ThemedApp(), list[object]()
    async with app.run_test() as pilot:
        await app.push_screen(HealthDialog(None), heard.append)
        for _ in range(len(QUESTIONS) + 3):
            app.post_message(key_event("y"))
        await pilot.pause()
        assert heard == [frozenset(each.id for each in QUESTIONS)]
