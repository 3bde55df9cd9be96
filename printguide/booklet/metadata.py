"""Metadata: what the booklet says of itself, for people and for validators."""

from collections.abc import Iterator
from html import escape

import pikepdf
from pikepdf import Dictionary, Name, String

from printguide.booklet.parts import Facts

_DC = "http://purl.org/dc/elements/1.1/"
_UA = "http://www.aiim.org/pdfua/ns/id/"
_SPACES = {
    "dc": _DC,
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfuaid": _UA,
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

_UA_SCHEMA = f"""\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""What PDF/A asks of every property that it does not know itself (ISO 19005-3, 6.6.2.3.2)."""


def describe(pdf: pikepdf.Pdf, facts: Facts, identity: str) -> None:
    """Write the facts of a booklet as document information, XMP and wishes to viewers.

    `identity` tells a PDF/X from any other. Raises ValueError for a kind of PDF that is not known.
    """
    pdf.Root.Lang = String(facts.lang)
    direction = Name.R2L if facts.direction == "rtl" else Name.L2R
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Direction=direction)
    for key, value in _information(facts):
        pdf.docinfo[f"/{key}"] = value
    record = pdf.make_stream(_record(facts, identity).encode())
    record.Type, record.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = record


def _information(facts: Facts) -> Iterator[tuple[str, str | Name]]:
    """Yield the document information (ISO 32000-1, 14.3.3)."""
    said = {
        "Title": facts.title,
        "Author": facts.author,
        "Subject": facts.subject,
        "Keywords": ", ".join(facts.keywords),
        "Creator": facts.creator,
        "Producer": facts.producer,
        "CreationDate": facts.created and _date(facts.created),
        "ModDate": facts.modified and _date(facts.modified),
    }
    yield from ((key, value) for key, value in said.items() if value)
    if any(kind.startswith("pdf/x") for kind in facts.conforms_to):
        yield "Trapped", Name("/False")


def _date(day: str) -> str:
    """Return a day as PDF writes dates (ISO 32000-1, 7.9.4)."""
    return f"D:{day.replace('-', '')}"


def _record(facts: Facts, identity: str) -> str:
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    said = "\n".join((*_claims(facts, identity), *_facts(facts)))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n{said}\n</rdf:Description>\n'
        '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    )


def _claims(facts: Facts, identity: str) -> Iterator[str]:
    """Yield what kinds of PDF the file claims to be."""
    for kind in facts.conforms_to:
        family, _, version = kind.removeprefix("pdf/").partition("-")
        if family == "ua":
            yield _said("pdfuaid:part", version)
        elif family == "a":
            yield _said("pdfaid:part", version[0])
            yield _said("pdfaid:conformance", version[1:].upper())
        elif kind == "pdf/x-4":
            yield from _press(facts, identity)
        else:
            raise ValueError(f"a booklet cannot be of the kind `{kind}`")
    families = {kind[4:6] for kind in facts.conforms_to}
    if families >= {"a-", "ua"}:
        yield _UA_SCHEMA


def _press(facts: Facts, identity: str) -> Iterator[str]:
    """Yield what PDF/X-4 asks for (ISO 15930-7, 6.15 and 6.16)."""
    yield _said("pdfxid:GTS_PDFXVersion", "PDF/X-4")
    yield _said("pdf:Trapped", "False")
    yield _said("xmp:MetadataDate", facts.modified or facts.created or "")
    yield _said("xmpMM:DocumentID", f"xmp.did:{identity}")
    yield _said("xmpMM:RenditionClass", "proof:pdf")
    yield _said("xmpMM:VersionID", "1")


def _facts(facts: Facts) -> Iterator[str]:
    yield _said("dc:title", _list("Alt", [facts.title]))
    if facts.author:
        yield _said("dc:creator", _list("Seq", [facts.author]))
    if facts.subject:
        yield _said("dc:description", _list("Alt", [facts.subject]))
    if facts.keywords:
        yield _said("pdf:Keywords", escape(", ".join(facts.keywords)))
    yield _said("dc:language", _list("Bag", [facts.lang]))
    yield _said("pdf:Producer", escape(facts.producer))
    yield _said("xmp:CreatorTool", escape(facts.creator))
    if facts.created:
        yield _said("xmp:CreateDate", facts.created)
    if facts.modified:
        yield _said("xmp:ModifyDate", facts.modified)


def _said(name: str, value: str) -> str:
    return f"<{name}>{value}</{name}>"


def _list(kind: str, values: list[str]) -> str:
    lang = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{lang}>{escape(value)}</rdf:li>" for value in values)
    return f"<rdf:{kind}>{items}</rdf:{kind}>"
