"""Three renderers, that disagree where fonts or colours are not what they seem."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.support.inspector import Inspector

RENDERERS = {
    "poppler": ["pdftoppm", "-r", "100", "-f", "{page}", "-l", "{page}", "-png", "{pdf}", "{out}"],
    "ghostscript": ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=png16m", "-r100",
                    "-dFirstPage={page}", "-dLastPage={page}", "-dTextAlphaBits=4",
                    "-dGraphicsAlphaBits=4", "-sOutputFile={out}-1.png", "{pdf}"],
    "mupdf": ["mutool", "draw", "-q", "-r", "100", "-o", "{out}-1.png", "{pdf}", "{page}"],
}  # fmt: skip
SMALL = (104, 147)
"""Pixels: small enough that smoothing does not count, large enough that a lost word does."""


def drawn(pdf: Path, number: int, renderer: str) -> Image.Image:
    """A page, counted from 0, as a renderer draws it at 100 dpi; skips where there is none."""
    command = RENDERERS[renderer]
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    with tempfile.TemporaryDirectory() as folder:
        facts = {"pdf": pdf, "out": f"{folder}/page", "page": number + 1}
        filled = [part.format(**facts) for part in command]
        subprocess.run(filled, check=True, env={**os.environ, "LC_ALL": "C"})
        return Image.open(next(Path(folder).glob("page*.png"))).convert("L")


def assert_drawn_alike(pdf: Path, number: int, renderer: str) -> None:
    """Compare a page, counted from 0, as this renderer and as pdfium draw it."""
    meant = Image.fromarray(Inspector.of(pdf).raster(number, 100)).convert("L")
    assert_alike(drawn(pdf, number, renderer), meant)


def assert_alike(one: Image.Image, other: Image.Image) -> None:
    """Compare two pictures of a page, that two renderers may have drawn."""
    small = [np.asarray(image.resize(SMALL), float) for image in (one, other)]
    difference = np.abs(small[0] - small[1])
    # Smoothing alone makes 1 to 3 and 12 to 20 at 100 dpi; a line of boxes for words far more.
    assert difference.mean() < 4
    assert np.percentile(difference, 99.5) < 60
