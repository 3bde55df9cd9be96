"""The report of a batch as JSON, for programs: a line for each job, so that lines compare."""

import json
from typing import Any

from printguide import __version__
from printguide.faults import Severity
from printguide.made import Made, Report, Status
from printguide.reports.bearings import Bearings
from printguide.reports.json import finding_data
from printguide.reports.report import gathered

VERSION = 1
"""Of the shape; it changes when a reader of the old one would be misled."""


def as_json(report: Report, bearings: Bearings) -> bytes:
    """Return the report of a batch as one JSON object in UTF-8.

    All paths are from where the report lies. A file name that is no text keeps its bytes, as the
    surrogates by which Python escapes them.
    """
    head = {
        "version": VERSION,
        "printguide": __version__,
        "seconds": round(report.seconds, 3),
        "totals": _totals(report),
        "notes": list(report.notes),
    }
    begun = json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}")
    jobs = ",\n".join(json.dumps(_job(made, bearings), ensure_ascii=False) for made in report.made)
    text = f'{begun},\n  "jobs": [\n{jobs}\n  ]\n}}\n'
    return text.encode("utf-8", "backslashreplace")


def _totals(report: Report) -> dict[str, int]:
    severities = [diagnostic.severity for diagnostic in report.found]
    return {
        "jobs": len(report.made),
        **{str(status): report.count(status) for status in Status},
        "pages": sum(made.pages for made in report.made),
        "bytes": sum(made.size for made in report.made),
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
    }


def _job(made: Made, bearings: Bearings) -> dict[str, Any]:
    return {
        "article": bearings.path(made.article),
        "format": made.format,
        "paper": made.paper,
        "lang": made.lang,
        "status": str(made.status),
        "pages": made.pages,
        "bytes": made.size,
        "codes": made.codes,
        "seconds": round(made.seconds, 3),
        "inputs": made.inputs or None,
        "outputs": [
            {"path": bearings.path(it.file), "bytes": it.size, "sha256": it.sha256}
            for it in made.outputs
        ],
        "failed_proof": [bearings.path(file) for file in made.failed],
        "diagnostics": _diagnostics(made, bearings),
    }


def _diagnostics(made: Made, bearings: Bearings) -> list[dict[str, Any]]:
    return [
        {
            **finding_data(finding),
            "path": bearings.path(finding.diagnostic.place.path),
            "page": finding.diagnostic.place.page,
        }
        for finding in gathered(made.found, dict.fromkeys(made.found, made.source))
    ]
