"""Identity: what a PDF says it is - its title, its language, and the kinds that it declares."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from printguide.proof.aim import Aim, spelt
from printguide.proof.findings import Found
from printguide.proof.paints import unpacked
from printguide.proof.tag_faults import DocumentUnsaid, KindUndeclared, NotTagged

_UA = "{http://www.aiim.org/pdfua/ns/id/}part"
_A_PART = "{http://www.aiim.org/pdfa/ns/id/}part"
_A_LEVEL = "{http://www.aiim.org/pdfa/ns/id/}conformance"
_X = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
LARGEST_XMP = 4_000_000
"""Bytes of the description of a PDF; one with a history of edits has some hundred thousand."""


class Description:
    """What the metadata of a PDF say; nothing where they cannot be read."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        stream = pdf.Root.get("/Metadata")
        small = isinstance(stream, pikepdf.Stream) and unpacked(stream, LARGEST_XMP) <= LARGEST_XMP
        self.xmp = pdf.open_metadata() if small else None

    def says(self, key: str) -> str:
        """Return what is said under a name; an empty text if nothing."""
        try:
            return str(self.xmp.get(key) or "").strip() if self.xmp else ""
        except (ValueError, TypeError, KeyError):
            return ""

    @property
    def title(self) -> str:
        """The title of the document."""
        info = self.pdf.trailer.get("/Info")
        written = info.get("/Title", "") if isinstance(info, pikepdf.Dictionary) else ""
        return str(written).strip() or self.says(_TITLE)

    @property
    def lang(self) -> str:
        """The language of the document, as BCP 47 has it."""
        return str(self.pdf.Root.get("/Lang", "")).strip()

    def declared(self) -> tuple[str, ...]:
        """Return the kinds of PDF that are declared, as formats name them: pdf/ua-1."""
        kinds = []
        if part := self.says(_A_PART):
            kinds.append(f"pdf/a-{part}{self.says(_A_LEVEL).lower()}")
        if part := self.says(_UA):
            kinds.append(f"pdf/ua-{part}")
        if version := self.says(_X):
            kinds.append(version.lower())
        return tuple(kinds)


def unsaid(pdf: pikepdf.Pdf, description: Description, aim: Aim) -> Iterator[Found]:
    """Yield what a PDF does not say and should."""
    if aim.tagged:
        yield from _untagged(pdf)
        for lacking, said in (
            ("a title", description.title),
            ("a language", description.lang),
            ("the wish to show its title (DisplayDocTitle)", _shows_title(pdf)),
        ):
            if not said:
                yield Found(DocumentUnsaid(lacking))
    declared = description.declared()
    for kind in aim.conforms_to:
        if kind not in declared:
            yield Found(KindUndeclared(spelt(kind), "the mark of it in its metadata"))
        if kind.startswith("pdf/x-") and not _has_intent(pdf):
            yield Found(KindUndeclared(spelt(kind), "an output intent with a profile of its press"))


def _untagged(pdf: pikepdf.Pdf) -> Iterator[Found]:
    if not isinstance(pdf.Root.get("/StructTreeRoot"), pikepdf.Dictionary):
        yield Found(NotTagged("structure tree"))
    info = pdf.Root.get("/MarkInfo")
    if not isinstance(info, pikepdf.Dictionary) or not _is_true(info.get("/Marked")):
        yield Found(NotTagged("sign that its tags are complete (MarkInfo)"))
    elif _is_true(info.get("/Suspects")):
        yield Found(NotTagged("tags without suspects (MarkInfo)"))


def _shows_title(pdf: pikepdf.Pdf) -> bool:
    wishes = pdf.Root.get("/ViewerPreferences")
    return isinstance(wishes, pikepdf.Dictionary) and _is_true(wishes.get("/DisplayDocTitle"))


def _is_true(written: Any) -> bool:
    return written is True


def _has_intent(pdf: pikepdf.Pdf) -> bool:
    intents = pdf.Root.get("/OutputIntents")
    listed: list[Any] = list(intents) if isinstance(intents, pikepdf.Array) else []
    return any(
        isinstance(it, pikepdf.Dictionary)
        and it.get("/S") == "/GTS_PDFX"
        and ("/DestOutputProfile" in it or "/DestOutputProfileRef" in it)
        for it in listed
    )
