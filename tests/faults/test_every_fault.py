"""Every fault: a code of its own, an explanation, and a sentence that stands alone."""

import datetime as dt
import importlib
import inspect
import pkgutil
import re
import types
from dataclasses import fields
from pathlib import PurePosixPath
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

import printguide
from printguide.faults import Diagnostic, Fault, Severity
from printguide.places import Place

ROOMS = {
    "article": "123",
    "checks": "1367",
    "booklet": "8",
    "compose": "4",
    "engine": "59",
    "proof": "5",
    "registry": "3",
}
"""The folders that have faults, and how the numbers of theirs begin."""

for module in pkgutil.walk_packages(printguide.__path__, "printguide."):
    if module.name.endswith("faults"):
        importlib.import_module(module.name)


def below(kind: type[Fault]) -> list[type[Fault]]:
    """Every class of fault, those of faults included."""
    found = [sub for sub in kind.__subclasses__() if sub.__module__.startswith("printguide.")]
    return [*found, *(deeper for sub in found for deeper in below(sub))]


FAULTS = sorted(set(below(Fault)), key=lambda kind: (kind.code, kind.__name__))

WORDS = ["w", "a b – 안내.", "x" * 500]


def values(hint: Any) -> list[Any]:
    """Values that a field of this type may have."""
    if get_origin(hint) in (Union, types.UnionType):
        return [value for argument in get_args(hint) for value in values(argument)]
    if get_origin(hint) is tuple:
        inner = values(get_args(hint)[0])
        return [tuple(inner[:1]), tuple(inner[:1] * 9)]
    plain: dict[Any, list[Any]] = {
        str: WORDS,
        int: [1, 0xE9],
        float: [16.5, 30.0],
        bool: [True, False],
        type(None): [None],
        dt.date: [dt.date(2026, 2, 7), dt.date(2027, 1, 1)],
    }
    return plain[hint]


def examples(kind: type[Fault]) -> list[Fault]:
    """Faults of a kind: each field takes each of its values, the others their first."""
    hints = get_type_hints(kind)
    known = {field.name: values(hints[field.name]) for field in fields(kind)}
    first = {name: choices[0] for name, choices in known.items()}
    changed = [{**first, name: value} for name, choices in known.items() for value in choices]
    return [kind(**facts) for facts in (first, *changed)]


def room_of(kind: type[Fault]) -> str:
    return kind.__module__.split(".")[1]


def of(kind: type[Fault]) -> str:
    return kind.__name__


every = pytest.mark.parametrize("kind", FAULTS, ids=of)


def test_there_are_faults_in_every_room() -> None:
    assert {room_of(kind) for kind in FAULTS} == set(ROOMS)


def test_no_two_faults_share_a_code() -> None:
    codes = [kind.code for kind in FAULTS]
    assert len(set(codes)) == len(codes)


@every
def test_a_code_is_that_of_its_room(kind: type[Fault]) -> None:
    assert re.fullmatch(r"PG\d{3}", kind.code)
    assert kind.code[2] in ROOMS[room_of(kind)]
    assert "code" in vars(kind)


@every
def test_a_fault_is_explained(kind: type[Fault]) -> None:
    explanation = vars(kind).get("__doc__") or ""
    assert not explanation.startswith(f"{kind.__name__}(")
    assert len(explanation.split()) >= 5
    assert explanation.splitlines()[0].rstrip().endswith((".", ":"))


@every
def test_its_severity_is_one_of_three(kind: type[Fault]) -> None:
    assert isinstance(kind.severity, Severity)


@every
def test_its_message_is_one_sentence_without_a_full_stop(kind: type[Fault]) -> None:
    message = examples(kind)[0].message
    assert message == message.strip() != ""
    assert "\n" not in message
    assert not message.endswith((".", "!", "?", ":"))
    assert ". " not in message
    assert not message[0].isupper()


@every
def test_its_message_has_its_facts(kind: type[Fault]) -> None:
    without = {field.name for field in fields(kind)} <= {"known", "suggestion"}
    messages = {(fault.message, fault.hint) for fault in examples(kind)}
    assert without or len(messages) > 1


@every
def test_its_hint_is_a_request_or_nothing(kind: type[Fault]) -> None:
    for fault in examples(kind):
        if fault.hint is not None:
            assert fault.hint == fault.hint.strip() != ""
            assert "\n" not in fault.hint


@every
def test_its_hint_ends_without_a_full_stop(kind: type[Fault]) -> None:
    hint = examples(kind)[0].hint
    assert hint is None or not hint.endswith((".", "!", "?"))


@every
def test_its_backticks_pair(kind: type[Fault]) -> None:
    fault = examples(kind)[0]
    assert fault.message.count("`") % 2 == 0
    assert (fault.hint or "").count("`") % 2 == 0


@every
def test_it_becomes_a_plain_diagnostic(kind: type[Fault]) -> None:
    place = Place(PurePosixPath("a.mdx"), 3, 4)
    fault = examples(kind)[0]
    assert fault.at(place) == Diagnostic(
        kind.code, kind.severity, fault.message, place, fault.hint, kind.firm
    )
    assert not inspect.isabstract(kind)
    assert hash(fault) == hash(examples(kind)[0])
