"""QR codes as vectors: each bitmap of one pixel a module becomes a form of black rectangles.

Both paint the unit square, so nothing else of the page changes. Modules are sharp at any size
and pure black (DeviceGray), where WeasyPrint would store an RGB image. Sixty codes cost 0.05 s
this way and half a second as SVG.
"""

from collections.abc import Iterable
from hashlib import md5
from typing import Any

import pydyf

from printguide.compose.codes import Symbol


def vectorise(pdf: Any, symbols: Iterable[Symbol]) -> None:
    """Replace the images of these symbols, wherever the document uses them."""
    by_image = {_image_id(symbol): symbol for symbol in symbols}
    if not by_image:
        return
    for holder in list(pdf.objects):
        images = holder.get("XObject") if isinstance(holder, dict) else None
        if not isinstance(images, dict):
            continue
        for name, reference in images.items():
            # WeasyPrint names an image by the MD5 of its address, and whether it is smoothed.
            symbol = by_image.get(name[1:-1])
            if symbol is not None and isinstance(reference, bytes):
                _draw(pdf.objects[int(reference.split()[0])], symbol)


def _image_id(symbol: Symbol) -> str:
    return md5(symbol.bitmap().encode(), usedforsecurity=False).hexdigest()


def _draw(image: Any, symbol: Symbol) -> None:
    """Turn an image object into a form object that paints the same square."""
    side = symbol.side
    image.extra = pydyf.Dictionary(
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": pydyf.Array([0, 0, side, side]),
            "Matrix": pydyf.Array([1 / side, 0, 0, 1 / side, 0, 0]),
            "Resources": pydyf.Dictionary(),
        }
    )
    # The origin of a page is at its foot, that of a symbol at its head.
    painted = [
        f"{x} {side - y - height} {w} {height} re".encode() for x, y, w, height in symbol.dark()
    ]
    image.stream = [b"0 g", *painted, b"f"]
    image.compress = True
