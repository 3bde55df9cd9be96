"""What runs in the nursery and in its children."""

import gc
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from select import select
from socket import recv_fds, socket
from typing import NoReturn

from printguide.apart.child import OUT_OF_MEMORY
from printguide.apart.messages import receive, send
from printguide.apart.nursery import NUMBER, Answer

LOOK_S = 1.0
"""How often the nursery looks whether its parent is still there. The end of their socket says it
at once, unless another process has inherited the other end of it."""

_PR_SET_PDEATHSIG = 1
"""Of prctl(2): the signal that a process gets when its parent ends."""


def run(control: int, parent: int, prepare: str) -> NoReturn:
    """Prepare, then start and end children as they are asked for, until the parent is gone.

    Ends this process, without taking down what was imported module by module: somebody waits.
    """
    module, _, name = prepare.partition(":")
    answer: Answer = getattr(import_module(module), name)()
    gc.freeze()
    children: set[int] = set()
    with socket(fileno=control) as channel:
        while asked := _asked(channel, parent):
            number, files = asked
            if number:
                told = _end(number) if number in children else -signal.SIGKILL
                children.discard(number)
            else:
                told = _copy(answer, channel, *files)
                children.add(told)
            with suppress(OSError):
                channel.sendall(NUMBER.pack(told))
    for child in children:
        _end(child)
    os._exit(0)


def _asked(channel: socket, parent: int) -> tuple[int, list[int]] | None:
    """Wait for a request; None where nobody is left to ask."""
    while not select([channel], [], [], LOOK_S)[0]:
        if os.getppid() != parent:
            return None
    request, files, _, _ = recv_fds(channel, NUMBER.size, 1)
    return (NUMBER.unpack(request)[0], files) if request else None


def _end(child: int) -> int:
    """End a child, which may have ended by itself before; return how it ended."""
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _copy(answer: Answer, control: socket, file: int) -> int:
    nursery = os.getpid()
    child = os.fork()
    if child:
        os.close(file)
        return child
    try:
        control.close()
        _die_with(nursery)
        _serve(answer, socket(fileno=file))
    finally:
        os._exit(1)


def _die_with(parent: int) -> None:
    """Have the kernel end this process with its parent, even in a loop that runs no Python."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(0)


def _serve(answer: Answer, channel: socket) -> NoReturn:
    """Answer requests until there are none."""
    try:
        while True:
            send(channel, answer(receive(channel)))
            gc.collect()  # between requests, while the parent is busy
    except (EOFError, OSError):
        os._exit(0)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
