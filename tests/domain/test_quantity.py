"""Quantities are read and written the same way, exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.quantity import (
    Amount,
    Load,
    QuantityError,
    RestWindow,
    Tempo,
    Unit,
    WeightUnit,
    clock_text,
    parse_seconds,
)

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


@given(plate_loads)
def test_a_load_in_kilograms_reads_back_exactly(load: Load) -> None:
    """What is shown can be typed again: the same grams."""
    assert Load.parse(load.text()) == load


@given(st.integers(0, 4000 * 20))
def test_a_load_in_pounds_reads_back_as_the_same_number(twentieths: int) -> None:
    """A load typed in pounds is shown as the number that was typed, to a twentieth."""
    pounds = twentieths / 20
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
        (Amount(1, Unit.CONTACTS), "1 contact"),
        (Amount(15, Unit.CONTACTS), "15 contacts"),
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
