"""`printguide doctor`: is this machine fit, and if not, what cures it."""

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import click

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    good: bool
    said: str
    cure: str | None = None
    optional: bool = False


@click.command()
def doctor() -> int:
    """Check Python, Pango, fonts, cache and versions; each is good or comes with its cure."""
    findings = [*_python(), *_versions(), *_pango(), *_fonts(), *_cache()]
    for finding in findings:
        sign = "good" if finding.good else "note" if finding.optional else "BAD "
        colour = "green" if finding.good else "yellow" if finding.optional else "red"
        click.echo(f"{click.style(sign, fg=colour)}  {finding.what}: {finding.said}")
        if not finding.good and finding.cure:
            click.echo(f"      cure: {finding.cure}")
    return 3 if any(not f.good and not f.optional for f in findings) else 0


def _python() -> Iterator[Finding]:
    said = f"{platform.python_version()} in {sys.prefix}"
    wanted = ".".join(map(str, OLDEST_PYTHON))
    yield Finding(
        "Python", sys.version_info >= OLDEST_PYTHON, said, f"install Python {wanted} or newer"
    )


def _versions() -> Iterator[Finding]:
    import importlib.metadata

    for package in ("printguide", "weasyprint", "jinja2", "markdown-it-py", "python-frontmatter",
                    "qrcode", "tree-sitter", "pydantic", "pikepdf", "pypdfium2",
                    "zxing-cpp"):  # fmt: skip
        try:
            yield Finding(package, True, importlib.metadata.version(package))
        except importlib.metadata.PackageNotFoundError:
            yield Finding(package, False, "not installed", f"pip install {package}")


def _pango() -> Iterator[Finding]:
    from printguide.engine.libraries import PANGO

    try:
        from weasyprint.text.ffi import pango
    except OSError as error:
        yield Finding("Pango", False, str(error).splitlines()[0], f"run `{PANGO}` as root")
        return
    number = pango.pango_version()
    version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    yield Finding("Pango", number >= 14400, version, f"run `{PANGO}` as root for 1.44 or newer")


def _fonts() -> Iterator[Finding]:
    from printguide.engine.fonts import status

    for font in status():
        said = (
            f"{font.package} {font.version}" if font.version else f"{font.package} is not installed"
        )
        optional = bool(font.cure and "[" in font.cure)
        yield Finding(f"font {font.family}", font.ok, said, font.cure, optional=optional)


def _cache() -> Iterator[Finding]:
    from printguide.cache import cache_folder

    folder = cache_folder("fonts")
    cure = "make the user's cache folder writable, or set XDG_CACHE_HOME to one that is"
    yield Finding("cache", folder is not None, str(folder or "none can be written"), cure)
