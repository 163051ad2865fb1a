"""What a runner shares with a coach, and where: the choice alone, without a week or a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from midstance.domain.record import Timestamp
    from midstance.storage.training_log import TrainingLog

SHARE_KEY = "share"
"""What is shared, and where, is one value of the profile."""


@dataclass(frozen=True, slots=True)
class SharingChoice:
    """What the runner shares, and where; ``folder`` is "" while nothing is shared."""

    name: str = ""
    folder: str = ""
    has_pains: bool = False
    has_note: bool = False


def sharing_of(log: TrainingLog) -> SharingChoice:
    """What the runner chose last; what cannot be understood counts as not chosen."""
    kept = log.profile().get(SHARE_KEY)
    if not isinstance(kept, Mapping):
        return SharingChoice()
    name, folder = kept.get("name"), kept.get("folder")
    return SharingChoice(
        name if isinstance(name, str) else "",
        folder if isinstance(folder, str) else "",
        kept.get("pains") is True,
        kept.get("note") is True,
    )


def save_sharing(log: TrainingLog, choice: SharingChoice, stamp: Timestamp) -> None:
    """Keep the choice for the next time, if it is another one."""
    if choice != sharing_of(log):
        plain = {
            "name": choice.name,
            "folder": choice.folder,
            "pains": choice.has_pains,
            "note": choice.has_note,
        }
        log.set_profile_value(SHARE_KEY, plain, stamp)
