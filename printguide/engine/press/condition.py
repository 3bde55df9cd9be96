"""The printing condition, as PDF/X has it: an output intent with its profile (ISO 15930-7)."""

from typing import Any

import pydyf

from printguide.press.intent import Intent

_REGISTRY = "http://www.color.org"
"""Where the ICC registers printing conditions by their names."""


def declare_condition(pdf: Any, intent: Intent) -> None:
    """Say for which printing condition the colours of a PDF are mixed."""
    profile = pydyf.Stream([intent.profile], pydyf.Dictionary({"N": 4}), compress=True)
    pdf.add_object(profile)
    facts = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFX",
        "OutputConditionIdentifier": pydyf.String(intent.condition),
        "Info": pydyf.String(intent.condition),
        "DestOutputProfile": profile.reference,
    }
    if intent.registered:
        facts["RegistryName"] = pydyf.String(_REGISTRY)
    pdf.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary(facts)])
