"""What holds for every text: the reader never fails, loses no word, and points home."""

from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from printguide.article.dialect.attributes import Path, read_literal
from printguide.article.dialect.quotations import quotation
from printguide.article.dialect.reading import KEY, Reading
from printguide.article.dialect.tables import tables
from printguide.article.manuscript import Manuscript
from printguide.article.parsing import parse
from printguide.article.reading import decode, source_of
from tests.support.sound import PATH, assert_sound

PIECES = st.sampled_from(
    ["<", ">", "/", "</", "/>", "<A", "<A>", "</A>", "<B/>", "<>", "</>", "{", "}", '"', "'", "`",
     "=", "\\", "\n", "\n\n", " ", "    ", "\t", "- ", "1. ", "> ", "# ", "---", "\n---\n", "***",
     "|", "|-|\n", "[", "](", ")", "![", "[^1]", "[^1]: ", ": ", "import ", "export ", "{/*", "*/}",
     "<!--", "-->", "<br>", "```", "~~~", "*", "_", "~~", "a", "word", "안내", "é", "🏥", "\u2028",
     "\u00a0", "\0", "\r", "\ufeff", "&amp;", "&#0;", "items={[", "{ name:", "]}", "title: ",
     "<PriceTable ", "<InfoBox>", "</InfoBox>", "https://example.org", "//", "/*", "${", "b=", "$"]
)  # fmt: skip
MARKUP = st.lists(PIECES, max_size=40).map("".join)
ANY = st.one_of(MARKUP, st.text(max_size=80))


@settings(max_examples=100, deadline=None)
@given(ANY)
@example("---\n")
@example("---\n---")
@example("<A b={\n")
@example("- <A\n  b={`\n")
@example("> <A>\n\n</A>\n")
@example("|a|\n|-|\n|<A|\n")
@example("# {/*")
@example("[^1]: <A>\n\n[^1]")
def test_any_text_is_read_soundly_and_its_words_arrive(text: str) -> None:
    assert_sound(text)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_can_make_the_reader_fail(content: bytes) -> None:
    outcome = decode(content, PATH)
    assert (outcome.value is None) == outcome.failed


WORD = st.text(
    st.characters(categories=["Lu", "Ll", "Lo", "Nd"], min_codepoint=48), min_size=1, max_size=8
)
PROSE = st.lists(
    st.lists(WORD, min_size=1, max_size=8).map(lambda words: ["w", *words]), min_size=1, max_size=6
)
SHAPES = st.sampled_from(["{}", "## {}", "- {}", "> {}", "**{}**", "<InfoBox>\n\n{}\n\n</InfoBox>"])


@settings(max_examples=100, deadline=None)
@given(PROSE, SHAPES)
def test_the_words_that_go_in_come_out_in_order(paragraphs: list[list[str]], shape: str) -> None:
    text = "\n\n".join(shape.format(" ".join(words)) for words in paragraphs)
    outcome = parse(source_of(text, PATH))
    assert outcome.value is not None
    assert [w for piece in outcome.value.text() for w in piece.split()] == [
        word for words in paragraphs for word in " ".join(words).split()
    ]


PLAIN = st.text(
    st.characters(exclude_characters='"\\\r\0<>{}', exclude_categories=["Cs", "Zl", "Zp"]),
    max_size=12,
).map(lambda text: text.replace("\n", " "))
LITERALS = st.recursive(
    st.one_of(PLAIN, st.integers(0, 10**9), st.booleans(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["a", "name", "price", "x1", "k-k"]), inner, max_size=3),
    ),
    max_leaves=8,
)
BLANKS = st.sampled_from(["", " ", "\n  ", " /* } */ "])


def written(value: object, blank: str) -> str:
    """A value as an author could write it."""
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return f"[{blank}{f',{blank}'.join(written(item, blank) for item in value)}]"
    if isinstance(value, dict):
        pairs = (f'{blank}"{key}":{blank}{written(item, blank)}' for key, item in value.items())
        return f"{{{','.join(pairs)}{blank}}}"
    return {True: "true", False: "false", None: "null"}.get(value, str(value))  # type: ignore[call-overload]


def values_in(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    """Every value within a value, by its path."""
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(
        value, list) else ()  # fmt: skip
    for key, item in items:
        yield from values_in(item, (*path, key))


def cut(manuscript: Manuscript, start: int, end: int) -> str:
    """The author's text at a span of the parsed text."""
    return manuscript.source.text[start + manuscript.shift : end + manuscript.shift]


FRAMES = st.sampled_from(
    ["{}", "- item\n\n  {}", "a **b** {} c", "> {}", "안내 {}", "|a|\n|-|\n|{}|"]
)


@settings(max_examples=100, deadline=None)
@example("é", "", "{}")
@given(LITERALS, st.sampled_from(["", "---\ntitle: T\n---\n"]), FRAMES)
def test_the_place_of_every_value_holds_that_value(value: object, head: str, frame: str) -> None:
    attribute = f"<A x={{{written(value, ' ')}}} />".replace("|", "")
    outcome = parse(source_of(head + frame.format(attribute), PATH))
    assert outcome.value is not None
    [call] = outcome.value.calls()
    for path, expected in values_in(call.props["x"], ("x",)):
        span = call.places[path]
        literal = read_literal(cut(outcome.value, span.start, span.end))
        assert getattr(literal, "value", NotImplemented) == expected
    for path, span in call.keys.items():
        assert cut(outcome.value, span.start, span.end).strip('"') == path[-1]


@settings(max_examples=100, deadline=None)
@given(LITERALS, BLANKS)
def test_what_is_written_as_data_is_read_as_that_data(value: object, blank: str) -> None:
    outcome = parse(source_of(f"<A x={{{written(value, blank)}}} />", PATH))
    assert outcome.value is not None
    assert outcome.found == ()
    [call] = outcome.value.calls()
    assert call.props == {"x": value}


@settings(max_examples=100, deadline=None)
@given(PLAIN)
def test_the_place_of_a_string_attribute_is_between_its_quotes(text: str) -> None:
    outcome = parse(source_of(f'말 <A x="{text}" />', PATH))
    assert outcome.value is not None
    [call] = outcome.value.calls()
    span = call.places[("x",)]
    assert cut(outcome.value, span.start, span.end) == text


@settings(max_examples=100, deadline=None)
@given(ANY)
def test_more_blank_lines_between_blocks_lose_no_words(text: str) -> None:
    if "\n\n" in text:
        assert_sound(text.replace("\n\n", "\n\n\n\n"))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["> ", ">", "- ", "1. ", "\t", "  ", "a", "b", "\n", "\n", "---", "# ", "    ", "```\n"]
        ),
        max_size=40,
    ).map("".join)
)
def test_quotations_are_read_as_markdown_it_reads_them(text: str) -> None:
    theirs = MarkdownIt("commonmark").disable(["code", "lheading"])
    ours = MarkdownIt("commonmark").disable(["code", "lheading"])
    ours.block.ruler.at(
        "blockquote", quotation, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )

    assert ours.parse(text, {KEY: Reading()}) == theirs.parse(text)


ROWS = st.lists(
    st.lists(
        st.sampled_from(["a", " ", "-", "--", ":-", "-:", "`", "\\|", "\\", ""]),
        min_size=2,
        max_size=4,
    ).map(lambda cells: f"|{'|'.join(cells)}|"),
    max_size=6,
)


@settings(max_examples=100, deadline=None)
@given(ROWS, st.sampled_from(["", "> ", "- "]))
def test_tables_are_read_as_markdown_it_reads_them(rows: list[str], container: str) -> None:
    text = "\n".join(container + row for row in rows)
    theirs = MarkdownIt("commonmark").enable("table").disable("code")
    ours = MarkdownIt("commonmark").enable("table").disable("code")
    ours.block.ruler.at("table", tables, {"alt": ["paragraph", "reference"]})
    reading = Reading()
    read = ours.parse(text, {KEY: reading})

    if not reading.found:
        assert read == theirs.parse(text)
