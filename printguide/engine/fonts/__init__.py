"""Fonts: faces from pip packages, made static once, chosen by the characters of a document."""

from printguide.engine.fonts.choosing import Choice, Lacking, choose
from printguide.engine.fonts.declaring import declare, embed
from printguide.engine.fonts.instancing import Face
from printguide.engine.fonts.outlines import refuse
from printguide.engine.fonts.own import own_families
from printguide.engine.fonts.shelf import Shelf
from printguide.engine.fonts.standing import Standing, status

__all__ = [
    "Choice",
    "Face",
    "Lacking",
    "Shelf",
    "Standing",
    "choose",
    "declare",
    "embed",
    "own_families",
    "refuse",
    "status",
]
