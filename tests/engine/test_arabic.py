"""Arabic as it is copied out of a PDF: vowelled or not, light or bold, in two readers."""

import io
import shutil
import subprocess
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pypdfium2
import pytest
import uharfbuzz
from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from printguide.engine.finishing import finisher
from printguide.engine.fonts import Choice, Shelf, choose, declare
from printguide.engine.fonts.kerning import WIDEST_EM
from tests.support.aloud import read_aloud

EVERYDAY = (
    "شيئًا شكرًا جزيلًا أهلًا وسهلًا دائمًا أولًا ثانيًا تقريبًا مثلاً جداً المريض تأكل زيارة شراكة أكثر"
)
VOWELLED = "مَرْحَبًا بِكُمْ فِي الْعِيَادَةِ نَتَمَنَّى لَكُمُ الشِّفَاءَ الْعَاجِلَ كُتُبٌ كِتَابٍ مُدَرِّسٌ سُنَّةٌ حُبًّا رَبُّ هٰذَا"
PERSIAN = "کتاب‌ها می‌خواهم گفتگو پزشک لطفاً"
URDU = "ہمارے ٹیسٹ کے لیے یہاں آئیں اُردو"
BIDI = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f\u2066\u2067\u2068\u2069"))

Copied = Callable[[bytes], str]


@pytest.fixture(scope="module")
def choice(tmp_path_factory: pytest.TempPathFactory) -> Choice:
    return choose(
        EVERYDAY + VOWELLED + PERSIAN + URDU, "ar", (), Shelf(tmp_path_factory.mktemp("f"))
    )


def printed(words: str, choice: Choice, css: str = "", faces: str | None = None) -> bytes:
    """Return a finished, tagged PDF of one paragraph from right to left."""
    fonts = FontConfiguration()
    rules = faces or f"{declare(choice.faces)} body {{ font-family: {choice.families()} }}"
    sheet = CSS(string=rules + css, font_config=fonts)
    html = HTML(string=f"<html lang=ar><title>x</title><body><p dir=rtl>{words}</p></html>")
    pdf = html.write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1", finisher=finisher(())
    )
    return bytes(pdf)


def by_pdfium(pdf: bytes) -> str:
    return str(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range())


def by_poppler(pdf: bytes) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not installed")
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.parametrize("copied", [by_pdfium, by_poppler])
@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("text", [EVERYDAY, VOWELLED, URDU])
def test_words_are_copied_as_they_were_written(
    choice: Choice, copied: Copied, weight: int, text: str
) -> None:
    pdf = printed(text, choice, f"p {{ font-size: 16pt; font-weight: {weight} }}")

    # Of a vowel and a shadda, readers may turn the order round: both are the same text (NFC).
    read = normalize("NFC", copied(pdf).translate(BIDI))
    assert read.split() == normalize("NFC", text).split()


@pytest.mark.parametrize("copied", [by_pdfium, by_poppler])
def test_persian_words_are_copied_but_for_the_marks_that_keep_letters_apart(
    choice: Choice, copied: Copied
) -> None:
    pdf = printed(PERSIAN, choice)

    read = copied(pdf).translate(BIDI).replace("\u200c", "").split()

    assert read == PERSIAN.replace("\u200c", "").split()


def test_every_glyph_stands_for_one_character(choice: Choice) -> None:
    pdf = printed(f"{EVERYDAY} {VOWELLED}", choice)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        tables = [it.ToUnicode.read_bytes().decode() for it in file.objects
                  if isinstance(it, pikepdf.Dictionary) and "/ToUnicode" in it]  # fmt: skip
    named = [line.split()[1] for table in tables for line in table.splitlines() if "> <" in line]

    assert {len(text) for text in named if text != "<ffff>"} == {len("<0000>")}


def test_screen_readers_get_every_letter_with_its_signs(choice: Choice) -> None:
    said = read_aloud(printed(VOWELLED, choice, "@page { size: 400mm 60mm }"))

    # Marked content is from left to right, as glyphs are set.
    assert sorted("".join(said.split())) == sorted("".join(VOWELLED.split()))


def shaped(font: Path, word: str) -> list[tuple[str, int, int]]:
    """Return the glyphs of a word, from left to right, with where each one begins."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(font.read_bytes())), buffer)
    names, pen, found = TTFont(font).getGlyphOrder(), 0, []
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        found.append((names[glyph.codepoint], pen + place.x_offset, place.y_offset))
        pen += place.x_advance
    return found


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("word", ["بِ", "كًا", "رُ", "سٌ", "بٍ", "رِّ", "نَّ", "بُّ", "مْ", "هٰ", "لً"])
def test_signs_stand_where_the_font_puts_them(choice: Choice, word: str, bold: bool) -> None:
    file = f"files/IBMPlexSansArabic-{'Bold' if bold else 'Regular'}.ttf"
    own = Path(str(resources.files("fontpkg_ibm_plex_sans_arabic") / file))
    [ours] = [it.path for it in choice.faces
              if it.family == "PG Arabic" and it.weight == (700 if bold else 400)]  # fmt: skip
    font = TTFont(ours)

    # From left to right a sign comes before its letter, which alone has a width.
    [*_, (sign, x, y), (letter, left, _)] = shaped(own, word)
    [*_, (bound, _, _)] = shaped(ours, word)

    parts = {it.glyphName: (it.x, it.y) for it in font["glyf"][bound].components}
    assert parts == {letter: (0, 0), sign: (x - left, y)}


def test_no_pair_of_letters_is_driven_as_far_apart_as_a_space(choice: Choice) -> None:
    for face in (it for it in choice.faces if it.family == "PG Arabic"):
        font = TTFont(face.path)
        most = WIDEST_EM * font["head"].unitsPerEm
        for lookup in font["GPOS"].table.LookupList.Lookup:
            for it in lookup.SubTable if lookup.LookupType == 2 else ():
                values = [r.Value1 for s in getattr(it, "PairSet", ()) for r in s.PairValueRecord]
                values += [
                    r.Value1 for c in getattr(it, "Class1Record", ()) for r in c.Class2Record
                ]
                assert all(getattr(value, "XAdvance", 0) <= most for value in values if value)


def test_a_sign_that_stands_alone_is_printed(choice: Choice) -> None:
    pdf = printed("ـً ً", choice)

    assert "ً" in by_pdfium(pdf)
