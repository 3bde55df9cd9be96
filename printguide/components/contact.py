"""Contact: how to reach somebody.

<Contact name="Harbour Clinic" phone="+44 20 7946 0110" email="desk@example.org" />
"""

from typing import Annotated, ClassVar

from printguide.components import Component, Rank, Text, called


class Contact(Component):
    """A name, and the ways to it."""

    rank: ClassVar[Rank] = Rank.PLACE

    children: ClassVar[bool] = True

    name: Annotated[Text | None, called("name", "title", "label")] = None
    role: Annotated[Text | None, called("role", "position", "department")] = None
    address: Annotated[Text | None, called("address", "location")] = None
    hours: Annotated[Text | None, called("hours", "openingHours")] = None
    phone: Annotated[Text | None, called("phone", "tel", "telephone")] = None
    email: Annotated[Text | None, called("email", "mail")] = None
    website: Annotated[Text | None, called("website", "url", "href")] = None
