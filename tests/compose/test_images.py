"""Images: those of the project become data; no other file is ever read."""

import base64
import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from printguide.catalogue import Catalogue
from printguide.compose.faults import ImageMissing, ImageUnfit
from printguide.compose.images import LARGEST_BYTES, MOST_PIXELS, Picture, load
from printguide.compose.labels import labels_for
from printguide.compose.pictures import Pictures
from printguide.consulted import Consulted
from printguide.project import Project

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


def image(kind: str = "png", size: tuple[int, int] = (3, 2)) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "red").save(written, kind)
    return written.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def png_of(width: int, height: int) -> bytes:
    """The beginning of a PNG that claims to be of this size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b""))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with an image in its root, one in a folder, and a secret beside it."""
    root = tmp_path / "project"
    (root / "guides" / "images").mkdir(parents=True)
    (root / "top.png").write_bytes(image())
    (root / "guides" / "images" / "a b.png").write_bytes(image())
    (tmp_path / "secret.png").write_bytes(image())
    (tmp_path / "project-two").mkdir()
    (tmp_path / "project-two" / "secret.png").write_bytes(image())
    return root


def reason(found: object) -> str:
    assert isinstance(found, ImageMissing | ImageUnfit)
    return found.reason


@pytest.mark.parametrize("written", ["../top.png", "/top.png", "./images/../../top.png"])
def test_a_path_counts_from_the_article_or_from_the_project(root: Path, written: str) -> None:
    picture = load(written, root / "guides", root)
    assert isinstance(picture, Picture)
    assert picture.pixels == (3, 2)
    assert picture.address.startswith("data:image/png;base64,")
    assert base64.b64decode(picture.address.partition(",")[2]) == image()


@pytest.mark.parametrize("written", ["images/a b.png", "images/a%20b.png", "images/a%20b.png?w=9"])
def test_a_path_may_be_written_as_a_site_has_it(root: Path, written: str) -> None:
    assert isinstance(load(written, root / "guides", root), Picture)


@pytest.mark.parametrize("written", ["gone.png", "images", "", ".", "/", "images/a b.png/x.png"])
def test_a_missing_image_is_said(root: Path, written: str) -> None:
    assert reason(load(written, root / "guides", root)) == "there is no such file"


@pytest.mark.parametrize("written", ["a%00.png", f"{'a' * 300}.png", "a/" * 3000 + "b.png"])
def test_a_name_that_no_file_can_have_is_no_crash(root: Path, written: str) -> None:
    assert isinstance(load(written, root, root), ImageMissing)


@pytest.mark.parametrize(
    "written",
    [
        "../../secret.png",
        "/../secret.png",
        "%2e%2e/%2e%2e/secret.png",
        "../../project-two/secret.png",
        "../../gone.png",
        "images/../../../secret.png",
    ],
)
def test_nothing_outside_the_project_is_read(root: Path, written: str) -> None:
    assert reason(load(written, root / "guides", root)) == "it is outside the project"


def test_an_absolute_path_counts_from_the_project(root: Path, tmp_path: Path) -> None:
    secret = (tmp_path / "secret.png").as_posix()
    assert reason(load(secret, root / "guides", root)) == "there is no such file"


def test_a_link_may_not_lead_out_of_the_project(root: Path, tmp_path: Path) -> None:
    (root / "link.png").symlink_to(tmp_path / "secret.png")
    (root / "folder").symlink_to(tmp_path, target_is_directory=True)
    assert reason(load("link.png", root, root)) == "it is outside the project"
    assert reason(load("folder/secret.png", root, root)) == "it is outside the project"


def test_a_link_within_the_project_is_followed(root: Path) -> None:
    (root / "link.png").symlink_to(root / "top.png")
    assert isinstance(load("link.png", root, root), Picture)


def test_a_project_may_itself_be_reached_by_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(root, target_is_directory=True)
    assert isinstance(load("top.png", tmp_path / "linked", tmp_path / "linked"), Picture)


@pytest.mark.parametrize(
    "written",
    ["https://example.org/a.png", "HTTP://example.org/a.png", "//example.org/a.png",
     "ftp://example.org/a.png", "file:///etc/passwd", "data:image/png;base64,AAAA"],
)  # fmt: skip
def test_the_network_is_closed(root: Path, written: str) -> None:
    found = load(written, root, root)
    assert isinstance(found, ImageMissing)
    assert "network" in found.reason


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.png", image("png"), "image/png"),
        ("a.PNG", image("png"), "image/png"),
        ("a.jpg", image("jpeg"), "image/jpeg"),
        ("a.jpeg", image("jpeg"), "image/jpeg"),
        ("a.gif", image("gif"), "image/gif"),
        ("a.webp", image("webp"), "image/webp"),
        ("a.svg", SVG, "image/svg+xml"),
    ],
)
def test_every_kind_of_image_becomes_data(root: Path, name: str, content: bytes, kind: str) -> None:
    (root / name).write_bytes(content)
    picture = load(name, root, root)
    assert isinstance(picture, Picture)
    assert picture.address == f"data:{kind};base64,{base64.b64encode(content).decode()}"
    assert picture.pixels == (None if kind == "image/svg+xml" else (3, 2))


@pytest.mark.parametrize("name", ["a.bmp", "a.html", "a", "a.pdf", "a.svgz", "printguide.toml"])
def test_other_files_are_no_images(root: Path, name: str) -> None:
    (root / name).write_bytes(image())
    found = load(name, root, root)
    assert isinstance(found, ImageUnfit)
    assert "is not a kind of image" in found.reason


@pytest.mark.parametrize("content", [b"", b"no image", image()[:20], b"\x89PNG\r\n\x1a\n"])
def test_a_damaged_image_is_refused(root: Path, content: bytes) -> None:
    (root / "a.png").write_bytes(content)
    assert reason(load("a.png", root, root)) == "it is damaged, or not an image"


@pytest.mark.parametrize(
    "side",
    [
        9_000,
        12_000,
        60_000,
    ],
)
def test_an_image_of_too_many_pixels_is_refused_by_its_head(root: Path, side: int) -> None:
    (root / "a.png").write_bytes(png_of(side, side))
    found = load("a.png", root, root)
    assert isinstance(found, ImageUnfit)
    assert f"more than {MOST_PIXELS // 10**6} million" in found.reason


def test_an_image_that_would_fill_memory_is_refused(root: Path) -> None:
    (root / "a.png").write_bytes(png_of(60_000, 60_000))
    assert isinstance(load("a.png", root, root), ImageUnfit)


def test_a_file_that_is_too_large_is_not_read(root: Path) -> None:
    with (root / "a.png").open("wb") as sparse:
        sparse.truncate(LARGEST_BYTES + 1)
    assert "30 MB" in reason(load("a.png", root, root))


@pytest.mark.parametrize(
    "inside",
    [
        b"<script>alert(1)</script>",
        b"<SCRIPT/>",
        b"<style>@import 'a.css';</style>",
        b'<image href="file:///etc/passwd"/>',
        b'<image xlink:href="https://example.org/a.png"/>',
        b'<image href = "//example.org/a.png"/>',
        b"<image href='../secret.png'/>",
        b'<use href="other.svg#a"/>',
        b'<rect fill="url(https://example.org/a)"/>',
        b"<rect style=\"fill: url('other.svg#a')\"/>",
        b"<foreignObject><p>text</p></foreignObject>",
    ],
)
def test_an_svg_that_leads_outside_is_refused(root: Path, inside: bytes) -> None:
    (root / "a.svg").write_bytes(SVG.replace(b"</svg>", inside + b"</svg>"))
    assert isinstance(load("a.svg", root, root), ImageUnfit)


@pytest.mark.parametrize(
    "head",
    [
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>',
        b'<!DOCTYPE svg [\n <!entity a SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE svg PUBLIC "x" "y" [ ]>',
    ],
)
def test_an_svg_with_entities_is_refused(root: Path, head: bytes) -> None:
    (root / "a.svg").write_bytes(head + SVG)
    assert isinstance(load("a.svg", root, root), ImageUnfit)


@pytest.mark.parametrize(
    "inside",
    [
        b'<use href="#a"/>',
        b'<use xlink:href="#a"/>',
        b'<rect fill="url(#a)"/>',
        b"<rect fill=\"url('#a')\"/>",
        b'<style>rect { fill: url( "#a" ) }</style>',
        b'<image href="data:image/png;base64,AAAA"/>',
        b"<!-- a note --><title>A bay</title>",
    ],
)
def test_an_svg_may_refer_to_itself(root: Path, inside: bytes) -> None:
    (root / "a.svg").write_bytes(SVG.replace(b"</svg>", inside + b"</svg>"))
    assert isinstance(load("a.svg", root, root), Picture)


def test_a_text_that_calls_itself_svg_is_none(root: Path) -> None:
    (root / "a.svg").write_bytes(b"<html></html>")
    assert reason(load("a.svg", root, root)) == "it is not an SVG image"


@pytest.fixture
def pictures(root: Path) -> Pictures:
    return Pictures(root, Consulted(Catalogue(Project(root))), labels_for("en"))


def test_an_image_in_running_text_has_its_alternative(pictures: Pictures) -> None:
    html, faults = pictures.print("top.png", 'A "bay"', None)
    assert html.startswith('<img src="data:image/png;base64,')
    assert html.endswith(' alt="A &quot;bay&quot;" data-file="top.png">')
    assert faults == []


def test_an_image_that_stands_alone_is_a_figure_with_its_caption(pictures: Pictures) -> None:
    html, faults = pictures.print("top.png", "A bay", "Low & high")
    assert html.startswith('<figure class="picture"><img ')
    assert html.endswith("<figcaption>Low &amp; high</figcaption></figure>\n")
    assert faults == []
    without, _ = pictures.print("top.png", "A bay", "")
    assert "figcaption" not in without


def test_an_image_without_alternative_is_a_warning(pictures: Pictures) -> None:
    html, [fault] = pictures.print("top.png", "", None)
    assert fault.code == "PG422"
    assert 'alt="Picture"' in html


def test_an_image_that_is_not_printed_leaves_its_words(pictures: Pictures) -> None:
    html, [fault] = pictures.print("gone.png", "A <bay>", "in May")
    assert fault.code == "PG420"
    assert html == '<p class="image-missing">Picture: A &lt;bay&gt; – in May</p>'
    assert pictures.print("gone.png", "", None)[0] == '<span class="image-missing">Picture</span>'


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("https://www.example.org/a.png", "`allow_hosts`"),
        ("images%5Ca.png", "write `/`"),
        ("a.png", "relative to the article"),
    ],
)
def test_a_missing_image_has_a_hint_that_mends_it(path: str, hint: str) -> None:
    fault = ImageMissing(path, "there is no such file")

    assert hint in (fault.hint or "")
    assert "%5C" not in fault.message
