"""Starters: the files that a new project, article or component begins with, and their making.

They lie beside this module as files, with `@NAME@` and the like where something is to be filled in.
"""
