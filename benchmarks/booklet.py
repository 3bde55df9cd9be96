"""A booklet against one document of the same articles: time, memory and size.

`python -m benchmarks.booklet [COUNT…]` makes so many articles of the samples, with changed text,
and measures in one run: all of them as one document of WeasyPrint, and as a booklet with one and
with two engines. Processes of their own, so that peaks of memory are apart.
"""

import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CONTENT = Path(__file__).parent.parent / "content"
COUNTS = (16, 64)
NAMES = ("check-up", "knee", "companion", "medicines", "airport", "market", "weekend", "allergies")


def articles(count: int, folder: Path) -> None:
    """Write so many articles, each a sample with a name and a title of its own."""
    (folder / "printguide.toml").write_text(
        (CONTENT / "printguide.toml").read_text("utf-8"), "utf-8"
    )
    (folder / "images").symlink_to(CONTENT / "images")
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


def as_one(folder: Path, out: Path) -> None:
    """Lay all articles out as one document, as whoever has no booklets would."""
    import datetime as dt

    from printguide.building import compose_file
    from printguide.catalogue import Catalogue
    from printguide.compose.order import Order
    from printguide.compose.print_html import PrintHtml
    from printguide.engine.weasy import render
    from printguide.formats.paper import papers
    from printguide.project import open_project

    project = open_project(folder, dt.date(2026, 11, 1))
    order = Order(project, project.format("brochure"), papers()["a4"], Catalogue(project))
    made = [compose_file(file, order)[1].value for file in sorted(folder.glob("guide-*.mdx"))]
    pages = [html for html in made if html]
    head, _, _ = pages[0].html.partition("<body>")
    bodies = [
        _apart(html.html.partition("<body>")[2].rpartition("</body>")[0], number)
        for number, html in enumerate(pages)
    ]
    whole = "<div style='break-before: page'></div>".join(bodies)
    first = pages[0]
    one = PrintHtml(
        path=first.path, slug="one", name="one", title="One", lang="en",
        html=f"{head}<body>{whole}</body></html>",
        characters=frozenset().union(*(html.characters for html in pages)),
        codes=tuple({code.url: code for html in pages for code in html.codes}.values()),
    )  # fmt: skip
    rendering = render(one, project.root).value
    if rendering is None:
        raise SystemExit("the document could not be laid out")
    out.write_bytes(rendering.pdf)


def _apart(body: str, number: int) -> str:
    """Keep the ids of an article apart from those of the others."""
    body = re.sub(r' id="([^"]+)"', rf' id="a{number}-\1"', body)
    return re.sub(r' href="#([^"]+)"', rf' href="#a{number}-\1"', body)


def as_booklet(folder: Path, out: Path, engines: int) -> None:
    """Make the booklet."""
    from printguide.cli.main import commands

    arguments = [str(folder / "booklet.toml"), "--out", str(out.parent), "--jobs", str(engines)]
    commands.main(["booklet", "build", *arguments, "--quiet"], standalone_mode=False)
    (out.parent / "booklet.pdf").rename(out)


def measured(kind: str, folder: Path, out: Path) -> tuple[float, int, int]:
    """Run one way in a process of its own: seconds, the largest process in MB, bytes."""
    program = (
        f"from benchmarks.booklet import one_way; one_way({kind!r}, {str(folder)!r}, {str(out)!r})"
    )
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - start
    if not out.is_file():
        raise SystemExit(done.stderr[-2000:])
    return seconds, int(done.stdout.split()[-1]), out.stat().st_size


def one_way(kind: str, folder: str, out: str) -> None:
    """Make the PDF in one way, then print the peak of memory of this process or of its largest."""
    if kind == "document":
        as_one(Path(folder), Path(out))
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
        results = {
            kind: measured(kind, folder, Path(place) / f"{kind}.pdf")
            for kind in ("document", "1", "2")
        }
    base = results["document"]
    print(f"{count} articles: one document {base[0]:.1f} s, {base[1]} MB, {base[2] // 1000} kB")
    for kind in ("1", "2"):
        seconds, peak, size = results[kind]
        print(
            f"  booklet, engines: {kind}: {seconds / base[0]:.2f} of the time, "
            f"largest process {peak} MB, {size / base[2]:.2f} of the size"
        )


def main() -> None:
    """Measure the sizes that are asked for."""
    for count in map(int, sys.argv[1:] or COUNTS):
        measure(count)


if __name__ == "__main__":
    main()
