"""Laid-out pages: what is said of them, where it is said, and what is left in peace."""

import base64
import io
from collections.abc import Callable
from pathlib import PurePosixPath

import pytest
from PIL import Image

from printguide.article.reading import source_of
from printguide.engine.inspection.inspecting import inspect
from printguide.engine.inspection.walk import walk
from printguide.faults import Diagnostic, Severity
from tests.support.printing import Press

# The page area is 75 mm wide and 118 mm high, from 15 mm on.

Found = list[tuple[str, str]]
Seen = Callable[..., Found]

LINES = "".join(f"<div style='height: 10mm'>Line {n}</div>" for n in range(9))
MORE = "<div style='height: 10mm'>One</div><div style='height: 10mm'>Two</div>"


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.set_up(tmp_path_factory.mktemp("fonts"))


def diagnostics(press: Press, body: str, css: str = "", text: str = "") -> list[Diagnostic]:
    pages = press.lay_out(body, "body, p, h2 { margin: 0 } " + css).pages
    path = PurePosixPath("article.mdx")
    return list(inspect(walk(pages), path, source_of(text, path) if text else None))


@pytest.fixture
def seen(press: Press) -> Seen:
    """Return a function that lays a body out and tells codes and messages."""

    def said(body: str, css: str = "", text: str = "") -> Found:
        return [(it.code, it.message) for it in diagnostics(press, body, css, text)]

    return said


def box(width: float, more: str = "", words: str = "") -> str:
    """A box with a line around it, of this many millimetres."""
    style = f"box-sizing: border-box; border: 1px solid; width: {width}mm; {more}"
    return f'<div class="card" style="{style}">{words}</div>'


def bitmap(width: int, height: int, kind: str = "PNG") -> str:
    stream = io.BytesIO()
    Image.new("L", (width, height), 200).save(stream, kind)
    return f"data:image/{kind.lower()};base64,{base64.b64encode(stream.getvalue()).decode()}"


def test_a_page_on_which_everything_fits_has_no_fault(seen: Seen) -> None:
    body = f"<h2>Tea</h2><p>Boil water.</p><table><tr><td>a<td>b</table>{box(75, 'height: 9mm')}"
    css = "@page { @bottom-right { content: 'page ' counter(page) } }"

    assert seen(body, css) == []


# Out of the page


def test_a_box_that_reaches_out_is_said_to_a_tenth_of_a_millimetre(seen: Seen) -> None:
    assert seen(box(87.3, "height: 9mm")) == [
        ("PG510", "the box `card` reaches 12.3 mm out of page 1 at the right")
    ]


@pytest.mark.parametrize(("width", "codes"), [(75.2, []), (75.4, ["PG510"])])
def test_a_third_of_a_millimetre_is_not_seen(seen: Seen, width: float, codes: list[str]) -> None:
    assert [code for code, _ in seen(box(width, "height: 9mm"))] == codes


@pytest.mark.parametrize(("height", "codes"), [(119.9, []), (120.2, ["PG510"])])
def test_the_foot_of_a_box_may_run_two_millimetres_into_the_margin(
    seen: Seen, height: float, codes: list[str]
) -> None:
    assert [code for code, _ in seen(box(20, f"height: {height}mm"))] == codes


def test_a_table_is_said_once_with_its_columns(seen: Seen) -> None:
    row = "<tr>" + "<td style='border: 1px solid'><p>Something</p>" * 5 + "<td colspan=2>a"
    words = seen(
        f"<table data-line=3>{row}{row}</table>", "td { white-space: nowrap; width: 20mm }"
    )

    assert [code for code, _ in words] == ["PG510"]
    assert words[0][1].startswith("the table with 7 columns reaches ")


def test_the_repeated_head_of_a_table_is_said_once_with_it(seen: Seen) -> None:
    head = "<thead><tr><th>" + "H" * 60 + "</thead>"
    rows = f"<tr><td>{'W' * 60}<br>" * 20
    found = seen(f"<table>{head}{rows}</table>", "td { height: 12mm }")

    assert [code for code, _ in found] == ["PG510"]
    assert found[0][1].startswith("the table with 1 column reaches ")


def test_a_box_is_said_and_not_what_is_in_it(seen: Seen) -> None:
    inner = f'<p>{"W" * 50}</p><img src="{bitmap(400, 10)}" style="width: 95mm">'
    found = seen(box(90, "", inner))

    assert [message.split(" reaches")[0] for _, message in found if "reaches" in message] == [
        "the box `card`",
    ]
    assert "PG511" not in {code for code, _ in found}


def test_a_long_word_is_quoted_and_found_in_the_authors_file(press: Press) -> None:
    word = "Donau" * 14
    text = f"---\ntitle: Tea\n---\n\nThe word\nis {word}, no less.\n"
    found = diagnostics(press, f"<p data-line=5>The word is {word}, no less.</p>", "", text)

    assert [it.code for it in found] == ["PG510"]
    assert found[0].message.startswith(f"the word `{word[:59]}…` reaches ")
    assert (found[0].place.line, found[0].place.column) == (6, 4)


def test_an_address_that_lines_broke_is_quoted_as_a_whole(press: Press) -> None:
    address = f"https://www.example.org/{'x' * 50}"
    [found] = diagnostics(press, f"<p data-line=1>{address}</p>", "", f"See <{address}>.\n")

    assert found.message.startswith("the address `https://www.example.org/xxxx")
    assert found.place.column == 6 + len("https://www.example.org/")


def test_a_word_without_a_line_is_looked_for_in_the_whole_file(press: Press) -> None:
    word = "Donau" * 14
    found = diagnostics(press, f"<p>{word}</p>", "", f"---\ntitle: Tea\n---\n\n{word}\n")

    assert [(it.place.line, it.place.column) for it in found] == [(5, 1)]


def test_what_is_nowhere_in_the_file_has_the_line_above_it(press: Press) -> None:
    body = f"<p data-line=5>Tea</p><p>{'Label' * 14}</p>"
    found = diagnostics(press, body, "", "---\ntitle: Tea\n---\n\n  Tea\n")

    assert [(it.place.line, it.place.column, it.place.length) for it in found] == [(5, 3, 3)]


@pytest.mark.parametrize(
    ("body", "thing"),
    [
        (f"<p>anna@{'x' * 50}.example.org</p>", "the address `anna@xxx"),
        (f"<pre><code>{'y' * 60}</code></pre>", "the code `yyyyyyyy"),
        (f"<p>{'W' * 50}</p>", "the word `WWWWWWWW"),
        (
            f'<img alt="A cup" style="display: block; width: 80mm" src="{bitmap(900, 9)}">',
            "the image `A cup` reaches 5.0 mm out of page 1 at the right",
        ),
        (
            f'<img alt="A cup" data-file="cup.png" style="width: 80mm" src="{bitmap(900, 9)}">',
            "the image `cup.png` reaches 5.0 mm",
        ),
    ],
)
def test_a_thing_is_called_by_what_it_is(seen: Seen, body: str, thing: str) -> None:
    [(code, message)] = seen(body)

    assert code == "PG510"
    assert message.startswith(thing)


def test_a_component_is_called_by_its_name(press: Press) -> None:
    text = '---\ntitle: T\n---\n\n<InfoBox type="tip">Tea.</InfoBox>\n'
    body = box(80, "height: 9mm").replace("<div", "<div data-line=5")
    [found] = diagnostics(press, body, "", text)

    assert found.message == "the component `InfoBox` reaches 5.0 mm out of page 1 at the right"
    assert (found.place.line, found.severity) == (5, Severity.WARNING)


@pytest.mark.parametrize(
    "style",
    [
        "margin-left: -15mm; margin-right: -15mm",
        "position: absolute; left: -10mm",
        "transform: translateX(40mm)",
        "opacity: 0.1; width: 90mm",
    ],
)
def test_what_a_style_puts_into_the_margin_is_no_overflow(seen: Seen, style: str) -> None:
    assert seen(f'<div class="card" style="border: 1px solid; {style}">Tea</div>') == []


def test_but_words_off_the_sheet_are(seen: Seen) -> None:
    found = seen('<div style="margin-left: -20mm">Tea</div>')

    assert found == [("PG510", "the word `Tea` reaches 5.0 mm out of page 1 at the left")]


# Out of a box


def test_a_word_that_is_wider_than_its_column_is_said(seen: Seen) -> None:
    found = seen('<div style="width: 20mm; float: left">WWWWWWWWWWWWWW</div>')

    assert [code for code, _ in found] == ["PG511"]
    assert found[0][1].startswith("the word `WWWWWWWWWWWWWW` reaches out of its box by ")


@pytest.mark.parametrize(
    ("style", "verb"),
    [("overflow: hidden", "is cut off by"), ("", "reaches out of its box by")],
)
def test_a_text_that_is_taller_than_a_fixed_box_is_said_once(
    seen: Seen, style: str, verb: str
) -> None:
    found = seen(f'<div style="height: 10mm; {style}"><p>{"Tea and water. " * 30}</p></div>')

    assert [code for code, _ in found] == ["PG511"]
    assert verb in found[0][1]


def test_a_text_that_fits_a_fixed_box_is_not_said(seen: Seen) -> None:
    assert seen('<div style="height: 10mm; overflow: hidden"><p>Tea<br>and water</p></div>') == []


def test_a_hanging_sign_is_not_out_of_its_box(seen: Seen) -> None:
    css = "p { padding-left: 5mm; text-indent: -5mm } ol { margin: 0; padding-left: 3mm }"
    body = '<p>+ Tea</p><ol start="100" style="margin-left: 9mm"><li>Water</ol>'

    assert seen(body, css) == []


# Text over text


@pytest.mark.parametrize(("shift", "codes"), [(-3.3, ["PG512"]), (-2, [])])
def test_lines_that_cover_each_other_are_said(seen: Seen, shift: float, codes: list[str]) -> None:
    body = f'<p>Come at eight.</p><p style="margin-top: {shift}mm">Bring a letter.</p>'
    found = seen(body)

    assert [code for code, _ in found] == codes
    if found:
        assert found[0][1].startswith("`Come at eight.` and `Bring a letter.` are printed over")


def test_a_small_number_above_a_word_covers_nothing(seen: Seen) -> None:
    body = '<p>Tea<sup style="line-height: 0">12</sup> water<sub>2</sub> and more</p>' * 3

    assert seen(body, "p { line-height: 1 }") == []


# Pages


def test_a_last_page_with_one_line_is_said_with_what_to_save(seen: Seen) -> None:
    found = seen(LINES + "<div style='height: 26mm'>More</div><p>A line.</p>")

    assert found == [("PG513", "the last page, page 2, is filled to 4 % only")]


def test_the_hint_tells_lines_and_millimetres(press: Press) -> None:
    lines = "<p>A line.</p>" * 2
    [found] = diagnostics(press, LINES + box(20, "height: 28mm") + lines)

    assert found.hint is not None
    assert found.hint.startswith("shorten the article by about 2 lines (")


def test_a_last_page_that_is_an_eighth_full_is_left_in_peace(seen: Seen) -> None:
    end = box(20, "height: 16mm")

    assert seen(LINES + f"<div style='height: 26mm'>More</div>{end}") == []


def test_a_short_article_on_one_page_is_left_in_peace(seen: Seen) -> None:
    assert seen("<p>A line.</p>") == []


@pytest.mark.parametrize("css", ["p { break-before: page }", "p { page: end }"])
def test_a_last_page_that_a_style_asks_for_is_left_in_peace(seen: Seen, css: str) -> None:
    assert seen(LINES + "<p>Imprint.</p>", css) == []


def test_a_gap_before_a_box_that_must_not_break_is_an_info(press: Press) -> None:
    card = f'<div class="card" style="break-inside: avoid">{LINES}{MORE}</div>'
    [found] = diagnostics(press, "<p>Tea.</p><h2>Head</h2>" + card, "h2 { break-after: avoid }")

    assert (found.code, found.severity) == ("PG515", Severity.INFO)
    assert found.message.startswith("96 % of page 1 stay empty: the box `card` needs 1")


def test_a_gap_of_a_third_is_left_in_peace(seen: Seen) -> None:
    card = f'<div class="card" style="break-inside: avoid">{LINES}</div>'

    assert seen("<div style='height: 79mm; border: 1px solid'>Tea</div>" + card) == []


def test_a_gap_before_a_page_that_a_style_asks_for_is_left_in_peace(seen: Seen) -> None:
    card = f'<div class="card" style="break-inside: avoid; break-before: page">{LINES}</div>'

    assert seen("<p>Tea.</p>" + card) == []


def test_a_card_that_is_taller_than_a_page_is_said_with_by_how_much(seen: Seen) -> None:
    card = (
        f'<div class="card" style="break-inside: avoid"><div class="in">{LINES}</div>{LINES}</div>'
    )
    found = seen(card, ".in { break-inside: avoid }")

    assert [code for code, _ in found] == ["PG514"]
    by = float(found[0][1].split("is ")[1].split(" mm")[0])
    assert by == pytest.approx(9 * 20 - 118 - 7, abs=8)
    assert found[0][1].endswith("taller than a page; it begins on page 1 and breaks")


def test_a_box_that_may_break_is_left_in_peace(seen: Seen) -> None:
    assert seen(f'<div class="card">{LINES}{LINES}</div>') == []


# Images and codes


@pytest.mark.parametrize(("pixels", "codes"), [(353, ["PG516"]), (355, [])])
def test_an_image_needs_150_pixels_an_inch(seen: Seen, pixels: int, codes: list[str]) -> None:
    image = f'<img alt="Cup" style="width: 60mm" src="{bitmap(pixels, pixels)}">'

    assert [code for code, _ in seen(image)] == codes


def test_a_coarse_image_is_said_with_what_it_needs(press: Press) -> None:
    image = f'<img data-file="cup.png" style="width: 60mm" src="{bitmap(100, 80)}">'
    text = "---\ntitle: T\n---\n\nSee ![Cup](cup.png).\n"
    [found] = diagnostics(press, f"<p data-line=5>{image}</p>", "", text)

    assert found.code == "PG516"
    assert found.message == (
        "the image `cup.png` has 42 pixels an inch where it is printed, 60.0 mm wide"
    )
    assert found.hint == "take one that is 355 pixels wide or more, not 100"
    assert (found.place.line, found.place.column, found.place.length) == (5, 12, 7)


def test_an_image_that_is_cut_to_its_box_is_judged_by_its_whole_size(seen: Seen) -> None:
    style = "width: 20mm; height: 60mm; object-fit: cover"
    [(code, message)] = seen(f'<img alt="Cup" style="{style}" src="{bitmap(300, 300)}">')

    assert code == "PG516"
    assert "127 pixels an inch where it is printed, 60.0 mm wide" in message


def test_a_drawing_has_no_pixels(seen: Seen) -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>"
    address = f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"

    assert seen(f'<img alt="Cup" style="width: 60mm" src="{address}">') == []


@pytest.mark.parametrize(
    ("width", "kind", "codes"), [(20, "BMP", ["PG517"]), (20, "PNG", []), (65, "BMP", [])]
)
def test_pixels_that_no_press_prints_are_an_info_if_they_cost_megabytes(
    seen: Seen, width: int, kind: str, codes: list[str]
) -> None:
    image = f'<img alt="Cup" style="width: {width}mm" src="{bitmap(1500, 1500, kind)}">'

    assert [code for code, _ in seen(image)] == codes


def test_a_wasteful_image_is_said_with_the_pixels_that_are_enough(press: Press) -> None:
    image = f'<img alt="Cup" style="width: 20mm" src="{bitmap(1500, 1500, "BMP")}">'
    [found] = diagnostics(press, image)

    assert (found.code, found.severity) == ("PG517", Severity.INFO)
    assert found.message.endswith(
        "has 1905 pixels an inch where it is printed, 20.0 mm wide, and takes 2.3 MB"
    )
    assert found.hint == "make it 473 pixels wide: more cannot be seen on paper"


def code(size: float, side: int = 33, more: str = "") -> str:
    style = f"display: block; width: {size}mm; height: {size}mm; {more}"
    alt = "QR code: www.example.org/tea"
    return f'<img class="code" alt="{alt}" style="{style}" src="{bitmap(side, side)}">'


@pytest.mark.parametrize(("size", "codes"), [(13.2, []), (13.1, ["PG518"])])
def test_a_code_needs_modules_of_four_tenths_of_a_millimetre(
    seen: Seen, size: float, codes: list[str]
) -> None:
    assert [code for code, _ in seen(code(size))] == codes


def test_a_small_code_is_called_by_its_address(press: Press) -> None:
    [found] = diagnostics(press, code(10), "", "---\ntitle: T\n---\n\n[Tea](/tea)\n")

    assert found.message == (
        "the QR code `www.example.org/tea` on page 1 has modules of 0.30 mm; phones need 0.4 mm"
    )
    assert found.hint == "let the stylesheet print it 13.2 mm wide or more"


@pytest.mark.parametrize(("left", "codes"), [(19.9, []), (19.5, ["PG519"])])
def test_words_may_not_stand_in_the_white_around_a_code(
    seen: Seen, left: float, codes: list[str]
) -> None:
    beside = f'<p style="position: absolute; top: 5mm; left: {left}mm">Tea</p>'

    assert [
        code for code, _ in seen(f'<div style="position: relative">{code(20)}{beside}</div>')
    ] == codes


@pytest.mark.parametrize(("up", "codes"), [(2.3, []), (3.0, ["PG519", "PG519"])])
def test_codes_may_share_their_white_but_not_reach_into_it(
    seen: Seen, up: float, codes: list[str]
) -> None:
    below = code(20, more=f"margin-top: -{up}mm")

    assert [code for code, _ in seen(code(20) + below)] == codes


def test_pages_are_walked_in_the_order_of_their_boxes(press: Press) -> None:
    pages = press.lay_out("<p data-line=3>One</p><p>Two</p>").pages
    [sheet] = walk(pages)

    assert [(it.text, it.around.line, it.before) for it in sheet.words] == [
        ("One", 3, 3),
        ("Two", 0, 3),
    ]


def test_a_document_without_pages_has_no_fault() -> None:
    assert list(inspect([], PurePosixPath("a.mdx"), None)) == []
