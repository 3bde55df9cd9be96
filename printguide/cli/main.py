"""`printguide`: its commands, and the exit status that faults of each kind lead to."""

import gc
import os
import sys
from collections import UserDict
from collections.abc import Iterable
from enum import IntEnum
from importlib import import_module
from typing import Any

import click

from printguide import __version__
from printguide.faults import EnvironmentFault, UsageError


class Exit(IntEnum):
    """What the exit status says."""

    MADE = 0
    CONTENT = 1
    USAGE = 2
    ENVIRONMENT = 3
    INTERRUPTED = 130


class OnDemand(UserDict[str, click.Command]):
    """Commands by their names; each stands in a module of its name, imported when it is wanted.

    All of them take twenty milliseconds, which the engine might have begun to load in.
    """

    def __init__(self, names: Iterable[str]) -> None:
        waiting: dict[str, Any] = dict.fromkeys(names)
        super().__init__(waiting)

    def __getitem__(self, name: str) -> click.Command:
        """Import a command; raises KeyError where there is none of this name."""
        found: click.Command | None = self.data[name]
        if found is None:
            found = getattr(import_module(f"printguide.cli.{name}"), name)
            self.data[name] = found
        return found


COMMANDS = (
    "new", "build", "booklet", "check", "verify", "why", "cache", "inspect", "html", "formats",
    "impose", "theme", "components", "explain", "doctor",
)  # fmt: skip


@click.group(
    commands=OnDemand(COMMANDS),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="printguide")
def commands() -> None:
    """Turn the articles of a website into print that people keep."""


def main(arguments: list[str] | None = None) -> None:
    """Run the program and exit with its status; no traceback reaches a user.

    Garbage is collected between articles (see `printguide.cli.garbage`), not while one is made, nor
    while modules are imported: a short run would spend a tenth of its time on it.
    """
    gc.disable()
    try:
        status = commands.main(arguments, prog_name="printguide", standalone_mode=False)
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except click.ClickException as error:
        error.show()
        status = Exit.USAGE
    except UsageError as error:
        status = _say(str(error), Exit.USAGE)
    except EnvironmentFault as error:
        status = _say(str(error), Exit.ENVIRONMENT)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = Exit.MADE
    except (KeyboardInterrupt, click.Abort):
        status = _say("stopped", Exit.INTERRUPTED)
    sys.exit(status or 0)


def _say(message: str, status: Exit) -> Exit:
    for line in message.splitlines():
        click.echo(f"{click.style('error', fg='red', bold=True)}: {line}", err=True)
    return status
