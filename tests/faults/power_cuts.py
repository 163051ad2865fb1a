"""Builds the states in which a power cut may leave the log, and opens each of them.

Run: python -m tests.faults.power_cuts [--states 2000] [--seed 1] [--program NAME] [--any]
A program that saves sets, migrates an old log, saves answers, rebuilds or restores is recorded with
strace. For random moments the folder is built as a journalling disk could hold it: what was synced
is there; of the later writes each sector of 512 bytes is there or not; of the later changes of
names the first few are, or any with --any. Each state is opened: it must be sound, and hold every
set that was called saved before.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from midstance.storage.errors import StorageError
from midstance.storage.training_log import TrainingLog
from tests.faults.programs import PROGRAMS, Program
from tests.storage.samples import new_ids

SECTOR = 512
ANY_NAME = 0.5
"""How likely each change of a name is there, where they may be there in any order."""
CALLS = (
    "openat,write,pwrite64,fsync,fdatasync,rename,renameat2,unlink,unlinkat,ftruncate,link,linkat"
)
NAMES = {
    "link": "link",
    "linkat": "link",
    "rename": "rename",
    "renameat2": "rename",
    "unlink": "unlink",
    "unlinkat": "unlink",
}
_LINE = re.compile(rb"(\w+)\((.*)\)\s+= (\d+)")
_STRING = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
_FOLDER = re.compile(rb"(?:\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2})*)>")


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the program that changes files: its paths, and what was written where."""

    name: str
    paths: tuple[str, ...]
    at: int = 0
    data: bytes = b""


def has_strace() -> bool:
    """Whether programs can be recorded here."""
    found = shutil.which("strace")
    return found is not None and not subprocess.call([found, "-o", os.devnull, "true"])


def record_calls(folder: Path, sets: int, program: str) -> tuple[list[Call], list[int]]:
    """What the program does in ``folder``, and how many sets were called saved before each call."""
    trace = folder.with_name("trace")
    command = ["strace", "-y", "-xx", "-s", "33554432", "-o", str(trace), "-e", f"trace={CALLS}"]
    child = [sys.executable, "-c", program, str(folder), str(sets)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([*command, *child], check=True, env=environment, stdout=subprocess.PIPE)
    calls: list[Call] = []
    saved: list[int] = []
    last = 0
    for call in _calls(trace, str(folder)):
        if call.name == "said":
            last = int(call.data.split()[1]) if call.data.startswith(b"saved") else last
        else:
            calls.append(call)
            saved.append(last)
    return calls, [*saved, last]


def _calls(trace: Path, folder: str) -> Iterator[Call]:
    """The calls of a trace that change files in ``folder``, and what the program said."""
    places: dict[bytes, int] = {}
    for line in trace.read_bytes().splitlines():
        if match := _LINE.match(line):
            call = _call(match[1].decode(), match[2], int(match[3]), places)
            if call is not None and (call.name == "said" or call.paths[-1].startswith(folder)):
                yield call


def _call(name: str, arguments: bytes, result: int, places: dict[bytes, int]) -> Call | None:
    """A line of the trace; ``places`` has where each open file is written next."""
    texts = [_unhex(each) for each in _STRING.findall(arguments)]
    folders = [_unhex(each).decode() for each in _FOLDER.findall(arguments)]
    own = folders[0].removesuffix(" (deleted)") if folders else ""
    match name:
        case "openat":
            places[str(result).encode()] = 0
            path = str(Path(own, texts[0].decode(errors="replace")))
            return Call("create", (path,)) if b"O_CREAT" in arguments else None
        case "write" | "pwrite64":
            data = b"".join(texts)[:result]
            return _write(name, arguments, own, data, places)
        case "fsync" | "fdatasync":
            return Call("sync", (own,))
        case "ftruncate":
            return Call("cut", (own,), int(arguments.rsplit(b",", 1)[1]))
        case _:
            return Call(NAMES[name], tuple(each.decode() for each in texts))


def _write(
    name: str, arguments: bytes, own: str, data: bytes, places: dict[bytes, int]
) -> Call | None:
    number = arguments.split(b"<", 1)[0]
    if number == b"1":
        return Call("said", (), 0, data)
    if name == "pwrite64":
        return Call("write", (own,), int(arguments.rsplit(b",", 1)[1]), data)
    place = places.get(number, 0)
    places[number] = place + len(data)
    return Call("write", (own,), place, data)


def _unhex(text: bytes) -> bytes:
    return bytes.fromhex(text.replace(b"\\x", b"").decode())


@dataclass
class Disk:
    """What a disk holds for good, and what was asked of it since.

    Attributes:
        names: the number of each path's file, as the disk has it for good.
        now: the same as the running program sees it.
        contents: the content of each file that is there for good.
        waiting: the writes and cuts of each file that nothing synced yet.
        renaming: the changes of names that nothing synced yet.
    """

    names: dict[str, int] = field(default_factory=dict)
    now: dict[str, int] = field(default_factory=dict)
    contents: dict[int, bytes] = field(default_factory=dict)
    waiting: dict[int, list[Call]] = field(default_factory=dict)
    renaming: list[tuple[str, int | None]] = field(default_factory=list)

    @classmethod
    def of(cls, folder: Path) -> "Disk":
        """A disk that holds what lies in ``folder``."""
        disk = cls()
        for path in (each for each in folder.rglob("*") if each.is_file()):
            number = disk._new()
            disk.names[str(path)] = disk.now[str(path)] = number
            disk.contents[number] = path.read_bytes()
        return disk

    def _new(self) -> int:
        number = len(self.contents) + 1
        self.contents[number], self.waiting[number] = b"", []
        return number

    def do(self, call: Call) -> None:
        """Take a call of the program."""
        path = call.paths[-1]
        match call.name:
            case "create":
                self._name(path, self.now.get(path) or self._new())
            case "write" | "cut":
                self.waiting[self.now[path]].append(call)
            case "sync":
                self._sync(path)
            case "rename" | "link":
                self._name(path, self.now[call.paths[0]])
                if call.name == "rename":
                    self._name(call.paths[0], None)
            case _:
                self._name(path, None)

    def _name(self, path: str, number: int | None) -> None:
        self.renaming.append((path, number))
        _set_name(self.now, path, number)

    def _sync(self, path: str) -> None:
        """A file's content, or all names in a folder, are there for good now."""
        if path in self.now:
            number = self.now[path]
            self.contents[number] = applied(self.contents[number], self.waiting[number])
            self.waiting[number] = []
            return
        inside = [each for each in self.renaming if each[0].rpartition("/")[0] == path]
        for name, there in inside:
            _set_name(self.names, name, there)
        self.renaming = [each for each in self.renaming if each not in inside]

    def states(self, count: int, seed: int = 1) -> list[dict[str, bytes]]:
        """This many states by chance."""
        chance = random.Random(seed)  # noqa: S311  # no secrets
        return [self.state(chance) for _ in range(count)]

    def state(self, chance: random.Random, *, in_any_order: bool = False) -> dict[str, bytes]:
        """The files as a power cut could leave them now."""
        names = dict(self.names)
        changes = self.renaming[: chance.randint(0, len(self.renaming))]
        if in_any_order:
            changes = [each for each in self.renaming if chance.random() < ANY_NAME]
        for name, number in changes:
            _set_name(names, name, number)
        return {path: self._torn(number, chance) for path, number in names.items()}

    def _torn(self, number: int, chance: random.Random) -> bytes:
        share, waiting = chance.choice((0.0, 0.5, 0.9, 1.0)), self.waiting[number]
        some = waiting[: chance.randint(0, len(waiting))] if chance.random() < 0.3 else waiting
        return applied(self.contents[number], some, lambda: chance.random() < share)


def _set_name(names: dict[str, int], path: str, number: int | None) -> None:
    if number is None:
        names.pop(path, None)
    else:
        names[path] = number


def applied(
    content: bytes, calls: list[Call], is_there: Callable[[], bool] = lambda: True
) -> bytes:
    """``content`` after writes and cuts; each sector of a write, and each cut, may be missing."""
    changed = bytearray(content)
    for call in calls:
        if call.name == "cut":
            if is_there():
                changed = changed[: call.at] + bytes(max(0, call.at - len(changed)))
            continue
        start = 0
        while start < len(call.data):
            place = call.at + start
            size = min(SECTOR - place % SECTOR, len(call.data) - start)
            if is_there():
                changed += bytes(max(0, place - len(changed)))
                changed[place : place + size] = call.data[start : start + size]
            start += size
    return bytes(changed)


def check(folder: Path, saved: int) -> str:
    """What is wrong with a state, or nothing."""
    if not (folder / "log.db").exists():
        return f"{saved} sets were called saved, and there is no log" if saved else ""
    try:
        with TrainingLog(folder, new_ids()) as log:
            found, health = len(log.sets()), log.examine().text
    except StorageError as error:
        return str(error)
    if found < saved:
        return f"{saved} sets were called saved, {found} are there"
    return "" if health == "ok" else health


def try_states(
    scratch: Path,
    sets: int,
    states: int,
    seed: int,
    program: Program = PROGRAMS["sets"],
    *,
    in_any_order: bool = False,
) -> list[str]:
    """Record a program in ``scratch`` and open this many states; answers with what is wrong."""
    folder = scratch / "recorded"
    folder.mkdir()
    program.lay(folder)
    known = _sets_in_copy(folder, scratch / "copy")
    disk = Disk.of(folder)
    calls, said = record_calls(folder, sets, program.text)
    saved = [max(known, each) for each in said]
    chance, wrong, done = random.Random(seed), list[str](), 0  # noqa: S311  # no secrets
    for moment in sorted(chance.randint(0, len(calls)) for _ in range(states)):
        while done < moment:
            disk.do(calls[done])
            done += 1
        built = scratch / "state"
        shutil.rmtree(built, ignore_errors=True)
        built.mkdir()
        for path, content in disk.state(chance, in_any_order=in_any_order).items():
            file = built / Path(path).relative_to(folder)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        if problem := check(built, saved[moment]):
            wrong.append(f"seed {seed}, call {moment} of {len(calls)}: {problem}")
    return wrong


def _sets_in_copy(folder: Path, copy: Path) -> int:
    """How many sets lie in a folder, which stays as it is."""
    shutil.copytree(folder, copy)
    with TrainingLog(copy, new_ids()) as log:
        return len(log.sets())


def main() -> None:
    """Record, build and open; print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=int, default=2000)
    parser.add_argument("--sets", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", choices=[*PROGRAMS], default="sets")
    parser.add_argument("--any", action="store_true", help="names change in any order")
    chosen = parser.parse_args()
    if not has_strace():
        sys.exit("strace is needed, and the right to use it")
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  # quick where it exists
    with tempfile.TemporaryDirectory(dir=memory) as scratch:
        wrong = try_states(
            Path(scratch),
            chosen.sets,
            chosen.states,
            chosen.seed,
            PROGRAMS[chosen.program],
            in_any_order=chosen.any,
        )
    print("\n".join(wrong[:5]))
    print(f"{chosen.program}: {chosen.states} states, {len(wrong)} failures")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
