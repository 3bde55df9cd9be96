"""Modules of symbols are those that the package qrcode makes of the same, bit by bit."""

import random
import string

import pytest
from qrcode import constants
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from printguide.compose.modules import rows_of, version_of

KINDS = {
    "address": f"{string.ascii_lowercase}{string.digits}{string.digits}/.-%",
    "digits": string.digits,
    "capitals": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:",
    "bytes": string.printable,
}


def draft(text: str, level: str, split: int) -> QRCode:
    made = QRCode(error_correction=getattr(constants, f"ERROR_CORRECT_{level}"), border=0)
    made.add_data(text.encode(), optimize=split)
    return made


def texts(kind: str) -> list[str]:
    """Of all lengths that small, middling and large symbols hold, and of more than any holds."""
    chance = random.Random(kind)  # noqa: S311 - no secret
    lengths = (1, 2, 3, 11, 17, 26, 40, 63, 64, 65, 150, 151, 400, 900, 2000, 7100)
    return ["".join(chance.choices(KINDS[kind], k=length)) for length in lengths]


@pytest.mark.parametrize("level", "LMQH")
@pytest.mark.parametrize("kind", KINDS)
def test_a_symbol_is_as_large_as_that_of_qrcode(kind: str, level: str) -> None:
    for text in texts(kind):
        for split in (0, 6, 10):
            theirs = draft(text, level, split)
            try:
                wanted: int | None = theirs.best_fit()
            except (DataOverflowError, ValueError):
                wanted = None

            assert version_of(draft(text, level, split)) == wanted


@pytest.mark.parametrize("kind", KINDS)
def test_its_modules_are_those_of_qrcode(kind: str) -> None:
    for number, text in enumerate(texts(kind)):
        ours, theirs = (draft(text, "MQ"[number % 2], 10) for _ in range(2))
        version = version_of(ours)
        if version is None:
            continue
        ours.version = theirs.version = version
        theirs.make(fit=False)

        assert rows_of(ours) == tuple(
            sum(dark << place for place, dark in enumerate(reversed(row))) for row in theirs.modules
        )
