"""Thumbnails: the first page of each PDF as a small picture, drawn once and kept.

They lie in a folder beside the report that shows them, named by what they are made of. A picture
that is there is not drawn, nor is one that the store has, so a PDF that has not changed costs a
look at the folder. The rest is drawn in processes with limits, as proofs are.
"""

import io
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from printguide.apart.child import ChildFailed
from printguide.apart.crew import Crew
from printguide.apart.limits import Limits
from printguide.apart.nursery import Answer
from printguide.faults import EnvironmentFault
from printguide.proof.apart import MEMORY
from printguide.store import Store
from printguide.writing import write

MOST_PIXELS = 200, 280
"""The largest width and height: A4 fits, at twice the pixels of a card that is 100 wide."""
PATIENCE_S = 10.0
"""For one picture; the first page of a brochure takes five milliseconds."""
_VERSION = 1
"""Of how thumbnails are made."""
_QUALITY = 65
"""Of WebP: at 200 pixels a page of text takes 5 kB, as PNG 23, as JPEG of the same look 9."""
_EFFORT = 2
"""Of WebP, from 0 to 6: measured, 4 takes twice the time and saves 3 per cent."""
_NAME = re.compile(r"[0-9a-f]{16}\.webp")


class Thumbnails:
    """The pictures of one folder; processes are started with the first that have to be drawn.

    They end with the context.
    """

    def __init__(self, folder: Path, store: Store | None, readers: int = 1) -> None:
        self.folder, self._store, self._most = folder, store, readers
        self._crew: Crew | None = None
        self._names: dict[str, str | None] = {}
        self._makers = f"{_VERSION} {version('pypdfium2')} {version('pillow')}"

    def of(self, pdf: Path, digest: str) -> str | None:
        """Return the name of the picture of a PDF with this SHA-256, which is there from now on.

        None if the PDF cannot be drawn. Raises EnvironmentFault where the folder cannot be written.
        """
        self.draw({digest: pdf})
        return self._names[digest]

    def draw(self, pdfs: Mapping[str, Path]) -> None:
        """See to it that PDFs, by their SHA-256, have their pictures; several are drawn at once.

        Raises EnvironmentFault where the folder cannot be written.
        """
        fresh = {digest: pdf for digest, pdf in pdfs.items() if digest not in self._names}
        waiting = {digest: pdf for digest, pdf in fresh.items() if not self._had(digest)}
        if not waiting:
            return
        crew = self._crew = self._crew or Crew(load, Limits(self._most, PATIENCE_S, MEMORY))
        with ThreadPoolExecutor(self._most) as pool:
            pictures = pool.map(lambda pdf: _asked(crew, pdf), waiting.values())
            for digest, picture in zip(waiting, pictures, strict=True):
                self._drawn(digest, picture)

    def sweep(self) -> None:
        """Remove the pictures of PDFs that were not asked for."""
        with suppress(OSError):  # no folder, nothing to sweep; what cannot be removed may stay
            kept = set(self._names.values())
            for file in self.folder.iterdir():
                if _NAME.fullmatch(file.name) and file.name not in kept:
                    file.unlink()

    def _had(self, digest: str) -> bool:
        """Whether a picture need not be drawn: it is in the folder, or comes from the store."""
        key, name = self._named(digest)
        if (self.folder / name).exists():
            self._names[digest] = name
            return True
        picture = self._store.get(key) if self._store else None
        if picture is not None:
            self._place(digest, picture)
        return picture is not None

    def _drawn(self, digest: str, picture: bytes | None) -> None:
        if picture is not None and self._store:
            with suppress(EnvironmentFault):  # what is not kept is drawn again
                self._store.put(self._named(digest)[0], picture)
        self._place(digest, picture)

    def _place(self, digest: str, picture: bytes | None) -> None:
        _, name = self._named(digest)
        if picture:
            write(self.folder / name, picture)
        self._names[digest] = name if picture else None

    def _named(self, digest: str) -> tuple[str, str]:
        """The key of a picture in the store, and its name in the folder."""
        key = sha256("\n".join(("thumbnail", self._makers, digest)).encode()).hexdigest()
        return key, f"{key[:16]}.webp"

    def __enter__(self) -> "Thumbnails":
        return self

    def __exit__(self, *_: object) -> None:
        if self._crew:
            self._crew.close()


def _asked(crew: Crew, pdf: Path) -> bytes | None:
    """What a reader makes of a PDF: empty if that is nothing, None if it is not certain."""
    try:
        with crew.lend() as reader:
            picture: bytes | None = reader.ask(pdf)
    except ChildFailed:
        return None
    return picture


def load() -> Answer:
    """Import what draws, and return what draws the first page of one PDF after the other."""
    from PIL import Image, WebPImagePlugin  # noqa: F401 - else each child looks for it

    import printguide.proof.pdfium  # noqa: F401 - so that it is there when it is asked

    Image.preinit()
    return _picture


def _picture(file: Path) -> bytes | None:
    """The first page of a PDF as WebP; empty if pdfium cannot draw it, None if it is not there."""
    from printguide.proof.pdfium import Pdfium, PdfiumRefuses

    try:
        pdf = Pdfium.open(file)
    except OSError:
        return None
    except PdfiumRefuses:
        return b""
    try:
        image = pdf.small(1, MOST_PIXELS)
    except PdfiumRefuses:
        return b""
    finally:
        pdf.close()
    picture = io.BytesIO()
    image.save(picture, "WEBP", quality=_QUALITY, method=_EFFORT)
    return picture.getvalue()
