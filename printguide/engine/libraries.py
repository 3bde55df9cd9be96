"""Libraries of the system that the engine needs: how they are found, and how to get them."""

import ctypes
import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from printguide.faults import EnvironmentFault

PANGO = "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""What WeasyPrint needs of Debian and Ubuntu; its manual lists other systems."""

_ON_LINUX = (
    "libgobject-2.0.so.0", "libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libfontconfig.so.1",
    "libharfbuzz.so.0", "libharfbuzz-subset.so.0",
)  # fmt: skip
"""What Linux calls them. WeasyPrint asks for these names too, after those of other systems."""


@contextmanager
def at_their_names() -> Iterator[None]:
    """Have libraries found by their names alone, while WeasyPrint is imported.

    Python looks for those of other systems with ldconfig, gcc and ld: 54 processes (measured),
    which take as long as the rest of the import. Where one is not found so, all are looked for as
    WeasyPrint does it.
    """
    if sys.platform != "linux" or not all(map(_loads, _ON_LINUX)):
        yield
        return
    look = ctypes.util.find_library
    ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = look


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _nowhere(name: str) -> None:
    """In place of `find_library`: nothing is found."""


def pango_missing(error: OSError) -> EnvironmentFault:
    """Say which library could not be loaded, and the command that installs it."""
    reason = str(error).splitlines()[0] if str(error) else "Pango cannot be loaded"
    return EnvironmentFault(f"{reason}; run `{PANGO}` as root (Debian, Ubuntu), then try again")
