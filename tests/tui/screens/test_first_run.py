"""From an empty home to a running set in one key, with no question answered by a big key."""

import re

import pytest

from midstance.coach.review.tally import countable_sets
from midstance.coach.safety import QUESTIONS
from midstance.domain.attendance import Enrolment
from midstance.domain.runner import Level, Runner
from midstance.domain.settings import Settings
from midstance.services.new_runner.first_run import FIRST_CHOICES
from midstance.tui.dialogs.health import HealthDialog
from midstance.tui.dialogs.lists import NoticeDialog
from midstance.tui.screens.first_run import FirstRunScreen
from midstance.tui.screens.session.screen import SessionScreen
from midstance.tui.screens.today import TodayScreen
from midstance.workout.state import Phase
from tests.tui.laptop import SMALL, USUAL, WIDE, Laptop, User
from tests.tui.runners import known


@pytest.fixture
def new(laptop: Laptop) -> Laptop:
    """A laptop in which Midstance was never opened."""
    laptop.is_new = True
    return laptop


def session_id(user: User) -> str:
    """The session under way."""
    under_way = user.client.ask(lambda log: log.under_way_head())
    return under_way.session if under_way else ""


@pytest.mark.parametrize("size", [SMALL, (60, 20), USUAL, WIDE, (200, 60)])
async def test_all_that_space_declares_is_in_sight(new: Laptop, size: tuple[int, int]) -> None:
    """The marked session and the seven topics stand in full, at every size."""
    async with new.opened(size) as user:
        assert isinstance(user.screen, FirstRunScreen)
        shown = user.text()
        assert "5-minute core" in shown
        for question in QUESTIONS:
            assert question.topic in shown
        assert user.text("#start").strip()
        page = user.screen.query_one("#page").region
        assert page.x == size[0] - page.right


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_one_key_to_a_running_set(new: Laptop, key: str) -> None:
    """One key leads to GET READY of ten seconds with the first cue, and then the set runs."""
    async with new.opened() as user:
        await user.press(key)
        assert user.view.clock == "0:10"
        assert user.view.card.cue
        assert session_id(user) == "core-5"
        phases = [user.view.phase]
        for seconds in (9.9, 0.2):
            await user.wait(seconds)
            phases.append(user.view.phase)
        assert phases == [Phase.LEAD_IN, Phase.LEAD_IN, Phase.WORK]
    assert known(new) == Runner(screening=(), notices_shown=("advice:core-5",))


async def test_a_session_that_was_asked_for_begins_from_the_same_screen(new: Laptop) -> None:
    """It is the marked one, its health topics are in sight, and one key leads to its first set."""
    async with new.opened(session=new.session("hip-3")) as user:
        assert "Do any of these apply to you?" in user.text()
        await user.press("space")
        assert session_id(user) == "hip-3"
        assert user.view.phase is Phase.WORK
    assert known(new).screening == ()


@pytest.mark.parametrize("size", [SMALL, (60, 20), USUAL, WIDE])
async def test_a_lift_with_a_barbell_needs_no_second_screen(
    new: Laptop, size: tuple[int, int]
) -> None:
    """The same screen says what is to be read before it, so that one key starts it as well."""
    async with new.opened(size, new.session("power-5k10k/A")) as user:
        assert "Learn barbell lifts with a coach first." in user.text("#flags")
        await user.press("space")
        assert session_id(user) == "power-5k10k/A"
        assert user.view.phase is Phase.LEAD_IN
    assert known(new).notices_shown == ("advice:power-5k10k", "barbell:power-5k10k")


async def test_only_the_first_set_has_ten_seconds(new: Laptop) -> None:
    """The next lead-in has the length that the settings say."""
    async with new.opened() as user:
        await user.press("space", "space", "space")
        await user.walk_to(Phase.LEAD_IN)
        assert user.view.clock == "0:05"


async def test_two_hundred_times_space(new: Laptop) -> None:
    """Space alone reaches the end of 5-minute core, and has answered no question on its way.

    Its sets are short: they count neither at the end, nor on Today, in the week, or as a session.
    """
    async with new.opened() as user:
        for _ in range(200):
            await user.press("space")
            if user.view.phase is Phase.DONE:
                break
        assert user.view.phase is Phase.DONE
        assert session_id(user) == "core-5"
        assert (user.view.count.done, user.view.count.short) == (0, 6)
        await user.press("space", "space")
        assert isinstance(user.screen, TodayScreen)
        assert "0 of 2 this week" in user.text()
        assert "– core" in user.text("#week")
        assert "✓" not in user.text("#week")
        with new.log() as log:
            (workout,) = log.workouts()
        assert [each.set.short for each in new.sets()] == [True] * 7
        assert not workout.is_done(new.sets())
        assert not countable_sets(new.sets())
        await user.press("w")
        await user.settle()
        assert re.search(r"trunk +━+ +0 ", user.text())
    runner = known(new)
    assert runner.screening == ()
    assert (runner.level, runner.places, runner.weight_unit) == (None, (), None)


async def test_hammered_space_begins_one_workout(new: Laptop) -> None:
    """Keys faster than any hand begin one workout, with the screen below gone."""
    async with new.opened() as user:
        await user.hammer("space", "space", "space")
        await user.settle()
        assert [type(each) for each in user.app.screen_stack] == [TodayScreen, SessionScreen]


async def test_a_programs_session_follows_the_program(new: Laptop) -> None:
    """Starting a program's session follows that program from today."""
    async with new.opened() as user:
        await user.press("down", "j", "space")
        for _ in range(3):
            if isinstance(user.screen, NoticeDialog):
                await user.press("space")
        assert session_id(user) == FIRST_CHOICES[2]
    with new.log() as log:
        assert log.enrolment() == Enrolment("foundations", new.clock.today())


async def test_a_program_chosen_at_the_prompt_is_marked(new: Laptop) -> None:
    """Who chose one before the first start finds what is due of it under the cursor."""
    with new.log() as log:
        log.enrol(Enrolment("trail-stability", new.clock.today()), new.clock.now())
    async with new.opened() as user:
        assert "▌ Trail stability A" in user.text()


async def test_yes_to_some(new: Laptop) -> None:
    """With h the questions come one by one; with a yes, a doctor comes before the start."""
    async with new.opened() as user:
        seen = []
        answers = ("space", "enter", *"nynnnnn")
        for keys in (("h",), answers, ("space",), ("space", "enter"), ("space", "b")):
            await user.press(*keys)
            seen.append(type(user.screen))
            if len(seen) == 2:
                assert "▸ chest pain at rest or on effort" in user.text("#topics")
        assert seen == [HealthDialog, FirstRunScreen, NoticeDialog, FirstRunScreen, SessionScreen]
    assert known(new).screening == ("chest-pain",)


async def test_single_letters(new: Laptop) -> None:
    """Equipment, experience and units are one letter each, and none of them is needed."""
    async with new.opened(WIDE) as user:
        assert "not set: no jumps yet" in user.text("#moves")
        await user.press("x", "2", "u", "2")
        assert "pounds" in user.text("#moves")
        await user.press("e", "enter", "enter")
        assert "floor" in user.text("#moves")
    runner = known(new)
    assert runner.level is Level.INTERMEDIATE
    assert [each.name for each in runner.places] == ["home"]
    assert runner.screening is None


async def test_looking_around_first(new: Laptop) -> None:
    """Escape leads to Today and keeps nothing; the next start asks again."""
    async with new.opened() as user:
        await user.press("escape")
        assert isinstance(user.screen, TodayScreen)
    async with new.opened() as user:
        assert isinstance(user.screen, FirstRunScreen)


async def test_nobody_is_asked_in_a_rehearsal(new: Laptop) -> None:
    """Where nothing is saved, nothing is asked."""
    async with new.opened(is_rehearsal=True) as user:
        assert isinstance(user.screen, TodayScreen)


def braille(text: str) -> set[str]:
    """The dots of a drawing."""
    return {letter for letter in text if "\u2800" < letter <= "\u28ff"}


@pytest.mark.parametrize("size", [(60, 20), USUAL, WIDE])
async def test_the_runner_stands_beside_the_name(new: Laptop, size: tuple[int, int]) -> None:
    """Where there is room; a wide screen also shows a pose of the marked session."""
    async with new.opened(size) as user:
        assert bool(braille(user.text("#runner"))) == (size != (60, 20))
        pose = user.text("#pose")
        assert bool(braille(pose)) == (size == WIDE)
        if size == USUAL:
            assert user.text("#choices").splitlines()[-1].rstrip().endswith("g all programs")
        await user.press("down", "down")
        assert (user.text("#pose") == pose) == (size != WIDE)
        if size == WIDE:
            assert re.search(r"and \d+ more", user.text("#moves"))
            assert "units" in user.text("#moves")


async def test_no_figure_for_who_wants_none(new: Laptop) -> None:
    """Then the words have the room."""
    new.settings = Settings(figures=False)
    async with new.opened(WIDE) as user:
        assert not braille(user.text())
        await user.press("down", "down")
        assert re.search(r"1 +Chair squat +2 × 10", user.text("#moves"))
        assert not re.search(r"and \d+ more", user.text("#moves"))
        assert "units" in user.text("#moves")
