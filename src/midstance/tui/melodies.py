"""What each cue sounds like, as a short melody."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from midstance.workout.effects import CueKind

Note = tuple[float, int]
"""A pitch in Hz, 0 for silence, and how long it sounds, in ms."""

EDITION = 1
"""Stands in the names of the files made from melodies; to be raised when one changes."""

_C5, _E5, _G5, _A5, _C6, _E6, _G6 = 523.25, 659.26, 783.99, 880.0, 1046.5, 1318.5, 1568.0
_PAUSE = (0.0, 40)

MELODIES: Mapping[CueKind, Sequence[Note]] = MappingProxyType(
    {
        CueKind.LEAD_IN: ((_A5, 120),),
        CueKind.START: ((_C6, 120), (_G6, 320)),
        CueKind.HALF_WAY: ((_E6, 90), _PAUSE, (_E6, 90)),
        CueKind.LAST_THREE: ((_A5, 90),),
        CueKind.END: ((_G6, 120), (_C6, 380)),
        CueKind.SWITCH: ((_C6, 110), _PAUSE, (_E6, 110), _PAUSE, (_C6, 110)),
        CueKind.REST_OVER: ((_C5, 110), (_E5, 110), (_G5, 110), (_C6, 300)),
        CueKind.OVERDUE: ((_E5, 160), _PAUSE, (_C5, 260)),
    }
)
"""What each cue sounds like: rising to begin, falling to end, and none like another."""
