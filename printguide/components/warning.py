"""Warning: a call-out of this kind; it prints as an InfoBox does.

<Warning title="Before you come">Do not drive on the same day.</Warning>
"""

from typing import ClassVar

from printguide.components import Rank
from printguide.components.info_box import Box


class Warning(Box):
    """A call-out that keeps readers from harm."""

    rank: ClassVar[Rank] = Rank.WARNING
