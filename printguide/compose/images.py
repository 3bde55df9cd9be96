"""Images of an article: found inside the project, checked, and put into the HTML as data."""

import base64
import io
import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from printguide.compose.faults import ImageMissing, ImageUnfit
from printguide.consulted import Consulted
from printguide.faults import Fault
from printguide.fetching import Refused, address_of, fetch

LARGEST_BYTES = 30_000_000
MOST_PIXELS = 80_000_000
"""An A3 page at 600 pixels an inch has 70 million."""

_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}
_SVG_TRAP = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]*\[|@import|<script|<foreignObject", re.IGNORECASE)
_SVG_OUTSIDE = re.compile(
    rb"""(?:href|src)\s*=\s*+["'](?!#|data:)|url\(\s*+["']?+(?!#|data:)""", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as a data: address, and its pixels (None for SVG)."""

    address: str
    pixels: tuple[int, int] | None


def picture(written: str, folder: Path, consulted: Consulted) -> Picture | Fault:
    """Return the picture that an article names, as `load` does, noted among what it depends on.

    It is noted first: should it change just now, it counts as changed.
    """
    project = consulted.project
    if address := address_of(written):
        consulted.web(address)
    else:
        consulted.file(_place(written, folder, project.root))
    return load(written, folder, project.root, tuple(project.configuration.fetch.allow_hosts))


def load(written: str, folder: Path, root: Path, hosts: tuple[str, ...] = ()) -> Picture | Fault:
    """Return the picture that an article names, or the fault that keeps it from being printed.

    A path counts from the article's folder, or from the project's if it begins with `/`. Links
    and `..` may not lead out of the project. Addresses are fetched from `hosts` only.
    """
    try:
        if address := address_of(written):
            fetched = fetch(address, hosts)
            return _checked(written, fetched.content, fetched.kind)
        file = _find(written, folder, root)
        return _checked(written, _content(file), _TYPES.get(file.suffix.lower(), file.suffix))
    except Refused as refusal:
        return ImageMissing(written, str(refusal))
    except _TooLarge as error:
        return ImageUnfit(written, str(error))


class _TooLarge(Exception):
    pass


def _find(written: str, folder: Path, root: Path) -> Path:
    """The file of an image; raises Refused with the reason why there is none."""
    try:
        file = _place(written, folder, root).resolve()
        found = file.is_file()
    except (OSError, ValueError) as error:
        raise Refused("no file can have this name") from error
    if not file.is_relative_to(root.resolve()):
        raise Refused("it is outside the project")
    if not found:
        raise Refused("there is no such file")
    return file


def _place(written: str, folder: Path, root: Path) -> Path:
    """Where an image is said to be; links are not followed yet."""
    path = unquote(written.partition("?")[0])
    return root / path.lstrip("/") if path.startswith("/") else folder / path


def _content(file: Path) -> bytes:
    size = file.stat().st_size
    if size > LARGEST_BYTES:
        raise _TooLarge(f"it has {size // 1_000_000} MB, more than {LARGEST_BYTES // 1_000_000}")
    return file.read_bytes()


def _checked(written: str, content: bytes, kind: str) -> Picture | Fault:
    """Return a picture made of its bytes, unless they are a trap."""
    if kind not in _TYPES.values():
        return ImageUnfit(written, f"`{kind}` is not a kind of image that is printed")
    pixels = None if kind == "image/svg+xml" else _pixels(content)
    if reason := _trap(content) if kind == "image/svg+xml" else _too_many(pixels):
        return ImageUnfit(written, reason)
    return Picture(f"data:{kind};base64,{base64.b64encode(content).decode()}", pixels)


def _pixels(content: bytes) -> tuple[int, int] | None:
    """Width and height, from the head of an image; raises _TooLarge where Pillow stops."""
    from PIL import Image, UnidentifiedImageError

    try:
        with (
            warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning),
            Image.open(io.BytesIO(content)) as image,
        ):
            return image.size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _TooLarge(f"it has more than {MOST_PIXELS // 1_000_000} million pixels") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return None


def _too_many(pixels: tuple[int, int] | None) -> str | None:
    if pixels is None:
        return "it is damaged, or not an image"
    if pixels[0] * pixels[1] > MOST_PIXELS:
        return f"it has more than {MOST_PIXELS // 1_000_000} million pixels"
    return None


def _trap(svg: bytes) -> str | None:
    """Why an SVG is refused: entities can unfold without end, the rest leads outside."""
    if b"<svg" not in svg:
        return "it is not an SVG image"
    if found := _SVG_TRAP.search(svg):
        return (
            f"it holds `{found[0].decode('ascii', 'replace')[:20]}`, which is not allowed in images"
        )
    if _SVG_OUTSIDE.search(svg):
        return "it refers to something outside itself"
    return None
