"""A project's own components: bound, printed and explained like those of printguide."""

from collections.abc import Callable
from pathlib import Path

import pytest

from printguide.building import compose_file
from printguide.catalogue import Catalogue
from printguide.compose.ledger import printed_text
from printguide.compose.order import Order
from printguide.faults import Diagnostic, Severity
from printguide.formats.finding import find_format
from printguide.formats.paper import papers
from printguide.project import Project
from printguide.registry.portrait import attributes

Files = dict[str, str | bytes]
Made = Callable[[Files], Project]

HOURS_TOML = """\
about = "When a place is open."
children = true

[props.title]
type = "text"
required = true
about = "What is open."

[props.asOf]
type = "figure"

[props.stars]
type = "whole number"
least = 1
most = 5

[props.size]
type = "choice"
choices = ["small", "large"]
default = "small"
left_out = "it chooses a look"

[props.days]
type = "list of object"
required = true

[props.days.fields.day]
type = "text"
required = true

[props.days.fields.hours]
type = "text"

[props.days.fields.icon]
type = "icon"

[props.closed]
type = "yes or no"
"""

HOURS_HTML = """\
<section class="opening-hours {{ props.size }}" {{ place }}>
<p>{{ props.title|inline }}{% if props.closed %} closed{% endif %}</p>
{% for line in props.days %}<p>{{ line.day }} {{ line.hours or "" }}</p>{% endfor %}
<p>{{ props.as_of or "" }} {{ props.stars or "" }}</p>
{{ children }}
</section>
"""

HOURS: Files = {
    "templates/components/opening_hours.toml": HOURS_TOML,
    "templates/components/opening_hours.html": HOURS_HTML,
    "styles/components/opening_hours.css": ".opening-hours { color: rebeccapurple; }",
}


def composed(project: Project, article: str) -> tuple[str, list[Diagnostic]]:
    """Return the print HTML of an article, and what was found besides infos."""
    file = project.root / "article.mdx"
    file.write_text(f'---\ntitle: "T"\nslug: article\n---\n\n{article}\n', "utf-8")
    order = Order(
        project, find_format("brochure", project.root), papers()["a4"], Catalogue(project)
    )
    _, html = compose_file(file, order)
    found = [d for d in html.found if d.severity is not Severity.INFO]
    return html.value.html if html.value else "", found


def said(found: list[Diagnostic]) -> list[str]:
    return [f"{d.code} {d.place.line}:{d.place.column} {d.message}" for d in found]


def test_a_described_component_prints_with_its_stylesheet(project: Made) -> None:
    html, found = composed(
        project(HOURS),
        '<OpeningHours title="*The* desk" asOf={2026} closed '
        'days={[{ day: "Monday", icon: "🍵" }]}>\nRing the bell.\n</OpeningHours>',
    )

    assert said(found) == []
    assert "<em>The</em> desk closed" in html
    assert "rebeccapurple" in html
    assert 'class="opening-hours small"' in html


def test_its_attributes_are_checked_like_those_of_any_component(project: Made) -> None:
    _, found = composed(
        project(HOURS),
        '<OpeningHours titel="Desk" stars={7} size="huge" days={[{ hours: 8 }]} />',
    )

    assert said(found) == [
        "PG304 6:1 `title` is missing from `<OpeningHours>`",
        "PG302 6:15 `<OpeningHours>` has no `titel`",
        "PG303 6:35 `stars` is 7, more than 5",
        "PG303 6:44 `size` is `huge`, not one of `small`, `large`",
        "PG304 6:57 `days[0].day` is missing from `<OpeningHours>`",
        "PG303 6:66 `days[0].hours` is not a text",
    ]


def test_a_word_that_its_template_forgets_keeps_the_article_from_being_made(project: Made) -> None:
    forgetful = {**HOURS, "templates/components/opening_hours.html": "<p {{ place }}></p>\n"}

    _, found = composed(
        project(forgetful), '<OpeningHours title="Desk" days={[{ day: "Monday" }]} />'
    )

    assert [d.code for d in found] == ["PG410", "PG410"]


def test_what_is_left_out_for_a_reason_is_no_fault(project: Made) -> None:
    html, found = composed(
        project(HOURS), '<OpeningHours title="Desk" size="large" days={[{ day: "Monday" }]} />'
    )

    assert said(found) == []
    assert "large" not in printed_text(html)


def test_its_type_is_described_like_that_of_any_component(project: Made) -> None:
    schema = project(HOURS).registry.find("OpeningHours")

    assert schema is not None
    assert {a.name: (a.kind, a.required, a.default) for a in attributes(schema)} == {
        "title": ("text", True, None),
        "asOf": ("text", False, None),
        "stars": ("whole number from 1 to 5", False, None),
        "size": ('"small" or "large"', False, '"small"'),
        "days": ("list of { day*, hours, icon }", True, None),
        "closed": ("true or false", False, None),
    }


def test_a_name_of_capitals_can_be_given(project: Made) -> None:
    made = project(
        {
            "templates/components/faq_box.toml": 'name = "FAQBox"\nabout = "Asked often."\n',
            "templates/components/faq_box.html": "<p {{ place }}>!</p>\n",
        }
    )

    assert made.registry.find("FAQBox") is not None
    assert made.registry.find("FaqBox") is None
    assert "FAQBox" in made.registry.names()


def test_two_projects_in_one_process_do_not_see_each_others_components(
    tmp_path: Path, project: Made
) -> None:
    first = project(HOURS)
    other = tmp_path / "other"
    other.mkdir()
    from printguide.project import open_project

    (other / "printguide.toml").touch()
    second = open_project(other, first.today)

    assert first.registry.find("OpeningHours") is not None
    assert second.registry.find("OpeningHours") is None
    html, _ = composed(first, '<OpeningHours title="Desk" days={[{ day: "Monday" }]} />')
    assert "opening-hours" in html
    html, found = composed(second, '<OpeningHours title="Desk" days={[{ day: "Monday" }]} />')
    assert [d.code for d in found] == ["PG301"]
    assert "opening-hours" not in html


# Without a description

BADGE: Files = {
    "templates/components/sea_badge.html": (
        '<section {{ place }}><p class="{{ props.tone }}">{{ props.title|inline }} '
        "{{ props.as_of }}{{ props.never }}</p>{{ children }}</section>\n"
    )
}


def test_a_template_alone_takes_any_attribute(project: Made) -> None:
    html, found = composed(
        project(BADGE), '<SeaBadge title="**Low** tide" asOf="07:00">Wet.</SeaBadge>'
    )

    assert said(found) == []
    assert "<strong>Low</strong> tide 07:00" in html
    assert "Wet." in html


def test_what_a_template_alone_does_not_print_is_printed_behind_it(project: Made) -> None:
    html, found = composed(
        project(BADGE),
        '<SeaBadge title="Tide" tone="deep" list={[{ a: "first", b: { c: "two" } }, "three"]} />',
    )

    assert [d.message for d in found] == [
        "`deep` is not printed by `sea_badge.html`, it is printed behind",
        "`first` is not printed by `sea_badge.html`, it is printed behind",
        "`two` is not printed by `sea_badge.html`, it is printed behind",
        "`three` is not printed by `sea_badge.html`, it is printed behind",
    ]
    assert [d.place.column for d in found] == [30, 49, 66, 77]
    for word in ("deep", "first", "two", "three"):
        assert f'<p class="stray">{word}</p>' in html


def test_children_that_a_template_alone_does_not_print_are_printed_behind_it(
    project: Made,
) -> None:
    html, found = composed(
        project({"templates/components/sea_badge.html": "<p {{ place }}>!</p>\n"}),
        "<SeaBadge>Under *water*.</SeaBadge>",
    )

    assert said(found) == []
    assert "Under <em>water</em>." in html


def test_a_template_with_the_name_of_a_shipped_component_is_another_look_for_it(
    project: Made,
) -> None:
    made = project({"templates/components/info_box.html": "<p {{ place }}>{{ children }}</p>\n"})

    schema = made.registry.find("InfoBox")

    assert schema is not None
    assert schema.__module__ == "printguide.components.info_box"
    assert {entry.origin for entry in made.registry.entries()} == {"printguide"}


def test_a_description_with_the_name_of_a_shipped_component_takes_its_place(project: Made) -> None:
    made = project(
        {
            "templates/components/info_box.toml": (
                'about = "Ours."\nchildren = true\n[props.mood]\ntype = "text"\n'
            ),
            "templates/components/info_box.html": "<p>{{ props.mood }} {{ children }}</p>\n",
        }
    )

    html, found = composed(made, '<InfoBox mood="calm">Sea.</InfoBox>')

    assert said(found) == []
    assert "calm" in html
    assert [e.origin for e in made.registry.entries() if e.name == "InfoBox"] == ["this project"]


@pytest.mark.parametrize("name", ["_row.html", "unknown.html"])
def test_parts_of_templates_are_no_components(project: Made, name: str) -> None:
    made = project({f"templates/components/{name}": "<p>!</p>\n"})

    assert {entry.origin for entry in made.registry.entries()} == {"printguide"}


# What templates may not do


@pytest.mark.parametrize(
    "trick",
    [
        "props.parse_file('/etc/hostname')",
        "props.parse_raw('x'.encode('ascii'), proto='pickle', allow_pickle=True)",
        "props.model_construct()",
        "props.__class__",
        "meta.parse_file('/etc/hostname')",
        "label.__globals__",
        "''.__class__.__mro__",
        "props.days.append(1)",
    ],
)
def test_a_template_runs_nothing_but_templates(project: Made, trick: str) -> None:
    html = HOURS_HTML.replace("{{ children }}", f"{{{{ {trick} }}}}{{{{ children }}}}")
    made = project({**HOURS, "templates/components/opening_hours.html": html})

    _, found = composed(made, '<OpeningHours title="Desk" days={[{ day: "Monday" }]} />')

    assert [d.code for d in found] == ["PG440"]
    assert found[0].hint == "mend it there; docs/themes.md lists what a template can use"


@pytest.mark.parametrize("included", ["/etc/hostname", "../../secret.txt", "components/link.html"])
def test_a_template_reads_no_file_outside_its_folder(
    project: Made, tmp_path: Path, included: str
) -> None:
    html = HOURS_HTML.replace("{{ children }}", f'{{% include "{included}" %}}{{{{ children }}}}')
    made = project(
        {**HOURS, "secret.txt": "secret", "templates/components/opening_hours.html": html}
    )
    (tmp_path / "templates" / "components" / "link.html").symlink_to(tmp_path / "secret.txt")

    text, found = composed(made, '<OpeningHours title="Desk" days={[{ day: "Monday" }]} />')

    assert [d.code for d in found] == ["PG440"]
    assert "secret" not in text


@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        ("styles/components/opening_hours.css", b".x { content: '\xff' }", "not saved as UTF-8"),
        ("templates/components/opening_hours.html", b"<p>\xff</p>", "not saved as UTF-8"),
        (
            "templates/components/opening_hours.html",
            b"{% include 'components/opening_hours.html' %}",
            "includes itself",
        ),
        ("templates/components/opening_hours.html", b"{{ 'a'.encode('b') }}", "unknown encoding"),
        ("templates/components/opening_hours.html", b"{{ 1 % 0 }}", "modulo"),
        ("templates/components/opening_hours.html", b"{{ label('nothing') }}", "nothing"),
    ],
)
def test_files_that_cannot_be_used_are_a_fault_and_no_exception(
    project: Made, file: str, content: bytes, reason: str
) -> None:
    made = project({**HOURS, file: content})

    _, found = composed(made, '<OpeningHours title="Desk" days={[{ day: "Monday" }]} />')

    assert [d.code for d in found] == ["PG440"]
    assert reason in found[0].message


def test_a_stylesheet_that_is_a_link_out_of_its_folder_is_not_read(
    project: Made, tmp_path: Path
) -> None:
    made = project({**HOURS, "secret.css": ".secret { color: red }"})
    sheet = tmp_path / "styles" / "components" / "opening_hours.css"
    sheet.unlink()
    sheet.symlink_to(tmp_path / "secret.css")

    html, _ = composed(made, '<OpeningHours title="Desk" days={[{ day: "Monday" }]} />')

    assert ".secret" not in html
