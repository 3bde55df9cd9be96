"""Links on paper: which becomes a code, which a reference, which stays live, which stays words."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from printguide.catalogue import Catalogue
from printguide.compose.labels import labels_for
from printguide.compose.linked import Printed, Reference, short
from printguide.compose.links import Links, ascii_address
from printguide.formats.format import Format
from printguide.project import Project

BASE = "https://www.example.org"
CONFIGURATION = f'[site]\nbase_url = "{BASE}"\n'

Made = Callable[..., Links]


def format_of(**facts: Any) -> Format:
    """A format like the brochure, that stands here so that nobody's design changes a test."""
    return Format.model_validate(
        {
            "name": "test",
            "about": "for tests",
            "papers": ["a4"],
            "internal_links": "code",
            "external_links": "reference",
            "panels": "article",
            "code_box_mm": 30,
            "takeaways_first": True,
            "conforms_to": ["pdf/ua-1"],
            "sheets": ("test",),
            **facts,
        }
    )


@pytest.fixture
def links(project: Callable[[dict[str, str | bytes]], Project], tmp_path: Path) -> Made:
    """Links of `guides/here.mdx`, in a project with two more articles."""

    def made(configuration: str = CONFIGURATION, **facts: Any) -> Links:
        opened = project(
            {
                "printguide.toml": configuration,
                "guides/here.mdx": "---\ntitle: Here\n---\n",
                "guides/knee.mdx": "---\ntitle: The knee\nslug: knee-exercises\n---\n",
                "eye.mdx": "---\ntitle: The eye\n---\n",
                "guides/prices.pdf": b"%PDF",
                "안내.mdx": "no front matter",
            }
        )
        anchors = frozenset({"prices", "before-you-come", "가격"})
        file = (tmp_path / "guides" / "here.mdx").resolve()
        return Links(Catalogue(opened), format_of(**facts), labels_for("en"), file, anchors)

    return made


def faults(links: Links) -> list[tuple[str, str | None]]:
    return [(fault.code, fault.hint) for fault in links.take_faults()]


@pytest.mark.parametrize(
    ("href", "target"),
    [("#prices", "#prices"), ("#가격", "#가격"), ("#%EA%B0%80%EA%B2%A9", "#가격")],
)
def test_a_link_to_a_heading_of_the_article_is_live_without_a_number(
    links: Made, href: str, target: str
) -> None:
    made = links()
    assert made.print(href, "prices") == Printed(target)
    assert faults(made) == []


def test_a_link_to_a_heading_that_is_not_there_is_words_and_a_warning(links: Made) -> None:
    made = links()
    assert made.print("#prizes", "prices") == Printed(None)
    assert faults(made) == [("PG405", "write `prices` for `prizes`")]


def test_a_link_to_the_top_is_words(links: Made) -> None:
    made = links()
    assert made.print("#", "up") == Printed(None)
    assert faults(made) == []


@pytest.mark.parametrize(
    ("href", "url", "title"),
    [
        ("/blog/knee-exercises", "/blog/knee-exercises", "The knee"),
        ("/blog/knee-exercises/", "/blog/knee-exercises/", "The knee"),
        ("/blog/knee-exercises?a=1#stairs", "/blog/knee-exercises?a=1#stairs", "The knee"),
        (f"{BASE}/blog/eye", "/blog/eye", "The eye"),
        ("knee.mdx", "/blog/knee-exercises", "The knee"),
        ("./knee.mdx#stairs", "/blog/knee-exercises#stairs", "The knee"),
        ("../eye.mdx", "/blog/eye", "The eye"),
        ("../%EC%95%88%EB%82%B4.mdx", "/blog/%EC%95%88%EB%82%B4", "words"),
        ("/blog/안내", "/blog/%EC%95%88%EB%82%B4", "words"),
        ("/prices", "/prices", "words"),
        ("/", "/", "words"),
        ("prices.pdf", "/blog/prices.pdf", "words"),
    ],
)
def test_a_link_into_the_site_is_a_code_with_the_title_of_its_article(
    links: Made, href: str, url: str, title: str
) -> None:
    made = links()
    assert made.print(href, "words") == Printed(BASE + url, 1)
    [code] = made.codes.values()
    assert (code.url, code.title, code.number) == (BASE + url, title, 1)
    assert code.image.startswith("data:image/png;base64,")
    assert title in code.alt
    assert 0 < code.size_mm <= 30
    assert faults(made) == []


def test_a_site_may_stand_in_a_folder_and_call_its_articles_otherwise(links: Made) -> None:
    made = links('[site]\nbase_url = "https://x.org/en/"\narticle_path = "/guides/{slug}.html"\n')
    made.print("knee.mdx", "w")
    made.print("/guides/eye.html", "w")
    made.print("https://x.org/en/guides/eye.html", "w")
    assert [(code.url, code.title) for code in made.codes.values()] == [
        ("https://x.org/en/guides/knee-exercises.html", "The knee"),
        ("https://x.org/en/guides/eye.html", "The eye"),
    ]


def test_other_braces_in_the_path_of_articles_are_no_crash(links: Made) -> None:
    made = links(f'{CONFIGURATION}article_path = "/{{lang}}/{{slug}}"\n')
    made.print("knee.mdx", "w")


@pytest.mark.parametrize("href", ["/blog/knee-exercises", "knee.mdx", "/prices"])
def test_nobody_can_print_a_link_into_a_site_that_is_not_named(links: Made, href: str) -> None:
    made = links("")
    assert made.print(href, "words") == Printed(None)
    assert made.without_base == [href]
    assert faults(made) == []


@pytest.mark.parametrize(
    ("href", "hint"),
    [
        ("/blog/knee-exercise", "write `knee-exercises` for `knee-exercise`"),
        ("/blog/knee-exercise/", "write `knee-exercises` for `knee-exercise`"),
        ("/blog/zzzzzz", None),
        ("knie.mdx", "write `knee.mdx` for `knie.mdx`"),
        ("../../outside.mdx", None),
    ],
)
def test_a_link_to_an_article_that_is_not_there_names_the_nearest(
    links: Made, href: str, hint: str | None
) -> None:
    made = links()
    assert made.print(href, "words").number == 1
    assert faults(made) == [("PG403", hint)]


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://example.com/a", "https://example.com/a"),
        ("//example.com/a", "https://example.com/a"),
        ("HTTP://example.com/", "HTTP://example.com/"),
        ("https://example.com/안내?q=길", "https://example.com/%EC%95%88%EB%82%B4?q=%EA%B8%B8"),
        ("https://example.com/a%20b?c=d&e#f", "https://example.com/a%20b?c=d&e#f"),
        (f"{BASE}.example.com/", f"{BASE}.example.com/"),
    ],
)
def test_a_link_to_another_site_is_a_reference(links: Made, href: str, url: str) -> None:
    made = links()
    assert made.print(href, "words") == Printed(url, 1)
    assert list(made.references.values()) == [Reference(1, "words", url)]
    assert made.codes == {}


@pytest.mark.parametrize(
    "words",
    ["https://example.com/a", "https://example.com/a/", "example.com/a", " example.com/a "],
)
def test_an_address_that_says_itself_gets_no_number(links: Made, words: str) -> None:
    made = links()
    assert made.print("https://example.com/a/", words) == Printed("https://example.com/a/")
    assert made.references == {}


def test_an_address_in_other_letters_says_itself_too(links: Made) -> None:
    printed = links().print("https://example.com/안내", "example.com/안내")
    assert printed == Printed("https://example.com/%EC%95%88%EB%82%B4")


@pytest.mark.parametrize(
    "href", ["mailto:desk@example.org", "tel:+442079460110", "sms:1", "MAILTO:a@b.org", "geo:1,2"]
)
def test_a_link_to_a_person_is_live_without_a_number(links: Made, href: str) -> None:
    made = links("")
    assert made.print(href, "words") == Printed(href)
    assert faults(made) == []


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "JavaScript:void(0)", "data:text/html,x", "file:///etc/passwd",
     "ftp://example.org/a", "vbscript:x", "blob:x", "https:", "http:///a"],
)  # fmt: skip
def test_what_no_reader_may_follow_is_words_and_a_warning(links: Made, href: str) -> None:
    made = links()
    assert made.print(href, "words") == Printed(None)
    [(code, _)] = faults(made)
    assert code == "PG402"


@pytest.mark.parametrize("href", [" javascript:alert(1)", "java\tscript:x", "\njavascript:x"])
def test_a_scheme_cannot_hide_behind_white_space(links: Made, href: str) -> None:
    printed = links().print(href, "words").href
    assert printed is None or printed.startswith(f"{BASE}/")


@pytest.mark.parametrize("href", ["https://[oops/", "//[oops", "a%00b", "%00.mdx"])
def test_an_address_that_is_none_is_no_crash(links: Made, href: str) -> None:
    links().print(href, "words")


def test_equal_targets_share_one_code_and_one_number(links: Made) -> None:
    made = links()
    numbers = [
        made.print(href, words).number
        for href, words in [
            ("knee.mdx", "knee"),
            ("https://example.com/", "one"),
            ("/blog/knee-exercises", "knees"),
            ("https://example.com/", "two"),
            (f"{BASE}/blog/knee-exercises", "again"),
            ("../eye.mdx", "eye"),
        ]
    ]
    assert numbers == [1, 2, 1, 2, 1, 3]
    assert len(made.codes) == 2
    assert [reference.title for reference in made.references.values()] == ["one"]


def test_a_panel_shows_each_code_once(links: Made) -> None:
    made = links()
    made.print("knee.mdx", "w")
    assert [code.title for code in made.take_panel()] == ["The knee"]
    made.print("knee.mdx", "w")
    made.print("../eye.mdx", "w")
    assert [code.title for code in made.take_panel()] == ["The eye"]
    assert made.take_panel() == []


@pytest.mark.parametrize("kind", ["code", "reference", "live"])
@pytest.mark.parametrize("href", ["knee.mdx", "https://example.com/a"])
def test_a_format_says_how_links_are_printed(links: Made, href: str, kind: str) -> None:
    made = links(internal_links=kind, external_links=kind)
    printed = made.print(href, "words")
    assert printed.href is not None
    assert printed.number == (None if kind == "live" else 1)
    assert (len(made.codes), len(made.references)) == {
        "code": (1, 0), "reference": (0, 1), "live": (0, 0)
    }[kind]  # fmt: skip


def test_an_address_too_long_for_a_code_stays_live_with_an_error(links: Made) -> None:
    made = links()
    href = f"/a/{'b' * 400}"
    assert made.print(href, "words") == Printed(BASE + href)
    assert [code for code, _ in faults(made)] == ["PG404"]
    assert made.symbols == ()


def test_a_place_has_a_code_without_a_number(links: Made) -> None:
    made = links()
    made.print("knee.mdx", "w")
    code = made.place("geo:37.5,127", "Harbour")
    assert code is not None
    assert (code.number, code.title, code.alt) == (
        None,
        "Harbour",
        "QR code: opens a map of Harbour",
    )
    assert made.place("geo:37.5,127", "Harbour") is code
    assert made.take_panel() == list(made.codes.values())
    assert made.symbols == (*made.codes.values(), code)


def test_numbers_run_without_a_gap_over_codes_and_references(links: Made) -> None:
    made = links()
    hrefs = ["knee.mdx", "https://a.org/", "../eye.mdx", "mailto:a@b.org", "#prices", "//b.org/"]
    numbers = [number for href in hrefs if (number := made.print(href, "w").number)]
    assert numbers == list(itertools.islice(itertools.count(1), 4))


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.example.org/", "www.example.org"),
        ("http://example.org/a/", "example.org/a"),
        ("https://example.org/%EC%95%88%EB%82%B4", "example.org/안내"),
        ("mailto:a@b.org", "mailto:a@b.org"),
        ("geo:1,2", "geo:1,2"),
    ],
)
def test_an_address_is_printed_without_what_nobody_types(url: str, shown: str) -> None:
    assert short(url) == shown


@pytest.mark.parametrize(
    ("address", "encoded"),
    [
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ('https://example.org/"<>', "https://example.org/%22%3C%3E"),
    ],
)
def test_other_letters_are_written_as_phones_expect(address: str, encoded: str) -> None:
    assert ascii_address(address) == encoded


def test_a_lone_article_may_name_articles_that_nobody_listed(
    project: Callable[[dict[str, str | bytes]], Project], tmp_path: Path
) -> None:
    opened = project({"a.mdx": "---\ntitle: A\n---\n"}).with_base_url(BASE)
    made = Links(Catalogue(opened), format_of(), labels_for("en"), tmp_path / "a.mdx", frozenset())
    assert made.print("/blog/elsewhere", "words").number == 1
    assert faults(made) == []
