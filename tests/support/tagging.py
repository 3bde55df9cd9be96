"""Tagged pages for tests of the passes: what goes in, and how a file is looked at."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from weasyprint import Document

from printguide.compose.codes import encode
from printguide.engine.finishing import finisher, tagged
from printguide.engine.passes.tree import TagTree
from tests.support.printing import Press, tags
from tests.support.soundness import unsound

Pass = Callable[[TagTree], None]
IMAGE = f'<img src="{encode("https://example.org").bitmap()}" style="width: 20mm"'
ICONS = ".icon::before { content: attr(data-icon) }"
FURNITURE = """
@page { @bottom-center { content: counter(page) } @top-left { content: element(head) } }
.head { position: running(head) }
"""
LAYOUTS = {
    "text in the body": "loose <b>text</b> <p>and a paragraph</p> more",
    "lists": "<ul><li>a<ul><li>b<p>c</p></ul><li style='list-style: none'>d</ul>"
    "<ol><li><ol><li>x</ol></ol>",
    "marked inside": "<ul style='list-style-position: inside'><li>a<li><div>b</div></ul>",
    "definitions": "<dl><dt>a<dd>b<p>c</p></dl><dl><div><dt>a<dd>b</div></dl>",
    "tables": "<table><caption>c</caption><thead><tr><th>h</thead>"
    f"{'<tr><td>x<p>y</p>' * 30}</table>",
    "parts of tables": "<div style='display: table'><p style='display: table-cell'>x</p>y</div>",
    "blocks for tables": "<table style='display: block'><tr style='display: flex'><td>x</table>",
    "flexible": "<div style='display: flex'>a<p>b</p><ul><li>c</ul></div>",
    "grid": "<div style='display: grid; grid-template-columns: 1fr 1fr'>a<p>b</p><p>c</p></div>",
    "columns": "<div style='columns: 2'><h2 style='column-span: all'>t</h2>"
    f"{'<p>x</p>' * 60}</div>",
    "out of the flow": "<p>a<span style='float: right'>b</span>"
    "<b style='position: absolute'>c</b></p>"
    "<div style='position: fixed; top: 0'>d</div>",
    "footnotes": "<p>a<span style='float: footnote'>b <b>c</b></span> d</p>" * 30,
    "inline blocks": "<p>a <span style='display: inline-block'>b<p>c</p></span></p>",
    "blocks in links": "<a href='#x'>a<div id=x>b</div>c</a>",
    "images": f"<p>{IMAGE} alt=x> <svg width='10' height='10'><title>t</title></svg></p>",
    "broken inline": f"<p>{'<a href=#y>some words <b id=y>that break</b></a> ' * 20}</p>",
    "generated": "<style>p::before { content: 'x' } q::after { display: block }</style>"
    "<p>a<q>b</q></p>",
    "forms": "<form><input value=x><select><option>a</select><textarea>b</textarea></form>",
    "furniture": f"<style>{FURNITURE}</style><div class=head>a<ul><li>b</ul></div><p>c</p>",
    "broken items": f"<ul>{'<li><p>a long paragraph</p><p>and another</p>' * 30}</ul>",
    "headings": "<h1>a</h1><section><h2>b <small>c</small></h2></section><hr><pre>d\ne</pre>",
}
"""Small pages that WeasyPrint lays out, and so tags, in many ways."""


def through(*passes: Pass) -> Callable[[Document, Any], None]:
    """A finisher of some passes only."""

    def finish(document: Document, pdf: Any) -> None:
        tree = tagged(document, pdf)
        assert tree.origins
        for mend in passes:
            mend(tree)

    return finish


def before_and_after(
    press: Press, body: str, mend: Pass, css: str = "", first: Pass | None = None
) -> tuple[str, str]:
    """The tags of a page as WeasyPrint leaves them, and after a pass."""
    passes = [first, mend] if first else [mend]
    mended = press.write(body, css, through(*passes))
    return tags(press.write(body, css)), tags(mended)


def opened(pdf: bytes) -> pikepdf.Pdf:
    """A file to look into."""
    return pikepdf.open(io.BytesIO(pdf))


def page_marks(file: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """The marked contents of the pages: their tag, and what is said of them."""
    for page in file.pages:
        for step in pikepdf.parse_content_stream(page):
            if str(step.operator) in ("BDC", "BMC"):
                yield str(step.operands[0]), step.operands[1:]


def mended(press: Press, body: str, css: str = "") -> pikepdf.Pdf:
    """A file that went through all passes, and is sound."""
    pdf = press.write(body, css, finisher(()))
    assert unsound(pdf) == []
    return opened(pdf)


def elements(file: pikepdf.Pdf, kind: str) -> list[Any]:
    """The structure elements of one kind, as they stand in the file."""
    found = [it for it in file.objects if isinstance(it, pikepdf.Dictionary)]
    return [it for it in found if it.get("/S") == f"/{kind}"]
