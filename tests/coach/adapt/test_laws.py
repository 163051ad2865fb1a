"""A substitute keeps to its rules over the whole library, whoever trains, with any two complaints.

Each case is a runner of some level, kit and complaints before some session of some week.
"""

from collections import Counter
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.adapt.adaptation import adapt
from midstance.coach.adapt.complaint_rules import effort_cap, forbids
from midstance.coach.adapt.differences import AdaptedSession
from midstance.coach.adapt.situation import Situation
from midstance.coach.adapt.substitution import keeps_purpose, lands_harder
from midstance.domain.exercise import Limitation
from midstance.domain.library import Library
from midstance.domain.quantity import Unit
from midstance.domain.runner import PROFILES, Complaint, ComplaintStage, Level, Place, Runner
from midstance.domain.session import Session
from tests.coach.adapt.promises import every_session
from tests.coach.people import TODAY

COMPLAINTS = st.builds(
    Complaint,
    st.sampled_from(Limitation),
    st.sampled_from(ComplaintStage),
    st.one_of(st.none(), st.integers(0, 120).map(lambda days: TODAY - timedelta(days=days))),
)
RUNNERS = st.builds(
    Runner,
    level=st.sampled_from((None, *Level)),
    places=st.sampled_from(sorted(PROFILES)).map(lambda kit: (Place(kit, PROFILES[kit]),)),
    complaints=st.lists(COMPLAINTS, max_size=2, unique_by=lambda each: each.limitation).map(tuple),
    desk_work=st.booleans(),
)


def adapted_for(
    library: Library, runner: Runner, data: st.DataObject
) -> tuple[Session, AdaptedSession, Situation]:
    """Some session, and what the runner does of it."""
    prescribed = data.draw(st.sampled_from(every_session(library)))
    here = Situation(library, runner, TODAY)
    return prescribed, adapt(prescribed, here), here


@given(runner=RUNNERS, data=st.data())
def test_a_substitute_never_repeats_an_exercise_of_its_session(
    library: Library, runner: Runner, data: st.DataObject
) -> None:
    """What stands in for another one is there once; nothing comes more often than it was asked."""
    prescribed, adapted, _ = adapted_for(library, runner, data)
    asked = Counter(item.exercise for item in prescribed.items)
    there = Counter(item.exercise for item in adapted.session.items)
    assert all(there[each.to] <= max(1, asked[each.to]) for each in adapted.replaced)
    assert all(count <= max(1, asked[id_]) for id_, count in there.items())


@given(runner=RUNNERS, data=st.data())
def test_what_is_forbidden_is_never_prescribed(
    library: Library, runner: Runner, data: st.DataObject
) -> None:
    """Neither by a complaint's tag or rule, nor by a wait, nor by level or kit."""
    _, adapted, here = adapted_for(library, runner, data)
    for item in adapted.session.items:
        exercise = library.exercise(item.exercise)
        assert not [each for each in runner.complaints if forbids(each, exercise)]
        assert here.is_open(exercise), item.exercise


@given(runner=RUNNERS, data=st.data())
def test_no_effort_is_above_a_cap(library: Library, runner: Runner, data: st.DataObject) -> None:
    """The cap of each complaint holds for all that is done, substitutes included."""
    _, adapted, here = adapted_for(library, runner, data)
    own = [cap for each in runner.complaints if (cap := effort_cap(each)) is not None]
    for item in adapted.session.items:
        exercise = library.exercise(item.exercise)
        careful = here.highest_effort(exercise)
        caps = [*own, *([careful[0]] if careful else [])]
        asked = item.prescription.rpe
        effort = exercise.default.rpe if asked is None else asked
        assert not caps or effort is None or effort <= min(caps), item.exercise


@given(runner=RUNNERS, data=st.data())
def test_a_substitute_keeps_purpose_impact_and_unit(
    library: Library, runner: Runner, data: st.DataObject
) -> None:
    """It trains the same group, lands no harder, and counts in its own unit or on the clock."""
    prescribed, adapted, _ = adapted_for(library, runner, data)
    for each in adapted.replaced:
        item = adapted.session.items[each.place]
        done, instead_of = library.exercise(each.to), library.exercise(each.instead_of)
        assert keeps_purpose(done, instead_of), (each.to, each.instead_of)
        assert not lands_harder(done, instead_of)
        is_own = item.prescription.unit is done.measure.unit
        assert is_own or Unit.SECONDS in _units(prescribed, each.instead_of)


@given(runner=RUNNERS, data=st.data())
def test_a_floor_exercise_counts_as_the_other_one_did(
    library: Library, runner: Runner, data: st.DataObject
) -> None:
    """Neither a hold for repetitions nor the other way round, where the library names none."""
    _, adapted, here = adapted_for(library, runner, data)
    for each in adapted.replaced:
        done, instead_of = library.exercise(each.to), library.exercise(each.instead_of)
        rungs = {rung.id for rung in here.below(instead_of)}
        if each.to in {*instead_of.substitutes, *rungs} or each.reason.kind == "care":
            continue
        if done.pattern is instead_of.pattern and done.measure.unit is not instead_of.measure.unit:
            alike = _open_alike(library, here, instead_of.id, adapted.session)
            assert not alike, (each.to, each.instead_of, alike)


def _units(session: Session, exercise: str) -> set[Unit]:
    return {item.prescription.unit for item in session.items if item.exercise == exercise}


def _open_alike(library: Library, here: Situation, instead_of: str, session: Session) -> list[str]:
    """Floor exercises of the same pattern and unit that could have been done instead."""
    wanted = library.exercise(instead_of)
    taken = {item.exercise for item in session.items}
    return [
        each.id
        for each in library.exercises.values()
        if each.pattern is wanted.pattern
        and each.measure.unit is wanted.measure.unit
        and each.level <= wanted.level
        and not each.equipment
        and {m.group for m in each.primary} & {m.group for m in wanted.primary}
        and each.id not in taken
        and here.is_open(each)
        and not lands_harder(each, wanted)
        and not here.complaints_for_care(each)
    ]
