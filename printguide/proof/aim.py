"""The aim: what a PDF is held to - by its manifest, or else by what it declares to be."""

from dataclasses import dataclass

from printguide.proof.manifest import Manifest, MeantCode

FOREIGN_TYPE_PT = 6.0
"""The least of a PDF that is not ours: print shops refuse smaller type."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What is expected of one PDF."""

    conforms_to: tuple[str, ...] = ()
    """Kinds of PDF, such as pdf/ua-1."""
    least_type_pt: float = FOREIGN_TYPE_PT
    tagged: bool = False
    """Whether it is to be read aloud."""
    press: bool = False
    """Whether it is for a print shop, which cuts it and has inks."""
    manifest: Manifest | None = None

    def codes(self, page: int) -> list[MeantCode]:
        """Return the codes that a page was meant to have."""
        return [code for code in self.manifest.codes if code.page == page] if self.manifest else []


def aim_of(manifest: Manifest | None, declared: tuple[str, ...]) -> Aim:
    """Return what to expect of a PDF that declares to be of some kinds."""
    if manifest is None:
        return Aim(declared, tagged=_any(declared, "pdf/ua-"), press=_any(declared, "pdf/x-"))
    press = manifest.bleed_mm > 0 or _any(manifest.conforms_to, "pdf/x-")
    return Aim(
        manifest.conforms_to, manifest.smallest_type_pt, manifest.tagged, press, manifest
    )  # fmt: skip


def spelt(kind: str) -> str:
    """Return how a standard writes the name of a kind: PDF/UA-1, PDF/A-3a."""
    head, dash, tail = kind.partition("-")
    return f"{head.upper()}{dash}{tail}"


def _any(kinds: tuple[str, ...], beginning: str) -> bool:
    return any(kind.startswith(beginning) for kind in kinds)
