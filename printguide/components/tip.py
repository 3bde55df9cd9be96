"""Tip: a call-out for a piece of advice.

<Tip title="Before you come">Bring your passport.</Tip>
"""

from typing import ClassVar

from printguide.components.callout import Box


class Tip(Box):
    """Prints as an InfoBox of the type `tip`."""

    sort: ClassVar[str] = "tip"
