"""Passes that make a PDF fit for a print shop: PDF/X-4 (ISO 15930-7), in inks, with marks."""
