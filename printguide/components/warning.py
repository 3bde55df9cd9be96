"""Warning: a call-out for what to beware of.

<Warning title="Before you come">Bring your passport.</Warning>
"""

from typing import ClassVar

from printguide.components.callout import Box


class Warning(Box):
    """Prints as an InfoBox of the type `warning`."""

    sort: ClassVar[str] = "warning"
