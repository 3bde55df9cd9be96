"""What tests use where it is at hand: it lies outside this repository."""

import os
from pathlib import Path

SHARED = Path(os.environ.get("PRINTGUIDE_SHARED", Path(__file__).parents[3] / "shared"))
VERAPDF = SHARED / "tools" / "verapdf" / "verapdf"
