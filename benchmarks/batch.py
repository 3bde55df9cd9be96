"""Many articles: against WeasyPrint's own command, and against doing it all again.

`python -m benchmarks.batch [COUNT]` makes so many articles of the samples, with changed text, and
measures whole processes in one run. `python -m benchmarks.batch memory [COUNT]` looks at the memory
of all processes from the first job to the last.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from benchmarks.booklet import articles
from benchmarks.brochure import final_html
from benchmarks.timing import once

COUNT = 200
MANY = 1000
BUILD = (sys.executable, "-m", "printguide", "build", "--quiet")
SHARES = """
import resource, sys
from printguide.cli.main import main
try:
    main(["build", "--quiet", "--no-cache", "--jobs", "2", "--out", "out-shares"])
except SystemExit:
    pass
for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
    usage = resource.getrusage(who)
    print(usage.ru_utime + usage.ru_stime)
"""


def measure(count: int, folder: Path) -> None:
    """Print what a build of so many articles takes, each way."""
    os.environ |= {"PRINTGUIDE_CACHE": str(folder / "kept"), "PRINTGUIDE_CACHE_MB": "5000"}
    project = folder / "project"
    project.mkdir()
    articles(count, project)
    os.chdir(project)
    command = _command_line(sorted(project.glob("guide-*.mdx")), folder)
    print(f"{count} articles\n  WeasyPrint's command line, each article: {command:.1f} s")
    one = _said("--jobs 1", once([*BUILD, "--no-cache", "--jobs", "1"]).seconds, command)
    two = _said("--jobs 2", once([*BUILD, "--no-cache", "--jobs", "2"]).seconds, command)
    print(f"  --jobs 2 takes {two / one:.2f} of --jobs 1")
    full = once([*BUILD, "--jobs", "2"]).seconds
    print(f"  --jobs 2, and results kept: {full:.1f} s, {full / two:.2f} of it without")
    _again("nothing changed", full)
    _append(project / "guide-007.mdx", "\nChanged.\n")
    _again("one article changed", full)
    (project / "styles").mkdir()
    _append(project / "styles" / "project.css", "p { widows: 3 }\n")
    _again("the stylesheet changed", full)
    _shares()


def _command_line(files: list[Path], folder: Path) -> float:
    """The seconds of WeasyPrint's own command, called for each article on our HTML."""
    weasyprint, seconds = Path(sys.executable).with_name("weasyprint"), 0.0
    target = str(folder / "alone.pdf")
    for file in files:
        html = final_html(file, folder)
        seconds += once([str(weasyprint), "--pdf-variant", "pdf/ua-1", str(html), target]).seconds
    return seconds


def _said(name: str, seconds: float, base: float) -> float:
    print(f"  {name}: {seconds:.1f} s, {seconds / base:.2f} of the command line")
    return seconds


def _again(name: str, full: float) -> None:
    seconds = once([*BUILD, "--jobs", "2"]).seconds
    print(f"  {name}: {seconds:.2f} s, {seconds / full:.3f} of the full run")


def _append(file: Path, text: str) -> None:
    with file.open("a", encoding="utf-8") as out:
        out.write(text)


def _shares() -> None:
    """The share of the processor's time that is not layout: planning, parsing, composing."""
    done = subprocess.run(
        [sys.executable, "-c", SHARES], capture_output=True, text=True, check=True
    )
    ours, engines = map(float, re.findall(r"^\d+\.\d+$", done.stdout, re.MULTILINE)[-2:])
    share = ours / (ours + engines)
    print(f"  planning, parsing, checking, composing, writing: {share:.3f} of the processor's time")


def memory(count: int, folder: Path) -> None:
    """Print how the memory of all processes goes on while so many articles are built."""
    project = folder / "project"
    project.mkdir()
    articles(count, project)
    build = psutil.Popen([*BUILD, "--no-cache", "--jobs", "2"], cwd=project)
    seen: list[tuple[int, float]] = []
    while build.poll() is None:
        done = sum(1 for _ in project.glob("out/brochure/*.pdf"))
        seen.append((done, _resident(build)))
        time.sleep(0.25)
    second, last = (
        statistics.mean(size for done, size in seen if low * count <= done < high * count)
        for low, high in ((0.1, 0.2), (0.9, 1.0))
    )
    print(f"{count} articles: {second:.0f} MB in the second tenth, {last:.0f} MB in the last, "
          f"{last / second:.3f} of it; {max(size for _, size in seen):.0f} MB at most")  # fmt: skip


def _resident(build: psutil.Popen) -> float:
    """Megabytes of a process and its children, what they share counted once."""
    total = 0
    for process in (build, *build.children(recursive=True)):
        try:
            total += process.memory_full_info().pss
        except psutil.Error:  # it has just ended
            continue
    return total / 1_000_000


def main() -> None:
    """Measure and print."""
    asked = sys.argv[1:]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve()
        if asked[:1] == ["memory"]:
            memory(int(asked[1]) if len(asked) > 1 else MANY, folder)
        else:
            measure(int(asked[0]) if asked else COUNT, folder)


if __name__ == "__main__":
    main()
