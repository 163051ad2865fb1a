"""Numbers, durations and dates of many countries."""

from datetime import UTC, datetime, timedelta

import pytest

from midstance.exchange.reading.values import (
    CellError,
    day_comes_first,
    metres_in,
    moment_in,
    number_in,
    seconds_in,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", None),
        ("--", None),
        ("72.5", 72.5),
        ("72,5", 72.5),
        ("1,020", 1020),
        ("1,020.5", 1020.5),
        ("1.020,5", 1020.5),
        ("1 020", 1020),
        ("1’020", 1020),
        ("-3", -3),
        ("\u0667", None),
    ],
)
def test_numbers_are_read_as_they_are_meant(text: str, number: float | None) -> None:
    """The last of two marks is the decimal one; digits of other scripts are refused."""
    if text == "\u0667":
        with pytest.raises(CellError):
            number_in(text)
    else:
        assert number_in(text) == number


def test_a_comma_before_three_digits_follows_the_file() -> None:
    """Where every comma of a file is a decimal mark, 1,020 is little more than one."""
    assert number_in("1,020", decimal_comma=True) == 1.02


@pytest.mark.parametrize("text", ["nan", "inf", "1e999", "0x10", "1_000", "9" * 400, "1,2,3", "."])
def test_what_is_no_number_is_refused(text: str) -> None:
    """Python would read some of them; a training log does not."""
    with pytest.raises(CellError):
        number_in(text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1h 5m 3s", 3903),
        ("52m", 3120),
        ("1h", 3600),
        ("0:27:40", 1660),
        ("01:00", 60),
        ("00:31:00.5", 1860),
        ("402", 402),
        ("", None),
    ],
)
def test_durations_are_read(text: str, seconds: int | None) -> None:
    """With letters, as a clock, or in seconds."""
    assert seconds_in(text) == seconds


def test_moments_keep_the_offset_that_they_name() -> None:
    """With Z or an offset a moment is exact; without one it is the runner's own time."""
    assert moment_in("2026-02-17T06:00:00.000Z")[0] == datetime(2026, 2, 17, 6, tzinfo=UTC)
    moment, has_time = moment_in("2026-03-03 18:00:00 +0100")
    assert moment.utcoffset() == timedelta(hours=1)
    assert has_time
    assert moment_in("2026/02/09") == (datetime(2026, 2, 9), False)  # noqa: DTZ001  # local
    assert moment_in("Mar 1, 2026, 8:00:05\u202fAM")[0].hour == 8
    assert moment_in("Mar 1, 2026, 12:30 AM")[0].hour == 0
    assert moment_in("15 Nov 2025, 13:31:49")[0].month == 11


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2026-13-01", "30/02/2026", "0001-01-01", "9999-12-31", "2026-01-01 25:00"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Neither a day that is none, nor one of another age."""
    with pytest.raises(CellError):
        moment_in(text)


def test_the_order_of_day_and_month_is_decided_by_all_dates() -> None:
    """One part above 12 decides; none leaves it open; two that differ are refused."""
    assert day_comes_first(["4/3/2026", "13/3/2026"]) is True
    assert day_comes_first(["4/3/2026", "3/13/2026"]) is False
    assert day_comes_first(["4/3/2026"]) is None
    with pytest.raises(CellError):
        day_comes_first(["13/3/2026", "3/13/2026"])
    assert moment_in("4/3/2026", day_first=False)[0].month == 4
    assert moment_in("4/3/2026")[0].month == 3


def test_distances_are_whole_metres() -> None:
    """Miles, feet and kilometres; nothing is no distance."""
    assert (metres_in(1.5, "mi"), metres_in(5, "km"), metres_in(0, "km")) == (2414, 5000, None)
    with pytest.raises(CellError):
        metres_in(1, "parsec")
