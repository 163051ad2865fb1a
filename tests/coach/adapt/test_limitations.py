"""Every limitation has its meaning, and what is left is really left."""

import pytest

from midstance.coach.adapt.limitations import LIMITATION_TEXTS
from midstance.coach.adapt.situation import Situation
from midstance.domain.exercise import Limitation
from midstance.domain.library import Library
from midstance.domain.runner import Complaint, ComplaintStage, Runner
from tests.coach.people import TODAY


def test_every_limitation_is_shown() -> None:
    """None is without a meaning, and none without what is left."""
    assert set(LIMITATION_TEXTS) == set(Limitation)
    assert all(each.meaning and each.left.endswith(".") for each in LIMITATION_TEXTS.values())


@pytest.mark.parametrize("limitation", Limitation)
def test_what_is_said_to_go_well_is_not_ruled_out(library: Library, limitation: Limitation) -> None:
    """An exercise that is recommended exists and is open, the complaint being acute."""
    runner = Runner(complaints=(Complaint(limitation, ComplaintStage.ACUTE, TODAY),))
    here = Situation(library, runner, TODAY)
    ruled_out = [
        id_ for id_ in LIMITATION_TEXTS[limitation].good if not here.is_open(library.exercise(id_))
    ]
    assert ruled_out == []
