"""``midstance profile``: who trains, for what, where, with what, and what to be careful about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from midstance.cli.commands import profile_days, profile_edit
from midstance.cli.errors import CommandFailedError
from midstance.cli.output import say, say_json
from midstance.cli.parser import TEXT
from midstance.cli.settings import settings_with_warnings
from midstance.coach.adapt.preferences import drop_preference
from midstance.coach.heart_rate import MAY_MISLEAD, may_mislead
from midstance.coach.safety import complaint_notice
from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.quantity import DISTANCE_KEY, DistanceUnit, WeightUnit
from midstance.domain.runner import Goal, Level, Priority, Runner
from midstance.domain.weeks.plan import PlanStyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from midstance.cli.command_context import CommandContext


@click.group("profile", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """Show your profile, or change it."""
    if ctx.invoked_subcommand is None:
        runner = profile_edit.read_runner(ctx.obj)
        if as_json:
            say_json(profile_edit.profile_to_json(runner))
        else:
            profile_edit.say_profile(runner, _usual_unit(ctx.obj), ctx.obj.today())
    elif as_json:
        raise click.UsageError("--json shows the profile; it changes nothing", ctx)


def _usual_unit(context: CommandContext) -> WeightUnit:
    """The unit of loads for a runner who chose none."""
    return settings_with_warnings(context).weight_unit


def _change(
    context: CommandContext, change: Callable[[Runner], Runner], usual: WeightUnit | None = None
) -> Runner:
    """Save the changed profile, and print what is new in it."""
    before = profile_edit.read_runner(context)
    after = change(before)
    profile_edit.save_changes(context, before, after)
    profile_edit.say_changes(before, after, usual or _usual_unit(context), context.today())
    return after


@command.command("goal", short_help="What you train for.")
@click.argument("goal")
@click.pass_obj
def goal_command(context: CommandContext, goal: str) -> None:
    """What the training is for: general, 5k-10k, half-marathon, marathon, trail, power, …."""
    chosen = profile_edit.parse_word(Goal, "goal", goal)
    _change(context, lambda runner: replace(runner, goal=chosen))


@command.command("priority", short_help="Running first, balanced, or strength first.")
@click.argument("priority")
@click.pass_obj
def priority_command(context: CommandContext, priority: str) -> None:
    """Set the priority: running-first, balanced or strength-first."""
    chosen = profile_edit.parse_word(Priority, "priority", priority)
    _change(context, lambda runner: replace(runner, priority=chosen))


@command.command("level", short_help="Your strength training experience.")
@click.argument("level")
@click.pass_obj
def level_command(context: CommandContext, level: str) -> None:
    """How much strength training lies behind: beginner, intermediate or advanced."""
    chosen = profile_edit.parse_word(Level, "level", level)
    _change(context, lambda runner: replace(runner, level=chosen))


@command.command("place", short_help="Choose, add or remove a place.")
@click.argument("name", type=TEXT)
@click.argument("items", nargs=-1)
@click.option("--remove", is_flag=True, help="Remove the place.")
@click.pass_obj
def place_command(
    context: CommandContext, name: str, items: tuple[str, ...], *, remove: bool
) -> None:
    """Train at NAME from now on; with ITEMS the place is made, or its equipment replaced.

    ITEMS are floor, home-basic, home-plus, gym, and single items such as dumbbell.
    """
    if remove:
        _change(context, lambda runner: profile_edit.delete_place(runner, name))
        return
    kit = profile_edit.parse_equipment(items, frozenset()) if items else None
    _change(context, lambda runner: profile_edit.put_place(runner, name, kit))


@command.command("equipment", short_help="The equipment you can use.")
@click.argument("items", nargs=-1, required=True)
@click.pass_obj
def equipment_command(context: CommandContext, items: tuple[str, ...]) -> None:
    """What is there to train with at the active place.

    ITEMS are floor, home-basic, home-plus, gym, and single items; +dumbbell adds one to what is
    there, no-dumbbell takes it away.
    """
    _change(context, lambda runner: profile_edit.change_equipment(runner, items))


@command.command("limitation", short_help="A limitation: acute, managed or gone.")
@click.argument("limitation")
@click.argument("course")
@click.option("--since", metavar="DATE", help="Since which day; after a birth, the day of birth.")
@click.option("--assessed", is_flag=True, help="After a birth: assessed, and without symptoms.")
@click.pass_obj
def limitation_command(
    context: CommandContext, limitation: str, course: str, since: str | None, *, assessed: bool
) -> None:
    """A complaint that is acute, managed or gone: midstance profile limitation achilles acute."""
    named = profile_edit.parse_word(Limitation, "limitation", limitation)
    today = context.today()
    day = None if since is None else profile_edit.parse_past_day(since, today)
    profile_edit.check_assessed(named, course, is_assessed=assessed)
    after = _change(
        context, lambda runner: profile_edit.put_complaint(runner, named, course, today, day)
    )
    for complaint in after.complaints:
        if complaint.limitation is named:
            say(complaint_notice(complaint).text)


@command.command("units", short_help="Loads in kg or lb.")
@click.argument("unit")
@click.pass_obj
def units_command(context: CommandContext, unit: str) -> None:
    """Show and read loads in kg or lb."""
    chosen = profile_edit.parse_word(WeightUnit, "unit", unit)
    _change(context, lambda runner: replace(runner, weight_unit=chosen))


@command.command("distance", short_help="Runs in km or mi.")
@click.argument("unit", type=click.Choice([each.value for each in DistanceUnit]))
@click.pass_obj
def distance_command(context: CommandContext, unit: str) -> None:
    """Show and read the distances of runs in km or mi."""
    log = context.log_to_change()
    log.set_profile_value(DISTANCE_KEY, unit, context.now())
    say(f"Distances of runs: {unit}")


@command.command(
    "step",
    short_help="Weight increment of a dumbbell, barbell and so on.",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("item")
@click.argument("load", nargs=-1, required=True)
@click.pass_obj
def step_command(context: CommandContext, item: str, load: tuple[str, ...]) -> None:
    """The smallest step in load of an item: midstance profile step dumbbell 2 kg."""
    named = profile_edit.parse_word(Equipment, "equipment", item)
    usual = _usual_unit(context)
    _change(
        context,
        lambda runner: profile_edit.change_load_step(runner, named, " ".join(load), usual),
        usual,
    )


@command.command(
    "bar",
    short_help="Weight of the empty bar.",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("load", nargs=-1, required=True)
@click.pass_obj
def bar_command(context: CommandContext, load: tuple[str, ...]) -> None:
    """What the empty bar weighs: midstance profile bar 15 kg; usual for 20 kg or 45 lb."""
    usual = _usual_unit(context)
    _change(context, lambda runner: profile_edit.change_bar(runner, " ".join(load), usual), usual)


@command.command(
    "heaviest",
    short_help="Heaviest weight there is of an item.",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("item")
@click.argument("load", nargs=-1, required=True)
@click.pass_obj
def heaviest_command(context: CommandContext, item: str, load: tuple[str, ...]) -> None:
    """The heaviest weight you have of an item: midstance profile heaviest kettlebell 24 kg.

    No suggested load is above it; for a barbell it counts with its plates. None removes the limit.
    """
    named = profile_edit.parse_word(Equipment, "equipment", item)
    usual = _usual_unit(context)
    _change(
        context,
        lambda runner: profile_edit.change_heaviest(runner, named, " ".join(load), usual),
        usual,
    )


@command.command(
    "body-weight",
    short_help="What you weigh, where a rule needs it.",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("load", nargs=-1, required=True)
@click.pass_obj
def body_weight_command(context: CommandContext, load: tuple[str, ...]) -> None:
    """What you weigh: midstance profile body-weight 64 kg; none removes it.

    Only the move from a dumbbell onto a barbell asks for it.
    """
    usual = _usual_unit(context)
    _change(
        context,
        lambda runner: profile_edit.change_body_weight(runner, " ".join(load), usual),
        usual,
    )


@command.command("born", short_help="Your day of birth, for the maximum heart rate by age.")
@click.argument("day")
@click.pass_obj
def born_command(context: CommandContext, day: str) -> None:
    """Your day of birth: midstance profile born 1986-05-01; none removes it.

    From your age comes a maximum heart rate, 208 - 0.7 x age, right to about 12 beats (Tanaka,
    Monahan and Seals 2001), which circuits and intervals show as a ceiling in beats.
    """
    after = _change(context, lambda runner: profile_edit.change_birth(runner, day, context.today()))
    if may_mislead(after):
        say(MAY_MISLEAD)


@command.command("max-heart-rate", short_help="The maximum heart rate that you measured.")
@click.argument("bpm")
@click.pass_obj
def max_heart_rate_command(context: CommandContext, bpm: str) -> None:
    """Your maximum as measured: midstance profile max-heart-rate 187; none removes it.

    It takes the place of the one by age.
    """
    after = _change(context, lambda runner: profile_edit.change_maximum(runner, bpm))
    if may_mislead(after):
        say(MAY_MISLEAD)


@command.command("circuit-ceiling", short_help="How high the heart rate may go in circuits.")
@click.argument("percent")
@click.pass_obj
def circuit_ceiling_command(context: CommandContext, percent: str) -> None:
    """In percent of the maximum, 60 to 90: midstance profile circuit-ceiling 75; usual is 80.

    Intervals keep their 95 %, and a routine that names another ceiling keeps that.
    """
    _change(context, lambda runner: profile_edit.change_circuit_ceiling(runner, percent))


@command.command("desk-work", short_help="Whether you sit most of the day.")
@click.argument("answer", type=click.Choice(["yes", "no"]))
@click.pass_obj
def desk_work_command(context: CommandContext, answer: str) -> None:
    """Whether most of the day is spent sitting: yes or no."""
    _change(context, lambda runner: replace(runner, desk_work=answer == "yes"))


@command.command("days", short_help="Which days of the week suit strength.")
@click.argument("days", nargs=-1)
@click.option("--twice", metavar="DAYS", help="Days with time for a run and strength apart.")
@click.option("--prefer", metavar="DAYS", help="Days on which strength is liked.")
@click.option("--avoid", metavar="DAYS", help="Days on which it is only taken if need be.")
@click.option("--minutes", metavar="DAYS", help='Days with less time: "tue 45, thu 20", or none.')
@click.option(
    "--style",
    type=click.Choice([each.value for each in PlanStyle]),
    help="Beside hard runs, or apart.",
)
@click.pass_obj
def days_command(
    context: CommandContext,
    days: tuple[str, ...],
    *,
    twice: str | None,
    prefer: str | None,
    avoid: str | None,
    minutes: str | None,
    style: str | None,
) -> None:
    """Which DAYS of the week suit strength: midstance profile days mon wed fri, or all.

    Without anything said the days are shown. A list for an option, such as "tue thu", or "none".
    """
    changes = {"two_slots": twice, "prefer": prefer, "avoid": avoid}
    before = profile_days.read_training_days(context)
    after = profile_days.change_training_days(before, days, changes, style)
    if minutes is not None:
        after = profile_days.change_day_minutes(after, minutes)
    if after != before:
        profile_days.save_training_days(context, after)
    profile_days.say_training_days(after)


@command.command("forget", short_help="Remove a permanent swap.")
@click.argument("program")
@click.argument("exercise")
@click.pass_obj
def forget_command(context: CommandContext, program: str, exercise: str) -> None:
    """Do again what PROGRAM prescribes instead of what was chosen for EXERCISE."""

    def change(runner: Runner) -> Runner:
        after = drop_preference(runner, program, exercise)
        if after == runner:
            raise CommandFailedError(
                f"no permanent swap of {exercise!r} in {program!r}; see: midstance profile"
            )
        return after

    _change(context, change)
