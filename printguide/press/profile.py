"""Profiles: what a printing condition makes of inks, as printers hand it out (ICC.1).

Only heads and directories are read here; colours are computed from the tables by littlecms.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

from printguide.shipped import PACKAGE

GENERAL = PACKAGE / "press" / "general.icc"
"""Our own, for a job whose printer is not known yet; `tests/press/general` makes it."""
LARGEST = 8_000_000
"""Bytes. Profiles of presses have 0.5 to 3 MB."""

_HEAD, _ENTRY = struct.Struct(">I4xI4s4s4s12x4s"), struct.Struct(">4sII")
_NEEDED = (b"A2B0", b"B2A0")
"""From inks to colours and back. Profiles for screens have the first only."""


class Unfit(Exception):
    """Why a file is not the profile of a press: a sentence without its subject."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The profile of a press, found to be one."""

    content: bytes
    name: str
    """What it calls itself."""


def read_profile(file: Path) -> Profile:
    """Return the profile in a file; raises Unfit where it is none, or none of a press in CMYK."""
    try:
        size = file.stat().st_size
        content = file.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        raise Unfit(f"cannot be read: {error.strerror}") from error
    if size > LARGEST:
        raise Unfit(f"has {size / 1e6:.0f} MB; profiles have at most {LARGEST / 1e6:.0f}")
    return profile_of(content)


def profile_of(content: bytes) -> Profile:
    """Return the profile that these bytes are; raises Unfit."""
    if len(content) < 132 or content[36:40] != b"acsp":
        raise Unfit("is no ICC profile")
    size, version, kind, space, connection, _ = _HEAD.unpack_from(content)
    if size > len(content):
        raise Unfit("is cut off")
    if space != b"CMYK":
        raise Unfit(f"is a profile for {_named(space)}, not for CMYK")
    if kind != b"prtr" or connection not in (b"Lab ", b"XYZ "):
        raise Unfit("is no profile of a printing press")
    if version >> 24 > 4:
        raise Unfit(f"is of version {version >> 24}, which PDF does not know")
    tags = _directory(content)
    if not all(name in tags for name in _NEEDED):
        raise Unfit("has no tables from colours to inks, it is for screens only")
    return Profile(content[:size], _description(tags.get(b"desc", b"")))


def _named(space: bytes) -> str:
    return space.decode("ascii", "replace").strip()


def _directory(content: bytes) -> dict[bytes, bytes]:
    """The tags of a profile by name; raises Unfit where one reaches beyond the end."""
    (count,) = struct.unpack_from(">I", content, 128)
    if 132 + count * _ENTRY.size > len(content):
        raise Unfit("is cut off")
    entries = [_ENTRY.unpack_from(content, 132 + at * _ENTRY.size) for at in range(count)]
    if any(start + size > len(content) for _, start, size in entries):
        raise Unfit("is cut off")
    return {name: content[start : start + size] for name, start, size in entries}


def _description(tag: bytes) -> str:
    """The name in a `desc` tag: in ASCII, or from version 4 on in the first of its languages."""
    if tag[:4] == b"desc" and len(tag) >= 12:
        (length,) = struct.unpack_from(">I", tag, 8)
        return tag[12 : 12 + length].split(b"\0")[0].decode("ascii", "replace").strip()
    if tag[:4] == b"mluc" and len(tag) >= 28:
        length, start = struct.unpack_from(">II", tag, 20)
        return tag[start : start + length].decode("utf-16-be", "replace").strip("\0 ")
    return ""
