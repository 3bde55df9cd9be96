"""A validator that the user names: asked for the kinds of a PDF, and quoted."""

import sys
from pathlib import Path

import pytest

from printguide.faults import EnvironmentFault
from printguide.proof.vera import refusals
from tests.support.outside import VERAPDF
from tests.support.proofs import Print, codes, errors, messages

JUDGE = """
import json, sys
flavours, file = sys.argv[1:]
print("setting itself up")
for flavour in flavours.split(","):
    print(json.dumps({"file": file, "flavour": flavour, %s}))
"""


def judge(folder: Path, answer: str) -> str:
    """A command that answers so."""
    script = folder / "judge.py"
    script.write_text(JUDGE % answer, "utf-8")
    return f'"{sys.executable}" "{script}"'


def test_rules_that_a_pdf_breaks_are_errors(good: Print, tmp_path: Path) -> None:
    broken = '"compliant": False, "failed": [{"rule": "7.1-3", "msg": "Content is. Not tagged."}]'

    proof = good.proof(tmp_path, quick=True, validator=judge(tmp_path, broken))

    assert codes(proof) == ["PG577"]
    assert messages(proof) == [
        "the validator refuses the PDF as PDF/UA-1 by rule 7.1-3: Content is; Not tagged"
    ]


def test_a_pdf_that_conforms_passes(good: Print, tmp_path: Path) -> None:
    sound = judge(tmp_path, '"compliant": True, "failed": []')

    assert good.proof(tmp_path, quick=True, validator=sound).passed


def test_one_that_cannot_be_judged_does_not_pass(good: Print, tmp_path: Path) -> None:
    unsure = judge(tmp_path, '"error": "no such flavour"')

    assert errors(good.proof(tmp_path, quick=True, validator=unsure)) == ["PG577"]


@pytest.mark.parametrize("command", ["no-such-program", '"', f'"{sys.executable}" -c "print(1)"'])
def test_a_validator_that_does_not_answer_is_a_fault_of_the_machine(
    command: str, tmp_path: Path
) -> None:
    with pytest.raises(EnvironmentFault):
        list(refusals(command, ("pdf/ua-1",), tmp_path / "a.pdf"))


def test_of_kinds_that_no_validator_knows_none_is_asked(tmp_path: Path) -> None:
    assert list(refusals("no-such-program", ("pdf/x-4",), tmp_path / "a.pdf")) == []


@pytest.mark.skipif(not VERAPDF.exists(), reason="veraPDF is not at hand")
def test_verapdf_itself_is_content(good: Print, tmp_path: Path) -> None:
    assert good.proof(tmp_path, quick=True, validator=str(VERAPDF)).passed
