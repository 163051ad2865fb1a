"""iCalendar: planned runs of a training plan, single ones and such as repeat by day or week."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from midstance.exchange.reading.activities import add_activity
from midstance.exchange.reading.findings import ImportedRun, ImportFileError, PlannedRun
from midstance.exchange.reading.planned_words import read_title
from midstance.exchange.reading.sources import MOST_TRACK_BYTES
from midstance.exchange.reading.values import CellError, metres_in, number_in, seconds_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import Head

SOURCE = "Calendar"
_MOST_EVENTS = 5000
"""Of a calendar that are read."""
_MOST_DAYS_AHEAD = 400
"""From today, up to which events that repeat are laid out."""
_LONGEST_LINE_OF_CALENDAR = 65_536
"""Characters of a line, unfolded."""
_PROPERTY = re.compile(r"([A-Za-z0-9-]+)((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\([nN,;\\])")
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(Z?)")
_LENGTH = re.compile(r"P(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6})S)?)?")
_DONE_TIME = re.compile(r"moving time: ?([\d:]+)", re.IGNORECASE)
_DONE_DISTANCE = re.compile(r"distance: ?([\d.,]+) ?(km|mi|m)\b", re.IGNORECASE)
_LONGEST_ZONE = 64
"""Characters of a zone's name."""
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(slots=True)
class _Event:
    """The properties of an entry: the value of each, and the parameters behind its name."""

    line: int
    values: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)
    left_out_days: set[str] = field(default_factory=set)

    def text(self, name: str) -> str:
        """A property as text, "" where there is none."""
        return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], self.values.get(name, ""))


def recognises(head: Head) -> bool:
    """Whether it is a calendar."""
    return head.text.startswith("begin:vcalendar")


CUT = "the calendar is cut here, fetch it again"


def read(source: SourceFile, findings: Findings) -> None:
    """Find the planned runs of the calendar, and those in it that were done.

    Of a calendar that is cut the entries before the cut are found. It is no feed that was read
    whole, so that nothing is taken out because the other entries are not there.

    Raises:
        ImportFileError: it is no calendar, cut before its first entry ends, or holds too much.
    """
    text = source.content(MOST_TRACK_BYTES).decode("utf-8-sig", "replace")
    reader, line = _Reader(source, findings), 0
    for line, content in _unfold_lines(source, text):
        reader.follow(line, content)
    is_cut = bool(reader.depth) or not reader.has_ended
    if is_cut and not reader.events:
        raise ImportFileError("the calendar is cut", source.name, "Fetch it again.")
    feed = reader.name or "calendar"
    zone = _zone_called(reader.zone)
    for event in reader.events:
        try:
            _add(findings, event, feed, zone)
        except (CellError, ValueError, OverflowError) as error:
            findings.leave_out(f"{error}"[:80] or "it cannot be read", event.line)
    if is_cut:
        findings.leave_out(CUT, line)
    else:
        findings.feeds.add(feed)


def _unfold_lines(source: SourceFile, text: str) -> Iterator[tuple[int, str]]:
    """The lines of a calendar, with those that go on below put together."""
    start, parts = 1, list[str]()
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if line[:1] in {" ", "\t"} and parts:
            parts.append(line[1:])
            continue
        if parts:
            yield start, "".join(parts)
        if len(line) > _LONGEST_LINE_OF_CALENDAR:
            what = f"line {number}: the line is too long"
            raise ImportFileError(what, source.name, "Nothing of it was taken.")
        start, parts = number, [line]
    if parts:
        yield start, "".join(parts)


@dataclass(slots=True)
class _Reader:
    """Follows the lines of a calendar, and collects its entries."""

    source: SourceFile
    findings: Findings
    name: str = ""
    zone: str = ""
    depth: int = 0
    has_ended: bool = False
    inner: int = 0
    event: _Event | None = None
    events: list[_Event] = field(default_factory=list)

    def follow(self, line: int, content: str) -> None:
        """Take one line; what is no property is passed over.

        Raises:
            ImportFileError: there are too many entries.
        """
        match = _PROPERTY.fullmatch(content)
        if match is None:
            return
        name, parameters, value = match[1].upper(), match[2], match[3].strip()
        if name in {"BEGIN", "END"}:
            self._begin_or_end(name, value.upper(), line)
        elif self.event is not None and not self.inner:
            self._property(name, parameters, value)
        elif name == "X-WR-CALNAME" and not self.event:
            self.name = _ESCAPE.sub(r"\1", value)
        elif name == "X-WR-TIMEZONE":
            self.zone = value

    def _property(self, name: str, parameters: str, value: str) -> None:
        if self.event is None:
            return
        if name == "EXDATE":
            self.event.left_out_days.update(each[:8] for each in value.split(","))
        elif name not in self.event.values:
            self.event.values[name] = value
            self.event.parameters[name] = parameters.upper()
        if name == "X-USER-TIMEZONE":
            self.zone = self.zone or value

    def _begin_or_end(self, name: str, what: str, line: int) -> None:
        step = 1 if name == "BEGIN" else -1
        if what == "VCALENDAR":
            self.depth += step
            self.has_ended |= step < 0
        elif what == "VEVENT" and step > 0:
            self.event, self.inner = _Event(line), 0
        elif what == "VEVENT" and self.event is not None:
            self.events.append(self.event)
            self.event = None
        elif self.event is not None:
            self.inner = max(0, self.inner + step)
        if len(self.events) > _MOST_EVENTS:
            what = f"line {line}: there are more than {_MOST_EVENTS} entries"
            raise ImportFileError(what, self.source.name, "Nothing of it was taken.")


def _zone_called(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name and len(name) <= _LONGEST_ZONE else None
    except (KeyError, ValueError, OSError, ImportError):
        return None


def _add(findings: Findings, event: _Event, feed: str, zone: ZoneInfo | None) -> None:
    """Add an entry, with each day on which it repeats."""
    start = _start(event, zone)
    day = start.date() if isinstance(start, datetime) else start
    key = event.text("UID") or f"{event.text('SUMMARY')}/{day}"
    title, details = event.text("SUMMARY"), event.text("DESCRIPTION")
    done = _DONE_TIME.search(details)
    if done and isinstance(start, datetime):
        _add_done(findings, event, start, done[1])
        return
    planned = read_title(title, details, _seconds(event, start, zone))
    if planned.run is None:
        findings.leave_out(planned.reason, event.line)
        return
    is_cancelled = event.text("STATUS").upper() == "CANCELLED"
    for each in _days(event, day):
        of_day = f"{key}/{each}" if "RRULE" in event.values else key
        run = PlannedRun(feed, of_day, each, planned.run, details.strip(), is_cancelled)
        findings.planned.append(run)


def _add_done(findings: Findings, event: _Event, start: datetime, time: str) -> None:
    """Add an entry that was run already, as calendars of trainers hold them too."""
    details, title = event.text("DESCRIPTION"), event.text("SUMMARY")
    far = _DONE_DISTANCE.search(details)
    metres = metres_in(number_in(far[1]), far[2].casefold()) if far else None
    run = ImportedRun(
        SOURCE,
        event.text("UID") or start.isoformat(),
        start,
        seconds=seconds_in(time),
        metres=metres,
        name=title,
    )
    add_activity(findings, title.partition(":")[0] or "run", run, event.line)


def _start(event: _Event, zone: ZoneInfo | None, name: str = "DTSTART") -> date | datetime:
    """When it begins: a day, or a moment of the runner's clock; eight digits are always a day."""
    value = event.values.get(name, "")
    if match := _DAY.fullmatch(value):
        return date(*map(int, match.groups()))
    match = _MOMENT.fullmatch(value)
    if match is None:
        raise CellError(f"{value[:40]!r} is no date" if value else "it has no date")
    numbers = [int(each or 0) for each in match.groups()[:6]]
    moment = datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001  # six numbers, local
    if not match[7]:
        return moment
    aware = moment.replace(tzinfo=UTC)
    return aware.astimezone(zone).replace(tzinfo=None) if zone else aware


def _seconds(event: _Event, start: date | datetime, zone: ZoneInfo | None) -> int | None:
    """How long it lasts, where the calendar says it and it is no whole day."""
    estimated = event.values.get("X-WORKOUT-ESTIMATED-DURATION", "")
    if estimated.isdecimal() and estimated.isascii():
        return int(estimated[:6])
    if not isinstance(start, datetime):
        return None
    if length := _LENGTH.fullmatch(event.values.get("DURATION", "")):
        days, hours, minutes, seconds = (int(each or 0) for each in length.groups())
        return ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    return _seconds_until_end(event, start, zone)


def _seconds_until_end(event: _Event, start: datetime, zone: ZoneInfo | None) -> int | None:
    end = _start(event, zone, "DTEND") if "DTEND" in event.values else start
    if not isinstance(end, datetime) or (end.tzinfo is None) != (start.tzinfo is None):
        return None
    return max(0, round((end - start).total_seconds())) or None


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule by which an entry repeats by the day or by the week.

    Attributes:
        step: days from one to the next.
        weekdays: of a weekly rule those on which it takes place, 0 for Monday.
    """

    step: int
    interval: int
    count: int
    last: date
    weekdays: frozenset[int]

    def meets(self, day: date, first: date) -> bool:
        """Whether the rule that begins on ``first`` holds on ``day``."""
        if self.weekdays and day.weekday() not in self.weekdays:
            return False
        begin = first if self.step == 1 else first - timedelta(days=first.weekday())
        return (day - begin).days // self.step % self.interval == 0


def _rule(event: _Event, first: date) -> _Rule | None:
    """The rule of an entry; None without one, and for rules by month or year."""
    parts = event.values.get("RRULE", "").split(";")
    rule = dict(each.split("=", 1) for each in parts if "=" in each)
    step = {"DAILY": 1, "WEEKLY": 7}.get(rule.get("FREQ", ""))
    if step is None:
        return None
    last = first + timedelta(days=_MOST_DAYS_AHEAD)
    if until := _DAY.match(rule.get("UNTIL", "")):
        last = min(last, date(*map(int, until.groups())))
    named = [
        _WEEKDAYS.index(each) for each in rule.get("BYDAY", "").split(",") if each in _WEEKDAYS
    ]
    usual = [first.weekday()] if step > 1 else []
    return _Rule(
        step,
        max(1, min(100, int(rule.get("INTERVAL", "1")))),
        int(rule.get("COUNT", _MOST_DAYS_AHEAD)),
        last,
        frozenset(named or usual),
    )


def _days(event: _Event, first: date) -> Iterator[date]:
    """The days on which it takes place: its own, and those of its rule."""
    rule = _rule(event, first)
    if rule is None:
        yield first
        return
    ahead = (first + timedelta(days=n) for n in range((rule.last - first).days + 1))
    for day in islice((each for each in ahead if rule.meets(each, first)), max(0, rule.count)):
        if f"{day:%Y%m%d}" not in event.left_out_days:
            yield day
