"""What WeasyPrint tags as nothing in particular: code, quotations, notes, contents."""

from textwrap import dedent

import pytest

from printguide.engine.finishing import finisher
from tests.support.printing import Press, tags
from tests.support.tagging import IMAGE, elements, mended


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.set_up(tmp_path_factory.mktemp("fonts"))


def tagged(press: Press, body: str, css: str = "") -> str:
    return tags(press.write(body, css, finisher(())))


def lines(text: str) -> str:
    return dedent(text).strip()


NOTES = """<p>Tea<sup id="r1"><a href="#note-1" role="doc-noteref">1</a></sup></p>
<section><ol><li id="note-1" role="doc-footnote">{}</li>
<li id="note-2" role="doc-footnote"><p>Black</p><p>or green.</p></li></ol></section>"""


@pytest.mark.parametrize(("html", "tag"), [("code", "Code"), ("kbd", "Code"), ("q", "Quote")])
def test_code_and_quotations_say_so(press: Press, html: str, tag: str) -> None:
    assert tag not in tagged(press, "<p>a</p>").split()
    assert tag in tagged(press, f"<p>a <{html}>b</{html}></p>").split()


def test_a_figure_and_its_caption_stand_together(press: Press) -> None:
    body = f"<p>a</p><figure>{IMAGE} alt='x'><figcaption>c</figcaption></figure>"

    assert tagged(press, body, "img { display: block }") == lines("""
        P
          *
        Div
          Figure Alt=x
            *
          Caption
            *
    """)


def test_a_link_to_a_note_is_a_reference(press: Press) -> None:
    assert tagged(press, NOTES.format("Green")).startswith(
        lines("""
        P
          *
          NonStruct
            Reference
              Link
                > 1
                *
    """)
    )


def test_notes_are_notes_and_each_has_a_name(press: Press) -> None:
    file = mended(press, NOTES.format('<a href="https://www.example.org">Green</a> tea'))

    notes = elements(file, "Note")

    assert sorted(str(note.ID) for note in notes) == ["note-1", "note-2"]
    assert {str(note.P.S) for note in notes} == {"/LBody"}
    assert [str(kid.S) for kid in notes[-1].K] == ["/P", "/P"]


def test_the_names_of_notes_are_in_the_index(press: Press) -> None:
    file = mended(press, NOTES.format("Green"))

    names = file.Root.StructTreeRoot.IDTree.Kids[0].Names
    assert [str(it) for it in names[::2]] == ["note-1", "note-2"]


def test_a_note_on_two_pages_is_one(press: Press) -> None:
    file = mended(press, NOTES.format("word " * 900))

    assert len(file.pages) > 1
    assert len(elements(file, "Note")) == 2


def test_a_list_of_contents_is_one(press: Press) -> None:
    body = """<nav role="doc-toc"><p>Contents</p><ol><li><a href="#a">A</a></li></ol></nav>
    <h1 id="a">A</h1><ul><li>b</li></ul>"""
    for css in ("", "nav ol { list-style: none }"):
        found = [line.strip() for line in tagged(press, body, css).splitlines()]
        contents, rest = found[: found.index("H1")], found[found.index("H1") :]

        assert [it for it in contents if it in ("TOC", "TOCI", "Reference", "Link")] == [
            "TOC", "TOCI", "Reference", "Link",
        ]  # fmt: skip
        assert not {"L", "LI", "LBody"} & set(contents)
        assert {"L", "LI", "LBody"} <= set(rest)
