"""Attachments: files that a PDF carries, each with what it has to do with it (ISO 19005-3, 6.8)."""

import hashlib
from typing import Any

import pydyf

MARKDOWN = "/text#2Fmarkdown"
"""The type of articles (RFC 7763), written as a name (ISO 32000-1, 7.3.5)."""


def attach_source(pdf: Any, name: str, content: bytes) -> None:
    """Put the file into a PDF that it was made from, dated and named as the PDF itself is."""
    checksum = hashlib.md5(content, usedforsecurity=False).hexdigest()
    facts = {"Size": len(content), "CheckSum": f"<{checksum}>"}
    if "ModDate" in pdf.info:
        facts["ModDate"] = pdf.info["ModDate"]
    kind = {"Type": "/EmbeddedFile", "Subtype": MARKDOWN, "Params": pydyf.Dictionary(facts)}
    stream = pydyf.Stream([content], pydyf.Dictionary(kind), compress=True)
    pdf.add_object(stream)
    file = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(name.encode("ascii", "replace").decode()),
            "UF": pydyf.String(name),
            "Desc": pdf.info.get("Title", pydyf.String(name)),
            "AFRelationship": "/Source",
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
        }
    )
    pdf.add_object(file)
    names = pydyf.Dictionary({"Names": pydyf.Array([pydyf.String(name), file.reference])})
    pdf.add_object(names)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = names.reference
    pdf.catalog["AF"] = pydyf.Array([file.reference])
