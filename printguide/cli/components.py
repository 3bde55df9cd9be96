"""`printguide components`: what articles can call."""

import json
from typing import TYPE_CHECKING

import click

from printguide.faults import UsageError, nearest

if TYPE_CHECKING:
    from printguide.components import Component


@click.command()
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON Schema, for editors.")
def components(name: str | None, as_json: bool) -> None:
    """List the components, or show one with its attributes and an example."""
    from printguide.components import Registry

    registry = Registry()
    if name is None:
        for known in registry.names():
            click.echo(f"{known:<18} {_about(registry.find(known))}")
        return
    schema = registry.find(name)
    if schema is None:
        hint = nearest(name, registry.names()) or f"there are {', '.join(registry.names())}"
        raise UsageError(f"there is no component `{name}`: {hint}")
    if as_json:
        click.echo(
            json.dumps(schema.model_json_schema(by_alias=True), indent=2, ensure_ascii=False)
        )
        return
    click.echo(_page(schema))


def _about(schema: "type[Component] | None") -> str:
    return (schema.__doc__ or "").splitlines()[0] if schema else ""


def _page(schema: "type[Component]") -> str:
    import inspect
    import sys

    module = inspect.getdoc(sys.modules[schema.__module__]) or ""
    lines = [module, "", _about(schema), ""]
    properties = schema.model_json_schema(by_alias=True)
    required = set(properties.get("required", ()))
    for attribute, facts in properties["properties"].items():
        star = "*" if attribute in required else " "
        lines.append(f"  {attribute}{star}  {_kind(facts, properties.get('$defs', {}))}")
    lines += ["", "  * cannot be left out"]
    return "\n".join(lines)


def _kind(facts: dict[str, object], definitions: dict[str, dict[str, object]]) -> str:
    """Say a JSON Schema type in an author's words."""
    if isinstance(options := facts.get("anyOf"), list):
        kinds = [_kind(o, definitions) for o in options if o.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    if isinstance(reference := facts.get("$ref"), str):
        inner = definitions[reference.rsplit("/", 1)[-1]]
        names = inner.get("properties")
        needed = inner.get("required", [])
        listed = [n + ("*" if isinstance(needed, list) and n in needed else "") for n in names or ()] \
            if isinstance(names, dict) else []  # fmt: skip
        return "{ " + ", ".join(listed) + " }"
    if isinstance(choices := facts.get("enum"), list):
        return ", ".join(f'"{choice}"' for choice in choices)
    if facts.get("type") == "array" and isinstance(items := facts.get("items"), dict):
        return f"list of {_kind(items, definitions)}"
    words = {
        "string": "text",
        "number": "number",
        "integer": "whole number",
        "boolean": "true or false",
    }
    return words.get(str(facts.get("type")), str(facts.get("type", "any")))
