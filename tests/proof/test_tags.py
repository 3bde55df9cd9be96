"""Tags of the finished PDF: what is read aloud, in which order, and what the file says it is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.support.proofs import Print, add, codes, messages

Element = Any


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Element]:
    return [it for it in walk(pdf.Root.StructTreeRoot) if str(it.S)[1:] == kind]


def walk(parent: Element) -> Iterator[Element]:
    kids = parent.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from walk(kid)


def take(pdf: pikepdf.Pdf, element: Element) -> None:
    """Take an element out of the tree."""
    kids = element.P.K
    element.P.K = pikepdf.Array([it for it in kids if getattr(it, "objgen", 0) != element.objgen])


def proved(good: Print, tmp_path: Path, edit: Any) -> list[str]:
    return messages(good.but(edit).proof(tmp_path, quick=True))


def found(good: Print, tmp_path: Path, edit: Any) -> list[str]:
    return codes(good.but(edit).proof(tmp_path, quick=True))


def test_a_pdf_without_its_tree_is_not_tagged(good: Print, tmp_path: Path) -> None:
    def fell(pdf: pikepdf.Pdf) -> None:
        del pdf.Root["/StructTreeRoot"]

    proof = good.but(fell).proof(tmp_path, quick=True)

    assert "PG569" in codes(proof)
    assert "the PDF has no structure tree, so it cannot be read aloud" in messages(proof)


@pytest.mark.parametrize(
    "info", [None, {}, {"/Marked": False}, {"/Marked": True, "/Suspects": True}]
)
def test_tags_have_to_be_vouched_for(
    good: Print, tmp_path: Path, info: dict[str, bool] | None
) -> None:
    def doubt(pdf: pikepdf.Pdf) -> None:
        del pdf.Root["/MarkInfo"]
        if info is not None:
            pdf.Root.MarkInfo = pikepdf.Dictionary(info)

    assert found(good, tmp_path, doubt) == ["PG569"]


def test_content_without_a_tag_is_an_error(good: Print, tmp_path: Path) -> None:
    def paint(pdf: pikepdf.Pdf) -> None:
        add(pdf, "q 0 g 100 100 9 9 re f Q")

    proof = good.but(paint).proof(tmp_path, quick=True)

    assert codes(proof) == ["PG570"]
    assert messages(proof) == ["page 1 has content without a tag: a shape"]
    assert proof.pages[0].findings[0].spots[0].left == pytest.approx(35.28, abs=0.01)


def test_text_without_a_tag_is_quoted(good: Print, tmp_path: Path) -> None:
    def untag(pdf: pikepdf.Pdf) -> None:
        page, kept = pdf.pages[0], []
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "BDC" and not kept_already(kept):
                operands, operator = [pikepdf.Name.Span], pikepdf.Operator("BMC")
                kept.append(None)
            kept.append((operands, operator))
        stream = pikepdf.unparse_content_stream([it for it in kept if it])
        page.Contents = pdf.make_stream(stream)

    def kept_already(kept: list[Any]) -> bool:
        return None in kept

    said = proved(good, tmp_path, untag)

    assert any(message.startswith("page 1 has content without a tag: `") for message in said)


def test_a_tag_that_the_tree_does_not_have_is_an_error(good: Print, tmp_path: Path) -> None:
    def lose(pdf: pikepdf.Pdf) -> None:
        take(pdf, next(it for it in elements(pdf, "P")))

    said = proved(good, tmp_path, lose)

    assert any("has content that is not in the order of reading: `" in message for message in said)
    assert "PG571" in found(good, tmp_path, lose)


def test_a_link_that_the_tree_does_not_have_is_an_error(good: Print, tmp_path: Path) -> None:
    def lose(pdf: pikepdf.Pdf) -> None:
        for link in elements(pdf, "Link"):
            kids = link.K if isinstance(link.K, pikepdf.Array) else [link.K]
            link.K = pikepdf.Array([it for it in kids if getattr(it, "Type", "") != "/OBJR"])

    proof = good.but(lose).proof(tmp_path, quick=True)

    assert set(codes(proof)) == {"PG571"}


def test_a_form_inside_a_tag_is_tagged(good: Print, tmp_path: Path) -> None:
    def form(pdf: pikepdf.Pdf) -> None:
        thing = pdf.make_stream(
            b"0 g 0 0 9 9 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 9, 9],
        )  # fmt: skip
        pdf.pages[0].resources.XObject.F9 = thing
        add(pdf, "/Artifact BMC /F9 Do EMC")

    assert found(good, tmp_path, form) == []


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ("title", "the PDF lacks a title"),
        ("/Lang", "the PDF lacks a language"),
        ("/ViewerPreferences", "the PDF lacks the wish to show its title (DisplayDocTitle)"),
    ],
)
def test_what_a_pdf_does_not_say_of_itself_is_an_error(
    good: Print, tmp_path: Path, lacking: str, said: str
) -> None:
    def silence(pdf: pikepdf.Pdf) -> None:
        if lacking == "title":
            del pdf.docinfo["/Title"]
            with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
                del metadata["dc:title"]
        else:
            del pdf.Root[lacking]

    assert found(good, tmp_path, silence) == ["PG572"]
    assert proved(good, tmp_path, silence) == [said]


def test_a_figure_without_words_is_an_error(good: Print, tmp_path: Path) -> None:
    def silence(pdf: pikepdf.Pdf) -> None:
        del elements(pdf, "Figure")[0]["/Alt"]

    assert found(good, tmp_path, silence) == ["PG573"]
    assert proved(good, tmp_path, silence) == ["a figure on page 1 has no description"]


def test_a_table_without_heads_is_an_error(good: Print, tmp_path: Path) -> None:
    def behead(pdf: pikepdf.Pdf) -> None:
        for head in elements(pdf, "TH"):
            head.S = pikepdf.Name.TD

    assert "PG574" in found(good, tmp_path, behead)


def test_a_heading_that_skips_a_level_is_an_error(good: Print, tmp_path: Path) -> None:
    def deepen(pdf: pikepdf.Pdf) -> None:
        elements(pdf, "H2")[0].S = pikepdf.Name.H4

    proof = good.but(deepen).proof(tmp_path, quick=True)

    assert "PG575" in codes(proof)
    assert any("of level 4 on page 1 follows one of level 1" in it for it in messages(proof))


def test_roles_of_somebodys_own_are_looked_up(good: Print, tmp_path: Path) -> None:
    def rename(pdf: pikepdf.Pdf) -> None:
        for heading in elements(pdf, "H2"):
            heading.S = pikepdf.Name.Chapter
        roles = {"/Chapter": pikepdf.Name.Section, "/Section": pikepdf.Name.H2}
        pdf.Root.StructTreeRoot.RoleMap = pikepdf.Dictionary(roles)

    assert found(good, tmp_path, rename) == []


def test_a_kind_that_is_not_declared_is_an_error(good: Print, tmp_path: Path) -> None:
    proof = good.but(conforms_to=("pdf/ua-1", "pdf/a-3a")).proof(tmp_path, quick=True)

    assert codes(proof) == ["PG576"]
    assert messages(proof) == [
        "the PDF is meant to be PDF/A-3a and lacks the mark of it in its metadata"
    ]


def test_a_press_needs_an_intent_besides(good: Print, tmp_path: Path) -> None:
    said = messages(good.but(conforms_to=("pdf/x-4",)).proof(tmp_path, quick=True))

    assert (
        "the PDF is meant to be PDF/X-4 and lacks an output intent with a profile of its press"
        in said
    )


def test_a_tree_that_goes_in_circles_ends(good: Print, tmp_path: Path) -> None:
    def circle(pdf: pikepdf.Pdf) -> None:
        element = elements(pdf, "P")[0]
        element.K.append(pdf.Root.StructTreeRoot.K[0])
        pdf.Root.StructTreeRoot.K.append(element)

    assert found(good, tmp_path, circle) == []
