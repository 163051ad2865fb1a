"""What the shell offers to complete: ids from the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click

    from midstance.cli.prompt import Prompt
    from midstance.domain.library import Library


def session_ids(library: Library) -> tuple[str, ...]:
    """Every session that can be started by its id."""
    of_programs = (
        f"{program.id}/{plan.id}"
        for program in library.programs.values()
        for plan in program.sessions
    )
    return (*of_programs, *library.routines)


def complete_sessions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Sessions and routines that begin with what is typed."""
    del param
    return _beginning(session_ids(_library(ctx)), incomplete)


def complete_exercises(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Exercises that begin with what is typed."""
    del param
    return _beginning(_library(ctx).exercises, incomplete)


def complete_programs(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Programs that begin with what is typed."""
    del param
    return _beginning(_library(ctx).programs, incomplete)


def _library(ctx: click.Context) -> Library:
    prompt: Prompt = ctx.obj
    return prompt.loaded_library().library


def _beginning(ids: Iterable[str], incomplete: str) -> list[str]:
    return [each for each in ids if each.startswith(incomplete)]
