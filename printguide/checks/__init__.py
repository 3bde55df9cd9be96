"""Checks: what an author would want to know of an article before it is laid out."""
