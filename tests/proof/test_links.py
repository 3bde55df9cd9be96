"""Links of the finished PDF: where they lead, and whether that can be opened."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from printguide.proof.links import refusal
from tests.support.printing import Press
from tests.support.proofs import Edit, Print, codes, manifest, messages


def to(address: str) -> Edit:
    """Let the first link to the outside lead elsewhere."""

    def edit(pdf: pikepdf.Pdf) -> None:
        for link in links(pdf):
            if "/A" in link and "/URI" in link.A:
                link.A.URI = pikepdf.String(address)
                return

    return edit


def links(pdf: pikepdf.Pdf) -> list[Any]:
    return [it for page in pdf.pages for it in page.get("/Annots", [])]


def inner(pdf: pikepdf.Pdf) -> list[Any]:
    """The links within the PDF."""
    return [it for it in links(pdf) if "/A" not in it or it.A.S == "/GoTo"]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org",
        "http://example.org:8080/a?b=c#d",
        "https://[2001:db8::1]/",
        "https://user@www.example.org/%EC%84%9C",
        "mailto:desk@example.org?subject=Hello",
        "mailto:a@example.org,b@example.org",
        "tel:+442079460110",
        "tel:112",
        "tel:+44-20-7946-0110;ext=2",
        "geo:37.5,127",
        "geo:-37.5,-127.25,8;u=35",
        "geo:0,0?q=Pier",
    ],
)
def test_what_a_telephone_opens_is_sound(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://", "it names no host"),
        ("https:///path", "it names no host"),
        ("https://www.example .org", "it holds the sign U+0020 as it is"),
        ("https://www.exämple.org", "it holds the sign U+00E4 as it is"),
        ("https://www.example.org:port/", "it is no address"),
        ("mailto:desk", "it names no mailbox"),
        ("tel:", "it holds no number"),
        ("tel:call", "it holds no number"),
        ("geo:95,10", "it names no place on earth"),
        ("geo:somewhere", "it names no place on earth"),
        ("www.example.org/a", "it begins with no scheme"),
        ("javascript:alert(1)", "telephones know no `javascript:`"),
        ("file:///etc/hosts", "telephones know no `file:`"),
        ("", "it begins with no scheme"),
    ],
)
def test_what_no_telephone_opens_is_said(address: str, reason: str) -> None:
    assert refusal(address) == reason


def test_a_link_to_no_address_is_an_error(good: Print, tmp_path: Path) -> None:
    proof = good.but(to("https//www.example.org")).proof(tmp_path, quick=True)

    assert codes(proof) == ["PG565"]
    assert "cannot be opened: it begins with no scheme" in messages(proof)[0]


def test_what_starts_a_program_is_no_link(good: Print, tmp_path: Path) -> None:
    def launch(pdf: pikepdf.Pdf) -> None:
        links(pdf)[0].A = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))

    assert "PG565" in codes(good.but(launch).proof(tmp_path, quick=True))


def test_a_link_to_a_page_that_is_gone_is_an_error(good: Print, tmp_path: Path) -> None:
    def lose(pdf: pikepdf.Pdf) -> None:
        link = inner(pdf)[0]
        link.Dest = pikepdf.String("nowhere")
        if "/A" in link:
            del link["/A"]

    proof = good.but(lose).proof(tmp_path, quick=True)

    assert codes(proof) == ["PG566"]
    assert "the link to `nowhere` on page 1 leads to no page" in messages(proof)


@pytest.mark.parametrize("place", [[], [3], ["/XYZ"], {"/D": 5}])
def test_a_place_that_is_none_is_an_error(good: Print, tmp_path: Path, place: Any) -> None:
    def break_it(pdf: pikepdf.Pdf) -> None:
        link = inner(pdf)[0]
        if "/A" in link:
            del link["/A"]
        link.Dest = pikepdf.Dictionary(place) if isinstance(place, dict) else pikepdf.Array(place)

    assert codes(good.but(break_it).proof(tmp_path, quick=True)) == ["PG566"]


def test_a_bookmark_that_leads_nowhere_is_an_error(good: Print, tmp_path: Path) -> None:
    def lose(pdf: pikepdf.Pdf) -> None:
        first = pdf.Root.Outlines.First
        first.Dest = pikepdf.String("nowhere")
        if "/A" in first:
            del first["/A"]

    proof = good.but(lose).proof(tmp_path, quick=True)

    assert codes(proof) == ["PG566"]
    assert "among the bookmarks leads to no page" in messages(proof)[0]


def test_names_in_a_tree_are_found(good: Print, tmp_path: Path) -> None:
    def named(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        leaf = pikepdf.Dictionary(Names=[pikepdf.String("here"), [page, pikepdf.Name.Fit]])
        old = pdf.Root.Names.get("/Dests") if "/Names" in pdf.Root else None
        kids = [pdf.make_indirect(leaf), *([old] if old is not None else [])]
        pdf.Root.Names = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Kids=kids))
        link = inner(pdf)[0]
        if "/A" in link:
            del link["/A"]
        link.Dest = pikepdf.String("here")

    proof = good.but(named).proof(tmp_path, quick=True)

    assert codes(proof) == []
    assert "page 1" in [link.target for page in proof.pages for link in page.links]


def test_a_link_without_words_is_an_error_where_it_is_read_aloud(
    good: Print, tmp_path: Path
) -> None:
    def bare(pdf: pikepdf.Pdf) -> None:
        link = links(pdf)[0]
        del link["/Contents"]
        link.Rect = [1, 1, 9, 9]

    proof = good.but(bare).proof(tmp_path, quick=True)

    assert codes(proof) == ["PG567"]


def test_a_press_takes_no_annotations(press: Press, tmp_path: Path) -> None:
    body = '<h1>T</h1><p><a href="https://www.example.org">A link</a></p>'
    content = bytes(press.lay_out(body, "* { color: device-cmyk(0 0 0 1) }").write_pdf())
    meant = manifest([(105, 148)], conforms_to=("pdf/x-4",))

    proof = Print(content, meant).proof(tmp_path)

    assert "PG568" in codes(proof)
    assert "page 1 has annotations (1: Link), and a press takes none" in messages(proof)
