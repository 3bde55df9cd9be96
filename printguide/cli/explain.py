"""`printguide explain`: what a code means, with an example, and how it is mended."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from printguide.faults import EnvironmentFault, Severity, UsageError, nearest

if TYPE_CHECKING:
    from printguide.codebook import Example, Explanation, Sample

_WIDTH = 80
"""Characters in a line of prose."""
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


@click.command()
@click.argument("code", required=False)
@click.option("--output", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people, or for programs.")  # fmt: skip
def explain(code: str | None, output: str) -> None:
    """Explain a fault by its code, such as PG302; without a code, list them all."""
    from printguide.codebook import codes, explanation

    wanted = list(codes()) if code is None else [_known(code, list(codes()))]
    told = [explanation(one) for one in wanted]
    if output == "json":
        data = [_as_data(one) for one in told]
        click.echo(json.dumps(data if code is None else data[0], indent=2, ensure_ascii=False))
    elif code is None:
        click.echo("\n".join(_row(one) for one in told))
    else:
        click.echo("\n\n".join(_page(told[0])))


def _known(written: str, known: list[str]) -> str:
    """Return the code that is meant by `PG302`, `pg302` or `302`."""
    code = written.strip().upper()
    code = f"PG{code}" if code.isdigit() else code
    if code in known:
        return code
    hint = nearest(code, known) or "`printguide explain` lists all codes"
    raise UsageError(f"there is no code `{written}`: {hint}")


def _row(told: "Explanation") -> str:
    return f"{told.code}  {told.severity:<7}  {told.summary}"


def _page(told: "Explanation") -> Iterator[str]:
    colour = _COLOURS[told.severity]
    yield click.style(f"{told.severity}[{told.code}]", fg=colour, bold=True)
    yield _wrapped(f"{told.summary}\n\n{told.text}".strip())
    if told.bad.samples or told.bad.prose:
        yield _title("Bad")
        yield from _shown(told.bad, name=len(told.bad.files) > 1)
    if said := _first_said(told):
        yield "printguide says:"
        yield _indented(said)
    if told.good.samples or told.good.prose:
        yield _title("Good")
        yield from _shown(told.mended, name=len(told.good.files) > 1)
    yield _title("Severity")
    yield from _severity(told)


def _title(words: str) -> str:
    return click.style(words, bold=True)


def _shown(example: "Example", *, name: bool) -> Iterator[str]:
    if example.prose:
        yield _wrapped(example.prose)
    for sample in example.samples:
        yield _sample(sample, name=name)


def _sample(sample: "Sample", *, name: bool) -> str:
    body = _indented(sample.text.rstrip("\n"))
    return f"{sample.path}:\n\n{body}" if name and sample.path else body


def _first_said(told: "Explanation") -> str | None:
    """Build the bad example and return how printguide says the fault."""
    from printguide.rehearsal import needs_layout, rehearse
    from printguide.reports.report import Finding
    from printguide.reports.text import as_text

    if not told.bad.files:
        return None
    try:
        said = rehearse(told.bad, layout=needs_layout(told.code))
    except EnvironmentFault:  # the explanation helps also on a machine that cannot print
        return None
    found = (
        as_text(Finding(it.diagnostic, it.source)) for it in said if it.diagnostic.code == told.code
    )
    return next(found, None)


def _severity(told: "Explanation") -> Iterator[str]:
    if told.firm:
        yield _wrapped(f"It always counts as {told.severity}: no setting makes it less.")
        return
    other = "warning" if told.severity is Severity.ERROR else "error"
    yield _wrapped(
        f"It counts as {told.severity}. For a whole project, printguide.toml changes that; "
        f"there are error, warning, info and off:"
    )
    yield _indented(f'[faults]\n{told.code} = "{other}"')
    yield "For a single article, its front matter does:"
    yield _indented(f'faults:\n  {told.code}: "off"')


def _wrapped(text: str) -> str:
    return click.wrap_text(text, _WIDTH, preserve_paragraphs=True)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


def _as_data(told: "Explanation") -> dict[str, Any]:
    return {
        "code": told.code,
        "severity": str(told.severity),
        "firm": told.firm,
        "summary": told.summary,
        "text": told.text,
        "bad": _example_as_data(told.bad),
        "good": _example_as_data(told.good),
    }


def _example_as_data(example: "Example") -> dict[str, Any]:
    samples = [
        {"path": sample.path and str(sample.path), "language": sample.language, "text": sample.text}
        for sample in example.samples
    ]
    return {"prose": example.prose, "samples": samples}
