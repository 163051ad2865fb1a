"""All that a log and its files hold as lines of text, the same for two logs that say the same.

Ids are numbered in the order in which they were made; checksums and seals, which depend on ids, are
left out. It reads the tables and files themselves, and knows nothing of the program.
"""

import json
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

TABLES = (
    *("workout", "set_record", "course", "deed", "enrolment", "profile"),
    *("filing", "workout_file", "change", "journal"),
)
LEFT_OUT = {"crc32", "rest_crc32", "seal", "machine"}
LEFT_OUT_IF_EMPTY = {("enrolment", "week"), ("set_record", "short")}
"""Columns that an older version did not have."""
PACKED = re.compile(r"(?<![0-9a-f])789c[0-9a-f]*")
ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?<![0-9a-f])(?:[0-9a-f]{32})+")
PART_OF_ID = re.compile(r"-[0-9a-f]{12}\.toml")
REVISION = re.compile(r'^revision = "(.*)"', re.MULTILINE)
CHECKSUM = re.compile(
    r', \\?"rest_crc32\\?": (?:\d+|null)|\\?"crc32\\?": \d+(?:, (?!\\?"rest_crc32))?'
)
SEAL = re.compile(r"\nmachine = .*|\n# sha256 .*")


def log_text(data: Path) -> list[str]:
    """The log in ``data`` and its workouts' files, a line for each row and each file."""
    rows = "\n".join((*_rows(data / "log.db"), *_files(data / "workouts")))
    return _without_chance(rows).split("\n")


def _without_chance(text: str) -> str:
    text = PART_OF_ID.sub("-….toml", CHECKSUM.sub("", text))
    found = sorted({id_ for each in ID.findall(text) for id_ in _ids(each)})
    numbers = {id_: f"#{number}" for number, id_ in enumerate(found, 1)}
    return ID.sub(lambda each: " ".join(numbers[id_] for id_ in _ids(each[0])), text)


def _ids(text: str) -> list[str]:
    plain = text.replace("-", "")
    return [plain[at : at + 32] for at in range(0, len(plain), 32)]


def _rows(path: Path) -> Iterator[str]:
    with closing(sqlite3.connect(path)) as log:
        for table in TABLES:
            found = log.execute(f"SELECT * FROM {table} ORDER BY 1, 2")  # noqa: S608  # ours
            names = [column[0] for column in found.description]
            for row in found:
                held = dict(zip(names, row, strict=True))
                plain = {
                    name: _plain(held[name])
                    for name in names
                    if name not in LEFT_OUT
                    and (held[name] is not None or (table, name) not in LEFT_OUT_IF_EMPTY)
                }
                yield f"{table} {json.dumps(plain, ensure_ascii=False)}"


def _plain(value: object) -> object:
    text = value.hex() if isinstance(value, bytes) else value
    return PACKED.sub(_unpacked, text) if isinstance(text, str) else text


def _unpacked(found: re.Match[str]) -> str:
    return zlib.decompress(bytes.fromhex(found[0])).decode()


def _files(folder: Path) -> Iterator[str]:
    texts = [file.read_text("utf-8") for file in folder.glob("*.toml")]
    for text in sorted(texts, key=REVISION.findall):
        yield f"file {json.dumps(SEAL.sub('', text), ensure_ascii=False)}"
