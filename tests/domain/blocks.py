"""Blocks and sessions of made-up exercises, laid out."""

from midstance.domain.exercise import Dose, Equipment, Exercise, Loadable, Measure, Pattern
from midstance.domain.planned_sets import PlannedSet, lay_out
from midstance.domain.quantity import RestWindow, Tempo
from midstance.domain.session import Block, Item, Prescription, Purpose, Session, Style


def exercise(
    id_: str,
    measure: Measure = Measure.REPS,
    unit_seconds: float = 3,
    *,
    alternating: bool = False,
    ramp_up: bool = False,
) -> Exercise:
    """An exercise whose repetition takes ``unit_seconds``."""
    return Exercise(
        id_,
        id_,
        Pattern.SQUAT,
        measure,
        Dose(2, 8),
        unit_seconds=unit_seconds,
        alternating=alternating,
        ramp_up=ramp_up,
        equipment=((Equipment.BARBELL,),) if ramp_up else (),
        loadable=Loadable.EXTERNAL if ramp_up else Loadable.NONE,
        tempo=Tempo(2, 0, 1, 0),
    )


EXERCISES = {
    each.id: each
    for each in (
        exercise("squat"),
        exercise("row", unit_seconds=2),
        exercise("press", unit_seconds=4),
        exercise("lift", unit_seconds=4, ramp_up=True),
        exercise("march", Measure.REPS_PER_SIDE, 2.5, alternating=True),
        exercise("plank", Measure.SECONDS),
        exercise("side-plank", Measure.SECONDS_PER_SIDE),
        exercise("carry", Measure.METRES_PER_SIDE, 1),
        exercise("skip", Measure.METRES, 0.6),
        exercise("pogo", Measure.CONTACTS, 0.5),
        exercise("bound", Measure.CONTACTS_PER_SIDE, 4, alternating=True),
    )
}


def item(id_: str, text: str, rest: int = 0, change: int | None = None) -> Item:
    """One exercise with what is asked of it."""
    return Item(id_, Prescription.parse(text), RestWindow(rest, rest), change)


def block(*items: Item, style: Style = Style.STRAIGHT, rest: int = 0, rounds: int = 1) -> Block:
    """A block of ``items``."""
    return Block(Purpose.STRENGTH, items, style, rounds, RestWindow(rest, rest))


def laid_out(*blocks: Block) -> tuple[PlannedSet, ...]:
    """The planned sets of a session."""
    return lay_out(Session("s", "S", blocks), EXERCISES)
