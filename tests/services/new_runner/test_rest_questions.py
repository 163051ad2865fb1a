"""What a new runner is asked, in which order, and what each answer changes."""

from dataclasses import replace
from datetime import date

import pytest

from midstance.domain.exercise import Equipment
from midstance.domain.quantity import WeightUnit
from midstance.domain.runner import GYM, HOME_BASIC, Level, Place, Runner
from midstance.services.calendar.habits import limit_weekdays, minutes_on
from midstance.services.log_client import LogClient
from midstance.services.new_runner.rest_questions import (
    DUMBBELLS,
    EXPERIENCE,
    FIRST_WORKOUTS,
    IN_A_GYM,
    KILOGRAMS,
    REST_QUESTIONS,
    WEEKDAY_TIME,
    RestQuestions,
    leave_open,
    open_question,
    questions_for,
    take_answer,
)
from midstance.workout.view import View
from tests.playbook import Play, go_on, item, straight
from tests.tui.laptop import Laptop, record
from tests.tui.runners import BEGINNER

SQUATS = straight(item("squat 3x5 82.5 kg", rest="60"))


def view_after(transcript: str) -> View:
    """What a session of squats shows after a transcript."""
    play = Play(SQUATS)
    go_on(play, transcript)
    return play.view


WORK, REST = view_after("space; space"), view_after("space; space; space; 30 s pass")
SHORT_REST = view_after("space; space; space; 45 s pass")
TYPING = view_after("space; space; space; types 4")


def answers(runner: Runner, *replies: bool | None) -> tuple[Runner, list[str]]:
    """The runner after replies to one question after the other; None leaves one open."""
    asked = []
    for reply in replies:
        question = open_question(runner)
        if question is None:
            break
        asked.append(question.id)
        if reply is None:
            runner = leave_open(question, runner)
        else:
            runner = take_answer(question, runner, is_yes=reply)
    return runner, asked


def test_yes_to_everything() -> None:
    """Who trains in a gym is not asked for dumbbells."""
    runner, asked = answers(Runner(), *[True] * 9)
    assert asked == ["experience", "gym", "units", "weekday-minutes"]
    assert (runner.level, runner.weight_unit) == (Level.INTERMEDIATE, WeightUnit.KG)
    assert runner.places == (Place("gym", GYM),)


@pytest.mark.parametrize("owns", [True, False])
def test_no_to_everything_else(owns: bool) -> None:
    """At home there is what every home has, and dumbbells where they are owned."""
    runner, asked = answers(Runner(), False, False, owns, False, False)
    assert asked == ["experience", "gym", "dumbbells", "units", "weekday-minutes"]
    assert (runner.level, runner.weight_unit) == (Level.BEGINNER, WeightUnit.LB)
    assert runner.equipment == HOME_BASIC | ({Equipment.DUMBBELL} if owns else set())


def test_what_is_left_open_stays_open() -> None:
    """It restricts nothing, and is not asked a second time."""
    runner, asked = answers(Runner(), *[None] * 9)
    assert asked == ["experience", "gym", "units", "weekday-minutes"]
    left = (EXPERIENCE, IN_A_GYM, KILOGRAMS, WEEKDAY_TIME)
    assert runner == Runner(notices_shown=tuple(each.notice_id for each in left))


def test_what_the_profile_says_is_not_asked() -> None:
    """Experience, equipment and units from the first screen are known."""
    told = replace(BEGINNER, places=(Place("home", HOME_BASIC),), weight_unit=WeightUnit.KG)
    assert open_question(told, has_minutes=True) is None
    assert open_question(told) is WEEKDAY_TIME
    assert open_question(leave_open(IN_A_GYM, told)) is DUMBBELLS


def test_one_question_a_rest() -> None:
    """It stands while y and n are free and more than 20 s are left, and goes with the rest."""
    saved: list[Runner] = []
    limits: list[int] = []
    questions = RestQuestions(
        Runner(), lambda change: saved.append(change(Runner())), limits.append
    )
    assert questions.look(WORK) is None
    assert questions.look(REST) is EXPERIENCE
    assert questions.look(TYPING) is None
    assert questions.look(REST) is EXPERIENCE
    assert not saved
    questions.answer(is_yes=False)
    assert questions.look(REST) is None
    assert questions.look(WORK) is None
    assert questions.look(REST) is IN_A_GYM
    assert questions.look(SHORT_REST) is None
    assert questions.look(WORK) is None
    assert questions.look(SHORT_REST) is None
    assert [each.notices_shown for each in saved] == [
        (EXPERIENCE.notice_id,),
        (IN_A_GYM.notice_id,),
    ]
    questions.answer(is_yes=True)
    assert len(saved) == 2


async def test_nobody_is_new_for_long(laptop: Laptop, client: LogClient) -> None:
    """With three workouts in the log, or where nothing is saved, no question comes."""

    def is_asked(client: LogClient) -> bool:
        return questions_for(client, *[lambda _: None] * 2).look(REST) is not None

    assert is_asked(client)
    assert not is_asked(client.for_rehearsal())
    for days in range(FIRST_WORKOUTS):
        laptop.keep(laptop.workout(days, record("plank", 30)))
    assert not is_asked(client)


@pytest.mark.parametrize(("is_yes", "minutes"), [(True, None), (False, 30)])
async def test_little_time_on_weekdays_counts_from_the_next_session(
    client: LogClient, is_yes: bool, minutes: int | None
) -> None:
    """Thirty minutes from Monday to Friday for who has no 45; the weekend stays as it is."""
    asked = Runner(
        notices_shown=tuple(each.notice_id for each in REST_QUESTIONS if each is not WEEKDAY_TIME)
    )
    client.ask(lambda log: log.save_runner(Runner(), asked, client.now()))

    def limit(most: int) -> None:
        client.ask(lambda log: limit_weekdays(log, most, client.now()))

    questions = questions_for(client, lambda _: None, limit)
    assert questions.look(REST) is WEEKDAY_TIME
    questions.answer(is_yes=is_yes)
    friday, saturday = date(2026, 11, 27), date(2026, 11, 28)
    assert client.ask(lambda log: minutes_on(log, friday)) == minutes
    assert client.ask(lambda log: minutes_on(log, saturday)) is None
    assert (questions_for(client, lambda _: None, limit).look(REST) is None) == (not is_yes)
