"""Laws that hold for any session, however it is lived through."""

import json
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from midstance.domain.planned_sets import PlannedSet
from midstance.domain.quantity import Load, RestWindow, WeightUnit
from midstance.domain.record import WorkoutStatus
from midstance.domain.runner import Loading, LoadRules
from midstance.domain.session import Block, Item, Prescription, Purpose, Style
from midstance.domain.settings import AutoAdvance
from midstance.workout import events
from midstance.workout.effects import Effect
from midstance.workout.machine import LEGAL, Machine, WrongPhaseError
from midstance.workout.state import GuideOptions, NotAllowedNowError, Phase
from midstance.workout.transitions import phase_deadline
from midstance.workout.view import View, make_view
from tests.playbook import EXERCISES, SECOND, Log, Play, planned_sets_of

WORK = (
    "plank 2x{}{} s",
    "plank 1x{}{} s",
    "side-plank 2x{} s/side",
    "side-plank 1x{}{} s/side",
    "run 1x{} s",
    "dead-bug 2x{} s alternating",
    "push-up 3x{}",
    "push-up 1x{}",
    "lunge 2x{}/side alternating",
    "calf-raise 2x{}/side",
    "hop 1x{} c/side",
    "jump 2x{} c",
    "carry 2x{} m",
    "squat 2x{} 60 kg @7",
    "band-walk 1x{}",
)


@st.composite
def items(draw: st.DrawFn) -> Item:
    """Any item, small enough to be done soon."""
    amount, plus = draw(st.integers(1, 12)), draw(st.sampled_from(("", "+")))
    text = draw(st.sampled_from(WORK))
    id_, _, asked = text.format(amount, plus).partition(" ")
    rest = draw(st.sampled_from((RestWindow(0, 0), RestWindow(4, 4), RestWindow(3, 9))))
    return Item(id_, Prescription.parse(asked), rest, draw(st.sampled_from((None, 0, 3, 8))))


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """Any block of any style."""
    style = draw(st.sampled_from(Style))
    clock = draw(st.sampled_from((None, "every", "cap"))) if style is Style.INTERVAL else None
    return Block(
        draw(st.sampled_from((Purpose.WARM_UP, Purpose.STRENGTH, Purpose.CORE))),
        tuple(draw(st.lists(items(), min_size=1, max_size=3))),
        style,
        draw(st.integers(1, 3)),
        draw(st.sampled_from((RestWindow(0, 0), RestWindow(5, 5), RestWindow(2, 6)))),
        every=draw(st.integers(3, 15)) if clock == "every" else None,
        cap=draw(st.integers(5, 30)) if clock == "cap" else None,
    )


def sessions(*, capped: bool = True) -> st.SearchStrategy[tuple[PlannedSet, ...]]:
    """The planned sets of any session."""
    some = blocks() if capped else blocks().filter(lambda each: each.cap is None)
    return st.lists(some, min_size=1, max_size=3).map(lambda some: planned_sets_of(*some))


BARBELL, WEIGHT = Loading(Load(2500), Load(20_000)), Loading(Load(2000))
options = st.builds(
    GuideOptions,
    lead_in=st.sampled_from((0, 1, 5)),
    switch=st.sampled_from((0, 2, 5)),
    re_entry=st.sampled_from((0, 3)),
    auto_advance=st.sampled_from(AutoAdvance),
    short_sets=st.booleans(),
    loaded_lead_in=st.booleans(),
    loads=st.sampled_from((None, LoadRules(WeightUnit.KG, {"squat": BARBELL, "carry": WEIGHT}))),
)
swaps = st.builds(
    events.Swapped,
    place=st.integers(0, 4),
    exercise=st.sampled_from(("knee-plank", "push-up", "calf-raise", "nothing")),
    prescription=st.sampled_from(("2x5", "1x6 s", "2x4/side", "some")),
    load_grams=st.sampled_from((None, 5000)),
)
steps_on = st.just(events.AdvancePressed())
changes = st.one_of(
    st.builds(events.DigitTyped, st.integers(0, 9)),
    st.just(events.DigitErased()),
    st.just(events.LoadKeyPressed()),
    st.just(events.PointTyped()),
    st.just(events.EntryDropped()),
    st.builds(events.LoadSet, st.integers(0, 3_000_000)),
    st.builds(events.NumberStepped, st.integers(-3, 3)),
    st.builds(events.LoadStepped, st.integers(-2, 3)),
    st.builds(events.BandDistanceSet, st.integers(-5, 120)),
    st.builds(events.EffortRated, st.integers(0, 11)),
    st.builds(events.NoteAdded, st.sampled_from(("", "easy", "slow")), st.booleans()),
    st.builds(events.SkipPressed, st.booleans()),
    st.just(events.ItemPostponed()),
    st.builds(events.ItemChosen, st.integers(0, 8)),
    st.just(events.SetAdded()),
    st.just(events.ShortSetCounted()),
    swaps,
    st.builds(events.PainReported, st.just("knee"), st.integers(0, 10)),
)
times = st.one_of(
    st.just(events.PauseToggled()),
    st.builds(events.RestStretched, st.sampled_from((-15, 15))),
    st.just(events.TimePassed()),
    st.just(events.StepRestarted()),
    st.just(events.UndoPressed()),
    st.just(events.UndoPressed()),
)
waits = st.one_of(st.integers(0, 15 * SECOND), st.integers(0, 15).map(lambda s: s * SECOND))
Act = events.RunnerEvent | int
lived = st.lists(st.one_of(steps_on, waits, steps_on, waits, changes, times), max_size=30)
naps = st.builds(
    events.ClockStopped, st.integers(0, 99) | st.integers(5, 900).map(lambda s: s * SECOND)
)
absences = st.builds(events.IdleNoticed, st.integers(0, 20 * SECOND))
interrupted = st.lists(
    st.one_of(steps_on, waits, steps_on, waits, changes, times, naps, absences), max_size=30
)
endings = st.sampled_from((events.FinishedEarly(), events.WorkoutDiscarded()))
anything = st.lists(
    st.one_of(steps_on, waits, steps_on, waits, changes, times, naps, endings), max_size=30
)
EARLY = settings(max_examples=60)


def begun(planned_sets: tuple[PlannedSet, ...], chosen: GuideOptions) -> Play:
    """A play at its first set-up."""
    play = Play(planned_sets, chosen)
    play.does(events.AdvancePressed())
    return play


def act(play: Play, event: Act) -> tuple[Effect, ...]:
    """Do an event, or let milliseconds pass; what is refused changes nothing."""
    if isinstance(event, int):
        return play.passes(event / SECOND)
    try:
        asked = play.does(event)
    except NotAllowedNowError:
        return ()
    if isinstance(event, events.ClockStopped):
        asked += play.passes(event.slept_ms / SECOND)
    return asked


def live(play: Play, script: list[Act]) -> Play:
    """Do everything in a script."""
    for event in script:
        act(play, event)
    return play


@EARLY
@given(sessions(), options, interrupted)
def test_waking_often_and_once_come_to_the_same(
    planned_sets: tuple[PlannedSet, ...], chosen: GuideOptions, script: list[Act]
) -> None:
    """However rarely the machine is woken, effects, state and view are the same."""
    often, once = begun(planned_sets, chosen), begun(planned_sets, chosen)
    for event in script:
        act(often, event)
        if isinstance(event, int):
            once.now += event
            once.asked += once.machine.wake(once.now)
        else:
            _quietly(once, event)
    once.asked += once.machine.wake(once.now)
    assert once.asked == often.asked
    assert once.machine.state == often.machine.state
    assert once.view == often.view


def _quietly(play: Play, event: events.RunnerEvent) -> None:
    """Do an event without any waking around it."""
    try:
        play.asked += play.machine.handle(event, play.now)
    except NotAllowedNowError:
        return
    play.now += event.slept_ms if isinstance(event, events.ClockStopped) else 0


@EARLY
@given(sessions(), options, lived, lived, st.integers(1, 9 * 60 * SECOND))
def test_a_pause_changes_nothing_but_the_clock(
    planned_sets: tuple[PlannedSet, ...],
    chosen: GuideOptions,
    first: list[Act],
    then: list[Act],
    length: int,
) -> None:
    """A pause of any length leaves the same workout, that much later."""
    straight, paused = (live(begun(planned_sets, chosen), first) for _ in range(2))
    state = paused.machine.state
    assume(not state.clock.is_held and state.phase not in {Phase.OVERVIEW, Phase.DONE})
    paused.does(events.PauseToggled())
    paused.passes(length / SECOND)
    paused.does(events.PauseToggled())
    if paused.machine.state.goes_on:
        paused.passes(chosen.re_entry)
    live(straight, then)
    live(paused, then)
    later = straight.machine.state.shift(paused.now - straight.now)
    same = replace(paused.machine.state, begun_at=later.begun_at, paused_ms=later.paused_ms)
    assert same == later
    assert paused.view == straight.view


@settings(max_examples=150)
@given(sessions(), options, interrupted, st.one_of(steps_on, changes))
def test_undo_takes_back_what_was_done(
    planned_sets: tuple[PlannedSet, ...],
    chosen: GuideOptions,
    script: list[Act],
    event: events.RunnerEvent,
) -> None:
    """What can be undone and is undone at once leaves what was; a hold is taken up again."""
    play = live(begun(planned_sets, chosen), script)
    before, undoable = play.machine.state, len(play.machine._undo_stack)
    act(play, event)
    closed = play.machine.state.ending is not None
    assume(len(play.machine._undo_stack) == undoable + 1 and not closed)
    play.does(events.UndoPressed())
    after = play.machine.state
    assert after.sets == before.sets
    assert (after.note, after.pains, after.planned_sets) == (
        before.note,
        before.pains,
        before.planned_sets,
    )
    if before.is_on_the_clock and after.goes_on:
        assert after.clock.elapsed(play.now) == before.clock.elapsed(play.now)
    else:
        assert replace(after, steps=before.steps, next_sequence=before.next_sequence) == before


@EARLY
@given(sessions(), options, anything)
def test_what_was_kept_can_be_played_again(
    planned_sets: tuple[PlannedSet, ...], chosen: GuideOptions, script: list[Act]
) -> None:
    """The accepted events, written as JSON and read back, lead to the same state."""
    play = live(begun(planned_sets, chosen), script)
    kept = json.loads(
        json.dumps([(at, *events.event_to_plain(event)) for at, event in play.accepted])
    )
    again = Machine.replayed(
        planned_sets,
        EXERCISES,
        chosen,
        [(at, events.event_from_plain(name, plain)) for at, name, plain in kept],
    )
    assert again.save_status.saved == {each.sequence for each in again.state.sets}
    again.wake(play.now)
    assert again.state == play.machine.state
    assert again.wakes_at(play.now) == play.machine.wakes_at(play.now)


@EARLY
@given(sessions(), options, anything)
def test_what_was_saved_is_what_was_done(
    planned_sets: tuple[PlannedSet, ...], chosen: GuideOptions, script: list[Act]
) -> None:
    """Effects, folded as a log does, hold exactly the recorded sets; no serial comes twice."""
    play = live(begun(planned_sets, chosen), script)
    log = Log()
    log.take(play.asked)
    assert tuple(log.sets.values()) == play.machine.state.sets


@EARLY
@given(sessions(), options, interrupted, waits)
def test_what_remains_never_rises(
    planned_sets: tuple[PlannedSet, ...], chosen: GuideOptions, script: list[Act], wait: int
) -> None:
    """Inside a step, while nothing is done, less remains with every moment."""
    play = live(begun(planned_sets, chosen), script)
    step, clock = play.machine.state.step, play.machine.state.clock
    left = clock.remaining(play.now)
    play.passes(wait / SECOND)
    if play.machine.state.step == step:
        assert play.machine.state.clock.remaining(play.now) <= left


@EARLY
@given(sessions(), options, anything)
def test_the_view_changes_only_on_waking(
    planned_sets: tuple[PlannedSet, ...], chosen: GuideOptions, script: list[Act]
) -> None:
    """Until it asked to be woken nothing that is shown changes; with no such moment, never."""
    play = live(begun(planned_sets, chosen), script)
    for _ in range(4):
        at = play.machine.wakes_at(play.now)
        shown = play.view
        later = play.now + 3600 * SECOND if at is None else at - 1
        assert later >= play.now
        assert make_view(play.machine, later) == shown
        assert make_view(play.machine, (play.now + later) // 2) == shown
        play.passes((later + 1 - play.now) / SECOND)


@EARLY
@given(sessions(), options, interrupted)
def test_the_end_can_always_be_reached(
    planned_sets: tuple[PlannedSet, ...], chosen: GuideOptions, script: list[Act]
) -> None:
    """From anywhere, pressing the one key and waiting leads to the end."""
    play = live(begun(planned_sets, chosen), script)
    for _ in range(40 * len(planned_sets) + 40):
        if play.machine.state.ending is not None:
            break
        play.does(events.AdvancePressed())
        play.passes(1)
    assert play.machine.state.ending is WorkoutStatus.COMPLETED


@EARLY
@given(sessions(capped=False), options)
def test_exactly_what_is_prescribed_is_recorded(
    planned_sets: tuple[PlannedSet, ...], chosen: GuideOptions
) -> None:
    """Who changes nothing and does everything has exactly the prescribed sets in the log."""
    play = begun(planned_sets, chosen)
    while (state := play.machine.state).ending is None:
        end = phase_deadline(state)
        if end is not None:
            play.passes((end - play.now) / SECOND)
            continue
        if state.phase is Phase.WORK and state.planned_set.is_timed:
            play.passes(state.planned_set.target.amount)
        play.does(events.AdvancePressed())
    asked = [
        (planned_set.place, planned_set.set_number, side, planned_set.target.amount)
        for planned_set in planned_sets
        for side in planned_set.recorded_sides
    ]
    assert asked == [(s.place, s.set_number, s.side, s.value) for s in play.log.sets.values()]
    assert not [each for each in play.log.sets.values() if each.skipped]


@EARLY
@given(sessions(), options, interrupted, st.integers(5, 900))
def test_sleep_completes_and_begins_nothing(
    planned_sets: tuple[PlannedSet, ...], chosen: GuideOptions, script: list[Act], slept: int
) -> None:
    """While the runner is away no set is recorded and no work begins, and nothing begins after."""
    play = live(begun(planned_sets, chosen), script)
    before = play.machine.state
    act(play, events.ClockStopped(slept * SECOND))
    play.passes(600)
    after = play.machine.state
    assert after.sets == before.sets
    assert after.phase in {before.phase, Phase.SET_UP}
    assert not after.is_on_the_clock


@EARLY
@given(sessions(), options, interrupted)
def test_the_estimate_counts_down_to_nothing(
    planned_sets: tuple[PlannedSet, ...], chosen: GuideOptions, script: list[Act]
) -> None:
    """What is left is never negative, nothing at the end, and no more than at twice the pace."""
    play = live(begun(planned_sets, chosen), script)
    left = play.view.seconds_left
    assert left >= 0
    if play.machine.state.phase is Phase.DONE:
        assert left == 0


every_event = st.one_of(steps_on, changes, times, naps, endings)


@settings(max_examples=150)
@given(sessions(), options, anything, every_event)
def test_the_table_says_what_is_legal(
    planned_sets: tuple[PlannedSet, ...],
    chosen: GuideOptions,
    script: list[Act],
    event: events.RunnerEvent,
) -> None:
    """Where the table has an event its phase refuses nothing; elsewhere it changes nothing."""
    play = live(Play(planned_sets, chosen), script)
    before = play.machine.state
    legal = before.ending is None and before.phase in LEGAL[type(event)].phases
    try:
        play.machine.handle(event, play.now)
    except WrongPhaseError:
        assert not legal
        assert replace(play.machine.state, seen=before.seen) == before
    except NotAllowedNowError:
        assert legal
    else:
        assert legal


@EARLY
@given(sessions(), options, interrupted)
def test_values_and_the_words_beside_them_say_the_same(
    planned_sets: tuple[PlannedSet, ...], chosen: GuideOptions, script: list[Act]
) -> None:
    """At every moment: what a screen draws by a value is what the other front end says in words."""
    play = begun(planned_sets, chosen)
    for event in script:
        act(play, event)
        _check_words(play.view)


def _check_words(view: View) -> None:
    details, card = view.details, view.card
    assert view.starts_at_zero is (view.then == "starts at 0")
    assert view.word not in {"GO", "HOLD", "MOVE"} or view.word == view.work
    assert details.is_warm_up is details.place.startswith("warm-up")
    assert not (details.is_warm_up and view.is_work)
    assert card.is_left is (card.side == "left side")
    assert card.is_cue_mistake is card.cue.startswith("Avoid: ")
    if card.is_cue_mistake:
        assert card.cue == f"Avoid: {card.plain_cue}"
    else:
        assert card.cue == card.plain_cue
    load = f" × {details.saved_load}" if details.saved_load else ""
    assert details.saved.startswith(f"{details.saved_value}{load}")
    assert bool(details.saved_value) is bool(details.saved)
    plates = " + ".join(f"{each:g}" for each in details.new_plates)
    assert plates in details.plates
    assert bool(plates) is details.plates.endswith(" a side")


@EARLY
@given(sessions(), options, lived)
def test_the_heart_rate_is_one_of_three_texts(
    planned_sets: tuple[PlannedSet, ...], chosen: GuideOptions, script: list[Act]
) -> None:
    """A limit where beats or a share are known, the talk test where they are not, or nothing."""
    play = live(begun(planned_sets, chosen), script)
    card = play.view.card
    assert (card.ceiling, card.ceiling_words, card.heart) == ("", "", "")
    beats = replace(card, ceiling="150 bpm", ceiling_words="Up to 150.")
    talk = replace(card, ceiling_words="So that you can speak.")
    assert (beats.heart, talk.heart) == ("≤ 150 bpm", "talk test")
