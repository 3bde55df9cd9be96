"""YouTube: a film by its number there, as a title with a code to watch it.

<YouTube id="aaaaaaaaaaa" title="How to breathe" />
"""

from typing import ClassVar

from printguide.components import Href, Ignored
from printguide.components.video import Video


class YouTube(Video):
    """Prints as Video does."""

    also: ClassVar[dict[str, str]] = {**Video.also, "videoId": "id", "youTubeId": "id"}

    id: Href | None = None
    start: Ignored = None
