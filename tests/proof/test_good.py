"""A print with which nothing is wrong passes, and the proof tells what it read of it."""

from pathlib import Path

from tests.support.proofs import Print, codes


def test_a_good_print_passes_without_a_word(good: Print, tmp_path: Path) -> None:
    proof = good.proof(tmp_path)

    assert codes(proof) == []
    assert proof.passed
    assert all(page.passed for page in proof.pages)


def test_the_proof_tells_what_it_read(good: Print, tmp_path: Path) -> None:
    proof = good.proof(tmp_path)
    first = proof.pages[0]

    assert (proof.title, proof.lang, proof.conforms_to) == ("Your knee", "en", ("pdf/ua-1",))
    assert proof.article is not None
    assert proof.article.endswith("knee.mdx")
    assert "PG-Sans" in proof.fonts
    assert (first.width_mm, first.height_mm) == (210, 297)
    assert first.smallest_type_pt is not None
    assert 7 <= first.smallest_type_pt < 9
    assert first.lowest_ppi is not None
    assert 200 < first.lowest_ppi < 500
    links = {link.target: link.text for page in proof.pages for link in page.links}
    assert links["tel:+442079460110"] == "+44 20 7946 0110"
    assert links["mailto:desk@example.org"] == "the desk"


def test_every_code_is_read_also_from_a_poor_print(good: Print, tmp_path: Path) -> None:
    read = [code for page in good.proof(tmp_path).pages for code in page.codes]

    assert sorted(code.text for code in read) == [
        "https://www.example.org/blog/find-us",
        "https://www.google.com/maps/search/?api=1&query=37.5%2C127",
    ]
    for code in read:
        assert code.meant
        assert code.read
        assert code.degraded
        assert abs(code.module_mm - 0.5) < 0.01
        assert code.contrast > 20


def test_two_proofs_say_the_same(good: Print, tmp_path: Path) -> None:
    assert good.proof(tmp_path) == good.proof(tmp_path)


def test_quickly_no_page_is_drawn(good: Print, tmp_path: Path) -> None:
    proof = good.proof(tmp_path, quick=True)

    assert proof.passed
    assert all(page.codes == () for page in proof.pages)
