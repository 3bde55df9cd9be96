"""Printguide: articles of a website as print that people keep."""

__version__ = "0.1.0"
