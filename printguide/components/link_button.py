"""LinkButton: a link that a site draws as a button.

<LinkButton href="https://booking.example.org">Book a day</LinkButton>
"""

from printguide.components.button import Button


class LinkButton(Button):
    """Prints as Button does."""
