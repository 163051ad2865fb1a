"""The outside world is gathered in one place, and each part opens alone."""

import os
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from midstance.context import (
    Context,
    SystemClock,
    new_id,
    open_log,
    possible_moment,
    zone_name,
)
from midstance.domain.record import Timestamp
from midstance.storage.database.connection import Access
from midstance.storage.places import Places
from tests.storage.samples import begun, do_workout, record


@pytest.fixture(name="places")
def some_places(tmp_path: Path) -> Places:
    """Folders of one test."""
    return Places(tmp_path / "data", tmp_path / "config", tmp_path / "cache")


def test_time_only_goes_forward() -> None:
    """Neither clock runs backwards, and a sleeping computer never runs ahead of itself."""
    clock = SystemClock()
    readings = [(clock.elapsed_ms(), clock.awake_ms()) for _ in range(100)]
    assert readings == sorted(readings)
    assert all(elapsed >= awake - 1 for elapsed, awake in readings)


@pytest.mark.parametrize(
    ("zone", "offsets"),
    [
        ("Europe/Berlin", {60, 120}),
        ("America/St_Johns", {-210, -150}),
        ("Asia/Kathmandu", {345}),
        ("UTC", {0}),
    ],
)
def test_the_zone_is_the_one_in_which_the_machine_is(
    monkeypatch: pytest.MonkeyPatch, zone: str, offsets: set[int]
) -> None:
    """A stamp has the zone's name and offset; a journey is noticed without a restart."""
    clock = SystemClock()
    monkeypatch.setenv("TZ", zone)
    now = clock.now()
    local = now.utc + timedelta(minutes=now.offset_minutes)
    assert now.zone == zone
    assert now.offset_minutes in offsets
    assert now.utc.tzinfo is UTC
    assert now.utc.microsecond % 1000 == 0
    assert clock.today() - local.date() <= timedelta(days=1)
    monkeypatch.delenv("TZ")
    time.tzset()


@pytest.mark.parametrize(
    ("milliseconds", "year"), [(-(10**18), 1970), (1_800_000_000_000, 2027), (10**18, 9000)]
)
def test_a_clock_that_is_far_off_shows_the_nearest_possible_moment(
    milliseconds: int, year: int
) -> None:
    """Nothing that is computed from it, such as the day before, can fail."""
    moment = possible_moment(milliseconds)
    assert (moment.year, moment.tzinfo) == (year, UTC)
    assert moment - timedelta(days=1) < moment < moment + timedelta(weeks=520)


@pytest.mark.parametrize("zone", ["XYZ+24", "XYZ-24", "XYZ+99:99", "<+99>-99", "nonsense/", ":"])
def test_a_zone_that_cannot_be_is_utc(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    """POSIX lets TZ name a zone a day or more away, which no calendar has."""
    monkeypatch.setenv("TZ", zone)
    now = SystemClock().now()
    assert now.offset_minutes == 0
    assert SystemClock().today() - now.utc.date() <= timedelta(days=1)
    monkeypatch.delenv("TZ")
    time.tzset()


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":Europe/Berlin", "Europe/Berlin"),
        ("/usr/share/zoneinfo/America/Argentina/Salta", "America/Argentina/Salta"),
        ("Etc/GMT+3", "Etc/GMT+3"),
        ("UTC", "UTC"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", ""),
        ("\x1b[2J", ""),
    ],
)
def test_the_name_of_a_zone_is_read_from_the_environment(chosen: str, name: str) -> None:
    """What is no name of a zone is left out."""
    assert zone_name(chosen) == name


def test_the_name_of_a_zone_is_read_from_where_local_time_points(tmp_path: Path) -> None:
    """Without TZ the system's link tells; a copy in place of a link tells nothing."""
    link = tmp_path / "localtime"
    link.symlink_to("../usr/share/zoneinfo/Europe/Lisbon")
    assert zone_name("", str(link)) == "Europe/Lisbon"
    assert zone_name("", str(tmp_path / "missing")) == ""


def test_ids_are_new_and_in_the_order_of_time() -> None:
    """Each is a UUIDv7 of this moment."""
    before = SystemClock().now().utc
    made = [new_id() for _ in range(1000)]
    assert len(set(made)) == 1000
    assert all(id_.version == 7 and id_.variant == "specified in RFC 4122" for id_ in made)
    when = datetime.fromtimestamp((made[0].int >> 80) / 1000, UTC)
    assert abs(when - before) < timedelta(minutes=1)
    assert [id_.int >> 64 for id_ in made] == sorted(id_.int >> 64 for id_ in made)


def test_the_log_opens_for_reading_unless_more_is_asked(places: Places) -> None:
    """A reading command makes nothing; a writing one makes the log."""
    with open_log(places) as log:
        assert log.sets() == ()
    assert not places.data.exists()
    with open_log(places, Access.WRITE) as log:
        do_workout(log, begun(), record(0))
    with open_log(places) as log:
        assert len(log.sets()) == 1


def test_a_context_holds_all_of_it(places: Places) -> None:
    """Clock, ids, settings, library and log are there; a false clock takes the true one's place."""

    class Noon:
        def elapsed_ms(self) -> int:
            return 0

        def awake_ms(self) -> int:
            return 0

        def now(self) -> Timestamp:
            return Timestamp(datetime(2026, 11, 22, 12, tzinfo=UTC), 0, "UTC")

        def today(self) -> date:
            return date(2026, 11, 22)

    context = Context.open(places, Noon())
    assert context.clock.today() == date(2026, 11, 22)
    assert context.library.library.programs
    assert context.settings.problems == ()
    assert context.log.active_workout() is None
    context.log.close()
    real = Context.open(places, settings=context.settings, library=context.library)
    assert isinstance(real.clock, SystemClock)
    assert (real.settings, real.library) == (context.settings, context.library)
    real.log.close()


LOADED = """
import sys
from pathlib import Path
from midstance.context import SystemClock, open_log
from midstance.storage.places import Places
folder = Path(sys.argv[1])
open_log(Places(folder, folder, folder)).sets()
SystemClock().now()
print(*sorted(sys.modules))
"""


def test_asking_the_log_loads_little(places: Places) -> None:
    """A hot command needs neither the library nor anything that is slow to import."""
    with open_log(places, Access.WRITE) as log:
        do_workout(log, begun(), record(0))
    told = subprocess.run(
        [sys.executable, "-c", LOADED, str(places.data)],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    loaded = set(told.stdout.split())
    assert "midstance.storage.training_log" in loaded
    slow = {
        "asyncio",
        "cattrs",
        "concurrent.futures",
        "hashlib",
        "importlib.metadata",
        "logging",
        "midstance.domain.library",
        "midstance.domain.session",
        "midstance.storage.log.event_log",
        "midstance.storage.definitions.loader",
        "shutil",
        "platformdirs",
        "textual",
        "threading",
        "tomllib",
        "tomli_w",
        "zoneinfo",
    }
    assert loaded & slow == set()
