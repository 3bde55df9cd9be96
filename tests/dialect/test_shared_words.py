"""Every word that the reference reads in a real article is read, in its order."""

import json
from typing import Any

import pytest

from tests.support.outside import SHARED
from tests.support.samples import inspected

FOLDER = SHARED / "mdx" / "devset"
FILES = json.loads((FOLDER / "manifest.json").read_text("utf-8")) if FOLDER.is_dir() else []

pytestmark = pytest.mark.skipif(not FILES, reason="the reference's readings are not at hand")


@pytest.mark.parametrize("entry", FILES, ids=lambda entry: entry["file"])
def test_every_word_of_a_real_article_is_inspected(entry: dict[str, Any]) -> None:
    assert inspected(FOLDER / entry["file"])["text"] == entry["text"]
