"""Binding: every fault of a component stands at its own place and says what to do."""

from collections.abc import Callable

import pytest

from printguide.article.binding import Article, Bound
from printguide.components.comparison_table import ComparisonTable
from printguide.components.expert_tip import ExpertTip
from printguide.components.location_card import LocationCard
from printguide.components.price_table import PriceTable
from printguide.components.quick_facts import QuickFacts
from printguide.components.stat_card import StatCard
from printguide.components.timeline import Timeline
from printguide.faults import Diagnostic
from printguide.outcome import Outcome

Binding = Callable[[str], tuple[list[Bound], list[Diagnostic]]]

HEAD = "---\ntitle: T\n---\n"
"""Three lines: the text of every case begins on line 4."""


@pytest.fixture
def binding(article: Callable[[str], Outcome[Article]]) -> Binding:
    def bound(text: str) -> tuple[list[Bound], list[Diagnostic]]:
        outcome = article(HEAD + text)
        assert outcome.value is not None
        return list(outcome.value.components), list(outcome.found)

    return bound


def said(found: Diagnostic) -> str:
    return (
        f"{found.place.line}:{found.place.column}+{found.place.length} "
        f"{found.severity} {found.code} {found.message}"
    )


def test_a_call_becomes_the_props_of_its_component(binding: Binding) -> None:
    [bound], found = binding(
        '<PriceTable title="Teas" asOf="May" items={[{ name: "Tea", price: "3 EUR" }]} />'
    )
    assert found == []
    assert isinstance(bound.props, PriceTable)
    assert (bound.props.title, bound.props.as_of) == ("Teas", "May")
    assert [(item.name, item.price, item.tag) for item in bound.props.items] == [
        ("Tea", "3 EUR", None)
    ]
    assert bound.strays == ()


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        (
            "<PriceTabel />",
            "4:1+14 warning PG301 "
            "there is no component `PriceTabel`, its words are printed in a plain box",
            "write `PriceTable` for `PriceTabel`",
        ),
        (
            "text <Xyzzy />",
            "4:6+9 warning PG301 "
            "there is no component `Xyzzy`, its words are printed in a plain box",
            None,
        ),
        (
            '<PriceTable items={[{ name: "Tea", price: "3" }]} titel="Teas" />',
            "4:51+5 warning PG302 `<PriceTable>` has no `titel`",
            "write `title` for `titel`",
        ),
        (
            '<ProsCons pros={["a"]} cons={["b"]} zzzzzz="1" />',
            "4:37+6 warning PG302 `<ProsCons>` has no `zzzzzz`",
            "it has `pros`, `cons`, `title`, `variant`",
        ),
        (
            '<PriceTable items={[\n  { name: "Tea", price: "3" },\n'
            '  { name: "안내", price: "4", prise: "5" } ]} />',
            "6:29+5 warning PG302 `items[1]` has no `prise`",
            "write `price` for `prise`",
        ),
        (
            '<PriceTable items="Tea" />',
            "4:20+3 error PG303 `items` is not a list",
            'write a list, such as `{["one", "two"]}`',
        ),
        (
            "<PriceTable items={[]} />",
            "4:20+2 error PG303 `items` is empty",
            "write at least one entry, or leave the component out",
        ),
        (
            '<PriceTable items={[{ name: "A", price: 40 }]} />',
            "4:41+2 error PG303 `items[0].price` is not a text",
            'write it in quotation marks: `"40"`',
        ),
        (
            '<PriceTable items={["A"]} />',
            "4:21+3 error PG303 `items[0]` is not an object",
            'write an object, such as `{ name: "text" }`',
        ),
        (
            '<KeyTakeaways points={["a"]} readTime="8" />',
            "4:40+1 error PG303 `readTime` is not a number",
            "write a number in braces, such as `{4.5}`",
        ),
        (
            '<KeyTakeaways points={["a"]} readTime={-1} />',
            "4:40+2 error PG303 `readTime` is -1, less than 0",
            "write 0 or more",
        ),
        (
            '<LocationCard name="A" rating={5.5} />',
            "4:32+3 error PG303 `rating` is 5.5, more than 5",
            "write 5 or less",
        ),
        (
            '<QuickFacts facts={[{ label: "a", value: "b" }]} columns={2.5} />',
            "4:59+3 error PG303 `columns` is not a whole number",
            "write a whole number in braces, such as `{3}`",
        ),
        (
            '<ExpertTip verified="yes">text</ExpertTip>',
            "4:22+3 error PG303 `verified` is not true or false",
            "write `{true}` or `{false}`",
        ),
        (
            '<InfoBox type="warnin">text</InfoBox>',
            "4:16+6 error PG303 `type` is `warnin`, not one of "
            "`info`, `tip`, `warning`, `danger`, `success`, `note`",
            "write `warning` for `warnin`",
        ),
        (
            '<InfoBox type="zzz">text</InfoBox>',
            "4:16+3 error PG303 `type` is `zzz`, not one of "
            "`info`, `tip`, `warning`, `danger`, `success`, `note`",
            "write one of `info`, `tip`, `warning`, `danger`, `success`, `note`",
        ),
        (
            "<PriceTable />",
            "4:1+14 error PG304 `items` is missing from `<PriceTable>`",
            "add `items`; `printguide components PriceTable` shows an example",
        ),
        (
            "<InfoBox></InfoBox>",
            "4:1+9 error PG305 `<InfoBox>` has nothing inside",
            "write text between `<InfoBox>` and `</InfoBox>`",
        ),
        (
            '<InfoBox title="A" />',
            "4:1+21 error PG305 `<InfoBox>` has nothing inside",
            "write text between `<InfoBox>` and `</InfoBox>`",
        ),
        (
            '<ProsCons pros={["a"]} cons={["b"]}>\n\nmore\n\n</ProsCons>',
            "4:1+36 warning PG306 `<ProsCons>` takes no text inside, it is printed behind",
            "end the tag with `/>` and put the text behind it",
        ),
    ],
)
def test_each_fault_has_its_place_and_its_remedy(
    binding: Binding, text: str, line: str, hint: str | None
) -> None:
    _, [found] = binding(text)
    assert said(found) == line
    assert found.hint == hint


def test_what_lacks_in_an_item_is_named_by_its_path(binding: Binding) -> None:
    _, [found] = binding(
        '<PriceTable items={[\n{ name: "A", price: "1" },\n{ name: "B", price: "2" },\n'
        '{ name: "C" }\n]} />'
    )
    assert said(found) == "7:1+13 error PG304 `items[2].price` is missing from `<PriceTable>`"


def test_an_attribute_that_is_code_is_not_called_forgotten(binding: Binding) -> None:
    _, found = binding("<PriceTable items={prices} />")
    assert [said(d) for d in found if d.code == "PG304"] == [
        "4:1+29 error PG304 `items` is missing from `<PriceTable>`, "
        "because what stands there is not data"
    ]


def test_a_spread_may_hold_what_is_missing(binding: Binding) -> None:
    _, found = binding("<PriceTable {...prices} />")
    assert "because what stands there is not data" in found[-1].message


def test_every_fault_of_a_component_is_found_at_once(binding: Binding) -> None:
    _, found = binding(
        '<PriceTable titel="x" title={1} items={[\n'
        '  { name: 1, price: "2" },\n'
        '  { nam: "A", price: "2", deep: { er: ["s"] } },\n'
        "]} />\n\n<Nobody />\n"
    )
    assert [(d.code, d.place.line, d.message.split("`")[1]) for d in sorted(
        found, key=lambda d: (d.place, d.code)
    )] == [
        ("PG302", 4, "<PriceTable>"),
        ("PG303", 4, "title"),
        ("PG303", 5, "items[0].name"),
        ("PG304", 6, "items[1].name"),
        ("PG302", 6, "items[1]"),
        ("PG302", 6, "items[1]"),
        ("PG301", 9, "Nobody"),
    ]  # fmt: skip


def test_faults_come_in_the_order_of_their_places(binding: Binding) -> None:
    _, found = binding('<A />\n\n<PriceTable zz="1" />\n\n<B />\n')
    assert found == sorted(found, key=lambda d: (d.place, d.code))


def test_the_strings_of_what_no_prop_takes_are_kept(binding: Binding) -> None:
    [bound], _ = binding(
        '<PriceTable items={[{ name: "A", price: "1", more: ["in", { x: "deep" }] }]} '
        'note="an extra" call={go("from code")} />'
    )
    assert isinstance(bound.props, PriceTable)
    assert bound.strays == ("in", "deep", "an extra", "from code")


def test_a_component_that_does_not_bind_keeps_all_its_strings(binding: Binding) -> None:
    [bound], _ = binding('<PriceTable title="T" items={[{ name: "A", price: 3, tag: "new" }]} />')
    assert bound.props is None
    assert sorted(bound.strays) == ["A", "T", "new"]


def test_an_unknown_component_keeps_all_its_strings(binding: Binding) -> None:
    [bound], _ = binding('<Nobody a="one" b={["two", { c: "three" }]} d={x ? "four" : "five"} />')
    assert bound.props is None
    assert bound.strays == ("one", "two", "three", "four", "five")


@pytest.mark.parametrize(
    "attribute",
    ['className="x"', 'style={{ color: "red" }}', 'key="1"', 'id="a"', 'data-x="1"',
     'aria-label="a"', 'client:load="x"', 'slot="s"'],
)  # fmt: skip
def test_the_attributes_of_a_website_are_passed_over(binding: Binding, attribute: str) -> None:
    [bound], found = binding(f'<ProsCons {attribute} pros={{["a"]}} cons={{["b"]}} />')
    assert found == []
    assert bound.strays == ()
    assert bound.props is not None


def test_html_elements_and_fragments_have_no_props(binding: Binding) -> None:
    components, found = binding('<div title="x">\n\n<>\n\ntext\n\n</>\n\n</div>\n')
    assert found == []
    assert [(bound.props, bound.strays) for bound in components] == [(None, ()), (None, ())]


def test_a_component_is_called_by_its_exact_name(binding: Binding) -> None:
    _, found = binding("<Pricetable items={[]} />\n\n<FaqAccordion items={[]} />\n")
    assert [(d.code, d.hint) for d in found] == [
        ("PG301", "write `PriceTable` for `Pricetable`"),
        ("PG301", "write `FAQAccordion` for `FaqAccordion`"),
    ]


def test_names_and_addresses_in_other_languages_are_attributes(binding: Binding) -> None:
    [bound], found = binding(
        '<LocationCard name="Clinic" nameKo="의원" nameJa="医院" addressKo="길 1" lat={37} />'
    )
    assert found == []
    assert isinstance(bound.props, LocationCard)
    assert bound.props.native("name") == {"ko": "의원", "ja": "医院"}
    assert bound.props.native("address") == {"ko": "길 1"}
    assert bound.props.lat == 37


@pytest.mark.parametrize("name", ["nameko", "nameKorean", "streetKo", "name_ko", "tipKo"])
def test_other_names_are_none(binding: Binding, name: str) -> None:
    [bound], [found] = binding(f'<LocationCard name="Clinic" {name}="의원" />')
    assert found.code == "PG302"
    assert bound.strays == ("의원",)


def test_a_name_in_another_language_is_a_text(binding: Binding) -> None:
    _, [found] = binding('<LocationCard name="Clinic" nameKo={3} />')
    assert said(found) == "4:37+1 error PG303 `nameKo` is not a text"


def test_a_comparison_has_as_many_options_as_it_needs(binding: Binding) -> None:
    [bound], found = binding(
        '<ComparisonTable headers={["", "Bus", "Train", "Taxi"]} rows={[\n'
        '  { feature: "Price", option1: "3", option2: 9, option3: 4.50 },\n'
        '  { feature: "Seat", option1: true, option2: null, option12: "x" },\n'
        '  { feature: "Nothing" },\n'
        "]} />"
    )
    assert found == []
    assert isinstance(bound.props, ComparisonTable)
    price, seat, nothing = (row.options() for row in bound.props.rows)
    assert price == ["3", "9", "4.5"]
    assert seat == [True, None, *[None] * 9, "x"]
    assert nothing == []
    assert bound.props.width() == 13


@pytest.mark.parametrize("name", ["option0", "option", "optionA", "option100", "Option1"])
def test_options_are_counted_from_one(binding: Binding, name: str) -> None:
    _, [found] = binding(
        f'<ComparisonTable headers={{["a"]}} rows={{[{{ feature: "x", {name}: "y" }}]}} />'
    )
    assert (found.code, found.message) == ("PG302", f"`rows[0]` has no `{name}`")


def test_a_cell_is_no_list(binding: Binding) -> None:
    _, [found] = binding(
        '<ComparisonTable headers={["a"]} rows={[{ feature: "x", option1: ["y"] }]} />'
    )
    assert said(found) == "4:66+5 error PG303 `rows[0].option1` is not a text"


@pytest.mark.parametrize(
    ("written", "printed"),
    [("25", "25"), ("2.5", "2.5"), ("2.0", "2"), ("-3", "-3"), ('"25%"', "25%"), ("1e3", "1000")],
)
def test_a_bare_number_is_a_figure(binding: Binding, written: str, printed: str) -> None:
    components, found = binding(
        f'<StatCard stats={{[{{ value: {written}, label: "a" }}]}} />\n\n'
        f'<QuickFacts facts={{[{{ value: {written}, label: "a" }}]}} />\n\n'
        f'<Timeline items={{[{{ time: {written}, title: "a" }}]}} />\n'
    )
    stats, facts, line = (bound.props for bound in components)
    assert found == []
    assert isinstance(stats, StatCard)
    assert isinstance(facts, QuickFacts)
    assert isinstance(line, Timeline)
    assert (stats.stats[0].value, facts.facts[0].value, line.items[0].time) == (printed,) * 3


def test_yes_and_no_are_no_figures(binding: Binding) -> None:
    _, [found] = binding('<StatCard stats={[{ value: true, label: "a" }]} />')
    assert found.message == "`stats[0].value` is not a text"


def test_a_name_alone_means_true(binding: Binding) -> None:
    [bound], found = binding("<ExpertTip verified>\n\nWalk.\n\n</ExpertTip>")
    assert found == []
    assert isinstance(bound.props, ExpertTip)
    assert bound.props.verified


def test_null_is_as_good_as_nothing(binding: Binding) -> None:
    [bound], found = binding('<ProsCons title={null} pros={["a"]} cons={["b"]} />')
    assert found == []
    assert bound.props is not None


def test_components_are_numbered_in_reading_order(
    article: Callable[[str], Outcome[Article]],
) -> None:
    outcome = article(HEAD + "a <B/> b\n\n- <C/>\n\n<D>\n\n<E/>\n\n</D>\n")
    assert outcome.value is not None
    opened = [t for t in outcome.value.manuscript.flat() if t.type == "jsx_open"]
    assert [outcome.value.bound(token).call.name for token in opened] == ["B", "C", "D", "E"]
