"""Quantities are read and written the same way, exactly."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.planned_sets import PlannedSet
from midstance.domain.quantity import (
    Amount,
    DistanceUnit,
    Load,
    LoadMeaning,
    QuantityError,
    RestWindow,
    Tempo,
    TypedLoad,
    Unit,
    WeightUnit,
    check_plain_fields,
    clock_text,
    duration_text,
    load_with_meaning,
    meaning_before,
    parse_seconds,
    spoken_load,
    whole_number,
)
from midstance.domain.session import Prescription, Purpose, Style

HEAVY = 2_000_000
DAY = 86_400
plate_loads = st.integers(0, HEAVY // 10).map(lambda tens: Load(tens * 10))
counts = st.integers(0, 10)


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("82.5", 82_500),
        ("82,5 kg", 82_500),
        ("  20KG ", 20_000),
        ("0", 0),
        ("1.001 kg", 1001),
        ("180 lb", 81_647),
        ("180 lbs", 81_647),
        ("22,5", 22_500),
        ("82.5k", 82_500),
        ("60 K", 60_000),
        ("50lb", 22_680),
        ("50 pounds", 22_680),
        ("5 kgs", 5000),
        ("20 kilos", 20_000),
        ("+10 kg", 10_000),
        ("+ 2,5", 2500),
        ("1.234,5", 1_234_500),
        ("1,000.5", 1_000_500),
        ("1 234,5 kg", 1_234_500),
        ("1'200", 1_200_000),
        ("0,125", 125),
        ("1.234", 1234),
        ("50 lbs.", 22_680),
        ("50#", 22_680),
    ],
)
def test_loads_are_read_as_people_write_them(text: str, grams: int) -> None:
    """Comma or point, with or without a unit, in either unit."""
    assert Load.parse(text).grams == grams


def test_a_bare_number_is_in_the_runners_unit() -> None:
    """Without a unit the number means what the runner uses."""
    assert Load.parse("100", WeightUnit.LB) == Load.of(100, WeightUnit.LB) == Load(45_359)


@pytest.mark.parametrize("text", ["", "heavy", "-5", "5 stone", "1e9", "nan", "12345678", "5 5"])
def test_what_is_no_load_is_refused_with_an_example(text: str) -> None:
    """The message shows how a load is written."""
    with pytest.raises(QuantityError, match=r"write it like 82\.5 kg"):
        Load.parse(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("-20", "below nothing; help from a band or a machine goes into the note"),
        ("−20 kg", "below nothing"),
        ("20-25 kg", "a range; choose one number"),
        ("20 to 25", "a range"),
        ("1,234", "may be 1234 or 1.234"),
        ("1,234 lb", "may be 1234 or 1.234"),
    ],
)
def test_what_is_not_clear_gets_a_word_of_its_own(text: str, word: str) -> None:
    """A minus, a range and a comma with three digits are refused: why, and with an example."""
    with pytest.raises(QuantityError, match=r"write it like 82\.5 kg") as caught:
        Load.parse(text)
    assert word in str(caught.value)


@given(plate_loads)
def test_a_load_in_kilograms_reads_back_exactly(load: Load) -> None:
    """What is shown can be typed again: the same grams."""
    assert Load.parse(load.text()) == load


@given(st.integers(0, 4000 * 2))
def test_a_load_in_pounds_reads_back_as_the_same_number(halves: int) -> None:
    """A load typed in pounds is shown as the number that was typed, whole or half."""
    pounds = halves / 2
    shown = Load.of(pounds, WeightUnit.LB).text(WeightUnit.LB)
    assert Load.parse(shown).number(WeightUnit.LB) == pytest.approx(pounds)
    assert shown.endswith(" lb")


@given(plate_loads, plate_loads)
def test_loads_add_and_never_fall_below_nothing(first: Load, second: Load) -> None:
    """Adding and taking away are each other's opposite; less than nothing is nothing."""
    assert first + second - second == first
    assert first - (first + second) == Load(0)
    assert (first < first + second) is (second > Load(0))


def test_a_load_is_written_without_needless_digits() -> None:
    """82.50 is 82.5, 20.00 is 20; kilograms are a plain number."""
    assert [Load(g).text() for g in (82_500, 20_000, 1_250)] == ["82.5 kg", "20 kg", "1.25 kg"]
    assert Load(82_500).kilograms == 82.5


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Amount(1, Unit.REPS), "1 rep"),
        (Amount(12, Unit.REPS), "12 reps"),
        (Amount(1, Unit.CONTACTS), "1 jump"),
        (Amount(15, Unit.CONTACTS), "15 jumps"),
        (Amount(30, Unit.SECONDS), "30 s"),
        (Amount(20, Unit.METRES), "20 m"),
    ],
)
def test_amounts_are_said_as_people_say_them(amount: Amount, text: str) -> None:
    """One rep, twelve reps, thirty seconds."""
    assert amount.text() == text


def test_units_have_the_symbols_of_the_files() -> None:
    """Repetitions have none; the others a letter."""
    assert [unit.symbol for unit in Unit] == ["", "s", "m", "c"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("60", 60, 60),
        ("60 s", 60, 60),
        ("1:30", 90, 90),
        ("60-90 s", 60, 90),
        ("60 s - 90 s", 60, 90),
        ("1:30-2:00", 90, 120),
        ("0", 0, 0),
    ],
)
def test_rests_are_single_times_or_windows(text: str, low: int, high: int) -> None:
    """A fixed rest is a window whose ends are equal."""
    assert RestWindow.parse(text) == RestWindow(low, high)


@given(st.integers(0, 99_999), st.integers(0, 99_999))
def test_a_rest_reads_back(low: int, more: int) -> None:
    """What is shown can be typed again."""
    window = RestWindow(low, min(low + more, 99_999))
    assert RestWindow.parse(window.text()) == window


@pytest.mark.parametrize(
    ("window", "text"),
    [((45, 45), "45 s"), ((180, 180), "3:00"), ((60, 90), "1:00-1:30"), ((45, 60), "0:45-1:00")],
)
def test_a_rest_is_shown_as_its_clock_will_be(window: tuple[int, int], text: str) -> None:
    """From a minute on in minutes and seconds."""
    assert RestWindow(*window).shown_text() == text


@pytest.mark.parametrize(
    ("text", "said"),
    [("90-60", "runs backwards"), ("soon", "not a time"), ("-", "not a time"), ("", "not a time")],
)
def test_what_is_no_rest_is_refused(text: str, said: str) -> None:
    """The message says what is wrong with it."""
    with pytest.raises(QuantityError, match=said):
        RestWindow.parse(text)


@given(counts, counts, st.none() | counts, counts)
def test_a_tempo_reads_back(down: int, low: int, lift: int | None, high: int) -> None:
    """Four numbers, or an X for as fast as possible."""
    tempo = Tempo(down, low, lift, high)
    assert Tempo.parse(tempo.text()) == tempo
    assert Tempo.parse(tempo.text().lower()) == tempo


def test_a_tempo_has_four_parts_in_the_order_of_the_movement() -> None:
    """Down, hold, up, hold: what a guide counts."""
    assert Tempo.parse("3-1-X-0").parts == (("down", 3), ("hold", 1), ("up", None), ("hold", 0))


@pytest.mark.parametrize("text", ["", "3-1-1", "X-1-1-0", "3-1-1-0-0", "11-0-0-0", "slow"])
def test_what_is_no_tempo_is_refused_with_an_example(text: str) -> None:
    """The message shows how a tempo is written."""
    with pytest.raises(QuantityError, match="3-1-X-0"):
        Tempo.parse(text)


@given(st.integers(0, 999 * 3600))
def test_a_clock_reads_back(seconds: int) -> None:
    """What a running clock shows is the same time when typed."""
    assert parse_seconds(clock_text(seconds)) == seconds


@given(st.integers(0, 99_999))
def test_plain_seconds_read_back(seconds: int) -> None:
    """A number is seconds, with or without the letter."""
    assert parse_seconds(f"{seconds}") == parse_seconds(f" {seconds} s ") == seconds


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(7, "0:07"), (60, "1:00"), (750, "12:30"), (3723, "1:02:03"), (-7, "-0:07"), (0, "0:00")],
)
def test_a_clock_is_shown_as_clocks_are(seconds: int, text: str) -> None:
    """Minutes and two digits of seconds, hours when there are some, a minus when overdue."""
    assert clock_text(seconds) == text


@pytest.mark.parametrize("text", ["", "1:2", "a", "1:2:3:4", "123456", "-5"])
def test_what_is_no_time_is_refused(text: str) -> None:
    """The message shows how a time is written."""
    with pytest.raises(QuantityError, match="write seconds"):
        parse_seconds(text)


def test_a_quantity_error_points_at_the_beginning_unless_it_knows_better() -> None:
    """Readers that scan a text say where they stopped; the others say 0."""
    assert QuantityError("no").at == 0
    assert QuantityError("no", 3).at == 3


@pytest.mark.parametrize(
    ("value", "unit", "grams"),
    [
        (0, WeightUnit.KG, 0),
        (0.0004, WeightUnit.KG, 0),
        (0.0006, WeightUnit.KG, 1),
        (2.5, WeightUnit.KG, 2500),
        (1, WeightUnit.LB, 454),
        (2.5, WeightUnit.LB, 1134),
        (45, WeightUnit.LB, 20_412),
        (225, WeightUnit.LB, 102_058),
    ],
)
def test_a_load_is_kept_to_the_gram(value: float, unit: WeightUnit, grams: int) -> None:
    """A pound is 453.59237 g; what is less than half a gram is lost."""
    assert Load.of(value, unit) == Load(grams)


@pytest.mark.parametrize(
    ("grams", "kilograms", "pounds"),
    [
        (0, "0 kg", "0 lb"),
        (500, "0.5 kg", "1 lb"),
        (1134, "1.13 kg", "2.5 lb"),
        (10_000, "10 kg", "22 lb"),
        (20_412, "20.41 kg", "45 lb"),
        (100_000, "100 kg", "220.5 lb"),
        (1_000_000, "1000 kg", "2204.5 lb"),
    ],
)
def test_the_same_load_is_shown_in_either_unit(grams: int, kilograms: str, pounds: str) -> None:
    """Kilograms to ten grams, pounds to a half, and no zero of the whole number is lost."""
    assert Load(grams).text() == kilograms
    assert Load(grams).text(WeightUnit.LB) == pounds


@given(plate_loads, plate_loads)
def test_loads_stand_in_order_of_their_weight(first: Load, second: Load) -> None:
    """The heavier load is the greater one, whatever was typed in which unit."""
    assert (first < second) is (first.kilograms < second.kilograms)
    assert max(first, second).grams == max(first.grams, second.grams)


@given(st.integers(0, HEAVY))
def test_what_is_shown_in_pounds_is_near_the_load(grams: int) -> None:
    """Showing a load in pounds moves it by at most a quarter of a pound and half a gram."""
    shown = Load.parse(Load(grams).text(WeightUnit.LB))
    assert abs(shown.grams - grams) <= 453.59237 / 4 + 0.5


@pytest.mark.parametrize(
    ("text", "unit", "grams"),
    [
        ("100 kg", WeightUnit.LB, 100_000),
        ("100 LB", WeightUnit.KG, 45_359),
        ("100 Lbs", WeightUnit.KG, 45_359),
        ("0,5", WeightUnit.LB, 227),
    ],
)
def test_a_unit_that_was_typed_comes_before_the_runners(
    text: str, unit: WeightUnit, grams: int
) -> None:
    """Who uses pounds may still write kilograms, in whatever case."""
    assert Load.parse(text, unit).grams == grams


@pytest.mark.parametrize("text", ["5.", ".5", "1.2345", "1.000.5", "5 st", "kg", "20 kg 5", "2x20"])
def test_what_is_nearly_a_load_is_refused(text: str) -> None:
    """Nothing is guessed, and the text itself stands in the message."""
    with pytest.raises(QuantityError, match="is not a load") as caught:
        Load.parse(text)
    assert repr(text) in str(caught.value)


@pytest.mark.parametrize("value", [0, 2, 100])
def test_only_one_is_singular(value: int) -> None:
    """None and many are plural; a time and a distance have no plural."""
    assert Amount(value, Unit.REPS).text() == f"{value} reps"
    assert Amount(value, Unit.CONTACTS).text() == f"{value} jumps"
    assert Amount(value, Unit.SECONDS).text() == f"{value} s"
    assert Amount(value, Unit.METRES).text() == f"{value} m"


@pytest.mark.parametrize(
    ("window", "text"),
    [
        (RestWindow(0, 0), "0 s"),
        (RestWindow(60, 60), "60 s"),
        (RestWindow(60, 90), "60-90 s"),
        (RestWindow(0, 30), "0-30 s"),
        (RestWindow(90, 180), "90-180 s"),
    ],
)
def test_a_rest_is_written_as_one_time_or_two(window: RestWindow, text: str) -> None:
    """Equal ends are one time; the seconds are never turned into minutes."""
    assert window.text() == text


@pytest.mark.parametrize("text", ["60-90-120", "60 to 90", "-30", "60 min", "1.5", "60--90"])
def test_a_rest_has_at_most_two_times(text: str) -> None:
    """Anything more, or other words, is no rest."""
    with pytest.raises(QuantityError, match="is not a time"):
        RestWindow.parse(text)


def test_a_rest_that_runs_backwards_says_how_to_write_it() -> None:
    """The whole rest is quoted, not one of its ends."""
    with pytest.raises(QuantityError, match=r"'2:00-90 s' runs backwards; write the shorter time"):
        RestWindow.parse("2:00-90 s")


@pytest.mark.parametrize(
    ("text", "tempo"),
    [
        ("2-0-1-0", Tempo(2, 0, 1, 0)),
        (" 3-1-X-0 ", Tempo(3, 1, None, 0)),
        ("3-1-x-0", Tempo(3, 1, None, 0)),
        ("10-10-10-10", Tempo(10, 10, 10, 10)),
        ("0-0-0-0", Tempo(0, 0, 0, 0)),
    ],
)
def test_tempi_are_read_as_coaches_write_them(text: str, tempo: Tempo) -> None:
    """Lowering, pause, lifting, pause; no lifting time is not the same as no seconds."""
    assert Tempo.parse(text) == tempo


@pytest.mark.parametrize("text", ["3 1 1 0", "3-1-X-X", "3-X-1-0", "3--1-0", "3-1-1-0 s", "-1-1-1"])
def test_only_lifting_may_be_as_fast_as_possible(text: str) -> None:
    """Four numbers with hyphens, and an X in the third place alone."""
    with pytest.raises(QuantityError, match="write lowering-pause-lifting-pause"):
        Tempo.parse(text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0),
        ("45", 45),
        ("45s", 45),
        (" 45 s ", 45),
        ("0:07", 7),
        ("1:30", 90),
        ("90:00", 5400),
        ("1:02:03", 3723),
        ("0:00:01", 1),
    ],
)
def test_times_are_read_as_clocks_show_them(text: str, seconds: int) -> None:
    """A bare number is seconds, one colon minutes, two colons hours."""
    assert parse_seconds(text) == seconds


@pytest.mark.parametrize("text", ["1:3", ":30", "1:", "1:30 s", "1 30", "1h", "1:30:5", "45 sec"])
def test_a_clock_has_two_digits_of_seconds(text: str) -> None:
    """Half a clock, and other words, are no time; the text is quoted."""
    with pytest.raises(QuantityError, match="is not a time") as caught:
        parse_seconds(text)
    assert repr(text) in str(caught.value)


@given(st.integers(1, 999 * 3600))
def test_an_overdue_clock_is_the_same_with_a_minus(seconds: int) -> None:
    """Time below nothing is shown as the time above it, with one minus before it."""
    assert clock_text(-seconds) == f"-{clock_text(seconds)}"


@pytest.mark.parametrize(
    ("seconds", "text"), [(59, "0:59"), (3599, "59:59"), (3600, "1:00:00"), (36_005, "10:00:05")]
)
def test_an_hour_is_shown_when_it_is_full(seconds: int, text: str) -> None:
    """Below an hour there are no hours; above, minutes have two digits."""
    assert clock_text(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (600, "10 min"),
        (7199, "119 min"),
        (2098 * 60, "35 h"),
        (3 * 86_400, "3 days"),
    ],
)
def test_a_duration_in_the_unit_that_says_enough(seconds: int, text: str) -> None:
    """Nobody divides 2098 minutes by 60."""
    assert duration_text(seconds) == text


@pytest.mark.parametrize(
    ("text", "grams", "load_is"),
    [
        ("12", 12_000, None),
        ("2x12kg", 12_000, LoadMeaning.EACH_HAND),
        ("2 × 12,5 kg", 12_500, LoadMeaning.EACH_HAND),
        ("two x 25 lb", 11_340, LoadMeaning.EACH_HAND),
        ("12 kg each", 12_000, LoadMeaning.EACH_HAND),
        ("12 kg in each hand", 12_000, LoadMeaning.EACH_HAND),
        ("12 kg/hand", 12_000, LoadMeaning.EACH_HAND),
        ("24 kg in all", 24_000, LoadMeaning.TOTAL),
        ("24kg total", 24_000, LoadMeaning.TOTAL),
        ("15 kg help", 15_000, LoadMeaning.HELP),
    ],
)
def test_a_typed_load_says_what_it_is(text: str, grams: int, load_is: LoadMeaning | None) -> None:
    """Both hands, all of it, or help; a bare load leaves it open."""
    assert TypedLoad.parse(text) == TypedLoad(Load(grams), load_is)


@pytest.mark.parametrize("text", ["2x", "3x12 kg", "x12", "each", "2x-12", "2x2x12"])
def test_what_is_nearly_two_weights_is_refused(text: str) -> None:
    """With an example, as any other load."""
    with pytest.raises(QuantityError, match="not a load"):
        TypedLoad.parse(text)


@pytest.mark.parametrize(
    ("meaning", "short", "said", "weights"),
    [
        (LoadMeaning.EACH_HAND, "2 × 12 kg", "12 kg in each hand", 2),
        (LoadMeaning.TOTAL, "12 kg", "12 kg", 1),
        (LoadMeaning.ONE_WEIGHT, "12 kg", "12 kg", 1),
        (LoadMeaning.STACK, "12 kg", "12 kg", 1),
        (LoadMeaning.HELP, "12 kg help", "help of 12 kg", 0),
    ],
)
def test_a_load_is_shown_with_its_meaning(
    meaning: LoadMeaning, short: str, said: str, weights: int
) -> None:
    """Two weights as two, help as help; what is shown in short reads back as the same."""
    load = Load.of(12)
    assert load_with_meaning(load, meaning, WeightUnit.KG) == short
    assert spoken_load(load, meaning, WeightUnit.KG) == said
    assert TypedLoad.parse(short).load == TypedLoad.parse(said.replace("help of ", "")).load == load
    assert meaning.weights == weights
    assert load_with_meaning(None, meaning, WeightUnit.KG) == ""
    assert spoken_load(None, meaning, WeightUnit.KG) == ""


def test_a_bar_becomes_two_dumbbells_and_back() -> None:
    """What is moved in all stays the same; help cannot be turned into weight."""
    each, total = LoadMeaning.EACH_HAND, LoadMeaning.TOTAL
    assert each.grams_from(60_000, total) == 30_000
    assert total.grams_from(30_000, each) == 60_000
    assert LoadMeaning.HELP.grams_from(5000, total) == 5000


def test_loads_of_older_versions_mean_what_the_exercise_asked_for() -> None:
    """A pair where there were only pairs; unknown where there may have been a bar."""
    assert meaning_before("walking-lunge-loaded") is LoadMeaning.EACH_HAND
    assert meaning_before("band-assisted-pull-up") is LoadMeaning.HELP
    assert meaning_before("romanian-deadlift") is None


@pytest.mark.parametrize(
    ("profile", "unit"),
    [
        ({"distance_unit": "mi"}, DistanceUnit.MILES),
        ({"distance_unit": "km"}, DistanceUnit.KM),
        ({"distance_unit": "furlong"}, DistanceUnit.KM),
        ({"distance_unit": 7}, DistanceUnit.KM),
        ({}, DistanceUnit.KM),
    ],
)
def test_distances_are_in_the_unit_of_the_profile(
    profile: dict[str, object], unit: DistanceUnit
) -> None:
    """Kilometres where it names none, or one that nobody knows."""
    assert DistanceUnit.of(profile) is unit


def test_a_mile_is_longer_than_a_kilometre() -> None:
    """A mile has 1609.344 metres by the agreement of 1959."""
    assert DistanceUnit.MILES.metres == 1609.344
    assert DistanceUnit.KM.metres == 1000


@given(st.integers(0, 999_999_999))
def test_a_typed_whole_number_is_read(number: int) -> None:
    """With blanks around it and zeros before it, as long as it has nine digits at most."""
    assert whole_number(f" {number} ") == number
    assert whole_number(f"{number:09}") == number


@pytest.mark.parametrize(
    "text", ["", " ", "-1", "+1", "1.0", "1,0", "1e3", "0x1", "1_000", "\u0663", "\u00b2", "1 2"]
)
def test_what_is_no_whole_number_is_none(text: str) -> None:
    """Signs, points, powers, other digits and several numbers."""
    assert whole_number(text) is None


@given(st.integers(10**9))
def test_a_number_of_ten_digits_is_none(number: int) -> None:
    """Nobody means it, and thousands of digits would not even be read."""
    assert whole_number(str(number)) is None
    assert whole_number("9" * 5000) is None


ASKED = Prescription.parse("3x8-12/side 12.5 kg @7")
PLANNED = PlannedSet(
    place=0,
    block=0,
    purpose=Purpose.STRENGTH,
    style=Style.STRAIGHT,
    exercise="plank",
    prescribed="plank",
    set_number=1,
    round=1,
    prescription=ASKED,
    sides=(None,),
    seconds=40,
    rest=RestWindow(60, 90),
)


@pytest.mark.parametrize(
    "held",
    [
        ASKED,
        PLANNED,
        replace(PLANNED, seconds=0.5, band_cm=120, note="x" * 5000),
        replace(PLANNED, place=2**53, set_up=-1),
    ],
)
def test_stored_values_of_their_kind_pass(held: object) -> None:
    """What a workout under way is made of, as it was read; whole numbers are shares too."""
    check_plain_fields(held)


ODD: tuple[object, ...] = (None, True, "1", 0.5, float("nan"), 2**60, 10**5000, [], {}, (1,))


@pytest.mark.parametrize("number", range(len(ODD)))
@pytest.mark.parametrize("name", ["place", "set_number", "set_up"])
def test_a_whole_number_that_is_none_is_named(name: str, number: int) -> None:
    """Neither flags nor texts nor shares, and nothing that no log could hold."""
    with pytest.raises(ValueError, match=f"{name} cannot be|integer string conversion"):
        check_plain_fields(replace(PLANNED, **{name: ODD[number]}))  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("seconds", float("nan")),
        ("seconds", float("inf")),
        ("seconds", None),
        ("exercise", None),
        ("note", 5),
        ("alternating", 1),
        ("band_cm", "120"),
        ("rest", RestWindow("60", 90)),  # type: ignore[arg-type]  # wrong on purpose
        ("prescription", replace(ASKED, load=Load("12"))),  # type: ignore[arg-type]  # wrong on purpose
    ],
)
def test_a_value_of_another_kind_is_named(name: str, value: object) -> None:
    """In the set itself, and in what it is made of."""
    with pytest.raises(ValueError, match="cannot be"):
        check_plain_fields(replace(PLANNED, **{name: value}))  # type: ignore[arg-type]  # wrong on purpose
