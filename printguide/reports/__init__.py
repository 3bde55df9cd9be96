"""Reports: what was found in articles, for people, programs, editors and code hosts."""
