"""Figure: a picture with its caption, by the name that other sites give it.

<Figure src="quay.svg" alt="The white house at the quay" caption="The clinic" />
"""

from printguide.components.image import Image


class Figure(Image):
    """Prints as Image does."""
