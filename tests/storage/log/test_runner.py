"""What the runner chose and told is kept with its history."""

from datetime import date
from pathlib import Path

from midstance.domain.attendance import Enrolment
from tests.storage.samples import (
    at,
    open_log,
)


def test_choices_and_profile_keep_their_newest_value(tmp_path: Path) -> None:
    """The last choice counts, and what was kept survives a restart."""
    with open_log(tmp_path) as log:
        assert log.enrolment() is None
        for number, program in enumerate(["foundations", "power-5k10k"]):
            log.enrol(Enrolment(program, date(2026, 11, 23 + number)), at(number))
        log.set_profile_value("level", 2, at())
        log.set_profile_value("level", 3, at())
        log.set_profile_value("goal", {"race": "10 km"}, at())
    with open_log(tmp_path) as log:
        chosen = Enrolment("power-5k10k", date(2026, 11, 24))
        assert log.enrolment() == chosen
        assert log.enrolments() == (chosen, Enrolment("foundations", date(2026, 11, 23)))
        assert log.profile() == {"level": 3, "goal": {"race": "10 km"}}
        assert log.profile_history("level") == (2, 3)
        assert log.profile_history("weight") == ()
