"""Holds every limitation's promises over all sessions: python -m tests.bench.promises_over_all.

Limitation x stage x kit x level x every session of every week. Prints what is broken, and how much
was tried. It takes about two minutes.
"""

from __future__ import annotations

from midstance.storage.definitions.compiler import compile_library
from midstance.storage.definitions.sources import bundled_sources
from midstance.storage.places import bundled_assets
from tests.coach.adapt.promises import broken_promises, every_runner, every_session


def main() -> int:
    """Try everything; the answer is 1 where a promise is broken."""
    library = compile_library(bundled_sources(bundled_assets())).library
    sessions, tried, broken = every_session(library), 0, set[str]()
    for here in every_runner(library):
        for session in sessions:
            tried += 1
            for fault in broken_promises(session, here):
                broken.add(f"{here.runner.complaints[0].limitation}: {fault}")
    print(*sorted(broken), sep="\n")
    print(f"{tried} sessions adapted, {len(broken)} promises broken")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
