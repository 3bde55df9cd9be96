"""Video: a film, which paper can only lead to.

<Video src="https://films.example.org/entrance" title="How to find the entrance" />
"""

from typing import Annotated, ClassVar

from printguide.components import Address, Behaviour, Component, Text, called
from printguide.components.figure import Measure, Said


class Video(Component):
    """A title, a still picture if the project has one, and a code that opens the film."""

    children: ClassVar[bool] = True
    shares: ClassVar[tuple[str, ...]] = ("embed",)

    src: Annotated[Address | None, called("src", "url", "href")] = None
    title: Annotated[Text | None, called("title", "label", "name")] = None
    caption: Annotated[Text | None, called("caption", "description")] = None
    duration: Annotated[Text | None, called("duration", "length")] = None
    poster: Annotated[Address | None, called("poster", "thumbnail", "image")] = None
    alt: Said | None = None
    width: Measure = None
    height: Measure = None
    controls: Behaviour = None
    autoplay: Annotated[Behaviour, called("autoplay", "autoPlay")] = None
    loop: Behaviour = None
    muted: Behaviour = None

    @property
    def address(self) -> str | None:
        """Where the film is."""
        return self.src
