"""What a runner shares with a coach: the choice, as it is kept."""

from pathlib import Path

from midstance.services.upkeep.sharing_choice import SharingChoice, save_sharing, sharing_of
from tests.storage.samples import at, open_log


def test_the_choice_is_kept(tmp_path: Path) -> None:
    """The last one counts; nonsense in the profile counts as none."""
    with open_log(tmp_path) as log:
        assert sharing_of(log) == SharingChoice()
        choice = SharingChoice("Anna", "coach", has_pains=True)
        save_sharing(log, choice, at())
        save_sharing(log, choice, at(1))
        assert sharing_of(log) == choice
        log.set_profile_value("share", {"name": 3, "folder": [], "pains": "yes"}, at(2))
        assert sharing_of(log) == SharingChoice()
        log.set_profile_value("share", "x", at(3))
        assert sharing_of(log) == SharingChoice()
