"""Pressing: everything that a PDF needs before a print shop gets it."""

from collections.abc import Mapping
from typing import Any

from printguide.engine.press.colours import turn_to_inks
from printguide.engine.press.condition import declare_condition
from printguide.engine.press.links import drop_links
from printguide.engine.press.palettes import PressPalette
from printguide.engine.press.sheets import prepare_sheets
from printguide.formats.format import Press
from printguide.press.inks import Inks
from printguide.press.intent import Intent
from printguide.press.mixing import mixer


def make_ready(
    pdf: Any, press: Press, intent: Intent, given: Mapping[str, Inks], *, drawn: bool = True
) -> None:
    """Make a PDF fit for a press; `given` are the inks of a brand's colours.

    Marks that a press wants are not `drawn` on pages whose margins are laid out apart.
    Raises Unfit where the profile of the press cannot be used.
    """
    drop_links(pdf)
    turn_to_inks(pdf, PressPalette(mixer(intent.profile), given))
    prepare_sheets(pdf, marks=press.marks, drawn=drawn)
    declare_condition(pdf, intent)
