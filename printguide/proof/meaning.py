"""Meaning: from what was composed and laid out to the manifest of the PDF."""

from dataclasses import asdict
from pathlib import Path

from printguide.compose.order import Order
from printguide.compose.print_html import PrintHtml
from printguide.engine.rendering import Rendering
from printguide.proof.manifest import LeftOutPart, Manifest, MeantCode, MeantPage


def manifest_of(html: PrintHtml, rendering: Rendering, order: Order) -> Manifest:
    """Return what the PDF of a rendering is meant to be."""
    format_ = order.format
    return Manifest(
        article=_from_root(html, order),
        slug=html.slug,
        title=html.title,
        lang=html.lang,
        format=format_.name,
        paper=order.paper.name,
        conforms_to=tuple(format_.conforms_to),
        smallest_type_pt=format_.smallest_type_pt,
        bleed_mm=format_.press.bleed_mm if format_.press else 0,
        tagged=format_.press is None,
        in_order=format_.press is None,
        pages=tuple(
            MeantPage(width_mm=leaf.width_mm, height_mm=leaf.height_mm) for leaf in rendering.leaves
        ),
        left_out=tuple(LeftOutPart(**asdict(part)) for part in html.left_out),
        codes=tuple(MeantCode(**asdict(code)) for code in rendering.codes),
    )


def _from_root(html: PrintHtml, order: Order) -> str:
    """The path of the article from the folder of the project, whatever folder one works in."""
    return order.project.named(Path(html.path))
