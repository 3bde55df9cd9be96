"""Renews `printguide/press/general.icc`."""

from printguide.press.profile import GENERAL
from tests.press.general.icc import profile

GENERAL.write_bytes(profile())
