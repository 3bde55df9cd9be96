"""Loading the engine: libraries at their names, arrays of any length, a page to warm up with."""

import ctypes.util
import sys
from pathlib import Path, PurePosixPath

import pytest
from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi

from printguide.compose.print_html import PrintHtml
from printguide.engine import libraries, warming
from printguide.engine.arrays import of_any_length
from printguide.engine.libraries import at_their_names
from printguide.engine.weasy import render
from printguide.faults import EnvironmentFault


@pytest.mark.skipif(sys.platform != "linux", reason="names of Linux")
def test_libraries_are_not_looked_for_where_all_have_their_names() -> None:
    look = ctypes.util.find_library

    with at_their_names():
        assert ctypes.util.find_library("c") is None

    assert ctypes.util.find_library is look


def test_where_one_has_another_name_all_are_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "_ON_LINUX", ("libc.so.6", "libnowhere.so.0"))
    look = ctypes.util.find_library

    with at_their_names():
        assert ctypes.util.find_library is look


def test_arrays_are_as_long_as_what_they_begin_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "ffi", ffi)
    of_any_length()

    array = fonts.ffi.new("hb_codepoint_t[3]", [7, 8, 9])

    assert list(array) == [7, 8, 9]
    assert ffi.typeof(array) is ffi.typeof("hb_codepoint_t[]")
    assert len(fonts.ffi.new("hb_codepoint_t[3]")) == 3


def test_the_page_to_warm_up_with_is_laid_out_without_a_fault() -> None:
    html = warming._HTML
    page = PrintHtml(PurePosixPath("warm"), "warm", "warm", "Warm", "en", html, frozenset("Warm"))

    outcome = render(page, Path("/"))

    assert outcome.value
    assert outcome.found == ()


def test_what_the_machine_lacks_is_not_said_while_warming_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unfit(page: PrintHtml, root: Path) -> None:
        raise EnvironmentFault("no room")

    monkeypatch.setattr(warming, "render", unfit)

    warming.warm_up()
