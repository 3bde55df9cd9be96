"""Writing files: whole or not at all."""

import os
import tempfile
from pathlib import Path

from printguide.faults import EnvironmentFault


def write(file: Path, *content: bytes, mode: int | None = None) -> None:
    """Write a file through a temporary one beside it, so that no reader ever sees half of it.

    Its content may come in pieces, that it need not be put together in memory.

    A file of that name stays as it was until the new one is complete. `mode` are its rights; new
    files usually have those that the user's mask leaves. Raises EnvironmentFault where the folder
    cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    except OSError as error:
        raise _unwritable(file, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.writelines(content)
        temporary.chmod(0o666 & ~_umask() if mode is None else mode)
        temporary.replace(file)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _unwritable(file, error) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _unwritable(file: Path, error: OSError) -> EnvironmentFault:
    reason = error.strerror or str(error)
    return EnvironmentFault(f"{file} cannot be written: {reason}; choose another folder")
