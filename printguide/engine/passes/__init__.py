"""Passes over a PDF that WeasyPrint has made and not yet written: one repair a module."""
