"""The stage: what is seen from two metres away."""

from dataclasses import replace

import pytest

from midstance.domain.quantity import Unit, WeightUnit
from midstance.domain.record import ExercisePast, SetRecord, SetResult
from midstance.domain.strength.bests import Best, BestKind
from midstance.tui.widgets.workout.stage import Stage, summary_parts
from midstance.workout.events import SavingFailed, SetsSaved
from midstance.workout.summary import summarise
from tests.playbook import EXERCISES, PLANKS, PUSH_UPS, Play, go_on, item, straight
from tests.tui.widgets.one_widget_app import OneWidgetApp, lines


async def shown(play: Play, size: tuple[int, int] = (80, 20)) -> dict[str, str]:
    """What each line of the stage shows."""
    stage = Stage()
    async with OneWidgetApp(stage).run_test(size=size) as pilot:
        stage.show_view(play.view)
        stage.show_summary(
            summarise(play.machine.state, play.now, play.machine.exercises, {}), WeightUnit.KG
        )
        await pilot.pause()
        return {
            child.id or "": "\n".join(lines(child)).strip()
            for child in stage.children
            if child.display
        }


def told(*transcript: str, planks: bool = True) -> Play:
    """A workout after a transcript."""
    play = Play(PLANKS if planks else PUSH_UPS)
    go_on(play, *transcript)
    return play


async def test_a_hold() -> None:
    """A hold shows its word, the exercise, which set, the clock as text, and what follows."""
    stage = await shown(told("space; space; space; 12 s pass"))
    assert stage["word"] == "HOLD"
    assert stage["name"] == "Plank"
    assert stage["detail"].startswith("set 1 of 3 · 30 s")
    assert stage["then"] == "0:18   then REST 30 s"


async def test_a_side() -> None:
    """The side that works is named in capitals."""
    play = Play(straight(item("side-plank 1x20 s/side")))
    go_on(play, "space; space; space")
    assert "LEFT SIDE" in (await shown(play))["detail"]


async def test_digits_take_the_place_of_the_number() -> None:
    """What is typed is big, and the line below says how it is saved."""
    play = told("space; space; types 14", planks=False)
    assert (await shown(play))["then"] == "14 · Space saves it, ⌫ erases"


async def test_a_rest() -> None:
    """In a rest the set just saved stands below, with its effort, and the log's word."""
    play = told("space; space; space; effort 8; 15 s pass", planks=False)
    stage = await shown(play)
    assert "effort 8" in stage["then"]
    assert stage["log"].endswith("saving")


@pytest.mark.parametrize("reason", ["the disk is full", "[/] \x1b[2J"])
async def test_what_is_not_saved_says_why(reason: str) -> None:
    """NOT SAVED comes with the cause, the number that wait, and the key that tries again."""
    play = told("space; space; space", planks=False)
    play.machine.handle(SavingFailed(reason), play.now)
    log = (await shown(play))["log"]
    assert "NOT SAVED (1) · x tries again: " in log
    assert reason.replace("\x1b", "\ufffd") in log
    play.machine.handle(SetsSaved((1,)), play.now)
    assert "saved 1" in (await shown(play))["log"]


async def test_an_interruption() -> None:
    """A hold that was cut off says after how long, and what may be done."""
    stage = await shown(told("space; space; space; 4 s pass; sleeps 10 min"))
    assert stage["detail"] == "interrupted after 4 s · away for 10 min"
    assert "type the seconds" in stage["then"]


async def test_the_name_is_large_while_it_is_read() -> None:
    """Before a set and in a rest the name is large where there is room; at work it is a line."""
    play = told("space")
    assert "title" in await shown(play, (120, 40))
    assert "title" not in await shown(play, (120, 12))
    go_on(play, "space; space")
    assert "title" not in await shown(play, (120, 40))


async def test_the_summary() -> None:
    """In the end the exercises stand below each other with what was done of them."""
    play = told("space; space; space; 30 s pass; skips the exercise")
    summary = (await shown(play))["summary"]
    assert "1 of 3 sets" in summary
    assert "2 skipped" in summary


def test_a_set_of_the_playbook_is_a_set() -> None:
    """What the stage shows was made from real sets."""
    play = told("space; space; space; 30 s pass")
    assert all(isinstance(each, SetRecord) for each in play.machine.state.sets)
    assert play.machine.exercises.keys() == EXERCISES.keys()


def with_glance(play: Play) -> Play:
    """The same workout, its exercises with a cue for a glance and a command."""
    play.machine.exercises = {
        id_: replace(each, glance="hips high, breathe", command="Lift")
        for id_, each in play.machine.exercises.items()
    }
    return play


async def test_a_glance_at_the_work() -> None:
    """The cue in a few words is a line of its own at work, and large where there is room."""
    work = with_glance(told("space; space; space; 12 s pass"))
    assert (await shown(work))["glance"] == "hips high, breathe"
    large = await shown(work, (120, 30))
    assert "glance" not in large
    assert large["name"] == "Plank"
    assert len(large["title"].splitlines()) >= 3
    assert "glance" not in await shown(work, (40, 8))


async def test_a_command_before_the_work() -> None:
    """The seconds before a hold have one word; set-up and rest have neither word nor cue."""
    assert (await shown(with_glance(told("space; space"))))["glance"] == "Lift"
    assert "glance" not in await shown(with_glance(told("space")))
    assert "glance" not in await shown(told("space; space; space; 12 s pass"))


async def test_a_best_stands_with_the_set_just_saved() -> None:
    """And in the summary with the exercise, in the runner's unit."""
    play = told("space; space; types 12; space", planks=False)
    best = Best(BestKind.MOST_REPETITIONS, 10, 12)
    stage = Stage()
    async with OneWidgetApp(stage).run_test(size=(80, 20)) as pilot:
        stage.show_view(replace(play.view, best=best))
        past = {"push-up": ExercisePast("push-up", (), None, None, (SetResult(Unit.REPS, 10),))}
        done = summarise(play.machine.state, play.now, play.machine.exercises, past)
        stage.show_summary(done, WeightUnit.LB)
        await pilot.pause()
        log, summary = ("\n".join(lines(stage.query_one(f"#{id_}"))) for id_ in ("log", "summary"))
    assert "12 reps   best yet, +2 reps" in log
    assert "best yet, +2 reps" in summary


async def test_a_summary_is_in_the_runners_unit() -> None:
    """Five times 60 kg are 300 kg, or 661.5 lb."""
    play = Play(straight(item("squat 1x5 60 kg")))
    go_on(play, "space; space; space")
    done = summarise(play.machine.state, play.now, play.machine.exercises, {})
    for unit, lifted in ((WeightUnit.KG, "300 kg lifted"), (WeightUnit.LB, "661.5 lb lifted")):
        assert lifted in "".join(text for text, _ in summary_parts(done, unit))
