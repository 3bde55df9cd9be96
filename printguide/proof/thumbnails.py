"""Thumbnails: the first page of each PDF as a small picture, drawn once and kept.

They lie in a folder beside the report that shows them, named by what they are made of. A picture
that is there is not drawn, nor is one that the store has, so a PDF that has not changed costs a
look at the folder. The rest is drawn in a process with limits, as proofs are.
"""

import io
import re
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from printguide.apart import Answer, Child, ChildDied, ChildSlow
from printguide.faults import EnvironmentFault
from printguide.proof.apart import limit_memory
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
    """The pictures of one folder; its process is started with the first that has to be drawn.

    As a context it lets the process end, at once where an exception ends the context.
    """

    def __init__(self, folder: Path, store: Store | None) -> None:
        self.folder, self._store = folder, store
        self._child: Child | None = None
        self._names: dict[str, str | None] = {}
        self._makers = f"{_VERSION} {version('pypdfium2')} {version('pillow')}"

    def of(self, pdf: Path, digest: str) -> str | None:
        """Return the name of the picture of a PDF with this SHA-256, which is there from now on.

        None if the PDF cannot be drawn. Raises EnvironmentFault where the folder cannot be written.
        """
        if digest not in self._names:
            self._names[digest] = self._made(pdf, digest)
        return self._names[digest]

    def sweep(self) -> None:
        """Remove the pictures of PDFs that were not asked for."""
        with suppress(OSError):  # no folder, nothing to sweep; what cannot be removed may stay
            for file in self.folder.iterdir():
                if _NAME.fullmatch(file.name) and file.name not in self._names.values():
                    file.unlink()

    def _made(self, pdf: Path, digest: str) -> str | None:
        key = sha256("\n".join(("thumbnail", self._makers, digest)).encode()).hexdigest()
        name = f"{key[:16]}.webp"
        if (self.folder / name).exists():
            return name
        picture = self._store.get(key) if self._store else None
        if picture is None:
            picture = self._drawn(pdf)
            if picture is not None and self._store:
                with suppress(EnvironmentFault):  # what is not kept is drawn again
                    self._store.put(key, picture)
        if not picture:
            return None
        write(self.folder / name, picture)
        return name

    def _drawn(self, pdf: Path) -> bytes | None:
        """The picture; empty if the PDF has none, None if that is not certain."""
        self._child = self._child or Child(_load)
        try:
            picture: bytes | None = self._child.ask(pdf, PATIENCE_S)
        except (ChildDied, ChildSlow):
            return None
        return picture

    def __enter__(self) -> "Thumbnails":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._child:
            self._child.close() if error is None else self._child.stop()
            self._child = None


def _load() -> Answer:
    limit_memory()
    import printguide.proof.pdfium  # noqa: F401 - so that it is there when it is asked

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
