"""The words of the article against the text of the finished PDF."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from printguide.compose.words import Closes, Opens, Words
from printguide.proof.manifest import LeftOutPart
from printguide.proof.searching import Origin, origin_of
from printguide.proof.words import PdfLedger, comparable, word_faults
from tests.support.proofs import TODAY, Print, codes, messages


def lost(text: str, *steps: Any, ordered: bool = True) -> list[str]:
    ledger = PdfLedger(comparable(text), ordered=ordered)
    return [words.text for words in ledger.check(iter(steps))]


def w(text: str) -> Words:
    return Words(text, 1)


def test_words_are_found_in_order() -> None:
    assert lost("One two\r\nthree.", w("One"), w("two three.")) == []
    assert lost("two One", w("One"), w("two")) == ["two"]


def test_without_an_order_they_may_stand_anywhere() -> None:
    assert lost("two One", w("One"), w("two"), ordered=False) == []
    assert lost("two One", w("One"), w("three"), ordered=False) == ["three"]


def test_hyphens_spaces_case_quotation_marks_and_ligatures_do_not_count() -> None:
    assert (
        lost("THE EFFI\ufffe\r\nCIENT “well-\r\nmade” ﬁsh", w("the efficient 'wellmade' fish"))
        == []
    )


def test_strings_of_a_component_may_change_places() -> None:
    steps = (Opens((w("name"), w("price"))), Closes(), w("after"))

    assert lost("price name after", *steps) == []
    assert lost("price after name", *steps) == ["after"]


def test_a_sentence_may_go_on_upon_the_next_page_where_there_are_no_tags() -> None:
    text = "It begins here and\r\nRunning head\r\n2 / 9\fHead\r\ngoes on there."

    assert lost(text, w("It begins here and goes on there."), w("goes on there.")) == [
        "goes on there."
    ]
    assert lost(text, w("It begins here and stops there.")) == ["It begins here and stops there."]
    assert lost(text.replace("\f", ""), w("It begins here and goes on there.")) != []


def test_numbers_of_pages_and_references_stand_between_pieces_of_a_string() -> None:
    words = Words("Learn the signs by heart.", 1, ("Learn the ", "signs", " by heart."))

    assert lost("Learn the signs (p. 5) by heart.", words) == []
    assert lost("Learn the signs and much that is of no concern by heart.", words) != []
    assert lost("Learn the by heart.", words) != []


def test_of_text_from_right_to_left_the_letters_count_where_their_order_is_lost() -> None:
    arabic = "مرحبا بكم في الدليل"

    assert lost(arabic[::-1], w(arabic)) == []
    assert lost("words before " + arabic[::-1] + " and after", w(arabic)) == []
    assert lost(arabic[:-3], w(arabic)) == [arabic]
    assert lost("olleh", w("hello")) == ["hello"]


def test_where_no_order_is_asked_for_its_words_may_be_scattered() -> None:
    arabic = "مرحبا بكم في الدليل"
    scattered = f"الدليل {'بكم'[::-1]} and more في مرحبا"

    assert lost(scattered, w(arabic), ordered=False) == []
    assert lost(scattered, w(arabic)) == [arabic]
    assert lost(scattered.replace("مرحبا", ""), w(arabic), ordered=False) == [arabic]


def test_what_is_there_and_out_of_order_is_said_to_be_so() -> None:
    found = word_faults("b a", [w("a"), w("c"), w("b")])

    assert [it.fault.code for it in found] == ["PG578", "PG579"]


# The article of a PDF


def article(good: Print) -> Path:
    assert good.origin is not None
    return good.origin.file


def told(good: Print, folder: Path, text: str) -> Print:
    """The print, held against another article."""
    assert good.origin is not None
    file = folder / "knee.mdx"
    file.write_text(text, "utf-8")
    return Print(good.content, good.meant, Origin(file, good.origin.project))


def test_words_that_the_pdf_lacks_are_errors(good: Print, tmp_path: Path) -> None:
    text = article(good).read_text("utf-8").replace("Rest for a day.", "Rest for a whole day.")

    proof = told(good, tmp_path, text).proof(tmp_path, quick=True)

    assert codes(proof) == ["PG578"]
    assert "`Rest for a whole day. A note`, line " in messages(proof)[0]


def test_words_out_of_order_are_errors(good: Print, tmp_path: Path) -> None:
    text = article(good).read_text("utf-8")
    moved = text.replace("- Bring your papers.\n", "").replace(
        "- Bring somebody to drive you home.\n",
        "- Bring somebody to drive you home.\n- Bring your papers.\n",
    )

    proof = told(good, tmp_path, moved).proof(tmp_path, quick=True)

    assert codes(proof) == ["PG579"]


def test_words_that_were_taken_out_of_the_pdf_are_missed(good: Print, tmp_path: Path) -> None:
    def erase(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            steps = list(pikepdf.parse_content_stream(page))
            shows = [at for at, (_, operator) in enumerate(steps) if str(operator) in ("Tj", "TJ")]
            for at in shows[4:6]:
                steps[at] = ([], pikepdf.Operator("n"))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(steps))

    assert "PG578" in codes(good.but(erase).proof(tmp_path, quick=True))


def test_what_the_manifest_leaves_out_is_not_looked_for(good: Print, tmp_path: Path) -> None:
    text = article(good).read_text("utf-8")
    longer = text.replace("## What it costs", "## Zebras\n\nThis was cut.\n\n## What it costs")
    line = longer.splitlines().index("This was cut.") + 1
    part = LeftOutPart(what="Zebras", words=3, line=line, last_line=line, reason="no room")

    print_ = told(good, tmp_path, longer)

    assert codes(print_.proof(tmp_path, quick=True)) == ["PG578", "PG578"]
    cut = print_.but(format="leaflet", left_out=(part,), in_order=False)
    assert codes(cut.proof(tmp_path, quick=True)) == []


def test_an_article_is_found_by_the_manifest(good: Print, file: Path, project: Path) -> None:
    assert good.meant is not None

    origin = origin_of(file, good.meant, TODAY)

    assert origin is not None
    assert origin.file == (project / "knee.mdx").resolve()


def test_it_is_found_in_a_project_below_the_folder_where_one_works(
    good: Print, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert good.meant is not None
    monkeypatch.chdir(project.parent)

    origin = origin_of(tmp_path / "elsewhere.pdf", good.meant, TODAY)

    assert origin is not None
    assert origin.project.root == project.resolve()


def test_a_manifest_names_articles_of_its_project_only(
    good: Print, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert good.meant is not None
    inside = tmp_path / "project"
    inside.mkdir()
    (inside / "printguide.toml").touch()
    (tmp_path / "secret.md").write_text("# Secret\n", "utf-8")
    monkeypatch.chdir(inside)

    for path in ("../secret.md", str(tmp_path / "secret.md"), "printguide.toml", "missing.md"):
        told = good.meant.model_copy(update={"article": path})
        found = origin_of(inside / "a.pdf", told, TODAY)
        assert found is None or found.project.root != inside


def test_without_its_article_a_proof_says_so(good: Print, tmp_path: Path) -> None:
    proof = Print(good.content, good.meant).but(article="lost.mdx").proof(tmp_path, quick=True)

    assert proof.article is None
    assert proof.unsearched == "its article lost.mdx is not here"
    assert proof.passed


def test_of_a_print_of_somebody_else_the_order_is_not_known(good: Print, tmp_path: Path) -> None:
    foreign = Print(good.content, None, good.origin)

    proof = foreign.proof(tmp_path, quick=True)

    assert proof.article is not None
    assert codes(proof) == []
