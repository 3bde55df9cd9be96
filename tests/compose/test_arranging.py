"""Arranging: takeaways first where a format wants it, sections at the highest headings."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from printguide.article.binding import Article
from printguide.article.dialect.tokens import OPEN
from printguide.compose.arranging import Arrangement, arrange
from printguide.outcome import Outcome

Arranging = Callable[[str, bool], Arrangement]

TAKEAWAYS = '<KeyTakeaways points={["fast"]} />'


@pytest.fixture
def arranged(article: Callable[[str], Outcome[Article]]) -> Arranging:
    def made(text: str, takeaways_first: bool) -> Arrangement:
        outcome = article(f"---\ntitle: T\n---\n{text}")
        assert outcome.value is not None
        arrangement = arrange(outcome.value, takeaways_first=takeaways_first)
        tokens = list(arrangement.tokens())
        assert len(tokens) == len(outcome.value.manuscript.tokens)
        assert set(map(id, tokens)) == set(map(id, outcome.value.manuscript.tokens))
        return arrangement

    return made


def heads(arrangement: Arrangement) -> list[str]:
    """The first words of each section."""
    return [
        next((t.content or call for t in section if (call := called(t)) or t.content), "")
        for section in arrangement.sections
    ]


def called(token: Token) -> str:
    return token.meta["call"].name if token.type == OPEN else ""


def test_takeaways_are_lifted_out_of_the_flow(arranged: Arranging) -> None:
    arrangement = arranged(f"intro\n\n## One\n\n{TAKEAWAYS}\n\ntext\n", True)
    assert [called(t) for t in arrangement.takeaways if called(t)] == ["KeyTakeaways"]
    assert heads(arrangement) == ["intro", "One"]
    assert not any(called(t) for section in arrangement.sections for t in section)


def test_takeaways_stay_where_they_are_unless_a_format_wants_them_first(
    arranged: Arranging,
) -> None:
    arrangement = arranged(f"intro\n\n{TAKEAWAYS}\n", False)
    assert arrangement.takeaways == ()
    assert "KeyTakeaways" in [called(t) for t in arrangement.sections[0]]


def test_all_takeaways_are_lifted_in_their_order(arranged: Arranging) -> None:
    text = f'{TAKEAWAYS}\n\ntext\n\n<KeyTakeaways points={{["safe"]}}>\n\nmore\n\n</KeyTakeaways>\n'
    arrangement = arranged(text, True)
    assert [t.meta["number"] for t in arrangement.takeaways if t.type == OPEN] == [0, 1]
    assert [t.content for t in arrangement.takeaways if t.type == "inline"] == ["more"]
    assert heads(arrangement) == ["text"]


@pytest.mark.parametrize(
    "text",
    [
        f"<Box>\n\n{TAKEAWAYS}\n\n</Box>\n",
        f"- item\n\n  {TAKEAWAYS}\n",
        f"> {TAKEAWAYS}\n",
        "<KeyTakeaways points={3} />\n",
        "<KeyTakeaway />\n",
    ],
)
def test_takeaways_that_do_not_stand_free_or_do_not_bind_stay(
    arranged: Arranging, text: str
) -> None:
    assert arranged(text, True).takeaways == ()


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("## A\n\na\n\n## B\n\nb\n", ["A", "B"]),
        ("intro\n\n## A\n\n### A1\n\n## B\n", ["intro", "A", "B"]),
        ("# Top\n\nintro\n\n## A\n\n## B\n", ["Top", "A", "B"]),
        ("# A\n\n## A1\n\n# B\n", ["A", "B"]),
        ("### A\n\n#### A1\n\n### B\n", ["A", "B"]),
        ("# Only\n\ntext\n", ["Only"]),
        ("no heading\n", ["no heading"]),
        ("## A\n\n<Box>\n\n## inside\n\n</Box>\n\n- ## listed\n\n> ## quoted\n", ["A"]),
        ("<Box>\n\n# inside\n\n</Box>\n\n## A\n\n## B\n", ["Box", "A", "B"]),
        ("### A\n\n## B\n\n### C\n", ["A", "B"]),
        ("text <B/> more\n\n## A\n", ["text <B/> more", "A"]),
        ("", []),
    ],
)
def test_sections_begin_at_the_highest_headings(
    arranged: Arranging, text: str, sections: list[str]
) -> None:
    assert heads(arranged(text, True)) == sections


BLOCKS = st.lists(
    st.sampled_from(
        ["# A", "## B", "### C", "text", "- item", "> said", TAKEAWAYS, "<Box>", "</Box>", "<B/>",
         "<Fragment>\n\n## D\n\n</Fragment>", "a <i>b</i>", "| a |\n|---|\n| b |"]
    ),
    max_size=12,
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(blocks=BLOCKS, first=st.booleans())
def test_nothing_is_lost_whatever_the_article(
    arranged: Arranging, blocks: list[str], first: bool
) -> None:
    arrangement = arranged("\n\n".join(blocks), first)
    assert all(arrangement.sections)


@pytest.mark.parametrize(
    "heading",
    ["# T", "# *T*", "T\n=", "# T {/* top */}", "![](a.png) {/* said */}\n\n<A />\n\n# T"],
)
def test_a_heading_that_repeats_the_title_is_printed_once(
    article: Callable[[str], Outcome[Article]], heading: str
) -> None:
    made = article(f"---\ntitle: T\n---\n\n{heading}\n\ntext\n").value
    assert made is not None

    arrangement = arrange(made, takeaways_first=False)

    assert [t.content for t in arrangement.tokens() if t.type == "inline"][-1:] == ["text"]
    assert arrangement.title_id in ("t", "top")


@pytest.mark.parametrize("heading", ["# Other", "## T", "> # T", "Before.\n\n# T"])
def test_other_headings_stay(article: Callable[[str], Outcome[Article]], heading: str) -> None:
    made = article(f"---\ntitle: T\n---\n\n{heading}\n\ntext\n").value
    assert made is not None

    arrangement = arrange(made, takeaways_first=False)

    assert arrangement.title_id is None
    assert len(list(arrangement.tokens())) == len(made.manuscript.tokens)
