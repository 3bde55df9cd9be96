"""Image: a picture with what is said of it.

<Image src="images/quay.svg" alt="The quay with two boats" caption="From the tram." />
"""

from typing import ClassVar

from printguide.components.figure import Figure


class Image(Figure):
    """A picture of the project, as a Figure has it."""

    shares: ClassVar[tuple[str, ...]] = ("figure",)
