"""What a process has used, as Linux counts it."""

import re
from pathlib import Path


def wake_ups(pid: int) -> int:
    """How often the threads of a process have waited for something and were woken."""
    statuses = [task / "status" for task in Path(f"/proc/{pid}/task").iterdir()]
    return sum(counted(status, "voluntary_ctxt_switches") for status in statuses)


def peak_megabytes(pid: int) -> float:
    """The most memory that a process held at once."""
    return counted(Path(f"/proc/{pid}/status"), "VmHWM") / 1024


def counted(status: Path, name: str) -> int:
    """One number of a status file."""
    found = re.search(rf"^{name}:\s+(\d+)", status.read_text(), re.MULTILINE)
    return int(found[1]) if found else 0
