"""What can be changed in a runner's profile, one thing at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.runner import Complaint, Place

if TYPE_CHECKING:
    from datetime import date

    from midstance.domain.exercise import Equipment, Limitation
    from midstance.domain.quantity import Load
    from midstance.domain.runner import Course, Runner


def with_place(runner: Runner, place: Place) -> Runner:
    """The runner who trains at ``place`` now; one of the same name is equipped anew."""
    known = tuple(place if each.name == place.name else each for each in runner.places)
    places = known if place in known else (*runner.places, place)
    return replace(runner, places=places, active=place.name)


def renamed(runner: Runner, before: str, after: str) -> Runner:
    """The runner who calls a place otherwise; a name that another place has changes nothing."""
    if any(each.name == after for each in runner.places):
        return runner
    places = tuple(
        replace(each, name=after) if each.name == before else each for each in runner.places
    )
    here = runner.place
    active = after if here is not None and here.name == before else runner.active
    return replace(runner, places=places, active=active)


def without_place(runner: Runner, name: str) -> Runner:
    """The runner without a place; where it was the active one, the first of the others is."""
    places = tuple(each for each in runner.places if each.name != name)
    active = runner.active if runner.active != name else places[0].name if places else ""
    return replace(runner, places=places, active=active)


def with_complaint(
    runner: Runner, limitation: Limitation, course: Course | None, today: date
) -> Runner:
    """The runner with a complaint as it stands from ``today`` on; without it for no ``course``.

    Saying the same course again changes nothing, so that its day stays.
    """
    known = {each.limitation: each for each in runner.complaints}
    before = known.pop(limitation, None)
    if course is None:
        return replace(runner, complaints=tuple(known.values()))
    if before is not None and before.course is course:
        return runner
    stands = Complaint(limitation, course, today)
    return replace(runner, complaints=(*known.values(), stands))


def with_load_step(runner: Runner, item: Equipment, step: Load | None) -> Runner:
    """The runner whose loads with ``item`` go up by ``step``; by the usual one for None."""
    steps = dict(runner.load_steps)
    steps.pop(item, None)
    if step is not None:
        steps[item] = step
    return replace(runner, load_steps=tuple(steps.items()))
