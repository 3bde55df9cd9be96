"""Shipped components: each can be listed, explained and shown to editors."""

import pytest

from printguide.registry.portrait import attributes, json_schema
from printguide.registry.registry import Entry, Registry

ENTRIES = Registry().entries()
every = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)


@every
def test_a_component_has_a_line_for_lists_and_an_example_that_calls_it(entry: Entry) -> None:
    assert entry.about.endswith(".")
    assert entry.example is not None
    assert f"<{entry.name}" in entry.example


@every
def test_names_that_a_pattern_allows_can_be_said(entry: Entry) -> None:
    said = [one.name for one in attributes(entry.schema)]

    assert not any(name.startswith("names such as") for name in said)
    assert len(set(said)) == len(said)


@every
def test_its_schema_names_every_attribute(entry: Entry) -> None:
    shape = json_schema(entry)

    assert tuple(shape["properties"]) == entry.schema.attributes()
    assert set(shape.get("required", ())) <= set(shape["properties"])
    assert shape["x-origin"] == "printguide"


def test_components_are_in_the_order_of_the_alphabet() -> None:
    names = [entry.name for entry in ENTRIES]

    assert names == sorted(names)
    assert tuple(names) == Registry().names()
