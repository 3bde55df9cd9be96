"""The report of a booklet as text: a line for each article."""

from pathlib import Path

from printguide.booklet.record import Record


def as_table(file: Path, record: Record, size: int) -> str:
    """Return the articles with their pages, words, codes and warnings, and what is left out."""
    rows = [("article", "pages", "words", "codes", "warnings")]
    for it in record.articles:
        first, last = it.pages
        pages = first if first == last else f"{first}–{last}"
        rows.append((it.title, pages, str(it.words), str(it.codes), str(it.warnings)))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in rows
    ]
    lines += [f"left out: {said}" for said in record.left_out]
    return "\n".join([*lines, "", f"{file}: {record.pages} pages, {size // 1000} kB"])
