"""File systems of our own for an hour: a loop image that loses its power, a memory disk that fills.

Both need root on Linux; where they cannot be had, the harnesses that use them say so and end.
"""

import ctypes
import fcntl
import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SIZES = {"ext4": "64M", "xfs": "320M"}
MAKING = {
    "ext4": ("-q", "-F", "-E", "lazy_itable_init=0"),
    "xfs": ("-q", "-f"),
}
_GOING_DOWN = 0x8004587D
_WITH_LOG, _WITHOUT_LOG = 1, 2
_PAGE = 4096
SMALL = 64
_WRITE_NOW = 7
_TRIES = 200


class NoMountError(Exception):
    """Nothing can be mounted here; the text says why."""


def _do(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoMountError(f"{' '.join(command)}: {done.stderr.strip()}")


def unmount(folder: Path) -> None:
    """Take a file system away, once nobody uses it any more.

    Raises:
        NoMountError: somebody still does.
    """
    for _ in range(_TRIES - 1):
        with suppress(NoMountError):
            _do("umount", str(folder))
            return
    _do("umount", str(folder))


class LoopDisk:
    """A file system in a file, whose power can be cut.

    Attributes:
        folder: where it is mounted.
    """

    def __init__(self, scratch: Path, kind: str) -> None:
        """Make one of this ``kind`` in ``scratch``, and mount it.

        Raises:
            NoMountError: that is not possible here.
        """
        self._image, self.folder = scratch / f"{kind}.img", scratch / kind
        self.folder.mkdir()
        _do("truncate", "-s", SIZES[kind], str(self._image))
        _do(f"mkfs.{kind}", *MAKING[kind], str(self._image))
        self.mount()

    def mount(self) -> None:
        """Mount it; what its journal holds is played back."""
        _do("mount", "-o", "loop", str(self._image), str(self.folder))

    def cut_power(self, chance: random.Random) -> None:
        """Lose every write that was not synced, but for a random part of the pages."""
        for file in self.folder.rglob("*"):
            if file.is_file() and chance.random() < 0.5:
                _write_some_pages(file, chance)
        handle = os.open(self.folder, os.O_RDONLY)
        how = _WITHOUT_LOG if chance.random() < 0.7 else _WITH_LOG
        fcntl.ioctl(handle, _GOING_DOWN, how.to_bytes(4, "little"))
        os.close(handle)

    def restart(self) -> None:
        """Mount it again, as after the power came back."""
        unmount(self.folder)
        self.mount()


def _write_some_pages(file: Path, chance: random.Random) -> None:
    """Write a random part of a file's pages to the disk, as the system may at any time."""
    system = ctypes.CDLL(None)
    handle = os.open(file, os.O_RDONLY)
    for place in range(0, os.fstat(handle).st_size, _PAGE):
        if chance.random() < 0.5:
            offset, size = ctypes.c_int64(place), ctypes.c_int64(_PAGE)
            system.sync_file_range(handle, offset, size, _WRITE_NOW)
    os.close(handle)


@contextmanager
def loop_disk(scratch: Path, kind: str) -> Iterator[LoopDisk]:
    """A loop disk that is unmounted afterwards.

    Raises:
        NoMountError: that is not possible here.
    """
    disk = LoopDisk(scratch, kind)
    try:
        yield disk
    finally:
        unmount(disk.folder)


@contextmanager
def memory_disk(folder: Path, kilobytes: int) -> Iterator[None]:
    """A disk in memory of this size at ``folder``, unmounted afterwards.

    Raises:
        NoMountError: that is not possible here.
    """
    folder.mkdir(exist_ok=True)
    _do("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder))
    try:
        yield
    finally:
        unmount(folder)


def grow(folder: Path, kilobytes: int) -> None:
    """Give a disk in memory another size."""
    _do("mount", "-o", f"remount,size={kilobytes}k", str(folder))


def can_mount() -> bool:
    """Whether disks in memory and in files can be mounted here."""
    if os.geteuid() or not (Path("/dev/loop-control").exists() and shutil.which("mkfs.ext4")):
        return False
    with tempfile.TemporaryDirectory() as scratch:
        try:
            with memory_disk(Path(scratch), SMALL):
                return True
        except NoMountError:
            return False
