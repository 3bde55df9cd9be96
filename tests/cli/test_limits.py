"""Limits of work in other processes, and what an interrupt leaves: called as a program."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from printguide.apart.limits import Limits
from printguide.cli.limits import cores, limited
from tests.support.processes import children, eventually, gone

MANIFEST = 'title = "T"\nissue = "1"\n[[parts]]\ntitle = "P"\narticles = ["*.mdx"]\n'
TEXT = "The tide comes twice a day, and the ferry waits for it. " * 200


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n in range(8):
        text = f'---\ntitle: "Guide {n}"\nslug: guide-{n}\n---\n\n{TEXT}\n'
        (tmp_path / f"guide-{n}.mdx").write_text(text, "utf-8")
    (tmp_path / "quarterly.toml").write_text(MANIFEST, "utf-8")
    (tmp_path / "printguide.toml").write_text("", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], Limits(jobs=cores())),
        (["--jobs", "3", "--timeout", "1.5", "--memory", "200"], Limits(3, 1.5, 200_000_000)),
        (["--jobs", "1", "--timeout", "0", "--memory", "0"], Limits(1, None, None)),
    ],
)
def test_a_command_gets_its_limits(options: list[str], expected: Limits) -> None:
    given: list[Limits] = []

    @click.command()
    @limited
    def command(limits: Limits, cluster: str | None) -> int:
        assert cluster is None
        given.append(limits)
        return 0

    assert CliRunner().invoke(command, options).exit_code == 0
    assert given == [expected]


@pytest.mark.parametrize("option", [("--jobs", "0"), ("--timeout", "-1"), ("--memory", "x")])
def test_a_limit_that_is_none_is_wrong_use(option: tuple[str, str]) -> None:
    @click.command()
    @limited
    def command(limits: Limits, cluster: str | None) -> int:
        return 0

    assert CliRunner().invoke(command, option).exit_code == 2


def test_parts_that_take_too_long_are_told(folder: Path) -> None:
    command = [sys.executable, "-m", "printguide", "booklet", "build", "--timeout", "0.01"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "error[PG520]: the layout is not done after 0.01 seconds, twice" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are counted in /proc")
def test_an_interrupt_ends_a_booklet_and_all_its_processes_at_once(folder: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "printguide", "booklet", "build", "--jobs", "2"],
        cwd=folder, start_new_session=True, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert eventually(lambda: len(children(program.pid)) == 3)
    family = children(program.pid)

    os.killpg(program.pid, signal.SIGINT)
    _, said = program.communicate(timeout=20)

    assert said.strip() == "error: stopped"
    # Python called with -m ends as killed by the interrupt, where one came within an `exec` of text
    assert program.returncode in (130, -signal.SIGINT)  # a shell says 130 of both
    assert gone(family, 0.0)
    assert not (folder / "out").exists()
