"""Settings hold without anything being set."""

from midstance.domain.quantity import WeightUnit
from midstance.domain.settings import AutoAdvance, Settings, Sound


def test_nothing_needs_to_be_set() -> None:
    """The times are those that the guided session is written for, and no key is changed."""
    usual = Settings()
    seconds = (usual.lead_in_seconds, usual.switch_seconds, usual.re_entry_seconds)
    assert seconds == (5, 5, 3)
    assert (usual.weight_unit, usual.auto_advance) == (WeightUnit.KG, AutoAdvance.TIMED)
    assert (usual.sound, usual.muted, dict(usual.keymap)) == (Sound.AUTO, False, {})
    assert usual == Settings()
