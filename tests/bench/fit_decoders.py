"""Has other decoders of FIT read what Midstance writes, and compares every value.

Run: pip install --target FOLDER fitdecode fitparse fit-tool garmin-fit-sdk
     python -m tests.bench.fit_decoders --decoders FOLDER
A workout, a run and a planned session for a watch are written, with all that they can hold. Each
decoder that is there must find the same messages in the same order with the same values as stand
in the file; one that is not is named as not run. They have a folder of their own, because one of
them brings a package `tests`, which would hide the one of this project.
"""

import argparse
import io
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import UUID

from midstance.domain.library import Library
from midstance.domain.quantity import LoadMeaning, Side, Target, Unit, WeightUnit
from midstance.exchange.exporters.fit.planned import PlannedWorkout, planned_to_fit
from midstance.exchange.exporters.fit.run import run_to_fit
from midstance.exchange.exporters.fit.strength import workout_to_fit
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places
from tests.coach.gym import EXERCISES
from tests.exchange.exporters.fit.decoder import NAMES, decode
from tests.exchange.exporters.fit.test_planned import CREATED, session
from tests.exchange.exporters.fit.test_run import scheduled
from tests.exchange.exporters.test_set_times import of_sets
from tests.storage.samples import lift, record

Read = list[tuple[int, dict[int, object]]]
"""The messages of a file by their numbers, each with its values by the numbers of their fields."""
SESSION_OF_A_WATCH = "foundations/A"
TEXT_WITHOUT_END = "\0"


def files(library: Library) -> Iterator[tuple[str, bytes]]:
    """What is written: a workout with every kind of set, a run, and a planned session."""
    done = of_sets(
        (lift(1, 8, 62.5, exercise="back-squat"), 40),
        (lift(2, 10, 12.3, exercise="dumbbell-row", load_is=LoadMeaning.EACH_HAND), 130),
        (lift(3, 5, 15, exercise="pull-up", load_is=LoadMeaning.HELP), 200),
        (record(4, "side-plank", value=40, side=Side.RIGHT), 260),
        (record(5, "side-plank", value=45, side=Side.LEFT), 330),
        (record(6, "suitcase-carry", value=20, target=Target(20, Unit.METRES)), 400),
    )
    yield "workout", workout_to_fit(done, EXERCISES, NAMES, WeightUnit.LB)
    yield "run", run_to_fit(scheduled(), 60)
    sets = session(library, SESSION_OF_A_WATCH)
    planned = PlannedWorkout(UUID(int=5), "Tuesday, part é", CREATED, sets)
    yield "planned session", planned_to_fit(planned, library.exercises, NAMES, WeightUnit.KG)[0]


def plain(fields: Iterable[tuple[int | None, Any]]) -> dict[int, object]:
    """The values that are there; a text without the zero at its end, an array as a tuple."""
    found: dict[int, object] = {}
    for number, value in fields:
        if isinstance(value, list | tuple):
            value = value[0] if len(value) == 1 else tuple(value)  # noqa: PLW2901 - the same value
        if number is not None and value is not None:
            found[number] = value.rstrip(TEXT_WITHOUT_END) if isinstance(value, str) else value
    return found


def with_fitdecode(package: Any, content: bytes) -> Read:
    """Reads with checksums and messages that must be right."""
    checks = {"check_crc": package.CrcCheck.RAISE, "error_handling": package.ErrorHandling.RAISE}
    with package.FitReader(io.BytesIO(content), **checks) as frames:
        return [
            (
                frame.global_mesg_num,
                plain(
                    (each.field_def and each.field_def.def_num, each.raw_value) for each in frame
                ),
            )
            for frame in frames
            if frame.frame_type == package.FIT_FRAME_DATA
        ]


def with_fitparse(package: Any, content: bytes) -> Read:
    """Reads with its checksums, which are checked unless one asks for less."""
    file = package.FitFile(io.BytesIO(content), check_crc=True)
    return [
        (each.mesg_num, plain((field.def_num, field.raw_value) for field in each.fields))
        for each in file.get_messages()
    ]


def with_garmin_fit_sdk(package: Any, content: bytes) -> Read:
    """Reads with Garmin's own; its answer has names, which its profile turns back into numbers."""
    profile = import_module("garmin_fit_sdk.profile").Profile["messages"]
    found: Read = []

    def note(number: int, message: dict[object, object]) -> None:
        fields = profile[number]["fields"]
        numbers = {each["name"]: int(which) for which, each in fields.items()}
        found.append((number, plain((numbers[str(key)], value) for key, value in message.items())))

    if not package.Decoder(package.Stream.from_byte_array(bytearray(content))).check_integrity():
        raise ValueError("its integrity is broken")
    decoder = package.Decoder(package.Stream.from_byte_array(bytearray(content)))
    raw = dict.fromkeys(
        (
            "apply_scale_and_offset",
            "convert_datetimes_to_dates",
            "convert_types_to_strings",
            "expand_sub_fields",
            "expand_components",
            "merge_heart_rates",
        ),
        False,
    )
    _, errors = decoder.read(mesg_listener=note, **raw)
    if errors:
        raise ValueError(str(errors))
    return found


def with_fit_tool(_: Any, content: bytes) -> Read:
    """Reads its records, those of definitions left out."""
    records = import_module("fit_tool.fit_file").FitFile.from_bytes(content).records
    return [
        (
            each.message.global_id,
            plain(
                (field.field_id, field.encoded_values)
                for field in each.message.fields
                if field.is_valid()
            ),
        )
        for each in records
        if not each.is_definition
    ]


DECODERS: dict[str, Callable[[Any, bytes], Read]] = {
    "fitdecode": with_fitdecode,
    "fitparse": with_fitparse,
    "garmin_fit_sdk": with_garmin_fit_sdk,
    "fit_tool": with_fit_tool,
}


def differences(expected: Read, found: Read) -> Iterator[str]:
    """Where a decoder found something else."""
    if [number for number, _ in expected] != [number for number, _ in found]:
        yield f"{len(found)} messages for {len(expected)}"
        return
    for (number, values), (_, others) in zip(expected, found, strict=True):
        for field in sorted({*values, *others}):
            if values.get(field) != others.get(field):
                found_there, stands_there = others.get(field), values.get(field)
                yield f"message {number}, field {field}: {found_there!r} for {stands_there!r}"


def own_reading(content: bytes) -> Read:
    """What stands in the file."""
    return [(each.number, dict(each.values)) for each in decode(content)]


def main(arguments: list[str] | None = None) -> int:
    """Compare each decoder that is there; 1 where one found something else."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--decoders", default="", metavar="FOLDER")
    sys.path += filter(None, [parser.parse_args(arguments).decoders])
    has_failed = False
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        library = load_library(Places(home, home, home)).library
    for name, read in DECODERS.items():
        if find_spec(name) is None:
            print(f"{name}: not run, it is not there")
            continue
        package = import_module(name)
        for title, content in files(library):
            expected = own_reading(content)
            found = list(differences(expected, read(package, content)))
            values = sum(len(each) for _, each in expected)
            said = "; ".join(found[:5]) if found else "alike"
            print(f"{name}: {title}, {len(expected)} messages, {values} values: {said}")
            has_failed = has_failed or bool(found)
    return int(has_failed)


if __name__ == "__main__":
    sys.exit(main())
