"""The schema after this one, as a later version may bring it: sets gain a heart rate."""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from midstance.domain.record import LoggedSet
from midstance.storage.database.migration import steps
from midstance.storage.database.tables import CURRENT_SCHEMA, SET, WORKOUT, Column, Schema, Table

VERSION = CURRENT_SCHEMA.version + 1
ADD_COLUMN = "ALTER TABLE set_record ADD COLUMN heart_rate INTEGER CHECK (heart_rate > 0);\n"


def sets_with_heart_rates(rates: Mapping[UUID, int]) -> Table[LoggedSet]:
    """The table of sets with a heart rate at its end; ``rates`` has it by the set's id."""
    rate: Column[LoggedSet] = Column(
        "heart_rate", lambda logged: rates.get(logged.id), "heart_rate", since=VERSION
    )
    return Table(SET.name, (*SET.columns, rate))


def next_schema(
    folder: Path, rates: Mapping[UUID, int], sql: str = ADD_COLUMN, python: str = ""
) -> Schema:
    """The next schema; ``folder`` takes today's migrations and the steps ``sql`` and ``python``."""
    folder.mkdir()
    for step in (step for entries in steps().values() for step in entries):
        (folder / step.name).write_text(step.read_text("utf-8"))
    (folder / f"{VERSION:04}_heart_rate.sql").write_text(sql)
    if python:
        (folder / f"{VERSION:04}_heart_rate.py").write_text(python)
    return Schema(VERSION, (sets_with_heart_rates(rates), WORKOUT), folder)
