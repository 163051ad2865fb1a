"""The state of a workout: its phase, its clock, what is recorded and what is still to do."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from midstance.domain.quantity import Load, LoadMeaning, WeightUnit, check_plain_fields
from midstance.domain.record import NO_HEART_RATE
from midstance.domain.runner import Loading, LoadRules
from midstance.domain.settings import AutoAdvance
from midstance.domain.strength.ramp_up import is_ramp_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.record import HeartRate, Pain, SetRecord, WorkoutStatus


@dataclass(frozen=True, slots=True)
class Countdown:
    """A clock that runs from ``began`` towards ``length``, and past it.

    Attributes:
        began: when it began, in milliseconds of the workout's clock.
        length: how long it is, in milliseconds; None only counts up.
        held_since: since when it is held, or None while it runs.
    """

    began: int
    length: int | None = None
    held_since: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether it is held."""
        return self.held_since is not None

    @property
    def deadline(self) -> int | None:
        """When it reaches its length; None while held, or without a length."""
        if self.is_held or self.length is None:
            return None
        return self.began + self.length

    def elapsed(self, now: int) -> int:
        """Milliseconds run so far."""
        return max(0, (now if self.held_since is None else self.held_since) - self.began)

    def remaining(self, now: int) -> int:
        """Milliseconds to go; negative when overdue; 0 without a length."""
        return 0 if self.length is None else self.length - self.elapsed(now)

    def hold(self, now: int) -> Countdown:
        """The same clock, held from ``now`` on."""
        return self if self.is_held else replace(self, held_since=now)

    def release(self, now: int) -> Countdown:
        """The same clock, running on from ``now`` as if it had never been held."""
        if self.held_since is None:
            return self
        return replace(self, began=self.began + now - self.held_since, held_since=None)

    def shift(self, by: int) -> Countdown:
        """The same clock, moved ``by`` milliseconds along the time line."""
        held = None if self.held_since is None else self.held_since + by
        return Countdown(self.began + by, self.length, held)

    def stretch(self, by: int, now: int) -> Countdown:
        """The same clock with a length changed ``by`` milliseconds, never below what has run.

        An overdue clock gets the time from ``now`` on, and cannot be shortened further.
        """
        if self.length is None or (by < 0 and self.remaining(now) <= 0):
            return self
        run = self.elapsed(now)
        return replace(self, length=max(run, max(run, self.length) + by))


class Phase(StrEnum):
    """What the runner does in a step of the workout."""

    OVERVIEW = "overview"
    SET_UP = "set-up"
    LEAD_IN = "lead-in"
    WORK = "work"
    SWITCH = "switch"
    REST = "rest"
    DONE = "done"


class NotAllowedNowError(Exception):
    """An event that means nothing now; the message says why, in one line for the runner."""


@dataclass(frozen=True, slots=True)
class GuideOptions:
    """How the runner wants to be guided; times in seconds.

    Attributes:
        loads: how loads are counted; None in a workout that an older version began: there load keys
            and digits in the rest are about the set just saved.
        short_sets: a set of less than a fifth of its target is kept as short; not so in a workout
            that an older version began.
        first_lead_in: before the very first set of a workout; None takes `lead_in`.
        ramp_ups: a lift that takes another's place brings its ramp-up sets; not so in a workout
            that an older version began.
        loaded_lead_in: one leads into the first set of a loaded exercise too; not so in a workout
            that an older version began.
    """

    lead_in: int = 5
    switch: int = 5
    re_entry: int = 3
    auto_advance: AutoAdvance = AutoAdvance.TIMED
    loads: LoadRules | None = None
    short_sets: bool = False
    first_lead_in: int | None = None
    ramp_ups: bool = False
    loaded_lead_in: bool = False


def options_to_plain(options: GuideOptions) -> dict[str, object]:
    """The options under their names in the log; rules only where they hold."""
    plain: dict[str, object] = {
        "lead_in": options.lead_in,
        "switch": options.switch,
        "re_entry": options.re_entry,
        "auto_advance": options.auto_advance.value,
    }
    if options.loads is not None:
        plain["loads"] = _load_rules_to_plain(options.loads)
    if options.short_sets:
        plain["short_sets"] = True
    if options.first_lead_in is not None:
        plain["first_lead_in"] = options.first_lead_in
    if options.ramp_ups:
        plain["ramp_ups"] = True
    if options.loaded_lead_in:
        plain["loaded_lead_in"] = True
    return plain


def _load_rules_to_plain(rules: LoadRules) -> dict[str, object]:
    loadings = {id_: _loading_to_plain(each) for id_, each in sorted(rules.loadings.items())}
    return {"unit": rules.unit.value, "steps": loadings}


def _load_rules_from_plain(plain: Mapping[str, Any]) -> LoadRules:
    loadings = {id_: _to_loading(*loading) for id_, loading in plain["steps"].items()}
    return LoadRules(WeightUnit(plain["unit"]), loadings)


def _loading_to_plain(loading: Loading) -> list[object]:
    """Step, bar, and what the number means; that is missing in workouts of older versions."""
    plain: list[object] = [loading.step.grams, loading.bar and loading.bar.grams]
    return [*plain, loading.load_is.value] if loading.load_is else plain


def _to_loading(step: int, bar: int | None, load_is: str | None = None) -> Loading:
    loading = Loading(
        Load(step),
        None if bar is None else Load(bar),
        None if load_is is None else LoadMeaning(load_is),
    )
    check_plain_fields(loading)
    return loading


def options_from_plain(plain: Mapping[str, Any]) -> GuideOptions:
    """The options that :func:`options_to_plain` wrote; what is left out has its default.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: they were written by another version, or
            are broken.
    """
    values: dict[str, Any] = options_to_plain(GuideOptions()) | dict(plain)
    options = GuideOptions(
        lead_in=values["lead_in"],
        switch=values["switch"],
        re_entry=values["re_entry"],
        auto_advance=AutoAdvance(values["auto_advance"]),
        loads=_load_rules_from_plain(values["loads"]) if "loads" in values else None,
        short_sets=values.get("short_sets", False),
        first_lead_in=values.get("first_lead_in"),
        ramp_ups=values.get("ramp_ups", False),
        loaded_lead_in=values.get("loaded_lead_in", False),
    )
    check_plain_fields(options)
    return options


@dataclass(slots=True)
class SaveStatus:
    """What the log has confirmed.

    Attributes:
        saved: the sequence numbers of the sets that are durable.
        trouble: why the last change could not be saved, or "".
    """

    saved: set[int] = field(default_factory=set)
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Interruption:
    """A timed set that the world cut off after ``seconds``, by a gap of ``slept_ms``."""

    seconds: int
    slept_ms: int


@dataclass(frozen=True, slots=True)
class State:
    """The state of a workout. All times are milliseconds of the workout's own clock.

    Attributes:
        index: the set on the screen; in set-up, lead-in and rest it is the one ahead.
        side: which of the set's sides is at work, from 0.
        behind: the set done last, to which a rest belongs; None before the first.
        step, steps: the number of the current step, and how many were entered so far.
        seen: up to when everything that was due has happened.
        sets: what is recorded, in the order of their sequence numbers.
        next_sequence: the number of the next record.
        last: the numbers recorded last, open to correction while no new work has begun.
        entry: digits typed so far.
        load_entry: the load typed so far, in the runner's unit; None while none is typed.
        fixing: the set just saved as it was when it was opened to be fixed, a record for each
            side; empty while none is open.
        stepped_to: the number as it was stepped up or down, or None for the target.
        effort, set_note: what was entered about the set before it is recorded.
        waits: nothing begins by itself until a key is pressed.
        begun_at: when the workout began; None at the overview.
        paused_ms: how long it was paused in all.
        set_began, block_began: when the work of this set and this block began.
        worked_until: when work last ended; None before the first set.
        re_entry_until: when a paused hold goes on, or None.
        interrupted: a timed set that was cut off and waits for its number, or None.
        is_idle: the pause began by itself, because the runner seemed to have gone.
        note, pains, heart_rate: what was entered about the whole workout.
        ending: how it was closed; None while it is not.
        by_word: the runner said that it counts as done.
    """

    planned_sets: tuple[PlannedSet, ...]
    options: GuideOptions = field(default_factory=GuideOptions)
    phase: Phase = Phase.OVERVIEW
    index: int = 0
    side: int = 0
    behind: PlannedSet | None = None
    step: int = 0
    steps: int = 0
    clock: Countdown = field(default_factory=lambda: Countdown(0))
    seen: int = 0
    sets: tuple[SetRecord, ...] = ()
    next_sequence: int = 1
    last: tuple[int, ...] = ()
    entry: str = ""
    load_entry: str | None = None
    fixing: tuple[SetRecord, ...] = ()
    stepped_to: int | None = None
    effort: int | None = None
    set_note: str = ""
    waits: bool = False
    begun_at: int | None = None
    paused_ms: int = 0
    set_began: int = 0
    block_began: int = 0
    worked_until: int | None = None
    re_entry_until: int | None = None
    interrupted: Interruption | None = None
    is_idle: bool = False
    note: str = ""
    pains: tuple[Pain, ...] = ()
    heart_rate: HeartRate = NO_HEART_RATE
    ending: WorkoutStatus | None = None
    by_word: bool = False

    @property
    def planned_set(self) -> PlannedSet:
        """The set on the screen; in the end the last one."""
        return self.planned_sets[min(self.index, len(self.planned_sets) - 1)]

    @property
    def set_as_stepped(self) -> PlannedSet:
        """The set on the screen, with the number that was chosen for it before it began."""
        here = self.planned_set
        if self.stepped_to is None or self.phase is Phase.WORK:
            return here
        prescription = replace(
            here.prescription, amount=self.stepped_to, up_to=None, open_ended=False
        )
        return replace(here, prescription=prescription)

    @property
    def work_set(self) -> PlannedSet:
        """The set on the screen; while it is a ramp-up, the first work set of its exercise."""
        here = self.planned_set
        ahead = (each for each in self.planned_sets[self.index :] if each.place == here.place)
        return next((each for each in ahead if not is_ramp_up(each)), here)

    @property
    def is_at_new_load(self) -> bool:
        """Whether it is set up for the first set of an exercise with a load, where that is minded.

        Out of a rest the runner stands ready at the load already.
        """
        here = self.planned_set
        is_set_up = self.phase is Phase.SET_UP and here.load is not None and here.load.grams > 0
        is_begun = any(each.place == here.place and each.is_done for each in self.sets)
        return self.options.loaded_lead_in and is_set_up and not is_begun and not self.side

    @property
    def is_paused(self) -> bool:
        """Whether the runner has stopped everything."""
        return self.clock.is_held and self.interrupted is None

    @property
    def goes_on(self) -> bool:
        """Whether the re-entry seconds of a paused set run."""
        return self.re_entry_until is not None

    @property
    def is_under_way(self) -> bool:
        """Whether it has begun and not ended."""
        return self.begun_at is not None and self.ending is None

    @property
    def is_on_the_clock(self) -> bool:
        """Whether a timed set runs right now."""
        return self.phase is Phase.WORK and self.planned_set.is_timed and not self.clock.is_held

    def with_planned_sets(self, planned_sets: tuple[PlannedSet, ...]) -> State:
        """The same state with other sets to do."""
        return replace(self, planned_sets=planned_sets)

    def shift(self, by: int) -> State:
        """The same state, its clocks moved ``by`` milliseconds along the time line."""

        def moved(at: int | None) -> int | None:
            return None if at is None else at + by

        return replace(
            self,
            clock=self.clock.shift(by),
            seen=self.seen + by,
            set_began=self.set_began + by,
            block_began=self.block_began + by,
            worked_until=moved(self.worked_until),
            re_entry_until=moved(self.re_entry_until),
        )

    def release(self, now: int) -> State:
        """The same state, its clocks running on from ``now`` as if they had never been held."""
        if self.clock.held_since is None:
            return self
        gap = now - self.clock.held_since
        return replace(
            self.shift(gap),
            clock=self.clock.release(now),
            seen=self.seen,
            paused_ms=self.paused_ms + gap,
            interrupted=None,
            is_idle=False,
            re_entry_until=None,
        )

    def active_ms(self, now: int) -> int:
        """Milliseconds from the start until ``now`` or the end, pauses left out."""
        if self.begun_at is None:
            return 0
        until = self.clock.began if self.phase is Phase.DONE else self.clock.held_since
        return max(0, (now if until is None else min(now, until)) - self.begun_at - self.paused_ms)
