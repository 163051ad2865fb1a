"""The library on disk: bundled files and the runner's own, checked, joined and ready to use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.storage.definitions import cache, sources
from midstance.storage.places import bundled_assets

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from midstance.storage.definitions.cache import LoadedLibrary
    from midstance.storage.places import Places


def load_library(places: Places, assets: Path | Traversable | None = None) -> LoadedLibrary:
    """Everything that can be trained; files with mistakes are left out and told in ``problems``.

    What was compiled from exactly these files is taken from the cache; else they are read and kept.
    """
    where, own = assets or bundled_assets(), sources.own_sources(places.config)
    key = cache.cache_key(own, where)
    if kept := cache.load_cached(places.cache, key):
        return kept
    from midstance.storage.definitions.compiler import compile_library  # noqa: PLC0415 - parsing and checking cost much to import

    made = compile_library(sources.bundled_sources(where) + own)
    cache.save_cached(places.cache, key, made)
    return made
