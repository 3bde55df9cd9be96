"""Another judge: a validator that a user names, which knows every rule of PDF/UA and PDF/A.

The command is given the kinds, with commas between them, and the file. For each kind it writes one
line of JSON: `flavour`, `compliant`, and as `failed` the rules, each with `rule` and `msg`; or
`error`, where it could not judge.
"""

import json
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from printguide.faults import EnvironmentFault
from printguide.proof.aim import spelt
from printguide.proof.findings import Found
from printguide.proof.tag_faults import ValidatorRefuses

PATIENCE_S = 300
"""For one file; the first may make the validator set itself up."""
_KIND = re.compile(r"pdf/(a|ua)-(\d)([a-f]?)")
_LONGEST = 160


def refusals(command: str, kinds: tuple[str, ...], file: Path) -> Iterator[Found]:
    """Yield a fault for each rule that a PDF breaks; raises EnvironmentFault without an answer.

    Of kinds that the validator does not know, such as those for presses, it is not asked.
    """
    known = {flavour: kind for kind in kinds if (flavour := _flavour(kind))}
    if not known:
        return
    for answer in _answers(command, ",".join(known), file):
        kind = known.get(str(answer.get("flavour")), str(answer.get("flavour")))
        if "error" in answer:
            yield Found(ValidatorRefuses(spelt(kind), "none", _said(answer["error"])))
        for broken in answer.get("failed", []):
            rule, said = str(broken.get("rule")), _said(broken.get("msg"))
            yield Found(ValidatorRefuses(spelt(kind), rule, said))


def _flavour(kind: str) -> str | None:
    """The name of a kind as veraPDF has it: PDFUA_1, PDFA_3_A."""
    found = _KIND.fullmatch(kind)
    if not found:
        return None
    name, part, level = found.groups()
    return f"PDF{name.upper()}_{part}" + (f"_{level.upper()}" if level else "")


def _answers(command: str, flavours: str, file: Path) -> Iterator[dict[str, Any]]:
    try:
        words = [*shlex.split(command), flavours, str(file.resolve())]
        done = subprocess.run(  # noqa: S603 - the command of the user, without a shell
            words, capture_output=True, text=True, timeout=PATIENCE_S, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise EnvironmentFault(f"the validator `{command}` does not run: {error}") from error
    answers = []
    for line in done.stdout.splitlines():
        try:
            answers.append(json.loads(line))
        except ValueError:
            continue  # what it says besides, such as how it sets itself up
    sound = [it for it in answers if isinstance(it, dict) and "flavour" in it]
    if not sound:
        said = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["it says nothing"]
        raise EnvironmentFault(f"the validator `{command}` gives no answer: {said[0]}")
    yield from sound


def _said(message: object) -> str:
    said = " ".join(str(message).split()).rstrip(".").replace(". ", "; ").replace("`", "'")
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
