"""Which characters a family can print, kept as ranges so that a start costs next to nothing."""

import json
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, groupby
from pathlib import Path

from printguide.engine.fonts.catalogue import Family
from printguide.engine.fonts.harfbuzz import code_points
from printguide.engine.fonts.shelf import Shelf


def coverage(family: Family, shelf: Shelf) -> frozenset[int]:
    """Return the code points of a family; raises EnvironmentFault if it is not installed."""
    source = shelf.source(family, family.cuts[0])
    version = family.distribution.version()
    name = family.file_name(version, family.cuts[0].file, source.stat().st_size)
    kept = shelf.keep(f"{name}.json", lambda: _written(code_points(source)))
    return _read(kept)


@lru_cache(maxsize=64)
def _read(kept: Path) -> frozenset[int]:
    """Read what is kept; its name has the version of the font, so it is never another thing."""
    bounds = json.loads(kept.read_bytes())
    runs = (range(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=True))
    return frozenset(chain.from_iterable(runs))


def _written(points: Iterable[int]) -> bytes:
    """Spell the start and end (exclusive) of every run of neighbours, in one flat list."""
    bounds: list[int] = []
    for _, run in groupby(enumerate(points), key=lambda pair: pair[1] - pair[0]):
        members = [point for _, point in run]
        bounds += (members[0], members[-1] + 1)
    return json.dumps(bounds, separators=(",", ":")).encode()
