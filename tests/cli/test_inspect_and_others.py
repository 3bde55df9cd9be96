"""`inspect`, `html`, `doctor`, `components`, as they are called."""

import base64
import io
import json
import re
from pathlib import Path

import zxingcpp
from PIL import Image

from tests.support.program import run

ARTICLE = """---
title: "Tea & more"
unknown_key: kept
---

Drink <Shade>*hot*</Shade> tea.

<StatCard variant="plain" stats={[{ value: 3, label: "cups", icon: "🍵" }]} />
"""


def written(folder: Path) -> Path:
    (folder / "tea.mdx").write_text(ARTICLE, "utf-8")
    return folder


def test_inspect_tells_what_was_read(tmp_path: Path) -> None:
    done = run(written(tmp_path), "inspect", "tea.mdx", "--json")
    report = json.loads(done.stdout)

    assert done.returncode == 0
    assert report["meta"] == {
        "title": "Tea & more",
        "unknown_key": "kept",
        "tags": [],
        "sources": [],
        "index": [],
    }
    assert report["components"] == [
        {"name": "Shade", "block": False, "props": {}, "line": 6, "column": 7},
        {
            "name": "StatCard",
            "block": True,
            "props": {"variant": "plain", "stats": [{"value": 3, "label": "cups", "icon": "🍵"}]},
            "line": 8,
            "column": 1,
        },
    ]
    assert report["text"] == ["Drink ", "hot", " tea."]
    assert [(d["code"], d["severity"], d["line"]) for d in report["diagnostics"]] == [
        ("PG301", "warning", 6)
    ]


def test_inspect_lists_what_is_left_out_and_why(tmp_path: Path) -> None:
    report = json.loads(run(written(tmp_path), "inspect", "tea.mdx", "--json").stdout)

    assert [(o["attribute"], o["text"]) for o in report["left_out"]] == [
        ("icon", "🍵"),
        ("variant", "plain"),
    ]
    assert all(o["reason"] for o in report["left_out"])


def test_inspect_of_a_faulty_article_still_tells_and_exits_with_one(tmp_path: Path) -> None:
    (tmp_path / "bad.mdx").write_text("<A>\n\ntext\n", "utf-8")

    done = run(tmp_path, "inspect", "bad.mdx", "--json")

    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert report["text"] == ["text"]
    assert {d["code"] for d in report["diagnostics"]} >= {"PG112", "PG201"}


def test_html_is_self_contained(tmp_path: Path) -> None:
    done = run(written(tmp_path), "html", "tea.mdx")

    assert done.returncode == 0
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert "Tea &amp; more" in done.stdout
    assert "url(data:font" in done.stdout.replace('"', "")
    assert "file:" not in done.stdout
    assert "http" not in done.stdout


def test_codes_of_html_have_the_colour_of_the_brand(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "tea.mdx").write_text(
        '---\ntitle: Tea\n---\n\n<LocationCard name="Quay" lat={37.5} lng={127.0} />\n'
    )
    (tmp_path / "printguide.toml").write_text('[brand]\ncode_colour = "#083f45"\n')

    done = run(tmp_path, "html", "tea.mdx")

    [code] = re.findall(r"data:image/png;base64,([\w+/=]+)", done.stdout)
    image = Image.open(io.BytesIO(base64.b64decode(code))).convert("RGB")
    assert {colour for _, colour in image.getcolors() or ()} == {(255, 255, 255), (8, 63, 69)}
    assert [it.text for it in zxingcpp.read_barcodes(image.resize((image.width * 8,) * 2))]


def test_html_of_a_faulty_article_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "bad.mdx").write_text("no title", "utf-8")

    done = run(tmp_path, "html", "bad.mdx", "-o", "bad.html")

    assert done.returncode == 1
    assert not (tmp_path / "bad.html").exists()


def test_doctor_finds_this_machine_fit(tmp_path: Path) -> None:
    done = run(tmp_path, "doctor")

    assert done.returncode == 0, done.stdout
    for thing in (
        "Python",
        "Pango",
        "weasyprint",
        "pypdfium2",
        "zxing-cpp",
        "font PG Sans",
        "cache",
    ):
        assert f"good  {thing}" in done.stdout


def test_components_are_listed_and_explained(tmp_path: Path) -> None:
    listed = run(tmp_path, "components").stdout
    shown = run(tmp_path, "components", "PriceTable").stdout

    assert "FAQAccordion" in listed
    assert "items* list of { name*, price*, tag, description }" in " ".join(shown.split())
    assert run(tmp_path, "components", "PriceTabel").returncode == 2


def test_help_names_every_command(tmp_path: Path) -> None:
    done = run(tmp_path, "--help")

    assert done.returncode == 0
    for command in ("new", "build", "inspect", "html", "doctor", "components"):
        assert command in done.stdout
