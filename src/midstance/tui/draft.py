"""A correction of a set while it is typed: nothing of it is kept before the runner says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from midstance.domain.quantity import Load

if TYPE_CHECKING:
    from midstance.domain.record import LoggedSet, SetRecord

MOST = 10_000
HEAVIEST = Load(2_000_000)
LONGEST_ENTRY = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """A set as it stands in the log, and as it shall stand there.

    Attributes:
        kept: as it stands.
        record: as it shall stand.
        entry: the digits typed so far.
    """

    kept: LoggedSet
    record: SetRecord
    entry: str = ""

    @classmethod
    def of(cls, kept: LoggedSet) -> Self:
        """Nothing is different yet."""
        return cls(kept, kept.set)

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to keep."""
        return self.record != self.kept.set

    def typed(self, digit: int) -> Self:
        """One digit more of the number really done."""
        return self._entered((self.entry + str(digit))[-LONGEST_ENTRY:])

    def erased(self) -> Self:
        """The last digit taken back; with none left, the number is as it was kept."""
        return self._entered(self.entry[:-1])

    def nudged(self, by: int) -> Self:
        """So many more, or less."""
        return self._with_value(self.record.value + by)

    def loaded(self, by: Load, times: int) -> Self:
        """The load changed by so many steps of ``by``."""
        before = self.record.load or Load(0)
        load = Load(before.grams + times * by.grams)
        return replace(self, record=replace(self.record, load=_within(load)))

    def _entered(self, entry: str) -> Self:
        value = int(entry) if entry else self.kept.set.value
        return replace(self._with_value(value), entry=entry)

    def _with_value(self, value: int) -> Self:
        """What has a number was done, even if it was skipped at first."""
        bounded = max(0, min(MOST, value))
        skipped = self.kept.set.skipped and bounded == self.kept.set.value
        record = replace(self.record, value=bounded, skipped=skipped)
        return replace(self, record=record, entry="")


def _within(load: Load) -> Load:
    return max(Load(0), min(HEAVIEST, load))
