"""From an author's file to an article: reading, parsing, binding."""
