"""What must be answered and read before a workout, decided once for both front ends."""

from dataclasses import replace

import pytest

from midstance.coach.safety import QUESTIONS
from midstance.domain.runner import Runner
from midstance.services.before_workout import (
    NotReadyError,
    Readiness,
    ReadinessStep,
    check_readiness,
)
from midstance.services.log_client import LogClient
from midstance.services.start_workout import begin_workout
from tests.tui.runners import SORE


def ready_for(client: LogClient, session: str) -> Readiness:
    """How far the runner is on the way to a session of the library."""
    return check_readiness(client, client.library.session(session))


def save(client: LogClient, before: Readiness, after: Readiness) -> Readiness:
    """Save what was answered and read, as a front end does."""
    client.ask(lambda log: log.save_runner(before.runner, after.runner, client.now()))
    return after


async def test_a_new_runner_answers_then_reads(client: LogClient) -> None:
    """The screening comes first, then the notices; both are saved, and not asked again."""
    asked = ready_for(client, "core-5")
    assert asked.step is ReadinessStep.SCREENING
    reading = save(client, asked, asked.answer_screening(()))
    assert (reading.step, len(reading.notices)) == (ReadinessStep.NOTICES, 1)
    ready = save(client, reading, reading.accept())
    assert ready.is_ready
    assert known_runner(client) == Runner(screening=(), notices_shown=("advice:core-5",))
    assert ready_for(client, "core-5").is_ready
    assert ready_for(client, "hip-3").is_ready


async def test_a_yes_leads_to_a_doctor_each_time(client: LogClient) -> None:
    """A doctor is asked about before the notices, and the screening comes again next time."""
    asked = ready_for(client, "core-5")
    doctor = save(client, asked, asked.answer_screening({"joints", "heart", "unknown"}))
    assert doctor.step is ReadinessStep.DOCTOR
    assert doctor.runner.screening == ("heart", "joints")
    reading = doctor.accept()
    assert reading.step is ReadinessStep.NOTICES
    save(client, doctor, reading.accept())
    again = ready_for(client, "core-5")
    assert again.step is ReadinessStep.SCREENING
    assert again.answer_screening(["heart"]).accept().is_ready
    assert again.answer_screening([]).is_ready


async def test_complaints_are_reported_once(client: LogClient) -> None:
    """A limitation has a notice of its own until it was read."""
    before = Runner()
    runner = replace(SORE, screening=(), notices_shown=("advice:core-5",))
    client.ask(lambda log: log.save_runner(before, runner, client.now()))
    reading = ready_for(client, "core-5")
    assert [each.id for each in reading.notices] == ["limitation:achilles:acute"]
    assert save(client, reading, reading.accept()).is_ready
    assert ready_for(client, "core-5").is_ready


@pytest.mark.parametrize("is_rehearsal", [True, False])
async def test_where_nothing_is_saved_nothing_is_asked(
    client: LogClient, *, is_rehearsal: bool
) -> None:
    """A rehearsal and a second window begin at once."""
    other = LogClient(client.context, client.settings, None, is_rehearsal=is_rehearsal)
    assert client.writer is not None
    other.attach_writer(client.writer)
    assert ready_for(other, "core-5").is_ready


async def test_no_workout_begins_before_the_runner_is_ready(client: LogClient) -> None:
    """A front end that forgets a step fails; after all of them the workout begins."""
    ready = ready_for(client, "core-5")
    for step in (
        lambda before: before.answer_screening([QUESTIONS[0].id]),
        Readiness.accept,
        Readiness.accept,
    ):
        with pytest.raises(NotReadyError, match=ready.step.name):
            begin_workout(client, ready)
        ready = step(ready)
    assert callable(begin_workout(client, ready))


def known_runner(client: LogClient) -> Runner | None:
    """Who trains, by what the log knows."""
    return client.ask(lambda log: log.runner())
