"""The booklet: parts that were laid out apart become one PDF."""
