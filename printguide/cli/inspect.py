"""`printguide inspect`: an article as printguide reads it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from printguide.faults import has_error

if TYPE_CHECKING:
    from printguide.article.binding import Article
    from printguide.article.manuscript import Manuscript


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def inspect(file: Path, as_json: bool) -> int:
    """Show front matter, components, text and faults of one article."""
    report, failed = _report(file)
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=2, default=str))
    else:
        click.echo(_readable(report))
    return 1 if failed else 0


def _report(file: Path) -> tuple[dict[str, Any], bool]:
    from printguide.building import prepare
    from printguide.cli.build import gather
    from printguide.reports.json import as_data

    project, _ = gather((file,), None)
    prepared = prepare(file, project)
    report: dict[str, Any] = {"meta": {}, "components": [], "text": [], "left_out": []}
    if prepared.manuscript:
        report |= _written(prepared.manuscript)
    if prepared.article:
        report |= _bound(prepared.article)
    report["diagnostics"] = [as_data(diagnostic) for diagnostic in prepared.found]
    return report, has_error(prepared.found)


def _written(manuscript: "Manuscript") -> dict[str, Any]:
    components = []
    for call in manuscript.calls():
        place = manuscript.place(call.span)
        component = {"name": call.name, "block": call.block, "props": call.props}
        component |= {"line": place.line, "column": place.column}
        if call.unread:
            component["not_literal"] = [unread.name for unread in call.unread]
        components.append(component)
    return {
        "meta": manuscript.matter.data,
        "components": components,
        "text": list(manuscript.text()),
    }


def _bound(article: "Article") -> dict[str, Any]:
    from printguide.compose.words import omissions

    return {
        "meta": article.meta.model_dump(mode="json", exclude_none=True),
        "left_out": [
            {"component": o.component, "attribute": o.attribute, "text": o.text, "reason": o.reason,
             "line": o.line} for o in omissions(article)
        ],
    }  # fmt: skip


def _readable(report: dict[str, Any]) -> str:
    lines = [f"{key}: {value}" for key, value in report["meta"].items()]
    lines.append("")
    lines += [f"{c['line']:>5}:{c['column']:<4} <{c['name']}>" for c in report["components"]]
    words = sum(len(text.split()) for text in report["text"])
    lines += ["", f"{words} words of text, {len(report['components'])} components"]
    for d in report["diagnostics"]:
        lines.append(
            f"{d['path']}:{d['line']}:{d['column']}: {d['severity']} {d['code']}: {d['message']}"
        )
    return "\n".join(lines)
