"""YouTube: a film on that website, by its address or the name that it has there.

<YouTube id="a1b2c3d4e5f" title="How to find the entrance" />
"""

from typing import Annotated

from printguide.components import LeftOut, called
from printguide.components.video import Video


class YouTube(Video):
    """A film by its id, printed as a Video is."""

    id: Annotated[
        str | None,
        LeftOut("it is part of the address, which paper has as a code"),
        called("id", "videoId", "video"),
    ] = None

    @property
    def address(self) -> str | None:
        """Where the film is watched; an id may be written as a whole address."""
        if self.id is None or "/" in self.id:
            return self.id or self.src
        return f"https://www.youtube.com/watch?v={self.id}"
