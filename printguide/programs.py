"""Programs: the versions of all that the bytes of a print depend on.

Two machines with the same programs make the same bytes; with others, nothing that was kept counts.
"""

import ctypes
import json
import os
import re
import sys
import tomllib
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from printguide import __version__
from printguide.cache import cache_folder
from printguide.faults import EnvironmentFault
from printguide.inputs import ABSENT, fingerprint
from printguide.shipped import PACKAGE, shipped
from printguide.writing import write

_KINDS = (".py", ".toml", ".html", ".css", ".json", ".icc")
"""Files of a program that decide what it prints."""
_NOT_FOLDERS = frozenset({"__pycache__", "explanations", "starters"})
_DISTRIBUTION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_INSTALLED = re.compile(r"(?P<name>.+?)-(?P<version>[^-]+)\.dist-info")
_LIBRARIES = {
    "pango": (
        "pango_version_string",
        ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0"),
    ),
    "harfbuzz": ("hb_version_string", ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0")),
}
"""Libraries of the system that lay text out, with the function that tells their version."""


@cache
def programs() -> dict[str, str]:
    """Return the programs and libraries of this machine that the bytes of a print depend on."""
    found = dict(_packages())
    found["program python"] = ".".join(map(str, sys.version_info[:3]))
    found["library zlib"] = zlib.ZLIB_RUNTIME_VERSION
    found |= {f"library {name}": _library(*facts) for name, facts in _LIBRARIES.items()}
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        found["setting SOURCE_DATE_EPOCH"] = epoch
    return found


def _packages() -> dict[str, str]:
    """The versions of packages, and the hash of this program; looked up where they were before.

    To read all of it takes half as long as a short article. Whether a file has changed is seen by
    its size and its times, as `make` and version control do.
    """
    versions, files = _versions(), list(_program())
    stats = [(str(file), stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
             for file in files if (stat := file.stat())]  # fmt: skip
    seen = fingerprint(repr((__version__, sys.version, sorted(versions.items()), stats)))
    folder = cache_folder("programs")
    kept = folder / f"{seen}.json" if folder else None
    with suppress(OSError, ValueError):
        if kept:
            found: dict[str, str] = json.loads(kept.read_bytes())
            return found
    wanted = {*_required("printguide"), *_required("weasyprint"), *_fonts()}
    found = {f"package {name}": versions.get(name, ABSENT) for name in sorted(wanted)}
    found["program printguide"] = f"{__version__} {hash_of(files)}"
    if kept:
        with suppress(EnvironmentFault):  # it is looked up anew the next time
            write(kept, json.dumps(found).encode())
    return found


def _required(distribution: str) -> Iterator[str]:
    try:
        written = requires(distribution) or []
    except PackageNotFoundError:  # a checkout that was not installed
        written = []
    for requirement in (distribution, *written):
        if "extra ==" not in requirement and (found := _DISTRIBUTION.match(requirement)):
            yield _normal(found[0])


def _fonts() -> Iterator[str]:
    """Packages of fonts, also those that come with extras."""
    written = tomllib.loads((PACKAGE / "engine" / "fonts" / "faces.toml").read_text("utf-8"))
    yield from map(_normal, written["distributions"])


def _versions() -> dict[str, str]:
    """The versions of all packages there are, by name; the first on the path counts."""
    found: dict[str, str] = {}
    for folder in filter(os.path.isdir, sys.path):
        for it in sorted(Path(folder).iterdir()):
            if match := _INSTALLED.fullmatch(it.name):
                found.setdefault(_normal(match["name"]), match["version"])
    return found


def _normal(name: str) -> str:
    """A name of a package as all spellings of it are compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _program() -> Iterator[Path]:
    """The files of this program, its templates and its styles."""
    rooms = (PACKAGE, shipped("templates"), shipped("styles"))
    yield from (file for room in dict.fromkeys(rooms) for file in files_of(room))


def _library(function: str, names: Iterable[str]) -> str:
    for name in names:
        try:
            tell = getattr(ctypes.CDLL(name), function)
        except (OSError, AttributeError):
            continue
        tell.restype = ctypes.c_char_p
        version: bytes = tell()
        return version.decode("ascii", "replace")
    return ABSENT


def files_of(folder: Path) -> Iterator[Path]:
    """Return the files below a folder that decide what a program prints."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _NOT_FOLDERS)
        yield from (Path(place, name) for name in sorted(files) if name.endswith(_KINDS))


def hash_of(files: Iterable[Path]) -> str:
    """Return what stands for all these files, in this order."""
    whole = sha256()
    for file in files:
        content = file.read_bytes()
        whole.update(f"{file.name}\0{len(content)}\0".encode() + content)
    return fingerprint(whole.hexdigest())
