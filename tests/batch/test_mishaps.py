"""Whatever happens to a build, the next one gives the bytes of a clean one, and no process stays.

The short form runs always; `PRINTGUIDE_MISHAPS=20` kills as often as that.
"""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from tests.batch.conftest import SETTINGS
from tests.support.program import run

pytestmark = pytest.mark.slow

TIMES = int(os.environ.get("PRINTGUIDE_MISHAPS", "4"))
PATIENCE_S = 20.0
"""How long processes that were told to end may take."""
NAMES = [f"guide-{number}" for number in range(6)]
LOOP = "".join(
    f'<g id="g{n}">' + f'<use href="#g{n + 1}"/>' * 10 + "</g>" for n in range(9)
) + '<g id="g9"><path d="M0 0h1v1z"/></g>'  # fmt: skip
MANIFEST = 'title = "All"\nissue = "1"\n[[parts]]\ntitle = "All"\narticles = ["*.mdx"]\n'
BOMB = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><defs>{LOOP}</defs>' \
       '<use href="#g0"/></svg>'  # fmt: skip


def article(name: str) -> str:
    words = " ".join(f"Words of {name}, number {number}." for number in range(150))
    return f"---\ntitle: {name}\nslug: {name}\nlang: en\ndate: 2026-01-05\n---\n\n{words}\n"


@dataclass
class House:
    """A project of some articles, built by the program."""

    root: Path
    command: tuple[str, ...] = ("build",)
    begun: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def kept(self) -> dict[str, str]:
        """The environment of a project with a cache of its own."""
        return {"PRINTGUIDE_CACHE": str(self.root / "kept"), "PRINTGUIDE_CACHE_MB": "100"}

    def start(self, *options: str, **limits: int) -> subprocess.Popen[str]:
        """Begin a build."""

        def limit() -> None:
            if "file_size" in limits:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limits["file_size"],) * 2)
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

        build = subprocess.Popen(
            [sys.executable, "-m", "printguide", *self.command, "--quiet", *options],
            cwd=self.root, env={**os.environ, **self.kept}, text=True, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            preexec_fn=limit,
        )  # fmt: skip
        self.begun.append(build)
        return build

    def build(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Build to the end; in this process, since nothing happens to it meanwhile."""
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.kept.items():
                patch.setenv(name, value)
            return run(self.root, *self.command, "--quiet", *options)

    def ended(self, build: subprocess.Popen[str]) -> subprocess.CompletedProcess[str]:
        """Wait for the end of a build."""
        out, said = build.communicate(timeout=120)
        return subprocess.CompletedProcess(build.args, build.returncode, out, said)

    def files(self, folder: str = "out") -> dict[str, bytes]:
        """Every file of a folder."""
        root = self.root / folder
        return {
            file.relative_to(root).as_posix(): file.read_bytes()
            for file in sorted(root.rglob("*"))
            if file.is_file()
        }

    def printed(self, folder: str = "out") -> dict[str, bytes]:
        """What readers get: not the reports, which tell how long things took."""
        return {name: it for name, it in self.files(folder).items() if "/" in name}

    def add_an_endless_article(self) -> None:
        """Put in an article whose layout does not end."""
        (self.root / "bomb.svg").write_text(BOMB, "utf-8")
        (self.root / "loop.mdx").write_text(article("loop") + "\n![It](bomb.svg)\n", "utf-8")

    def close(self) -> None:
        """End what is left of the builds that a test did not wait for."""
        for build in self.begun:
            build.kill()
            build.communicate()


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    house = House(_project(tmp_path_factory.mktemp("clean")))
    assert house.build("--no-cache").returncode == 0
    return house.printed()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(_project(tmp_path))
    yield house
    house.close()
    until = time.monotonic() + PATIENCE_S
    while (strays := _working_in(tmp_path)) and time.monotonic() < until:
        time.sleep(0.05)  # a process that has just been told to end takes a moment
    assert strays == []


def _working_in(folder: Path) -> list[psutil.Process]:
    """The processes whose folder this is: builds, and all that they have started."""
    processes = psutil.process_iter(["cwd"])
    return [process for process in processes if process.info["cwd"] == str(folder)]


def _project(root: Path) -> Path:
    (root / "printguide.toml").write_text(SETTINGS, "utf-8")
    for name in NAMES:
        (root / f"{name}.mdx").write_text(article(name), "utf-8")
    return root


def gone(session: int) -> bool:
    """Whether no process of a session is left, after a while at the latest."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if not [it for it in psutil.pids() if _session(it) == session]:
            return True
        time.sleep(0.05)
    return False


def _session(pid: int) -> int | None:
    try:
        if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return None
        return os.getsid(pid)
    except (ProcessLookupError, psutil.Error):
        return None


@pytest.mark.parametrize("seed", range(TIMES))
@pytest.mark.parametrize("who", ["parent", "worker"])
def test_killed_at_any_moment(house: House, clean: dict[str, bytes], who: str, seed: int) -> None:
    moment = random.Random(f"{who} {seed}").uniform(0.3, 1.6)  # noqa: S311 - no secret
    build = house.start()
    time.sleep(moment)
    parent = psutil.Process(build.pid)
    victims = [parent] if who == "parent" else reversed(parent.children(recursive=True))
    for victim in victims:
        with suppress(psutil.NoSuchProcess):  # one that has just ended by itself; take the next
            victim.kill()
            break
    build.communicate(timeout=60)

    assert gone(build.pid)
    assert house.build().returncode == 0
    assert house.printed() == clean


@pytest.mark.parametrize("seed", range(TIMES // 2))
def test_a_booklet_that_is_killed_while_its_pages_are_laid_out(house: House, seed: int) -> None:
    (house.root / "quarterly.toml").write_text(MANIFEST, "utf-8")
    house.command = ("booklet", "build")
    build = house.start()
    until = time.monotonic() + 60
    while not list(house.root.glob("kept/*/[!.]*")) and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.2 * seed)
    build.kill()
    build.communicate(timeout=60)

    assert gone(build.pid)
    assert house.build().returncode == 0
    assert house.build("--no-cache", "--out", "clean").returncode == 0
    assert house.files() == house.files("clean")


def test_stopped_by_hand(house: House, clean: dict[str, bytes]) -> None:
    house.add_an_endless_article()  # so that the build is at work whenever the signal comes
    build = house.start()
    until = time.monotonic() + 60
    while not house.printed() and time.monotonic() < until:
        time.sleep(0.02)
    os.kill(build.pid, signal.SIGINT)
    _, said = build.communicate(timeout=60)

    # Python ends itself by the signal if it came while a text was executed, as dataclasses do;
    # shells call both 130.
    assert build.returncode in (130, -signal.SIGINT), said
    assert said.strip().endswith("stopped")
    assert gone(build.pid)
    written = {name: it for name, it in house.printed().items() if name in clean}
    assert written
    assert written.items() <= clean.items()
    (house.root / "loop.mdx").unlink()
    assert house.build().returncode == 0
    assert house.printed() == clean


@contextmanager
def mounted(folder: Path, option: str) -> Iterator[None]:
    """Put a small disk in place of a folder, which only root can; else the test is skipped."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", option, "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a small disk")
def test_a_disk_that_fills_up(house: House, clean: dict[str, bytes]) -> None:
    with mounted(house.root / "out", "size=64k"):
        full = house.ended(house.start())
        left = house.files()

    assert full.returncode == 3
    assert "No space left" in full.stderr
    assert "Traceback" not in full.stderr
    assert left
    assert {name: it for name, it in left.items() if clean.get(name) != it} == {}
    assert house.build().returncode == 0
    assert house.printed() == clean


def test_files_that_cannot_become_as_large_as_they_are(
    house: House, clean: dict[str, bytes]
) -> None:
    full = house.ended(house.start(file_size=8_000))

    assert full.returncode == 3
    assert "free some space there" in full.stderr
    assert "Traceback" not in full.stderr
    assert not [name for name in house.files() if "/." in name]
    assert house.build().returncode == 0
    assert house.printed() == clean


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """Let nobody write into a folder; root may in all but a disk that is only to be read."""
    if os.geteuid() == 0:
        with mounted(folder, "ro"):
            yield
        return
    folder.mkdir(mode=0o500)
    yield
    folder.chmod(0o700)


def test_a_folder_that_may_not_be_written(house: House, clean: dict[str, bytes]) -> None:
    with unwritable(house.root / "out"):
        refused = house.ended(house.start())

    assert refused.returncode == 3
    assert "choose another folder" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert house.build().returncode == 0
    assert house.printed() == clean


def test_a_file_where_a_folder_should_be(house: House, clean: dict[str, bytes]) -> None:
    (house.root / "out").mkdir()
    (house.root / "out/brochure").write_text("in the way", "utf-8")

    assert house.build().returncode == 3
    (house.root / "out/brochure").unlink()
    assert house.build().returncode == 0
    assert house.printed() == clean


def test_a_cache_that_was_damaged_everywhere(house: House, clean: dict[str, bytes]) -> None:
    house.build()
    for number, file in enumerate(sorted((house.root / "kept").rglob("*"))):
        if file.is_file():
            content = bytearray(file.read_bytes())
            content[number % len(content)] ^= 0xFF
            file.write_bytes(content if number % 3 else content[: len(content) // 2])
    (house.root / "out/brochure/guide-3.pdf").unlink()

    assert house.ended(house.start()).returncode == 0
    assert house.printed() == clean


def test_two_builds_at_once(house: House, clean: dict[str, bytes]) -> None:
    builds = [house.start() for _ in range(2)]
    for build in builds:
        build.communicate(timeout=120)

    assert [build.returncode for build in builds] == [0, 0]
    assert house.printed() == clean


@pytest.mark.parametrize("year", [1980, 2037])
def test_a_clock_that_jumps(house: House, clean: dict[str, bytes], year: int) -> None:
    house.build()
    for file in house.root.rglob("*"):
        os.utime(file, (time.mktime((year, 1, 1, 0, 0, 0, 0, 0, 0)),) * 2)
    (house.root / "guide-2.mdx").write_text(article("guide-2"), "utf-8")

    assert house.ended(house.start()).returncode == 0
    assert house.printed() == clean


def test_an_article_that_makes_the_engine_loop(house: House, clean: dict[str, bytes]) -> None:
    house.add_an_endless_article()

    looped = house.ended(house.start("--timeout", "4"))

    assert looped.returncode == 1
    assert "loop.mdx" in looped.stderr
    assert "Traceback" not in looped.stderr
    assert {name: it for name, it in house.printed().items() if name in clean} == clean
