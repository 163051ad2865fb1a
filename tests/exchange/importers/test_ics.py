"""Planned runs of calendars."""

from datetime import date, datetime
from pathlib import Path

import pytest

from midstance.domain.weeks.run import RunKind
from midstance.exchange.reading.findings import Findings, ImportFileError
from tests.exchange.importers.samples import SAMPLES, read_sample, read_text, reasons

PLAN = (SAMPLES / "planned_runs_app.ics").read_bytes()


def calendar(folder: Path, *entries: str, head: str = "") -> Findings:
    """What is found in a calendar with these entries."""
    events = "".join(f"BEGIN:VEVENT\n{entry}\nEND:VEVENT\n" for entry in entries)
    return read_text(folder, "a.ics", f"BEGIN:VCALENDAR\n{head}{events}END:VCALENDAR\n")


def days(found: Findings) -> list[str]:
    """The days of what is planned."""
    return [each.day.isoformat() for each in found.planned]


def test_two_planned_runs_of_an_app() -> None:
    """Eight digits are a day, a folded line is one, and the estimated length counts."""
    found = read_sample("planned_runs_app.ics")
    easy, fast = found.planned
    assert (easy.day, easy.run.kind, easy.run.metres, easy.run.minutes) == (
        date(2026, 3, 3),
        RunKind.EASY,
        8000,
        48,
    )
    assert (fast.day, fast.run.kind, fast.run.metres, fast.run.minutes) == (
        date(2026, 3, 5),
        RunKind.INTERVALS,
        10_400,
        60,
    )
    assert "Keep it chatty, no faster than 6:10/km." in easy.note
    assert (easy.run.name, easy.feed, found.feeds) == ("Easy Run • 8km", "My plan", {"My plan"})
    assert easy.key.startswith("UPCOMING_PLAN_WORKOUT")


@pytest.mark.parametrize(
    ("title", "kind", "metres", "minutes"),
    [
        ("Long Run 28 km", RunKind.LONG, 28_000, None),
        ("Run: Tempo 45min", RunKind.TEMPO, None, 45),
        ("10K race pace 50 min", RunKind.TEMPO, 10_000, 50),
        ("Hill repeats 1h 10m", RunKind.INTERVALS, None, 70),
        ("Lockerer Dauerlauf 8,5 km", RunKind.EASY, 8500, None),
        ("Race: Half marathon", RunKind.RACE, 21_098, None),
        ("Recovery 5 mi", RunKind.RECOVERY, 8047, None),
        ("6x800m • 10km", RunKind.INTERVALS, 10_000, None),
        ("Something 40'", None, None, 40),
        ("Strength 30min", RunKind.OTHER, None, 30),
        ("Bike 90min", RunKind.CROSS, None, 90),
        ("Easy 1:05:00", RunKind.EASY, None, 65),
    ],
)
def test_titles_say_what_is_planned(
    tmp_path: Path, title: str, kind: RunKind | None, metres: int | None, minutes: int | None
) -> None:
    """Kind, distance and time are found in the words of several languages."""
    (planned,) = calendar(tmp_path, f"UID:1\nDTSTART:20261201\nSUMMARY:{title}").planned
    assert (planned.run.kind, planned.run.metres, planned.run.minutes) == (kind, metres, minutes)


def test_days_of_rest_and_what_was_done(tmp_path: Path) -> None:
    """A day of rest is left out; a timed entry with its moving time is a run that was done."""
    found = calendar(
        tmp_path,
        "UID:1\nDTSTART;VALUE=DATE:20261201\nSUMMARY:Rest Day",
        "UID:2\nDTSTART:20261120T070000\nSUMMARY:Run: Easy\n"
        "DESCRIPTION:Moving Time: 0:45:10\\nDistance: 8.02 km\\nTSS: 40",
    )
    assert reasons(found) == {"a day of rest": [2]}
    (run,) = found.runs
    assert (run.start, run.seconds, run.metres) == (
        datetime(2026, 11, 20, 7),  # noqa: DTZ001  # the runner's time
        2710,
        8020,
    )


def test_moments_of_another_zone_fall_on_the_runners_day(tmp_path: Path) -> None:
    """Half past eleven at night in UTC is the next morning in Auckland."""
    head = "X-WR-TIMEZONE:Pacific/Auckland\n"
    entry = "UID:1\nDTSTART:20261201T233000Z\nDTEND:20261202T001500Z\nSUMMARY:Easy"
    (planned,) = calendar(tmp_path, entry, head=head).planned
    assert (planned.day, planned.run.minutes) == (date(2026, 12, 2), 45)


def test_rules_by_day_and_by_week(tmp_path: Path) -> None:
    """With an interval, weekdays, a count, an end, and days that are left out."""
    entry = "UID:1\nDTSTART:20261201\nSUMMARY:Easy\nRRULE:"
    assert days(calendar(tmp_path, f"{entry}FREQ=WEEKLY;COUNT=3")) == [
        "2026-12-01",
        "2026-12-08",
        "2026-12-15",
    ]
    assert days(calendar(tmp_path, f"{entry}FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=4")) == [
        "2026-12-01",
        "2026-12-03",
        "2026-12-15",
        "2026-12-17",
    ]
    ends = f"{entry}FREQ=DAILY;UNTIL=20261204T000000Z\nEXDATE:20261202"
    assert days(calendar(tmp_path, ends)) == ["2026-12-01", "2026-12-03", "2026-12-04"]
    assert len(days(calendar(tmp_path, f"{entry}FREQ=DAILY"))) == 400
    assert len(days(calendar(tmp_path, f"{entry}FREQ=SECONDLY"))) == 1


def test_cancelled_entries_are_known_as_such(tmp_path: Path) -> None:
    """They take out what was planned before."""
    entry = "UID:1\nDTSTART:20261201\nSUMMARY:Easy\nSTATUS:CANCELLED"
    assert [each.is_cancelled for each in calendar(tmp_path, entry).planned] == [True]


FIRST_ENDS = PLAN.index(b"END:VEVENT") + len(b"END:VEVENT")


@pytest.mark.parametrize("cut", [20, 200, FIRST_ENDS - 1])
def test_a_calendar_cut_before_its_first_entry_ends_gives_nothing(tmp_path: Path, cut: int) -> None:
    """There is nothing whole in it."""
    with pytest.raises(ImportFileError, match="the calendar is cut"):
        read_text(tmp_path, "a.ics", PLAN[:cut])


@pytest.mark.parametrize(("cut", "entries"), [(FIRST_ENDS + 30, 1), (PLAN.index(b"END:VCAL"), 2)])
def test_a_cut_calendar_gives_what_stands_before_the_cut(
    tmp_path: Path, cut: int, entries: int
) -> None:
    """It says so, and is no whole calendar: what is missing takes no run out."""
    found = read_text(tmp_path, "a.ics", PLAN[:cut])
    assert (len(found.planned), found.feeds) == (entries, set())
    ((_, reason),) = found.left_out
    assert reason.startswith("the calendar is cut here")


def test_entries_that_cannot_be_read_are_left_out(tmp_path: Path) -> None:
    """Without a date, with one that is none, with a rule that is none."""
    found = calendar(
        tmp_path,
        "UID:1\nSUMMARY:Easy",
        "UID:2\nDTSTART:20261345\nSUMMARY:Easy",
        "UID:3\nDTSTART:soon\nSUMMARY:Easy",
        "UID:4\nDTSTART:20261201\nSUMMARY:Easy\nRRULE:FREQ=DAILY;COUNT=many",
    )
    assert not found.planned
    assert sum(each.count for each in found.left_out.values()) == 4


def test_a_zone_that_is_none_is_no_zone(tmp_path: Path) -> None:
    """However its name looks: one of many parts was searched for part by part."""
    for zone in ("Mars/Olympus", "a/" * 400 + "b", "../../etc/passwd", "."):
        text = (
            f"BEGIN:VCALENDAR\nX-WR-TIMEZONE:{zone}\nBEGIN:VEVENT\nUID:1\n"
            "DTSTART:20260303T180000\nSUMMARY:Easy run 8 km\nEND:VEVENT\nEND:VCALENDAR\n"
        )
        (run,) = read_text(tmp_path, "a.ics", text).planned
        assert run.day.isoformat() == "2026-03-03"
