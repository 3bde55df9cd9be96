"""Contact: whom to ask, and how.

<Contact name="Patient desk" phone="+44 20 7946 0110" hours="08:00-17:00" />
"""

from typing import ClassVar

from printguide.components import Component, Text


class Contact(Component):
    """Name, telephone, e-mail, address, hours and website, as far as they are given."""

    children: ClassVar[bool] = True
    also: ClassVar[dict[str, str]] = {"title": "name", "tel": "phone", "url": "website"}

    name: Text | None = None
    role: Text | None = None
    phone: Text | None = None
    email: Text | None = None
    address: Text | None = None
    hours: Text | None = None
    website: Text | None = None
