"""`printguide cache`: results that are kept from one build to the next."""

from typing import TYPE_CHECKING

import click

from printguide.faults import EnvironmentFault

if TYPE_CHECKING:
    from printguide.store import Contents, Store


@click.group()
def cache() -> None:
    """Look at the results that are kept from one build to the next, or remove them."""


@cache.command()
def info() -> int:
    """Say where they are and how much there is."""
    store = _store()
    contents = store.contents()
    click.echo(f"{store.folder}\n{_said(contents)}, {_megabytes(store.most)} at most")
    return 0


@cache.command()
@click.option("--to", "most", type=click.IntRange(min=0), metavar="MB",
              help="How many megabytes to leave.")  # fmt: skip
def prune(most: int | None) -> int:
    """Remove what was used longest ago, until the rest is small enough."""
    removed = _store().prune(None if most is None else most * 1_000_000)
    click.echo(f"removed {_said(removed)}")
    return 0


@cache.command()
def clear() -> int:
    """Remove everything; the next build makes it anew."""
    click.echo(f"removed {_said(_store().clear())}")
    return 0


def _store() -> "Store":
    from printguide.store import SIZE, open_store

    store = open_store()
    if store is None:
        raise EnvironmentFault(f"nothing is kept: the cache has no folder, or {SIZE} is 0")
    return store


def _said(contents: "Contents") -> str:
    entries = "1 entry" if contents.entries == 1 else f"{contents.entries} entries"
    return f"{entries}, {_megabytes(contents.size)}"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
