"""What a booklet says of itself."""

import subprocess
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import ImageCms

from printguide.booklet.joining import join
from printguide.booklet.parts import Facts, Part
from printguide.engine.finishing import finisher
from tests.booklet.conftest import FACTS, Print
from tests.support.outside import VERAPDF
from tests.support.printing import Press
from tests.support.tagging import opened

FULL = Facts(
    title="Spring & summer <2026>",
    lang="ko",
    creator="printguide",
    producer="an engine",
    author="Haneul",
    subject="What to see",
    keywords=("tram", "fish"),
    created="2026-02-07",
    modified="2026-03-01",
    direction="rtl",
)


def test_information_and_xmp_say_the_same(printed: Print) -> None:
    file = opened(join([printed("a", "<p>a")], FULL))

    xmp = file.open_metadata()
    info = {key: str(value) for key, value in file.docinfo.items()}
    assert info == {
        "/Title": "Spring & summer <2026>",
        "/Author": "Haneul",
        "/Subject": "What to see",
        "/Keywords": "tram, fish",
        "/Creator": "printguide",
        "/Producer": "an engine",
        "/CreationDate": "D:20260207",
        "/ModDate": "D:20260301",
    }
    assert {name: xmp[name] for name in ("dc:title", "dc:description", "dc:creator")} == {
        "dc:title": "Spring & summer <2026>",
        "dc:description": "What to see",
        "dc:creator": ["Haneul"],
    }
    assert {name: xmp[f"xmp:{name}"] for name in ("CreatorTool", "CreateDate", "ModifyDate")} == {
        "CreatorTool": "printguide",
        "CreateDate": "2026-02-07",
        "ModifyDate": "2026-03-01",
    }
    assert (xmp["pdf:Producer"], xmp["pdf:Keywords"]) == ("an engine", "tram, fish")
    assert xmp["pdfuaid:part"] == "1"


def test_viewers_are_told_language_direction_and_to_show_the_title(printed: Print) -> None:
    file = opened(join([printed("a", "<p>a")], FULL))

    root = file.Root
    assert root.Lang == "ko"
    assert root.ViewerPreferences.DisplayDocTitle
    assert root.ViewerPreferences.Direction == pikepdf.Name.R2L
    assert root.MarkInfo.Marked


def test_what_is_not_known_is_not_said(printed: Print) -> None:
    bare = Facts("A", "en", "printguide", "an engine")

    file = opened(join([printed("a", "<p>a")], bare))

    assert set(file.docinfo.keys()) == {"/Title", "/Creator", "/Producer"}


def press_part(press: Press, name: str) -> Part:
    """A part for a press, in the colours of a profile."""
    profile = b64encode(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    css = f"@color-profile --paper {{ src: url(data:;base64,{profile.decode()});"
    css += " components: r, g, b } p { color: color(--paper 1 0 0) }"
    document = press.lay_out("<p>red", css)
    return Part(name, bytes(document.write_pdf(pdf_variant="pdf/x-4")))


def test_a_file_for_a_press_keeps_its_intent_and_has_an_identity_of_its_own(press: Press) -> None:
    parts = [press_part(press, "a"), press_part(press, "b")]
    facts = replace(FULL, conforms_to=("pdf/x-4",))

    file = opened(join(parts, facts))
    other = opened(join(parts[:1], facts))

    xmp = file.open_metadata()
    assert file.pdf_version == "1.6"
    assert "/StructTreeRoot" not in file.Root
    assert file.docinfo.Trapped == pikepdf.Name("/False")
    assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
    assert xmp["xmp:MetadataDate"] == "2026-03-01"
    assert xmp["xmpMM:DocumentID"] != other.open_metadata()["xmpMM:DocumentID"]
    assert file.Root.OutputIntents[0].S == pikepdf.Name.GTS_PDFX
    assert len(profiles(file)) == 1
    assert file.Root.OutputIntents[0].DestOutputProfile.objgen == profiles(file)[0].objgen


def profiles(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    streams = [it for it in file.objects if isinstance(it, pikepdf.Stream)]
    return [it for it in streams if "/N" in it and it.get("/Type") != pikepdf.Name.ObjStm]


def test_a_kind_of_pdf_that_is_not_known_is_refused(printed: Print) -> None:
    with pytest.raises(ValueError, match="`pdf/x-1a`"):
        join([printed("a", "<p>a")], replace(FACTS, conforms_to=("pdf/x-1a",)))


@pytest.mark.skipif(not VERAPDF.exists(), reason="veraPDF is not at hand")
@pytest.mark.parametrize("kind", ["PDFA_3_A", "PDFUA_1"])
def test_what_is_kept_for_ever_and_can_be_heard_is_found_to_be_both(
    press: Press, tmp_path: Path, kind: str
) -> None:
    document = press.lay_out("<h1>A</h1><table><tr><th>b<tr><td>c</table>")
    pdf = document.write_pdf(pdf_variant="pdf/a-3a", finisher=finisher(()))
    file = tmp_path / "both.pdf"
    facts = replace(FULL, conforms_to=("pdf/a-3a", "pdf/ua-1"))
    file.write_bytes(join([Part("a", pdf), Part("b", pdf)], facts))

    command = [str(VERAPDF), kind, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
