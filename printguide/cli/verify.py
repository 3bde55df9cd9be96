"""`printguide verify`: finished PDFs, read as a press and a telephone would."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from printguide.faults import UsageError

if TYPE_CHECKING:
    from printguide.proof.findings import FileProof
    from printguide.proof.verifying import Inquiry


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--output", type=click.Choice(["text", "json", "html"]), default="text",
              show_default=True,
              help="For people, for programs, or a page with pictures.")  # fmt: skip
@click.option("-o", "file", type=click.Path(path_type=Path, dir_okay=False),
              help="The file to write. Else it goes to the standard output.")  # fmt: skip
@click.option("--article", type=click.Path(path_type=Path),
              help="The article whose words to look for, of a single PDF.")  # fmt: skip
@click.option("--verapdf", "validator", metavar="COMMAND",
              help="A validator to ask too.")  # fmt: skip
@click.option("--quick", is_flag=True, help="Draw no page; codes are not read.")
def verify(files: tuple[Path, ...], output: str, file: Path | None, article: Path | None,
           validator: str | None, quick: bool) -> int:  # fmt: skip
    """Prove finished PDFs, page by page: codes, type, images, links, tags, words.

    \b
    Exit status: 0 all pass; 1 a fault; 2 wrong use; 3 the machine lacks something.
    """
    for path in (*files, *((article,) if article else ())):
        if not path.is_file():
            raise UsageError(f"there is no file `{path}`")
    if not files:
        raise UsageError("name the PDFs to verify, such as out/brochure/blood-test.pdf")
    if article and len(files) > 1:
        raise UsageError("`--article` is of one PDF: give one file")
    proofs = _proofs(files, _inquiry(article, quick, output == "html", validator))
    text = _printer(output)(proofs)
    if file:
        from printguide.writing import write

        write(file, f"{text}\n".encode())
        click.echo(f"{file}  {_summary(proofs)}")
    else:
        click.echo(text)
    return 0 if all(proof.passed for proof in proofs) else 1


def _inquiry(article: Path | None, quick: bool, pictures: bool, validator: str | None) -> "Inquiry":
    from printguide.project import open_project
    from printguide.proof.searching import Origin
    from printguide.proof.verifying import Inquiry

    today = dt.datetime.now(tz=dt.UTC).date()
    origin = Origin(article.resolve(), open_project(article, today)) if article else None
    return Inquiry(today, origin, quick, pictures, validator)


def _proofs(files: tuple[Path, ...], inquiry: "Inquiry") -> "list[FileProof]":
    """Prove one file after the other; on a terminal, a line tells how far it is."""
    from printguide.cli.console import ProgressLine
    from printguide.proof.apart import reader
    from printguide.proof.verifying import verify

    line, proofs = ProgressLine(len(files), in_turn=True), []
    with reader() as prove:
        try:
            for one in dict.fromkeys(files):
                line.tell(one.name)
                proofs.append(verify(one, PurePosixPath(one.as_posix()), inquiry, prove))
        finally:
            line.clear()
    return proofs


def _summary(proofs: "list[FileProof]") -> str:
    from printguide.reports.proof_text import summary

    return summary(proofs)


def _printer(output: str) -> "Callable[[list[FileProof]], str]":
    if output == "html":
        from printguide.reports.proof_html import as_html

        return as_html
    if output == "json":
        from printguide.reports.proof_json import as_json

        return as_json
    from printguide.reports.proof_text import as_page

    return as_page
