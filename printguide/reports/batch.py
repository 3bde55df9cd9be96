"""The reports of a batch: `report.json`, `report.html`, and a folder of pictures beside them."""

from pathlib import Path

from printguide.made import Made, Report
from printguide.proof.thumbnails import Thumbnails
from printguide.reports.batch_html import as_html
from printguide.reports.batch_json import as_json
from printguide.reports.bearings import Bearings
from printguide.store import Store
from printguide.writing import write

JSON = "report.json"
PAGE = "report.html"
PICTURES = "report"
"""The folder of the thumbnails."""


def write_reports(
    report: Report, out: Path, root: Path, store: Store | None, readers: int = 1
) -> Path:
    """Write the reports of a batch into the folder of its PDFs; return where the page is.

    `root` is where paths begin that are not absolute: the folder that messages name files from.
    `readers` is how many processes draw pictures at once. Each file is written whole or not at
    all, the page after its pictures. Pictures of earlier batches are removed. Raises
    EnvironmentFault where the folder cannot be written.
    """
    bearings, target = Bearings(out, root), out / PAGE

    def picture(made: Made) -> str | None:
        if not made.outputs:
            return None
        name = thumbnails.of(root / made.outputs[0].file, made.outputs[0].sha256)
        return f"{PICTURES}/{name}" if name else None

    pdfs = [made.outputs[0] for made in report.made if made.outputs]
    with Thumbnails(out / PICTURES, store, readers) as thumbnails:
        thumbnails.draw({pdf.sha256: root / pdf.file for pdf in pdfs})
        write(target, as_html(report, bearings, picture))
        write(out / JSON, as_json(report, bearings))
        thumbnails.sweep()
    return target
