"""Formats and papers: a format is data."""
