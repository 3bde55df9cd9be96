"""Links print: PDF/A demands the flag, and checkers ask for it in PDF/UA (ISO 14289-1, 7.18)."""

from typing import Any

PRINT = 4
"""Bit 3 of an annotation's flags (ISO 32000-1, table 165)."""


def print_links(pdf: Any) -> None:
    """Set the print flag of every link."""
    for thing in pdf.objects:
        if isinstance(thing, dict) and thing.get("Subtype") == "/Link":
            thing["F"] = int(thing.get("F", 0)) | PRINT
