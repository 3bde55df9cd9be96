"""Colours: everything in a PDF that paints is turned to inks, but for the pixels of pictures.

Pictures keep their red, green and blue and say which: sRGB, by an embedded profile. PDF/X-4 allows
it (ISO 15930-7), their pixels are not rewritten, and the printer's own software knows his
press better than a profile that we may only have assumed.
"""

from importlib.resources import files
from typing import Any

import pydyf

from printguide.engine.passes.contents import Contents
from printguide.engine.press.painting import KNOCK_OUT, OVERPRINT, Painter
from printguide.engine.press.palettes import MaskPalette, Palette, PressPalette

_CMYK, _GREY, _RGB = "/DeviceCMYK", "/DeviceGray", "/DeviceRGB"


def turn_to_inks(pdf: Any, palette: PressPalette) -> None:
    """Repaint all content in the inks of a palette, and declare what the rest is mixed in."""
    contents = Contents(pdf)
    masks = contents.masks()
    _repaint(contents, Painter(palette), Painter(MaskPalette()), masks)
    for shading in contents.shadings():
        masking = shading.number in masks
        _blend(shading, MaskPalette() if masking else palette, _GREY if masking else _CMYK)
    for resources in contents.resources():
        resources["ExtGState"].update(_overprinting())
    _declare_pictures(contents)
    _declare_blending(contents, masks)


def _repaint(contents: Contents, press: Painter, mask: Painter, masks: set[int]) -> None:
    for stream in contents.streams():
        painter = mask if stream.number in masks else press
        stream.stream = painter.repaint(stream.stream)


def _overprinting() -> dict[str, Any]:
    """States for black letters and for all else; black leaves what is under it (OPM 1).

    So a sheet that is printed out of register shows no white around letters on a tint.
    """
    over = {"Type": "/ExtGState", "OP": "true", "op": "true", "OPM": 1}
    knock = {"Type": "/ExtGState", "OP": "false", "op": "false", "OPM": 0}
    return {OVERPRINT: pydyf.Dictionary(over), KNOCK_OUT: pydyf.Dictionary(knock)}


def _blend(shading: Any, palette: Palette, space: str) -> None:
    """Give a gradient of red, green and blue the colours of a palette."""
    functions = [shading["Function"]]
    while functions:
        function = functions.pop()
        functions += function.get("Functions", ())
        for end in ("C0", "C1"):
            if len(function.get(end, ())) == 3:
                red, green, blue = function[end]
                function[end] = pydyf.Array(palette.area((red, green, blue)))
                shading["ColorSpace"] = space


def _declare_pictures(contents: Contents) -> None:
    pictures = [image for image in contents.images() if image.extra.get("ColorSpace") == _RGB]
    if not pictures:
        return
    content = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
    profile = pydyf.Stream([content], pydyf.Dictionary({"N": 3, "Alternate": _RGB}), compress=True)
    contents.pdf.add_object(profile)
    for picture in pictures:
        picture.extra["ColorSpace"] = pydyf.Array(["/ICCBased", profile.reference])


def _declare_blending(contents: Contents, masks: set[int]) -> None:
    """Say in which space things that are seen through are mixed: that of the press."""
    for stream in contents.streams():
        if "Group" in stream.extra:
            stream.extra["Group"]["CS"] = _GREY if stream.number in masks else _CMYK
    if _sees_through(contents):
        for page in contents.pages():
            page["Group"] = pydyf.Dictionary({"Type": "/Group", "S": "/Transparency", "CS": _CMYK})


def _sees_through(contents: Contents) -> bool:
    """Whether anything is not opaque."""
    for state in contents.states():
        if "SMask" in state or "BM" in state or min(state.get("ca", 1), state.get("CA", 1)) < 1:
            return True
    if any("SMask" in image.extra for image in contents.images()):
        return True
    return any("Group" in stream.extra for stream in contents.streams())
