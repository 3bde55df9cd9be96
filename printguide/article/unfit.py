"""What an author reads when a value does not fit: our sentences for pydantic's findings."""

from collections.abc import Callable, Mapping
from typing import Any

from printguide.article.component_faults import UnfitAttribute
from printguide.article.dialect.attributes import Path
from printguide.faults import nearest

_TYPES = {
    "string": ("is not a text", "write it in quotation marks"),
    "float": ("is not a number", "write a number in braces, such as `{4.5}`"),
    "int": ("is not a whole number", "write a whole number in braces, such as `{3}`"),
    "bool": ("is not true or false", "write `{true}` or `{false}`"),
    "list": ("is not a list", 'write a list, such as `{["one", "two"]}`'),
    "model": ("is not an object", 'write an object, such as `{ name: "text" }`'),
    "dict": ("is not an object", 'write an object, such as `{ name: "text" }`'),
}


def spell(path: Path) -> str:
    """Write a path as authors would: `items[2].price`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def unfit(path: str, problem: Mapping[str, Any]) -> UnfitAttribute:
    """Return the fault for one finding of pydantic."""
    kind, context = problem["type"], problem.get("ctx", {})
    if say := _SAID.get(kind):
        return say(path, problem["input"], context)
    what, remedy = _TYPES.get(kind.split("_")[0], (f"does not fit: {problem['msg']}", None))
    if what == "is not a text" and isinstance(problem["input"], int | float):
        remedy = f'write it in quotation marks: `"{problem["input"]}"`'
    return UnfitAttribute(path, what, remedy)


def _too_small(path: str, value: Any, context: Mapping[str, Any]) -> UnfitAttribute:
    least = _figure(context["ge"])
    return UnfitAttribute(path, f"is {value}, less than {least}", f"write {least} or more")


def _too_large(path: str, value: Any, context: Mapping[str, Any]) -> UnfitAttribute:
    most = _figure(context["le"])
    return UnfitAttribute(path, f"is {value}, more than {most}", f"write {most} or less")


def _empty(path: str, value: Any, context: Mapping[str, Any]) -> UnfitAttribute:
    return UnfitAttribute(path, "is empty", "write at least one entry, or leave the component out")


def _not_one_of(path: str, value: Any, context: Mapping[str, Any]) -> UnfitAttribute:
    known = tuple(word.strip(" '") for word in context["expected"].replace(" or ", ",").split(","))
    choice = ", ".join(f"`{word}`" for word in known)
    close = nearest(value, known) if isinstance(value, str) else None
    return UnfitAttribute(
        path, f"is `{value}`, not one of {choice}", close or f"write one of {choice}"
    )


def _figure(number: float) -> str:
    return f"{number:g}"


_SAID: dict[str, Callable[[str, Any, Mapping[str, Any]], UnfitAttribute]] = {
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "too_short": _empty,
    "literal_error": _not_one_of,
}
