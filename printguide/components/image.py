"""Image: a picture with its caption.

<Image src="quay.svg" alt="The white house at the quay" caption="The clinic" credit="A. Friend" />
"""

from typing import ClassVar

from printguide.components import Component, Ignored, PicturePath, Spoken, Text


class Image(Component):
    """A picture of the project; `alt` says what it shows to those who do not see it."""

    look: ClassVar[str] = "image"
    children: ClassVar[bool] = True
    also: ClassVar[dict[str, str]] = {"title": "caption"}

    src: PicturePath | None = None
    alt: Spoken | None = None
    caption: Text | None = None
    credit: Text | None = None
    width: Ignored = None
    height: Ignored = None
    loading: Ignored = None
    sizes: Ignored = None
