"""Makers: the versions of all that the bytes of a PDF depend on, to be the same on every machine."""

import sys
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import requires
from pathlib import Path
from re import match

from printguide import __version__
from printguide.compose.print_html import OwnFont
from printguide.engine.fonts import status
from printguide.engine.fonts.catalogue import installed_version
from printguide.engine.fonts.own import PACKAGE

ABSENT = "none"
"""Stands for the version of what is not installed."""

_LAYOUT = "weasyprint"
_CODE = frozenset({".py", ".toml", ".icc"})
_MOST = 100
"""No part of a version of HarfBuzz is larger."""


@cache
def makers() -> Mapping[str, str]:
    """Return versions by names; raises OSError where Pango cannot be loaded.

    Of printguide itself the code counts, since that may change without the version.
    """
    needed = (it for it in requires(_LAYOUT) or () if "extra ==" not in it)
    named = (match(r"[\w.-]+", it) for it in (*needed, _LAYOUT, "uharfbuzz"))
    packages = sorted({it[0].lower() for it in named if it})
    found = {name: version for name in packages if (version := installed_version(name))}
    fonts = {font.package: font.version or ABSENT for font in status()}
    return {**_own(), **_libraries(), **found, **fonts}


def packages_of(fonts: Iterable[OwnFont]) -> Mapping[str, str]:
    """Return the versions of the packages that a brand takes its fonts from."""
    written = (file for font in fonts for file in font.files if file.startswith(PACKAGE))
    names = {file.removeprefix(PACKAGE).strip() for file in written} - {""}
    return {name: installed_version(name) or ABSENT for name in sorted(names)}


def _own() -> dict[str, str]:
    digest, package = sha256(), Path(__file__).parents[1]
    rooms = [it for it in sorted(package.iterdir()) if it.is_dir() and (it / "__init__.py").exists()]
    files = [*package.iterdir(), *(file for room in rooms for file in room.rglob("*"))]
    for file in sorted(it for it in files if it.suffix in _CODE):
        digest.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes())
    return {"printguide": f"{__version__} (code {digest.hexdigest()[:8]})"}


def _libraries() -> dict[str, str]:
    """Those that no package of Python brings along."""
    from weasyprint.text.ffi import harfbuzz, pango

    number = pango.pango_version()
    return {
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "Pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}",
        "HarfBuzz": _version_of(harfbuzz),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def _version_of(harfbuzz: object) -> str:
    """The version of a library that only says whether it is at least some version."""
    at_least = harfbuzz.hb_version_atleast  # type: ignore[attr-defined]
    found: list[int] = []
    for _ in range(3):
        tail = (0,) * (2 - len(found))
        found.append(max(it for it in range(_MOST) if at_least(*found, it, *tail)))
    return ".".join(map(str, found))
