"""Images of an article: found inside the project, checked, and put into the HTML as data."""

import base64
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from printguide.compose.faults import ImageMissing, ImageUnfit
from printguide.faults import Fault

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
    rb"""(?:href|src)\s*=\s*["'](?!#|data:)|url\(\s*["']?(?!#|data:)""", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as a data: address, and its pixels (None for SVG)."""

    address: str
    pixels: tuple[int, int] | None


def load(written: str, folder: Path, root: Path) -> Picture | Fault:
    """Return the picture that an article names, or the fault that keeps it from being printed.

    A path counts from the article's folder, or from the project's if it begins with `/`. Links
    and `..` may not lead out of the project.
    """
    found = _find(written, folder, root)
    if isinstance(found, str):
        return ImageMissing(written, found)
    kind = _TYPES.get(found.suffix.lower())
    if kind is None:
        return ImageUnfit(written, f"`{found.suffix}` is not a kind of image that is printed")
    if found.stat().st_size > LARGEST_BYTES:
        size, limit = found.stat().st_size // 1_000_000, LARGEST_BYTES // 1_000_000
        return ImageUnfit(written, f"it has {size} MB, more than {limit}")
    content = found.read_bytes()
    pixels = None if kind == "image/svg+xml" else _pixels(found)
    if reason := _trap(content) if kind == "image/svg+xml" else _too_many(pixels):
        return ImageUnfit(written, reason)
    return Picture(f"data:{kind};base64,{base64.b64encode(content).decode()}", pixels)


def _find(written: str, folder: Path, root: Path) -> Path | str:
    """The file of an image, or why there is none."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.\-]+:|//", written):
        return "it is not in the project, and the network is closed"
    path = unquote(written.partition("?")[0])
    file = (root / path.lstrip("/") if path.startswith("/") else folder / path).resolve()
    if not file.is_relative_to(root.resolve()):
        return "it is outside the project"
    return file if file.is_file() else "there is no such file"


def _pixels(file: Path) -> tuple[int, int] | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(file) as image:
            return image.size
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def _too_many(pixels: tuple[int, int] | None) -> str | None:
    if pixels is None:
        return "it is damaged, or not an image"
    width, height = pixels
    if width * height > MOST_PIXELS:
        return f"{width} × {height} pixels are more than {MOST_PIXELS // 1_000_000} million"
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
