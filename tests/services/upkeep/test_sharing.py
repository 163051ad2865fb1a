"""A week as a coach gets to see it."""

from datetime import timedelta
from pathlib import Path

from midstance.domain.calendar import Week
from midstance.services.upkeep.sharing import shared_week
from midstance.services.upkeep.sharing_choice import SharingChoice
from midstance.storage.definitions.cache import LoadedLibrary
from tests.storage.samples import at, begun, do_workout, lift, open_log, record


def test_a_week_holds_what_was_done(tmp_path: Path, library: LoadedLibrary) -> None:
    """Sets and days are those of the review; pains and note stay out unless they are chosen."""
    with open_log(tmp_path) as log:
        workout = do_workout(log, begun(1), record(0), lift(1, 5, 60))
        day = workout.local_date
        week = Week.of(day)
        shared = shared_week(log, library.library, week, day, SharingChoice("Anna"))
        assert (shared.name, shared.first, shared.made) == ("Anna", week.first, day)
        assert (shared.sessions_extra, shared.sets_done) == (1, 2)
        assert shared.pains is None
        assert shared.note == ""
        log.set_profile_value(f"week-note:{week.first.isoformat()}", "tired", at(9))
        ticked = SharingChoice("Anna", has_pains=True, has_note=True)
        told = shared_week(log, library.library, week, day, ticked)
        assert (told.pains, told.note) == ((), "tired")
        after = shared_week(log, library.library, week.shifted(1), day + timedelta(days=7), ticked)
        assert after.sets_done == 0
