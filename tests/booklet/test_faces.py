"""A face is embedded once, and every page keeps its looks and its words."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pikepdf
import pytest
from fontTools.ttLib import TTFont

from printguide.booklet.joining import join
from printguide.booklet.parts import Part
from tests.booklet.conftest import FACTS, Print
from tests.support.inspector import Inspector
from tests.support.numbered import saved
from tests.support.printing import Press
from tests.support.tagging import IMAGE, opened

TEXTS = ["Ångström fi", "jäh überall, iíj", "a <b>bold ä</b> z", "<i>slanting</i> øåð", "i"]


@pytest.fixture(scope="module")
def parts(printed: Print) -> list[Part]:
    return [printed(f"p{at}", f"<p>{text}</p>") for at, text in enumerate(TEXTS)]


def assert_pages_are_kept(parts: Sequence[Part], joined: bytes) -> None:
    """Compare words and pixels of each page with those before it was joined."""
    whole = Inspector(joined)
    alone = [(it, number) for it in map(inspected, parts) for number in range(len(it.pages))]
    assert whole.pages == [part.pages[number] for part, number in alone]
    for at, (part, number) in enumerate(alone):
        assert np.array_equal(whole.raster(at, 144), part.raster(number, 144))


def inspected(part: Part) -> Inspector:
    return Inspector(part.pdf)


def programs(pdf: bytes) -> list[bytes]:
    with opened(pdf) as file:
        descriptors = [it for it in file.objects if isinstance(it, pikepdf.Dictionary)]
        return [it.FontFile2.read_bytes() for it in descriptors if "/FontFile2" in it]


def changed(part: Part, change: Callable[[pikepdf.Pdf, Any], None]) -> Part:
    """Change the first font of a part."""
    with opened(part.pdf) as file:
        fonts = file.pages[0].obj.Resources.Font
        change(file, fonts[min(fonts.keys())])
        return Part(part.name, saved(file))


def test_pages_keep_their_looks_and_words(parts: list[Part]) -> None:
    assert_pages_are_kept(parts, join(parts, FACTS))


def test_a_face_is_one_font_with_a_tag_of_its_own(parts: list[Part]) -> None:
    joined = join(parts, FACTS)

    names = sorted(Inspector(joined).fonts)
    assert sorted(name.partition("+")[2] for name in names) == [
        "PG-Sans", "PG-Sans-Bold", "PG-Sans-Italic",
    ]  # fmt: skip
    assert len({name.partition("+")[0] for name in names}) == 3
    with opened(joined) as file:
        fonts = {font.objgen for page in file.pages for font in page.obj.Resources.Font.values()}
    assert len(fonts) == 3


def test_a_program_holds_together_and_has_all_glyphs_that_are_asked_for(parts: list[Part]) -> None:
    joined = join(parts, FACTS)

    for program in programs(joined):
        font = TTFont(io.BytesIO(program), checkChecksums=2)
        for name in font.getGlyphOrder():
            assert font["glyf"][name].getCoordinates(font["glyf"]) is not None
        assert font["maxp"].numGlyphs == len(font["hmtx"].metrics)


def test_a_program_is_no_larger_than_those_it_is_made_of(parts: list[Part]) -> None:
    before = sum(len(program) for part in parts for program in programs(part.pdf))

    assert sum(map(len, programs(join(parts, FACTS)))) < before


def test_parts_that_mean_another_letter_by_a_glyph_share_the_glyphs(parts: list[Part]) -> None:
    def speak_otherwise(file: pikepdf.Pdf, font: Any) -> None:
        said = font.ToUnicode.read_bytes()
        font.ToUnicode = file.make_stream(said.replace(b"<0069>", b"<006c>"))

    other = changed(Part("other", parts[4].pdf), speak_otherwise)
    joined = join([parts[4], other], FACTS)

    assert [page.strip() for page in Inspector(joined).pages] == ["i", "l"]
    assert len(programs(joined)) == 1


def test_parts_that_give_a_glyph_another_width_share_the_glyphs(parts: list[Part]) -> None:
    def widen(file: pikepdf.Pdf, font: Any) -> None:
        font.DescendantFonts[0].W[1][0] += 1

    two = [parts[4], changed(Part("other", parts[4].pdf), widen)]
    joined = join(two, FACTS)

    assert_pages_are_kept(two, joined)
    assert len(programs(joined)) == 1


def test_faces_of_one_name_that_look_different_stay_apart(parts: list[Part]) -> None:
    def flip(file: pikepdf.Pdf, font: Any) -> None:
        descriptor = font.DescendantFonts[0].FontDescriptor
        face = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
        for name in face.getGlyphOrder():
            glyph = face["glyf"][name]
            if glyph.numberOfContours > 0:
                glyph.coordinates.scale((-1, 1))
                glyph.recalcBounds(face["glyf"])
        out = io.BytesIO()
        face.save(out)
        descriptor.FontFile2 = file.make_stream(out.getvalue())

    two = [parts[0], changed(Part("other", parts[0].pdf), flip)]
    joined = join(two, FACTS)

    assert_pages_are_kept(two, joined)
    assert len(programs(joined)) == 2
    assert len(Inspector(joined).fonts) == 2


def test_a_font_that_is_built_otherwise_is_kept_as_it_is(parts: list[Part]) -> None:
    def map_codes(file: pikepdf.Pdf, font: Any) -> None:
        numbers = b"".join(number.to_bytes(2) for number in range(4000))
        font.DescendantFonts[0].CIDToGIDMap = file.make_stream(numbers)

    two = [parts[0], changed(Part("other", parts[0].pdf), map_codes)]
    joined = join(two, FACTS)

    assert_pages_are_kept(two, joined)
    assert len(programs(joined)) == 2


def test_a_picture_is_in_the_file_once(press: Press) -> None:
    other = IMAGE.replace("20mm", "30mm")
    pages = [f"<p>{IMAGE} alt=x></p>", f"<p>a</p><p>{other} alt=y></p>"]
    parts = [Part(f"p{at}", press.write(page)) for at, page in enumerate(pages)]

    joined = join(parts, FACTS)

    assert [inspected(part).images for part in parts] == [1, 1]
    assert Inspector(joined).images == 1
    assert_pages_are_kept(parts, joined)


def test_what_is_drawn_through_itself_is_kept(press: Press) -> None:
    body = "<p style='opacity: .5'>faint</p><svg width=20 height=20><title>t</title><defs>"
    body += "<pattern id=p width=4 height=4 patternUnits=userSpaceOnUse><circle r=2 /></pattern>"
    body += "</defs><rect width=20 height=20 fill='url(#p)' /></svg>"
    parts = [Part(name, press.write(body)) for name in "ab"]

    assert_pages_are_kept(parts, join(parts, FACTS))
