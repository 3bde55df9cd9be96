"""The booklet: many articles as one publication, rendered apart and joined after."""
