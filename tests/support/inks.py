"""Reads a press file as a print shop does: what is painted in which inks, and the plates of it."""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from PIL import Image

SET = {"g", "rg", "k", "G", "RG", "K", "cs", "CS", "scn", "SCN", "sc", "SC"}
PLATES = ("Cyan", "Magenta", "Yellow", "Black")


@dataclass(frozen=True)
class Painted:
    """One operator that sets a colour."""

    operator: str
    operands: tuple[Any, ...]
    in_text: bool
    mask: bool
    """Whether it only makes a mask."""


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def colours(file: pikepdf.Pdf) -> list[Painted]:
    """Return every operator that sets a colour: of pages, forms, patterns and masks."""
    masks = {state.SMask.G.objgen for state in _states(file) if "/G" in state.get("/SMask", {})}
    found: list[Painted] = []
    for thing in [*(page.obj for page in file.pages), *_contents(file)]:
        found += _colours(thing, mask=thing.objgen in masks)
    return found


def _contents(file: pikepdf.Pdf) -> Iterator[Any]:
    for thing in file.objects:
        if isinstance(thing, pikepdf.Stream) and (
            thing.get("/Subtype") == "/Form" or "/PatternType" in thing
        ):
            yield thing


def _states(file: pikepdf.Pdf) -> Iterator[Any]:
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/ExtGState" in thing:
            yield from thing.ExtGState.values()


def _colours(thing: Any, *, mask: bool) -> Iterator[Painted]:
    in_text = False
    for operands, operator in pikepdf.parse_content_stream(thing):
        name = str(operator)
        in_text = name == "BT" or (in_text and name != "ET")
        if name in SET:
            yield Painted(name, tuple(operands), in_text, mask)


def lettering(file: pikepdf.Pdf) -> set[tuple[Any, ...]]:
    """Return the colours that letters are printed in: the operator with its numbers."""
    found: set[tuple[Any, ...]] = set()
    for thing in [*(page.obj for page in file.pages), *_contents(file)]:
        fill: tuple[Any, ...] = ()
        saved: list[tuple[Any, ...]] = []
        for operands, operator in pikepdf.parse_content_stream(thing):
            name = str(operator)
            if name in ("g", "rg", "k", "cs", "scn"):
                fill = (name, *(float(it) for it in operands if not isinstance(it, pikepdf.Name)))
            elif name == "q":
                saved.append(fill)
            elif name == "Q":
                fill = saved.pop()
            elif name in ("Tj", "TJ"):
                found.add(fill)
    return found


def shadings(file: pikepdf.Pdf) -> list[Any]:
    return [
        thing
        for thing in file.objects
        if isinstance(thing, pikepdf.Dictionary) and "/ShadingType" in thing
    ]


def images(file: pikepdf.Pdf) -> list[Any]:
    return [
        thing
        for thing in file.objects
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
    ]


def box_mm(page: Any, name: str) -> tuple[float, ...]:
    """Return a box of a page in millimetres: left, foot, right, head."""
    return tuple(round(float(edge) * 25.4 / 72, 2) for edge in page.obj[name])


def plates(pdf: bytes, number: int, dpi: int = 72) -> "dict[str, np.ndarray[Any, Any]]":
    """Return how much of each ink a page takes, from 0 to 1, as Ghostscript separates it.

    The number counts from 1. Skips the test where there is no Ghostscript.
    """
    if not shutil.which("gs"):
        pytest.skip("Ghostscript is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.pdf"
        source.write_bytes(pdf)
        command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", f"-r{dpi}",
                   f"-dFirstPage={number}", f"-dLastPage={number}",
                   f"-sOutputFile={folder}/page%d.tif", str(source)]  # fmt: skip
        subprocess.run(command, check=True)
        return {
            ink: 1 - np.asarray(Image.open(f"{folder}/page1({ink}).tif"), float) / 255
            for ink in PLATES
        }
