"""Figure: a picture with what is said of it.

<Figure src="images/quay.svg" alt="The quay with two boats"
  caption="From the tram." credit="A. Example" />
"""

from typing import Annotated, Any, ClassVar

from printguide.components import Address, Behaviour, Component, LeftOut, Text, called

Measure = Annotated[Any, LeftOut("paper has its own measures")]
Said = Annotated[str, LeftOut("it is what a picture says to those who do not see it")]


class Figure(Component):
    """A picture of the project, its caption and its credit; or a caption around what it wraps."""

    children: ClassVar[bool] = True

    src: Annotated[Address | None, called("src", "image", "url")] = None
    alt: Said | None = None
    caption: Annotated[Text | None, called("caption", "title", "description")] = None
    credit: Annotated[Text | None, called("credit", "source", "author", "copyright")] = None
    width: Measure = None
    height: Measure = None
    loading: Annotated[Behaviour, called("loading", "priority", "quality")] = None
