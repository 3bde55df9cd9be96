"""Syntax: values as PDF writes them (ISO 32000-1, 7.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias, Union

from pikepdf import Name, String


@dataclass(frozen=True, slots=True)
class Reference:
    """Another object of the file, by its number."""

    number: int


Value: TypeAlias = Union[  # noqa: UP007 - it names itself
    Reference, Name, String, str, bytes, bool, int, Decimal,
    Sequence["Value"], Mapping[str, "Value"],
]  # fmt: skip
"""`str` is a text string, `bytes` is written already, keys have no slash."""


def written(value: Value) -> bytes:
    """Return a value as PDF writes it; equal values give equal bytes."""
    match value:
        case bytes():
            text = value
        case Reference(number):
            text = b"%d 0 R" % number
        case bool():
            text = b"true" if value else b"false"
        case int() | Decimal():
            text = str(value).encode()
        case str():
            text = String(value).unparse()
        case Mapping():
            pairs = [b"/%b %b" % (key.encode(), written(it)) for key, it in value.items()]
            text = b"<< %b >>" % b" ".join(pairs)
        case Sequence():
            text = b"[ %b ]" % b" ".join(map(written, value))
        case _:
            text = value.unparse()
    return text
