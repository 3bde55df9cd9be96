"""Every page of the codebook is true: the bad example has its fault, the good one has not."""

import ast
from pathlib import Path

import pytest

from printguide.codebook import PAGES, codes, examples, explanation
from printguide.faults import Diagnostic, Severity
from printguide.rehearsal import Said
from tests.docs import catalogue
from tests.support.rehearsed import bad_example, good_example

TESTS = Path(__file__).parents[1]

PROVEN_ELSEWHERE: dict[str, tuple[str, str]] = {
    "PG516": ("pixels are no text", "test_an_image_needs_150_pixels_an_inch"),
    "PG517": (
        "pixels are no text",
        "test_pixels_that_no_press_prints_are_an_info_if_they_cost_megabytes",
    ),
    "PG106": ("rights of files are not in their text", "test_a_protected_file_is_left_as_it_is"),
    "PG103": (
        "it takes a file of more than 8 MB",
        "test_a_file_larger_than_anybody_writes_is_not_read",
    ),
    "PG104": (
        "it takes a file that is not there",
        "test_a_missing_file_is_a_fault_and_no_exception",
    ),
    "PG502": (
        "it takes a machine without some fonts",
        "test_without_its_fonts_korean_is_an_error_that_names_the_command",
    ),
    "PG530": ("a profile is no text", "test_without_a_profile_the_condition_is_said"),
    "PG531": ("pixels are no text", "test_a_press_needs_more_pixels_and_refuses_too_few"),
    "PG534": ("a profile is no text", "test_a_profile_that_cannot_be_computed_with_is_a_fault"),
    **{
        code: ("it stands in the manifest of a booklet", name)
        for code, name in {
            "PG801": "test_articles_that_are_nowhere_are_told_all_at_once_with_their_lines",
            "PG802": "test_articles_that_are_nowhere_are_told_all_at_once_with_their_lines",
            "PG803": "test_an_empty_part_is_a_fault",
            "PG804": "test_numbers_that_never_come_to_rest_are_told",
            "PG805": (
                "test_faulty_articles_stop_it_with_all_their_faults_or_are_left_out_and_listed"
            ),
            "PG806": "test_an_article_without_a_translation_is_not_in_that_edition",
        }.items()
    },
    "PG507": (
        "it takes an engine that dies",
        "test_an_engine_that_dies_twice_is_a_fault_of_that_article_alone",
    ),
    "PG520": (
        "it takes an engine that loops",
        "test_an_article_beyond_the_limits_costs_itself_alone",
    ),
    "PG521": (
        "it takes an engine that runs full",
        "test_an_article_beyond_the_limits_costs_itself_alone",
    ),
}
"""Codes that no text on a page can have: why, and the test that has them come about."""

READ_OFF_PDFS = {
    "PG540": "test_a_file_of_another_kind_is_said_to_be_none",
    "PG541": "test_a_page_that_unfolds_to_gigabytes_is_not_unfolded",
    "PG542": "test_other_pages_than_were_meant_are_an_error",
    "PG543": "test_a_faulty_manifest_is_said_and_the_pdf_read_as_somebody_elses",
    "PG544": "test_a_code_that_is_covered_cannot_be_read",
    "PG545": "test_a_code_that_says_something_else_fails",
    "PG546": "test_a_sturdy_code_that_a_poor_print_loses_is_an_error",
    "PG547": "test_a_fine_code_that_a_poor_print_loses_is_a_warning_beside_its_size",
    "PG548": "test_a_code_that_nobody_meant_is_named",
    "PG549": "test_modules_below_what_phones_need_are_an_error",
    "PG550": "test_something_in_the_white_border_is_an_error_though_the_code_reads",
    "PG551": "test_a_pale_code_is_an_error",
    "PG552": "test_a_code_near_the_edge_is_a_warning",
    "PG553": "test_a_font_whose_file_was_taken_out_is_an_error",
    "PG554": "test_letters_that_cannot_be_told_are_an_error_on_their_page",
    "PG555": "test_type_below_the_least_of_the_format_is_an_error",
    "PG556": "test_an_image_needs_150_pixels_an_inch_on_any_paper",
    "PG557": "test_an_image_for_a_press_is_better_with_225",
    "PG558": "test_a_page_of_another_size_is_an_error",
    "PG559": "test_colours_of_a_screen_are_errors_on_a_press",
    "PG560": "test_text_in_more_inks_than_black_is_an_error_on_a_press",
    "PG561": "test_text_over_the_edge_is_an_error",
    "PG562": "test_text_near_the_cut_is_a_warning_for_a_press_only",
    "PG563": "test_an_image_ends_within_the_page_or_with_the_bleed",
    "PG564": "test_two_texts_on_one_spot_are_a_warning",
    "PG565": "test_a_link_to_no_address_is_an_error",
    "PG566": "test_a_link_to_a_page_that_is_gone_is_an_error",
    "PG567": "test_a_link_without_words_is_an_error_where_it_is_read_aloud",
    "PG568": "test_a_press_takes_no_annotations",
    "PG569": "test_a_pdf_without_its_tree_is_not_tagged",
    "PG570": "test_content_without_a_tag_is_an_error",
    "PG571": "test_a_tag_that_the_tree_does_not_have_is_an_error",
    "PG572": "test_what_a_pdf_does_not_say_of_itself_is_an_error",
    "PG573": "test_a_figure_without_words_is_an_error",
    "PG574": "test_a_table_without_heads_is_an_error",
    "PG575": "test_a_heading_that_skips_a_level_is_an_error",
    "PG576": "test_a_kind_that_is_not_declared_is_an_error",
    "PG577": "test_rules_that_a_pdf_breaks_are_errors",
    "PG578": "test_words_that_the_pdf_lacks_are_errors",
    "PG579": "test_words_out_of_order_are_errors",
}
"""Codes of finished PDFs, and the test that has each come about."""
PROVEN_ELSEWHERE |= {
    code: ("it takes a finished PDF", test) for code, test in READ_OFF_PDFS.items()
}

CODES = list(codes())
WITH_PAGE = [code for code in CODES if (PAGES / f"{code}.md").is_file()]
REHEARSED = [code for code in WITH_PAGE if code not in PROVEN_ELSEWHERE]


def diagnostics(said: tuple[Said, ...]) -> tuple[Diagnostic, ...]:
    return tuple(one.diagnostic for one in said)


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_a_page(code: str) -> None:
    assert code in WITH_PAGE, f"write printguide/explanations/{code}.md"


@pytest.mark.parametrize("page", sorted(PAGES.iterdir()), ids=lambda page: page.name)
def test_a_page_is_that_of_a_code(page: Path) -> None:
    assert page.suffix == ".md"
    assert page.stem in CODES


@pytest.mark.parametrize("code", WITH_PAGE)
def test_a_page_has_a_bad_and_a_good_example_or_a_word_in_their_place(code: str) -> None:
    told = explanation(code)

    assert told.bad.samples or told.bad.prose
    assert told.good.samples or told.good.prose


@pytest.mark.parametrize("code", REHEARSED)
def test_the_bad_example_gives_its_fault(code: str) -> None:
    given = {diagnostic.code for diagnostic in diagnostics(bad_example(code))}

    assert explanation(code).bad.files
    assert code in given


@pytest.mark.parametrize("code", REHEARSED)
def test_the_fault_of_an_example_is_at_its_culprit(code: str) -> None:
    places = {
        (d.place.path, d.place.line, d.place.column)
        for d in diagnostics(bad_example(code))
        if d.code == code
    }
    expected = {(it.path, *it.place) for it in explanation(code).bad.files if it.place}

    assert expected <= places


@pytest.mark.parametrize("code", REHEARSED)
def test_the_good_example_gives_neither_its_fault_nor_any_error(code: str) -> None:
    given = [
        d for d in diagnostics(good_example(code)) if d.code == code or d.severity is Severity.ERROR
    ]

    assert explanation(code).good.files
    assert given == []


def test_the_catalogue_of_faults_is_fresh() -> None:
    fresh = catalogue.PAGE.read_text("utf-8") == catalogue.page()

    assert fresh, "run `python -m tests.docs.catalogue`"


@pytest.mark.parametrize("code", PROVEN_ELSEWHERE)
def test_a_fault_that_no_text_can_have_is_proven_elsewhere(code: str) -> None:
    reason, test = PROVEN_ELSEWHERE[code]
    bodies = [body for file in TESTS.rglob("test_*.py") for body in functions(file, test)]

    assert len(reason.split()) >= 3
    assert not explanation(code).bad.files
    assert len(bodies) == 1
    assert code in bodies[0]


def functions(file: Path, name: str) -> list[str]:
    """Return the text of the functions with this name in a file."""
    text = file.read_text("utf-8")
    if name not in text:
        return []
    found = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    return [_whole(text, node) for node in found if node.name == name]


def _whole(text: str, function: ast.FunctionDef) -> str:
    """Return the text of a function with its decorators, where its cases are."""
    first = min((it.lineno for it in function.decorator_list), default=function.lineno)
    return "\n".join(text.splitlines()[first - 1 : function.end_lineno])


WELL_FORMED = "## Bad\n\n```mdx\nx\n```\n\n## Good\n\n```mdx\ny\n```\n"


@pytest.mark.parametrize(
    "page",
    [
        "",
        "## Good\n\n```mdx\nx\n```\n",
        WELL_FORMED.replace("Good", "Better"),
        "# PG302\n\n" + WELL_FORMED,
        "A word before.\n\n" + WELL_FORMED,
        WELL_FORMED + "\n## Good\n\nAgain.\n",
        WELL_FORMED.replace("```mdx\nx", "```mdx a.mdx b.mdx\nx"),
        WELL_FORMED.replace("```mdx\nx", "```mdx colour=red\nx"),
    ],
)
def test_a_page_with_other_parts_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match=r"page|part|language"):
        examples(page)


def test_a_page_gives_its_files_with_path_encoding_and_place() -> None:
    page = (
        "## Bad\n\nA word.\n\n```mdx encoding=latin-1 at=3:4\nx\n```\n\n"
        "```toml printguide.toml\n```\n\n```text\nonly shown\n```\n\n## Good\n\nAnother.\n"
    )

    bad, good = examples(page)

    assert (bad.prose, good.prose) == ("A word.", "Another.")
    assert [str(sample.path) for sample in bad.files] == ["article.mdx", "printguide.toml"]
    assert (bad.files[0].encoding, bad.files[0].place) == ("latin-1", (3, 4))
    assert [sample.text for sample in bad.samples] == ["x\n", "", "only shown\n"]
    assert good.files == ()
