"""`printguide components`: what articles can call."""

import json
from typing import TYPE_CHECKING, Any

import click

from printguide.faults import UsageError, nearest

if TYPE_CHECKING:
    from printguide.components import Component


@click.command()
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="As JSON Schema, for editors.")
def components(name: str | None, as_json: bool) -> None:
    """List the components, or show one with its attributes and an example."""
    from printguide.registry.registry import Registry

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
        shape = schema.model_json_schema(by_alias=True)
        click.echo(json.dumps(shape, indent=2, ensure_ascii=False))
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


def _kind(facts: dict[str, Any], definitions: dict[str, Any]) -> str:
    """Say a JSON Schema type in an author's words."""
    if "anyOf" in facts:
        kinds = [_kind(o, definitions) for o in facts["anyOf"] if o.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    if "$ref" in facts:
        return _object(definitions[facts["$ref"].rsplit("/", 1)[-1]])
    if "enum" in facts:
        return ", ".join(f'"{choice}"' for choice in facts["enum"])
    if facts.get("type") == "array":
        return f"list of {_kind(facts['items'], definitions)}"
    return _WORDS.get(facts.get("type", ""), "anything")


_WORDS = {
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "boolean": "true or false",
}


def _object(facts: dict[str, Any]) -> str:
    needed = facts.get("required", [])
    names = [f"{name}*" if name in needed else name for name in facts["properties"]]
    return "{ " + ", ".join(names) + " }"
