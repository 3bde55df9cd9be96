"""Damaged encoding: found where it is, and nowhere else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printguide.article.damage import Damage, candidates, find_damage
from printguide.places import Span


def damaged(text: str) -> str:
    """What becomes of UTF-8 that is read as Windows-1252, its five gaps read as controls."""
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode("utf-8")
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("â€”", "—"),
        ("â€“", "–"),
        ("â€™", "’"),
        ("â€œ", "“"),
        ("â€\x9d", "”"),
        ("â€¦", "…"),
        ("Ã©", "é"),
        ("Ã\u00a0", "à"),
        ("Â\u00a0", "\u00a0"),
        ("Â°", "°"),
        ("â‚¬", "€"),
        ("ðŸ¥\x9d", "🥝"),
        ("ì•ˆë‚´", "안내"),
        (damaged("한국어"), "한국어"),
        (damaged("日本"), "日本"),
        (damaged("żółć"), "żółć"),
    ],
)
def test_what_was_meant_is_said(written: str, meant: str) -> None:
    text = f"before {written} behind"
    assert list(find_damage(text)) == [Damage(Span(7, 7 + len(written)), written, meant)]


def test_every_damaged_run_is_found_in_order() -> None:
    text = "one â€” two Ã© three ì•ˆë‚´"
    assert [found.meant for found in find_damage(text)] == ["—", "é", "안내"]


def test_neighbouring_signs_are_one_run() -> None:
    [found] = find_damage("naÃ¯Ã«ve")
    assert (found.span, found.meant) == (Span(2, 6), "ïë")


@pytest.mark.parametrize(
    ("word", "meant"), [("병원", "병\ufffd"), ("원병", "\ufffd병"), ("의원", "\ufffd\ufffd")]
)
def test_a_lost_byte_leaves_the_sign_for_what_cannot_be_shown(word: str, meant: str) -> None:
    text = word.encode().decode("cp1252", "ignore")
    [found] = find_damage(text)
    assert found.meant == meant


@pytest.mark.parametrize(
    ("written", "meant", "first"),
    [
        ("â€\ufffd", "\ufffd", "”"),
        ("ì\ufffd˜ì›\ufffd", "\ufffd\ufffd", None),
        ("ð\ufffd‘©", "\ufffd", "𐑩"),
        ("Ã\ufffd", "\ufffd", "Ð"),
    ],
)
def test_the_sign_for_an_unread_byte_belongs_to_the_damage(
    written: str, meant: str, first: str | None
) -> None:
    [found] = find_damage(f"before {written} behind")
    assert (found.damaged, found.meant) == (written, meant)
    assert next(iter(candidates(found)), None) == first


@pytest.mark.parametrize(
    "text",
    [
        "caf\ufffd, \ufffd, é\ufffd and à\ufffd are lost, and not damaged",
        "Il a dit « très fatigué » à midi, et « café » puis « à côté » ; l’été !",
        "Le déjà-vu : « éééé » – où ? Œuvre, naïve, Noël, ça, û, ô « î ».",
        "« Il faut 50\u00a0€ à 10\u00a0h\u00a0», dit-elle. Là\u00a0! Là\u00a0? Été\u00a0: août.",
        "Zażółć gęślą jaźń. ŻÓŁĆ, ĄĘŁŃÓŚŹŻ „Łódź” – 5\u00a0zł; są\u00a0»tak«",
        "«São João» é à beira-mar; ações, coração, pão – avó, avô, NÃO, MÃE, AÇÕES.",
        "„Größe“ – Äpfel, Öl, Übung, Maß, 20\u00a0°C, §\u00a05, »Füße«, DÜRFEN, GRÖßE",
        "안내 – 항구의원에 가는 길: “지하철” 2호선… ₩10,000",
        "Señor, ¿qué? ¡Sí! Año, pingüino, «él»",
        "Þórður à Ísland; Åse på Øya; Ægir",
        "日本語の「案内」、中文的《指南》。",
        "Việt Nam: phở, bún chả – 50.000 ₫",
        "Ñandú: 5 × 3 ÷ 2 ± 1 µm² ½ ¼",
        "plain ASCII only",
        "",
    ],
)
def test_sound_text_of_many_languages_is_left_alone(text: str) -> None:
    assert list(find_damage(text)) == []


@pytest.mark.parametrize(
    "text",
    ["„Það“", "„Það…", "“hâlâ”", "hâlâ…", "“AMANH\u00c3\u201d", "«MANH\u00c3\u00a0»"],
)
def test_a_word_that_ends_in_an_accent_may_stand_before_a_quotation_mark(text: str) -> None:
    assert list(find_damage(text)) == []


KOREAN = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=2, max_size=8)


@settings(max_examples=60, deadline=None)
@given(KOREAN)
def test_every_damaged_korean_word_is_found_whole(word: str) -> None:
    written = damaged(word)
    text = f"see {written}, please"
    assert list(find_damage(text)) == [Damage(Span(4, 4 + len(written)), written, word)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("—–’‘“”…•€™éèüöäñçß·°©"), min_size=1, max_size=6))
def test_every_damaged_sign_between_words_is_found(signs: list[str]) -> None:
    text = "word ".join(damaged(sign) for sign in signs)
    assert [found.meant for found in find_damage(text)] == signs


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_spans_hold_the_damage_and_never_meet(text: str) -> None:
    end = 0
    for found in find_damage(text):
        assert text[found.span.start : found.span.end] == found.damaged
        assert found.span.start >= end
        end = found.span.end


@pytest.mark.parametrize(("written", "meant"), [("CAFÃ‰", "É"), ("GRÃ–SSE", "Ö")])
def test_damage_in_capitals_is_found(written: str, meant: str) -> None:
    [found] = find_damage(written)
    assert found.meant == meant
