"""Video: a film, as a title with a code to watch it.

<Video title="How to breathe" src="https://films.example.org/breathe.mp4" />
"""

from typing import ClassVar

from printguide.components import Component, Href, Ignored, PicturePath, Text


class Video(Component):
    """Title, address and a code; with a poster, its picture."""

    look: ClassVar[str] = "video"
    children: ClassVar[bool] = True
    also: ClassVar[dict[str, str]] = {"url": "src", "href": "src"}

    title: Text | None = None
    src: Href | None = None
    poster: PicturePath | None = None
    caption: Text | None = None
    width: Ignored = None
    height: Ignored = None
    controls: Ignored = None
    autoplay: Ignored = None
    auto_play: Ignored = None
    loop: Ignored = None
    muted: Ignored = None
