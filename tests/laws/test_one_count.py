"""One count: what the session shows, the log, the week and the exports say of one workout agree."""

import csv
from dataclasses import replace
from io import StringIO
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midstance.coach.review.tally import countable_sets, sets_of_days
from midstance.domain.planned_sets import PlannedSet, work_sets
from midstance.domain.record import LoggedSet, WorkoutRecord, WorkoutStatus
from midstance.domain.session import Purpose
from midstance.exchange.exporters.csv import csv_lines
from midstance.exchange.exporters.json import set_to_json
from midstance.presentation.log import workout_detail_text
from midstance.presentation.phrases import plural
from midstance.workout import events
from midstance.workout.effects import FinishWorkout
from midstance.workout.set_count import has_work
from midstance.workout.state import GuideOptions, Phase
from midstance.workout.summary import is_half_done, summarise
from tests.playbook import EXERCISES, Play, block, item, perform, planned_sets_of
from tests.storage.samples import at, begun, new_ids, open_log, quick_folder
from tests.workout.test_laws import Act, act, interrupted, live, options, sessions
from tests.workout.test_laws import begun as begun_play

ENDINGS = st.sampled_from((events.FinishedEarly(), events.FinishedAsDone()))
NEW_ID = new_ids()


def ended(play: Play, ending: events.RunnerEvent) -> FinishWorkout:
    """End the workout, however far it is; one that is not begun any more begins again."""
    if play.machine.state.phase is Phase.OVERVIEW:
        act(play, events.AdvancePressed())
    act(play, ending)
    return next(each for each in play.asked if isinstance(each, FinishWorkout))


def record_of(play: Play, finish: FinishWorkout, day: int) -> WorkoutRecord:
    """The workout as the log gets it, ``day`` days after the first."""
    stamp = at(day * 86_400)
    head = begun(1, days=day)
    head = replace(
        head,
        id=NEW_ID(),
        ending=finish.ending,
        ended_at=stamp,
        by_word=finish.by_word,
        work_sets=work_sets(play.machine.begun) or None,
    )
    logged = (
        LoggedSet(NEW_ID(), head.id, head.session, stamp, head.local_date, each)
        for each in play.machine.state.sets
    )
    return replace(head, sets=tuple(logged))


def counted_in_csv(workout: WorkoutRecord) -> int:
    """The sets that a reader of the spreadsheet counts: those that count and are not skipped."""
    rows = csv.DictReader(StringIO("".join(csv_lines(map(set_to_json, workout.sets)))))
    places = {each.id.hex: each.set.place for each in workout.sets}
    return len(
        {
            (places[row["id"].replace("-", "")], row["set_number"])
            for row in rows
            if row["counts"] == "yes" and row["skipped"] == "no"
        }
    )


def test_one_count() -> None:
    """Session, summary, log, week, year and exports; and whether the session counts as done."""
    days = count()
    with quick_folder() as folder, open_log(folder) as log:

        @settings(max_examples=100, deadline=None)
        @given(sessions(), options, interrupted, ENDINGS)
        def check(
            planned_sets: tuple[PlannedSet, ...],
            chosen: GuideOptions,
            script: list[Act],
            ending: events.RunnerEvent,
        ) -> None:
            play = live(begun_play(planned_sets, chosen), script)
            is_enough = is_half_done(play.machine)
            finish = ended(play, ending)
            workout = record_of(play, finish, next(days))
            log.corrections.add_workouts([workout], at())
            shown, found = play.view.count, summarise(play.machine.state, play.now, EXERCISES, {})
            assert (found.sets_done, found.sets_planned) == (shown.done, shown.planned)
            assert shown.done + shown.skipped + shown.short <= shown.planned
            day = workout.local_date
            if has_work(play.machine.state):
                counts = {
                    shown.done,
                    sets_of_days(countable_sets(workout.sets)).get(day, 0),
                    log.days.sets(day, day).get(day, 0),
                    counted_in_csv(workout),
                }
                assert counts == {shown.done}
                assert f" · {plural(shown.done, 'set')} · " in f"{workout_detail_text(workout)} · "
            by_word = finish.by_word and bool(shown.done)
            assert workout.is_done(workout.sets) is (is_enough or by_word)
            assert (log.days.sessions(day, day) == {day: 1}) is (is_enough or by_word)
            assert finish.ending is not WorkoutStatus.THROWN_AWAY

        check()


MOVES = planned_sets_of(block(item("plank 4x30 s", rest="15"), purpose=Purpose.WARM_UP))
ONE_MOVE = "space; space; 5 s pass; 30 s pass"


@pytest.mark.parametrize(
    ("transcript", "ending", "is_done"),
    [
        (ONE_MOVE, events.FinishedEarly(), False),
        (ONE_MOVE, events.FinishedAsDone(), True),
        (f"{ONE_MOVE}; space; 5 s pass; 30 s pass", events.FinishedEarly(), True),
        ("space; skips", events.FinishedAsDone(), False),
    ],
)
def test_one_count_of_moves(transcript: str, ending: events.RunnerEvent, *, is_done: bool) -> None:
    """A session without work sets counts with half of its moves, or by the runner's word."""
    play = perform(MOVES, transcript, GuideOptions(short_sets=True))
    with quick_folder() as folder, open_log(folder) as log:
        finish = ended(play, ending)
        workout = record_of(play, finish, 0)
        log.corrections.add_workouts([workout], at())
        day = workout.local_date
        assert workout.is_done(workout.sets) is is_done
        assert (log.days.sessions(day, day) == {day: 1}) is is_done
