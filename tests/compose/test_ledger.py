"""The ledger: what is in the article is in the print, in order, each word counted once."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printguide.article.binding import Article
from printguide.compose.ledger import Ledger, bare, printed_text
from printguide.compose.words import Closes, Opens, Step, Words, omissions, plain, steps
from printguide.outcome import Outcome


def lost(html: str, *looked_for: Step) -> list[str]:
    ledger = Ledger(bare(printed_text(html)))
    return [words.text for words in ledger.check(looked_for)]


def words(text: str) -> Words:
    return Words(text, 1)


def opens(*texts: str) -> Opens:
    return Opens(tuple(words(text) for text in texts))


def test_nothing_is_lost_where_everything_is_printed() -> None:
    assert lost("<p>One <b>two</b></p><p>three</p>", words("One two"), words("three")) == []


def test_a_lost_word_is_found() -> None:
    assert lost("<p>One three</p>", words("One"), words("two"), words("three")) == ["two"]


def test_words_out_of_order_are_found() -> None:
    assert lost("<p>two one</p>", words("one"), words("two")) == ["two"]


def test_a_word_said_twice_is_printed_twice() -> None:
    assert lost("<p>tea</p>", words("tea"), words("tea")) == ["tea"]
    assert lost("<p>tea, tea</p>", words("tea"), words("tea")) == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('say "yes"', "<p>say “yes”</p>"),
        ("it's 'so'", "<p>it’s ‘so’</p>"),
        ('"so"', "<p>« so »</p>"),
        ("two\nlines", "<p>two<br>lines</p>"),
        ("a  b", "<p>a\n   b</p>"),
        ("Fish & <chips>", "<p>Fish &amp; &lt;chips&gt;</p>"),
        ("의원에 가는", '<p><span class="word">의원에</span> 가는</p>'),
        ("broken", "<p>bro\u00adken</p>"),
        ("in\u200bvisible", "<p>invisible</p>"),
        ("", "<p></p>"),
        (" \n ", ""),
    ],
)
def test_quotes_white_space_and_markup_do_not_matter(text: str, html: str) -> None:
    assert lost(html, words(text)) == []


@pytest.mark.parametrize(
    "html",
    [
        "<head><title>gone</title></head><p>there</p>",
        "<style>gone</style>",
        "<script>gone</script>",
        '<p title="gone"></p>',
        "<!-- gone -->",
        '<img alt="gone">',
    ],
)
def test_what_no_reader_sees_does_not_count(html: str) -> None:
    assert lost(html, words("gone")) == ["gone"]


def test_text_behind_a_hidden_part_counts_again() -> None:
    assert lost("<head><style>a</style></head><body>there</body>", words("there")) == []


@pytest.mark.parametrize("order", ["<p>one</p><p>two</p>", "<p>two</p><p>one</p>"])
def test_the_strings_of_a_component_may_stand_in_any_order(order: str) -> None:
    assert lost(order + "<p>behind</p>", opens("one", "two"), Closes(), words("behind")) == []


def test_no_letter_counts_for_two_strings() -> None:
    assert lost("<p>tea</p>", opens("tea", "tea"), Closes()) == ["tea"]
    assert lost("<p>green tea</p>", opens("tea", "green tea"), Closes()) == ["tea"]
    assert lost("<p>tea: green tea</p>", opens("tea", "green tea"), Closes()) == []


def test_the_strings_of_a_component_stand_behind_what_came_before() -> None:
    assert lost("<p>title</p><p>before</p>", words("before"), opens("title"), Closes()) == ["title"]


def test_what_follows_a_component_stands_behind_its_strings() -> None:
    assert lost("<p>behind</p><p>title</p>", opens("title"), Closes(), words("behind")) == [
        "behind"
    ]


def test_children_may_stand_before_the_strings_of_their_component() -> None:
    html = "<p>child</p><p>title</p><p>behind</p>"
    assert lost(html, opens("title"), words("child"), Closes(), words("behind")) == []


def test_components_nest() -> None:
    html = "<p>outer</p><p>inner</p><p>child</p><p>behind</p>"
    steps_ = (opens("outer"), opens("inner"), words("child"), Closes(), Closes(), words("behind"))
    assert lost(html, *steps_) == []
    assert lost(html.replace("inner", ""), *steps_) == ["inner"]


def test_words_without_a_place_may_stand_anywhere() -> None:
    ledger = Ledger(bare("Title and text"))
    ledger.check([words("text")])
    ledger.anywhere([words("Title")])
    ledger.anywhere([words("author")])
    assert [gone.text for gone in ledger.lost] == ["author"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=8), st.data())
def test_whatever_is_dropped_is_missed(said: list[str], data: st.DataObject) -> None:
    marked = [f"{number}:{text};" for number, text in enumerate(said)]
    gone = data.draw(st.sampled_from(marked))
    html = "".join(f"<p>{text}</p>" for text in marked if text != gone)
    assert lost(html, *map(words, marked)) == [gone]
    assert lost(html, opens(*marked), Closes()) == [gone]


Of = Callable[[str], Outcome[Article]]


def looked_for(article: Of, text: str) -> list[str]:
    """What the ledger looks for in an article: `<` and `>` around the strings of a component."""
    outcome = article(f"---\ntitle: T\n---\n{text}")
    assert outcome.value is not None
    said: list[str] = []
    for step in steps(outcome.value, outcome.value.manuscript.tokens):
        if isinstance(step, Words):
            said.append(step.text)
        else:
            said.append("<" + "|".join(w.text for w in step.strings) if isinstance(step, Opens)
                        else ">")  # fmt: skip
    return said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One *two* `three`\nfour", ["One ", "two", " ", "three", "\nfour"]),
        ("```js\ncode\n```", ["code\n"]),
        ("- a\n- [b](/x)", ["a", "b"]),
        ("a <b>c</b> d", ["a ", "<", "c", ">", " d"]),
        ("a ![alt](x.png) b", ["a ", " b"]),
        ("| a | b |\n|---|---|\n| c | d |", ["a", "b", "c", "d"]),
        ('<InfoBox title="T *t*" type="tip">\n\ntext\n\n</InfoBox>', ["<T t", "text", ">"]),
        ('<Nobody a="x" b={[{ c: "y" }]} className="z" client:load="w" />', ["<x|y", ">"]),
        ('<QuickFacts facts={[{ label: "L", value: 3, icon: "i" }]} />', ["<L|3", ">"]),
        ('<ProsCons pros={["p"]} cons={["c"]} zz="stray" f={g("code")} />',
         ["<p|c|stray|code", ">"]),
        ('<div title="x">\n\ny\n\n</div>', ["<", "y", ">"]),
        ("text[^1]\n\n[^1]: note", ["text", "note"]),
    ],
)  # fmt: skip
def test_every_word_of_an_article_is_looked_for(article: Of, text: str, said: list[str]) -> None:
    assert looked_for(article, text) == said


def test_words_know_the_line_they_came_from(article: Of) -> None:
    outcome = article('---\ntitle: T\n---\n\none\n\n<Nobody a="x" />\n')
    assert outcome.value is not None
    found = list(steps(outcome.value, outcome.value.manuscript.tokens))
    assert found[:2] == [Words("one", 5), Opens((Words("x", 7),))]


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ('<QuickFacts facts={[{ label: "L", value: "V", icon: "star" }]} />', ("icon", "star")),
        ('<InfoBox type="tip">\n\ntext\n\n</InfoBox>', ("type", "tip")),
        ('<ProsCons variant="wide" pros={["a"]} cons={["b"]} />', ("variant", "wide")),
        ('<Nobody className="wide" />', ("className", "wide")),
        ('<div title="tip">\n\ntext\n\n</div>', ("title", "tip")),
    ],
)
def test_what_is_left_out_is_said_with_its_reason(
    article: Of, text: str, left_out: tuple[str, str]
) -> None:
    outcome = article(f"---\ntitle: T\n---\n{text}")
    assert outcome.value is not None
    [found] = omissions(outcome.value)
    assert (found.attribute, found.text, found.line) == (*left_out, 4)
    assert found.reason


def test_marks_of_emphasis_are_not_looked_for() -> None:
    assert plain("a *b* **c** `d` [e](/f) <g> 3 * 4") == "a b c d e <g> 3 * 4"


def test_what_nobody_wrote_is_not_left_out(article: Of) -> None:
    outcome = article("---\ntitle: T\n---\n<InfoBox>\n\ntext\n\n</InfoBox>")
    assert outcome.value is not None
    assert omissions(outcome.value) == ()


def test_a_page_is_read_once_however_often_its_text_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    def feed(self: HTMLParser, data: str) -> None:
        read.append(data)
        feed_it(self, data)

    feed_it = HTMLParser.feed
    monkeypatch.setattr(HTMLParser, "feed", feed)

    assert {printed_text("<p>A page of this test only</p>") for _ in range(3)} == {
        "A page of this test only"
    }
    assert len(read) == 1


def test_a_list_of_thousands_of_equal_strings_is_counted_letter_by_letter() -> None:
    opens = Opens(tuple(Words("b", 1) for _ in range(20_000)))

    assert Ledger("b" * 20_000).check([opens, Closes()]) == []
    assert len(Ledger("b" * 15_000).check([opens, Closes()])) == 5_000
