"""Warming up: a small page that nobody wants, laid out while no other is there yet.

The first page of a process takes a seventh of a second longer than the second: fonts are declared
that most documents share, dictionaries are read, types of C are parsed when they are first used.
"""

from pathlib import Path, PurePosixPath

from printguide.compose.print_html import Finish, PrintHtml
from printguide.engine.weasy import render
from printguide.faults import EnvironmentFault

_HTML = """<!DOCTYPE html><html lang="en"><head><title>Warm</title><style>
:root { --helpers: sans-serif; font-family: "PG Sans", var(--helpers) }
@page { size: a6; @bottom-center { content: counter(page) } }
h1 { font-family: "PG Serif", var(--helpers); hyphens: auto; break-after: avoid }
p { text-align: justify; hyphens: auto; orphans: 2; border: 1px solid; border-radius: 2px }
div { display: flex } td { padding: 1mm; background: #eee } b::before { content: "+" }
</style></head><body><h1 id="warm">Warm</h1><p>Some <b>words</b> and <em>more</em> of them, with a
<a href="#warm">link</a> and <a href="https://www.example.org">another one</a>.</p>
<div><p>One</p><p>Two</p></div><ul><li>Three</li></ul>
<table><thead><tr><th>Four</th></tr></thead><tbody><tr><td>Five</td></tr></tbody></table>
</body></html>"""


def warm_up() -> None:
    """Lay out and write a page. What the machine lacks is said of the first page that is wanted."""
    page = PrintHtml(PurePosixPath("warm"), "warm", "warm", "Warm", "en", _HTML,
                     frozenset("Warm"), finish=Finish())  # fmt: skip
    try:
        render(page, Path("/"))
    except EnvironmentFault:
        return
