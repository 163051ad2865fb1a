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
    """The whole library; files with mistakes are left out and reported in ``problems``.

    It comes from the cache if exactly these files were compiled; else it is compiled and cached.
    """
    where, own = assets or bundled_assets(), sources.own_sources(places.config)
    key = cache.cache_key(own, where)
    if cached := cache.load_cached(places.cache, key):
        return cached
    from midstance.storage.definitions.compiler import compile_library  # noqa: PLC0415 - parsing and checking cost much to import

    made = compile_library(sources.bundled_sources(where) + own)
    cache.save_cached(places.cache, key, made)
    return made
