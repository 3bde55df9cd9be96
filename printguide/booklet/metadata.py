"""Metadata: what the booklet says of itself, for people and for validators."""

import re
from collections.abc import Iterator
from html import escape

from printguide.booklet.parts import Facts
from printguide.booklet.syntax import Value

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

_KEPT = re.compile("pdf/a-([23])([abu])")
"""Kinds of PDF/A; the first is a PDF 1.4, the fourth a PDF 2.0, and we write 1.7."""

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


def information(facts: Facts) -> dict[str, Value]:
    """Return the document information (ISO 32000-1, 14.3.3)."""
    said: dict[str, str | None] = {
        "Title": facts.title,
        "Author": facts.author,
        "Subject": facts.subject,
        "Keywords": ", ".join(facts.keywords),
        "Creator": facts.creator,
        "Producer": facts.producer,
        "CreationDate": facts.created and _date(facts.created),
        "ModDate": facts.modified and _date(facts.modified),
    }
    written: dict[str, Value] = {key: value for key, value in said.items() if value}
    if any(kind.startswith("pdf/x") for kind in facts.conforms_to):
        written["Trapped"] = b"/False"
    return written


def _date(day: str) -> str:
    """Return a day as PDF writes dates (ISO 32000-1, 7.9.4)."""
    return f"D:{day.replace('-', '')}"


def record(facts: Facts, identity: str) -> bytes:
    """Return the facts as XMP (ISO 32000-1, 14.3.2); `identity` tells a PDF/X from any other.

    Raises ValueError for a kind of PDF that a booklet cannot be.
    """
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    said = "\n".join((*_claims(facts, identity), *_facts(facts)))
    whole = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n{said}\n</rdf:Description>\n'
        '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    )
    return whole.encode()


def _claims(facts: Facts, identity: str) -> Iterator[str]:
    """Yield what kinds of PDF the file claims to be."""
    for kind in facts.conforms_to:
        if kind == "pdf/ua-1":
            yield _said("pdfuaid:part", "1")
        elif match := _KEPT.fullmatch(kind):
            yield _said("pdfaid:part", match[1])
            yield _said("pdfaid:conformance", match[2].upper())
        elif kind == "pdf/x-4":
            yield from _press(facts, identity)
        else:
            raise ValueError(f"a booklet cannot be of the kind `{kind}`")
    if any(map(_KEPT.fullmatch, facts.conforms_to)) and "pdf/ua-1" in facts.conforms_to:
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
