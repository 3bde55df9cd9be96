"""A target for atheris: any text is read and bound, and what holds for every text is asserted.

What it finds is written to `out/fuzz/`. Once mended, it goes into `fuzz/findings/` for good.
"""

import sys

import atheris

with atheris.instrument_imports(include=["printguide.article", "markdown_it", "mdit_py_plugins"]):
    from tests.support.sound import assert_sound


def read_one(content: bytes) -> None:
    """Read one text."""
    assert_sound(content.decode("utf-8", "replace"))


def main() -> None:
    """Run with the options of libFuzzer."""
    atheris.Setup(sys.argv, read_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
