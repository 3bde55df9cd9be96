"""Both themes, in every format and from right to left: read by people and by programs."""

import datetime as dt
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from printguide.article.reading import source_of
from printguide.batch.request import Request
from printguide.batch.running import build
from printguide.building import compose_file
from printguide.catalogue import Catalogue
from printguide.compose.order import Order
from printguide.engine.weasy import render
from printguide.faults import Severity
from printguide.formats.paper import papers
from printguide.made import Made
from printguide.project import Project, open_project
from printguide.specimens import _text
from tests.support.contrast import runs
from tests.support.inspector import Inspector
from tests.support.outside import VERAPDF
from tests.support.soundness import unsound

pytestmark = pytest.mark.slow

Printed = Callable[[str, str], Made]

THEMES = ("bright", "calm")
FORMATS = ("brochure", "large-print", "leaflet", "phone", "card")
TODAY = dt.date(2026, 2, 7)
OF_THE_TEXT = {"PG403", "PG446", "PG513"}
"""Dead links of examples, a table that is too wide on purpose, a last page with a few lines."""

BOX = '<InfoBox type="{0}" title="{1}">\n  [{1}](https://example.org/{0}) `x`\n</InfoBox>\n\n'
BOXES = "".join(
    BOX.format(kind, f"About {kind}") for kind in ("info", "tip", "warning", "danger", "success")
)
TABLE = "| A | [B](https://example.org/b) | C |\n|---|---|---|\n" + "| 1 | 2 | 3 |\n" * 3
WIDE = "| " + " | ".join(f"Column {n} of ten" for n in range(10)) + " |\n" + "|---" * 10 + "|\n"
WIDE += ("| Interdisciplinary | 12,345 " * 5 + "|\n") * 3
PLAIN = f"""
{WIDE}
<Steps>
<Step number="Step 12" title="A long number">Words.</Step>
</Steps>

<Steps>

1. First
2. Second

</Steps>

> A quotation, with [its source](https://example.org/q).

{TABLE}
### Third

#### Fourth

Some ~~old~~ ==marked== text[^1], H<sub>2</sub>O and <kbd>Ctrl</kbd>.

- [x] done
- [ ] not done

[^1]: A note.
"""
ARABIC = """---
title: "دليل الزائر"
slug: visitor
lang: ar
category: "للمرضى"
excerpt: "ما الذي تحضره معك [هنا](https://example.org/x)."
---

<KeyTakeaways points={["لا تأكل.", "أحضر البطاقة."]} readTime={4} />

## قبل الفحص

اشرب كوبًا من الماء، والبس ملابس مريحة.

<InfoBox type="warning" title="انتبه">
  أخبرنا.
</InfoBox>

<StepGuide title="خطوات" steps={[{ title: "الاستقبال" }, { title: "الفحص" }]} />

<Steps>
<Step title="مد الركبة">اجلس.</Step>
</Steps>

<Timeline items={[{ time: "اليوم", title: "راحة" }, { time: "غدًا", title: "مشي" }]} />

<LocationCard name="عيادة" address="شارع 1" lat={34.3} lng={128.3} />

<StatCard stats={[
  { value: "11%", label: "a" }, { value: "22%", label: "b" }, { value: "33%", label: "c" }
]} />

<QuickFacts facts={[{ label: "a", value: "101" }, { label: "b", value: "202" }]} columns={2} />

<ProsCons pros={["303"]} cons={["404"]} />
"""


@pytest.fixture(scope="module", params=THEMES)
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project in a theme, with an article of all there is, and one in Arabic."""
    root = tmp_path_factory.mktemp(request.param)
    settings = (
        f'[site]\nbase_url = "https://www.example.org"\n[brand]\ntheme = "{request.param}"\n'
        'name = "Harbour"\ntagline = "Plain words"\n[brand.contact]\nphone = "+44 20 7946 0110"\n'
    )
    (root / "printguide.toml").write_text(settings, "utf-8")
    quay = Path(__file__).parents[2] / "printguide" / "starters" / "project" / "images"
    (root / "images").mkdir()
    (root / "images" / "quay.svg").write_bytes((quay / "quay.svg").read_bytes())
    made = open_project(root, TODAY)
    head = (
        "---\ntitle: All there is\nslug: all\ncategory: Tests\nauthor: A. Example\n"
        "cover: {image: images/quay.svg, alt: A quay}\n"
        'excerpt: "Some, with [a link](https://example.org/e) and `code`."\nlang: en\n---\n'
    )
    book = _text(made.registry.entries()).split("---\n", 2)[2]
    (root / "all.mdx").write_text(f"{head}\n{book}\n\n## Plain\n\n{BOXES}{PLAIN}", "utf-8")
    (root / "visitor.mdx").write_text(ARABIC, "utf-8")
    return made


def order_of(project: Project, name: str) -> Order:
    format_ = project.format(name)
    return Order(project, format_, papers()[format_.papers[0]], Catalogue(project))


@pytest.fixture(scope="module")
def printed(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Return a function that prints an article in a format, each once for all tests."""
    out = tmp_path_factory.mktemp("printed")

    @cache
    def made(name: str, article: str) -> Made:
        request = Request((name,), None, out)
        (one,) = build([project.root / article], project, request, render, lambda _: None)
        return one

    return made


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("article", ["all.mdx", "visitor.mdx"])
def test_no_word_stands_on_a_ground_it_cannot_be_read_on(
    project: Project, name: str, article: str
) -> None:
    _, html = compose_file(project.root / article, order_of(project, name))
    assert html.value is not None, html.found

    seen = list(runs(html.value, project.root))
    low = {(it.text, str(it.colour), str(it.ground)) for it in seen if it.ratio < 4.5}

    assert len(seen) > 5
    assert low == set()


@pytest.mark.parametrize(
    ("name", "article"),
    # Fitting so long an article as the first to six panels takes minutes.
    [(name, "visitor.mdx") for name in FORMATS]
    + [(name, "all.mdx") for name in FORMATS if name != "leaflet"],
)
def test_every_format_is_made_in_it_without_a_warning(
    project: Project, printed: Printed, name: str, article: str
) -> None:
    made = printed(name, article)

    found = [it for it in made.found if it.severity is not Severity.INFO]
    assert [it for it in found if it.code not in OF_THE_TEXT] == []
    assert made.file is not None
    pdf = Inspector.of(made.file)
    assert all(pdf.fonts.values())
    if not project.format(name).fold:  # panels on a sheet are not read aloud
        assert unsound(pdf.content) == []


@pytest.mark.skipif(not VERAPDF.exists(), reason="veraPDF is not at hand")
def test_verapdf_finds_it_accessible(printed: Printed) -> None:
    names, articles = ("brochure", "phone", "large-print"), ("all.mdx", "visitor.mdx")
    pdfs = [str(printed(name, article).file) for name in names for article in articles]

    command = [str(VERAPDF), "PDFUA_1", *pdfs]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_same_article_is_the_same_file(
    project: Project, printed: Printed, tmp_path: Path
) -> None:
    request = Request(("brochure",), None, tmp_path)
    (again,) = build([project.root / "all.mdx"], project, request, render, lambda _: None)

    first = printed("brochure", "all.mdx").file
    assert first
    assert again.file
    assert again.file != first
    assert again.file.read_bytes() == first.read_bytes()


@pytest.mark.parametrize("name", ["brochure", "large-print"])
def test_what_stands_side_by_side_is_mirrored_in_arabic(printed: Printed, name: str) -> None:
    made = printed(name, "visitor.mdx")
    assert made.file is not None
    pdf = Inspector.of(made.file)
    pairs = [("11%", "22%"), ("101", "202")]
    pairs += [("22%", "33%"), ("303", "404")] if name == "brochure" else []

    for first, second in pairs:
        assert left_of(pdf, first) > left_of(pdf, second), (first, second)


def left_of(pdf: Inspector, words: str) -> float:
    """How far from the left edge of its page some text begins, in points."""
    for page in pdf.document:
        text = page.get_textpage()
        if found := text.search(words).get_next():
            return float(text.get_charbox(found[0])[0])
    raise AssertionError(words)


def test_the_themes_look_different(tmp_path: Path) -> None:
    """Another face for titles, and another colour on a third of the cover."""
    pages = []
    for theme in THEMES:
        (tmp_path / "printguide.toml").write_text(f'[brand]\ntheme = "{theme}"\n', "utf-8")
        (tmp_path / "a.mdx").write_text("---\ntitle: A long walk\n---\n\nGo.\n", "utf-8")
        project = open_project(tmp_path, TODAY)
        _, html = compose_file(tmp_path / "a.mdx", order_of(project, "brochure"))
        assert html.value is not None
        made = render(html.value, tmp_path, source_of("", html.value.path)).value
        assert made is not None
        pages.append(Inspector(made.pdf))

    titles = [{name.split("-")[1] for name in page.fonts} - {"Sans"} for page in pages]
    assert titles == [{"Poster"}, {"Serif"}]
    bright, calm = (page.raster(0, 30)[:80].mean() for page in pages)
    assert calm - bright > 20
