"""`printguide`: its commands, and the exit status that faults of each kind lead to."""

import gc
import os
import sys
from enum import IntEnum

import click

from printguide import __version__
from printguide.cli.booklet import booklet
from printguide.cli.build import build
from printguide.cli.cache import cache
from printguide.cli.check import check
from printguide.cli.components import components
from printguide.cli.doctor import doctor
from printguide.cli.explain import explain
from printguide.cli.formats import formats
from printguide.cli.html import html
from printguide.cli.impose import impose
from printguide.cli.inspect import inspect
from printguide.cli.new import new
from printguide.cli.theme import theme
from printguide.cli.verify import verify
from printguide.cli.why import why
from printguide.faults import EnvironmentFault, UsageError


class Exit(IntEnum):
    """What the exit status says."""

    MADE = 0
    CONTENT = 1
    USAGE = 2
    ENVIRONMENT = 3
    INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="printguide")
def commands() -> None:
    """Turn the articles of a website into print that people keep."""


for command in (
    new, build, booklet, check, verify, why, cache, inspect, html, formats, impose, theme,
    components, explain, doctor,
):  # fmt: skip
    commands.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run the program and exit with its status; no traceback reaches a user.

    Garbage is collected between articles (see `printguide.cli.build`), not while one is made, nor
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
