"""Note: a call-out for a remark.

<Note title="Before you come">Bring your passport.</Note>
"""

from typing import ClassVar

from printguide.components.callout import Box


class Note(Box):
    """Prints as an InfoBox of the type `note`."""

    sort: ClassVar[str] = "note"
