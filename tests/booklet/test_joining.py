"""Two articles laid out apart and joined are what they are when laid out together."""

from pathlib import Path

import numpy as np
import pikepdf
import pytest

from printguide.booklet.destinations import UnknownTarget
from printguide.booklet.joining import join
from printguide.booklet.parts import Labels, Part
from printguide.engine.finishing import finisher
from tests.booklet.conftest import FACTS, Print
from tests.support.inspector import Inspector
from tests.support.navigation import Navigation
from tests.support.printing import Press, tags
from tests.support.renderers import RENDERERS, drawn
from tests.support.soundness import unsound
from tests.support.tagging import opened

CSS = "h1 { break-before: page } h2 { break-before: page }"
TRAM = (
    "<h1 id=tram>The tram</h1><p>It runs to <a href='{}'>the market</a> and costs "
    "<a href='https://example.org/fares'>little</a>.</p>"
    "<table><tr><th>Line<th>Minutes</tr><tr><td>1<td>20</table>"
    "<h2 id=night>At night</h2><p>See <a href='#tram'>above</a>. fi é Ä</p>"
)
MARKET = (
    "<h1 id=market>The market</h1><p>Open <b>daily</b>, as the tram is.</p>"
    "<table><tr><th>Day<th>Hour</tr><tr><td>Monday<td>7</table>"
    "<h2 id=fish>Fish, Ångström</h2><ul><li>cod<li>ling</ul>"
)


@pytest.fixture(scope="module")
def together(press: Press) -> bytes:
    return press.write(TRAM.format("#fish") + MARKET, CSS, finisher(()))


@pytest.fixture(scope="module")
def joined(printed: Print) -> bytes:
    parts = [
        printed("a", TRAM.format("xref:b#fish"), css=CSS),
        printed("b", MARKET, css=CSS),
    ]
    return join(parts, FACTS)


def test_each_page_has_the_same_words_and_looks_the_same(together: bytes, joined: bytes) -> None:
    one, other = Inspector(together), Inspector(joined)

    assert other.pages == one.pages
    for number in range(len(one.pages)):
        assert np.array_equal(one.raster(number, 100), other.raster(number, 100))


@pytest.mark.parametrize("renderer", sorted(RENDERERS))
def test_every_renderer_draws_the_same(
    together: bytes, joined: bytes, tmp_path: Path, renderer: str
) -> None:
    files = [tmp_path / "together.pdf", tmp_path / "joined.pdf"]
    for file, pdf in zip(files, (together, joined), strict=True):
        file.write_bytes(pdf)

    for number in range(len(Inspector(joined).pages)):
        one, other = (drawn(file, number, renderer) for file in files)
        assert one == other


def test_each_link_lies_where_it_did_and_leads_where_it_did(together: bytes, joined: bytes) -> None:
    assert Navigation(joined).links == Navigation(together).links


def test_the_tags_are_the_same_but_for_a_part_around_each(together: bytes, joined: bytes) -> None:
    lines = tags(joined).split("\n")

    assert [line for line in lines if line.startswith("Part")] == ["Part", "Part"]
    assert "\n".join(line[2:] for line in lines if line != "Part") == tags(together)
    assert unsound(joined) == []


def test_each_file_has_one_program_for_each_face(together: bytes, joined: bytes) -> None:
    assert sorted(plain(joined)) == sorted(plain(together))


def plain(pdf: bytes) -> list[str]:
    return [name.partition("+")[2] for name in Inspector(pdf).fonts]


def test_header_cells_are_found_by_names_that_no_other_cell_has(joined: bytes) -> None:
    with opened(joined) as file:
        index = pikepdf.NameTree(file.Root.StructTreeRoot.IDTree)
        cells = [it for it in file.objects if isinstance(it, pikepdf.Dictionary)]
        named = [str(it.ID) for it in cells if "/ID" in it]
        asked = [str(name) for it in cells for name in it.get("/A", {}).get("/Headers", [])]

        assert len(named) == len(set(named)) == 4
        assert {name: cell.objgen for name, cell in index.items()} == {
            str(it.ID): it.objgen for it in cells if "/ID" in it
        }
        assert len(asked) == 4
        assert set(asked) <= set(named)


def test_names_lead_to_where_their_headings_stand(joined: bytes) -> None:
    ways = Navigation(joined)

    assert list(ways.places) == ["a", "a/night", "a/tram", "b", "b/fish", "b/market"]
    assert ways.text_at(ways.places["a/night"], 20) == "At night"
    assert ways.text_at(ways.places["b/fish"], 20) == "Fish, Ångström"
    assert ways.places["b"] == (2, 0, pytest.approx(419.5, abs=0.1))


def test_a_link_to_what_no_part_has_is_refused_by_name(printed: Print) -> None:
    parts = [printed("a", "<h1>A</h1><p><a href='xref:b#nowhere'>on</a>"), printed("b", "<h1>B")]

    with pytest.raises(UnknownTarget, match="`b/nowhere`") as raised:
        join(parts, FACTS)

    assert raised.value.target == "b/nowhere"


def test_a_link_may_lead_to_a_part_and_to_names_of_any_script(printed: Print) -> None:
    parts = [
        printed("안내", "<h1>A</h1><p><a href='xref:b'>on</a> <a href='xref:b#né'>to</a>"),
        printed("b", "<h1>B</h1><p id=né>C</p><p><a href='xref:안내'>back</a>"),
    ]

    links = Navigation(join(parts, FACTS)).links

    assert [(link.said, link.to[0]) for link in links] == [("on", 1), ("to", 1), ("back", 0)]


def test_a_link_without_words_is_called_as_the_part_that_it_leads_to(press: Press) -> None:
    body = "<h1>A</h1><p><a href='xref:b'>on</a>"
    parts = [Part("a", press.write(body)), Part("b", press.write("<h1>B"), "All of B")]

    assert [link.said for link in Navigation(join(parts, FACTS)).links] == ["All of B"]


def test_the_outline_has_parts_and_under_them_their_bookmarks(printed: Print) -> None:
    parts = [
        printed("cover", "<p>Cover</p>"),
        printed("contents", "<h1>What is in it</h1>"),
        printed("city", "<p>Part one</p>", "The city"),
        printed("a", "<h1>The tram</h1><h2>At night</h2><h3>Late</h3>", "The  tram", 2),
        printed("b", "<h1>Another</h1><h2>Of it</h2>", "Fish", 2),
        printed("end", "<h1>Index</h1>", "Index"),
    ]

    ways = Navigation(join(parts, FACTS))

    assert ways.outline == [
        (0, "What is in it", 1),
        (0, "The city", 2),
        (1, "The tram", 3),
        (2, "At night", 3),
        (3, "Late", 3),
        (1, "Fish", 4),
        (2, "Another", 4),
        (3, "Of it", 4),
        (0, "Index", 5),
    ]
    assert ways.shown == ["What is in it", "The city", "The tram", "Fish", "Index"]


def test_pages_are_called_as_the_labels_of_parts_say(printed: Print) -> None:
    two = "<p>1</p><p style='break-before: page'>2</p>"
    parts = [
        printed("cover", "<p>c</p>", labels=Labels(None, prefix="Cover")),
        printed("contents", two, labels=Labels("roman", 2)),
        printed("editorial", "<p>e</p>"),
        printed("a", two, labels=Labels("arabic")),
        printed("b", two),
        printed("index", two, labels=Labels("arabic", 1, "I-")),
    ]

    labels = Navigation(join(parts, FACTS)).labels

    assert labels == ["Cover", "ii", "iii", "iv", "1", "2", "3", "4", "I-1", "I-2"]


def test_pages_without_labels_are_counted_from_one(printed: Print) -> None:
    assert Navigation(join([printed("a", "<p>a")], FACTS)).labels == ["1"]


def test_a_part_in_another_language_says_so_in_its_tags(press: Press) -> None:
    german = press.lay_out("<h1>Zug</h1>")
    german.metadata.lang = "de"
    pdf = german.write_pdf(pdf_variant="pdf/ua-1", finisher=finisher(()))

    file = opened(join([Part("a", press.write("<h1>Train")), Part("b", pdf, "Zug")], FACTS))

    whole = file.Root.StructTreeRoot.K[0]
    assert [str(part.get("/Lang")) for part in whole.K] == ["None", "de"]
    assert str(whole.K[1].T) == "Zug"
    assert file.Root.Lang == "en"


def test_equal_parts_give_equal_bytes_and_others_do_not(printed: Print) -> None:
    one, two = printed("a", TRAM.format("#night")), printed("b", MARKET)

    assert join([one, two], FACTS) == join([one, two], FACTS)
    assert join([one, two], FACTS) != join([two, one], FACTS)


def test_parts_without_tags_make_a_file_without(press: Press) -> None:
    untagged = press.lay_out("<h1 id=x>A</h1><p><a href='#x'>up</a>").write_pdf()

    file = opened(join([Part("a", untagged), Part("b", untagged)], FACTS))

    assert "/StructTreeRoot" not in file.Root
    assert "/MarkInfo" not in file.Root
    assert len(file.pages) == 2


def test_all_parts_are_tagged_or_none_is(press: Press) -> None:
    parts = [Part("a", press.write("<p>a")), Part("b", press.lay_out("<p>b").write_pdf())]

    with pytest.raises(ValueError, match="some parts of the booklet are tagged"):
        join(parts, FACTS)


@pytest.mark.parametrize("names", [[], ["a", "a"]])
def test_parts_have_names_of_their_own(printed: Print, names: list[str]) -> None:
    with pytest.raises(ValueError, match="each with a name of its own"):
        join([printed(name, "<p>x") for name in names], FACTS)


@pytest.mark.parametrize("name", ["", "a/b", "a#b"])
def test_a_name_cannot_be_taken_for_an_id(name: str) -> None:
    with pytest.raises(ValueError, match="is no name of a part"):
        Part(name, b"")
