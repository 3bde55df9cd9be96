"""ExpertTip: what somebody who knows says, with the name under it.

<ExpertTip author="Dr. A. Example" role="Physiotherapist" verified={true}>Walk daily.</ExpertTip>
"""

from typing import ClassVar

from printguide.components import Component, Text


class ExpertTip(Component):
    """A quotation with its attribution; "verified" is said as a word."""

    children: ClassVar[bool] = True
    needs_children: ClassVar[bool] = True

    author: Text | None = None
    role: Text | None = None
    type: Text | None = None
    verified: bool = False
