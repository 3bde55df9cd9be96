"""Signs that are joined to one picture are copied and searched as they were written."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from printguide.batch.request import Request
from printguide.batch.running import build
from printguide.engine.weasy import render
from printguide.project import Project

Opened = Callable[[dict[str, str | bytes]], Project]

UNSEEN = dict.fromkeys(map(ord, "\u200d\ufe0f"))
"""What only joins and chooses: readers may leave it out."""


@pytest.mark.parametrize("sign", ["🏳️‍🌈", "1️⃣", "👩‍⚕️", "👨‍👩‍👧‍👦", "👍🏽", "🇰🇷", "❤️"])
def test_a_picture_of_joined_signs_has_all_of_them(
    project: Opened, tmp_path: Path, sign: str
) -> None:
    opened = project({"a.mdx": f"---\ntitle: T\nslug: a\n---\n\nSee {sign} here, and {sign}.\n"})
    request = Request(("brochure",), None, tmp_path / "out")

    [made] = build([opened.root / "a.mdx"], opened, request, render, lambda name: None)

    assert made.file, made.found
    text = str(pypdfium2.PdfDocument(made.file)[0].get_textpage().get_text_range())
    wanted = f"See {sign} here, and {sign}.".translate(UNSEEN)
    assert wanted in text.translate(UNSEEN)
