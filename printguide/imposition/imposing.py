"""Imposing: a PDF of single pages in, a PDF of sheets out."""

from dataclasses import dataclass

from printguide.imposition.job import Job
from printguide.imposition.placing import opened
from printguide.imposition.sheets import Plan, plan


@dataclass(frozen=True, slots=True)
class Imposed:
    """Sheets in the order of printing: the front of the first, its back, and so on."""

    pdf: bytes
    plan: Plan
    pages: int
    """How many pages the document has."""
    mended: bool
    """Whether the document is damaged, and was read all the same."""


def impose(pdf: bytes, job: Job) -> Imposed:
    """Put the pages of any PDF on sheets.

    Tags, links, bookmarks and forms are lost, since a sheet is no page to be read: keep the PDF
    that they are in. Title, language and dates stay. Raises UsageError with the cure for a file
    that is no PDF, is damaged, locked or empty, and for pages that do not fit where nothing may be
    scaled. The same document and job give the same bytes.
    """
    with opened(pdf) as document:
        planned = plan(document.leaves, job, document.binding)
        sheets = document.imposed(planned, bleed=job.cut)
        return Imposed(sheets, planned, len(document.leaves), document.mended)
