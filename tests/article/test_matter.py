"""Front matter: every key, every way to write it, and every way to get it wrong."""

import datetime as dt
from pathlib import PurePosixPath

import pytest

from printguide.article.headings import first_title
from printguide.article.matter import Cover, Meta, bind_matter, split
from printguide.article.parsing import parse
from printguide.article.reading import source_of
from printguide.faults import Diagnostic, Severity
from printguide.outcome import Outcome

DAY = dt.date(2026, 2, 7)


def bound(text: str) -> Outcome[Meta]:
    source = source_of(text, PurePosixPath("a.mdx"))
    matter = split(source)
    assert matter.value is not None
    manuscript = parse(source).value
    heading = first_title(manuscript.tokens) if manuscript else None
    meta = bind_matter(matter.value, source, heading)
    return Outcome(meta.value, (*matter.found, *meta.found))


def meta_of(*lines: str) -> Meta:
    """The front matter of these lines, which are sound."""
    outcome = bound("\n".join(["---", "title: T", *lines, "---", "text"]))
    assert outcome.found == ()
    assert outcome.value is not None
    return outcome.value


def only(text: str) -> Diagnostic:
    """The one thing that is wrong with a text."""
    [found] = bound(text).found
    return found


def at(found: Diagnostic) -> tuple[int, int, int]:
    return found.place.line, found.place.column, found.place.length


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("slug: eye-laser", "slug", "eye-laser"),
        ("lang: pt-BR", "lang", "pt-BR"),
        ("excerpt: 'Short: and sweet'", "excerpt", "Short: and sweet"),
        ("category: Health", "category", "Health"),
        ("disclaimer: No advice.", "disclaimer", "No advice."),
        ("author: Ana Example", "author", "Ana Example"),
        ("author: [Ana Example, Bo Example]", "author", "Ana Example, Bo Example"),
        ("author: {name: Ana Example, url: /ana}", "author", "Ana Example"),
        ("author:\n  - name: Ana Example\n  - Bo Example", "author", "Ana Example, Bo Example"),
        ("tags: eyes", "tags", ["eyes"]),
        ("tags: [eyes, laser]", "tags", ["eyes", "laser"]),
        ("sources: One report", "sources", ["One report"]),
        ("sources:\n  - One\n  - Two", "sources", ["One", "Two"]),
        ("cover: images/a.png", "cover", Cover(image="images/a.png")),
        ("cover: { image: a.png, alt: A bay }", "cover", Cover(image="a.png", alt="A bay")),
        ("date: 2026-02-07", "date", DAY),
        ("updated: 2026-02-07", "updated", DAY),
        ("reviewed: 2026-02-07", "reviewed", DAY),
        ("slug:", "slug", None),
        ("excerpt: ''", "excerpt", ""),
    ],
)
def test_every_key_has_its_type(line: str, key: str, value: object) -> None:
    assert getattr(meta_of(line), key) == value


@pytest.mark.parametrize(
    "written",
    [
        "2026-02-07",
        "'2026-02-07'",
        "2026-2-7",
        "2026/02/07",
        "2026.02.07",
        "2026-02-07T09:30:00Z",
        "2026-02-07 09:30:00 +09:00",
        "' 2026-02-07 '",
    ],
)
def test_a_date_that_begins_with_the_year_is_read(written: str) -> None:
    assert meta_of(f"date: {written}").date == DAY


@pytest.mark.parametrize("written", ["7 February 2026", "07.02.2026", "2026-02-30", "soon"])
def test_any_other_date_is_printed_as_written_with_a_warning(written: str) -> None:
    outcome = bound(f"---\ntitle: T\ndate: {written}\n---\n")
    assert outcome.value is not None
    assert outcome.value.date == written
    [found] = outcome.found
    assert (found.code, found.severity) == ("PG114", Severity.WARNING)
    assert at(found) == (3, len("date: ") + 1, len(written))
    assert f"`{written}`" in found.message


@pytest.mark.parametrize("key", ["date", "updated", "reviewed"])
def test_every_date_is_doubted_by_its_own_key(key: str) -> None:
    assert only(f"---\ntitle: T\n{key}: soon\n---\n").message.startswith(f"`{key}` ")


def test_unknown_keys_are_kept() -> None:
    assert meta_of("hero: a", "rank: 3", "x: {y: [1]}").more == {
        "hero": "a",
        "rank": 3,
        "x": {"y": [1]},
    }


@pytest.mark.parametrize(
    ("key", "meant"),
    [("titel", "title"), ("catgory", "category"), ("tag s", "tags"), ("updatd", "updated")],
)
def test_a_slip_is_named_with_the_key_that_was_meant(key: str, meant: str) -> None:
    found = only(f"---\ntitle: T\n{key}: x\n---\n")
    assert (found.code, found.severity, found.place.line) == ("PG115", Severity.WARNING, 3)
    assert found.message == f"the front matter has no `{key}`"
    assert found.hint == f"write `{meant}` for `{key}`"


@pytest.mark.parametrize(
    "key", ["layout", "draft", "keywords", "language", "ogImage", "faq", "rating"]
)
def test_the_keys_of_a_website_are_no_slips(key: str) -> None:
    assert bound(f"---\ntitle: T\n{key}: x\n---\n").found == ()


def test_a_missing_title_is_taken_from_the_first_heading_of_the_first_level() -> None:
    code = "```sh\n# no heading\n```\n\n"
    outcome = bound(f'---\nslug: a\n---\n{code}## A\n\n# The "*Eye*" clinic ##\n\n# Other\n')
    [found] = outcome.found
    assert (found.code, found.severity, at(found)) == ("PG122", Severity.INFO, (1, 1, 3))
    assert found.hint is not None
    assert "`title: \"The 'Eye' clinic\"`" in found.hint
    assert outcome.value is not None
    assert outcome.value.title == 'The "Eye" clinic'


@pytest.mark.parametrize(
    "text", ["", "just text", "---\n---\n", "---\ntitle:\n---\n", "---\ntitle: '  '\n---\n"]
)
def test_an_article_without_a_title_says_what_to_write(text: str) -> None:
    found = only(text)
    assert (found.code, found.severity) == ("PG112", Severity.ERROR)
    assert found.hint is not None
    assert "`title: " in found.hint


@pytest.mark.parametrize(
    ("line", "key", "expected"),
    [
        ("slug: 12", "slug", "a text"),
        ("lang: no", "lang", "a text"),
        ("excerpt: [a]", "excerpt", "a text"),
        ("category: {a: b}", "category", "a text"),
        ("disclaimer: 1.5", "disclaimer", "a text"),
        ("author: {nom: A}", "author", "a name"),
        ("author: [{name: A}, {name: 2}]", "author", "a name"),
        ("author: [A, 2]", "author", "a name"),
        ("tags: 3", "tags", "a list of texts"),
        ("tags: [a, 3]", "tags", "a list of texts"),
        ("sources: {a: b}", "sources", "a list of texts"),
        ("cover: 3", "cover", "a path, or `image` and `alt`"),
        ("cover: {alt: A}", "cover", "a path, or `image` and `alt`"),
        ("date: 2026", "date", "a date"),
        ("updated: [a]", "updated", "a date"),
    ],
)
def test_a_value_of_another_type_is_an_error_under_it(line: str, key: str, expected: str) -> None:
    outcome = bound(f"---\ntitle: T\n{line}\n---\n")
    assert outcome.failed
    [found] = outcome.found
    before = len(key) + len(": ")
    assert (found.code, at(found)) == ("PG113", (3, before + 1, len(line) - before))
    assert found.message.startswith(f"`{key}` is ")
    assert found.message.endswith(f"not {expected}")


def test_a_title_that_is_a_number_is_not_a_text() -> None:
    found = only("---\ntitle: 2026\n---\n")
    assert found.message == "`title` is a number, not a text"
    assert found.hint == "put it in quotation marks"


def test_a_language_that_yaml_takes_for_false_is_said_so() -> None:
    found = only("---\ntitle: T\nlang: no\n---\n")
    assert found.message == "`lang` is true or false, not a text"
    assert found.hint == "put it in quotation marks"


@pytest.mark.parametrize("matter", ["title: a: b", "- a", 'title: "T'])
def test_of_front_matter_that_cannot_be_read_no_title_is_said_to_be_missing(matter: str) -> None:
    assert only(f"---\n{matter}\n---\ntext").code == "PG110"


def test_all_faults_are_found_at_once() -> None:
    outcome = bound("---\nslug: 12\ntags: 3\ncover: 4\ndate: soon\nupadted: 2026-01-01\n---\n")
    assert [(d.code, d.place.line) for d in outcome.found] == [
        ("PG112", 1),
        ("PG113", 2),
        ("PG113", 3),
        ("PG113", 4),
        ("PG114", 5),
        ("PG115", 6),
    ]


def test_what_does_not_fit_its_key_is_left_away_and_the_rest_is_kept() -> None:
    meta = bound("---\ntitle: 2026\nlang: ko\ntags: 3\n---\n").value
    assert meta is not None
    assert (meta.title, meta.lang, meta.tags) == ("?", "ko", [])


@pytest.mark.parametrize(
    ("matter", "place"),
    [
        ("title: T\nexcerpt: a: b", (3, 11)),
        ('title: "T', (2, 8)),
        ("title: T\n\tslug: a", (3, 1)),
        ("title: [a", (2, 8)),
        ("title: T\ntags: [a, b]]", (3, 13)),
        ("title: *nobody", (2, 8)),
        ("title: @home", (2, 8)),
    ],
)
def test_what_is_not_yaml_is_shown_where_the_slip_is(matter: str, place: tuple[int, int]) -> None:
    found = bound(f"---\n{matter}\n---\ntext").found[0]
    assert (found.code, at(found)[:2]) == ("PG110", place)


@pytest.mark.parametrize("matter", ["- a\n- b", "just words", "12"])
def test_front_matter_without_keys_is_a_fault(matter: str) -> None:
    found = bound(f"---\n{matter}\n---\ntext").found[0]
    assert found.code == "PG110"
    assert "key: value" in found.message


def test_front_matter_that_never_ends_is_a_fault_at_its_beginning() -> None:
    found = bound("---\ntitle: T\n\ntext").found[0]
    assert (found.code, at(found)) == ("PG123", (1, 1, 3))


def test_a_rule_of_more_dashes_begins_no_front_matter() -> None:
    assert only("----\n\ntitle: T\n\n----\n").code == "PG112"


TOML = """+++
title = "T"
date = 2026-02-07T10:00:00Z
updated = 2026-02-08
"slug" = 'eye-laser'
tags = ["eyes", "laser"]
weight = inf

[extra]
opens = 08:30:00
+++
Text"""


def test_front_matter_may_be_toml_between_lines_of_pluses() -> None:
    outcome = bound(TOML)

    assert outcome.found == ()
    assert outcome.value is not None
    assert (outcome.value.title, outcome.value.slug) == ("T", "eye-laser")
    assert (outcome.value.date, outcome.value.updated) == (DAY, dt.date(2026, 2, 8))
    assert outcome.value.tags == ["eyes", "laser"]
    assert outcome.value.more == {"weight": "inf", "extra": {"opens": "08:30:00"}}


@pytest.mark.parametrize(
    ("matter", "code", "place"),
    [
        ('title = "T"\ndate = ', "PG110", (3, 8)),
        ("title", "PG110", (2, 6)),
        ('title = "T"\nslug = 12', "PG113", (3, 8)),
        ('title = "T"\nupadted = 2026-02-07', "PG115", (3, 1)),
        ('title = "T"\n\n[faults]\nPG302 = "loud"\n[tags]', "PG113", (6, 2)),
        (f'title = "T"\nx = {"[" * 40}{"]" * 40}', "PG111", (3, 1)),
        (f'title = "T"\nx = {"[" * 5_000}', "PG110", (1, 1)),
    ],
)
def test_a_fault_in_toml_is_shown_at_its_key_or_its_value(
    matter: str, code: str, place: tuple[int, int]
) -> None:
    found = bound(f"+++\n{matter}\n+++\ntext").found[0]
    assert (found.code, at(found)[:2]) == (code, place)


def test_toml_that_never_ends_asks_for_its_own_line() -> None:
    found = bound('+++\ntitle = "T"\n').found[0]
    assert (found.code, found.hint) == (
        "PG123",
        "write `+++` on a line of its own behind the last key",
    )


def test_the_plural_of_a_key_is_a_key_of_the_site() -> None:
    assert bound("---\ntitle: T\nauthors: [ana]\n---\n").found == ()


def test_aliases_that_would_fill_memory_are_refused() -> None:
    """Were they followed, this test would not end: nine lists of nine, nineteen deep."""
    laughs = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    found = bound("\n".join(["---", "title: T", *laughs, "---", ""])).found[0]
    assert found.code == "PG111"
    assert "aliases" in found.message


@pytest.mark.parametrize("depth", [31, 200])
def test_deep_nesting_is_refused(depth: int) -> None:
    found = bound(f"---\ntitle: T\nx: {'[' * depth}{']' * depth}\n---\n").found[0]
    assert found.code == "PG111"


@pytest.mark.parametrize("depth", [2_000, 20_000])
def test_nesting_beyond_the_reader_is_a_fault_and_no_crash(depth: int) -> None:
    found = bound(f"---\ntitle: T\nx: {'[' * depth}\n---\n").found[0]
    assert found.code in ("PG110", "PG111")


def test_aliases_as_people_use_them_are_fine() -> None:
    assert meta_of("a: &a [x, y]", "tags: *a").tags == ["x", "y"]


@pytest.mark.parametrize(
    "slug", ["a/b", "../a", "a b", ".hidden", "a?b", "a" * 201, "-a", "a\\\\b", "a:b"]
)
def test_a_slug_that_cannot_name_a_file_is_refused(slug: str) -> None:
    found = only(f'---\ntitle: T\nslug: "{slug}"\n---\n')
    assert (found.code, found.severity, found.place.line) == ("PG116", Severity.ERROR, 3)


@pytest.mark.parametrize("slug", ["a", "eye-laser_2.0", "안내", "łódź", "a" * 200])
def test_a_slug_of_letters_and_digits_is_fine(slug: str) -> None:
    assert meta_of(f'slug: "{slug}"').slug == slug


@pytest.mark.parametrize("text", ["---\ntitle: T\n---\nbody", "---\r\ntitle: T\r\n---\r\nbody"])
def test_the_text_begins_behind_the_front_matter(text: str) -> None:
    source = source_of(text, PurePosixPath("a.mdx"))
    matter = split(source).value
    assert matter is not None
    assert source.text[matter.body :].strip() == "body"
    assert source.text[matter.places["title"].start : matter.places["title"].end] == "title"


def test_a_rule_in_the_text_is_no_front_matter() -> None:
    source = source_of("text\n\n---\n\nmore", PurePosixPath("a.mdx"))
    matter = split(source).value
    assert matter is not None
    assert (matter.data, matter.body) == ({}, 0)


def test_a_rule_behind_the_front_matter_stays_in_the_text() -> None:
    source = source_of("---\ntitle: T\n---\none\n\n---\n\ntwo", PurePosixPath("a.mdx"))
    matter = split(source).value
    assert matter is not None
    assert source.text[matter.body :].strip() == "one\n\n---\n\ntwo"


def test_a_key_that_stands_twice_is_an_error_at_the_second() -> None:
    [found] = bound("---\ntitle: T\ndate: 2026-01-01\ndate: 2026-01-02\n---\ntext").found

    assert (found.code, at(found)[:2]) == ("PG124", (4, 1))


def test_front_matter_below_blank_lines_is_told_once_and_a_rule_is_none() -> None:
    [found] = bound("\n\n---\ntitle: T\n---\n\n# Heading\n").found
    assert (found.code, at(found)[:2]) == ("PG125", (3, 1))

    assert "PG125" not in [it.code for it in bound("\n---\n\n# Heading\n").found]
