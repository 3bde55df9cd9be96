"""Note: a call-out of this kind; it prints as an InfoBox does.

<Note title="Before you come">Reception is on the second floor.</Note>
"""

from printguide.components.info_box import Box


class Note(Box):
    """A call-out that is worth a look."""
