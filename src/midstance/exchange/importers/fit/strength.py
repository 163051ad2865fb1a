"""The sets of a strength workout in a FIT file, of a watch or of Midstance itself.

A watch writes its guess of the exercise, the repetitions that it counted, and the weight that the
runner entered; each break is a set of its own kind, so that the moment of every set is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from midstance.domain.quantity import Load, Side, WeightUnit
from midstance.exchange.importers.fit.exercise_names import UNKNOWN_EXERCISE, FitExercises
from midstance.exchange.importers.fit.messages import FILE_ID, SET, SPORT, TITLE, WORKOUT
from midstance.exchange.reading.findings import ImportedSet, ImportedWorkout, add_imported_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from midstance.exchange.importers.fit.messages import FitValues
    from midstance.exchange.reading.findings import Findings

FIT_START = datetime(1989, 12, 31, tzinfo=UTC)
"""The moment from which FIT counts its seconds."""
MAKER, MAKER_NUMBER = "Midstance", 255
"""How the files that Midstance writes name their maker."""
HELPED = " (assisted)"
"""Stands behind the title of an exercise that was done with help."""
_FIRST_MOMENT = 0x10000000
"""Below it a number is the age of a device, and no moment."""
_END, _LENGTH, _REPS, _WEIGHT, _KIND, _BEGAN = 254, 0, 3, 4, 5, 6
"""The fields of a set, by the profile."""
_CATEGORY, _NAME, _UNIT, _TITLE_NUMBER = 7, 8, 9, 11
"""The fields of its exercise and of a title, by the profile."""
_ACTIVE, _POUNDS = 1, 2
"""The kind of a set that was done, and the display unit of pounds, by the profile."""
_NO_NUMBER = 65535
"""What stands for a number of two bytes that is missing."""
_SIXTEENTHS = 16
"""Parts of a kilogram in which the profile counts weights."""
_HALF_STEP_IN_GRAMS = 1000 / 32
"""How far a weight in sixteenths may lie from the one that was meant."""
_LONGEST_WORKOUT = timedelta(days=1)
_METRES = re.compile(r"(.+), (\d{1,6}) m")


@dataclass(frozen=True, slots=True)
class _Title:
    """What the file itself calls an exercise.

    Attributes:
        side: only in a file of Midstance, which has two equal titles for left and right.
    """

    pair: tuple[int | None, int | None]
    name: str
    side: Side | None = None


class StrengthSets:
    """The sets of one file, for the workouts whose sessions are in it.

    Attributes:
        is_own: Midstance wrote the file: its weights are what both hands moved together.
    """

    def __init__(
        self, found: Mapping[int, Sequence[FitValues]], exercises: FitExercises | None = None
    ) -> None:
        """Sort out the messages that were ``found``; ``exercises`` names those without a title."""
        self._exercises = exercises or FitExercises()
        self.is_own = any(_is_ours(each) for each in found.get(FILE_ID, ()))
        self._serial = next((each.numbers.get(3, 0) for each in found.get(FILE_ID, ())), 0)
        self._titles = _titles(found.get(TITLE, ()), is_own=self.is_own)
        self._by_pair = {each.pair: each for each in reversed(self._titles.values())}
        self._sets = [each for each in found.get(SET, ()) if each.numbers.get(_KIND, 1) == _ACTIVE]
        texts = [each.texts.get(8) for each in found.get(WORKOUT, ())]
        texts += [each.texts.get(3) for each in found.get(SPORT, ())]
        self._name = next(filter(None, texts), "Strength")

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """From the beginning of the first set to the end of the last, where no session says it."""
        moments = [
            each
            for one in self._sets
            for each in (_moment(one, _BEGAN), _moment(one, _END))
            if each
        ]
        return (min(moments), max(moments)) if moments else None

    def key(self, start: datetime, number: int) -> str:
        """What tells an activity of the file from all others.

        Several workouts of one day may begin at noon in a file of Midstance, if nobody said when.
        """
        mine = f"/{self._serial}" if self.is_own else ""
        return f"{start.isoformat()}{mine}/{number}" if number else f"{start.isoformat()}{mine}"

    def of_session(self, start: datetime, end: datetime, *, is_only: bool) -> list[FitValues]:
        """The sets that were done in this time; all of them where it is the only session."""
        if is_only:
            return list(self._sets)
        return [each for each in self._sets if start <= (_moment(each, _END) or start) <= end]

    def add(self, findings: Findings, workout: ImportedWorkout, sets: Iterable[FitValues]) -> None:
        """Add a workout with these sets."""
        workout.name = self._name
        unknown = 0
        for each in sets:
            entry = self._set(each, workout.start)
            unknown += entry.exercise == UNKNOWN_EXERCISE
            add_imported_set(findings, workout, entry, 0)
        if workout.sets:
            findings.workouts.append(workout)
        if unknown:
            counted = "1 set" if unknown == 1 else f"{unknown} sets"
            findings.notes.append(
                f"the watch recognised no exercise in {counted}; {UNKNOWN_EXERCISE!r} holds them"
            )

    def _set(self, values: FitValues, start: datetime) -> ImportedSet:
        numbers, title, at = values.numbers, self._title(values), _moment(values, _END)
        name, metres, is_helped = (
            _own_words(title.name) if self.is_own else (title.name, None, False)
        )
        reps, lasted = numbers.get(_REPS) or None, round(numbers.get(_LENGTH, 0) / 1000) or None
        is_timed = not reps and metres is None
        return ImportedSet(
            name,
            reps=reps,
            seconds=lasted if is_timed else None,
            metres=metres,
            load=_load(numbers.get(_WEIGHT, 0), numbers.get(_UNIT)),
            is_help=is_helped,
            at=at if at and abs(at - start) <= _LONGEST_WORKOUT else None,
            lasted=lasted,
            side=title.side,
            is_total=self.is_own,
        )

    def _title(self, values: FitValues) -> _Title:
        """What the file calls the exercise of a set, or else the profile."""
        numbers = values.numbers
        number = numbers.get(_NAME)
        pair = numbers.get(_CATEGORY), None if number == _NO_NUMBER else number
        meant = self._titles.get(numbers.get(_TITLE_NUMBER, -1))
        if meant is None or meant.pair != pair:
            meant = None if pair[0] is None else self._by_pair.get(pair)
        return meant or _Title(pair, self._exercises.name(*pair))


def _own_words(title: str) -> tuple[str, int | None, bool]:
    """The exercise that a title of Midstance names, the metres, and whether there was help."""
    described = _METRES.fullmatch(title)
    name, metres = (described[1], int(described[2])) if described else (title, None)
    return name.removesuffix(HELPED), metres, name.endswith(HELPED)


def _is_ours(file_id: FitValues) -> bool:
    return file_id.numbers.get(1) == MAKER_NUMBER and file_id.texts.get(8) == MAKER


def _titles(messages: Sequence[FitValues], *, is_own: bool) -> dict[int, _Title]:
    """The titles by their numbers; of two equal ones of Midstance, the second is the right side."""
    found: dict[int, _Title] = {}
    before: tuple[int, _Title] | None = None
    for each in messages:
        name = " ".join(each.texts.get(2, "").split())
        index = each.numbers.get(254, len(found))
        number = each.numbers.get(1)
        title = _Title((each.numbers.get(0), None if number == _NO_NUMBER else number), name)
        if not name:
            continue
        if is_own and before and before[1] == title:
            found[before[0]] = _Title(title.pair, name, Side.LEFT)
            found[index] = _Title(title.pair, name, Side.RIGHT)
        else:
            found[index] = title
        before = index, title
    return found


def _moment(values: FitValues, field: int) -> datetime | None:
    seconds = values.numbers.get(field, 0)
    return FIT_START + timedelta(seconds=seconds) if seconds >= _FIRST_MOMENT else None


_KILOGRAMS = ((WeightUnit.KG, 4), (WeightUnit.KG, 10))
_POUND_STEPS = ((WeightUnit.LB, 2), (WeightUnit.LB, 10))


def _load(sixteenths: int, shown: int | None) -> Load | None:
    """The weight as it was entered: FIT holds the nearest sixteenth of a kilogram.

    Quarters of a kilogram are likelier than tenths, and halves of a pound than odd grams.
    """
    if not sixteenths:
        return None
    exact = Load(round(sixteenths / _SIXTEENTHS * 1000))
    likely = _KILOGRAMS + _POUND_STEPS[:1]
    for unit, steps in _POUND_STEPS if shown == _POUNDS else likely:
        entered = Load.of(round(exact.grams / Load.of(1, unit).grams * steps) / steps, unit)
        if abs(entered.grams - exact.grams) <= _HALF_STEP_IN_GRAMS:
            return entered
    return exact
