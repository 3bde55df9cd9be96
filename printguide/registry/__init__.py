"""The registry: which components there are, of printguide, of packages and of a project."""
