"""Imposition: the pages of any PDF on sheets to be printed on both sides, and folded."""
