"""Fitting: articles cut to the pages that there are."""
