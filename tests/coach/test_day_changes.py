"""A session changed for one day: lighter, already warm, or cut to the minutes there are."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from midstance.coach.day_changes import (
    AS_PLANNED,
    LIGHT_LOAD_SHARE,
    DayChanges,
    as_planned,
    change_for_day,
    cut_text,
    ease_legs,
    fit_to_weekday,
    lighten,
    shorten,
    without_warm_up,
)
from midstance.domain.exercise import Pattern
from midstance.domain.library import Library
from midstance.domain.planned_sets import estimated_seconds, lay_out
from midstance.domain.session import Item, Purpose, Session, Version


def every_session(library: Library) -> list[Session]:
    """Each program's sessions in the first and last week, and each routine."""
    of_programs = [
        session
        for program in library.programs.values()
        for week in (1, program.weeks)
        for session in library.week_sessions(program, week)
    ]
    return [*of_programs, *map(library.session, library.routines)]


def minutes_of(session: Session, library: Library) -> float:
    """How long it takes."""
    return estimated_seconds(lay_out(session, library.exercises)) / 60


def names(session: Session, *purposes: Purpose) -> list[str]:
    """The exercises of the blocks with these purposes."""
    blocks = (block for block in session.blocks if block.purpose in purposes)
    return [item.exercise for block in blocks for item in block.items]


def test_ten_minutes_are_one_lift_and_one_core_exercise(library: Library) -> None:
    """Two moves to warm up with, the first strength exercise, and one for the trunk."""
    session = library.session("power-5k10k/B")
    short = shorten(session, library.exercises, 10)
    assert len(names(short, Purpose.WARM_UP)) == 2
    assert names(short, Purpose.STRENGTH) == names(session, Purpose.STRENGTH)[:1]
    assert names(short, Purpose.CORE) == names(session, Purpose.CORE)[:1]
    assert len(short.items) == 4
    assert minutes_of(short, library) <= 10


def test_fifteen_minutes_add_a_single_leg_exercise(library: Library) -> None:
    """Three moves to warm up with, and three exercises of two sets at most."""
    session = library.session("power-5k10k/B")
    short = shorten(session, library.exercises, 18)
    assert len(names(short, Purpose.WARM_UP)) == 3
    assert names(short, Purpose.SINGLE_LEG) == names(session, Purpose.SINGLE_LEG)[:1]
    counted = [item for block in short.blocks if block.purpose.counts for item in block.items]
    assert [each.prescription.sets <= 2 for each in counted] == [True] * 3


def test_twenty_minutes_add_a_pull_or_a_push(library: Library) -> None:
    """With 20 minutes there is one exercise more, for the arms."""
    session = library.session("power-5k10k/B")
    short = shorten(session, library.exercises, 20)
    patterns = {library.exercises[item.exercise].pattern for item in short.items}
    assert patterns & {Pattern.PULL, Pattern.PUSH}
    assert minutes_of(short, library) <= 20


@pytest.mark.parametrize("minutes", [5, 10, 14, 15, 19, 20, 21, 30, 45])
def test_every_session_is_cut_by_the_rules(library: Library, minutes: int) -> None:
    """It fits, or nothing is left to take off; it has no jumps, and something to warm up with."""
    for session in every_session(library):
        check_cut(session, library, minutes)


def check_cut(session: Session, library: Library, minutes: int) -> None:
    """That a session is cut to its minutes by the rules."""
    short = shorten(session, library.exercises, minutes)
    if minutes_of(session, library) <= minutes:
        assert short == session
        return
    counted = [block for block in short.blocks if block.purpose.counts]
    if any(block.purpose.counts for block in session.blocks):
        assert counted
    if names(session, Purpose.WARM_UP):
        assert names(short, Purpose.WARM_UP)
    jumps = [each for each in short.items if library.exercises[each.exercise].plyo_factor]
    fits = minutes_of(short, library) <= minutes
    assert fits or len(counted) <= 1
    others = [each for each in session.items if not library.exercises[each.exercise].plyo_factor]
    assert not jumps or not others
    in_order = iter(item.exercise for item in session.items)
    assert all(item.exercise in in_order for item in short.items)


def test_more_time_leaves_off_from_the_end_of_each_block(library: Library) -> None:
    """With five minutes less than it takes, each block still begins as it did."""
    session = library.session("foundations/A")
    minutes = round(minutes_of(session, library)) - 5
    short = shorten(session, library.exercises, minutes)
    assert [block.items[0].exercise for block in short.blocks] == [
        block.items[0].exercise for block in session.blocks
    ]
    text = cut_text(session, short, library.exercises, minutes)
    assert text.startswith(f"{minutes} minutes: ")


def test_the_cuts_are_named(library: Library) -> None:
    """What is left out, how much of the warm-up stays, and where sets are fewer."""
    session = library.session("power-5k10k/B")
    short = shorten(session, library.exercises, 20)
    text = cut_text(session, short, library.exercises, 20)
    left_out = set(names(session, *[each for each in Purpose if each.counts])) - set(
        names(short, *[each for each in Purpose if each.counts])
    )
    assert left_out
    assert all(library.exercises[each].name in text for each in left_out)
    assert f"3 of {len(names(session, Purpose.WARM_UP))} moves of the warm-up" in text
    assert cut_text(session, session, library.exercises, 90).startswith("90 minutes: nothing")


@pytest.mark.parametrize("wanted", ["power-5k10k/A", "foundations/A"])
def test_a_lighter_day(library: Library, wanted: str) -> None:
    """A set less of each exercise that counts, RPE 6 at most, half the jumps, lighter loads."""
    session = library.session(wanted)
    light = lighten(session, library.exercises)
    assert light.load_share == LIGHT_LOAD_SHARE
    for before, after in zip(session.blocks, light.blocks, strict=True):
        if not before.purpose.counts:
            assert before == after
            continue
        for was, item in zip(before.items, after.items, strict=True):
            asked, now = was.prescription, item.prescription
            assert now.sets == max(1, asked.sets - 1)
            assert now.rpe is None or now.rpe <= 6
            halved = bool(library.exercises[was.exercise].plyo_factor)
            assert now.amount == (max(1, asked.amount // 2) if halved else asked.amount)


def test_easy_legs_leave_the_rest_as_it_is(library: Library) -> None:
    """A set less on legs and jumps alone, half the jumps, and lower loads throughout."""
    for session in every_session(library):
        eased = ease_legs(session, library.exercises)
        assert eased.load_share == LIGHT_LOAD_SHARE
        for before, after in zip(session.blocks, eased.blocks, strict=True):
            legs = [library.exercises[item.exercise].leg_load for item in before.items]
            jumps = [library.exercises[item.exercise].plyo_factor for item in before.items]
            if not before.purpose.counts or not any((*legs, *jumps)):
                assert after == before, session.id
                continue
            for had, has, leg, jump in zip(before.items, after.items, legs, jumps, strict=True):
                assert has.prescription.rpe == had.prescription.rpe
                sets = had.prescription.sets - bool(leg or jump)
                assert has.prescription.sets == max(1, sets)
                if not jump:
                    assert has.prescription.amount == had.prescription.amount


def test_easing_again_goes_on_down_to_one_set(library: Library) -> None:
    """Never to nothing."""
    session = library.session("power-5k10k/B", 3)
    for _ in range(6):
        session = ease_legs(session, library.exercises)
    counted = counted_items(session)
    assert all(item.prescription.sets >= 1 for item in counted)
    assert all(item.prescription.amount >= 1 for item in counted)
    assert {item.exercise for item in counted} == {
        item.exercise for item in counted_items(library.session("power-5k10k/B", 3))
    }


def test_the_original_is_no_change_of_the_day(library: Library) -> None:
    """Whether plan and check-in count is decided before; here nothing follows from it."""
    session = library.session("foundations/A")
    found = change_for_day(session, library.exercises, DayChanges(is_original=True))
    assert found == (session, ())


def test_all_at_once_and_nothing_at_all(library: Library) -> None:
    """The changes add up, each with its sentence; without any the session is the same."""
    session = library.session("power-5k10k/A")
    exercises = library.exercises
    assert change_for_day(session, exercises, AS_PLANNED) == (session, ())
    changed, texts = change_for_day(
        session, exercises, DayChanges(is_warm=True, is_light=True, minutes=15)
    )
    assert [text.split()[0] for text in texts] == ["Lighter", "15"]
    assert changed == shorten(lighten(without_warm_up(session), exercises), exercises, 15)


def counted_items(session: Session) -> list[Item]:
    """The items of the blocks that count."""
    return [item for block in session.blocks if block.purpose.counts for item in block.items]


def test_a_lighter_version_spares_the_legs_alone(library: Library) -> None:
    """A leg set less, no jumps, RPE 6 at most; sets without legs stay as many."""
    for session in every_session(library):
        before = {item.exercise: item.prescription for item in counted_items(session)}
        lighter = as_planned(replace(session, version=Version.LIGHTER), library.exercises)
        jumps = [item for item in before if library.exercises[item].plyo_factor]
        if len(jumps) == len(before):
            continue
        for item in counted_items(lighter):
            exercise, asked = library.exercises[item.exercise], item.prescription
            was = before[item.exercise]
            assert not exercise.plyo_factor
            assert (asked.rpe or 0) <= 6
            if exercise.leg_load and was.sets > 1:
                assert asked.sets < max(
                    each.prescription.sets
                    for each in counted_items(session)
                    if each.exercise == item.exercise
                )
            elif not exercise.leg_load:
                assert asked.amount == was.amount


def test_a_lighter_version_after_a_break_takes_no_set(library: Library) -> None:
    """The break has taken enough; jumps and effort are as in any lighter version."""
    for session in every_session(library):
        asked = replace(session, version=Version.LIGHTER)
        usual = as_planned(asked, library.exercises)
        after = as_planned(asked, library.exercises, takes_sets=False)
        assert [each.exercise for each in after.items] == [each.exercise for each in usual.items]
        for mine, theirs in zip(after.items, usual.items, strict=True):
            assert mine.prescription.sets >= theirs.prescription.sets
            assert mine.prescription.rpe == theirs.prescription.rpe
        before = [
            each for each in session.items if each.exercise in {e.exercise for e in after.items}
        ]
        assert sum(e.prescription.sets for e in after.items) <= sum(
            e.prescription.sets for e in before
        )


def test_a_version_without_legs_keeps_the_rest_as_it_is(library: Library) -> None:
    """Nothing that loads the legs is left but hip work; nothing else is changed."""
    for session in every_session(library):
        free = as_planned(replace(session, version=Version.LEG_FREE), library.exercises)
        exercises = [library.exercises[item.exercise] for item in counted_items(free)]
        is_whole = [item.exercise for item in free.items] == [
            each.exercise for each in session.items
        ]
        if not is_whole:
            assert all(not e.leg_load or e.pattern is Pattern.HIP for e in exercises)
        assert [item for item in session.items if item in free.items] == list(free.items)


def test_a_full_version_is_the_session(library: Library) -> None:
    """Where the week has room for it nothing is changed, and warm-ups never are."""
    for session in every_session(library):
        assert as_planned(session, library.exercises) is session
        lighter = as_planned(replace(session, version=Version.LIGHTER), library.exercises)
        assert names(lighter, Purpose.WARM_UP) == names(session, Purpose.WARM_UP)


def test_a_session_of_nothing_but_warm_up_keeps_it(library: Library) -> None:
    """Whoever starts the warm-up routine and is warm does it all the same."""
    session = library.session("power-5k10k/A")
    only = replace(
        session, blocks=tuple(each for each in session.blocks if each.purpose is Purpose.WARM_UP)
    )
    assert without_warm_up(only) == only


CUTS = """
bootcamp-3/A in 15: 11 min, 3 to warm up, 0 to cool down
    bodyweight-squat 2
    reverse-lunge 2
    plank 2
bootcamp-3/A in 20: 13 min, 3 to warm up, 0 to cool down
    bodyweight-squat 2
    push-up-knees 2
    reverse-lunge 2
    plank 2
bootcamp-3/A in 30: 30 min, 8 to warm up, 3 to cool down
    bodyweight-squat 2
    push-up-knees 2
    prone-ytw 3
    reverse-lunge 2
    glute-bridge-march 2
    single-leg-calf-raise 2
    plank 2
bootcamp-3/B in 15: 15 min, 6 to warm up, 1 to cool down
    kickstand-deadlift 1 x2 rounds
    push-up-knees 1 x2 rounds
    reverse-lunge 1 x2 rounds
    step-jack 1 x2 rounds
bootcamp-3/B in 20: 19 min, 7 to warm up, 2 to cool down
    kickstand-deadlift 1 x2 rounds
    push-up-knees 1 x2 rounds
    reverse-lunge 1 x2 rounds
    step-jack 1 x2 rounds
    plank-shoulder-tap 1 x2 rounds
bootcamp-3/B in 30: 26 min, 8 to warm up, 4 to cool down
    kickstand-deadlift 1 x2 rounds
    push-up-knees 1 x2 rounds
    reverse-lunge 1 x2 rounds
    step-jack 1 x2 rounds
    plank-shoulder-tap 1 x2 rounds
    calf-raise 1 x2 rounds
    prone-ytw 1 x2 rounds
bootcamp-3/C in 15: 15 min, 7 to warm up, 2 to cool down
    side-lying-hip-abduction 2
    dead-bug-heel-tap 1
    plank-knees 1
    side-plank-knees 1
    bird-dog 1
bootcamp-3/C in 20: 20 min, 7 to warm up, 3 to cool down
    side-lying-hip-abduction 2
    single-leg-glute-bridge 2
    dead-bug-heel-tap 1
    plank-knees 1
    side-plank-knees 1
    bird-dog 1
    bicycle-crunch-easy 1
bootcamp-3/C in 30: 26 min, 8 to warm up, 4 to cool down
    side-lying-hip-abduction 2
    single-leg-glute-bridge 2
    hip-hike 2
    dead-bug-heel-tap 1
    plank-knees 1
    side-plank-knees 1
    bird-dog 1
    bicycle-crunch-easy 1
    glute-bridge 1
durable-marathon/A in 15: 12 min, 3 to warm up, 0 to cool down
    goblet-squat 2
    reverse-lunge 2
    plank 2
durable-marathon/A in 20: 16 min, 3 to warm up, 0 to cool down
    goblet-squat 2
    dumbbell-row 2
    reverse-lunge 2
    plank 2
durable-marathon/A in 30: 29 min, 8 to warm up, 3 to cool down
    goblet-squat 2
    dumbbell-row 2
    reverse-lunge 2
    lateral-band-walk 2
    single-leg-calf-raise 2
    plank 2
durable-marathon/B in 15: 13 min, 3 to warm up, 0 to cool down
    romanian-deadlift 2
    elevated-split-squat-low 2
    dead-bug 2
durable-marathon/B in 20: 16 min, 3 to warm up, 0 to cool down
    romanian-deadlift 2
    push-up 2
    elevated-split-squat-low 2
    dead-bug 2
durable-marathon/B in 30: 30 min, 8 to warm up, 3 to cool down
    romanian-deadlift 2
    push-up 2
    elevated-split-squat-low 2
    single-leg-glute-bridge 2
    seated-soleus-raise 2
    dead-bug 2
foundations/A in 15: 11 min, 3 to warm up, 0 to cool down
    chair-squat 2
    split-squat 2
    dead-bug-heel-tap 2
foundations/A in 20: 13 min, 3 to warm up, 0 to cool down
    chair-squat 2
    incline-push-up 2
    split-squat 2
    dead-bug-heel-tap 2
foundations/A in 30: 27 min, 8 to warm up, 3 to cool down
    chair-squat 2
    incline-push-up 2
    prone-ytw 1
    split-squat 2
    glute-bridge 2
    calf-raise 2
    dead-bug-heel-tap 2
foundations/B in 15: 9 min, 3 to warm up, 0 to cool down
    wall-hip-hinge 2
    step-up 2
    bird-dog 1
foundations/B in 20: 12 min, 3 to warm up, 0 to cool down
    wall-hip-hinge 2
    prone-ytw 2
    step-up 2
    bird-dog 1
foundations/B in 30: 29 min, 8 to warm up, 4 to cool down
    single-leg-stand 1
    wall-hip-hinge 2
    prone-ytw 2
    step-up 2
    side-lying-hip-adduction 1
    bent-knee-calf-raise 2
    short-foot 2
    bird-dog 1
    side-plank-knees 2
home-maintain/A in 15: 11 min, 3 to warm up, 0 to cool down
    bodyweight-squat 2
    split-squat 2
    dead-bug 1
home-maintain/A in 20: 13 min, 3 to warm up, 0 to cool down
    bodyweight-squat 2
    push-up 2
    split-squat 2
    dead-bug 1
home-maintain/A in 30: 28 min, 8 to warm up, 3 to cool down
    bodyweight-squat 2
    push-up 2
    split-squat 2
    single-leg-glute-bridge 2
    single-leg-calf-raise 2
    dead-bug 1
home-maintain/B in 15: 11 min, 3 to warm up, 0 to cool down
    single-leg-deadlift 2
    reverse-lunge 2
    plank 1
home-maintain/B in 20: 13 min, 3 to warm up, 0 to cool down
    single-leg-deadlift 2
    prone-ytw 2
    reverse-lunge 2
    plank 1
home-maintain/B in 30: 29 min, 8 to warm up, 3 to cool down
    single-leg-deadlift 2
    prone-ytw 2
    reverse-lunge 2
    hamstring-walkout 2
    side-lying-hip-adduction 1
    single-leg-bent-knee-calf-raise 2
    plank 1
offseason-strength/A in 15: 14 min, 3 to warm up, 0 to cool down
    back-squat 2
    elevated-split-squat-loaded 1
    pallof-press 1
offseason-strength/A in 20: 19 min, 3 to warm up, 0 to cool down
    back-squat 2
    elevated-split-squat-loaded 2
    pallof-press 2
offseason-strength/A in 30: 30 min, 8 to warm up, 1 to cool down
    back-squat 2
    elevated-split-squat-loaded 2
    single-leg-calf-raise-loaded 2
    pallof-press 2
offseason-strength/B in 15: 8 min, 3 to warm up, 0 to cool down
    band-assisted-pull-up 2
    side-plank 2
offseason-strength/B in 20: 12 min, 3 to warm up, 0 to cool down
    band-assisted-pull-up 2
    single-arm-cable-press 2
    side-plank 2
offseason-strength/B in 30: 28 min, 8 to warm up, 3 to cool down
    band-assisted-pull-up 3
    single-arm-cable-press 2
    half-kneeling-overhead-press 2
    copenhagen-plank-short 2
    side-plank 2
offseason-strength/C in 15: 14 min, 3 to warm up, 0 to cool down
    deadlift 2
    suitcase-carry 2
offseason-strength/C in 20: 14 min, 3 to warm up, 0 to cool down
    deadlift 2
    suitcase-carry 2
offseason-strength/C in 30: 29 min, 10 to warm up, 1 to cool down
    deadlift 2
    barbell-hip-thrust 2
    seated-soleus-raise 2
    suitcase-carry 2
power-5k10k/A in 15: 14 min, 3 to warm up, 0 to cool down
    back-squat 2
    step-up-loaded 1
    pallof-press 1
power-5k10k/A in 20: 19 min, 3 to warm up, 0 to cool down
    back-squat 2
    push-up 2
    step-up-loaded 2
    pallof-press 1
power-5k10k/A in 30: 30 min, 8 to warm up, 1 to cool down
    back-squat 2
    step-up-loaded 2
    single-leg-calf-raise-loaded 2
    pallof-press 2
power-5k10k/B in 15: 14 min, 3 to warm up, 0 to cool down
    deadlift 2
    elevated-split-squat 1
    russian-twist 1
power-5k10k/B in 20: 18 min, 3 to warm up, 0 to cool down
    deadlift 2
    single-arm-cable-row 2
    elevated-split-squat 1
    russian-twist 1
power-5k10k/B in 30: 30 min, 12 to warm up, 2 to cool down
    deadlift 2
    elevated-split-squat 2
    hamstring-walkout 2
    russian-twist 2
trail-stability/A in 15: 11 min, 3 to warm up, 0 to cool down
    single-leg-deadlift 2
    side-lunge 2
    plank-shoulder-tap 1
trail-stability/A in 20: 14 min, 3 to warm up, 0 to cool down
    single-leg-deadlift 2
    dumbbell-row 2
    side-lunge 2
    plank-shoulder-tap 1
trail-stability/A in 30: 29 min, 8 to warm up, 3 to cool down
    wobble-board-two-leg 3
    single-leg-deadlift 2
    dumbbell-row 2
    side-lunge 2
    copenhagen-plank-short 1
    single-leg-calf-raise 2
    plank-shoulder-tap 1
trail-stability/B in 15: 13 min, 3 to warm up, 0 to cool down
    goblet-squat 2
    step-up-loaded 2
    suitcase-carry 2
trail-stability/B in 20: 15 min, 3 to warm up, 0 to cool down
    goblet-squat 2
    push-up 2
    step-up-loaded 2
    suitcase-carry 2
trail-stability/B in 30: 30 min, 8 to warm up, 3 to cool down
    star-reach 1
    goblet-squat 2
    push-up 2
    step-up-loaded 2
    hamstring-walkout 2
    single-leg-bent-knee-calf-raise 2
    suitcase-carry 2
"""
"""What is left of the first week's sessions in 15, 20 and 30 minutes: exercises and sets."""


def cut_lines(library: Library) -> Iterator[str]:
    """The sessions of the first week in the form of the table."""
    for program in library.programs.values():
        for session in library.week_sessions(program, 1):
            for minutes in (15, 20, 30):
                yield from described(shorten(session, library.exercises, minutes), library, minutes)


def described(short: Session, library: Library, minutes: int) -> Iterator[str]:
    """A cut session: its minutes, how many moves surround it, and what counts."""
    warm, cool = (len(names(short, each)) for each in (Purpose.WARM_UP, Purpose.COOL_DOWN))
    takes = round(minutes_of(short, library))
    yield f"{short.id} in {minutes}: {takes} min, {warm} to warm up, {cool} to cool down"
    for block in short.blocks:
        for item in block.items if block.purpose.counts else ():
            rounds = f" x{block.rounds} rounds" if block.rounds > 1 else ""
            yield f"    {item.exercise} {item.prescription.sets}{rounds}"


def test_what_is_left_of_every_session(library: Library) -> None:
    """Each session still begins with its main lift, then one leg, an arm and the trunk."""
    assert list(cut_lines(library)) == CUTS.strip().splitlines()


@pytest.mark.parametrize("version", [Version.LIGHTER, Version.LEG_FREE])
def test_a_session_of_jumps_alone_is_not_emptied(library: Library, version: Version) -> None:
    """Where no work would be left the session stays as it is."""
    session = library.session("power-5k10k/A")
    jumps = tuple(block for block in session.blocks if block.purpose is Purpose.POWER)
    only = replace(session, blocks=jumps, version=version)
    assert as_planned(only, library.exercises) is only


def test_what_has_no_effort_gets_none(library: Library) -> None:
    """A set for which no effort is prescribed is not given one by a lighter version."""
    session = library.session("power-5k10k/A")
    blocks = tuple(
        replace(
            block,
            items=tuple(
                replace(item, prescription=replace(item.prescription, rpe=None))
                for item in block.items
            ),
        )
        for block in session.blocks
    )
    lighter = as_planned(
        replace(session, blocks=blocks, version=Version.LIGHTER), library.exercises
    )
    assert all(item.prescription.rpe is None for item in lighter.items)


def test_a_day_of_the_week_with_less_time_cuts_the_session(library: Library) -> None:
    """By the rules for little time, and with the day's name; time enough changes nothing."""
    session = library.session("foundations/A")
    short, texts = fit_to_weekday(session, library.exercises, date(2026, 11, 24), 20)
    assert short == shorten(session, library.exercises, 20)
    assert len(texts) == 1
    assert texts[0].startswith("Your Tuesdays have 20 minutes: without ")
    for minutes in (None, 90):
        kept = fit_to_weekday(session, library.exercises, date(2026, 11, 24), minutes)
        assert kept == (session, ())
