"""Records say what was done in the unit that was counted."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.quantity import (
    Load,
    LoadMeaning,
    QuantityError,
    Side,
    Target,
    TypedLoad,
    Unit,
    WeightUnit,
)
from midstance.domain.record import (
    HIGHEST_BPM,
    LOWEST_BPM,
    HeartRate,
    LogChange,
    LoggedSet,
    SetDraft,
    SetRecord,
    Timestamp,
    WorkoutRecord,
    WorkoutStatus,
    sides_by_set,
)
from midstance.domain.runner import Loading
from tests.tui.laptop import EVENING, FalseClock


@pytest.mark.parametrize(
    ("unit", "reps", "seconds", "metres"),
    [
        (Unit.REPS, 12, None, None),
        (Unit.CONTACTS, 12, None, None),
        (Unit.SECONDS, None, 12, None),
        (Unit.METRES, None, None, 12),
    ],
)
def test_a_set_has_its_number_in_one_unit_only(
    unit: Unit, reps: int | None, seconds: int | None, metres: int | None
) -> None:
    """The other units have no number at all."""
    done = SetRecord(1, 0, "core", "plank", "plank", 1, None, Target(10, unit), 12)
    assert (done.reps, done.seconds, done.metres) == (reps, seconds, metres)


def done(unit: Unit, value: int, *, skipped: bool = False) -> SetRecord:
    """A set of something that is counted in ``unit``."""
    return SetRecord(1, 0, "b", "x", "x", 1, None, Target(10, unit), value, skipped=skipped)


@given(st.sampled_from(Unit), st.integers(0, 10_000))
def test_one_of_the_numbers_is_what_was_done(unit: Unit, value: int) -> None:
    """Exactly one unit has a number, even where it is none, and it is the one recorded."""
    each = done(unit, value)
    assert [n for n in (each.reps, each.seconds, each.metres) if n is not None] == [value]


@pytest.mark.parametrize("unit", Unit)
def test_a_number_is_given_for_a_skipped_set_too(unit: Unit) -> None:
    """Whether it counts is for those who add up."""
    each = done(unit, 0, skipped=True)
    assert 0 in (each.reps, each.seconds, each.metres)


def test_a_set_counts_unless_it_was_said_not_to() -> None:
    """Without more it was done, with no load, band, effort or note."""
    each = done(Unit.REPS, 8)
    assert (each.counts, each.skipped) == (True, False)
    assert (each.load, each.band_cm, each.effort, each.note) == (None, None, None, "")


def test_a_change_touches_nothing_by_itself() -> None:
    """No note is not an empty note, and no pains are not a list without any."""
    change = LogChange()
    assert (change.saved, change.removed) == ((), ())
    assert (change.note, change.pains, change.ending) == (None, None, None)
    assert LogChange(note="") != change
    assert LogChange(pains=()) != change


def test_a_workout_is_under_way_until_it_ends() -> None:
    """It has no end, no active time, no set and no pain."""
    began = Timestamp(datetime(2026, 11, 22, 7, 0, tzinfo=UTC), 60, "Europe/Vienna")
    workout = WorkoutRecord(UUID(int=1), "base/A", "A", 1, began, date(2026, 11, 22))
    assert workout.ending is WorkoutStatus.UNDER_WAY
    assert (workout.ended_at, workout.active_seconds) == (None, None)
    assert (workout.sets, workout.pains, workout.note) == ((), (), "")


def test_a_target_is_closed_unless_it_is_said() -> None:
    """The amount is what ends a set; open-ended it is another target."""
    assert Target(30, Unit.SECONDS) == Target(30, Unit.SECONDS, open_ended=False)
    assert Target(30, Unit.SECONDS) != Target(30, Unit.SECONDS, open_ended=True)


RECORD = SetRecord(4, 1, "strength", "squat", "squat", 2, None, Target(10, Unit.REPS), 8)
KEPT = LoggedSet(
    UUID(int=1), UUID(int=2), "foundations/A", FalseClock().now(), EVENING.date(), RECORD
)


@pytest.mark.parametrize(
    ("text", "rate", "words"),
    [
        ("132 158", HeartRate(132, 158), "mean 132, maximum 158 bpm"),
        (" 132/158 bpm", HeartRate(132, 158), "mean 132, maximum 158 bpm"),
        ("132, 132", HeartRate(132, 132), "mean 132, maximum 132 bpm"),
        ("132", HeartRate(132), "mean 132 bpm"),
        ("", HeartRate(), ""),
        ("None", HeartRate(), ""),
    ],
)
def test_a_heart_rate_is_read_and_said(text: str, rate: HeartRate, words: str) -> None:
    """The mean comes first; its own figures give it back."""
    found = HeartRate.parse(text)
    assert (found, found.text(), found.is_noted) == (rate, words, bool(words))
    assert HeartRate.parse(found.figures) == rate


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0", "0 is no heart rate; write 20 to 260"),
        ("132 400", "400 is no heart rate; write 20 to 260"),
        ("158 132", "the mean of 158 is above the maximum of 132; the mean comes first"),
        ("fast", "'fast' is no heart rate; write beats a minute, such as 132"),
        ("-132", "'-132' is no heart rate; write beats a minute, such as 132"),
        ("99999999999 1", "99999999999 is no heart rate; write 20 to 260"),
        ("1 2 3", "'1 2 3' is more than a mean and a maximum, such as 132 158"),
    ],
)
def test_what_no_heart_does_is_refused(text: str, message: str) -> None:
    """The message says what was expected."""
    with pytest.raises(QuantityError, match=re.escape(message)):
        HeartRate.parse(text)


def test_figures_from_elsewhere_are_checked_too() -> None:
    """A file cannot bring a heart rate that nobody could type."""
    for figures in ((0, None), (None, 300), (158, 132)):
        with pytest.raises(QuantityError):
            HeartRate.of(*figures)
    assert HeartRate.of(None, 158).text() == "maximum 158 bpm"


BEATS = st.integers(LOWEST_BPM, HIGHEST_BPM)


@given(BEATS, BEATS, st.sampled_from([" ", "/", ", ", " bpm / ", "  "]))
def test_any_two_heart_rates_in_order_are_read(one: int, other: int, between: str) -> None:
    """However they are kept apart; what is read is what is shown to be changed."""
    mean, highest = sorted((one, other))
    found = HeartRate.parse(f"{mean}{between}{highest}")
    assert found == HeartRate(mean, highest) == HeartRate.of(mean, highest)
    assert HeartRate.parse(found.figures) == found
    assert found.text() == f"mean {mean}, maximum {highest} bpm"


@given(BEATS, BEATS)
def test_a_mean_above_the_maximum_is_never_taken(one: int, other: int) -> None:
    """The lower of two figures cannot be the maximum."""
    lower, higher = sorted((one, other))
    if lower == higher:
        assert HeartRate.parse(f"{higher} {lower}").is_noted
        return
    with pytest.raises(QuantityError, match="the mean comes first"):
        HeartRate.parse(f"{higher} {lower}")


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_heart_rate_or_refused(text: str) -> None:
    """Nothing else is raised, and no figure lies outside what a heart can do."""
    try:
        found = HeartRate.parse(text)
    except QuantityError:
        return
    figures = [bpm for bpm in (found.mean, found.highest) if bpm is not None]
    assert all(LOWEST_BPM <= bpm <= HIGHEST_BPM for bpm in figures)
    assert found.is_noted == bool(figures) == bool(found.text())


def test_digits_are_the_number() -> None:
    """Digits follow each other, the last can be taken back, and none left is the number kept."""
    draft = SetDraft.of(KEPT).type_digit(1).type_digit(2)
    assert (draft.record.value, draft.entry, draft.is_changed) == (12, "12", True)
    assert draft.erase_digit().record.value == 1
    assert not draft.erase_digit().erase_digit().is_changed
    assert (
        SetDraft.of(KEPT)
        .type_digit(9)
        .type_digit(9)
        .type_digit(9)
        .type_digit(9)
        .type_digit(9)
        .record.value
        == 9999
    )


def test_one_more_after_digits() -> None:
    """A nudge goes on from the number that was typed."""
    draft = SetDraft.of(KEPT).type_digit(1).type_digit(2).change_value(1)
    assert (draft.record.value, draft.entry) == (13, "")


def test_a_short_set_with_another_number_was_done() -> None:
    """It counts by the runner's word; back at the old number it is short again."""
    short = replace(KEPT, set=replace(RECORD, value=1).as_short())
    more = SetDraft.of(short).change_value(5)
    assert (more.record.short, more.record.counts) == (False, True)
    assert not more.change_value(-5).is_changed


def test_a_skipped_set_with_a_number_was_done() -> None:
    """Who gives a skipped set a number has done it; back at the old number it is skipped again."""
    skipped = replace(KEPT, set=replace(RECORD, skipped=True, value=0))
    assert not SetDraft.of(skipped).change_value(5).record.skipped
    assert not SetDraft.of(skipped).change_value(5).change_value(-5).is_changed


@pytest.mark.parametrize(
    ("before", "steps", "after"), [(None, 2, 5000), (20_000, -1, 17_500), (2_000, -3, 0)]
)
def test_load_in_steps(before: int | None, steps: int, after: int) -> None:
    """A load goes up and down by steps from what was kept, and never below nothing."""
    record = replace(RECORD, load=None if before is None else Load(before))
    draft = SetDraft.of(replace(KEPT, set=record)).step_load(Loading(Load(2500)), steps)
    assert draft.record.load == Load(after)


@given(st.lists(st.one_of(st.integers(0, 9), st.sampled_from((-1000, -1, 1, 1000))), max_size=12))
def test_a_number_stays_within_what_a_set_can_be(events: list[int]) -> None:
    """Whatever is typed, the number is from 0 to 10,000 and nothing else of the set changes."""
    draft = SetDraft.of(KEPT)
    for event in events:
        draft = draft.type_digit(event) if 0 <= event <= 9 else draft.change_value(event)
    assert 0 <= draft.record.value <= 10_000
    assert replace(draft.record, value=RECORD.value) == RECORD


FULL = tuple((1, number) for number in range(1, 5))


@pytest.mark.parametrize(
    ("done", "skipped", "more", "counts"),
    [
        ((), (), {}, False),
        ((), FULL, {}, False),
        ((), FULL, {"by_word": True}, False),
        (FULL[:1], FULL[1:], {}, False),
        (FULL[:1], FULL[1:], {"by_word": True}, True),
        (FULL[:2], FULL[2:], {}, True),
        (FULL, (), {"work_sets": 8}, True),
        (FULL, (), {"work_sets": 9}, False),
        (FULL, (), {"work_sets": 9, "by_word": True}, True),
        (FULL, (), {"ending": WorkoutStatus.UNDER_WAY}, False),
        (FULL, (), {"ending": WorkoutStatus.THROWN_AWAY}, False),
    ],
)
def test_half_of_the_work_sets_or_the_runners_word_make_a_workout_done(
    done: tuple[tuple[int, int], ...],
    skipped: tuple[tuple[int, int], ...],
    more: dict[str, Any],
    counts: bool,
) -> None:
    """Nothing done, what is under way, and less than half without the word do not count."""
    begun = workout_of(done, skipped, **{"ending": WorkoutStatus.FINISHED_EARLY} | more)
    assert begun.is_done(begun.sets) is counts


def test_both_sides_of_a_set_are_one_of_the_half() -> None:
    """Two sides of one set of three are a third of the work."""
    one = workout_of(((1, 1), (1, 1)), (), work_sets=3)
    assert not one.is_done(one.sets)
    two = workout_of(((1, 1), (1, 1), (1, 2)), (), work_sets=3)
    assert two.is_done(two.sets)


def side_of(place: int, number: int, side: Side | None = None) -> SetRecord:
    """A side of the set with this number of the item at ``place``."""
    return SetRecord(1, place, "b", "x", "x", number, side, Target(10, Unit.REPS), 10)


def test_the_sides_of_a_set_stand_together() -> None:
    """Sets of one number at two places of a session are two sets, in the order done."""
    left, right = side_of(3, 1, Side.LEFT), side_of(3, 1, Side.RIGHT)
    later, elsewhere = side_of(3, 2), side_of(0, 1)
    assert sides_by_set(()) == {}
    assert list(sides_by_set((left, elsewhere, right, later)).items()) == [
        ((3, 1), [left, right]),
        ((0, 1), [elsewhere]),
        ((3, 2), [later]),
    ]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3), st.sampled_from(Side))))
def test_no_side_is_lost_or_moved_to_another_set(keys: list[tuple[int, int, Side]]) -> None:
    """Whatever was done in whatever order: each record stands once, with those of its set."""
    records = [side_of(*key) for key in keys]
    grouped = sides_by_set(records)
    assert sum(len(sides) for sides in grouped.values()) == len(records)
    for (place, number), sides in grouped.items():
        assert sides == [
            each for each in records if (each.place, each.set_number) == (place, number)
        ]


def test_a_workout_without_work_sets_is_measured_by_all_of_them() -> None:
    """A cool-down that was done counts; the warm-up of a session with work does not."""
    alone = workout_of(FULL, (), counts=False, work_sets=0)
    assert alone.is_done(alone.sets)
    assert not replace(alone, work_sets=5).is_done(alone.sets)


def workout_of(
    done: tuple[tuple[int, int], ...],
    skipped: tuple[tuple[int, int], ...],
    *,
    counts: bool = True,
    **more: Any,
) -> WorkoutRecord:
    """A workout with sets at these places and numbers."""
    start = Timestamp(datetime(2026, 11, 23, 17, tzinfo=UTC), 60, "")
    plain = WorkoutRecord(UUID(int=1), "a/A", "A", 1, start, start.utc.date())
    head = replace(plain, **{"ending": WorkoutStatus.COMPLETED} | more)
    records = [
        replace(
            SetRecord(0, place, "core", "plank", "plank", number, None, Target(8, Unit.REPS), 8),
            skipped=is_skipped,
            counts=counts,
        )
        for is_skipped, pairs in ((False, done), (True, skipped))
        for place, number in pairs
    ]
    sets = tuple(
        LoggedSet(UUID(int=at), head.id, head.session, start, head.local_date, each)
        for at, each in enumerate(records, 2)
    )
    return replace(head, sets=sets)


@pytest.mark.parametrize(
    ("exercise", "load_is", "meaning", "lifted", "text"),
    [
        ("squat", None, LoadMeaning.ONE_WEIGHT, 20_000, "20 kg"),
        ("squat", LoadMeaning.TOTAL, LoadMeaning.TOTAL, 20_000, "20 kg"),
        ("squat", LoadMeaning.EACH_HAND, LoadMeaning.EACH_HAND, 40_000, "2 × 20 kg"),
        ("squat", LoadMeaning.HELP, LoadMeaning.HELP, 0, "20 kg help"),
        ("step-up-loaded", None, LoadMeaning.EACH_HAND, 40_000, "2 × 20 kg"),
        ("step-up-loaded", LoadMeaning.ONE_WEIGHT, LoadMeaning.ONE_WEIGHT, 20_000, "20 kg"),
        ("band-assisted-pull-up", None, LoadMeaning.HELP, 0, "20 kg help"),
    ],
)
def test_a_set_knows_what_its_load_means(
    exercise: str, load_is: LoadMeaning | None, meaning: LoadMeaning, lifted: int, text: str
) -> None:
    """What was kept with it comes first; a set of an older version means what was asked then."""
    logged = replace(RECORD, exercise=exercise, load=Load.of(20), load_is=load_is)
    assert (logged.meaning, logged.lifted_grams) == (meaning, lifted)
    assert logged.load_text(WeightUnit.KG) == text


def test_a_set_without_a_load_lifts_nothing() -> None:
    """Whatever its load would mean."""
    pair = replace(RECORD, load=None, load_is=LoadMeaning.EACH_HAND)
    assert (pair.lifted_grams, pair.load_text(WeightUnit.LB)) == (0, "")
    assert replace(RECORD, exercise="squat").said_meaning is None


@pytest.mark.parametrize(
    ("typed", "usual", "kept"),
    [
        (TypedLoad(Load.of(12)), LoadMeaning.EACH_HAND, LoadMeaning.EACH_HAND),
        (TypedLoad(Load.of(12)), None, LoadMeaning.STACK),
        (TypedLoad(Load.of(12), LoadMeaning.TOTAL), LoadMeaning.EACH_HAND, LoadMeaning.TOTAL),
    ],
)
def test_a_typed_load_keeps_what_it_says(
    typed: TypedLoad, usual: LoadMeaning | None, kept: LoadMeaning
) -> None:
    """Words come before what is usual, and that before what the set said so far."""
    before = replace(RECORD, load=Load.of(5), load_is=LoadMeaning.STACK)
    after = before.with_load(typed, usual)
    assert (after.load, after.load_is) == (Load.of(12), kept)
    assert before.with_load(None, usual).load is None


def test_steps_in_the_log_go_by_what_can_be_loaded() -> None:
    """A bar is never lighter than itself; a first load takes the meaning of the kit."""
    bar = Loading(Load(2500), Load(20_000), LoadMeaning.TOTAL)
    draft = SetDraft.of(KEPT).step_load(bar, 1)
    assert (draft.record.load, draft.record.load_is) == (Load(20_000), LoadMeaning.TOTAL)
    assert draft.step_load(bar, -1).record.load == Load(20_000)
    assert draft.step_load(bar, 3).record.load == Load(27_500)
    pair = replace(KEPT, set=replace(RECORD, load=Load(12_000), load_is=LoadMeaning.EACH_HAND))
    more = SetDraft.of(pair).step_load(Loading(Load(2000), None, LoadMeaning.ONE_WEIGHT), 2).record
    assert (more.load, more.load_is) == (Load(16_000), LoadMeaning.EACH_HAND)
