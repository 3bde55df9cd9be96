"""Where the time of one brochure goes, in a warm process."""

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from printguide.article.binding import bind
from printguide.article.parsing import parse
from printguide.article.reading import read
from printguide.catalogue import Catalogue
from printguide.compose.composing import compose
from printguide.compose.order import Order
from printguide.engine.weasy import render
from printguide.formats.finding import find_format
from printguide.formats.format import find_paper
from printguide.outcome import Outcome
from printguide.project import open_project

T = TypeVar("T")


def measure(article: Path, rounds: int) -> None:
    """Print the best time of each stage; the first round warms up and does not count."""
    project = open_project(article, dt.date(2026, 1, 1)).with_base_url("https://www.example.org")
    format_ = find_format("brochure", project.root)
    order = Order(project, format_, find_paper("a4", format_), Catalogue(project))
    best: dict[str, float] = {}

    def timed(name: str, stage: Callable[..., Outcome[T]], *inputs: Any) -> T:
        start = time.perf_counter()
        outcome = stage(*inputs)
        best[name] = min(best.get(name, 1e9), time.perf_counter() - start)
        if outcome.value is None:
            raise SystemExit(f"{name} failed: {outcome.found}")
        return outcome.value

    for round_ in range(rounds + 1):
        source = timed("read", read, article)
        manuscript = timed("parse", parse, source)
        bound = timed("bind", bind, manuscript, project.registry)
        html = timed("compose", compose, bound, order)
        timed("render", render, html, project.root, source)
        if round_ == 0:
            best.clear()
    whole = sum(best.values())
    print(f"\n{article.name}: parts of a brochure in a warm process, best of {rounds}")
    for name, seconds in best.items():
        print(f"  {name:<8} {seconds * 1000:7.1f} ms  {seconds / whole:6.1%}")
