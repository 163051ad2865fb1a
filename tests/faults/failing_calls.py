"""Makes the Nth system call on the log fail, for N = 1, 2, 3 and so on, one program for each.

Run: python -m tests.faults.failing_calls [--most 16] [--call pwrite64:EIO]
A program opens a log, saves three sets and tries again where it reads that one was not saved,
while strace lets one call fail. It must end in words, say "saved" of nothing that is not in the
log, and in the end have each set once. N grows until the program makes no such call any more.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from midstance.storage.errors import StorageError
from midstance.storage.training_log import TrainingLog
from tests.faults.power_cuts import has_strace
from tests.storage.samples import begun, do_workout, new_ids, open_log, record

KINDS = (
    *("pwrite64:EIO", "pwrite64:ENOSPC", "pread64:EIO", "fdatasync:EIO"),
    *("openat:EACCES", "openat:EMFILE", "unlink:EIO", "fcntl:ENOLCK", "pwrite64:ENOSPC+"),
)
"""The calls and how they fail; with + all from that one on fail, as on a disk that stays full."""
GIVEN_UP = 4
SETS = 3
CHILD = f"""
import sys
from pathlib import Path
from midstance.storage.errors import StorageError
from tests.storage.samples import at, begun, event, open_log, record, save

def tried(work):
    for _ in range(5):
        try:
            return work()
        except StorageError as error:
            print("not saved:", error, flush=True)
    raise SystemExit({GIVEN_UP})

log = tried(lambda: open_log(Path(sys.argv[1]), machine=4))
workout = begun(77)
tried(lambda: log.begin(workout, (), {{}}))
for number in range({SETS}):
    change = save(record(number))
    tried(lambda: log.record_event(workout.id, event(number), at(number), change))
    print("saved", number + 1, flush=True)
"""


def run_with_failure(folder: Path, kind: str, number: int) -> tuple[bool, str]:
    """Whether the call was reached, and what is wrong, or nothing."""
    name, error = kind.split(":")
    trace = folder.with_name("trace")
    data = folder / "log.db"
    files = [each for side in ("", "-journal") for each in ("-P", f"{data}{side}")]
    lasts = "+" if error.endswith("+") else ""
    inject = f"inject={name}:error={error.rstrip('+')}:when={number}{lasts}"
    strace = ["strace", "-q", "-o", str(trace), *files, "-e", f"trace={name}", "-e", inject]
    done = subprocess.run(
        [*strace, sys.executable, "-c", CHILD, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    is_reached = "(INJECTED)" in trace.read_text()
    is_left = bool(lasts and done.returncode == GIVEN_UP)
    if (done.returncode and not is_left) or "Traceback" in done.stderr:
        return is_reached, f"it ended with {done.returncode}: {done.stderr[-200:]}"
    said = done.stdout.count("saved ") - done.stdout.count("not saved")
    try:
        with TrainingLog(folder, new_ids()) as log:
            found, health = len(log.sets()), log.examine().text
    except StorageError as problem:
        return is_reached, str(problem)
    if not (said <= found - 1 if is_left else said <= found - 1 == SETS):
        return is_reached, f"{said} sets were called saved, {found - 1} of {SETS} are there"
    return is_reached, "" if health == "ok" else health


def try_kind(kind: str, most: int) -> tuple[int, list[str]]:
    """Let each call fail in turn; answers how many there were, and what is wrong."""
    wrong: list[str] = []
    for number in range(1, most + 1):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "data"
            with open_log(folder) as log:
                do_workout(log, begun(1), record(0))
            is_reached, problem = run_with_failure(folder, kind, number)
        if problem:
            wrong.append(f"{kind}, call {number}: {problem}")
        if not is_reached:
            return number - 1, wrong
    return most, wrong


def main() -> None:
    """Try each kind, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=16)
    parser.add_argument("--call", default="", help="only this kind, such as pwrite64:EIO")
    chosen = parser.parse_args()
    if not has_strace():
        sys.exit("strace is needed, and the right to use it")
    failures = 0
    for kind in KINDS:
        if chosen.call in {"", kind}:
            reached, wrong = try_kind(kind, chosen.most)
            print(
                f"{kind}: {reached} calls failed, {len(wrong)} failures",
                *wrong,
                sep="\n  ",
                flush=True,
            )
            failures += len(wrong)
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
