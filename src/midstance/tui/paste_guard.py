"""A hand told from a paste: more keys at once than a hand can press become pasted text."""

from collections import deque
from collections.abc import Sequence

from textual.events import Key, Paste
from textual.message import Message

WINDOW = 0.02
"""Seconds in which the keys are counted, and for which a doubtful key is held back."""

MOST_BY_HAND = 8
"""The most keys that a hand can press within `WINDOW`."""

MOST_PASTED = 4096
"""The most keys of a burst that are kept as text; the rest of a flood is dropped."""


class PasteGuard:
    """Lets single keys pass at once and holds back only those that came close together.

    Keys held back are passed on when `WINDOW` has gone by and they were few, and become one `Paste`
    when they were many: a text field takes it as text, and nothing else takes it at all.
    Times are those that the messages carry.
    """

    def __init__(self) -> None:
        self._held: list[Key] = []
        self._recent: deque[float] = deque()
        self._is_burst = False

    @property
    def is_holding(self) -> bool:
        """Whether keys wait for `settle`, due `WINDOW` after the last of them."""
        return bool(self._held)

    def admit(self, messages: Sequence[Message]) -> list[Message]:
        """Take what one read brought, and answer with what may go on now, in order.

        Args:
            messages: All that came out of one read; keys that come together are doubtful.
        """
        keys = [message for message in messages if isinstance(message, Key)]
        if not keys:
            return list(messages)
        passed = self._admit_keys(keys)
        return [*passed, *(message for message in messages if not isinstance(message, Key))]

    def settle(self) -> list[Message]:
        """Nothing came for `WINDOW`: answer with what was held back, as keys or as a paste."""
        held, self._held = self._held, []
        was_burst, self._is_burst = self._is_burst, False
        self._recent.clear()
        return _pasted(held) if was_burst else list(held)

    def _admit_keys(self, keys: list[Key]) -> list[Message]:
        now = keys[-1].time
        passed = self.settle() if self._was_quiet_before(keys[0].time) else self._by_hand(now)
        alone = len(keys) == 1 and not self._recent and not self._held
        self._recent.extend(key.time for key in keys)
        self._is_burst = self._is_burst or len(self._recent) > MOST_BY_HAND
        if alone:
            return [*passed, *keys]
        self._held.extend(keys[: max(MOST_PASTED - len(self._held), 0)])
        return passed

    def _was_quiet_before(self, now: float) -> bool:
        return not self._recent or now - self._recent[-1] >= WINDOW

    def _by_hand(self, now: float) -> list[Message]:
        """Release keys whose window has gone by without a burst."""
        while self._recent and now - self._recent[0] >= WINDOW:
            self._recent.popleft()
        if self._is_burst:
            return []
        old = [key for key in self._held if now - key.time >= WINDOW]
        del self._held[: len(old)]
        return list(old)


def _pasted(keys: Sequence[Key]) -> list[Message]:
    """The characters of keys as one paste; keys without a character are dropped."""
    text = "".join(_character(key) for key in keys)
    return [Paste(text)] if text else []


def _character(key: Key) -> str:
    if key.key in {"enter", "ctrl+j"}:
        return "\n"
    return key.character if key.character and key.is_printable else ""
