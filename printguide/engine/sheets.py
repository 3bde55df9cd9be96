"""Sheets that many prints share: read once for all that a process lays out.

To read the sheets of a format takes about 45 ms, a tenth of what an article takes, and longer
than to lay out the margins of a part of a booklet.
"""

import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from printguide.engine.complaints import listening
from printguide.engine.fetching import HOME, Jail

_LOG = logging.getLogger("weasyprint")
"""WeasyPrint's own: whoever listens to its complaints hears again what it said of these sheets."""


@dataclass(frozen=True, slots=True)
class _Read:
    """Sheets as the engine has them, and what there was to say of them."""

    css: Any
    heard: tuple[str, ...]
    refused: tuple[tuple[str, str, bool], ...]
    asked: frozenset[Path]


def shared_sheets(styles: str, fonts: Any, jail: Jail) -> list[Any]:
    """Return sheets for a layout with these fonts; every print is told what is wrong with them."""
    if not styles:
        return []
    found = _read(styles, fonts, jail.roots)
    for complaint in found.heard:
        _LOG.warning(complaint)
    for refusal in found.refused:
        jail.report(*refusal)
    jail.asked |= found.asked
    return [found.css]


@lru_cache(maxsize=16)
def _read(styles: str, fonts: Any, roots: tuple[Path, ...]) -> _Read:
    from weasyprint import CSS

    refused: list[tuple[str, str, bool]] = []
    jail = Jail(roots, lambda *refusal: refused.append(refusal))
    with listening() as heard:
        css = CSS(string=styles, base_url=HOME, url_fetcher=jail, font_config=fonts)
    return _Read(css, tuple(heard), tuple(refused), frozenset(jail.asked))
