"""A log whose week of 16 to 22 November 2026 holds something of everything that a review tells."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from midstance.domain.attendance import Enrolment
from midstance.domain.planned_sets import lay_out
from midstance.domain.quantity import Load, Side, Unit
from midstance.domain.record import Pain, SetRecord, WorkoutRecord, WorkoutStatus
from midstance.storage.training_log import TrainingLog
from tests.tui.laptop import Laptop, record

PROGRAM = "power-5k10k"
SUNDAY = date(2026, 11, 22)


def fill(laptop: Laptop, region: str = "knee") -> None:
    """Keep two weeks of a program: one as prescribed, one full of what stands out."""
    laptop.places.make()
    with TrainingLog(laptop.places.data, laptop.ids) as log:
        log.enrol(Enrolment(PROGRAM, date(2026, 11, 9)), laptop.clock.now())
    laptop.keep(
        _of_program(laptop, 14, "A", 1, more=0),
        _of_program(laptop, 11, "B", 1, more=0),
        _of_program(laptop, 6, "A", 2, more=2, pains=_pains(region, "back", "hip or groin")),
        replace(_of_program(laptop, 4, "B", 2, more=1), ending=WorkoutStatus.FINISHED_EARLY),
        laptop.workout(2, *_odd_sets(), pains=_pains(region, "shin", "foot or toe")),
        laptop.workout(1, record("plank", 45, Unit.SECONDS), session="hip-3", name="Hips in three"),
    )


def _of_program(
    laptop: Laptop, days_ago: int, letter: str, week: int, more: int, **heads: object
) -> WorkoutRecord:
    """A session of the program, this many repetitions above its targets; half of B is left out."""
    session = laptop.session(f"{PROGRAM}/{letter}", week)
    planned_sets = lay_out(session, laptop.library.library.exercises)
    done = planned_sets[: len(planned_sets) // 2] if week > 1 and letter == "B" else planned_sets
    sets = (
        record(
            planned_set.exercise,
            planned_set.target.amount + more,
            planned_set.target.unit,
            place=planned_set.place,
            block=planned_set.purpose.value,
            prescribed_exercise=planned_set.prescribed,
            set_number=planned_set.set_number,
            side=side,
            target=planned_set.target,
            load=Load(40_000 + 2_500 * more) if planned_set.load_step else None,
            effort=8,
            counts=planned_set.purpose.counts,
        )
        for planned_set in done
        for side in planned_set.recorded_sides
    )
    return laptop.workout(
        days_ago, *sets, session=session.id, name=session.name, week=week, **heads
    )


def _odd_sets() -> Iterator[SetRecord]:
    """Uneven sides, an exercise done instead of another, and some that no library holds."""
    for place, name in enumerate(("side-plank", "split-squat", "single-leg-bridge", "clamshell")):
        yield record(name, 5, side=Side.LEFT, place=place)
        yield record(name, 12, side=Side.RIGHT, place=place)
    yield record("back-squat", 5, place=4, load=Load(80_000), effort=9)
    yield record("plank-knees", 20, Unit.SECONDS, place=5, prescribed_exercise="plank")
    yield record("hover-of-the-heron", 3, place=6)


def _pains(*regions: str) -> tuple[Pain, ...]:
    return tuple(Pain(region, 3, "back-squat") for region in regions)
