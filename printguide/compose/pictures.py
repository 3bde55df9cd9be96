"""Pictures: the images of an article as HTML."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from printguide.compose.faults import AlternativeMissing
from printguide.compose.images import Picture, picture
from printguide.compose.labels import Labels
from printguide.consulted import Consulted
from printguide.faults import Fault


@dataclass(frozen=True, slots=True)
class Pictures:
    """Prints images that lie in a project, for an article that lies in one of its folders."""

    folder: Path
    consulted: Consulted
    labels: Labels

    def print(self, path: str, alt: str, caption: str | None) -> tuple[str, list[Fault]]:
        """Return an image as HTML, and what is wrong with it.

        `caption` is None in running text; else the image is a figure, with the caption if any.
        An image that cannot be printed leaves its words.
        """
        loaded = picture(path, self.folder, self.consulted)
        if not isinstance(loaded, Picture):
            words = " – ".join(part for part in (alt, caption) if part)
            text = f"{self.labels.label('image')}: {words}" if words else self.labels.label("image")
            tag = "span" if caption is None else "p"
            return f'<{tag} class="image-missing">{escape(text)}</{tag}>', [loaded]
        faults: list[Fault] = [] if alt else [AlternativeMissing(path)]
        said = escape(alt or caption or self.labels.label("image"))
        # After the layout, faults name the file that the author wrote.
        image = f'<img src="{loaded.address}" alt="{said}" data-file="{escape(path)}">'
        if caption is None:
            return image, faults
        under = f"<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
        return f'<figure class="picture">{image}{under}</figure>\n', faults
