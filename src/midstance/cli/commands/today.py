"""``midstance today``: what is due, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.today import say_today

if TYPE_CHECKING:
    from midstance.cli.prompt import Prompt


@click.command("today")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def command(prompt: Prompt, *, as_json: bool) -> None:
    """Say what is due today, and why."""
    say_today(prompt, as_json=as_json)
