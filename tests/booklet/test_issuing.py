"""An edition is made once, what has changed is found, and no byte depends on what was kept."""

import datetime as dt
import errno
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from printguide.article.reading import Source
from printguide.booklet.desk import Step
from printguide.booklet.issuing import Issue, Issued, Sheets
from printguide.booklet.making import Edition
from printguide.booklet.publication import open_publication
from printguide.building import Prepared, prepare
from printguide.cli.main import commands
from printguide.compose.print_html import PrintHtml
from printguide.engine.rendering import Rendering
from printguide.engine.weasy import render
from printguide.faults import EnvironmentFault
from printguide.formats.format import find_paper
from printguide.made import Status
from printguide.outcome import Outcome
from printguide.project import Project, open_project
from printguide.store import Store

pytestmark = pytest.mark.slow

SETTINGS = '[site]\nbase_url = "https://www.example.org"\n'
MANIFEST = 'title = "The quay"\nissue = "1"\n[[parts]]\ntitle = "All"\narticles = ["*.mdx"]\n'


def article(name: str, text: str) -> str:
    return f"---\ntitle: {name}\nslug: {name.lower()}\nlang: en\ndate: 2026-01-05\n---\n\n{text}\n"


FILES = {
    "printguide.toml": SETTINGS,
    "quarterly.toml": MANIFEST,
    "ferry.mdx": article("Ferry", "It leaves at noon. See [the market](./market.mdx)."),
    "market.mdx": article("Market", "Fish and fruit.\n\n![A stall](stall.svg)"),
    "tram.mdx": article("Tram", "Line 2."),
    "styles/project.css": "@page { background: url(paper.svg) }",
    "paper.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>',
    "stall.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>',
}


@dataclass
class Desk:
    """A publication in a folder, and what of it is laid out."""

    root: Path
    store: Store | None
    today: dt.date = dt.date(2026, 2, 7)
    sheets: Sheets | None = None
    laid_out: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def render(self, html: PrintHtml, root: Path, source: Source | None) -> Outcome[Rendering]:
        """Lay out, and remember what."""
        self.laid_out.append(html.name)
        return render(html, root, source)

    def issue(self, out: str = "out") -> Issued:
        """Issue the only edition."""
        self.laid_out.clear()
        self.steps.clear()
        project = open_project(self.root, self.today)
        file = self.root / "quarterly.toml"
        format_ = project.format("brochure")
        edition = Edition(format_, find_paper("a5", format_), "en")
        issue = Issue(
            file, project, (self.render,), self.store, self.sheets, tell=self.steps.append
        )
        return issue.issue(open_publication(file), edition, self.root / out / "quarterly.pdf")

    def files(self, out: str = "out") -> dict[str, bytes]:
        """Every file that was written."""
        return {file.name: file.read_bytes() for file in sorted((self.root / out).iterdir())}

    def write(self, name: str, text: str) -> None:
        """Change a file."""
        (self.root / name).parent.mkdir(exist_ok=True)
        (self.root / name).write_text(text, "utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    root = tmp_path / "project"
    root.mkdir()
    made = Desk(root, Store(tmp_path / "kept"))
    for name, text in FILES.items():
        made.write(name, text)
    return made


def test_an_edition_that_has_not_changed_is_not_made(desk: Desk) -> None:
    first = desk.issue()
    files = desk.files()

    again = desk.issue()

    assert (first.status, again.status) == (Status.MADE, Status.UNCHANGED)
    assert desk.laid_out == []
    assert (again.record, again.outputs, again.found) == (first.record, first.outputs, first.found)
    assert desk.files() == files


def test_files_that_are_missing_come_back(desk: Desk) -> None:
    desk.sheets = Sheets("saddle", "a4")
    desk.issue()
    files = desk.files()
    assert "quarterly.saddle.pdf" in files
    for file in (desk.root / "out").iterdir():
        file.unlink()

    assert desk.issue().status is Status.RESTORED
    assert desk.laid_out == []
    assert desk.files() == files


CHANGES: dict[str, Callable[[Desk], None]] = {
    "an article": lambda it: it.write("tram.mdx", article("Tram", "Line 2, and line 3.")),
    "a title": lambda it: it.write("market.mdx", FILES["market.mdx"].replace("Market", "Fair")),
    "a picture": lambda it: it.write("stall.svg", FILES["stall.svg"] + " "),
    "another article": lambda it: it.write("bus.mdx", article("Bus", "Line 7.")),
    "an article less": lambda it: (it.root / "tram.mdx").unlink(),
    "a picture of the styles": lambda it: it.write("paper.svg", FILES["paper.svg"] + " "),
    "the manifest": lambda it: it.write("quarterly.toml", MANIFEST.replace('"1"', '"2"')),
    "a setting": lambda it: it.write("printguide.toml", SETTINGS + '[brand]\nname = "Us"\n'),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_seen_and_gives_the_bytes_of_a_clean_build(desk: Desk, name: str) -> None:
    desk.issue()

    CHANGES[name](desk)

    assert desk.issue().status is Status.MADE
    clean = Desk(desk.root, None)
    assert clean.issue("clean").status is Status.MADE
    assert clean.files("clean") == desk.files()


def test_of_one_changed_article_only_that_and_what_lists_it_is_laid_out(desk: Desk) -> None:
    desk.issue()
    whole = len(desk.laid_out)

    desk.write("tram.mdx", article("Tram", "Line 2, and line 3."))
    desk.issue()

    assert "tram" in desk.laid_out
    assert not {"ferry", "market"} & set(desk.laid_out)
    assert len(desk.laid_out) < whole


def test_it_is_told_how_far_an_edition_is(desk: Desk) -> None:
    desk.issue()
    counts = [it.count for it in desk.steps]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (1, desk.steps[-1].total)
    assert all(it.anew for it in desk.steps)
    assert {"Ferry", "Market", "Tram"} <= {it.name for it in desk.steps}

    desk.write("tram.mdx", article("Tram", "Line 2, and line 3."))
    desk.issue()
    assert desk.steps[-1].count == desk.steps[-1].total
    assert {it.name for it in desk.steps if not it.anew} == {"Ferry", "Market"}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which articles are read."""
    read: list[str] = []

    def noted(file: Path, project: Project, *, strict: bool) -> Prepared:
        read.append(file.stem)
        return prepare(file, project, strict=strict)

    monkeypatch.setattr("printguide.batch.preparing.prepare", noted)
    return read


def test_of_one_changed_article_only_that_is_read(desk: Desk, read: list[str]) -> None:
    desk.issue()
    assert sorted(read) == ["ferry", "market", "tram"]
    read.clear()

    desk.write("tram.mdx", article("Tram", "Line 2, and line 3."))
    desk.issue()

    assert read == ["tram"]


def test_an_article_whose_link_leads_elsewhere_now_is_composed_anew(
    desk: Desk, read: list[str]
) -> None:
    desk.issue()
    read.clear()

    desk.write("market.mdx", FILES["market.mdx"].replace("slug: market", "slug: fair"))
    desk.issue()

    assert sorted(read) == ["ferry", "market"]


def test_what_is_remembered_counts_only_as_long_as_its_layout_is_kept(
    desk: Desk, read: list[str]
) -> None:
    desk.issue()
    files = desk.files()
    assert desk.store
    for file in desk.store.folder.rglob("*"):
        if file.is_file() and b"%PDF" in file.read_bytes():
            file.unlink()
    (desk.root / "out/quarterly.pdf").unlink()
    read.clear()

    assert desk.issue().status is Status.MADE
    assert sorted(read) == ["ferry", "market", "tram"]
    assert desk.files() == files


def test_however_few_articles_are_held_the_bytes_are_the_same(
    desk: Desk, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.issue()
    desk.store = None
    monkeypatch.setattr("printguide.booklet.texts._AT_HAND", 1)
    read.clear()

    desk.issue("few")

    assert len(read) > len(set(read))
    assert desk.files("few") == desk.files()


@pytest.mark.parametrize("held", [64, 1], ids=["read once", "read again"])
def test_of_a_text_that_is_written_while_it_is_read_nothing_is_remembered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    texts = [article("Tram", f"Line {line}.") for line in (3, 4)]
    monkeypatch.setattr("printguide.booklet.texts._AT_HAND", held)

    def rewritten(file: Path, project: Project, *, strict: bool) -> Prepared:
        made = prepare(file, project)
        if file.stem == "tram" and texts:
            desk.write("tram.mdx", texts.pop(0))
        return made

    monkeypatch.setattr("printguide.batch.preparing.prepare", rewritten)
    desk.issue()
    for text in (None, FILES["tram.mdx"]):
        texts.clear()
        if text:
            desk.write("tram.mdx", text)
        desk.issue()
        Desk(desk.root, None).issue("clean")
        assert desk.files("clean") == desk.files()


def test_an_article_may_stand_beside_the_project(desk: Desk, tmp_path: Path) -> None:
    beside = tmp_path / "bus.mdx"
    (desk.root / "bus.mdx").symlink_to(beside)
    for line in (7, 8):
        beside.write_text(article("Bus", f"Line {line}."), "utf-8")
        issued = desk.issue()
        assert issued.status is Status.MADE
        assert issued.record
        assert "../bus.mdx" in {it.file for it in issued.record.articles}
        Desk(desk.root, None).issue("clean")
        assert desk.files("clean") == desk.files()


@pytest.mark.parametrize("own", [False, True], ids=["of the project", "of an article"])
def test_what_layouts_find_is_judged_as_project_and_article_have_it(
    desk: Desk, *, own: bool
) -> None:
    def beyond_the_page() -> set[str]:
        return {it.place.path.name for it in desk.issue().found if it.code == "PG510"}

    desk.write("styles/project.css", "p { white-space: nowrap }")
    for name in ("Tram", "Bus"):
        desk.write(f"{name.lower()}.mdx", article(name, "It stops everywhere. " * 20))
    assert beyond_the_page() >= {"tram.mdx", "bus.mdx"}
    if own:
        text = (desk.root / "tram.mdx").read_text("utf-8")
        desk.write("tram.mdx", text.replace("lang: en", "lang: en\nfaults: { PG510: off }"))
    else:
        desk.write("printguide.toml", f'{SETTINGS}[faults]\nPG510 = "off"\n')

    assert beyond_the_page() & {"tram.mdx", "bus.mdx"} == ({"bus.mdx"} if own else set())


def test_what_manifests_lack_is_judged_as_the_project_has_it(desk: Desk) -> None:
    desk.write("quarterly.toml", MANIFEST.replace('"*.mdx"', '"tram", "tram"'))
    assert [it.code for it in desk.issue().found if it.code == "PG802"] == ["PG802"]

    desk.write("printguide.toml", f'{SETTINGS}[faults]\nPG802 = "off"\n')

    assert [it.code for it in desk.issue().found if it.code == "PG802"] == []


def test_an_error_in_one_article_forgets_nothing_of_the_others(desk: Desk, read: list[str]) -> None:
    desk.issue()
    desk.write("tram.mdx", "No title, nothing.\n")
    assert desk.issue().status is Status.FAILED
    read.clear()

    desk.write("tram.mdx", article("Tram", "Line 3."))
    desk.issue()

    assert read == ["tram"]


def test_where_parts_cannot_be_put_aside_that_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("printguide.booklet.spool.TemporaryFile", full)

    with pytest.raises(EnvironmentFault, match="No space left on device; free some space there"):
        desk.issue()


def test_an_edition_with_sheets_is_another_one(desk: Desk) -> None:
    desk.issue()
    desk.sheets = Sheets("saddle", "a4")

    assert desk.issue().status is Status.MADE
    assert "quarterly.saddle.pdf" in desk.files()


def test_an_edition_with_an_error_is_tried_again(desk: Desk) -> None:
    desk.write("tram.mdx", "No title, nothing.\n")
    desk.write("quarterly.toml", MANIFEST.replace("*.mdx", "nowhere.mdx"))

    for _ in range(2):
        failed = desk.issue()
        assert failed.status is Status.FAILED
        assert failed.found
        assert failed.record is None


def test_that_nothing_can_be_kept_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    desk.store = Store(tmp_path / "file")

    issued = desk.issue()

    assert issued.status is Status.MADE
    assert len(issued.notes) == 1
    assert issued.notes[0].startswith("results are not kept for the next time: ")


class FullForLayouts(Store):
    """Has no room for a layout."""

    def put(self, key: str, content: bytes) -> None:
        """Keep what is no layout."""
        if content.startswith(b'{"files":'):
            raise EnvironmentFault(f"cannot write {key}: no space left")
        super().put(key, content)


@pytest.mark.parametrize("fault", [False, True], ids=["made", "failed"])
def test_that_layouts_cannot_be_kept_is_said_once(
    desk: Desk, tmp_path: Path, *, fault: bool
) -> None:
    desk.store = FullForLayouts(tmp_path / "kept")
    if fault:
        desk.write("printguide.toml", f'{SETTINGS}[faults]\nPG420 = "error"\n')
        desk.write("tram.mdx", article("Tram", "![The tram](nowhere.svg)"))

    issued = desk.issue()

    assert issued.status is (Status.FAILED if fault else Status.MADE)
    assert len(issued.notes) == 1
    assert issued.notes[0].startswith("layouts are not kept for the next time: ")


def test_a_booklet_says_what_it_was_made_of_and_what_has_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.issue()
    monkeypatch.chdir(desk.root)
    same = CliRunner().invoke(commands, ["why", "out/quarterly.pdf"], standalone_mode=False)
    desk.write("tram.mdx", article("Tram", "Line 3."))

    other = CliRunner().invoke(commands, ["why", "out/quarterly.pdf"], standalone_mode=False)

    assert "none has changed since" in same.output
    assert "text quarterly.toml" in same.output
    assert "changed  text tram.mdx has changed" in other.output
