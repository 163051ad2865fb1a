"""Help from a band or machine at the prompt: it is no load, and counts as none."""

import pytest

from midstance.domain.quantity import Load, Unit
from tests.cli.conftest import Type, keep_workout, record
from tests.cli.world import FalseClock

REFUSED = "takes weight off in Band-assisted pull-up, so no load is logged"


def test_help_is_no_load(typed: Type) -> None:
    """Adding and correcting refuse kilograms with a word, and change nothing."""
    answer = typed("log", "add", "band-assisted-pull-up", "8", "--load", "30")
    assert answer.code != 0
    assert REFUSED in answer.err
    assert "into the note" in answer.err
    assert typed("log", "--json").json == []
    assert typed("log", "add", "band-assisted-pull-up", "8", "--note", "red band").code == 0
    (logged,) = typed("log", "--json").json
    assert REFUSED in typed("log", "edit", logged["id"], "--load", "20 kg").err
    assert typed("log", "--json").json == [logged]
    assert typed("log", "edit", logged["id"], "--load", "none").code == 0


@pytest.fixture
def helped(typed: Type, clock: FalseClock) -> Type:
    """Commands over a log from a version that took help for a load."""
    sets = [
        record("band-assisted-pull-up", Unit.REPS, 8, load=Load(30_000), counts=True),
        record("band-assisted-pull-up", Unit.REPS, 6, load=Load(20_000), counts=True),
    ]
    keep_workout("single", clock, sets)
    return typed


def test_help_in_an_old_log_counts_nowhere(helped: Type) -> None:
    """No tonnage, not the heaviest, no estimated maximum; the repetitions stay the best."""
    week = helped("week", "--date", "2026-11-22").out
    assert "Work: 14 repetitions." in week
    assert "lifted" not in week
    assert "Heaviest" not in week
    assert "estimated" not in week
    assert "Most repetitions" in week
    assert "with 30 kg" not in week
    page = helped("export", "--format", "html").out
    assert "Heaviest" not in page
    assert "30 kg" not in page
