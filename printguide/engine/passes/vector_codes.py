"""QR codes as vectors: each bitmap of one pixel a module becomes a form of black rectangles.

Both paint the unit square, so nothing else of the page changes. Modules are sharp at any size
and pure black (DeviceGray) unless the brand has a colour for them, where WeasyPrint would store an
RGB image: four-colour black on a press. Sixty codes cost 0.03 s this way and half a second or more
as SVG.
"""

from collections.abc import Iterable
from hashlib import md5
from typing import Any

import pydyf

from printguide.compose.codes import Symbol
from printguide.compose.colours import BLACK, Colour


def vectorise(pdf: Any, symbols: Iterable[Symbol], colour: Colour = BLACK) -> None:
    """Replace the images of these symbols, wherever the document uses them."""
    by_image = {_image_id(symbol): symbol for symbol in symbols}
    drawn: dict[bytes, Symbol] = {}
    for holder in pdf.objects:
        images = holder.get("XObject") if isinstance(holder, dict) else None
        if not by_image or not isinstance(images, dict):
            continue
        for name, reference in images.items():
            # WeasyPrint's name: i, the MD5 of the image's address, 0 or 1 for smoothing.
            symbol = by_image.get(name[1:-1])
            if symbol is not None and isinstance(reference, bytes):
                drawn[reference] = symbol
    for reference, symbol in drawn.items():
        _draw(pdf.objects[int(reference.split()[0])], symbol, colour)


def _image_id(symbol: Symbol) -> str:
    return md5(symbol.bitmap().encode(), usedforsecurity=False).hexdigest()


def _draw(image: Any, symbol: Symbol, colour: Colour) -> None:
    """Turn an image object into a form object that paints the same square."""
    side = symbol.side
    image.extra = pydyf.Dictionary(
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": pydyf.Array([0, 0, side, side]),
            # All digits: pydyf would cut a float to six, and a wide code would come out short.
            "Matrix": pydyf.Array([f"{1 / side:.10f}", 0, 0, f"{1 / side:.10f}", 0, 0]),
            "Resources": pydyf.Dictionary(),
        }
    )
    # The origin of a page is at its foot, that of a symbol at its head.
    painted = [
        f"{x} {side - y - height} {width} {height} re".encode()
        for x, y, width, height in symbol.dark()
    ]
    # White first: the quiet zone has to be light on whatever panel the code stands.
    ground = f"1 g 0 0 {side} {side} re f".encode()
    image.stream = [ground, _paint(colour), *painted, b"f"]
    image.compress = True


def _paint(colour: Colour) -> bytes:
    """Set the colour of what is filled: grey for black, so that a press takes black ink alone."""
    if colour == BLACK:
        return b"0 g"
    channels = (colour.red, colour.green, colour.blue)
    return f"{' '.join(f'{channel / 255:.4f}' for channel in channels)} rg".encode()
