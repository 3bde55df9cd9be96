"""`printguide html`: the self-contained print HTML of one article."""

from pathlib import Path

import click

from printguide.faults import has_error


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--format", "format_name", default="brochure", show_default=True, help="What to make."
)
@click.option("--paper", help="The paper, such as a4 or letter.")
@click.option("--base-url", help="Where the site is, such as https://www.example.org.")
@click.option("-o", "target", type=click.Path(path_type=Path, dir_okay=False),
              help="The file to write; else the page goes to standard output.")  # fmt: skip
def html(
    file: Path, format_name: str, paper: str | None, base_url: str | None, target: Path | None
) -> int:
    """Write the HTML that the PDF is made of, with images and fonts inside."""
    from printguide.building import compose_file
    from printguide.cache import cache_folder
    from printguide.catalogue import Catalogue
    from printguide.cli.build import gather
    from printguide.compose.order import Order
    from printguide.engine.embedding import embedded
    from printguide.formats.format import choose_papers
    from printguide.reports.report import gathered
    from printguide.reports.text import as_text
    from printguide.writing import write

    project, _ = gather((file,), base_url)
    format_ = project.format(format_name)
    [sheet] = choose_papers([format_], paper, project.configuration.build.paper)
    order = Order(project, format_, sheet, Catalogue(project), cache_folder("templates"))
    source, page = compose_file(file.resolve(), order)
    found = list(page.found)
    text = ""
    if page.value and not page.failed:
        made = embedded(page.value, project.root, source)
        found += made.found
        text = made.value or ""
    for finding in gathered(found, dict.fromkeys(found, source)):
        click.echo(as_text(finding) + "\n", err=True)
    if not text or has_error(found):
        return 1
    if target:
        write(target, text.encode())
    else:
        click.echo(text)
    return 0
