"""Reads every message of a FIT file that was written; and the names to write it with."""

from dataclasses import dataclass

from midstance.exchange.exporters.platform_names import platform_names
from midstance.exchange.importers.fit.messages import checksum
from midstance.storage.places import read_asset

Values = dict[int, int | str]
NAMES = platform_names(read_asset)
"""What watches call the exercises of the library."""
_TEXT = 0x07
FIELDS_OF_SET = {"end": 254, "ms": 0, "reps": 3, "weight": 4, "kind": 5, "start": 6, "name": 8}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A message: its number, and its values by the numbers of their fields."""

    number: int
    values: Values


def decode(content: bytes) -> list[Decoded]:
    """Every message of one file, whose header and checksums must be right."""
    assert content[8:12] == b".FIT"
    assert int.from_bytes(content[4:8], "little") == len(content) - 16
    assert checksum(content[:12]) == int.from_bytes(content[12:14], "little")
    assert checksum(content[:-2]) == int.from_bytes(content[-2:], "little")
    known: dict[int, tuple[int, bytes]] = {}
    found, at = [], 14
    while at < len(content) - 2:
        header, at = content[at], at + 1
        if header & 0x40:
            size = 3 * content[at + 4]
            known[header & 0xF] = (
                int.from_bytes(content[at + 2 : at + 4], "little"),
                content[at + 5 : at + 5 + size],
            )
            at += 5 + size
            continue
        number, fields = known[header]
        values: Values = {}
        for which, size, kind in zip(fields[::3], fields[1::3], fields[2::3], strict=True):
            raw, at = content[at : at + size], at + size
            is_text = kind == _TEXT
            values[which] = raw[:-1].decode() if is_text else int.from_bytes(raw, "little")
        found.append(Decoded(number, values))
    return found


def values_of(content: bytes, number: int) -> list[Values]:
    """The values of every message with this number."""
    return [each.values for each in decode(content) if each.number == number]
