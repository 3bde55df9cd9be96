"""Links: a sheet of paper has none, and PDF/X forbids annotations on it (ISO 15930-7)."""

from typing import Any

from printguide.engine.passes.contents import Contents


def drop_links(pdf: Any) -> None:
    """Take every annotation off its page, and the places away that only links led to."""
    contents = Contents(pdf)
    for page in contents.pages():
        for reference in page.pop("Annots", ()):
            contents.get(reference).clear()
    if "Names" in pdf.catalog:
        pdf.catalog["Names"].pop("Dests", None)
    if not pdf.catalog.get("Names", True):
        del pdf.catalog["Names"]
