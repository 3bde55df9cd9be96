"""A booklet against one document of the same articles: time, memory and size.

`python -m benchmarks.booklet [COUNT…]` makes so many articles of the samples, with changed text,
and measures in one run: all of them as one document of WeasyPrint, alone and with all that a
booklet has beside them (contents, part, index, all codes, numbers of pages in links, which counters
give there), and as a booklet with one and with two engines. Processes of their own, so that peaks
of memory are apart.
"""

import pickle
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from printguide.booklet.rounds import Rounds
    from printguide.compose.print_html import PrintHtml

CONTENT = Path(__file__).parent.parent / "content"
COUNTS = (16, 64)
SAME = "document.pickle"
COUNTERS = """
a.inward.bound::after { content: " (p. " target-counter(attr(href), page) ")" !important; }
a.counted::after { content: target-counter(attr(href), page); }
"""
_COMPONENTS = re.compile(r"@layer components \{\n.*?\n\}\n", re.DOTALL)
NAMES = ("check-up", "knee", "companion", "medicines", "airport", "market", "weekend", "allergies")


def articles(count: int, folder: Path) -> None:
    """Write so many articles, each a sample with a name and a title of its own."""
    (folder / "printguide.toml").write_text(
        (CONTENT / "printguide.toml").read_text("utf-8"), "utf-8"
    )
    shutil.copytree(CONTENT / "images", folder / "images")
    for number in range(count):
        text = (CONTENT / f"{NAMES[number % len(NAMES)]}.mdx").read_text("utf-8")
        text = re.sub(r"(?m)^slug: .*$", f"slug: guide-{number}", text, count=1)
        text = re.sub(r'(?m)^title: "?([^"\n]*)"?$', rf'title: "\1, {number}"', text, count=1)
        text = text.replace(". ", f" ({number}). ", 3)
        batch = number - number % len(NAMES)
        for place, name in enumerate(NAMES):
            text = text.replace(f"./{name}.mdx", f"./guide-{batch + place:03}.mdx")
        (folder / f"guide-{number:03}.mdx").write_text(text, "utf-8")
    (folder / "booklet.toml").write_text(
        'title = "Measured"\nissue = "1"\npaper = "a4"\n'
        '[[parts]]\ntitle = "All"\narticles = ["guide-*.mdx"]\n',
        "utf-8",
    )


def compose_all(folder: Path) -> "tuple[list[PrintHtml], Path]":
    """Compose every article by itself, as every way has to."""
    import datetime as dt

    from printguide.building import compose_file
    from printguide.catalogue import Catalogue
    from printguide.compose.order import Order
    from printguide.formats.paper import papers
    from printguide.project import open_project

    project = open_project(folder, dt.date(2026, 11, 1))
    order = Order(project, project.format("brochure"), papers()["a4"], Catalogue(project))
    made = [compose_file(file, order)[1].value for file in sorted(folder.glob("guide-*.mdx"))]
    return [html for html in made if html], project.root


def lay_out(html: "PrintHtml", root: Path, out: Path) -> None:
    """Lay out one document of all."""
    from printguide.engine.weasy import render

    rendering = render(html, root).value
    if rendering is None:
        raise SystemExit("the document could not be laid out")
    out.write_bytes(rendering.pdf)


def as_articles(folder: Path, out: Path) -> None:
    """Lay all articles out as one document: without contents, index, heads, or links between."""
    pages, root = compose_all(folder)
    bodies = [_apart(_body(html), f"a{number}") for number, html in enumerate(pages)]
    lay_out(one_of(pages, bodies), root, out)


def as_document(folder: Path, out: Path) -> None:
    """Lay the same publication out as one document, with counters in place of our numbers."""
    compose_all(folder)
    lay_out(pickle.loads((folder / SAME).read_bytes()), folder, out)  # noqa: S301 - we wrote it


def prepare_document(folder: Path) -> None:
    """Write down the HTML of the whole booklet as one document, with `target-counter()`."""
    from printguide.booklet.laying import compose_piece

    rounds = settled(folder)
    stands = [stand for stand in rounds.stands if stand.piece.compose]
    composed = [compose_piece(it, rounds.around).html for it in stands]
    pages = [html for html in composed if html]
    bodies = [
        _counted(_apart(_body(html), it.piece.name), it.piece.name, right=it.piece.right)
        for it, html in zip(stands, pages, strict=True)
    ]
    (folder / SAME).write_bytes(pickle.dumps(one_of(pages, bodies, COUNTERS)))


def settled(folder: Path) -> "Rounds":
    """Make the booklet, and return what every piece of it came to."""
    import datetime as dt

    from printguide.booklet import making
    from printguide.booklet.desk import Desk
    from printguide.booklet.pieces import Piece
    from printguide.booklet.publication import open_publication
    from printguide.booklet.rounds import Rounds
    from printguide.booklet.spool import Spool
    from printguide.catalogue import Catalogue
    from printguide.consulted import Consulted
    from printguide.engine.weasy import render
    from printguide.formats.paper import papers
    from printguide.project import open_project

    seen: list[Rounds] = []

    class Seen(Rounds):
        def settle(self, assemble: Callable[[], Iterable[Piece]]) -> bool:
            seen.append(self)
            return super().settle(assemble)

    monkey = vars(making)
    monkey["Rounds"] = Seen
    file = folder / "booklet.toml"
    project = open_project(folder, dt.date(2026, 11, 1))
    edition = making.Edition(project.format("brochure"), papers()["a4"], "en")
    with Spool() as spool:
        desk = Desk(Consulted(Catalogue(project)), (render,), spool)
        making.make(open_publication(file), file, desk, edition)
    monkey["Rounds"] = Rounds
    return seen[0]


def one_of(pages: "list[PrintHtml]", bodies: list[str], css: str = "") -> "PrintHtml":
    """Put bodies together to one document with the styles of all."""
    from printguide.compose.print_html import PrintHtml

    first = pages[0]
    sheets = dict.fromkeys(sheet for html in pages for sheet in _COMPONENTS.findall(html.html))
    head = _COMPONENTS.sub("", first.html.partition("<body>")[0])
    head = head.replace("@layer formats {", "\n".join((*sheets, "@layer formats {")), 1)
    head = head.replace("</style>", f"\n{css}</style>", 1)
    return PrintHtml(
        path=first.path, slug="one", name="one", title="One", lang="en",
        html=f"{head}<body>{''.join(bodies)}</body></html>",
        characters=frozenset().union(*(html.characters for html in pages)),
        styles=first.styles,
        codes=tuple({code.url: code for html in pages for code in html.codes}.values()),
    )  # fmt: skip


def _body(html: "PrintHtml") -> str:
    return html.html.partition("<body>")[2].rpartition("</body>")[0]


def _apart(body: str, name: str) -> str:
    """Keep the ids of an article apart from those of the others, and begin a page."""
    body = re.sub(r' id="([^"]+)"', rf' id="{name}--\1"', body)
    body = re.sub(r' href="#([^"]+)"', rf' href="#{name}--\1"', body)
    return f"<div class='one-piece' id='{name}'>{body}</div>"


def _counted(body: str, name: str, *, right: bool) -> str:
    """Let links lead within the document, and let counters say on which page they do."""
    body = re.sub(r' href="xref:([^"#]+)#([^"]+)"', r' href="#\1--\2"', body)
    body = re.sub(r' href="xref:([^"]+)"', r' href="#\1"', body)
    body = re.sub(
        r'href="(#[^"]+)"([^>]*>(?:(?!</p>).)*?)<span class="contents-page">[^<]*</span>',
        r'href="\1"\2<a class="counted contents-page" href="\1"></a>',
        body,
    )
    body = re.sub(r'<a class="codes-page"( href="[^"]+")>[^<]*<', r'<a class="counted"\1><', body)
    if name == "index":
        body = re.sub(r'<a( href="#[^"]+")>[^<]*<', r'<a class="counted"\1><', body)
    return body.replace("<div ", "<div style='break-before: right' ", 1) if right else body


def as_booklet(folder: Path, out: Path, engines: int) -> None:
    """Make the booklet."""
    from printguide.cli.main import commands

    arguments = [str(folder / "booklet.toml"), "--out", str(out.parent), "--jobs", str(engines)]
    commands.main(["booklet", "build", *arguments, "--no-cache", "--quiet"], standalone_mode=False)
    (out.parent / "booklet.pdf").rename(out)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one way took."""

    seconds: float
    processor: float
    """Seconds of all processes together, which other work on the machine disturbs less."""
    peak: int
    """Of the largest process, in MB."""
    size: int

    def against(self, other: "Measured") -> str:
        """Say how much of another way's cost this one is."""
        return (
            f"{self.seconds / other.seconds:.2f} of the time, "
            f"{self.processor / other.processor:.2f} of the processor time, "
            f"{self.size / other.size:.2f} of the size"
        )


def measured(kind: str, folder: Path, out: Path) -> Measured:
    """Run one way in a process of its own."""
    program = (
        f"from benchmarks.booklet import one_way; one_way({kind!r}, {str(folder)!r}, {str(out)!r})"
    )
    start, before = time.perf_counter(), _processor()
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    seconds, processor = time.perf_counter() - start, _processor() - before
    if not out.is_file():
        raise SystemExit(done.stderr[-2000:])
    return Measured(seconds, processor, int(done.stdout.split()[-1]), out.stat().st_size)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def one_way(kind: str, folder: str, out: str) -> None:
    """Make the PDF in one way, then print the peak of memory of this process or of its largest."""
    if kind == "articles":
        as_articles(Path(folder), Path(out))
    elif kind == "document":
        as_document(Path(folder), Path(out))
    else:
        as_booklet(Path(folder), Path(out), int(kind))
    peaks = (
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(max(peaks) // 1024)


def measure(count: int) -> None:
    """Measure and print one size."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "project"
        folder.mkdir()
        articles(count, folder)
        # Apart: a process begins with the peak of memory of the one that starts it.
        program = f"from benchmarks.booklet import *; prepare_document(Path({str(folder)!r}))"
        subprocess.run([sys.executable, "-c", program], check=True)
        results = {
            kind: measured(kind, folder, Path(place) / f"{kind}.pdf")
            for kind in ("articles", "document", "1", "2")
        }
    print(f"{count} articles")
    said = {"articles": "one document, articles alone", "document": "one document, all of it"}
    for kind, it in results.items():
        print(
            f"  {said.get(kind, f'booklet, engines: {kind}')}: {it.seconds:.1f} s, "
            f"processor {it.processor:.1f} s, largest process {it.peak} MB, {it.size // 1000} kB"
        )
        for base in said if kind not in said else ():
            print(f"    to {said[base]}: {it.against(results[base])}")


def main() -> None:
    """Measure the sizes that are asked for."""
    for count in map(int, sys.argv[1:] or COUNTS):
        measure(count)


if __name__ == "__main__":
    main()
