"""What one version of Midstance wrote, for every later one to read.

Version 0.1.0 wrote all of it, in the story that story.py tells. It is never written again: a
version that must write something else adds a folder of its own. How it was made:
python -m tests.storage.golden_files CHECKOUT FOLDER
"""

import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.storage.log_text import log_text
from tests.storage.story import ANSWERS, GO_ON, STORY, answers_at, live

FOLDER = Path(__file__).parent / "golden"
LEFT_AT = datetime(2026, 11, 23, 17, 9, 29, tzinfo=UTC)
"""When the program that led the workout under way was last alive: the time of its lock's file."""
DATA, CONFIG = Path(".local", "share", "midstance"), Path(".config", "midstance")


def settle(home: Path, folder: Path = FOLDER) -> Path:
    """Lay out a home from copies of the golden files; answers with the log's folder."""
    config, data = home / CONFIG, home / DATA
    shutil.copytree(folder / "config", config)
    data.mkdir(parents=True)
    shutil.copy(folder / "log.db", data)
    shutil.copytree(folder / "workouts", data / "workouts")
    (data / "log.lock").touch()
    os.utime(data / "log.lock", (LEFT_AT.timestamp(), LEFT_AT.timestamp()))
    return data


def write(source: Path, folder: Path) -> None:
    """Let the version whose package lies in ``source`` write ``folder`` from its own ``config``."""
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        shutil.copytree(folder / "config", home / CONFIG)
        live(source, home, STORY)
        data = home / DATA
        shutil.copy(data / "log.db", folder)
        shutil.copytree(data / "workouts", folder / "workouts")
        (folder / "answers").mkdir()
        for name, heard in zip(ANSWERS, live(source, home, answers_at()), strict=True):
            (folder / "answers" / name).write_text(heard.out.replace(scratch, "HOME"), "utf-8")
        before = set(log_text(data))
        (going,) = live(source, home, (GO_ON,))
        (folder / "going-on.txt").write_text("\n".join(going.lines), "utf-8")
        new = [line for line in log_text(data) if line not in before]
        (folder / "afterwards.txt").write_text("\n".join(new), "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1], "src").absolute(), Path(sys.argv[2]))
