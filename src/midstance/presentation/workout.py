"""A workout under way in words: its count and keys, what a key sends to it, and its end."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.quantity import Load, WeightUnit, clock_text
from midstance.domain.strength.ramp_up import set_name
from midstance.presentation.blocks import Row, Span
from midstance.presentation.clean import clean
from midstance.presentation.commands import BY_ID, DEFAULT_KEYMAP, Keymap, first_key
from midstance.presentation.phrases import best_yet_text, plural
from midstance.workout.display.details import SetMark
from midstance.workout.display.strip import DONE_MARKS, StripMark
from midstance.workout.events import (
    AdvancePressed,
    DigitErased,
    FinishedAsDone,
    FinishedEarly,
    ItemPostponed,
    LoadKeyPressed,
    LoadStepped,
    NumberStepped,
    PauseToggled,
    RestStretched,
    SetAdded,
    ShortSetCounted,
    SkipPressed,
    StepRestarted,
    UndoPressed,
    WorkoutDiscarded,
)
from midstance.workout.state import Phase
from midstance.workout.view import PhaseLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.workout.display.strip import StripItem
    from midstance.workout.events import RunnerEvent
    from midstance.workout.set_count import SetCount
    from midstance.workout.summary import ExerciseSummary, Summary
    from midstance.workout.view import View

REST_STEP = 15
"""Seconds by which a key makes a rest longer or shorter."""
ANSWER_KEYS = frozenset({"y", "n"})
"""What answers a question in a rest."""
_EFFORT_QUESTION = "RPE?  e easy 5   g good 7   h hard 9   m max 10   or 1 to 9"

SENT: Mapping[str, RunnerEvent] = MappingProxyType(
    {
        "session.advance": AdvancePressed(),
        "session.more": NumberStepped(1),
        "session.fewer": NumberStepped(-1),
        "session.erase": DigitErased(),
        "session.heavier": LoadStepped(1),
        "session.lighter": LoadStepped(-1),
        "session.load": LoadKeyPressed(),
        "session.put-off": ItemPostponed(),
        "session.pause": PauseToggled(),
        "session.undo": UndoPressed(),
        "session.longer": RestStretched(REST_STEP),
        "session.shorter": RestStretched(-REST_STEP),
        "session.add-set": SetAdded(),
        "session.skip": SkipPressed(),
        "session.skip-item": SkipPressed(whole_item=True),
        "session.count-short": ShortSetCounted(),
        "session.restart": StepRestarted(),
    }
)
"""What a command sends to the workout, by its id; others ask first, or change what is shown."""


def set_of_text(view: View) -> str:
    """The set on the screen: ``set 3 of 16``; in the warm-up and the cool-down ``0 of 16 sets``."""
    count = view.count
    if not view.is_work or count.done >= count.planned:
        return done_of_text(count)
    return f"{count.noun} {count.done + 1} of {count.planned}"


def done_of_text(count: SetCount) -> str:
    """What is done of what was to do: ``14 of 16 sets``."""
    return f"{count.done} of {plural(count.planned, count.noun)}"


def saved_text(count: SetCount) -> str:
    """What the log holds: ``saved 3``; only ``saved`` while no set that counts is done."""
    return f"saved {count.saved}" if count.saved else "saved"


def short_set_text(short: str, key: str) -> str:
    """A set that was too short to count, such as ``2 s``, and the key that counts it."""
    return f"short: {short}, not counted · {key} counts it"


LONGEST_NAME = 40
"""Characters of a session's name in a question."""


@dataclass(frozen=True, slots=True)
class EndingAnswer:
    """An answer to what is asked at the end.

    Attributes:
        key: the key that gives it, by Textual's name.
        word: what is typed for it at the prompt; "" for Enter.
        label: what it does; ``brief`` where there is little room.
    """

    key: str
    word: str
    label: str
    event: RunnerEvent
    brief: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """What is asked when a workout ends.

    Attributes:
        question: the question; "" where enough was done and nothing is asked.
        answers: the first is that of the big key, which counts and destroys nothing.
    """

    question: str
    answers: tuple[EndingAnswer, ...]


def ending_of(summary: Summary, session: str, name: str, *, is_half_done: bool) -> Ending:
    """What is asked at the end of a workout of the session with this id and name.

    A session of a program is due again where it does not count; a routine is not.
    """
    if is_half_done:
        return Ending("", (EndingAnswer("space", "", "finish", FinishedEarly()),))
    if not summary.sets_done:
        return Ending(
            f"No {summary.noun} was done. Discard this workout?",
            (
                EndingAnswer("space", "", "keep it as begun", FinishedEarly(), "keep it"),
                EndingAnswer("x", "discard", "discard it", WorkoutDiscarded(), "discard"),
            ),
        )
    program, _, letter = session.rpartition("/")
    again = ", or do it again next time" if program else ""
    return Ending(
        f"Count {letter if program else clean(name, LONGEST_NAME)} as done{again}?",
        (
            EndingAnswer("space", "", *_again_labels(program)),
            EndingAnswer("d", "done", "count it as done", FinishedAsDone(), "count it"),
        ),
    )


def _again_labels(program: str) -> tuple[str, FinishedEarly, str]:
    """The answer that does not count it, in full and in brief, around its event."""
    label = "do it again next time" if program else "not counted"
    return label, FinishedEarly(), "again" if program else "no"


def summary_totals(summary: Summary, unit: WeightUnit) -> Iterator[str]:
    """The totals: ``6 of 16 sets``, ``1 short``, ``80 reps``; what there is none of is left out."""
    yield f"{summary.sets_done} of {plural(summary.sets_planned, summary.noun)}"
    figures = (
        (summary.sets_short, f"{summary.sets_short} short"),
        (summary.sets_skipped, f"{summary.sets_skipped} skipped"),
        (summary.reps, plural(summary.reps, "rep")),
        (summary.hold_seconds, f"{clock_text(summary.hold_seconds)} held"),
        (summary.contacts, plural(summary.contacts, "jump")),
        (summary.tonnage_grams, f"{Load(summary.tonnage_grams).text(unit)} lifted"),
        (summary.pains, f"{plural(summary.pains, 'pain')} noted"),
        (summary.heart_rate.is_noted, summary.heart_rate.text()),
    )
    yield from (text for figure, text in figures if figure)


def summary_values(exercise: ExerciseSummary) -> str:
    """What was done of an exercise: ``8 · 8 · 6``, or ``20 left · 18 right s``."""
    if exercise.left is None or exercise.right is None:
        text = " · ".join(str(value) for value in exercise.values)
    else:
        text = f"{exercise.left} left · {exercise.right} right"
    return f"{text}{exercise.unit.suffix}"


def summary_lines(summary: Summary, unit: WeightUnit) -> Iterator[str]:
    """The summary as lines of text: the totals with the time, then one for each exercise."""
    totals = " · ".join(summary_totals(summary, unit))
    yield f"{clock_text(summary.active_seconds)} · {totals}"
    for exercise in summary.exercises:
        best = f", {best_yet_text(exercise.best, unit)}" if exercise.best else ""
        sets = f"{exercise.done} of {exercise.planned}"
        yield f"{clean(exercise.name)}: {sets}: {summary_values(exercise)}{best}"


def strip_rows(items: tuple[StripItem, ...]) -> Iterator[Row]:
    """The whole session to jump in: each exercise with a mark for every set, under its block."""
    block = ""
    for item in items:
        if item.block != block:
            block = item.block
            yield Row(f"b{item.place}", (Span(block, "muted"),), is_heading=True)
        name = Span(item.name, "muted" if item.is_over else "plain")
        name = Span(item.name, "strong") if item.is_now else name
        yield Row(str(item.place), (name,), (Span(marks_text(item), "muted"),))


MARKS: Mapping[StripMark, str] = {
    StripMark.DONE: "●",
    StripMark.BEST: "★",
    StripMark.SKIPPED: "–",
    StripMark.SHORT: "–",
    StripMark.HALF: "◐",
    StripMark.NOW: "○",
    StripMark.TO_DO: "○",
}
MOST_MARKS = 6
"""Sets of an item that have a mark each; more are counted."""


def marks_text(item: StripItem) -> str:
    """A mark for each set; a count where there are too many."""
    if len(item.marks) > MOST_MARKS:
        done = sum(mark in DONE_MARKS for mark in item.marks)
        return f"{done}/{len(item.marks)}"
    return "".join(MARKS[mark] for mark in item.marks)


def session_keys(
    view: View,
    keymap: Keymap = DEFAULT_KEYMAP,
    *,
    is_floor: bool = False,
    is_asked: bool = False,
) -> tuple[tuple[str, str], ...]:
    """The keys of a workout's last row at this moment, each with what it does, the best first.

    While a question is in sight, ``is_asked``, its keys answer it and do nothing else.
    """
    others = _key_labels(view)
    if is_floor:
        kept = ("digits", "longer", "pause")
        others = {name: label for name, label in others.items() if name in kept}
        others |= {"floor": "back to the full screen"}
    labels = {"advance": _advance_label(view), **others, "help": "keys"}
    taken = {"", *(ANSWER_KEYS if is_asked else ())}
    keys = {_key_text(name, keymap): label for name, label in labels.items()}
    return tuple((key, label) for key, label in keys.items() if key not in taken)


def effort_question(view: View, keymap: Keymap = DEFAULT_KEYMAP) -> str:
    """What rates the effort by one key; that form broke where there is a saved set to say it of."""
    form_key = first_key(BY_ID["session.form"], keymap)
    return _EFFORT_QUESTION + (f"   {form_key} form broke" if view.just_saved else "")


def _key_text(name: str, keymap: Keymap) -> str:
    match name:
        case "digits":
            return "0-9"
        case "steps":
            down, up = BY_ID["session.lighter"], BY_ID["session.heavier"]
            return f"{first_key(down, keymap)} {first_key(up, keymap)}"
        case "help":
            return first_key(BY_ID["app.help"], keymap)
        case _:
            return first_key(BY_ID[f"session.{name}"], keymap)


def _advance_label(view: View) -> str:
    """What the big key does now: ``log 5 × 82.5``, ``stop, save 12 s``, ``start set 3``."""
    if view.load_entry is not None or (view.entry and view.phase is not Phase.WORK):
        return "set it"
    if view.fixing:
        return "keep"
    if view.word is PhaseLabel.PAUSED and not view.interrupted:
        return "resume"
    if view.phase is Phase.REST:
        return f"start {view.card.set_name}"
    return _work_label(view) if view.phase is Phase.WORK else _ADVANCE[view.phase]


NO_WARM_UP_LEFT = "There is no warm-up left to skip."
WARM_UP_KEYS = {"skip-warm-up": "already warm"}
_ADVANCE = {
    Phase.SET_UP: "begin",
    Phase.LEAD_IN: "go now",
    Phase.SWITCH: "go now",
    Phase.OVERVIEW: "start",
    Phase.DONE: "close",
}


def _work_label(view: View) -> str:
    details = view.details
    if view.number is not None:
        return f"log {view.number}{f' × {details.load}' if details.load else ''}"
    return "do it again" if view.interrupted else f"stop, save {details.elapsed} s"


def _key_labels(view: View) -> dict[str, str]:
    """The other keys of the phase by the command's name, the most useful first."""
    if view.fixing:
        steps = {"steps": "weight"} if view.details.load else {}
        return {"leave": "drop", "digits": "number", **steps, "effort": "RPE"}
    match view.phase:
        case Phase.WORK if view.word is PhaseLabel.PAUSED:
            return {name: text for name, text in _work_keys(view).items() if name != "pause"}
        case Phase.WORK:
            return _work_keys(view)
        case Phase.REST:
            return _rest_keys(view)
        case Phase.SET_UP:
            return _set_up_keys(view)
        case _:
            return _OTHER_KEYS[view.phase]


_OTHER_KEYS: Mapping[Phase, dict[str, str]] = {
    Phase.LEAD_IN: {"pause": "pause", "leave": "leave", "floor": "floor"},
    Phase.SWITCH: {"pause": "pause", "leave": "leave", "floor": "floor"},
    Phase.DONE: {
        "card": "card",
        "heart": "heart rate",
        "workout-note": "note",
        "undo": "undo",
        "add-set": "one more set",
    },
    Phase.OVERVIEW: {"list": "begin elsewhere", "leave": "leave"},
}


def _load_keys(view: View) -> dict[str, str]:
    return {"load": "weight", "steps": f"± {view.details.step}"} if view.details.lighter else {}


def _work_keys(view: View) -> dict[str, str]:
    is_counted = view.number is not None
    first = {"digits": view.details.counted, **_load_keys(view)} if is_counted else _load_keys(view)
    last = {"put-off": "busy"} if is_counted else {"hurts": "pain"}
    return {**first, "pause": "pause", "variants": "swap", **last, "floor": "floor"}


def _rest_keys(view: View) -> dict[str, str]:
    weight = {"steps": "next weight"} if view.details.lighter else {}
    fix = {"erase": f"fix {_last_set(view)}"} if view.just_saved else {}
    return {
        "longer": "+15 s",
        **weight,
        "effort": "RPE",
        **fix,
        "variants": "swap",
        "note": "note",
        "floor": "floor",
    }


def _set_up_keys(view: View) -> dict[str, str]:
    return {
        **(WARM_UP_KEYS if view.details.is_warm_up else {}),
        **_load_keys(view),
        "variants": "swap",
        "put-off": "busy: later",
        "cues": "all cues",
        "skip-item": "skip",
        "list": "session",
        "floor": "floor",
    }


def _last_set(view: View) -> str:
    done = [row.number for row in view.details.table if row.mark is SetMark.DONE]
    return set_name(done[-1]) if done else "last set"
