"""What the template of a component without a description leaves unprinted."""

from printguide.compose.ledger import bare, printed_text
from printguide.compose.words import of_model, plain
from printguide.registry.models import FreeComponent


def unprinted(props: FreeComponent, html: str) -> list[str]:
    """Return the strings of a call that its HTML does not print, no letter counted twice."""
    text = bare(printed_text(html))
    missing = []
    strings = [string for _, string, _ in of_model(props)]
    for string in sorted(strings, key=len, reverse=True):
        wanted = bare(plain(string))
        if wanted and wanted not in text:
            missing.append(string)
        # A sign that no text has stands for what is taken, so that nothing grows together.
        text = text.replace(wanted, "\0", 1) if wanted else text
    return [string for string in strings if string in missing]
