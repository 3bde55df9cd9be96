"""`printguide check`, as it is called."""

import json
from pathlib import Path

import pytest

from tests.support.program import run

DAMAGED = '---\ntitle: "CafÃ©"\n---\n\nSee [the map](http://maps.example.org).\n'
MENDED = '---\ntitle: "Café"\nslug: cafe\n---\n\nSee [the map](https://maps.example.org).\n'
SETTINGS = '[links]\nhttps_hosts = ["maps.example.org"]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "printguide.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "cafe.mdx").write_text(DAMAGED, "utf-8")
    return tmp_path


def test_everything_is_said_at_once_and_nothing_made(folder: Path) -> None:
    done = run(folder, "check", "--quick")

    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    for code in ("warning[PG101]", "info[PG120]", "warning[PG408]"):
        assert code in done.stdout
    assert "1 article: 0 errors, 2 warnings; `--fix` can mend 3" in done.stdout
    assert sorted(file.name for file in folder.iterdir()) == ["cafe.mdx", "printguide.toml"]


def test_errors_of_several_stages_are_said_together(folder: Path) -> None:
    wrong = "<InfoBox type={3}>x</InfoBox>\n\n<Box\n\n[a](nowhere.mdx) **PLEASE DO NOT EAT**"
    (folder / "cafe.mdx").write_text(f"---\ntitle: T\ndate: 2199-01-01\n---\n\n{wrong}\n", "utf-8")

    done = run(folder, "check", "--quick", "--output", "json")

    codes = {d["code"] for d in json.loads(done.stdout)["diagnostics"]}
    assert done.returncode == 1
    assert codes >= {"PG118", "PG203", "PG303", "PG403", "PG606"}


def test_pages_are_laid_out_unless_it_has_to_be_quick(folder: Path) -> None:
    (folder / "styles").mkdir()
    (folder / "styles" / "project.css").write_text("p { wrong }\n", "utf-8")
    (folder / "cafe.mdx").write_text("---\ntitle: T\nslug: t\n---\n\n𓀀\n", "utf-8")

    laid_out = run(folder, "check", "--output", "json")
    quick = run(folder, "check", "--output", "json", "--quick")

    assert "PG501" in laid_out.stdout
    assert "PG501" not in quick.stdout
    assert not (folder / "out").exists()


def test_diff_shows_and_changes_nothing(folder: Path) -> None:
    done = run(folder, "check", "--quick", "--diff")

    assert '-title: "CafÃ©"\n+title: "Café"\n+slug: cafe\n' in done.stdout
    assert (folder / "cafe.mdx").read_text("utf-8") == DAMAGED


def test_fix_mends_and_says_what_is_left(folder: Path) -> None:
    done = run(folder, "check", "--quick", "--fix")

    assert (folder / "cafe.mdx").read_text("utf-8") == MENDED
    assert done.stdout == "1 article: 0 errors, 0 warnings\n"


def test_fix_with_diff_shows_what_it_did(folder: Path) -> None:
    done = run(folder, "check", "--quick", "--fix", "--diff")

    assert "+slug: cafe" in done.stdout
    assert (folder / "cafe.mdx").read_text("utf-8") == MENDED


def test_a_protected_file_is_left_as_it_is(folder: Path) -> None:
    (folder / "cafe.mdx").chmod(0o444)

    done = run(folder, "check", "--quick", "--fix")

    assert done.returncode == 1
    assert "error[PG106]: the file was not mended: it is write-protected" in done.stdout
    assert (folder / "cafe.mdx").read_text("utf-8") == DAMAGED


def test_other_hosts_keep_their_http(folder: Path) -> None:
    (folder / "printguide.toml").write_text("", "utf-8")

    run(folder, "check", "--quick", "--fix")

    assert "http://maps.example.org" in (folder / "cafe.mdx").read_text("utf-8")


def test_where_bytes_were_lost_the_author_chooses(folder: Path) -> None:
    lost = "---\ntitle: T\nslug: t\n---\n\nBring â€œmoneyâ€ please, ë³‘ì›.\n"
    (folder / "cafe.mdx").write_text(lost, "utf-8")

    done = run(folder, "check", "--quick", "--fix")

    assert "`병원`" in done.stdout
    assert "`”`" in done.stdout
    assert "â€ please, ë³‘ì›." in (folder / "cafe.mdx").read_text("utf-8")


def test_severities_of_project_and_article_count(folder: Path) -> None:
    (folder / "printguide.toml").write_text(
        '[faults]\nPG101 = "off"\nPG120 = "off"\nPG408 = "error"\n', "utf-8"
    )
    project = run(folder, "check", "--quick")
    text = DAMAGED.replace("---\n\n", "faults:\n  PG408: off\n---\n\n")
    (folder / "cafe.mdx").write_text(text, "utf-8")
    article = run(folder, "check", "--quick")

    assert (project.returncode, article.returncode) == (1, 0)
    assert "error[PG408]" in project.stdout
    assert "PG101" not in project.stdout
    assert article.stdout == "1 article: 0 errors, 0 warnings\n"


def test_a_warning_that_was_made_an_error_keeps_an_article_from_being_built(folder: Path) -> None:
    (folder / "printguide.toml").write_text('[faults]\nPG408 = "error"\n', "utf-8")

    done = run(folder, "build")

    assert done.returncode == 1
    assert not (folder / "out" / "brochure" / "cafe.pdf").exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('PG999 = "off"', "printguide.toml:2: there is no code `PG999`"),
        ('PG410 = "off"', "printguide.toml:2: `PG410` is firm"),
        ('PG408 = "loud"', "printguide.toml:2: "),
        ('PGX = "off"', "printguide.toml:2: "),
    ],
)
def test_a_faulty_setting_is_wrong_use(folder: Path, line: str, said: str) -> None:
    (folder / "printguide.toml").write_text(f"[faults]\n{line}\n", "utf-8")

    done = run(folder, "check", "--quick")

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_strict_makes_warnings_fail(folder: Path) -> None:
    assert run(folder, "check", "--quick", "--strict").returncode == 1


@pytest.mark.parametrize("output", ["json", "sarif", "github"])
def test_output_for_programs_is_nothing_else(folder: Path, output: str) -> None:
    done = run(folder, "check", "--quick", "--output", output)

    assert done.stderr == ""
    if output == "github":
        assert all(line.startswith("::") for line in done.stdout.splitlines())
    else:
        json.loads(done.stdout)


def test_diff_and_output_for_programs_do_not_go_together(folder: Path) -> None:
    done = run(folder, "check", "--diff", "--output", "json")

    assert done.returncode == 2
    assert "`--diff` is for people" in done.stderr


def test_however_many_processes_lay_out_the_same_is_said_in_the_same_order(folder: Path) -> None:
    for number in range(6):
        signs = "𓀀" * (number + 1)
        text = f"---\ntitle: T{number}\nslug: t{number}\n---\n\n{signs} [a](/b/{number})\n"
        (folder / f"t{number}.mdx").write_text(text, "utf-8")

    one, three = (
        run(folder, "check", "--output", "json", "--jobs", jobs).stdout for jobs in ("1", "3")
    )

    assert one == three
    assert [d["code"] for d in json.loads(one)["diagnostics"]].count("PG501") == 6


def test_an_article_whose_layout_takes_too_long_is_said(folder: Path) -> None:
    done = run(folder, "check", "--timeout", "0.01", "--output", "json")

    assert done.returncode == 1
    assert "PG520" in {d["code"] for d in json.loads(done.stdout)["diagnostics"]}


def test_a_check_after_a_build_lays_nothing_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PRINTGUIDE_CACHE", str(tmp_path / "kept"))
    monkeypatch.setenv("PRINTGUIDE_CACHE_MB", "100")
    fresh = run(folder, "check").stdout
    run(folder, "build")

    again = run(folder, "check", "--timeout", "0.001")

    assert (again.returncode, again.stdout) == (0, fresh)


@pytest.mark.parametrize("file", ["nowhere.ttf", "drawing.svg", "packed.ttf", "pip:no-such-font"])
def test_a_quick_check_sees_that_a_font_of_the_brand_cannot_be_used(
    folder: Path, file: str
) -> None:
    (folder / "drawing.svg").write_text("<svg/>", "utf-8")
    (folder / "packed.ttf").write_bytes(b"wOF2" + bytes(60))
    (folder / "printguide.toml").write_text(f'[brand.fonts]\ntext = "{file}"\n', "utf-8")

    quick, laid_out = (
        run(folder, "check", "--output", "json", *options) for options in (["--quick"], [])
    )

    (said,) = [d for d in json.loads(quick.stdout)["diagnostics"] if d["path"] != "cafe.mdx"]
    assert file.removeprefix("pip:") in said["message"]
    assert said in json.loads(laid_out.stdout)["diagnostics"]
