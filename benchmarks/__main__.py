"""`python -m benchmarks [ARTICLE]`: every measurement, on the sample's longest article."""

import sys
import tempfile
from pathlib import Path

from benchmarks import brochure, parts

SAMPLE = Path(__file__).parent.parent / "content" / "knee.mdx"
ROUNDS = 7


def main() -> None:
    """Measure and print."""
    article = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    with tempfile.TemporaryDirectory() as folder:
        brochure.measure(article, Path(folder), ROUNDS)
    parts.measure(article, ROUNDS)


main()
