"""Records: what a PDF says of itself in XMP, the kinds of PDF that it is among it."""

import hashlib
import re
import uuid
from typing import Any

from printguide.engine.passes.contents import Contents

_CHANCE = re.compile(rb"(?<=xmp\.did:)[0-9a-f-]{36}")
"""The identity that WeasyPrint gives to PDF/X: another one each time."""

_UA_1 = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
"""
"""The claim to be PDF/UA-1 (ISO 14289-1, clause 5)."""

_UA_SCHEMA = b"""\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""What PDF/A asks of everything that it does not know itself (ISO 19005-3, 6.6.2.3.2)."""

DECLARED = {"pdf/ua-1": _UA_SCHEMA + _UA_1}
"""Kinds of PDF that can be declared beside the one that WeasyPrint writes."""


def declare(pdf: Any, kind: str) -> None:
    """Add the claim to be a kind of PDF, one of `DECLARED`."""
    record = _record(pdf)
    content = b"".join(record.stream)
    record.stream = [content.replace(b"</rdf:RDF>", DECLARED[kind] + b"</rdf:RDF>", 1)]


def fix_identity(pdf: Any) -> None:
    """Let the identity of a PDF/X follow from its pages, so that equal ones have equal bytes."""
    contents, record = Contents(pdf), _record(pdf)
    pages = hashlib.sha256(b"".join(contents.get(it["Contents"]).data for it in contents.pages()))
    identity = str(uuid.uuid5(uuid.NAMESPACE_OID, pages.hexdigest())).encode()
    record.stream = [_CHANCE.sub(identity, b"".join(record.stream))]


def _record(pdf: Any) -> Any:
    return Contents(pdf).get(pdf.catalog["Metadata"])
