"""Every program is walked week by week and compared with what its document says."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from midstance.domain.exercise import Equipment, Impact, Pattern, VolumeGroup
from midstance.domain.library import Library, UnknownIdError
from midstance.domain.planned_sets import estimated_seconds, lay_out
from midstance.domain.program import Program
from midstance.domain.runner import FLOOR, Level
from midstance.domain.session import Purpose, Session
from midstance.domain.volume import (
    TARGETS,
    Verdict,
    ground_contacts,
    leg_class,
    leg_load,
    sets_per_group,
    verdict,
    work_set_count,
)
from tests.assets.document import GROUPS, LANDINGS, LEG_LOAD, LEVEL, MINUTES, WORK_SETS

PROGRAMS = sorted({ref.partition("/")[0] for ref in MINUTES})
HOME = FLOOR | {Equipment.CHAIR, Equipment.STEP}
KIT = {
    "foundations": HOME,
    "power-5k10k": FLOOR
    | {
        Equipment.BARBELL,
        Equipment.RACK,
        Equipment.BOX_PLYO,
        Equipment.BENCH,
        Equipment.DUMBBELL,
        Equipment.STEP,
        Equipment.CABLE,
        Equipment.JUMP_ROPE,
        Equipment.MED_BALL,
        Equipment.SLIDER,
    },
    "durable-marathon": HOME
    | {Equipment.DUMBBELL, Equipment.BAND_LONG, Equipment.ANCHOR, Equipment.BAND_MINI},
    "trail-stability": HOME | {Equipment.WOBBLE_BOARD, Equipment.DUMBBELL, Equipment.BAND_MINI},
    "home-maintain": FLOOR | {Equipment.STEP},
    "offseason-strength": FLOOR
    | {
        Equipment.BARBELL,
        Equipment.RACK,
        Equipment.BENCH,
        Equipment.DUMBBELL,
        Equipment.CABLE,
        Equipment.STEP,
        Equipment.PULLUP_BAR,
        Equipment.BAND_LONG,
        Equipment.ANCHOR,
        Equipment.BOX_PLYO,
        Equipment.SLIDER,
    },
    "bootcamp-3": HOME,
}
"""The equipment that each program states, with the wall and towel that every floor has."""

JUMPS_AT_MOST = {
    "foundations": Impact.NONE,
    "home-maintain": Impact.NONE,
    "power-5k10k": Impact.HIGH,
    "trail-stability": Impact.HIGH,
}
ORDER = [
    Purpose.WARM_UP,
    Purpose.BALANCE,
    Purpose.POWER,
    Purpose.STRENGTH,
    Purpose.SINGLE_LEG,
    Purpose.HIPS,
    Purpose.CALF_FOOT,
    Purpose.CORE,
    Purpose.COOL_DOWN,
]
FREE_ORDER = {"bootcamp-3/B", "bootcamp-3/C"}
"""Circuits and intervals that are taken in whole, with a warm-up and cool-down of their own."""


def weeks_of(table: dict[str, str]) -> Iterator[tuple[str, int, str]]:
    """Each session and week of a table with what the document says, where it says something."""
    for ref, row in table.items():
        for week, said in enumerate(row.split(", "), 1):
            if said != "-":
                yield ref, week, said


def sessions(library: Library, program: Program) -> Iterator[Session]:
    """Every session of every week."""
    for week in range(1, program.weeks + 1):
        yield from library.week_sessions(program, week)


def test_the_document_and_the_files_name_the_same_sessions(library: Library) -> None:
    """No program or session is missing, and none is there that the document does not have."""
    held = {f"{p.id}/{plan.id}" for p in library.programs.values() for plan in p.sessions}
    assert held == set(MINUTES)


@pytest.mark.parametrize("ref", MINUTES)
def test_minutes_equal_those_of_the_document(library: Library, ref: str) -> None:
    """Every session takes as many minutes in every week as the document says."""
    program = library.programs[ref.partition("/")[0]]
    assert len(MINUTES[ref]) == program.weeks
    estimated = []
    for week in range(1, program.weeks + 1):
        asked = [s for s in library.week_sessions(program, week) if s.id == ref]
        seconds = [estimated_seconds(lay_out(s, library.exercises)) for s in asked]
        estimated.append(round(seconds[0] / 60) if seconds else None)
    assert tuple(estimated) == MINUTES[ref]


def test_a_session_that_a_week_leaves_out_cannot_be_had(library: Library) -> None:
    """Asking for a dash of the table is refused."""
    for ref, row in MINUTES.items():
        for week in (week for week, minutes in enumerate(row, 1) if minutes is None):
            with pytest.raises(UnknownIdError):
                library.session(ref, week)


def test_work_sets_equal_those_of_the_document(library: Library) -> None:
    """Every session has as many sets that count in every week as the document says."""
    for ref, row in WORK_SETS.items():
        for week, sets in enumerate(row, 1):
            if sets is not None:
                assert (ref, week, work_set_count(library.session(ref, week))) == (ref, week, sets)


def test_leg_load_and_class_equal_those_of_the_document(library: Library) -> None:
    """Every session loads the legs in every week as the document says, to its one decimal."""
    for ref, week, said in weeks_of(LEG_LOAD):
        load = leg_load(library.session(ref, week), library.exercises)
        named = leg_class(load, Level(LEVEL[ref]))
        value, _, class_ = said.partition(" ")
        assert (ref, week, named) == (ref, week, class_)
        assert load == pytest.approx(float(value), abs=0.051)


def test_landings_equal_those_of_the_document(library: Library) -> None:
    """Contacts and contact units agree, the latter to the document's whole numbers."""
    for ref, week, said in weeks_of(LANDINGS):
        found = ground_contacts(library.session(ref, week), library.exercises)
        contacts, units = map(int, said.split(" / "))
        assert (ref, week, found.contacts) == (ref, week, contacts)
        assert found.units == pytest.approx(units, abs=0.5)


@pytest.mark.parametrize("program", GROUPS)
def test_weekly_sets_of_each_group_equal_those_of_the_document(
    library: Library, program: str
) -> None:
    """Sets for each muscle group agree in every week of every program that lists them."""
    found: dict[str, list[float]] = {group: [] for group in GROUPS[program]}
    for week in range(1, library.programs[program].weeks + 1):
        asked = library.week_sessions(library.programs[program], week)
        counted = sets_per_group(asked, library.exercises)
        for group, row in found.items():
            row.append(counted.get(VolumeGroup(group), 0))
    assert {group: tuple(row) for group, row in found.items()} == GROUPS[program]


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_exercise_fits_the_stated_equipment(library: Library, program: str) -> None:
    """Nothing is asked that needs more than the program says it needs."""
    asked = {i.exercise for s in sessions(library, library.programs[program]) for i in s.items}
    assert not {id_ for id_ in asked if not library.exercises[id_].fits(KIT[program])}


@pytest.mark.parametrize("program", PROGRAMS)
def test_no_exercise_lands_harder_than_the_program_allows(library: Library, program: str) -> None:
    """Impact stays at or below what the program is for; two programs have no landing at all."""
    order = list(Impact)
    most = order.index(JUMPS_AT_MOST.get(program, Impact.LOW))
    for session in sessions(library, library.programs[program]):
        for block in session.blocks:
            landed = {library.exercises[i.exercise] for i in block.items if block.purpose.counts}
            running = {e.id for e in landed if e.pattern is Pattern.CONDITIONING}
            hard = {e.id for e in landed if order.index(e.impact) > most}
            assert not hard - running


@pytest.mark.parametrize("program", PROGRAMS)
def test_blocks_keep_their_order(library: Library, program: str) -> None:
    """Warm-up, balance, power, strength, single-leg, hips, calf and foot, core, cool-down."""
    for session in sessions(library, library.programs[program]):
        if session.id not in FREE_ORDER:
            places = [ORDER.index(block.purpose) for block in session.blocks]
            assert all(before <= after for before, after in pairwise(places))


def test_no_loaded_lift_is_asked_above_effort_eight(library: Library) -> None:
    """Nothing in any program goes to failure."""
    for program in library.programs.values():
        for session in sessions(library, program):
            assert all((item.prescription.rpe or 0) <= 8 for item in session.items)


@pytest.mark.parametrize("program", PROGRAMS)
def test_level_gates_hold(library: Library, program: str) -> None:
    """Nothing is above the program's highest level, unless the rung below came in a session before.

    Level 5 is in no program.
    """
    _, high = library.programs[program].levels
    asked: set[str] = set()
    for session in sessions(library, library.programs[program]):
        for item in session.items:
            exercise = library.exercises[item.exercise]
            by_gate = exercise.easier in asked or exercise.level <= high
            assert by_gate, (session.id, session.week, exercise.id)
            assert exercise.level < 5
        asked |= {item.exercise for item in session.items}


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_full_week_trains_the_whole_body(library: Library, program: str) -> None:
    """Outside deload and taper: squat or lunge, hinge or bridge, push, pull, calf, core twice."""
    wanted = library.programs[program]
    for week in range(1, wanted.weeks + 1):
        if week in (*wanted.deload, *wanted.taper):
            continue
        patterns = [
            library.exercises[item.exercise].pattern
            for session in library.week_sessions(wanted, week)
            for item in session.items
        ]
        for group in (
            {Pattern.SQUAT, Pattern.LUNGE},
            {Pattern.HINGE, Pattern.BRIDGE},
            {Pattern.PUSH},
            {Pattern.PULL},
            {Pattern.CALF},
        ):
            assert group & set(patterns), (program, week, group)
        assert sum(pattern.startswith("core") for pattern in patterns) >= 2


UNITS = {
    "power-5k10k": (36, 42, 49.5, 24, 58, 67.75, 66, 25.5),
    "trail-stability": (7.5, 10, 16, 9, 22, 26, 30.5, 0),
}
"""Contact units of each week, added up by hand."""
FREE_UNITS = 36
"""A third of the weekly cap of the intermediate, which is allowed after any week."""


@pytest.mark.parametrize("program", UNITS)
def test_jumps_rise_by_a_fifth_or_six_units_at_most(library: Library, program: str) -> None:
    """No week has more than 1.2 times, or six units more than, the highest of the three before."""
    weeks = []
    for week in range(1, library.programs[program].weeks + 1):
        asked = library.week_sessions(library.programs[program], week)
        weeks.append(sum(ground_contacts(each, library.exercises).units for each in asked))
    assert tuple(weeks) == UNITS[program]
    for week, units in enumerate(weeks[1:], 1):
        before = max(weeks[max(0, week - 3) : week])
        assert units <= max(1.2 * before, before + 6, FREE_UNITS), week


def test_a_trail_race_follows_a_taper(library: Library) -> None:
    """Week 6 is the peak, and week 8 is the primer of the marathon's taper."""
    trail, marathon = library.programs["trail-stability"], library.programs["durable-marathon"]
    sets = [
        sum(work_set_count(each) for each in library.week_sessions(trail, week))
        for week in range(1, 9)
    ]
    assert sets.index(max(sets)) == 5
    assert (trail.deload, trail.taper) == ((4,), (8,))
    (primer,) = library.week_sessions(trail, 8)
    (model,) = library.week_sessions(marathon, 12)
    assert {i.exercise: i.prescription for i in primer.items} == {
        i.exercise: i.prescription for i in model.items
    }


def test_the_boot_camp_is_not_for_beginners(library: Library) -> None:
    """Three sessions a week begin at level 2."""
    assert library.programs["bootcamp-3"].levels == (2, 3)


def test_every_race_session_stands_on_one_leg_in_its_warm_up(library: Library) -> None:
    """Thirty seconds a side, which count as no work set, open the gates of the harder balance."""
    for session in sessions(library, library.programs["power-5k10k"]):
        warm_up = [i for b in session.blocks if b.purpose is Purpose.WARM_UP for i in b.items]
        assert warm_up[-1].exercise == "single-leg-stand"
        assert warm_up[-1].prescription.text() == "1×30 s/side @3"


@pytest.mark.parametrize("program", PROGRAMS)
def test_no_full_week_misses_a_minimum_or_breaks_a_ceiling(library: Library, program: str) -> None:
    """Who does everything is never told of too little or far too much for a group of muscles.

    A program may stay beside a target that another week or its purpose makes up for.
    """
    wanted = library.programs[program]
    for week in range(1, wanted.weeks + 1):
        if week in (*wanted.deload, *wanted.taper):
            continue
        counted = sets_per_group(library.week_sessions(wanted, week), library.exercises)
        verdicts = {group: verdict(counted.get(group, 0), TARGETS[group]) for group in TARGETS}
        extremes = {Verdict.BELOW_MINIMUM, Verdict.ABOVE_CEILING}
        assert not [group for group, each in verdicts.items() if each in extremes], week


def test_calves_pull_and_core_are_on_target_in_the_race_programs(library: Library) -> None:
    """Pull 3-8, calves 4-10 and core 10-24 sets in every full week."""
    groups = (VolumeGroup.PULL, VolumeGroup.CALVES, VolumeGroup.CORE)
    for id_ in ("power-5k10k", "trail-stability", "durable-marathon", "foundations"):
        wanted = library.programs[id_]
        for week in range(1, wanted.weeks + 1):
            if week not in (*wanted.deload, *wanted.taper):
                counted = sets_per_group(library.week_sessions(wanted, week), library.exercises)
                for group in groups:
                    found = verdict(counted[group], TARGETS[group])
                    assert found is Verdict.ON_TARGET, (id_, week, group)


def test_lighter_weeks_are_a_quarter_lighter(library: Library) -> None:
    """At least a quarter fewer work sets than in the week before."""
    for program in library.programs.values():
        for week in program.deload:
            before, lighter = (
                sum(map(work_set_count, library.week_sessions(program, each)))
                for each in (week - 1, week)
            )
            assert lighter <= 0.75 * before, (program.id, week)


def test_the_heaviest_program_is_for_those_who_lift(library: Library) -> None:
    """Its front squat and single-leg lifts are of level 4."""
    assert library.programs["offseason-strength"].levels == (4, 5)


def test_foundations_ends_with_a_test_day(library: Library) -> None:
    """Its sixth week has the self-test as a session of its own, and no other week has it."""
    for week in range(1, 7):
        ids = [each.id for each in library.week_sessions(library.programs["foundations"], week)]
        assert ("foundations/T" in ids) is (week == 6)
    tested = {item.exercise for item in library.session("foundations/T", 6).items}
    assert tested == {item.exercise for item in library.session("self-test-15").items}


def test_heavy_lifting_says_that_body_mass_stays(library: Library) -> None:
    """Who fears bulky muscles reads what the studies found, with its source."""
    text = library.programs["offseason-strength"].progression
    assert "in 24 controlled studies body mass stayed as it was (Blagrove et al. 2018" in text
