"""Golden pages: what the formats and themes look like, as small pictures to compare with.

`python -m tests.golden.printing` makes them anew; look at every one before it is committed.
"""

import io
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageStat

from printguide.batch.request import Request
from printguide.batch.running import build
from printguide.engine.weasy import render
from printguide.project import open_project
from tests.conftest import TODAY

CONTENT = Path(__file__).parents[2] / "content"
PAGES = Path(__file__).parent / "pages"
ARTICLE = "check-up.mdx"
THEMES = ("calm", "bright")
SHOWN = {
    "brochure": (0, 2),
    "card": (0,),
    "large-print": (0, 3),
    "leaflet": (0, 1),
    "leaflet-z": (0, 1),
    "phone": (0, 1, 4),
    "press": (0, 2),
    "archive": (0,),
}
"""The pages of each format that are kept, counted from 0."""
DPI = 40
COLOURS = 48
"""Of a stored picture: flat areas stay flat, and a strip has about 20 kB."""
MEAN, WORST = 2.0, 40
"""How far blurred pixels of 255 may be off, on the average and the worst hundredth of them: what
other versions of the rasteriser change at the edges of letters stays far below."""


def strip(format_: str, theme: str) -> Image.Image:
    """Print the article and return the pages that are kept, side by side."""
    project = open_project(CONTENT, TODAY)
    brand = project.configuration.brand.model_copy(update={"theme": theme})
    configuration = project.configuration.model_copy(update={"brand": brand})
    dressed = replace(project, configuration=configuration)
    with TemporaryDirectory() as out:
        request = Request((format_,), None, Path(out))
        [made] = build([CONTENT / ARTICLE], dressed, request, render, lambda name: None)
        if made.file is None:
            raise AssertionError(made.found)
        document = pypdfium2.PdfDocument(made.file.read_bytes())
        pages = [document[n].render(scale=DPI / 72).to_pil() for n in SHOWN[format_]]
    whole = Image.new(
        "RGB", (sum(it.width for it in pages), max(it.height for it in pages)), "grey"
    )
    left = 0
    for page in pages:
        whole.paste(page, (left, 0))
        left += page.width
    return whole


def stored(format_: str, theme: str) -> Path:
    """Return where the picture of a format in a theme is kept."""
    return PAGES / f"{format_}.{theme}.png"


def packed(image: Image.Image) -> bytes:
    """Return a picture in few colours."""
    out = io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def difference(one: Image.Image, other: Image.Image) -> tuple[float, int]:
    """Return how far two pictures are apart: the mean, and what all but a hundredth stay below."""
    if one.size != other.size:
        return 255.0, 255
    soft = [it.convert("RGB").filter(ImageFilter.GaussianBlur(1.2)) for it in (one, other)]
    apart = ImageChops.difference(*soft).convert("L")
    histogram, rest = apart.histogram(), one.width * one.height // 100
    worst = 255
    while worst and rest >= histogram[worst]:
        rest -= histogram[worst]
        worst -= 1
    return ImageStat.Stat(apart).mean[0], worst


def main() -> None:
    """Make every picture anew."""
    PAGES.mkdir(exist_ok=True)
    for format_ in SHOWN:
        for theme in THEMES:
            stored(format_, theme).write_bytes(packed(strip(format_, theme)))


if __name__ == "__main__":
    main()
