"""Fonts: every language that is promised prints, and what would not is said before."""

import io
import logging
import os
import subprocess
import sys
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from printguide.engine.fonts import Choice, Shelf, choose, declare, embed, refuse, status
from printguide.faults import EnvironmentFault

ROOT = Path(__file__).resolve().parents[2]
WITHOUT_CJK = frozenset({"justmytype-intl-cjk"})


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A shelf of the tests' own, filled as they go."""
    return Shelf(tmp_path_factory.mktemp("fonts"))


@pytest.fixture
def complaints(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """What WeasyPrint says."""
    caplog.set_level(logging.WARNING, logger="weasyprint")
    return caplog


def printed(
    body: str,
    choice: Choice,
    css: str | None = None,
    fetcher: URLFetcher | None = None,
) -> bytes:
    """Return a small PDF set in the chosen faces and no others."""
    fonts = FontConfiguration()
    rules = f"{css or declare(choice.faces)} body {{ font-family: {choice.families()} }}"
    sheet = CSS(string=rules, font_config=fonts, url_fetcher=fetcher)
    html = HTML(string=f'<meta charset="utf-8">{body}', url_fetcher=fetcher)
    return bytes(html.write_pdf(stylesheets=[sheet], font_config=fonts))


def text_of(pdf: bytes) -> str:
    """Return the text of the first page as a reader would copy it."""
    return str(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded())


def fonts_of(pdf: bytes) -> dict[str, str]:
    """Return the digest of every embedded font file, by the number of its object."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {
            str(thing.objgen): sha256(thing.FontFile2.read_bytes()).hexdigest()
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing
        }


def families_of(pdf: bytes) -> set[str]:
    """Return the families that a PDF embeds."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        names = {
            str(thing.FontName).partition("+")[2]
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing
        }
    return {" ".join(name.split("-")[:2]) for name in names}


@pytest.mark.parametrize(
    ("lang", "text", "family"),
    [
        ("fr", "Crème brûlée, œuf, Łódź, ğ, ß", "PG Sans"),
        ("vi", "Phở bò, nước mắm, Đặng", "PG Sans"),
        ("ru", "Привет, щёки", "PG Sans"),
        ("el", "Καλημέρα, ώρες", "PG Sans"),
        ("en", "✓ → ₩ € ≥ ½ №", "PG Sans"),
        ("ar", "مرحبا بكم، ١٢٣؟", "PG Arabic"),
        ("he", "שלום", "PG Hebrew"),
        ("th", "สวัสดี", "PG Thai"),
        ("hi", "नमस्ते", "PG Devanagari"),
        ("bn", "নমস্কার", "PG Bengali"),
        ("ta", "வணக்கம்", "PG Tamil"),
        ("ka", "გამარჯობა", "PG Georgian"),
        ("hy", "Բարեւ", "PG Armenian"),
        ("en", "☎ ⚠ ✉ ✈", "PG Emoji"),
        ("en", "📈 ✈️ 🏥 🩺 🛂 1️⃣ 👍🏽", "PG Emoji"),
        ("en", "★★★☆☆ ◇", "PG Signs"),
        ("en", "① ⒜ 🄰", "PG Symbols"),
        ("ko", "안녕하세요 뷁", "PG KR"),
        ("ja", "ひらがな カタカナ 漢字、「々」", "PG JP"),
        ("zh", "汉语，说话。", "PG SC"),
        ("zh-Hant", "漢語，說話。", "PG TC"),
    ],
)
def test_the_characters_of_a_language_are_found_in_its_family(
    shelf: Shelf, lang: str, text: str, family: str
) -> None:
    choice = choose(text, lang, (), shelf)

    assert (choice.missing, choice.lacking) == ((), ())
    assert family in choice.stack
    assert len(choice.stack) <= 2
    assert {face.family for face in choice.faces} == set(choice.stack)


@pytest.mark.parametrize(
    ("lang", "first"),
    [("ko", "KR"), ("ja", "JP"), ("zh", "SC"), ("zh-TW", "TC"), ("zh_HK", "TC"), ("de", "SC")],
)
def test_a_han_character_is_drawn_as_the_language_of_the_document_draws_it(
    shelf: Shelf, lang: str, first: str
) -> None:
    assert choose("骨", lang, (), shelf).stack == ("PG Sans", f"PG {first}")


def test_han_characters_in_a_foreign_text_follow_the_writing_around_them(shelf: Shelf) -> None:
    assert choose("Seoul 서울 漢城", "en", (), shelf).stack == ("PG Sans", "PG KR")
    assert choose("Tokyo とうきょう 東京", "en", (), shelf).stack == ("PG Sans", "PG JP")


def test_a_text_in_several_languages_takes_as_many_families_as_it_must(shelf: Shelf) -> None:
    choice = choose(["서울", "汉语", "مرحبا"], "ko", (), shelf)

    assert choice.stack[:2] == ("PG Sans", "PG KR")
    assert {"PG SC", "PG Arabic"} <= {*choice.stack}
    assert choice.missing == ()


def test_plain_text_needs_no_more_than_the_text_family_and_the_voices(shelf: Shelf) -> None:
    choice = choose("Plain", "en", shelf=shelf)

    assert choice.stack == ("PG Sans",)
    cuts = {(face.family, face.weight, face.style) for face in choice.faces}
    assert len(cuts) == len(choice.faces) == 12
    assert choice.families("PG Serif") == '"PG Serif", "PG Sans"'


def test_the_same_choice_can_be_used_as_a_key(shelf: Shelf) -> None:
    assert hash(choose("a", "en", shelf=shelf)) == hash(choose("b", "en", shelf=shelf))


def test_characters_of_an_extra_are_named_with_the_command_that_gets_it(shelf: Shelf) -> None:
    choice = choose("Seoul 서울 🏥", "en", (), Shelf(shelf.folder, WITHOUT_CJK))

    [lacking] = choice.lacking
    assert lacking.characters == ("서", "울")
    assert lacking.command == 'pip install "printguide[cjk]"'
    assert choice.missing == ()
    assert choice.stack == ("PG Sans", "PG Emoji")


def test_a_character_that_no_font_has_is_missing_with_or_without_the_extra(shelf: Shelf) -> None:
    for known in (shelf, Shelf(shelf.folder, WITHOUT_CJK)):
        choice = choose("b\U00012000a\U00012001", "en", (), known)
        assert choice.missing == ("\U00012000", "\U00012001")
        assert choice.lacking == ()


@pytest.mark.parametrize(
    "text",
    [
        "\x07\t\n\r",
        "\u00ad",
        "\u200b\u200d\u200e\u2060\ufeff",
        "\u2066x\u2069",
        "\ufe0e\ufe0f",
        "\u2003\u202f\u3000\u00a0",
        "\u2028\u2029",
        "\U000e0101",
        "\u034f",
        "\u3164",
    ],
)
def test_what_nobody_sees_is_never_missing(shelf: Shelf, text: str) -> None:
    choice = choose(text, "en", (), shelf)

    assert (choice.missing, choice.lacking, choice.stack) == ((), (), ("PG Sans",))


def test_a_missing_package_is_named_with_the_command_that_gets_it(shelf: Shelf) -> None:
    bare = Shelf(shelf.folder, frozenset({"fontpkg-source-sans-3"}))

    with pytest.raises(EnvironmentFault, match="pip install fontpkg-source-sans-3"):
        choose("a", "en", shelf=bare)


def test_a_shelf_that_cannot_be_written_is_said_with_a_cure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(EnvironmentFault, match="XDG_CACHE_HOME"):
        choose("a", "en", shelf=Shelf(tmp_path / "file" / "fonts"))


def test_two_shelves_get_the_same_fonts_to_the_byte(tmp_path: Path) -> None:
    def digests(name: str) -> dict[str, str]:
        faces = choose("☎ 서울 لا", "en", shelf=Shelf(tmp_path / name)).faces
        return {face.path.name: sha256(face.path.read_bytes()).hexdigest() for face in faces}

    assert digests("one") == digests("two")


def test_a_font_is_made_once(tmp_path: Path) -> None:
    first = {face.path.stat().st_ino for face in choose("a", "en", shelf=Shelf(tmp_path)).faces}
    again = {face.path.stat().st_ino for face in choose("a", "en", shelf=Shelf(tmp_path)).faces}

    assert first == again


def test_processes_that_fill_one_shelf_at_once_leave_whole_fonts(
    shelf: Shelf, tmp_path: Path
) -> None:
    program = (
        "import sys; from pathlib import Path; from printguide.engine.fonts import Shelf, choose\n"
        "choose('서울', 'ko', shelf=Shelf(Path(sys.argv[1])))"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    workers = [subprocess.Popen(command, cwd=ROOT, env={**os.environ}) for _ in range(3)]

    assert [worker.wait() for worker in workers] == [0, 0, 0]
    for face in choose("서울", "ko", shelf=shelf).faces:
        assert (tmp_path / face.path.name).read_bytes() == face.path.read_bytes()
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".")]


def test_making_that_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken() -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Shelf(tmp_path).keep("face.ttf", broken)
    (tmp_path / ".face.ttf.left-by-a-kill").write_bytes(b"half")
    whole = Shelf(tmp_path).keep("face.ttf", lambda: b"whole")

    assert whole.read_bytes() == b"whole"


def test_every_cut_of_a_family_is_printed_with_a_font_of_its_own(
    shelf: Shelf, complaints: pytest.LogCaptureFixture
) -> None:
    choice = choose("Hamburg", "en", ("PG Serif",), shelf)
    body = "".join(
        f"<p style=\"font: {face.style} {face.weight} 20pt '{face.family}'\">Hamburg</p>"
        for face in choice.faces
    )

    fonts = fonts_of(printed(body, choice))

    assert len(choice.faces) == len(fonts) == len(set(fonts.values())) == 10
    assert complaints.messages == []


def test_a_heavier_cut_draws_heavier(shelf: Shelf) -> None:
    def ink(weight: int) -> int:
        body = f'<p style="font-size: 60pt; font-weight: {weight}">Hamburg</p>'
        page = pypdfium2.PdfDocument(printed(body, choice))[0].render(scale=1, grayscale=True)
        return int((255 - page.to_numpy().astype(int)).sum())

    choice = choose("Hamburg", "en", (), shelf)

    assert ink(400) * 1.1 < ink(600) < ink(700) / 1.05


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "لا تنس التأمين في الإمارات، مثلاً"),
        ("ar", "شكراً جداً مجاناً"),
        ("fa", "گفتگو با پزشک"),
        ("ko", "서울 시내 안내"),
        ("ja", "東京の駅 カタカナ"),
        ("zh", "汉语说话"),
        ("ru", "Добрый вечер"),
    ],
)
def test_words_copy_out_of_the_pdf_as_they_went_in(
    shelf: Shelf, complaints: pytest.LogCaptureFixture, lang: str, text: str
) -> None:
    direction = "rtl" if lang in {"ar", "fa"} else "ltr"
    body = f'<p lang="{lang}" dir="{direction}">{text}</p>'

    pdf = printed(body, choose(text, lang, (), shelf))

    assert text_of(pdf).strip() == text
    assert complaints.messages == []


def test_only_our_fonts_are_used_and_none_is_asked_for_what_it_lacks(
    shelf: Shelf, complaints: pytest.LogCaptureFixture
) -> None:
    text = "1️⃣ ✔️ ⚠ ☎ ★ ① 👨‍👩‍👧 a\u2066b\u2069 so\u00adft w\u2060j x\u0301 서울 漢字 مرحبا"
    choice = choose(text, "en", (), shelf)

    families = families_of(printed(f"<p>{text}</p>", choice))

    assert families == set(choice.stack)
    assert complaints.messages == []


def test_the_space_after_a_sign_is_no_wider_than_a_space(shelf: Shelf) -> None:
    face = next(it for it in choose("☎", "en", (), shelf).faces if it.family == "PG Emoji")
    font = TTFont(face.path, checkChecksums=2)

    advance, _ = font["hmtx"][font.getBestCmap()[0x20]]
    assert round(advance / font["head"].unitsPerEm, 2) == 0.22


def test_a_parted_lam_alef_is_drawn_as_the_whole_one(shelf: Shelf) -> None:
    def drawn(css: str) -> Any:
        body = "<p dir=rtl style='font: 40pt \"PG Arabic\"'>لا مثلاً السلام الإمارات كلّا</p>"
        page = pypdfium2.PdfDocument(printed(body, choice, css))[0]
        return page.render(scale=4, grayscale=True).to_numpy().astype(int)

    choice = choose("لا", "ar", (), shelf)
    own = resources.files("fontpkg_ibm_plex_sans_arabic") / "files/IBMPlexSansArabic-Regular.ttf"
    whole = f"@font-face {{ font-family: 'PG Arabic'; src: url('{Path(str(own)).as_uri()}') }}"

    apart, together = drawn(declare(choice.faces)), drawn(whole)
    assert (abs(apart - together) > 128).sum() < 0.01 * (together < 128).sum()


def test_embedded_fonts_print_with_no_file_at_hand(
    shelf: Shelf, complaints: pytest.LogCaptureFixture
) -> None:
    text = "Café 서울 ☎ مرحبا"
    choice = choose(text, "en", (), shelf)
    css = embed(choice.faces, text)

    only_data = URLFetcher(allowed_protocols={"data"}, fail_on_errors=True)
    pdf = printed(f"<p>{text} <b>{text}</b>", choice, css, only_data)

    assert "file:" not in css
    assert families_of(pdf) == set(choice.stack)
    assert complaints.messages == []


def test_embedded_fonts_are_small_and_the_same_every_time(shelf: Shelf) -> None:
    text = "Café 서울"
    faces = choose(text, "ko", shelf=shelf).faces

    css = embed(faces, text)

    assert css == embed(faces, [*text])
    assert len(css) < 40_000 * len(faces)
    assert css.count("@font-face") == len(faces)


def tiny(postscript: bool) -> bytes:
    """Return a font of one square."""
    builder = FontBuilder(1000, isTTF=not postscript)
    builder.setupGlyphOrder([".notdef", "a"])
    builder.setupCharacterMap({ord("a"): "a"})
    pens = [T2CharStringPen(500, None) if postscript else TTGlyphPen(None) for _ in range(2)]
    for pen in pens:
        pen.moveTo((0, 0))
        pen.lineTo((0, 500))
        pen.lineTo((500, 500))
        pen.closePath()
    if postscript:
        drawn = [pen.getCharString() for pen in pens]
        builder.setupCFF("Tiny", {}, dict(zip([".notdef", "a"], drawn, strict=True)), {})
    else:
        drawn = [pen.glyph() for pen in pens]
        builder.setupGlyf(dict(zip([".notdef", "a"], drawn, strict=True)))
    builder.setupHorizontalMetrics({".notdef": (500, 0), "a": (500, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Tiny", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def packed(flavor: str) -> bytes:
    """Return the tiny font packed for the web."""
    font, file = TTFont(io.BytesIO(tiny(postscript=False))), io.BytesIO()
    font.flavor = flavor
    font.save(file)
    return file.getvalue()


def test_a_truetype_font_is_taken(tmp_path: Path) -> None:
    (tmp_path / "tiny.ttf").write_bytes(tiny(postscript=False))

    assert refuse(tiny(postscript=False)) is None
    assert refuse(tmp_path / "tiny.ttf") is None


@pytest.mark.parametrize(
    ("font", "reason", "cure"),
    [
        (tiny(postscript=True), "PostScript outlines", "TrueType version"),
        (tiny(postscript=True).replace(b"CFF ", b"CFF2"), "PostScript outlines", "TrueType"),
        (tiny(postscript=False).replace(b"glyf", b"CBDT"), "only pictures", "TrueType"),
        (packed("woff"), "packed as WOFF:", "fonttools ttLib"),
        (packed("woff2"), "packed as WOFF2", "fonttools ttLib"),
        (b"ttcf" + b"\0" * 40, "collection", "take the one"),
        (tiny(postscript=False)[:-100], "damaged", "again"),
        (b"", "not a font", "again"),
        (b"<html>", "not a font", "again"),
    ],
)
def test_a_font_that_would_print_wrongly_is_refused_with_a_cure(
    font: bytes, reason: str, cure: str
) -> None:
    said = refuse(font)

    assert said is not None
    assert reason in said
    assert cure in said


def test_a_font_that_is_not_there_is_refused_and_not_raised(tmp_path: Path) -> None:
    assert "cannot be read" in str(refuse(tmp_path / "no.ttf"))


def test_every_font_of_ours_would_be_taken_from_a_theme_too(shelf: Shelf) -> None:
    faces = choose("☎★⚕ 서울 مرحبا", "en", shelf=shelf).faces

    assert [face for face in faces if refuse(face.path)] == []


def test_the_doctor_sees_what_is_there_and_what_is_not() -> None:
    by_family = {it.family: it for it in status(Shelf(absent=WITHOUT_CJK | {"fontpkg-inter"}))}

    assert by_family["PG Sans"].ok
    assert by_family["PG Sans"].version
    assert by_family["PG Sans"].cure is None
    assert not by_family["PG KR"].ok
    assert by_family["PG KR"].version is None
    assert by_family["PG KR"].cure == 'pip install "printguide[cjk]"'
    assert not by_family["PG Signs"].ok
    assert by_family["PG Signs"].cure == "pip install fontpkg-inter"


def test_importing_the_fonts_imports_neither_harfbuzz_nor_fonttools() -> None:
    program = (
        "import sys, printguide.engine.fonts; print({'uharfbuzz', 'fontTools'} & {*sys.modules})"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "set()"
