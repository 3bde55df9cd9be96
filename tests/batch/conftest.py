"""A print shop without an engine: it prints the hash of the HTML, so that tests are quick."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

import pytest

from printguide.article.reading import Source
from printguide.batch.request import Request
from printguide.batch.running import Run, plan_of
from printguide.catalogue import articles_in
from printguide.compose.print_html import PrintHtml
from printguide.engine.rendering import Leaf, Rendering
from printguide.faults import Diagnostic
from printguide.made import Made, Status
from printguide.outcome import Outcome
from printguide.project import open_project
from printguide.store import Store

TODAY = dt.date(2026, 2, 7)
SETTINGS = '[site]\nbase_url = "https://www.example.org"\n'
QUAY = "---\ntitle: Quay\nslug: quay\nlang: en\ndate: 2026-01-05\n---\n\nBy the water.\n\n"
FILES = {
    "printguide.toml": SETTINGS,
    "quay.mdx": QUAY + "See [the market](./market.mdx#stalls).\n\n![A boat](images/boat.svg)\n",
    "market.mdx": QUAY.replace("Quay", "Market").replace("quay", "market") + "## Stalls\n\nFish.\n",
    "tram.mdx": QUAY.replace("Quay", "Tram").replace("quay", "tram"),
    "images/boat.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>',
}


@dataclass
class Shop:
    """A project in a folder, and what is printed of it."""

    root: Path
    store: Store
    today: dt.date = TODAY
    printed: list[str] = field(default_factory=list)
    """The slugs of what was laid out, since it was last looked at."""
    read: tuple[str, ...] = ()
    """What stylesheets are said to have read."""
    found: tuple[Diagnostic, ...] = ()
    """What is said of the pages of each article."""
    request: Request = field(init=False)
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.request = Request(("brochure",), None, self.root / "out", store=self.store)

    def write(self, name: str, text: str) -> None:
        """Write a file of the project."""
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def render(self, html: PrintHtml, root: Path, source: Source | None) -> Outcome[Rendering]:
        """Print an article: one page."""
        self.printed.append(html.slug)
        leaf = Leaf(210, 297, 250, 100)
        digest = sha256(html.html.encode()).hexdigest()
        return Outcome(
            Rendering(f"%PDF {digest}".encode(), (leaf,), {}, files=self.read), self.found
        )

    def build(self) -> list[Made]:
        """Build all articles of the project."""
        project = open_project(self.root, self.today)
        plan = plan_of(articles_in(self.root), project, self.request)
        run = Run(plan, self.render, lambda name: None)
        made = list(run.made())
        self.notes = run.notes
        return made

    def again(self) -> dict[str, Status]:
        """Build all articles, and return what became of each, by the stems of their names."""
        self.printed.clear()
        return {one.article.stem: one.status for one in self.build()}

    def bytes(self) -> dict[str, bytes]:
        """Return every file that was written."""
        out = self.request.out
        assert out is not None
        return {
            file.relative_to(out).as_posix(): file.read_bytes()
            for file in sorted(out.rglob("*"))
            if file.is_file()
        }

    def at(self, today: dt.date) -> "Shop":
        """Return the same shop on another day."""
        return replace(self, today=today)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    made = Shop(tmp_path / "project", Store(tmp_path / "results"))
    for name, text in FILES.items():
        made.write(name, text)
    return made


Change = Callable[[Shop], None]
