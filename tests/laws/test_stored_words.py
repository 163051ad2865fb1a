"""Every word that is stored is written out here again: what changes one of them, breaks a log.

Classes, fields and members may be called otherwise at any time; the words may not.
"""

import json
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import get_args

import pytest

from midstance.coach.progress.change import ChangeKind
from midstance.coach.safety import QUESTIONS
from midstance.domain.attendance import Attendance
from midstance.domain.exercise import (
    Equipment,
    Impact,
    Limitation,
    Loadable,
    Measure,
    MoveDown,
    Muscle,
    Pattern,
    VolumeGroup,
)
from midstance.domain.history import TrendQuantity
from midstance.domain.pain import PainRule
from midstance.domain.planned_sets import GateOffer, PlannedSet
from midstance.domain.quantity import (
    DistanceUnit,
    Load,
    LoadMeaning,
    RestWindow,
    Side,
    Tempo,
    Unit,
    WeightUnit,
)
from midstance.domain.record import WorkoutStatus
from midstance.domain.runner import (
    Complaint,
    ComplaintStage,
    Goal,
    Level,
    Loading,
    LoadRules,
    Place,
    Preference,
    Priority,
    Runner,
)
from midstance.domain.session import Prescription, Purpose, Style, Version
from midstance.domain.settings import AutoAdvance, Settings, SoundMode, Theme, WeekStart
from midstance.domain.strength.bests import BestKind
from midstance.domain.strength.one_rep_max import Confidence
from midstance.domain.volume import Verdict
from midstance.domain.weeks.check_in import SkipReason
from midstance.domain.weeks.plan import PlanStyle
from midstance.domain.weeks.review import Focus
from midstance.domain.weeks.run import DayPart, RacePriority, RunKind
from midstance.domain.weeks.run_calendar import EntryKind, RunState
from midstance.storage.definitions.settings import SETTINGS_KEYS
from midstance.storage.definitions.structure import FILE_KEYS
from midstance.storage.log.event_log import (
    PLANNED_SET_FIELDS,
    planned_sets_from_plain,
    planned_sets_to_plain,
)
from midstance.storage.log.profile import runner_from_plain, runner_to_plain
from midstance.workout import events
from midstance.workout.events import (
    EVENT_FIELDS,
    EVENT_NAMES,
    RunnerEvent,
    event_from_plain,
    event_to_plain,
)
from midstance.workout.state import GuideOptions, options_from_plain, options_to_plain

EVENTS: tuple[tuple[RunnerEvent, str], ...] = (
    (events.AdvancePressed(), "Advanced {}"),
    (events.DigitTyped(7), 'DigitTyped {"digit": 7}'),
    (events.DigitErased(), "DigitErased {}"),
    (events.PointTyped(), "PointTyped {}"),
    (events.LoadKeyPressed(), "LoadKeyPressed {}"),
    (events.LoadSet(82_500), 'LoadSet {"grams": 82500}'),
    (events.EntryDropped(), "EntryDropped {}"),
    (events.ShortSetCounted(), "ShortCounted {}"),
    (events.NumberStepped(-1), 'Nudged {"by": -1}'),
    (events.LoadStepped(2), 'LoadNudged {"steps": 2}'),
    (events.BandDistanceSet(80), 'BandSet {"centimetres": 80}'),
    (events.EffortRated(8), 'EffortRated {"rpe": 8}'),
    (events.SkipPressed(whole_item=True), 'Skipped {"whole_item": true}'),
    (events.ItemPostponed(), "PutOff {}"),
    (events.ItemChosen(2), 'JumpedTo {"place": 2}'),
    (events.SetAdded(), "SetAdded {}"),
    (
        events.Swapped(3, "plank", "3x20 s", 5000),
        'Swapped {"place": 3, "exercise": "plank", "prescription": "3x20 s", "load_grams": 5000}',
    ),
    (events.ItemsDropped((2, 4)), 'ItemsDropped {"places": [2, 4]}'),
    (events.PauseToggled(), "PauseToggled {}"),
    (events.RestStretched(-15), 'RestStretched {"seconds": -15}'),
    (events.UndoPressed(), "Undone {}"),
    (events.NoteAdded("in", on_workout=True), 'Noted {"text": "in", "on_workout": true}'),
    (events.PainReported("knee", 4), 'Hurt {"region": "knee", "level": 4}'),
    (events.HeartRateNoted(132, 158), 'HeartRateNoted {"mean_bpm": 132, "max_bpm": 158}'),
    (events.ClockStopped(600), 'Interrupted {"slept_ms": 600}'),
    (events.IdleNoticed(600), 'Idle {"idle_ms": 600}'),
    (events.TimePassed(), "TimePassed {}"),
    (events.StepRestarted(), "StepRestarted {}"),
    (events.FinishedEarly(), "FinishedEarly {}"),
    (events.FinishedAsDone(), "FinishedAsDone {}"),
    (events.WorkoutDiscarded(), "ThrownAway {}"),
)
PLANNED_SET = """
{"place": 1, "block": 2, "purpose": "strength", "style": "superset", "exercise": "a",
"prescribed": "b", "set_number": 3, "sets": 4, "round": 5, "target": [6, "reps", true],
"sides": ["right", "left"], "seconds": 7.5, "up_to": 8, "alternating": true, "is_hold": true,
"rpe": 9, "percent": 80, "load": 10000, "load_step": 1250, "band_cm": 11, "tempo": "3-1-X-0",
"rest": [12, 13], "change": 14, "set_up": 15, "every": 16, "cap": 17, "note": "c", "bar": 18000,
"load_reason": "d", "load_is": "one-hand-each", "gate": [18, 7], "heart_percent": 19}
"""
PROFILE = """
{"goal": "trail", "priority": "balanced", "level": "advanced",
"places": [{"name": "home", "equipment": ["chair", "wall"]}], "active": "home",
"complaints": [{"limitation": "achilles", "course": "managed", "since": "2026-11-22"}],
"weight_unit": "lb", "load_steps": {"dumbbell": 2000}, "desk_work": true,
"preferences": [{"program": "a", "prescribed": "b", "chosen": "c"}], "screening": ["heart"],
"told": ["gate:d"], "bar": 15000, "heaviest": {"kettlebell": 24000}, "body_weight": 64000,
"figures": false, "born": "1986-05-01", "max_heart_rate": 187, "circuit_ceiling": 75}
"""
RUNNER = Runner(
    Goal.TRAIL,
    Priority.BALANCED,
    Level.ADVANCED,
    (Place("home", frozenset({Equipment.WALL, Equipment.CHAIR})),),
    "home",
    (Complaint(Limitation.ACHILLES, ComplaintStage.MANAGED, date(2026, 11, 22)),),
    WeightUnit.LB,
    ((Equipment.DUMBBELL, Load(2000)),),
    desk_work=True,
    preferences=(Preference("a", "b", "c"),),
    screening=("heart",),
    notices_shown=("gate:d",),
    bar=Load(15_000),
    heaviest=((Equipment.KETTLEBELL, Load(24_000)),),
    body_weight=Load(64_000),
    figures=False,
    born=date(1986, 5, 1),
    max_bpm=187,
    circuit_ceiling=75,
)
SETTINGS = (
    "weight_unit lead_in_seconds switch_seconds re_entry_seconds auto_advance sound muted theme "
    "week_start animations flash ascii figures voice voice_command export_folder export_formats "
    "sync keymap"
)
FILES = {
    "Dose": "sets amount rpe rest",
    "Gate": "sets amount rpe_max sessions",
    "Exercise": (
        "id name pattern measure default primary secondary equipment alternating level impact "
        "loadable load_is leg_load plyo_factor unit_seconds tempo ramp_up ladder rung easier "
        "harder alternatives up down substitutes why breathing glance command cues mistakes "
        "caution note avoid_if care_if seeds aliases short_name figure"
    ),
    "ItemPlan": "exercise weeks rest change tempo note",
    "BlockPlan": "purpose item style rounds rest change every cap routine only_weeks note",
    "SessionPlan": "id name block",
    "Routine": "id name purpose block weeks level heart_rate_cap note seeds",
    "Program": (
        "id name summary weeks per_week session levels impact equipment deload taper entry "
        "in_the_week progression finish swaps seeds phase"
    ),
    "ExerciseFile": "exercise",
    "KeymapFile": "keys name",
    "RunTable": "day kind minutes distance hard legs effort",
    "SessionTable": "id legs shares hiit minutes",
    "GapTable": "between hours",
    "WeekFile": "level session run gap style two_slots owed was available prefer avoid",
}
WORDS: dict[type[StrEnum], str] = {
    ChangeKind: "load-up load-down amount-up rung-up rung-down fewer-jumps lighter first-times",
    WorkoutStatus: "under-way completed finished-early thrown-away",
    WeightUnit: "kg lb",
    DistanceUnit: "km mi",
    Unit: "reps seconds metres contacts",
    Side: "left right",
    Purpose: (
        "warm-up ramp-up balance power strength single-leg hips calf-foot core conditioning "
        "cool-down"
    ),
    Style: "straight superset circuit interval",
    Pattern: (
        "squat lunge hinge bridge hip calf push pull core-anti-extension "
        "core-anti-rotation core-anti-lateral core-rotation core-flexion core-extension "
        "plyometric balance mobility-dynamic mobility-static soft-tissue conditioning"
    ),
    Equipment: (
        "wall chair bench step box-low box-plyo band-mini band-long anchor anchor-foot "
        "dumbbell kettlebell backpack barbell rack cable med-ball pullup-bar bar-low "
        "slider towel jump-rope wobble-board foam-roller massage-ball"
    ),
    Measure: (
        "reps reps-per-side seconds seconds-per-side metres metres-per-side contacts "
        "contacts-per-side"
    ),
    Impact: "none low high",
    Loadable: "none band external help",
    LoadMeaning: "one-hand-each total one-weight stack help",
    MoveDown: "std hold plyo balance tendon",
    Limitation: (
        "achilles calf plantar-heel shin-bone ankle foot-toe knee-front knee-tendon itb "
        "hamstring hamstring-tendon hip-groin hip-lateral low-back shoulder elbow wrist "
        "neck pelvic-floor hypertension heart osteoporosis balance varicose "
        "pregnancy postpartum"
    ),
    VolumeGroup: (
        "quads hamstrings glutes hip-lateral adductors hip-front calves shin-foot core "
        "back-extensors pull push"
    ),
    Muscle: (
        "quads hamstrings glute_max glute_med adductors hip_flexors gastrocnemius soleus "
        "tibialis_anterior peroneals foot_intrinsics rectus_abdominis obliques deep_core "
        "quadratus_lumborum erector_spinae lats mid_back traps_upper rotator_cuff pecs "
        "delts serratus triceps biceps forearms"
    ),
    Goal: "general 5k-10k half-marathon marathon trail power endurance form coming-back",
    RunKind: "race long hiit intervals tempo hills other cross easy recovery",
    DayPart: "morning midday evening",
    RacePriority: "A B",
    EntryKind: "run weekly away ill check-in skipped easier",
    SkipReason: "tired no-time ill travel other",
    RunState: "planned done left-out",
    PlanStyle: "alternate stack auto",
    Version: "full lighter leg-free left-out",
    Priority: "running-first balanced strength-first",
    Level: "beginner intermediate advanced",
    ComplaintStage: "acute managed",
    AutoAdvance: "timed always never",
    SoundMode: "auto bell off",
    Theme: "dark light high-contrast",
    WeekStart: "monday sunday",
    Attendance: "planned done moved done-moved missed extra under-way begun moves-on",
    Focus: "calf soleus hip",
    PainRule: "green amber red",
    BestKind: "heaviest most-repetitions longest-hold estimated-maximum least-help",
    TrendQuantity: (
        "load repetitions hold estimated-maximum metres contacts "
        "weekly-sets weekly-minutes weekly-distance"
    ),
    Confidence: "high medium low",
}


def test_every_event_has_one_name_of_its_own() -> None:
    """No event is without a name, and no two share one."""
    assert set(EVENT_NAMES) == set(get_args(RunnerEvent)) == {type(event) for event, _ in EVENTS}
    assert len(set(EVENT_NAMES.values())) == len(EVENT_NAMES) == 31
    assert {EVENT_NAMES[type(event)] for event, _ in EVENTS} >= set(EVENT_FIELDS)


@pytest.mark.parametrize(("event", "stored"), EVENTS, ids=lambda each: str(each).partition(" ")[0])
def test_an_event_is_stored_in_these_words(event: RunnerEvent, stored: str) -> None:
    """Its name and the names of its fields, in this order, and they are read as this event."""
    name, plain = event_to_plain(event)
    assert f"{name} {json.dumps(plain)}" == stored
    assert event_from_plain(*parted(stored)) == event


def parted(stored: str) -> tuple[str, dict[str, object]]:
    """A stored event's name and fields."""
    name, _, plain = stored.partition(" ")
    return name, json.loads(plain)


def test_a_planned_set_is_stored_in_these_words() -> None:
    """Every field has its word, in this order; a set with all of them unusual shows each."""
    planned_set = PlannedSet(
        *(1, 2, Purpose.STRENGTH, Style.SUPERSET, "a", "b", 3, 5),
        prescription=Prescription(4, 6, Unit.REPS, True, 8, True, False, Load(10_000), 9, 80),
        sides=(Side.RIGHT, Side.LEFT),
        seconds=7.5,
        alternating=True,
        is_hold=True,
        loading=Loading(Load(1250), Load(18_000), LoadMeaning.EACH_HAND),
        band_cm=11,
        tempo=Tempo(3, 1, None, 0),
        rest=RestWindow(12, 13),
        change=14,
        set_up=15,
        every=16,
        cap=17,
        note="c",
        load_reason="d",
        gate=GateOffer(18, 7),
        heart_percent=19,
    )
    stored = json.loads(PLANNED_SET)
    assert planned_sets_to_plain([planned_set]) == {"format": 1, "turns": [stored]}
    assert list(PLANNED_SET_FIELDS) == list(stored)
    of_prescription = {"sets", "target", "up_to", "load", "rpe", "percent"}
    of_loading = {"load_step", "bar", "load_is"}
    others = {f.name for f in fields(PlannedSet)} - {"prescription", "loading"}
    assert set(PLANNED_SET_FIELDS) == others | of_prescription | of_loading
    assert len(of_loading) == len(fields(Loading))
    from_sides = {"per_side", "alternating"}
    in_target = {"amount", "unit", "open_ended"}
    assert {f.name for f in fields(Prescription)} == (
        of_prescription - {"target"} | in_target | from_sides
    )
    assert planned_sets_from_plain({"format": 1, "turns": [stored]}, Path()) == (planned_set,)


def test_a_workouts_options_are_stored_in_these_words() -> None:
    """The names under which a course keeps them."""
    options = GuideOptions(1, 2, 3, AutoAdvance.NEVER)
    stored = {"lead_in": 1, "switch": 2, "re_entry": 3, "auto_advance": "never"}
    assert list(options_to_plain(options).items()) == list(stored.items())
    assert options_from_plain(stored) == options
    assert options_from_plain({}) == GuideOptions()
    with_loads = stored | {"loads": {"unit": "lb", "steps": {"a": [2268, 20412], "b": [907, None]}}}
    rules = LoadRules(
        WeightUnit.LB, {"b": Loading(Load(907)), "a": Loading(Load(2268), Load(20_412))}
    )
    assert options_to_plain(replace(options, loads=rules)) == with_loads
    assert options_from_plain(with_loads) == replace(options, loads=rules)
    with_short = with_loads | {"short_sets": True}
    short = replace(options, loads=rules, short_sets=True)
    assert options_to_plain(short) == with_short
    assert options_from_plain(with_short).short_sets
    with_first = {**with_short, "first_lead_in": 10}
    assert options_to_plain(replace(short, first_lead_in=10)) == with_first
    assert options_from_plain(with_first).first_lead_in == 10
    with_ramp_ups = {**with_first, "ramp_ups": True}
    ramps = replace(short, first_lead_in=10, ramp_ups=True)
    assert options_to_plain(ramps) == with_ramp_ups
    assert options_from_plain(with_ramp_ups) == ramps
    with_all = {**with_ramp_ups, "loaded_lead_in": True}
    assert options_to_plain(replace(ramps, loaded_lead_in=True)) == with_all
    assert options_from_plain(with_all).loaded_lead_in
    assert len(with_all) == len(fields(GuideOptions))


def test_what_a_load_means_is_stored_in_these_words() -> None:
    """With the rules of a workout it stands third; older versions have two entries."""
    rules = LoadRules(WeightUnit.KG, {"a": Loading(Load(2000), None, LoadMeaning.EACH_HAND)})
    stored = {"unit": "kg", "steps": {"a": [2000, None, "one-hand-each"]}}
    options = GuideOptions(loads=rules)
    assert options_to_plain(options)["loads"] == stored
    assert options_from_plain({"loads": stored}) == options


def test_a_profile_is_stored_in_these_words() -> None:
    """The keys of a runner with everything said, and they are read as this runner."""
    stored = json.loads(PROFILE)
    assert list(runner_to_plain(RUNNER).items()) == list(stored.items())
    assert runner_from_plain(stored).runner == RUNNER
    assert len(stored) == len(fields(Runner))


def test_the_questions_of_the_first_start_keep_their_ids() -> None:
    """The profile holds the ids of those that were answered with yes."""
    ids = "heart chest-pain dizziness condition medication joints supervision"
    assert [each.id for each in QUESTIONS] == ids.split()


def test_settings_and_own_files_have_these_keys() -> None:
    """The keys that the program reads, in the order of its records."""
    assert set(SETTINGS.split()) == SETTINGS_KEYS
    assert len(SETTINGS_KEYS) == len(fields(Settings))
    assert list(FILE_KEYS.values()) == [tuple(keys.split()) for keys in FILES.values()]
    assert [len(fields(kind)) for kind in FILE_KEYS] == [
        len(keys.split()) for keys in FILES.values()
    ]


@pytest.mark.parametrize(("kind", "words"), WORDS.items(), ids=lambda each: str(each)[:20])
def test_a_choice_has_these_words(kind: type[StrEnum], words: str) -> None:
    """The values that stand in logs, files and JSON, whatever the members are called."""
    assert [each.value for each in kind] == words.split()


def test_a_verdict_on_a_muscle_group_has_these_words() -> None:
    """They stand in the JSON of a week."""
    assert [each.value for each in Verdict] == [
        "no target",
        "below the minimum",
        "below the target",
        "on target",
        "above the target",
        "above the ceiling",
    ]
