"""Placing: reads a PDF and puts its pages on sheets. The only importer of pikepdf in this room."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite, nan

import pikepdf
from pikepdf import Array, Dictionary, Name

from printguide.compose.labels import direction_of
from printguide.faults import UsageError
from printguide.imposition.boxes import Box, around
from printguide.imposition.drawing import MM, Pose, drawn
from printguide.imposition.ordering import Binding
from printguide.imposition.scaling import Leaf
from printguide.imposition.sheets import Face, Plan

LARGEST_BYTES = 500_000_000
MOST_PAGES = 10_000

_FACTS = (
    "Title",
    "Author",
    "Subject",
    "Keywords",
    "Creator",
    "Producer",
    "CreationDate",
    "ModDate",
    "Trapped",
)
_HOLDS = ("Type", "Pages", "Version", "Lang", "OCProperties", "OutputIntents")
"""What a document says of itself that is still true of its sheets: not tags, bookmarks, links,
forms, scripts, attachments, nor that it is PDF/A or PDF/UA."""
_PDF_X = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
"""What says in XMP that a document is fit for a press. Sheets of its pages are as well."""
_LETTER = Box(0, 0, 612, 792)
"""What readers take for a page that has no box of its own."""


@contextmanager
def opened(content: bytes) -> "Iterator[Document]":
    """Open a PDF for one imposition; raises UsageError where it cannot be read, or must not be."""
    if len(content) > LARGEST_BYTES:
        raise UsageError(
            f"the file has more than {LARGEST_BYTES // 1_000_000} MB: impose it in parts"
        )
    complaints = _Complaints()
    try:
        with complaints.counted():
            mended = _damaged(content)
            with _open(content, recover=True) as pdf:
                _refuse(pdf)
                emptied = mended and any("/Contents" not in page.obj for page in pdf.pages)
                if emptied or complaints.count:
                    raise pikepdf.PdfError("pages got lost")
                yield Document(pdf, mended=mended)
    except pikepdf.PasswordError as error:
        raise UsageError(
            "the file is locked with a password: save a copy without one, and impose that"
        ) from error
    except pikepdf.PikepdfError as error:
        if b"%PDF-" not in content[:1024]:  # readers look no farther for it
            raise UsageError("the file is no PDF: print or export it as PDF first") from error
        raise UsageError(
            "the file is damaged and cannot be read: make it anew with the program that it "
            "comes from, or open it in a reader and print it to a PDF"
        ) from error


class _Complaints(logging.Handler):
    """Counts what pikepdf says of a file instead of showing it: one sentence of ours will do."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Take note of one complaint."""
        self.count += 1

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count while the block runs."""
        logger = logging.getLogger("pikepdf")
        logger.addHandler(self)
        try:
            yield
        finally:
            logger.removeHandler(self)


def _open(content: bytes, *, recover: bool) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(content), attempt_recovery=recover)
    except ValueError as error:  # a number in the file is too large for the library
        raise pikepdf.PdfError(str(error)) from error


def _damaged(content: bytes) -> bool:
    """Say whether a file can be opened only by searching it for what is not where it should be."""
    try:
        _open(content, recover=False).close()
    except pikepdf.PdfError:
        return True
    return False


def _refuse(pdf: pikepdf.Pdf) -> None:
    allowed = pdf.allow
    if not ((allowed.modify_assembly or allowed.modify_other) and allowed.print_lowres):
        raise UsageError(
            "the file forbids that its pages are put together or printed: ask its author for one "
            "that does not"
        )
    if not pdf.pages:
        raise UsageError("the file has no pages: there is nothing to impose")
    if len(pdf.pages) > MOST_PAGES:
        raise UsageError(f"the file has more than {MOST_PAGES} pages: impose it in parts")


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of the document, in its own units."""

    pose: Pose
    bleed: Box

    @property
    def leaf(self) -> Leaf:
        trim, mm = self.pose.trim, self.pose.unit_pt / MM
        width, height = trim.width * mm, trim.height * mm
        if self.pose.turn % 180:
            width, height = height, width
        beyond = max(
            trim.left - self.bleed.left,
            trim.bottom - self.bleed.bottom,
            self.bleed.right - trim.right,
            self.bleed.top - trim.top,
        )
        return Leaf(width, height, beyond * mm)


class Document:
    """A PDF whose pages are put on sheets, once.

    `mended` says whether something in it was damaged, and read all the same.
    """

    def __init__(self, pdf: pikepdf.Pdf, *, mended: bool) -> None:
        self.mended = mended
        self._pdf = pdf
        self._pages = tuple(_read(page) for page in pdf.pages)

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every page, as it is to be seen."""
        return tuple(page.leaf for page in self._pages)

    @property
    def binding(self) -> Binding:
        """What the document says by its reading direction, else by its language."""
        wishes = self._pdf.Root.get("/ViewerPreferences")
        says = wishes.get("/Direction") if isinstance(wishes, Dictionary) else None
        if says is None:
            rightward = direction_of(str(self._pdf.Root.get("/Lang", ""))) == "rtl"
        else:
            rightward = says == Name.R2L
        return Binding.RIGHT if rightward else Binding.LEFT

    def imposed(self, plan: Plan, *, bleed: bool) -> bytes:
        """Return the PDF of all sheets; `bleed` keeps what pages have beyond their trim.

        What was filled into forms or noted on pages is drawn as it would be printed. Same document,
        same plan, same bytes.
        """
        pdf = self._pdf
        pdf.flatten_annotations("print")
        forms = [self._form(number, bleed=bleed) for number in range(len(self._pages))]
        for face in plan.faces:
            pdf.pages.append(self._sheet(face, plan, forms))
        del pdf.pages[: len(forms)]
        _describe(pdf, plan)
        out = io.BytesIO()
        packed = pikepdf.ObjectStreamMode.generate
        pdf.save(out, deterministic_id=True, object_stream_mode=packed)
        return out.getvalue()

    def _form(self, number: int, *, bleed: bool) -> pikepdf.Object:
        """Make a form XObject of a page (ISO 32000-1, 8.10), of which nothing beyond is seen."""
        page = self._pages[number]
        form = self._pdf.pages[number].as_form_xobject(handle_transformations=False)
        form.BBox = _array(page.bleed if bleed else page.pose.trim)
        return form

    def _sheet(self, face: Face, plan: Plan, forms: list[pikepdf.Object]) -> pikepdf.Page:
        media = plan.ground.media
        poses = {spot.page: self._pages[spot.page - 1].pose for spot in face.spots}
        drawings = Dictionary({f"/P{page}": forms[page - 1] for page in poses})
        sheet = Dictionary(
            Type=Name.Page,
            MediaBox=_box_pt(media, media),
            BleedBox=_box_pt(plan.ground.bleed, media),
            TrimBox=_box_pt(plan.ground.trim, media),
            Resources=Dictionary(XObject=drawings),
            Contents=self._pdf.make_stream(drawn(face, poses, media)),
        )
        return pikepdf.Page(self._pdf.make_indirect(sheet))


def _read(page: pikepdf.Page) -> _Page:
    """Read the boxes of a page (ISO 32000-1, 14.11.2), and how it is turned and scaled.

    A trim that is missing or lies outside is the crop box, and that the media box. What lies beyond
    the trim is bleed only if a box says so: it may as well be marks.
    """
    media = _box(page, "/MediaBox") or _LETTER
    crop = (_box(page, "/CropBox") or media).within(media) or media
    trim = (_box(page, "/TrimBox") or crop).within(crop) or crop
    bleed = (_box(page, "/BleedBox") or trim).within(media) or trim
    turn = int(_number(page.obj.get("/Rotate"), 0.0)) // 90 * 90 % 360
    unit = _number(page.obj.get("/UserUnit"), 1.0)
    return _Page(Pose(trim, turn, unit if unit > 0 else 1.0), around((trim, bleed)))


def _box(page: pikepdf.Page, key: str) -> Box | None:
    """Return a box whichever corners it names; None for what is no box, or an empty one."""
    written = page.obj.get(key)
    if not isinstance(written, Array) or len(written) != 4:
        return None
    x0, y0, x1, y1 = (_number(edge, nan) for edge in written)
    box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return box if box.width > 0 and box.height > 0 else None


def _number(value: object, default: float) -> float:
    number = float(value) if isinstance(value, int | float | Decimal) else default
    return number if isfinite(number) else default


def _box_pt(box: Box, media: Box) -> Array:
    return _array(
        Box(
            (box.left - media.left) * MM,
            (box.bottom - media.bottom) * MM,
            (box.right - media.left) * MM,
            (box.top - media.bottom) * MM,
        )
    )


def _array(box: Box) -> Array:
    return Array([round(edge, 4) for edge in (box.left, box.bottom, box.right, box.top)])


def _describe(pdf: pikepdf.Pdf, plan: Plan) -> None:
    """Keep what is still true of the document, and say how sheets want to be printed.

    The wishes of ISO 32000-1, 12.2: at their own size, turned at the right edge.
    """
    title = _title(pdf)
    holds = {*_HOLDS, *(["Metadata"] if _PDF_X in pdf.open_metadata() else [])}
    for key in set(pdf.Root.keys()) - {f"/{name}" for name in holds}:
        del pdf.Root[key]
    for key in set(pdf.docinfo.keys()) - {f"/{name}" for name in _FACTS}:
        del pdf.docinfo[key]
    if title:
        pdf.docinfo.Title = title
    pdf.Root.ViewerPreferences = Dictionary(
        DisplayDocTitle=bool(title),
        Duplex=Name.DuplexFlipShortEdge if plan.lying else Name.DuplexFlipLongEdge,
        PickTrayByPDFSize=True,
        PrintScaling=Name("/None"),
    )


def _title(pdf: pikepdf.Pdf) -> str:
    """Return the title; a PDF 2.0 may have it in its metadata only."""
    said = pdf.docinfo.get("/Title") or pdf.open_metadata().get("dc:title")
    return str(said or "")
