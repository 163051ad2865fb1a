"""A workout on a card: what the log holds of it, and the picture in a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.coach.review.bests import find_bests
from midstance.coach.review.tally import prescribed_sets, tonnage
from midstance.domain.calendar import Week, date_text
from midstance.exchange.exporters.card import WorkoutCard, card_lines, card_svg
from midstance.presentation.phrases import brief_set_text, gain_text, tonnage_parts
from midstance.services.calendar.reviews import reviewed_week
from midstance.storage.figures.book import FigureBook
from midstance.storage.files import make_private, write_file
from midstance.storage.places import bundled_assets
from midstance.workout.card import sets_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from midstance.domain.library import Library
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import LoggedSet, SetRecord, WorkoutRecord
    from midstance.domain.weeks.review import WeekReview
    from midstance.figures.figure import Figure
    from midstance.services.log_client import LogClient
    from midstance.storage.training_log import TrainingLog


def workout_card(
    log: TrainingLog, library: Library, workout: WorkoutRecord, unit: WeightUnit, book: FigureBook
) -> WorkoutCard:
    """The card of a workout with its sets: its minutes, sets and load, its bests, each exercise.

    ``book`` holds the figures of the movements.

    Raises:
        StorageError: the log cannot be read.
    """
    exercises = library.exercises
    done = [each for each in workout.sets if each.set.counts and each.set.is_done]
    ids = dict.fromkeys(each.set.exercise for each in done)
    earlier = log.days.results(ids, workout.local_date)
    names = {id_: exercises[id_].name if id_ in exercises else id_ for id_ in ids}
    return WorkoutCard(
        workout.name or workout.session,
        f"{workout.local_date:%a} {date_text(workout.local_date)} {workout.local_date.year}",
        tuple(_facts(workout, done, unit)),
        tuple(
            (each.name, brief_set_text(each.logged.set, unit), gain_text(each.best, unit))
            for each in find_bests(workout.sets, earlier, exercises)
        ),
        tuple((names[id_], sets_text(_sets_of(id_, done), unit)) for id_ in ids),
        tuple(_figures(ids, library, book)),
    )


def _figures(ids: Iterable[str], library: Library, book: FigureBook) -> Iterator[Figure]:
    """What shows the movements of these exercises, each of them once."""
    exercises = library.exercises
    for name in dict.fromkeys(exercises[id_].figure for id_ in ids if id_ in exercises):
        if figure := book.figure(name):
            yield figure


def _sets_of(exercise: str, done: list[LoggedSet]) -> tuple[SetRecord, ...]:
    return tuple(each.set for each in done if each.set.exercise == exercise)


def _facts(
    workout: WorkoutRecord, done: list[LoggedSet], unit: WeightUnit
) -> Iterator[tuple[str, str]]:
    """Minutes, sets and what was lifted; what there is none of is left out."""
    if minutes := round((workout.active_seconds or 0) / 60):
        yield str(minutes), "minute" if minutes == 1 else "minutes"
    sets = sum(prescribed_sets(done).values())
    yield str(sets), "set" if sets == 1 else "sets"
    lifted = tonnage([each.set for each in done])
    if lifted.grams:
        number, word = tonnage_parts(lifted, unit)
        yield number, f"{word} lifted"


class CardWriter:
    """Makes the card of the workout under way, and its week, once nothing is left to do in it."""

    def __init__(self, client: LogClient) -> None:
        """Read through ``client``."""
        self._client = client

    async def card(self, active_seconds: int) -> WorkoutCard | None:
        """The card of the workout under way; None where nothing is saved.

        Raises:
            StorageError: the log cannot be read.
        """
        client = self._client
        if client.read_only_reason:
            return None

        book = FigureBook(bundled_assets(), client.context.places.config)

        def read(log: TrainingLog) -> WorkoutCard | None:
            head = log.under_way_head()
            workout = log.workout(head.id) if head else None
            if workout is None:
                return None
            timed = replace(workout, active_seconds=active_seconds)
            return workout_card(log, client.library, timed, client.settings.weight_unit, book)

        return await client.query(read)

    async def week(self, active_seconds: int) -> WeekReview | None:
        """This week as if the workout under way had ended now; None where nothing is saved.

        Raises:
            StorageError: the log cannot be read.
        """
        client = self._client
        if client.read_only_reason:
            return None
        week = Week.of(client.today, client.settings.week_start)
        review = await client.query(
            lambda log: reviewed_week(log, client.library, week, client.today, ends_now=True)
        )
        weeks = review.eight_weeks
        if weeks is None:
            return review
        seconds = (*weeks.seconds[:-1], weeks.seconds[-1] + active_seconds)
        return replace(review, eight_weeks=replace(weeks, seconds=seconds))

    def text(self, card: WorkoutCard) -> str:
        """The card as text to paste."""
        return "\n".join((*card_lines(card), ""))

    def write(self, card: WorkoutCard) -> Path:
        """Write the picture into the cache folder; answers where it is.

        Raises:
            OSError: it could not be written.
        """
        client = self._client
        cache = client.context.places.cache
        make_private(cache)
        path = cache / f"card-{client.today.isoformat()}.svg"
        write_file(path, (f"{line}\n" for line in card_svg(card)), replace=True)
        return path
