"""PDFs of numbered pages, and where the numbers stand once such pages are on sheets."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

MM = 72 / 25.4
"""Points in a millimetre."""
DL = (99.0, 210.0)
A5 = (148.0, 210.0)
A4 = (210.0, 297.0)
Size = tuple[float, float]


@dataclass(frozen=True)
class Look:
    """How the pages of a document are made."""

    bleed_mm: float = 0.0
    """Painted beyond the trim, red on odd pages and green on even ones."""
    slug_mm: float = 0.0
    """Painted blue beyond the bleed; nobody wants to see it."""
    corner: tuple[float, float] = (0.0, 0.0)
    """Where the media box begins."""
    turn: int = 0
    """Degrees clockwise by which a reader turns the page; its contents are upright then."""
    unit: float = 1.0
    """Points in a unit of the page."""


PLAIN = Look()


def numbered(sizes: Sequence[Size], look: Look = PLAIN) -> bytes:
    """Return a PDF with a page of each size (in millimetres, as seen), its number in the middle.

    Above the number stands the word `up`.
    """
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    for number, size in enumerate(sizes, 1):
        beyond = look.bleed_mm + look.slug_mm
        media = _box(size, look, beyond)
        bleed = _box(size, look, look.bleed_mm)
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array(media),
            BleedBox=Array(bleed),
            TrimBox=Array(_box(size, look, 0)),
            Rotate=look.turn,
            UserUnit=look.unit,
            Resources=Dictionary(Font=Dictionary(F=font)),
            Contents=pdf.make_stream(_painted(number, media, bleed, look)),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return saved(pdf)


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    """Return the bytes of a PDF."""
    out = io.BytesIO()
    pdf.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


def _box(size: Size, look: Look, by_mm: float) -> list[float]:
    """Return the trim of a page and so many millimetres around it, in units of the page."""
    width, height = size[::-1] if look.turn % 180 else size
    inset = look.bleed_mm + look.slug_mm
    start, unit = inset - by_mm, MM / look.unit
    ends = (start, start, inset + width + by_mm, inset + height + by_mm)
    return [round(end * unit + look.corner[n % 2], 4) for n, end in enumerate(ends)]


def _painted(number: int, media: list[float], bleed: list[float], look: Look) -> bytes:
    x, y = (media[0] + media[2]) / 2, (media[1] + media[3]) / 2
    matrix = {
        0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0",
    }[look.turn]  # fmt: skip
    size = 24 / look.unit
    left = -size * 0.278 * len(str(number))
    colour = "1 .8 .8" if number % 2 else ".8 1 .8"
    return (
        f".6 .6 1 rg {_filled(media)} {colour} rg {_filled(bleed)} 0 g "
        f"q {matrix} {x} {y} cm BT /F {size} Tf {left} {-0.36 * size} Td ({number}) Tj "
        f"0 {2 * size} Td (up) Tj ET Q"
    ).encode()


def _filled(box: list[float]) -> str:
    return f"{box[0]} {box[1]} {box[2] - box[0]} {box[3] - box[1]} re f"


@dataclass(frozen=True)
class Word:
    """A word on a sheet; millimetres from the lower left corner to its middle."""

    text: str
    x: float
    y: float


def words(pdf: bytes) -> list[list[Word]]:
    """Return the words of each page, from left to right."""
    return [_words_of(page) for page in pypdfium2.PdfDocument(pdf)]


def _words_of(page: pypdfium2.PdfPage) -> list[Word]:
    text = page.get_textpage()
    found = []
    for place in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(place)
        said = text.get_text_bounded(left, bottom, right, top)
        found.append(Word(said.strip(), (left + right) / 2 / MM, (bottom + top) / 2 / MM))
    return sorted(found, key=lambda word: word.x)


def numbers(pdf: bytes) -> list[list[int]]:
    """Return the numbers of the pages that stand on each side, from left to right."""
    return [[int(word.text) for word in side if word.text.isdigit()] for side in words(pdf)]


_COLOURS = {"red": (255, 204, 204), "green": (204, 255, 204), "blue": (153, 153, 255),
            "white": (255, 255, 255), "black": (0, 0, 0)}  # fmt: skip


def colour(pdf: bytes, side: int, x: float, y: float) -> str:
    """Return what a side is painted with at a place: red, green, blue, white, black or other."""
    page = pypdfium2.PdfDocument(pdf)[side]
    scale = 200 / 72
    image = page.render(scale=scale, rev_byteorder=True).to_numpy()
    row, column = image.shape[0] - 1 - int(y * MM * scale), int(x * MM * scale)
    seen = tuple(int(part) for part in image[row, column][:3])
    return next((name for name, known in _COLOURS.items() if seen == known), "other")


def boxes_mm(pdf: bytes, side: int = 0) -> dict[str, tuple[float, ...]]:
    """Return the boxes of a side in millimetres, rounded to a hundredth."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[side].obj
        return {
            name: tuple(round(float(edge) / MM, 2) for edge in page[f"/{name}Box"])
            for name in ("Media", "Bleed", "Trim")
        }
