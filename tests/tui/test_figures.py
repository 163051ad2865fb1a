"""Figures on the screens: still in rests, moving with the tempo, turned, and off if so wished."""

from dataclasses import replace
from pathlib import Path

import pytest

from midstance.domain.quantity import Tempo
from midstance.domain.session import Block, Purpose, Session
from midstance.storage.definitions.cache import LoadedLibrary
from midstance.storage.figures.book import FigureBook
from midstance.storage.places import bundled_assets
from midstance.tui.figures import FRAME_MS, ScreenFigures
from midstance.tui.screens.session.screen import SessionScreen
from midstance.tui.widgets.figure import FRAMES_A_SECOND, ShownFigure
from midstance.workout.state import Phase
from midstance.workout.view import PhaseLabel, View
from tests.tui.laptop import SHORT, SILENT, USUAL, WIDE, Laptop, User, item
from tests.tui.widgets.workout.scenes import SCENES

TEMPO = Tempo.parse("2-1-1-0")


@pytest.fixture
def figures(library: LoadedLibrary, tmp_path: Path) -> ScreenFigures:
    """The bundled figures."""
    return ScreenFigures(FigureBook(bundled_assets(), tmp_path), library.library.exercises)


def of(exercise: str, phase: Phase = Phase.WORK, *, is_left: bool = False) -> View:
    """A view of an exercise at work."""
    view = SCENES["go"].view
    return replace(view, phase=phase, card=replace(view.card, exercise=exercise, is_left=is_left))


def test_it_moves_with_the_tempo_and_stands_still_without(figures: ScreenFigures) -> None:
    """Down in 2 s, a pause of 1 s, up in 1 s; four frames a second and no more."""
    view = of("bodyweight-squat")
    shares = [shown.share for ms in range(0, 4000, FRAME_MS) if (shown := at(figures, view, ms))]
    assert shares[0] == 0
    assert shares[8:12] == [1, 1, 1, 1]
    assert len(shares) == 4 * FRAMES_A_SECOND
    assert at(figures, view, 130) == at(figures, view, 0)
    assert at(figures, view, None) == replace(shown_of(figures, view), share=None)
    assert figures.seconds_to_frame(view, 1100) == pytest.approx(0.15)
    assert figures.seconds_to_frame(view, None) is None


def at(figures: ScreenFigures, view: View, ms: int | None) -> ShownFigure | None:
    """What is shown after this many milliseconds of the tempo."""
    return figures.of_view(view, TEMPO, ms)


def shown_of(figures: ScreenFigures, view: View) -> ShownFigure:
    """What is shown at the start."""
    shown = at(figures, view, 0)
    assert shown is not None
    return shown


def test_a_hold_never_moves_and_wakes_nobody(figures: ScreenFigures) -> None:
    """A plank is one pose."""
    assert shown_of(figures, of("plank")).share is None
    assert figures.seconds_to_frame(of("plank"), 100) is None


def test_where_nothing_may_move_it_stands_still(figures: ScreenFigures) -> None:
    """Without animations both poses are shown, and nothing wakes up."""
    figures.may_move = False
    assert shown_of(figures, of("bodyweight-squat")).share is None
    assert figures.seconds_to_frame(of("bodyweight-squat"), 100) is None


def test_it_turns_round_for_the_other_side(figures: ScreenFigures) -> None:
    """The leg that works is the near one: the figure faces the other way for the left."""
    right, left = (
        shown_of(figures, of("reverse-lunge", is_left=is_left)) for is_left in (False, True)
    )
    assert right.figure.mirrored() == left.figure


def test_words_have_no_figure_and_neither_has_the_end(figures: ScreenFigures) -> None:
    """Nor has an exercise that the library does not hold."""
    for view in (of("clamshell"), of("plank", Phase.DONE), of("on-the-moon")):
        assert at(figures, view, 0) is None


def screen_of(user: User) -> SessionScreen:
    """The session's screen."""
    assert isinstance(user.screen, SessionScreen)
    return user.screen


@pytest.mark.parametrize("size", [USUAL, WIDE])
async def test_the_figure_stands_beside_the_stage(laptop: Laptop, size: tuple[int, int]) -> None:
    """Two poses with their words before the set; in floor mode the clock has all the room."""
    async with laptop.opened(size, session=SHORT) as user:
        await user.press("space")
        await user.walk_to(Phase.SET_UP)
        assert "one step" in user.text()
        assert "next step" in user.text()
        await user.press("f")
        assert "next step" not in user.text()


async def test_the_key_turns_it_off_for_good(laptop: Laptop) -> None:
    """F takes the figure away; the next workout has none either, until F brings it back."""
    async with laptop.opened(WIDE, session=SHORT) as user:
        await user.press("space")
        await user.walk_to(Phase.SET_UP)
        assert screen_of(user)._figure(user.view) is not None
        await user.press("F")
        assert "Figures off" in user.text()
        assert screen_of(user)._figure(user.view) is None
        assert "next step" not in user.text()
        assert user.client.settings.figures is False
    async with laptop.opened(WIDE) as user:
        assert user.client.runner().figures is False
        assert user.client.settings.figures is False


PACED = Session(
    "paced",
    "A paced one",
    (
        Block(
            Purpose.STRENGTH,
            (replace(item("bodyweight-squat", "2x8", "60-90"), tempo=Tempo.parse("2-1-1-0")),),
        ),
    ),
)


async def wakes(user: User, seconds: int) -> int:
    """How often the session is woken in this many seconds, each time when it asked for it."""
    screen, count, passed = screen_of(user), 0, 0.0
    while screen._timer is not None and passed + screen._timer._interval <= seconds:
        passed += screen._timer._interval
        await user.wait(screen._timer._interval)
        count += 1
    return count


async def test_a_moving_figure_wakes_the_session_at_most_six_times_a_second(laptop: Laptop) -> None:
    """Its four frames fall on the beats of tempo and clock; without it a second is one wake-up."""
    laptop.settings = replace(laptop.settings, animations=True)
    async with laptop.opened(WIDE, session=PACED) as user:
        await user.press("space")
        await user.walk_to(Phase.WORK)
        shown = screen_of(user)._figure(user.view)
        assert shown is not None
        assert shown.share is not None
        assert await wakes(user, 8) == 8 * FRAMES_A_SECOND <= 8 * 6
        for key in ("f", "f", "F"):
            await user.press(key)
            frames = FRAMES_A_SECOND if screen_of(user)._seconds_to_frame() else 1
            assert await wakes(user, 4) == 4 * frames
        assert screen_of(user)._seconds_to_frame() is None


async def test_a_countdown_wakes_the_session_at_most_five_times_a_second(laptop: Laptop) -> None:
    """At work, in a hold and at rest, with a figure that moves and its clocks."""
    laptop.settings = replace(laptop.settings, animations=True)
    async with laptop.opened(WIDE, session=SHORT) as user:
        await user.press("space")
        for word in (PhaseLabel.GO, PhaseLabel.REST, PhaseLabel.HOLD):
            for _ in range(80):
                if user.view.word is word:
                    break
                await user.step()
            assert user.view.word is word
            assert 3 <= await wakes(user, 3) <= 3 * 5, word


async def test_where_nothing_moves_nothing_wakes_up(laptop: Laptop) -> None:
    """Neither in the overview nor in a pause, in the middle of a frame though it may be."""
    laptop.settings = replace(laptop.settings, animations=True)
    async with laptop.opened(WIDE, session=PACED) as user:
        assert await wakes(user, 60) == 0
        await user.press("space")
        await user.walk_to(Phase.WORK)
        await user.wait(1.1)
        await user.press("p")
        assert await wakes(user, 60) == 0
        await user.press("p")
        assert await wakes(user, 1) > 0


@pytest.mark.parametrize(
    ("animations", "environ"), [(False, SILENT), (True, {**SILENT, "TEXTUAL_ANIMATIONS": "none"})]
)
async def test_without_animations_only_the_clock_wakes_the_session(
    laptop: Laptop, environ: dict[str, str], *, animations: bool
) -> None:
    """Once a second, with both poses still: by the settings, or by Textual's own variable."""
    laptop.settings = replace(laptop.settings, animations=animations)
    async with laptop.opened(WIDE, session=PACED, environ=environ) as user:
        await user.press("space")
        await user.walk_to(Phase.WORK)
        shown = screen_of(user)._figure(user.view)
        assert shown is not None
        assert shown.share is None
        assert await wakes(user, 5) == 5
