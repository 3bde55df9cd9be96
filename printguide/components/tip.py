"""Tip: a call-out of this kind; it prints as an InfoBox does.

<Tip title="Before you come">Mornings are quiet.</Tip>
"""

from printguide.components.info_box import Box


class Tip(Box):
    """A call-out that makes something easier."""
