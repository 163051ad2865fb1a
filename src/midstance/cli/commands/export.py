"""``midstance export``: the log in formats that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from midstance.cli.exporting import FORMATS, export

if TYPE_CHECKING:
    from midstance.cli.prompt import Prompt


@click.command("export", short_help="Write the log out for other programs.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="csv", show_default=True, help="How."
)
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="PATH", help="A new file, or a folder."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.pass_obj
def command(prompt: Prompt, form: str, output: Path | None, *, force: bool) -> None:
    """Write the whole log out: csv, json, toml (the workouts' own files), markdown or html."""
    export(prompt, form, output, force=force)
