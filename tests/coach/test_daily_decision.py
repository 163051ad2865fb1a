"""What a check-in makes of the day's session."""

from dataclasses import replace
from datetime import date

import pytest

from midstance.coach.daily_decision import (
    LIGHTER_ALREADY,
    DayAction,
    DayDecision,
    change_by_check_in,
    decide,
    pain_text,
    spares_landings,
    with_pain,
)
from midstance.domain.exercise import Limitation, Pattern
from midstance.domain.library import Library
from midstance.domain.runner import ComplaintStage, Runner, add_complaint
from midstance.domain.session import Session, Version
from midstance.domain.weeks.check_in import CheckIn

TODAY = date(2026, 11, 26)
AMBER, RED = CheckIn(4, 2), CheckIn(5, 6)


def decision(*recent: CheckIn, run: str = "") -> DayDecision:
    """What these answers, the newest first, ask for."""
    found = decide(recent, run)
    assert found is not None
    return found


def of(library: Library, session: str = "power-5k10k/B", week: int = 3) -> Session:
    """A session of a program."""
    return library.session(session, week)


def test_each_answer_has_its_action() -> None:
    """Green goes, amber goes lighter or without legs, red rests, strong pain stops."""
    assert decide((), "long run") is None
    assert decision(CheckIn(2, 1), run="long run").action is DayAction.GO
    assert decision(AMBER).action is DayAction.LIGHT
    assert decision(AMBER, run="long run").action is DayAction.WITHOUT_LEGS
    assert "tomorrow's long run" in decision(AMBER, run="long run").text
    assert decision(RED).action is DayAction.REST
    assert decision(CheckIn(1, 0, 6, "knee")).action is DayAction.STOP


def test_amber_on_the_eve_of_an_easy_run_is_lighter(library: Library) -> None:
    """A set less on leg exercises, loads 5 to 10 % lower, jumps halved; the rest stays (E12)."""
    usual = of(library)
    lighter, texts = change_by_check_in(usual, library.exercises, decision(AMBER))
    assert 0.90 <= lighter.load_share <= 0.95
    assert texts == (decision(AMBER).text,)
    before = {item.exercise: item.prescription for item in usual.items}
    for block in lighter.blocks:
        for item in block.items if block.purpose.counts else ():
            exercise, asked = library.exercises[item.exercise], before[item.exercise]
            spared = exercise.leg_load or exercise.plyo_factor
            assert item.prescription.sets == max(1, asked.sets - bool(spared))
            if exercise.plyo_factor:
                assert item.prescription.amount == max(1, asked.amount // 2)


def test_amber_before_a_key_run_spares_the_legs(library: Library) -> None:
    """What is left loads no legs, hips apart."""
    spared, _ = change_by_check_in(of(library), library.exercises, decision(AMBER, run="long run"))
    work = [item for block in spared.blocks if block.purpose.counts for item in block.items]
    exercises = [library.exercises[item.exercise] for item in work]
    assert exercises
    assert all(not each.leg_load or each.pattern is Pattern.HIP for each in exercises)


def test_sore_legs_leave_jumps_until_they_are_better(library: Library) -> None:
    """From 5 of 10 on there are none, and none again until the soreness is 3 or less."""
    sore, better, between = CheckIn(2, 6), CheckIn(2, 3), CheckIn(2, 4)
    assert decision(sore).is_sore
    assert decision(between, sore).is_sore
    assert not decision(better, sore).is_sore
    assert not decision(between, better, sore).is_sore
    calm, texts = change_by_check_in(of(library), library.exercises, decision(between, sore))
    assert any(library.exercises[item.exercise].plyo_factor for item in of(library).items)
    counted = (item for block in calm.blocks if block.purpose.counts for item in block.items)
    assert not any(library.exercises[item.exercise].plyo_factor for item in counted)
    assert texts[-1].startswith("Sore legs: no jumps and no slow lowering")


def test_what_is_lighter_already_is_made_no_lighter(library: Library) -> None:
    """After a break or in a deload week an amber day takes nothing more, and says so."""
    usual = of(library)
    for session in (usual, replace(usual, load_share=0.9)):
        same, texts = change_by_check_in(
            session, library.exercises, decision(AMBER), is_lighter=True
        )
        assert same == session
        assert texts == (LIGHTER_ALREADY,)


def test_a_lighter_session_before_a_key_run_spares_the_legs_all_the_same(library: Library) -> None:
    """That is no set less but another session, with its own words."""
    asked = decision(AMBER, run="long run")
    usual = change_by_check_in(of(library), library.exercises, asked)
    assert change_by_check_in(of(library), library.exercises, asked, is_lighter=True) == usual
    assert usual[1] == (asked.text,)


@pytest.mark.parametrize(
    ("check_in", "run", "version", "eases"),
    [
        (AMBER, "", Version.FULL, True),
        (AMBER, "", Version.LIGHTER, False),
        (AMBER, "", Version.LEG_FREE, False),
        (AMBER, "long run", Version.FULL, False),
        (RED, "", Version.FULL, False),
        (CheckIn(2, 2), "", Version.FULL, False),
    ],
)
def test_amber_alone_takes_a_set_of_a_full_session(
    library: Library, check_in: CheckIn, run: str, version: Version, *, eases: bool
) -> None:
    """Not where the plan of the week does so already, or where the session is another one."""
    session = replace(of(library), version=version)
    assert decision(check_in, run=run).eases(session) is eases


def test_green_changes_nothing(library: Library) -> None:
    """The session is the same one, and nothing is said of it."""
    usual = of(library)
    assert change_by_check_in(usual, library.exercises, decision(CheckIn(2, 2))) == (usual, ())


def test_pain_makes_its_region_acute() -> None:
    """Each limitation of the region counts for today, and a known one keeps its stage."""
    hurt = with_pain(Runner(), "knee", TODAY)
    assert {each.limitation for each in hurt.complaints} >= {Limitation.KNEE_FRONT}
    assert with_pain(hurt, "knee", TODAY) == hurt
    assert with_pain(Runner(), "somewhere else", TODAY) == Runner()


@pytest.mark.parametrize(
    ("region", "says"),
    [("knee", "nothing of the session has to go"), ("ear", "skip whatever loads the place")],
)
def test_pain_is_shown_where_nothing_changes(library: Library, region: str, says: str) -> None:
    """It never poses as medical advice."""
    usual = of(library)
    text = pain_text(decision(CheckIn(2, 2, 4, region)), usual, usual, library.exercises)
    assert says in text
    assert text.endswith("not medical advice.")


ANSWERS = (
    CheckIn(2, 1),
    CheckIn(4, 1),
    CheckIn(3, 6),
    CheckIn(5, 6),
    CheckIn(1, 9),
    CheckIn(2, 2, 4, "knee"),
    CheckIn(2, 2, 8, "back"),
)


def every_session(library: Library) -> list[Session]:
    """Each session of each program in its first, a middle and its last week, and each routine."""
    found = [library.session(id_) for id_ in library.routines]
    for program in library.programs.values():
        for week in {1, (program.weeks + 1) // 2, program.weeks}:
            found += library.week_sessions(program, week)
    return found


def work(session: Session) -> dict[str, tuple[int, int]]:
    """The sets and the amount of each exercise that counts, the rounds of its block in them."""
    found: dict[str, tuple[int, int]] = {}
    for block in session.blocks:
        for item in block.items if block.purpose.counts else ():
            asked = item.prescription
            before = found.get(item.exercise, (0, 0))
            sets = before[0] + asked.sets * block.rounds
            found[item.exercise] = (sets, max(before[1], asked.amount))
    return found


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
@pytest.mark.parametrize("run", ["", "long run"])
def test_no_check_in_ever_asks_for_more(library: Library, answer: CheckIn, run: str) -> None:
    """In every session: no exercise more, no set more, no repetition more, no load higher."""
    asked = decision(answer, run=run)
    for usual in every_session(library):
        changed, _ = change_by_check_in(usual, library.exercises, asked)
        before, after = work(usual), work(changed)
        assert after.keys() <= before.keys(), usual.id
        assert all(sets <= before[id_][0] for id_, (sets, _) in after.items()), usual.id
        assert all(amount <= before[id_][1] for id_, (_, amount) in after.items()), usual.id
        assert changed.load_share <= usual.load_share
        assert bool(after) == bool(before), f"nothing is left of {usual.id}"


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
def test_warm_up_and_cool_down_stay(library: Library, answer: CheckIn) -> None:
    """A check-in takes nothing from what does not count."""
    for usual in every_session(library):
        changed, _ = change_by_check_in(usual, library.exercises, decision(answer))
        around = [block for block in usual.blocks if not block.purpose.counts]
        assert [block for block in changed.blocks if not block.purpose.counts] == around


def test_amber_has_a_leg_set_less_wherever_there_are_two(library: Library) -> None:
    """Of each leg exercise with two sets or rounds or more."""
    for usual in every_session(library):
        lighter, _ = change_by_check_in(usual, library.exercises, decision(AMBER))
        for before, after in zip(usual.blocks, lighter.blocks, strict=True):
            for had, has in zip(before.items, after.items, strict=True):
                sets = had.prescription.sets * before.rounds
                is_leg = library.exercises[had.exercise].leg_load
                if before.purpose.counts and is_leg and sets > 1:
                    assert has.prescription.sets * after.rounds < sets, (usual.id, had.exercise)


def test_each_change_is_shown_once(library: Library) -> None:
    """A changed session has at least one sentence, and none twice."""
    for answer in ANSWERS:
        for usual in every_session(library):
            changed, texts = change_by_check_in(usual, library.exercises, decision(answer))
            assert len(set(texts)) == len(texts)
            assert texts or changed == usual


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
def test_advice_says_may_and_pain_is_no_diagnosis(answer: CheckIn) -> None:
    """Green needs no advice; amber and red may serve better; pain points to a doctor."""
    found = decision(answer)
    if found.action in {DayAction.LIGHT, DayAction.REST}:
        assert "may serve you better" in found.text
    if found.is_strong_pain:
        assert "doctor" in found.text
        assert "not medical advice" in found.text


def test_the_answers_hold_every_kind_of_day() -> None:
    """The tests over all answers see strong pain, and each thing that a day may ask for."""
    found = [decision(each) for each in ANSWERS]
    assert any(each.is_strong_pain for each in found)
    assert {each.action for each in found} >= {DayAction.LIGHT, DayAction.REST}


def test_a_session_made_lighter_by_its_week_is_left_alone(library: Library) -> None:
    """Amber takes no second set off what the plan cut already."""
    usual = replace(of(library), version=Version.LIGHTER)
    changed, _ = change_by_check_in(usual, library.exercises, decision(AMBER))
    assert changed == usual


def test_the_text_names_the_colour_first() -> None:
    """Whoever reads one word knows the day; the key run of tomorrow is named as it is called."""
    for answer in ANSWERS:
        found = decision(answer, run="tempo run")
        assert found.text.lower().startswith(f"{found.result.value} today: ")
        assert ("tempo run" in found.text) == (found.action is DayAction.WITHOUT_LEGS)
        assert "{" not in found.text


def test_only_strong_pain_is_not_overruled() -> None:
    """Red by fatigue or soreness may be overruled by the runner, red by pain may not."""
    assert not decision(CheckIn(5, 8)).is_strong_pain
    assert not decision(CheckIn(5, 8, 5, "knee")).is_strong_pain
    assert decision(CheckIn(1, 0, 6, "knee")).is_strong_pain


@pytest.mark.parametrize(
    ("check_in", "complaint", "spares"),
    [
        (None, None, False),
        (CheckIn(2, 1), None, False),
        (CheckIn(2, 1, 3, "ankle"), None, True),
        (CheckIn(2, 1, 3, "shoulder"), None, False),
        (CheckIn(2, 1, 6, "ankle"), None, False),
        (None, (Limitation.SHIN_BONE, ComplaintStage.ACUTE), True),
        (None, (Limitation.SHIN_BONE, ComplaintStage.MANAGED), False),
        (None, (Limitation.WRIST, ComplaintStage.ACUTE), False),
    ],
)
def test_a_sore_landing_leg_is_offered_another_sport(
    library: Library,
    check_in: CheckIn | None,
    complaint: tuple[Limitation, ComplaintStage] | None,
    *,
    spares: bool,
) -> None:
    """An acute complaint, or the pain of today, that running is watched for; not strong pain."""
    runner = Runner()
    if complaint is not None:
        runner = add_complaint(runner, *complaint, TODAY)
    today = decision(check_in) if check_in else None
    assert spares_landings(runner, library.exercises["easy-jog"], today, TODAY) is spares
