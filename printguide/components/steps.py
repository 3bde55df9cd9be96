"""Steps: what to do one after the other; it wraps Step, or a list.

<Steps>
<Step title="Call">Ask for a day.</Step>
<Step title="Come">Bring your letter.</Step>
</Steps>
"""

from typing import ClassVar

from printguide.components import Component, Text


class Steps(Component):
    """The steps inside are numbered; a list or headings inside stay what they are."""

    children: ClassVar[bool] = True
    needs_children: ClassVar[bool] = True

    title: Text | None = None
