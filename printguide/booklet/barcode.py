"""Bar codes of serials and books: EAN-13 symbols as SVG (ISO/IEC 15420), for ISSN and ISBN."""

import base64
import re

_LEFT = ("0001101", "0011001", "0010011", "0111101", "0100011",
         "0110001", "0101111", "0111011", "0110111", "0001011")  # fmt: skip
"""Figures of the left half in set A; set B is set C read backwards, set C the reverse of A."""
_SETS = ("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB",
         "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA")  # fmt: skip
"""Which sets the left half has, for each first figure: that figure is said by them alone."""
MODULE_MM = 0.33
"""The nominal width of a bar (GS1 General Specifications, 5.2.3.1)."""
HEIGHT_MM = 18.0
QUIET = (11, 7)
"""Modules of white at the left and at the right."""


def ean_of_issn(issn: str) -> str | None:
    """Return the thirteen figures of an ISSN (ISO 3297), or None if its check figure is wrong."""
    plain = issn.replace("-", "").replace(" ", "").upper()
    if not re.fullmatch(r"\d{7}[\dX]", plain):
        return None
    total = sum(
        int(figure) * weight for figure, weight in zip(plain, range(8, 1, -1), strict=False)
    )
    check = (11 - total % 11) % 11
    if plain[7] != ("X" if check == 10 else str(check)):
        return None
    return _checked(f"977{plain[:7]}00")


def ean_of_isbn(isbn: str) -> str | None:
    """Return the thirteen figures of an ISBN (ISO 2108), or None if its check figure is wrong."""
    plain = isbn.replace("-", "").replace(" ", "")
    if not re.fullmatch(r"97[89]\d{10}", plain):
        return None
    return plain if _checked(plain[:12]) == plain else None


def _checked(twelve: str) -> str:
    total = sum(int(figure) * (3 if place % 2 else 1) for place, figure in enumerate(twelve))
    return f"{twelve}{-total % 10}"


def bars(ean: str) -> str:
    """Return the modules of a symbol, 1 for a bar, without its quiet zones."""
    left = "".join(
        _figure(figure, set_) for figure, set_ in zip(ean[1:7], _SETS[int(ean[0])], strict=True)
    )
    right = "".join(_figure(figure, "C") for figure in ean[7:])
    return f"101{left}01010{right}101"


def _figure(figure: str, set_: str) -> str:
    code = _LEFT[int(figure)]
    if set_ == "A":
        return code
    flipped = code.translate(str.maketrans("01", "10"))
    return flipped if set_ == "C" else flipped[::-1]


def svg(ean: str) -> str:
    """Return a symbol as the `data:` address of an SVG image, quiet zones included."""
    modules = bars(ean)
    width = (len(modules) + sum(QUIET)) * MODULE_MM
    drawn = "".join(
        f'<rect x="{QUIET[0] + run.start()}" y="0" width="{len(run[0])}" height="1"/>'
        for run in re.finditer("1+", modules)
    )
    box = f"0 0 {len(modules) + sum(QUIET)} 1"
    image = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.3f}mm" height="{HEIGHT_MM}mm" '
        f'viewBox="{box}" preserveAspectRatio="none"><rect width="100%" height="1" fill="#fff"/>'
        f'<g fill="#000">{drawn}</g></svg>'
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(image.encode()).decode()}"
