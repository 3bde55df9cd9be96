"""The program, called in this process: as users call it, but for the second that a start takes."""

import gc
import io
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import CompletedProcess

from printguide.cli.main import main


def run(cwd: Path, *arguments: str) -> CompletedProcess[str]:
    """Call the program in a folder; return its exit status and all that it wrote."""
    out, said = _Written(), _Written()
    status = _called(cwd, arguments, out, said)
    return CompletedProcess([*arguments], status, out.text, said.text)


def shown(cwd: Path, *arguments: str) -> str:
    """Call the program in a folder; return what a terminal shows."""
    terminal = _Written()
    _called(cwd, arguments, terminal, terminal)
    return terminal.text


def _called(cwd: Path, arguments: tuple[str, ...], out: "_Written", said: "_Written") -> int:
    try:
        with chdir(cwd), redirect_stdout(out), redirect_stderr(said):
            main(list(arguments))
    except SystemExit as end:
        return int(end.code or 0)
    finally:
        gc.enable()  # the program has other plans for what is left behind
    raise AssertionError("the program did not say how it ended")


class _Written(io.TextIOWrapper):
    """What a process finds in place of a terminal: a file, of characters and of bytes."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), "utf-8", write_through=True)

    @property
    def text(self) -> str:
        """All that was written."""
        content = self.buffer.getvalue()  # type: ignore[attr-defined]
        return str(content, "utf-8")
