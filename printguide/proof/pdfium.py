"""What pdfium sees of a PDF: its pages drawn as pictures, and their text. Only importer of it."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as raw

from printguide.engine.inspection.facts import Rect
from printguide.proof.sheets import POINT_MM, Sheet, around

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 60_000_000
"""Of one picture: a sheet of A0 at 200 dots an inch. Larger ones are drawn in parts."""
_INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_PLAIN = -1
_ARTIFACT = -2


class PdfiumRefuses(Exception):
    """Pdfium cannot open a PDF, or one of its pages."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a page, drawn."""

    image: "Image"
    corner: tuple[float, float]
    """Where its upper left corner lies on the cut page, in millimetres."""
    dot_mm: float
    """The side of a pixel."""

    def rect(self, points: list[tuple[float, float]]) -> Rect:
        """Return the rectangle around points of the picture, on the cut page."""
        left, top = self.corner
        return around([(left + x * self.dot_mm, top + y * self.dot_mm) for x, y in points])


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that were drawn by one operator."""

    text: str
    box: Rect | None
    """What all letters cover, in millimetres from the corner of the cut page; None if all blank."""
    boxes: tuple[Rect | None, ...]
    """What each letter covers."""
    size_pt: float
    mark: int | None
    """The number of the marked content that it stands in; None if it stands in none."""
    artifact: bool
    visible: bool
    unknown: bool
    """Whether the PDF does not say of some letter which it is."""
    font: str


@dataclass(slots=True)
class Pdfium:
    """One PDF, opened by pdfium."""

    document: Any
    _number: int = field(default=0, init=False)
    _page: Any = field(default=None, init=False)

    @classmethod
    def open(cls, file: Path) -> "Pdfium":
        """Open a file; raises PdfiumRefuses."""
        try:
            return cls(pypdfium2.PdfDocument(file))
        except pypdfium2.PdfiumError as error:
            raise PdfiumRefuses(str(error)) from error

    def close(self) -> None:
        """Let go of the file."""
        self.document.close()

    def page(self, number: int) -> Any:
        """Return a page, counted from 1; only the last one is kept."""
        if number != self._number:
            try:
                self._page = self.document[number - 1]
            except (pypdfium2.PdfiumError, IndexError) as error:
                raise PdfiumRefuses(str(error)) from error
            self._number = number
        return self._page

    def draw(self, sheet: Sheet, part: Rect, dpi: float, *, colour: bool = False) -> Picture:
        """Draw a part of a page; what lies beyond the page is white.

        Pixels are those of the whole page at that resolution, so that parts fit together.
        """
        page, shown = self.page(sheet.number), sheet.shown
        dot = 25.4 / dpi
        left, top = (
            math.floor((edge - corner) / dot)
            for edge, corner in ((part.left, shown.left), (part.top, shown.top))
        )
        width = max(math.ceil((part.right - shown.left) / dot) - left, 1)
        height = max(math.ceil((part.bottom - shown.top) / dot) - top, 1)
        whole = -left, -top, round(shown.width / dot), round(shown.height / dot)
        corner = shown.left + left * dot, shown.top + top * dot
        return Picture(_drawn(page, (width, height), whole, colour=colour), corner, dot)

    def small(self, number: int, most: tuple[int, int]) -> "Image":
        """Draw a page, counted from 1, as viewers show it, in colour; at most that wide and high.

        Raises PdfiumRefuses.
        """
        page = self.page(number)
        across, down = page.get_size()
        if not (0 < across < math.inf and 0 < down < math.inf):
            raise PdfiumRefuses("its page has no area")
        scale = min(most[0] / across, most[1] / down)
        width, height = (max(round(side * scale), 1) for side in (across, down))
        return _drawn(page, (width, height), (0, 0, width, height), colour=True)

    def runs(self, sheet: Sheet) -> list[Run]:
        """Return the text of a page in the order in which it is drawn."""
        text = self.page(sheet.number).get_textpage()
        try:
            return list(_Reading(text, sheet).runs())
        finally:
            text.close()


def _drawn(
    page: Any, size: tuple[int, int], whole: tuple[int, int, int, int], *, colour: bool
) -> "Image":
    """A picture of this size, on which the whole page begins at a corner and is that large."""
    kind = raw.FPDFBitmap_BGR if colour else raw.FPDFBitmap_Gray
    bitmap = pypdfium2.PdfBitmap.new_native(*size, kind)
    raw.FPDFBitmap_FillRect(bitmap, 0, 0, *size, 0xFFFFFFFF)
    flags = raw.FPDF_ANNOT | (0 if colour else raw.FPDF_GRAYSCALE)
    raw.FPDF_RenderPageBitmap(bitmap, page, *whole, 0, flags)
    image: Image = bitmap.to_pil().copy()
    bitmap.close()
    return image


@dataclass(slots=True)
class _Reading:
    """The letters of one page, gathered into runs."""

    text: Any
    sheet: Sheet
    _edges: list[Any] = field(default_factory=lambda: [ctypes.c_double() for _ in range(4)])
    _matrix: Any = field(default_factory=raw.FS_MATRIX)

    def runs(self) -> Iterator[Run]:
        letters: list[tuple[str, Rect | None]] = []
        begun, first, unknown = 0, 0, False
        for at in range(raw.FPDFText_CountChars(self.text)):
            thing = raw.FPDFText_GetTextObject(self.text, at)
            address = ctypes.addressof(thing.contents) if thing else 0
            # Spaces and line ends that pdfium adds belong to no object, and so to the last one.
            if address and address != begun:
                if letters:
                    yield self._run(letters, first, unknown)
                letters, begun, first, unknown = [], address, at, False
            letters.append(self._letter(at, drawn=bool(address)))
            unknown = unknown or raw.FPDFText_HasUnicodeMapError(self.text, at) == 1
        if letters:
            yield self._run(letters, first, unknown)

    def _letter(self, at: int, *, drawn: bool) -> tuple[str, Rect | None]:
        number = raw.FPDFText_GetUnicode(self.text, at)
        letter = chr(number) if 0 < number < 0x110000 else "\ufffd"
        if not drawn or letter.isspace():
            return letter, None
        left, right, bottom, top = self._edges
        if not raw.FPDFText_GetCharBox(self.text, at, left, right, bottom, top):
            return letter, None
        box = self.sheet.rect(left.value, bottom.value, right.value, top.value)
        return letter, box if box.width > 0 and box.height > 0 else None

    def _run(self, letters: list[tuple[str, Rect | None]], first: int, unknown: bool) -> Run:
        thing = raw.FPDFText_GetTextObject(self.text, first)
        letters = list(_whole(letters))
        mark = raw.FPDFPageObj_GetMarkedContentID(thing) if thing else -1
        return Run(
            text="".join(letter for letter, _ in letters),
            box=_around([box for _, box in letters if box]),
            boxes=tuple(box for _, box in letters),
            size_pt=self._size(first),
            mark=mark if mark >= 0 else None,
            artifact=bool(thing) and _is_artifact(thing),
            visible=bool(thing) and raw.FPDFTextObj_GetTextRenderMode(thing) not in _INVISIBLE,
            unknown=unknown,
            font=_font_name(thing) if thing else "",
        )

    def _size(self, at: int) -> float:
        """How large a letter is drawn: its size times the scale from foot to head."""
        size = abs(float(raw.FPDFText_GetFontSize(self.text, at)))
        if raw.FPDFText_GetMatrix(self.text, at, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        a, b, c, d = self.sheet.matrix[:4]
        return size * math.sqrt(abs(a * d - b * c)) / POINT_MM


def _whole(letters: list[tuple[str, Rect | None]]) -> Iterator[tuple[str, Rect | None]]:
    """Letters beyond the first 65,536 come as two halves (UTF-16) with a box each."""
    half = ""
    for letter, box in letters:
        if "\ud800" <= letter <= "\udbff":
            half = letter
        elif half and "\udc00" <= letter <= "\udfff":
            both = (half + letter).encode("utf-16-le", "surrogatepass")
            yield both.decode("utf-16-le"), box
            half = ""
        else:
            yield ("\ufffd" if "\ud800" <= letter <= "\udfff" else letter), box
            half = ""


def _around(boxes: list[Rect]) -> Rect | None:
    if not boxes:
        return None
    return Rect(
        min(box.left for box in boxes), min(box.top for box in boxes),
        max(box.right for box in boxes), max(box.bottom for box in boxes),
    )  # fmt: skip


def _is_artifact(thing: Any) -> bool:
    for at in range(raw.FPDFPageObj_CountMarks(thing)):
        if _string(raw.FPDFPageObjMark_GetName, raw.FPDFPageObj_GetMark(thing, at)) == "Artifact":
            return True
    return False


def _string(ask: Any, mark: Any) -> str:
    needed = ctypes.c_ulong()
    buffer = (ctypes.c_ushort * 64)()
    if not ask(mark, buffer, ctypes.sizeof(buffer), needed):
        return ""
    return bytes(buffer)[: max(needed.value - 2, 0)].decode("utf-16-le", "replace")


def _font_name(thing: Any) -> str:
    buffer = ctypes.create_string_buffer(128)
    font = raw.FPDFTextObj_GetFont(thing)
    if not font or not raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer)):
        return ""
    return buffer.value.decode("utf-8", "replace")
