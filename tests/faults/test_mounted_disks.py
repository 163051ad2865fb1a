"""Real power cuts and full disks lose no set that was called saved.

File systems of our own are mounted for it; where they cannot be, these tests are not collected.
"""

from pathlib import Path

from tests.faults.full_disks import try_disks
from tests.faults.real_power_cuts import cut_often


def test_no_real_power_cut_loses_a_set(tmp_path: Path) -> None:
    """Three cuts under a program that saves sets, where what is not synced is lost."""
    wrong, tally = cut_often(tmp_path, "ext4", cuts=3, seed=1)
    assert (wrong, tally.kills) == ("", 3)


def test_a_disk_that_fills_up_loses_no_set(tmp_path: Path) -> None:
    """It is said, and every set is saved once when there is room again."""
    assert try_disks(tmp_path, disks=1, seed=1) == []
