"""Keeping: what PDF/A asks for so that pages look the same for ever (ISO 19005-3)."""

from typing import Any

import pydyf

from printguide.engine.passes.contents import Contents
from printguide.press.profile import GENERAL


def keep_for_ever(pdf: Any) -> None:
    """Leave nothing about colours and pixels to a viewer's taste."""
    contents = Contents(pdf)
    _smooth_nothing(contents)
    _explain_inks(contents)


def _smooth_nothing(contents: Contents) -> None:
    """Let viewers show pixels as they are: smoothing is theirs to invent (clause 6.2.8)."""
    for image in contents.images():
        image.extra.pop("Interpolate", None)


def _explain_inks(contents: Contents) -> None:
    """Say what cyan, magenta, yellow and black look like, where pictures have them (6.2.4.3).

    It is the standard printing condition that press files are made for.
    """
    if not any(image.extra.get("ColorSpace") == "/DeviceCMYK" for image in contents.images()):
        return
    profile = pydyf.Stream([GENERAL.read_bytes()], pydyf.Dictionary({"N": 4}), compress=True)
    contents.pdf.add_object(profile)
    spaces = {id(it): it for it in map(contents.get, _spaces(contents))}
    for space in spaces.values():
        space["DefaultCMYK"] = pydyf.Array(["/ICCBased", profile.reference])


def _spaces(contents: Contents) -> list[Any]:
    return [it["ColorSpace"] for it in contents.resources() if "ColorSpace" in it]
